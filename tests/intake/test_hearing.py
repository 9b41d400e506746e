"""However changes in a followed folder are heard of, or are not: each is found."""

from collections.abc import Collection
from pathlib import Path
from shutil import move
from threading import Event
from unittest.mock import Mock

import pytest

from briefings.intake.following import hearing, live
from briefings.intake.following.alarm import Alarm
from briefings.intake.following.hearing import is_remote
from briefings.intake.following.telling import Polled, teller_of
from tests.intake.follower import followed, titles, write


@pytest.fixture(params=["as this system does best", "by watchfiles"])
def told_of(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have changes told of in each way there is."""
    if request.param == "by watchfiles":
        monkeypatch.setattr(hearing, "teller_of", Polled)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearing, "LOOK", 0.05)
    monkeypatch.setattr(live, "MOST", 0.05)


def test_a_file_is_told_of_by_its_alert_once_and_then_stored(inbox: Path, told_of: None) -> None:
    with followed(inbox) as follower:
        write(inbox / "new.txt", "Oleh Derkachenko came.")
        follower.until(lambda: bool(follower.alerts))
        first = follower.alerts[0]
        follower.until_status("new.txt", "ok")
        assert (first.watch, first.title) == ("Derkachenko", "Report new")
        assert [one.id for one in follower.library.alerts()] == [first.id]
        assert len(follower.alerts) == 1
        write(inbox / "new.txt", "Oleh Derkachenko came, and left again.")
        follower.until(lambda: len(follower.lines) == 2)
        assert len(follower.alerts) == 1


def test_a_file_that_moves_keeps_its_briefing_and_one_that_goes_takes_it_along(
    inbox: Path, told_of: None
) -> None:
    with followed(inbox) as follower:
        (before,) = (row.id for row in follower.library.listing().rows(0, 1))
        (inbox / "first.txt").rename(inbox / "moved.txt")
        follower.until_status("first.txt", "gone")
        follower.until_status("moved.txt", "ok")
        assert [row.id for row in follower.library.listing().rows(0, 9)] == [before]
        (inbox / "moved.txt").unlink()
        follower.until_status("moved.txt", "gone")
        assert not len(follower.library.listing())


def test_a_deep_folder_made_at_once_is_found_whole(
    inbox: Path, quick: None, told_of: None
) -> None:
    with followed(inbox) as follower:
        for number in range(5):
            write(inbox / "a" / "b" / str(number) / "deep.txt", f"It was number {number}.")
        follower.until(lambda: len(follower.lines) == 5)


def test_a_folder_that_goes_and_comes_back_as_another_is_followed_on(
    inbox: Path, quick: None, told_of: None
) -> None:
    with followed(inbox) as follower:
        move(inbox, inbox.parent / "away")
        inbox.mkdir()
        write(inbox / "second.txt", "It is another folder.")
        follower.until_status("second.txt", "ok")
        write(inbox / "third.txt", "It is heard of too.")
        follower.until_status("third.txt", "ok")


def test_a_folder_that_is_not_there_keeps_what_it_had(inbox: Path, quick: None) -> None:
    with followed(inbox) as follower:
        move(inbox, inbox.parent / "away")
        # However far the first look was when the folder went.
        follower.until(lambda: any("no such file" in one.what for one in follower.problems))
        assert titles(follower.library) == {"Report first"}
        move(inbox.parent / "away", inbox)
        write(inbox / "second.txt", "It came back.")
        follower.until_status("second.txt", "ok")
        assert titles(follower.library) == {"Report first", "Report second"}


def test_where_changes_cannot_be_heard_they_are_looked_for_and_it_is_said(
    inbox: Path, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(paths: list[str]) -> object:
        raise OSError("no space left on device")

    monkeypatch.setattr(hearing, "teller_of", full)
    with followed(inbox) as follower:
        write(inbox / "new.txt", "Oleh Derkachenko came.")
        follower.until_status("new.txt", "ok")
        assert [one.watch for one in follower.alerts] == ["Derkachenko"]
        assert any("no space left" in one.what for one in follower.problems)


def test_listening_that_breaks_off_is_begun_again_and_it_is_said(
    inbox: Path, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = iter([True])

    def once(paths: list[str]) -> object:
        if next(broken, False):
            raise ZeroDivisionError("a mistake")
        return teller_of(paths)

    monkeypatch.setattr(hearing, "teller_of", once)
    with followed(inbox) as follower:
        write(inbox / "new.txt", "It was heard of.")
        follower.until_status("new.txt", "ok")


def test_what_was_told_when_listening_broke_off_is_found_all_the_same(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    losing = Event()

    class Full:
        """Loses what it is told of, as one does that can follow no more folders."""

        def __init__(self, paths: list[str]) -> None:
            self._teller = teller_of(paths)

        def wait(self, seconds: float) -> Collection[str]:
            paths = self._teller.wait(seconds)
            if paths and losing.is_set():
                raise OSError("no space left on device")
            return paths

        def wake(self) -> None:
            self._teller.wake()

        def close(self) -> None:
            self._teller.close()

    monkeypatch.setattr(hearing, "teller_of", Full)
    # Nor does the time of a folder tell of what changes in its place.
    monkeypatch.setattr(hearing.Ear, "_look", Mock())
    with followed(inbox) as follower:
        write(inbox / "heard.txt", "It began on Monday.")
        follower.until_status("heard.txt", "ok")
        losing.set()
        write(inbox / "first.txt", "Oleh Derkachenko came.")
        follower.until_status("first.txt", "ok")
        follower.until(lambda: [one.watch for one in follower.alerts] == ["Derkachenko"])


def test_a_mistake_in_the_alarm_keeps_no_file_out(
    inbox: Path, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What is not heard would be found by a look at the folders, much later.
    monkeypatch.setattr(hearing.Ear, "_look", Mock())
    with followed(inbox) as follower:
        write(inbox / "heard.txt", "It began on Monday.")
        follower.until_status("heard.txt", "ok")
        monkeypatch.setattr(Alarm, "hear", Mock(side_effect=ZeroDivisionError("a mistake")))
        write(inbox / "new.txt", "Oleh Derkachenko came.")
        follower.until_status("new.txt", "ok")
        assert [one.watch for one in follower.alerts] == ["Derkachenko"]


@pytest.mark.parametrize(
    ("kind", "is_so"), [("nfs4", True), ("fuse.sshfs", True), ("ext4", False), ("tmpfs", False)]
)
def test_a_folder_of_a_network_is_known_by_what_it_is_mounted_as(
    tmp_path: Path, kind: str, is_so: bool
) -> None:
    mounts = tmp_path / "mounts"
    escaped = str(tmp_path).replace(" ", "\\040")
    mounts.write_text(f"disk / ext4 rw 0 0\nserver:/x {escaped} {kind} rw 0 0\n")
    assert is_remote(str(tmp_path / "in"), str(mounts)) is is_so
    assert not is_remote(str(tmp_path / "in"), str(tmp_path / "none"))
