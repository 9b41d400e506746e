"""Two readers follow one library: each is told of what comes, whichever of them stores it."""

from collections.abc import Collection
from pathlib import Path
from threading import Event

import pytest

from briefings.intake.following import live
from briefings.intake.following.alarm import Alarm
from briefings.intake.following.pending import Inbox
from briefings.library import open_library
from tests.intake.follower import PATIENCE, followed, until, write


@pytest.mark.parametrize("is_read", [True, False], ids=["heard late", "never read for alerts"])
def test_who_comes_after_another_stored_a_file_is_told_of_it_all_the_same(
    inbox: Path, monkeypatch: pytest.MonkeyPatch, *, is_read: bool
) -> None:
    listens, is_stored, is_heard = Event(), Event(), Event()
    turns: list[list[str]] = []

    class LateAlarm(Alarm):
        """Comes to a file when another reader is through with it."""

        def hear(self, paths: Collection[str]) -> bool:
            assert is_stored.wait(PATIENCE)
            return is_read and super().hear(paths)

    class LateInbox(Inbox):
        """Has nothing to be taken in before that, but then together with its doubts."""

        def doubt(self, folders: Collection[str]) -> None:
            super().doubt(folders)
            listens.set()

        def hear(self, paths: Collection[str], whole: Collection[str] = ()) -> None:
            super().hear(paths, whole)
            is_heard.set()

        def rested(self) -> list[str]:
            assert is_heard.wait(PATIENCE)
            turns.append(super().rested())
            return turns[-1]

    new = inbox / "new.txt"
    with followed(inbox) as one:
        one.until(lambda: one.steps > 0)
        monkeypatch.setattr(live, "Alarm", LateAlarm)
        monkeypatch.setattr(live, "Inbox", LateInbox)
        with followed(inbox) as late:
            assert listens.wait(PATIENCE)
            write(new, "Oleh Derkachenko came.")
            one.until_status("new.txt", "ok")
            with open_library(one.library.config, inbox.parent / "data") as other:
                assert list(other.scan())
            is_stored.set()
            until(lambda: any(str(new) in turn for turn in turns[:-1]))
            assert len(late.alerts) == len(one.alerts) == 1
            assert len(one.library.listing()) == 2
