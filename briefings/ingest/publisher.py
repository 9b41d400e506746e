"""Who published a briefing, where the text says so."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from briefings.ingest import imprint
from briefings.ingest.clean import place_and_agency
from briefings.ingest.cues import cues
from briefings.ingest.datelines import is_agency
from briefings.ingest.headline import may_be
from briefings.ingest.layout import Layout, Part, labelled
from briefings.model import BlockKind, Span

_DOMAIN = r"\.(?:net|com|org|info|news|media|eu|tv|ua|pl|ro|de|fr|cz|bg|uk|co)\b"
_END_OF_SITE = re.compile(_DOMAIN)
_SITE = re.compile(rf"\b[A-Z][\w-]{{1,24}}{_DOMAIN}")
_WORD_BEFORE = re.compile(r"\b([^\W\d_]{2,14})\s\Z")
_WORD_AFTER = re.compile(r"\s([^\W\d_]{2,14})\b")
_TOP, _NAME = 8, 5
"""Among how many first parts a line names the publisher, and with how many words at most."""
_NO_NAME = re.compile(r"[:<>@|]|\d{3}")
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
    """Find a line above the story that has a date or a title beside it, and names who published.

    Either by a label, or right above the date, where it is a paper's name by its looks and a
    headline stands below.
    """
    known = cues()
    top = range(min(prose[0] if prose else _TOP, _TOP, len(layout.parts)))
    if not any(one in dated or labelled(layout.parts[one], known.title_label) for one in top):
        return None
    for index in top:
        part = layout.parts[index]
        value = labelled(part, known.source_label)
        name = part.text[value:].rstrip(" .")
        is_name = len(name.split()) <= _NAME and not _NO_NAME.search(name)
        is_over = index + 1 in dated and kinds[index] is BlockKind.BODY
        if is_over and not value:
            below = range(index + 2, prose[0] if prose else 0)
            is_over = any(map(may_be, (layout.parts[one] for one in below)))
        if is_name and (value or (is_over and is_agency(name, layout.text))):
            start = part.start + value
            return Publisher(name, Span(start, start + len(name)), index)
    return None


def _from_imprint(layout: Layout) -> Publisher | None:
    """Find whose the page says it is, as pages do at their end."""
    claimed = imprint.find(layout.parts)
    return Publisher(*claimed) if claimed else None


def _from_prefix(vocabulary: Counter[str], agency: re.Match[str]) -> Publisher:
    """Read `NEWSWIRE - Daily)`, which has two names, or `CITY (Agency) -`, which has one."""
    names = [name for name in agency.groups() if name]
    usual = [_usual(vocabulary, name) for name in names]
    name = f"{usual[1]} via {usual[0]}" if len(usual) > 1 else usual[0]
    start = agency.start(1)
    return Publisher(name, Span(start, agency.end(len(names))))


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
