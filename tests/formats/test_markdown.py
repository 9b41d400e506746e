import pytest

from briefings.model import BlockKind, TitleKind
from tests.formats.making import briefing, day, words

NOTE = """---
title: "Bridge closed"
date: 2025-12-04
source: River Desk
---
# Bridge closed

The bridge was closed on Thursday after cracks were found.

## Detours

- by ferry
"""


def test_front_matter_states_title_day_and_publisher() -> None:
    note = briefing(NOTE, "a.md")
    assert (note.title, note.title_kind) == ("Bridge closed", TitleKind.STATED)
    assert (day(note), note.publisher) == ("2025-12-04", "River Desk")
    assert "source: River Desk" in words(note, BlockKind.HEADER)


@pytest.mark.parametrize(
    "heading", ["# Two boats *lost* #", "## Two boats __lost__", "Two boats lost\n=====\n"]
)
def test_a_first_heading_is_the_title(heading: str) -> None:
    note = briefing(f"{heading}\n\nThey did not return.\n", "a.markdown")
    assert (note.title, note.title_kind) == ("Two boats lost", TitleKind.STATED)
    assert note.text == "Two boats lost\n\nThey did not return."


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('The **boats** did *not* return to [the port](https://a.org/b "Port").', None),
        ("The ***boats*** did __not__ return _to_ the port.", None),
        ("The `boats` did not return to ![the port](port.png).", None),
        ("snake_case_names and 5 * 3 * 2 and C# and a\\*b stay", "a*b stay"),
        ("see <https://a.org/>", "see https://a.org/"),
        ("* a boat", "• a boat"),
        ("**Not closed", "**Not closed"),
    ],
)
def test_the_marks_of_emphasis_links_and_code_are_not_shown(
    written: str, shown: str | None
) -> None:
    text = briefing(f"# Boats\n\nOf boats and of ports.\n\n{written}\n", "a.md").text
    assert (shown or "The boats did not return to the port.") in text


def test_headings_quotations_and_code_are_told_apart() -> None:
    note = briefing(
        "# Boats\n\nThey left.\n\n> We saw *them*\n> leave.\n\n---\n\n"
        "Detours ##\n\n## By ferry ##\n\n```\n**code**\n```\n",
        "a.md",
    )
    assert words(note, BlockKind.QUOTE) == ["We saw them", "leave."]
    assert words(note, BlockKind.HEADING) == ["By ferry"]
    assert "---" not in note.text
    assert "**code**" in note.text


def test_markdown_without_either_is_text() -> None:
    text = "The boats did not return on Friday, and nobody has heard of them since.\n"
    note = briefing(text, "a.md")
    assert note.title_kind is TitleKind.DERIVED
    assert note.text == text.strip()
