"""From the bytes of a file to a Briefing, by rules that leave their evidence."""

import hashlib

from briefings.errors import UnreadableError
from briefings.ingest import (
    clean,
    dates,
    days,
    edits,
    layout,
    publisher,
    quotes,
    title,
    vocabulary,
)
from briefings.ingest.formats import choose
from briefings.model import Block, BlockKind, Briefing, Span, Surroundings
from briefings.text.language import language_of
from briefings.text.sanitise import sanitise


def read(raw: bytes, surroundings: Surroundings, *, name: str = "") -> Briefing:
    """Read one file. UnreadableError where its bytes are no text or hold nothing.

    `name` is a file name, a hint for the format and for a date in it; it is never opened.
    The id comes from the text alone: equal texts in two encodings are one briefing.
    """
    extract = choose(name)(raw)
    safe = sanitise(extract.text)
    text = safe.text
    page = layout.cut(text)
    if not page.parts:
        raise UnreadableError("nothing but blanks", advice="there is nothing to read")
    words = vocabulary.count(text)
    tongue = language_of(words.written, text)
    parts = page.parts
    kinds = clean.label(page, surroundings.recurring, words)
    told = days.find(text, tongue)
    clean.label_days(parts, kinds, told)
    chosen = title.choose(parts, kinds)
    prose = clean.prose(parts, kinds)
    found = dates.choose(
        dates.Page(text, page, kinds, chosen.part, (prose or [len(parts)])[0], told, name),
        surroundings,
    )
    by = publisher.choose(page, kinds, prose, words.written)
    _entitle(kinds, parts, chosen.part)
    said = quotes.find(parts, kinds)
    return Briefing(
        id=hashlib.blake2b(text.encode(), digest_size=8).hexdigest(),
        text=text,
        blocks=_blocks(parts, kinds, len(text)),
        edits=edits.edits(text, parts, kinds, words.written),
        title=chosen.text,
        title_kind=chosen.kind,
        title_span=chosen.span,
        dating=found.dating,
        publisher=by.name if by else None,
        publisher_span=by.span if by else None,
        language=tongue,
        quotes=tuple(said),
        problems=(*extract.problems, *found.problems),
        encoding=extract.encoding,
        hidden=safe.hidden,
        truncated=extract.truncated,
    )


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
