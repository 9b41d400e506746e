"""The parts of a query that ask about a briefing as a whole, answered from its line."""

from collections.abc import Callable, Collection, Mapping

from briefings.model import Dating
from briefings.names.compare import compare_words
from briefings.query import Both, Days, Either, Facet, Field, Node, Not, Phrase, Word
from briefings.store.protocols import Line
from briefings.text.fold import index_words

Holders = Callable[[Word | Phrase], Collection[str]]
"""Gives the ids of all briefings that hold a word or a phrase."""


class Filters:
    """Says of lines whether a part of a query is true of them."""

    def __init__(self, entities: Mapping[str, tuple[str, str]], holders: Holders) -> None:
        """Take who is who in the library, and how words are looked up."""
        self._entities = entities
        self._holders = holders
        self._held: dict[Word | Phrase, Collection[str]] = {}
        self._persons: dict[tuple[str, str], bool] = {}

    def holds(self, node: Node, line: Line) -> bool:
        """Whether a part of a query is true of a line."""
        if isinstance(node, Both):
            return all(self.holds(part, line) for part in node.parts)
        if isinstance(node, Either):
            return any(self.holds(part, line) for part in node.parts)
        if isinstance(node, Not):
            return not self.holds(node.part, line)
        if isinstance(node, Days):
            return may_be_of(line.briefing.dating, node)
        if isinstance(node, Facet):
            return self._has(node, line)
        if node not in self._held:
            self._held[node] = frozenset(self._holders(node))
        return line.id in self._held[node]

    def _has(self, facet: Facet, line: Line) -> bool:
        if facet.field is Field.IS:
            return _is(facet.value, line)
        if facet.field is Field.LANG:
            return line.briefing.language == facet.value
        if facet.field is Field.PUBLISHER:
            return _begins(facet.value, line.briefing.publisher or "unknown")
        if facet.field is Field.WATCH:
            return any(_begins(facet.value, watch) for watch in line.watches)
        return any(
            self._is_named(facet.value, self._entities.get(entity, ("", name))[1])
            for entity, name, _, _ in line.names
        )

    def _is_named(self, asked: str, name: str) -> bool:
        key = (asked, name)
        if key not in self._persons:
            self._persons[key] = is_named(asked, name)
        return self._persons[key]


def is_named(asked: str, name: str) -> bool:
    """Whether each word asked for is, or begins, a word of a name, however it is spelt."""
    words = index_words(name)
    return all(
        any(word.startswith(one) or compare_words(one, word).tier.joins for word in words)
        for one in index_words(asked)
    )


def may_be_of(dating: Dating | None, days: Days) -> bool:
    """Whether a briefing may be of one of the days asked for; the undated are of none."""
    if dating is None:
        return False
    is_early = days.end is None or dating.start <= days.end
    return is_early and (days.start is None or days.start <= dating.end)


def _is(mark: str, line: Line) -> bool:
    return {
        "unread": not line.read and not line.old,
        "read": line.read,
        "pinned": line.pinned,
        "alert": bool(line.watches),
    }[mark]


def _begins(asked: str, name: str) -> bool:
    """Whether the words asked for stand in a name, the last perhaps only begun."""
    wanted = " ".join(index_words(asked))
    return bool(wanted) and f" {wanted}" in " " + " ".join(index_words(name))
