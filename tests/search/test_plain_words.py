"""Words that are no names are found in their other forms, and by no rule for names."""

import pytest

from briefings.model import Tier
from briefings.search.compounds import halves
from tests.search.inbox import ask, briefing, found, hit_of, hits_of, ids, library


@pytest.mark.parametrize("typing", [True, False])
@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("drone", "drones"),
        ("valve", "valves"),
        ("Sitzung", "Sitzungen"),
        ("témoin", "témoins"),
        ("gas", "gases"),
        ("ferry", "ferries"),
        ("bench", "benches"),
    ],
)
def test_one_of_a_thing_and_several_find_each_other(one: str, several: str, typing: bool) -> None:
    met, other = briefing(f"Lima saw the {one} there."), briefing(f"Lima saw the {several} there.")
    store = library([other, met, briefing("Lima saw nothing.")])
    assert found(store, one, typing=typing) == found(store, several, typing=typing)
    assert ask(store, one, typing=False).ids == (met.id, other.id)
    assert ask(store, several, typing=typing).ids == (other.id, met.id)


def test_a_plural_is_likely_and_what_may_be_a_name_no_more_than_maybe() -> None:
    valves, name = briefing("Two valves broke."), briefing("Mr. Valve came.")
    store = library([valves, name])
    hit = hit_of(store, "valve", valves)
    assert (hit.tier, hit.reasons[0].rule) == (Tier.LIKELY, "plural ending -s")
    assert hit_of(store, "Valves", name).tier is Tier.MAYBE
    assert found(store, "two -valve") == set()


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("ferry", "They were here."),
        ("ferry", "It went very far."),
        ("gas", "He has it."),
        ("were", "The ferry."),
    ],
)
def test_a_small_word_is_no_other_spelling_of_what_is_no_name(asked: str, text: str) -> None:
    assert found(library([briefing(text)]), asked) == set()


def test_a_short_word_is_declined_at_most_perhaps() -> None:
    one = briefing("A ferret ran.")
    store = library([one])
    assert not any(hit.tier.joins for hit in hits_of(store, "ferry"))


@pytest.mark.parametrize("typing", [True, False])
@pytest.mark.parametrize(
    ("whole", "apart"),
    [
        ("ceasefire", "cease-fire"),
        ("northeast", "north-east"),
        ("G20", "G-20"),
        ("covid19", "covid-19"),
        ("eurozone", "euro-zone"),
    ],
)
def test_a_hyphen_or_none_is_one_word(whole: str, apart: str, typing: bool) -> None:
    one, two = briefing(f"Then the {whole} it was."), briefing(f"Then the {apart} it was.")
    store = library([one, two, briefing("Then it was the fire, 20 of them, in the zone.")])
    for asked, first, last in ((whole, one, two), (apart, two, one)):
        assert ask(store, asked, typing=typing).ids == (first.id, last.id)
        assert hit_of(store, asked, last).tier is Tier.SURE
        assert found(store, f"then -{asked}", typing=typing) & ids(one, two) == set()
    assert found(store, f"={whole}") == ids(one)


def test_a_hyphen_says_what_it_joined() -> None:
    one, two = briefing("The ceasefire holds."), briefing("The cease-fire holds.")
    store = library([one, two])
    assert "one" in hit_of(store, "cease-fire", one).reasons[0].rule
    assert hit_of(store, "ceasefire", two).reasons[0].right == "cease fire"


def test_only_a_number_with_its_comma_is_a_longer_number() -> None:
    store = library([briefing("In 2025 there were 1200 of them.")])
    assert found(store, "1,200")
    assert not found(store, "20-25")


def test_a_word_is_parted_behind_the_longest_of_its_beginnings_and_cooper_is_one_word() -> None:
    assert halves("counterintelligence") == ("counter", "intelligence")
    assert halves("northeast") == ("north", "east")
    assert halves("cooper") is None
