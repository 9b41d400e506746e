"""The alignment of two names in the reader's words."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from rapidfuzz.distance import Levenshtein

from briefings.match import Reason, ReasonKind
from briefings.names.pairs.align import Alignment
from briefings.names.pairs.parse import Name
from briefings.names.pairs.words import Link
from briefings.names.spelling import abjads
from briefings.names.spelling.readings import (
    WITHOUT_VOWELS,
    equal,
    latin,
    readings,
    script_of,
)
from briefings.names.spelling.romanise import script
from briefings.names.spelling.slips import swapped

_RULES = {
    ReasonKind.EXACT: "the same letters",
    ReasonKind.LOOK_ALIKE: "letters of another script that look alike",
    ReasonKind.GIVEN_NAME: "forms of one given name",
    ReasonKind.INITIAL: "an initial stands for the name",
    ReasonKind.JOINED: "two words written as one",
    ReasonKind.ORDER: "the family name stands first",
    ReasonKind.POSSESSIVE: "a possessive ending",
    ReasonKind.RECOGNISER: "found by your recogniser",
    ReasonKind.SHARED: "two given names share the family name",
    ReasonKind.SMALL_LETTERS: "in small letters, as the whole line is",
    ReasonKind.SPELLING: "spelt nearly alike",
    ReasonKind.SURNAME_ONLY: "only the family name stands there",
    ReasonKind.TITLE: "a title, which is no part of the name",
}


def reason(joined: Link, left: str, right: str) -> Reason:
    """Put what joins two words into the reader's words."""
    if joined.kind is ReasonKind.ROMANISATION and joined.left:
        people = "Chinese" if script_of(joined.left) == "latin" else "Korean"
        return Reason(joined.kind, left, right, f"both write the {people} {joined.left}")
    if joined.kind is ReasonKind.ROMANISATION:
        return Reason(joined.kind, left, right, _romanisation(left, right))
    if joined.kind is ReasonKind.ENDING:
        return Reason(joined.kind, left, right, _ending(left, right))
    told = _RULES[joined.kind]
    if joined.kind is ReasonKind.SPELLING:
        told += _respelt(left, right)
        if told == _RULES[joined.kind] and (across := _across(left, right)):
            told = across
    elif joined.kind is ReasonKind.JOINED:
        told += _respelt(left.replace(" ", ""), right.replace(" ", ""))
    return Reason(joined.kind, left, right, told)


def plain_reason(kind: ReasonKind, left: str, right: str) -> Reason:
    """Give a reason whose rule is the same for all words of its kind."""
    return Reason(kind, left, right, _RULES[kind])


def reasons(alignment: Alignment) -> tuple[Reason, ...]:
    """Give the rules that join two names, word by word, then what concerns them whole."""
    a, b = alignment.a, alignment.b
    found = [
        reason(pair.link, _words(a, pair.left), _words(b, pair.right))
        for pair in alignment.pairs
        if pair.link.kind is not ReasonKind.EXACT
    ]
    if alignment.crossed or a.turned != b.turned:
        found.append(plain_reason(ReasonKind.ORDER, a.written, b.written))
    for name, other in ((a, b), (b, a)):
        if name.titles and not other.titles:
            found.append(plain_reason(ReasonKind.TITLE, spelt(name), " ".join(name.titles)))
        if name.possessive and not other.possessive:
            text = spelt(name)
            found.append(plain_reason(ReasonKind.POSSESSIVE, text, text + name.possessive))
    fewer, more = sorted((len(a.words), len(b.words)))
    if any(alignment.rest) and fewer == 1 < more:
        found.append(plain_reason(ReasonKind.SURNAME_ONLY, spelt(a), spelt(b)))
    return _with_rest(alignment, found)


def _with_rest(alignment: Alignment, found: list[Reason]) -> tuple[Reason, ...]:
    """Say at the last reason which words one name has alone; equal words need no other reason."""
    a, b = alignment.a, alignment.b
    if not found:
        left = " ".join(_words(a, pair.left) for pair in alignment.pairs)
        right = " ".join(_words(b, pair.right) for pair in alignment.pairs)
        found = [plain_reason(ReasonKind.EXACT, left, right)]
    rest = [word.text for words in alignment.rest for word in words]
    if rest and min(len(a.words), len(b.words)) > 1:
        found[-1] = but_for(found[-1], rest)
    return tuple(found)


def but_for(one: Reason, rest: Sequence[str]) -> Reason:
    """Say at a reason which words one name has alone, if any."""
    return one._replace(rule=f"{one.rule}; only one has {', '.join(rest)}") if rest else one


def spelt(name: Name) -> str:
    """Give the words of a name as written, in the order spoken."""
    return _words(name, tuple(range(len(name.words))))


def _words(name: Name, places: tuple[int, ...]) -> str:
    return " ".join(name.words[at].text for at in places)


def _romanisation(left: str, right: str) -> str:
    a, b = _letters(left), _letters(right)
    across = _across(left, right)
    chunks = _differences(a, b)
    if not chunks:
        return across or "the same letters but for their marks"
    told = [*dict.fromkeys(_difference(x, y) for x, y in chunks if x and y)]
    if alone := [*dict.fromkeys(x or y for x, y in chunks if not (x and y))]:
        told.append(_not_always(alone))
    return f"{across}; {', '.join(told)}" if across else ", ".join(told)


def _letters(word: str) -> str:
    """Give a word in Latin letters, as reasons tell of it: the small `İ` has no dot of its own."""
    return latin(word).replace("\N{COMBINING DOT ABOVE}", "")


def _not_always(letters: Sequence[str]) -> str:
    """Say which letters one of two spellings leaves out."""
    *first, last = letters
    named = f"{', '.join(first)} and {last}" if first else last
    return f"{named} {'are' if first else 'is'} not always written"


def _across(left: str, right: str) -> str:
    """Say which letters are written in which, where two words are of two scripts."""
    if left.isascii() and right.isascii():
        return ""
    written = [script(word.casefold()) for word in (left, right)]
    if written[0] == written[1]:
        return ""
    other, plain = written if written[1] == "latin" else (written[1], written[0])
    return f"{other.capitalize()} letters written in {plain.capitalize()}"


def _respelt(left: str, right: str) -> str:
    """Say what letters make the one word the other, where they are not the same in Latin."""
    a, b = _letters(left), _letters(right)
    if swap := swapped(a, b):
        return f": {swap[0]} and {swap[1]} swapped"
    told = ", ".join(_change(x, y) for x, y in _differences(a, b))
    return f": {told}" if told else ""


def _change(x: str, y: str) -> str:
    if x and y:
        return f"{y} for {x}"
    return f"with {y}" if y else f"without {x}"


def _difference(x: str, y: str) -> str:
    return "g and h write г" if {x, y} == {"g", "h"} else f"{x} and {y}: one sound"


def _differences(a: str, b: str) -> list[tuple[str, str]]:
    """Give what differs between two spellings, left to right: sound for sound, if it may be.

    Letters that write one sound stay together: of `Henry` and `Khenri` it is h and kh.
    """
    if a == b:
        return []
    left, right = _cut(a), _cut(b)
    found: list[tuple[str, str]] = []
    steps = Levenshtein.opcodes("".join(map(_base, left)), "".join(map(_base, right)))
    for step in steps:
        old, new = left[step.src_start : step.src_end], right[step.dest_start : step.dest_end]
        found += zip_longest(old, new, fillvalue="")
    return [(x, y) for x, y in found if x != y]


def _cut(word: str) -> list[str]:
    """Cut a word into letters, or several that write one sound."""
    return [found[0] for found in _SOUND.finditer(word)]


_SOUND = re.compile(
    r"schtsch|shch|szcz|tsch|tch|sch|[cgkpstz]h|[cs]z|ck|t[sz]|dz|oo|ee|ou|([^\W\daeiouy_])\1|.",
    re.DOTALL,
)


def _base(letters: str) -> str:
    """Give one letter for what is likeliest written for it: h for kh, l for ll."""
    return _BASES.get(letters, letters[0])


_BASES = {
    letters: base
    for base, *written in (
        ("h", "kh"),
        ("f", "ph"),
        ("k", "c", "ck"),
        ("v", "w"),
        ("č", "ch", "tsch", "tch", "cz"),
        ("š", "sh", "sch", "sz"),
        ("ž", "zh"),
        ("щ", "shch", "schtsch", "szcz"),
    )
    for letters in written
}


def _ending(left: str, right: str) -> str:
    """Name the endings: the least that two spellings have behind parts that sound the same."""
    if script_of(left) in WITHOUT_VOWELS or script_of(right) in WITHOUT_VOWELS:
        return _ending_of_name(left, right)
    left, right = (latin(one) if script_of(one) == "other" else one for one in (left, right))
    if found := _of_woman_and_man(left, right):
        return f"the woman's and the man's form, -{found[0]} and -{found[1]}"
    cuts = sorted(
        ((i, j) for i in range(_LONGEST_ENDING) for j in range(_LONGEST_ENDING) if i or j), key=sum
    )
    for i, j in cuts:
        if i < len(left) and j < len(right):
            stems = left[: len(left) - i], right[: len(right) - j]
            if not _sounds(stems[0]).isdisjoint(_sounds(stems[1])):
                endings = (
                    word[len(stem) :] for word, stem in zip((left, right), stems, strict=True)
                )
                told = [f"-{ending}" for ending in endings if ending]
                return f"case ending {' and '.join(told)}"
    return "case ending"


def _ending_of_name(left: str, right: str) -> str:
    """Name the ending of a name that a word of a script without vowels, or cases, writes."""
    name, word = (right, left) if script_of(left) in WITHOUT_VOWELS else (left, right)
    for size in range(1, min(_LONGEST_ENDING, len(name) - 1)):
        stem, ending = name[:-size], name[-size:]
        if any(abjads.writes(word, stem + vowel) for vowel in ("", "a", "e", "i", "o")):
            return f"case ending -{ending}"
    return "case ending"


def _of_woman_and_man(left: str, right: str) -> tuple[str, str] | None:
    """Give the endings, as written, of a name in -ski in a woman's form and in a man's."""
    cuts = [_WOMANS_OR_MANS.match(word.casefold()) for word in (left, right)]
    stems = [_sounds(cut[1]) for cut in cuts if cut]
    if len(stems) < 2 or stems[0].isdisjoint(stems[1]):
        return None
    womans = [bool(cut[2]) for cut in cuts if cut]
    endings = [cut[2] or cut[3] for cut in cuts if cut]
    return (endings[0], endings[1]) if womans[0] != womans[1] else None


_WOMANS_OR_MANS = re.compile("(.+(?:[sc]k|[сц]ь?к))(?:([aа](?:[yij]a|я)?)|([yijýíиыі][yijйї]?))$")
_LONGEST_ENDING = 7


def _sounds(part: str) -> set[str]:
    return {equal(reading) for reading in readings(part)}


def called_elsewhere(watched: str, name: str) -> Reason:
    """Give why a body or a place is met by the name another language has for it."""
    return Reason(ReasonKind.SPELLING, watched, name, _ELSEWHERE)


_ELSEWHERE = "another language's name of it"
