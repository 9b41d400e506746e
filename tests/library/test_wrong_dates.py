"""What wrong and missing dates do to a library: nobody new is missed, and nothing is silenced."""

from datetime import date
from pathlib import Path
from typing import Self

import pytest

from briefings.config import load
from briefings.library import open_library
from briefings.library.lists import by_date
from briefings.library.people import newcomers

FIRST = (
    " date 2025-12-03 In Kyiv on Monday, President Maria Kovalenko said so. Ms. Kovalenko agreed."
)
LAST = " date 2025-12-06 In Kyiv on Monday, President Jonas Hakala said so. Mr. Hakala agreed."


@pytest.mark.parametrize(
    "another",
    [
        "A note about the talks. President Oleh Petrenko was there. Mr. Petrenko agreed.",
        " date 2099-01-01 Nobody said anything in Kyiv on that day, and nobody asked.",
    ],
    ids=["undated", "dated after it came"],
)
def test_what_has_no_possible_date_is_not_the_newest_day(tmp_path: Path, another: str) -> None:
    (tmp_path / "in").mkdir()
    for name, text in (("first", FIRST), ("last", LAST), ("another", another)):
        (tmp_path / "in" / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
    (tmp_path / "c.yaml").write_text("sources: [in]\n", encoding="utf-8")
    with open_library(load(tmp_path / "c.yaml"), tmp_path / "kept") as library:
        for _ in library.scan():
            pass
        assert [new.person.name for new in library.newcomers()] == ["Jonas Hakala"]


def test_what_is_dated_tomorrow_makes_it_no_later_than_today(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Saturday(date):
        @classmethod
        def today(cls) -> Self:
            return cls(2025, 12, 6)

    for room in (by_date, newcomers):
        monkeypatch.setattr(room, "date", Saturday)
    ahead = LAST.replace("12-06", "12-07").replace("Jonas Hakala", "Irma Petrenko")
    (tmp_path / "in").mkdir()
    for name, text in (("first", FIRST), ("last", LAST), ("ahead", ahead)):
        (tmp_path / "in" / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
    (tmp_path / "c.yaml").write_text("sources: [in]\n", encoding="utf-8")
    with open_library(load(tmp_path / "c.yaml"), tmp_path / "kept") as library:
        list(library.scan())
        assert library.summary().newest == library.handing.digest().day == date(2025, 12, 6)
        assert [new.person.name for new in library.newcomers()] == ["Jonas Hakala"]
        (ahead_of_it, *_) = library.listing().rows(0, 1)
        library.pin([ahead_of_it.id])
        assert library.summary().newest == library.handing.digest().day == date(2025, 12, 6)


def test_where_all_is_to_come_the_first_of_it_is_the_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Monday(date):
        @classmethod
        def today(cls) -> Self:
            return cls(2025, 12, 1)

    monkeypatch.setattr(by_date, "date", Monday)
    (tmp_path / "in").mkdir()
    for name, text in (("first", FIRST), ("last", LAST)):
        (tmp_path / "in" / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
    (tmp_path / "c.yaml").write_text("sources: [in]\n", encoding="utf-8")
    with open_library(load(tmp_path / "c.yaml"), tmp_path / "kept") as library:
        list(library.scan())
        assert library.summary().newest == library.handing.digest().day == date(2025, 12, 3)


def test_a_date_far_ahead_makes_nothing_old(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "last.txt").write_text(LAST, encoding="utf-8")
    (tmp_path / "in" / "ahead.txt").write_text(
        " date 2099-01-01 Nobody said so.", encoding="utf-8"
    )
    words = "sources: [in]\nwatchlists:\n  - name: One\n    watch: [Jonas Hakala]\n"
    (tmp_path / "c.yaml").write_text(words, encoding="utf-8")
    with open_library(load(tmp_path / "c.yaml"), tmp_path / "kept") as library:
        for _ in library.scan():
            pass
        assert [alert.watch for alert in library.alerts()] == ["Jonas Hakala"]
