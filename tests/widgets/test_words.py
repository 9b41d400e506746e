"""Words of the screen that break, or give way, where there is little room."""

from dataclasses import replace

import pytest

from briefings.text.language import languages
from tests.widgets.examples import talks
from tui.paint.words import in_lines, keyed, language, minutes

FACTS = ("Sat 6 Dec 2025", "Ukrinform via MENAFN", "English", "1 min")
VIEWS = (
    ("5", ("wires 68 new of 70", "wires 68/70", "wires", "wir…")),
    ("6", ("mails 17 new of 117", "mails 17/117", "mails", "mai…")),
    ("7", ("gas 3", "gas 3", "gas", "gas")),
)


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        (80, ["Sat 6 Dec 2025 · Ukrinform via MENAFN · English · 1 min"]),
        (50, ["Sat 6 Dec 2025 · Ukrinform via MENAFN", "English · 1 min"]),
        (38, ["Sat 6 Dec 2025 · Ukrinform via MENAFN", "English · 1 min"]),
        (30, ["Sat 6 Dec 2025", "Ukrinform via MENAFN", "English · 1 min"]),
        (3, list(FACTS)),
    ],
)
def test_facts_break_between_them_into_few_and_even_lines(cells: int, lines: list[str]) -> None:
    assert in_lines(FACTS, cells) == lines


def test_nothing_is_no_line() -> None:
    assert in_lines((), 20) == []


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        (60, "5 wires 68 new of 70 · 6 mails 17 new of 117 · 7 gas 3"),
        (50, "5 wires 68/70 · 6 mails 17/117 · 7 gas 3"),
        (28, "5 wires · 6 mails · 7 gas"),
        (23, "5 wir… · 6 mai… · 7 gas"),
        (21, "5 wir… · 6 mai… · 7"),
        (12, "5 wir… · 6 7"),
        (8, "5 6 7"),
        (4, ""),
    ],
)
def test_saved_views_are_told_as_fully_as_there_is_room_for_all_of_them(
    cells: int, line: str
) -> None:
    assert keyed(VIEWS, cells) == line


def test_every_language_that_is_told_has_a_name() -> None:
    for code in languages():
        assert language(code)[:1].isupper(), code


@pytest.mark.parametrize(("words", "time"), [(3, "1 min"), (23_000, "100 min"), (230_000, "17 h")])
def test_how_long_a_text_takes_to_read_is_told_in_hours_where_those_are_many(
    words: int, time: str
) -> None:
    assert minutes(replace(talks().briefing, text="letter" * words)) == time
