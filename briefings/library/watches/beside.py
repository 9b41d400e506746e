"""Which spellings of a given name stand before which of a family name.

The index tells it of pairs of words that both begin with a capital. Of words in scripts that have
none, and of an index that was made before there were pairs, phrases are asked.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from briefings.library.watches.asking import Asking
from briefings.library.watches.looking import Looking
from briefings.library.watches.spelt import Lexicon, soon_read
from briefings.names.pairs.words import link
from briefings.names.spelling.given import is_listed
from briefings.names.spelling.keys import keys
from briefings.names.traits import is_plain
from briefings.names.watching.forms import Form
from briefings.names.watching.sighting import LEAST
from briefings.store.protocols import Pairs, Phrase, Plan
from briefings.text.fold import fold_word
from briefings.text.indexed import index_words
from briefings.text.segment import is_small

_GIVEN = 16
"""Spellings of a given name that phrases are asked with, most frequent first."""
_COMPARED = 80
"""Words compared with a given name for that, at most, most frequent first."""
_ASKED, _READ = 120, 4_000
"""Words without pairs of which it is asked which stand beside the given name: the first of them,
and of those the rarest, as many as stand in so many briefings in all.
"""
_AT_ONCE = 24
"""Briefings read at once to tell which of some words stand beside a given name."""


class Beside:
    """The given names by which a watch calls a person, before the words of a library."""

    def __init__(self, form: Form, words: Lexicon, asking: Asking, looking: Looking) -> None:
        """Ask an index that does not change meanwhile."""
        self._names = form.given
        self._words = words
        self._asking = asking
        self._looking = looking
        self._initials = tuple(dict.fromkeys(fold_word(name[0]) for name in form.given))
        self._called: dict[str, bool] = {}

    def is_told(self, word: str) -> bool:
        """Whether it is known of a word what stands before it: pairs tell, or nothing can."""
        return not self._names or (self._words.is_paired and is_small(word[:1]))

    def before(self, word: str) -> Sequence[tuple[Plan, int | None]]:
        """Give the plans of the given name before a family name, one for each spelling of it.

        With each goes how many briefings of the library answer it, where that is told.
        """
        if not self._names:
            return ()
        if not self.is_told(word):
            return ((Phrase((self._said, (word,))), None),) if self._said else ()
        pairs = self._pairs.get(word, {})
        ranked = sorted(pairs, key=lambda first: (-pairs[first], first))
        called = filter(self._is_called, ranked)
        return [(Pairs(((first, word),)), pairs[first]) for first in called]

    def behind(self, word: str) -> Plan | None:
        """Give the plan of a family name that stands before the given one."""
        if not self.is_told(word):
            return Phrase(((word,), self._said)) if self._said else None
        seconds = (pair.second for pair in self._words.behind([word]))
        pairs = tuple((word, second) for second in seconds if self._is_called(second))
        return Pairs(pairs) if pairs else None

    def standing(self, words: Iterable[str]) -> set[str]:
        """Give those of some words that a given name or initial may stand before; no other does.

        Without pairs, briefings are looked into for them all together.
        """
        told, left = set[str](), list[str]()
        for word in words:
            if not self.is_told(word):
                left.append(word)
            elif any(map(self._is_called, self._pairs.get(word, ()))):
                told.add(word)
        return told | self._met(self._said, left)

    def joined(self, words: Sequence[str], counts: Mapping[str, int]) -> set[str]:
        """Give those of some words that a given name stands before, which an initial does not.

        `counts` are in how many briefings each stands: without pairs, it is asked of the rarest
        alone.
        """
        told = (word for word in words if word in self._pairs and self.is_told(word))
        found = {word for word in told if any(map(self._is_name, self._pairs[word]))}
        said = tuple(one for one in self._said if one not in self._initials)
        if not said:
            return found
        left = [word for word in words if not self.is_told(word)]
        return found | self._met(said, soon_read(left[:_ASKED], counts, _READ))

    @cached_property
    def _near(self) -> Mapping[str, Sequence[str]]:
        """The words that may be a given name, each with the names it shares a key with."""
        found: dict[str, list[str]] = {}
        for name in dict.fromkeys(self._names):
            near = [key for key in keys(name) if not key.startswith("-")]
            words = dict.fromkeys(term.word for key in near for term in self._words.near(key))
            for word in words:
                if not _is_small(word):
                    found.setdefault(word, []).append(name)
        return found

    @cached_property
    def _pairs(self) -> Mapping[str, Mapping[str, int]]:
        """What may be a given name or initial before each word, with how often."""
        found: dict[str, dict[str, int]] = {}
        if self._words.is_paired and self._names:
            for pair in self._words.behind([*self._near, *self._initials]):
                found.setdefault(pair.second, {})[pair.first] = pair.documents
        return found

    def _is_called(self, word: str) -> bool:
        return word in self._initials or self._is_name(word)

    def _is_name(self, word: str) -> bool:
        if word in self._initials:
            return False
        if word not in self._called:
            names = self._near.get(word, ())
            self._called[word] = any(link(name, word).score >= LEAST for name in names)
        return self._called[word]

    @cached_property
    def _said(self) -> tuple[str, ...]:
        """What phrases are asked with: the most frequent, of a script without capitals alone."""
        both = [*self._near, *self._initials]
        asked = [word for word in both if not self.is_told(word)]
        counts = {term.word: term.documents for term in self._words.counted(asked)}
        often = sorted(counts, key=lambda word: (-counts[word], word))
        names = [word for word in often if word not in self._initials][:_COMPARED]
        initials = [word for word in self._initials if word in counts]
        return (*[word for word in names if self._is_name(word)][:_GIVEN], *initials)

    def _met(self, given: tuple[str, ...], words: Sequence[str]) -> set[str]:
        found: set[str] = set()
        left = list(words) if given else []
        while left and (ids := self._asking.ids(Phrase((given, tuple(left))), _AT_ONCE)):
            texts = (one.text for one in self._looking.briefings(ids))
            there = {word for text in texts for word in index_words(text)}
            # A word inside a glued one is in the index alone.
            held = there.intersection(left) or set(left)
            found |= held
            left = [word for word in left if word not in held]
        return found


def _is_small(word: str) -> bool:
    """Whether a folded word is rather one of any sentence than a given name: `any`, of `Anna`."""
    return is_plain(word) and not is_listed(word)
