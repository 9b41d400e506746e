"""Who is named, in which spellings, and who is whom."""

from dataclasses import replace
from datetime import timedelta

import pytest

from briefings.model import AlertState, BlockKind, EntityKind, Span
from briefings.store.protocols import Count, Naming, Part, Ring, Store, When
from briefings.store.sqlite import naming as by_table
from briefings.store.standing import alert_id
from tests.settled import settled_as
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

PERSON = EntityKind.PERSON


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


def test_what_a_recogniser_completed_is_told_from_the_rest(store: Store) -> None:
    corpus = store.corpus
    known = [replace(entry(number), recognised="one") for number in (1, 2, 3)]
    fill(corpus, [*known, entry(4), replace(entry(5), named=False)])
    assert corpus.entry(name(1)) == known[0]
    assert corpus.unrecognised("one") == [name(4)]
    assert corpus.unrecognised("other") == [name(1), name(2), name(3), name(4)]
    corpus.put([replace(known[0], recognised=""), replace(known[1], recognised="other")])
    corpus.remove([name(3)])
    assert corpus.unrecognised("one") == [name(1), name(2), name(4)]
    assert corpus.unrecognised("") == [name(2)]


def test_who_rings_is_told_first_and_who_else_is_named_later(store: Store) -> None:
    ringing = replace(mention("Berta", watches=("Berta",)), span=Span(40, 45))
    ring = Ring("list", "Berta", (0,), "Berta spoke.")
    first = replace(entry(1, mentions=[ringing], rings=[ring]), named=False)
    fill(store.corpus, [first])
    everybody = (mention("Ada"), replace(ringing, name="Berta Benz"))
    store.corpus.name([(first.briefing, everybody)])
    after = store.corpus.entry(name(1))
    assert after is not None
    assert after.rings == (replace(ring, mentions=(1,)),)
    assert [one.mentions for one in store.corpus.rings_in(name(1))] == [everybody[1:]]
    assert [one.name for one in store.corpus.spellings()] == ["Ada", "Berta Benz"]


@pytest.mark.parametrize("entity", ["Berta", "Berta Benz"])
def test_a_dismissed_alert_stays_so_and_its_forms_are_counted_once_all_are_named(
    store: Store, entity: str
) -> None:
    ringing = replace(mention("Berta", watches=("Berta",)), entity="Berta", span=Span(40, 45))
    ring = Ring("list", "Berta", (0,), "Berta spoke.")
    first, second = (
        replace(entry(number, mentions=[ringing], rings=[ring]), named=False) for number in (1, 2)
    )
    corpus = store.corpus
    fill(corpus, [first, second])
    alert = alert_id(name(1), "list", "Berta")
    corpus.flag({}, {}, 0, alerts={alert: AlertState.DISMISSED})
    now = replace(ringing, entity=entity)
    corpus.name([(one.briefing, (mention("Ada"), now)) for one in (first, second)])
    assert [line.mentions for line in corpus.rings_in(name(2))] == [(now,)]
    assert corpus.alerts_among((HERE,), [alert])[alert][0] is AlertState.DISMISSED
    (bell,) = corpus.bells((HERE,), 3)
    assert (bell.count, bell.new, bell.forms) == (1, 1, ((entity, "Berta", 1),))


def test_spellings_are_counted_over_the_corpus(store: Store) -> None:
    ada = mention("Ada Lovelace")
    short = mention("Lovelace", full="Ada Lovelace")
    fill(store.corpus, [entry(1, days_ago(3), mentions=[ada, short, short])])
    fill(store.corpus, [entry(2, days_ago(1), mentions=[ada, mention("Oslo")])])
    fill(store.corpus, [entry(3, mentions=[mention("Oslo", kind=EntityKind.PLACE)])])
    lovelace, *oslo = list(store.corpus.spellings())
    assert (lovelace.entity, lovelace.name, lovelace.kind) == (ada.entity, "Ada Lovelace", PERSON)
    assert lovelace.briefings == 2
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


def test_a_briefing_that_names_several_of_a_group_counts_once(store: Store) -> None:
    fill(store.corpus, [entry(1, mentions=[mention("Ada"), mention("Bo"), mention("Cy")])])
    fill(store.corpus, [entry(2, mentions=[mention("Ada")])], THERE)
    ada, bo, cy = (mention(one).entity for one in ("Ada", "Bo", "Cy"))
    groups = [[ada, bo], [bo, cy], ["nobody"]]
    assert list(store.corpus.named_in(PERSON, groups)) == [2, 1, 0]
    assert list(store.corpus.named_in(PERSON, groups, [HERE])) == [1, 1, 0]
    assert list(store.corpus.named_in(PERSON, groups, [HERE, THERE])) == [2, 1, 0]
    assert list(store.corpus.named_in(EntityKind.PLACE, groups)) == [0, 0, 0]
    assert not store.corpus.named_in(PERSON, [])


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
    assert [(one.name, one.spellings) for one in store.corpus.spellings()] == [
        ("Bo", (("Bo", 1),))
    ]


def test_the_name_most_briefings_use_is_the_name(store: Store) -> None:
    for number, full in enumerate(["ADA", "Ada", "Ada"]):
        fill(store.corpus, [entry(number, mentions=[mention(full)] * (5 - number))])
    (ada,) = store.corpus.spellings()
    assert ada.name == "Ada"
    assert ada.spellings == (("Ada", 7), ("ADA", 5))


def test_who_names_an_entity_is_given_newest_first(store: Store) -> None:
    oslo = mention("Oslo", kind=EntityKind.PLACE)
    fill(store.corpus, [entry(1, days_ago(3), mentions=[oslo, oslo]), entry(2, days_ago(1))])
    fill(store.corpus, [entry(3, days_ago(2), mentions=[oslo, mention("Ada")])])
    fill(store.corpus, [entry(4, mentions=[mention("Oslo")])])

    def naming(kind: EntityKind, entities: list[str]) -> list[str]:
        return list(store.corpus.who_name(kind, entities))

    assert naming(EntityKind.PLACE, ["oslo"]) == [name(3), name(1)]
    assert naming(EntityKind.PERSON, ["oslo", "ada", "bo"]) == [name(4), name(3)]
    assert naming(EntityKind.ORG, ["oslo"]) == naming(EntityKind.PLACE, []) == []
    store.corpus.remove([name(3)])
    assert naming(EntityKind.PLACE, ["oslo"]) == [name(1)]


def test_how_often_and_of_which_day_a_name_is_told(store: Store) -> None:
    both = [mention("Ada"), mention("Bo"), mention("Ada"), mention("Ada", where=BlockKind.BYLINE)]
    fill(store.corpus, [entry(1, days_ago(3), mentions=both)])
    fill(store.corpus, [entry(2, None, mentions=both), entry(3, days_ago(-400), mentions=both)])
    fill(store.corpus, [entry(4, days_ago(9), mentions=both[:1])], THERE)
    first, last = days_ago(9).toordinal(), days_ago(3).toordinal()
    once, twice = Count(1, 1), Count(1, 2)

    corpus = store.corpus
    told = corpus.naming(PERSON, ["ada"])
    assert told == Naming(Count(4, 7), undated=twice, ahead=twice, first=first, last=last)
    days = range(first, last + 1)
    assert corpus.naming_by_day(PERSON, ["ada"], days) == {first: once, last: twice}
    assert corpus.naming_by_day(PERSON, ["ada"], days[1:]) == {last: twice}
    here = corpus.naming(PERSON, ["ada"], [HERE])
    assert here == Naming(Count(3, 6), undated=twice, ahead=twice, first=last, last=last)
    assert corpus.naming_by_day(PERSON, ["ada"], days, [HERE]) == {last: twice}


@pytest.mark.parametrize("entities", [[], ["nobody"], ["ada"]])
def test_nobody_is_named_nowhere(store: Store, entities: list[str]) -> None:
    fill(store.corpus, [entry(1, days_ago(3), mentions=[mention("Ada")])])
    nothing = Naming(Count(), undated=Count(), ahead=Count(), first=None, last=None)
    assert store.corpus.naming(PERSON, entities, ["elsewhere"]) == nothing
    assert store.corpus.naming(EntityKind.ORG, entities) == nothing
    assert store.corpus.naming_by_day(EntityKind.ORG, entities, range(1, 999_999)) == {}
    assert store.corpus.who_name(EntityKind.ORG, entities, limit=3) == []


def test_a_briefing_that_names_somebody_twice_over_is_counted_once(store: Store) -> None:
    both = [mention("Ada"), mention("Bo"), mention("Ada")]
    fill(
        store.corpus, [entry(1, days_ago(3), mentions=both), entry(2, days_ago(3), mentions=both)]
    )
    fill(store.corpus, [entry(3, days_ago(3), mentions=both[1:2]), entry(4, None, mentions=both)])
    told = store.corpus.naming(PERSON, ["ada", "bo"])
    assert (told.every, told.undated) == (Count(4, 10), Count(1, 3))
    day = days_ago(3).toordinal()
    counted = store.corpus.naming_by_day(PERSON, ["ada", "bo"], range(day, day + 1))
    assert counted == {day: Count(3, 7)}
    those = store.corpus.who_name(PERSON, ["ada", "bo"])
    assert sorted(those) == [name(1), name(2), name(3), name(4)]


@pytest.mark.parametrize("many", [1, 7, 99])
def test_those_who_name_somebody_stand_as_in_a_list_whatever_their_dates(
    store: Store, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(by_table, "A_MANY", many)
    days = [None, days_ago(-400), days_ago(1), None, days_ago(-400), days_ago(9), days_ago(1)]
    ada = [mention("Ada"), mention("Bo")]
    came = [NOON + timedelta(minutes=at * 7 % 5) for at in range(7)]
    told = enumerate(zip(days, came, strict=True), 1)
    corpus = store.corpus
    fill(corpus, [entry(at, day, mentions=ada, received=when) for at, (day, when) in told])
    fill(corpus, [entry(8, days_ago(0)), entry(9, days_ago(2), mentions=ada[:1])], THERE)
    listed = [line.id for line in corpus.lines([HERE], 0, 9)]
    corpus.flag({}, {name(6): 1, name(3): 2}, 1)

    def those(when: When = Part.EVERY, limit: int | None = None) -> list[str]:
        return list(corpus.who_name(PERSON, ["ada", "bo"], [HERE], when=when, limit=limit))

    assert those() == listed
    asked = [*listed, name(9), name(77)]
    assert set(corpus.naming_among(PERSON, ["ada", "x"], asked)) == {*listed, name(9)}
    assert set(corpus.naming_among(PERSON, ["bo"], asked[1:])) == {*listed[1:]}
    assert [those(limit=most) for most in range(9)] == [listed[:most] for most in range(9)]
    yesterday = days_ago(1).toordinal()
    of_a_day = [[one for one in listed if one in (name(3), name(7))], [name(6)]]
    assert [those(range(day, day + 1)) for day in (yesterday, yesterday - 8)] == of_a_day
    assert those(range(yesterday - 8, yesterday + 1)) == [*of_a_day[0], name(6)]
    assert those(range(yesterday - 1, yesterday)) == []
    assert those(Part.UNDATED) == [one for one in listed if one in (name(1), name(4))]
    assert those(Part.AHEAD) == [one for one in listed if one in (name(2), name(5))]
    everywhere = corpus.who_name(PERSON, ["ada"], limit=4)
    assert list(everywhere) == list(corpus.who_name(PERSON, ["ada"]))[:4]


def test_entries_are_given_together_as_one_by_one(store: Store) -> None:
    fill(store.corpus, [entry(at, days_ago(at), mentions=[mention("Ada")]) for at in range(1, 50)])
    store.corpus.entry(name(3))
    asked = [name(at) for at in (3, 99, 1, *range(4, 50))]
    for some in (asked, asked[:3], []):
        found = store.corpus.entries(some)
        assert found == {one: store.corpus.entry(one) for one in some if one != name(99)}


def test_who_is_who_is_what_was_settled_last(store: Store) -> None:
    assert store.corpus.entities() == {}
    settled_as(store.corpus, {"ada": ("ada-lovelace", "Ada Lovelace"), "bo": ("bo", "Bo")})
    settled_as(store.corpus, {"ada": ("ada", "Ada"), "cy": ("cy", "Cy")})
    assert store.corpus.entities() == {"ada": ("ada", "Ada"), "cy": ("cy", "Cy")}
    settled_as(store.corpus, {})
    assert store.corpus.entities() == {}


def test_what_the_reader_decided_stands_over_what_the_rules_say(store: Store) -> None:
    rules = {"ada": ("ada", "Ada"), "bo": ("bo", "Bo")}
    settled_as(store.corpus, rules)
    store.corpus.decide({"bo": ("ada", "Ada")})
    assert store.corpus.entities() == {"ada": ("ada", "Ada"), "bo": ("ada", "Ada")}
    assert store.corpus.settled() == rules
    assert store.corpus.decided() == {"bo": ("ada", "Ada")}
    store.corpus.decide({})
    assert store.corpus.entities() == rules


def test_whom_briefings_name_is_told_as_their_lines_tell_it(store: Store) -> None:
    ada, bo = mention("Ada"), mention("Bo")
    fill(
        store.corpus,
        [
            replace(entry(1), mentions=(bo, ada, bo)),
            replace(entry(2), mentions=(ada,)),
            replace(entry(3), mentions=()),
        ],
    )
    asked = [name(3), name(9), name(1)]
    told = store.corpus.names_of(asked)
    assert list(told) == [name(3), name(1)]
    assert told == {line.id: line.names for line in store.corpus.lines_of([HERE], asked)}
    assert [(one, count) for one, _, count, _ in told[name(1)]] == [("bo", 2), ("ada", 1)]


def test_who_somebody_is_called_by_is_what_the_reader_decided_and_else_what_was_settled(
    store: Store,
) -> None:
    corpus = store.corpus
    lovelace, byron = ("ada-lovelace", "Ada Lovelace"), ("ada-byron", "Ada Byron")
    settled_as(corpus, {"ada": lovelace, "a-lovelace": lovelace, "bo": ("bo", "Bo")})
    assert sorted(corpus.called("ada-lovelace")) == ["a-lovelace", "ada"]
    corpus.decide({"ada": byron, "cy": byron, "bo": ("bo", "Bo B.")})
    assert sorted(corpus.called("ada-lovelace")) == ["a-lovelace"]
    assert sorted(corpus.called("ada-byron")) == ["ada", "cy"]
    assert sorted(corpus.called("bo")) == ["bo"]
    assert sorted(corpus.called("nobody")) == []
    assert corpus.whose(["ada", "a-lovelace"]) == {"ada": byron, "a-lovelace": lovelace}
