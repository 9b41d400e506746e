"""What each part of a text is: the story, or something of the page around it.

Nothing is taken out. A part gets a kind, from what it says (`by_words`) and where it stands;
folding it on the screen is left to whoever shows it.
"""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence

from briefings.ingest.facts.days import Day
from briefings.ingest.parts import rolls
from briefings.ingest.parts.by_words import LETTERS, LONG, SHORT, Heard, furniture, is_name
from briefings.ingest.parts.cues import Cues, cues
from briefings.ingest.parts.layout import CLOSED, Layout, Part
from briefings.ingest.parts.menus import menus
from briefings.ingest.parts.page import Speech
from briefings.ingest.parts.recurring import may_name
from briefings.ingest.parts.vocabulary import STEM, Vocabulary, stems
from briefings.model import FOLDED, BlockKind

_LARGE = 50_000
"""A text of more code points is not searched for one word after the other."""
_VALUE = 3
"""So many words under a label are its value; more are a headline."""
_STORY = 60
"""Code points that a story has at least besides what it shares with others."""
_BESIDE = 40
"""So many letters beside a day are still the page's: a weekday, an author, the day of a change."""
_PLACE = 2
"""So many words a place has, in a script without capitals."""
_AUTHORS = 2
"""So many names below a story, each alone, have written it."""
_TAG = 3
"""So many words a line, over a list of lines, are tags; more are headlines."""

_ELSEWHERE = frozenset({BlockKind.TEASER, BlockKind.TAGS})
_JUDGED = _ELSEWHERE | {BlockKind.BOILERPLATE, BlockKind.BYLINE}
"""What is folded for its words alone, which may deceive."""
_ABOVE = frozenset({BlockKind.HEADER, BlockKind.BOILERPLATE, BlockKind.CAPTION})


def label(
    layout: Layout, heard: Heard, recurring: Collection[int], vocabulary: Vocabulary
) -> list[BlockKind]:
    """Give the kind of each part; the title is chosen later among those of the body.

    `recurring` are the parts to be folded for that (`recurring_in`).
    """
    known = cues()
    parts, speeches, kinds = layout.parts, heard.speeches, list(heard.kinds)
    for index in recurring:
        kinds[index] = BlockKind.BOILERPLATE
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
    listed = rolls.rolls(parts, kinds, layout.under)
    if prose:
        small = len(layout.text) <= _LARGE
        count = layout.text.count if small else stems(vocabulary.written).__getitem__
        _label_inside(parts, kinds, (first, last), count)
        for index in listed:
            if kinds[index] is BlockKind.TEASER:
                kinds[index] = BlockKind.BODY
        _label_tail(parts, kinds, sorted({*range(last + 1, len(parts))} - listed))
    _label_copies(parts, kinds)
    return kinds


def recurring_in(layout: Layout, heard: Heard, lines: Collection[str]) -> list[int]:
    """Give the parts to be folded of the `lines` that other stories have, as `Part.key` has them.

    Not those that call who has been there. A paragraph that may name somebody is folded above the
    story's own and below them only, and nothing is where hardly anything else is left.
    """
    parts, kinds = layout.parts, heard.kinds
    called = rolls.called(parts, kinds, layout.under)
    repeated = {
        index
        for index, part in enumerate(parts)
        if kinds[index] is BlockKind.BODY and part.key in lines and index not in called
    }
    rest = [
        index
        for index, kind in enumerate(kinds)
        if kind is BlockKind.BODY and index not in repeated
    ]
    if sum(len(parts[index].text) for index in rest) < _STORY:
        return []
    own = [index for index in rest if parts[index].is_prose]
    return [
        index
        for index in repeated
        if not (own and own[0] < index < own[-1] and may_name(parts[index]))
    ]


def _label_page(
    parts: list[Part], kinds: list[BlockKind], speeches: list[Speech]
) -> frozenset[int]:
    """Fold what the page says of itself; give the lines of which that is not sure."""
    unsure = set()
    for index, (part, speech) in enumerate(zip(parts, speeches, strict=True)):
        if not speech.topics or kinds[index] is not BlockKind.BODY or len(part.text) > LONG:
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
            not value.apart
            and kinds[index + 1] is BlockKind.BODY
            and len(value.text) <= 40
            and part.key.rstrip(": ") in known.label_with_value
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
        len(part.text) <= 2 * SHORT
        and not part.text.endswith(CLOSED)
        and not part.is_prose
        and part.text[0] not in "-–—"
    )


def _heading_or_teaser(part: Part, count: Callable[[str], int]) -> BlockKind:
    """Tell a heading of this story from another's, which names what this one never does."""
    words = LETTERS.findall(part.text)
    if len(words) < 6:
        return BlockKind.HEADING
    names = [word for word in words[1:] if word[0].isupper() and len(word) > 2]
    if len(names) < 0.8 * len(words) and any(
        count(name[:STEM]) <= part.text.count(name[:STEM]) for name in names
    ):
        return BlockKind.TEASER
    return BlockKind.HEADING if len(part.text) <= SHORT else BlockKind.BODY


def _label_tail(parts: list[Part], kinds: list[BlockKind], behind: Iterable[int]) -> None:
    """Tell byline, tags and other stories' headlines apart `behind` the last paragraph."""
    tail = [
        index
        for index in behind
        if kinds[index] in {BlockKind.BODY, BlockKind.TAGS}
        and len(parts[index].text) <= 60
        and not parts[index].text.endswith(CLOSED)
    ]
    alone = []
    for run in _runs(parts, tail):
        is_teased = kinds[run[0] - 1] is BlockKind.TEASER and not parts[run[0]].apart
        if is_teased or len(run) >= 3:
            words = sum(len(LETTERS.findall(parts[index].text)) for index in run)
            is_tags = words <= _TAG * len(run) and not is_teased
            kind = BlockKind.TAGS if is_tags else BlockKind.TEASER
            for index in run:
                kinds[index] = kind
        elif len(run) == 1 and is_name(parts[run[0]].text):
            alone += run
    # More than have written a story are those that it names.
    for index in alone if len(alone) <= _AUTHORS else ():
        kinds[index] = BlockKind.BYLINE


def _label_copies(parts: list[Part], kinds: list[BlockKind]) -> None:
    """Let a line that stands in the text again be what it was at first."""
    if BlockKind.HEADING not in kinds:
        return
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
        if kinds[index] is not BlockKind.BODY or len(part.key) > SHORT:
            continue
        rest = _around(part, told)
        words = [word for word in LETTERS.findall(rest) if word.casefold() not in furniture()]
        if not words:
            kinds[index] = BlockKind.HEADER
        elif _is_beside(words):
            added[index] = rest.strip(" ,;:|/•·–—-()")
    return added


def _is_beside(words: Sequence[str]) -> bool:
    """Whether words beside a day are but a name or a place, in a script without capitals too."""
    if words[-1].casefold() in cues().document:
        return False
    caseless = all(word.lower() == word.upper() for word in words)
    return is_name(" ".join(["The", *words])) or (caseless and len(words) <= _PLACE)


def _keep_the_most(parts: list[Part], kinds: list[BlockKind], weak: dict[int, str]) -> None:
    """Fold neither what most of a text is nor its first line, whatever they look like.

    A line that begins as a teaser or as tags do joins the `weak`, which are hardly titles.
    """
    judged = [index for index, kind in enumerate(kinds) if kind in _JUDGED]
    whole = sum(len(part.text) for part in parts) if judged else 0
    for index in judged:
        if 2 * len(parts[index].text) > whole:
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
        if sum(map(len, LETTERS.findall(_around(parts[index], told)))) <= _BESIDE
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
