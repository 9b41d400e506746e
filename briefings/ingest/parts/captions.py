"""Lines under pictures: known by their credit, however it is written."""

import re

from briefings.ingest.parts.cues import Cues
from briefings.ingest.parts.layout import Part

_DASH = re.compile(r"\s[–—|]\s")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{2,120})[)\]]\.?\Z")


def is_caption(part: Part, known: Cues, *, is_prose: bool) -> bool:
    """Whether a line says who took a picture. `is_prose`: it looks like running text."""
    end = part.text[-1]
    if end in ")].":
        bracketed = _BRACKETED.search(part.text, max(0, len(part.text) - 125))
        if bracketed and _is_credit(bracketed[1].casefold(), known):
            return True
    credit = part.key.rpartition(". ")[2]
    if "|" in credit or not credit.isascii():
        credit = _DASH.split(credit)[-1]
    if ":" in credit and credit.partition(":")[0] in known.picture:
        return True
    head, slash, tail = credit.rpartition("/")
    if slash and head.strip("© .") in known.picture_agency:
        return True
    if is_prose or (not part.start and _is_title(part, known)):
        return False
    tail = tail.strip("© .")
    if tail in known.picture_agency or (slash and tail.partition(" ")[0] in known.picture):
        return True
    return part.key.startswith(known.picture_by)


def _is_title(part: Part, known: Cues) -> bool:
    """Whether a line over all is the title of a page, with who tells the news behind a bar."""
    title, bar, site = part.key.rpartition(" | ")
    return bool(bar) and "|" not in title and site in known.agency_name


def _is_credit(inside: str, known: Cues) -> bool:
    """Whether what stands in brackets names a picture or who sells it."""
    head, colon, _ = inside.partition(":")
    if head.strip() in known.picture:
        return bool(colon) or head == inside
    if head == inside and head.startswith(known.picture_by):
        return True
    left, slash, right = inside.rpartition("/")
    return bool(slash) and not known.picture_agency.isdisjoint((left.strip(), right.strip()))
