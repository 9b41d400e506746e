"""What of a briefing is shown, what is folded, and in which stretches it is laid out."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefings.model import FOLDED, BlockKind, Briefing, Edit

CHUNK = 8192
"""A longer stretch is parted, at a blank where there is one, so that laying out what is on the
screen never waits for the rest of a text."""


_AT_HEAD = frozenset({BlockKind.HEADER, BlockKind.TITLE})


class Piece(NamedTuple):
    """A stretch of the text of one kind."""

    start: int
    end: int
    kind: BlockKind | None
    """None for a line that stands above already."""


class Section(NamedTuple):
    """What is laid out at once: a piece that is shown, or a run of folded ones."""

    pieces: tuple[Piece, ...]
    is_folded: bool

    @property
    def start(self) -> int:
        """The offset it begins at."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """The offset it ends at."""
        return self.pieces[-1].end

    def holds(self, offset: int) -> bool:
        """Whether one of its pieces holds an offset."""
        return any(piece.start <= offset < piece.end for piece in self.pieces)


def sections(briefing: Briefing, *, raw: bool) -> list[Section]:
    """Part a text into what is laid out; in the raw view nothing is folded or left out.

    The date line and the stated title are left out otherwise: they stand at the head of the page.
    """
    text = briefing.text
    if raw:
        return [
            Section((each,), False) for piece in _pieces(briefing) for each in _parted(text, piece)
        ]
    found: list[Section] = []
    run: list[Piece] = []
    for piece in _pieces(briefing):
        if piece.kind in _AT_HEAD or not text[piece.start : piece.end].strip():
            continue
        if piece.kind is None or piece.kind in FOLDED:
            run.append(piece)
            continue
        if run:
            found.append(Section(tuple(run), True))
            run = []
        found += [Section((each,), False) for each in _parted(text, piece)]
    if run:
        found.append(Section(tuple(run), True))
    return found


def _pieces(briefing: Briefing) -> Iterator[Piece]:
    """Give the blocks, parted where a line of them is folded by an edit."""
    gone = [edit for edit in briefing.edits if not edit.shown]
    starts = [edit.span.start for edit in gone]
    for block in briefing.blocks:
        start, end = block.span.start, block.span.end
        for edit in _within(gone, starts, start, end) if gone else ():
            if edit.span.start > start:
                yield Piece(start, edit.span.start, block.kind)
            folded_to = min(end, edit.span.end)
            yield Piece(max(start, edit.span.start), folded_to, _kind_gone(block.kind))
            start = folded_to
        if start < end:
            yield Piece(start, end, block.kind)


def _kind_gone(kind: BlockKind) -> BlockKind | None:
    """Name what an edit folded: boilerplate stays boilerplate, the story's lines are repeats."""
    return kind if kind in FOLDED else None


def _within(edits: Sequence[Edit], starts: Sequence[int], start: int, end: int) -> Iterator[Edit]:
    for at in range(bisect_left(starts, start), len(edits)):
        if edits[at].span.start >= end:
            return
        yield edits[at]


def _parted(text: str, piece: Piece) -> tuple[Piece, ...]:
    """Part a long piece, at the last blank of each stretch where it has one."""
    if piece.end - piece.start <= CHUNK:
        return (piece,)
    parts = []
    start = piece.start
    while piece.end - start > CHUNK:
        at = max(text.rfind(sign, start, start + CHUNK) for sign in "\n ")
        stop = at + 1 if at > start else start + CHUNK
        parts.append(Piece(start, stop, piece.kind))
        start = stop
    return (*parts, Piece(start, piece.end, piece.kind))
