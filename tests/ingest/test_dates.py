"""The day of a text: on a line of its own, by a label, before the story, in a file's name."""

from datetime import date

import pytest

from briefings.model import BlockKind, Certainty, DateOrigin, Precision, Surroundings
from tests.ingest.dated import PROSE, TITLE, dated, reading
from tests.reading import read


@pytest.mark.parametrize(
    "line",
    [
        "December 5, 2025",
        "Dec. 5, 2025, 14:30",
        "Friday, 5 December 2025",
        "5th of December 2025",
        "Dated this 5th day of December, 2025",
        "2025-12-05 14:30",
        "05.12.2025",
        "2025. 12. 05. 11:27",
        "12/05/2025 and not 12/31/2025",
        "5 грудня 2025, 14:30",
        "п'ятниця, 5 грудня 2025 року",
        "5 декабря 2025 г.",
        "5 декември 2025",
        "5 grudnia 2025",
        "5. prosince 2025",
        "5 decembrie 2025",
        "5. Dezember 2025",
        "5 décembre 25 à 14:30",
        "5-Dec-25",
        "Fri Dec 5 14:30:00 2025",
        "20251205",
        "Lima, den 5. Dezember 2025",
        "Le 5 décembre 2025 à 14h30",
        "5 Δεκεμβρίου 2025",
        "5 בדצמבר 2025",
        "٥ ديسمبر ٢٠٢٥",
        "۱۴ آذر ۱۴۰۴ - ۱۸:۵۹",
        "14 آذر 1404",
        "5 décembre 2025",
        "5 de diciembre de 2025",
        "5 dicembre 202514:30",
        "5 Aralık 2025",
        "2025年12月5日",
        "2025년 12월 5일",
    ],
)
def test_a_day_on_a_line_of_its_own_under_the_title_is_stated(line: str) -> None:
    text = f"{TITLE}\n{line}\n\n{PROSE}"
    assert dated(text) == ("2025-12-05", "2025-12-05", DateOrigin.TEXT, Certainty.STATED)


@pytest.mark.parametrize(
    "line",
    [
        "Published: 5 December 2025",
        "Posted on December 5, 2025 by the desk of foreign news in the capital of the country",
        "Дата публікації: 05.12.2025",
        "Опубликовано 5 декабря 2025",
        "Data publikacji: 5 grudnia 2025",
        "Veröffentlicht am 5. Dezember 2025",
        "Publié le 5 décembre 2025",
        "Publicado el 5 de diciembre de 2025",
        "Publicat: 5 decembrie 2025",
        "Published 3:01 AM EST, Fri December 5, 2025",
    ],
)
def test_a_labelled_day_is_stated_by_its_label(line: str) -> None:
    text = f"{TITLE}\n{line}\n\n{PROSE}"
    assert dated(text) == ("2025-12-05", "2025-12-05", DateOrigin.LABEL, Certainty.STATED)


def test_a_label_may_stand_on_the_line_above_its_day() -> None:
    text = f"{TITLE}\nPublication date\n5 December 2025\n\n{PROSE}"
    assert dated(text)[2:] == (DateOrigin.LABEL, Certainty.STATED)


def test_the_day_of_publication_goes_before_that_of_a_change() -> None:
    text = f"{TITLE}\nUpdated: 7 December 2025\nPublished: 5 December 2025\n\n{PROSE}"
    assert dated(text)[0] == "2025-12-05"
    assert reading(text).dating is not None
    assert dated(f"{TITLE}\nUpdated: 7 December 2025\n\n{PROSE}")[0] == "2025-12-07"
    hours = (
        "Updated 10:22 AM EST, Sun December 7, 2025\nPublished 3:01 AM EST, Fri December 5, 2025"
    )
    assert dated(f"{TITLE}\n{hours}\n\n{PROSE}")[0] == "2025-12-05"


def test_a_full_date_in_front_of_the_first_sentence_is_a_dateline() -> None:
    text = f"{TITLE}\n\nRIGA, December 5, 2025 (Baltic Wire) - {PROSE}"
    assert dated(text) == ("2025-12-05", "2025-12-05", DateOrigin.DATELINE, Certainty.STATED)


def test_the_first_line_goes_before_all_and_another_day_is_a_conflict() -> None:
    text = f" date 2025-12-06 {TITLE}\nPublished: 5 December 2025\n\n{PROSE}"
    dating = reading(text).dating
    assert dating is not None
    assert (dating.start, dating.origin) == (date(2025, 12, 6), DateOrigin.HEADER)
    assert dating.conflicts == ("5 December 2025 is stated too",)


def test_a_stated_day_before_what_the_text_tells_of_is_a_conflict() -> None:
    text = f" date 2025-12-06 {TITLE}\n\nOn 9 December 2025 the talks ended, as {PROSE}"
    dating = reading(text).dating
    assert dating is not None
    assert dating.conflicts == ("the text tells of 9 December 2025",)


def test_a_file_name_gives_a_day_that_is_only_inferred() -> None:
    found = dated(f"{TITLE}\n\n{PROSE}", name="wire-2025-12-05.txt")
    assert found == ("2025-12-05", "2025-12-05", DateOrigin.PATH, Certainty.INFERRED)
    assert reading(f"{TITLE}\n\n{PROSE}", name="c21b5b8b506bef01.txt").dating is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("м. Київ   «19» листопада 2026 р.", "2026-11-19"),
        ("Kyiv, 17/XI/2026", "2026-11-17"),
        ("17. IV. 2026", "2026-04-17"),
        ("230600ZNOV26", "2026-11-23"),
        ("UpdatedNOV 22 2026, 23:10", "2026-11-22"),
    ],
)
def test_days_are_read_as_offices_and_pasted_pages_write_them(line: str, day: str) -> None:
    assert dated(f"{TITLE}\n{line}\n\n{PROSE}")[0] == day


def test_a_page_that_is_kept_up_for_long_is_of_the_day_of_its_last_change() -> None:
    page = f"{TITLE}\nFirst published: 3 March 2024\nLast updated: {{}}\n\n{PROSE}"
    assert dated(page.format("23 November 2026"))[0] == "2026-11-23"
    assert dated(page.format("4 March 2024"))[0] == "2024-03-03"


@pytest.mark.parametrize(
    "line",
    [
        "Last modified on Mon 23 Nov 2026 01.02 GMT",
        "Updated on 23 November 2026",
        "Zuletzt geändert am 23. November 2026",
        "Modifié le 23 novembre 2026",
        "Actualizado el 23 de noviembre de 2026",
    ],
)
def test_a_change_is_no_other_day_that_a_page_states(line: str) -> None:
    briefing = reading(f"{TITLE}\nSun 22 Nov 2026 18.45 GMT\n{line}\n\n{PROSE}")
    assert briefing.dating is not None
    assert (briefing.dating.start, briefing.dating.conflicts) == (date(2026, 11, 22), ())


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("25/12/2025", "2025-12-25"),
        ("12/25/2025", "2025-12-25"),
        ("05/05/2025", "2025-05-05"),
        ("Friday, 12/05/2025", "2025-12-05"),
        ("Monday, 12/05/2025", "2025-05-12"),
    ],
)
def test_slashes_are_read_where_they_leave_one_day(line: str, day: str) -> None:
    assert dated(f"{TITLE}\n{line}\n\n{PROSE}")[0] == day


def test_slashes_that_leave_two_days_are_a_note_and_no_date() -> None:
    briefing = reading(f"{TITLE}\n03/04/2025\n\n{PROSE}")
    assert briefing.dating is None
    assert "03/04/2025" in briefing.problems[0].what


def test_a_month_in_the_first_line_keeps_its_precision() -> None:
    dating = reading(f" date 2024-02 {TITLE}\n\n{PROSE}").dating
    assert dating is not None
    assert (dating.end, dating.precision) == (date(2024, 2, 29), Precision.MONTH)


GERMAN = "Die Ministerin sagte, dass die Gespräche am Montag weitergehen und niemand gegangen ist."


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"05.12.2025 18:09 : {PROSE}", "2025-12-05"),
        (f"5.12.2025 Marek Sobol: {PROSE}", "2025-12-05"),
        (
            f"{TITLE}\nHeld on 5 December 2025 at 10.00 in the Customs House\n\n{PROSE}",
            "2025-12-05",
        ),
        (f"{TITLE}\nRecorded on 5 December 2025\n\n{PROSE}", "2025-12-05"),
        (
            f"{TITLE}\nBy Irina Balan · Corridor Review · 5 Dec 2025 · 7 min read\n\n{PROSE}",
            "2025-12-05",
        ),
        (f"Die Gespräche gehen weiter\n04. Mrz 2025\n\n{GERMAN}", "2025-03-04"),
        (f"{TITLE}\nОпубліковано 4 берез. 2025\n\n{PROSE}", "2025-03-04"),
        (f"{TITLE}\n4 верес. 2025, 10:15\n\n{PROSE}", "2025-09-04"),
        (
            f"{TITLE}\nStand: 06.12.2025, 07:45 Uhr | Erstveröffentlichung: 05.12.2025\n\n{PROSE}",
            "2025-12-05",
        ),
    ],
)
def test_a_day_over_the_story_is_stated_however_it_is_written(text: str, day: str) -> None:
    assert dated(text)[0::3] == (day, Certainty.STATED)


@pytest.mark.parametrize("line", ["05.12.2025", "5 December 2025", "05.12.2025, 14:30"])
def test_a_line_that_is_the_day_alone_is_the_head_of_the_story(line: str) -> None:
    found = read(f"{TITLE}\n\n{line}\n\n{PROSE}".encode(), Surroundings())
    assert found.kind_at(found.text.index(line)) is BlockKind.HEADER
