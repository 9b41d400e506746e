"""Which full dates of a page may be the day of its publication, and how far each may.

They stand as furniture of the page: behind a label, in a dateline, on a line of their own near
the title. A day in a sentence is one that the story tells of, and is none of these.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from briefings.ingest.facts.datelines import goes_before
from briefings.ingest.facts.days import Day, calendar_words
from briefings.ingest.parts.by_words import furniture
from briefings.ingest.parts.cues import cues
from briefings.ingest.parts.layout import Layout, Part
from briefings.model import BlockKind, DateOrigin

_MENU = 20
"""With so many lines above the story, a date at the top is rather the day of a visit."""
# How far a full date on the page may be the day of publication; stated from 3 on.
PUBLISHED, _UNDER_TITLE, UPDATED, STATED, _BELOW = 6, 5, 4, 3, 1
"""Several days below a story are those of others."""

_LITTLE, _MUCH = 28, 40
"""How many letters beside a day are still the page's: a weekday, an author; or rather a title."""
_SIGNED = "—–@"
"""How a line begins that says who wrote the words above it, such as a message copied in."""

_LABEL = 4
"""Words of a label at most."""
_PARTED = re.compile(r"[|·•]| [-–—] ")
_COLON = re.compile(r"(?P<label>[^:]*[^\W\d_]):(?P<behind>[^:]*)\Z")
_PIECES = re.compile(r"\s*[|·•]\s*")
_LETTERS = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")
_HOUR = re.compile(r"\d{1,2}[:.]\d\d\b")
_PARTING = re.compile(r"[\d.;|·•]")
_STAMPED = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{4}(?:,? \d{1,2}[:.]\d\d)? +[^\W\d_a-z]")
_PLACED = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,2},\s(?:[^\W\d_]+,?\s)?")
_JOINING = 3
"""Letters of a word that means much else besides what is to come, such as Polish `do`."""
_TO_BE = re.compile(
    r"\bto (?:addres|announc|arriv|attend|be|begin|ceas|chair|clos|com|conven|debat|decid|deliver"
    r"|discus|elect|end|expir|fly|gather|go|hold|host|join|launch|leav|meet|open|present|publish"
    r"|receiv|releas|resign|resum|return|rul|sign|speak|start|swear|tak|talk|testif|travel|unveil"
    r"|visit|vot)(?:e|s|y)?\b.*\bon\s*\Z"
)
_STORY = 60
"""Letters that stand at least between the labelled days of two stories."""


class Sighting(NamedTuple):
    """A full date that the page states, and how far it may be the day of publication."""

    day: Day
    when: date
    origin: DateOrigin
    trust: int
    is_bare: bool = False
    """Whether its line holds nothing else."""


class Page(NamedTuple):
    """What the steps before have found out about a text."""

    text: str
    layout: Layout
    kinds: Sequence[BlockKind]
    title: int | None
    """The part that is the title."""
    prose: int
    """The first paragraph of the story; the number of parts where there is none."""
    days: Sequence[Day]
    name: str
    """The file's name."""


def find(page: Page) -> list[Sighting]:
    """Find the full dates that stand as page furniture, not in a sentence, in text order."""
    parts = page.layout.parts
    starts = [part.start for part in parts] if page.days else []
    found = []
    for day in page.days:
        when = day.whole
        if when is None:
            continue
        index = bisect_left(starts, day.start + 1) - 1
        if index < 0 or (page.layout.header and day.start <= page.layout.header.end(1)):
            continue
        seen = _sighting(page, parts[index], index, day, when)
        if seen:
            found.append(seen)
    others = {seen.when for seen in found if seen.trust == _BELOW}
    return [seen for seen in found if seen.trust > _BELOW or len(others) == 1]


def stories(text: str, sightings: Sequence[Sighting]) -> int:
    """Count the stories of a text: days that one label states, with a story behind each."""
    found: dict[str, list[date]] = {}
    ends: dict[str, int] = {}
    for seen in sightings:
        if seen.origin is not DateOrigin.LABEL:
            continue
        start = text.rfind("\n", 0, seen.day.start) + 1
        label = text[start : seen.day.start].strip(" :*").casefold()
        between = text[ends.get(label, start) : start]
        if label and (label not in found or len(_LETTER.findall(between)) >= _STORY):
            found.setdefault(label, []).append(seen.when)
            ends[label] = seen.day.end
    return max((len(days) for days in found.values() if len(set(days)) > 1), default=1)


def _sighting(page: Page, part: Part, index: int, day: Day, when: date) -> Sighting | None:
    """Judge one full date by its line."""
    is_headed = part.start in page.layout.heads
    if is_headed or _opens_story(page, index, day):
        return Sighting(day, when, DateOrigin.DATELINE, PUBLISHED if is_headed else STATED)
    before = page.text[part.start : day.start]
    is_no_label = len(part.text) > 160 or part.text[0] in _SIGNED
    if is_no_label or _is_to_come(before) or _is_of_log(page, index, day):
        return None
    is_of_else = _is_of_else(before.strip() or _label_above(page, index)) or _begins(before)
    label = 0 if is_of_else else _label_of(page, part, index, day)
    near = page.title is None or index <= page.title + 8 or index <= page.prose + 1
    if label:
        return Sighting(day, when, DateOrigin.LABEL, label if near else 2)
    beside = _beside(page.text, part, day)
    is_told = part.text.endswith(".") and _is_told(page.text, part, day)
    if beside > _MUCH or is_told or _is_planned(page, index, day):
        # In a sentence it is a day told of: `The plan was announced on 3 October 2026.`
        return None
    if not is_of_else and _is_followed_by_change(page.text, day):
        return Sighting(day, when, DateOrigin.TEXT, PUBLISHED)
    trust = _trust(page, index) if beside <= _LITTLE and not is_of_else else 2
    return Sighting(day, when, DateOrigin.TEXT, trust, is_bare=not beside)


def _opens_story(page: Page, index: int, day: Day) -> bool:
    """Whether a day stands before a story's first sentence: `20 November 2026. Then`.

    Over all, in numbers, there may be no sign between: `20.11.2026 Then`. Not where a part beside
    it begins with a day as well: of a chronicle each tells its own.
    """
    parts = page.layout.parts
    if parts[index].start != day.start or index > page.prose + 1:
        return False
    beside = (*parts[max(0, index - 2) : index], *parts[index + 1 : index + 3])
    starts = {part.start for part in beside}
    is_chronicle = any(other.start in starts for other in page.days)
    is_stamp = not index and bool(_STAMPED.match(page.text, day.start))
    return not is_chronicle and (is_stamp or goes_before(page.text, day.end))


def _is_of_log(page: Page, index: int, day: Day) -> bool:
    """Whether a line begins with a day, has more behind it, and so have others around it."""
    parts = page.layout.parts
    part = parts[index]
    behind = page.text[day.end : part.end].lstrip()
    if part.start != day.start or not behind or _PIECES.match(behind):
        return False
    around = parts[max(0, index - 2) : index + 3]
    days = {other.start: other.whole for other in page.days}
    told = [days.get(one.start) for one in around if one.end - one.start > _BARE]
    return len({when for when in told if when}) >= _OF_LOG


_OF_LOG, _BARE = 3, 12
"""Days of lines around one that make a log; code points of a line that is a day alone."""


def _label_of(page: Page, part: Part, index: int, day: Day) -> int:
    """Tell how far a label makes a day that of publication; 0 without one."""
    known = cues()
    before = page.text[part.start : day.start].casefold()
    head = before[-60:].rstrip(" :|-–—,.\n\u00a0")
    words = head.split()
    if not words and index and not before.strip():
        words = _label_above(page, index).casefold().rstrip(": ").split()
    while words and words[-1].strip(",.") in calendar_words():
        words.pop()
    is_sentence = part.is_prose or part.text.endswith(".")
    for said in (words, _before_clock(words)):
        for length in (4, 3, 2, 1):
            tail = " ".join(said[-length:]).strip(" :|-–—,.")
            if is_sentence and "".join(said[:-length])[-1:].isalnum():
                # In a sentence it is a word like others: the accord *of* 12 June.
                continue
            if tail in known.published:
                return PUBLISHED
            if tail in known.updated:
                return UPDATED
    return 0


def _before_clock(words: list[str]) -> list[str]:
    """Leave out the hour that stands between a label and its day, and the weekday behind it."""
    at = next((at for at in range(len(words)) if _HOUR.match(words[at])), 0)
    behind = _LETTERS.findall(" ".join(words[at:]))
    return words[:at] if at and furniture().issuperset(behind) else words


def _is_to_come(before: str) -> bool:
    """Whether the words right before a day say that it is to come: `Next meeting: 21 May 2026`."""
    words = _LETTERS.findall(_PARTING.split(before.casefold())[-1])
    return words[-1:] == ["by"] or not cues().coming.isdisjoint(words)


def _is_of_else(label: str) -> bool:
    """Whether a label says that a day is of something else: `Commencement: 1 January 2027`.

    Its weekday may stand between: `When: Tue 24 Nov 2026`.
    """
    colon = _COLON.search(label.casefold())
    if colon is None or not furniture().issuperset(_LETTERS.findall(colon["behind"])):
        return False
    known, words = cues(), _LETTERS.findall(_PARTED.split(colon["label"])[-1])
    if words[-1:] and words[-1] in known.date_word:
        words = words[:-1]
    elif any(
        " ".join(words[-length:]) in known.published | known.updated for length in range(1, 5)
    ):
        return False
    return not furniture().issuperset(words)


def _is_planned(page: Page, index: int, day: Day) -> bool:
    """Whether a headline tells what will be on a day: `Envoy to visit Lima on 3 May 2027`.

    It says so, or a dateline below it has another day.
    """
    part = page.layout.parts[index]
    if index != page.title or not _LETTER.search(page.text[part.start : day.start]):
        return False
    words = _LETTERS.findall(part.text.casefold())
    is_said = any(len(word) > _JOINING and word in cues().coming for word in words)
    if is_said or _TO_BE.search(page.text, part.start, day.start):
        return True
    below = page.layout.parts[index + 1 : index + 3]
    return any(is_placed(page.text, one, other) for one in below for other in page.days)


def is_placed(text: str, part: Part, day: Day) -> bool:
    """Whether a line is a place and a day, and nothing else: `Lima, 23 May`."""
    if not part.start < day.start < day.end <= part.end:
        return False
    is_all = furniture().issuperset(_LETTERS.findall(text[day.end : part.end].casefold()))
    return is_all and bool(_PLACED.fullmatch(text[part.start : day.start]))


def _begins(before: str) -> bool:
    """Whether the words before a day name what begins or ends on it: `Commencement 1 May 2027`."""
    words = _LETTERS.findall(_PARTED.split(before.casefold())[-1])
    return len(words) <= _LABEL and not cues().begins.isdisjoint(words)


def _is_told(text: str, part: Part, day: Day) -> bool:
    """Whether a day stands in a sentence: `The minutes of 14 October 2026 were approved`."""
    before, after = text[part.start : day.start], text[day.end : part.end]
    words = map(str.casefold, _LETTERS.findall(after))
    # Behind a comma or a colon a day is a label's or a place's.
    most = _LABEL if before.rstrip()[-1:] in {",", ":"} else _LABEL // 2
    return len(_LETTERS.findall(before)) > most or not furniture().issuperset(words)


def _label_above(page: Page, index: int) -> str:
    """Give the few words on the line above, where they may be a day's label."""
    above = page.layout.parts[index - 1].text if index else ""
    return above if len(above.split()) <= _LABEL else ""


def _is_followed_by_change(text: str, day: Day) -> bool:
    """Whether the same line goes on to tell when the text was changed."""
    after = text[day.end : day.end + 40].partition("\n")[0]
    return not cues().updated.isdisjoint(_LETTERS.findall(after.casefold()))


def _beside(text: str, part: Part, day: Day) -> int:
    """Count the letters of a line besides a day, its author and how long it takes to read."""
    sides = text[part.start : day.start], text[day.end : part.end]
    pieces = [piece for side in sides for piece in _PIECES.split(side)]
    return sum(len(word) for one in pieces if not _is_apart(one) for word in _LETTERS.findall(one))


def _is_apart(piece: str) -> bool:
    """Whether a stretch between bars says who wrote a text, or how often or long it is read."""
    small = piece.strip().casefold()
    return small.startswith(cues().byline) or cues().counter.issuperset(_LETTERS.findall(small))


def _trust(page: Page, index: int) -> int:
    """Tell how far a date's place makes it that of publication: best right under the title."""
    title = page.title
    if title is not None and title < index <= title + 6:
        return _UNDER_TITLE
    if title is not None and title - 3 <= index < title:
        return STATED
    if page.prose - 4 <= index <= page.prose + 1 or (index <= 4 and page.prose <= _MENU):
        return STATED
    return 2 if index < page.prose else _BELOW
