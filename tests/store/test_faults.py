"""What goes wrong with disks, files and processes, and what is left after it."""

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from briefings.errors import StoreError
from briefings.model import Place
from briefings.store.protocols import AllOf, Setting, Store, Words
from briefings.store.sqlite import precious
from tests.store.making import HERE, days_ago, document, entry, fill, listed, name, opened

ROOT = Path(__file__).parent.parent.parent

ROUNDS = int(os.environ.get("BRIEFINGS_FAULT_ROUNDS", "3"))
"""`make faults` plays more."""

Damage = Callable[[Path], None]


def act(store: Store, number: int) -> None:
    store.state.apply(f"act {number}", [Setting("pin", name(number), str(number))])


def pins(count: int) -> dict[str, str]:
    return {name(number): str(number) for number in range(1, count + 1)}


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that was closed after forty acts and one briefing."""
    folder = tmp_path_factory.mktemp("left")
    store = opened(folder)
    for number in range(1, 41):
        act(store, number)
    store.state.set_place(Place(name(1), 5))
    fill(store.corpus, [entry(1, days_ago(1))])
    store.index.put([document(1, "river", day=days_ago(1))])
    store.close()
    return folder


@pytest.fixture
def folder(left: Path, tmp_path: Path) -> Path:
    """A copy of it, to be damaged."""
    return Path(shutil.copytree(left, tmp_path / "library"))


def cut(share: float) -> Damage:
    def damage(path: Path) -> None:
        whole = path.read_bytes()
        path.write_bytes(whole[: int(len(whole) * share)])

    return damage


def fill_with(content: bytes) -> Damage:
    def damage(path: Path) -> None:
        path.write_bytes(content)

    return damage


def flip(at: int) -> Damage:
    def damage(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[at % len(content)] ^= 0x55
        path.write_bytes(content)

    return damage


DAMAGES: dict[str, Damage] = {
    "half": cut(0.5),
    "most": cut(0.9),
    "header": cut(0.005),
    "empty": cut(0),
    "garbage": fill_with(random.Random(1).randbytes(9_000)),
    "text": fill_with(b"not a database at all\n" * 500),
    "zeros": fill_with(bytes(40_000)),
    "gone": lambda path: path.unlink(),
    "magic": flip(3),
    "page size": flip(16),
    "ours": flip(68),
    "first page": flip(113),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_state_is_restored_and_says_so(folder: Path, damage: Damage) -> None:
    damage(folder / "state.db")
    store = opened(folder)
    assert store.state.all("pin") == pins(40)
    (problem,) = store.problems
    assert "restored from state-" in problem.what
    act(store, 41)
    store.close()
    again = opened(folder)
    assert again.problems == ()
    assert again.state.all("pin") == pins(41)
    again.close()


def test_a_damaged_state_is_kept_aside(folder: Path) -> None:
    content = b"not a database at all\n" * 500
    (folder / "state.db").write_bytes(content)
    opened(folder).close()
    (aside,) = folder.glob("state.damaged-*.db")
    assert aside.read_bytes() == content


def test_no_flipped_byte_changes_what_the_reader_did(left: Path, tmp_path: Path) -> None:
    places = random.Random(7)
    for number in range(max(40, ROUNDS)):
        folder = Path(shutil.copytree(left, tmp_path / str(number)))
        flip(places.randrange(60_000))(folder / "state.db")
        store = opened(folder)
        assert store.state.all("pin") == pins(40)
        assert store.state.undo() is not None
        store.close()


def test_the_newest_good_backup_is_taken(folder: Path) -> None:
    (good,) = (folder / "backups").glob("*.db")
    bad = good.with_name("state-000000099-2030-01-01.db")
    bad.write_bytes(good.read_bytes()[:5_000])
    (folder / "state.db").unlink()
    store = opened(folder)
    assert store.state.all("pin") == pins(40)
    assert good.name in store.problems[0].what
    store.close()


def test_without_a_backup_a_damaged_state_begins_anew(folder: Path) -> None:
    shutil.rmtree(folder / "backups")
    fill_with(b"garbage")(folder / "state.db")
    store = opened(folder)
    assert store.state.all("pin") == {}
    assert "no backup" in store.problems[0].what
    act(store, 1)
    store.close()
    again = opened(folder)
    assert again.problems == ()
    again.close()


def test_values_that_do_not_follow_from_the_log_are_worked_out_again(folder: Path) -> None:
    with closing(apsw.Connection(str(folder / "state.db"))) as db:
        db.execute("UPDATE current SET value = '999' WHERE target = ?", (name(3),))
        db.execute("DELETE FROM step")
    store = opened(folder)
    assert store.state.all("pin") == pins(40)
    assert len(store.problems) == 1
    assert store.state.undo() is not None
    store.close()


def test_a_state_that_others_have_open_or_were_killed_over_is_not_checked_once_more(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened(folder)
    act(store, 41)
    killed = Path(shutil.copytree(folder, tmp_path / "killed"))
    with monkeypatch.context() as patch:
        for check in ("is_whole", "mend"):
            patch.delattr(precious, check)
        for place in (folder, killed):
            beside = opened(place)
            assert beside.state.all("pin") == pins(41)
            assert beside.problems == ()
            act(beside, 42)
            beside.close()
    assert store.state.all("pin") == pins(42)
    store.close()


def test_a_seal_follows_a_log_so_long_that_it_goes_into_the_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(precious, "_LOG_PAGES", 3)
    store = opened(folder)
    for number in range(41, 61):
        act(store, number)
    monkeypatch.delattr(precious, "is_whole")
    beside = opened(folder)
    assert beside.state.all("pin") == pins(60)
    for one in (beside, store):
        one.close()


def test_the_log_of_another_file_is_not_taken_for_the_state_s_own(
    folder: Path, tmp_path: Path
) -> None:
    other = opened(tmp_path / "other")
    for number in range(1, 500):
        act(other, number)
    other.close()
    other = opened(tmp_path / "other")
    act(other, 500)
    shutil.copyfile(tmp_path / "other" / "state.db-wal", folder / "state.db-wal")
    other.close()
    store = opened(folder)
    assert store.state.all("pin") == pins(40)
    assert "restored from state-" in store.problems[0].what
    store.close()


def test_what_was_undone_after_something_else_had_set_it_is_no_fault(folder: Path) -> None:
    store = opened(folder)
    act(store, 41)
    store.state.keep([Setting("pin", name(41), "99")])
    store.state.undo()
    act(store, 42)
    store.state.undo()
    store.state.redo()
    before = store.state.all("pin")
    store.close()
    (folder / "state.db-seal").unlink()
    again = opened(folder)
    assert again.problems == ()
    assert again.state.all("pin") == before
    assert again.state.undo() is not None
    assert again.state.all("pin") == pins(40)
    again.close()


def test_a_restored_state_lets_the_list_be_flagged_anew(folder: Path) -> None:
    store = opened(folder)
    store.corpus.flag({name(1): True}, {name(1): 1}, store.state.serial)
    store.close()
    cut(0.5)(folder / "state.db")
    store = opened(folder)
    assert store.corpus.flagged == 0
    assert store.corpus.unread([HERE]) == 1
    store.close()


def test_a_state_of_a_newer_version_is_refused_and_left_alone(folder: Path) -> None:
    with apsw.Connection(str(folder / "state.db")) as db:
        db.pragma("user_version", 99)
    before = (folder / "state.db").read_bytes()
    with pytest.raises(StoreError, match="newer version"):
        opened(folder)
    assert (folder / "state.db").read_bytes() == before


@pytest.mark.parametrize(
    "damage", [damage for key, damage in DAMAGES.items() if key not in {"gone", "empty"}]
)
def test_a_damaged_index_is_built_again_and_says_so(folder: Path, damage: Damage) -> None:
    damage(folder / "index.db")
    store = opened(folder)
    assert len(store.problems) == 1
    assert listed(store) == []
    assert store.index.find(AllOf(()), limit=9) == []
    fill(store.corpus, [entry(1)])
    assert store.state.all("pin") == pins(40)
    store.close()
    again = opened(folder)
    assert again.problems == ()
    assert listed(again) == [1]
    again.close()


def test_an_index_that_is_gone_is_simply_empty(folder: Path) -> None:
    (folder / "index.db").unlink()
    store = opened(folder)
    assert store.problems == ()
    assert listed(store) == []
    store.close()


@pytest.mark.parametrize("version", [0, 99])
def test_an_index_of_another_version_is_built_again(folder: Path, version: int) -> None:
    with apsw.Connection(str(folder / "index.db")) as db:
        db.pragma("user_version", version)
    store = opened(folder)
    assert len(store.problems) == 1
    assert listed(store) == []
    store.close()


def test_damage_met_while_reading_is_told_and_mended_at_the_next_start(folder: Path) -> None:
    with apsw.Connection(str(folder / "index.db")) as db:
        db.execute("UPDATE body SET entry = x'00'")
    store = opened(folder)
    with pytest.raises(StoreError, match="damaged"):
        store.corpus.entry(name(1))
    store.close()
    again = opened(folder)
    assert len(again.problems) == 1
    assert again.corpus.entry(name(1)) is None
    again.close()


def test_a_state_deleted_while_open_is_written_again(folder: Path) -> None:
    store = opened(folder)
    act(store, 41)
    for piece in folder.glob("state.db*"):
        piece.unlink()
    act(store, 42)
    assert store.state.all("pin") == pins(42)
    assert "deleted while open" in str(store.problems)
    store.close()
    again = opened(folder)
    assert again.state.all("pin") == pins(42)
    again.close()


@pytest.mark.parametrize("inside", ["", "deeper/still"])
def test_a_directory_that_cannot_be_is_replaced_by_memory(tmp_path: Path, inside: str) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    store = opened(blocked / inside)
    assert "kept in memory" in store.problems[0].what
    act(store, 1)
    fill(store.corpus, [entry(1)])
    assert listed(store) == [1]
    assert store.state.undo() is not None
    store.close()
    assert blocked.read_text() == "in the way"


def test_what_was_pinned_is_seen_where_nothing_can_be_written(folder: Path) -> None:
    (folder / "index.db").unlink()
    (folder / "index.db").mkdir()
    store = opened(folder)
    assert "kept in memory" in store.problems[0].what
    assert store.state.all("pin") == pins(40)
    act(store, 41)
    store.close()
    (folder / "index.db").rmdir()
    again = opened(folder)
    assert again.state.all("pin") == pins(40)
    again.close()


def run(program: str, folder: Path, *words: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.other", program, str(folder), *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_nothing_acknowledged_is_lost_by_a_kill(tmp_path: Path) -> None:
    chance = random.Random(11)
    known = 0
    for _ in range(max(12, ROUNDS)):
        process = run("write", tmp_path, str(known + 1))
        assert process.stdout is not None
        for _ in range(chance.randrange(1, 25)):
            known = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        known = max([known, *map(int, process.stdout.read().split())])
        process.wait()
        process.stdout.close()
        store = opened(tmp_path)
        assert store.problems == ()
        done = store.state.all("pin")
        assert done == pins(len(done))
        assert len(done) in {known, known + 1}
        known = len(done)
        found = store.index.find(Words(("river",)), limit=9_999)
        assert [int(one, 16) for one in found] == listed(store)
        store.close()
    with apsw.Connection(str(tmp_path / "index.db")) as db:
        assert db.pragma("integrity_check") == "ok"


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    others = [run("share", tmp_path, str(number)) for number in (1, 2)]
    store = opened(tmp_path)
    while any(other.poll() is None for other in others):
        listed(store)
        act(store, 1)
        store.corpus.flag({name(1): True}, {}, store.state.serial)
    for other in others:
        words, _ = other.communicate()
        assert other.returncode == 0
        assert words == "60\n"
    assert len(listed(store)) == 120
    assert len(store.state.all("read")) == 120
    assert sorted(listed(store)) == sorted(
        int(one, 16) for one in store.index.find(AllOf(()), limit=999)
    )
    store.close()


def test_a_full_disk_acknowledges_nothing_and_is_got_over(tmp_path: Path) -> None:
    process = run("full", tmp_path, str(ROUNDS))
    words, _ = process.communicate()
    assert process.returncode == 0
    assert words.split() == ["kept"] * ROUNDS + ["whole"]
