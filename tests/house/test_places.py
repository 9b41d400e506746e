"""Nothing of the project depends on where one machine keeps things."""

import re
from pathlib import Path

from tests.conftest import ROOT

TOP = [
    "Makefile",
    "pyproject.toml",
    "config.yaml",
    ".ci/run",
    "README.md",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
]
HOMES = "|".join(["tmp", "work", "root", "home", "Users", "mnt", "opt", "usr/local"])
ABSOLUTE = re.compile(rf"(?<![\w.~}}/*-])/(?:{HOMES})/\w")


def files() -> list[Path]:
    rooms = [path for room in ("briefings", "tui", "tests") for path in (ROOT / room).rglob("*")]
    named = [ROOT / name for name in TOP]
    return sorted(
        path
        for path in rooms + named
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc"
    )


def test_no_file_names_a_place_of_one_machine() -> None:
    # Some of the messes that are read as tests are packed, or written in other encodings.
    named = {
        path.relative_to(ROOT).as_posix(): found
        for path in files()
        if (found := ABSOLUTE.findall(path.read_text(encoding="utf-8", errors="replace")))
    }
    assert named == {}
