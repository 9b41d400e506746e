"""Lines that tell when a page was published from its reader's day: they are no headline."""

import pytest

from briefings.model import BlockKind, Briefing, Surroundings
from tests.reading import read

PROSE = (
    "The ferry sails again, the harbour master Ines Roder said, and nobody was left ashore. " * 2
)
TITLE = "Ferry line to the islands is reopened after four months"


def reading(*lines: str, name: str = "") -> Briefing:
    return read("\n".join(lines).encode(), Surroundings(), name=name)


LINES = [
    "Today, 14:05",
    "Yesterday at 16:20",
    "3 hours ago",
    "An hour ago",
    "Published 2 hours ago, updated 15 minutes ago",
    "Heute, 14:05 Uhr | Von Katrin Vollmer",
    "vor 3 Stunden",
    "вчора, 21:30",
    "2 години тому",
    "Сегодня, 10:02",
    "2 часа назад",
    "Днес, 13:10 ч.",
    "danas, 12:00 -> 14:30",
    "Wczoraj, 18:40",
    "Dnes 16:30",
    "Publié il y a 2 heures",
    "Aujourd'hui à 11h45",
    "Hace una hora",
    "ayer, 20:15 h",
    "Ieri alle 17:22",
    "há 6 horas",
    "Azi, 08:05",
    "4 uur geleden - Aangepast 1 uur geleden",
    "i går 19:03",
    "Tänään 15:45",
    "Bugün 10:40",
    "Πριν από 2 ώρες",
    "გუშინ, 17:20",
    "قبل 3 ساعات",
    "לפני שעתיים",
    "3時間前",
    "5小时前 · 3 min read",
]


@pytest.mark.parametrize("line", LINES)
def test_a_moment_under_a_headline_is_the_page_s_and_no_day(line: str) -> None:
    briefing = reading(TITLE, line, "", PROSE)
    assert briefing.title == TITLE
    assert briefing.kind_at(briefing.text.index(line)) is BlockKind.HEADER
    assert briefing.dating is None
    assert any(line in problem.what for problem in briefing.problems)


@pytest.mark.parametrize("line", LINES)
def test_a_moment_over_a_headline_is_not_the_title(line: str) -> None:
    assert reading(line, TITLE, "", PROSE).title == TITLE


def test_a_day_that_is_stated_goes_before_a_moment() -> None:
    for text in (
        (f" date 2026-11-18 {LINES[0]}", TITLE, "", PROSE),
        (TITLE, "18 November 2026", LINES[0], "", PROSE),
    ):
        dating = reading(*text).dating
        assert dating is not None
        assert dating.start.isoformat() == "2026-11-18"
    dating = reading(TITLE, LINES[0], "", PROSE, name="2026-11-18 ferry.txt").dating
    assert dating is not None
    assert dating.start.isoformat() == "2026-11-18"


@pytest.mark.parametrize(
    "line",
    [
        "Yesterday the ferry was late again and nobody knew why",
        "Ferry line closed 3 hours ago after a fire in the engine room",
        "Vor 20 Jahren fuhr hier noch keine Fähre zu den Inseln",
        "Today in the harbour: what 14 captains say",
        "Two days to go",
    ],
)
def test_a_headline_that_tells_of_today_stays_one(line: str) -> None:
    assert reading(line, "", PROSE).title == line
