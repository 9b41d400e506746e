"""The keys of words that wait for them: by these a word is found that sounds like another.

What a new word sounds like is much of the work on the index. Where much comes at once it is left
for the end, and whoever asks for what sounds alike before that has it found first.
"""

from collections.abc import Callable, Iterator, Sequence

from briefings.names.spelling.keys import keys
from briefings.store.protocols import Cancelled, Store

WORDS = 4_000
"""Words that are given their keys in one step."""

Keys = dict[str, tuple[str, ...]]
"""Under which keys an index keeps a word near others."""


def keys_of(words: Sequence[str]) -> Keys:
    """Give the keys of some words."""
    return {word: keys(word) for word in words}


def key_rest(
    store: Store, cancelled: Cancelled, find: Callable[[Sequence[str]], Keys] = keys_of
) -> Iterator[int]:
    """Give all words that wait their keys, step by step, each stored; how many have them now."""
    done = 0
    while (words := store.index.unkeyed(WORDS)) and not cancelled():
        found = find(words)
        with store.batch():
            store.index.key(found)
        done += len(words)
        yield done
