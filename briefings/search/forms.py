"""The words that answer for a word of a query, and how surely each does."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefings.model import Match, Reason, ReasonKind, Tier
from briefings.names.compare import compare_words
from briefings.names.keys import is_listed, keys, text_keys
from briefings.names.rough import likest
from briefings.query import Facet, Field, Node, Phrase, Query, Word, walk
from briefings.store.protocols import Index
from briefings.text.fold import fold_word
from briefings.text.segment import words

SHORTEST = 3
"""Letters a word needs for other spellings to be looked for; one less outside ASCII."""
MOST_MET = 4000
"""Words that share a key and are looked at, those that share a whole skeleton first."""
MOST_CANDIDATES = 48
"""Words of those that are compared, the likest; all that are on a list of given names are."""
MOST_MISSED = 12
"""Words in a row that do not answer, after which nothing less like is compared."""

Leaf = Word | Phrase
Kin = Callable[[str], Iterable[str]]
"""Gives folded words that may be another form of a folded one."""


@dataclass(frozen=True, slots=True)
class Forms:
    """One word of a query with all that answers for it."""

    asked: str
    """As it was typed."""
    folded: str
    prefix: bool
    """Whether any word that begins so answers too, as `exact`."""
    joined: Mapping[str, Match]
    """Each other folded word that answers, best first."""

    known: dict[tuple[str, str], Match | None] = field(default_factory=dict, compare=False)
    """How words that were met answer, folded and as written; the same object each time."""

    def match(self, folded: str, written: str) -> Match | None:
        """Give how a word of a text answers, None if not; reasons speak of it as written."""
        met = (folded, written)
        if met not in self.known:
            self.known[met] = self._match(folded, written)
        return self.known[met]

    def _match(self, folded: str, written: str) -> Match | None:
        if folded == self.folded:
            return _spelt(1.0, self.asked, written, "the same letters")
        begins = self.prefix and folded.startswith(self.folded)
        known = self.joined.get(folded)
        if known is not None:
            compared = compare_words(self.asked, written)
            match = compared if compared.tier.rank <= known.tier.rank else known
            return replace(match, tier=Tier.EXACT) if begins else match
        return _spelt(0.95, self.asked, written, f"begins with {self.asked}") if begins else None

    def among(self, folded: Sequence[str]) -> list[int]:
        """Give the places of those of some folded words that answer at all."""
        known = {self.folded, *self.joined}
        if not self.prefix:
            return [at for at, word in enumerate(folded) if word in known]
        begun = self.folded
        return [at for at, one in enumerate(folded) if one in known or one.startswith(begun)]

    def within(self, letters: str) -> list[int]:
        """Give where in a text of small letters a word that answers may begin, in order."""
        begun = self.folded if self.prefix else ""
        words = [word for word in (self.folded, *self.joined) if word in letters]
        found = [
            at
            for word in words
            if word == self.folded or not begun or not word.startswith(begun)
            for at in _all(word, letters)
        ]
        return sorted(set(found)) if len(words) > 1 else found

    def spellings(self, tier: Tier) -> tuple[str, ...]:
        """Give the folded words that answer at a tier or better, beginnings left out."""
        others = (word for word, match in self.joined.items() if match.tier.rank <= tier.rank)
        return (self.folded, *others)

    def has(self, tier: Tier) -> bool:
        """Whether any word answers at just this tier."""
        return any(match.tier is tier for match in self.joined.values())


Asked = Mapping[Leaf, tuple[Forms, ...]]
"""The forms of each word of a query's leaves, in order."""


def forms_of(query: Query, kin: Kin, *, typing: bool) -> Asked:
    """Find the forms of all words of a query, those left out as well.

    While `typing`, the last word may be the beginning of one.
    """
    leaves = (as_words(node) for node in walk(query.root))
    return {leaf: _forms(leaf, kin, typing=typing) for leaf in leaves if leaf}


def as_words(node: Node) -> Leaf | None:
    """Give the word or words that a node is, or that a place is called by; None for others."""
    if isinstance(node, Leaf):
        return node
    if isinstance(node, Facet) and node.field is Field.PLACE:
        called = tuple(word.text for word in words(node.value))
        return Phrase(called) if len(called) > 1 else Word(called[0]) if called else None
    return None


def kin_in(index: Index) -> Kin:
    """Look for forms among the words of an index."""

    def kin(folded: str) -> Iterable[str]:
        whole = text_keys(folded)
        others = [key for key in keys(folded) if key not in whole]
        found = index.sharing([*whole, *others], MOST_MET)
        listed = index.sharing([key for key in others if is_listed(key)], MOST_MET)
        return _likest_first(folded, listed, found)

    return kin


def kin_among(vocabulary: Iterable[str]) -> Kin:
    """Look for forms among some folded words."""
    known = tuple(vocabulary)

    def kin(folded: str) -> Iterable[str]:
        wanted = set(keys(folded))
        listed = set(filter(is_listed, wanted))
        found = [word for word in known if not wanted.isdisjoint(keys(word))]
        given = [word for word in found if listed and not listed.isdisjoint(keys(word))]
        return _likest_first(folded, given, found)

    return kin


def _likest_first(folded: str, listed: Iterable[str], found: Sequence[str]) -> Iterable[str]:
    return dict.fromkeys((*listed, *likest(folded, found, MOST_CANDIDATES)))


def _forms(leaf: Leaf, kin: Kin, *, typing: bool) -> tuple[Forms, ...]:
    texts = (leaf.text,) if isinstance(leaf, Word) else leaf.words
    last = len(texts) - 1
    is_beginning = isinstance(leaf, Word) and leaf.prefix
    return tuple(
        _form(
            text,
            kin,
            is_open=leaf.open and typing and place == last,
            is_beginning=is_beginning,
            is_exact=leaf.exact,
        )
        for place, text in enumerate(texts)
    )


def _form(text: str, kin: Kin, *, is_open: bool, is_beginning: bool, is_exact: bool) -> Forms:
    folded = fold_word(text)
    joined: dict[str, Match] = {}
    letters = sum(map(str.isalpha, folded)) + (not folded.isascii())
    if not is_exact and not is_beginning and letters >= SHORTEST:
        found = _joining(text, (word for word in kin(folded) if word != folded))
        ranked = sorted(found, key=lambda pair: (pair[1].tier.rank, -pair[1].score, pair[0]))
        joined = dict(ranked)
    return Forms(text, folded, is_beginning or (is_open and not is_exact), joined)


def _joining(asked: str, words: Iterable[str]) -> Iterator[tuple[str, Match]]:
    """Give the words that answer, of some that come the likest first."""
    missed = 0
    for word in words:
        match = compare_words(asked, word)
        missed = missed + 1 if match.tier is Tier.NO else 0
        if not missed:
            yield word, match
        elif missed == MOST_MISSED:
            return


def _all(word: str, letters: str) -> Iterator[int]:
    """Give where letters stand in a text behind none of their own word."""
    at = letters.find(word)
    while at >= 0:
        if not at or not letters[at - 1].isalnum():
            yield at
        at = letters.find(word, at + 1)


def _spelt(score: float, asked: str, written: str, rule: str) -> Match:
    return Match(Tier.EXACT, score, (Reason(ReasonKind.EXACT, asked, written, rule),))
