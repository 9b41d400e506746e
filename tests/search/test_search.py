"""What a search finds, and in which order."""

from datetime import timedelta
from itertools import product

import pytest

from briefings.errors import QueryError
from briefings.model import Briefing, EntityKind, ScanStatus, Tier
from briefings.search import Search, document, match_text
from briefings.store.memory import MemoryStore
from briefings.store.protocols import ANY, Origin
from tests.search.inbox import (
    ALL,
    GLUED,
    HEADLINE,
    INFLECTED,
    OTHER,
    PLAIN,
    RECEIVED,
    RUSSIAN,
    SOURCE,
    ask,
    briefing,
    found,
    hit_of,
    hits_of,
    ids,
    library,
    mention,
    words,
)
from tests.settled import settled_as


def test_exact_hits_come_first_titles_before_texts_then_surer_before_less_sure(
    store: MemoryStore,
) -> None:
    answer = ask(store, "herasimov")
    assert answer.ids[:3] == (HEADLINE.id, GLUED.id, PLAIN.id)
    assert {answer.ids[3], answer.ids[4]} == ids(RUSSIAN, INFLECTED)
    assert answer.tiers[:2] == ((Tier.EXACT, 3), (Tier.SURE, 2))
    ranks = [hit.tier.rank for hit in hits_of(store, "herasimov")]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    ("query", "answers"),
    [
        ("talks lima", [PLAIN]),
        ("talks oslo", []),
        ("lima OR oslo", [PLAIN, OTHER]),
        ("spoke -general", [INFLECTED, GLUED]),
        ("spoke NOT (general OR nobody)", [GLUED]),
        ("-herasimov", [OTHER]),
        ("=Gherasimov", [RUSSIAN]),
        ("=gherasimow", []),
        ("gheras*", [RUSSIAN]),
        ("=herasimov lima", [PLAIN]),
        ('"talks in lima"', [PLAIN]),
        ('"lima in talks"', []),
        ("title:herasimov", [HEADLINE]),
        ("title:gherasimov", [HEADLINE]),
        ("title:home", []),
        ("date:2025-12-02..2025-12-03", [PLAIN, INFLECTED]),
        ("date:<2025-12-02 title:resigns", [HEADLINE]),
        ("date:>2025-12-04", [OTHER]),
        ("date:2024", []),
        ("lang:en oslo", [OTHER]),
        ("lang:uk oslo", []),
        ("oslo (lang:uk OR lang:en)", [OTHER]),
        ("oslo -(lang:uk OR lang:en)", []),
        ("is:unread oslo", [OTHER]),
        ("is:read", []),
        ("spoke (is:pinned OR date:2025-12-04)", [GLUED]),
        ("lima OR date:2025-12-05", [PLAIN, OTHER]),
        ("spoke -date:2025-12-04", [RUSSIAN, INFLECTED]),
    ],
)
def test_a_query_means_what_it_says(
    store: MemoryStore, query: str, answers: list[Briefing]
) -> None:
    joined = {hit.briefing for hit in hits_of(store, query) if hit.tier.joins}
    assert joined == ids(*answers)


@pytest.mark.parametrize("query", ["陈明", "=陈明", '"陈明"', "陈明*", "title:陈明", "陈明 外长"])
def test_letters_of_a_script_without_blanks_are_found_within_a_line(query: str) -> None:
    one = briefing("陈明会见来宾\n外长陈明同来宾通话。", title="陈明会见来宾")
    hit = hit_of(library((one, briefing("华明会见陈来宾。"))), query, one)
    assert hit.tier is Tier.EXACT
    assert "陈明" in words(one, hit.spans)
    assert ("陈明", "陈明") in [(reason.left, reason.right) for reason in hit.reasons]


WORDED = ("herasimov", '"talks in lima"', "spoke -general", "received:>2025-12-01 oslo", "-spoke")
PROPERTIES = (
    "date:2025-12-02..2025-12-04",
    "is:pinned",
    "place:lima",
    "publisher:unknown date:2025-12-01",
    "publisher:unknown",
)


@pytest.mark.parametrize("page", [1, 2, 200])
def test_one_or_the_other_gives_what_either_gives_in_the_order_of_the_list(
    monkeypatch: pytest.MonkeyPatch, page: int
) -> None:
    monkeypatch.setattr("briefings.search.seeking.PAGE", page)
    store = library(ALL)
    store.corpus.flag({}, {INFLECTED.id: 1}, 1)
    order = store.corpus.narrowed([SOURCE], ANY, limit=99)
    for one, other in product((*WORDED, *PROPERTIES), PROPERTIES):
        hits = (*hits_of(store, one), *hits_of(store, other))
        either = {hit.briefing for hit in hits if hit.tier.joins}
        for query in (f"({one}) OR ({other})", f"is:unread (({other}) OR ({one})) -qqq"):
            assert ask(store, query).ids == tuple(name for name in order if name in either), query


def test_a_phrase_goes_on_behind_a_possessive() -> None:
    one = briefing("The Kremlin's envoy arrived.")
    hit = match_text(one, (), '"kremlin envoy"')
    assert hit is not None
    assert words(one, hit.spans) == ["Kremlin's envoy"]
    assert found(library([one]), '"kremlin envoy" arrived') == {one.id}


def test_a_phrase_longer_than_the_text_finds_nothing() -> None:
    one = briefing("Herasimov spoke again.")
    assert match_text(one, (), '"Herasimov spoke again and once more"') is None


def test_publisher_watch_and_person_ask_about_the_whole_briefing() -> None:
    one = briefing("Lovelace wrote it.", publisher="The Daily Gazette", day=2)
    two = briefing("Ada Lovelace wrote it all.", publisher="Post", day=1)
    mentions = {
        one.id: (mention(one, "Lovelace", "Lovelace", "lovelace"),),
        two.id: (mention(two, "Ada Lovelace", "Ada Lovelace", "ada-lovelace"),),
    }
    store = library([one, two], mentions, {one.id: "Big Names"})
    ada = ("ada-lovelace", "Ada Lovelace")
    settled_as(store.corpus, {"lovelace": ada, "ada-lovelace": ada})
    assert found(store, "publisher:gazette") == ids(one)
    assert found(store, 'publisher:"daily gaz"') == ids(one)
    assert found(store, "publisher:unknown") == set()
    assert found(store, "watch:big") == ids(one)
    assert found(store, "is:alert") == ids(one)
    assert found(store, "person:ada") == found(store, "wrote person:ada") == ids(one, two)
    assert found(store, "person:Лавлейс") == set()
    assert found(store, "person:Lovelase") == found(store, "person:lovelace")


def test_a_whole_name_is_not_the_beginning_of_a_longer_one() -> None:
    texts = ("Wang Yi arrived.", "Wang Yibo sang.", "Yi Wangjun left.")
    one, other, third = (briefing(text, day=at + 1) for at, text in enumerate(texts))
    named = ((one, "Wang Yi", "yi"), (other, "Wang Yibo", "yibo"), (third, "Yi Wangjun", "jun"))
    mentions = {text.id: (mention(text, name, name, who),) for text, name, who in named}
    store = library([one, other, third], mentions)
    settled_as(store.corpus, {who: (who, name) for _, name, who in named})
    assert found(store, 'person:"Wang Yi"') == ids(one)
    assert found(store, 'person:"Wang Yib"') == ids(other)
    assert found(store, "person:wang") == ids(one, other, third)


def test_a_place_and_a_person_of_one_name_are_told_apart() -> None:
    city = briefing("They met in Austin, far from home.", day=2)
    man = briefing("Mr. Austin met them.", day=1)
    mentions = {
        city.id: (mention(city, "Austin", "Austin", "austin", EntityKind.PLACE),),
        man.id: (mention(man, "Austin", "Austin", "austin"),),
    }
    store = library([city, man], mentions)
    settled_as(store.corpus, {"austin": ("austin", "Austin")})
    assert found(store, "place:austin") == found(store, "place:Остин") == ids(city)
    assert found(store, "person:austin") == ids(man)
    assert found(store, "austin -place:austin") == ids(man)


def test_a_place_is_found_where_it_is_named_and_by_words_only_where_nothing_names_it() -> None:
    texts = ("They met in Kharkiv.", "Харькове встретились.", "The Kharkiv hotel burned.")
    town = [briefing(text, day=at + 1) for at, text in enumerate(texts)]
    mentions = {
        town[0].id: (mention(town[0], "Kharkiv", "Kharkiv", "kharkiv", EntityKind.PLACE),),
        town[1].id: (mention(town[1], "Харькове", "Харків", "kharkiv", EntityKind.PLACE),),
    }
    store = library(town, mentions)
    assert found(store, "place:kharkiv") == found(store, "place:Харків") == ids(*town[:2])
    assert found(store, "place:khark") == ids(*town[:2])
    assert found(store, "place:hotel") == ids(town[2])


def test_words_near_each_other_are_found_and_only_those_are_marked() -> None:
    close = briefing("Talks began. The talks in old Lima ended.", day=2)
    far = briefing("Lima was far away, and nobody there knew of any talks at all.", day=1)
    store = library([close, far])
    assert found(store, "talks near:2 lima") == found(store, "lima near:2 talks") == ids(close)
    assert found(store, "talks near:1 lima") == set()
    assert found(store, "talks near:10 lima") == ids(close, far)
    assert found(store, 'talks near:3 "lima ended"') == ids(close)
    assert found(store, "talks near:2 lim", typing=True) == ids(close)
    assert found(store, "talks -talks near:2 lima") == ids(far)
    assert words(close, hit_of(store, "talks near:2 lima", close).spans) == ["talks", "Lima"]
    inside = match_text(far, (), "talks near:2 lima ")
    assert inside is None


def test_ages_are_counted_from_the_moment_of_asking() -> None:
    fresh = briefing("Fresh.", day=6)
    late = briefing("Late but dated early.", day=1)
    undated = briefing("No day at all.")
    long_ago = RECEIVED - timedelta(days=40)
    store = library([fresh, late, undated], received={undated.id: long_ago})

    def asked(query: str) -> set[str]:
        answer = Search(store)(query, [SOURCE], limit=9, typing=False, now=RECEIVED)
        return set(answer.ids)

    assert asked("received:<3d") == ids(fresh, late)
    assert asked("received:>30d") == ids(undated)
    assert asked(f"received:{RECEIVED:%Y-%m-%d}") == ids(fresh, late)
    assert asked("date:<3d") == ids(fresh)
    assert asked("is:undated") == ids(undated)
    assert asked("-is:undated") == ids(fresh, late)
    assert asked("date:>3d") == ids(late)
    assert asked("older:3d") == ids(late, undated)
    assert asked("-older:3d") == ids(fresh)
    assert asked("older:9999y") == set()


def test_what_came_in_several_files_is_a_copy() -> None:
    twice, once = briefing("Came twice."), briefing("Came once.")
    store = library([twice, once])
    store.corpus.put_origins([Origin("/inbox/b", SOURCE, twice.id, 1, 1, ScanStatus.COPY)])
    assert found(store, "is:copy") == ids(twice)
    assert found(store, "-is:copy") == ids(once)


def test_only_sources_in_force_are_searched(store: MemoryStore) -> None:
    assert Search(store)("herasimov", ["/elsewhere"], limit=9).ids == ()


def test_a_limit_cuts_the_least_sure(store: MemoryStore) -> None:
    whole, cut = ask(store, "herasimov"), ask(store, "herasimov", limit=4)
    assert cut.ids == whole.ids[:4]
    assert (cut.complete, whole.complete) == (False, True)


def test_more_hits_than_one_step_takes_are_all_found() -> None:
    many = [briefing(f"Lima and {number}.", day=1 + number % 9) for number in range(450)]
    answer = ask(library(many), "lima", limit=1000)
    assert len(answer.ids) == len(set(answer.ids)) == 450


def test_a_cancelled_search_gives_what_it_has(store: MemoryStore) -> None:
    answer = Search(store)("herasimov", [SOURCE], limit=9, cancelled=lambda: True)
    assert (answer.ids, answer.complete) == ((), False)


def test_a_mistake_is_raised_and_not_answered_by_nothing(store: MemoryStore) -> None:
    with pytest.raises(QueryError):
        ask(store, "titel:herasimov")


def test_nothing_in_particular_is_everything(store: MemoryStore) -> None:
    assert len(Search(store)("is:", [SOURCE], limit=9).ids) == len(ALL)


def test_an_undated_briefing_stands_under_the_day_received() -> None:
    made = document(briefing("x y"), RECEIVED)
    assert (made.day, made.dated) == (RECEIVED.date(), False)


def test_a_search_that_was_stopped_goes_on_where_it_was() -> None:
    many = [briefing(f"Lima and {number}.", day=1 + number % 9) for number in range(450)]
    store = library(many)
    whole = ask(store, "lima", limit=1000)
    asked = 0

    def is_enough() -> bool:
        nonlocal asked
        asked += 1
        return asked > 600

    answer = Search(store)("lima", [SOURCE], limit=1000, cancelled=is_enough)
    steps = 0
    while not answer.complete:
        asked, steps = 0, steps + 1
        answer.grow(1000)
        assert steps < 99
    assert answer.ids == whole.ids
    assert steps > 1


def test_a_search_looks_for_more_only_when_it_is_asked_to() -> None:
    many = [briefing(f"Lima and {number}.", day=1 + number % 9) for number in range(250)]
    answer = ask(library(many), "lima", limit=100)
    assert (len(answer), answer.complete) == (100, False)
    first = answer.ids
    assert answer.grow(100)
    assert answer.ids[:100] == first
    assert answer.grow(1000)
    assert (len(answer), answer.complete) == (250, True)
    assert not answer.grow(1)
