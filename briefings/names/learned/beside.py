"""Marks of what stands right before and behind a run of capitalised words."""

import re
from collections.abc import Iterator

from briefings.names.context import BLANKS, Text
from briefings.names.lists import word_lists
from briefings.names.traits import NAMELESS, Trait
from briefings.text.segment import spelt

_INTO = frozenset({"in", "at", "near", "across", "throughout", "во", "у", "в", "we", "w"})
_BY = frozenset({"by", "with", "przez", "od", "від", "от", "со", "с", "със", "z", "ze", "з"})
_WHO = frozenset({"who", "whose", "whom"})
_HE = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
_IT = frozenset({"it", "its", "itself"})
_OPENING, _CLOSING = "\"“„«‘'", "\"”“»’'"
_AGE = re.compile(r",? (?:\()?[1-9]\d(?:\)|,|\.(?!\d))")
_CREDIT = re.compile(
    r"(?:^|[^\w\s]|\n)[ \t]*([^\W\d_]+)\s*(?:by|courtesy of|credit:|:)\s*$|(©)\s*$",
    re.IGNORECASE,
)
_ENDS_CREDIT = frozenset(":©yYfF")
"""The last signs of what that finds: of `by`, of `courtesy of`, of a colon."""
_HOUSE = (
    r"(?:[^\W\d_a-zа-яёіїєґ]{2,8}|Reuters|Getty(?: Images)?|Bloomberg|Anadolu|Pool|Shutterstock|"
    r"Flickr|Imago)"
)
_HOUSE_BEHIND = re.compile(rf"\s*/\s*{_HOUSE}\b")
_HOUSE_BEFORE = re.compile(rf"(?:^|[^\w/]){_HOUSE}\s?/\s?$")
"""Agencies: what a picture's author stands beside with a slash between."""
_TAKEN_FOR = re.compile(r"([^\W\d_]+):?\s+[^\s/]{2,20}\s?/\s?$")
"""A word for a picture, and a house of any name before a slash: `photo some-house/`."""
_FAR = 12
"""Words behind a name in which a pronoun may still be of it."""


def before_of(text: Text, first: int) -> Iterator[str]:
    """Give the marks of what stands before the word at a place."""
    gap = text.gaps[first - 1] if first else "\n"
    office = _role_before(text, first)
    if office and text.folded[first - 1] in word_lists("cues")["honorifics"]:
        yield "honorific before"
    elif office:
        yield "title before" if text.has(first - 1, Trait.CAPITAL) else "role before"
    if text.begins(first) and not (office or text.has(first + 1, Trait.SAYS)):
        yield "begins"
    if gap not in BLANKS:
        yield from _over_a_gap(text, first, gap)
        return
    yield from _right_before(text, first - 1)


def _right_before(text: Text, at: int) -> Iterator[str]:
    traits, word = text.traits[at], text.folded[at]
    if traits & _TOLD_BEFORE:
        yield from [mark for mark, trait in _BEFORE if traits & trait]
        if traits & _CAPITAL_BEFORE == Trait.CAPITAL:
            yield "capital before"
    if word == "the":
        yield "the before"
    elif word in _INTO:
        yield "into"
    elif word in _BY:
        yield "by"
    elif traits & Trait.WHITHER:
        yield "whither"


_BEFORE = (
    ("says before", Trait.SAYS),
    ("people before", Trait.PEOPLE),
    ("thing before", Trait.THING),
)
_TOLD_BEFORE = Trait.SAYS | Trait.PEOPLE | Trait.THING | Trait.CAPITAL
_CAPITAL_BEFORE = Trait.CAPITAL | Trait.PEOPLE | Trait.ROLE | Trait.PLAIN
"""Of these a word has its capital alone that may be of the name behind it."""


def _over_a_gap(text: Text, first: int, gap: str) -> Iterator[str]:
    if gap.strip() in {"-", "–", "‑"} and gap[:1] not in BLANKS:
        yield "hyphen before"
    elif gap[-1:] in _OPENING and gap[-1:]:
        yield "quote before"
    elif gap[-1:] == "(":
        yield "bracket before"
    elif gap == ", " and text.has(first - 1, Trait.CAPITAL):
        yield "listed before"


def behind_of(text: Text, first: int, last: int) -> Iterator[str]:
    """Give the marks of what stands behind the word at `last`; the run begins at `first`."""
    at, gap = last + 1, text.gaps[last]
    if gap in BLANKS:
        yield from _right_behind(text, first, at)
    else:
        yield from _behind_a_gap(text, last, gap)
    if gap[:1] in {",", " "} and _AGE.match(text.text, text.end(last)):
        yield "age behind"
    if text.traits[last] & Trait.POSSESSIVE and text.has(at, Trait.AROUND):
        yield "around behind"
    if not text.inflects:
        yield from _pronouns(text, at)


def _behind_a_gap(text: Text, last: int, gap: str) -> Iterator[str]:
    at = last + 1
    if gap[:1] in _CLOSING and gap[:1]:
        yield "possessive" if text.possessive(last) else "quote behind"
    elif gap in {"-", "‑", "–"}:
        yield "hyphen behind"
    elif gap[:2] == " (":
        yield "bracket behind"
    elif gap == ", ":
        if any(text.has(place, Trait.ROLE) for place in range(at, min(at + 4, len(text)))):
            yield "role behind"
        if text.folded[at] in _WHO:
            yield "who behind"


def _right_behind(text: Text, first: int, at: int) -> Iterator[str]:
    traits = text.traits[at]
    if traits & Trait.SAYS:
        yield "says behind"
        if _closes_a_quote(text, first):
            yield "quoted saying"
    elif traits & Trait.VERB:
        yield "verb behind"
    if text.folded[at] in _WHO:
        yield "who behind"
    if traits & Trait.AROUND:
        yield "around behind"
    if traits & Trait.NUMBER:
        yield "number behind"
    if traits & Trait.CAPITAL:
        yield "thing behind" if traits & Trait.THING else "capital behind"


def _closes_a_quote(text: Text, first: int) -> bool:
    """Whether what somebody said ends right before the word at a place."""
    start = text.starts[first]
    before = text.text[max(0, start - 4) : start].rstrip()
    return before[-1:] in _CLOSING and bool(before[-1:])


def _pronouns(text: Text, at: int) -> Iterator[str]:
    """Give the mark of the first pronoun behind in the sentence; `it` may be of another name."""
    others = False
    for place in range(at, min(at + _FAR, len(text))):
        if "." in text.gaps[place - 1] or "\n" in text.gaps[place - 1]:
            return
        word = text.folded[place]
        if word in _HE:
            yield "he behind"
            return
        if word in _IT and not others:
            yield "it behind"
            return
        others = others or text.has(place, Trait.CAPITAL)


def _role_before(text: Text, first: int) -> bool:
    """Whether an office is named right before: alone, with what it is of, or before a comma."""
    gap = text.gaps[first - 1]
    if gap in BLANKS or gap == ". ":
        return is_role(text, first - 1) or _role_of(text, first - 1)
    if gap != ", ":
        return False
    for at in range(first - 1, max(-1, first - 8), -1):
        if text.has(at, Trait.ROLE):
            return True
        if any(stop in text.gaps[at - 1] for stop in ".\n!?"):
            return False
    return False


def is_role(text: Text, at: int) -> bool:
    """Whether a word, with what hyphens tie to it, names an office or a kinship."""
    traits = text.traits[at]
    if traits & Trait.POSSESSIVE:
        return False
    if traits & Trait.ROLE:
        return True
    first = at
    while text.gaps[first - 1] == "-":
        first -= 1
    if first == at:
        return False
    whole = text.text[text.starts[first] : text.end(at)].casefold()
    return whole in word_lists("cues")["roles"]


def _role_of(text: Text, at: int) -> bool:
    """Whether the words up to `at` say what an office is of: `Minister of Health of Peru`."""
    traits = text.traits[at]
    if not traits & Trait.CAPITAL or not traits & _OFFICES:
        return False
    for place in range(at - 1, max(-1, at - 16), -1):
        if text.gaps[place] not in {" ", ", "}:
            return False
        if text.has(place, Trait.ROLE):
            return any(text.folded[step] in _OF for step in range(place + 1, at))
        if not text.has(place, _OFFICES) and text.folded[place] not in _OF | {"the", "and"}:
            return False
    return False


_OFFICES = Trait.PLACE | Trait.THING | Trait.PEOPLE
_OF = frozenset({"of", "for", "at", "to"})


def the_team_of(text: Text, at: int) -> bool:
    """Whether a word stands in `the X team`, or as in `X's lawyer`."""
    if not text.traits[at + 1] & Trait.AROUND or text.has(at, NAMELESS):
        return False
    if text.possessive(at):
        return text.has(at + 1, Trait.ROLE)
    return text.gaps[at] == " " and text.folded[at - 1] == "the"


def credited(text: str, start: int, end: int) -> bool:
    """Whether a picture or a text is credited to a name: by a word, or an agency beside."""
    before = text[max(0, start - _CREDIT_REACHES) : start]
    # Most names have no sign before them that any of these could end in: that is seen at once.
    last = before.rstrip()[-1:]
    may_be = last in _ENDS_CREDIT and before[-1:] in " :\n\t©"
    found = _CREDIT.search(before) if may_be else None
    if found and (found[2] or found[1].casefold() in word_lists("cues")["credits"]):
        return not (
            found[0].rstrip().endswith(":") and _is_shown(found[1], text[end : end + _REST])
        )
    if not any(map(str.isspace, text[start:end])):
        return False
    is_behind = last == "/"
    taken = _TAKEN_FOR.search(before) if is_behind else None
    if taken and taken[1].casefold() in word_lists("cues")["credits"]:
        return True
    return bool(_HOUSE_BEHIND.match(text, end) or (is_behind and _HOUSE_BEFORE.search(before)))


def _is_shown(word: str, behind: str) -> bool:
    """Whether a line goes on behind a name as one that says what a picture shows.

    So with what the named one does there, or with where in the picture they stand: `(left)`.
    """
    lists, follows = word_lists("cues"), _SMALL_BEHIND.match(behind)
    if word.casefold() not in lists["pictures"]:
        return False
    stands = _STANDS_BEHIND.match(behind)
    if stands and not lists["in a picture"].isdisjoint(spelt(stands[0].casefold())):
        return True
    return follows is not None and follows[1].islower() and follows[1] not in lists["for whom"]


_SMALL_BEHIND = re.compile(r"[ \u00a0](?=[^\W\d_])(\w+)")
_STANDS_BEHIND = re.compile(
    r"[ \u00a0]*(?:[(\[][^()\[\]\n]{1,24}[)\]]|,[ \u00a0](?:[^\W\d_]+ ){0,3}[^\W\d_]+(?=[.,;]|$))"
)
"""What a bracket holds, or some words between commas."""
_REST = 40
"""Signs behind a name in which its next word stands."""
_CREDIT_REACHES = 32
"""Signs before a name in which what credits it stands."""
