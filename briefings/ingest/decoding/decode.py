"""Bytes to text: a byte order mark, strict UTF-8, UTF-16 by its NULs, else a vote.

The vote is by how often each letter is used in the languages that an encoding serves; it needs
no statistics of letter pairs because one wrong guess moves nearly every accented letter to a
sign or a rare letter.
"""

import codecs
import re
from dataclasses import dataclass, replace

from briefings.errors import UnreadableError
from briefings.ingest.decoding import eastern, mixed
from briefings.ingest.decoding.charsets import vote
from briefings.ingest.decoding.garbled import repair
from briefings.model import Problem

LIMIT = 8 * 2**20
"""How many bytes of a file are read; what is longer is cut there and marked truncated."""

_SAMPLE = 65_536
_FEW = 8
"""So many control characters a short text may hold, such as those that ring a bell."""
_BINARY = bytes(set(range(32)) - set(b"\t\n\v\f\r\b\x1b"))
_ASCII = bytes(range(128))
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
)
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_NO_TEXTS = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})
"""Encodings that Python knows and no document is written in."""
_ASCII_WORD = re.compile(rb" [A-Za-z]{3}|[A-Za-z]{3} ")
_BLANKS = frozenset(" \t\r\n")
_PRINTABLE = frozenset(range(0x20, 0x7F)) | frozenset(b"\t\r\n")
_TAIL = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{0,2}\Z")
_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and how it was had."""

    text: str
    encoding: str
    """As Python calls it."""
    truncated: bool
    """Whether the file goes on beyond `LIMIT`."""
    problems: tuple[Problem, ...] = ()


def decode(raw: bytes, declared: str = "", *, limit: int = LIMIT) -> Decoded:
    """Turn the bytes of a text file into text. UnreadableError for bytes that are no text.

    `declared` is the encoding that a page or a mail names; it is believed where the bytes are
    not valid UTF-8 but valid in it. What is longer than `limit`, in bytes, is cut there. A text
    that was garbled before it was saved is repaired, which a problem tells.
    """
    decoded = as_it_is(raw, declared, limit=limit)
    repaired = repair(decoded.text, decoded.encoding)
    if repaired is None:
        return decoded
    what = f"it came garbled ({', then '.join(reversed(repaired.how))}) and is repaired"
    note = Problem(what, advice="the raw text has it as it came")
    return replace(decoded, text=repaired.text, problems=(note, *decoded.problems))


def as_it_is(raw: bytes, declared: str = "", *, limit: int = LIMIT) -> Decoded:
    """Decode as `decode` does, and repair nothing."""
    truncated = len(raw) > limit
    if truncated:
        raw = raw[:limit]
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _marked(raw[len(mark) :], encoding, declared, truncated)
    wide = _wide(raw)
    return _forced(raw, wide, truncated) if wide else _narrow(raw, declared, truncated)


def _narrow(raw: bytes, declared: str, truncated: bool) -> Decoded:
    """Decode what has no mark and no signs of two bytes throughout."""
    _refuse_binary(raw)
    switched = eastern.escaped(raw)
    if switched:
        return _forced(raw, switched, truncated)
    try:
        return Decoded(_whole(raw, truncated).decode(), "utf-8", truncated)
    except UnicodeDecodeError:
        return (
            _mixed(raw, truncated)
            or _as_declared(raw, declared, truncated)
            or _guessed(raw, truncated)
        )


def _mixed(raw: bytes, truncated: bool) -> Decoded | None:
    """Decode line by line what is UTF-8 in some lines and in others not; None for other files."""
    lines = mixed.parted(_whole(raw, truncated))
    if lines is None:
        return None
    encoding, rival = lines.elected()
    text, count = lines.decoded(encoding), len(lines.others)
    what = (
        f"{count} of its lines are not in UTF-8" if count > 1 else "1 of its lines is not in UTF-8"
    )
    note = Problem(what, advice=f"read as {encoding}")
    problems = (note, *_doubts(encoding, rival), *_faults(text, "utf-8"))
    return Decoded(text, "utf-8", truncated, problems)


def _marked(raw: bytes, encoding: str, declared: str, truncated: bool) -> Decoded:
    """Decode as the mark in front of these bytes tells, unless it lies."""
    if not encoding.startswith("utf-16") or not _is_narrow(raw, encoding, truncated):
        return _forced(raw, encoding, truncated)
    found = _narrow(raw, declared, truncated)
    note = Problem(
        f"marked as {encoding}, which it is not", advice=f"it is read as {found.encoding}"
    )
    return replace(found, problems=(note, *found.problems))


def _is_narrow(raw: bytes, encoding: str, truncated: bool) -> bool:
    """Whether bytes marked as UTF-16 are words of one byte a letter.

    Two letters of ASCII read as one are a Chinese sign, and no blank is left among them; half of
    the bytes of a Chinese text are ASCII, too, but a blank beside three letters is rare.
    """
    sample = raw[:_SAMPLE]
    if not _ASCII_WORD.search(sample):
        return False
    text = sample.decode(encoding, errors="replace")
    if not _BLANKS.isdisjoint(text):
        return False
    damaged = "\ufffd" in text if len(raw) > _SAMPLE else "\ufffd" in text[:-1] or len(raw) % 2
    plain = sum(byte in _PRINTABLE for byte in sample)
    return bool(damaged and not truncated) or plain > 0.6 * len(sample)


def _as_declared(raw: bytes, declared: str, truncated: bool) -> Decoded | None:
    """Decode by an encoding of text that Python knows; None where that fails."""
    if declared.casefold().replace("-", "_") in _NO_TEXTS:
        return None
    try:
        encoding = codecs.lookup(declared).name if declared else ""
        text = raw.decode(encoding) if encoding else ""
    except (LookupError, ValueError):
        return None
    return Decoded(text, encoding, truncated) if text else None


def _whole(raw: bytes, truncated: bool) -> bytes:
    """Leave out a UTF-8 sequence that the cut went through."""
    return raw[:-4] + _TAIL.sub(b"", raw[-4:]) if truncated else raw


def _forced(raw: bytes, encoding: str, truncated: bool) -> Decoded:
    """Decode as told by the file itself, with a visible sign for each fault."""
    text = raw.decode(encoding, errors="replace")
    return Decoded(text, encoding, truncated, _faults(text, encoding))


def _faults(text: str, encoding: str) -> tuple[Problem, ...]:
    count = text.count("\ufffd")
    if not count:
        return ()
    if count == 1:
        return (Problem(f"1 place is not valid {encoding}", advice="it is shown as �"),)
    return (Problem(f"{count} places are not valid {encoding}", advice="they are shown as �"),)


def _wide(raw: bytes) -> str:
    """Give UTF-16 without a mark; empty for anything else.

    One half of its bytes are NUL for the blanks and one more value for the letters, where they
    are of one script; the other half holds no NUL.
    """
    sample = raw[:4096]
    if len(sample) < 4 or b"\0" not in sample:
        return ""
    even, odd = sample[0::2], sample[1::2]
    for high, low, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        script = max(range(1, 0x20), key=high.count)
        same = high.count(0) + high.count(script)
        is_shown = 2 * len(low.translate(None, _BINARY)) > len(low) > 50 * low.count(0)
        if high.count(0) and same > 0.8 * len(high) and is_shown:
            return encoding
    return eastern.wide(sample)


def _refuse_binary(raw: bytes) -> None:
    """Raise UnreadableError for what no editor would show as text."""
    for magic, what in _MAGIC:
        if raw.startswith(magic):
            raise UnreadableError(f"{what}, not text", advice="convert it to text")
    sample = raw[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _BINARY))
    if not controls:
        return
    share = controls / len(sample)
    is_few = controls <= _FEW and b"\0" not in sample
    is_much = share > (0.3 if controls > _FEW else 0.5)
    if is_much or (share > 0.03 and not is_few and not _mostly_utf8(sample)):
        raise UnreadableError("binary, not text", advice="convert it to text")


def _mostly_utf8(sample: bytes) -> bool:
    """Whether most bytes beyond ASCII stand in valid sequences; by chance hardly half do."""
    high = len(sample.translate(None, _ASCII))
    return sum(map(len, _SEQUENCE.findall(sample))) >= 0.75 * high


def _guessed(raw: bytes, truncated: bool) -> Decoded:
    """Decode what is no valid UTF-8: as damaged UTF-8 or in the encoding that the vote gives."""
    if _mostly_utf8(raw[:_SAMPLE]):
        return _forced(raw, "utf-8", truncated)
    encoding, rival = _elected(raw[:_SAMPLE])
    text = raw.decode(encoding, errors="replace")
    return Decoded(
        text, encoding, truncated, (*_doubts(encoding, rival), *_faults(text, encoding))
    )


def _elected(sample: bytes) -> tuple[str, str]:
    """Give the encoding of some bytes and its rival; of two that are guesses, East Asia's."""
    found = eastern.guess(sample)
    if found and not found.rival:
        return found
    single = vote(sample)
    return found if found and single.rival else single


def _doubts(encoding: str, rival: str) -> tuple[Problem, ...]:
    """Say where too little tells the encoding."""
    if not rival:
        return ()
    what = f"its encoding is a guess: {encoding}, and not {rival} nor another"
    return (Problem(what, advice="its letters beyond ASCII may be others; UTF-8 would tell them"),)
