"""Lists by when briefings were received."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefings.library import Library, open_library
from briefings.model import Config, Listing, Order, Watch

Write = Callable[[int, int], None]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    folder = tmp_path / "in"
    folder.mkdir()

    def write(number: int, day: int) -> None:
        text = (
            f"Report {number}\n date 2025-12-{day:02}\n\nIt was {number} for Oleh Derkachenko.\n"
        )
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")

    return write


@pytest.fixture
def library(tmp_path: Path, write: Write) -> Iterator[Library]:
    """A library of three, the newest of them received first."""
    config = Config("", (str(tmp_path / "in"),), (Watch("Oleh Derkachenko", "L"),))
    with open_library(config, tmp_path / "data") as library:
        for number, day in ((1, 9), (2, 3), (3, 6)):
            write(number, day)
            take(library)
        yield library


def take(library: Library) -> None:
    assert list(library.scan())


def files(listing: Listing) -> list[str]:
    return [Path(row.path).stem for row in listing.rows(0, len(listing))]


def test_by_receipt_what_came_last_is_first(library: Library) -> None:
    assert files(library.listing()) == ["1", "3", "2"]
    library.sort(Order.RECEIVED)
    assert files(library.listing()) == ["3", "2", "1"]
    library.sort(Order.DATE)
    assert files(library.listing()) == ["1", "3", "2"]


def test_the_days_over_such_a_list_are_those_of_the_receipt(library: Library) -> None:
    library.sort(Order.RECEIVED)
    for listing in (library.listing(), library.listing("is:unread", limit=None)):
        received = {row.received.date() for row in listing.rows(0, len(listing))}
        assert {group.day for group in listing.groups} == received
        assert all(group.received and not group.is_dated for group in listing.groups)
    assert str(library.summary().newest) == "2025-12-09"


def test_what_answers_a_query_of_properties_is_ordered_so_and_tiers_are_not(
    library: Library,
) -> None:
    library.sort(Order.RECEIVED)
    assert files(library.listing("is:unread", limit=None)) == ["3", "2", "1"]
    assert files(library.listing("is:unread", heads=True, limit=None)) == ["3", "2", "1"]
    assert files(library.listing("report", limit=None)) == ["1", "3", "2"]


def test_the_next_unread_is_the_next_of_that_order(library: Library) -> None:
    library.sort(Order.RECEIVED)
    listing = library.listing()
    rows = {Path(row.path).stem: row.id for row in listing.rows(0, 3)}
    assert listing.next_unread(rows["3"]) == rows["2"]
    library.mark([rows["2"]], read=True)
    assert library.listing().next_unread(rows["3"]) == rows["1"]


def test_pinned_ones_stay_on_top_and_go_back_to_their_place(library: Library) -> None:
    library.sort(Order.RECEIVED)
    library.hold()
    one = library.listing().rows(1, 1)[0].id
    library.pin([one])
    assert files(library.listing()) == ["2", "3", "1"]
    library.undo()
    assert files(library.listing()) == ["3", "2", "1"]


def test_what_comes_while_the_list_is_held_waits_and_then_is_first(
    library: Library, write: Write
) -> None:
    library.sort(Order.RECEIVED)
    library.hold()
    write(4, 1)
    take(library)
    assert files(library.listing()) == ["3", "2", "1"]
    library.let_in()
    assert files(library.listing()) == ["4", "3", "2", "1"]


def test_what_waits_comes_in_when_the_list_is_ordered_anew(library: Library, write: Write) -> None:
    library.hold()
    write(4, 1)
    take(library)
    library.sort(Order.RECEIVED)
    assert files(library.listing()) == ["4", "3", "2", "1"]
    assert not library.is_held


@pytest.mark.parametrize("query", ["", "is:unread"])
def test_the_next_watched_name_is_in_the_next_briefing_of_that_order(
    library: Library, query: str
) -> None:
    library.sort(Order.RECEIVED)
    listing = library.listing(query, limit=None)
    rows = {Path(row.path).stem: row.id for row in listing.rows(0, 3)}
    found = library.travel(listing, rows["3"], 1 << 30)
    assert found is not None
    assert found[0] == rows["2"]
