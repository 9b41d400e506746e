"""The last layer before the terminal: no control character, and with NO_COLOR no colour.

Text is made safe when it is taken in; this stands behind that, for every widget, toast and title
(`App.get_line_filters`). Textual passes ESC and C1 from a text through to the terminal, and with
NO_COLOR turns colours to greys.
"""

import re
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

_UNSAFE = re.compile("[\u0000-\u001f\u007f-\u009f]")


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"


def safe(text: str) -> str:
    """Replace every C0 and C1 control and DEL by a visible sign."""
    return _UNSAFE.sub(_sign, text)


class Guard(LineFilter):
    """Replace control characters left in what is drawn; Textual's own controls pass."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Give the segments back, the same list where nothing is wrong."""
        if not _UNSAFE.search("".join([text for text, _, control in segments if not control])):
            return segments
        return [
            segment if segment.control else Segment(safe(segment.text), segment.style)
            for segment in segments
        ]


@lru_cache(maxsize=4096)
def colourless(style: Style) -> Style:
    """Give a style without colours; weight, underline, reversal and what a click means stay."""
    bare = style.without_color
    return bare + Style.from_meta(style.meta) if style.meta else bare


class NoColour(LineFilter):
    """Take all colour out, so that no colour code is written at all."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Give new segments."""
        return [
            Segment(text, colourless(style) if style is not None else None, control)
            for text, style, control in segments
        ]
