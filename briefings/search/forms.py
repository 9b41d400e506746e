"""The words that answer for a word of a query, and how surely each does."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise
from typing import NamedTuple

from briefings.model import Match, Reason, ReasonKind, Tier
from briefings.names.spelling.articles import articles, behind_article, joined_article
from briefings.names.spelling.elsewhere import elsewhere, may_be_another
from briefings.names.spelling.given import may_be_full_name
from briefings.names.spelling.rough import LEAST_BY_RULE, LEAST_NEAR, likest
from briefings.query import (
    Both,
    Facet,
    Field,
    Node,
    Not,
    Phrase,
    Property,
    Query,
    Word,
    every,
    walk,
)
from briefings.search.compounds import glued, halves
from briefings.search.inflected import answered
from briefings.search.kin import Kin
from briefings.store.protocols import NO_LIMIT, Cancelled
from briefings.text.fold import fold_word
from briefings.text.segment import parts_by_capitals, words

SHORTEST = 3
"""Letters a word needs for other spellings to be looked for; one less outside ASCII."""
MOST_MET = 1500
"""Words that share no more than a part of a skeleton and are looked at, while one is typed.

In a lexicon of 2.4 million words as many misspelt surnames are found as with 4,000.
"""
MOST_CANDIDATES = 20
"""Words of those that are compared while one is typed, the likest.

In a lexicon of 2.4 million words as many of 300 misspelt surnames are found as with 40.
"""
MOST_MISSED = 12
"""Words of those in a row that do not answer, after which nothing less like is compared."""
MOST_TYPED = 80
"""Words that share a whole skeleton and are compared while one is typed, the likest."""
MOST_APART = 24
"""Words of those in a row that do not answer, after which none is compared; of three letters all.

In a lexicon of 3.2 million words 447 misspelt ones of 448 are found that are found without it.
"""
A_STEP = 32
"""Words that are compared between two questions whether they are still wanted."""

Leaf = Word | Phrase


class Later(Mapping[str, Match]):
    """What else answers for a word, none of it exact: looked for when it is first asked for."""

    def __init__(self, find: Callable[[], Iterable[tuple[str, Match]]]) -> None:
        """Look for it by `find`, which says of words in turn how each answers, if it does.

        Two threads that ask at once may both do so.
        """
        self._find = find
        self._found: Mapping[str, Match] | None = None

    @property
    def is_known(self) -> bool:
        """Whether it was looked for."""
        return self._found is not None

    def is_looked_for(self, cancelled: Cancelled | None = None) -> bool:
        """Look for it where nobody did; False where that was cancelled, and it is not known."""
        if self._found is None:
            met = []
            for at, pair in enumerate(self._find()):
                if cancelled is not None and at % A_STEP == 0 and cancelled():
                    return False
                met.append(pair)
            self._found = _ranked(met)
        return True

    def _all(self) -> Mapping[str, Match]:
        self.is_looked_for()
        return self._found or {}

    def __getitem__(self, word: str) -> Match:
        return self._all()[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


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
    bare: "Forms | None" = None
    """Of the Arabic article the next word, where a text leaves it out or writes both as one."""
    parted: "tuple[Forms, Forms] | None" = None
    """Of a word that two are written as one in, the two that a text may write instead."""

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
        if known is not None and not begins:
            if known.reasons[0].kind is ReasonKind.JOINED:
                return known
            compared = answered(self.asked, written)
            return compared if compared.tier.rank <= known.tier.rank else known
        return _spelt(0.95, self.asked, written, f"begins with {self.asked}") if begins else None

    def among(self, folded: Sequence[str]) -> list[int]:
        """Give the places of those of some folded words that answer at all."""
        known = {self.folded, *self.joined}
        if not self.prefix:
            return [at for at, word in enumerate(folded) if word in known]
        begun = self.folded
        return [at for at, one in enumerate(folded) if one in known or one.startswith(begun)]

    def within(self, letters: str) -> Iterable[int]:
        """Give where in a text of small letters a word that answers may begin, in order."""
        begun = self.folded if self.prefix else ""
        words = [word for word in (self.folded, *self.joined) if word in letters]
        found = chain.from_iterable(
            _all(word, letters)
            for word in words
            if word == self.folded or not begun or not word.startswith(begun)
        )
        # Of one word no more are looked for than are wanted.
        return sorted(set(found)) if len(words) > 1 else found

    @property
    def is_known(self) -> bool:
        """Whether all that answers was looked for."""
        return all(one.is_known for one in self._others())

    def is_looked_for(self, cancelled: Cancelled | None = None) -> bool:
        """Look for all that answers; False where that was cancelled."""
        return all(one.is_looked_for(cancelled) for one in self._others())

    def _others(self) -> Iterator[Later]:
        both = (form.joined for form in (self, *(self.parted or ())))
        return (one for one in both if isinstance(one, Later))

    def as_known(self) -> "Forms":
        """Give the word with what is known by now to answer for it, be it the word alone."""
        return self if self.is_known else replace(self, joined={}, parted=None, known={})

    def spellings(self, tier: Tier) -> tuple[str, ...]:
        """Give the folded words that answer at a tier or better, beginnings left out."""
        if tier is Tier.EXACT and not self.is_known:
            return (self.folded,)
        others = (word for word, match in self.joined.items() if match.tier.rank <= tier.rank)
        return (self.folded, *others)

    def has(self, tier: Tier) -> bool:
        """Whether any word answers at just this tier, or two that are written as one."""
        if self.parted and (tier is Tier.SURE or self.parted[1].has(tier)):
            return True
        if self.bare is not None and self.bare.has(tier):
            return True
        return any(match.tier is tier for match in self.joined.values())


class Way(NamedTuple):
    """A row of words that answers for one that was asked for, the Arabic article otherwise."""

    forms: Sequence[Forms]
    place: int
    """Which of them the article is left out before, written as one with, or the first of two."""
    asked: str
    """What was asked for there."""
    is_parted: bool
    """Whether two words are met for one that was asked for."""


def ways(forms: Sequence[Forms]) -> Iterator[Way]:
    """Give the rows that answer as well: of `al-Sharaa` one word, of `Alsharaa` two."""
    for at, form in enumerate(forms):
        if form.bare and at + 1 < len(forms):
            asked = f"{form.asked}-{forms[at + 1].asked}"
            yield Way((*forms[:at], form.bare, *forms[at + 2 :]), at, asked, is_parted=False)
        if form.parted:
            yield Way(
                (*forms[:at], *form.parted, *forms[at + 1 :]), at, form.asked, is_parted=True
            )


Asked = Mapping[Leaf, tuple[Forms, ...]]
"""The forms of each word of a query's leaves, in order."""


Known = dict[tuple[str, bool], Later]
"""What answers for words, by the word and whether the query is being typed."""
MOST_KEPT = 16
"""Words for which that is kept: those of the query that is typed, on the way there and back."""


def forms_of(query: Query, kin: Kin, *, typing: bool, told: Known | None = None) -> Asked:
    """Give the forms of all words of a query, those left out as well; what is not exact later.

    While `typing`, the last word may be the beginning of one; what is left out is taken at its
    word: whatever went with a beginning would go unseen. What was `told` is not looked for
    again, and what is found is kept there: words stay the same from letter to letter of the one
    behind them, and where a query is asked again. It may be asked from two threads.
    """
    kept = {} if told is None else told
    for oldest in list(kept)[:-MOST_KEPT]:
        kept.pop(oldest, None)
    leaves = (as_words(node) for node in walk(query.root))
    refused = left_out(query)
    return {
        leaf: _forms(leaf, kin, kept, typing=typing and leaf not in refused)
        for leaf in leaves
        if leaf
    }


def left_out(query: Query) -> Collection[Leaf]:
    """Give the words that a query leaves out."""
    refused = (node for node in walk(query.root) if isinstance(node, Not))
    return {leaf for node in refused for leaf in map(as_words, walk(node.part)) if leaf}


def without_left_out(query: Query) -> Query:
    """Give a query without the words that it leaves out wherever they stand.

    The same where it leaves out none, or would ask for no word any more.
    """
    parts = query.root.parts if isinstance(query.root, Both) else ()
    kept = Query(every(part for part in parts if not _leaves_words_out(part)))
    return kept if kept.words() else query


def _leaves_words_out(node: Node) -> bool:
    leaves = [*walk(node)]
    is_left_out = isinstance(node, Not) and bool(Query(node.part).words())
    return is_left_out and not any(
        isinstance(one, Property) or (isinstance(one, Word | Phrase) and one.title)
        for one in leaves
    )


def as_known(asked: Asked) -> Asked:
    """Give the forms of words with what is known by now to answer for them."""
    return {leaf: tuple(form.as_known() for form in forms) for leaf, forms in asked.items()}


def as_words(node: Node) -> Leaf | None:
    """Give the word or words that a node is, or that a place is called by; None for others."""
    if isinstance(node, Leaf):
        return node
    if isinstance(node, Facet) and node.field is Field.PLACE:
        called = tuple(word.text for word in words(node.value))
        return Phrase(called) if len(called) > 1 else Word(called[0]) if called else None
    return None


def _forms(leaf: Leaf, kin: Kin, known: Known, *, typing: bool) -> tuple[Forms, ...]:
    texts = (leaf.text,) if isinstance(leaf, Word) else leaf.words
    last = len(texts) - 1
    is_beginning = isinstance(leaf, Word) and leaf.prefix
    forms = [
        _form(
            text,
            kin,
            known,
            typing=typing,
            is_open=leaf.open and typing and place == last,
            is_beginning=is_beginning,
            is_exact=leaf.exact,
        )
        for place, text in enumerate(texts)
    ]
    if leaf.exact or is_beginning:
        return tuple(forms)
    whole = [_with_parted(form, kin, known, typing=typing) for form in forms]
    return tuple(_with_articles(whole))


def _with_parted(form: Forms, kin: Kin, known: Known, *, typing: bool) -> Forms:
    """Let two words answer for one written as both: `JaneDoe`, or an Arabic article and more.

    No brand is parted: `NOT YouTube` would leave out what tells of a tube.
    """

    def whole(word: str, *, is_open: bool) -> Forms:
        return _form(
            word, kin, known, typing=typing, is_open=is_open, is_beginning=False, is_exact=False
        )

    glued = [part.text for part in parts_by_capitals(form.asked)]
    is_both = len(glued) == _TWO and "".join(glued) == form.asked
    if is_both and may_be_full_name(*glued):
        first, last = whole(glued[0], is_open=False), whole(glued[1], is_open=form.prefix)
        return replace(form, parted=(first, last))
    apart = halves(form.asked)
    if apart:
        first, last = (Forms(one, fold_word(one), prefix=False, joined={}) for one in apart)
        return replace(
            form, parted=(first, replace(last, prefix=form.prefix and apart[1].isalpha()))
        )
    behind = behind_article(form.asked)
    if not behind:
        return form
    article = form.folded.removesuffix(fold_word(behind))
    first = Forms(article, article, prefix=False, joined=articles(article, behind))
    return replace(form, parted=(first, whole(behind, is_open=form.prefix)))


_TWO = 2


def _with_articles(forms: Sequence[Forms]) -> Iterator[Forms]:
    """Let an article before a word answer in each of its forms: al-Sharaa, ash-Sharaa."""
    for form, behind in pairwise(forms):
        others = articles(form.asked, behind.folded)
        both = _glued(form.asked, behind.asked) if len(forms) == _TWO else None
        bare = _bare(form.asked, [form.folded, *others], behind) if others else both
        yield replace(form, joined=others | dict(form.joined), bare=bare)
    yield forms[-1]


def _bare(article: str, others: Sequence[str], word: Forms) -> Forms:
    """Give the forms of a word that an article stands before, and of both written as one."""
    asked = f"{article}-{word.asked}"
    glued = {one + word.folded: joined_article(asked, one + word.folded) for one in others}
    return replace(word, joined=glued | dict(word.joined))


def _glued(one: str, other: str) -> Forms:
    """Give the forms of two words that are written as one."""
    both = f"{one}-{other}"
    return Forms(both, both.casefold(), prefix=False, joined=glued(one, other))


def _form(
    text: str,
    kin: Kin,
    known: Known,
    *,
    typing: bool,
    is_open: bool,
    is_beginning: bool,
    is_exact: bool,
) -> Forms:
    folded = fold_word(text)
    joined: Mapping[str, Match] = {}
    letters = sum(map(str.isalpha, folded)) + (not folded.isascii())
    if not is_exact and not is_beginning and letters >= SHORTEST:
        find = _typed if typing else _finished
        joined = known.setdefault((text, typing), Later(lambda: find(text, folded, kin)))
    return Forms(text, folded, is_beginning or (is_open and not is_exact), joined)


def _ranked(met: Iterable[tuple[str, Match]]) -> dict[str, Match]:
    """Put those words that answer in order, best first."""
    found = (pair for pair in met if pair[1].tier is not Tier.NO)
    return dict(sorted(found, key=lambda pair: (pair[1].tier.rank, -pair[1].score, pair[0])))


def _finished(asked: str, folded: str, kin: Kin) -> Iterator[tuple[str, Match]]:
    """Give all that answers: what is no longer typed misses no word, however many there are."""
    kindred = kin(folded, NO_LIMIT)
    near = likest(folded, kindred.near, NO_LIMIT, least=LEAST_NEAR)
    renamed = (
        word
        for name in _elsewhere(asked)
        for word in (name, *kin(name, NO_LIMIT).whole)
        if may_be_another(asked, word)
    )
    others = dict.fromkeys((*kindred.listed, *kindred.numbers, *kindred.whole, *near, *renamed))
    yield from ((word, answered(asked, word)) for word in others if word != folded)


def _typed(asked: str, folded: str, kin: Kin) -> Iterator[tuple[str, Match]]:
    """Give the words that answer a word of what is typed: the next letter must not wait for long.

    The likest are compared, until too many in a row did not answer.
    """
    kindred = kin(folded, MOST_MET)
    sure = dict.fromkeys((folded, *kindred.listed, *kindred.numbers, *_elsewhere(asked)))
    yield from ((word, answered(asked, word)) for word in sure if word != folded)
    whole = likest(folded, kindred.whole, MOST_TYPED, least=LEAST_BY_RULE)
    apart = MOST_APART if len(folded) > SHORTEST else NO_LIMIT
    yield from _until_missed(asked, [word for word in whole if word not in sure], apart)
    sure |= dict.fromkeys(whole)
    near = likest(folded, kindred.near, MOST_CANDIDATES)
    yield from _until_missed(asked, [word for word in near if word not in sure], MOST_MISSED)


def _elsewhere(asked: str) -> list[str]:
    """Give what a place is called in other languages, folded, where it is one word."""
    return [fold_word(name) for name in elsewhere(asked) if name.isalpha()]


def _until_missed(asked: str, likely: Iterable[str], most: int) -> Iterator[tuple[str, Match]]:
    """Say of words in turn how they answer, until so many in a row do not."""
    missed = 0
    for word in likely:
        match = answered(asked, word)
        yield word, match
        missed = missed + 1 if match.tier is Tier.NO else 0
        if missed >= most:
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
