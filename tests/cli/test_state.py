"""State told to another machine, and taken from one."""

import json
from pathlib import Path

import pytest

from briefings.errors import UsageError
from briefings.library.state.exchange import read
from tests.cli.command import Briefings


@pytest.fixture
def two(tmp_path: Path) -> tuple[Briefings, Briefings]:
    machines = Briefings(tmp_path / "a"), Briefings(tmp_path / "b")
    for machine in machines:
        assert machine("scan").code == 0
    return machines


def told(machine: Briefings) -> list[tuple[object, ...]]:
    rows = machine("list", "--json").records
    alerts = machine("alerts", "--all", "--json").records
    seen: list[tuple[object, ...]] = [(row["id"], row["unread"], row["pinned"]) for row in rows]
    return seen + [(one["id"], one["state"], one["pinned"]) for one in alerts]


def test_two_machines_that_exchange_their_files_hold_the_same(
    two: tuple[Briefings, Briefings],
) -> None:
    here, there = two
    rows = [row["id"] for row in here("list", "--json").records]
    here("pin", rows[3])
    here("mark", "--read", rows[0], rows[1])
    there("pin", rows[4])
    there("mark", "--read", rows[2])
    there("undo")
    ours, theirs = here("state", "export").out, there("state", "export").out
    assert here("state", "import", "-", given=theirs.encode()).err.endswith(
        "3 new acts taken in\n"
    )
    assert there("state", "import", "-", given=ours.encode()).err.endswith("2 new acts taken in\n")
    assert told(here) == told(there)
    assert there("state", "import", "-", given=ours.encode()).err.endswith("0 new acts taken in\n")


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"id":"x"}',
        json.dumps(
            {
                "id": "ab" * 16,
                "author": "a",
                "at": "2025-12-06T00:00:00+00:00",
                "label": "",
                "settings": [{"kind": "pin", "target": "a", "value": "first"}],
            }
        ),
        "[" * 100_000,
    ],
)
def test_a_line_of_something_else_is_refused_with_its_number(line: str) -> None:
    with pytest.raises(UsageError, match=r"^sent:2: not a line of `state export`") as told:
        list(read(["", line], "sent"))
    for raw in ("Expecting", "Unterminated", "delimiter", "isoformat", "object", "recursion"):
        assert raw not in str(told.value)
