"""People looked up while a name is typed: by the words of the index, in any spelling.

The index gives the words that sound like those typed, few of a hundred thousand; only the people
who bear one of them are compared.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz.distance import Levenshtein

from briefings.library.directory import Directory
from briefings.names.keys import is_listed, keys
from briefings.names.readings import equal, readings, skeleton
from briefings.names.rough import begun_likest, likest
from briefings.names.words import link
from briefings.store.protocols import Index
from briefings.text.indexed import index_words

MOST = 25
"""People who are compared whole."""

_LEAST = 0.5
"""A word less alike than this is not what was typed."""
_BEGINNING = 300
"""Words looked at for the beginning of one."""
_MET = 4000
"""Words looked at that share a key with one."""
_NEAR = 32
"""Words, the likest of those, that are compared with one."""
_FEW = 1500
"""Names with a word like one that is typed, from which the rarest word alone leads to people."""
_MOST_LED_TO = 2000
"""Names that a word leads to, those with the likest words first."""
_TOLD = 100
"""Typed words of which it is kept what they are like."""
_MISSING = 0.25
"""What a typed word counts that a name lacks: a patronymic, a second given name."""

Alike = Mapping[str, float]
"""Words of names, with how much each is like one that is typed; the likest first."""


def find_people(directory: Directory, index: Index, query: str) -> dict[str, float]:
    """Give the ids of people whose names may be meant with how much, the likeliest first.

    The last word may be the beginning of one, or all of it. 1 is for a name as it is typed.
    """
    typed = [word for word in index_words(query) if any(map(str.isalpha, word))]
    if not typed:
        return {}
    alike = [_whole(directory, index, word) for word in typed]
    alike[-1] = _likest_first({**dict(_begun(directory, index, typed[-1])), **alike[-1]})
    spread = [_spread(directory, some) for some in alike]
    led = [at for at, count in enumerate(spread) if count == min(spread) or count <= _FEW]
    scores = {at: _scores(directory, alike[at]) for at in led}
    scored: dict[str, float] = {}
    for local in dict.fromkeys(one for some in scores.values() for one in some):
        words = local.split("-")
        told = sum(
            (scores[at].get(local, 0.0) if at in scores else _best(some, words)) or _MISSING
            for at, some in enumerate(alike)
        )
        person = directory.people[local][0]
        score = told - 0.02 * abs(len(words) - len(alike))
        if score > scored.get(person, 0.0):
            scored[person] = score
    ranked = sorted(scored.items(), key=lambda one: (-one[1], one[0]))
    return {person: score / len(typed) for person, score in ranked[:MOST]}


def _spread(directory: Directory, alike: Alike) -> int:
    """Count who bears one of some words; none at all tells nothing."""
    return sum(len(directory.bearers(word)) for word in alike) or 1 << 30


def _scores(directory: Directory, alike: Alike) -> dict[str, float]:
    """Give how much the names that hold one of some words answer by it."""
    found: dict[str, float] = {}
    for word, score in alike.items():
        for local in directory.bearers(word):
            found.setdefault(local, score)
        if len(found) > _MOST_LED_TO:
            break
    return found


def _best(alike: Alike, words: Sequence[str]) -> float:
    return max((alike.get(word, 0.0) for word in words), default=0.0)


def _likest_first(alike: Alike) -> Alike:
    return dict(sorted(alike.items(), key=lambda one: (-one[1], one[0])))


def _whole(directory: Directory, index: Index, typed: str) -> Alike:
    """Give the words of names that are like a whole one; told once, for the words after it."""
    known = directory.alike.get(typed)
    if known is None:
        if len(directory.alike) > _TOLD:
            directory.alike.clear()
        known = directory.alike[typed] = _likest_first(dict(_alike(directory, index, typed)))
    return known


def _alike(directory: Directory, index: Index, typed: str) -> Iterator[tuple[str, float]]:
    wanted = keys(typed)
    listed = index.sharing([key for key in wanted if is_listed(key)], _MET)
    near = [word for word in index.sharing(wanted, _MET) if directory.bearers(word)]
    for word in dict.fromkeys((typed, *listed, *likest(typed, near, _NEAR))):
        if directory.bearers(word) and (score := link(typed, word).score) >= _LEAST:
            yield word, score


def _begun(directory: Directory, index: Index, typed: str) -> Iterator[tuple[str, float]]:
    """Give the words of names that begin like what is typed."""
    same = directory.beginning(typed, _BEGINNING)
    yield from ((word, 0.99) for word in same)
    read = [equal(reading) for reading in readings(typed)[:2]]
    found = {
        term.word: None
        for bones in dict.fromkeys(map(skeleton, read))
        for term in index.sounding(bones, _BEGINNING)
        if len(bones) > 1 and directory.bearers(term.word)
    }
    for word in begun_likest(typed, [word for word in found if not word.startswith(typed)], _NEAR):
        if (score := _beginning(read, word)) >= _LEAST:
            yield word, score


def _beginning(read: Iterable[str], word: str) -> float:
    """Say how much the sounds of a word begin like what is typed."""
    whole = [equal(reading) for reading in readings(word)[:2]]
    return 0.95 * max(
        (
            1 - Levenshtein.distance(part, one[: len(part)]) / len(part)
            for part in read
            for one in whole
            if part
        ),
        default=0.0,
    )
