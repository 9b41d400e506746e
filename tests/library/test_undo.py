"""Two hundred acts and as many undos give the first state, whatever they were and whoever sees."""

import random
import shutil
from pathlib import Path

import pytest

from briefings.config import load
from briefings.errors import UsageError
from briefings.library import Library, open_library
from briefings.model import AlertState
from tests.conftest import ROOT
from tests.library.conftest import scanned

ACTS = 200
NAMES = ("Sybiha", "Rubio", "Leavitt", "Driscoll")


@pytest.fixture(scope="module")
def taken_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("undo") / "kept"
    scanned(folder).close()
    return folder


def opened(folder: Path) -> Library:
    return open_library(load(ROOT / "config.yaml"), folder)


def seen(library: Library) -> tuple[object, ...]:
    """Everything of a library that an act can change."""
    listing = library.listing()
    return (
        [group.label for group in listing.groups],
        listing.rows(0, len(listing)),
        library.alerts(set(AlertState)),
        library.watches,
        library.mutes,
    )


def act(library: Library, chance: random.Random, ids: list[str], alerts: list[str]) -> None:
    some = chance.sample(ids, chance.randint(1, len(ids)))
    rung = chance.sample(alerts, chance.randint(1, 3))
    match chance.randrange(40):
        case 0:
            library.watch(chance.choice(NAMES))
        case 1:
            alert = chance.choice(library.alerts(set(AlertState)))
            library.not_them(alert, alert.mentions[0].text)
        case 2:
            library.mute(chance.sample(library.watches, 2), chance.choice(["", "7d"]))
        case 3:
            library.tag(some, [chance.choice(NAMES)])
        case 4:
            library.note(some[0], chance.choice(["", *NAMES]))
        case 5:
            library.correct(some[0], date=chance.choice(["2025-11", "2025-12-01"]))
        case 6:
            library.merge(chance.choice(NAMES), chance.choice(NAMES))
        case roll if roll < 14:
            library.pin(chance.choice([some, rung]), chance.random() < 0.6)
        case roll if roll < 26:
            library.mark(some, read=chance.random() < 0.6)
        case _:
            library.acknowledge(rung, chance.choice(list(AlertState)))


def test_random_acts_are_all_taken_back_across_restarts(taken_in: Path, tmp_path: Path) -> None:
    chance = random.Random(6)
    folder = tmp_path / "kept"
    shutil.copytree(taken_in, folder)
    library = opened(folder)
    first = seen(library)
    ids = [row.id for row in library.listing().rows(0, 5)]
    alerts = [alert.id for alert in library.alerts()]
    done = 0
    while done < ACTS:
        try:
            act(library, chance, ids, alerts)
            done += 1
        except UsageError:
            continue
        if chance.random() < 0.03:
            library.close()
            library = opened(folder)
    last = seen(library)
    assert last != first
    undone = 0
    while library.undo() is not None:
        undone += 1
        if chance.random() < 0.03:
            library.close()
            library = opened(folder)
    assert (undone, seen(library)) == (ACTS, first)
    while library.redo() is not None:
        pass
    assert seen(library) == last
    library.close()
