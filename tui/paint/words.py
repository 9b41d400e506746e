"""How dates, kinds, languages and counts are written on the screen."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import product
from os.path import altsep, sep, splitdrive

from briefings.model import (
    BlockKind,
    Briefing,
    Certainty,
    DateOrigin,
    Dating,
    Mute,
    Precision,
    Row,
    Summary,
    numbered,
)
from tui.paint.cells import cut, width

_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_WORDS_A_MINUTE = 230
"""Brysbaert (2019), silent reading of English prose: 238 words a minute, rounded down."""
_HOUR = 60

_LANGUAGES = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan",
    "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian",
    "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh",
    "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish",
    "sw": "Swahili", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip

_FOLDS = {
    None: ("a repeated line", "repeated lines"),
    BlockKind.HEADER: ("a header line", "header lines"),
    BlockKind.BYLINE: ("a byline", "bylines"),
    BlockKind.TEASER: ("another story's headline", "other stories' headlines"),
    BlockKind.TAGS: ("a list of tags", "lists of tags"),
    BlockKind.BOILERPLATE: ("a line of boilerplate", "lines of boilerplate"),
}
_SHORT = 14
"""Letters of a publisher's name where there is little room."""
_TAG = 8
"""Cells of a tag where there is little room."""
_AT_ONCE = frozenset({BlockKind.TAGS, BlockKind.BYLINE})
"""Kinds of which lines that follow one another are one."""
REPEATED = "repeated line"
"""How a line is called that stands above already."""


def day(when: date) -> str:
    """Write a day: `Sat 6 Dec 2025`."""
    return f"{_DAYS[when.weekday()]} {short_day(when)} {when.year}"


def short_day(when: date) -> str:
    """Write a day without its weekday and year: `6 Dec`."""
    return f"{when.day} {_MONTHS[when.month - 1]}"


def dated(dating: Dating | None) -> str:
    """Write a dating in full: `Sat 6 Dec 2025`, `~ Fri 5 to Sun 7 Dec 2025`, `date unknown ?`."""
    if dating is None:
        return "date unknown ?"
    sign = "" if dating.certainty is Certainty.STATED else "~ "
    return f"{sign}{_interval(dating)}{' (yours)' if dating.origin is DateOrigin.USER else ''}"


def _interval(dating: Dating) -> str:
    start, end = dating.start, dating.end
    if dating.precision is Precision.YEAR:
        return str(start.year)
    if dating.precision is Precision.MONTH:
        return f"{_MONTHS[start.month - 1]} {start.year}"
    if start == end:
        return day(start)
    first = f"{_DAYS[start.weekday()]} {start.day}"
    if (start.year, start.month) != (end.year, end.month):
        first = f"{_DAYS[start.weekday()]} {short_day(start)}"
    if start.year != end.year:
        first = day(start)
    return f"{first} to {day(end)}"


def dated_short(dating: Dating | None, *, year: bool = True) -> str:
    """Write a dating for a narrow place: `6 Dec 2025`, `~ 5-7 Dec 2025`, `?`; or without year."""
    if dating is None:
        return "?"
    start, end = dating.start, dating.end
    sign = "" if dating.certainty is Certainty.STATED else "~ "
    if dating.precision is not Precision.DAY:
        return sign + _interval(dating)
    tail = f" {end.year}" if year or start.year != end.year else ""
    if start == end:
        return f"{sign}{short_day(start)}{tail}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{sign}{start.day}-{short_day(end)}{tail}"
    return f"{sign}{short_day(start)} - {short_day(end)}{tail}"


def publisher(name: str | None) -> str:
    """Write who published something."""
    return name or "publisher unknown ?"


def publisher_forms(row: Row) -> list[str]:
    """Write who published a row ever shorter; its folder and file where nobody is known."""
    if row.publisher is None:
        file = file_of(row.path)
        return [*dict.fromkeys(("/".join(file), file[-1])), ""]
    name = row.publisher
    return [name, name if len(name) <= _SHORT else f"{name[: _SHORT - 1].rstrip()}…"]


def file_of(path: str) -> Sequence[str]:
    """Give the folder and the name of a file, whatever of it is told behind a `#`."""
    head, _, key = path.rpartition("#")
    is_entry = bool(key) and "." in (_parts(head) or [""])[-1]
    return _parts(head if is_entry else path)[-2:] or (path,)


def _parts(path: str) -> list[str]:
    # No PurePath: of a screen of rows each is asked for at every letter that is typed.
    told = splitdrive(path)[1].replace(altsep or sep, sep)
    return [part for part in told.split(sep) if part not in ("", ".")]


def language(code: str) -> str:
    """Write a language's name in English; a code without one stays as it is."""
    return _LANGUAGES.get(code, "language unknown ?" if code == "unknown" else code)


def minutes(briefing: Briefing) -> str:
    """Write how long the text takes to read; counted by its length, six letters a word."""
    count = max(1, round(len(briefing.text) / 6 / _WORDS_A_MINUTE))
    return f"{count} min" if count < 2 * _HOUR else f"{round(count / _HOUR):,} h"


def in_lines(parts: Iterable[str], cells: int) -> list[str]:
    """Write parts beside each other, in lines that break between them and nowhere inside.

    The lines are as few as they can be, and then as even.
    """
    told = tuple(parts)
    lines = _filled(told, cells)
    for narrower in range(cells - 1, 0, -1):
        tighter = _filled(told, narrower) if len(lines) > 1 else []
        if len(tighter) != len(lines):
            break
        lines = tighter
    return lines


def keyed(pairs: Sequence[tuple[str, Sequence[str]]], cells: int) -> str:
    """Write keys with what they lead to, all as long as there is room for all.

    What one leads to has several forms, ever shorter. Where the shortest are too long, the first
    have them, and of the others there are the keys alone.
    """
    for form in range(max((len(forms) for _, forms in pairs), default=0)):
        parts = [f"{key} {forms[min(form, len(forms) - 1)]}" for key, forms in pairs]
        if width(line := " · ".join(parts)) <= cells:
            return line
    for told in range(len(pairs), -1, -1):
        parts = [f"{key} {forms[-1]}" for key, forms in pairs[:told]]
        parts += [" ".join(key for key, _ in pairs[told:])] if told < len(pairs) else []
        if width(line := " · ".join(parts)) <= cells:
            return line
    return ""


def _filled(parts: Iterable[str], cells: int) -> list[str]:
    """Write parts beside each other, as many in each line as there is room for."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]} · {part}" if lines else ""
        if lines and width(longer) <= cells:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def folded(pieces: Iterable[tuple[BlockKind | None, int]]) -> str:
    """Say what is folded: each kind in words with its count, and how many lines in all.

    A piece is its kind, None for a repeated line, and its lines.
    """
    counts: dict[BlockKind | None, int] = {}
    total = 0
    before: BlockKind | None = BlockKind.BODY
    for kind, lines in pieces:
        more = int(kind is not before) if kind in _AT_ONCE else lines
        counts[kind] = counts.get(kind, 0) + more
        total += lines
        before = kind
    names = [_fold_name(kind, count) for kind, count in counts.items()]
    tail = f" · {total} lines" if total != sum(counts.values()) else ""
    return ", ".join(names) + " folded" + tail


def _fold_name(kind: BlockKind | None, count: int) -> str:
    singular, plural = _FOLDS.get(kind, (f"a {kind}", f"{kind}s"))
    return singular if count == 1 else f"{count} {plural}"


def label(kind: BlockKind | None) -> str:
    """Name a folded block in the raw view; None stands for a repeated line."""
    return REPEATED if kind is None else kind.value


def well(summary: Summary) -> str:
    """Say of how many watches silence means silence: in the top line, and over the watchlists."""
    sign = "ok" if summary.is_well else "!"
    gone = f"{numbered(summary.missing, 'source')} not there · " if summary.missing else ""
    return f"{gone}watch {sign} {summary.watches_ok}/{summary.watches}"


def muted_forms(mute: Mute) -> list[str]:
    """Write what silences a watch, ever shorter: `muted`, or `muted till 8 Dec`, `till 8 Dec`."""
    told = f"till {short_day(mute.until)}" if mute.until else ""
    return [f"muted {told}", told] if told else ["muted"]


def ringing(summary: Summary, *, is_short: bool = False) -> str:
    """Write how many alerts are not seen, and of how many watches: the groups of their pane."""
    told = numbered(summary.new_alerts, "alert")
    return told if is_short else f"{told} in {numbered(summary.new_groups, 'group')}"


def remark_forms(row: Row) -> list[str]:
    """Write what the reader tagged a row with, and whether a note is on it, ever shorter."""
    noted = ["noted"] if row.notes else []
    if not row.tags:
        return [" ".join(noted)]
    first, *others = (f"#{tag}" for tag in row.tags)
    more = [f"+{len(others)}"] if others else []
    forms = ([first, *others], [first, *more], [cut(first, _TAG), *more])
    return list(dict.fromkeys(" ".join([*form, *noted]) for form in forms))


def gone(row: Row) -> str:
    """Write that a row's file is gone; empty where it is there."""
    return "file gone" if row.gone else ""


def fact_forms(row: Row) -> list[tuple[str, str]]:
    """Write the publisher and the copies of a row, ever shorter.

    Whom the copies alone name, and what rings there, is worth more than who published it; a file's
    name is worth less than how many they are.
    """
    publishers, copies = publisher_forms(row), copies_forms(row)
    if row.publisher is None and row.copies:
        return [(file, told) for told in copies for file in publishers]
    if not (row.new_names or row.copy_alerts):
        return list(product(publishers, copies))
    return [*product((*publishers, ""), copies[:-1]), *product(publishers, copies[-1:])]


def copies_forms(row: Row) -> list[str]:
    """Write how many copies are folded under a row, and what they add, ever shorter.

    Whom they name and it does not is left out last; before it goes what rings there alone.
    """
    if not row.copies:
        return [""]
    told = numbered(row.copies, "copy", "copies")
    count = f"+{row.copies}"
    named = _new_name(row)
    if not row.fresh:
        return list(dict.fromkeys([f"{told}{named}", f"{count}{named}", count]))
    fresh = numbered(row.fresh, "new sentence")
    short = f"{count}, {row.fresh} new"
    wholes = (f"{told}, {fresh}", f"{count}, {fresh}", *((count,) if named else (short,)))
    return [*(f"{whole}{named}" for whole in wholes), count]


def _new_name(row: Row) -> str:
    if row.copy_alerts:
        return f", {row.copy_alerts[0]} rings in a copy"
    if not row.new_names:
        return ""
    first, *rest = row.new_names
    return f", new name: {first.name}{f' +{len(rest)}' if rest else ''}"
