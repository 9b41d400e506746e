"""The encodings of East Asia, where two bytes are a sign: told by the signs that are frequent.

Bytes of another encoding are seldom valid there; where they are, they give signs from all over a
table of thousands, while half of an honest text is made of a few hundred.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

_SERVES = (
    ("gb18030", "zh"),
    ("big5hkscs", "zh"),
    ("cp932", "ja"),
    ("euc_jp", "ja"),
    ("cp949", "ko"),
)
_WIDE = ("utf-16-le", "utf-16-be")
_ESCAPED = (("iso2022_jp_2", (b"\x1b$B", b"\x1b$@")), ("iso2022_kr", (b"\x1b$)C",)))
"""Encodings in ASCII and escape sequences, and the one of these that each text begins with."""
_FULL, _SURE, _AHEAD = 0.2, 0.35, 0.15
"""What the signs of a text are worth on average where it may be in one of these, where it surely
is, and by how much it is then ahead of the next."""
_FEW, _ENOUGH, _SHARE = 16, 60, 0.25
"""With fewer bytes nothing is sure; so many beyond ASCII, or such a share, an honest text has."""
_FAULT = 3.0
"""What a place that an encoding does not have speaks against it."""
_ASCII = bytes(range(128))
_SAMPLE = 8192
"""So many bytes of the lines beyond ASCII are looked at."""


class Guess(NamedTuple):
    """An encoding of East Asia that a text may be in."""

    encoding: str
    """As Python calls it."""
    rival: str
    """Another that is nearly as likely, and would give another text; empty where it is sure."""


def guess(raw: bytes) -> Guess | None:
    """Give the encoding of East Asia that bytes beyond ASCII are in; None where none fits.

    A few such bytes among letters of ASCII are rather accented letters.
    """
    lines = b"\n".join(line for line in raw.split(b"\n") if not line.isascii())[:_SAMPLE]
    high = len(lines.translate(None, _ASCII))
    return _best(lines, _SERVES) if high >= min(_ENOUGH, _SHARE * len(lines)) else None


def escaped(raw: bytes) -> str:
    """Give the encoding of a text in ASCII that switches to other signs; empty for none."""
    if b"\x1b$" not in raw:
        return ""
    for encoding, begins in _ESCAPED:
        if any(begin in raw for begin in begins) and _is_valid(raw, encoding):
            return encoding
    return ""


def wide(raw: bytes) -> str:
    """Give in which order UTF-16 without a mark has its bytes; empty where it is none."""
    found = _best(raw, [(one, code) for one in _WIDE for code in ("zh", "ja", "ko")])
    return found.encoding if found and not found.rival else ""


def _is_valid(raw: bytes, encoding: str) -> bool:
    try:
        return "\x1b" not in raw.decode(encoding)
    except UnicodeDecodeError:
        return False


def _best(raw: bytes, serves: Sequence[tuple[str, str]]) -> Guess | None:
    """Give the best of some encodings, each with the language that it is tried with."""
    worths = {one: _worth(raw, *one) for one in serves}
    (encoding, code), *others = sorted(worths, key=worths.__getitem__, reverse=True)
    best = worths[encoding, code]
    if best < _FULL:
        return None
    rival = next(one for one in others if one[0] != encoding)
    is_sure = len(raw) >= _FEW and best >= _SURE and best - worths[rival] >= _AHEAD
    return Guess(encoding, "" if is_sure else rival[0])


def _worth(raw: bytes, encoding: str, code: str) -> float:
    """Give what a sign beyond ASCII is worth on average, in an encoding and a language."""
    text = raw.decode(encoding, errors="replace")
    signs = Counter(text)
    known = _known()[code]
    count = total = 0.0
    for sign, times in signs.items():
        if sign.isascii():
            continue
        worth = 1.0 if sign in known else _rare(sign, code)
        count += times
        total += worth * times
    return total / count if count else -_FAULT


def _rare(sign: str, code: str) -> float:
    """Give what a sign is worth that is none of the frequent ones of a language."""
    if "\u3000" <= sign <= "\u303f" or "\uff01" <= sign <= "\uff5e" or sign in _SIGNS:
        return 0.2
    if "\u3041" <= sign <= "\u30ff":
        return (1.0 if sign < "\u30a0" else 0.6) if code == "ja" else -1.0
    if "\uac00" <= sign <= "\ud7a3":
        return 0.0 if code == "ko" else -1.0
    if "\u4e00" <= sign <= "\u9fff":
        return 0.0 if code != "ko" else -0.5
    return -_FAULT if sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff" else -1.0


_SIGNS = frozenset("“”‘’—…·《》「」『』、。・○●■□△▲※→←")


@cache
def _known() -> dict[str, frozenset[str]]:
    """Read the frequent signs of each language, once."""
    table = Path(__file__).with_name("eastern.txt").read_text(encoding="utf-8")
    found: dict[str, frozenset[str]] = {}
    for line in table.splitlines():
        code, _, signs = line.partition(" ")
        if code != "#":
            found[code] = found.get(code, frozenset()) | frozenset(signs)
    return found
