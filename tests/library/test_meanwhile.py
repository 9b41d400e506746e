"""What comes while something else goes on: a watch during a scan, a correction, the reader."""

import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import islice
from pathlib import Path
from typing import ParamSpec, TypeVar

import apsw
import pytest

from briefings.errors import UsageError
from briefings.intake import batches, reading
from briefings.intake import scan as scanning
from briefings.intake.processes import crew
from briefings.intake.processes.crew import Crew
from briefings.library import Library, door, open_library
from briefings.library.handing import outside
from briefings.library.watches import again
from briefings.model import AlertState, Config, Progress, Watch

FILES = 8
EVERY = set(AlertState)

Given = ParamSpec("Given")
Made = TypeVar("Made")


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of stories that name one man, taken in two at a time."""
    for module in (batches, scanning):
        monkeypatch.setattr(module, "BATCH", 2)
    (tmp_path / "in").mkdir()
    for number in range(FILES):
        write(tmp_path / "in" / f"{number}.txt", f"Oleh Derkachenko said number {number}.")
    return tmp_path / "in"


@pytest.fixture
def library(inbox: Path) -> Iterator[Library]:
    with opened(inbox) as library:
        yield library


def write(file: Path, words: str, day: str = "2025-12-06") -> None:
    file.write_text(f"Report {file.stem}\n date {day}\n\n{words}\n", encoding="utf-8")


def opened(inbox: Path, *watches: str) -> Library:
    watched = tuple(Watch(name, "L") for name in ("Witkoff", *watches))
    config = Config("", (str(inbox),), watched)
    return open_library(config, inbox.parent / "data", beside=True)


def begun(library: Library, steps: int = 1) -> Iterator[Progress]:
    """Give a scan that has stored so many batches."""
    scan = library.scan()
    stored = (step for step in scan if step.lines)
    assert len(list(islice(stored, steps))) == steps
    return scan


def scanned(library: Library) -> None:
    assert list(library.scan()) is not None


def rang(library: Library) -> dict[str, int]:
    """Count the alerts of each state."""
    counts = {state: len(library.alerts({state})) for state in EVERY}
    return {state.value: count for state, count in counts.items() if count}


def test_a_watch_added_during_a_scan_rings_for_what_comes_after_it(library: Library) -> None:
    scan = begun(library)
    library.watch("Derkachenko")
    assert rang(library) == {"old": 2}
    list(scan)
    assert library.is_behind
    scanned(library)
    assert rang(library) == {"new": FILES - 2, "old": 2}
    assert not library.is_behind


def test_a_watch_added_during_a_scan_that_is_broken_off_misses_nothing(
    library: Library, inbox: Path
) -> None:
    scan = begun(library)
    library.watch("Derkachenko")
    next(scan)
    assert [one.is_well for one in library.health()] == [True, False]
    del scan
    library.close()
    with opened(inbox) as again:
        scanned(again)
        assert rang(again) == {"new": FILES - 2, "old": 2}
        assert all(one.is_well for one in again.health())


def broken_off(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Store all, and leave before it is known what its words sound like."""
    monkeypatch.setattr(batches, "MANY", 1)
    with opened(inbox) as library:
        begun(library, FILES // 2)


def test_a_watch_added_while_words_wait_for_their_sound_misses_nothing(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_off(inbox, monkeypatch)
    with opened(inbox, "Derkaczenko") as library:
        assert library.is_behind
        scanned(library)
        assert rang(library) == {"old": FILES}


def test_a_search_finds_what_sounds_alike_though_words_wait_for_that(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_off(inbox, monkeypatch)
    with opened(inbox) as library:
        assert len(library.listing("Derkaczenko")) == FILES
    broken_off(Path(shutil.copytree(inbox, inbox.parent / "other" / "in")), monkeypatch)
    with opened(inbox.parent / "other" / "in") as library:
        assert [one.text for one in library.try_watch("Derkaczenko")] == ["Derkachenko"]


def test_a_watch_rings_for_what_another_process_took_in_without_it(
    library: Library, inbox: Path
) -> None:
    scan = begun(library)
    with opened(inbox, "Derkachenko") as other:
        list(scan)
        scanned(other)
        assert rang(other) == {"new": FILES - 2, "old": 2}


def test_a_digest_tells_what_a_scan_stored_after_the_reader_left(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(inbox, "Derkachenko") as library:
        scan = begun(library)
        library.begin_visit()
        library.end_visit()
        list(scan)
        set_clock(monkeypatch, datetime.now(UTC) + timedelta(days=1))
        library.begin_visit()
        assert library.handing.digest().count == FILES - 2


def test_a_digest_tells_what_came_after_the_clock_was_set_back(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(inbox, "Derkachenko") as library:
        scanned(library)
        library.begin_visit()
        library.end_visit()
        set_clock(monkeypatch, datetime.now(UTC) - timedelta(days=3650))
        write(inbox / "9.txt", "Oleh Derkachenko spoke again.")
        scanned(library)
        library.begin_visit()
        assert library.handing.digest().count == 1


def corrected(file: Path, words: str) -> None:
    """Write a file so that a scan sees it changed, however fast the two follow each other."""
    moment = file.stat().st_mtime_ns + 10**9
    write(file, words)
    os.utime(file, ns=(moment, moment))


def test_an_alert_stays_when_its_file_is_corrected_and_says_so(inbox: Path) -> None:
    with opened(inbox, "Derkachenko") as library:
        scanned(library)
        corrected(inbox / "3.txt", "Somebody said number 3.")
        scanned(library)
        told = "no longer in the text: Oleh Derkachenko said number 3."
        assert rang(library) == {"new": FILES}
        assert [one.sentence for one in library.alerts() if not one.mentions] == [told]
        library.watch("Somebody")
        corrected(inbox / "3.txt", "Somebody repeated number 3.")
        scanned(library)
        assert [one.sentence for one in library.alerts() if not one.mentions] == [told]
        corrected(inbox / "3.txt", "Oleh Derkachenko did say number 3.")
        scanned(library)
        (group,) = (one for one in library.alert_groups() if one.watch.name == "Derkachenko")
        assert all(one.mentions and not one.gone for one in group.alerts)


def test_an_old_alert_stays_old_when_its_file_is_corrected(library: Library, inbox: Path) -> None:
    scanned(library)
    library.watch("Derkachenko")
    corrected(inbox / "3.txt", "Oleh Derkachenko did say number 3.")
    scanned(library)
    assert rang(library) == {"old": FILES}


def test_alerts_tell_what_another_process_took_in(inbox: Path) -> None:
    with opened(inbox, "Derkachenko") as library, opened(inbox, "Derkachenko") as other:
        scanned(library)
        assert len(library.alerts()) == FILES
        write(inbox / "9.txt", "Oleh Derkachenko spoke again.")
        scanned(other)
        assert len(library.alerts()) == library.alert_groups()[0].new == FILES + 1


def test_a_watched_query_stays_too_until_it_is_watched_no_more(inbox: Path) -> None:
    config = Config("", (str(inbox),), (Watch("q", "L", query="derkachenko"),))
    with open_library(config, inbox.parent / "data") as library:
        scanned(library)
        corrected(inbox / "3.txt", "Somebody said number 3.")
        scanned(library)
        assert rang(library) == {"new": FILES}
    with opened(inbox) as library:
        scanned(library)
        assert rang(library) == {}


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Give how many alerts the reader's command was told of, each time."""
    found: list[int] = []

    def start(words: Sequence[str], given: str) -> None:
        if words == ("missing",):
            raise UsageError("no such command")
        found.append(json.loads(given)["count"])

    monkeypatch.setattr(outside, "start", start)
    return found


def telling(inbox: Path, command: str = "bell") -> Library:
    watched = (Watch("Derkachenko", "L"),)
    config = Config("", (str(inbox),), watched, on_alert=(command,) if command else ())
    return open_library(config, inbox.parent / "data")


def test_what_a_scan_stored_that_never_ended_is_told_after_the_next_and_once(
    inbox: Path, counts: list[int]
) -> None:
    with telling(inbox) as hung, telling(inbox) as library:
        scan = begun(hung)
        scanned(library)
        scanned(library)
        assert counts == [FILES]
        del scan
        assert counts == [FILES]


def test_what_could_not_be_told_is_told_by_the_next_scan(inbox: Path, counts: list[int]) -> None:
    with telling(inbox, "missing") as library:
        scanned(library)
        assert library.problems[0].what == "on_alert: no such command"
    with telling(inbox) as library:
        scanned(library)
    assert counts == [FILES]


def test_what_rang_while_nobody_was_to_be_told_is_no_news(inbox: Path, counts: list[int]) -> None:
    with telling(inbox, "") as library:
        scanned(library)
    with telling(inbox) as library:
        scanned(library)
        write(inbox / "9.txt", "Oleh Derkachenko spoke again.")
        scanned(library)
    assert counts == [1]


def set_clock(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    """Let the clock of the machine stand at a moment."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Clock":
            return cls.fromisoformat(now.astimezone(tz).isoformat())

    for module in (batches, scanning, door):
        monkeypatch.setattr(module, "datetime", Clock)


def watching_the_lock(
    inbox: Path, seen: list[bool], real: Callable[Given, Made]
) -> Callable[Given, Made]:
    """Give the same work, which notes whether another process could write meanwhile."""

    def done(*args: Given.args, **named: Given.kwargs) -> Made:
        other = apsw.Connection(str(inbox.parent / "data" / "index.db"))
        try:
            other.execute("BEGIN IMMEDIATE")
            seen.append(True)
        except apsw.BusyError:
            seen.append(False)
        other.close()
        return real(*args, **named)

    return done


def test_nobody_writes_between_the_reading_of_a_briefing_and_its_return(
    library: Library, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (inbox / "9.txt").write_text("Talks\n\nOn December 5 he told the press.\n", encoding="utf-8")
    scanned(library)
    free: list[bool] = []
    for module, name in ((again, "enter_again"), (reading, "redate")):
        real = getattr(module, name)
        monkeypatch.setattr(module, name, watching_the_lock(inbox, free, real))
    write(inbox / "10.txt", "He came.", day="2024-12-06")
    scanned(library)
    assert free == [False]
    library.watch("Derkachenko")
    assert free == [False] * (1 + FILES)


def test_what_is_kept_of_a_book_is_made_before_anybody_is_kept_from_writing(
    library: Library, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanned(library)
    free: list[bool] = []
    monkeypatch.setattr(crew, "BOOK", 1000)
    monkeypatch.setattr(Crew, "make", watching_the_lock(inbox, free, Crew.make))
    write(inbox / "9.txt", "Oleh Derkachenko said that a book has many pages. " * 40)
    scanned(library)
    assert free == [True]
    moment = (inbox / "9.txt").stat().st_mtime_ns + 10**9
    os.utime(inbox / "9.txt", ns=(moment, moment))
    scanned(library)
    assert free == [True]
