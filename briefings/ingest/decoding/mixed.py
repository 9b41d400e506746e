"""A file in two encodings: UTF-8, and lines that an older program added to it.

Each line is read as what it is. In which of the older encodings the others are, the letters of
both tell together: those that read as UTF-8 tell the language.
"""

from typing import NamedTuple

from briefings.ingest.decoding import eastern
from briefings.ingest.decoding.charsets import ENCODINGS, Vote, is_known, vote

_PROOF = 2
"""So many letters beyond ASCII in lines of UTF-8 are none by chance."""
_DAMAGED = 0.75
"""A line is UTF-8, though not all of it is valid, where such a share of its bytes is."""
_SAMPLE = 65_536
_ASCII = bytes(range(128))


class Mixed(NamedTuple):
    """The lines of a file, some of them in UTF-8."""

    lines: list[bytes]
    others: frozenset[int]
    """Those that are not."""

    def decoded(self, encoding: str) -> str:
        """Give the text, the other lines read in an encoding."""
        return "\n".join(
            line.decode(encoding if at in self.others else "utf-8", errors="replace")
            for at, line in enumerate(self.lines)
        )

    def elected(self) -> Vote:
        """Give the encoding of the other lines, one that has the letters of the first, too."""
        told = b"\n".join(line for at, line in enumerate(self.lines) if at not in self.others)
        text = told[:_SAMPLE].decode(errors="ignore")
        rest = b"\n".join(self.lines[at] for at in sorted(self.others))[:_SAMPLE]
        known = {encoding: text.encode(encoding, errors="ignore") for encoding in ENCODINGS}
        alone, most = vote(rest), max(map(len, known.values()))
        if len(known[alone.encoding]) == most:
            is_rival = alone.rival and len(known[alone.rival]) == most
            return alone if is_rival else alone._replace(rival="")
        able = (encoding for encoding in ENCODINGS if len(known[encoding]) == most)
        together = ((one, vote(rest + b"\n" + known[one])) for one in able)
        return next((found for one, found in together if found.encoding == one), alone)


def parted(raw: bytes) -> Mixed | None:
    """Part the lines of a file that is no valid UTF-8; None where it is not a mixture."""
    lines = raw.split(b"\n")
    beyond = [at for at, line in enumerate(lines) if not line.isascii()]
    valid = [text for at in beyond if (text := _valid(lines[at])) is not None]
    others = frozenset(at for at in beyond if not _is_nearly(lines[at]))
    letters = [sign for text in valid for sign in text if not sign.isascii()]
    if not others or len(letters) < _PROOF or not all(map(is_known, letters)):
        return None
    return None if eastern.guess(raw[:_SAMPLE]) else Mixed(lines, others)


def _valid(line: bytes) -> str | None:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return None


def _is_nearly(line: bytes) -> bool:
    """Whether a line is UTF-8 but for some damage; by chance hardly half of its bytes are."""
    high = len(line.translate(None, _ASCII))
    text = line.decode(errors="ignore")
    return len(text.encode()) - sum(map(str.isascii, text)) >= _DAMAGED * high
