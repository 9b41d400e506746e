"""Handing on: what leaves the library for others to read."""

import re
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from briefings.cli.asked import Asked
from briefings.cli.opening import opened, opened_to_act
from briefings.cli.outcome import FOUND, NOTHING, say
from briefings.cli.paths import STDIN, existing
from briefings.errors import UsageError
from briefings.export.forms import written
from briefings.export.safety import safe
from briefings.library.state.visits import EVER
from briefings.model import numbered

_DAYS = re.compile(r"(\d{1,5})d")


def digest(asked: Asked, *, since: str | None, form: str, as_json: bool) -> int:
    """Do `briefings digest`."""
    moment = None if since is None else moment_of(since, datetime.now(UTC))
    with opened(asked) as library:
        made = library.handing.digest(moment)
    if not made.count:
        muted = "".join(f"; {one}" for one in made.left_out)
        say(f"briefings: nothing is pinned and nothing rang{muted} ('--since all' goes back)")
        return NOTHING
    # In UTF-8 with line feeds, whatever the locale: the same input gives the same bytes.
    sys.stdout.buffer.write(written(made, "json" if as_json else form).encode())
    return FOUND


def moment_of(text: str, now: datetime) -> datetime:
    """Read a moment: a day, in UTC, a number of days before now, or `all`. UsageError."""
    if text == "all":
        return EVER
    try:
        if days := _DAYS.fullmatch(text):
            return now - timedelta(days=int(days[1]))
        return datetime.combine(date.fromisoformat(text), datetime.min.time(), UTC)
    except (ValueError, OverflowError):
        raise UsageError(
            f"{text!r} is no day", where="--since", advice="write 2025-12-06, 7d or all"
        ) from None


def export_state(asked: Asked) -> int:
    """Do `briefings state export`."""
    with opened(asked, scanned=False) as library:
        for line in library.export_state():
            sys.stdout.buffer.write(f"{line}\n".encode())
    return FOUND


def import_state(asked: Asked, *, file: str) -> int:
    """Do `briefings state import`."""
    raw = sys.stdin.buffer.read() if file == STDIN else Path(existing([file])[0]).read_bytes()
    lines = raw.decode("utf-8", "replace").split("\n")
    with opened_to_act(asked, scanned=False) as library:
        count = library.import_state(lines, safe(file))
    say(f"briefings: {numbered(count, 'new act')} taken in")
    return FOUND
