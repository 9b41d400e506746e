"""What a library has of a field is asked first, and briefings where that is not enough."""

from collections.abc import Sequence
from typing import NoReturn

import pytest

from briefings.model import ScanStatus
from briefings.search import Search
from briefings.store.kinship import Kin
from briefings.store.memory.corpus import MemoryCorpus
from briefings.store.protocols import Origin, Remark, RemarkKind
from tests.search.inbox import SOURCE, ask, briefing, found, library, mention
from tests.settled import settled_as

PUBLISHERS = ("The Daily Gazette", "Post", None, "Unknown Times", "Post")
STORIES = [
    briefing(f"Lovelace spoke {at} times.", publisher=publisher, day=at + 1)
    for at, publisher in enumerate(PUBLISHERS)
]
ORDER = [one.id for one in reversed(STORIES)]


def those(*numbers: int) -> tuple[str, ...]:
    return tuple(STORIES[number].id for number in numbers)


@pytest.mark.parametrize(
    "query",
    [
        "publisher:zzz",
        "publisher:zzz OR publisher:ost",
        "spoke publisher:zzz",
        "-publisher:post watch:nobody",
        "watch:nobody OR watch:none",
        "person:lovelace watch:nobody is:unread",
        "path:nowhere",
        "is:copy publisher:post",
    ],
)
def test_what_no_publisher_or_watch_is_called_is_known_without_a_look_at_a_briefing(
    monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError

    store = library(STORIES, rings={STORIES[0].id: "Big Names"})
    for name in ("lines_of", "narrowed", "within", "slots"):
        monkeypatch.setattr(MemoryCorpus, name, refuse)
    answer = ask(store, query)
    assert (answer.ids, answer.complete) == ((), True)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("publisher:post", those(4, 1)),
        ("publisher:post OR publisher:gaz", those(4, 1, 0)),
        ("publisher:unknown", those(3, 2)),
        ("-publisher:unknown", those(4, 1, 0)),
        ("-publisher:zzz", those(4, 3, 2, 1, 0)),
        ("-(publisher:post OR publisher:unknown)", those(0)),
        ("publisher:post publisher:zzz", ()),
        ("publisher:post OR watch:big", those(4, 1, 0)),
        ("watch:names publisher:daily", those(0)),
        ("watch:names OR watch:zzz", those(0)),
        ("-watch:big publisher:gazette", ()),
        ("-(publisher:post watch:big)", those(4, 3, 2, 1, 0)),
        ("spoke -publisher:post", those(3, 2, 0)),
    ],
)
def test_publishers_and_watches_are_asked_for_alone_together_and_left_out(
    query: str, expected: Sequence[str]
) -> None:
    store = library(STORIES, rings={STORIES[0].id: "Big Names"})
    assert ask(store, query).ids == expected


@pytest.mark.parametrize("page", [1, 2, 9])
def test_who_is_named_is_found_page_by_page(monkeypatch: pytest.MonkeyPatch, page: int) -> None:
    monkeypatch.setattr("briefings.search.seeking.PAGE", page)
    mentions = {one.id: (mention(one, "Lovelace", "Ada Lovelace", "ada"),) for one in STORIES[1:]}
    store = library(STORIES, mentions)
    settled_as(store.corpus, {"ada": ("ada", "Ada Lovelace")})
    answer = ask(store, "person:ada", limit=2)
    assert answer.ids[:2] == those(4, 3)
    while answer.grow(1):
        pass
    assert answer.ids == those(4, 3, 2, 1)
    assert found(store, "spoke person:lovelace publisher:post") == set(those(1, 4))
    assert found(store, "spoke -person:lovelace") == set(those(0))
    assert found(store, "-(person:ada publisher:post)") == set(those(0, 2, 3))


@pytest.mark.parametrize("some", [0, 50])
def test_paths_and_copies_are_found_be_they_few_or_many(
    monkeypatch: pytest.MonkeyPatch, some: int
) -> None:
    monkeypatch.setattr("briefings.search.narrowing.SOME", some)
    store = library(STORIES)
    path = f"{SOURCE}/Wire/Again.txt"
    again = Origin(path, SOURCE, STORIES[1].id, 1, 1, ScanStatus.OK)
    store.corpus.put_origins([again])
    store.kinship.adopt([Kin(STORIES[3].id, STORIES[0].id, 9, 0)])
    store.corpus.flag({}, {STORIES[0].id: 1}, 1)
    assert ask(store, "is:copy").ids == those(0, 3, 1)
    assert ask(store, "is:copy -publisher:post").ids == those(0, 3)
    assert ask(store, "-is:copy").ids == those(4, 2)
    assert ask(store, "path:wire/again*").ids == ask(store, "spoke path:WIRE").ids == those(1)
    assert ask(store, "path:inbox publisher:post").ids == those(4, 1)
    assert ask(store, "path:again is:copy").ids == those(1)
    assert ask(store, "path:again OR watch:zzz").ids == those(1)
    assert ask(store, "-path:again publisher:post").ids == those(4)


MANY = [
    briefing(f"Lovelace spoke {at} times of a river.", day=at + 1, publisher="Post")
    for at in range(12)
]


@pytest.mark.parametrize("enough", [1, 300])
@pytest.mark.parametrize("page", [1, 5])
@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("is:read", [1, 0]),
        ("is:pinned", [7]),
        ("is:tagged", [2]),
        ("tag:odd", [2]),
        ("person:ada", [3, 0]),
        ("path:story4", [4]),
        ("publisher:zzz", []),
        ("person:nobody", []),
        ("tag:nothing", []),
        ("date:2025-12-02..2025-12-03", [2, 1]),
    ],
)
def test_words_of_very_many_and_a_property_of_a_few_find_what_is_both_in_order(
    monkeypatch: pytest.MonkeyPatch, enough: int, page: int, asked: str, expected: list[int]
) -> None:
    monkeypatch.setattr("briefings.search.seeking.PAGE", page)
    monkeypatch.setattr("briefings.search.seeking.ENOUGH", enough)
    monkeypatch.setattr("briefings.search.seeking.SPARSE", 1)
    ada = {at: (mention(MANY[at], "Lovelace", "Ada Lovelace", "ada"),) for at in (0, 3)}
    store = library(MANY, {MANY[at].id: some for at, some in ada.items()})
    settled_as(store.corpus, {"ada": ("ada", "Ada Lovelace")})
    origins = [
        Origin(f"{SOURCE}/story{at}.txt", SOURCE, one.id, 1, 1, ScanStatus.OK)
        for at, one in enumerate(MANY)
    ]
    store.corpus.put_origins(origins)
    tag = Remark(RemarkKind.TAG, MANY[2].id, "odd")
    read = {MANY[0].id: True, MANY[1].id: True}
    store.corpus.flag(read, {MANY[7].id: 1}, 1, remarks={tag: "odd"})
    for query in (f"river {asked}", f"spoke river {asked}", f"{asked} lovelace -rain"):
        assert ask(store, query).ids == tuple(MANY[at].id for at in expected), query


@pytest.mark.parametrize("asked", ["path:story4", "is:read", "river is:read", "path:story4 river"])
def test_what_is_asked_of_properties_stops_at_once_and_goes_on_from_there(asked: str) -> None:
    store = library(MANY)
    origins = [
        Origin(f"{SOURCE}/story{at}.txt", SOURCE, one.id, 1, 1, ScanStatus.OK)
        for at, one in enumerate(MANY)
    ]
    store.corpus.put_origins(origins)
    store.corpus.flag({MANY[4].id: True}, {}, 1)
    is_stale = True
    answer = Search(store)(asked, [SOURCE], limit=9, cancelled=lambda: is_stale)
    assert (answer.ids, answer.complete) == ((), False)
    is_stale = False
    assert answer.grow(9)
    assert answer.ids == (MANY[4].id,)
