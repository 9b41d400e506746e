"""Files that go, come back and move: what is let go, and what stays to be told."""

from itertools import count
from pathlib import Path

import apsw
import pytest

from briefings.library import Library
from briefings.model import AlertState, ScanStatus
from tests.intake.one_story import STORY, dismiss, write
from tests.taking_in import opened, statuses, taken_in


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> Library:
    return opened(folder, tmp_path / "kept", "Umerov")


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
    for many in (100, 400):
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
