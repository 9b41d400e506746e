"""The words in front of a story, or on a line above it, with which its publisher names itself.

`RIGA, Dec 5 (Wire) - …`, `NEWSWIRE - Daily) …`, `Reuters, 5 December 2025 — …`, `Київ. 5 грудня.
УНА. …`. A place is written the same way: but for brackets and slashes, which only agencies stand
in, a name counts where it is an agency's by its looks or by what the text says of it.
"""

import re
from functools import cache
from typing import NamedTuple

from briefings.ingest.facts import days, eastern
from briefings.ingest.parts.cues import cues

_WORD = r"[^\W\d_][\w.'’&-]{0,30}"
_NAME = rf"{_WORD}(?: {_WORD}){{0,3}}"
_PLACE = rf"{_WORD}(?:(?:,? |/){_WORD}){{0,4}}?"
_DAY = (
    r"(?:[^\W\d_]{2,14}\.?,? )?(?:\d{4}[./-]\d{1,2}[./-]\d{1,2}\b|\d{1,2}"
    r"(?:st|nd|rd|th|er|\.)?(?:[./-]\d{1,2}[./-]\d{2,4}| (?:de |of )?[^\W\d_]{3,14}\.?)?"
    r"(?:,? (?:de )?\d{4})?)(?: ?(?:р|г|r|року|года|roku)\b\.?)?"
    r"(?:,? (?:o |at |о |в )?\d{1,2}[:.]\d\d)?"
)
_END = r"(?=[ \t]*(?:\n|\Z))"
_DASH = r" ?[-–—]{1,3}[ \t]+"

_SYNDICATED = re.compile(
    r"\(?([A-Z]{3,12}) ?[-–—] ?([A-Z][\w.]{0,30}(?: [A-Z][\w.]{0,30}){0,3})\)[ \t]*"
    r"(?:[-–—:][ \t]*)?"
)
_BRACKETS = re.compile(
    rf"{_PLACE}(?:[.,] ?{_DAY})?,? ?\(({_WORD}[\w./ -]{{0,20}})\)(?:,? {_DAY})?"
    r"(?: ?[.,:]?[-–—:]+(?:[ \t]+|(?=\n))|[.,]?[ \t]+|(?=[.,]?[ \t]*\n))"
)
_SLASHES = re.compile(
    rf"{_PLACE}[,.] ?{_DAY}[.,]? ?/(?:[^\W\d_]{{2,6}}\. )?({_NAME})/[.:]*(?:{_DASH}|[ \t]+)"
)
_MESSAGE = re.compile(rf"({_NAME}), \[{_DAY}(?::\d\d)?\]{_END}")
"""Over a message of a channel, as it is copied."""
_STOP = rf"(?:\.[ \t]+|{_DASH})"
_NAMED = tuple(
    map(
        re.compile,
        (
            rf"({_NAME}),? {_DAY}{_DASH}",
            rf"({_NAME})(?:, | [|/•·] ){_DAY}{_END}",
            rf"{_DAY}(?:, | [|/•·] )({_NAME}){_END}",
            rf"{_DAY}, ({_NAME}){_STOP}",
            rf"\(({_NAME})\)(?: ?[-–—])? {_PLACE},? {_DAY}(?:{_STOP}|{_END})",
        ),
    )
)
_BEFORE = re.compile(rf"({_NAME}), {_DAY}\.[ \t]+")
"""Who tells it and a day that is found, as a sentence of their own."""
_BEHIND = re.compile(rf"{_PLACE}[.,] ?{_DAY}(?:{_DASH}|[.,]? )({_NAME}){_STOP}")
"""A place and a day, and behind them who tells it: what is in capitals there is an agency."""
_PLACED = re.compile(rf"{_PLACE}[.,]? ?(?:[^\W\d_]{{2,14}},? )?{_DAY}[.,]?{_DASH}")
_PLACED_IN_FULL = tuple(
    map(
        re.compile,
        (
            rf"{_PLACE}, {_DAY}[.:][ \t]+",
            rf"{_PLACE} [-–—] {_DAY}:[ \t]+",
            rf"{_DAY}, (?P<place>{_PLACE}){_DASH}",
            rf"\[{_DAY}, (?P<place>{_PLACE})\][ \t]*",
        ),
    )
)
"""With the year: these are written for much else."""
_PART = re.compile(r"[.,]")
_WORD_OF = re.compile(r"[^\W\d_][\w'’-]*")
_NUMBER = re.compile(r"\d")
_PLACE_AND_DAY = 120
"""In how many code points of a line the number of its day stands."""
_LONGEST = 500
"""More code points than any of these has."""
_VOWELS = frozenset("aeiouyаеєиіїоуюяыэё")


class Opening(NamedTuple):
    """What stands in front of a story: one of the two, or neither."""

    agency: re.Match[str] | None = None
    """Its groups are who passed it on and who wrote it."""
    place: re.Match[str] | None = None
    """A place and a day without an agency: `WARSAW, Nov 20 - `."""


def opening(text: str, start: int) -> Opening:
    """Match what stands in front of a story that may begin here."""
    # Most lines have no sign that any of these could be in: that is seen at once.
    line = text[start : start + _LONGEST].partition("\n")[0]
    found = eastern.opening(text, start) if eastern.may_open(line) else None
    if found:
        return Opening(found) if found[1] else Opening(None, found)
    if ")" in line:
        found = _SYNDICATED.match(text, start) or _bracketed(text, start)
    if not found and "[" in line:
        found = _MESSAGE.match(text, start)
    if not found and "/" in line:
        found = _SLASHES.match(text, start)
    number = None if found else _NUMBER.search(line)
    if number is None:
        return Opening(found) if found else _NOTHING
    found = _named(text, start)
    if found or number.start() >= _PLACE_AND_DAY:
        return Opening(found)
    return Opening(None, _placed(text, start))


_NOTHING = Opening()


def goes_before(text: str, end: int) -> bool:
    """Whether what ends there is parted from a sentence behind it: `20 November 2026. Then`.

    The hour may stand between, as in `20.11.2026 18:09 : Then`.
    """
    return bool(_BEFORE_STORY.match(text, end))


_BEFORE_STORY = re.compile(
    r"(?:,? \d{1,2}[:.]\d\d)?(?: ?(?:г|р|года|року|roku)\b\.?)?(?: ?[:—–]| -|\.)[ \t]+[^\W\d_]"
)


def _named(text: str, start: int) -> re.Match[str] | None:
    for pattern in _NAMED:
        found = pattern.match(text, start)
        if found and _is_name(found[1]) and is_agency(found[1], text):
            return found
    found = _BEFORE.match(text, start)
    if found and _is_name(found[1]) and is_agency(found[1], text) and days.find(found[0], ""):
        return found
    found = _BEHIND.match(text, start)
    return found if found and _reports(found[1], text) else None


def _placed(text: str, start: int) -> re.Match[str] | None:
    found = _PLACED.match(text, start)
    if found:
        return found if text[start].isupper() and days.find(found[0], "") else None
    for pattern in _PLACED_IN_FULL:
        found = pattern.match(text, start)
        if found and (found.groupdict().get("place") or found[0])[0].isupper():
            told = days.find(found[0], "")
            return found if told and told[0].year else None
    return None


def _bracketed(text: str, start: int) -> re.Match[str] | None:
    """Match `RIGA (Wire) - ` or `Riga, Dec 5 (Wire) `, not somebody and what they are of.

    `Riga (Wire) - ` too, where a sentence begins behind it: the place is one word, or is parted
    from its country. With no sign behind it, the name is an agency's.
    """
    found = _BRACKETS.match(text, start)
    if found is None or not (text[start].isupper() and _is_name(found[1].partition("/")[0])):
        return None
    if found[1].casefold() in cues().country_code:
        return None
    place = found[0][: found.start(1) - start].rstrip("( ")
    if len(place) == 1:
        # Who asks, in a transcript: `Q (Le Monde): `.
        return None
    has_day = bool(_NUMBER.search(place) or _NUMBER.search(found[0], found.end(1) - start))
    if found[0].rstrip()[-1] not in "-–—:":
        is_place = place.isupper() or " " not in _PART.split(place)[0]
        return found if has_day and is_place and _reports(found[1], text) else None
    if place.isupper() or has_day:
        return found
    opens = text[found.end() : found.end() + 2].lstrip("\"“„«'")[:1].isupper()
    return found if opens and (" " not in place or ", " in place) else None


def _reports(name: str, text: str) -> bool:
    """Whether a name beside a place and a day is an agency's, by its looks too: `UNIAN`."""
    is_word = name.isupper() and name.casefold() not in days.calendar_words()
    return is_word or (_is_name(name) and is_agency(name, text))


def _is_name(name: str) -> bool:
    """Whether a name has a capital, or is an agency's that has none; a letter is none."""
    return (name[:1].isupper() and len(name) > 1) or name in cues().agency_name


def is_agency(name: str, text: str = "") -> bool:
    """Whether a name is an agency's or a paper's, by its looks or by what a text says of it."""
    small = name.casefold()
    words = small.split()
    if is_of_page(name) or small in cues().country_code or small in cues().clock:
        return False
    if small in cues().agency_name or "." in name.strip("."):
        return True
    if any(word.endswith(cues().press) for word in words):
        return True
    if len(words) > 1 and not cues().paper.isdisjoint(words):
        return True
    if name.isupper() and 1 < len(name) <= 5 and _VOWELS.isdisjoint(small):
        return True
    return bool(_reporting(name).search(text, 0, _TOLD)) if text else False


def is_of_page(name: str) -> bool:
    """Whether a line is no name, but what a section, a document or a serial is called."""
    words = name.casefold().split()
    known = cues()
    return all(word in known.topical or word in known.section for word in words) or (
        not known.document.isdisjoint(words) or is_document(name) or _is_serial(words[-1])
    )


def is_document(line: str) -> bool:
    """Whether a line says what kind of document it stands over: `Press release`."""
    kinds, beside, small = cues().document, cues().beside_document, line.casefold()
    first = _WORD_OF.search(small)
    if first is None or not (first[0] in kinds or first[0] in beside):
        return False
    words = _WORD_OF.findall(small)
    return not kinds.isdisjoint(words) and all(one in kinds or one in beside for one in words)


def _is_serial(word: str) -> bool:
    """Whether a word is what something issued again and again is called, and no paper is."""
    return word in cues().serial and word not in cues().paper


def is_paper(name: str) -> bool:
    """Whether a line is the name of a paper, an agency or a site, by its looks alone."""
    words = name.casefold().split()
    if not words or len(words) > _WORDS or ". " in name or not name[0].isupper():
        return False
    return is_agency(name)


_WORDS = 4
"""Words of a paper's name at most."""
_TOLD = 20_000
"""Code points in which a text is searched for what it says of a name."""


def _reporting(name: str) -> re.Pattern[str]:
    """Match a name as that of somebody who reports."""
    before, after = _verbs()
    this = re.escape(name)
    return re.compile(rf"\b(?:{before}) {this}\b|\b{this} (?:{after})\b")


@cache
def _verbs() -> tuple[str, str]:
    known = cues()
    return "|".join(known.reporting_before - {"to"}), "|".join(known.reporting_after - {"in"})
