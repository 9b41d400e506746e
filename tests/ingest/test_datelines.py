"""The words in front of a story that name a place, a day and an agency."""

from datetime import date

import pytest

from briefings.model import Certainty, DateOrigin, Surroundings
from tests.reading import read

STORIES = {
    "en": "The masons said that the harbour wall would be repaired before winter, and left.\n",
    "de": "Der Bürgermeister sagte, dass die Mauer des Hafens vor dem Winter repariert wird.\n",
    "uk": "Міністр заявив, що переговори з делегацією триватимуть у Женеві ще цілий тиждень.\n",
    "ru": "Министр заявил, что переговоры с делегацией продолжатся в Женеве на этой неделе.\n",
    "fr": "Le ministre a déclaré que les discussions avec la délégation se poursuivront ici.\n",
    "es": "El ministro dijo que las conversaciones con la delegación continuarán en Ginebra.\n",
}
FULL = [
    ("de", "Berlin, 20. November 2026 (dpa) - ", "dpa"),
    ("de", "Berlin, 20. November 2026 (dpa)\n", "dpa"),
    ("de", "Bonn (dpa), 20. November 2026 - ", "dpa"),
    ("de", "Bonn, 20. November 2026 (dpa/lnw) - ", "dpa"),
    ("de", "(dpa) Bonn, 20. November 2026. ", "dpa"),
    ("fr", "Paris, le 20 novembre 2026 (AFP) - ", "AFP"),
    ("fr", "Paris, le 20 novembre 2026 (AFP) ", "AFP"),
    ("en", "LONDON, 20 November 2026, Reuters - ", "Reuters"),
    ("en", "BRUSSELS, Nov. 20, 2026 /PRNewswire/ -- ", "PRNewswire"),
    ("en", "Islamabad - 20 Nov 2026: ", None),
    ("en", "20 November 2026, Geneva - ", None),
    ("en", "[20 November 2026, Geneva] ", None),
    ("ru", "Киев, 20 ноября 2026 года (УНИАН). ", "УНИАН"),
    ("uk", "Київ, 20 листопада 2026 року. ", None),
]
SHORT = [
    ("en", "KYIV, November 20 (Ukrinform) ", "Ukrinform"),
    ("en", "KYIV. November 20 (Interfax-Ukraine) - ", "Interfax-Ukraine"),
    ("ru", "Варшава, 20 ноября /ПАП/ ", "ПАП"),
    ("uk", "КИЇВ. 20 листопада. УНН. ", "УНН"),
    ("es", "Madrid, 20 nov (EFE) ", "EFE"),
    ("es", "Madrid, 20 nov (EFE).- ", "EFE"),
    ("en", "ROMA, 20 NOV - ", None),
]


@pytest.mark.parametrize(("tongue", "head", "agency"), FULL)
def test_a_dateline_with_its_year_states_the_day(tongue: str, head: str, agency: str) -> None:
    found = read(f"{head}{STORIES[tongue]}".encode(), Surroundings())
    assert found.publisher == agency
    assert found.title.rstrip("…") in STORIES[tongue]
    assert found.dating is not None
    told = (found.dating.start, found.dating.end, found.dating.origin, found.dating.certainty)
    assert told == (date(2026, 11, 20),) * 2 + (DateOrigin.DATELINE, Certainty.STATED)


@pytest.mark.parametrize(("tongue", "head", "agency"), SHORT)
def test_one_without_takes_the_year_of_its_neighbours_or_none(
    tongue: str, head: str, agency: str
) -> None:
    text = f"{head}{STORIES[tongue]}".encode()
    alone = read(text, Surroundings())
    assert alone.publisher == agency
    assert alone.dating is None
    assert "without a year" in alone.problems[0].what
    among = read(text, Surroundings(stated_dates=(date(2026, 11, 19), date(2026, 11, 22))))
    assert among.dating is not None
    assert (among.dating.start, among.dating.certainty) == (date(2026, 11, 20), Certainty.INFERRED)


@pytest.mark.parametrize(
    "text",
    [
        "On Friday, 20 November (see page 3) the masons left the harbour.",
        "In spring, 20 May (Monday) the masons left the harbour.",
        "20 November 2026, the masons - all of them - left the harbour.",
        "Jane Doe (Harbour Board) the masons left the harbour in spring.",
    ],
)
def test_a_sentence_with_a_day_and_brackets_is_no_dateline(text: str) -> None:
    found = read(f"{text} {STORIES['en']}".encode(), Surroundings())
    assert found.publisher is None
    assert found.title.startswith(text[:12])


@pytest.mark.parametrize(
    ("head", "tongue", "publisher"),
    [
        ("Budapest, 2026-11-20 – ", "en", None),
        ("Budapest, 2026-11-20. ", "en", None),
        ("BUDAPEST 2026.11.20 - ", "en", None),
        ("WARSAW, 2026/11/20 (PAP) - ", "en", "PAP"),
        ("[2026-11-20, Vilnius] ", "en", None),
        ("2026-11-20, Reuters. ", "en", "Reuters"),
        ("20.11.2026, Укринформ. ", "ru", "Укринформ"),
        ("Київ, 20.11.2026, Укрінформ. ", "uk", "Укрінформ"),
    ],
)
@pytest.mark.parametrize("title", ["", "The wall of the old harbour\n\n"])
def test_a_day_in_numbers_before_a_story_is_its_date(
    head: str, tongue: str, publisher: str | None, title: str
) -> None:
    found = read(f"{title}{head}{STORIES[tongue]}".encode(), Surroundings())
    assert found.dating is not None
    assert (found.dating.start, found.dating.end) == (date(2026, 11, 20), date(2026, 11, 20))
    assert (found.dating.certainty, found.dating.origin) == (
        Certainty.STATED,
        DateOrigin.DATELINE,
    )
    assert found.publisher == publisher
    assert found.title == (title.strip() or STORIES[tongue].strip())


@pytest.mark.parametrize(
    "head", ["20.11.2026, Paris. ", "20 November 2026, Parliament. ", "See 2026-11-20 and "]
)
def test_numbers_before_words_that_name_no_agency_are_no_dateline(head: str) -> None:
    found = read(f"Walls of the harbour\n\n{head}{STORIES['en']}".encode(), Surroundings())
    assert found.publisher is None
    assert found.dating is None or found.dating.certainty is Certainty.INFERRED


@pytest.mark.parametrize(
    ("tongue", "head", "agency"),
    [
        ("ru", "ТАСС, 20 ноября. ", "ТАСС"),
        ("ru", "РИА Новости, 20 ноября 2026. ", "РИА Новости"),
        ("uk", "Укрінформ, 20 листопада. ", "Укрінформ"),
        ("en", "Reuters, 20 November. ", "Reuters"),
        ("de", "dpa, 20. November. ", "dpa"),
    ],
)
def test_an_agency_and_its_day_before_a_story_are_no_title(
    tongue: str, head: str, agency: str
) -> None:
    around = Surroundings(stated_dates=(date(2026, 11, 18), date(2026, 11, 21)))
    found = read((head + STORIES[tongue]).encode(), around)
    assert (found.title, found.publisher) == (STORIES[tongue].strip(), agency)
    assert found.dating is not None
    assert found.dating.start == date(2026, 11, 20)


@pytest.mark.parametrize(
    "head", ["Marlowe, 53. ", "Riga, 20 November. ", "Marlowe, 20 November. "]
)
def test_a_place_or_somebody_before_a_day_publishes_nothing(head: str) -> None:
    assert read((head + STORIES["en"]).encode(), Surroundings()).publisher is None


AHEAD = "The envoy will visit the harbour and meet the dockers there, her office said on Monday.\n"


@pytest.mark.parametrize(
    "title",
    [
        "Marlowe to visit Lima on 3 December 2026",
        "Marlowe will be in Lima on 3 December 2026",
        "Marlowe wird am 3. Dezember 2026 in Lima erwartet",
        "Марлоу буде в Лімі 3 грудня 2026",
        "Marlowe in Lima 3 December 2026",
    ],
)
@pytest.mark.parametrize("around", [(), (date(2026, 11, 18), date(2026, 11, 21))])
def test_a_day_to_come_in_a_headline_is_not_that_of_the_dateline_below(
    title: str, around: tuple[date, ...]
) -> None:
    text = f"{title}\nBrussels, 23 November\n\n{AHEAD}"
    found = read(text.encode(), Surroundings(stated_dates=around))
    assert found.title == title
    assert found.dating is not None
    assert found.dating.start == date(2026, 11, 23)
    assert found.dating.certainty is Certainty.INFERRED


def test_a_day_to_come_in_a_headline_alone_dates_nothing() -> None:
    text = f"Marlowe to visit Lima on 3 December 2026\n\n{AHEAD}"
    assert read(text.encode(), Surroundings()).dating is None


def test_a_dateline_with_its_year_goes_before_a_day_of_the_headline() -> None:
    title = "Marlowe to visit Lima on 3 December 2026"
    found = read(f"{title}\nBrussels, 23 November 2026\n\n{AHEAD}".encode(), Surroundings())
    assert found.dating is not None
    assert found.dating.start == date(2026, 11, 23)
    assert found.dating.certainty is Certainty.STATED


@pytest.mark.parametrize(
    "title",
    [
        "Harbour report, 23 November 2026",
        "Minutes of 23 November 2026",
        "Lima 23.11.2026",
        "Answers to questions put on 23 November 2026",
    ],
)
def test_the_day_of_what_a_headline_names_is_stated(title: str) -> None:
    found = read(f"{title}\n\n{AHEAD}".encode(), Surroundings())
    assert found.dating is not None
    assert found.dating.start == date(2026, 11, 23)
    assert found.dating.certainty is Certainty.STATED


EASTERN = [
    ("北京,2026年11月20日电 ", None, Certainty.STATED),
    ("北京，2026年11月20日电 ", None, Certainty.STATED),
    ("海港社北京2026年11月20日电 ", "海港社", Certainty.STATED),
    ("海港社北京11月20日电(记者 李明)", "海港社", Certainty.INFERRED),
    ("海港社北京11月20日电（记者李明、王芳）", "海港社", Certainty.INFERRED),
    ("(海港社北京11月20日电)", "海港社", Certainty.INFERRED),
    ("據海港社臺北11月20日電 ", "海港社", Certainty.INFERRED),
    ("【海港社北京11月20日讯】", "海港社", Certainty.INFERRED),
    ("(東京 11月20日 共同)", "共同", Certainty.INFERRED),
]


@pytest.mark.parametrize("title", ["", "石匠谈海港的修复工程\n\n"])
@pytest.mark.parametrize(("line", "publisher", "certainty"), EASTERN)
def test_a_dateline_in_chinese_or_japanese_gives_its_day_its_agency_and_no_part_of_the_title(
    line: str, publisher: str | None, certainty: Certainty, title: str
) -> None:
    story = "石匠们表示，海港的围墙将在冬天之前修好，随后离开了码头。\n\n其他人留下来继续谈判。\n"
    around = Surroundings((date(2026, 11, 18),))
    briefing = read(f"{title}{line}{story}".encode(), around)
    dating = briefing.dating
    assert dating is not None
    assert (dating.start, dating.end) == (date(2026, 11, 20), date(2026, 11, 20))
    assert (dating.origin, dating.certainty) == (DateOrigin.DATELINE, certainty)
    assert briefing.publisher == publisher
    assert briefing.title.startswith("石匠")


def test_a_day_in_chinese_without_its_year_takes_none_that_nothing_around_it_tells() -> None:
    story = "海港社北京11月20日电 石匠们表示，海港的围墙已经修好，随后离开了码头。\n"
    briefing = read(story.encode(), Surroundings())
    assert briefing.dating is None
    assert any("without a year" in one.what for one in briefing.problems)
    assert briefing.publisher == "海港社"


def test_a_korean_story_tells_its_agency_in_front_and_its_day_in_the_first_sentence() -> None:
    around = Surroundings((date(2026, 11, 18),))
    head = "(부산=항구통신) 김민수 기자 = "
    told = f"{head}석공들은 11월 20일 항구의 벽을 고쳤다고 밝혔다.\n"
    briefing = read(told.encode(), around)
    assert briefing.publisher == "항구통신"
    assert briefing.dating is not None
    assert briefing.dating.start == date(2026, 11, 20)
    assert briefing.title.startswith("석공들은")
    coming = f"{head}석공들은 11월 25일 항구의 벽을 고칠 예정이라고 밝혔다.\n"
    assert read(coming.encode(), around).dating is None


@pytest.mark.parametrize(
    "line", ["令和8年11月20日、石匠表示修好了。", "民国115年11月20日石匠表示修好了。"]
)
def test_a_day_behind_a_year_of_another_count_takes_no_year_from_its_neighbours(line: str) -> None:
    briefing = read(f"{line}\n".encode(), Surroundings((date(2025, 11, 18),)))
    assert briefing.dating is None
