"""Text made safe before any offset into it exists.

A control character becomes a visible sign in its place, one for one. What is invisible and
changes how its neighbours read or match (bidirectional controls, zero-width characters, soft
hyphens, variation selectors, tag characters; Unicode's Default_Ignorable_Code_Point) is left
out; a soft hyphen at a line's end, where it is seen, is a hyphen. CRLF becomes LF. Tab, newline
and no-break space stay.
"""

import re
from dataclasses import dataclass

from briefings.text.segment import MARKS

MARKS_KEPT = 4
"""How many combining marks a letter keeps; Vietnamese, Hebrew and Thai need three at most."""

_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
_SUSPECT = re.compile(f"[{_CONTROL}{_INVISIBLE}]")
_CONTROL_BYTES = bytes(code for code in (*range(32), 127) if code not in b"\t\n")
_SUSPECT_OR_MARK = re.compile(f"[{_CONTROL}{_INVISIBLE}{MARKS}]")
_FLOOD = re.compile(f"([{MARKS}]{{{MARKS_KEPT}}})([{MARKS}]+)")
# Joiners shape the letters of these scripts; between two of them they belong to the spelling.
_SHAPED = "\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff"
_JOINED = re.compile(f"(?<=[{_SHAPED}])[\u200c\u200d](?=[{_SHAPED}])")
_SPARED = {"\u200c": "\ue000", "\u200d": "\ue001"}


@dataclass(frozen=True, slots=True)
class Safe:
    """A text that may be shown, and what was done to make it so."""

    text: str
    """No byte below 0x20 but newline and tab, none of 0x7f-0x9f, nothing invisible."""
    hidden: int
    """How many control or invisible characters, or marks beyond the cap, were there."""


def sanitise(text: str) -> Safe:
    """Make a text safe to show and to match; what stays keeps its order and its case.

    Line ends become LF; those of a text that has none but CR, too.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n")
        if "\n" not in text:
            text = text.replace("\r", "\n")
    if not _may_hide(text):
        return Safe(text, 0)
    return Safe(*_neutralise(text))


def _may_hide(text: str) -> bool:
    """Whether any character of a text needs a closer look; of most texts none does."""
    if text.isascii():
        raw = text.encode()
        return len(raw.translate(None, _CONTROL_BYTES)) < len(raw)
    return _SUSPECT_OR_MARK.search(text) is not None


def _neutralise(text: str) -> tuple[str, int]:
    """Replace or leave out what is suspect; give the text and how much that was."""
    hidden = 0
    if _SUSPECT.search(text):
        joiners = _JOINED.search(text) is not None and not _SPARED_MARK.search(text)
        if joiners:
            text = _JOINED.sub(lambda joiner: _SPARED[joiner[0]], text)
        text, hidden = _SUSPECT.subn(_visible, text)
        if joiners:
            text = text.replace("\ue000", "\u200c").replace("\ue001", "\u200d")
    if _FLOOD.search(text):
        kept = _FLOOD.sub(r"\1", text)
        hidden += len(text) - len(kept)
        text = kept
    return text, hidden


_SPARED_MARK = re.compile("[\ue000\ue001]")


def _visible(match: re.Match[str]) -> str:
    """Give the sign that stands for a control character; nothing for an invisible one."""
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if code in {0x85, 0x2028, 0x2029}:
        return "\n"
    if code < 0xA0 or 0xD800 <= code < 0xE000 or code in {0xFFFE, 0xFFFF}:
        return "\ufffd"
    is_seen = code == _SOFT_HYPHEN and _BEFORE_LINE_END.match(match.string, match.end())
    return "\u2010" if is_seen else ""


_SOFT_HYPHEN = 0xAD
_BEFORE_LINE_END = re.compile(r"[ \t]*\n")


def safe_line(text: str) -> str:
    """Give a text that may be shown on one line, such as a path: its line ends become signs."""
    return sanitise(text.replace("\r", "\u240d")).text.translate(_ON_ONE_LINE)


_ON_ONE_LINE = {0x09: "\u2409", 0x0A: "\u240a"}
