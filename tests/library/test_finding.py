"""People found while a name is typed, in spellings that nothing holds."""

from datetime import UTC, date, datetime

import pytest

from briefings.library.door import keyer
from briefings.library.people.directory import Directory
from briefings.library.people.finding import find_people
from briefings.names.known import entity_id
from briefings.store.memory.index import MemoryIndex
from briefings.store.standing import Standing, indexed

PEOPLE = (
    "Gwen Rhodes", "Gwen Rosario", "Gwen Tully", "Dan Daniel", "Dan Hollis", "Ulla Daniel",
    "Morwen Keel", "Rudd Keelan", "Tamsin Okafor", "T. B. Halloran", "Ferdinand Wray",
    "Idris ash-Shamaa",
)  # fmt: skip


@pytest.fixture(scope="module")
def known() -> tuple[Directory, MemoryIndex]:
    index = MemoryIndex(keyer)
    words = tuple(word for name in PEOPLE for word in entity_id(name).split("-"))
    day = date(2025, 12, 6)
    moment = datetime(2025, 12, 6, tzinfo=UTC)
    index.put([indexed(Standing(day, True), "one", moment, ((), words))])
    return Directory({entity_id(name): (entity_id(name), name) for name in PEOPLE}), index


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("гвен родс", "Gwen Rhodes"),  # the family name shares no key
        ("gwen tul", "Gwen Tully"),
        ("hollis dan", "Dan Hollis"),
        ("dan daniel", "Dan Daniel"),  # no word of a name answers two
        ("морвен киль", "Morwen Keel"),
        ("theodore halloran", "T. B. Halloran"),
        ("okafor t", "Tamsin Okafor"),
        ("фердинанд о. рэй", "Ferdinand Wray"),
        ("tamsin", "Tamsin Okafor"),
        ("al-shamaa", "Idris ash-Shamaa"),
        ("Идрис аль-Шамаа", "Idris ash-Shamaa"),
    ],
)
def test_who_is_meant_comes_first(
    known: tuple[Directory, MemoryIndex], typed: str, meant: str
) -> None:
    found = find_people(*known, typed)
    assert next(iter(found)) == entity_id(meant), found


@pytest.mark.parametrize("more", ["tamsin ", "p. ", "\u7fd2"])
def test_words_said_again_and_again_are_looked_for_once(
    known: tuple[Directory, MemoryIndex], more: str
) -> None:
    assert "tamsin-okafor" in find_people(*known, f"{more * 20_000} tamsin okafor")


@pytest.mark.parametrize("typed", ["", "-", "12", "'", "\u0301"])
def test_what_is_no_name_finds_nobody(known: tuple[Directory, MemoryIndex], typed: str) -> None:
    assert find_people(*known, typed) == {}
