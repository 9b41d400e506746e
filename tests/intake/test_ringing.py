"""What rings in files that come into a followed folder is told of, and only once."""

import os
from collections.abc import Sequence
from pathlib import Path
from shutil import copy, move

import pytest

from briefings.intake import batches, scan
from briefings.intake.files import Found
from briefings.intake.following import live
from briefings.intake.opening import Opened, open_file
from briefings.intake.processes.workers import Worker
from briefings.model import AlertState
from briefings.store.protocols import RingLine
from briefings.store.sqlite.corpus import SqliteCorpus
from tests.intake.follower import followed, write


def test_a_name_watched_meanwhile_rings_for_what_comes_after(inbox: Path) -> None:
    with followed(inbox) as follower:
        follower.library.watch("Shevchuk")
        write(inbox / "new.txt", "Ada Shevchuk came.")
        follower.until(lambda: bool(follower.alerts))
        follower.until_status("new.txt", "ok")
        assert [one.watch for one in follower.library.alerts()] == ["Shevchuk"]


def test_a_name_watched_while_files_are_taken_in_rings_in_all_that_are_stored_after(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_file
    with followed(inbox) as follower:

        def watch_and_open(found: Found, worker: Worker) -> Opened:
            if "Shevchuk" not in {one.name for one in follower.library.watches}:
                follower.library.watch("Shevchuk")
            return opened(found, worker)

        for module in (batches, scan):
            monkeypatch.setattr(module, "BATCH", 2)
        monkeypatch.setattr(batches, "open_file", watch_and_open)
        monkeypatch.setattr(live, "QUIET", 0.1)
        for number in range(8):
            write(inbox.parent / "made" / f"{number}.txt", f"Ada Shevchuk came by train {number}.")
        move(inbox.parent / "made", inbox / "made")
        follower.until(lambda: len(follower.alerts) == 8)
        follower.until(lambda: not follower.library.is_behind and len(follower.lines) == 8)
        assert len(follower.library.alerts({AlertState.NEW})) == 8
        assert len({one.id for one in follower.alerts}) == 8


def test_what_rang_before_is_not_told_again_whatever_becomes_of_its_file(inbox: Path) -> None:
    write(inbox / "first.txt", "Oleh Derkachenko came.")
    with followed(inbox) as follower:
        copy(inbox / "first.txt", inbox / "copy.txt")
        follower.until_status("copy.txt", "copy")
        os.utime(inbox / "first.txt")
        write(inbox / "touched.txt", "Nobody came.")
        follower.until_status("touched.txt", "ok")
        (inbox / "first.txt").rename(inbox / "moved.txt")
        follower.until_status("moved.txt", "copy")
        follower.library.watch("Shevchuk")
        write(inbox / "new.txt", "Ada Shevchuk came.")
        follower.until_status("new.txt", "ok")
        assert [one.watch for one in follower.alerts] == ["Shevchuk"]
        follower.library.watch("Novak")
        os.utime(inbox / "new.txt")
        write(inbox / "last.txt", "Nobody came again.")
        follower.until_status("last.txt", "ok")
        assert sum(one.path.endswith("new.txt") for one in follower.lines) == 1
        assert [one.watch for one in follower.alerts] == ["Shevchuk"]


def test_an_edit_of_one_of_two_equal_files_tells_of_new_names_alone(inbox: Path) -> None:
    with followed(inbox, "Shevchuk") as follower:
        write(inbox / "first.txt", "Oleh Derkachenko came.")
        follower.until_status("first.txt", "ok")
        copy(inbox / "first.txt", inbox / "copy.txt")
        follower.until_status("copy.txt", "copy")
        write(inbox / "copy.txt", "Oleh Derkachenko came, and Ada Shevchuk went.")
        follower.until_status("copy.txt", "ok")
        assert [one.watch for one in follower.alerts] == ["Derkachenko", "Shevchuk"]
        loud = [one.watch for one in follower.library.alerts() if one.state is AlertState.NEW]
        assert sorted(loud) == ["Derkachenko", "Shevchuk"]


def test_many_copies_of_a_text_are_asked_for_alerts_once(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    rings_in = SqliteCorpus.rings_in

    def counted(corpus: SqliteCorpus, briefing: str) -> Sequence[RingLine]:
        asked.append(briefing)
        return rings_in(corpus, briefing)

    for number in range(20):
        write(inbox.parent / "made" / f"{number}" / "same.txt", "Oleh Derkachenko came.")
    with followed(inbox) as follower:
        monkeypatch.setattr(SqliteCorpus, "rings_in", counted)
        move(inbox.parent / "made", inbox / "made")
        follower.until(lambda: len(follower.lines) == 20)
        assert len(asked) <= follower.steps
        assert len(follower.alerts) == 1


def test_another_story_under_a_path_used_before_is_told_of(inbox: Path) -> None:
    with followed(inbox) as follower:
        write(inbox / "latest.txt", "Oleh Derkachenko came to town on a horse.")
        follower.until_status("latest.txt", "ok")
        (alert,) = follower.library.alerts()
        follower.library.acknowledge([alert.id], AlertState.DISMISSED)
        (inbox / "latest.txt").unlink()
        follower.until_status("latest.txt", "gone")
        write(inbox / "latest.txt", "The minister Oleh Derkachenko resigned, it was said at noon.")
        follower.until(lambda: sum(one.status == "ok" for one in follower.lines) == 2)
        assert len({one.id for one in follower.alerts}) == 2
