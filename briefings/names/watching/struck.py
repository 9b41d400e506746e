"""Names that a watch must not ring for: whether what a watch meets is rather one of them."""

from bisect import bisect_left
from collections.abc import Collection, Iterator

from briefings.match import ReasonKind
from briefings.names.compare import compare, is_called_so
from briefings.names.context import Text
from briefings.names.pairs.words import Link, link
from briefings.names.traits import Trait
from briefings.names.watching.candidates import Candidate
from briefings.names.watching.reach import longer_runs
from briefings.names.watching.sighting import STRONG
from briefings.text.segment import HYPHENS


def struck(text: Text, at: int, candidate: Candidate, excluded: Collection[str]) -> str | None:
    """Give the name struck out that the words around a sighting rather are; None for none."""
    if not excluded:
        return None
    written = candidate.span.of(text.text)
    runs = [written, *_onwards(text, candidate)]
    if text.has(at, Trait.CASELESS):
        runs += longer_runs(text, at)
    family, ours = written.split()[-1], candidate.sighting.link
    told = (
        name
        for name in map(str.strip, excluded)
        if (
            any(_is_rather(name, candidate, run) for run in runs)
            if " " in name
            else _is_nearer(link(name, family), ours)
        )
    )
    return next(told, None)


def _onwards(text: Text, candidate: Candidate) -> Iterator[str]:
    """Give a name with what may go on behind it: `Ann Lund-Berg`, `Ann Lund Berg`, of Ann Lund."""
    span = candidate.span
    last = bisect_left(text.starts, span.end) - 1
    for place in range(last, last + _MOST_BEHIND):
        is_tied = text.gaps[place] in _HYPHENS
        if not (text.linked(place) and (is_tied or text.has(place + 1, Trait.CAPITAL))):
            return
        yield text.text[span.start : text.end(place + 1)]


_MOST_BEHIND = 2
_HYPHENS = frozenset(HYPHENS)


def _is_rather(name: str, candidate: Candidate, written: str) -> bool:
    """Whether somebody is called so who is written, and not rather as the watched one is."""
    if not is_called_so(name, written):
        return False
    form = candidate.form
    return not form.given or compare(name, written).score >= compare(form.name, written).score


def _is_nearer(struck: Link, ours: Link) -> bool:
    """Whether a word is rather a struck one; where a case of both, it may be the watched one."""
    if struck.kind is ReasonKind.ENDING:
        return STRONG <= struck.score > ours.score
    return struck.score >= max(ours.score, STRONG)
