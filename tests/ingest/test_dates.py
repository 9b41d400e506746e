from datetime import date

import pytest

from briefings.model import BlockKind, Briefing, Certainty, DateOrigin, Precision, Surroundings
from tests.reading import read

PROSE = "The minister said that the talks would go on, and that nobody had left the hall. " * 2
TITLE = "Talks go on in the capital"


def reading(text: str, *stated: date, name: str = "") -> Briefing:
    return read(text.encode(), Surroundings(tuple(sorted(stated))), name=name)


def dated(text: str, *stated: date, name: str = "") -> tuple[str, str, str, str]:
    dating = reading(text, *stated, name=name).dating
    assert dating is not None
    return dating.start.isoformat(), dating.end.isoformat(), dating.origin, dating.certainty


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


def test_a_word_of_a_sentence_is_no_label() -> None:
    sentence = "Laut dem Abkommen vom 12. Juni 2019 gilt in der Stadt Ruhe."
    found = reading(f"2026-11-20\n\nRuhe in Lima\n\n{sentence}\n").dating
    assert found is not None
    assert found.start == date(2026, 11, 20)


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


def test_without_neighbours_a_day_without_a_year_is_a_note_that_says_what_to_do() -> None:
    briefing = reading(f"{TITLE}\n\n{PROSE}\n\nDecember 5 marked the third round.")
    assert briefing.dating is None
    assert briefing.problems[0].what == "December 5 is stated without a year"
    assert briefing.problems[0].advice


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


@pytest.mark.parametrize(
    "text",
    ["Version 1.12.2025.7 of it", "Call 05-12-20251", "The score was 5-12", "Chapter 5 may 2"],
)
def test_numbers_that_are_no_days_date_nothing(text: str) -> None:
    assert reading(f"{TITLE}\n{text}\n\n{PROSE}").dating is None


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


def test_a_month_in_the_first_line_keeps_its_precision() -> None:
    dating = reading(f" date 2024-02 {TITLE}\n\n{PROSE}").dating
    assert dating is not None
    assert (dating.end, dating.precision) == (date(2024, 2, 29), Precision.MONTH)


GERMAN = "Die Ministerin sagte, dass die Gespräche am Montag weitergehen und niemand gegangen ist."
FOUND = (
    "Found in the hall were forty letters that nobody had opened since the spring of that year."
)


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


def test_a_dateline_without_a_year_takes_that_of_the_same_day_in_full() -> None:
    text = f"RIGA, 5 Dec (Wire) - {PROSE}\n\n{FOUND} It was told on Friday, 5 December 2025, too."
    assert dated(text) == ("2025-12-05", "2025-12-05", DateOrigin.DATELINE, Certainty.INFERRED)


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
