"""All that a list has, marked as one act."""

from pathlib import Path

import pytest

from briefings.errors import UsageError
from briefings.library import Library
from briefings.model import Bulk, Listing, Order
from tests.intake.tales import BRIDGE, HARBOUR, MARKET, MORE
from tests.taking_in import opened, put, rows, statuses


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> Library:
    """Give a library of two stories alone and one of three texts, of which one copy says more."""
    library = opened(folder, tmp_path / "kept")
    more = f"{HARBOUR}\nThe fishermen waited there with Piotr Zielinski for the gates.\n"
    put(folder, long=HARBOUR + MORE, short=HARBOUR, more=more, bridge=BRIDGE, market=MARKET)
    statuses(library)
    return library


def unread(library: Library) -> set[str]:
    return {row.path.rpartition("/")[2] for row in library.listing("is:unread").rows(0, 99)}


def shown(listing: Listing) -> list[str]:
    return [row.id for row in listing.rows(0, len(listing))]


def test_the_ids_of_a_list_are_those_of_its_rows(library: Library) -> None:
    library.pin([library.listing().ids[-1]])
    assert len(library.listing().ids) == 3
    for query in ("", "harbour", "is:unread"):
        assert list(library.listing(query).ids) == shown(library.listing(query))
    library.unfold_all()
    unfolded = library.listing()
    assert len(unfolded.ids) == 5
    assert list(unfolded.ids) == shown(unfolded)
    library.hold()
    assert list(library.listing().ids) == shown(library.listing())
    library.fold_all()
    assert list(library.listing().ids) == shown(library.listing())
    library.let_in()
    library.sort(Order.RECEIVED)
    assert list(library.listing().ids) == shown(library.listing())


def test_a_copy_that_says_more_is_marked_read_with_its_story_and_counts_as_one_with_it(
    library: Library,
) -> None:
    assert "3 at once" in library.act_on(library.listing(), Bulk.READ).label
    assert unread(library) == {"short.txt"}
    library.undo()
    assert unread(library) == {"long.txt", "short.txt", "more.txt", "bridge.txt", "market.txt"}


def test_what_is_so_already_is_no_part_of_the_act(library: Library) -> None:
    found = rows(library)
    library.mark([found["bridge.txt"].id], read=True)
    assert "2 at once" in library.act_on(library.listing(), Bulk.READ).label
    library.undo()
    assert "bridge.txt" not in unread(library)
    title = found["bridge.txt"].title
    assert title in library.act_on(library.listing("is:read"), Bulk.UNREAD).label
    with pytest.raises(UsageError, match="nothing to be marked unread"):
        library.act_on(library.listing(), Bulk.UNREAD)
