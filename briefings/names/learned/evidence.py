"""What speaks for a run of capitalised words being a person's name: marks beside and inside it.

What each mark weighs was learned from labelled news (`evidence.txt` says how): a fixed table, so
that the same text gives the same people everywhere. The sum is a logarithm of odds.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import log2

from briefings.model import BlockKind
from briefings.names.context import Text
from briefings.names.learned.beside import before_of, behind_of, credited, the_team_of
from briefings.names.learned.places import is_city
from briefings.names.lists import sections, word_lists
from briefings.names.pairs.parse import is_patronymic
from briefings.names.spelling.given import is_listed
from briefings.names.spelling.readings import latin, script_of
from briefings.names.traits import Trait, traits_of
from briefings.names.watching.extent import alone
from briefings.text.remembering import ROOM

_FAMILY = re.compile(
    r".{2,}(?:[oe]v|[oe]va|[oe]ff|[oe]w|[oe]wa|yn|ski[iy]?|sky|skyy|skyi|skij|skiy|ska|skaya|"
    r"enko|chuk|czuk|shyn|shyna|shin|yuk|iuk|czyk|wicz|vych|vich|vić|vic|ić|yan|ian|dze|shvili|"
    r"iani|oğlu|oglu|zade|zadeh|bayev|bekov|sson|ssen|poulos|akis|idis|escu|eanu|tsky|cki|cka|"
    r"hyna|iha|ych|ich|enka|uk|iy|yi|oy|yy)$"
)
_COMMON = re.compile(
    "(?:(?:ing|tion|ment|ness|ics|ity|ive|ance|ers|ors|al|ian)s?|(?:hei|kei|schaf)t(?:en)?)$"
)
"""Endings of English words that firms and committees are called by, and of nouns in German that
an English text quotes."""

_STORY = frozenset({BlockKind.CAPTION, BlockKind.BYLINE, BlockKind.TAGS})
_ALONE = ("alone", "alone in the story")
_SHORT = 3
_OFFICE = frozenset({"role before", "title before"})


def marks_of_name(text: Text, first: int, behind: int, where: BlockKind) -> Iterator[str]:
    """Give the marks of a run of two words or more, from `first` to before `behind`."""
    last = behind - 1
    yield from before_of(text, first)
    yield from behind_of(text, first, last)
    yield from _of_given_names(text, first, last)
    places = range(first, behind)
    tongue = ", english" if text.is_english else ""
    if behind - first > 2:
        yield ("three words" if behind - first == 3 else "four words") + tongue
    if any(is_patronymic(text.words[at]) for at in places):
        yield "patronymic"
    if any(text.has(at, Trait.PARTICLE) for at in range(first, last)):
        yield "particle"
    if all(text.has(at, Trait.UPPER) for at in places):
        yield "capitals"
    if is_city(text, first) or is_city(text, last):
        yield "city"
    if f"{text.folded[first]} {text.folded[last]}" in word_lists("places")["places"]:
        yield "place"
    if text.has_small(text.folded[first]) and text.begins(first):
        yield "small word first"
    if alone(text, first, last):
        in_story = where in _STORY and _is_learned(text)
        is_told = in_story or not _is_unknown(text, first, last)
        yield _ALONE[in_story] if is_told else "alone, unknown" + tongue
    if credited(text.text, text.starts[first], text.end(last)):
        yield "credited"
    yield from _of_last(text, last)


def marks_of_word(text: Text, at: int) -> Iterator[str]:
    """Give the marks of a single word."""
    team = the_team_of(text, at)
    if team:
        yield "team of"
    for mark in before_of(text, at):
        if team and mark == "the before":
            continue
        # Where names have cases, what an office is of stands behind it in the same way.
        yield mark + ", cased" if text.inflects and mark in _OFFICE else mark
    yield from behind_of(text, at, at)
    traits = text.traits[at]
    if traits & Trait.GIVEN:
        yield "given" if is_listed(text.words[at]) else "sounds given"
    if traits & Trait.UPPER:
        yield "capitals"
    if is_city(text, at):
        yield "city"
    if len(text.words[at]) <= _SHORT:
        yield "short"
    yield from _of_last(text, at)


def _of_given_names(text: Text, first: int, last: int) -> Iterator[str]:
    listed = text.has(first, Trait.GIVEN) and is_listed(text.words[first])
    if listed or (text.has(first, Trait.GIVEN) and _is_learned(text)):
        yield "given first" if listed else "sounds given first"
    elif any(text.has(at, Trait.GIVEN) for at in range(first + 1, last)):
        yield "given inside"
    elif any(text.has(at, Trait.INITIAL | Trait.INITIALS) for at in range(first, last)):
        yield "initial"
    elif text.has(last, Trait.GIVEN):
        yield "given last"
    else:
        yield "unknown, english" if text.is_english else "unknown"


def _is_learned(text: Text) -> bool:
    """Whether a text's language is like those learned from; in others any word may seem a name."""
    return text.is_english or text.inflects


def _is_unknown(text: Text, first: int, last: int) -> bool:
    """Whether no word of a run tells that it is a name: a menu's `Quick Links` has none."""
    known = Trait.GIVEN | Trait.INITIAL | Trait.INITIALS
    return not any(text.has(at, known) for at in range(first, last + 1))


def _of_last(text: Text, last: int) -> Iterator[str]:
    """Give the marks of the word that is to be a family name."""
    yield from _of_family(text.words[last], text.inflects, text.is_cyrillic)
    if text.has_small(text.folded[last]):
        yield "small elsewhere"
    if text.traits[last] & Trait.UPPER and not text.traits[last - 1] & Trait.UPPER:
        yield "last in capitals"


@lru_cache(maxsize=ROOM.up_to(1 << 14))
def _of_family(word: str, inflects: bool, is_cyrillic: bool) -> tuple[str, ...]:
    """Give the marks of a word wherever it stands in texts of languages with cases, or without.

    Among Cyrillic letters those of another script tell of it too.
    """
    traits = traits_of(word)
    told = {
        "inner capital": traits & Trait.INNER and not word.startswith(("Mc", "Mac")),
        "family ending": _FAMILY.match(latin(word)),
        "common ending": not (inflects or traits & Trait.GIVEN) and _COMMON.search(word),
        "digits": any(map(str.isdigit, word)),
        "other letters": is_cyrillic and script_of(word) == "latin",
    }
    return tuple(mark for mark, is_so in told.items() if is_so)


def points(marks: Mapping[str, int], kind: str) -> float:
    """Weigh all marks of a written form, a `name` or a `word`: from 0 on it is a person's."""
    weights, total = weights_of()[kind], 0.0
    for mark, count in marks.items():
        if weight := weights.get(mark):
            total += weight if count == 1 else weight * log2(1 + count)
    return weights["always"] + total


@lru_cache(maxsize=1)
def weights_of() -> dict[str, dict[str, float]]:
    """Give what each mark weighs, by the kind of what has it."""
    return {
        kind: {mark: float(weight) for weight, mark in (line.split(maxsplit=1) for line in lines)}
        for kind, lines in sections("evidence").items()
    }
