"""A store whose directory cannot be written any more: what was done there is still known."""

from contextlib import closing
from pathlib import Path
from unittest.mock import patch

from briefings.errors import StoreError
from briefings.model import Problem
from briefings.store import open as opening
from briefings.store.open import PassingStore, open_store
from briefings.store.protocols import Setting
from tests.store.making import keyer, name, opened

FULL = StoreError("the disk does not take or give it: database or disk is full")


def test_the_latest_acts_are_known_though_they_stand_in_the_log_alone(tmp_path: Path) -> None:
    why = Problem("the disk is full")
    with closing(opened(tmp_path)) as store:
        store.state.apply("pin", [Setting("pin", name(1), "1")])
        with closing(PassingStore(tmp_path, keyer, why)) as passing:
            assert passing.state.get("pin", name(1)) == "1"
            assert passing.problems == (why,)


def test_where_the_disk_is_full_it_is_said_to_make_room(tmp_path: Path) -> None:
    with (
        patch.object(opening, "SqliteStore", side_effect=FULL),
        closing(open_store(tmp_path, keyer)) as store,
    ):
        (problem,) = store.problems
        assert "disk is full" in problem.what
        assert problem.advice.startswith("make room there")


def test_a_seal_that_finds_no_room_leaves_no_draft(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.state.apply("pin", [Setting("pin", name(1), "1")])
    with patch.object(Path, "replace", side_effect=OSError("no room")) as replaced:
        store.close()
    assert replaced.called
    assert not list(tmp_path.glob("*sealing*"))
