"""The people of a library: spellings merged, counted, with first and last day."""

from collections import Counter
from collections.abc import Iterable, Sequence

from briefings.model import EntityKind, Person, Tier
from briefings.names.compare import compare
from briefings.store.protocols import Corpus, SpellingCount


def people(
    corpus: Corpus, scope: Sequence[str], query: str, kind: EntityKind | None
) -> tuple[Person, ...]:
    """Give who is named in some sources, most briefings first.

    With a query, by how surely it means them.
    """
    entities = corpus.entities()
    gathered: dict[tuple[str, str], list[SpellingCount]] = {}
    for one in corpus.spellings(scope):
        if kind is None or one.kind is kind:
            is_person = one.kind is EntityKind.PERSON
            who = entities.get(one.entity) if is_person else None
            who = who or (one.entity, one.name)
            gathered.setdefault(who, []).append(one)
    found = [_person(who, members) for who, members in gathered.items()]
    found.sort(key=lambda person: (-person.briefings, person.name))
    return tuple(found) if not query.strip() else tuple(_answering(found, query))


def _person(who: tuple[str, str], members: Sequence[SpellingCount]) -> Person:
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
        briefings=sum(one.briefings for one in members),
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
