"""Folders that go and come, and clocks that jump: what is there is listed, what came is told.

A few rounds here; `make faults` plays hundreds.
"""

import os
import random
import shutil
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from briefings.config import load
from briefings.intake import batches, rounding
from briefings.library import Library, door, open_library

ROUNDS = int(os.environ.get("BRIEFINGS_FAULT_ROUNDS", "3"))
START = datetime(2024, 2, 28, 23, 30, tzinfo=UTC)
ZONES = ("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu")


class Clock:
    """The time it is, as a test has it: stands where the program asks `datetime`."""

    def __init__(self) -> None:
        self.moment = START

    def now(self, zone: tzinfo) -> datetime:
        return self.moment.astimezone(zone)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    made = Clock()
    for module in (batches, rounding, door):
        monkeypatch.setattr(module, "datetime", made)
    yield made
    monkeypatch.undo()
    time.tzset()


def library_of(base: Path) -> Library:
    config = base / "config.yaml"
    (base / "in").mkdir(exist_ok=True)
    config.write_text("sources: [in]\nwatchlists: [{name: all, watch: [Hakala]}]\n")
    return open_library(load(config), base / "kept")


def take_in(library: Library) -> None:
    for _ in library.scan():
        pass


def write(path: Path, words: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"date 2024-02-29\n\nReport {words}\n\nNobody spoke in {words}.\n")


def there(library: Library) -> set[str]:
    listing = library.listing()
    return {Path(row.raw_path).name for row in listing.rows(0, len(listing))}


def test_a_folder_that_goes_returns_or_is_another_is_listed_as_it_is(tmp_path: Path) -> None:
    chance = random.Random(6)
    folder = tmp_path / "in"
    with library_of(tmp_path) as library:
        seen: set[str] = set()
        for number in range(ROUNDS):
            match chance.randrange(5):
                case 0 if folder.exists():
                    folder.rename(tmp_path / f"away-{number}")
                case 1:
                    shutil.rmtree(folder, ignore_errors=True)
                    write(folder / f"anew-{number}.txt", f"hall {number}")
                case 2:
                    deep = folder.joinpath(*(str(one) for one in range(chance.randint(1, 30))))
                    write(deep / f"deep-{number}.txt", f"cellar {number}")
                case 3 if folder.exists() and (found := sorted(folder.rglob("*.txt"))):
                    chance.choice(found).unlink()
                case _:
                    write(folder / f"{number}.txt", f"room {number}")
            take_in(library)
            if folder.exists():
                seen = {one.name for one in folder.rglob("*.txt")}
            assert there(library) == seen
        assert all(problem.what == "no such file or folder" for problem in library.problems)


def test_whatever_the_clock_says_what_came_since_is_told_in_the_order_it_came(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(11)
    receipts: list[datetime] = []
    leaps = (timedelta(days=3653), timedelta(days=1), timedelta(hours=5), timedelta(seconds=1))
    for number in range(ROUNDS):
        monkeypatch.setenv("TZ", chance.choice(ZONES))
        time.tzset()
        clock.moment = max(
            datetime(1980, 2, 29, tzinfo=UTC),
            min(clock.moment + chance.choice(leaps) * chance.choice((1, -1)), START.replace(2090)),
        )
        text = f"date 2024-02-29\n\nReport {number}\n\nHakala spoke in hall {number}.\n"
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / f"{number}.txt").write_text(text)
        with library_of(tmp_path) as library:
            library.begin_visit()
            take_in(library)
            newest = max(library.alerts(), key=lambda one: one.received)
            assert newest.sentence == f"Hakala spoke in hall {number}."
            receipts.append(newest.received)
            made = library.handing.digest()
            told = {item.sentence for section in made.sections for item in section.items}
            assert newest.sentence in told
            library.end_visit()
    assert receipts == sorted(set(receipts))
