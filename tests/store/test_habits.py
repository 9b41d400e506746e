"""How publishers write days with slashes, whatever counts it."""

from dataclasses import replace

from briefings.model import Slashes
from briefings.store.protocols import Entry, Habit, Store, Told
from tests.store.making import entry, fill, name


def test_a_publisher_has_a_habit_where_nine_in_ten_of_its_briefings_agree(store: Store) -> None:
    day_first = Slashes("dm", "23/04/2025")
    fill(store.corpus, [slashed(number, day_first) for number in range(1, 10)])
    assert store.corpus.habit("Wire") == Habit("dm", 9, "23/04/2025")
    assert store.corpus.habit("Desk") is None
    fill(store.corpus, [slashed(10, Slashes("md", "04/23/2025"))])
    assert store.corpus.habit("Wire") == Habit("dm", 9, "23/04/2025")
    fill(store.corpus, [slashed(11, Slashes("md", "12/31/2025"))])
    assert store.corpus.habit("Wire") is None
    store.corpus.remove([name(10), name(11)])
    assert store.corpus.habit("Wire") == Habit("dm", 9, "23/04/2025")


def test_misread_are_those_read_by_another_order_than_their_publisher_has(store: Store) -> None:
    asks = Slashes(asks=True)
    fill(store.corpus, [slashed(1, asks), slashed(2, asks, "dm"), slashed(3, asks, "md")])
    assert store.corpus.misread() == [name(2), name(3)]
    fill(store.corpus, [slashed(4, Slashes("dm", "23/04/2025"))])
    assert store.corpus.misread() == [name(1), name(3)]
    fill(store.corpus, [slashed(1, asks, "dm"), slashed(3, Slashes())])
    assert store.corpus.misread() == []


def slashed(number: int, slashes: Slashes, read_as: str = "") -> Entry:
    told = Told(reported="Wire", slashes=slashes, read_as=read_as)
    return replace(entry(number), told=told)
