"""A briefing whose paragraphs no line end breaks, for those who look for names in it.

A word in which a line ended is whole, and so is a name between whose words one did. What is found
in it is told with the offsets of the text as it came.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from briefings.model import Block, Briefing, Edit, Mention, Span
from briefings.text.segment import ENDS_IN_WORDS, HYPHENS

_LINE_END = re.compile(r"\n(?=[ \t]*\S)")
_MARGIN = re.compile(r"[ \t]+\n[ \t]*(?=\S)|\n[ \t]+(?=\S)")

_APART = re.compile(
    rf"(?<=[^\W\d_])[{HYPHENS}][ \t]*\n(?:[ \t]*\n)*[ \t]*(?=(?P<tail>[^\W\d_]{{2}}))"
)
"""A hyphen in a word between whose parts a line ended, or a page, and a blank line may stand."""


def unbroken(briefing: Briefing) -> "Unbroken | None":
    """Give a briefing without the line ends inside its paragraphs; None where it has none.

    Nor those inside a word that goes on with small letters in another paragraph.
    """
    text = briefing.text
    blocks = [
        one for one in briefing.blocks if _LINE_END.search(text, one.span.start, one.span.end)
    ]
    joined = [edit.span for edit in briefing.edits if edit.shown and "\n" in edit.was]
    apart = [one for one in _apart(text) if not any(map(one.span.overlaps, joined))]
    return Unbroken(briefing, blocks, apart) if blocks or apart else None


def _apart(text: str) -> Iterator[Edit]:
    """Give what joins the parts of each word in which a line may have ended."""
    if any(end in text for end in ENDS_IN_WORDS):
        for found in _APART.finditer(text):
            if found["tail"].islower():
                yield Edit(Span(*found.span()), found[0], "", "")


class Unbroken:
    """A briefing as it would be had no line ended inside a paragraph."""

    def __init__(
        self, briefing: Briefing, wrapped: Sequence[Block], apart: Sequence[Edit]
    ) -> None:
        """Mend the blocks that are `wrapped`, in text order, and the words that stand `apart`."""
        broken = _broken(briefing, wrapped, apart)
        sizes = [len(edit.was) - len(edit.shown) for edit in broken]
        self._gone = [0, *accumulate(sizes)]
        self._cuts = [edit.span.start + _kept(edit) for edit in broken]
        self._mended = [cut - gone for cut, gone in zip(self._cuts, self._gone, strict=False)]
        text = _on_one_line(briefing.text, wrapped)
        starts, ends = [0], []
        for cut, size in zip(self._cuts, sizes, strict=True):
            ends.append(cut)
            starts.append(cut + size)
        whole = "".join(map(text.__getitem__, map(slice, starts, [*ends, len(text)])))
        blocks = tuple(
            replace(one, span=Span(self._in(one.span.start), self._in(one.span.end)))
            for one in briefing.blocks
        )
        shared = tuple(map(self._in, briefing.shared))
        self.briefing = replace(briefing, text=whole, blocks=blocks, shared=shared, edits=())

    def _in(self, offset: int) -> int:
        """Give where a code point of the text as it came stands in the whole one."""
        return offset - self._gone[bisect_left(self._cuts, offset)]

    def back(self, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        """Give mentions of the whole text with the offsets of the one that came."""
        return tuple(replace(one, span=self._out(one.span)) for one in mentions)

    def _out(self, span: Span) -> Span:
        first = self._gone[bisect_right(self._mended, span.start)]
        last = self._gone[bisect_left(self._mended, span.end)]
        return Span(span.start + first, span.end + last)


def _broken(briefing: Briefing, wrapped: Sequence[Block], apart: Sequence[Edit]) -> list[Edit]:
    """Give what joins the words in which a line ended, and leaves the margin of lines out."""
    words = [edit for edit in briefing.edits if edit.shown and "\n" in edit.was]
    words += apart
    inside = {
        edit.span.start + at
        for edit in words
        for at, letter in enumerate(edit.was)
        if letter == "\n"
    }
    margins = (
        Edit(Span(*found.span()), found[0], " ", "")
        for block in wrapped
        for found in _MARGIN.finditer(briefing.text, block.span.start, block.span.end)
        if briefing.text.index("\n", found.start()) not in inside
    )
    return sorted((*words, *margins), key=lambda edit: edit.span.start)


def _on_one_line(text: str, blocks: Sequence[Block]) -> str:
    """Give a text of the same length with the lines of some blocks on one line each."""
    pieces, end = [], 0
    for block in blocks:
        pieces += [text[end : block.span.start], _LINE_END.sub(" ", block.span.of(text))]
        end = block.span.end
    return "".join([*pieces, text[end:]])


def _kept(edit: Edit) -> int:
    """Count the letters of a broken word before what joining it leaves out."""
    pairs = enumerate(zip(edit.was, edit.shown, strict=False))
    return next((at for at, (was, shown) in pairs if was != shown), len(edit.shown))
