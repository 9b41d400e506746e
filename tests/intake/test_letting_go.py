"""What reading needed is let go of: after a scan, in a quiet moment, by a child after a job."""

from io import BytesIO
from pathlib import Path
from unittest.mock import Mock

import pytest
from msgspec import msgpack

from briefings.intake import resting
from briefings.intake.following import live
from briefings.intake.processes import crew
from briefings.intake.processes.children import send
from briefings.intake.processes.crew import Stories
from briefings.library import open_library
from briefings.model import Config
from briefings.text.segment import words_written
from tests.intake.follower import followed, until, write

TEXT = "It was read a moment ago."


@pytest.mark.parametrize("beside", [True, False])
def test_a_scan_beside_the_screen_leaves_nothing_that_reading_needed(
    tmp_path: Path, *, beside: bool
) -> None:
    write(tmp_path / "in" / "first.txt", "It began on Monday.")
    config = Config("", (str(tmp_path / "in"),), ())
    with open_library(config, tmp_path / "data", beside=beside) as library:
        assert [one.raw_path for step in library.scan() for one in step.lines]
        known = words_written(TEXT)
        assert list(library.scan())
        assert (words_written(TEXT) is not known) is beside


def test_who_follows_gives_memory_back_in_each_quiet_moment_behind_what_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[None] = []
    monkeypatch.setattr(resting, "give_back", lambda: given.append(None))
    monkeypatch.setattr(live, "CALM", 0.0)
    monkeypatch.setattr(live, "MOST", 0.05)
    write(tmp_path / "in" / "first.txt", "It began on Monday.")
    with followed(tmp_path / "in") as follower:
        # The scan before it did too.
        until(lambda: len(given) > 1)
        before = len(given)
        write(tmp_path / "in" / "new.txt", "It went on.")
        follower.until_status("new.txt", "ok")
        until(lambda: len(given) > before)


def test_a_child_keeps_nothing_of_a_job_that_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    # The alarm is for a process of its own.
    monkeypatch.setattr(crew, "_ring_every", Mock())
    asked = BytesIO()
    send(asked, b"s", msgpack.encode(Stories((), (), frozenset())))
    asked.seek(0)
    known = words_written(TEXT)
    assert len(list(crew.serve(asked))) == 1
    assert words_written(TEXT) is not known
