"""The people of a library: spellings merged, counted, with first and last day."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from briefings.library.people.directory import Directory, Who
from briefings.library.people.finding import find_people
from briefings.model import EntityKind, Person, Tier
from briefings.names.compare import compare
from briefings.store.protocols import Corpus, SpellingCount, Store
from briefings.text.indexed import index_words

SHORTEST = 3
"""Letters that may be a name and not its beginning alone."""
ALIKE = 0.6
"""How much a name must be like what is typed, word by word, where the whole is not one yet."""
BEGUN = 0.9
"""What is said of a name that goes on as it began, in place of comparing what is not whole."""
COMPARED = 10
"""People compared as a whole, the likest word by word."""
WORDS = 0.5
"""What the likeness word by word weighs against that of the whole."""


def people(corpus: Corpus, scope: Sequence[str], kind: EntityKind | None) -> tuple[Person, ...]:
    """Give who is named in some sources, most briefings first."""
    return tuple(_gathered(corpus, scope, corpus.spellings(scope), kind))


def people_like(
    store: Store, scope: Sequence[str], directory: Directory, query: str
) -> tuple[Person, ...]:
    """Give the people a query may mean, those it means most surely first.

    Its last word may be the beginning of one: a person whose name goes on as it began is meant.
    """
    scores = find_people(directory, store.index, query)
    members = [local for person in scores for local in directory.members(person)]
    spelt = store.corpus.spellings(scope, members) if members else ()
    compared = set(islice(scores, COMPARED)) if len(query) >= SHORTEST else set()
    begun = (index_words(query) or [""])[-1]
    judged = []
    for person in _gathered(store.corpus, scope, spelt, EntityKind.PERSON):
        found = scores.get(person.id, 0.0)
        rank, score = Tier.NO.rank, 0.0
        if person.id in compared:
            is_begun = found >= BEGUN and _goes_on(person.id.split("-"), begun)
            rank, score = (Tier.LIKELY.rank, -BEGUN) if is_begun else _closest(person, query)
        if rank <= Tier.MAYBE.rank or found >= ALIKE:
            judged.append((score - WORDS * found, -person.briefings, person.name, person))
    return tuple(person for *_, person in sorted(judged, key=lambda one: one[:3]))


def _goes_on(words: Sequence[str], begun: str) -> bool:
    """Whether a word goes on as one that is not whole yet began."""
    return begun not in words and any(word.startswith(begun) for word in words)


def others_like(
    corpus: Corpus, scope: Sequence[str], query: str, kind: EntityKind | None
) -> tuple[Person, ...]:
    """Give what else a query may mean: organisations and places, compared one by one."""
    return tuple(_answering(people(corpus, scope, kind), query))


def _gathered(
    corpus: Corpus,
    scope: Sequence[str],
    spelt: Iterable[SpellingCount],
    kind: EntityKind | None,
) -> list[Person]:
    entities = corpus.entities()
    gathered: dict[Who, list[SpellingCount]] = {}
    for one in spelt:
        if kind is None or one.kind is kind:
            is_person = one.kind is EntityKind.PERSON
            who = entities.get(one.entity) if is_person else None
            gathered.setdefault(who or (one.entity, one.name), []).append(one)
    # A briefing may call a person by several names: it counts once.
    several = [
        who
        for who, members in gathered.items()
        if len(members) > 1 and members[0].kind is EntityKind.PERSON
    ]
    groups = [[one.entity for one in gathered[who]] for who in several]
    counts = corpus.named_in(EntityKind.PERSON, groups, scope)
    named = dict(zip(several, counts, strict=True))
    found = [
        _person(who, members, named.get(who, sum(one.briefings for one in members)))
        for who, members in gathered.items()
    ]
    return sorted(found, key=lambda person: (-person.briefings, person.name))


def _person(who: tuple[str, str], members: Sequence[SpellingCount], briefings: int) -> Person:
    spellings = Counter[str]()
    names = Counter[str]()
    for one in members:
        spellings.update(dict(one.spellings))
        names[one.name] += one.briefings
    return Person(
        id=who[0],
        name=who[1],
        kind=members[0].kind,
        spellings=_most_first(spellings),
        names=_most_first(names),
        briefings=briefings,
        first=min((one.first for one in members if one.first), default=None),
        last=max((one.last for one in members if one.last), default=None),
    )


def _most_first(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _answering(found: Iterable[Person], query: str) -> Iterable[Person]:
    judged = [(_closest(person, query), person) for person in found]
    likely = [item for item in judged if item[0][0] <= Tier.MAYBE.rank]
    return [person for _, person in sorted(likely, key=lambda item: item[0])]


def _closest(person: Person, query: str) -> tuple[int, float]:
    names = [person.name, *(text for text, _ in person.spellings)]
    matches = (compare(query, name) for name in names)
    return min((match.tier.rank, -match.score) for match in matches)
