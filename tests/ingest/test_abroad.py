"""Pages of papers and ministries in more languages: their dates, labels, menus and letterheads."""

from datetime import date

import pytest

from briefings.ingest.facts import days
from briefings.model import BlockKind, Briefing, Certainty, Surroundings, TitleKind
from tests.reading import read

PROSE = "The minister said that the talks would go on, and that nobody had left the hall. " * 2
TITLE = "Harbour wall repaired before the winter storms"


def reading(*lines: str) -> Briefing:
    return read("\n".join(lines).encode(), Surroundings())


@pytest.mark.parametrize(
    "line",
    [
        "2026 m. lapkričio 17 d. 14:32",
        "Otrdien, 2026. gada 17. novembrī",
        "17 ნოემბერი 2026",
        "17 ნოემბერს, 2026, 14:32",
        "17 Նոյեմբերի 2026, 14:32",
        "17 noyabr 2026",
        "2026 жылғы 17 қараша",
        "17. november 2026 14:32",
        "Уторак, 17. новембар 2026. | 17:05",
        "Objavljeno: 17. studenoga 2026. u 11:20",
        "17. novembra 2026 o 16:48",
        "2026. november 17., kedd 8:15",
        "Τρίτη, 17 Νοεμβρίου 2026, 19:27",
        "Giriş Tarihi: 17.11.2026 06:12 Son Güncelleme: 18.11.2026 09:45",
        "Publicado a 17 de novembro de 2026 às 18h40",
        "17 novembre 2026, 12:09",
    ],
)
def test_a_day_is_read_as_its_language_writes_it_and_is_no_title(line: str) -> None:
    for lines in ((TITLE, line, "", PROSE), (line, TITLE, "", PROSE)):
        found = reading(*lines)
        assert found.title == TITLE
        assert found.dating is not None
        assert (found.dating.start, found.dating.certainty) == (
            date(2026, 11, 17),
            Certainty.STATED,
        )


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("in Montenegrin 1120 gmt 8 Nov 26", date(2026, 11, 8)),
        ("[Bar, 8 Nov 26]", date(2026, 11, 8)),
        ("Read by 12 November 8, 2026", date(2026, 11, 8)),
    ],
)
def test_a_month_between_two_numbers_is_of_one_day(words: str, day: date) -> None:
    assert [found.whole for found in days.find(words, "en")] == [day]


def test_a_month_before_a_number_of_people_is_of_the_day_before_it() -> None:
    (found,) = days.find("On 8 Nov 26 people came", "en")
    assert (found.year, found.month, found.day) == (None, 11, 8)


def test_the_day_of_a_short_sentence_is_told_of_and_not_that_of_its_text() -> None:
    note = "1. The new scheme was announced on 3 October 2026."
    found = reading("Warsaw, 9 November 2026", "", TITLE, "", PROSE, "", note)
    assert found.dating is not None
    assert found.dating.start == date(2026, 11, 9)


@pytest.mark.parametrize(
    "above",
    [
        ("MINISTRY OF WORKS", "PRESS RELEASE", "No. 214/2026", "Riga, 9 November 2026", ""),
        ("საგარეო საქმეთა სამინისტრო", "მთავარი / სიახლეები", "18 ნოემბერი 2026"),
        ("Startseite  Politik  Ausland", "Teilen  Merken  Drucken"),
        ("Naslovnica / Vijesti",),
        ("https://daily.example/2026/11/09/harbour-wall?utm_source=mail&fbclid=" + "x" * 60,),
        ("harbournews.example",),
        ("Прес-реліз від 5 листопада 2026 р.",),
        ("EMBASSY OF PERU", f"Press Section{' ' * 60}Riga, 6 November 2026", ""),
    ],
)
def test_what_stands_over_any_page_is_no_title(above: tuple[str, ...]) -> None:
    found = reading(*above, TITLE, "", PROSE)
    assert (found.title, found.title_kind) == (TITLE, TitleKind.STATED)


@pytest.mark.parametrize(
    "window",
    [
        f"{TITLE} - Tysa Herald",
        f"Tysa Herald | {TITLE}",
        f"11/21/26, 10:03 PM                {TITLE} - Tysa Herald",
    ],
)
def test_the_title_of_a_window_gives_way_to_the_same_without_its_paper(window: str) -> None:
    assert reading(window, TITLE, "20.11.2026", "", PROSE).title == TITLE


def test_which_version_of_an_agencys_story_it_is_is_no_part_of_its_title() -> None:
    assert reading("URGENT", f"UPDATE 2-{TITLE}", "", PROSE).title == TITLE


def test_a_path_without_a_line_of_its_own_is_no_part_of_a_derived_title() -> None:
    found = reading(f"Main » News » Sea » The wall was repaired on Monday. {PROSE}")
    assert (found.title, found.title_kind) == (
        "The wall was repaired on Monday.",
        TitleKind.DERIVED,
    )


@pytest.mark.parametrize("by", ["de Andreea Luncan, 6 noiembrie 2026, 15:30", "von Ann Doe"])
def test_who_signed_a_headline_is_no_rest_of_it(by: str) -> None:
    assert reading(TITLE, by, "", PROSE).title == TITLE


def test_georgian_lines_are_no_rest_of_each_other_for_having_no_capitals() -> None:
    title = "მინისტრი ლევან ჭანტურაია ესტონელ კოლეგას შეხვდა თბილისში"
    story = "საქართველოს საგარეო საქმეთა მინისტრი ლევან ჭანტურაია დღეს თბილისში შეხვდა. " * 2
    assert reading(title, story).title == title


def test_timed_headlines_over_a_last_line_of_their_page_are_a_list() -> None:
    lines = [f"1{hour}:20 The wall of harbour {hour} was repaired" for hour in range(5)]
    assert reading("Latest news", *lines, "Older news").is_list


@pytest.mark.parametrize(
    "line",
    [
        "Διαβάστε επίσης: Νέα δρομολόγια για τα νησιά",
        "Citeşte şi: Drum naţional închis în Vrancea",
        "Skaitykite daugiau:",
    ],
)
def test_the_teasers_of_more_languages_are_folded(line: str) -> None:
    found = reading(TITLE, "", PROSE, "", line, "", PROSE)
    assert found.kind_at(found.text.index(line)) is BlockKind.TEASER


@pytest.mark.parametrize("head", ["GOMA (RDC) — ", "AMMAN (UAE) - "])
def test_a_country_in_brackets_is_no_agency(head: str) -> None:
    assert reading(TITLE, "", f"{head}{PROSE}").publisher is None


def test_the_half_of_a_day_is_no_agency() -> None:
    assert reading(TITLE, "9:14 PM · Nov 16, 2026 · 41.2K Views", "", PROSE).publisher is None
