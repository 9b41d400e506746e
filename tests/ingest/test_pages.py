"""What pages put around a story, each case written for this test."""

import pytest

from briefings.model import BlockKind, TitleKind
from tests.ingest.pages import MORE, PROSE, TITLE, kind_of, reading


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ((TITLE, PROSE), TITLE),
        ((f" date 2025-12-06 {TITLE}", PROSE), TITLE),
        (("World » Europe » Talks go on in the capital", PROSE), TITLE),
        (("Home | World | Talks go on in the capital", PROSE), TITLE),
        (("14:30 Talks go on in the capital", PROSE), TITLE),
        (("403", TITLE, PROSE), TITLE),
        (("USD 41.20 EUR 48.35", TITLE, PROSE), TITLE),
        (("Photo: Somebody Else/AFP", TITLE, PROSE), TITLE),
        (("1,204 views", TITLE, PROSE), TITLE),
        (("6 December 2025, 14:30", TITLE, PROSE), TITLE),
        (("We use cookies to make our website better. Do you consent?", TITLE, PROSE), TITLE),
        (("Daily news of the town", TITLE, PROSE, TITLE), TITLE),
        (("Чи тривають перемовини у столиці?", PROSE), "Чи тривають перемовини у столиці?"),
    ],
)
def test_a_headline_above_the_story_is_the_title(lines: tuple[str, ...], title: str) -> None:
    briefing = reading(*lines)
    assert (briefing.title, briefing.title_kind) == (title, TitleKind.STATED)
    assert briefing.title_span is not None
    assert briefing.title_span.of(briefing.text) == title


def test_a_line_that_recurs_in_the_library_is_not_a_title() -> None:
    banner = "Good morning from our town"
    assert reading(banner, TITLE, PROSE).title == banner
    known = reading(banner, TITLE, PROSE, recurring=(banner.casefold(),))
    assert known.title == TITLE
    assert kind_of(known, banner) is BlockKind.BOILERPLATE


@pytest.mark.parametrize("above", [(), ("6 December 2025",)])
def test_the_headline_of_a_serial_recurs_and_is_the_title(above: tuple[str, ...]) -> None:
    for line in ("Weekly security report", "Протокол засідання ради", "Lagebericht zur Ukraine"):
        known = reading(line, *above, PROSE, MORE, recurring=(line.casefold(),))
        assert (known.title, kind_of(known, line)) == (line, BlockKind.TITLE)
        below = reading(line, TITLE, PROSE, MORE, recurring=(line.casefold(),))
        assert (below.title, kind_of(below, line)) == (TITLE, BlockKind.BOILERPLATE)


@pytest.mark.parametrize("line", ["Good morning from our town", "Subscribe to our weekly digest"])
def test_a_banner_right_above_a_story_is_no_serial(line: str) -> None:
    known = reading(line, PROSE, MORE, recurring=(line.casefold(),))
    assert known.title_kind is TitleKind.DERIVED
    assert kind_of(known, line) is BlockKind.BOILERPLATE


def test_under_a_menu_of_many_lines_the_title_stands_next_to_the_story() -> None:
    menu = ("Home", "World", "Sports news", "Local news", "Our people", "Long reads", "Games room")
    briefing = reading("\n".join(menu), "Terms and more", "The shop", TITLE, PROSE, MORE)
    assert briefing.title == TITLE


def test_without_a_headline_the_first_sentence_stands_for_it_and_says_so() -> None:
    briefing = reading("The talks went on. Nobody left.", PROSE)
    assert (briefing.title, briefing.title_kind) == ("The talks went on.", TitleKind.DERIVED)


def test_a_derived_title_is_cut_at_a_word_with_a_sign() -> None:
    briefing = reading("Talks " + "go on and " * 20 + "end.")
    assert briefing.title.endswith(("go…", "on…", "and…"))
    assert len(briefing.title) <= 110


@pytest.mark.parametrize(
    "line",
    [
        "All rights reserved. © 2007-2025",
        "© Town Daily, 2025",
        "Registration certificate no. 12-345; media identifier - R40-12345",
        "This website is intended for readers who are over the age of 18.",
        "We use cookies to make our website better for you.",
        "Subscribe to our newsletter",
        "Follow us on Telegram",
        "Усі права захищені.",
        "Підписуйтесь на наш канал",
        "Все права защищены",
        "Wszelkie prawa zastrzeżone",
        "Information agency “Town Wire”",
        "2 345 переглядів",
        "12 comments",
        "Share",
        "Поділитися",
    ],
)
def test_what_the_page_says_of_itself_is_boilerplate(line: str) -> None:
    assert kind_of(reading(TITLE, PROSE, MORE, line), line) is BlockKind.BOILERPLATE


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry opened a website for those who want to register at the border crossing.",
        '"We will subscribe to your plan, and our website will say so," the mayor said.',
        "The court ruled that the newsletter of the union could be printed again from Monday on.",
        "You could see the bridge from here, and the children waved at us until it was dark.",
        "The bill is intended for companies that have not paid any taxes since the age of steam.",
    ],
)
def test_a_story_about_such_things_stays_a_story(sentence: str) -> None:
    assert kind_of(reading(TITLE, PROSE, sentence, MORE), sentence) is BlockKind.BODY


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The hall at night (Photo: Somebody)", BlockKind.CAPTION),
        ("The hall at night. Фото: прес-служба", BlockKind.CAPTION),
        ("Фото: прес-служба", BlockKind.CAPTION),
        ("The hall at night / Getty Images", BlockKind.CAPTION),
        ("Read also: Bridge opens after ten years", BlockKind.TEASER),
        ("Читайте також: Міст відкрили", BlockKind.TEASER),
        ("Czytaj też: Most otwarty", BlockKind.TEASER),
        ("MUST READ | Bridge opens after ten years", BlockKind.TEASER),
        ("The hall at night — Photo: Somebody", BlockKind.CAPTION),
        ("The hall at night (Fot. Jan Doe / Agencja Prasowa)", BlockKind.CAPTION),
        ("https://img.example.org/i/logo.png", BlockKind.BOILERPLATE),
        ("сегодня в 05:46, просмотров: 237", BlockKind.BOILERPLATE),
        ("By Jane Doe", BlockKind.BYLINE),
        ("Автор: Іван Петренко", BlockKind.BYLINE),
        ("Background", BlockKind.HEADING),
        ("What the sides want", BlockKind.HEADING),
        ("Harbour strike in Gdynia enters its third week", BlockKind.TEASER),
        ("Tags: talks, hall", BlockKind.TAGS),
        ("#talks #hall", BlockKind.TAGS),
        ("Riga • BNS", BlockKind.HEADER),
    ],
)
def test_a_line_between_the_paragraphs_is_told_by_its_words(line: str, kind: BlockKind) -> None:
    assert kind_of(reading(TITLE, PROSE, line, MORE, PROSE + MORE), line) is kind


def test_short_lines_behind_the_story_are_byline_and_tags() -> None:
    briefing = reading(TITLE, PROSE, MORE, "Jane Doe", "PoliticsWorld\nTalks\nThe capital")
    assert kind_of(briefing, "Jane Doe") is BlockKind.BYLINE
    assert {kind_of(briefing, tag) for tag in ("PoliticsWorld", "Talks\n", "The capital")} == {
        BlockKind.TAGS,
        BlockKind.TITLE,
    } or kind_of(briefing, "The capital") is BlockKind.TAGS
    assert ("PoliticsWorld", "Politics World") in [(e.was, e.shown) for e in briefing.edits]


def test_a_value_under_its_label_is_folded_with_it() -> None:
    briefing = reading(TITLE, "Category\nWorld news", PROSE, MORE)
    assert kind_of(briefing, "World news") is BlockKind.BOILERPLATE


def test_lines_broken_by_a_mailer_are_one_paragraph() -> None:
    lines = (
        "The minister said that the talks would go on in the\nspring, and that nobody had left."
    )
    briefing = reading(TITLE, lines, MORE)
    assert kind_of(briefing, "spring") is BlockKind.BODY
    assert lines in [block.span.of(briefing.text).strip() for block in briefing.blocks]


@pytest.mark.parametrize(
    "line",
    [
        "Marlowe arrives 3 December 2025",
        "3 December 2025 Jane Marlowe",
        "Marlowe dead, 3 December 2025",
        "3 грудня 2025 Марлоу помер",
        "Marlowe, 3 December 2025",
        "Read also: Marlowe arrested",
        "#Marlowe #Gdynia",
    ],
)
@pytest.mark.parametrize("story", ["The delegation landed and began its talks.", PROSE, ""])
def test_a_first_line_that_says_more_than_a_day_is_never_folded(line: str, story: str) -> None:
    kind = kind_of(reading(line, story), "Мар" if "Мар" in line else "Marlowe")
    assert kind in {BlockKind.TITLE, BlockKind.BODY}


@pytest.mark.parametrize(
    "line",
    [
        "Marlowe arrives 3 December 2025",
        "3 December 2025 Jane Marlowe",
        "Marlowe dead, 3 May 2025",
    ],
)
def test_a_headline_with_a_day_in_it_is_the_title(line: str) -> None:
    assert reading(line, "The delegation landed and began its talks.").title == line
    assert reading(line, PROSE).title == line


@pytest.mark.parametrize(
    "line",
    [
        "Wednesday, 3 December 2025, 14:30 EET",
        "Published: 3 December 2025 | Updated: 4 December 2025 at 9:15 am",
        "Опубликовано 3 декабря 2025 г. в 14:30",
        "Veröffentlicht am 3. Dezember 2025 um 14:30 Uhr",
    ],
)
def test_a_line_with_a_day_and_no_other_word_is_folded(line: str) -> None:
    assert kind_of(reading(TITLE, line, PROSE), line) is BlockKind.HEADER
    assert kind_of(reading(line, TITLE, PROSE), line) is BlockKind.HEADER
    assert kind_of(reading(line), line) in {BlockKind.TITLE, BlockKind.BODY}


@pytest.mark.parametrize("line", ["Gdynia, 3 December 2025", "3 December 2025, Jane Marlowe"])
def test_a_place_or_an_author_beside_a_day_takes_no_title_from_a_headline(line: str) -> None:
    briefing = reading(line, TITLE, PROSE)
    assert briefing.title == TITLE
    assert kind_of(briefing, line) is BlockKind.BODY


@pytest.mark.parametrize(
    "text",
    [
        "Marlowe spoke on 2 December 2025.",
        "By Jane Marlowe",
        "Category\nMarlowe arrested",
        "Read also: Marlowe arrested",
        "Marlowe, © 2025",
    ],
)
def test_the_only_line_of_a_text_is_never_folded(text: str) -> None:
    assert kind_of(reading(text), "Marlowe") in {BlockKind.TITLE, BlockKind.BODY}


def test_a_headline_under_a_label_is_not_its_value() -> None:
    assert reading("Category\nMarlowe leaves the union today", PROSE).title.startswith("Marlowe")


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Jane Marlowe/Getty Images",
        "Photo by Jane Marlowe",
        "Jane Marlowe / AFP",
        "(AP Photo/Jane Marlowe)",
        "Getty Images",
        "A man leaves the hall. REUTERS/Jane Marlowe",
        "Image copyright EPA",
        "photo from open sources",
        "Foto: PAP/Jan Kowalski",
        "фото з відкритих джерел",
    ],
)
def test_who_took_a_picture_is_a_caption(line: str) -> None:
    assert kind_of(reading(TITLE, PROSE, line, MORE), line) is BlockKind.CAPTION


def test_headlines_behind_the_last_paragraph_are_other_stories_and_no_tags() -> None:
    headlines = "River floods three towns\nCity opens new tram line\nFarmers block the road"
    briefing = reading(TITLE, PROSE, MORE, headlines)
    assert kind_of(briefing, "City opens") is BlockKind.TEASER
    briefing = reading(TITLE, PROSE, MORE, "Floods\nCity trams\nFarmers")
    assert kind_of(briefing, "City trams") is BlockKind.TAGS


MENU = ["Home", "World", "Politics", "Sport", "Business news", "Long reads", "Contact us", "Games"]
OTHERS = [f"Harbour strike in town number {letter} goes on" for letter in "abcdefghijklmnopqrs"]


def test_a_menu_above_the_story_is_folded() -> None:
    briefing = reading("\n".join(MENU), TITLE, PROSE, MORE)
    assert {kind_of(briefing, line) for line in MENU} == {BlockKind.BOILERPLATE}
    assert briefing.title == TITLE


def test_a_list_of_names_above_the_story_is_no_menu() -> None:
    names = ["Marlowe", "Jane Dunmore", "Okafor", "Lindqvist", "Jan Novak", "Moreau", "Hakala"]
    briefing = reading("\n".join(names), TITLE, PROSE, MORE)
    assert BlockKind.BOILERPLATE not in {kind_of(briefing, name) for name in names}


def test_on_a_page_of_many_lines_the_title_is_the_line_that_its_story_takes_up() -> None:
    title = "Minister says that talks in the hall will go on"
    lines = [*MENU, *OTHERS, "Subscribe and read on", title, "Jane Doe", PROSE, MORE, *OTHERS]
    briefing = reading("\n".join(lines))
    assert (briefing.title, briefing.title_kind) == (title, TitleKind.STATED)
