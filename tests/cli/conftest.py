"""One library of the seeds for all that only read it."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import ROOT, Answer, Briefings


@pytest.fixture(scope="session")
def first_scan(tmp_path_factory: pytest.TempPathFactory) -> tuple[Briefings, Answer]:
    command = Briefings(tmp_path_factory.mktemp("library") / "data")
    return command, command("scan", "--json")


@pytest.fixture(scope="session")
def seeded(first_scan: tuple[Briefings, Answer]) -> Briefings:
    return first_scan[0]


@pytest.fixture(scope="session")
def rows(seeded: Briefings) -> dict[str, dict[str, Any]]:
    """Rows of `list --json` by the first three digits of the seed's file name, in their order."""
    return {short(row): row for row in seeded("list", "--json").records}


@pytest.fixture(scope="session")
def pages(seeded: Briefings) -> dict[str, dict[str, Any]]:
    """Pages of `read --json` over all seeds, by the same digits."""
    files = sorted(str(path) for path in (ROOT / "seeds").glob("*.txt"))
    return {short(page): page for page in seeded("read", "--json", *files).records}


@pytest.fixture
def fresh(tmp_path: Path) -> Briefings:
    """The command with a library that was never scanned."""
    return Briefings(tmp_path / "data")


@pytest.fixture
def misspelt(tmp_path: Path) -> Path:
    """A configuration over the folder `in` with one unknown key."""
    config = tmp_path / "misspelt.yaml"
    config.write_text(
        "sources: [in]\nwatchlists:\n  - name: Press\n    watch:\n"
        "      - name: Fairbanks\n        alais: [Banks]\n"
    )
    return config


def short(row: dict[str, Any]) -> str:
    return Path(row["path"]).name[:3]
