"""A briefing set in lines of a width: wrapped where it is looked at, nowhere else.

A spot is a section and a line of it; nobody counts the lines of the whole, so that ten megabytes
cost what ten kilobytes do. Moving over spots is by sections, laid out one at a time and kept.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefings.model import FOLDED, BlockKind, Edit, Page, Span, TitleKind
from tui.paint import words
from tui.paint.cells import tame, width, wrap
from tui.paint.page import Role
from tui.widgets.flow import Flow, flow
from tui.widgets.sections import Piece, Section, sections

BAR = "▌ "
"""Stands before each line of a quotation."""
_KEPT = 256
"""Sections whose lines are kept."""
_LABELLED = 56
"""Cells from which the raw view has a margin with the names of what was folded."""
_LABEL = max(len(words.label(kind)) for kind in (None, *FOLDED))
_LONG = 100
"""A line longer than this is a paragraph, though a single newline ends it."""

_PARAGRAPH = 8000
"""Code points of one that was broken into lines; what is longer is no paragraph."""

_LINE = re.compile(r"[^\n]+")

_ROLES = {
    BlockKind.HEADING: Role.STRONG,
    BlockKind.TITLE: Role.STRONG,
    BlockKind.QUOTE: Role.QUOTE,
    BlockKind.CAPTION: Role.CAPTION,
}


class Spot(NamedTuple):
    """A line of the page: a section, 0 for the head, and a line of it."""

    section: int
    line: int


class Line(NamedTuple):
    """A line to draw: part of a paragraph, `start` and `end` being columns of it."""

    flow: Flow
    start: int
    end: int
    lead: str
    """What stands before it."""

    @property
    def shown(self) -> str:
        """The words of the line."""
        return self.flow.shown[self.start : self.end]

    @property
    def span(self) -> Span | None:
        """The offsets it shows; None where nothing of the text stands behind it."""
        if not self.flow.anchors:
            return None
        return Span(self.flow.offset(self.start), self.flow.offset(self.end))

    def columns(self, span: Span) -> tuple[int, int]:
        """Give the columns, counted from its beginning, of a stretch of the text."""
        first, last = self.flow.column(span.start), self.flow.column_of_end(span.end)
        return first - self.start, last - self.start


_BLANK = Line(Flow("", Role.PLAIN), 0, 0, "")


class Setting(NamedTuple):
    """How a page is set."""

    cells: int
    """The widest line."""
    raw: bool = False
    """Whether all of the text is set, with nothing folded."""
    airy: bool = False
    """Whether an empty line stands above the title."""
    reveal: str = "v"
    """The key that a fold names."""


class Galley:
    """One page set in lines."""

    def __init__(self, page: Page, setting: Setting) -> None:
        """Set a page; nothing of it is wrapped yet."""
        self.page = page
        self.cells = max(1, setting.cells)
        self.raw = setting.raw
        self.opened: frozenset[int] = frozenset()
        self._setting = setting
        self._reveal = setting.reveal
        self._sections = sections(page.briefing, raw=setting.raw)
        self._starts = [section.start for section in self._sections]
        self._edits = sorted(
            (edit for edit in page.briefing.edits if edit.shown and not setting.raw),
            key=lambda edit: edit.span,
        )
        self._edit_starts = [edit.span.start for edit in self._edits]
        self._block_starts = [block.span.start for block in page.briefing.blocks]
        self._lines: dict[int, list[Line]] = {}

    @property
    def laid_out(self) -> int:
        """How many sections are wrapped and kept now."""
        return len(self._lines)

    # From spots to lines and offsets

    def lines(self, section: int) -> list[Line]:
        """Give the lines of a section, 0 for the head."""
        known = self._lines.get(section)
        if known is None:
            if len(self._lines) >= _KEPT:
                self._lines.clear()
            known = self._lines[section] = list(self._set(section))
        return known

    def window(self, top: Spot, count: int) -> Iterator[tuple[Spot, Line]]:
        """Give up to `count` lines from a spot on."""
        section, line = top
        while count > 0 and section <= len(self._sections):
            lines = self.lines(section)
            for at in range(line, min(len(lines), line + count)):
                yield Spot(section, at), lines[at]
            count -= max(0, len(lines) - line)
            section, line = section + 1, 0

    def between(self, first: Spot, last: Spot) -> Iterator[tuple[Spot, Line]]:
        """Give the lines from one spot to another, both with."""
        for section in range(first.section, min(last.section, len(self._sections)) + 1):
            for at, line in enumerate(self.lines(section)):
                if first <= (section, at) <= last:
                    yield Spot(section, at), line

    def moved(self, spot: Spot, lines: int) -> Spot:
        """Give the spot so many lines on, or back; it stops at the first and the last line."""
        section, line = spot[0], spot[1] + lines
        while line < 0 and section > 0:
            section -= 1
            line += len(self.lines(section))
        while line >= len(self.lines(section)) and section < len(self._sections):
            line -= len(self.lines(section))
            section += 1
        return Spot(section, max(0, min(line, len(self.lines(section)) - 1)))

    @property
    def last(self) -> Spot:
        """The last line of the page."""
        section = len(self._sections)
        return Spot(section, max(0, len(self.lines(section)) - 1))

    def last_top(self, height: int) -> Spot:
        """Give the spot from which the end of the page just fills a screen."""
        return self.moved(self.last, 1 - max(1, height))

    def spot(self, offset: int) -> Spot:
        """Give the line an offset stands on; the head for what stands at or before it."""
        section = bisect_right(self._starts, offset)
        if offset <= 0:
            return Spot(0, 0)
        if section == 0 or self._is_in_title(offset):
            return Spot(0, self._line_with(self.lines(0), offset))
        return Spot(section, self._line_with(self.lines(section), offset))

    def _is_in_title(self, offset: int) -> bool:
        title = self.page.briefing.title_span
        return not self.raw and title is not None and title.start <= offset < title.end

    @staticmethod
    def _line_with(lines: Sequence[Line], offset: int) -> int:
        found = 0
        for at, line in enumerate(lines):
            if not line.flow.anchors:
                continue
            if line.flow.offset(line.start) > offset:
                break
            found = at
        return found

    def offset(self, spot: Spot) -> int:
        """Give the offset at which a line begins; 0 for the head."""
        if spot.section == 0:
            return 0
        for line in self.lines(spot.section)[spot.line :]:
            if line.flow.anchors:
                return line.flow.offset(line.start)
        return self._sections[spot.section - 1].start

    def end_offset(self, spot: Spot) -> int:
        """Give the offset at which a line ends."""
        if spot.section == 0:
            return 0
        line = self.lines(spot.section)[spot.line]
        if line.flow.anchors:
            return line.flow.offset(line.end)
        section = self._sections[spot.section - 1]
        return section.end if section.is_folded else section.start

    def open(self, offsets: Sequence[int]) -> bool:
        """Show the folded sections that hold these offsets, no others; True if that differs."""
        wanted = set()
        for offset in offsets:
            at = bisect_right(self._starts, offset) - 1
            # What stands at the head, such as the title, may lie between two folded pieces.
            if at >= 0 and self._sections[at].is_folded and self._sections[at].holds(offset):
                wanted.add(at + 1)
        if wanted == self.opened:
            return False
        for section in wanted ^ self.opened:
            self._lines.pop(section, None)
        self.opened = frozenset(wanted)
        return True

    # Setting

    def _set(self, section: int) -> Iterator[Line]:
        if section == 0:
            yield from self._head()
            return
        this = self._sections[section - 1]
        if self.raw:
            before = self._sections[section - 2].pieces[-1] if section > 1 else None
            yield from self._raw(this.pieces[0], before)
        elif this.is_folded and section not in self.opened:
            yield _BLANK
            yield from self._fold(this)
        elif this.is_folded:
            yield _BLANK
            for piece in this.pieces:
                yield from self._labelled(piece)
        else:
            yield from self._shown(section, this.pieces[0])

    def _head(self) -> Iterator[Line]:
        briefing = self.page.briefing
        if self._setting.airy:
            yield _BLANK
        yield from self._wrapped(self._title())
        if briefing.title_kind is TitleKind.DERIVED:
            yield from self._wrapped(Flow("title derived from the first sentence", Role.DIM))
        yield _BLANK
        facts = [
            words.dated(briefing.dating),
            words.publisher(briefing.publisher),
            words.language(briefing.language),
            words.minutes(briefing),
        ]
        for line in words.in_lines(map(tame, facts), self.cells):
            yield from self._wrapped(Flow(line, Role.DIM))
        for note in self._notes():
            yield from self._wrapped(Flow(tame(note), Role.DIM))
        for note in self._written():
            yield from self._wrapped(Flow(tame(note), Role.PLAIN))
        if self.raw:
            note = f"the whole text as it came, what is folded dimmed · {self._reveal} folds it"
            yield from self._wrapped(Flow(note, Role.DIM))

    def _title(self) -> Flow:
        briefing = self.page.briefing
        span = briefing.title_span
        if briefing.title_kind is TitleKind.STATED and span is not None:
            stated = span.of(briefing.text)
            if " ".join(stated.split()) == briefing.title and "\n" not in stated:
                return flow(briefing.text, span, self._edits_in(span), Role.STRONG)
        role = Role.STRONG if briefing.title_kind is TitleKind.STATED else Role.DERIVED
        return Flow(tame(briefing.title), role)

    def _written(self) -> Iterator[str]:
        """Give what the reader wrote on it: the tags on one line, then each note."""
        row = self.page.row
        if row.tags:
            yield " ".join(f"#{tag}" for tag in row.tags)
        yield from (f"Note: {note}" for note in row.notes)

    def _notes(self) -> Iterator[str]:
        briefing = self.page.briefing
        for problem in briefing.problems:
            yield f"? {problem.what}"
        if briefing.dating is not None:
            for conflict in briefing.dating.conflicts:
                yield f"? but {conflict}"
        if self.page.row.is_ahead:
            yield "? dated later than it was received"
        if briefing.is_list:
            yield "a list page: it tells of several stories and holds none"
        if self.page.row.gone:
            yield "its file is gone: this is the text that is kept"
        if briefing.hidden:
            yield f"hidden characters: {briefing.hidden}"
        if briefing.truncated:
            yield "only the beginning was read: the file is too large"
        if len(self.page.origins) > 1:
            yield f"{len(self.page.origins)} files hold this text"

    def _shown(self, section: int, piece: Piece) -> Iterator[Line]:
        text = self.page.briefing.text
        before, after = self._last_flow(section - 1)
        for span in self._whole(_paragraphs(text, piece)):
            role = self._role(piece, span)
            lead = BAR if role is Role.QUOTE else ""
            this = flow(text, span, self._edits_in(span), role).led(lead)
            if before is None or _apart(text[after : span.start], before, this):
                yield _BLANK
            yield from self._wrapped(this)
            before, after = this, span.end

    def _last_flow(self, section: int) -> tuple[Flow | None, int]:
        """Give the last paragraph of a section and where its words end, without setting it."""
        if section < 1 or self._sections[section - 1].is_folded:
            return None, 0
        piece = self._sections[section - 1].pieces[-1]
        text = self.page.briefing.text
        end = len(text[piece.start : piece.end].rstrip()) + piece.start
        start = max(piece.start, text.rfind("\n", piece.start, end) + 1)
        span = Span(start, end)
        return flow(text, span, (), self._role(piece, span)), end

    def _role(self, piece: Piece, span: Span) -> Role:
        """Say how a paragraph is drawn; one that is mostly what somebody said is a quotation."""
        role = _ROLES.get(piece.kind or BlockKind.BODY, Role.PLAIN)
        if role is not Role.PLAIN:
            return role
        quotes = self.page.briefing.quotes
        first = bisect_left(quotes, span.start, key=lambda quote: quote.span.start)
        if first == len(quotes) or quotes[first].span.start != span.start:
            return role
        said = quotes[first].span
        return Role.QUOTE if 2 * (said.end - said.start) > span.end - span.start else role

    def _fold(self, section: Section) -> Iterator[Line]:
        text = self.page.briefing.text
        counts = [(piece.kind, len(list(_paragraphs(text, piece)))) for piece in section.pieces]
        whole = f"··· {words.folded(counts)} · {self._reveal} shows it ···"
        short = f"··· {words.folded(counts)} · {self._reveal} ···"
        said = whole if width(whole) <= self.cells else short
        yield from self._wrapped(Flow(said, Role.DIM))

    def _labelled(self, piece: Piece) -> Iterator[Line]:
        """Set a folded piece that is looked at, with its name in front."""
        for span in _paragraphs(self.page.briefing.text, piece):
            this = flow(self.page.briefing.text, span, self._edits_in(span), Role.DIM)
            yield from self._wrapped(this.led(*self._labels(piece)))

    def _labels(self, piece: Piece) -> tuple[str, str]:
        is_folded = piece.kind is None or piece.kind in FOLDED
        name = words.label(piece.kind) if is_folded else ""
        if self.cells < _LABELLED:
            return (f"{name} │ ", "│ ") if is_folded else ("", "")
        bar = "│" if is_folded else " "
        return f"{name:>{_LABEL}} {bar} ", f"{'':>{_LABEL}} {bar} "

    def _raw(self, piece: Piece, before: Piece | None) -> Iterator[Line]:
        if before is None:
            yield _BLANK
        text = self.page.briefing.text
        is_folded = piece.kind is None or piece.kind in FOLDED
        role = Role.DIM if is_folded else _ROLES.get(piece.kind or BlockKind.BODY, Role.PLAIN)
        role = role if role in (Role.DIM, Role.STRONG) else Role.PLAIN
        first, rest = self._labels(piece)
        if before is not None and before.kind is piece.kind:
            first = rest
        at = piece.start
        for stretch in text[piece.start : piece.end].splitlines(keepends=True):
            span = Span(at, at + len(stretch.rstrip("\n")))
            at += len(stretch)
            yield from self._wrapped(flow(text, span, (), role).led(first, rest))
            first = rest

    def _wrapped(self, this: Flow) -> Iterator[Line]:
        lead = max(width(this.first_lead), width(this.lead))
        room = max(1, self.cells - lead)
        hang = " " * this.indent if this.indent * 4 < room else ""
        lines = _hanging(this.shown, room, len(hang))
        for at, (start, end) in enumerate(lines):
            yield Line(this, start, end, this.lead + hang if at else this.first_lead)

    def _whole(self, lines: Iterable[Span]) -> Iterator[Span]:
        """Give lines, those as one that a mailer or an editor broke, between words or in one."""
        last: Span | None = None
        for span in lines:
            if last and self._goes_on(last, span):
                last = Span(last.start, span.end)
                continue
            if last:
                yield last
            last = span
        if last:
            yield last

    def _goes_on(self, last: Span, span: Span) -> bool:
        """Whether a line is the rest of what stands above it: an edit joins them, or a block."""
        edits = self._edits_in(last)
        if edits and edits[-1].span.end > span.start:
            return True
        starts = self._block_starts
        is_one = bisect_right(starts, last.start) == bisect_right(starts, span.start)
        between = self.page.briefing.text[last.end : span.start]
        return is_one and between.count("\n") == 1 and span.end - last.start <= _PARAGRAPH

    def _edits_in(self, span: Span) -> Sequence[Edit]:
        first = bisect_right(self._edit_starts, span.start - 1)
        last = bisect_right(self._edit_starts, span.end - 1)
        return self._edits[first:last]


def _hanging(text: str, room: int, hang: int) -> list[tuple[int, int]]:
    """Wrap a paragraph whose lines after the first have so many cells less."""
    lines = wrap(text, room)
    if not hang or len(lines) == 1:
        return lines
    rest = lines[1][0]
    return [lines[0], *((a + rest, b + rest) for a, b in wrap(text[rest:], room - hang))]


def _paragraphs(text: str, piece: Piece) -> Iterator[Span]:
    """Give the lines of a piece that have letters, without the blanks around them."""
    for found in _LINE.finditer(text, piece.start, piece.end):
        line = found[0]
        kept = line.strip(" \t")
        if kept and not kept.isspace():
            start = found.start() + len(line) - len(line.lstrip(" \t"))
            yield Span(start, start + len(kept))


def _apart(between: str, before: Flow, this: Flow) -> bool:
    """Whether an empty line stands between two paragraphs; without a newline they are one."""
    if before.role is not this.role:
        return True
    newlines = between.count("\n")
    if not newlines or (before.indent and this.indent):
        return False
    return newlines > 1 or len(before.shown) > _LONG
