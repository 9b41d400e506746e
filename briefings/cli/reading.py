"""What is in the library: list, search, show, names, alerts."""

from collections.abc import Iterator

from briefings.cli import wording
from briefings.cli.asked import Asked
from briefings.cli.opening import opened, resolved
from briefings.cli.outcome import FOUND, NOTHING, say
from briefings.cli.output import on_terminal, write, write_record
from briefings.errors import UsageError
from briefings.export import records
from briefings.export.safety import safe, safe_text
from briefings.library import Library
from briefings.model import AlertState, EntityKind, Hit, Listing, Order, Row
from briefings.query import doubtful, parse, read_as

_CHUNK = 200
"""Rows read at a time: enough to make a read cheap, few enough to start printing at once."""


def list_rows(
    asked: Asked, *, query: tuple[str, ...], limit: int | None, by: str, as_json: bool
) -> int:
    """Do `briefings list`."""
    words = _whole(query)
    with opened(asked) as library:
        library.sort(Order(by))
        listing = library.listing(words, limit=None)
        if len(listing) == 0:
            return _nothing(
                library, "no briefing answers that" if words else "no briefing yet", words
            )
        _say_doubt(words)
        if as_json:
            for row in rows_of(listing, limit):
                write_record(records.row(row))
        elif on_terminal(asked):
            # rich takes longer to import than this command to run, and most output is piped.
            from briefings.cli.tables import print_listing

            print_listing(listing, limit)
        else:
            write(wording.row_line(row) for row in rows_of(listing, limit))
    return FOUND


def search(asked: Asked, *, query: tuple[str, ...], limit: int | None, as_json: bool) -> int:
    """Do `briefings search`."""
    words = _whole(query)
    if not words:
        raise UsageError("an empty query", where="search", advice="give a word or a name")
    with opened(asked) as library:
        listing = library.listing(words, limit=None)
        if len(listing) == 0:
            return _nothing(library, "nothing found", words)
        _say_doubt(words)
        hits = _hits(listing, limit)
        if as_json:
            for hit, row in hits:
                page = library.page(row.id)
                write_record(records.hit(hit, row, page.briefing.text if page else ""))
        elif on_terminal(asked):
            # As in `list_rows`.
            from briefings.cli.tables import print_hits

            print_hits(hits)
        else:
            for hit, row in hits:
                write(wording.hit_lines(hit, row))
    return FOUND


def _whole(query: tuple[str, ...]) -> str:
    """Give a query as one text. QueryError where it is unfinished: here nobody is typing on."""
    words = " ".join(query).strip()
    if words:
        parse(words)
    return words


def rows_of(listing: Listing, limit: int | None = None) -> Iterator[Row]:
    """Give the rows of a listing one by one, reading a few at a time."""
    count = len(listing) if limit is None else min(limit, len(listing))
    for start in range(0, count, _CHUNK):
        yield from listing.rows(start, min(_CHUNK, count - start))


def _hits(listing: Listing, limit: int | None) -> Iterator[tuple[Hit, Row]]:
    for row in rows_of(listing, limit):
        hit = listing.hit(row.id)
        if hit is not None:
            yield hit, row


def show(asked: Asked, *, briefing: str, raw: bool, as_json: bool) -> int:
    """Do `briefings show`."""
    with opened(asked) as library:
        whole = resolved(library, [briefing])[0].partition(":")[0]
        page = library.page(whole)
        if page is None:
            return _nothing(library, f"{whole}: not in the sources in force")
        if as_json:
            write_record(records.page(page, library.overlaps(whole)))
        elif raw:
            write([safe_text(library.raw(whole)).removesuffix("\n")])
        elif on_terminal(asked):
            # As in `list_rows`.
            from briefings.cli.tables import print_story

            print_story(wording.page_lines(page, "--raw"))
        else:
            write(wording.page_lines(page, "--raw"))
    return FOUND


def names(
    asked: Asked,
    *,
    query: tuple[str, ...],
    kind: str,
    only_new: bool,
    limit: int | None,
    as_json: bool,
) -> int:
    """Do `briefings names`."""
    if only_new:
        if query or kind != "person":
            raise UsageError(
                "--new is of all people", where="names", advice="ask for nothing else"
            )
        return _newcomers(asked, limit, as_json=as_json)
    with opened(asked) as library:
        found = library.names(" ".join(query), None if kind == "all" else EntityKind(kind))
        if not found:
            return _nothing(library, "no name answers that" if query else "nobody is named")
        if as_json:
            for person in found[:limit]:
                write_record(records.person(person))
        elif on_terminal(asked):
            # As in `list_rows`.
            from briefings.cli.tables import print_people

            print_people(found[:limit])
        else:
            write(wording.person_line(person) for person in found[:limit])
    return FOUND


def _newcomers(asked: Asked, limit: int | None, *, as_json: bool) -> int:
    """Do `briefings names --new`."""
    with opened(asked) as library:
        found = library.newcomers()[:limit]
        if not found:
            return _nothing(library, "nobody is new on the newest day")
        for newcomer in found:
            if as_json:
                write_record(records.newcomer(newcomer))
            else:
                write(wording.newcomer_lines(newcomer))
    return FOUND


def alerts(asked: Asked, *, only_new: bool, every: bool, limit: int | None, as_json: bool) -> int:
    """Do `briefings alerts`."""
    if only_new and every:
        raise UsageError("--new and --all at once", where="alerts", advice="give one of them")
    states = {AlertState.NEW} if only_new else set(AlertState) if every else None
    with opened(asked) as library:
        found = library.alerts(states)
        if only_new:
            found = tuple(one for one in found if not one.muted)
        if not found:
            return _nothing(library, "no alert" if library.watches else "nothing is watched")
        if as_json:
            for alert in found[:limit]:
                write_record(records.alert(alert))
        elif on_terminal(asked):
            # As in `list_rows`.
            from briefings.cli.tables import print_alerts

            print_alerts(found[:limit])
        else:
            write(wording.alert_line(alert) for alert in found[:limit])
    return FOUND


def _say_doubt(query: str) -> None:
    """Say how a query that was answered may have been meant."""
    if meant := doubtful(query):
        say(f"briefings: did you mean '{safe(meant)}'?")


def _nothing(library: Library, what: str, query: str = "") -> int:
    """Say that nothing was found, where it was looked for, and whom a query may have meant."""
    if doubt := library.doubt(query) if query else "":
        what += f" ({safe(doubt)})"
    asked = read_as(query)
    looked = f"looked for '{safe(asked)}' in" if asked else "looked in"
    away = set(library.missing)
    sources = (f"{one}, not there" if one in away else one for one in library.config.sources)
    say(f"briefings: {what} ({looked} {'; '.join(sources) or 'no source'})")
    return NOTHING
