"""Files that are written anew: a later version of a briefing, or another one."""

import os
from pathlib import Path

import pytest

from briefings.library import Library
from tests.intake.one_story import SECOND, STORY, rewrite, titles, write
from tests.taking_in import opened, taken_in


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> Library:
    return opened(folder, tmp_path / "kept", "Umerov")


def test_a_changed_file_is_a_new_version_of_the_same_briefing(
    folder: Path, library: Library
) -> None:
    file = write(folder, "a.txt", STORY)
    taken_in(library)
    before = library.listing().rows(0, 1)[0].id
    library.mark([before], read=True)
    write(folder, "a.txt", STORY + "\nMore was said later in the day.\n")
    os.utime(file, ns=(1, 1))
    taken_in(library)
    rows = library.listing().rows(0, 9)
    assert [(row.id, row.unread) for row in rows] == [(before, False)]


def test_a_file_that_is_changed_back_is_shown_as_it_is(folder: Path, library: Library) -> None:
    file = write(folder, "a.txt", STORY)
    taken_in(library)
    for text, title in ((SECOND, "Umerov left for Geneva"), (STORY, "Umerov met the press")):
        rewrite(file, text)
        taken_in(library)
        assert titles(library) == {"a.txt": title}


def test_an_old_text_that_comes_back_in_another_file_is_a_briefing_again(
    folder: Path, library: Library
) -> None:
    file = write(folder, "a.txt", STORY)
    taken_in(library)
    rewrite(file, SECOND)
    taken_in(library)
    write(folder, "b.txt", STORY)
    taken_in(library)
    assert titles(library) == {
        "a.txt": "Umerov left for Geneva",
        "b.txt": "Umerov met the press",
    }


def test_a_pin_goes_with_the_text_when_its_file_gives_the_name_to_another(
    folder: Path, library: Library
) -> None:
    file = write(folder, "a.txt", STORY)
    taken_in(library)
    library.pin([library.listing().rows(0, 1)[0].id])
    file.rename(folder / "b.txt")
    rewrite(folder / "a.txt", SECOND)
    taken_in(library)
    pinned = {Path(row.path).name: row.pinned for row in library.listing().rows(0, 9)}
    assert pinned == {"a.txt": False, "b.txt": True}


@pytest.mark.parametrize("is_rebuilt", [False, True])
def test_a_pin_goes_with_a_changed_file_that_moves_and_with_a_rebuilt_index(
    folder: Path, tmp_path: Path, is_rebuilt: bool
) -> None:
    file = write(folder, "a.txt", STORY)
    with opened(folder, tmp_path / "kept", "Umerov") as library:
        taken_in(library)
        library.pin([library.listing().rows(0, 1)[0].id])
        rewrite(file, SECOND)
        taken_in(library)
    file.rename(folder / "z.txt")
    if is_rebuilt:
        (tmp_path / "kept" / "index.db").unlink()
    with opened(folder, tmp_path / "kept", "Umerov") as library:
        taken_in(library)
        rows = library.listing().rows(0, 9)
        assert [(Path(row.path).name, row.pinned) for row in rows] == [("z.txt", True)]


def test_an_alert_that_comes_with_a_correction_is_received_with_it(
    folder: Path, library: Library
) -> None:
    file = write(folder, "a.txt", STORY.replace("Umerov", "Nobody"))
    taken_in(library)
    (row,) = library.listing().rows(0, 9)
    assert library.alerts() == ()
    library.begin_visit()
    library.end_visit()
    file.write_text(STORY, encoding="utf-8")
    taken_in(library)
    (alert,) = library.alerts()
    assert alert.briefing == row.id
    assert alert.received > row.received == library.listing().rows(0, 9)[0].received
    file.write_text(STORY + "More is told of it.\n", encoding="utf-8")
    taken_in(library)
    assert library.alerts()[0].received == alert.received
