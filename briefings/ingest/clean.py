"""What each part of a text is: the story, or something of the page around it.

Nothing is taken out. A part gets a kind, from what it says, how it looks and where it stands;
folding it on the screen is left to whoever shows it.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from briefings.ingest.captions import is_caption
from briefings.ingest.cues import Cues, cues
from briefings.ingest.days import Day, calendar_words
from briefings.ingest.layout import CLOSED, Layout, Part
from briefings.ingest.menus import menus
from briefings.ingest.page import SILENT, Listener, Speech
from briefings.ingest.recurring import may_name
from briefings.ingest.vocabulary import STEM, Vocabulary, stems
from briefings.model import FOLDED, BlockKind

_LONG = 300
"""A line longer than this is never the page speaking of itself."""
_LARGE = 50_000
"""A text of more code points is not searched for one word after the other."""
_HEADING = 80
_VALUE = 3
"""So many words under a label are its value; more are a headline."""
_STORY = 60
"""Code points that a story has at least besides what it shares with others."""
_BESIDE = 40
"""So many letters beside a day are still the page's: a weekday, an author, the day of a change."""
_TAG = 3
"""So many words a line, over a list of lines, are tags; more are headlines."""

_ELSEWHERE = frozenset({BlockKind.TEASER, BlockKind.TAGS})
_JUDGED = _ELSEWHERE | {BlockKind.BOILERPLATE, BlockKind.BYLINE}
"""What is folded for its words alone, which may deceive."""
_ABOVE = frozenset({BlockKind.HEADER, BlockKind.BOILERPLATE, BlockKind.CAPTION})

_LETTERS = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"(?:(?:https?://|www\.)\S+\s*){1,9}")
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
        listener.hear(part.key) if len(part.text) <= _LONG else SILENT for part in layout.parts
    ]
    kinds = [
        BlockKind.HEADER if part.start in layout.heads else _by_words(part, speech, known)
        for part, speech in zip(layout.parts, speeches, strict=True)
    ]
    _doubt_agencies(layout, kinds, vocabulary)
    return Heard(speeches, tuple(kinds))


def label(
    layout: Layout, heard: Heard, recurring: frozenset[str], vocabulary: Vocabulary
) -> list[BlockKind]:
    """Give the kind of each part; the title is chosen later among those of the body.

    `recurring` holds lines known from other stories, as `Part.key` has them.
    """
    known = cues()
    parts, speeches, kinds = layout.parts, heard.speeches, list(heard.kinds)
    if recurring:
        _label_recurring(parts, kinds, recurring)
    _label_values(parts, kinds, known)
    page = _label_page(parts, kinds, speeches)
    prose = [
        index
        for index, kind in enumerate(kinds)
        if kind is BlockKind.BODY and index not in page and parts[index].is_prose
    ]
    first, last = (prose[0], prose[-1]) if prose else (len(parts), -1)
    for index in menus(parts, kinds, first, known):
        kinds[index] = BlockKind.BOILERPLATE
    for index in page:
        if not first < index < last:
            kinds[index] = BlockKind.BOILERPLATE
    if prose:
        small = len(layout.text) <= _LARGE
        count = layout.text.count if small else stems(vocabulary.written).__getitem__
        _label_inside(parts, kinds, (first, last), count)
        _label_tail(parts, kinds, last + 1)
    _label_copies(parts, kinds)
    return kinds


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
            or min(vocabulary.written[word] for word in _LETTERS.findall(agency)) > 1
        ):
            kinds[index] = BlockKind.BODY


def _by_words(part: Part, speech: Speech, known: Cues) -> BlockKind:
    """Give the kind that a part's own words tell, wherever it stands."""
    if len(part.text) > _LONG:
        return BlockKind.BODY
    if part.key.startswith(known.teaser) and _begins(part.key, known.teaser):
        return BlockKind.TEASER
    if is_caption(part, known, is_prose=part.is_prose):
        return BlockKind.CAPTION
    short = _of_short(part, speech, known) if len(part.text) <= _HEADING else None
    if short:
        return short
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
        or _is_count(part.key, known)
        or _ADDRESS.fullmatch(part.text)
        or (speech.agency and not part.text.endswith("."))
    ):
        return BlockKind.BOILERPLATE
    if (
        key in known.tags
        or (part.text[0] == "#" and all(word[0] == "#" for word in part.text.split()))
        or _begins(part.key, known.tags)
    ):
        return BlockKind.TAGS
    if place_and_agency(part.text):
        return BlockKind.HEADER
    if part.key.startswith(known.byline) and _is_byline(part, known):
        return BlockKind.BYLINE
    return None


def _is_count(key: str, known: Cues) -> bool:
    """Whether a line holds no word but those that count readers or name currencies."""
    if not any(map(str.isdigit, key)):
        return not _LETTERS.search(key)
    words = _LETTERS.findall(key)
    if not words:
        return True
    others = [word for word in words if word not in known.counter and word not in known.currency]
    # Beside the number of readers the hour may stand; alone it may be the day of publication.
    return len(others) < len(words) and furniture().issuperset(others)


def _is_byline(part: Part, known: Cues) -> bool:
    """Whether an author's label is followed by nothing but names."""
    for phrase in known.byline:
        if part.key.startswith(phrase):
            return is_name(part.text[len(phrase) :].strip(" :"))
    return False


def is_name(line: str) -> bool:
    """Whether a line is two to four capitalised words and nothing else."""
    words = line.split()
    return 2 <= len(words) <= 4 and all(
        word[0].isupper()
        and len(word) > 1
        and word.strip(".").replace("-", "").replace("'", "").isalpha()
        for word in words
    )


def _label_recurring(parts: list[Part], kinds: list[BlockKind], recurring: frozenset[str]) -> None:
    """Fold the lines that other stories have too.

    A paragraph that may name somebody is folded above the story's own and below them only, and
    nothing is where hardly anything else is left.
    """
    repeated = {
        index
        for index, part in enumerate(parts)
        if kinds[index] is BlockKind.BODY and part.key in recurring
    }
    rest = [
        index
        for index, kind in enumerate(kinds)
        if kind is BlockKind.BODY and index not in repeated
    ]
    if sum(len(parts[index].text) for index in rest) < _STORY:
        return
    own = [index for index in rest if parts[index].is_prose]
    for index in repeated:
        if not (own and own[0] < index < own[-1] and may_name(parts[index])):
            kinds[index] = BlockKind.BOILERPLATE


def _label_page(
    parts: list[Part], kinds: list[BlockKind], speeches: list[Speech]
) -> frozenset[int]:
    """Fold what the page says of itself; give the lines of which that is not sure."""
    unsure = set()
    for index, (part, speech) in enumerate(zip(parts, speeches, strict=True)):
        if not speech.topics or kinds[index] is not BlockKind.BODY or len(part.text) > _LONG:
            continue
        plain = len(part.text) <= 40 and not part.text.endswith(".")
        if part.text[0] in '"“«„' or not (plain or speech.reader):
            continue
        if speech.topics >= 2:
            kinds[index] = BlockKind.BOILERPLATE
        else:
            unsure.add(index)
    return frozenset(unsure)


def _label_values(parts: list[Part], kinds: list[BlockKind], known: Cues) -> None:
    """Fold the short line under a label, which is its value."""
    for index, part in enumerate(parts[:-1]):
        value = parts[index + 1]
        if (
            part.key.rstrip(": ") in known.label_with_value
            and kinds[index + 1] is BlockKind.BODY
            and not value.apart
            and len(value.text) <= 40
            and value.text.count(" ") < _VALUE
        ):
            kinds[index + 1] = BlockKind.BOILERPLATE


def _label_inside(
    parts: list[Part],
    kinds: list[BlockKind],
    story: tuple[int, int],
    count: Callable[[str], int],
) -> None:
    """Tell headings and other stories' headlines apart between the paragraphs.

    `count` tells how often the text has words that begin with some letters.
    """
    lines = [
        index
        for index in range(story[0] + 1, story[1])
        if kinds[index] is BlockKind.BODY
        and parts[index].apart
        and parts[index + 1].apart
        and _looks_like_headline(parts[index])
    ]
    for index in lines:
        kinds[index] = _heading_or_teaser(parts[index], count)


def _looks_like_headline(part: Part) -> bool:
    return (
        len(part.text) <= 2 * _HEADING
        and not part.text.endswith(CLOSED)
        and not part.is_prose
        and part.text[0] not in "-–—"
    )


def _heading_or_teaser(part: Part, count: Callable[[str], int]) -> BlockKind:
    """Tell a heading of this story from another's, which names what this one never does."""
    words = _LETTERS.findall(part.text)
    if len(words) < 6:
        return BlockKind.HEADING
    names = [word for word in words[1:] if word[0].isupper() and len(word) > 2]
    if len(names) < 0.8 * len(words) and any(
        count(name[:STEM]) <= part.text.count(name[:STEM]) for name in names
    ):
        return BlockKind.TEASER
    return BlockKind.HEADING if len(part.text) <= _HEADING else BlockKind.BODY


def _label_tail(parts: list[Part], kinds: list[BlockKind], begin: int) -> None:
    """Tell byline, tags and other stories' headlines apart behind the last paragraph."""
    tail = [
        index
        for index in range(begin, len(parts))
        if kinds[index] in {BlockKind.BODY, BlockKind.TAGS}
        and len(parts[index].text) <= 60
        and not parts[index].text.endswith(CLOSED)
    ]
    for run in _runs(parts, tail):
        if len(run) >= 3:
            words = sum(len(_LETTERS.findall(parts[index].text)) for index in run)
            kind = BlockKind.TAGS if words <= _TAG * len(run) else BlockKind.TEASER
            for index in run:
                kinds[index] = kind
        elif len(run) == 1 and is_name(parts[run[0]].text):
            kinds[run[0]] = BlockKind.BYLINE


def _label_copies(parts: list[Part], kinds: list[BlockKind]) -> None:
    """Let a line that stands in the text again be what it was at first."""
    seen: dict[str, BlockKind] = {}
    for index, part in enumerate(parts):
        first = seen.setdefault(part.key, kinds[index])
        if kinds[index] is BlockKind.HEADING and first is BlockKind.BODY:
            kinds[index] = first


def _runs(parts: list[Part], indices: Iterable[int]) -> list[list[int]]:
    """Group lines that stand together without a blank line."""
    runs: list[list[int]] = []
    for index in indices:
        if runs and runs[-1][-1] == index - 1 and not parts[index].apart:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def settle(
    parts: list[Part], kinds: list[BlockKind], days: Sequence[Day], *, marked: bool
) -> dict[int, str]:
    """Say which lines are days, and that no story is left folded; give the `weak` titles.

    `marked` where a format says what its parts are: then that is not doubted.
    """
    weak = _label_days(parts, kinds, days)
    if not marked:
        _keep_the_most(parts, kinds, weak)
    return weak


def _label_days(parts: list[Part], kinds: list[BlockKind], days: Sequence[Day]) -> dict[int, str]:
    """Make the lines that hold nothing but a day headers, above the story and right below.

    Beside the day only its label, weekdays and words of the clock may stand. A line that says
    more is the story's; of those that add a place or a name only, gives what they add.
    """
    added: dict[int, str] = {}
    story = prose(parts, kinds)
    last = story[0] + 2 if story else len(parts)
    for index, told in _by_part(parts[:last], days).items():
        part = parts[index]
        if kinds[index] is not BlockKind.BODY or len(part.text) > _HEADING:
            continue
        rest = _around(part, told)
        words = [word for word in _LETTERS.findall(rest) if word.casefold() not in furniture()]
        if not words:
            kinds[index] = BlockKind.HEADER
        elif is_name(" ".join(["The", *words])):
            added[index] = rest.strip(" ,;:|/•·–—-()")
    return added


def _keep_the_most(parts: list[Part], kinds: list[BlockKind], weak: dict[int, str]) -> None:
    """Fold neither what most of a text is nor its first line, whatever they look like.

    A line that begins as a teaser or as tags do joins the `weak`, which are hardly titles.
    """
    whole = sum(len(part.text) for part in parts)
    for index, part in enumerate(parts):
        if kinds[index] in _JUDGED and 2 * len(part.text) > whole:
            kinds[index] = BlockKind.BODY
    first = next((i for i, kind in enumerate(kinds) if kind not in _ABOVE), None)
    if first is not None and kinds[first] in _ELSEWHERE and _says_more(parts[first]):
        kinds[first] = BlockKind.BODY
        weak[first] = ""
    if FOLDED.issuperset(kinds):
        longest = max(range(len(parts)), key=lambda index: len(parts[index].text))
        kinds[longest] = BlockKind.BODY


def _says_more(part: Part) -> bool:
    """Whether a line is more than the phrase over a list of teasers or tags."""
    known = cues()
    key = part.key.rstrip(": ")
    return key not in known.teaser and key not in known.tags


@cache
def furniture() -> frozenset[str]:
    """Give the words that say of a day that it is one: its label, the week's, the clock's."""
    known = cues()
    lines = " ".join(known.published | known.updated | known.clock).casefold()
    return frozenset(_LETTERS.findall(lines)) | calendar_words()


def _by_part(parts: list[Part], days: Sequence[Day]) -> dict[int, list[Day]]:
    """Give the days that stand in each part."""
    starts = [part.start for part in parts] if days else []
    found: dict[int, list[Day]] = {}
    for day in days:
        index = bisect_right(starts, day.start) - 1
        if index >= 0 and day.start < parts[index].end:
            found.setdefault(index, []).append(day)
    return found


def day_lines(parts: list[Part], days: Sequence[Day]) -> list[int]:
    """Give the parts that hold a full date and few letters besides."""
    found = _by_part(parts, [day for day in days if day.year is not None])
    return [
        index
        for index, told in found.items()
        if sum(map(len, _LETTERS.findall(_around(parts[index], told)))) <= _BESIDE
    ]


def _around(part: Part, days: Sequence[Day]) -> str:
    """Give what a line says besides its days."""
    kept, start = [], part.start
    for day in days:
        kept.append(part.text[start - part.start : day.start - part.start])
        start = day.end
    return " ".join([*kept, part.text[start - part.start :]])


def prose(parts: list[Part], kinds: list[BlockKind]) -> list[int]:
    """Give the paragraphs of the story, without lists."""
    return [
        index
        for index, (part, kind) in enumerate(zip(parts, kinds, strict=True))
        if kind is BlockKind.BODY and part.is_prose and not part.is_bullet
    ]
