"""What every corpus does, whatever it is kept in."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from briefings.model import AlertState, BlockKind, Certainty, EntityKind, ScanStatus
from briefings.store.protocols import Narrow, Origin, Ring, Store
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

PERSON = EntityKind.PERSON


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


def test_origins_may_be_known_before_the_briefing(store: Store) -> None:
    store.corpus.put_origins([origin(1)])
    store.corpus.put([entry(1, days_ago(1))])
    assert listed(store) == [1]


def test_a_briefing_without_an_origin_leaves_every_list_but_can_be_read(store: Store) -> None:
    fill(store.corpus, [entry(1, days_ago(1)), entry(2, days_ago(1))])
    store.corpus.drop_origins([f"{HERE}/1.txt", "/never/seen"])
    assert listed(store) == [2]
    assert store.corpus.groups([HERE])[0].count == 1
    assert store.corpus.unread([HERE]) == 1
    assert store.corpus.entry(name(1)) == entry(1, days_ago(1))


def test_a_briefing_whose_file_comes_back_is_listed_again(store: Store) -> None:
    fill(store.corpus, [entry(1, days_ago(1))])
    store.corpus.drop_origins([f"{HERE}/1.txt"])
    store.corpus.put_origins([origin(1, path=f"{HERE}/moved.txt")])
    assert listed(store) == [1]


def test_a_file_that_holds_another_text_now_takes_its_line_along(store: Store) -> None:
    fill(store.corpus, [entry(1, days_ago(1)), entry(2, days_ago(2))])
    store.corpus.put_origins([origin(2, path=f"{HERE}/1.txt")])
    assert listed(store) == [2]
    assert [one.raw_path for one in store.corpus.origins_of(name(2))] == [
        f"{HERE}/1.txt",
        f"{HERE}/2.txt",
    ]


def test_a_briefing_put_again_is_replaced(store: Store) -> None:
    fill(store.corpus, [entry(1, days_ago(1)), entry(2, days_ago(2))])
    again = entry(1, days_ago(3), mentions=[mention("Ada Lovelace")])
    store.corpus.put([again])
    assert listed(store) == [2, 1]
    assert store.corpus.entry(name(1)) == again


def test_of_two_in_one_batch_the_later_holds(store: Store) -> None:
    fill(store.corpus, [entry(1, days_ago(1))])
    store.corpus.put([entry(1, days_ago(2)), entry(1, days_ago(3))])
    assert store.corpus.groups([HERE])[0].day == days_ago(3)


def test_a_removed_briefing_is_gone_everywhere(store: Store) -> None:
    ring = Ring("list", "Ada", (0,), "Ada spoke.")
    fill(store.corpus, [entry(1, days_ago(1), mentions=[mention("Ada")], rings=[ring])])
    store.corpus.remove([name(1), name(2)])
    assert listed(store) == []
    assert store.corpus.entry(name(1)) is None
    assert not store.corpus.groups([HERE])
    assert not store.corpus.rings([HERE])
    assert not list(store.corpus.spellings())
    assert not store.corpus.matching("", 9)


def test_a_removed_briefing_can_come_back(store: Store) -> None:
    fill(store.corpus, [entry(1, days_ago(1))])
    store.corpus.remove([name(1)])
    store.corpus.put([entry(1, days_ago(1))])
    assert listed(store) == [1]


def test_an_entry_comes_back_as_it_was_given(store: Store) -> None:
    given = entry(
        1,
        dated=dating(days_ago(4), Certainty.INFERRED),
        mentions=[mention("Ада", full="Ада Лавлейс", where=BlockKind.QUOTE, watches=("Ada",))],
        rings=[Ring("list", "Ada", (0,), "“Ада” spoke.", old=True)],
        old=True,
    )
    store.corpus.put([given])
    assert store.corpus.entry(name(1)) == given
    assert store.corpus.entry(name(2)) is None


def test_who_is_named_may_be_told_later(store: Store) -> None:
    corpus = store.corpus
    later = [replace(entry(number, days_ago(number)), named=False) for number in (1, 2, 3, 4)]
    fill(corpus, later)
    told = (mention("Ada"), mention("Berta"))
    assert corpus.unnamed() == [name(1), name(2), name(3), name(4)]
    corpus.name([(later[0].briefing, told), (replace(later[1].briefing, text="another"), told)])
    corpus.put([replace(later[2], named=True)])
    corpus.remove([name(4)])
    assert corpus.unnamed() == [name(2)]
    assert corpus.entry(name(1)) == replace(later[0], named=True, mentions=told)
    assert [one.name for one in corpus.spellings()] == ["Ada", "Berta"]
    assert [line.names for line in corpus.lines_of((HERE,), [name(1), name(2)])][1] == ()
    corpus.name([(later[0].briefing, ())])
    assert corpus.entry(name(1)) == replace(later[0], named=True, mentions=told)


def test_ids_are_found_by_their_beginning(store: Store) -> None:
    fill(store.corpus, [entry(number) for number in (0x12, 0x10, 0x20)])
    assert store.corpus.matching(name(0x10)[:-1], 9) == [name(0x10), name(0x12)]
    assert store.corpus.matching("", 2) == [name(0x10), name(0x12)]
    assert store.corpus.matching("x", 9) == []


def test_origins_come_by_path(store: Store) -> None:
    store.corpus.put_origins([origin(2), origin(1), origin(3, THERE)])
    assert [one.raw_path for one in store.corpus.origins(HERE)] == [
        f"{HERE}/1.txt",
        f"{HERE}/2.txt",
    ]
    assert [one.source for one in store.corpus.origins()] == [THERE, HERE, HERE]


def test_an_origin_comes_back_as_it_was_given(store: Store) -> None:
    odd = Origin("/news/\udcff\n.txt", HERE, "", 0, -1, ScanStatus.QUARANTINED, "no \udcfe text")
    store.corpus.put_origins([origin(1), odd])
    store.corpus.put_origins([odd])
    assert odd in list(store.corpus.origins(HERE))
    store.corpus.drop_origins([odd.raw_path])
    assert odd not in list(store.corpus.origins(HERE))


def test_origins_are_known_by_their_stamps(store: Store) -> None:
    there = origin(1)
    packed = replace(origin(2), briefing="", reason="")
    gone = replace(origin(3), status=ScanStatus.GONE, reason="it is gone")
    store.corpus.put_origins([there, packed, gone, origin(4, THERE)])
    assert store.corpus.stamps(HERE) == {
        there.raw_path: (10, 20, True, False),
        packed.raw_path: (10, 20, False, False),
        gone.raw_path: (-1, 20, True, True),
    }


def test_a_source_may_have_any_name(store: Store) -> None:
    source = "/\udcff'\"; --"
    fill(store.corpus, [entry(1)], source)
    assert listed(store, [source]) == [1]


def test_ten_thousand_files_may_hold_one_text(store: Store) -> None:
    fill(store.corpus, [entry(1, days_ago(1))])
    store.corpus.put_origins([origin(1, path=f"{HERE}/copy{n}.txt") for n in range(9_999)])
    (line,) = store.corpus.lines([HERE], 0, 5)
    assert line.origins == 10_000


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


def test_what_is_read_is_not_counted_as_unread(store: Store) -> None:
    fill(store.corpus, [entry(number, days_ago(1)) for number in range(3)])
    store.corpus.flag({name(1): True}, {name(2): 1}, 7)
    assert store.corpus.unread([HERE]) == 2
    assert [line.read for line in store.corpus.lines([HERE], 0, 9)] == [False, False, True]
    store.corpus.flag({name(1): False}, {}, 8)
    assert store.corpus.unread([HERE]) == 3
    assert store.corpus.flagged == 8


def test_what_is_old_is_not_counted_as_unread(store: Store) -> None:
    fill(store.corpus, [entry(1, old=True), entry(2)])
    assert store.corpus.unread([HERE]) == 1


def test_pins_stand_on_top_newest_pin_first(store: Store) -> None:
    fill(store.corpus, [entry(number, days_ago(number)) for number in range(4)])
    store.corpus.flag({}, {name(1): 5, name(3): 9}, 1)
    assert listed(store) == [3, 1, 0, 2]
    groups = store.corpus.groups([HERE])
    assert [(group.day, group.label, group.first, group.count) for group in groups[:2]] == [
        (None, "pinned", 0, 2),
        (days_ago(0), "", 2, 1),
    ]
    store.corpus.flag({}, {name(3): 0}, 2)
    assert listed(store) == [1, 0, 2, 3]


def test_everything_may_be_pinned(store: Store) -> None:
    fill(store.corpus, [entry(1), entry(2)])
    store.corpus.flag({}, {name(1): 1, name(2): 2}, 1)
    assert listed(store) == [2, 1]
    assert len(store.corpus.groups([HERE])) == 1


def test_flags_wait_for_their_briefing(store: Store) -> None:
    store.corpus.flag({name(1): True}, {name(1): 3}, 4)
    fill(store.corpus, [entry(1), entry(2)])
    assert listed(store) == [1, 2]
    assert store.corpus.unread([HERE]) == 1


def test_flags_outlive_a_briefing_that_is_replaced_or_removed(store: Store) -> None:
    fill(store.corpus, [entry(1, days_ago(5)), entry(2, days_ago(1))])
    store.corpus.flag({}, {name(1): 3}, 4)
    store.corpus.put([entry(1, days_ago(6))])
    assert listed(store) == [1, 2]
    store.corpus.remove([name(1)])
    store.corpus.put([entry(1, days_ago(6))])
    assert listed(store) == [1, 2]


def test_a_whole_mirror_takes_away_what_it_does_not_name(store: Store) -> None:
    fill(store.corpus, [entry(1), entry(2), entry(3)])
    store.corpus.flag({name(1): True}, {name(2): 1}, 1)
    store.corpus.flag({name(3): True}, {}, 2, whole=True)
    assert listed(store) == [1, 2, 3]
    assert [line.read for line in store.corpus.lines([HERE], 0, 9)] == [False, False, True]


def test_nothing_was_flagged_at_first(store: Store) -> None:
    assert store.corpus.flagged == 0


def test_stated_days_come_in_order_without_repeats(store: Store) -> None:
    fill(
        store.corpus,
        [
            entry(1, days_ago(1)),
            entry(2, days_ago(3)),
            entry(3, days_ago(1)),
            entry(4, dated=dating(days_ago(9), Certainty.INFERRED)),
            entry(5),
        ],
    )
    fill(store.corpus, [entry(6, days_ago(7))], THERE)
    assert store.corpus.stated_days(HERE) == [days_ago(3), days_ago(1)]
    assert store.corpus.stated_days(THERE) == [days_ago(7)]
    assert store.corpus.stated_days("/none") == []


def test_the_unsettled_are_those_that_tell_of_a_day_and_state_none(store: Store) -> None:
    guess = dating(days_ago(9), Certainty.INFERRED)
    christmas, new_year = 32 * 12 + 25, 32 + 1
    fill(
        store.corpus,
        [
            entry(3, days=[christmas]),
            entry(1, dated=guess, days=[christmas, new_year]),
            entry(2, days_ago(1), days=[christmas]),
            entry(4),
        ],
    )
    assert store.corpus.unsettled(HERE, {christmas, new_year}) == [name(1), name(3)]
    assert store.corpus.unsettled(HERE, {new_year}) == [name(1)]
    assert store.corpus.unsettled(HERE, set()) == []
    assert store.corpus.unsettled(THERE, {christmas}) == []
    store.corpus.remove([name(1)])
    assert store.corpus.unsettled(HERE, {new_year}) == []


def test_what_ends_before_a_day_becomes_old(store: Store) -> None:
    long = dating(days_ago(9), until=days_ago(5))
    ring = Ring("list", "Ada", (0,), "Ada spoke.")
    fill(
        store.corpus,
        [
            entry(1, days_ago(6), mentions=[mention("Ada")], rings=[ring]),
            entry(2, dated=long),
            entry(3),
        ],
    )
    fill(store.corpus, [entry(4, days_ago(6))], THERE)
    store.corpus.age(HERE, days_ago(5))
    old = {line.id: line.old for line in store.corpus.lines([HERE, THERE], 0, 9)}
    assert old == {name(1): True, name(2): False, name(3): False, name(4): False}
    assert store.corpus.unread([HERE]) == 2
    assert store.corpus.rings([HERE])[0].state is AlertState.OLD
    aged = store.corpus.entry(name(1))
    assert aged is not None
    assert aged.old


def test_spellings_are_counted_over_the_corpus(store: Store) -> None:
    ada = mention("Ada Lovelace")
    short = mention("Lovelace", full="Ada Lovelace")
    fill(store.corpus, [entry(1, days_ago(3), mentions=[ada, short, short])])
    fill(store.corpus, [entry(2, days_ago(1), mentions=[ada, mention("Oslo")])])
    fill(store.corpus, [entry(3, mentions=[mention("Oslo", kind=EntityKind.PLACE)])])
    lovelace, *oslo = list(store.corpus.spellings())
    assert (lovelace.entity, lovelace.name, lovelace.kind) == (ada.entity, "Ada Lovelace", PERSON)
    assert (lovelace.briefings, lovelace.mentions) == (2, 4)
    assert (lovelace.first, lovelace.last) == (days_ago(3), days_ago(1))
    assert lovelace.spellings == (("Ada Lovelace", 2), ("Lovelace", 2))
    assert [(one.kind, one.first) for one in oslo] == [
        (EntityKind.PERSON, days_ago(1)),
        (EntityKind.PLACE, None),
    ]


def test_spellings_of_some_sources_are_of_their_briefings_alone(store: Store) -> None:
    fill(store.corpus, [entry(1, mentions=[mention("Ada"), mention("Ada")])])
    fill(store.corpus, [entry(2, mentions=[mention("Ada"), mention("Bo")])], THERE)
    counted = {scope: spelt(store, scope) for scope in ((HERE,), (THERE,), (HERE, THERE), None)}
    assert counted == {
        (HERE,): [("Ada", 1, (("Ada", 2),))],
        (THERE,): [("Ada", 1, (("Ada", 1),)), ("Bo", 1, (("Bo", 1),))],
        (HERE, THERE): [("Ada", 2, (("Ada", 3),)), ("Bo", 1, (("Bo", 1),))],
        None: [("Ada", 2, (("Ada", 3),)), ("Bo", 1, (("Bo", 1),))],
    }


def test_spellings_follow_a_briefing_into_another_source(store: Store) -> None:
    fill(store.corpus, [entry(1, mentions=[mention("Ada")])])
    fill(store.corpus, [entry(2, mentions=[mention("Bo")])])
    paths = [one.raw_path for one in store.corpus.origins_of(name(1))]
    store.corpus.put_origins(
        [replace(one, source=THERE) for one in store.corpus.origins_of(name(1))]
    )
    assert spelt(store, (THERE,)) == [("Ada", 1, (("Ada", 1),))]
    store.corpus.drop_origins(paths)
    assert spelt(store, (HERE, THERE)) == [("Bo", 1, (("Bo", 1),))]


def spelt(
    store: Store, scope: tuple[str, ...] | None
) -> list[tuple[str, int, tuple[tuple[str, int], ...]]]:
    return [(one.name, one.briefings, one.spellings) for one in store.corpus.spellings(scope)]


def test_spellings_of_some_entities_are_theirs_alone(store: Store) -> None:
    fill(store.corpus, [entry(1, mentions=[mention("Ada"), mention("Bo"), mention("Cy")])])
    fill(store.corpus, [entry(2, mentions=[mention("Ada")])], THERE)
    wanted = [mention("Ada").entity, mention("Cy").entity, "nobody"]
    found = store.corpus.spellings([HERE], wanted)
    assert [(one.name, one.briefings) for one in found] == [("Ada", 1), ("Cy", 1)]
    assert not list(store.corpus.spellings(None, []))


def test_a_scope_is_the_whole_when_no_other_source_has_a_briefing(store: Store) -> None:
    assert store.corpus.is_whole([HERE])
    fill(store.corpus, [entry(1)])
    assert store.corpus.is_whole([HERE])
    assert not store.corpus.is_whole([THERE])
    fill(store.corpus, [entry(2)], THERE)
    assert not store.corpus.is_whole([HERE])
    assert store.corpus.is_whole([HERE, THERE])


def test_spellings_follow_a_briefing_that_is_replaced(store: Store) -> None:
    fill(store.corpus, [entry(1, mentions=[mention("Ada"), mention("Bo")])])
    store.corpus.put([entry(1, mentions=[mention("Bo")])])
    assert [(one.name, one.mentions) for one in store.corpus.spellings()] == [("Bo", 1)]


def test_the_name_most_briefings_use_is_the_name(store: Store) -> None:
    for number, full in enumerate(["ADA", "Ada", "Ada"]):
        fill(store.corpus, [entry(number, mentions=[mention(full)] * (5 - number))])
    (ada,) = store.corpus.spellings()
    assert ada.name == "Ada"
    assert ada.spellings == (("Ada", 7), ("ADA", 5))


@pytest.mark.parametrize(
    ("narrow", "found"),
    [
        (Narrow(), [4, 1, 2, 3, 5]),
        (Narrow((("unread", True),)), [4, 1, 5]),
        (Narrow((("unread", False),)), [2, 3]),
        (Narrow((("read", True),)), [3]),
        (Narrow((("read", False),)), [4, 1, 2, 5]),
        (Narrow((("pinned", True),)), [4]),
        (Narrow((("pinned", False),)), [1, 2, 3, 5]),
        (Narrow((("alert", True),)), [4, 2]),
        (Narrow((("alert", True), ("unread", True))), [4]),
        (Narrow((("alert", False),)), [1, 3, 5]),
        (Narrow((("pinned", True), ("pinned", False))), []),
        (Narrow(start=days_ago(2)), [1, 2, 3]),
        (Narrow(start=days_ago(2), end=days_ago(2)), [2, 3]),
        (Narrow(end=days_ago(3)), [4, 3]),
        (Narrow(listed_until=days_ago(3)), [4, 3, 5]),
        (Narrow(received_from=NOON), [4, 1, 2, 3]),
        (Narrow(received_until=NOON - timedelta(days=1)), [5]),
    ],
)
def test_a_list_is_narrowed_to_what_has_some_properties(
    store: Store, narrow: Narrow, found: list[int]
) -> None:
    ring = Ring("list", "Ada", (0,), "Ada.")
    ada = [mention("Ada")]
    fill(
        store.corpus,
        [
            entry(1, days_ago(1)),
            entry(2, days_ago(2), rings=[ring], mentions=ada, old=True),
            entry(3, dated=dating(days_ago(4), until=days_ago(1))),
            entry(4, days_ago(9), rings=[ring], mentions=ada),
            entry(5, received=NOON - timedelta(days=5)),
        ],
    )
    store.corpus.flag({name(3): True}, {name(4): 1}, 1)
    ids = store.corpus.narrowed([HERE], narrow, limit=9)
    assert [int(one, 16) for one in ids] == found
    assert store.corpus.narrowed([THERE], narrow, limit=9) == []
    assert store.corpus.within([HERE], [*ids[::-1], name(99)], narrow) == ids[::-1]
    assert sorted(store.corpus.within([HERE], [name(n) for n in range(6)], narrow)) == sorted(ids)
    steps: list[str] = []
    while step := store.corpus.narrowed([HERE], narrow, after=(steps or [""])[-1], limit=1):
        steps += step
    assert steps == ids


def test_of_some_briefings_those_in_scope_are_told(store: Store) -> None:
    fill(store.corpus, [entry(1, days_ago(3)), entry(2, days_ago(1))])
    fill(store.corpus, [entry(3, days_ago(2))], THERE)
    assert store.corpus.within([HERE], [name(3), name(2), name(9), name(1)]) == [name(2), name(1)]
    assert store.corpus.within([HERE, THERE], [name(3), name(2)]) == [name(3), name(2)]
    assert store.corpus.within([], [name(1)]) == []
    assert store.corpus.sources() == [THERE, HERE]


def test_who_names_an_entity_is_given_newest_first(store: Store) -> None:
    oslo = mention("Oslo", kind=EntityKind.PLACE)
    fill(store.corpus, [entry(1, days_ago(3), mentions=[oslo, oslo]), entry(2, days_ago(1))])
    fill(store.corpus, [entry(3, days_ago(2), mentions=[oslo, mention("Ada")])])
    fill(store.corpus, [entry(4, mentions=[mention("Oslo")])])
    naming = store.corpus.naming
    assert naming(EntityKind.PLACE, ["oslo"]) == [name(3), name(1)]
    assert naming(EntityKind.PERSON, ["oslo", "ada", "bo"]) == [name(4), name(3)]
    assert naming(EntityKind.ORG, ["oslo"]) == naming(EntityKind.PLACE, []) == []
    store.corpus.remove([name(3)])
    assert naming(EntityKind.PLACE, ["oslo"]) == [name(1)]


def test_the_table_of_entities_is_replaced_whole(store: Store) -> None:
    assert store.corpus.entities() == {}
    store.corpus.set_entities({"ada": ("ada-lovelace", "Ada Lovelace"), "bo": ("bo", "Bo")})
    store.corpus.set_entities({"ada": ("ada", "Ada"), "cy": ("cy", "Cy")})
    assert store.corpus.entities() == {"ada": ("ada", "Ada"), "cy": ("cy", "Cy")}
    store.corpus.set_entities({})
    assert store.corpus.entities() == {}


def test_what_the_reader_decided_stands_over_what_the_rules_say(store: Store) -> None:
    rules = {"ada": ("ada", "Ada"), "bo": ("bo", "Bo")}
    store.corpus.set_entities(rules, {"bo": ("ada", "Ada")})
    assert store.corpus.entities() == {"ada": ("ada", "Ada"), "bo": ("ada", "Ada")}
    assert store.corpus.settled() == rules
    assert store.corpus.decided() == {"bo": ("ada", "Ada")}
    store.corpus.set_entities(rules)
    assert store.corpus.entities() == rules


def test_notes_are_kept(store: Store) -> None:
    assert store.corpus.note("rules") == ""
    store.corpus.set_note("rules", "one")
    store.corpus.set_note("rules", "two")
    assert store.corpus.note("rules") == "two"
    assert store.corpus.flagged == 0


@pytest.mark.parametrize("word", ["entities", "flagged"])
def test_a_note_may_have_any_name(store: Store, word: str) -> None:
    store.corpus.set_note(word, "mine")
    assert store.corpus.flagged == 0
    assert store.corpus.entities() == {}
    assert store.corpus.note(word) == "mine"


def test_a_batch_sees_what_it_did(store: Store) -> None:
    with store.batch():
        fill(store.corpus, [entry(1, days_ago(1))])
        assert listed(store) == [1]
        store.corpus.flag({}, {name(1): 1}, 1)
        assert store.corpus.groups([HERE])[0].label == "pinned"
        store.corpus.set_entities({"a": ("b", "c")})
        assert store.corpus.entities() == {"a": ("b", "c")}
        with store.batch():
            fill(store.corpus, [entry(2, days_ago(2))])
    assert listed(store) == [1, 2]
