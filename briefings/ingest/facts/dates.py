"""When a briefing was published, and how far that can be trusted.

The order of trust: a header line, a labelled line, a dateline, a full date on a line of its own
near the title (all stated); the file's name, the latest day the text tells of as past (inferred).
A day without a year takes one only from the dates that other briefings of its source state, and
only where they leave a single year, or the weekday on which its story begins does (`said on
Sunday`). Nothing is invented: what cannot be had is a Problem.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from briefings.ingest.facts import paths
from briefings.ingest.facts.days import Day, first_weekday
from briefings.ingest.facts.eastern import is_to_come
from briefings.ingest.facts.sightings import (
    PUBLISHED,
    STATED,
    UPDATED,
    Page,
    Sighting,
    find,
    is_placed,
    stories,
)
from briefings.ingest.parts.cues import cues
from briefings.ingest.parts.moments import is_moment
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

_LETTERS = re.compile(r"[^\W\d_]+")
_PAST = re.compile(r"\s([a-z]{2,12}ed|was|were|saw|had|held|met|took|became|began|brought)\b")
_NO_YEAR_ADVICE = "read it together with others of its source"
_SEEN_FROM = "counts from a day that it does not tell"
_SEEN_ADVICE = "state the day with :date, or save such pages with their day in the file's name"
_SEVERAL = "days of publication are stated, each over a text of its own: they are read as one"
_SEVERAL_ADVICE = "save each story as a file of its own"
_ADVICE = "a day such as 23/04/2025 elsewhere in what its publisher writes would tell"


class Found(NamedTuple):
    """What is known of a briefing's date."""

    dating: Dating | None
    problems: list[Problem]


def choose(page: Page, around: Surroundings) -> Found:
    """Choose the date of a briefing by the order of trust."""
    problems: list[Problem] = []
    sightings = find(page)
    if (several := stories(page.text, sightings)) > 1:
        problems.append(Problem(f"{several} {_SEVERAL}", advice=_SEVERAL_ADVICE))
    header = _from_header(page, problems)
    best = _best(page, sightings)
    if header is None and best is not None and best.trust >= STATED:
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
    if inferred is None:
        problems += _seen_from(page)
    return Found(inferred, problems)


def _best(page: Page, sightings: Sequence[Sighting]) -> Sighting | None:
    """Give the likeliest day of publication; of a page long kept up its last change."""
    best = max(
        sightings, key=lambda seen: (seen.trust, not seen.day.learned, seen.is_bare), default=None
    )
    if best is None or best.trust != PUBLISHED or best.origin is not DateOrigin.LABEL:
        return best
    changes = (seen for seen in sightings if seen.trust == UPDATED)
    for seen in changes:
        # Beside its day of publication: at a page's foot it is the change of something else.
        between = page.text[best.day.end : seen.day.start]
        if 0 < between.count("\n") < _BESIDE and seen.when - best.when > HALF_YEAR:
            return seen
    return best


_BESIDE = 3
"""Within so many lines below its day of publication a page tells that of its last change."""


def _seen_from(page: Page) -> list[Problem]:
    """Say that a text tells its day only as seen from the one on which somebody read it."""
    told = zip(page.layout.parts, page.kinds, strict=True)
    line = next(
        (part for part, kind in told if kind is BlockKind.HEADER and is_moment(part.text)), None
    )
    return [] if line is None else [Problem(f"{line.text} {_SEEN_FROM}", advice=_SEEN_ADVICE)]


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


def _stated(seen: Sighting, certainty: Certainty = Certainty.STATED) -> Dating:
    where = Span(seen.day.start, seen.day.end)
    return Dating(seen.when, seen.when, Precision.DAY, seen.origin, certainty, where)


def _with_conflicts(dating: Dating, sightings: list[Sighting], page: Page) -> Dating:
    """Add what else the page states of its date."""
    others = dict.fromkeys(
        f"{page.text[seen.day.start : seen.day.end]} is stated too"
        for seen in sightings
        if seen.trust >= STATED
        and seen.trust != UPDATED
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
        if not _is_of_story(page, index, day):
            continue
        sentence = sentence_at(page.text, day.start).of(page.text)
        words = set(_LETTERS.findall(sentence.casefold()))
        is_past = words.isdisjoint(coming) and not is_to_come(sentence)
        found.append((day, is_past))
    return found


def _is_of_story(page: Page, index: int, day: Day) -> bool:
    """Whether a day told of is near enough to that of the story.

    Where no word tells a past from what comes, one without a year is so right behind a
    dateline alone: `(서울=연합뉴스) … 11월 21일`.
    """
    if day.year is not None or page.text[day.end - 1] not in "日일":
        return True
    return bool(index) and page.layout.parts[index - 1].start in page.layout.heads


def _from_dateline(page: Page, around: Surroundings, problems: list[Problem]) -> Dating | None:
    """Read a day without a year that stands in a dateline, or on a line of its own at the top."""
    parts = page.layout.parts
    starts = [part.start for part in parts] if page.days else []
    for day in page.days:
        index = bisect_left(starts, day.start + 1) - 1
        if index > page.prose + 1 or day.year is not None or day.order == "?":
            continue
        is_header = page.kinds[index] is BlockKind.HEADER
        if not is_header and not (index and is_placed(page.text, parts[index], day)):
            continue
        found = (
            _same_in_full(page, day)
            or _dates_near(day, around.stated_dates)
            or _dates_near(day, _in_title(page))
        )
        if len(found) > 1:
            found = _on_weekday_told(page, found)
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


def _in_title(page: Page) -> list[date]:
    """Give the full dates that a headline tells of."""
    if page.title is None:
        return []
    title = page.layout.parts[page.title]
    told = (day.whole for day in page.days if title.start <= day.start < title.end)
    return sorted(when for when in told if when)


def _same_in_full(page: Page, day: Day) -> list[date]:
    """Give the dates that a text writes in full elsewhere, of a day stated without a year."""
    wholes = {other.whole for other in page.days if other[3:5] == day[3:5]} - {None}
    return sorted(when for when in wholes if when and day.of(when.year))


def _on_weekday_told(page: Page, dates: list[date]) -> list[date]:
    """Give the last of some dates, if it alone falls on the weekday a story begins with; or all.

    `GENEVA, Nov 22 - X said on Sunday` is written on that Sunday, or on the day behind it. An
    earlier year is not taken for it: what is new would be called old.
    """
    parts = page.layout.parts[page.prose : page.prose + 1]
    told = first_weekday(parts[0].text[:_OPENING]) if parts else None
    fit = [when for when in dates if told is not None and (when.weekday() - told) % 7 <= 1]
    return fit if fit == dates[-1:] else dates


_OPENING = 400
"""Code points of a story in which it tells the day of its news."""


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
        either = " or ".join(f"{day.day} {date(1, day.month, 1):%B}" for day in unordered.readings)
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
