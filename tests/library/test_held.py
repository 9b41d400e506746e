"""The list as it was laid out, while what it lists changes."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from briefings.library import Library, open_library
from briefings.library.lists.held import GONE, Held
from briefings.model import Config, Watch
from tests.properties import examples

FIRST = date(2025, 12, 1)

Act = Callable[[Path], object]


def write(inbox: Path, number: int, day: int, words: str = "") -> None:
    text = f"Report {number}\n date {FIRST + timedelta(day)}\n\nIt was number {number}. {words}\n"
    (inbox / f"{number}.txt").write_text(text, encoding="utf-8")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(4):
        write(folder, number, number % 2)
    return folder


@pytest.fixture
def library(inbox: Path) -> Iterator[Library]:
    config = Config("", (str(inbox),), (Watch("Derkachenko", "L"),))
    with open_library(config, inbox.parent / "data") as library:
        scan(library)
        yield library


def scan(library: Library) -> None:
    assert list(library.scan()) is not None


def ids(library: Library) -> list[str]:
    listing = library.listing()
    return [row.id for row in listing.rows(0, len(listing))]


def titles(library: Library) -> list[str]:
    listing = library.listing()
    return [row.title.removeprefix("Report ") for row in listing.rows(0, len(listing))]


CHANGES: st.SearchStrategy[Act] = st.one_of(
    st.builds(
        lambda number, day: lambda inbox: write(inbox, number, day),
        st.integers(0, 9),
        st.integers(0, 3),
    ),
    st.builds(
        lambda number: lambda inbox: (inbox / f"{number}.txt").unlink(missing_ok=True),
        st.integers(0, 9),
    ),
)


@examples(8, HealthCheck.function_scoped_fixture)
@given(st.lists(CHANGES, min_size=1, max_size=6))
def test_whatever_comes_goes_or_changes_moves_no_row(
    library: Library, inbox: Path, changes: list[Act]
) -> None:
    library.let_in()
    scan(library)
    library.hold()
    before, groups = ids(library), list(library.listing().groups)
    for change in changes:
        change(inbox)
    scan(library)
    assert ids(library) == before
    assert list(library.listing().groups) == groups
    assert [library.listing().index(one) for one in before] == list(range(len(before)))
    waiting = library.summary().waiting
    unread = library.summary().unread
    library.let_in()
    assert library.summary().unread == unread + waiting


def test_what_came_is_counted_and_listed_when_it_is_let_in(library: Library, inbox: Path) -> None:
    library.hold()
    write(inbox, 7, 1, "Oleh Derkachenko came.")
    write(inbox, 8, 0)
    scan(library)
    summary = library.summary()
    assert (summary.total, summary.unread, summary.waiting) == (4, 4, 2)
    assert [one.watch for one in library.alerts()] == ["Derkachenko"]
    library.let_in()
    assert len(library.listing()) == 6


def test_a_row_whose_file_is_gone_says_so(library: Library, inbox: Path) -> None:
    library.hold()
    first = ids(library)[0]
    row = library.listing().rows(0, 1)[0]
    Path(row.raw_path).unlink()
    scan(library)
    assert library.listing().rows(0, 1)[0].title == GONE
    assert library.page(first) is None


@pytest.mark.parametrize("most_moved", [100, 0])
def test_what_the_reader_pins_goes_on_top_at_once_and_back_to_its_place(
    library: Library, inbox: Path, monkeypatch: pytest.MonkeyPatch, most_moved: int
) -> None:
    monkeypatch.setattr("briefings.library.lists.held.MOST_MOVED", most_moved)
    before = titles(library)
    library.hold()
    write(inbox, 7, 1)
    scan(library)
    library.pin([ids(library)[2]])
    assert titles(library) == [before[2], *before[:2], before[3]]
    assert [one.label for one in library.listing().groups] == ["pinned", "", ""]
    library.undo()
    assert titles(library) == before


def test_pins_of_elsewhere_are_followed_and_what_is_as_last_time_costs_nothing(
    library: Library, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.hold()
    before = ids(library)
    with open_library(library.config, inbox.parent / "data") as other:
        other.pin(before[-1:])
        library.follow_others()
        assert ids(library) == [before[-1], *before[:-1]]
        other.mark(before[:1], read=True)
        with monkeypatch.context() as looked:
            looked.setattr(Held, "follow", lambda *_: pytest.fail("it looked for pins again"))
            library.follow_others()
        other.pin(before[-1:], pinned=False)
        library.follow_others()
    assert ids(library) == before


def test_a_corrected_date_moves_its_row_to_its_day(library: Library, inbox: Path) -> None:
    library.hold()
    write(inbox, 7, 3)
    scan(library)
    last = ids(library)[-1]
    library.correct(last, date="2025-12-03")
    assert ids(library)[0] == last
    groups = library.listing().groups
    assert [(one.first, one.count) for one in groups] == [(0, 1), (1, 2), (3, 1)]


def test_the_next_unread_is_one_of_the_list(library: Library, inbox: Path) -> None:
    library.hold()
    write(inbox, 7, 1)
    write(inbox, 8, 3)
    scan(library)
    read = ids(library)
    library.mark(read[1:], read=True)
    assert library.listing().next_unread(read[3]) == read[0]
    library.mark(read[:1], read=True)
    assert library.listing().next_unread(read[3]) is None
