"""What the screen says where there is nothing to show: what is so, and what helps."""

from collections.abc import Mapping, Sequence
from datetime import date

from briefings.errors import QueryError
from briefings.model import (
    Alert,
    AlertKind,
    Problem,
    Progress,
    Summary,
    ViewCount,
    Work,
    numbered,
)
from briefings.query import Phrase, Word, doubtful, parse, read_as
from tui.keys import Keymap
from tui.paint.cells import cut, tame
from tui.paint.rows import counted
from tui.screens.views import VIEWS, View

SHORT_VIEW = 8
"""Cells of a view's name where there is little room."""
TAKING = "taking in …"
NOBODY_RANG = "no name that is watched rang here"
OPENING = ("Opening …", "It is a long text.")
"""The lines of the reader while a long text is read."""
GONE = ("This text is gone.",)
NOT_OPENED = ("This text could not be opened.", "Come back to its row to try again.")
"""Those where it is not there any more, and where it could not be read."""
FIRST_TAKING = ("Taking in …", "Rows come as files are read.")
"""The lines of an empty list while the first scan runs."""


def empty_library(keymap: Keymap, sources: Sequence[str], problems: int) -> tuple[str, ...]:
    """Say that no briefing is in the sources, and how some get there."""
    if not sources:
        return (
            "No source is configured.",
            "`briefings FOLDER` reads a folder;",
            "`sources:` in config.yaml keeps it.",
        )
    lines = [
        "No briefing here yet.",
        "Put texts, mail, web pages or feeds into",
        *(f"  {source}" for source in sources[:3]),
        f"and press {keymap.shown('scan')} to take them in.",
    ]
    if problems:
        lines.append(f"{keymap.shown('problems')} shows what could not be read.")
    return tuple(lines)


_NO_ALERT = "Nothing rang, or all of it was dismissed."


def empty_view(keymap: Keymap, view: View) -> tuple[str, ...]:
    """Say that a view has no row."""
    nothing = {
        "New": "Nothing is new: all was read.",
        "Alerts": _NO_ALERT,
        "Pinned": f"Nothing is pinned. {keymap.shown('pin')} pins a briefing.",
    }
    said = nothing.get(view.name, "") if view in VIEWS else ""
    return (said or f"Nothing in {view.name}.", f"{keymap.shown('back')} shows all briefings.")


def inbox(rows: int, swings: Mapping[AlertKind, int], *, more: bool) -> str:
    """Say how many stories, spikes and silences are in the inbox; `200+` for `more`."""
    stories = rows - sum(swings.values())
    noun = "story" if stories == 1 and not more else "stories"
    told = [f"{counted(stories, more=more)} {noun}"] if stories or not swings else []
    names = {AlertKind.SPIKE: "spike", AlertKind.SILENT: "silence"}
    told += [numbered(swings[kind], name) for kind, name in names.items() if swings.get(kind)]
    return " · ".join(told)


def no_text(keymap: Keymap, swing: Alert) -> tuple[str, ...]:
    """Say that a spike or a silence is of no briefing, and which keys lead to some."""
    is_spike = swing.kind is AlertKind.SPIKE
    shown = "those of that day" if is_spike else "the last in which it was met"
    return (
        f"{swing.watch}: {swing.title}",
        swing.sentence,
        f"{keymap.shown('open')} shows {shown} · {keymap.shown('why')} says why",
    )


def no_briefing(keymap: Keymap, swing: Alert) -> str:
    """Say why what needs a briefing cannot be done of a spike or a silence."""
    what = "spike" if swing.kind is AlertKind.SPIKE else "silence"
    return f"a {what} is of no briefing · {keymap.shown('open')} shows some"


def no_match(keymap: Keymap, asked: str, doubt: str, *, is_taking: bool) -> tuple[str, ...]:
    """Say that nothing answers a search, and how it was read where it shows that not plainly.

    `doubt` says what may have been meant, or asks of that is not here. While files are taken in
    for the first time (`is_taking`) there may be an answer soon.
    """
    back, search = keymap.shown("back"), keymap.shown("search")
    way = [f"{back} goes back, {search} asks anew."]
    if is_taking:
        way.insert(0, "Files are still taken in: it may come.")
    if doubt:
        way.insert(0, f"{doubt[:1].upper()}{doubt[1:]}{'' if doubt[-1] in '?…' else '.'}")
    elif read := read_as(asked):
        way.insert(0, f"It is read as “{read}”.")
    # What has quotation marks of its own gets no others, and those it lacks so far.
    closing = '"' * (asked.count('"') % 2)
    shown = f"{asked}{closing}" if '"' in asked else f"“{asked}”"
    if is_spelt_freely(asked):
        return (f"No briefing has {shown},", "in any spelling.", *way)
    return (f"No briefing answers {shown}.", *way)


def meant(asked: str) -> str:
    """Ask whether words of a query were meant to join others; empty where none were."""
    form = doubtful(asked)
    return f"did you mean '{form}'?" if form else ""


def is_spelt_freely(asked: str) -> bool:
    """Whether a query has words that answer in other spellings too; one unfinished is of words."""
    try:
        words = parse(asked).words()
    except QueryError:
        return True
    return any(not isinstance(one, Word | Phrase) or not one.exact for one in words)


def no_alert(keymap: Keymap, summary: Summary) -> tuple[str, ...]:
    """Say that nothing rang, or that nobody knows yet."""
    if not summary.watches:
        return ("No name is watched.", f"{keymap.shown('watch')} watches one.")
    if summary.late:
        return (f"{late(summary)}.", f"{keymap.shown('problems')} tells more.")
    # What was there before a watch, or is old, rings for nobody: `watchlists` tells of it.
    lists, watch = keymap.shown("watchlists"), keymap.shown("watch")
    return (_NO_ALERT, f"{lists} shows what is watched, {watch} adds a name.")


def late(summary: Summary) -> str:
    """Say that not all is read for the watches."""
    return f"Not all is read for {summary.late} of {numbered(summary.watches, 'watch', 'watches')}"


def first_steps(keymap: Keymap) -> str:
    """Say which three keys to begin with."""
    return (
        f"{keymap.shown('help')} keys · {keymap.shown('search')} search"
        f" · {keymap.shown('read_on')} reads on"
    )


def several_rang(keymap: Keymap) -> str:
    """Say why no name can be struck out: none of them is meant."""
    return f"several names rang; {keymap.shown('next_name')} goes to the one that is meant"


def is_watched(keymap: Keymap, watch: str) -> str:
    """Say why a name cannot be struck out: it is the watched one."""
    return f"it is read as {tame(watch)} itself; {keymap.shown('dismiss')} takes the alert away"


def along(keymap: Keymap, name: str) -> str:
    """Say whom the keys follow, and which they are."""
    keys = f"{keymap.shown('next_name')} {keymap.shown('previous_name')}"
    return f"along {name} · {keys} · {keymap.shown('along')} lets go"


def wrong(keymap: Keymap, count: int, *, configuration: bool) -> str:
    """Say that there are problems."""
    what = numbered(count, "problem")
    where = "the configuration has " if configuration else ""
    return f"{where}{what} · {keymap.shown('problems')} shows {'it' if count == 1 else 'them'}"


def wrong_in_brief(keymap: Keymap, count: int) -> str:
    """Say the same where there is little room."""
    return f"{numbered(count, 'problem')} · {keymap.shown('problems')}"


def failed(keymap: Keymap, problem: Problem) -> str:
    """Say what failed on the way, for as long as it does."""
    return f"{problem.what} · {keymap.shown('problems')} shows it"


def names_hint(keymap: Keymap, *, is_new: bool) -> str:
    """Say what the keys do in the names view."""
    other = "all" if is_new else "new"
    acts = (
        ("open", "opens"),
        ("watch", "watches"),
        ("newcomers", other),
        ("search", "finds"),
        ("merge", "merges"),
        ("split", "splits"),
    )
    return " · ".join(f"{keymap.shown(action)} {does}" for action, does in acts)


def between(first: date | None, last: date | None) -> str:
    """Give two days, or one where they are the same."""
    if first is None or last is None:
        return "dates unknown"
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def views(
    own: Sequence[tuple[str, str]], counts: Mapping[str, ViewCount]
) -> tuple[tuple[str, Sequence[str]], ...]:
    """Give the key of each saved view, and how much it has, ever shorter: `Envoys 2 new of 31`."""
    return tuple(
        (str(key), _viewed(tame(name), counts[query]))
        for key, (name, query) in enumerate(own, len(VIEWS) + 1)
        if query in counts
    )


def _viewed(name: str, has: ViewCount) -> Sequence[str]:
    short = cut(name, SHORT_VIEW)
    if not has.unread:
        return f"{name} {has.total:,}", f"{name} {has.total:,}", name, short
    return (
        f"{name} {has.unread:,} new of {has.total:,}",
        f"{name} {has.unread:,}/{has.total:,}",
        name,
        short,
    )


def taking_in(progress: Progress, seconds: float) -> str:
    """Say how far a scan is, how fast and how long yet, after so many seconds of this work.

    It reads again what a new watch may ring in, and finds names.
    """
    noun = "file" if progress.work is Work.TAKING else "briefing"
    counted = numbered(progress.total or progress.done, noun)
    if progress.total:
        counted = f"{progress.done:,} of {counted}"
    pace = progress.done / seconds if seconds >= 1 else 0.0
    fast = f" · {pace:,.0f}/s" if pace >= 1 else ""
    rest = (progress.total - progress.done) / pace if pace and progress.total else 0.0
    left = f" · {lasting(rest)} left" if rest else ""
    return f"{progress.work} … {counted}{fast}{left}"


def lasting(seconds: float) -> str:
    """Say how long something takes: 40 s, 3 min, 2 h."""
    for size, unit in ((3600, "h"), (60, "min")):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} s"


def aged(days: int) -> str:
    """Say why less is new and rings after a first scan than while it went on."""
    return f"what is over {days} days older counts as read"


def taken(new: int, changed: int, gone: int) -> str:
    """Say what a scan brought, and what it found changed or gone."""
    parts = (
        (new, f"{numbered(new, 'new briefing')} taken in"),
        (changed, f"{numbered(changed, 'file')} changed"),
        (gone, f"{gone:,} gone"),
    )
    return " · ".join(said for count, said in parts if count) or "nothing new"


def otherwise(changed: int, gone: int) -> str:
    """Say how many files are not as they were, which a count of what is new does not."""
    parts = ((changed, f"{changed:,} changed"), (gone, f"{gone:,} gone"))
    return ", ".join(said for count, said in parts if count)


def rang(alerts: Sequence[Alert]) -> str:
    """Say who was met in what just came, and in how many more: `! Umerov +4 · Title`."""
    first = alerts[0]
    names = tuple(dict.fromkeys(one.watch for one in alerts if one.briefing == first.briefing))
    more = len(dict.fromkeys(one.briefing for one in alerts)) - 1
    rest = f" +{more:,}" if more else ""
    return f"! {', '.join(names)}{rest} · {first.title}"
