"""The words in front of a story, or on a line above it, with which its publisher names itself.

`RIGA, Dec 5 (Wire) - …`, `NEWSWIRE - Daily) …`, `Reuters, 5 December 2025 — …`, `Київ. 5 грудня.
УНА. …`. A place is written the same way: but for brackets and slashes, which only agencies stand
in, a name counts where it is an agency's by its looks or by what the text says of it.
"""

import re
from functools import cache

from briefings.ingest import days
from briefings.ingest.cues import cues

_WORD = r"[^\W\d_][\w.'’&-]{0,30}"
_NAME = rf"{_WORD}(?: {_WORD}){{0,3}}"
_PLACE = rf"{_WORD}(?:(?:,? |/){_WORD}){{0,4}}?"
_DAY = (
    r"(?:[^\W\d_]{3,14}\.?,? )?\d{1,2}"
    r"(?:st|nd|rd|th|er|\.)?(?:[./-]\d{1,2}[./-]\d{2,4}| (?:de |of )?[^\W\d_]{3,14}\.?)?"
    r"(?:,? (?:de )?\d{4})?(?: ?(?:р|г|року|года)\b\.?)?(?:,? (?:o |at |о |в )?\d{1,2}[:.]\d\d)?"
)
_END = r"(?=[ \t]*(?:\n|\Z))"
_DASH = r" ?[-–—]{1,3}[ \t]+"

_SYNDICATED = re.compile(
    r"\(?([A-Z]{3,12}) ?[-–—] ?([A-Z][\w.]{0,30}(?: [A-Z][\w.]{0,30}){0,3})\)[ \t]*"
    r"(?:[-–—:][ \t]*)?"
)
_BRACKETS = re.compile(
    rf"{_PLACE}(?:, ?{_DAY})?,? ?\(({_WORD}[\w. -]{{0,20}})\)(?:,? {_DAY})? ?[-–—:]+[ \t]+"
)
_PLACED = re.compile(rf"{_PLACE}[.,]? ?(?:[^\W\d_]{{2,14}},? )?{_DAY}[.,]?{_DASH}")
_SLASHES = re.compile(rf"{_PLACE}[,.] ?{_DAY}[.,]? ?/(?:[^\W\d_]{{2,6}}\. )?({_NAME})/[.:]*[ \t]+")
_NAMED = tuple(
    map(
        re.compile,
        (
            rf"({_NAME}),? {_DAY}{_DASH}",
            rf"({_NAME})(?:, | [|/•·] ){_DAY}{_END}",
            rf"{_DAY}(?:, | [|/•·] )({_NAME}){_END}",
            rf"{_PLACE}[.,] {_DAY}{_DASH}({_NAME})\.[ \t]+",
            rf"{_PLACE}\. ?{_DAY}\.? ({_NAME})(?:\.[ \t]+|{_DASH})",
        ),
    )
)
_NUMBER = re.compile(r"\d")
_DASHES = re.compile(r"[-–—] ")
_PLACE_AND_DAY = 120
"""Code points in which both are looked for."""
_LONGEST = 500
"""More code points than any of these has."""
_VOWELS = frozenset("aeiouyаеєиіїоуюяыэё")


def dateline(text: str, start: int) -> re.Match[str] | None:
    """Match what stands in front of a story; its groups are who passed it on and who wrote it."""
    # Most lines have no sign that any of these could be in: that is seen at once.
    line = text[start : start + _LONGEST].partition("\n")[0]
    found = None
    if ")" in line:
        found = _SYNDICATED.match(text, start) or _bracketed(text, start)
    if not found and "/" in line:
        found = _SLASHES.match(text, start)
    if found or not _NUMBER.search(line):
        return found
    for pattern in _NAMED:
        found = pattern.match(text, start)
        if found and found[1][:1].isupper() and is_agency(found[1], text):
            return found
    return None


def placed(text: str, start: int) -> re.Match[str] | None:
    """Match a place and a day in front of a story, without an agency: `WARSAW, Nov 20 - `."""
    line = text[start : start + _PLACE_AND_DAY].partition("\n")[0]
    if not _NUMBER.search(line) or not _DASHES.search(line):
        return None
    found = _PLACED.match(text, start)
    return found if found and text[start].isupper() and days.find(found[0], "") else None


def _bracketed(text: str, start: int) -> re.Match[str] | None:
    """Match `RIGA (Wire) - ` or `Riga, Dec 5 (Wire) - `, not somebody and what they are of.

    `Riga (Wire) - ` too, where a sentence begins behind it: the place is one word, or is parted
    from its country.
    """
    found = _BRACKETS.match(text, start)
    if found is None or not (text[start].isupper() and found[1][:1].isupper()):
        return None
    place = found[0][: found.start(1) - start].rstrip("( ")
    if place.isupper() or any(sign.isdigit() for sign in place):
        return found
    opens = text[found.end() : found.end() + 2].lstrip("\"“„«'")[:1].isupper()
    return found if opens and (" " not in place or ", " in place) else None


def is_agency(name: str, text: str = "") -> bool:
    """Whether a name is an agency's or a paper's, by its looks or by what a text says of it."""
    small = name.casefold()
    words = small.split()
    if all(word in cues().topical or word in cues().section for word in words):
        return False
    if small in cues().agency_name or "." in name.strip("."):
        return True
    if any(word.endswith(cues().press) for word in words):
        return True
    if len(words) > 1 and not cues().paper.isdisjoint(words):
        return True
    if name.isupper() and len(name) <= 5 and _VOWELS.isdisjoint(small):
        return True
    return bool(_reporting(name).search(text, 0, _TOLD)) if text else False


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
