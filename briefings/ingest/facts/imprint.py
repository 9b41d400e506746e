"""Whose a page says it is, in its lines on copyright: `© 2019-2024 Town Daily. All rights …`."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from briefings.ingest.parts.cues import cues
from briefings.ingest.parts.layout import Part
from briefings.model import Span

_LONGEST = 300
"""Code points of such a line."""
_WORDS = 5
"""Words of a publisher's name at most."""

_SIGN = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)
_YEARS = r"(?:19|20)\d\d(?: ?[-–—] ?(?:(?:19|20)?\d\d)?)?(?!\d)"
_CLAIM = re.compile(
    rf"(?:(?:©|\(c\)|copyright|{_YEARS})[\s,:.•|–—-]{{0,9}}){{1,9}}(?:by\s)?", re.IGNORECASE
)
_YEAR = re.compile(rf"(?<!\d){_YEARS}")
_NAME = re.compile(r"[\s\"“«„•|–—-]{0,9}([^\W_][^|;:•\n]*)")
_END = (
    r"[.,]? [-–—|•] |[.,;|(®](?:\s|\Z)(?!\w+ & )|, ?(?=[A-Z]\.)|[\"”»]|\s(?=\(|©|copyright\b)"
    r"|\s?(?:19|20)\d\d"
)
_LETTERS = re.compile(r"[^\W\d_]{3}|[^\W\d_]{2}\Z")


class Imprint(NamedTuple):
    """A publisher's name, and where it stands."""

    name: str
    span: Span


def find(parts: Iterable[Part], text: str) -> Imprint | None:
    """Give the name that most of a page's lines on copyright claim it for; None without one.

    `parts` are those of a text.
    """
    if not _may_claim(text.casefold()):
        return None
    found = [one for part in parts if (one := _claimed(part))]
    if not found:
        return None
    counts = Counter(one.name.casefold() for one in found)
    return max(found, key=lambda one: counts[one.name.casefold()])


def _claimed(part: Part) -> Imprint | None:
    """Give the name in a line that claims a page, by its year or by the rights it reserves."""
    if len(part.text) > _LONGEST or not _may_claim(part.key):
        return None
    claim = _CLAIM.search(part.text)
    if claim is None or not _SIGN.search(claim[0]):
        return None
    if not (_YEAR.search(part.text) or _rights().search(part.text)):
        return None
    behind = _name(part, claim.end(), len(part.text))
    return behind or _name(part, 0, claim.start())


def _may_claim(key: str) -> bool:
    """Whether a text, casefolded, has a sign of a claim."""
    return "©" in key or "(c)" in key or "copyright" in key


def _name(part: Part, start: int, end: int) -> Imprint | None:
    """Give the name that stands there, up to what ends it."""
    found = _NAME.match(part.text, start, end)
    if found is None:
        return None
    stop = _stop().search(found[1])
    name = (found[1][: stop.start()] if stop else found[1]).rstrip(" .,-–—&®™")
    small = name.casefold()
    if not _LETTERS.search(name) or (name[0].islower() and "." not in name):
        return None
    if len(name.split()) > _WORDS or small in cues().picture_agency | cues().network:
        return None
    begin = part.start + found.start(1)
    return Imprint(name, Span(begin, begin + len(name)))


@cache
def _rights() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, cues().rights)), re.IGNORECASE)


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(rf"{_END}|\s?(?:{_rights().pattern})", re.IGNORECASE)
