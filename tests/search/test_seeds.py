"""What a search finds in the sample briefings."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from briefings.model import Briefing, Hit, Surroundings, Tier
from briefings.search import match_text
from briefings.store.memory import MemoryStore
from tests.reading import read
from tests.search.inbox import hits_of, library


@pytest.fixture(scope="module")
def samples(seeds: Path) -> Mapping[str, Briefing]:
    files = sorted(seeds.glob("*.txt"))
    return {
        file.name[:3]: read(file.read_bytes(), Surroundings(), name=file.name) for file in files
    }


@pytest.fixture(scope="module")
def store(samples: Mapping[str, Briefing]) -> MemoryStore:
    return library(list(samples.values()))


def files(hits: list[Hit], samples: Mapping[str, Briefing]) -> set[str]:
    names = {one.id: name for name, one in samples.items()}
    return {names[hit.briefing] for hit in hits if hit.tier.joins}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("hnatov", "002 004"),
        ("gnatov", "002 004"),
        ("Hnatow", "002 004"),
        ("Гнатов", "002 004"),
        ("zelensky", "000 003 004"),
        ("Zelenskiy", "000 003 004"),
        ("Зеленський", "000 003 004"),
        ("Stephen Witkoff", "000 001 002 004"),
        ("Steve Witkoff", "000 001 002 004"),
        ("Witkoff", "000 001 002 004"),
        ("umerov", "000 001 002 003 004"),
        ("Umarov", ""),
        ("kushner -hnatov", ""),
        ("kushner", "002 004"),
        ("=hnatov", "004"),
        ("rutte OR sybiha", "001 004"),
        ('"20-point document"', "001"),
    ],
)
def test_names_are_found_in_every_spelling(
    store: MemoryStore, samples: Mapping[str, Briefing], query: str, expected: str
) -> None:
    hits = hits_of(store, query)
    assert files(hits, samples) == set(expected.split())
    assert all(hit.reasons and hit.spans for hit in hits)


def test_another_man_of_nearly_that_name_is_marked_and_stands_last(store: MemoryStore) -> None:
    assert {hit.tier for hit in hits_of(store, "Umarov")} <= {Tier.MAYBE}


def test_no_snippet_begins_with_the_date_line(store: MemoryStore) -> None:
    assert not [hit for hit in hits_of(store, "the") if hit.snippet.startswith("date")]


def test_inside_a_briefing_the_same_names_are_found(samples: Mapping[str, Briefing]) -> None:
    def inside(name: str, query: str) -> list[str]:
        hit = match_text(samples[name], (), query)
        return [span.of(samples[name].text) for span in hit.spans] if hit else []

    assert inside("002", "hnatov") == ["Gnatov"]
    assert inside("004", "umerov") == ["Umerov"] * 3
    assert inside("003", "Umarov") == ["Umerov"] * 7
    assert inside("001", "hnatov") == []
