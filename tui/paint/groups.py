"""The lines of the alerts: one a watch, and under an open one two for each alert."""

from collections.abc import Sequence
from typing import NamedTuple

from briefings.model import Alert, AlertGroup, AlertState, Span
from tui.paint import words
from tui.paint.cells import cut, tame, width
from tui.paint.inks import Inks, People
from tui.paint.lines import Run, cells_of, fit, spread
from tui.paint.rows import ALERT, PINNED, SEEN, UNKNOWN, snippet

_BARS = "▁▂▃▄▅▆▇█"
_SIGNS = 4
"""Cells before a watch's name: the cursor's mark, two signs, a blank."""
_DAYS = (14, 7)
"""Days of the trend: as many as there is room for beside the spellings met, else fewer."""
_SPELT = 16
"""Cells kept for the spellings met, where some were."""


def trend(counts: Sequence[int]) -> str:
    """Draw counts as bars, the highest full; nothing at all stays on the ground."""
    most = max(counts, default=0)
    if most <= 0:
        return _BARS[0] * len(counts)
    return "".join(_BARS[-(-max(0, count) * (len(_BARS) - 1) // most)] for count in counts)


class Columns(NamedTuple):
    """The cells of what stands in columns."""

    names: int
    counts: int
    days: int
    """Days of the trend, a cell each."""
    is_short: bool
    """Whether counts are written short."""


def columns(groups: Sequence[AlertGroup], cells: int) -> Columns:
    """Give the widths of the columns of watches.

    Names take what the longest of them needs, and leave what they can for other spellings.
    """
    longest = max((width(tame(group.watch.name)) for group in groups), default=0)
    spelt = _SPELT if any(_differing(group) for group in groups) else 1
    for is_short, days in ((False, _DAYS[0]), (True, _DAYS[0]), (True, _DAYS[1])):
        counts = max((len(_count(group, is_short=is_short)) for group in groups), default=0)
        bars = max((min(len(group.trend), days) for group in groups), default=0)
        room = cells - _SIGNS - max(3, counts) - bars - spelt - 2
        if room >= longest:
            break
    # The name that is watched is worth more than spellings of it, up to half of the line.
    names = max(1, min(longest, max(cells // 3, room, min(cells // 2, room + spelt - 1))))
    return Columns(names, max(3, counts), bars, is_short)


def _count(group: AlertGroup, *, is_short: bool) -> str:
    """Write how many alerts there are, and how many of them are new where not all are."""
    count = len(group.alerts)
    if not 0 < group.new < count:
        return f"{count:,}"
    return f"{group.new:,}/{count:,}" if is_short else f"{group.new:,} new of {count:,}"


def _differing(group: AlertGroup) -> list[str]:
    """Give the spellings met, the watch's own last and never alone; of each what differs."""
    own = group.watch.name.casefold().split()
    found = []
    for spelt in group.spellings:
        words_ = spelt.split()
        if len(words_) == len(own) > 1:
            pairs = zip(words_, own, strict=True)
            words_ = [word for word, watched in pairs if word.casefold() != watched]
        if words_ and spelt.casefold().split() != own:
            found.append(tame(" ".join(words_)))
    if found and len(own) == 1:
        found += [tame(spelt) for spelt in group.spellings if spelt.casefold().split() == own]
    return list(dict.fromkeys(found))


def _spelt(group: AlertGroup, cells: int) -> str:
    """Write the spellings met that fit whole, and a sign where there are more; or nothing."""
    others = _differing(group)
    own = group.watch.name.casefold()
    for fitting in range(len(others), 0, -1):
        # That its own name was met too is no news.
        is_cut = any(spelt.casefold() != own for spelt in others[fitting:])
        told = f"as {', '.join([*others[:fitting], *(['…'] if is_cut else [])])}"
        if width(told) <= cells:
            return told
    return ""


def group_line(
    group: AlertGroup, widths: Columns, cells: int, inks: Inks, people: People
) -> list[Run]:
    """Draw a watch: signs, name, how many alerts, the spellings met, the trend."""
    name = cut(tame(group.watch.name), widths.names)
    ink = inks.text
    if group.entities:
        ink += inks.person(people.hue(group.entities[0]), watched=True)
    left: list[Run] = [
        *_signs(is_new=group.rings > 0, is_pinned=group.pinned, inks=inks),
        (name, ink),
        (" " * (widths.names - width(name)), inks.text),
        (
            f" {_count(group, is_short=widths.is_short):>{widths.counts}}",
            inks.strong if group.rings else inks.dim,
        ),
    ]
    if group.mute:
        forms = words.muted_forms(group.mute)
        room = cells - cells_of(left) - 2
        told = next((form for form in forms if width(form) <= room), forms[-1])
        left.append((f"  {told}", inks.text))
    elif group.swings:
        newest = group.swings[0]
        is_new = newest.state is AlertState.NEW
        left.append((f"  {tame(newest.title)}", inks.alert if is_new else inks.dim))
    bars = trend(group.trend[-widths.days :]) if widths.days else ""
    right: list[Run] = [(f"{bars} ", inks.alert if group.rings else inks.dim)] if bars else []
    if cells - cells_of(left) - cells_of(right) < 1:
        right = []
    room = cells - cells_of(left) - cells_of(right) - 3
    spelt = _spelt(group, room)
    if spelt:
        left.append((f"  {spelt}", inks.dim))
    return spread(left, right, cells, inks.text)


def alert_lines(alert: Alert, cells: int, inks: Inks, people: People) -> list[list[Run]]:
    """Draw an alert under its watch: date and title, then the sentence with the name in it."""
    date = words.short_day(alert.date) if alert.date is not None else UNKNOWN
    title = inks.strong if alert.state is AlertState.NEW else inks.text
    is_new = alert.state is AlertState.NEW
    first = [
        *_signs(is_new=is_new, is_pinned=alert.pinned, inks=inks),
        (f"{date:>6}  ", inks.dim),
        (tame(alert.title), title),
    ]
    indent = " " * min(cells, _SIGNS + 8)
    sentence = _sentence(alert, cells - len(indent), inks, people)
    return [fit(first, cells), [(indent, inks.text), *sentence]]


def _sentence(alert: Alert, cells: int, inks: Inks, people: People) -> list[Run]:
    """Draw the sentence, the name it tells of in the person's colour and in sight."""
    sentence = tame(alert.sentence)
    mention = alert.told
    if mention is None:
        return fit([(sentence, inks.dim)], cells)
    name = tame(" ".join(mention.text.split()))
    at = sentence.find(name)
    spans = (Span(at, at + len(name)),) if at >= 0 else ()
    ink = inks.text + inks.person(people.hue(mention.entity), watched=True)
    return snippet(sentence, spans, cells, inks.dim, ink)


def _signs(*, is_new: bool, is_pinned: bool, inks: Inks) -> list[Run]:
    return [
        (" ", inks.text),
        (ALERT if is_new else SEEN, inks.alert if is_new else inks.dim),
        (PINNED if is_pinned else " ", inks.good),
        (" ", inks.text),
    ]
