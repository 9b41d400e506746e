"""Days without a year of four digits: what neighbours, a weekday or the text tell of it."""

from datetime import date

import pytest

from briefings.model import Certainty, DateOrigin
from tests.ingest.dated import PROSE, TITLE, dated, reading


@pytest.mark.parametrize(
    "line",
    [
        "WARSAW, Dec 5 - ",
        "Kyiv, Ukraine, Dec. 5 — ",
        "Варшава, 5 грудня – ",
        "ROMA, 5 dicembre -- ",
    ],
)
def test_a_dateline_without_a_year_takes_one_from_neighbours_alone(line: str) -> None:
    neighbours = date(2025, 12, 1), date(2025, 12, 8)
    found = reading(f"{line}{PROSE}", *neighbours)
    assert dated(f"{line}{PROSE}", *neighbours) == (
        "2025-12-05",
        "2025-12-05",
        DateOrigin.DATELINE,
        Certainty.INFERRED,
    )
    assert found.title.startswith("The minister said")
    alone = reading(f"{line}{PROSE}")
    assert alone.dating is None
    assert "without a year" in alone.problems[0].what


@pytest.mark.parametrize(
    ("sentence", "evidence"),
    [
        ("December 5 marked the third round.", "December 5 marked"),
        ("On December 5 the two sides met.", "December 5"),
        ("5 грудня сторони зустрілися знову.", "5 грудня"),
        ("5 декабря стороны встретились снова.", "5 декабря"),
        ("5 grudnia obie strony spotkały się ponownie.", "5 grudnia"),
    ],
)
def test_a_past_day_takes_its_year_from_neighbours_and_leaves_three_days(
    sentence: str, evidence: str
) -> None:
    briefing = reading(f"{TITLE}\n\n{PROSE}\n\n{sentence}", date(2025, 11, 30))
    assert briefing.dating is not None
    assert (briefing.dating.start, briefing.dating.end) == (date(2025, 12, 5), date(2025, 12, 7))
    assert briefing.dating.certainty is Certainty.INFERRED
    assert briefing.dating.evidence is not None
    assert briefing.dating.evidence.of(briefing.text) == evidence


def test_a_coming_day_dates_nothing_and_ends_the_interval() -> None:
    coming = "On December 6 they will meet again."
    assert reading(f"{TITLE}\n\n{PROSE}\n\n{coming}", date(2025, 11, 30)).dating is None
    text = f"{TITLE}\n\n{PROSE}\n\nOn December 5 they met. {coming}"
    assert dated(text, date(2025, 11, 30))[:2] == ("2025-12-05", "2025-12-06")


def test_the_latest_past_day_counts_also_over_the_turn_of_a_year() -> None:
    text = f"{TITLE}\n\n{PROSE}\n\nOn December 30 they met, and on January 2 they parted."
    assert dated(text, date(2025, 12, 28), date(2026, 1, 4))[0] == "2026-01-02"


@pytest.mark.parametrize(
    "day", ["Friday, December 5", "December 5, a Friday,", "5 December (Friday)"]
)
def test_a_weekday_rules_out_the_years_in_which_it_is_another(day: str) -> None:
    text = f"{TITLE}\n\n{PROSE}\n\nOn {day} they met."
    assert dated(text, date(2024, 11, 30), date(2025, 11, 30))[0] == "2025-12-05"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("The ministers said on Sunday that the talks would go on", "2026-11-22"),
        ("The ministers said on Saturday that the talks would go on", ""),
        ("The ministers said on Friday that the talks would go on", ""),
        ("The ministers said that the talks would go on", ""),
    ],
)
def test_the_weekday_of_the_news_settles_the_last_year_of_a_dateline_and_no_earlier(
    told: str, expected: str
) -> None:
    text = f"{TITLE}\n\nGENEVA, Nov 22 (Wire) - {told}, with no end in sight for anybody."
    neighbours = (date(2000, 12, 31), date(2014, 9, 5), date(2026, 11, 20))
    # The day is a Wednesday, a Saturday and a Sunday in those years.
    dating = reading(text, *neighbours).dating
    assert (dating.start.isoformat() if dating else "") == expected
    assert dating is None or dating.certainty is Certainty.INFERRED


def test_without_neighbours_a_day_without_a_year_is_a_note_that_says_what_to_do() -> None:
    briefing = reading(f"{TITLE}\n\n{PROSE}\n\nDecember 5 marked the third round.")
    assert briefing.dating is None
    assert briefing.problems[0].what == "December 5 is stated without a year"
    assert briefing.problems[0].advice


@pytest.mark.parametrize(
    "line",
    [
        "12-Mar-99",
        "5 May '98",
        "1 September '39",
        "12 Mar 85 19:00",
        "12 mai 68 à 10h30",
        "9.5.45",
    ],
)
def test_two_digits_mean_no_year_of_the_century_before(line: str) -> None:
    assert reading(f"{TITLE}\n{line}\n\n{PROSE}").dating is None
    assert reading(f"{TITLE}\n{line}\n\n{PROSE}", date(2025, 5, 1)).dating is None


FOUND = (
    "Found in the hall were forty letters that nobody had opened since the spring of that year."
)


def test_a_dateline_without_a_year_takes_that_of_the_same_day_in_full() -> None:
    text = f"RIGA, 5 Dec (Wire) - {PROSE}\n\n{FOUND} It was told on Friday, 5 December 2025, too."
    assert dated(text) == ("2025-12-05", "2025-12-05", DateOrigin.DATELINE, Certainty.INFERRED)
