"""Watches that the reader muted, for good or until a day.

Nothing is taken away: their alerts are stored, counted and listed, and wait to be seen; they do
not ring until the watch does again. A mute until a day ends with the beginning of that day here.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from briefings.errors import UsageError
from briefings.model import Mute, Watch
from briefings.store.protocols import Setting, State
from briefings.text.sanitise import safe_line
from briefings.watch import key_of

MUTE = "mute"
"""The kind of setting; its target is a watchlist and a watch, a line each."""
EVER = "ever"
"""The value of a mute that has no day; another one's is its day."""

_AGE = re.compile(r"(\d{1,4}|an?|one)\s*(d|days?|w|weeks?|m|months?)", re.IGNORECASE)
_DAYS = {"d": 1, "w": 7, "m": 30}


def mutes(state: State, today: date) -> Mapping[tuple[str, str], Mute]:
    """Give what is muted on a day, by watchlist and watch."""
    found = {}
    for target, value in state.all(MUTE).items():
        watchlist, _, watch = target.partition("\n")
        until = None if value == EVER else date.fromisoformat(value)
        if until is None or today < until:
            found[watchlist, watch] = Mute(until)
    return found


def muting(watches: Iterable[Watch], until: date | None) -> list[Setting]:
    """Give the settings that mute watches."""
    value = until.isoformat() if until else EVER
    return [Setting(MUTE, "\n".join(key_of(watch)), value) for watch in watches]


def unmuting(watches: Iterable[Watch]) -> list[Setting]:
    """Give the settings that let watches ring again."""
    return [Setting(MUTE, "\n".join(key_of(watch)), "") for watch in watches]


def day_until(typed: str, today: date) -> date | None:
    """Read until when: `7d`, `2 weeks`, `a month` of 30 days, a day, or nothing for good.

    UsageError for anything else.
    """
    if not typed.strip():
        return None
    age = _AGE.fullmatch(typed.strip())
    try:
        if age:
            count = int(age[1]) if age[1].isdecimal() else 1
            until = today + timedelta(days=count * _DAYS[age[2][0].lower()])
        else:
            until = date.fromisoformat(typed.strip())
    except (ValueError, OverflowError):
        raise UsageError(
            f"{safe_line(typed)!r} is no day",
            advice=f"write 7d, 2w or {today + timedelta(days=14)}, or nothing",
        ) from None
    if until <= today:
        raise UsageError(f"{until.isoformat()} is not ahead", advice="write a day to come")
    return until


def said(mute: Mute) -> str:
    """Say what silences a watch."""
    return f"muted until {mute.until.isoformat()}" if mute.until else "muted"


def label(watches: Sequence[Watch], until: date | None) -> str:
    """Say what was muted, in the past tense."""
    names = ", ".join(watch.name for watch in watches)
    return f"muted {names}" + (f" until {until.isoformat()}" if until else "")


def setting_fault(setting: Setting) -> str:
    """Give what is wrong with a mute that another machine told; empty where nothing is."""
    if setting.target.count("\n") != 1:
        return "a mute is not of two lines"
    if setting.value not in ("", EVER):
        date.fromisoformat(setting.value)
    return ""
