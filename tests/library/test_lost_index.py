"""An index that was lost: what the reader did comes back with the files, as they are read anew."""

from pathlib import Path

import pytest

from briefings.library import Library, open_library
from briefings.model import AlertState, Config, Row, Watch
from briefings.store.flags import MIRRORED
from briefings.store.sqlite.state import SqliteState
from tests.library.reports import lose_index, opened, reported

WATCH = Watch("Derkachenko", "L")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return reported(tmp_path)


def shown(library: Library) -> list[tuple[object, ...]]:
    """Give what the reader did, as rows and alerts show it."""
    alerts = [(one.title, one.state, one.pinned) for one in library.alerts(set(AlertState))]
    return sorted([*map(_told, rows(library)), *alerts], key=str)


def rows(library: Library) -> list[Row]:
    listing = library.listing()
    return list(listing.rows(0, len(listing)))


def _told(row: Row) -> tuple[object, ...]:
    return (row.title, row.unread, row.pinned, row.tags, row.notes)


def act(library: Library) -> None:
    """Do something of each kind to four reports."""
    first, second, third, _ = sorted(row.id for row in rows(library))
    library.mark([first], read=True)
    library.pin([second])
    library.tag([third], ["kept"])
    library.note(third, "a note")
    pinned, seen, dismissed, _ = sorted(one.id for one in library.alerts(set(AlertState)))
    library.pin([pinned])
    library.acknowledge([seen])
    library.acknowledge([dismissed], AlertState.DISMISSED)


def test_what_was_done_comes_back_with_the_files(folder: Path) -> None:
    with opened(folder, WATCH) as library:
        act(library)
        before = shown(library)
        unread = library.summary().unread
    lose_index(folder)
    with opened(folder, WATCH) as library:
        assert shown(library) == before
        assert library.summary().unread == unread == 3
        library.undo()
        assert shown(library) != before
        library.redo()
    with opened(folder, WATCH) as library:
        assert shown(library) == before


def test_what_was_done_to_a_file_that_comes_back_later_is_known_then(folder: Path) -> None:
    with opened(folder, WATCH) as library:
        act(library)
        before = shown(library)
    lose_index(folder)
    (folder / "in").rename(folder / "away")
    (folder / "in").mkdir()
    with opened(folder, WATCH) as library:
        assert rows(library) == []
        for file in (folder / "away").iterdir():
            file.rename(folder / "in" / file.name)
            assert list(library.scan()) is not None
        assert shown(library) == before


def test_a_lost_index_is_opened_without_reading_all_that_was_ever_done(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(folder, WATCH) as library:
        act(library)
    lose_index(folder)
    asked, every = list[str](), SqliteState.all

    def told(state: SqliteState, kind: str) -> object:
        asked.append(kind)
        return every(state, kind)

    monkeypatch.setattr(SqliteState, "all", told)
    config = Config("", (str(folder / "in"),), (WATCH,))
    with open_library(config, folder / "data"):
        assert asked
        assert not set(MIRRORED) & set(asked)
