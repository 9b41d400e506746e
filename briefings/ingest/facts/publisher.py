"""Who published a briefing, where the text says so."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from briefings.ingest.facts import imprint
from briefings.ingest.facts.datelines import is_agency, is_of_page, is_paper
from briefings.ingest.facts.headline import may_be
from briefings.ingest.parts.by_words import place_and_agency
from briefings.ingest.parts.cues import cues
from briefings.ingest.parts.layout import Layout, Part, labelled
from briefings.model import BlockKind, Span

_DOMAIN = r"\.(?:net|com|org|info|news|media|eu|tv|ua|pl|ro|de|fr|cz|bg|uk|co)\b"
_END_OF_SITE = re.compile(_DOMAIN)
_SITE = re.compile(rf"\b[A-Z][\w-]{{1,24}}{_DOMAIN}")
_WORD_BEFORE = re.compile(r"\b([^\W\d_]{2,14})\s\Z")
_WORD_AFTER = re.compile(r"\s([^\W\d_]{2,14})\b")
_TOP, _NAME = 8, 5
"""Among how many first parts a line names the publisher, and with how many words at most."""
_NO_NAME = re.compile(r"[:<>@|]|\d{3}| [-–—] ")
_BESIDE_DAY = re.compile(r"[^\W\d_](?:[^·•|/,–—()\d\n]{0,60}[^·•|/,–—()\d\s])?")
"""What stands between the signs and numbers of a line that tells a day."""
_SIGNED = re.compile(r".{0,300}\w[^\w\s]*\s(?P<sign>[|–—-]|::|»)\s(?P<name>[^|–—:»]{2,60})\Z")
_SIGN = re.compile(r"\s(?:[|–—»-]|::)\s")
"""What is in any line that is signed so: most have none, which is seen at once."""
_BELOW, _HEAD, _STEM = 2, 3, 5
"""How many parts stand below a letterhead; how many words it has at most, and the headline at
least; letters by which a word is known again."""
_CLOSED = (".", "!", "?", "…", "。")
_LEDE = 3
"""In how many first paragraphs a publisher speaks of itself."""


class Publisher(NamedTuple):
    """A publisher's name, and the words that gave it."""

    name: str
    span: Span
    part: int | None = None
    """The part that says nothing else."""


def choose(
    layout: Layout,
    kinds: Sequence[BlockKind],
    prose: Sequence[int],
    dated: Sequence[int],
    vocabulary: Counter[str],
    *,
    is_stated: bool = False,
) -> Publisher | None:
    """Choose the publisher.

    It is in the agency's prefix, a dateline, a line over the date or with a label, a site's own
    reporting, or a line on copyright. `prose` are the paragraphs of the story, `dated` the lines
    of a full date. The name is spelt as the text does most often;
    `vocabulary` counts its words as written. Where one `is_stated` beside the text, a line on
    copyright does not count: it names who owns the paper.
    """
    if layout.agency:
        return _from_prefix(vocabulary, layout.agency)
    for part, kind in zip(layout.parts, kinds, strict=True):
        if kind is BlockKind.HEADER and (line := place_and_agency(part.text)):
            return Publisher(_usual(vocabulary, line["agency"]), Span(part.start, part.end))
    top = None if is_stated else _from_top(layout, kinds, prose, dated)
    if top is not None:
        return top
    told = _from_lede(layout.text, [layout.parts[index] for index in prose[:_LEDE]])
    return told or (None if is_stated else _from_imprint(layout))


def _from_top(
    layout: Layout, kinds: Sequence[BlockKind], prose: Sequence[int], dated: Sequence[int]
) -> Publisher | None:
    """Find what names who published among the lines above the story.

    A value behind a label; a paper's name by its looks beside the date, on a line of its own, or
    behind a title. A line of its own needs a headline, and a date or a label.
    """
    parts, title_label = layout.parts, cues().title_label
    top = range(min(prose[0] if prose else _TOP, _TOP, len(parts)))
    is_head = any(one in dated or labelled(parts[one], title_label) for one in top)
    for index in top:
        part, is_body = parts[index], kinds[index] is BlockKind.BODY
        found = None
        if is_head:
            found = _labelled(part, index) or _beside_day(part, index in dated)
        if found is None and is_body:
            found = _behind_title(layout.text, part)
        # An agency's name alone is a caption elsewhere: at the top it is the agency that writes.
        is_own = is_body or (not index and kinds[index] is BlockKind.CAPTION)
        if found is None and is_own and is_head and _is_alone(layout, prose, dated, index):
            found = Publisher(part.text.rstrip(" ."), Span(part.start, part.end), index)
        if found is not None:
            return found
    return None


def _labelled(part: Part, index: int) -> Publisher | None:
    """Read `Source: Town Daily`."""
    value = labelled(part, cues().source_label)
    name = part.text[value:].rstrip(" .")
    if not value or not _may_name(name):
        return None
    start = part.start + value
    return Publisher(name, Span(start, start + len(name)), index)


def _may_name(name: str) -> bool:
    return len(name.split()) <= _NAME and not _NO_NAME.search(name)


def _beside_day(part: Part, is_dated: bool) -> Publisher | None:
    """Read `Town Daily · 5 December 2025 · 3 min`."""
    names = _BESIDE_DAY.finditer(part.text) if is_dated else ()
    found = next((one for one in names if is_paper(one[0]) and ":" not in one[0]), None)
    if found is None:
        return None
    return Publisher(found[0], Span(part.start + found.start(), part.start + found.end()))


def _behind_title(text: str, part: Part) -> Publisher | None:
    """Read `A bridge is opened | Town Daily`.

    Behind a dash it may be who says so, too, as in `War may go on - Reuters`: that has one word,
    or the story names it again.
    """
    found = _SIGNED.match(part.text) if _SIGN.search(part.text) and may_be(part) else None
    if found is None or not is_paper(found["name"]):
        return None
    words = found["name"].split()
    is_again = text.count(max(words, key=len)) > text.count(part.text)
    if found["sign"] in "-–—" and (len(words) == 1 or is_again):
        return None
    start = part.start + found.start("name")
    return Publisher(found["name"], Span(start, part.end))


def _is_alone(layout: Layout, prose: Sequence[int], dated: Sequence[int], index: int) -> bool:
    """Whether a line is a paper's name: right above the date, or beside a headline."""
    parts, name = layout.parts, layout.parts[index].text.rstrip(" .")
    if not _may_name(name):
        return False
    below = range(index + 2, prose[0] if prose else len(parts))
    if index + 1 in dated and any(may_be(parts[one]) for one in below):
        return is_agency(name, layout.text) or _is_letterhead(parts, index)
    near = (parts[one] for one in (index - 1, index + 1) if 0 <= one < len(parts))
    return is_paper(name) and any(may_be(one) and len(one.text.split()) > _NAME for one in near)


def _is_letterhead(parts: Sequence[Part], index: int) -> bool:
    """Whether a line is the head of all: a name right over its date, then headline and story.

    Each of these stands apart, and the story does not take the name up. A place or an author may
    stand so too, but seldom does; who publishes a text mostly does.
    """
    name, date, *below = parts[index : index + 4]
    if index or len(below) < _BELOW or date.apart or not all(one.apart for one in below):
        return False
    headline, story = below
    words = name.text.split()
    is_named = len(words) <= _HEAD and all(word[:1] != word[:1].lower() for word in words)
    is_caseless = len(words) < _HEAD and name.text.upper() == name.text.lower()
    told = f"{headline.text} {story.text}".casefold()
    is_taken_up = all(word[:_STEM] in told for word in name.key.split())
    return (
        (is_named or is_caseless)
        and (story.is_prose or story.text.endswith(_CLOSED))
        and len(headline.text.split()) >= _HEAD
        and not (is_taken_up or is_of_page(name.text))
    )


def _from_imprint(layout: Layout) -> Publisher | None:
    """Find whose the page says it is, as pages do at their end."""
    claimed = imprint.find(layout.parts, layout.text)
    return Publisher(*claimed) if claimed else None


def _from_prefix(vocabulary: Counter[str], agency: re.Match[str]) -> Publisher:
    """Read `NEWSWIRE - Daily)`, which has two names, or `CITY (Agency) -`, which has one."""
    names = [_without_desk(name) for name in agency.groups() if name]
    usual = [_usual(vocabulary, name) for name in names]
    name = f"{usual[1]} via {usual[0]}" if len(usual) > 1 else usual[0]
    start = agency.start(1)
    return Publisher(name, Span(start, agency.end(len(names))))


def _without_desk(name: str) -> str:
    """Give an agency's name without that of its desk: `dpa/sn`."""
    agency = name.partition("/")[0]
    return agency if agency.casefold() in cues().agency_name else name


def _from_lede(text: str, paragraphs: Sequence[Part]) -> Publisher | None:
    """Find the one site that the first paragraphs let report."""
    found = [
        site
        for part in paragraphs
        if _END_OF_SITE.search(part.text)
        for site in _SITE.finditer(text, part.start, part.end)
    ]
    if len({site[0].casefold() for site in found}) != 1:
        return None
    known = cues()
    for site in found:
        before = _WORD_BEFORE.search(text, max(0, site.start() - 16), site.start())
        after = _WORD_AFTER.match(text, site.end())
        told = before is not None and before[1] in known.reporting_before
        if told or (after and after[1] in known.reporting_after):
            start = before.start(1) if before and (told or before[1] == "the") else site.start()
            return Publisher(site[0], Span(start, site.end()))
    return None


def _usual(vocabulary: Counter[str], name: str) -> str:
    """Give the spelling of a name that the text uses most; its own where none leads."""
    if not name.isalpha():
        return name
    small, length = name.lower(), len(name)
    spellings = {
        word: times
        for word, times in vocabulary.items()
        if len(word) == length and word.lower() == small
    }
    return max(spellings, key=lambda word: (spellings[word], word == name), default=name)
