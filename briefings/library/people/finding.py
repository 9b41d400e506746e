"""People looked up while a name is typed: by the words of the index, in any spelling.

Each typed word gives a pool: the words of names that share a key with it, likest letters first,
and who bears one of them. Who stands in the pools of several words is compared word by word; only
where nobody fits is it looked for what stands beside one word and sounds like another.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, combinations, islice, pairwise

from rapidfuzz.distance import Levenshtein

from briefings.library.people.bearers import Pool, ranked
from briefings.library.people.directory import Directory
from briefings.names.pairs.words import link
from briefings.names.spelling.articles import articles
from briefings.names.spelling.given import declined_classes
from briefings.names.spelling.keys import is_listed, keys, text_keys
from briefings.names.spelling.readings import equal, latin, readings, skeleton
from briefings.names.spelling.rough import alike, begin_alike
from briefings.store.protocols import Index
from briefings.text.indexed import index_words

MOST = 25
"""People who are given."""

_BEGINNING = 300
"""Words looked at for the beginning of one."""
_MET = 4000
"""Words looked at that share a key with one."""
_RULED, _NEAR = 160, 48
"""Words that share a whole skeleton, or a part of it, of which it is seen who bears them."""
_BESIDE = 24
"""Words beside one, the likest, that may be another that is typed."""
_MANY = 1000
"""Names that hold several of the words, and are looked at."""
_COMPARED = 40
"""Names that are compared word by word, the likest by their letters."""
_SURE = 0.8
"""Two words as like as this, and others that lack, are what was typed: no one else is sought."""
_WORDS = 12
"""Typed words that are looked for, each once, the last of them: no name has more."""
_TOLD = 100
"""Typed words of which it is kept what they are like."""
_LEAST = 0.5
"""A word less alike than this is not what was typed."""
_INITIAL = 0.8
"""What a typed word counts of which a name has the initial."""
_MISSING = 0.25
"""What a typed word counts that a name lacks: a patronymic, a second given name."""


def find_people(directory: Directory, index: Index, query: str) -> dict[str, float]:
    """Give the ids of people whose names may be meant with how much, the likeliest first.

    The last word may be the beginning of one, or all of it. 1 is for a name as it is typed.
    """
    typed = [word for word in index_words(query) if any(map(str.isalpha, word))]
    # A name may be written without its article, or with another form of it.
    typed = [one for one, behind in pairwise(typed) if not articles(one, behind)] + typed[-1:]
    typed = list(dict.fromkeys(reversed(typed)))[:_WORDS][::-1]
    if not typed:
        return {}
    pools = [_whole(directory, index, word) for word in typed[:-1]]
    pools.append(_begun(directory, index, typed[-1]))
    scored = _scored(pools, _meant(pools))
    enough = (2 * _SURE + _MISSING * (len(pools) - 2)) / len(pools)
    if len(pools) > 1 and max(scored.values(), default=0.0) < enough:
        beside = (_beside(directory, pool, pools) for pool in pools)
        scored |= _scored(pools, chain.from_iterable(beside))
    persons: dict[str, float] = {}
    for local, score in scored.items():
        person = directory.people[local][0]
        persons[person] = max(score, persons.get(person, 0.0))
    return dict(islice(ranked(persons).items(), MOST))


def _scored(pools: Sequence[Pool], names: Iterable[str]) -> dict[str, float]:
    """Compare those of some names that look the likest."""
    words = {name: name.split("-") for name in names}
    if len(words) > _COMPARED:
        looks = {one: sum(pool.looks(some) for pool in pools) for one, some in words.items()}
        words = {name: words[name] for name in islice(ranked(looks), _COMPARED)}
    return {name: _score(pools, some) for name, some in words.items()}


def _score(pools: Sequence[Pool], words: Sequence[str]) -> float:
    """Say how much a name answers what is typed, 0..1: each of its words one typed word."""
    pairs = (
        (pool.score(word) * pool.weight, at, place)
        for at, pool in enumerate(pools)
        for place, word in enumerate(words)
    )
    told, free, left = 0.0, set(range(len(pools))), set(range(len(words)))
    for score, at, place in sorted(pairs, reverse=True):
        if score and at in free and place in left:
            told += score
            free.discard(at)
            left.discard(place)
    told += _MISSING * sum(pools[at].weight for at in free)
    told -= 0.02 * abs(len(words) - len(pools))
    return told / sum(pool.weight for pool in pools)


def _meant(pools: Sequence[Pool]) -> Iterable[str]:
    """Give the names that hold several typed words, or the only one."""
    if len(pools) == 1:
        return islice(pools[0].bearing(), _COMPARED)
    all_of_them = frozenset.intersection(*(pool.names for pool in pools))
    if len(all_of_them) >= MOST:
        return sorted(all_of_them)[:_MANY]
    several = all_of_them.union(*(a.names & b.names for a, b in combinations(pools, 2)))
    return [*all_of_them, *sorted(several - all_of_them)[:_MANY]]


def _beside(directory: Directory, pool: Pool, pools: Sequence[Pool]) -> Iterator[str]:
    """Give who bears a word of a pool beside one that sounds like another typed word."""
    holders = pool.beside
    sounds = {word: directory.sounds[word] for word in holders}
    for other in pools:
        if other is not pool and len(other.typed) > 1:
            likely = alike(other.typed, sounds, _BESIDE, least=0.3)
            for word in (*likely, latin(other.typed)[:1]):
                yield from holders.get(word, ())
    if len(holders) < MOST:
        yield from chain.from_iterable(holders.values())


def _whole(directory: Directory, index: Index, typed: str) -> Pool:
    """Give the words that a whole one may be; told once, for the words after it."""
    known = directory.pools.get(typed)
    if known is None:
        if len(directory.pools) > _TOLD:
            directory.pools.clear()
        rough = _kin(directory, index, typed)
        known = Pool(typed, rough, directory.bearers, partial(_compared, typed))
        directory.pools[typed] = known
    return known


def _kin(directory: Directory, index: Index, typed: str) -> dict[str, float]:
    """Give the words of names that share a key with a typed one, and how much they look so."""
    full = text_keys(typed)
    parts = [key for key in keys(typed) if key not in full and not is_listed(key)]
    listed = [key for key in keys(typed) if is_listed(key)]
    listed += [f"={number}" for number in sorted(declined_classes(typed))]
    sounds = directory.sounds
    near = {word: sounds[word] for word in index.sharing(parts, _MET) if word in sounds}
    whole = {word: sounds[word] for word in index.sharing(full, _MET) if word in sounds}
    found = {word: 0.4 + 0.5 * like for word, like in alike(typed, near, _NEAR).items()}
    ruled = alike(typed, whole, _RULED, least=0.0)
    found |= {word: 0.75 + 0.2 * like for word, like in ruled.items()}
    found |= {word: 0.9 for word in index.sharing(listed, _MET) if word in sounds}
    return found | {typed: 1.0}


def _begun(directory: Directory, index: Index, typed: str) -> Pool:
    """Give the words of names that are like a typed one, or begin like it."""
    sounds = directory.sounds
    bones = dict.fromkeys(skeleton(equal(reading)) for reading in readings(typed)[:2])
    terms = chain.from_iterable(index.sounding(one, _BEGINNING) for one in bones if len(one) > 1)
    begun = {term.word: sounds[term.word] for term in terms if term.word in sounds}
    rough = {word: 0.9 * like for word, like in begin_alike(typed, begun, _NEAR).items()}
    for word, like in _whole(directory, index, typed).rough.items():
        rough[word] = max(like, rough.get(word, 0.0))
    rough |= dict.fromkeys(directory.beginning(typed, _BEGINNING), 0.99)
    read = tuple(map(equal, readings(typed)[:2]))
    compared = partial(_compared_begun, typed, read)
    return Pool(typed, rough | {typed: 1.0}, directory.bearers, compared)


def _compared(typed: str, word: str) -> float:
    """Say how much a word of a name is like a typed one; 0 where it is another."""
    if min(len(word), len(typed)) == 1:
        return _INITIAL if latin(word)[:1] == latin(typed)[:1] else 0.0
    score = link(typed, word).score
    return score if score >= _LEAST else 0.0


def _compared_begun(typed: str, read: Sequence[str], word: str) -> float:
    """Say the same of one that may be the beginning of a word, with its readings."""
    if word.startswith(typed):
        return 0.99 if len(word) > len(typed) else 1.0
    whole = _compared(typed, word)
    return whole if whole > 0.9 else max(whole, _begins(read, word))


def _begins(read: Sequence[str], word: str) -> float:
    """Say how much the sounds of a word begin like what is typed."""
    whole = [equal(reading) for reading in readings(word)[:2]]
    pairs = [(part, one[: len(part)]) for part in read for one in whole if part]
    found = (1 - Levenshtein.distance(part, one) / len(part) for part, one in pairs)
    score = 0.95 * max(found, default=0.0)
    return score if score >= _LEAST else 0.0
