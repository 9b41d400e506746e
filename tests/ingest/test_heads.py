"""What stands over a story: fields with labels, whose it is, and notices with no story below."""

from datetime import date

import pytest

from briefings.model import BlockKind, Briefing, Surroundings, TitleKind
from tests.reading import read

STORY = (
    "The water rose by two metres in the night, the officials said on Sunday, and the people of "
    "four villages were brought to safety by boat before the morning.\n"
)


def reading(text: str) -> Briefing:
    return read(text.encode(), Surroundings())


@pytest.mark.parametrize(
    ("title", "day", "source"),
    [
        ("Title: {}", "Date: 22 November 2026", "Source: {}"),
        ("HEADLINE: {}", "DATE: 22 November 2026", "PUBLISHER: {}"),
        ("Заголовок: {}", "Дата: 22 ноября 2026", "Источник: {}"),
        ("Назва: {}", "Дата: 22 листопада 2026", "Джерело: {}"),
        ("Titel: {}", "Datum: 22. November 2026", "Quelle: {}"),
        ("Tytuł: {}", "Data: 22 listopada 2026", "Źródło: {}"),
        ("Titre : {}", "Date : 22 novembre 2026", "Source : {}"),
        ("Título: {}", "Fecha: 22 de noviembre de 2026", "Fuente: {}"),
        ("Titlu: {}", "Data: 22 noiembrie 2026", "Sursa: {}"),
    ],
)
def test_fields_with_labels_are_read_in_any_order(title: str, day: str, source: str) -> None:
    fields = [title.format("Envoy returns to Lima"), day, source.format("Harbour Office")]
    for lines in (fields, fields[::-1], [fields[1], fields[2], fields[0]]):
        found = reading("\n".join([*lines, "", STORY]))
        assert (found.title, found.title_kind) == ("Envoy returns to Lima", TitleKind.STATED)
        assert found.title_span is not None
        assert found.title_span.of(found.text) == found.title
        assert found.publisher == "Harbour Office"
        assert found.dating is not None
        assert found.dating.start.isoformat() == "2026-11-22"
        assert found.kind_at(found.text.index("Harbour Office")) is BlockKind.HEADER


@pytest.mark.parametrize(
    "name",
    ["The Harbour Post", "Harbour Independent", "Harbourinform", "Радіо Гавань", "HBC", "Reuters"],
)
def test_a_paper_over_the_date_is_the_publisher_where_a_headline_stands_below(name: str) -> None:
    found = reading(f"{name}\n22 November 2026\n\nEnvoy returns to Lima\n\n{STORY}")
    assert (found.publisher, found.title) == (name, "Envoy returns to Lima")
    assert found.kind_at(0) is BlockKind.HEADER


@pytest.mark.parametrize("line", ["Lima", "Ann Miller", "Talks in Lima", "A world in the mirror"])
def test_what_is_no_papers_name_over_the_date_is_no_publisher(line: str) -> None:
    assert reading(f"{line}\n22 November 2026\n\n{STORY}").publisher is None


@pytest.mark.parametrize(
    ("name", "day", "headline", "story"),
    [
        ("Nordlys", "22 November 2026", "Ferry line to the islands reopens", "It sails twice."),
        ("DER LOTSE", "22.11.2026, 17.45 Uhr", "Fähre fährt wieder zur Insel", "Sie fährt."),
        ("المرفأ", "22 نوفمبر 2026", "العبارة تعود إلى الجزر", "عادت العبارة يوم الأحد."),
        ("海港报", "2026年11月22日 星期日", "渡轮恢复通航", "渡轮周日恢复通航。"),
        ("海港社", "2026年11月22日 09:15", "渡轮恢复通航", "渡轮周日恢复通航。"),
    ],
)
def test_a_name_right_over_the_date_is_the_publisher_above_headline_and_story(
    name: str, day: str, headline: str, story: str
) -> None:
    found = reading(f"{name}\n{day}\n\n{headline}\n\n{story}\n")
    assert (found.publisher, found.title) == (name, headline)
    assert found.dating is not None
    assert found.dating.start == date(2026, 11, 22)


@pytest.mark.parametrize("line", ["Ferry reopened", "Ferries", "World", "Press release"])
def test_what_the_story_takes_up_or_a_page_calls_a_part_is_no_publisher(line: str) -> None:
    text = f"{line}\n22 November 2026\n\nFerries to the islands sail again\n\n{STORY}"
    assert reading(text).publisher is None


def test_a_headline_over_the_date_stays_one_though_a_paper_may_be_called_so() -> None:
    found = reading(f"A world in the mirror\n22 November 2026\n\n{STORY}")
    assert found.title == "A world in the mirror"


@pytest.mark.parametrize(
    "line",
    [
        "De Ion Popescu",
        "Av Kari Holm",
        "Door Jan Visser",
        "By Ann Miller",
        "By Ann Miller, Reuters",
        "By Ann Miller and Jim Holm, AFP",
    ],
)
def test_a_byline_under_the_title_is_no_story(line: str) -> None:
    found = reading(f"Envoy returns to Lima\n{line}\n22 November 2026\n\n{STORY}")
    assert found.kind_at(found.text.index(line)) is BlockKind.BYLINE


def test_a_byline_with_an_agency_is_no_title() -> None:
    found = reading(f"Talks in Lima go on\n22 November 2026\n\nBy Ann Miller, Reuters\n\n{STORY}")
    assert found.title == "Talks in Lima go on"


@pytest.mark.parametrize("line", ["More news", "Latest headlines", "Інші новини", "Más noticias"])
def test_a_list_is_not_called_by_words_that_stand_over_any_list(line: str) -> None:
    assert reading(f"{line}\n\nEnvoy returns to Lima after talks\n\n{STORY}").title == (
        "Envoy returns to Lima after talks"
    )


@pytest.mark.parametrize(
    "text",
    [
        "We value your privacy\n\nWe and our partners store information such as cookies on your "
        "device. You can accept or refuse.\n\nAccept all\nManage settings\n",
        "This website uses cookies to improve your experience. By clicking accept you agree to "
        "our use of cookies and to our privacy policy.\n",
        "Цей сайт використовує файли cookie, щоб покращити вашу роботу. Натискаючи «Прийняти», "
        "ви погоджуєтеся з нашою політикою конфіденційності.\n",
        "Checking your browser\n\nPlease enable JavaScript and cookies to continue. Your browser "
        "will be sent on to this page shortly.\n",
    ],
)
def test_a_notice_without_a_story_says_so_and_is_shown(text: str) -> None:
    found = reading(text)
    assert any("tells no story" in problem.what for problem in found.problems)
    assert BlockKind.BODY in {block.kind for block in found.blocks}
    whole = reading(f"{text}\nEnvoy returns to Lima\n\n{STORY}{STORY}")
    assert not whole.problems


def test_a_story_about_cookies_is_a_story() -> None:
    text = (
        "Court rules on cookies\n\nThe court said on Monday that a website may not store cookies "
        "before its visitors agree, and ordered the firm to pay two million for each browser.\n\n"
        "The firm's lawyers said that they would appeal. The case began with a baker from Lima.\n"
    )
    assert reading(text).problems == ()


def test_rows_of_what_a_page_offers_and_its_teasers_are_no_story() -> None:
    text = (
        f"Envoy returns to Lima\n\nShare  Tweet  Print\n\n{STORY}\nMost read\n1. Ann Miller wins\n"
    )
    found = reading(text)
    assert found.kind_at(text.index("Tweet")) is BlockKind.BOILERPLATE
    assert found.kind_at(text.index("Ann")) is BlockKind.TEASER


@pytest.mark.parametrize(
    "below",
    [
        "The talks were attended by Steve\nMarlowe and by\nPieter Okafor in Lima.",
        "The talks were attended by Steve\nMarlowe and by Pieter Okafor. They met for hours.",
        "The talks were attended by Steve\nMarlowe.",
        "Jane Marlowe (Peru)\nPieter Okafor (Norway)\nIlse Lindqvist",
        "Jane Marlowe (Peru)\n\nPieter Okafor (Norway)\n\nIlse Lindqvist",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("head", ["Guests of the call", "Names across lines"])
def test_half_a_sentence_or_a_name_below_the_date_is_no_title(
    head: str, gap: str, below: str
) -> None:
    found = reading(f"{head}\n22 November 2026{gap}{below}\n")
    assert (found.title, found.title_kind) == (head, TitleKind.STATED)


@pytest.mark.parametrize(
    "below",
    ["It sails twice.", "(Adds quote)\nBy Ann Miller\n" + STORY, "By Ann Miller\n" + STORY],
)
def test_a_headline_below_a_paper_and_the_date_is_one_with_its_story_right_under_it(
    below: str,
) -> None:
    headline = "Ferry line to the islands reopens"
    assert reading(f"Nordlys\n22 November 2026\n{headline}\n{below}\n").title == headline
