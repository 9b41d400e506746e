"""Scans over folders that change, seen through the library."""

import os
from collections.abc import Callable
from itertools import count
from pathlib import Path

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefings.library import Library, open_library
from briefings.model import AlertState, Config, ScanStatus, Watch
from tests.conftest import ROOT
from tests.taking_in import opened, statuses, taken_in

WATCHES = (Watch("Umerov", "names"),)


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> Library:
    return opened(folder, tmp_path / "kept", "Umerov")


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


STORY = " date 2025-12-02 Umerov met the press\n\nRustem Umerov met the press on Tuesday.\n"


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


def test_what_the_reader_did_follows_a_file_that_moves(folder: Path, library: Library) -> None:
    file = write(folder, "a.txt", STORY)
    taken_in(library)
    library.pin([library.listing().rows(0, 1)[0].id])
    (folder / "deep").mkdir()
    file.rename(folder / "deep" / "z.txt")
    assert statuses(library) == {"z.txt": "ok", "a.txt": "gone"}
    row = library.listing().rows(0, 1)[0]
    assert row.pinned
    assert row.path.endswith("z.txt")


def test_a_file_that_comes_back_while_a_scan_goes_on_is_not_let_go(
    folder: Path, library: Library, tmp_path: Path
) -> None:
    missed, anew = (write(folder, f"{name}.txt", STORY + name) for name in ("a", "b"))
    taken_in(library)
    missed.unlink()
    anew.unlink()
    write(folder, "c.txt", STORY + "c")
    steps = library.scan()
    next(steps)
    write(folder, "a.txt", STORY + "a")
    write(folder, "b.txt", STORY + "later")
    with opened(folder, tmp_path / "kept", "Umerov") as beside:
        taken_in(beside)
    assert not [line for step in steps for line in step.lines if line.status is ScanStatus.GONE]
    assert len(library.listing()) == 3


def test_what_is_reached_through_a_link_by_now_is_let_go(
    folder: Path, library: Library, tmp_path: Path
) -> None:
    (folder / "deep").mkdir()
    write(folder / "deep", "a.txt", STORY)
    taken_in(library)
    (folder / "deep").rename(tmp_path / "away")
    (folder / "deep").symlink_to(tmp_path / "away")
    assert statuses(library)["a.txt"] == "gone"


def test_an_entry_is_let_go_where_its_file_holds_it_no_more(
    folder: Path, library: Library
) -> None:
    stories = ["date,title,text"] + [f"2025-12-0{day},Story {day},It rained." for day in (1, 2)]
    write(folder, "a.csv", "\n".join(stories))
    taken_in(library)
    before = len(library.listing())
    write(folder, "a.csv", "\n".join(stories[:-1]))
    taken_in(library)
    assert (before, len(library.listing())) == (2, 1)


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


def rewrite(file: Path, text: str) -> None:
    """Write a file so that a scan sees it changed, however fast the two follow each other."""
    before = file.stat().st_mtime_ns if file.exists() else 0
    file.write_text(text, encoding="utf-8")
    os.utime(file, ns=(before + 10**9, before + 10**9))


def titles(library: Library) -> dict[str, str]:
    return {Path(row.path).name: row.title for row in library.listing().rows(0, 99)}


SECOND = STORY.replace("met the press", "left for Geneva")


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
    config = Config("", (str(folder),), WATCHES)
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


def test_nobody_is_named_by_a_file_that_is_gone(folder: Path, library: Library) -> None:
    file = write(folder, "a.txt", STORY)
    taken_in(library)
    assert [person.name for person in library.names()] == ["Rustem Umerov"]
    dismiss(library)
    file.unlink()
    taken_in(library)
    assert library.names() == ()


def test_a_file_that_is_gone_leaves_the_list(folder: Path, library: Library) -> None:
    write(folder, "a.txt", STORY)
    file = write(folder, "b.txt", STORY.replace("press", "ministers"))
    taken_in(library)
    dismiss(library)
    file.unlink()
    assert statuses(library)["b.txt"] == "gone"
    assert len(library.listing()) == 1


def dismiss(library: Library) -> None:
    library.acknowledge([one.id for one in library.alerts()], AlertState.DISMISSED)


@pytest.mark.parametrize("state", [AlertState.NEW, AlertState.SEEN])
def test_what_rang_stays_to_be_told_though_its_file_is_gone(
    folder: Path, library: Library, state: AlertState
) -> None:
    file = write(folder, "a.txt", STORY)
    taken_in(library)
    library.acknowledge([library.alerts()[0].id], state)
    file.unlink()
    assert statuses(library)["a.txt"] == "gone"
    assert statuses(library) == {}
    (row,) = library.listing().rows(0, 9)
    assert (row.gone, row.copies) == (True, 0)
    assert [one.state for one in library.alerts()] == [state]
    page = library.page(row.id)
    assert page
    assert page.briefing.text == STORY
    dismiss(library)
    assert statuses(library) == {"a.txt": "gone"}
    assert (len(library.listing()), library.alerts()) == (0, ())


def test_what_rang_stays_to_be_told_though_all_files_of_its_text_are_gone_at_once(
    folder: Path, library: Library
) -> None:
    files = [write(folder, f"{name}.txt", STORY) for name in "abc"]
    taken_in(library)
    for file in files:
        file.unlink()
    assert set(statuses(library).values()) == {"gone"}
    (row,) = library.listing().rows(0, 9)
    assert (row.gone, row.copies, len(library.alerts())) == (True, 0, 1)
    assert statuses(library) == {}


def test_letting_go_of_many_files_of_one_text_takes_as_many_steps_more_as_there_are_more(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = count()

    def counted(database: apsw.Connection) -> None:
        database.set_progress_handler(lambda: next(steps) < 0, 100)

    monkeypatch.setattr(apsw, "connection_hooks", [*apsw.connection_hooks, counted])
    taken = []
    for many in (200, 800):
        files = [write(folder, f"{number}.txt", STORY) for number in range(many)]
        library = opened(folder, tmp_path / f"kept {many}", "Umerov")
        taken_in(library)
        for file in files:
            file.unlink()
        begun = next(steps)
        assert len(taken_in(library)) == many
        taken.append(next(steps) - begun)
    assert taken[1] < 6 * taken[0]


def test_a_file_that_comes_back_or_turns_up_elsewhere_is_the_briefing_it_was(
    folder: Path, library: Library
) -> None:
    file = write(folder, "a.txt", STORY)
    taken_in(library)
    (before,) = library.listing().rows(0, 9)
    library.tag([before.id], ["kept"])
    dismiss(library)
    for again in (file, folder / "deep" / "z.txt"):
        for one in folder.rglob("*.txt"):
            one.unlink()
        taken_in(library)
        assert [row.gone for row in library.listing().rows(0, 9)] == [True]
        again.parent.mkdir(exist_ok=True)
        again.write_text(STORY, encoding="utf-8")
        taken_in(library)
        (row,) = library.listing().rows(0, 9)
        assert (row.id, row.tags, row.gone, row.copies) == (before.id, ("kept",), False, 0)


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
    write(folder, "page.docx", "PK")
    lines = {Path(line.raw_path).name: line for line in taken_in(library)}
    assert {line.status for line in lines.values()} == {ScanStatus.SKIPPED}
    assert lines["pipe.txt"].reason == "not a regular file"
    assert lines["dangling.txt"].reason == "a link: links are not followed"
    assert lines["page.docx"].reason.startswith(".docx files are not read: ")


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
    assert [(row.unread, row.old) for row in rows] == [(True, False), (False, True)]
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
@settings(
    max_examples=7, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_order_of_arrival_gives_the_same_library(
    any_order: Callable[[list[list[int]]], object], batches: list[list[int]]
) -> None:
    assert any_order(batches) == any_order([[0, 1, 2, 3, 4]])
