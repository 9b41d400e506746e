"""The dated copies of what the reader did: which are made, and which are let go."""

import shutil
from pathlib import Path

import pytest

from briefings.store.open import open_store
from briefings.store.protocols import Setting
from tests.store.making import keyer, name


def act(folder: Path, number: int) -> None:
    """Open the library of a folder, pin something and leave."""
    store = open_store(folder, keyer)
    store.state.apply(f"act {number}", [Setting("pin", name(number), str(number))])
    store.close()


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    """Give the backups of a library that was closed after one act."""
    act(tmp_path, 1)
    return tmp_path / "backups"


def test_a_backup_is_made_when_something_changed(tmp_path: Path) -> None:
    open_store(tmp_path, keyer).close()
    assert not list(tmp_path.glob("backups/*"))
    for number in (1, 2, 3):
        act(tmp_path, number)
        open_store(tmp_path, keyer).close()
        (backup,) = tmp_path.glob("backups/*")
        assert backup.name.startswith(f"state-{number:09}-")


def test_a_handful_of_days_is_kept(tmp_path: Path, backups: Path) -> None:
    (today,) = backups.iterdir()
    for day in range(10, 20):
        shutil.copy(today, today.with_name(f"state-{0:09}-2020-01-{day}.db"))
    act(tmp_path, 2)
    kept = sorted(backup.name for backup in backups.iterdir())
    assert len(kept) == 5
    assert kept[0] == "state-000000000-2020-01-16.db"


def test_what_a_killed_program_left_half_written_goes_on_another_day(
    tmp_path: Path, backups: Path
) -> None:
    (today,) = backups.iterdir()
    (backups / "state-000000009-2020-01-09.db.4711").write_bytes(b"half")
    (backups / "state-000000009-2020-01-09.db.4711-journal").write_bytes(b"half")
    others = backups / f"{today.name}.4712"  # of a program that writes at this moment
    others.write_bytes(b"half")
    act(tmp_path, 2)
    left = {backup.name for backup in backups.iterdir()}
    assert others.name in left
    assert not {one for one in left if "2020" in one}
    assert len(left) == 2
