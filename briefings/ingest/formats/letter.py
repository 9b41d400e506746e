"""Mail that was saved as text: above it stands its header, as a mail program shows it.

The text stays as it is: the line of the subject is marked as the title, the others as a header.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from briefings.ingest.decoding.decode import Decoded
from briefings.ingest.formats import handed, history, stamps
from briefings.ingest.formats.extract import Extract
from briefings.ingest.formats.sheet import one_line
from briefings.model import Block, BlockKind, Span
from briefings.text.language import language
from briefings.text.sanitise import sanitise

_MOST = 20
"""Lines of a header that are looked at."""
_LONGEST = 1000
"""Code points of a line that are looked at."""
_FIELD = re.compile(
    r"\s{0,3}\**(?P<name>[^\W\d_][\w-]{1,20})[ \u00a0]?:\**(?:[ \t\u00a0]+(?P<value>.*))?\Z"
)


def read(decoded: Decoded) -> Extract | None:
    """Read a text that begins with a mail's header; None where it does not."""
    first = decoded.text[:80].strip().partition("\n")[0]
    if not (_FIELD.match(first) or history.is_rule(first)):
        return None
    safe = sanitise(decoded.text)
    lines = safe.text.split("\n")
    fields, kinds = _header(lines)
    if not ({"from", "subject"} <= fields.keys() and fields.keys() & {"sent", "to"}):
        return None
    subject = one_line(fields["subject"])
    if not subject:
        kinds = [kind and BlockKind.HEADER for kind in kinds]
    body = history.read([history.Line(line) for line in lines[len(kinds) :]], subject)
    if body.title:
        kinds = [kind and BlockKind.HEADER for kind in kinds]
    for text, kind in body.parts:
        kinds += [kind] * (text.count("\n") + 1)
    tongue = language(safe.text)
    own = handed.Stated(
        subject,
        stamps.dating(fields.get("sent", ""), language=tongue),
        handed.sender(fields["from"]),
    )
    stated = handed.stated(own, [body])
    return Extract(
        text=safe.text,
        encoding=decoded.encoding,
        truncated=decoded.truncated,
        problems=(*decoded.problems, *stated.problems),
        marks=tuple(_marks(lines, kinds)),
        title=stated.title,
        dating=stated.dating,
        publisher=stated.publisher,
        hidden=safe.hidden,
    )


def _header(lines: Sequence[str]) -> tuple[dict[str, str], list[BlockKind | None]]:
    """Give what the fields above a text say, by their meaning, and the kinds of their lines."""
    fields: dict[str, str] = {}
    kinds: list[BlockKind | None] = []
    last = ""
    for line in lines[:_MOST]:
        field = _FIELD.match(line[:_LONGEST])
        kind = BlockKind.HEADER
        if field:
            last = history.meaning(field["name"].casefold()) or field["name"]
            if last == "subject" and last not in fields:
                kind = BlockKind.TITLE
            fields.setdefault(last, (field["value"] or "").strip())
        elif line[:1] in {" ", "\t"} and line.strip() and last:
            fields[last] += f" {line[:_LONGEST].strip()}"
        elif fields or (line.strip() and not history.is_rule(line)):
            break
        kinds.append(kind)
    return fields, kinds


def _marks(lines: Sequence[str], kinds: Sequence[BlockKind | None]) -> Iterator[Block]:
    starts = accumulate((len(line) + 1 for line in lines), initial=0)
    for start, line, kind in zip(starts, lines, kinds, strict=False):
        if kind is not None and line.strip():
            yield Block(kind, Span(start, start + len(line)))
