"""The single lines at the top and the bottom of the screen."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefings.model import Summary
from tui.paint import words
from tui.paint.cells import column, cut, index_at, tame, width
from tui.paint.inks import Inks
from tui.paint.lines import Run, cells_of, fit, over, spread

WIDE = 100
"""Cells from which the top line says in how many groups alerts are, too."""
SOME = 20
"""Cells that a note should have, or all of it."""
FEW = 16
"""Cells under which the first of two parts of a note says too little."""


def status(summary: Summary, note: str, cells: int, inks: Inks, *, brief: str = "") -> list[Run]:
    """Draw the top line: the day, what is new, what was just done, how the watches are.

    Where there is no room for all, what was done covers that all is well with the watches, but
    never that it is not; of a hint of many parts the last ones go first. A note that has a
    `brief` form covers nothing but the day.
    """
    left: list[Run] = []
    if summary.newest is not None:
        left.append((words.day(summary.newest), inks.strong))
    if summary.unread:
        left.append((f"{summary.unread:,} new", inks.accent))
    if summary.new_alerts:
        left.append((words.ringing(summary, is_short=cells < WIDE), inks.alert))
    if not summary.unread:
        left.append(("nothing new" if summary.total else "no briefings yet", inks.dim))
    if summary.waiting:
        left.append((f"+{summary.waiting:,} new", inks.accent))
    line = [(" ", inks.text), *_dotted(left, inks)]
    right = _watches(summary, inks)
    if brief and width(note) > _beside(line, right, cells):
        for before in (line, [line[0], *_dotted(left[summary.newest is not None :], inks)]):
            if width(brief) <= _beside(before, right, cells):
                line, note = before, brief
                break
    if note:
        line, right, room = _with_note(line, right, note, cells, summary.is_well)
        said: list[Run] = [(tame(_whole(note, room)), inks.text)]
        line = [*line, ("   " if len(line) > 1 else "", inks.text), *fit(said, room)]
    return over(spread(line, right, cells, inks.text), inks.bar_ground)


def _with_note(
    line: list[Run], right: list[Run], note: str, cells: int, is_well: bool
) -> tuple[list[Run], list[Run], int]:
    """Give what stands beside a note, on its left and right, and the cells left for the note."""
    few = min(width(note), SOME)
    # What was done is said whole before the left says that all is well; a hint need not be.
    wanted = few if note.count(" · ") > 1 else width(note)
    only = line[:1]
    offered = [(line, right, wanted), *([] if is_well else [(only, right, few)]), (line, [], few)]
    for before, behind, least in offered:
        room = _beside(before, behind, cells)
        if room >= least:
            return before, behind, room
    return only, [], cells - 2


def _beside(before: list[Run], behind: list[Run], cells: int) -> int:
    """Give the cells that are left for a note."""
    room = cells - cells_of(before) - (4 if len(before) > 1 else 1)
    return room - (cells_of(behind) + 3 if behind else 0)


def _whole(note: str, room: int) -> str:
    """Leave out the last parts of a note that do not fit, where a first one does.

    Of two the first is cut instead: the second says which key takes it back.
    """
    parts = note.split(" · ")
    left = room - width(tame(parts[-1])) - 3
    if len(parts) == 2 and FEW <= left < width(tame(parts[0])):
        return f"{cut(tame(parts[0]), left)} · {parts[1]}"
    while len(parts) > 1 and width(tame(" · ".join(parts))) > room:
        del parts[-1]
    return " · ".join(parts)


def _watches(summary: Summary, inks: Inks) -> list[Run]:
    if not summary.watches:
        return [("nothing watched ", inks.dim)]
    muted: list[Run] = [(f"{summary.muted} muted · ", inks.dim)] if summary.muted else []
    is_well = summary.is_well
    return [*muted, (f"{words.well(summary)} ", inks.good if is_well else inks.wrong)]


def _dotted(runs: Sequence[Run], inks: Inks) -> list[Run]:
    dotted: list[Run] = []
    for at, run in enumerate(runs):
        dotted += [(" · ", inks.dim), run] if at else [run]
    return dotted


def actions(pairs: Sequence[tuple[str, str]], cells: int, inks: Inks) -> list[Run]:
    """Draw the bottom line: keys and what they do, as many as fit whole.

    What does not fit goes from before the last two: the way out, and where all keys are shown.
    """
    kept = list(pairs)
    line = _keys(kept, inks)
    while len(kept) > 1 and cells_of(line) > cells:
        del kept[max(len(kept) - 3, min(1, len(kept) - 2))]
        line = _keys(kept, inks)
    line = fit(line, cells)
    return over([*line, (" " * max(0, cells - cells_of(line)), inks.text)], inks.bar_ground)


def _keys(pairs: Sequence[tuple[str, str]], inks: Inks) -> list[Run]:
    line: list[Run] = [(" ", inks.text)]
    for at, (key, title) in enumerate(pairs):
        line += [("   " if at else "", inks.text), (tame(key), inks.strong)]
        line.append((f" {tame(title)}", inks.dim))
    return line


@dataclass(frozen=True, slots=True)
class Typed:
    """What is typed so far, and what it found."""

    prompt: str
    text: str
    cursor: int
    """A code point of `text`; -1 where no letter would go into it."""
    note: str
    caret: int | None
    """The code point of `text` where the query is wrong; None where it can be read."""
    is_offered: bool = False
    """Whether the whole text goes with the next letter."""


def query(typed: Typed, cells: int, inks: Inks) -> list[Run]:
    """Draw the line that is typed in, with the cursor, and what the query found beside it."""
    text, lead = tame(typed.text), _lead(typed)
    aside, first = _laid_out(typed, cells, inks)
    runs: list[Run] = []
    for at, char in enumerate([*text[first:], " "], first):
        if first and at == first < typed.cursor:
            runs.append(("…", inks.dim))
            continue
        ink = inks.text
        if typed.caret is not None and at == min(typed.caret, len(text)):
            ink = inks.wrong + inks.match
        if at == typed.cursor or (typed.is_offered and at < len(text)):
            ink += inks.selection
        runs.append((char, ink))
    return spread([(lead, inks.accent), *_joined(runs)], aside, cells, inks.text)


def caret_cell(typed: Typed, cells: int, inks: Inks) -> int | None:
    """Give the cell of the line at which the caret's code point is drawn; None where it is not."""
    if typed.caret is None:
        return None
    text = tame(typed.text)
    first = _laid_out(typed, cells, inks)[1]
    at = min(typed.caret, len(text))
    inside = column(text, at) - column(text, first)
    return width(_lead(typed)) + inside if at >= first and inside < cells else None


def pointed(advice: str, cell: int | None, cells: int, *, indent: int = 2) -> str:
    """Write advice behind a caret that stands at a cell of the line above; else before it.

    Where there is room for it on neither side, the caret gives way. `indent` is what stands before
    the words in their own line.
    """
    if cell is None:
        return advice
    at = max(0, cell - indent)
    wide = width(advice)
    if wide <= cells - cell - len("^ ") - 1:
        return f"{' ' * at}^ {advice}"
    if wide < at:
        return f"{advice:>{at - 1 - (wide - len(advice))}} ^"
    return advice


def offered(values: Sequence[str], first: int, cells: int) -> str:
    """Write what may stand somewhere, as much as there is room for, and how much more there is.

    Where there is not room for all, it begins with that of index `first`.
    """
    for told in range(len(values), 0, -1):
        left = len(values) - told
        turned = (*values[first:], *values[:first]) if left else values
        line = " · ".join([*turned[:told], *([f"+{left}"] if left else [])])
        if width(tame(line)) <= cells:
            return line
    return ""


def _lead(typed: Typed) -> str:
    return f" {typed.prompt} "


def _laid_out(typed: Typed, cells: int, inks: Inks) -> tuple[list[Run], int]:
    """Give what stands beside the text, and the first code point of it that has room then."""
    text, note = tame(typed.text), tame(typed.note)
    wrong = typed.caret is not None
    room = max(1, cells - width(_lead(typed)) - 1)
    if not note:
        return [], _first_shown(text, typed.cursor, room)
    beside = max(cells // (2 if wrong else 3), room - width(text) - 1)
    ink = inks.wrong if wrong else inks.dim
    aside = fit([(f"  {_whole(note, beside - 3)} ", ink)], beside)
    return aside, _first_shown(text, typed.cursor, max(1, room - cells_of(aside)))


def _first_shown(text: str, cursor: int, room: int) -> int:
    """Give the first code point shown, so that the cursor is in sight."""
    over_edge = column(text, max(0, cursor)) + 1 - room
    if over_edge <= 0:
        return 0
    first = index_at(text, over_edge)
    return first + 1 if column(text, first) < over_edge else first


def _joined(runs: Sequence[Run]) -> list[Run]:
    """Join neighbours of one style, so that combining signs stay with their letters."""
    joined: list[Run] = []
    for text, ink in runs:
        if joined and (joined[-1][1] == ink or not width(text)):
            joined[-1] = (joined[-1][0] + text, joined[-1][1])
        else:
            joined.append((text, ink))
    return joined
