"""Terminal output cut into what a terminal would make of it (ECMA-48, 5th edition).

C1 controls count in their one-character form too (U+0080..U+009F): several terminals obey
them in UTF-8.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a stretch of terminal output is."""

    TEXT = "text"
    CONTROL = "control"  # one C0 or C1 character, or DEL
    CSI = "csi"
    STRING = "string"  # OSC, DCS, APC, PM or SOS, with its end where it has one
    ESCAPE = "escape"  # any other sequence that ESC begins


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of output, exactly as written."""

    kind: Kind
    text: str

    @property
    def shape(self) -> str:
        """Give what sort of command this is, its numbers left out: `CSI ?h`, `CSI m`."""
        if self.kind is Kind.CSI:
            return "CSI " + re.sub(r"[\d;:]", "", self.text.lstrip("\x1b\x9b").removeprefix("["))
        return f"{self.kind} {self.text[:2]!a}"


_TOKEN = re.compile(
    r"(?P<csi>(?:\x1b\[|\x9b)[\x30-\x3f]*[\x20-\x2f]*[\x40-\x7e])"
    r"|(?P<string>(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c|$)?)"
    r"|(?P<escape>\x1b[\x20-\x2f]*[\x30-\x7e])"
    r"|(?P<control>[\x00-\x1f\x7f-\x9f])"
    r"|(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
)


def tokens(output: str) -> Iterator[Token]:
    """Cut output into tokens that join to it again."""
    for found in _TOKEN.finditer(output):
        yield Token(Kind(str(found.lastgroup)), found[0])


def colours(output: str) -> list[str]:
    """Give the SGR sequences of the output that set or reset a colour."""
    return [
        token.text
        for token in tokens(output)
        if token.kind is Kind.CSI and token.text.endswith("m") and _sets_colour(token.text)
    ]


def _sets_colour(sgr: str) -> bool:
    numbers = [int(number or 0) for number in re.split("[;:]", sgr.strip("\x1b\x9b[m"))]
    return any(30 <= number <= 49 or 58 <= number <= 59 or number >= 90 for number in numbers)
