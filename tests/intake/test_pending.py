"""Which of the files that were heard of are taken: those that have come to rest."""

from pathlib import Path

import pytest

from briefings.intake.following import pending
from briefings.intake.following.pending import Inbox


def test_a_file_is_taken_when_it_has_come_to_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(pending, "monotonic", lambda: now[0])
    inbox, growing, still = Inbox(), tmp_path / "growing", tmp_path / "still"
    growing.write_text("x")
    still.write_text("x")
    inbox.hear([str(growing), str(still)])
    growing.write_text("xx")
    now[0] += pending.RESTED
    assert inbox.rested() == [str(still)]
    now[0] += pending.RESTED
    assert inbox.rested() == [str(growing)]


def test_a_file_that_is_whole_rests_already_until_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(pending, "monotonic", lambda: now[0])
    inbox, files = Inbox(), [str(tmp_path / name) for name in ("written", "moved", "changed")]
    for file in files:
        Path(file).write_text("x")
    inbox.hear(files, files[1:])
    Path(files[2]).write_text("xx")
    assert inbox.rested() == files[1:2]
    now[0] += pending.RESTED / 2
    inbox.hear(files[:1], files[:1])
    assert inbox.rested() == files[:1]
    now[0] += pending.RESTED / 2
    assert inbox.rested() == files[2:]


def test_what_comes_to_rest_in_a_moment_is_taken_with_what_did_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(pending, "monotonic", lambda: now[0])
    inbox = Inbox()
    files = [tmp_path / name for name in ("first", "second", "growing", "other", "first")]

    def pass_time(seconds: float) -> None:
        now[0] += seconds / 2
        files[2].write_text(files[2].read_text() + "x")

    monkeypatch.setattr(inbox, "wait", pass_time)
    for file in files:
        file.write_text("x")
    inbox.hear([str(files[0])])
    now[0] += pending.RESTED
    assert inbox.rested() == [str(files[0])]
    inbox.hear([str(file) for file in files[1:]])
    now[0] += pending.RESTED / 2
    wanted = {str(file) for file in files[1:3]}
    assert inbox.rested_with([str(files[0])], wanted.__contains__) == [str(files[1])]
    assert inbox.rested_with([str(files[0])] * pending.MANY, wanted.__contains__) == []
    assert set(inbox.rested()) == {str(files[0]), str(files[3])}


def test_with_what_rested_no_more_is_taken_nor_asked_for_than_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(pending, "monotonic", lambda: now[0])
    inbox, files = Inbox(), [str(tmp_path / str(number)) for number in range(5)]
    for file in files:
        Path(file).write_text("x")
    inbox.hear(files)
    now[0] += pending.RESTED
    asked = list[str]()

    def is_wanted(file: str) -> bool:
        asked.append(file)
        return True

    assert inbox.rested_with(["taken"] * pending.MANY, is_wanted) == []
    assert asked == []
    assert inbox.rested_with(["taken"] * (pending.MANY - 2), is_wanted) == asked == files[:2:-1]
    assert inbox.rested() == files[2::-1]


def test_a_file_that_never_rests_is_taken_now_and_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(pending, "monotonic", lambda: now[0])
    inbox, growing = Inbox(), tmp_path / "growing"
    growing.write_text("x")
    inbox.hear([str(growing)])
    taken: list[str] = []
    while not taken:
        growing.write_text(growing.read_text() + "x")
        now[0] += pending.RESTED / 2
        taken = inbox.rested()
    assert now[0] == pytest.approx(100 + pending.LONGEST, abs=pending.RESTED)
