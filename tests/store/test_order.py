"""Lists of a corpus: their order, headings, windows and scope."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from briefings.model import Certainty, Order
from briefings.store.kinship import Kin
from briefings.store.protocols import Entry, Narrow, Ring, Sought, Store
from briefings.store.sqlite import narrowing as by_index
from briefings.store.standing import unpacked
from tests.store.making import (
    HERE,
    NOON,
    THERE,
    dating,
    days_ago,
    entry,
    fill,
    listed,
    mention,
    name,
    origin,
)


def test_a_list_is_newest_first(store: Store) -> None:
    fill(store.corpus, [entry(1, days_ago(3)), entry(2, days_ago(1)), entry(3, days_ago(2))])
    assert listed(store) == [2, 3, 1]


def test_the_undated_stand_behind_the_dated_of_the_day_they_came(store: Store) -> None:
    fill(store.corpus, [entry(1), entry(2, days_ago(0)), entry(3, days_ago(1))])
    assert listed(store) == [2, 1, 3]


def test_a_day_later_than_tomorrow_is_not_believed(store: Store) -> None:
    fill(store.corpus, [entry(1, days_ago(-2)), entry(2, days_ago(-1)), entry(3, days_ago(0))])
    assert listed(store) == [2, 3, 1]


def test_in_a_day_the_later_received_comes_first(store: Store) -> None:
    later = NOON + timedelta(microseconds=1)
    fill(store.corpus, [entry(1, days_ago(1)), entry(2, days_ago(1), received=later)])
    assert listed(store) == [2, 1]


def test_by_receipt_the_last_that_came_is_first_whatever_its_date(store: Store) -> None:
    yesterday = NOON - timedelta(days=1)
    fill(
        store.corpus,
        [
            entry(1, days_ago(9)),
            entry(2, days_ago(2), received=yesterday),
            entry(3, days_ago(3), received=yesterday),
            entry(4, received=yesterday - timedelta(microseconds=1)),
        ],
    )
    groups, ids = store.corpus.order([HERE], Order.RECEIVED)
    assert [(one.day, one.count) for one in groups] == [(NOON.date(), 1), (yesterday.date(), 3)]
    assert unpacked(ids) == [name(1), name(2), name(3), name(4)]
    behind = store.corpus.seek([HERE], Sought(unread=True, by=Order.RECEIVED), name(1))
    assert behind == name(2)


@pytest.mark.parametrize("by", Order)
def test_what_is_sought_is_found_in_turn_both_ways_among_what_came_together(
    store: Store, by: Order
) -> None:
    later = NOON + timedelta(seconds=1)
    days = [1, 2, 1, 2, 1, 2]
    fill(store.corpus, [entry(number, days_ago(day)) for number, day in enumerate(days)])
    fill(store.corpus, [entry(6, days_ago(2), received=later), entry(7), entry(8)])
    order = unpacked(store.corpus.order([HERE], by)[1])
    sought = Sought(unread=True, by=by)
    for before, behind in pairwise([None, *order, None]):
        if before:
            assert store.corpus.seek([HERE], sought, before) == behind
        if behind:
            assert store.corpus.seek([HERE], sought, behind, back=True) == before


def test_what_came_together_is_ordered_by_id(store: Store) -> None:
    fill(store.corpus, [entry(number, days_ago(1)) for number in (3, 1, 2)])
    assert listed(store) == [1, 2, 3]


def test_an_interval_stands_under_its_first_day(store: Store) -> None:
    long = dating(days_ago(9), until=days_ago(1))
    fill(store.corpus, [entry(1, dated=long), entry(2, days_ago(5))])
    assert listed(store) == [2, 1]


def test_the_first_and_the_last_day_there_are_can_be_listed(store: Store) -> None:
    fill(store.corpus, [entry(1, date.min), entry(2, days_ago(0)), entry(3, date.max)])
    assert listed(store) == [2, 3, 1]


def test_headings_tile_the_list(store: Store) -> None:
    fill(store.corpus, [entry(1, days_ago(2)), entry(2, days_ago(1)), entry(3, days_ago(2))])
    groups = store.corpus.groups([HERE])
    assert [(group.day, group.first, group.count) for group in groups] == [
        (days_ago(1), 0, 1),
        (days_ago(2), 1, 2),
    ]


def test_a_heading_is_inferred_only_if_every_date_under_it_is(store: Store) -> None:
    guess = Certainty.INFERRED
    fill(
        store.corpus,
        [
            entry(1, dated=dating(days_ago(1), guess)),
            entry(2, dated=dating(days_ago(2), guess)),
            entry(3, days_ago(2)),
            entry(4),
        ],
    )
    assert [group.inferred for group in store.corpus.groups([HERE])] == [False, True, False]


def test_an_empty_corpus_has_no_headings_and_no_lines(store: Store) -> None:
    assert not store.corpus.groups([HERE])
    assert not store.corpus.lines([HERE], 0, 10)
    assert store.corpus.position([HERE], name(1)) is None


def test_a_window_gives_the_lines_of_its_place(store: Store) -> None:
    fill(store.corpus, [entry(number, days_ago(number // 3)) for number in range(20)])
    every = listed(store)
    for start in range(22):
        window = store.corpus.lines([HERE], start, 4)
        assert [int(line.id, 16) for line in window] == every[start : start + 4]


def test_a_window_over_pins_and_days_gives_both(store: Store) -> None:
    fill(store.corpus, [entry(number, days_ago(number)) for number in range(6)])
    store.corpus.flag({}, {name(3): 1, name(5): 2}, 1)
    every = listed(store)
    assert every == [5, 3, 0, 1, 2, 4]
    for start in range(6):
        window = store.corpus.lines([HERE], start, 3)
        assert [int(line.id, 16) for line in window] == every[start : start + 3]


def test_a_window_of_nothing_is_empty(store: Store) -> None:
    fill(store.corpus, [entry(1)])
    assert not store.corpus.lines([HERE], 0, 0)
    assert not store.corpus.lines([HERE], 1, 5)


def test_every_line_knows_its_position(store: Store) -> None:
    fill(store.corpus, [entry(number, days_ago(number % 4)) for number in range(12)])
    fill(store.corpus, [entry(number) for number in range(12, 15)])
    store.corpus.flag({}, {name(4): 1, name(7): 2, name(13): 2}, 1)
    places = [store.corpus.position([HERE], name(number)) for number in listed(store)]
    assert places == list(range(15))


def test_lines_asked_for_come_in_the_order_asked(store: Store) -> None:
    fill(store.corpus, [entry(number, days_ago(number)) for number in range(4)])
    asked = [name(2), name(0), name(99), name(3)]
    found = store.corpus.lines_of([HERE], asked)
    assert [line.id for line in found] == [name(2), name(0), name(3)]


def test_a_list_shows_only_the_sources_asked_for(store: Store) -> None:
    fill(store.corpus, [entry(1, days_ago(1)), entry(2, days_ago(2))], HERE)
    fill(store.corpus, [entry(3, days_ago(3))], THERE)
    assert listed(store, [HERE]) == [1, 2]
    assert listed(store, [THERE]) == [3]
    assert listed(store, [THERE, HERE]) == [1, 2, 3]
    assert listed(store, []) == []


def test_out_of_scope_is_nowhere(store: Store) -> None:
    fill(store.corpus, [entry(1, days_ago(1))], THERE)
    assert store.corpus.position([HERE], name(1)) is None
    assert not store.corpus.lines_of([HERE], [name(1)])
    assert store.corpus.unread([HERE]) == 0
    assert not store.corpus.groups([HERE])


def test_one_text_in_two_sources_is_listed_once(store: Store) -> None:
    fill(store.corpus, [entry(1, days_ago(1))], HERE)
    store.corpus.put_origins([origin(1, THERE)])
    (line,) = store.corpus.lines([HERE, THERE], 0, 9)
    assert line.origins == 2
    assert line.raw_path == f"{THERE}/1.txt"
    (line,) = store.corpus.lines([HERE], 0, 9)
    assert line.origins == 1
    assert line.raw_path == f"{HERE}/1.txt"


def spoken(language: str, one: Entry) -> Entry:
    return replace(one, briefing=replace(one.briefing, language=language))


def by(publisher: str, one: Entry) -> Entry:
    return replace(one, briefing=replace(one.briefing, publisher=publisher))


@pytest.mark.parametrize("few", [0, 2, 99])
@pytest.mark.parametrize(
    ("narrow", "found"),
    [
        (Narrow(), [4, 1, 2, 3, 5]),
        (Narrow((("unread", True),)), [4, 1, 5]),
        (Narrow((("unread", False),)), [2, 3]),
        (Narrow((("pinned", True),)), [4]),
        (Narrow((("pinned", False),)), [1, 2, 3, 5]),
        (Narrow((("alert", True),)), [4, 2]),
        (Narrow((("alert", True), ("unread", True))), [4]),
        (Narrow((("alert", False),)), [1, 3, 5]),
        (Narrow((("pinned", True), ("pinned", False))), []),
        (Narrow(languages=((("uk",), True),)), [4, 2]),
        (Narrow(languages=((("uk", "ru"), False),)), [1, 3, 5]),
        (Narrow((("unread", True),), languages=((("uk",), True),)), [4]),
        (Narrow((("alert", True),), languages=((("en",), True),)), []),
        (Narrow(languages=((("uk",), True), (("en", "uk"), False))), []),
        (Narrow(publishers=((("Gazette", "Herald"), True),)), [4, 2]),
        (Narrow(publishers=((("", "Herald"), True),)), [4, 1, 3, 5]),
        (Narrow(publishers=((("Herald",), False),)), [1, 2, 3, 5]),
        (Narrow(publishers=(((), True),)), []),
        (Narrow(publishers=(((), False),)), [4, 1, 2, 3, 5]),
        (Narrow((("unread", True),), publishers=((("Gazette", "Herald"), True),)), [4]),
        (Narrow(watches=((("Ada", "Bo"), True),)), [4, 2]),
        (Narrow(watches=((("Bo",), True),)), [2]),
        (Narrow(watches=((("Bo",), False),)), [4, 1, 3, 5]),
        (Narrow(watches=(((), True),)), []),
        (Narrow((("alert", False),), watches=((("Ada",), True),)), []),
        (Narrow(publishers=((("Herald",), True),), watches=((("Ada",), True),)), [4]),
        (Narrow(publishers=((("Herald",), True),), watches=((("Bo",), True),)), []),
        (Narrow(among=frozenset(map(name, (5, 4, 1, 99)))), [4, 1, 5]),
        (Narrow((("unread", True),), among=frozenset(map(name, (2, 5)))), [5]),
        (Narrow(among=frozenset()), []),
        (Narrow(start=days_ago(2)), [1, 2, 3]),
        (Narrow(start=days_ago(2), end=days_ago(2)), [2, 3]),
        (Narrow(end=days_ago(3)), [4, 3]),
        (Narrow((("unread", False),), start=days_ago(2)), [2, 3]),
        (Narrow((("undated", True),)), [5]),
        (Narrow((("undated", False), ("pinned", False))), [1, 2, 3]),
        (Narrow((("pinned", True),), start=days_ago(9)), [4]),
        (Narrow(start=days_ago(1)), [1, 3]),
        (Narrow(start=days_ago(8), listed_until=days_ago(2)), [2, 3]),
        (Narrow(paths=("river",)), []),
        (Narrow(paths=("1.t",)), [1]),
        (Narrow(start=days_ago(2), paths=("3.txt", "3")), [3]),
        (Narrow(listed_until=days_ago(3)), [4, 3, 5]),
        (Narrow(received_from=NOON), [4, 1, 2, 3]),
        (Narrow(received_until=NOON - timedelta(days=1)), [5]),
    ],
)
def test_a_list_is_narrowed_to_what_has_some_properties(
    store: Store, monkeypatch: pytest.MonkeyPatch, narrow: Narrow, found: list[int], few: int
) -> None:
    monkeypatch.setattr(by_index, "A_FEW", few)
    ring = Ring("list", "Ada", (0,), "Ada.")
    both = [ring, Ring("list", "Bo", (0,), "Ada.")]
    ada = [mention("Ada")]
    fill(
        store.corpus,
        [
            entry(1, days_ago(1)),
            by("Gazette", spoken("uk", entry(2, days_ago(2), rings=both, mentions=ada, old=True))),
            entry(3, dated=dating(days_ago(4), until=days_ago(1))),
            by("Herald", spoken("uk", entry(4, days_ago(9), rings=[ring], mentions=ada))),
            entry(5, received=NOON - timedelta(days=5)),
        ],
    )
    store.corpus.flag({name(3): True}, {name(4): 1}, 1)
    ids = store.corpus.narrowed([HERE], narrow, limit=9)
    assert [int(one, 16) for one in ids] == found
    assert store.corpus.narrowed([THERE], narrow, limit=9) == []
    assert store.corpus.within([HERE], [*ids[::-1], name(99)], narrow) == ids[::-1]
    assert sorted(store.corpus.within([HERE], [name(n) for n in range(6)], narrow)) == sorted(ids)
    slots = sorted(store.corpus.slots([HERE], [*ids[::-1], name(99)], narrow))
    unpinned = [slot[-1] for slot in slots if slot[-1] != name(4)]
    assert unpinned == [one for one in ids if one != name(4)]
    assert len(slots) == len(ids)
    told = store.corpus.few([HERE], narrow, 5)
    assert told is None or told == [slot[-1] for slot in slots]
    assert store.corpus.few([THERE], narrow, 5) in (None, [])
    between = store.corpus.days_of(narrow)
    assert all(between[0].toordinal() <= -day <= between[1].toordinal() for day, *_ in slots)
    steps: list[str] = []
    while step := store.corpus.narrowed([HERE], narrow, after=(steps or [""])[-1], limit=1):
        steps += step
    assert steps == ids


def test_publishers_and_the_watches_that_ring_are_told_each_once(store: Store) -> None:
    ring = Ring("list", "Ada", (0,), "Ada.")
    ada = [mention("Ada")]
    entries = [by("Gazette", entry(one, rings=[ring], mentions=ada)) for one in (1, 2)]
    fill(store.corpus, [*entries, by("Herald", entry(3)), entry(4)])
    assert sorted(store.corpus.publishers()) == ["", "Gazette", "Herald"]
    assert list(store.corpus.ringing()) == ["Ada"]
    fill(store.corpus, [by("Post", entry(4))])
    store.corpus.remove([name(1), name(3)])
    assert sorted(store.corpus.publishers()) == ["Gazette", "Post"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("1.t", [1]),
        (".txt", [1, 2, 3, 4]),
        ("there", [3]),
        ("news", []),
        ("/wire", [4]),
        ("ß", []),
        ("strasse", [2]),
        ("київ", [4]),
    ],
)
def test_what_comes_from_a_path_is_told_by_what_is_below_its_source(
    store: Store, asked: str, found: list[int]
) -> None:
    folders = ["/news/here", "/news/There"]
    paths = ["1.txt", "Straße/2.txt", "3.txt", "Wire КИЇВ/4.TXT"]
    for number, path in enumerate(paths, 1):
        folder = folders[number == 3]
        store.corpus.put([entry(number)])
        store.corpus.put_origins([origin(number, folder, f"{folder}/{path}")])
    some = store.corpus.coming_from(asked, 4)
    assert some is not None
    assert sorted(int(one, 16) for one in some) == found
    assert store.corpus.coming_from(".", 3) is None
    assert store.corpus.coming_from("q", 0) == frozenset()


def test_what_has_copies_is_told_with_them(store: Store) -> None:
    fill(store.corpus, [entry(number) for number in range(1, 7)])
    store.kinship.adopt([Kin(name(2), name(1), 9, 0)])
    fill(store.corpus, [entry(5)], THERE)
    assert store.corpus.copied(3) == frozenset(map(name, (1, 2, 5)))
    assert store.corpus.copied(2) is None


def test_of_some_briefings_those_in_scope_are_told(store: Store) -> None:
    fill(store.corpus, [entry(1, days_ago(3)), entry(2, days_ago(1))])
    fill(store.corpus, [entry(3, days_ago(2))], THERE)
    assert store.corpus.within([HERE], [name(3), name(2), name(9), name(1)]) == [name(2), name(1)]
    assert store.corpus.within([HERE, THERE], [name(3), name(2)]) == [name(3), name(2)]
    assert store.corpus.within([], [name(1)]) == []
    assert store.corpus.sources() == [THERE, HERE]
