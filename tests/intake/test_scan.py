"""Scans over folders that change, seen through the library."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from briefings.intake import batches, scan
from briefings.library import Library, open_library
from briefings.library.door import keyer
from briefings.model import AlertState, Config, ScanStatus, Watch
from briefings.store.open import open_store
from tests.conftest import ROOT
from tests.intake.one_story import SECOND, STORY, titles, write
from tests.properties import examples
from tests.taking_in import opened, statuses, taken_in


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> Library:
    return opened(folder, tmp_path / "kept", "Umerov")


def test_a_source_that_may_not_be_read_is_away_and_keeps_what_it_had(
    folder: Path, library: Library
) -> None:
    write(folder, "a.txt", STORY)
    taken_in(library)
    folder.chmod(0)
    if os.access(folder, os.R_OK):
        pytest.skip("who may do all may read all")
    try:
        assert taken_in(library) == []
        assert library.missing == (str(folder),)
        assert "it may not be read" in str(library.problems[0])
        assert len(library.listing()) == 1
    finally:
        folder.chmod(0o755)


def test_a_file_that_cannot_be_opened_any_more_keeps_what_it_had(
    folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = write(folder, "a.txt", STORY)
    table = write(folder, "b.jsonl", '{"title": "One thing", "text": "One thing came."}\n')
    taken_in(library)
    opened = os.open

    def refused(path: str, flags: int) -> int:
        if path in {str(story), str(table)}:
            raise PermissionError(13, "Permission denied")
        return opened(path, flags)

    for file in (story, table):
        os.utime(file)
    with monkeypatch.context() as patched:
        patched.setattr(os, "open", refused)
        assert set(statuses(library).values()) == {"quarantined"}
    assert len(library.listing()) == 2
    assert set(statuses(library).values()) == {"unchanged"}
    assert not library.faults.problems


def test_the_same_text_twice_is_one_briefing_with_two_origins(
    folder: Path, library: Library
) -> None:
    write(folder, "a.txt", STORY)
    write(folder, "b.txt", STORY)
    assert sorted(statuses(library).values()) == ["copy", "ok"]
    rows = library.listing().rows(0, 9)
    assert [row.copies for row in rows] == [1]
    assert len(library.alerts()) == 1


def test_what_was_new_stays_new_in_a_rebuilt_index_however_old_it_is(
    folder: Path, tmp_path: Path
) -> None:
    def new(library: Library) -> tuple[int, list[str]]:
        taken_in(library)
        days = [str(one.date) for one in library.alerts({AlertState.NEW})]
        return library.summary().unread, days

    for day in ("2025-10-02", "2025-12-02"):
        write(folder, f"{day}.txt", STORY.replace("2025-12-02", day) + f"\nNumber {day}.")
    with opened(folder, tmp_path / "kept", "Umerov", old_after_days=7) as library:
        assert new(library) == (1, ["2025-12-02"])
        write(folder, "later.txt", STORY.replace("2025-12-02", "2026-01-02") + "\nOne more.")
        assert new(library) == (2, ["2026-01-02", "2025-12-02"])
    (tmp_path / "kept" / "index.db").unlink()
    with opened(folder, tmp_path / "kept", "Umerov", old_after_days=7) as library:
        assert new(library) == (2, ["2026-01-02", "2025-12-02"])


def test_a_first_scan_that_was_broken_off_still_tells_old_from_new(
    folder: Path, tmp_path: Path
) -> None:
    for year in range(2000, 2020):
        for number in range(12):
            text = STORY.replace("2025-12-02", f"{year}-12-02") + f"\nStory {number} of {year}."
            write(folder, f"{year}-{number:02}.txt", text)
    with opened(folder, tmp_path / "kept", "Umerov", old_after_days=7) as library:
        for _ in library.scan(cancelled=lambda: True):
            pass
        assert not library.scanned
        taken_in(library)
        assert library.scanned
        assert library.summary().unread == 12


def test_a_run_on_one_folder_takes_nothing_from_the_whole(folder: Path, tmp_path: Path) -> None:
    (folder / "sub").mkdir()
    write(folder / "sub", "a.txt", STORY)
    write(folder, "b.txt", SECOND)
    with opened(folder, tmp_path / "kept", "Umerov") as library:
        taken_in(library)
    config = Config("", (str(folder),), (Watch("Umerov", "names"),))
    with open_library(config, tmp_path / "kept", paths=[str(folder / "sub")]) as narrowed:
        taken_in(narrowed)
        assert set(titles(narrowed)) == {"a.txt"}
    with opened(folder, tmp_path / "kept", "Umerov") as library:
        assert set(titles(library)) == {"a.txt", "b.txt"}
        assert len(library.alerts()) == 2
        assert set(statuses(library).values()) == {"unchanged"}


def test_a_source_may_be_a_link_to_a_folder(folder: Path, tmp_path: Path) -> None:
    write(folder, "a.txt", STORY)
    link = tmp_path / "link"
    link.symlink_to(folder)
    with opened(link, tmp_path / "kept", "Umerov") as library:
        assert statuses(library) == {"a.txt": "ok"}


def test_what_was_skipped_is_named_among_the_problems(folder: Path, library: Library) -> None:
    (folder / "a.lnk").symlink_to("nowhere")
    taken_in(library)
    assert "a link: links are not followed" in str(library.problems[0])


def test_a_source_that_cannot_be_reached_keeps_what_it_had(folder: Path, library: Library) -> None:
    write(folder, "a.txt", STORY)
    taken_in(library)
    folder.rename(folder.with_name("away"))
    assert taken_in(library) == []
    assert len(library.listing()) == 1
    assert "no such file or folder" in str(library.problems[0])


def test_what_is_no_regular_file_is_skipped_with_a_reason_and_never_opened(
    folder: Path, library: Library
) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "dangling.txt").symlink_to("nowhere")
    (folder / "loop").symlink_to(folder)
    (folder / "folder.txt").mkdir()
    write(folder, "page.doc", "PK")
    lines = {Path(line.raw_path).name: line for line in taken_in(library)}
    assert {line.status for line in lines.values()} == {ScanStatus.SKIPPED}
    assert lines["pipe.txt"].reason == "not a regular file"
    assert lines["dangling.txt"].reason == "a link: links are not followed"
    assert lines["page.doc"].reason.startswith(".doc files are not read: ")


def test_a_page_of_headlines_is_taken_in_as_a_list(folder: Path, library: Library) -> None:
    towns = ("Riga", "Tallinn", "Vilnius", "Gdynia", "Turku", "Visby", "Rostock", "Malmö", "Kiel")
    write(folder, "a.txt", "\n".join(f"{town} opens a bridge over the river" for town in towns))
    line = taken_in(library)[0]
    assert (line.status, line.reason[:19]) == (ScanStatus.LIST, "a page of headlines")
    assert [row.is_list for row in library.listing().rows(0, 9)] == [True]


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
    library = opened(folder, tmp_path / "kept", "Umerov", old_after_days=7)
    taken_in(library)
    rows = library.listing().rows(0, 9)
    assert [row.unread for row in rows] == [True, False]
    assert [alert.date.isoformat() for alert in library.alerts() if alert.date] == ["2025-12-02"]
    write(folder, "late.txt", STORY.replace("2025-12-02", "2025-10-02"))
    taken_in(library)
    assert library.summary().unread == 2


def test_a_name_of_hostile_bytes_is_shown_safely_and_kept_exactly(
    folder: Path, library: Library
) -> None:
    name = b"a\x1b]0;owned\x07\n\xff.txt"
    with open(os.path.join(os.fsencode(folder), name), "wb") as file:
        file.write(STORY.encode())
    (line,) = taken_in(library)
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
        with opened(folder, base / "kept", "Umerov") as library:
            for batch in batches:
                for number in batch:
                    (folder / files[number].name).write_bytes(files[number].read_bytes())
                taken_in(library)
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
@examples(7, HealthCheck.function_scoped_fixture)
def test_any_order_of_arrival_gives_the_same_library(
    any_order: Callable[[list[list[int]]], object], batches: list[list[int]]
) -> None:
    assert any_order(batches) == any_order([[0, 1, 2, 3, 4]])


def test_what_came_in_many_batches_is_put_together_at_the_end(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (batches, scan):
        monkeypatch.setattr(module, "BATCH", 1)
    for number in range(25):
        (folder / f"{number}.txt").write_text(f"Word{number} came to town.", encoding="utf-8")
    with opened(folder, tmp_path / "kept") as library:
        taken_in(library)
    with closing(open_store(tmp_path / "kept", lambda word: [word])) as store:
        assert not store.index.pack()


def test_the_first_mark_after_a_scan_does_not_wait_for_all_there_ever_were(
    folder: Path, library: Library, tmp_path: Path
) -> None:
    write(folder, "a.txt", STORY)
    taken_in(library)
    library.close()
    with closing(open_store(tmp_path / "kept", keyer)) as store:
        # The list has mirrored all that was said: nothing is left to a key.
        assert store.corpus.flagged == store.state.serial > 0
