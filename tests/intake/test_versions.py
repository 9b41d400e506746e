"""Files of one text that take others: what rang and was not seen is told, and a pin stays."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefings.intake import batches, scan
from briefings.intake.versions import VERSION, Stored
from briefings.library import Library
from briefings.model import AlertState
from briefings.store.memory import MemoryStore
from briefings.store.protocols import Setting
from tests.taking_in import opened, taken_in

STORY = " date 2025-12-02 Umerov met the press\n\nRustem Umerov met the press on Tuesday.\n"
CORRECTED = STORY + "\nMore was said later in the day, at length and in detail.\n"
OTHER = STORY + "\nSomething else was told by another desk, as its readers know.\n"
WEATHER = "It was fine\n\nThe weather was fine all over the south, and nobody said anything.\n"


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> Library:
    return opened(folder, tmp_path / "kept", "Umerov")


def write(folder: Path, **texts: str) -> None:
    """Write files so that a scan sees them changed, however fast one follows the other."""
    for name, text in texts.items():
        file = folder / f"{name}.txt"
        before = file.stat().st_mtime_ns if file.exists() else 0
        file.write_text(text, encoding="utf-8")
        os.utime(file, ns=(before + 10**9, before + 10**9))


def loud(library: Library) -> list[str]:
    """Give the titles of what rings and was not seen."""
    return [one.title for one in library.alerts({AlertState.NEW})]


def pinned(library: Library) -> list[str]:
    rows = library.listing().rows(0, 999)
    return [Path(row.path).name for row in rows if row.pinned]


def pin_the_story(library: Library) -> None:
    (alert,) = library.alerts({AlertState.NEW})
    library.pin([alert.briefing])


LEAVING = [
    [{"a": CORRECTED, "b": CORRECTED}],
    [{"a": CORRECTED}, {"b": CORRECTED}],
    [{"b": CORRECTED}, {"a": CORRECTED}],
    [{"a": CORRECTED, "b": OTHER}],
    [{"a": CORRECTED}, {"b": OTHER}],
    [{"a": CORRECTED}, {"b": WEATHER}],
    [{"a": WEATHER, "b": WEATHER}],
    [{"a": CORRECTED}, {"b": ""}],
    [{"a": ""}, {"b": ""}, {"a": CORRECTED, "b": CORRECTED}],
]


@pytest.mark.parametrize("steps", LEAVING)
def test_what_was_not_seen_in_two_equal_files_is_told_once_whatever_they_become(
    folder: Path, library: Library, steps: Sequence[dict[str, str]]
) -> None:
    write(folder, a=STORY, b=STORY, weather=WEATHER)
    taken_in(library)
    pin_the_story(library)
    for step in steps:
        write(folder, **step)
        taken_in(library)
        assert len(loud(library)) == 1
        assert len(pinned(library)) == 1


def test_what_was_seen_of_two_equal_files_rings_no_more_when_both_are_corrected(
    folder: Path, library: Library
) -> None:
    write(folder, a=STORY, b=STORY)
    taken_in(library)
    (alert,) = library.alerts({AlertState.NEW})
    library.acknowledge([alert.id])
    library.mark([alert.briefing], read=True)
    write(folder, a=CORRECTED, b=CORRECTED)
    taken_in(library)
    assert [one.state for one in library.alerts()] == [AlertState.SEEN]
    assert [row.unread for row in library.listing().rows(0, 9)] == [False]


def test_tags_notes_and_pinned_alerts_go_with_the_last_of_two_equal_files(
    folder: Path, library: Library
) -> None:
    write(folder, a=STORY, b=STORY)
    taken_in(library)
    (alert,) = library.alerts({AlertState.NEW})
    library.pin([alert.id])
    library.tag([alert.briefing], ["later"])
    write(folder, a=CORRECTED)
    taken_in(library)
    write(folder, b=CORRECTED)
    taken_in(library)
    (row,) = library.listing().rows(0, 9)
    assert row.tags == ("later",)
    assert [(one.pinned, one.state) for one in library.alerts()] == [(True, AlertState.NEW)]


def test_what_was_seen_of_the_later_text_is_told_again_when_the_earlier_was_not_seen(
    folder: Path, library: Library
) -> None:
    write(folder, a=STORY, b=CORRECTED)
    taken_in(library)
    (seen,) = (one for one in library.alerts() if one.briefing == _holding(library, "b"))
    library.acknowledge([seen.id])
    write(folder, a=CORRECTED)
    taken_in(library)
    assert len(loud(library)) == 1


def _holding(library: Library, name: str) -> str:
    rows = library.listing().rows(0, 9)
    return next(row.id for row in rows if Path(row.path).stem == name)


def test_another_story_in_a_file_that_is_kept_under_another_name_rings(
    folder: Path, library: Library
) -> None:
    write(folder, latest=STORY)
    taken_in(library)
    (folder / "latest.txt").rename(folder / "of-yesterday.txt")
    write(folder, latest=OTHER)
    taken_in(library)
    assert len(loud(library)) == 2


@pytest.mark.parametrize("batch", [1, 2, 3, 200])
def test_the_last_of_many_files_of_a_text_keeps_its_pin_however_they_fall_into_batches(
    folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    for module in (batches, scan):
        monkeypatch.setattr(module, "BATCH", batch)
    write(folder, a=STORY, b=STORY, z=STORY, c=WEATHER)
    taken_in(library)
    pin_the_story(library)
    write(folder, a=CORRECTED, b=WEATHER, z=OTHER)
    taken_in(library)
    assert loud(library)
    assert pinned(library) == ["z.txt"]


def test_whose_version_a_text_is_holds_for_the_texts_asked_about_with_it() -> None:
    stored = Stored(MemoryStore(lambda word: [word]), ["early", "late"])
    assert stored.get(VERSION, "late") == ""
    stored.keep(Setting(VERSION, "late", "early"))
    assert (stored.get(VERSION, "late"), stored.get(VERSION, "early")) == ("early", "")
