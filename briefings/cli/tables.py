"""Output for a terminal: columns as wide as it is, and a progress bar. The only user of rich.

Text of a briefing becomes `rich.text.Text` directly and never passes a markup parser.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from briefings.cli import wording
from briefings.export.days import dated
from briefings.export.safety import safe
from briefings.model import (
    Alert,
    DayGroup,
    Hit,
    Listing,
    Person,
    Row,
    Span,
    Spelling,
    words_left_open,
)
from briefings.model import Progress as Step

MEASURE = 88
"""The widest line of running text, in cells."""

_CHUNK = 200
_PREFIX = 8
"""How much of an id is shown: as a prefix it finds one of a million nearly always."""


def print_listing(listing: Listing, limit: int | None) -> None:
    """Print a listing under its headings."""
    console = Console(highlight=False)
    left = len(listing) if limit is None else min(limit, len(listing))
    for group in listing.groups:
        if left <= 0:
            break
        count = min(group.count, left)
        left -= count
        for start in range(group.first, group.first + count, _CHUNK):
            rows = listing.rows(start, min(_CHUNK, group.first + count - start))
            if start == group.first:
                console.print(Text(_heading(group, rows), "bold"))
            console.print(_row_table(rows))


def _heading(group: DayGroup, rows: Sequence[Row]) -> str:
    if group.day is None:
        return safe(group.label)
    if group.received:
        return f"received {_day(group.day)}"
    # The undated stand last in their day: where the first row has none, no row has one.
    if not all(row.is_dated for row in rows[:1]):
        return f"received {_day(group.day)} ?"
    return f"{'~ ' if group.inferred else ''}{_day(group.day)}"


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b} {day.year}"


def _row_table(rows: Sequence[Row]) -> Table:
    table = _grid()
    table.add_column(width=4)
    table.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    table.add_column(max_width=22, no_wrap=True, overflow="ellipsis")
    table.add_column(width=_PREFIX, style="dim")
    for row in rows:
        table.add_row(
            Text(signs(row)),
            Text(safe(row.title), "bold" if row.unread else ""),
            Text(safe(row.publisher) if row.publisher else "?"),
            Text(row.id[:_PREFIX]),
        )
    return table


def signs(row: Row) -> str:
    """Give the signs of a row, each in its place: unread, alert, pinned, date."""
    date_sign = "?" if row.dating is None else wording.date_cell(row.dating)[0]
    rang = "!" if row.ringing else (row.alerts or row.copy_alerts) and "·"
    marks = (row.unread and "●", rang, row.pinned and "*")
    return "".join(mark or " " for mark in marks) + date_sign


def print_hits(hits: Iterable[tuple[Hit, Row]]) -> None:
    """Print hits: what answers, in its line, and why."""
    console = Console(highlight=False)
    for hit, row in hits:
        head = Text(f"{hit.tier.value}  " if hit.spans else "", "dim")
        head.append(safe(row.title), "bold")
        head.append(f"  {dated(row.dating)}  {row.id}", "dim")
        console.print(head)
        if hit.snippet:
            console.print(Text("  ").append_text(_marked(hit.snippet, hit.snippet_spans)))
        for line in wording.because(hit.reasons):
            console.print(Text(line, "dim"))


def _marked(line: str, spans: Sequence[Span]) -> Text:
    text = Text(safe(line))
    for span in spans:
        text.stylize("bold reverse", span.start, span.end)
    return text


def print_people(people: Iterable[Person]) -> None:
    """Print who is named: name, briefings, days, spellings."""
    table = _grid("name", "briefings", "days", "spellings")
    for person in people:
        spellings = ", ".join(f"{name} {count}" for name, count in person.spellings)
        table.add_row(
            Text(safe(person.name), "bold"),
            Text(str(person.briefings)),
            Text(wording.between(person.first, person.last)),
            Text(safe(spellings)),
        )
    Console(highlight=False).print(table)


def print_spellings(spellings: Sequence[Spelling]) -> None:
    """Print what a watch would catch, then what it would nearly, then what may be it."""
    console = Console(highlight=False)
    settled = [one for one in spellings if not one.is_open]
    for heading, some in groupby(settled, _verdict):
        console.print(Text(heading, "dim"))
        for one in some:
            head = Text(f"  {safe(one.text)}", "bold" if one.tier.joins else "")
            place = f"  stands in {one.silent_in}" if one.silent_in else ""
            head.append(f"  {one.briefings}  {one.tier.value}{place}", "dim")
            console.print(head)
            for line in (safe(one.sentence), *(safe(each.rule) for each in one.reasons)):
                console.print(Text(f"    {line}", "dim"), width=min(console.width, MEASURE))
    if more := words_left_open(spellings):
        console.print(Text(safe(more)), width=min(console.width, MEASURE))


def _verdict(spelling: Spelling) -> str:
    if not spelling.tier.joins:
        return "nearest misses"
    return "it would ring for" if spelling.rings else "met, and silent where it stands"


def print_alerts(alerts: Iterable[Alert]) -> None:
    """Print alerts: state, watch, day, the sentence, the id."""
    table = _grid("", "watch", "day", "sentence", "id")
    for alert in alerts:
        table.add_row(
            Text(f"{'*' if alert.pinned else ''}{alert.state.value}"),
            Text(safe(alert.watch), "bold"),
            Text(alert.date.isoformat() if alert.date else "?"),
            Text(safe(alert.sentence)),
            Text(alert.id, "dim"),
        )
    Console(highlight=False).print(table)


def print_story(lines: Iterable[str]) -> None:
    """Print running text, its first line as a title, wrapped between words."""
    console = Console(highlight=False)
    for number, line in enumerate(lines):
        console.print(Text(line, "bold" if number == 0 else ""), width=min(console.width, MEASURE))


def tracked(steps: Iterable[Step]) -> Iterator[Step]:
    """Pass steps of a scan on, with a progress bar on stderr meanwhile."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Speed())
    with Progress(
        *columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True
    ) as bar:
        task = bar.add_task("taking in", total=None)
        for step in steps:
            bar.update(task, description=step.work, completed=step.done, total=step.total or None)
            yield step


class _Speed(ProgressColumn):
    """How many a second."""

    def render(self, task: Task) -> Text:
        """Say it, once two steps are done."""
        return Text(f"{task.speed:,.0f}/s" if task.speed else "")


def _grid(*headings: str) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=not headings)
    for heading in headings:
        table.add_column(heading)
    table.show_header = any(headings)
    table.header_style = "dim"
    return table
