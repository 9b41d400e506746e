"""People looked up while a name is typed: by the words of the index, in any spelling.

The index gives the words that sound like those typed, few of a hundred thousand; only the people
who bear one of them are compared.
"""

from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz.distance import Levenshtein

from briefings.library.directory import Directory
from briefings.names.keys import keys
from briefings.names.readings import equal, readings, skeleton
from briefings.names.words import link
from briefings.store.protocols import Index
from briefings.text.indexed import index_words

MOST = 25
"""People who are compared whole."""

_LEAST = 0.5
"""A word less alike than this is not what was typed."""
_BEGINNING = 300
"""Words looked at for the beginning of one."""
_FEW = 1500
"""Names with a word like one that is typed, from which the rarest word alone leads to people."""
_MISSING = 0.25
"""What a typed word counts that a name lacks: a patronymic, a second given name."""


def find_people(directory: Directory, index: Index, query: str) -> dict[str, float]:
    """Give the ids of people whose names may be meant with how much, the likeliest first.

    The last word may be the beginning of one, or all of it. 1 is for a name as it is typed.
    """
    typed = [word for word in index_words(query) if any(map(str.isalpha, word))]
    if not typed:
        return {}
    alike = [dict(_alike(directory, index, word)) for word in typed[:-1]]
    alike.append(
        {**dict(_begun(directory, index, typed[-1])), **dict(_alike(directory, index, typed[-1]))}
    )
    rarest = min(alike, key=lambda some: _spread(directory, some))
    few = [some for some in alike if some is rarest or _spread(directory, some) <= _FEW]
    scored: dict[str, float] = {}
    words = dict.fromkeys(word for some in few for word in some)
    for local in dict.fromkeys(one for word in words for one in directory.bearers(word)):
        person = directory.people[local][0]
        scored[person] = max(scored.get(person, 0.0), _score(local.split("-"), alike))
    ranked = sorted(scored.items(), key=lambda one: (-one[1], one[0]))
    return {person: score / len(typed) for person, score in ranked[:MOST]}


def _spread(directory: Directory, alike: Mapping[str, float]) -> int:
    """Count who bears one of some words; none at all tells nothing."""
    return sum(len(directory.bearers(word)) for word in alike) or 1 << 30


def _alike(directory: Directory, index: Index, typed: str) -> Iterator[tuple[str, float]]:
    """Give the words of names that are like a whole one, with how much."""
    near = {term.word for key in keys(typed) for term in index.near(key)}
    for word in near | {typed}:
        if directory.bearers(word) and (score := link(typed, word).score) >= _LEAST:
            yield word, score


def _begun(directory: Directory, index: Index, typed: str) -> Iterator[tuple[str, float]]:
    """Give the words of names that begin like what is typed."""
    read = [equal(reading) for reading in readings(typed)[:2]]
    found = {term.word for term in index.beginning(typed, _BEGINNING)}
    for bones in dict.fromkeys(map(skeleton, read)):
        found.update(term.word for term in index.sounding(bones, _BEGINNING) if bones)
    for word in found:
        if directory.bearers(word) and (score := _beginning(typed, read, word)) >= _LEAST:
            yield word, score


def _beginning(typed: str, read: Iterable[str], word: str) -> float:
    """Say how much a word begins like what is typed, in its letters or by its sounds."""
    if word.startswith(typed):
        return 0.99
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


def _score(words: list[str], alike: Iterable[Mapping[str, float]]) -> float:
    """Say how well the words of a name answer those typed."""
    found = [max((scores.get(word, 0.0) for word in words), default=0.0) for scores in alike]
    return sum(score or _MISSING for score in found) - 0.02 * abs(len(words) - len(found))
