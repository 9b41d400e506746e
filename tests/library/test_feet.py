"""A name at the foot of stories, and when all came: both as before in an index made anew."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from briefings.intake.watches.past import FEET
from briefings.library.door import keyer
from briefings.model import AlertState, Watch
from briefings.store.open import open_store
from briefings.store.outliving import RECEIVED
from briefings.store.protocols import Setting
from briefings.store.sqlite.plans import given_words
from tests.library.reports import lose_index, opened, reported, states


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return reported(tmp_path)


TOLD = (
    "harvest of wheat in Odesa grew by a fifth this season",
    "a new bridge over the Dnipro opened for trucks and trams",
    "the museum of glass found a lost painting of a lake",
    "nurses of Lviv asked for a longer pause at night",
    "a school in Poltava won the chess cup of the region",
)
FOOT = (Watch("Umerov", "L"),)


def write_footed(folder: Path, number: int) -> None:
    """Write a story with a line below it that others have too."""
    what = TOLD[number]
    text = (
        f"Report on {what}\n date 2025-12-0{number + 1}\n\nIt was said on the day that {what}, as "
        f"office {number} of the town told the press in a long note.\n\nThe head of it said that "
        f"more will follow about {what}.\n\nWith the minister Rustem Umerov\n"
    )
    (folder / "in" / f"story{number}.txt").write_text(text, encoding="utf-8")


def outdate(folder: Path, *edits: str) -> None:
    """Let index and state be as a version wrote them that kept less; `edits` are SQL."""
    store = open_store(folder / "data", keyer)
    for kind in (RECEIVED, FEET):
        store.state.keep([Setting(kind, one, "") for one in store.state.all(kind)])
    store.close()
    with closing(apsw.Connection(str(folder / "data" / "index.db"))) as db:
        db.register_fts5_tokenizer("given", given_words)
        for edit in edits:
            db.execute(edit)
        db.pragma("user_version", 7)


def came_one_by_one(folder: Path) -> dict[str, AlertState]:
    """Take stories in, the last first, and see the alert of one; give the states."""
    for number in range(len(TOLD))[::-1]:
        write_footed(folder, number)
        with opened(folder, *FOOT) as library:
            before = states(library)
    with opened(folder, *FOOT) as library:
        library.acknowledge([next(one.id for one in library.alerts() if "school" in one.title)])
        before = states(library)
    assert sorted(before.values()) == [AlertState.NEW, AlertState.SEEN]
    return before


@pytest.mark.parametrize("anew", [lose_index, outdate], ids=["lost", "of another edition"])
def test_a_line_at_the_foot_of_stories_rings_on_where_it_rang_in_an_index_made_anew(
    folder: Path, anew: Callable[[Path], None]
) -> None:
    before = came_one_by_one(folder)
    with opened(folder, *FOOT) as library:
        receipts = {one.id: one.received for one in library.alerts(set(AlertState))}
    anew(folder)
    with opened(folder, *FOOT) as library:
        assert states(library) == before
        every = library.alerts(set(AlertState))
        assert {one.id: one.received for one in every} == receipts


def test_a_line_at_the_foot_of_stories_rings_in_no_other_when_one_is_gone(folder: Path) -> None:
    came_one_by_one(folder)
    (folder / "in" / "story3.txt").unlink()
    lose_index(folder)
    with opened(folder, *FOOT) as library:
        assert set(states(library).values()) == {AlertState.SEEN}
    write_footed(folder, 3)
    with opened(folder, *FOOT) as library:
        assert sorted(states(library).values()) == [AlertState.NEW, AlertState.SEEN]


def test_a_line_rings_on_in_the_one_story_in_which_an_older_version_let_it_ring(
    folder: Path,
) -> None:
    came_one_by_one(folder)
    with opened(folder, *FOOT) as library:
        seen, new = sorted(library.alerts(), key=lambda one: one.state)[::-1]
        middle = next(row.id for row in library.listing("museum").rows(0, 9))
    rang = new.id.replace(new.briefing, middle)
    library_edits = (
        f"UPDATE ring SET alert = '{rang}' WHERE alert = '{new.id}'",
        f"DELETE FROM ring WHERE alert = '{seen.id}'",
    )
    outdate(folder, *library_edits)
    for _ in range(2):
        with opened(folder, *FOOT) as library:
            there = {one.id: one.state for one in library.alerts(set(AlertState))}
        # What was seen is not withdrawn, whatever the index says of it.
        assert there == {rang: AlertState.NEW, seen.id: AlertState.SEEN}


@pytest.mark.parametrize(
    ("edits", "are_known"),
    [
        ((), True),
        (("DROP TABLE ring",), True),
        (("UPDATE briefing SET id = 'x' || key, received = 'now'",), False),
        (("ALTER TABLE briefing RENAME COLUMN received TO came",), False),
        (("DROP TABLE briefing",), False),
    ],
    ids=["whole", "no rings", "nonsense", "another column", "no briefings"],
)
def test_when_all_came_is_read_from_an_index_of_another_edition_as_far_as_it_can_be(
    folder: Path, edits: tuple[str, ...], are_known: bool
) -> None:
    with opened(folder) as library:
        before = {row.id: row.received for row in library.listing().rows(0, 9)}
    outdate(folder, *edits)
    with opened(folder) as library:
        assert [one.what for one in library.problems] == [
            "the index was of another version, and is built again"
        ]
        after = {row.id: row.received for row in library.listing().rows(0, 9)}
    assert after.keys() == before.keys()
    assert (after == before) is are_known


def test_a_line_below_stories_rings_in_the_same_for_a_watch_with_another_name(
    tmp_path: Path,
) -> None:
    (tmp_path / "in").mkdir()
    for number in range(4):
        write_footed(tmp_path, number)
    with opened(tmp_path, *FOOT) as library:
        before = {one.briefing for one in library.alerts(set(AlertState))}
        assert len(before) == 2
    (tmp_path / "in" / "story0.txt").unlink()
    lose_index(tmp_path)
    for watch in (*FOOT, Watch("Rustem Umerov", "L")):
        with opened(tmp_path, watch) as library:
            (now,) = {one.briefing for one in library.alerts(set(AlertState))}
            assert now in before
