"""Whether two names are one, how surely, and why."""

from functools import lru_cache

from briefings.match import Match, ReasonKind, Tier
from briefings.names.pairs.align import align
from briefings.names.pairs.explain import called_elsewhere, plain_reason, reason, reasons
from briefings.names.pairs.parse import Name, Role, parse
from briefings.names.pairs.verdict import score
from briefings.names.pairs.words import Link, link, most_alone
from briefings.names.spelling.elsewhere import are_of_one_thing
from briefings.names.spelling.readings import (
    VOWELS,
    WITHOUT_VOWELS,
    equal,
    latin,
    readings,
    script_of,
)
from briefings.names.spelling.romanise import plain
from briefings.names.spelling.slips import swapped
from briefings.text.fold import fold_word
from briefings.text.remembering import ROOM

SURE, LIKELY, MAYBE = 0.93, 0.67, 0.25
"""The least score of each tier between two names."""

WORD_LIKELY, WORD_MAYBE = 0.82, 0.6
"""The same for a word that only resembles another."""

_BY_RULE = 0.9
"""From here a word is a written form of the other by a rule."""


LONGEST = 200
"""What has more letters is no name: it is the same as another or it is not."""


def compare(a: str, b: str) -> Match:
    """Compare two whole names of persons, in any scripts; the same both ways but for reasons.

    Likely or better means that they are taken for one. Reasons go from `a` to `b`; where
    nothing joins the two there are none.
    """
    if max(len(a), len(b)) > LONGEST:
        return _compare_long(a.strip(), b.strip())
    return _compare(a, b)


def _compare_long(a: str, b: str) -> Match:
    if a and fold_word(a) == fold_word(b):
        return _same(a, b)
    return Match(Tier.NO, 0.0)


@lru_cache(maxsize=ROOM.up_to(1 << 14))
def _compare(a: str, b: str) -> Match:
    if a.strip() and fold_word(a.strip()) == fold_word(b.strip()):
        return _same(a.strip(), b.strip())
    left, right = parse(a), parse(b)
    if not left.words or not right.words:
        return Match(Tier.NO, 0.0)
    if len(left.words) == len(right.words) == 1:
        return _compare_alone(a, b, compare_words(left.words[0].text, right.words[0].text))
    alignment = align(left, right)
    if not alignment.pairs:
        return Match(Tier.NO, 0.0)
    points = score(alignment)
    tier = _tier(points)
    if tier is Tier.NO:
        return Match(tier, round(points, 4))
    return Match(tier, round(points, 4), reasons(alignment))


def _compare_alone(a: str, b: str, found: Match) -> Match:
    """Give what two words come to, which may be two languages' names of one body or place."""
    if found.tier.joins or not are_of_one_thing(a, b):
        return found
    return Match(Tier.SURE, 0.95, (called_elsewhere(a, b),))


def is_called_so(name: str, written: str) -> bool:
    """Whether a name is the very one of several words, or a case or romanisation of it.

    What only sounds like its given name, is another form of it, or an initial, may be another
    person's; and so may a family name alone.
    """
    if not compare(name, written).tier.joins:
        return False
    asked, seen = parse(name), parse(written)
    laid = align(asked, seen)
    if laid.by_syllables:
        return True
    given = [
        (_together(asked, pair.left), _together(seen, pair.right))
        for pair in laid.pairs
        if asked.family not in pair.left and asked.words[pair.left[0]].role is Role.WORD
    ]
    full = sum(word.role is Role.WORD for word in asked.words)
    return full == 1 or (bool(given) and all(_is_spelt_so(*pair) for pair in given))


def _together(name: Name, places: tuple[int, ...]) -> str:
    return "".join(name.words[at].text for at in places)


def _is_spelt_so(given: str, seen: str) -> bool:
    """Whether a given name is written in the same letters, those of another script, or a case."""
    joined = link(given, seen)
    if joined.kind in (ReasonKind.EXACT, ReasonKind.LOOK_ALIKE):
        return True
    if joined.score < _BY_RULE or joined.kind not in (ReasonKind.ROMANISATION, ReasonKind.ENDING):
        return False
    one, other = (equal(word[0]) for word in (readings(given), readings(seen)))
    if joined.kind is ReasonKind.ENDING:
        # A vowel may flee from the end of a stem: `Pavel`, of `Pavla`.
        stem = equal(joined.left)[:-1]
        return one.startswith(stem) and other.startswith(stem)
    # Less likely readings make `Rustam` and `Rastam` the same.
    is_transcribed = script_of(given) != script_of(seen)
    return is_transcribed or one == other or _vowels(given) == _vowels(seen)


def _vowels(word: str) -> list[str]:
    return [letter for letter in plain(word).casefold() if letter in VOWELS]


def compare_words(asked: str, seen: str) -> Match:
    """Compare one word of a name with another: family names, or given names.

    `sure` is a written form of the same word by a rule: another romanisation, a case ending, a
    possessive; `likely` a form of the same given name, or a spelling that sounds the same.
    """
    if max(len(asked), len(seen)) > LONGEST:
        return _compare_long(asked, seen)
    return _compare_words(asked, seen, 0.0)


def join_words(asked: str, seen: str) -> Match:
    """Compare as `compare_words`, but say of what nothing joins no more than that.

    Nearly all words that are near what somebody types are found to be others so.
    """
    if max(len(asked), len(seen)) > LONGEST:
        return _compare_long(asked, seen)
    return _compare_words(asked, seen, WORD_MAYBE)


@lru_cache(maxsize=ROOM.up_to(1 << 15))
def _compare_words(asked: str, seen: str, least: float) -> Match:
    if fold_word(asked) == fold_word(seen):
        return _same(asked, seen)
    one, other = _bare(asked), _bare(seen)
    if not (one and other):
        return compare(asked, seen)
    found = link(one, other, least)
    tier = word_tier(found, one, other)
    if tier is Tier.MAYBE and _is_half(one, other):
        tier = Tier.NO
    if tier is Tier.NO and swapped(latin(one), latin(other)):
        tier, found = Tier.MAYBE, Link(WORD_MAYBE, ReasonKind.SPELLING)
    if tier is Tier.NO:
        return Match(tier, round(found.score, 4))
    return Match(tier, round(found.score, 4), (reason(found, asked, seen),))


def _is_half(a: str, b: str) -> bool:
    """Whether one word has at most half the letters of the other, as `x` has of `Kallas`.

    Letters of a script that leaves vowels out are not counted.
    """
    if WITHOUT_VOWELS & {script_of(a), script_of(b)}:
        return False
    short, long = sorted((len(latin(a)), len(latin(b))))
    return short * 2 <= long


def _bare(word: str) -> str:
    """Give a word without possessive and marks; nothing where it is no word, or several."""
    if word.isalpha():
        return word
    words = parse(word).words
    return words[0].text if len(words) == 1 else ""


def word_tier(found: Link, asked: str, seen: str) -> Tier:
    """Give the tier of a word joined to another: what tells little is no more than it tells."""
    return max(_by_link(found), most_alone(asked, seen), key=lambda tier: tier.rank)


def _by_link(found: Link) -> Tier:
    if found.kind is ReasonKind.EXACT:
        return Tier.EXACT
    if found.kind is ReasonKind.GIVEN_NAME:
        return Tier.LIKELY
    if found.score >= _BY_RULE and found.kind is not ReasonKind.SPELLING:
        return Tier.SURE
    if found.score >= WORD_LIKELY:
        return Tier.LIKELY
    return Tier.MAYBE if found.score >= WORD_MAYBE else Tier.NO


def _same(a: str, b: str) -> Match:
    """Give the verdict on the same folded letters: a possessive is no longer the same word."""
    if len(a) == len(b):
        return Match(Tier.EXACT, 1.0, (plain_reason(ReasonKind.EXACT, a, b),))
    return Match(Tier.SURE, 0.99, (plain_reason(ReasonKind.POSSESSIVE, a, b),))


def _tier(points: float) -> Tier:
    if points >= SURE:
        return Tier.SURE
    if points >= LIKELY:
        return Tier.LIKELY
    return Tier.MAYBE if points >= MAYBE else Tier.NO
