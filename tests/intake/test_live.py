"""What comes into a folder while it is followed."""

import os
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from shutil import copy, move
from threading import Event
from unittest.mock import Mock

import pytest

from briefings.intake import batches, scan
from briefings.intake.files import Found
from briefings.intake.following import hearing, live, pending
from briefings.intake.following.alarm import Alarm
from briefings.intake.following.hearing import is_remote
from briefings.intake.following.pending import Inbox
from briefings.intake.following.telling import Polled, teller_of
from briefings.intake.opening import Opened, open_file
from briefings.intake.processes.crew import Crew, Names
from briefings.intake.processes.workers import Worker
from briefings.library.state import flagging
from briefings.model import AlertState, Briefing
from briefings.store.protocols import Origin, RingLine
from briefings.store.sqlite.corpus import SqliteCorpus
from tests.intake.follower import followed, titles, until, write


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    write(folder / "first.txt", "It began on Monday.")
    return folder


def test_what_is_typed_while_files_come_waits_for_no_sound_of_their_words(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "MANY", 0)
    with followed(inbox) as follower:
        follower.until(lambda: not follower.following.is_taking_in)
        with monkeypatch.context() as hurried:
            hurried.setattr(live, "QUIET", 3600.0)
            write(inbox / "new.txt", "Oleh Zaluzhnyi came.")
            follower.until_status("new.txt", "ok")
            library = follower.library
            assert library.is_taking_in
            assert not library.is_scanning
            assert len(library.listing("zaluzhnyi", typing=True)) == 1
            assert not len(library.listing("zalujny", typing=True))
        write(inbox / "last.txt", "Nobody else came.")
        until(lambda: not library.is_taking_in)
        assert len(library.listing("zalujny", typing=True)) == 1
    assert not library.is_taking_in


def test_in_a_quiet_moment_what_comes_waits_for_no_more_texts_than_a_batch_has(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "MANY", 0)
    monkeypatch.setattr(live, "SOME", 2)
    named, name = list[int](), Crew.name

    def counted(crew: Crew, briefings: tuple[Briefing, ...]) -> Callable[[], Names]:
        named.append(len(briefings))
        return name(crew, briefings)

    monkeypatch.setattr(Crew, "name", counted)
    with followed(inbox) as follower:
        for number in range(5):
            write(inbox / f"{number}.txt", f"Oleh Derkachenko took train {number}.")
        follower.until(lambda: len(follower.lines) == 5)
        until(lambda: not follower.library.is_taking_in)
        assert follower.library.names("Derkachenko")[0].briefings == 5
    assert sum(named) >= 5
    assert max(named) <= 2


@pytest.fixture(params=["as this system does best", "by watchfiles"])
def told_of(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have changes told of in each way there is."""
    if request.param == "by watchfiles":
        monkeypatch.setattr(hearing, "teller_of", Polled)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearing, "LOOK", 0.05)
    monkeypatch.setattr(live, "MOST", 0.05)


def test_what_a_source_is_when_following_begins_is_told(inbox: Path) -> None:
    with followed(inbox) as follower:
        follower.until(lambda: follower.steps == 1)
        assert not follower.lines


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


def test_what_comes_leaves_no_act_to_be_mirrored_once_more(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mirrored = Mock()
    with followed(inbox) as follower:
        follower.library.follow_others()
        monkeypatch.setattr(flagging, "flag", mirrored)
        for name in ("new", "next"):
            write(inbox / f"{name}.txt", "Oleh Derkachenko came.")
            follower.until_status(f"{name}.txt", "ok")
        follower.library.follow_others()
        mirrored.assert_not_called()


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


def test_every_file_that_is_not_read_is_named_with_what_to_do(inbox: Path) -> None:
    for number in range(2):
        (inbox / f"{number}.rtf").write_bytes(b"{")
    (inbox / "link.txt").symlink_to(inbox / "first.txt")
    with followed(inbox) as follower:
        named = {Path(one.where).name: str(one) for one in follower.problems}
        assert set(named) == {"0.rtf", "1.rtf", "link.txt"}
        assert "save" in named["1.rtf"]
        assert "links are not followed" in named["link.txt"]


def test_what_is_known_of_a_source_is_not_gone_through_where_nothing_is_new(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with followed(inbox):
        pass
    asked: list[str] = []
    under = SqliteCorpus.origins_under

    def origins_under(corpus: SqliteCorpus, source: str, path: str) -> Sequence[Origin]:
        asked.append(path)
        return under(corpus, source, path)

    monkeypatch.setattr(SqliteCorpus, "origins_under", origins_under)
    with followed(inbox) as follower:
        write(inbox / "second.txt", "It went on.")
        follower.until_status("second.txt", "ok")
    assert str(inbox) not in asked
