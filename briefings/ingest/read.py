"""From the bytes of a file to a Briefing, by rules that leave their evidence."""

import hashlib
from dataclasses import dataclass, replace

from briefings.errors import UnreadableError
from briefings.ingest import (
    clean,
    dates,
    days,
    edits,
    layout,
    listing,
    publisher,
    quotes,
    stated,
    title,
    vocabulary,
)
from briefings.ingest.formats import Extract, stories
from briefings.model import Block, BlockKind, Briefing, Edit, Slashes, Span, Surroundings
from briefings.text.language import language_of
from briefings.text.sanitise import Safe, sanitise


def read(raw: bytes, surroundings: Surroundings, *, name: str = "") -> Briefing:
    """Read one file, or the first story of one that holds many.

    UnreadableError where its bytes are no text or hold nothing. `name` is a file name, a hint
    for the format and for a date in it; it is never opened.
    """
    for story in stories(raw, name):
        return read_story(story, surroundings, name=name)
    raise UnreadableError("nothing in it", advice="there is nothing to read")


def read_story(story: Extract, surroundings: Surroundings, *, name: str = "") -> Briefing:
    """Read one story as a format gave it. UnreadableError where it holds nothing.

    `name` is the file's, and may hold a date. What the format states goes before what the rules
    find. The id comes from the text alone: equal texts in two encodings are one briefing.
    """
    return draft(story, surroundings.recurring, name=name).dated(surroundings)


@dataclass(frozen=True, slots=True)
class _Cut:
    """What a text tells whatever recurs in it: most of the work, and done once."""

    safe: Safe
    page: layout.Layout
    words: vocabulary.Vocabulary
    language: str
    days: list[days.Day]
    heard: stated.Heard
    glued: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A story read but for its date, which the dates around it may settle or change."""

    story: Extract
    briefing: Briefing
    """Without a date, and without what there is to note of it."""
    page: dates.Page
    cut: _Cut

    def dated(self, around: Surroundings) -> Briefing:
        """Give the briefing with the date it has among others."""
        told = days.ordered(self.cut.days, around.order, self.cut.language)
        found = dates.choose(self.page._replace(days=told), around)
        dating = stated.dating(self.story, found.dating)
        noted = found.problems if dating is found.dating else ()
        return replace(self.briefing, dating=dating, problems=(*self.story.problems, *noted))

    @property
    def slashes(self) -> Slashes:
        """Tell how its days with slashes are to be read."""
        found = self.cut.days
        told = days.told_order(found)
        shown = next((day for day in found if day.order == told), None) if told else None
        words = self.cut.safe.text[shown.start : shown.end] if shown else ""
        return Slashes(told, words, any(day.order == "?" for day in found))

    def among(self, recurring: frozenset[str]) -> "Draft":
        """Read the story where it has other lines that recur."""
        return _drawn(self.story, self.cut, recurring, self.page.name, self.briefing.id)


def draft(story: Extract, recurring: frozenset[str] = frozenset(), *, name: str = "") -> Draft:
    """Read one story but for its date. UnreadableError where it holds nothing.

    `recurring` are the lines that others of its source have too.
    """
    safe = sanitise(story.text)
    page = layout.cut(safe.text)
    if not page.parts:
        raise UnreadableError("nothing but blanks", advice="there is nothing to read")
    words = vocabulary.count(safe.text)
    tongue = language_of(words.written, safe.text)
    cut = _Cut(
        safe,
        page,
        words,
        tongue,
        days.find(safe.text, tongue),
        stated.hear(page, story, words),
        edits.glued(safe.text, words.written),
    )
    digest = hashlib.blake2b(safe.text.encode(), digest_size=8).hexdigest()
    return _drawn(story, cut, recurring, name, digest)


def _drawn(story: Extract, cut: _Cut, recurring: frozenset[str], name: str, digest: str) -> Draft:
    text, page, words, told = cut.safe.text, cut.page, cut.words, cut.days
    parts = page.parts
    kinds = stated.label(cut.heard, recurring, words)
    weak = clean.settle(parts, kinds, told, marked=bool(story.marks))
    listed = listing.read(parts, kinds)
    chosen = (
        stated.title(parts, kinds, story)
        or title.of_list(parts, listed.items, listed.above)
        or title.choose(parts, kinds, weak, clean.day_lines(parts, told))
    )
    prose = clean.prose(parts, kinds)
    first = (prose or [len(parts)])[0]
    dated_by = dates.Page(text, page, tuple(kinds), chosen.part, first, told, name)
    by = publisher.choose(page, kinds, prose, words.written, is_stated=bool(story.publisher))
    _entitle(kinds, parts, chosen.part)
    said = quotes.find(parts, kinds)
    briefing = Briefing(
        id=digest,
        text=text,
        blocks=_blocks(parts, kinds, len(text)),
        edits=edits.edits(parts, kinds, cut.glued),
        title=chosen.text,
        title_kind=chosen.kind,
        title_span=chosen.span,
        dating=None,
        publisher=by.name if by else story.publisher or None,
        publisher_span=by.span if by else None,
        language=cut.language,
        quotes=tuple(said),
        encoding=story.encoding,
        hidden=cut.safe.hidden + story.hidden,
        truncated=story.truncated,
        is_list=listed.is_list,
    )
    return Draft(story, briefing, dated_by, cut)


def told_days(briefing: Briefing) -> tuple[int, ...]:
    """Give month and day, as 32 * month + day, of every day that a text tells of, each once.

    Its date may change with those of others only where they tell something new of one of these.
    """
    found = days.find(briefing.text, briefing.language)
    each = (one for day in found for one in day.readings)
    return tuple(sorted({32 * day.month + day.day for day in each}))


def _entitle(kinds: list[BlockKind], parts: list[layout.Part], index: int | None) -> None:
    """Make the chosen part, and the lines that repeat it, the title."""
    if index is None:
        return
    key = parts[index].key
    for other, part in enumerate(parts):
        if part.key == key and kinds[other] in {BlockKind.BODY, BlockKind.HEADING}:
            kinds[other] = BlockKind.TITLE


def _blocks(parts: list[layout.Part], kinds: list[BlockKind], length: int) -> tuple[Block, ...]:
    """Let the parts tile the text: each goes on to where the next begins."""
    starts = [0, *(part.start for part in parts[1:]), length]
    return tuple(
        Block(kind, Span(start, end))
        for kind, start, end in zip(kinds, starts, starts[1:], strict=False)
    )
