"""Where a word stands in a briefing, and whether the watch that is tried is met there."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from briefings.library.watches.spelt import Near
from briefings.model import BlockKind, Briefing, Span
from briefings.names.entities import stands_in
from briefings.names.gazetteer import Found, Gazetteer
from briefings.names.traits import bare
from briefings.text.fold import fold_word
from briefings.text.segment import parts_by_capitals, words

_AROUND = 120
"""Characters read on either side of a spelling, to the ends of their lines."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A word where it stands in a briefing, and the watch if it is met there."""

    briefing: Briefing
    at: Span
    met: Found | None
    silent_in: BlockKind | None = None
    """Where it is met and does not ring."""

    @property
    def is_caught(self) -> bool:
        """Whether the watch is met, though it may be silent there."""
        return self.met is not None and self.met.tier.joins

    def written(self, near: Near | None, *, is_full: bool) -> str:
        """Give what is told as written: the word, and where it is `full` the given name too."""
        text = self.briefing.text
        told = bare(self.at.of(text))
        if self.met and near is None:
            told = self.met.span.of(text)
        elif self.met and (is_full or told.islower()):
            # In small letters nothing told the index that a given name stands there.
            told = text[self.met.span.start : self.at.start] + told
        return " ".join(told.split())


def samples(
    gazetteer: Gazetteer, where: Collection[BlockKind], briefing: Briefing, word: str
) -> Iterator[Sample]:
    """Look into a briefing for a folded word, where it stands first; at most twice.

    Places that lie close are looked into together. The watch may be silent in blocks that are not
    `where` it rings.
    """
    # A thing has a capital no more often than none: what stands behind tells it.
    is_of_thing = any(one.is_met_small and one.begins(word) for one in gazetteer.phrases)
    text, places = briefing.text, _places(briefing, word, _OF_THING if is_of_thing else _OF_NAME)
    found, read = list[Found](), Span(0, 0)
    for at in places:
        if not (is_of_thing or _may_be_name(text, at)):
            yield Sample(briefing, at, None)
            continue
        if at.end > read.end:
            close = [one for one in places if 0 <= one.start - at.end <= _AROUND]
            read = _lines_around(text, at.start, max([at, *close], key=lambda one: one.end).end)
            found = list(_found(gazetteer, briefing, read))
        yield _sample(briefing, at, found, where)


def _may_be_name(text: str, at: Span) -> bool:
    """Whether a word has a capital; it needs none in a line of small letters.

    Nor behind a hyphen, where it may be the end of a name: `Jong-un`.
    """
    if not text[at.start].islower() or text[at.start - 1 : at.start] == "-":
        return True
    begin = max(text.rfind("\n", 0, at.start) + 1, at.start - _AROUND)
    return text[begin : at.end].islower()


def _lines_around(text: str, first: int, last: int) -> Span:
    """Give the lines around a stretch, or what is near it of long ones."""
    start = text.rfind("\n", 0, max(0, first - _AROUND)) + 1
    end = text.find("\n", last + _AROUND)
    end = len(text) if end < 0 else end
    return Span(max(start, first - 2 * _AROUND), min(end, last + 2 * _AROUND))


def _found(gazetteer: Gazetteer, briefing: Briefing, read: Span) -> Iterator[Found]:
    for met in gazetteer.find(replace(briefing, text=read.of(briefing.text))):
        span = Span(met.span.start + read.start, met.span.end + read.start)
        yield met._replace(span=span)


def _sample(
    briefing: Briefing, at: Span, found: list[Found], where: Collection[BlockKind]
) -> Sample:
    met = next((one for one in found if one.span.overlaps(at)), None)
    if met is None:
        return Sample(briefing, at, None)
    kind = stands_in(briefing, met.span)
    return Sample(briefing, at, met, None if kind in where else kind)


def _places(briefing: Briefing, word: str, most: int) -> list[Span]:
    """Give where a folded word stands, with a capital first, else as it is, at most so often.

    Where more are asked for than of a name, all are given as they come.
    """
    text = briefing.text
    found = list(_whole_words(text.lower(), word)) if len(text.lower()) == len(text) else []
    if not found:
        # Folding does more than letters' cases: it composes marks, and drops a possessive.
        apart = [*words(text), *parts_by_capitals(text)]
        found = [Span(one.start, one.end) for one in apart if fold_word(one.text) == word]
    if most > _OF_NAME:
        return found[:most]
    return [one for one in found if text[one.start].isupper()][:most] or found[:1]


_OF_NAME, _OF_THING = 2, 12
"""Places of a name's word that are looked into in one briefing, and of a thing's."""


def _whole_words(text: str, word: str) -> Iterator[Span]:
    """Give where a word stands with no letter or digit beside it."""
    end = 0
    while (start := text.find(word, end)) >= 0:
        end = start + len(word)
        before, behind = text[start - 1 : start], text[end : end + 1]
        if not (before.isalnum() or behind.isalnum() or "_" in before + behind):
            yield Span(start, end)
