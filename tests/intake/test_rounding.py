"""After a scan only what the new stated days can change is dated again."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.ingest.formats import Extract
from briefings.intake import reading
from briefings.intake.reading import Loose, Text, read_together
from briefings.intake.rounding import differing
from briefings.library import open_library
from briefings.model import Config, Surroundings
from briefings.store.protocols import Entry

DAYS = st.lists(st.dates(date(2019, 1, 1), date(2026, 12, 31)), max_size=4).map(sorted)
TOLD = st.dates(date(2019, 1, 1), date(2026, 12, 31))


def dated_by(text: str, days: list[date]) -> object:
    (one,) = read_together([Loose("a.txt", Extract(text))], days)
    assert isinstance(one, Text)
    return one.briefing.dating, one.briefing.problems


@given(DAYS, DAYS, TOLD, st.booleans())
def test_a_day_that_is_not_among_the_differing_dates_a_text_as_before(
    before: list[date], now: list[date], told: date, with_year: bool
) -> None:
    year = f", {told.year}" if with_year else ""
    text = f"On {told:%B} {told.day}{year} the envoys met in the old town and talked for long.\n"
    if 32 * told.month + told.day not in differing(before, now):
        assert dated_by(text, before) == dated_by(text, now)


def test_one_day_more_at_the_end_of_many_touches_few_days_of_the_year() -> None:
    many = [date(2024, 1, 1) + timedelta(days) for days in range(700)]
    assert len(differing(many[:-1], many)) <= 2
    assert differing(many, many) == frozenset()


def test_a_scan_with_one_file_more_revises_only_what_that_may_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    revised: list[str] = []
    redate = reading.redate

    def counted(entry: Entry, surroundings: Surroundings) -> Entry:
        revised.append(entry.briefing.title)
        return redate(entry, surroundings)

    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for day in range(1, 29):
        (inbox / f"{day}.txt").write_text(
            f" date 2025-11-{day:02} Talks, part {day}\n\nThey met.\n"
        )
    for day in range(1, 29):
        text = f"On November {day} the envoys met in the old town and talked for long.\n"
        (inbox / f"told {day}.txt").write_text(text)
    with open_library(Config("", (str(inbox),), ()), tmp_path / "kept") as library:
        monkeypatch.setattr(reading, "redate", counted)
        list(library.scan())
        assert revised == []
        (inbox / "new.txt").write_text(" date 2025-11-29 Talks go on\n\nThey met again.\n")
        list(library.scan())
        assert revised == []
        (inbox / "far.txt").write_text(" date 2024-11-20 Talks last year\n\nThey met.\n")
        list(library.scan())
        assert len(revised) == 28
