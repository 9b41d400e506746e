"""Two readers follow one library: each is told of what comes, whichever of them stores it."""

from collections.abc import Collection
from pathlib import Path
from threading import Event

import pytest

from briefings.intake.following import live
from briefings.intake.following.alarm import Alarm
from tests.intake.follower import PATIENCE, followed, write


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    write(folder / "first.txt", "It began on Monday.")
    return folder


@pytest.mark.parametrize("is_heard", [True, False], ids=["heard late", "never read for alerts"])
def test_who_comes_after_another_stored_a_file_is_told_of_it_all_the_same(
    inbox: Path, monkeypatch: pytest.MonkeyPatch, *, is_heard: bool
) -> None:
    is_stored = Event()

    class Late(Alarm):
        """Comes to a file when another reader is through with it."""

        def hear(self, paths: Collection[str]) -> bool:
            assert is_stored.wait(PATIENCE)
            return is_heard and super().hear(paths)

    with followed(inbox) as one:
        one.until(lambda: one.steps > 0)
        monkeypatch.setattr(live, "Alarm", Late)
        with followed(inbox) as late:
            late.until(lambda: late.steps > 0)
            write(inbox / "new.txt", "Oleh Derkachenko came.")
            one.until_status("new.txt", "ok")
            is_stored.set()
            late.until(lambda: bool(late.alerts))
            write(inbox / "new.txt", "Oleh Derkachenko came.")
        assert len(late.alerts) == len(one.alerts) == 1
        assert len(one.library.listing()) == 2
