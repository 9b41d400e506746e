"""What a format states of a story goes before what the rules find in its text."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from briefings.ingest.facts.title import Title
from briefings.ingest.formats import Extract
from briefings.ingest.parts import by_words, clean
from briefings.ingest.parts.layout import Layout, Part
from briefings.ingest.parts.vocabulary import Vocabulary
from briefings.model import BlockKind, Certainty, DateOrigin, Dating, Span, TitleKind


class Heard(NamedTuple):
    """What the parts of a text say of themselves, whatever stands in other texts."""

    marked: list[BlockKind | None]
    """The kind of each part that the format tells of."""
    free: Layout
    """The parts left to the rules."""
    heard: by_words.Heard


def hear(layout: Layout, story: Extract, words: Vocabulary) -> Heard:
    """Give what the parts of a text say of themselves."""
    marked = _marked(layout.parts, story)
    free = [part for part, kind in zip(layout.parts, marked, strict=True) if kind is None]
    left = layout._replace(parts=free, under=_under(layout.parts, marked))
    return Heard(marked, left, by_words.hear(left, words))


def recurring_in(heard: Heard, lines: Collection[str]) -> Sequence[int]:
    """Give, of the parts left to the rules, those to be folded for lines that other stories have.

    Most lines that recur stand inside a story that goes on around them, and are not folded.
    """
    return clean.recurring_in(heard.free, heard.heard, lines)


def label(heard: Heard, recurring: Collection[int], words: Vocabulary) -> list[BlockKind]:
    """Give the kind of each part: as marked by the format, the others by the rules.

    The rules see only what is left to them, of which some are `recurring`: a page's menu is no
    beginning of its story.
    """
    labelled = iter(clean.label(heard.free, heard.heard, recurring, words))
    return [next(labelled) if kind is None else kind for kind in heard.marked]


def _marked(parts: Sequence[Part], story: Extract) -> list[BlockKind | None]:
    marks = iter(story.marks)
    mark = next(marks, None)
    kinds: list[BlockKind | None] = []
    for part in parts:
        while mark and mark.span.end <= part.start:
            mark = next(marks, None)
        kinds.append(mark.kind if mark and mark.span.start <= part.start else None)
    return kinds


def _under(parts: Sequence[Part], marked: Sequence[BlockKind | None]) -> frozenset[int]:
    """Give the offsets of the parts left to the rules that stand right below a marked heading."""
    if BlockKind.HEADING not in marked:
        return frozenset()
    pairs = zip(parts[1:], pairwise(marked), strict=True)
    return frozenset(
        part.start for part, (above, own) in pairs if above is BlockKind.HEADING and own is None
    )


def title(parts: Sequence[Part], kinds: Sequence[BlockKind], story: Extract) -> Title | None:
    """Give the title that the format states; None where it states none."""
    if not story.title or BlockKind.TITLE not in kinds:
        return None
    index = kinds.index(BlockKind.TITLE)
    part = parts[index]
    at = part.text.find(story.title)
    where = Span(part.start + at, part.start + at + len(story.title)) if at > 0 else None
    return Title(story.title, TitleKind.STATED, where or Span(part.start, part.end), index)


def dating(story: Extract, found: Dating | None) -> Dating | None:
    """Choose between the date that a format states and the one that the rules found.

    A header line goes before the format's own; what the format states, before all else. One that
    it only suggests, such as a page's address, gives way to what the text states of itself.
    """
    told = story.dating
    if told is None:
        return found
    if found is None or told.certainty is Certainty.STATED:
        if found and found.origin is DateOrigin.HEADER:
            return found
        return replace(told, conflicts=(*told.conflicts, *_conflicts(told, found)))
    return found if found.certainty is Certainty.STATED else told


def _conflicts(told: Dating, found: Dating | None) -> tuple[str, ...]:
    """Give the text's own date in words, where it is another."""
    if found is None or found.certainty is not Certainty.STATED:
        return ()
    if found.start <= told.end and told.start <= found.end:
        return ()
    return (f"the text states {found.start.isoformat()}",)
