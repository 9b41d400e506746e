"""The words of a library that a family name may be in: told by its index, not by its texts.

All that share the name's consonants are compared with it by the rules; where they are very many,
the likest and the most frequent are, and the rest is given as what was left.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import NamedTuple, Protocol

from briefings.model import ReasonKind
from briefings.names.compare import WORD_MAYBE
from briefings.names.gazetteer import Gazetteer
from briefings.names.lists import word_lists
from briefings.names.pairs.words import NONE, Link, link, link_by_rule
from briefings.names.spelling.elsewhere import is_begun_as
from briefings.names.spelling.given import is_given
from briefings.names.spelling.keys import keys, text_keys
from briefings.names.spelling.readings import script_of
from briefings.names.spelling.rough import LEAST_BY_RULE, likest
from briefings.names.spelling.slips import swaps
from briefings.names.watching.forms import Form
from briefings.names.watching.sighting import LEAST, STRONG, Sighting
from briefings.store.protocols import Index, Term
from briefings.text.fold import fold_word
from briefings.text.segment import is_small

NEAREST = 0.55
"""A word less alike than this is no near miss."""

_LONG = 6
"""Letters from which a name has no words of its consonants that only a list joins to it."""
_LIKEST, _FREQUENT = 400, 200
"""Words with the name's consonants that are compared at least: the likest in letters, and the
most frequent of the others.
"""
_RULED, _RESEMBLING = 100, 24
"""Those of them, and of the words that lack one consonant, that may be near misses: the likest."""
_PARTLY = 2000
"""Words that lack one consonant, of which the likest are told, at most."""
_BEGINNING = 2000
"""Words that begin with the name and may have something glued to it, at most."""


@dataclass(frozen=True, slots=True)
class Near:
    """A word of the library that a family name may be in."""

    word: str
    briefings: int
    """In how many of the library it stands."""
    sighting: Sighting

    @property
    def is_form(self) -> bool:
        """Whether a rule joins it, not mere resemblance."""
        joined = self.sighting.link
        unsure = {ReasonKind.SPELLING, ReasonKind.GIVEN_NAME}
        return joined.score >= STRONG and joined.kind not in unsure


class Lexicon:
    """The words of an index, of which what shares a key is read once."""

    def __init__(self, index: Index) -> None:
        """Stand on an index that does not change meanwhile."""
        self.near = cache(index.near)
        self.behind = index.behind
        self.is_paired = index.is_paired
        self.sharing = index.sharing
        self.counted = index.counted
        self.beginning = index.beginning


class Nearby(NamedTuple):
    """What a family name may be in."""

    found: Sequence[Near]
    """The most alike first."""
    left: Sequence[Term]
    """Words with the same consonants that were not compared, most frequent first."""


class Beside(Protocol):
    """The given name that stands before a family name."""

    def is_told(self, word: str) -> bool:
        """Whether it is known of a word whether it stands beside the given name."""

    def joined(self, words: Sequence[str], counts: Mapping[str, int]) -> Collection[str]:
        """Give those of some words that stand there; `counts`: in how many briefings each is."""


def nearby(index: Lexicon, gazetteer: Gazetteer, form: Form, beside: Beside) -> Nearby:
    """Give the words that a family name may be in.

    Beside the given name a word is met that only resembles the family name, however little it is
    like it in letters. Of what another language calls a place only cases are.
    """
    if form.instead:
        return Nearby(list(_cases_of(index, form)), ())
    folded, sure = fold_word(form.family), text_keys(form.family)
    terms = _sharing(index, sure)
    compared = _compared(folded, terms)
    parts = _resembling(index, folded, [key for key in keys(form.family) if key not in sure])
    likely = dict.fromkeys(likest(folded, list(terms), _RULED, least=LEAST_BY_RULE))
    joined = beside.joined([word for word in terms if word not in likely], terms)
    by_likeness = [word for word in terms if word in joined]
    others = [word for word in compared if word not in joined and word not in likely]
    ruled = others if _is_told_by_lists(form.family) else _near_by_rule(folded, others)
    found = [
        *_like(form, [*likely, *by_likeness], terms, LEAST),
        *_like(form, parts, parts, NEAREST),
        *_ruled(form, ruled, terms),
    ]
    whole = {one.word for one in found if one.sighting.link.score >= STRONG}
    found += [one for one in _glued(index, gazetteer, form, folded) if one.word not in whole]
    found += _swapped(index, form, folded)
    kept: dict[str, Near] = {}
    for one in sorted(found, key=lambda one: (-one.sighting.link.score, -one.briefings, one.word)):
        kept.setdefault(one.word, one)
    settled = {*likely, *by_likeness, *filter(beside.is_told, others), *kept}
    left = [Term(word, count) for word, count in terms.items() if word not in settled]
    return Nearby(list(kept.values()), left)


def _cases_of(index: Lexicon, form: Form) -> Iterator[Near]:
    """Give the words that may be cases of what another language calls a place."""
    name = form.family
    terms = _sharing(index, text_keys(name))
    begun = [
        word for word in terms if script_of(word) == script_of(name) and is_begun_as(name, word)
    ]
    yield from _ruled(form, begun, terms)


def _resembling(index: Lexicon, folded: str, some: Sequence[str]) -> dict[str, int]:
    """Give the likest of the words that share one of some keys, with their briefings."""
    words = likest(folded, index.sharing(some, _PARTLY), _RESEMBLING)
    counts = {term.word: term.documents for term in index.counted(words)}
    return {word: counts[word] for word in words if word in counts}


def _sharing(index: Lexicon, some: Iterable[str]) -> dict[str, int]:
    """Give the words that share one of some keys, most frequent first, with their briefings."""
    terms = {term.word: term.documents for key in some for term in index.near(key)}
    return dict(sorted(terms.items(), key=lambda one: (-one[1], one[0])))


def _compared(folded: str, terms: Mapping[str, int]) -> Mapping[str, None]:
    """Give those of some words that are compared with a name: all, unless they are very many."""
    if len(terms) <= _LIKEST + _FREQUENT:
        return dict.fromkeys(terms)
    chosen = dict.fromkeys(likest(folded, list(terms), _LIKEST, least=0))
    others = [word for word in terms if word not in chosen]
    return chosen | dict.fromkeys(others[:_FREQUENT])


def _is_told_by_lists(family: str) -> bool:
    """Whether a rule may join a name to what is little like it: a given name, or a short one."""
    return len(family) < _LONG or is_given(family) or not is_small(family[:1].lower())


def _near_by_rule(folded: str, words: Sequence[str]) -> Sequence[str]:
    """Give those of words with a name's consonants that are not too far from it for any rule.

    In scripts that leave vowels out all may be.
    """
    cased = [word for word in words if is_small(word[:1])]
    near = set(likest(folded, cased, len(cased), least=LEAST_BY_RULE))
    far = set(cased) - near
    return [word for word in words if word not in far]


def soon_read(words: Iterable[str], counts: Mapping[str, int], most: int) -> list[str]:
    """Give the rarest of some words, as many as stand in so many briefings in all."""
    ranked = sorted(words, key=lambda word: (counts[word], word))
    read = accumulate(counts[word] for word in ranked)
    return [word for word, sofar in zip(ranked, read, strict=True) if sofar <= most]


def _like(
    form: Form, words: Iterable[str], counts: Mapping[str, int], least: float
) -> Iterator[Near]:
    """Give those of some words that are like a family name, with how often they are met."""
    for word in words:
        joined = link(form.family, word)
        if joined.score >= least:
            yield Near(word, counts[word], Sighting(form, joined, 0, len(word)))


def _ruled(form: Form, words: Iterable[str], counts: Mapping[str, int]) -> Iterator[Near]:
    """Give those that a rule joins to a family name: resemblance is not looked for."""
    for word in words:
        joined = link_by_rule(form.family, word) or NONE
        if joined.score >= STRONG:
            yield Near(word, counts[word], Sighting(form, joined, 0, len(word)))


def _glued(index: Lexicon, gazetteer: Gazetteer, form: Form, folded: str) -> Iterator[Near]:
    """Give the words that are the family name with a small word glued to it."""
    small = tuple(word_lists("cues")["glued"])
    for term in index.beginning(folded, _BEGINNING):
        if term.word.endswith(small):
            for one in gazetteer.look_up(term.word.capitalize()):
                if one.form == form:
                    yield Near(term.word, term.documents, one)


def _swapped(index: Lexicon, form: Form, folded: str) -> Iterator[Near]:
    """Give the words that are the family name with two neighbouring letters swapped."""
    bones = dict.fromkeys(key for slip in swaps(folded) for key in text_keys(slip)[:1])
    terms = {term.word: term for key in sorted(bones) for term in index.near(key)}
    for slip in sorted(swaps(folded).intersection(terms)):
        joined = Link(WORD_MAYBE, ReasonKind.SPELLING)
        yield Near(slip, terms[slip].documents, Sighting(form, joined, 0, len(slip)))
