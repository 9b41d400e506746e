"""What is watched, whether that can be trusted, what would be: watch list, health, test, try."""

from collections.abc import Sequence

from briefings.cli import wording
from briefings.cli.asked import Asked
from briefings.cli.opening import opened, opened_to_act, say_unread
from briefings.cli.outcome import FOUND, NOTHING, WRONG, say
from briefings.cli.output import on_terminal, write, write_record
from briefings.errors import UsageError
from briefings.export import records
from briefings.export.safety import safe
from briefings.library import Library
from briefings.model import Watch, WatchHealth, numbered, words_left_open


def try_name(asked: Asked, *, name: tuple[str, ...], as_json: bool) -> int:
    """Do `briefings watch try`."""
    words = " ".join(" ".join(name).split())
    if not words:
        raise UsageError("an empty name", where="watch try", advice="give a name")
    with opened(asked) as library:
        found = library.try_watch(words)
    if as_json:
        for one in found:
            write_record(records.spelling(one))
    elif on_terminal(asked):
        # rich takes longer to import than this command to run, and most output is piped.
        from briefings.cli.tables import print_spellings

        print_spellings(found)
    else:
        for one in found:
            if not one.is_open:
                write(wording.spelling_lines(one))
        write([safe(words_left_open(found))] if words_left_open(found) else [])
    if any(one.rings for one in found):
        return FOUND
    met = any(one.tier.joins for one in found)
    does = "would be silent wherever it is met" if met else "would ring for nothing here yet"
    say(f"briefings: a watch of {safe(words)} {does}")
    return NOTHING


def list_watches(asked: Asked, *, as_json: bool) -> int:
    """Do `briefings watch list`."""
    with opened(asked) as library:
        watches = library.watches
    if not watches:
        say("briefings: nothing is watched")
        return NOTHING
    if as_json:
        for watch in watches:
            write_record(records.watch(watch))
    else:
        write(map(wording.watch_line, watches))
    return FOUND


def health(asked: Asked, *, as_json: bool) -> int:
    """Do `briefings watch health`."""
    with opened(asked) as library:
        found = library.silenced_health()
        missing = [one for one in library.problems if one.where in library.missing]
        broken = library.faults.broken
    if as_json:
        for one in found:
            write_record(records.watch_health(one))
    else:
        write(map(wording.health_line, found))
    for problem in missing:
        say(f"briefings: {problem}")
    for one in found:
        if one.missed:
            say(f"briefings: {safe(str(wording.missed(one)))}")
        if one.is_wide:
            say(f"briefings: {wording.wide(one)}")
    say_unread(broken)
    say(f"briefings: watch {_verdict(found, len(missing))}")
    if any(one.fault for one in found):
        return WRONG
    return FOUND if all(one.is_well for one in found) and not missing else NOTHING


def mute(asked: Asked, *, name: tuple[str, ...], until: str) -> int:
    """Do `briefings watch mute`."""
    with opened_to_act(asked, scanned=False) as library:
        say(f"briefings: {safe(library.mute(_called(library, name), until).label)}")
    return FOUND


def unmute(asked: Asked, *, name: tuple[str, ...]) -> int:
    """Do `briefings watch unmute`."""
    with opened_to_act(asked, scanned=False) as library:
        say(f"briefings: {safe(library.unmute(_called(library, name)).label)}")
    return FOUND


def _called(library: Library, name: tuple[str, ...]) -> list[Watch]:
    """Give the watches of a name, in whatever watchlists. UsageError where there is none."""
    words = " ".join(" ".join(name).split())
    found = [one for one in library.watches if one.name.casefold() == words.casefold()]
    if not found:
        raise UsageError(
            f"{safe(words)} is not watched", advice="'briefings watch list' lists what is"
        )
    return found


def test(asked: Asked, *, as_json: bool) -> int:
    """Do `briefings watch test`."""
    with opened(asked, scanned=False) as library:
        found = library.test_watches()
    if as_json:
        for one in found:
            write_record(records.watch_test(one))
    else:
        write(map(wording.test_line, found))
    passed = sum(one.is_passed for one in found)
    say(f"briefings: {passed} of {numbered(len(found), 'sentence')} as expected")
    return FOUND if passed == len(found) else NOTHING


def _verdict(found: Sequence[WatchHealth], missing: int) -> str:
    """Say how many ring for whatever comes; one that is muted does not."""
    well = sum(one.is_read and not one.mute for one in found)
    muted = sum(one.mute is not None for one in found)
    parts = [f"{well}/{len(found)}"]
    parts += [f"{muted} muted"] if muted else []
    parts += [f"{numbered(missing, 'source')} not there"] if missing else []
    is_well = not missing and all(one.is_well for one in found)
    return f"{'ok' if is_well else '!'} {' · '.join(parts)}"
