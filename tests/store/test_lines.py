"""What a line of a list shows, and what rings in it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import apsw
import pytest

from briefings.model import AlertState, BlockKind, EntityKind
from briefings.store.kinship import Kin
from briefings.store.protocols import Line, Ring, Store
from tests.store.conftest import ENGINES
from tests.store.making import (
    HERE,
    NOON,
    THERE,
    days_ago,
    entry,
    fill,
    mention,
    name,
)


def test_a_line_has_no_text_but_what_a_row_shows(store: Store) -> None:
    fill(store.corpus, [entry(1, days_ago(1))])
    (line,) = store.corpus.lines([HERE], 0, 1)
    assert line.briefing.text == ""
    assert line.briefing.title == "Title 1"
    assert line.date_evidence == "Some"
    assert line.received == NOON


def test_names_of_a_line_are_watched_first_then_by_count(store: Store) -> None:
    told = [
        mention("Bo Diddley"),
        mention("Ada Lovelace"),
        mention("Lovelace", full="Ada Lovelace"),
        mention("Cy Twombly", watches=("Twombly",)),
    ]
    fill(store.corpus, [entry(1, mentions=told)])
    (line,) = store.corpus.lines([HERE], 0, 1)
    assert line.names == (
        ("cy-twombly", "Cy Twombly", 1, True),
        ("ada-lovelace", "Lovelace", 2, False),
        ("bo-diddley", "Diddley", 1, False),
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Wang Yi", "Wang Yi"),
        ("Wang Wenbin", "Wang Wenbin"),
        ("Xi Jinping", "Xi Jinping"),
        ("Orbán Viktor", "Orbán Viktor"),
        ("Viktor Orbán", "Orbán"),
        ("Tran Duc Luong", "Tran Duc Luong"),
        ("Ahmed al-Sharaa", "al-Sharaa"),
        ("Ursula von der Leyen", "von der Leyen"),
    ],
)
def test_a_line_shortens_a_name_to_its_family_name_as_written_or_not_at_all(
    store: Store, written: str, shown: str
) -> None:
    fill(store.corpus, [entry(1, mentions=[mention(written)])])
    (line,) = store.corpus.lines_of((HERE,), [name(1)])
    assert [one[1] for one in line.names] == [shown]


def test_names_of_a_line_leave_out_what_is_folded(store: Store) -> None:
    told = [mention("Ada", where=BlockKind.TEASER), mention("Oslo", kind=EntityKind.PLACE)]
    fill(store.corpus, [entry(1, mentions=told)])
    (line,) = store.corpus.lines([HERE], 0, 1)
    assert line.names == ()


def test_a_line_names_the_watches_that_ring_once(store: Store) -> None:
    rings = [Ring(group, "Ada", (0,), "Ada spoke.") for group in ("one", "two")]
    fill(store.corpus, [entry(1, mentions=[mention("Ada")], rings=rings)])
    (line,) = store.corpus.lines([HERE], 0, 1)
    assert line.watches == ("Ada",)


def test_rings_come_newest_first_without_regard_to_pins(store: Store) -> None:
    told = [mention("Ada"), mention("Bo")]
    rings = [Ring("list", "Bo", (1,), "Bo."), Ring("list", "Ada", (0, 1), "Ada.")]
    fill(
        store.corpus,
        [
            entry(1, days_ago(5), mentions=told, rings=rings),
            entry(2, days_ago(1), mentions=told, rings=rings[:1]),
            entry(3, days_ago(2)),
        ],
    )
    store.corpus.flag({}, {name(1): 1}, 1)
    found = store.corpus.rings([HERE])
    assert [(one.briefing, one.ring.watch) for one in found] == [
        (name(2), "Bo"),
        (name(1), "Bo"),
        (name(1), "Ada"),
    ]
    assert found[2].mentions == tuple(told)
    assert found[0].date == days_ago(1)
    assert not store.corpus.rings([THERE])


class Going(tuple[str, ...]):
    """Sources that are asked for; at one of the looks at them a file is taken away."""

    def meanwhile(self, act: Callable[[], None], look: int) -> "Going":
        self._act, self._left = act, look
        return self

    def __iter__(self) -> Iterator[str]:
        self._left -= 1
        if not self._left:
            self._act()
        return super().__iter__()


@pytest.mark.parametrize("look", range(1, 6))
def test_what_goes_while_lines_are_read_is_there_whole_or_not_at_all(
    store: Store, look: int
) -> None:
    def go() -> None:
        store.corpus.drop_origins([f"{HERE}/1.txt"])

    fill(store.corpus, [entry(1, days_ago(1)), entry(2, days_ago(1))])
    both = [name(1), name(2)]
    asks: tuple[Callable[[Sequence[str]], Sequence[Line]], ...] = (
        lambda scope: store.corpus.lines(scope, 0, 9),
        lambda scope: store.corpus.lines_of(scope, both),
    )
    for ask in asks:
        paths = [line.raw_path for line in ask(Going((HERE,)).meanwhile(go, look))]
        assert paths in ([f"{HERE}/1.txt", f"{HERE}/2.txt"], [f"{HERE}/2.txt"])
        fill(store.corpus, [entry(1, days_ago(1))])


def test_a_row_costs_hardly_more_where_its_copies_ring(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    doors: list[apsw.Connection] = []
    monkeypatch.setattr(apsw, "connection_hooks", [*apsw.connection_hooks, doors.append])

    def cost(rings: Sequence[Ring]) -> int:
        """Give how many pages of the database one row with 300 copies is read from."""
        doors.clear()
        store = ENGINES["sqlite"](tmp_path / f"{len(rings)}")
        told = [mention("Ada")]
        fill(store.corpus, [entry(one, mentions=told, rings=rings) for one in range(1, 302)])
        copies = [Kin(name(one), name(1), 9, 0) for one in range(2, 302)]
        store.kinship.adopt(copies)
        before = _pages(doors)
        (line,) = store.corpus.lines([HERE], 0, 1)
        assert line.echoes == (("list", "Ada", AlertState.NEW),) * bool(rings)
        after = _pages(doors)
        store.close()
        return after - before

    assert cost([Ring("list", "Ada", (0,), "Ada.")]) < 1.5 * cost([])


def _pages(doors: Sequence[apsw.Connection]) -> int:
    """Give from how many pages was read so far by those that are still open."""
    found = 0
    for one in doors:
        with suppress(apsw.ConnectionClosedError):
            found += one.status(apsw.SQLITE_DBSTATUS_CACHE_HIT)[0]
            found += one.status(apsw.SQLITE_DBSTATUS_CACHE_MISS)[0]
    return found
