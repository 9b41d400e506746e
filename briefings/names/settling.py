"""Who is who over many briefings: local names settled into people."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from rapidfuzz.distance import Prefix

from briefings.model import Decisions, Match, ReasonKind, Tier
from briefings.names.compare import compare
from briefings.names.given import declined_classes
from briefings.names.keys import keys, longer_keys, text_keys
from briefings.names.known import Known, entity_id
from briefings.names.romanise import script
from briefings.names.words import link

_UNSURE = frozenset({ReasonKind.SPELLING, ReasonKind.SURNAME_ONLY})
"""Rules that join two spellings in one text or in a search, never two names of a library."""

_BY_EAR = 0.97
"""How sure two names of two alphabets must be one's that resemble each other by ear."""

_BY_FAR = 10
"""How many times as often as all others of a family name one is named who is meant by it alone."""

_OFTEN = 2
"""A name used at least half as often as the most used one may be the plain form of it."""


def decided(
    settled: Mapping[str, tuple[str, str]], decisions: Decisions
) -> dict[str, tuple[str, str]]:
    """Give who is somebody else by the reader's decisions, by local entity id.

    A name nobody bears here changes nothing. The one that a person is called by stays with them
    when it is said to stand alone: their other names are then to be said so.
    """
    made: dict[str, tuple[str, str]] = {}
    for name in decisions.apart:
        local = entity_id(name)
        if settled.get(local, (local, ""))[0] != local:
            made[local] = (local, name)
    for name, whose in decisions.same:
        one, other = entity_id(name), entity_id(whose)
        if one in settled and other in settled:
            there = made.get(other, settled[other])
            gone = made.get(one, settled[one])[0]
            members = (local for local, who in settled.items() if made.get(local, who)[0] == gone)
            made.update(dict.fromkeys(list(members), there))
    return made


class _Who:
    """A person with the names settled as theirs."""

    def __init__(self, first: Known) -> None:
        self.names = [first]

    @property
    def briefings(self) -> int:
        """In how many briefings they are named in full, each name counted by itself."""
        return sum(one.briefings for one in self.names if " " in one.name)

    @property
    def family(self) -> str:
        return _family(self.names[0].name)

    def called(self) -> str:
        """Give the shortest of the names used most: one of two words, in its plain form.

        The fullest is as often one with a word too many, a middle name or a verb before it.
        """
        often = self.names[0].briefings / _OFTEN
        full = [one for one in self.names if one.briefings >= often and " " in one.name]
        return min(full or self.names[:1], key=lambda one: (len(one.name), *_rank(one))).name


def settle(known: Sequence[Known]) -> dict[str, tuple[str, str]]:
    """Say of every local entity id who it is: the id and the name of the person.

    Full names are one person's where a rule joins them, forms of a given name included, mere
    resemblance not. A family name alone is the one person of the library who bears it; where none
    does, or two of whom neither is named far more often, it stays its own. The answer does not
    depend on the order of `known`.
    """
    ordered = sorted(known, key=lambda one: (*_rank(one), one.entity))
    found: dict[str, _Who] = {}
    people: dict[str, list[_Who]] = {}
    for one in ordered:
        if one.entity in found:
            continue
        near = _near(people, one.name)
        home = _home_of_full(near, one) if " " in one.name else _home_of_word(near, one)
        if home is None:
            home = _Who(one)
            for key in text_keys(_family(one.name)):
                people.setdefault(key, []).append(home)
        else:
            home.names.append(one)
        found[one.entity] = home
    called = {id(who): who.called() for who in found.values()}
    return {entity: (entity_id(called[id(who)]), called[id(who)]) for entity, who in found.items()}


def _rank(one: Known) -> tuple[int, int, int, str]:
    """Order names: given and family name in full, then by use, by words, by the alphabet."""
    words = [word for word in one.name.split() if len(word.rstrip(".")) > 1]
    return -min(len(words), 2), -one.briefings, -len(words), one.name


def _family(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1]


def _near(people: dict[str, list[_Who]], name: str) -> list[_Who]:
    """Give the people whose family name may be that of a name, each once."""
    words = {name.split(maxsplit=1)[0], _family(name)}
    keys = dict.fromkeys(key for word in sorted(words) for key in text_keys(word))
    return list({id(who): who for key in keys for who in people.get(key, ())}.values())


def _home_of_full(near: Iterable[_Who], one: Known) -> _Who | None:
    """Give the person whose name a full name is, the surest where several are likely."""
    fitting = []
    for who in near:
        known = who.names[0].name
        if not (_may_answer(known, one.name) and _meet(known, one.name)):
            continue
        match = compare(known, one.name)
        if _are_one(match, known, one.name):
            fitting.append((-match.score, who.called(), who))
    return min(fitting, key=lambda fit: fit[:2])[2] if fitting else None


def _may_answer(known: str, name: str) -> bool:
    """Whether the words of two names may answer each other, by their keys: far cheaper to tell.

    Where both have as many words and none is short or joined, each has two that do.
    """
    left, right = _words_keys(known), _words_keys(name)
    if left is None or right is None or len(left) != len(right):
        return True
    every = frozenset().union(*right)
    return sum(not one.isdisjoint(every) for one in left) > 1


@lru_cache(maxsize=1 << 16)
def _words_keys(name: str) -> tuple[frozenset[str], ...] | None:
    """Give the keys of each word of a name; None where one is short, joined or has none."""
    words = name.split()
    if "-" in name or "." in name or any(len(word) < _SHORT for word in words):
        return None
    found = tuple(_word_keys(word) for word in words)
    return found if all(found) else None


def _word_keys(word: str) -> frozenset[str]:
    """Give the keys of a word, in any case, and those of a word with one consonant more."""
    listed = (f"={number}" for number in declined_classes(word))
    return frozenset((*keys(word), *longer_keys(word), *listed))


def _meet(known: str, name: str) -> bool:
    """Whether two names have family names alike, either of them written first: cheaper to tell."""
    family, last = _family(known), _family(name)
    if link(family, last).score >= _ALIKE:
        return True
    first, begins = known.split(maxsplit=1)[0], name.split(maxsplit=1)[0]
    return link(family, begins).score >= _ALIKE or link(first, last).score >= _ALIKE


_ALIKE = 0.5


def _are_one(match: Match, known: str, name: str) -> bool:
    """Whether two full names are settled as one person's.

    What resembles is one where another alphabet writes it by ear; in the same it is another name.
    What is likely is one where neither name has a word more.
    """
    unsure = {reason.kind for reason in match.reasons} & _UNSURE
    if unsure == {ReasonKind.SPELLING} and script(known) != script(name):
        return match.tier is Tier.SURE and match.score >= _BY_EAR
    if match.tier is Tier.LIKELY and len(known.split()) != len(name.split()):
        return False
    return match.tier.joins and not unsure


def _home_of_word(near: Iterable[_Who], one: Known) -> _Who | None:
    """Give the person whose family name a word is: the only one, or by far the most named."""
    fitting = sorted(
        (who for who in near if _is_form(who.family, one.name)),
        key=lambda who: (-who.briefings, who.called()),
    )
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    others = sum(who.briefings for who in fitting[1:])
    return fitting[0] if fitting[0].briefings >= max(1, _BY_FAR * others) else None


def _is_form(family: str, word: str) -> bool:
    joined = link(family, word)
    if joined.score < _BY_RULE or joined.kind in {ReasonKind.SPELLING, ReasonKind.GIVEN_NAME}:
        return False
    if min(len(family), len(word)) < _SHORT:
        return joined.kind is ReasonKind.EXACT
    return joined.kind is not ReasonKind.ENDING or _is_declined(family, word, joined.left)


_BY_RULE = 0.9
_SHORT = 3
"""A name of fewer letters is like too many others."""


def _is_declined(family: str, word: str, stem: str) -> bool:
    """Whether a word of another text is a case of a family name, and not another short name.

    In one alphabet all but the last two letters are the same: `Carney` is no case of `Carrión`.
    """
    if script(family) != script(word):
        return len(stem) >= _LONG
    shared = Prefix.similarity(family.casefold(), word.casefold())
    return shared >= max(_SHORT, min(len(family), len(word)) - 2)


_LONG = 4
"""Sounds of a stem from which it tells a name in another alphabet."""
