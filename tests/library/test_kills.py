"""Killed at any moment, of taking in, pinning, marking or undoing: nothing acknowledged is lost.

A few rounds here; `make faults` plays hundreds.
"""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from briefings.config import load
from briefings.library import open_library
from tests.conftest import ROOT

ROUNDS = int(os.environ.get("BRIEFINGS_FAULT_ROUNDS", "3"))
LONGEST = 0.3
"""Seconds after which a round is killed at the latest, from its start or its first act."""

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


def acknowledged(data: Path, chance: random.Random, number: int) -> list[str]:
    """Let a child act, kill it at some moment, and give what it said was done."""
    words = [sys.executable, "-c", ACTING, str(ROOT / "config.yaml"), str(data), str(number)]
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


def test_whatever_moment_it_is_killed_at_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    chance = random.Random(9)
    data = tmp_path / "kept"
    known: list[str] = []
    for number in range(ROUNDS):
        known += acknowledged(data, chance, 1000 * number)
        with open_library(load(ROOT / "config.yaml"), data) as library:
            assert library.problems == ()
            done = [json.loads(line)["label"] for line in library.export_state()]
            assert done[: len(known)] == known
            # What was done and not yet said may be there, but no more than that one act.
            assert len(done) - len(known) <= 1
            known = done
    assert known
    with open_library(load(ROOT / "config.yaml"), data) as library:
        for _ in library.scan():
            pass
        assert library.summary().total == 5
        assert len(library.alerts()) == 13
