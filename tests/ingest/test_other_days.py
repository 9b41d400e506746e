"""Days in a text that are not its own: to come, told of, of other stories, or no days at all."""

from datetime import date

import pytest

from briefings.model import Certainty
from tests.ingest.dated import PROSE, TITLE, dated, reading


def test_a_word_of_a_sentence_is_no_label() -> None:
    sentence = "Laut dem Abkommen vom 12. Juni 2019 gilt in der Stadt Ruhe."
    found = reading(f"2026-11-20\n\nRuhe in Lima\n\n{sentence}\n").dating
    assert found is not None
    assert found.start == date(2026, 11, 20)


def test_what_only_looks_like_a_dateline_stays_in_the_story() -> None:
    for line in ("Apollo 11 - ", "Boeing 737 - ", "Group of 20 - "):
        found = reading(f"{line}{PROSE}", date(2025, 12, 1))
        assert (found.dating, found.title.startswith(line)) == (None, True)


@pytest.mark.parametrize(
    "line",
    [
        "Next meeting: 12 December 2025",
        "Next update 12 December 2025",
        "Nächste Sitzung: 12. Dezember 2025",
        "Prochaine réunion : 12 décembre 2025",
        "Наступна нарада: 12 грудня 2025",
        "Следующее заседание: 12 декабря 2025",
        "Następne posiedzenie: 12 grudnia 2025",
        "Deadline 12 December 2025",
    ],
)
@pytest.mark.parametrize("own", ["5 December 2025", ""])
def test_a_day_to_come_at_the_top_dates_nothing(line: str, own: str) -> None:
    found = reading(f"{TITLE}\n{own}\nReport 12\n{line}\n\n{PROSE}").dating
    assert (found.start.isoformat() if found else "") == (own and "2025-12-05")
    assert found is None or found.conflicts == ()


@pytest.mark.parametrize(
    "line",
    [
        "Commencement: 1 January 2027",
        "Commencement date: 1 January 2027",
        "Start of the lease:\n1 January 2027",
        "Commencement 1 January 2027",
        "Mietbeginn 1. Januar 2027",
        "Valid from 1 January 2027",
        "Początek najmu 1 stycznia 2027",
        "Початок оренди: 1 січня 2027",
    ],
)
@pytest.mark.parametrize("own", ["3 November 2026", "Date: 3 November 2026", "Issued: 03.11.2026"])
def test_a_day_that_is_labelled_as_something_else_does_not_date(line: str, own: str) -> None:
    assert dated(f"Lease of the hall\n{line}\n{own}\n\n{PROSE}")[0] == "2026-11-03"
    assert dated(f"Lease of the hall\n{line}\n\n{PROSE}")[3] == Certainty.INFERRED


def test_several_days_below_a_story_are_those_of_others() -> None:
    story = f"{PROSE}\n\n" * 8
    one = "Another story of the day\n7 December 2025\n"
    page = f"{TITLE}\n\n{story}{{}}Some more of other news\n9 December 2025\n"
    assert reading(page.format(one)).dating is None
    assert dated(page.format(""))[0] == "2025-12-09"


def test_a_change_told_at_the_foot_of_a_page_is_none_of_its_story() -> None:
    foot = "Privacy policy last updated: 1 November 2026"
    page = f"{TITLE}\nPublished: 3 March 2024\n\n{PROSE}\n\n{foot}"
    assert dated(page)[0] == "2024-03-03"


def test_a_day_until_which_to_answer_is_not_that_of_publication() -> None:
    assert reading(f"{TITLE}\n\n{PROSE}\n\nR.S.V.P. by 27 November 2026").dating is None


def test_a_day_in_a_short_sentence_yields_to_one_on_the_page() -> None:
    text = f"Wire, 11:20 23.11.2026\n\n{TITLE}\n\nThe minister returned 22.11.2026."
    assert dated(text)[0] == "2026-11-23"


def test_no_line_of_a_log_dates_it() -> None:
    days = ("21 09:10 a call from Kyiv", "22 10:00 a call to Bern", "23 11:00 a call from Paris")
    assert reading("\n".join(f"2026-11-{day}" for day in days)).dating is None


def test_two_lines_that_begin_with_a_day_are_no_log() -> None:
    lines = "23 November 2026 by our own desk\n\n22 November 2026 they parted."
    assert dated(f"{TITLE}\n{lines}\n\n{PROSE}")[0] == "2026-11-23"


def test_a_day_before_a_paper_and_a_place_is_stated_though_dated_lines_follow() -> None:
    lines = "21 November 2026 they met.\n22 November 2026 they parted."
    text = f"{TITLE}\n23 November 2026 | Wire | Geneva\n\n{lines}\n\n{PROSE}"
    assert dated(text)[0] == "2026-11-23"


@pytest.mark.parametrize(
    "text",
    ["Version 1.12.2025.7 of it", "Call 05-12-20251", "The score was 5-12", "Chapter 5 may 2"],
)
def test_numbers_that_are_no_days_date_nothing(text: str) -> None:
    assert reading(f"{TITLE}\n{text}\n\n{PROSE}").dating is None


@pytest.mark.parametrize(
    "line",
    ["The minutes of 5 December 2025 were approved.", "When: Fri 5 December 2025, 10:00"],
)
def test_a_day_that_a_line_tells_of_is_not_stated(line: str) -> None:
    dating = reading(f"{TITLE}\n{line}\n\n{PROSE}").dating
    assert dating is None or dating.certainty is Certainty.INFERRED


def test_a_weekday_at_the_end_of_the_line_above_is_another_day_s() -> None:
    lines = "The hall is closed until Friday\n12/11/2026, 09:14\n15/11/2026, 10:02"
    text = f"{TITLE}\n{lines}\n\n{PROSE}"
    assert dated(text)[0] == "2026-11-12"


def test_a_month_at_the_end_of_the_line_above_is_another_day_s() -> None:
    text = f"Lage am Fluss: was bekannt ist am 5. Dezember\n6. Dezember 2025\n\n{PROSE}"
    assert dated(text)[0] == "2025-12-06"
    wrapped = (
        f"{TITLE}\n\nThe hall has been closed to all who came there since November\n17, 2025, and"
    )
    assert reading(f"{wrapped} nobody knew why. {PROSE}").dating is None
