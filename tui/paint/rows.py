"""The lines of the list: day headings, and two lines a briefing, three where it is a hit."""

from collections.abc import Sequence
from itertools import product

from rich.style import Style

from briefings.model import Certainty, DayGroup, Hit, NameCount, Row, Span, Tier, TitleKind
from tui.paint import words
from tui.paint.cells import cut, index_at, tame, width
from tui.paint.inks import Inks, People
from tui.paint.lines import Run, cells_of, fit, over

UNREAD, ALERT, SEEN, PINNED = "●", "!", "·", "*"
INFERRED, UNKNOWN = "~", "?"
BELOW = "└ "
MARK = "▌"
"""Stands before the lines under the cursor; the strong one shows without it."""
_INDENT = 5
_FEW = 8
"""Cells in which the beginning of a rule still says something."""
_TELLING = frozenset({*(tier.value for tier in Tier), "new", "seen"})
"""Labels of groups whose rows say in a third line why they are there: hits, and what rang."""


def is_telling(group: DayGroup) -> bool:
    """Whether the rows of a group show the words for which they are there."""
    return group.label in _TELLING


def heading(group: DayGroup, cells: int, inks: Inks, *, received: bool = False) -> list[Run]:
    """Draw the line above a group; `received`: its day is that of the receipt, no row's own."""
    if group.day is not None:
        if group.received:
            return fit([(f" received {words.day(group.day)}", inks.dim)], cells)
        if received:
            told = f" received {words.day(group.day)} {UNKNOWN}"
            return fit([(told, inks.dim)], cells)
        sign = f"{INFERRED} " if group.inferred else ""
        return fit([(f" {sign}{words.day(group.day)}", inks.dim)], cells)
    if not group.label:
        return fit([(f" date unknown {UNKNOWN}", inks.dim)], cells)
    doubt = f" {UNKNOWN}" if group.label == Tier.LIKELY else ""
    runs = [(f" {tame(group.label)}{doubt}", inks.strong if is_telling(group) else inks.dim)]
    return fit([*runs, (f" · {counted(group.count, more=group.more)}", inks.dim)], cells)


def counted(count: int, *, more: bool) -> str:
    """Write a count; `200+` where there may be more."""
    return f"{count:,}{'+' if more else ''}"


def row_lines(
    row: Row,
    hit: Hit | None,
    cells: int,
    inks: Inks,
    people: People,
    *,
    group: DayGroup | None,
    is_below: bool = False,
) -> list[list[Run]]:
    """Draw a briefing: its title, then who published it and who is named, or why it is a hit.

    `is_below`: a copy that stands below its story has a sign. What the heading above says, that of
    its `group`, it does not say again. A hit has a third line, the words that answer.
    """
    lines = [
        _first_line(row, cells, inks, is_below=is_below),
        _second_line(row, hit, cells, inks, people, None if is_below else group),
    ]
    if hit is not None:
        lead: list[Run] = [(" " * min(_INDENT, cells), inks.text)]
        if hit.special:
            lead = fit([*lead, (f"{tame(hit.special)} · ", inks.text)], cells)
        room = max(0, cells - cells_of(lead))
        shown = snippet(hit.snippet, hit.snippet_spans, room, inks.dim, inks.match)
        lines.append([*lead, *shown])
    return lines


def under_cursor(
    lines: Sequence[list[Run]], cells: int, inks: Inks, *, focused: bool
) -> list[list[Run]]:
    """Lay the cursor over a briefing's lines: strong on the first where the pane has the focus."""
    painted = []
    for at, runs in enumerate(lines):
        strong = focused and at == 0
        ink = inks.cursor if strong else inks.soft
        body = over(_after_first_cell(runs), ink)
        fill = max(0, cells - 1 - cells_of(body))
        mark = " " if strong else MARK
        painted.append([(mark, inks.accent + ink), *body, (" " * fill, inks.text + ink)])
    return painted


def _after_first_cell(runs: list[Run]) -> list[Run]:
    """Drop the blank that every line of the list begins with."""
    if not runs:
        return []
    text, style = runs[0]
    return [(text[1:], style), *runs[1:]]


def alert_sign(row: Row) -> str:
    """Give the sign of what rings in a row, another where all of it was seen; else a blank."""
    if row.ringing:
        return ALERT
    return SEEN if row.alerts or row.copy_alerts else " "


def _first_line(row: Row, cells: int, inks: Inks, *, is_below: bool) -> list[Run]:
    title = inks.strong if row.unread else inks.text
    if row.title_kind is TitleKind.DERIVED:
        title += inks.slanted
    runs: list[Run] = [
        (" ", inks.text),
        (UNREAD if row.unread else " ", inks.accent),
        (alert_sign(row), inks.alert if row.ringing else inks.dim),
        (PINNED if row.pinned else " ", inks.good),
        (" ", inks.text),
    ]
    if is_below:
        runs.append((BELOW, inks.dim))
    room = cells - _INDENT - (width(BELOW) if is_below else 0)
    return fit([*runs, (cut(tame(row.title), max(0, room)), title)], cells)


def _second_line(
    row: Row, hit: Hit | None, cells: int, inks: Inks, people: People, group: DayGroup | None
) -> list[Run]:
    runs: list[Run] = [(" " * _INDENT, inks.text)]
    dates = _dates(row, group)
    date = dates[0]
    if row.swing is not None:
        whose = " · ".join(part for part in (date, tame(row.swing.watchlist)) if part)
        return fit([*runs, (whose, inks.dim)], cells)
    if hit is not None and hit.reasons and hit.tier is not Tier.EXACT:
        return fit([*runs, *_why(hit, date, cells - _INDENT, inks)], cells)
    forms = product(dates, words.remark_forms(row), words.fact_forms(row))
    for date, remarks, (publisher, copies) in forms:
        facts = [
            date,
            "list page" if row.is_list else "",
            tame(publisher),
            tame(copies),
            words.gone(row),
            tame(remarks),
        ]
        whole = " · ".join(fact for fact in facts if fact)
        told = fit([*runs, (whole, inks.dim)], cells)
        named = names(row.names, cells - cells_of(told) - 2, inks, people)
        # One name at least is worth more than a publisher's name in full.
        if named and not named[0][0].startswith("+"):
            break
        if not row.names and _INDENT + width(whole) <= cells:
            break
    gap = "  " if cells_of(told) > _INDENT else ""
    return [*told, (gap, inks.text), *named] if named else told


def _dates(row: Row, group: DayGroup | None) -> list[str]:
    """Write what the heading does not say, ever shorter: the date, or that it is not sure."""
    dating, is_dated = row.dating, group is not None and group.is_dated
    if dating is None:
        undated, received = f"undated {UNKNOWN}", words.short_day(row.received.date())
        is_told = is_dated or (group is not None and group.received)
        return [undated] if is_told else [f"{undated} · received {received}", undated]
    if row.is_ahead:
        return [f"dated ahead: {words.dated_short(dating)} {UNKNOWN}"]
    if not is_dated:
        return [words.dated_short(dating)]
    is_sure = dating.certainty is Certainty.STATED and dating.start == dating.end
    return ["" if is_sure else words.dated_short(dating, year=False)]


def _why(hit: Hit, date: str, room: int, inks: Inks) -> list[Run]:
    """Draw what is written, the rule that joins it to what was asked, and the date.

    The heading says the tier. Where there is little room the rule is cut: `x` has it whole.
    """
    reason = hit.reasons[0]
    behind = f" · {date}" if date else ""
    written = f"{tame(reason.right)} · " if reason.left != reason.right else ""
    left = room - width(written) - width(behind)
    rule = cut(tame(reason.rule), left) if left >= _FEW else ""
    return [(written if rule else written[:-3], inks.text), (f"{rule}{behind}", inks.dim)]


def names(named: Sequence[NameCount], room: int, inks: Inks, people: People) -> list[Run]:
    """Draw who is named with how often; `+2` says how many did not fit."""
    runs: list[Run] = []
    used = 0
    for at, one in enumerate(named):
        words_ = tame(f"{one.name} {one.count}")
        rest = len(named) - at - 1
        tail = len(f" +{rest}") if rest else 0
        gap = 1 if runs else 0
        if used + gap + width(words_) + tail > room:
            more = f"{' ' if runs else ''}+{rest + 1}"
            if used + len(more) <= room:
                runs.append((more, inks.dim))
            break
        if gap:
            runs.append((" ", inks.text))
        ink = inks.text + inks.person(people.hue(one.entity), watched=one.watched)
        runs.append((words_, ink))
        used += gap + width(words_)
    return runs


def snippet(text: str, spans: Sequence[Span], cells: int, ink: Style, match: Style) -> list[Run]:
    """Draw a line of a text with what answers a query marked, moved so that the first shows."""
    text = tame(text)
    begin = 0
    if spans and cells > 0:
        last = min(spans[0].end, len(text))
        if width(text[:last]) + 1 > cells:
            lead = max(0, cells - width(text[spans[0].start : last]) - 1) // 3
            lead = max(lead, cells - width(text[spans[0].start :]) - 1)
            begin = index_at(text, max(0, width(text[: spans[0].start]) - lead))
            blank = text.find(" ", begin, spans[0].start)
            begin = begin if blank < 0 else blank + 1
    runs: list[Run] = [("…", ink)] if begin else []
    at = begin
    for span in spans:
        start, end = max(at, span.start), min(len(text), span.end)
        if end <= start:
            continue
        runs += [(text[at:start], ink), (text[start:end], ink + match)]
        at = end
    return fit([run for run in [*runs, (text[at:], ink)] if run[0]], cells)
