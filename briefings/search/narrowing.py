"""What briefings have in common of which a query is true: a store finds these by itself.

Of watches and publishers there are few: which of them are asked for is seen by their names, and
those that have one are found without a look at the others.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from itertools import chain

from briefings.query import Age, Both, Days, Either, Facet, Field, Node, Not
from briefings.search.filters import before, days_aged, is_begun, path_asked
from briefings.store.protocols import Cancelled, Corpus, Narrow

_STORED = {
    "unread": ("unread", True),
    "read": ("unread", False),
    "pinned": ("pinned", True),
    "alert": ("alert", True),
    "undated": ("undated", True),
}
"""Marks that a store can narrow to: by which of its own, and whether that is there."""
_LISTED = (Field.LANG, Field.PUBLISHER, Field.WATCH)
"""Fields that a store can narrow to some values of."""


SOME = 10_000
"""Briefings with a path, or with copies, that are gathered at the most."""
FEW = 1000
"""The same of those that name somebody, whose newest are found without the others."""


class Narrowing:
    """Tells what briefings have in common, by what a library holds at the moment of asking."""

    def __init__(self, corpus: Corpus, now: datetime, cancelled: Cancelled | None) -> None:
        """Look up nothing yet."""
        self._corpus = corpus
        self._cancelled = cancelled
        self._now = now
        self._known: dict[Facet, Sequence[str]] = {}
        self._some: dict[Facet, frozenset[str] | None] = {}

    def is_told(self, parts: Iterable[Node]) -> bool:
        """Whether it could be told what they have in common; False where that was cancelled."""
        for facet in chain.from_iterable(map(_asked, parts)):
            if facet not in self._some:
                some = self._gathered(facet)
                if some is None and self._cancelled is not None and self._cancelled():
                    return False
                self._some[facet] = some
        return True

    def common(self, parts: Iterable[Node]) -> Narrow:
        """Give what all briefings have in common of which some parts of a query are true."""
        narrow = Narrow()
        for part in parts:
            wanted = not isinstance(part, Not)
            leaf = part.part if isinstance(part, Not) else part
            if field := _listed(leaf):
                narrow = self._among(narrow, field, leaf, wanted=wanted)
            elif isinstance(leaf, Facet) and is_stored(part):
                mark, is_there = _STORED[leaf.value]
                narrow = replace(narrow, marks=(*narrow.marks, (mark, is_there == wanted)))
            elif wanted and isinstance(leaf, Days | Age):
                narrow = _in_time(narrow, leaf, self._now)
            elif wanted and isinstance(leaf, Facet):
                some = self._some.get(leaf)
                if some is None and leaf.field is Field.PATH:
                    narrow = replace(narrow, paths=(*narrow.paths, path_asked(leaf)))
                narrow = among(narrow, some)
        return narrow

    def _among(self, narrow: Narrow, field: Field, leaf: Node, *, wanted: bool) -> Narrow:
        """Narrow further to some values of a field, or to all others."""
        asked = dict.fromkeys(value for one in _facets(leaf) for value in self._values(one))
        if field is Field.LANG:
            known = self._corpus.languages()
            those = tuple(one for one in known if known[one] and (one in asked) is wanted)
            return replace(narrow, languages=(*narrow.languages, (those, True)))
        values = (tuple(asked), wanted)
        if field is Field.PUBLISHER:
            return replace(narrow, publishers=(*narrow.publishers, values))
        return replace(narrow, watches=(*narrow.watches, values))

    def _gathered(self, facet: Facet) -> frozenset[str] | None:
        """Give ids among which are all that are asked for; None where that is not known."""
        if facet.field is Field.PATH:
            return self._corpus.coming_from(path_asked(facet), SOME, self._cancelled)
        is_copy = facet.field is Field.IS and facet.value == "copy"
        return self._corpus.copied(SOME) if is_copy else None

    def _values(self, facet: Facet) -> Sequence[str]:
        """Give those values that the library has of a field which are asked for."""
        if facet.field is Field.LANG:
            return (facet.value,)
        if facet not in self._known:
            is_watch = facet.field is Field.WATCH
            known = self._corpus.ringing() if is_watch else self._corpus.publishers()
            self._known[facet] = [one for one in known if is_begun(facet.value, one or "unknown")]
        return self._known[facet]


def _asked(part: Node) -> Iterator[Facet]:
    """Give what a part asks for, be it one way of several, and nothing that it leaves out."""
    if isinstance(part, Facet):
        yield part
    elif isinstance(part, Both | Either):
        yield from chain.from_iterable(map(_asked, part.parts))


def among(narrow: Narrow, some: frozenset[str] | None) -> Narrow:
    """Narrow further to some briefings, or not."""
    if some is None:
        return narrow
    return replace(narrow, among=some if narrow.among is None else narrow.among & some)


def is_stored(part: Node) -> bool:
    """Whether a part asks only for what a store narrows to: a mark, some values, or their lack."""
    leaf = part.part if isinstance(part, Not) else part
    is_mark = isinstance(leaf, Facet) and leaf.field is Field.IS and leaf.value in _STORED
    return is_mark or _listed(leaf) is not None


def _listed(leaf: Node) -> Field | None:
    """Give the field of which a part asks for one value or another; None where it does not."""
    if isinstance(leaf, Facet):
        return leaf.field if leaf.field in _LISTED else None
    fields = {_listed(part) for part in leaf.parts} if isinstance(leaf, Either) else set()
    return fields.pop() if len(fields) == 1 else None


def _facets(leaf: Node) -> Sequence[Facet]:
    if isinstance(leaf, Either):
        return [facet for part in leaf.parts for facet in _facets(part)]
    return [leaf] if isinstance(leaf, Facet) else []


def _in_time(narrow: Narrow, leaf: Days | Age, now: datetime) -> Narrow:
    """Narrow further to a time; of two of a kind the later counts, the other is looked at."""
    if isinstance(leaf, Days) and leaf.received:
        first = datetime.combine(leaf.start, time.min, UTC) if leaf.start else None
        last = datetime.combine(leaf.end, time.max, UTC) if leaf.end else None
        return replace(narrow, received_from=first, received_until=last)
    if isinstance(leaf, Days):
        return replace(narrow, start=leaf.start, end=leaf.end)
    if leaf.field is Field.RECEIVED:
        then = before(now, leaf.hours)
        since, until = (None, then) if leaf.older else (then, None)
        return replace(narrow, received_from=since, received_until=until)
    start, end = days_aged(leaf, now)
    if leaf.field is Field.OLDER:
        return replace(narrow, listed_until=end)
    return replace(narrow, start=start, end=end)
