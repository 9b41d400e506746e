"""What a part of a text is by its own words, wherever it stands."""

import re
from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from briefings.ingest.facts.days import calendar_words
from briefings.ingest.parts.captions import is_caption
from briefings.ingest.parts.cues import Cues, cues
from briefings.ingest.parts.layout import Layout, Part
from briefings.ingest.parts.moments import is_moment
from briefings.ingest.parts.page import SILENT, Listener, Speech
from briefings.ingest.parts.vocabulary import Vocabulary
from briefings.model import BlockKind

LONG = 300
"""A line longer than this is never the page speaking of itself."""
SHORT = 80
"""One no longer than this is too short for a sentence."""
_BAR = 3
"""So many labels beside each other are a row of them."""

_ADDRESSES = ("http", "www.")
LETTERS = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+(?:\s+(?:https?://|www\.)\S+){0,8}")
_HOST = re.compile(r"(?:www\.)?(?:[a-z\d-]{1,63}\.){1,4}[a-z]{2,7}/?")
_PLACE_AND_AGENCY = re.compile(
    r"(?:[^\W\d_][\w.'’-]*\s){1,3}[•·]\s(?P<agency>[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){0,2})\Z"
)


class Heard(NamedTuple):
    """What each part of a text says of itself."""

    speeches: list[Speech]
    kinds: tuple[BlockKind, ...]
    """As its own words tell them, wherever it stands."""


def hear(layout: Layout, vocabulary: Vocabulary) -> Heard:
    """Give what each part of a text says of itself."""
    known = cues()
    listener = Listener(vocabulary.small, layout.text)
    speeches = [
        listener.hear(part.key) if len(part.text) <= LONG else SILENT for part in layout.parts
    ]
    kinds = [
        BlockKind.HEADER if part.start in layout.heads else _by_words(part, speech, known)
        for part, speech in zip(layout.parts, speeches, strict=True)
    ]
    _doubt_agencies(layout, kinds, vocabulary)
    return Heard(speeches, tuple(kinds))


def place_and_agency(line: str) -> re.Match[str] | None:
    """Match a line like `Riga • BNS`; its group `agency` is the publisher."""
    return _PLACE_AND_AGENCY.match(line) if len(line) <= 60 else None


def _doubt_agencies(layout: Layout, kinds: list[BlockKind], vocabulary: Vocabulary) -> None:
    """Take back lines such as `Somebody • Columnist`: an agency is known by more than its place.

    It writes itself in capitals, is named again in the text, sells pictures, or stands beside a
    place of one word below another line.
    """
    for index, part in enumerate(layout.parts):
        if kinds[index] is not BlockKind.HEADER or part.start in layout.heads:
            continue
        line = place_and_agency(part.text)
        if line is None or (index and " " not in part.text[: line.start("agency")].strip(" •·")):
            continue
        agency = line["agency"]
        if not (
            agency.isupper()
            or "." in agency
            or agency.casefold() in cues().picture_agency
            or min(vocabulary.written[word] for word in LETTERS.findall(agency)) > 1
        ):
            kinds[index] = BlockKind.BODY


def _by_words(part: Part, speech: Speech, known: Cues) -> BlockKind:
    """Give the kind that a part's own words tell, wherever it stands."""
    if part.text.startswith(_ADDRESSES) and _ADDRESS.fullmatch(part.text):
        return BlockKind.BOILERPLATE
    if len(part.text) > LONG:
        return BlockKind.BODY
    if part.key.startswith(known.teaser) and _begins(part.key, known.teaser):
        return BlockKind.TEASER
    if is_caption(part, known, is_prose=part.is_prose):
        return BlockKind.CAPTION
    told = _of_short(part, speech, known) if len(part.text) <= SHORT else None
    if told or (part.key.lstrip("([").startswith(known.byline) and _is_byline(part, known)):
        return told or BlockKind.BYLINE
    return BlockKind.BOILERPLATE if speech.beyond_doubt else BlockKind.BODY


def _begins(key: str, phrases: Collection[str]) -> bool:
    """Whether a line is one of the phrases, or has one before a colon or a bar."""
    head, sign, _ = key.partition(":") if ":" in key else key.partition(" |")
    return head.rstrip() in phrases and (bool(sign) or head == key)


def _of_short(part: Part, speech: Speech, known: Cues) -> BlockKind | None:
    """Give the kind of a line too short for a sentence, or None."""
    key = part.key.rstrip(": ")
    if (
        key in known.label
        or key in known.label_with_value
        or _is_bar(part.key, known)
        or _is_count(part.key, known)
        or _HOST.fullmatch(part.text)
        or (speech.agency and not part.text.endswith("."))
    ):
        return BlockKind.BOILERPLATE
    if (
        key in known.tags
        or (part.text[0] == "#" and all(word[0] == "#" for word in part.text.split()))
        or _begins(part.key, known.tags)
    ):
        return BlockKind.TAGS
    if place_and_agency(part.text) or is_moment(part.text):
        return BlockKind.HEADER
    return None


def _is_bar(key: str, known: Cues) -> bool:
    """Whether a line is a row of what a page offers: `Share  Print`, `World  Sport  War`."""
    words = LETTERS.findall(key)
    return len(words) >= _BAR and all(
        one in known.label or one in known.network or one in known.section or one in known.menu
        for one in words
    )


def _is_count(key: str, known: Cues) -> bool:
    """Whether a line holds no word but those that count readers or name currencies."""
    if not any(map(str.isdigit, key)):
        return not LETTERS.search(key)
    words = LETTERS.findall(key)
    if not words:
        return True
    others = [word for word in words if word not in known.counter and word not in known.currency]
    # Beside the number of readers the hour may stand; alone it may be the day of publication.
    return len(others) < len(words) and furniture().issuperset(others)


def _is_byline(part: Part, known: Cues) -> bool:
    """Whether each author's label of a line is followed by nothing but names, and where they are.

    An agency is a name, too: `By A. Doe, Reuters`.

    `Reporting by A. Doe in Riga; editing by B. Roe and C. Moe`, in brackets or not.
    """
    line = part.text.strip("()[]. ")
    return all(_is_signed(piece.strip(), known) for piece in line.split(";"))


def _is_signed(piece: str, known: Cues) -> bool:
    folded = piece.casefold()
    for phrase in known.byline:
        if folded.startswith(phrase):
            names = _JOINING.split(piece[len(phrase) :].strip(" :"))
            is_long = len(phrase.split()) > 1
            return all(
                is_name(name)
                or name.casefold() in known.agency_name
                or (at and is_long and name.istitle())
                for at, name in enumerate(names)
            )
    return False


_JOINING = re.compile(r", (?:and )?| and | in | & ")


def is_name(line: str) -> bool:
    """Whether a line is two to four capitalised words and nothing else."""
    words = line.split()
    return 2 <= len(words) <= 4 and all(
        word[0].isupper()
        and len(word) > 1
        and word.strip(".").replace("-", "").replace("'", "").isalpha()
        for word in words
    )


@cache
def furniture() -> frozenset[str]:
    """Give the words that say of a day that it is one: its label, the week's, the clock's."""
    known = cues()
    lines = " ".join(known.published | known.updated | known.clock).casefold()
    return frozenset(LETTERS.findall(lines)) | calendar_words()
