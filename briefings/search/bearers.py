"""Who is called by which words, of everybody that a library names in full."""

from collections.abc import Collection, Iterator, Mapping

from briefings.model.roll import Who
from briefings.text.indexed import index_words


class Bearers:
    """The full names of a library, to look words up in: one string, for there may be 100,000."""

    def __init__(self) -> None:
        """Know nobody yet."""
        self._known: tuple[Mapping[str, Who], str] = ({}, "")

    def called(
        self, words: Collection[str], entities: Mapping[str, Who]
    ) -> Iterator[tuple[str, str]]:
        """Give the ids and names of those with one of some folded words in a full name, each once.

        `entities` tells by the ids that briefings have who they are; the names are read anew only
        where it is another object than before.
        """
        known, lines = self._known
        if known is not entities:
            named = ((one, name) for one, (_, name) in entities.items() if " " in name)
            lines = "".join(f" {' '.join(index_words(name))} \t{one}\n" for one, name in named)
            self._known = (entities, lines)
        found = dict.fromkeys(one for word in words for one in _bearing(f" {word} ", lines))
        return ((one, entities[one][1]) for one in found)


def _bearing(word: str, lines: str) -> Iterator[str]:
    at = lines.find(word)
    while at >= 0:
        end = lines.index("\n", at)
        yield lines[lines.index("\t", at) + 1 : end]
        at = lines.find(word, end)
