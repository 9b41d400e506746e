"""The last gate: whatever is printed, or written as JSON, is harmless and on its own line.

Texts are made safe when they are read; file names, configurations and messages arrive here
directly, and a second look at a text costs little.
"""

import json
import re
from collections.abc import Mapping

Record = Mapping[str, object]
"""A record as JSON has it: keys are field names."""

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_UNSEEN = (
    (0x7F, 0x9F),
    (0xAD, 0xAD),
    (0x61C, 0x61C),
    (0x180E, 0x180E),
    (0x200B, 0x200B),
    (0x200E, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0xD800, 0xDFFF),
    (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB),
    (0xE0000, 0xE007F),
)
"""First and last of what has no glyph, or turns the direction of others: DEL and C1, Unicode's
Zl and Zp, the Cf of general use with the tag characters, and lone surrogates. The joiners of
Arabic and Indic scripts stay: they belong to the spelling."""

_CLASS = "".join(f"{chr(first)}-{chr(last)}" for first, last in _UNSEEN)
_ESCAPED = re.compile(f"[{_CLASS}]")
_IN_LINE = re.compile(f"[\x00-\x1f{_CLASS}]")
_IN_TEXT = re.compile(f"[\x00-\x08\x0b-\x1f{_CLASS}]")


def safe(text: str) -> str:
    """Give `text` on one line, with every control and unseen character as a visible glyph."""
    return _IN_LINE.sub(_glyph, text)


def safe_text(text: str) -> str:
    """Do the same, and keep line feeds and tabs."""
    return _IN_TEXT.sub(_glyph, text)


def _glyph(found: re.Match[str]) -> str:
    code = ord(found.group())
    return chr(0x2400 + code) if code < 0x20 else _REPLACEMENT


def json_line(record: Record) -> str:
    r"""Write a record as one line of JSON, without the line's end.

    Letters of every script stay readable; C0, DEL, C1, U+2028, U+2029, bidi controls and other
    unseen characters become `\uXXXX`, and so do the lone surrogates that stand for bytes of a
    file name that are no UTF-8.
    """
    line = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return _ESCAPED.sub(_escape, line)


def _escape(found: re.Match[str]) -> str:
    return json.dumps(found.group())[1:-1]
