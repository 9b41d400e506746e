"""What starting the program may load: the screen's libraries are for the screen alone."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

COMMANDS = [
    ["--help"],
    ["--version"],
    ["scan"],
    ["scan", "--json"],
    ["read", "SEED"],
    ["read", "SEED", "--json"],
    ["list"],
    ["list", "--json"],
    ["list", "delegation"],
    ["search", "delegation"],
    ["search", "delegation", "--json"],
    ["show", "ID"],
    ["show", "ID", "--json"],
    ["show", "ID", "--raw"],
    ["names"],
    ["names", "--json"],
    ["match", "Petrenko", "Petrenka"],
    ["alerts"],
    ["alerts", "--all", "--json"],
    ["pin", "ID"],
    ["unpin", "ID"],
    ["mark", "--read", "ID"],
    ["undo"],
    ["check"],
    ["check", "--json"],
    ["doctor"],
]


def bare(home: Path) -> dict[str, str]:
    return {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}


def loaded(home: Path, *arguments: str) -> set[str]:
    """Run Python with arguments, its output no terminal; give the top packages it imported."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments],
        cwd=home,
        env=bare(home),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return set(re.findall(r"^import time: +\d+ \| +\d+ \| +(\w+)", done.stderr, re.MULTILINE))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def briefing(home: Path) -> str:
    """Give the id of a sample, from the demo that `briefings` lists with no configuration."""
    listed = subprocess.run(
        [sys.executable, "-m", "briefings", "list", "--json"],
        cwd=home,
        env=bare(home),
        capture_output=True,
        check=True,
    )
    found = str(json.loads(listed.stdout.splitlines()[0])["id"])
    # An act for `undo`, whichever of these tests a process runs.
    marked = [sys.executable, "-m", "briefings", "mark", "--read", found]
    subprocess.run(marked, cwd=home, env=bare(home), capture_output=True, check=True)
    return found


def test_the_library_s_door_loads_nothing_heavy(home: Path) -> None:
    assert not loaded(home, "-c", "import briefings.library") & {
        "textual", "rich", "click", "yaml", "anyascii", "rapidfuzz",
    }  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_loads_no_screen(
    command: list[str], home: Path, seeds: Path, briefing: str
) -> None:
    stands_for = {"SEED": str(min(seeds.iterdir())), "ID": briefing}
    arguments = [stands_for.get(word, word) for word in command]
    assert not loaded(home, "-m", "briefings", *arguments) & {"textual", "rich"}
