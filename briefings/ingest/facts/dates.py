"""When a briefing was published, and how far that can be trusted.

The order of trust: a header line, a labelled line, a dateline, a full date on a line of its own
near the title (all stated); the file's name, the latest day the text tells of as past (inferred).
A day without a year takes one only from the dates that other briefings of its source state, and
only where they leave a single year. Nothing is invented: what cannot be had is a Problem.
"""

import re
from bisect import bisect_left
from calendar import month_name
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from briefings.ingest.facts import paths
from briefings.ingest.facts.datelines import goes_before
from briefings.ingest.facts.days import Day
from briefings.ingest.parts.by_words import furniture
from briefings.ingest.parts.cues import cues
from briefings.ingest.parts.layout import Layout, Part
from briefings.model import (
    FOLDED,
    BlockKind,
    Certainty,
    DateOrigin,
    Dating,
    Precision,
    Problem,
    Span,
    Surroundings,
)
from briefings.text.segment import sentence_at

HALF_YEAR = timedelta(days=183)
"""A neighbour's date speaks for a year within this distance only."""
MONTH = timedelta(days=31)
AFTER = timedelta(days=2)
"""How long after a day told of as past a briefing may be."""

_MENU = 20
"""With so many lines above the story, a date at the top is rather the day of a visit."""
# How far a full date on the page may be the day of publication; stated from 3 on.
_PUBLISHED, _UNDER_TITLE, _UPDATED, _STATED, _BELOW = 6, 5, 4, 3, 1
"""Several days below a story are those of others."""

_LITTLE, _MUCH = 28, 40
"""How many letters beside a day are still the page's: a weekday, an author; or rather a title."""
_SIGNED = "—–@"
"""How a line begins that says who wrote the words above it, such as a message copied in."""

_LABEL = 4
"""Words of a label at most."""
_PARTED = re.compile(r"[|·•]| [-–—] ")
_LETTERS = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")
_HOUR = re.compile(r"\d{1,2}[:.]\d\d\b")
_PARTING = re.compile(r"[\d.;|·•]")
_PAST = re.compile(r"\s([a-z]{2,12}ed|was|were|saw|had|held|met|took|became|began|brought)\b")
_NO_YEAR_ADVICE = "read it together with others of its source"
_SEVERAL = "days of publication are stated, each over a text of its own: they are read as one"
_SEVERAL_ADVICE = "save each story as a file of its own"
_STORY = 60
"""Letters that stand at least between the labelled days of two stories."""
_ADVICE = "a day such as 23/04/2025 elsewhere in what its publisher writes would tell"


class Found(NamedTuple):
    """What is known of a briefing's date."""

    dating: Dating | None
    problems: list[Problem]


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


def choose(page: Page, around: Surroundings) -> Found:
    """Choose the date of a briefing by the order of trust."""
    problems: list[Problem] = []
    sightings = _sightings(page)
    if (several := _stories(page.text, sightings)) > 1:
        problems.append(Problem(f"{several} {_SEVERAL}", advice=_SEVERAL_ADVICE))
    header = _from_header(page, problems)
    best = max(
        sightings, key=lambda seen: (seen.trust, not seen.day.learned, seen.is_bare), default=None
    )
    if header is None and best is not None and best.trust >= _STATED:
        header = _stated(best, Certainty.INFERRED if best.day.learned else Certainty.STATED)
    if header is not None:
        return Found(_with_conflicts(header, sightings, page), problems)
    inferred = (
        paths.from_name(page.name)
        or paths.from_address(page.layout.parts)
        or _from_dateline(page, around, problems)
        or _from_text(page, around, problems)
    )
    if inferred is None and best is not None:
        inferred = _stated(best, Certainty.INFERRED)
    return Found(inferred, problems)


def _from_header(page: Page, problems: list[Problem]) -> Dating | None:
    """Read the first line's date; a month stays a month."""
    header = page.layout.header
    if header is None:
        return None
    year, month, *rest = (int(number) for number in header[1].split("-"))
    where = Span(header.start(1), header.end(1))
    try:
        start = date(year, month, rest[0] if rest else 1)
    except ValueError:
        problems.append(Problem(f"{header[1]} in the first line is no day of the calendar"))
        return None
    end = start if rest else _month_end(start)
    precision = Precision.DAY if rest else Precision.MONTH
    return Dating(start, end, precision, DateOrigin.HEADER, Certainty.STATED, where)


def _month_end(first: date) -> date:
    """Give the last day of a month."""
    day = first.replace(day=28)
    while (day.toordinal() < date.max.toordinal()) and (day + timedelta(1)).month == first.month:
        day += timedelta(1)
    return day


def _sightings(page: Page) -> list[Sighting]:
    """Find the full dates that stand as page furniture, not in a sentence."""
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


def _stories(text: str, sightings: Sequence[Sighting]) -> int:
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
        return Sighting(day, when, DateOrigin.DATELINE, _PUBLISHED if is_headed else _STATED)
    before = page.text[part.start : day.start]
    if len(part.text) > 160 or part.text[0] in _SIGNED or _is_to_come(before):
        return None
    is_of_else = _is_of_else(before.strip() or _label_above(page, index)) or _begins(before)
    label = 0 if is_of_else else _label_of(page, part, index, day)
    near = page.title is None or index <= page.title + 8 or index <= page.prose + 1
    if label:
        return Sighting(day, when, DateOrigin.LABEL, label if near else 2)
    beside = _beside(page.text, part, day)
    if beside > _MUCH or (part.text.endswith(".") and len(_LETTERS.findall(before)) > _LABEL):
        # In a sentence it is a day told of: `The plan was announced on 3 October 2026.`
        return None
    if not is_of_else and _is_followed_by_change(page.text, day):
        return Sighting(day, when, DateOrigin.TEXT, _PUBLISHED)
    trust = _trust(page, index) if beside <= _LITTLE and not is_of_else else 2
    return Sighting(day, when, DateOrigin.TEXT, trust, is_bare=not beside)


def _opens_story(page: Page, index: int, day: Day) -> bool:
    """Whether a day stands before a story's first sentence: `20 November 2026. Then`.

    Not where a part beside it begins with one as well: of a chronicle each tells its own.
    """
    parts = page.layout.parts
    if parts[index].start != day.start or index > page.prose + 1:
        return False
    beside = (*parts[max(0, index - 2) : index], *parts[index + 1 : index + 3])
    starts = {part.start for part in beside}
    is_chronicle = any(other.start in starts for other in page.days)
    return not is_chronicle and goes_before(page.text, day.end)


def _label_of(page: Page, part: Part, index: int, day: Day) -> int:
    """Tell how far a label makes a day that of publication; 0 without one."""
    known = cues()
    before = page.text[part.start : day.start].casefold()
    head = before[-60:].rstrip(" :|-–—,.\n\u00a0")
    words = head.split()
    if not words and index and not before.strip():
        words = _label_above(page, index).casefold().rstrip(": ").split()
    is_sentence = part.is_prose or part.text.endswith(".")
    words = _before_clock(words)
    for length in (4, 3, 2, 1):
        tail = " ".join(words[-length:]).strip(" :|-–—,.")
        if is_sentence and "".join(words[:-length])[-1:].isalnum():
            # In a sentence it is a word like others: the accord *of* 12 June.
            continue
        if tail in known.published:
            return _PUBLISHED
        if tail in known.updated:
            return _UPDATED
    return 0


def _before_clock(words: list[str]) -> list[str]:
    """Leave out the hour that stands between a label and its day, and the weekday behind it."""
    at = next((at for at in range(len(words)) if _HOUR.match(words[at])), 0)
    behind = _LETTERS.findall(" ".join(words[at:]))
    return words[:at] if at and furniture().issuperset(behind) else words


def _is_to_come(before: str) -> bool:
    """Whether the words right before a day say that it is to come: `Next meeting: 21 May 2026`."""
    words = _LETTERS.findall(_PARTING.split(before.casefold())[-1])
    return not cues().coming.isdisjoint(words)


def _is_of_else(label: str) -> bool:
    """Whether a label says that a day is of something else: `Commencement: 1 January 2027`."""
    if not label.endswith(":"):
        return False
    known, words = cues(), _LETTERS.findall(_PARTED.split(label.casefold())[-1])
    if words[-1:] and words[-1] in known.date_word:
        words = words[:-1]
    elif any(
        " ".join(words[-length:]) in known.published | known.updated for length in range(1, 5)
    ):
        return False
    return not furniture().issuperset(words)


def _begins(before: str) -> bool:
    """Whether the words before a day name what begins or ends on it: `Commencement 1 May 2027`."""
    words = _LETTERS.findall(_PARTED.split(before.casefold())[-1])
    return len(words) <= _LABEL and not cues().begins.isdisjoint(words)


def _label_above(page: Page, index: int) -> str:
    """Give the few words on the line above, where they may be a day's label."""
    above = page.layout.parts[index - 1].text if index else ""
    return above if len(above.split()) <= _LABEL else ""


def _is_followed_by_change(text: str, day: Day) -> bool:
    """Whether the same line goes on to tell when the text was changed."""
    after = text[day.end : day.end + 40].partition("\n")[0]
    return not cues().updated.isdisjoint(_LETTERS.findall(after.casefold()))


def _beside(text: str, part: Part, day: Day) -> int:
    """Count the letters that a line has besides a day."""
    before, after = text[part.start : day.start], text[day.end : part.end]
    return sum(map(len, _LETTERS.findall(before))) + sum(map(len, _LETTERS.findall(after)))


def _trust(page: Page, index: int) -> int:
    """Tell how far a date's place makes it that of publication: best right under the title."""
    title = page.title
    if title is not None and title < index <= title + 6:
        return _UNDER_TITLE
    if title is not None and title - 3 <= index < title:
        return _STATED
    if page.prose - 4 <= index <= page.prose + 1 or (index <= 4 and page.prose <= _MENU):
        return _STATED
    return 2 if index < page.prose else _BELOW


def _stated(seen: Sighting, certainty: Certainty = Certainty.STATED) -> Dating:
    where = Span(seen.day.start, seen.day.end)
    return Dating(seen.when, seen.when, Precision.DAY, seen.origin, certainty, where)


def _with_conflicts(dating: Dating, sightings: list[Sighting], page: Page) -> Dating:
    """Add what else the page states of its date."""
    others = dict.fromkeys(
        f"{page.text[seen.day.start : seen.day.end]} is stated too"
        for seen in sightings
        if seen.trust >= _STATED
        and seen.trust != _UPDATED
        and not dating.start <= seen.when <= dating.end
    )
    told = [
        f"the text tells of {page.text[day.start : day.end]}"
        for day, _ in _told(page)
        if (when := day.whole) and dating.certainty is Certainty.STATED and when > dating.end
    ]
    conflicts = (*others, *told[:1])
    if not conflicts:
        return dating
    return Dating(
        dating.start,
        dating.end,
        dating.precision,
        dating.origin,
        dating.certainty,
        dating.evidence,
        conflicts,
    )


def _told(page: Page) -> list[tuple[Day, bool]]:
    """Give the days that the story tells of, and whether as past."""
    parts = page.layout.parts
    starts = [part.start for part in parts] if page.days else []
    coming = cues().coming
    found = []
    for day in page.days:
        index = bisect_left(starts, day.start + 1) - 1
        if index < 0 or page.kinds[index] in FOLDED or page.kinds[index] is BlockKind.CAPTION:
            continue
        if day.year is not None and not page.prose <= index <= page.prose + 1:
            continue
        sentence = sentence_at(page.text, day.start).of(page.text)
        words = set(_LETTERS.findall(sentence.casefold()))
        found.append((day, words.isdisjoint(coming)))
    return found


def _from_dateline(page: Page, around: Surroundings, problems: list[Problem]) -> Dating | None:
    """Read a day without a year that stands in a dateline, or on a line of its own at the top."""
    parts = page.layout.parts
    starts = [part.start for part in parts] if page.days else []
    for day in page.days:
        index = bisect_left(starts, day.start + 1) - 1
        if index > page.prose + 1 or day.year is not None or day.order == "?":
            continue
        if page.kinds[index] is not BlockKind.HEADER:
            continue
        found = _dates_near(day, around.stated_dates)
        if len(found) == 1:
            when = found[0]
            where = Span(day.start, day.end)
            origin = (
                DateOrigin.DATELINE if parts[index].start in page.layout.heads else DateOrigin.TEXT
            )
            return Dating(when, when, Precision.DAY, origin, Certainty.INFERRED, where)
        problems.append(_without_year(page, day, found))
        return None
    return None


def _from_text(page: Page, around: Surroundings, problems: list[Problem]) -> Dating | None:
    """Infer an interval from the latest day told of as past."""
    told = _told(page)
    past = [(when, day) for day, is_past in told if is_past for when in _when(day, around)]
    if not past:
        _note_days_without_year(page, told, around, problems)
        return None
    start, day = max(past, key=lambda pair: (pair[0], -pair[1].start))
    bounds = [when for day, is_past in told if not is_past for when in _when(day, around)]
    if start > date.max - AFTER:
        return None
    end = min([start + AFTER, *(when for when in bounds if when > start)])
    verb = _PAST.match(page.text, day.end)
    where = Span(day.start, verb.end() if verb else day.end)
    return Dating(start, end, Precision.DAY, DateOrigin.TEXT, Certainty.INFERRED, where)


def _when(day: Day, around: Surroundings) -> list[date]:
    """Give the one date a day can be, or none.

    In a sentence a year is mostly there because the day is long past or far off; such a day
    counts only where others of the source are of about that time.
    """
    whole = day.whole
    if whole:
        near = _nearest(whole, around.stated_dates)
        return [whole] if any(abs(whole - other) <= MONTH for other in near) else []
    dates = _dates_near(day, around.stated_dates) if day.year is None else []
    return dates if len(dates) == 1 else []


def _dates_near(day: Day, stated: Sequence[date]) -> list[date]:
    """Give the dates that a day without a year may be, by the dates stated around it."""
    if not stated:
        return []
    found = []
    for year in range(max(1, stated[0].year - 1), min(9999, stated[-1].year + 1) + 1):
        when = day.of(year)
        if when is None:
            continue
        if any(abs(when - other) <= HALF_YEAR for other in _nearest(when, stated)):
            found.append(when)
    return found


def _nearest(when: date, stated: Sequence[date]) -> Sequence[date]:
    """Give the stated dates right before and after a day."""
    index = bisect_left(stated, when)
    return stated[max(0, index - 1) : index + 1]


def _note_days_without_year(
    page: Page, told: list[tuple[Day, bool]], around: Surroundings, problems: list[Problem]
) -> None:
    """Say why a day that is told of gives no date."""
    unordered = next((day for day in page.days if day.order == "?"), None)
    if unordered:
        words = page.text[unordered.start : unordered.end]
        either = " or ".join(f"{day.day} {month_name[day.month]}" for day in unordered.readings)
        problems.append(Problem(f"{words} may be {either}: nothing tells which", advice=_ADVICE))
    day = next((day for day, is_past in told if is_past and day.year is None), None)
    if day is not None and not problems:
        problems.append(_without_year(page, day, _dates_near(day, around.stated_dates)))


def _without_year(page: Page, day: Day, found: Sequence[date]) -> Problem:
    """Say that a day is stated without a year, and which it may be of."""
    words = " ".join(page.text[day.start : day.end].split())
    what = f"{words} is stated without a year"
    if found:
        what += f", and may be of {' or '.join(str(when.year) for when in found)}"
    return Problem(what, advice=_NO_YEAR_ADVICE)
