"""From the bytes of a file to a Briefing."""

import hashlib
import re
from datetime import date

from briefings.errors import UnreadableError
from briefings.ingest.formats import choose
from briefings.model import (
    Block,
    BlockKind,
    Briefing,
    Certainty,
    DateOrigin,
    Dating,
    Precision,
    Span,
    Surroundings,
    TitleKind,
)
from briefings.text.language import language
from briefings.text.sanitise import sanitise
from briefings.text.segment import lines, sentences

_HEADER = re.compile(r"\s*date (\d{4}-\d\d-\d\d)[ \t]*")


def read(raw: bytes, surroundings: Surroundings, *, name: str = "") -> Briefing:
    """Read one file. UnreadableError where its bytes are no text or hold nothing.

    `name` is a file name, a hint for the format and for a date in it; it is never opened.
    """
    extract = choose(name)(raw)
    safe = sanitise(extract.text)
    text = safe.text
    if not text.strip():
        raise UnreadableError("nothing but blanks")
    header = _HEADER.match(text)
    begin = header.end() if header else 0
    first = next(iter(sentences(text[begin:])), Span(0, 0))
    line = text[begin:].strip().partition("\n")[0]
    stated = not line.endswith(".")
    title = line if stated and line else first.of(text[begin:])[:110]
    return Briefing(
        id=hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest(),
        text=text,
        blocks=_blocks(text, begin),
        edits=(),
        title=title or "(no text)",
        title_kind=TitleKind.STATED if stated else TitleKind.DERIVED,
        title_span=None,
        dating=_dating(header),
        publisher=None,
        publisher_span=None,
        language=language(text),
        encoding=extract.encoding,
        hidden=safe.hidden,
        truncated=extract.truncated,
        problems=extract.problems,
    )


def _dating(header: re.Match[str] | None) -> Dating | None:
    if not header:
        return None
    try:
        day = date.fromisoformat(header[1])
    except ValueError:
        return None
    where = Span(header.start(1), header.end(1))
    return Dating(day, day, Precision.DAY, DateOrigin.HEADER, Certainty.STATED, where)


def _blocks(text: str, begin: int) -> tuple[Block, ...]:
    starts = [0, begin] if begin else [0]
    for line in lines(text):
        start = line.start + len(line.of(text)) - len(line.of(text).lstrip())
        if start > starts[-1] and line.of(text).strip():
            starts.append(start)
    ends = [*starts[1:], len(text)]
    kinds = [BlockKind.HEADER] if begin else []
    kinds += [BlockKind.TITLE] + [BlockKind.BODY] * len(starts)
    return tuple(
        Block(kind, Span(start, end))
        for kind, start, end in zip(kinds, starts, ends, strict=False)
        if start < end
    )
