"""A whole morning: two hundred briefings, from the first look to a digest, and the way back."""

import random
import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from briefings.model import AlertState, Config, Watch
from tests.putting import put_at_once
from tests.screen.driver import Driver, configured, reader

BRIEFINGS, ARRIVING = 212, 6
MOST_KEYS = 400
"""Key presses from launch to digest."""
AT_ONCE = 9
"""Keys pressed faster than anything is drawn, where nothing is to be seen between them."""
HALF = 100

GIVEN = ("Maren", "Tobias", "Ilona", "Pavlo", "Agnes", "Viktor")
FAMILY = ("Halloran", "Brandvold", "Kessler", "Ostrander", "Villanueva", "Petrosyan", "Lindholm")
PLACES = ("harbour", "railway", "grid", "border post", "assembly", "bridge", "reservoir")
WATCHED = [f"Fairbanks{ending}" for ending in ("", "er")] + [
    f"{given} {family}" for given in GIVEN[:6] for family in ("Dunmore", "Quillfeather", "Stroud")
]
LAST = date(2025, 12, 6)


def briefing(number: int, chance: random.Random, day: date) -> str:
    who = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"
    place = chance.choice(PLACES)
    lines = [
        f"date {day.isoformat()}",
        f"Report {number} on the {place}",
        "",
        f"{who} said that work on the {place} goes on. Number {number} of the series follows.",
    ]
    if number % 24 == 5:
        lines.append(f"Later Oksana Fairbanks spoke of the {place} as well, {who} added.")
    if number % 60 == 7:
        lines.append(f'"Agreement {number} was read twice," Pavlo Quillfeather said.')
    return "\n".join(lines) + "\n"


@pytest.fixture
def desk(tmp_path: Path) -> Config:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    chance = random.Random(212)
    for number in range(BRIEFINGS):
        day = LAST - timedelta(days=number * 5 // BRIEFINGS)
        (inbox / f"{number:03}.txt").write_text(briefing(number, chance, day))
    watches = "".join(f"\n      - {name}" for name in WATCHED)
    text = f"sources: [inbox]\nwatchlists:\n  - name: Desk\n    watch:{watches}\n"
    return configured(tmp_path, text)


@dataclass
class Hand:
    """One hand on the keys, which counts them."""

    app: Driver
    count: int = 0

    async def press(self, *keys: str) -> None:
        await self.app.press(*keys)
        self.count += len(keys)

    async def press_at_once(self, *keys: str) -> None:
        await self.app.press_at_once(*keys)
        self.count += len(keys)

    async def type(self, words: str) -> None:
        await self.press(*("space" if letter == " " else letter for letter in words))


class State(NamedTuple):
    """Everything of a library that a morning can change."""

    rows: list[tuple[str, bool, bool]]
    alerts: list[tuple[str, AlertState, bool]]
    watches: tuple[Watch, ...]


def state(app: Driver) -> State:
    listing = app.library.listing()
    return State(
        [(row.id, row.unread, row.pinned) for row in listing.rows(0, len(listing))],
        [(one.id, one.state, one.pinned) for one in app.library.alerts(set(AlertState))],
        app.library.watches,
    )


async def test_a_morning_in_four_hundred_keys_and_all_the_way_back(
    desk: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with reader(desk, tmp_path / "data", live=True) as app:
        first = state(app)
        hand = Hand(app)
        assert app.shows(f"{BRIEFINGS} new", f"watch ok {len(WATCHED)}/{len(WATCHED)}")
        await inbox(hand)
        await new(hand, tmp_path / "inbox")
        await look_up(hand)
        await hand.press("D", "enter")
        check_digest(tmp_path / "digest-2025-12-06.md")
        assert hand.count <= MOST_KEYS
    async with reader(desk, tmp_path / "data") as app:
        while not app.shows("nothing to undo"):
            await app.press_at_once(*["u"] * AT_ONCE)
        back = state(app)
        # What arrived meanwhile is there still; all else is as it was.
        assert [row for row in back.rows if row in first.rows] == first.rows
        assert [one for one in back.alerts if one in first.alerts] == first.alerts
        assert back.watches == first.watches


async def inbox(hand: Hand) -> None:
    """See what rang: pin two, dismiss one, ask why, acknowledge the others."""
    app = hand.app
    await hand.press("2")
    stories = len(app.main.desk.listing)
    assert stories == 13
    await hand.press("x")
    assert app.shows("alert Fairbanks")
    await hand.press("escape", "p", "j", "j", "p", "j", "A")
    assert len(app.main.desk.listing) == stories - 1
    await hand.press("g", "g")
    for _ in range(stories - 1):
        await hand.press("a", "j")
    assert not app.main.desk.telling.summary.new_groups


async def new(hand: Hand, folder: Path) -> None:
    """Read on through what is new, while six files arrive."""
    app = hand.app
    await hand.press("1", "enter")
    while not app.shows("everything is read"):
        await hand.press("space")
        await hand.press_at_once(*["space"] * AT_ONCE)
        if app.library.summary().total == BRIEFINGS and app.library.summary().unread < HALF:
            await arrive(hand, folder)
    assert app.library.summary().unread == 0


async def arrive(hand: Hand, folder: Path) -> None:
    """Let files come, and take them in: what is chosen stays so, to the line of its screen."""
    app = hand.app
    chance = random.Random(6)
    before = app.files, place(app)
    for number in range(BRIEFINGS, BRIEFINGS + ARRIVING):
        put_at_once(folder / f"{number}.txt", briefing(number, chance, LAST))
    await app.until(lambda: app.shows(f"+{ARRIVING} new"))
    assert (app.files, place(app)) == before
    await hand.press(".")
    assert app.library.summary().total == BRIEFINGS + ARRIVING
    assert place(app) == before[1]


def place(app: Driver) -> tuple[object, ...]:
    """Give what is selected in list and text, and on which lines of the screen."""
    panes = app.main.panes
    return app.main.desk.current, app.cursor_line, app.open_file, panes.reader.top_offset


async def look_up(hand: Hand) -> None:
    """A name comes up: who is it, watch it, find a phrase, copy it with its source."""
    app = hand.app
    await hand.press("4", "g", "g", "i")
    assert app.shows("Named in", "By day")
    await hand.press("escape", "w")
    await hand.type("Halloran")
    await hand.press("enter", "/")
    await hand.type('"read twice"')
    await hand.press("enter", "enter", "y", "escape", "escape")
    assert re.match(r"“.*Agreement \d+ was read twice", app.app.clipboard)


def check_digest(file: Path) -> None:
    """Pinned ones first; each with a sentence, a date and an id; the dismissed one is gone."""
    text = file.read_text()
    titles = re.findall(r"^- \*\*(.+?)\*\* \((.+)\)$", text, re.MULTILINE)
    assert len(titles) == 12
    assert [chips.startswith("pinned") for _, chips in titles[:3]] == [True, True, False]
    assert len(re.findall(r"^  > “.+”$", text, re.MULTILINE)) == len(titles)
    sources = r"^  — publisher unknown, 2025-12-0\d \(date stated\), `[0-9a-f]{16}`$"
    assert len(re.findall(sources, text, re.MULTILINE)) == len(titles)
