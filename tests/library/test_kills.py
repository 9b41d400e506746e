"""Killed at any moment, of taking in, pinning, marking or undoing: nothing acknowledged is lost.

A few rounds here; `make faults` plays hundreds.
"""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefings.config import load
from briefings.library import Library, open_library
from tests.conftest import ROOT

ROUNDS = int(os.environ.get("BRIEFINGS_FAULT_ROUNDS", "3"))
LONGEST = 0.3
"""Seconds after which a round is killed at the latest, from its start or its first act."""
FRESH = 3
"""Files that come before each round, so that one may be killed while it takes them in."""
LATER = 5.0
"""Seconds by which a start after a kill may be later than one after an orderly end."""

ACTING = """
import sys
from pathlib import Path
from briefings.config import load
from briefings.library import open_library

with open_library(load(sys.argv[1]), Path(sys.argv[2])) as library:
    for step in library.scan():
        pass
    ids = [row.id for row in library.listing().rows(0, 5)]
    number = int(sys.argv[3])
    while True:
        number += 1
        one = ids[number % len(ids)]
        if number % 7 == 3:
            change = library.undo()
        elif number % 2:
            change = library.pin([one], bool(number % 3))
        else:
            change = library.mark([one], read=bool(number % 3))
        print(change.label.removeprefix("undid: "), flush=True)
"""


def acknowledged(config: Path, data: Path, chance: random.Random, number: int) -> list[str]:
    """Let a child act, kill it at some moment, and give what it said was done."""
    words = [sys.executable, "-c", ACTING, str(config), str(data), str(number)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, cwd=ROOT) as child:
        first = b""
        if child.stdout is not None and chance.random() < 0.7:
            first = child.stdout.readline()
        # It acts for ever: one that ends by itself failed, and would prove nothing.
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(timeout=chance.random() * LONGEST)
        child.kill()
        out = first + child.communicate()[0]
    return out.decode().split("\n")[:-1]


def opened(config: Path, data: Path) -> tuple[Library, float]:
    """Open a library and read its list; give it with the seconds that took."""
    begun = at_work()
    library = open_library(load(config), data)
    library.listing().rows(0, 40)
    return library, at_work() - begun


def at_work() -> float:
    """Give seconds that go by but while other programs have all the cores."""
    told = Path("/proc/thread-self/schedstat")
    waited = int(told.read_text().split()[1]) / 1e9 if told.exists() else 0.0
    return time.perf_counter() - waited


def write(folder: Path, number: int) -> None:
    for one in range(number * FRESH, (number + 1) * FRESH):
        text = f"date 2025-12-06\n\nReport {one}\n\nAda Hakala spoke in hall {one}.\n"
        (folder / f"{one}.txt").write_text(text, encoding="utf-8")


def test_whatever_moment_it_is_killed_at_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    chance = random.Random(9)
    folder, data, config = tmp_path / "in", tmp_path / "kept", tmp_path / "config.yaml"
    folder.mkdir()
    config.write_text("sources: [in]\nwatchlists: [{name: all, watch: [Hakala]}]\n")
    known: list[str] = []
    for number in range(ROUNDS):
        write(folder, number)
        known += acknowledged(config, data, chance, 1000 * number)
        library, killed = opened(config, data)
        with library:
            assert library.problems == ()
            done = [json.loads(line)["label"] for line in library.export_state()]
            assert done[: len(known)] == known
            # What was done and not yet said may be there, but no more than that one act.
            assert len(done) - len(known) <= 1
            known = done
        library, clean = opened(config, data)
        library.close()
        assert killed < clean + LATER, number
    assert known
    with open_library(load(config), data) as library:
        for _ in library.scan():
            pass
        assert library.summary().total == len(library.alerts()) == FRESH * ROUNDS
