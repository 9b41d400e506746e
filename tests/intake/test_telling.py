"""Who tells of changes: what is told of them, whichever way the system tells it."""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from ctypes import CDLL
from pathlib import Path
from shutil import move
from threading import Thread
from time import monotonic
from unittest.mock import Mock

import pytest

from briefings.intake.following.hearing import Folders
from briefings.intake.following.telling import Polled, Teller, teller_of

if sys.platform != "linux":
    pytest.skip("the system has one way alone", allow_module_level=True)

from briefings.intake.following import inotify

PATIENCE = 60.0
"""Seconds after which a test gives up."""

WAYS = pytest.mark.parametrize("follow", [teller_of, Polled])


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


@pytest.fixture
def teller(inbox: Path) -> Iterator[Teller]:
    with closing(teller_of([str(inbox)])) as made:
        yield made


def told(teller: Teller, *wanted: Path) -> set[str]:
    """Give all that is told until some paths were."""
    found, end = set[str](), monotonic() + PATIENCE
    while not found >= {str(one) for one in wanted}:
        assert monotonic() < end, found
        found |= set(teller.wait(0.5))
    return found


@WAYS
def test_files_that_come_change_and_go_are_told(
    inbox: Path, follow: Callable[[list[str]], Teller]
) -> None:
    made, here = inbox.parent / "made.txt", inbox / "here.txt"
    made.write_text("It began on Monday.", encoding="utf-8")
    with closing(follow([str(inbox)])) as teller:
        made.rename(here)
        assert told(teller, here) == {str(here)}
        here.write_text("It went on.", encoding="utf-8")
        assert told(teller, here) == {str(here)}
        here.rename(inbox / "there.txt")
        told(teller, here, inbox / "there.txt")
        (inbox / "there.txt").unlink()
        told(teller, inbox / "there.txt")


@WAYS
def test_a_file_that_is_a_source_is_told_of(
    inbox: Path, follow: Callable[[list[str]], Teller]
) -> None:
    file = inbox / "alone.txt"
    file.write_text("It began on Monday.", encoding="utf-8")
    with closing(follow([str(file)])) as teller:
        file.write_text("It went on.", encoding="utf-8")
        told(teller, file)


@WAYS
def test_whoever_waits_can_be_woken(inbox: Path, follow: Callable[[list[str]], Teller]) -> None:
    with closing(follow([str(inbox)])) as teller:
        waiting = Thread(target=teller.wait, args=(10 * PATIENCE,))
        waiting.start()
        teller.wake()
        waiting.join(PATIENCE)
        assert not waiting.is_alive()
    teller.wake()


def test_a_folder_that_comes_is_followed_with_what_it_holds(inbox: Path, teller: Teller) -> None:
    made = inbox.parent / "made"
    (made / "deep" / "deeper").mkdir(parents=True)
    (made / "deep" / "first.txt").write_text("It began on Monday.", encoding="utf-8")
    made.rename(inbox / "made")
    told(teller, inbox / "made", inbox / "made" / "deep" / "first.txt")
    second = inbox / "made" / "deep" / "deeper" / "second.txt"
    second.write_text("It went on.", encoding="utf-8")
    assert told(teller, second) == {str(second)}


def test_what_is_in_a_folder_with_another_name_is_told_by_that_name(
    inbox: Path, teller: Teller
) -> None:
    (inbox / "was" / "deep").mkdir(parents=True)
    told(teller, inbox / "was")
    (inbox / "was").rename(inbox / "is")
    told(teller, inbox / "was", inbox / "is")
    file = inbox / "is" / "deep" / "new.txt"
    file.write_text("It went on.", encoding="utf-8")
    assert told(teller, file) == {str(file)}
    move(inbox / "is", inbox.parent / "away")
    told(teller, inbox / "is")
    (inbox.parent / "away" / "deep" / "last.txt").touch()
    (inbox / "mark.txt").touch()
    assert told(teller, inbox / "mark.txt") == {str(inbox / "mark.txt")}


def test_nothing_with_a_dot_before_its_name_is_told_of(inbox: Path, teller: Teller) -> None:
    (inbox / ".hidden").mkdir()
    (inbox / ".hidden" / "new.txt").touch()
    (inbox / ".new.txt.swp").touch()
    (inbox / "mark.txt").touch()
    assert told(teller, inbox / "mark.txt") == {str(inbox / "mark.txt")}


def test_the_folders_of_a_maildir_are_followed_though_they_are_hidden(inbox: Path) -> None:
    for folder in (inbox, inbox / ".Sent"):
        for name in ("cur", "new", "tmp"):
            (folder / name).mkdir(parents=True)
    with closing(teller_of([str(inbox)])) as teller:
        mail = inbox / ".Sent" / "new" / "1.host"
        mail.write_text("Subject: It began\n\nIt began on Monday.", encoding="utf-8")
        assert told(teller, mail) == {str(mail)}


def test_a_folder_that_comes_into_a_maildir_is_followed_before_it_is_one(inbox: Path) -> None:
    for name in ("cur", "new", "tmp"):
        (inbox / name).mkdir()
    with closing(teller_of([str(inbox)])) as teller:
        (inbox / ".Sent").mkdir()
        (inbox / ".lock").touch()
        assert told(teller, inbox / ".Sent") == {str(inbox / ".Sent")}
        for name in ("cur", "new", "tmp"):
            (inbox / ".Sent" / name).mkdir()
            told(teller, inbox / ".Sent" / name)
        mail = inbox / ".Sent" / "new" / "1.host"
        mail.write_text("Subject: It began\n\nIt began on Monday.", encoding="utf-8")
        assert told(teller, mail) == {str(mail)}


def test_a_folder_that_came_into_a_maildir_is_found_when_it_is_one(inbox: Path) -> None:
    folders = Folders([str(inbox)])
    for name in ("cur", "new", "tmp"):
        (inbox / name).mkdir()
    (inbox / ".Sent").mkdir()
    folders.changed()
    for folder in (inbox, inbox / ".Sent"):
        os.utime(folder, (1, 1))
    folders.changed()
    for name in ("cur", "new", "tmp"):
        (inbox / ".Sent" / name).mkdir()
    assert str(inbox / ".Sent") in folders.changed()


def test_a_file_that_is_written_is_told_of_when_it_is_closed_and_now_and_then_before(
    inbox: Path, teller: Teller, monkeypatch: pytest.MonkeyPatch
) -> None:
    long, short = inbox / "long.txt", inbox / "short.txt"
    monkeypatch.setattr(inotify, "GATHERED", PATIENCE)
    with long.open("w", encoding="utf-8") as file:
        file.write("It began")
        file.flush()
        short.write_text("It was short.", encoding="utf-8")
        assert told(teller, short) == {str(short)}
    assert told(teller, long) == {str(long)}
    monkeypatch.setattr(inotify, "GATHERED", 0.0)
    with long.open("a", encoding="utf-8") as file:
        file.write(" on Monday.")
        file.flush()
        assert told(teller, long) == {str(long)}


def test_a_file_that_is_moved_there_is_told_of_as_whole_until_it_is_written(
    inbox: Path, teller: Teller
) -> None:
    moved, written, longer = (inbox / f"{name}.txt" for name in ("moved", "written", "longer"))
    for file in (moved, longer):
        (inbox.parent / "made").write_text("It began on Monday.", encoding="utf-8")
        (inbox.parent / "made").rename(file)
    with longer.open("a", encoding="utf-8") as more:
        more.write(" It ended on Tuesday.")
        more.flush()
        written.write_text("It began on Monday.", encoding="utf-8")
        (inbox.parent / "folder").mkdir()
        (inbox.parent / "folder").rename(inbox / "folder")
        found, end = dict[str, bool](), monotonic() + PATIENCE
        while str(inbox / "folder") not in found:
            assert monotonic() < end, found
            found |= teller.wait(0.5)
    assert {path for path, is_whole in found.items() if is_whole} == {str(moved)}
    assert str(longer) in found


def test_where_changes_were_too_many_to_be_told_the_sources_are(
    inbox: Path, teller: Teller, monkeypatch: pytest.MonkeyPatch
) -> None:
    too_many = inotify._HEAD.pack(-1, inotify._OVERFLOW, 0, 0)
    monkeypatch.setattr(os, "read", Mock(return_value=too_many))
    (inbox / "new.txt").touch()
    assert told(teller, inbox) == {str(inbox)}


def test_folders_that_came_while_changes_were_too_many_are_followed(
    inbox: Path, teller: Teller, monkeypatch: pytest.MonkeyPatch
) -> None:
    (inbox / "was" / "deep").mkdir(parents=True)
    told(teller, inbox / "was")
    (inbox / "made").mkdir()
    (inbox / "was").rename(inbox / "is")
    read = os.read

    def lost(file: int, most: int) -> bytes:
        assert read(file, most)
        return inotify._HEAD.pack(-1, inotify._OVERFLOW, 0, 0)

    with monkeypatch.context() as patched:
        patched.setattr(os, "read", lost)
        assert told(teller, inbox) == {str(inbox)}
    for folder in (inbox, inbox / "made", inbox / "is", inbox / "is" / "deep"):
        (folder / "new.txt").touch()
        assert told(teller, folder / "new.txt") == {str(folder / "new.txt")}


def test_a_link_in_the_place_of_a_folder_leads_nowhere(inbox: Path, teller: Teller) -> None:
    outside = inbox.parent / "outside"
    (outside / "deep").mkdir(parents=True)
    (outside / "deep" / "secret.txt").touch()
    for name in ("made", "kept"):
        (inbox / name / "deep").mkdir(parents=True)
    told(teller, inbox / "made", inbox / "kept")
    for name in ("new", "made", "kept"):
        (inbox / name).mkdir(exist_ok=True)
        (inbox / name).rename(inbox.parent / f"{name} away")
        (inbox / name).symlink_to(outside)
    found = told(teller, *(inbox / name for name in ("new", "made", "kept")))
    (outside / "deep" / "later.txt").touch()
    (inbox / "mark.txt").touch()
    found |= told(teller, inbox / "mark.txt")
    assert {Path(one).parent for one in found} == {inbox}


def test_a_source_that_is_a_link_is_followed_to_where_it_leads(inbox: Path) -> None:
    (inbox / "deep").mkdir()
    link = inbox.parent / "link"
    link.symlink_to(inbox)
    with closing(teller_of([str(link)])) as teller:
        (inbox / "deep" / "new.txt").touch()
        assert told(teller, link / "deep" / "new.txt") == {str(link / "deep" / "new.txt")}


def test_two_folders_that_change_places_are_both_followed_on(inbox: Path, teller: Teller) -> None:
    one, other = inbox / "one", inbox / "other"
    for folder in (one, other):
        (folder / "deep").mkdir(parents=True)
    told(teller, one, other)
    here, exchange = -100, 2
    names = here, os.fsencode(one), here, os.fsencode(other)
    if CDLL(None).renameat2(*names, exchange):
        pytest.skip("this file system cannot let two names change places")
    told(teller, one, other)
    for folder in (one, other / "deep"):
        (folder / "new.txt").touch()
        assert told(teller, folder / "new.txt") == {str(folder / "new.txt")}


def test_a_folder_that_goes_and_comes_again_is_followed(inbox: Path, teller: Teller) -> None:
    folder = inbox / "folder"
    for number in range(3):
        (folder / "deep").mkdir(parents=True)
        told(teller, folder)
        (folder / "deep" / f"{number}.txt").touch()
        told(teller, folder / "deep" / f"{number}.txt")
        move(folder, inbox.parent / f"away {number}")
        told(teller, folder)


def test_a_folder_too_deep_to_be_followed_keeps_no_other_from_it(
    inbox: Path, teller: Teller
) -> None:
    name, made = 100 * "d", inbox.parent / "made"
    made.mkdir()
    inside = os.open(made, os.O_RDONLY)
    for _ in range(50):
        os.mkdir(name, dir_fd=inside)
        outside, inside = inside, os.open(name, os.O_RDONLY, dir_fd=inside)
        os.close(outside)
    os.close(inside)
    (inbox / "first.txt").touch()
    made.rename(inbox / "made")
    (inbox / "other").mkdir()
    told(teller, inbox / "first.txt", inbox / "made", inbox / "other")
    for folder in (inbox / "other", inbox / "made" / name):
        (folder / "new.txt").touch()
        told(teller, folder / "new.txt")


def test_what_cannot_be_begun_leaves_nothing_open(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def listening() -> set[str]:
        numbers = Path("/proc/self/fd").iterdir()
        return {one.name for one in numbers if one.is_symlink() and "inotify" in os.readlink(one)}

    before = listening()
    error = OSError(errno.EMFILE, os.strerror(errno.EMFILE))
    monkeypatch.setattr(os, "pipe", Mock(side_effect=error))
    with pytest.raises(OSError, match=error.strerror):
        teller_of([str(inbox)])
    assert listening() == before


def test_a_system_that_can_follow_no_more_folders_says_so(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inotify, "get_errno", lambda: errno.ENOSPC)
    monkeypatch.setattr(inotify, "_ALL", 0)  # of nothing it cannot tell
    with pytest.raises(OSError, match=r"No space left on device: '.*in'"):
        teller_of([str(inbox)])


def test_other_systems_are_asked_by_watchfiles(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    with closing(teller_of([str(inbox)])) as teller:
        assert isinstance(teller, Polled)
