"""Words of the screen that break, or give way, where there is little room."""

import pytest

from tui.paint.words import in_lines, keyed

FACTS = ("Sat 6 Dec 2025", "Ukrinform via MENAFN", "English", "1 min")
VIEWS = (("5", "wires 68/70"), ("6", "mails 17/117"), ("7", "gas 3"))


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
        (60, "5 wires 68/70 · 6 mails 17/117 · 7 gas 3"),
        (39, "5 wires 68/70 · 6 mails 17/117 · 7"),
        (28, "5 wires 68/70 · 6 7"),
        (12, "5 6 7"),
        (4, ""),
    ],
)
def test_saved_views_are_told_whole_or_by_their_keys(cells: int, line: str) -> None:
    assert keyed(VIEWS, cells) == line
