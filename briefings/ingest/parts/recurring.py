"""The lines of a briefing that may recur in others, as hashes: a library counts them.

A short line that stands in several stories is a page's. A paragraph may be: a cookie wall, a
plea. But stories also retell each other, so a paragraph that may name somebody counts only among
the stories of its own publisher.

What recurs is folded, and is no title but a serial's. It is not silent for that: no count can
tell a banner from those who came to each week's meeting, or a plea from what every follow-up
recalls. A name in what is folded for recurring alone counts as in the body. But not in a short
line below the story's last paragraph: there pages have links to others' stories, their address,
who wrote and took what. Such a line rings in the first alone (`intake.watches.feet`).
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from zlib import crc32

from briefings.ingest.parts.cues import cues
from briefings.ingest.parts.layout import Layout, Part, cut
from briefings.model import FOLDED, BlockKind

MOST = 400
"""Lines of one text that are looked at."""
LONGEST = 300
"""Code points; what is longer is no line of a page."""

_LETTERS = re.compile(r"[^\W\d_]{2}")
_OPENING = frozenset('.!?…:"“«')


def may_name(part: Part) -> bool:
    """Whether a part is running text with a capital inside a sentence."""
    if not part.is_prose:
        return False
    words = part.text.split()
    return any(
        word[0].isupper() and len(word) > 1 and before[-1] not in _OPENING
        for before, word in pairwise(words)
    )


def shared(
    parts: Sequence[Part],
    alone: Sequence[BlockKind],
    kinds: Sequence[BlockKind],
    prose: Sequence[int],
) -> tuple[int, ...]:
    """Give which parts are folded for recurring alone, and yet silence nobody.

    `alone` are their kinds if nothing recurred, and `prose` the story's own paragraphs.
    """
    last = prose[-1] if prose else len(parts)
    return tuple(
        at
        for at, (part, was, now) in enumerate(zip(parts, alone, kinds, strict=True))
        if now is BlockKind.BOILERPLATE
        and was not in FOLDED
        and (at < last or (part.is_prose and not part.is_bullet))
    )


def serial(
    parts: Sequence[Part],
    kinds: Sequence[BlockKind],
    shared: Sequence[int],
    prose: Sequence[int],
    dated: Sequence[int],
) -> int | None:
    """Give the headline that each part of a serial has, such as `Weekly security report`.

    It is one of the lines that are `shared`, the last above the story's first paragraph but for
    those that are `dated` and what is folded; and no line of the story's own stands there.
    """
    over = range(prose[0]) if prose else ()
    if any(kinds[at] is BlockKind.BODY and at not in dated for at in over):
        return None
    last = max((at for at in shared if at in over), default=None)
    return last if last is not None and _is_serial(parts[last]) else None


def _is_serial(part: Part) -> bool:
    known, words = cues(), part.key.split()
    is_called = len(words) > 1 and not known.serial.isdisjoint((words[0], words[-1]))
    return is_called and not part.is_prose and words[0] not in known.menu


def lines(text: str, publisher: str | None) -> dict[int, str]:
    """Give each line's hash with the line as `Part.key` has it."""
    return lines_of(cut(text), publisher)


def lines_of(page: Layout, publisher: str | None) -> dict[int, str]:
    """Give the same of a text that was cut into its parts."""
    found: dict[int, str] = {}
    for part in page.parts[:MOST]:
        if len(part.text) > LONGEST or not _LETTERS.search(part.text):
            continue
        if not may_name(part):
            found[crc32(part.key.encode())] = part.key
        elif publisher:
            found[crc32(f"{publisher}\n{part.key}".encode())] = part.key
    return found
