"""Which line of a whole page is the title of its story."""

import pytest

from briefings.model import BlockKind, Surroundings, TitleKind
from tests.reading import read


@pytest.mark.parametrize("order", ["above", "below"])
def test_the_title_of_a_page_stands_beside_the_date_of_its_story(order: str) -> None:
    menu = "\n".join(f"Section {name}" for name in ("one", "two", "three", "four", "five", "six"))
    plea = "Dear reader, thank you for coming to us, and please tell us what you think of it all."
    teaser = "A far longer headline of quite another story that stands in a list"
    title, by = "Harbour wall repaired before the winter storms", "Ann Miller\nReporter"
    day = "14 March 2024 | 10:32"
    head = f"{title}\n{by}\n{day}" if order == "above" else f"Edit\n{day}\n{title}\n{by}"
    story = "\n".join(
        f"The masons said on day {number} that the work had gone on well, and that they "
        "would come again in spring."
        for number in range(4)
    )
    page = f"Thanks\n{plea}\n{menu}\n{teaser}\n{menu}\n{head}\nShare\n{story}\n"
    found = read(page.encode(), Surroundings())
    assert found.title == title
    assert found.dating is not None
    assert found.dating.start.isoformat() == "2024-03-14"


@pytest.mark.parametrize("publisher", ["Daily", "The Daily Post"])
def test_a_few_words_over_a_date_are_no_title_where_a_headline_stands_below(
    publisher: str,
) -> None:
    text = f"{publisher}\n22 November 2026\n\nEnvoy returns to Lima\n\n"
    story = "The envoy landed at three in the morning, the staff of the airport said on Sunday.\n"
    assert read((text + story).encode(), Surroundings()).title == "Envoy returns to Lima"
    assert read(f"Talks in Lima\n22 November 2026\n\n{story}".encode(), Surroundings()).title == (
        "Talks in Lima"
    )


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Harbourside\n21 November 2026", "Harbourside"),
        ("Storm damages pier\nBBC News · 19 November 2026 · 3 min read", "Storm damages pier"),
        ("The Daily Post\nStorm damages pier\n20 November 2026", "Storm damages pier"),
        ("Saturday\n21 November 2026", "A storm damaged the pier of the harbour on Thursday."),
    ],
)
def test_a_headline_beside_the_line_of_its_day_is_the_title(head: str, title: str) -> None:
    story = (
        "A storm damaged the pier of the harbour on Thursday. Two boats sank, the mayor said.\n"
    )
    assert read(f"{head}\n\n{story}".encode(), Surroundings()).title == title


MENU = "\n".join(f"{letter} {letter}" for letter in "ABCDEFGHIJKL")
PAGES = {
    "en": (
        "Harbour wall repaired before winter",
        "The masons finished the harbour wall on Monday. Boats came in again before winter.",
        "Masons repaired all of the wall for the town. It had been broken by a storm in spring.",
    ),
    "ja": (
        "港の防波堤、冬を前に修理が終わる",
        "港の防波堤の修理が月曜日に終わり、冬を前に船が再び入れるようになった。石工たちが語った。",
        "防波堤は春の嵐で壊れていた。修理には町の石工が全員で当たり、冬に間に合ったという。",
    ),
    "ko": (
        "항구 방파제 겨울 앞두고 수리 끝나",
        "항구의 방파제 수리가 월요일에 끝나 겨울을 앞두고 배가 다시 들어올 수 있게 되었다.",
        "방파제는 봄 폭풍에 무너졌으며 마을의 석공 모두가 겨울 전에 수리를 마쳤다고 전했다.",
    ),
    "hi": (
        "सर्दियों से पहले बंदरगाह की दीवार की मरम्मत",
        "बंदरगाह की दीवार की मरम्मत सोमवार को पूरी हुई। सर्दियों से पहले नावें फिर आने लगीं, लोगों ने बताया।",
        "दीवार वसंत के तूफान में टूटी थी। मरम्मत का काम गाँव के सब लोगों ने मिलकर किया, बंदरगाह ने कहा।",
    ),
}


@pytest.mark.parametrize("language", PAGES)
def test_the_headline_of_a_page_is_the_line_that_its_story_takes_up(language: str) -> None:
    title, *paragraphs = PAGES[language]
    story = "\n".join(paragraphs)
    plea = "Please read how we look at what you read, before you go on to read what we wrote."
    below = "A far longer headline of quite another story that stands below it in a list"
    page = f"{plea}\n{MENU}\n{title}\nC. D.\n{story}\n{MENU}\n{below}\n{MENU}\n"
    assert read(page.encode(), Surroundings()).title == title


def test_the_headline_stands_over_the_line_that_sums_its_story_up() -> None:
    title, *paragraphs = PAGES["en"]
    story = "\n".join(paragraphs)
    summary = "Masons finished all of the harbour wall before winter for the boats of the town"
    head = f"{title}\n{summary}\n14 March 2024"
    page = f"{MENU}\n{head}\n{story}\n{MENU}\n{title}\n{MENU}\n"
    assert read(page.encode(), Surroundings()).title == title


def test_a_subheading_is_no_title_though_more_is_told_below_it() -> None:
    title, *paragraphs = PAGES["en"]
    story = "\n".join(paragraphs)
    below = "The divers looked at the bottom of the basin for two days. They found three anchors."
    page = f"{MENU}\n{title}\n{story}\nDivers found anchors in the basin\n"
    page += f"{below}\n" + "\n".join(below.replace("two", how) for how in ("four", "five", "six"))
    assert read(f"{page}\n{MENU}\n".encode(), Surroundings()).title == title


def test_a_page_of_headlines_with_a_story_under_one_is_no_list() -> None:
    title, *paragraphs = PAGES["en"]
    others = "\n".join(
        f"[ {day} March 2024 ]\nAnother headline of day {day} that says what has happened"
        for day in range(10, 20)
    )
    link = "https://example.org/wall.wav"
    page = (
        f"{others}\n{title}\n14 March 2024\nAn Author\n{paragraphs[0]}\n{link}\n{paragraphs[1]}\n"
    )
    found = read(page.encode(), Surroundings())
    assert (found.title, found.is_list) == (title, False)


HEADLINE = "Envoy returns to Lima after talks"


@pytest.mark.parametrize(
    "banner",
    [
        "World",
        "LIVE",
        "BREAKING NEWS",
        "EN UA RU",
        "Report 7",
        "Main page\nWorld news",
        "Home > World > Americas",
        "1,245 views",
        "403",
        "$42.15 0.6",
        "#lima #talks #bridge",
        "Lima, talks, bridge, envoy",
        "The Daily Post - all the news of the day",
        "Subscribe to our newsletter",
        "Photo: Ann Miller / Getty Images",
        "By Ann Miller",
    ],
)
@pytest.mark.parametrize("first", ["", " date 2026-11-22 "])
def test_what_stands_over_any_story_is_no_title(banner: str, first: str) -> None:
    text = f"{first}{banner}\n{HEADLINE}\n\n{' '.join(PAGES['en'][1:])}\n"
    assert read(text.encode(), Surroundings()).title == HEADLINE


@pytest.mark.parametrize(
    "line",
    [
        "Home » World » {}",
        "Home / World / {}",
        "14:35 | {}",
        "14:35 {}",
        "{} | The Daily Post",
        "World | {} | Lima Times",
    ],
)
def test_what_a_page_puts_around_a_headline_is_no_part_of_it(line: str) -> None:
    text = f"{line.format(HEADLINE)}\n\n{' '.join(PAGES['en'][1:])}\n"
    found = read(text.encode(), Surroundings())
    assert found.title == HEADLINE
    assert found.title_span is not None
    assert found.title_span.of(found.text) == found.title


@pytest.mark.parametrize(
    "title",
    [
        "Talks in Lima",
        "War may go on - Reuters",
        "Envoy - the woman who came back",
        "Rain / Sun",
        "A, B and C meet in Lima",
        "Ministry Denies Report",
        "Council Adopts New Rules",
    ],
)
def test_a_short_headline_over_a_longer_line_stays_the_title(title: str) -> None:
    deck = "The envoy came back on Monday for another week of talks"
    text = f"{title}\n{deck}\n\n{' '.join(PAGES['en'][1:])}\n"
    assert read(text.encode(), Surroundings()).title == title


def test_of_a_long_story_with_subheadings_the_first_line_stays_the_title() -> None:
    first, second = PAGES["en"][1:]
    below = "The divers looked for anchors in the basin, and anchors are what they found there."
    parts = f"{first}\n\n{second}\n\nWhat the divers found: anchors in the basin\n\n{below}\n\n"
    text = f"Hard winter, soft stones\n\n{parts * 5}"
    assert read(text.encode(), Surroundings()).title == "Hard winter, soft stones"
    assert read((parts * 5).encode(), Surroundings()).title_kind is TitleKind.DERIVED


def test_a_label_with_names_is_no_title_over_the_few_words_that_are_one() -> None:
    text = (
        "Harbour minutes\n12 November 2026\n\nPresent: Ann Doyle, Jan Roe\n\n"
        "The board met and talked about cranes for an hour, and nothing was settled at all.\n"
    )
    assert read(text.encode(), Surroundings()).title == "Harbour minutes"


def test_an_agenda_is_called_by_its_first_line_and_none_of_its_hours_is() -> None:
    text = (
        "Schedule for the week\n\nMonday 23 November 2026\n09:00  Lund – Torp, the old harbour\n"
        "12:00  Hakala, P.: press point\n\nTuesday 24 November 2026\n10:00 Solberg in Oulu\n"
    )
    found = read(text.encode(), Surroundings())
    assert found.title == "Schedule for the week"
    folded = [one.span.of(found.text) for one in found.blocks if one.kind is BlockKind.TITLE]
    assert folded == ["Schedule for the week\n\n"]


@pytest.mark.parametrize("word", ["Packed", "Herbstlaub", "Мости", "Burst 7"])
def test_one_word_over_the_date_of_a_note_is_its_title(word: str) -> None:
    text = f"{word}\n\n21 November 2026\n\nThe ferry left Oulu on Friday and came back.\n"
    found = read(text.encode(), Surroundings())
    assert (found.title, found.title_kind) == (word, TitleKind.STATED)


STORY = (
    "From January all boats over eight metres must carry a transponder, the authority said today, "
    "and rescue services will find people faster than they did in the summer."
)


@pytest.mark.parametrize(
    "head",
    [
        "MARITIME AUTHORITY OF ESTVIK\nHarbour Street 4, 10115 Estvik\nTel. +372 555 0142\n"
        "www.estvik.example\n\nPRESS RELEASE\nNo. 114/2026\n17 November 2026\n\n{}\n",
        "ДЕРЖАВНА ПРИКОРДОННА СЛУЖБА\nПРЕС-РЕЛІЗ\n12 листопада 2026 року\n\n{}\n",
        "Urząd Morski w Szczecinie\nInformacja prasowa\nSzczecin, 5 listopada 2026 r.\n\n{}\n",
        "Skip to main content\nMinistry of Foreign Affairs\nEN | RO\nHome\nNews\n{}\n12.11.2026\n"
        "Share this page\n",
        "Zum Inhalt springen\nAbo\nAnmelden\n{}\n15. November 2026, 12:40 Uhr\n",
        "Continuer sans accepter\nAccueil > Bretagne\n{}\nPublié le 15/11/2026 à 12h40\n",
        "The Ledger\n{}\nNov 14, 2026\n",
        "Ouest Littoral\n{}\nPar Nolwenn Kerdoncuff\nPublié le 15/11/2026 à 07h12\n",
        "Úvod > Zprávy > Ústecký kraj\n{}\n10. 11. 2026 14:02\n",
        "MEMORANDUM\nTO: Regional Director\nDATE: 11 November 2026\nRE: {}\n",
        "THE HARBOUR HOUSE\nOffice of the Spokesman\nFor Immediate Release\n"
        "November 21, 2026\n\n{}\n",
        "Council of the Ports\nPRESS\nEN\nPRESS RELEASE\n877/26\n20/11/2026\n\n{}\n",
        "{} - Steppe Courier\nhttps://courier.example/boats\nMenu\n\n{}\nNov 13, 2026\n",
    ],
)
def test_what_stands_over_the_headline_of_a_page_or_release_is_not_the_title(head: str) -> None:
    headline = "Transponders for small boats"
    found = read(f"{head.replace('{}', headline)}\n{STORY}\n".encode(), Surroundings())
    assert found.title == headline


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Nadia Rahimi  9:41 AM\nmorning all. the verdict is read at 11\n\n"
            "Lukas Brandt  9:43 AM\nwho covers it?\n",
            "morning all. the verdict is read at 11",
        ),
        (
            "[11/16 10:12 AM] Becker, Sophie\nThe ministry confirmed the list. Out on Thursday.\n"
            "[11/16 10:15 AM] Osei, Kwame\nIs Ferrotrade on it?\n",
            "The ministry confirmed the list.",
        ),
        (
            "Elena Marin\n@elenamarin_ro\nThe parliament has lifted the immunity of the member.\n"
            "2:41 PM · Nov 17, 2026 · 12.4K Views\n",
            "The parliament has lifted the immunity of the member.",
        ),
        (
            "Harbour Watch @harbourwatch · 3h\nThe blaze at the Nordkai is out, they say.\n",
            "The blaze at the Nordkai is out, they say.",
        ),
    ],
)
def test_a_message_is_called_by_what_it_says_not_by_who_sent_it(text: str, title: str) -> None:
    found = read(text.encode(), Surroundings())
    assert (found.title, found.title_kind) == (title, TitleKind.DERIVED)


def test_the_notes_of_a_messenger_are_folded_and_no_title() -> None:
    text = (
        "12/11/2026, 09:14 - Messages and calls are end-to-end encrypted.\n"
        "12/11/2026, 09:14 - Maria Keller: Did you see the news from Batumi?\n"
        "12/11/2026, 09:17 - Maria Keller: <Media omitted>\n"
        "15/11/2026, 10:02 - Tom Ashworth: the port is closed\n"
    )
    found = read(text.encode(), Surroundings())
    assert found.title == "Maria Keller: Did you see the news from Batumi?"
    assert found.publisher is None
    assert found.kind_at(text.index("09:17")) is BlockKind.BOILERPLATE


def test_a_headline_in_capitals_is_joined_where_a_word_of_it_is_broken() -> None:
    head = "REPORT ON THE STATE OF THE HAR-\nBOUR WALLS\n\n30 October 2026"
    text = f"{head}\n\n{STORY} The harbour is not deep.\n"
    assert read(text.encode(), Surroundings()).title == "REPORT ON THE STATE OF THE HARBOUR WALLS"


def test_who_asks_and_what_is_heard_in_a_transcript_are_neither_paper_nor_title() -> None:
    asked = "Q (The Harbour Post): And the general?"
    text = f"DOYLE: No.\n{asked}\nDOYLE: The general is in the room.\n[cross-talk]\nDOYLE: No.\n"
    found = read(text.encode(), Surroundings())
    assert found.publisher is None
    assert "[cross-talk]" not in found.title
    assert any(asked in block.span.of(found.text) for block in found.blocks)


def test_the_title_of_a_page_with_an_agency_behind_a_bar_is_no_caption() -> None:
    story = "The masons said on Monday that the work had gone on well, and that they would come.\n"
    head = "Harbour wall repaired at last | Reuters\n\n14 March 2024\n\n"
    found = read(f"{head}{story}\n{story}".encode(), Surroundings())
    assert found.title == "Harbour wall repaired at last"
    caption = "Masons at the harbour wall | Reuters\n\n"
    found = read(f"Harbour wall repaired\n\n{caption}{story}".encode(), Surroundings())
    assert found.title == "Harbour wall repaired"
    assert BlockKind.CAPTION in [block.kind for block in found.blocks]
