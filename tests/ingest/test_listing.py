"""Pages that list stories and tell none, and texts of several items."""

import pytest

from briefings.model import Briefing, Surroundings, TitleKind
from tests.reading import read

HEADLINES = [
    "Harbour strike in Gdynia enters its third week",
    "Parliament votes on the budget of next year",
    "River floods three towns in the north",
    "City opens a new tram line to the airport",
    "Court frees the editor of a local paper",
    "Farmers block the road to the border again",
    "Two ministers resign after the vote",
    "Bridge is closed until the end of winter",
    "Fishermen find a mine off the coast",
]
TEASER = "The vote came late at night, after a debate of nine hours, officials said."
PROSE = "The minister said that the talks would go on, and that nobody had left the hall. " * 3


def reading(text: str) -> Briefing:
    return read(text.encode(), Surroundings())


LISTS = {
    "headlines": "\n".join(HEADLINES),
    "headlines apart": "\n\n".join(HEADLINES),
    "with the hour before": "\n".join(f"1{n}:30 {line}" for n, line in enumerate(HEADLINES)),
    "with the day below": "\n\n".join(
        f"{line}\n0{n}.12.2025" for n, line in enumerate(HEADLINES, 1)
    ),
    "with a teaser below": "\n\n".join(
        f"{line}\n1{n}:30\n{TEASER}" for n, line in enumerate(HEADLINES)
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_page_of_headlines_is_a_list_and_its_title_says_so(name: str) -> None:
    page = reading(LISTS[name])
    assert page.is_list
    assert page.title == f"{HEADLINES[0]}, and 8 more"
    assert page.title_kind is TitleKind.DERIVED
    assert page.text == LISTS[name]


def test_a_list_under_a_name_of_its_own_has_that_title() -> None:
    page = reading("News of the whole week\n" + LISTS["with the hour before"])
    assert page.is_list
    assert page.title == "News of the whole week"


SHORT = [
    "Minister calls the envoy",
    "Snow in the north: roads closed",
    "Strike ends",
    "Port opens again on Monday",
    "Price of rye falls",
    "Fire at a mill",
]


def test_a_few_short_lines_each_behind_its_hour_are_a_list() -> None:
    lines = "\n".join(f"0{9 - n}:14 {line}" for n, line in enumerate(SHORT[:4]))
    page = reading(f"22 November 2026\n\n{lines}\n")
    assert page.is_list
    assert page.title == "Minister calls the envoy, and 3 more"


def test_short_lines_with_nothing_beside_them_are_a_list_called_by_the_line_above() -> None:
    lines = [line for line in SHORT if line != "Strike ends"]
    page = reading("\n".join(["Harbour, latest headlines", "", *lines, "Court frees an editor"]))
    assert page.is_list
    assert page.title == "Harbour, latest headlines"


def test_a_form_and_lines_with_a_story_are_no_list() -> None:
    form = [f"{line.split()[0]}: {line} and others" for line in SHORT]
    assert not reading("\n".join(form)).is_list
    assert not reading("\n".join([*SHORT, "", PROSE])).is_list


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join([HEADLINES[0], PROSE, PROSE]),
        "\n\n".join([HEADLINES[0], PROSE, PROSE, *HEADLINES]),
        "\n\n".join([*HEADLINES, PROSE, PROSE]),
        "\n\n".join(f"{line}\n{PROSE}{PROSE}" for line in HEADLINES),
        "\n".join(HEADLINES[:5]),
        "\n".join(f"{line}." for line in HEADLINES),
    ],
)
def test_a_story_among_headlines_is_no_list(text: str) -> None:
    assert not reading(text).is_list


@pytest.mark.parametrize("mark", ["• ", "- ", "{n}. ", "{n}) "])
def test_a_text_of_items_is_called_by_the_first_and_their_number(mark: str) -> None:
    items = [f"{mark.format(n=n)}{line}." for n, line in enumerate(HEADLINES[:4], 1)]
    page = reading("\n\n".join(items))
    assert page.title == f"{HEADLINES[0]}, and 3 more"
    assert page.title_kind is TitleKind.DERIVED
    assert not page.is_list


def test_items_under_a_headline_leave_it_the_title() -> None:
    items = "\n".join(f"• {line}." for line in HEADLINES[1:5])
    page = reading(f"{HEADLINES[0]}\n\n{items}\n\n{PROSE}")
    assert (page.title, page.title_kind) == (HEADLINES[0], TitleKind.STATED)
