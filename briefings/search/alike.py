"""Who else tells the same story: another report of one event, and no copy.

Worked out when it is asked for, from the index as it is then, so that it does not hang on the
order in which files came. Two briefings tell one story where they share rare words and a person
or a place, are of days that lie near each other, and no number of theirs differs. Of a text only
what tells its story is compared: who sent it, and what else stands around that, are no news.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from briefings.model import FOLDED, BlockKind, Briefing, EntityKind, Mention
from briefings.search.filters import Searched
from briefings.search.shown import shown_text
from briefings.store.protocols import Entry, Words
from briefings.store.standing import settled, stand
from briefings.text.indexed import index_words
from briefings.text.numbers import differ_in_a_number, differ_in_a_thing_counted

NEAR = timedelta(days=3)
"""How far the days of one story may lie apart."""
LEAD = 160
"""Words of a text that are looked at, its title first: what happened is told early."""
LETTERS = 4
"""Letters of a word that may be rare."""
RAREST, FEW = 40, 8
"""Briefings that may have a word which is rare: of a small library fewer, but never under so few,
as a story and its copies are."""
SHARE = 25
"""Of so many briefings one may have it."""
LEAST = 4
"""Rare words that two must share."""
HELD = 0.4
"""The part of the shorter one's words that two must share."""
COMPARED = 30
"""Briefings that one is compared with: those that share most rare words."""


class _Tale(NamedTuple):
    """What a briefing tells, as far as it is compared."""

    text: str
    words: frozenset[str]
    who: frozenset[str]
    first: date
    last: date


def story(store: Searched, begun: str) -> tuple[str, ...]:
    """Give the briefings that tell one story: one by the beginning of its id, its copies, others.

    Nothing where no id begins so, or more than one does.
    """
    found = store.corpus.matching(begun, 2)
    if len(found) != 1:
        return ()
    others = alike(store, store.corpus.sources(), found[0])
    return (found[0], *sorted(_kin(store, found[0]) - {found[0]}), *others)


def alike(store: Searched, scope: Sequence[str], briefing: str) -> tuple[str, ...]:
    """Give the briefings of some sources that tell the same story as one, newest first."""
    entry = store.corpus.entry(briefing)
    if entry is None:
        return ()
    told = _tale(store, entry)
    total = sum(group.count for group in store.corpus.groups(scope))
    most = max(FEW, min(RAREST, total // SHARE))
    shared = Counter[str]()
    # What very many have is not even looked for: a day of them is read to give the first.
    for term in store.index.counted(sorted(told.words)):
        if term.documents <= most:
            shared.update(store.index.find(Words((term.word,)), limit=most))
    kin = _kin(store, briefing)
    likest = sorted(shared.items(), key=lambda one: (-one[1], one[0]))
    near = [one for one, count in likest if count >= LEAST and one not in kin]
    found = [
        one
        for one in store.corpus.within(scope, near[:COMPARED])
        if (other := store.corpus.entry(one)) and is_same(told, _tale(store, other))
    ]
    lines = {line.id: line for line in store.corpus.lines_of(scope, found)}
    return tuple(sorted(found, key=lambda one: lines[one].received, reverse=True))


def is_same(left: _Tale, right: _Tale) -> bool:
    """Whether two that share rare words tell one story."""
    least = min(len(left.words), len(right.words))
    return (
        left.first - NEAR <= right.last
        and right.first - NEAR <= left.last
        and not left.who.isdisjoint(right.who)
        and len(left.words & right.words) >= max(LEAST, HELD * least)
        and not differ_in_a_number(left.text, right.text)
        and not differ_in_a_thing_counted(left.text, right.text)
    )


def _kin(store: Searched, briefing: str) -> set[str]:
    """Give a briefing and its copies: they tell nothing else."""
    own = store.kinship.kin(briefing)
    story = own.story if own else briefing
    return {briefing, story, *(one.briefing for one in store.kinship.copies(story))}


def _tale(store: Searched, entry: Entry) -> _Tale:
    briefing = entry.briefing
    mentions = settled(entry.in_story, store.corpus.entities())
    day = stand(briefing, entry.received).day
    dating = briefing.dating
    story = (block.span.of(briefing.text) for block in briefing.blocks if block.kind not in FOLDED)
    return _Tale(
        "".join(story),
        _words(briefing),
        _who(briefing, mentions),
        dating.start if dating else day,
        dating.end if dating else day,
    )


def _words(briefing: Briefing) -> frozenset[str]:
    """Give the folded words that a text tells its story by, without the publisher's."""
    shown = shown_text(briefing)
    places = ((at, shown.word(at).start) for at in range(len(shown)))
    told = (shown.folded[at] for at, start in places if briefing.kind_at(start) not in FOLDED)
    title = index_words(briefing.title)
    lead = (*title, *islice(told, max(0, LEAD - len(title))))
    words = frozenset(word for word in lead if len(word) >= LETTERS and word.isalpha())
    return words.difference(index_words(briefing.publisher or ""))


def _who(briefing: Briefing, mentions: Sequence[Mention]) -> frozenset[str]:
    """Give who and what place a text names, but whom a header names: they only sent or got it."""
    heads = BlockKind.HEADER
    named = {one.entity for one in mentions if briefing.kind_at(one.span.start) is heads}
    told = (one for one in mentions if one.is_told or one.kind is EntityKind.PLACE)
    return frozenset(one.entity for one in told).difference(named)
