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


def test_a_first_heading_is_the_title() -> None:
    note = briefing("# Two boats *lost* #\n\nThey did not return.\n", "a.markdown")
    assert (note.title, note.title_kind) == ("Two boats *lost*", TitleKind.STATED)
    assert note.text.startswith("# Two boats")


def test_markdown_without_either_is_text() -> None:
    text = "The boats did not return on Friday, and nobody has heard of them since.\n"
    note = briefing(text, "a.md")
    assert note.title_kind is TitleKind.DERIVED
    assert note.text == text.strip()
