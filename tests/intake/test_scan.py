"""Scans over folders that change, seen through the library."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefings.library import Library, open_library
from briefings.model import Config, ScanLine, ScanStatus, Watch
from tests.conftest import ROOT

WATCHES = (Watch("Umerov", "names"),)


def opened(folder: Path, kept: Path, old_after_days: int | None = None) -> Library:
    config = Config("", (str(folder),), WATCHES, old_after_days=old_after_days)
    return open_library(config, kept)


def scan(library: Library) -> list[ScanLine]:
    return [line for step in library.scan() for line in step.lines]


def statuses(library: Library) -> dict[str, str]:
    return {Path(line.raw_path).name: line.status.value for line in scan(library)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "inbox"
    made.mkdir()
    return made


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> Library:
    return opened(folder, tmp_path / "kept")


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


STORY = " date 2025-12-02 Umerov met the press\n\nRustem Umerov met the press on Tuesday.\n"


def test_the_same_text_twice_is_one_briefing_with_two_origins(
    folder: Path, library: Library
) -> None:
    write(folder, "a.txt", STORY)
    write(folder, "b.txt", STORY)
    assert sorted(statuses(library).values()) == ["copy", "ok"]
    rows = library.listing().rows(0, 9)
    assert [row.copies for row in rows] == [1]
    assert len(library.alerts()) == 1


def test_what_the_reader_did_follows_a_file_that_moves(folder: Path, library: Library) -> None:
    file = write(folder, "a.txt", STORY)
    scan(library)
    library.pin([library.listing().rows(0, 1)[0].id])
    (folder / "deep").mkdir()
    file.rename(folder / "deep" / "z.txt")
    assert statuses(library) == {"z.txt": "ok", "a.txt": "gone"}
    row = library.listing().rows(0, 1)[0]
    assert row.pinned
    assert row.path.endswith("z.txt")


def test_a_changed_file_is_a_new_version_of_the_same_briefing(
    folder: Path, library: Library
) -> None:
    file = write(folder, "a.txt", STORY)
    scan(library)
    before = library.listing().rows(0, 1)[0].id
    library.mark([before], read=True)
    write(folder, "a.txt", STORY + "\nMore was said later in the day.\n")
    os.utime(file, ns=(1, 1))
    scan(library)
    rows = library.listing().rows(0, 9)
    assert [(row.id, row.unread) for row in rows] == [(before, False)]


def test_a_file_that_is_gone_leaves_the_list(folder: Path, library: Library) -> None:
    write(folder, "a.txt", STORY)
    file = write(folder, "b.txt", STORY.replace("press", "ministers"))
    scan(library)
    file.unlink()
    assert statuses(library)["b.txt"] == "gone"
    assert len(library.listing()) == 1


def test_a_source_that_cannot_be_reached_keeps_what_it_had(folder: Path, library: Library) -> None:
    write(folder, "a.txt", STORY)
    scan(library)
    folder.rename(folder.with_name("away"))
    assert scan(library) == []
    assert len(library.listing()) == 1
    assert "no such file or folder" in str(library.problems[0])


def test_what_is_no_regular_file_is_skipped_with_a_reason_and_never_opened(
    folder: Path, library: Library
) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "dangling.txt").symlink_to("nowhere")
    (folder / "loop").symlink_to(folder)
    (folder / "folder.txt").mkdir()
    write(folder, "page.pdf", "%PDF-1.7")
    lines = {Path(line.raw_path).name: line for line in scan(library)}
    assert {line.status for line in lines.values()} == {ScanStatus.SKIPPED}
    assert lines["pipe.txt"].reason == "not a regular file"
    assert lines["dangling.txt"].reason == "a link: links are not followed"
    assert lines["page.pdf"].reason.startswith(".pdf files are not read: ")


def test_a_binary_file_is_quarantined_and_named_among_the_problems(
    folder: Path, library: Library
) -> None:
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
    write(folder, "a.txt", STORY)
    assert statuses(library) == {"noise.txt": "quarantined", "a.txt": "ok"}
    assert [problem for problem in library.problems if "noise.txt" in problem.where]


def test_on_a_first_scan_what_is_long_past_is_old_and_does_not_ring(
    folder: Path, tmp_path: Path
) -> None:
    write(folder, "new.txt", STORY)
    write(folder, "old.txt", STORY.replace("2025-12-02", "2025-11-02"))
    library = opened(folder, tmp_path / "kept", old_after_days=7)
    scan(library)
    rows = library.listing().rows(0, 9)
    assert [(row.unread, row.old) for row in rows] == [(True, False), (False, True)]
    assert [alert.date.isoformat() for alert in library.alerts() if alert.date] == ["2025-12-02"]
    write(folder, "late.txt", STORY.replace("2025-12-02", "2025-10-02"))
    scan(library)
    assert library.summary().unread == 2


def test_a_name_of_hostile_bytes_is_shown_safely_and_kept_exactly(
    folder: Path, library: Library
) -> None:
    name = b"a\x1b]0;owned\x07\n\xff.txt"
    with open(os.path.join(os.fsencode(folder), name), "wb") as file:
        file.write(STORY.encode())
    (line,) = scan(library)
    assert os.fsencode(line.raw_path).endswith(name)
    assert not [letter for letter in line.path if ord(letter) < 32 or ord(letter) == 127]
    line.path.encode()


@pytest.fixture(scope="module")
def any_order(tmp_path_factory: pytest.TempPathFactory) -> Callable[[list[list[int]]], object]:
    files = sorted((ROOT / "seeds").iterdir())

    def arrive(batches: list[list[int]]) -> object:
        base = tmp_path_factory.mktemp("arrival")
        folder = base / "inbox"
        folder.mkdir()
        with opened(folder, base / "kept") as library:
            for batch in batches:
                for number in batch:
                    (folder / files[number].name).write_bytes(files[number].read_bytes())
                scan(library)
            listing = library.listing()
            rows = listing.rows(0, 9)
            return [
                (row.id, row.title, row.dating, row.publisher, row.names, row.alerts)
                for row in rows
            ], library.names()

    return arrive


@st.composite
def arrivals(draw: st.DrawFn) -> list[list[int]]:
    order = draw(st.permutations(range(5)))
    cuts = sorted(draw(st.sets(st.integers(1, 4))))
    return [order[a:b] for a, b in zip([0, *cuts], [*cuts, 5], strict=True)]


@given(batches=arrivals())
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_order_of_arrival_gives_the_same_library(
    any_order: Callable[[list[list[int]]], object], batches: list[list[int]]
) -> None:
    assert any_order(batches) == any_order([[0, 1, 2, 3, 4]])
