"""What is said in a recording: WebVTT (`.vtt`) and SubRip (`.srt`).

It stands there in pieces of a few words, each with its time, and a name may be cut in two. It is
put together again: a paragraph for each who speaks, in front of it the time at which it begins,
and the name where the file tells it (W3C, WebVTT: The Web Video Text Tracks Format).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefings.ingest.decoding.decode import decode
from briefings.ingest.formats.extract import Extract
from briefings.ingest.formats.sheet import Sheet
from briefings.model import BlockKind

_TIMES = re.compile(
    r"\s*((?:\d{1,3}:)?\d{1,2}:\d\d)[.,]\d{1,3}[ \t]{0,9}-->[ \t]{0,9}(?=\d)[\d:.,]{1,20}(.*)",
    re.S,
)
_SETTING = re.compile(r"[A-Za-z]\w{0,20}:\S+\Z")
"""What may stand behind the times: `align:start`, `X1:40`."""
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,80})?[ \t]([^<>\n]{1,300})>")
_TAG = re.compile(
    r"</?(?:[bcisu]|ruby|rt|lang|font)(?:\.[^\s<>]{0,300})?(?:[ \t][^<>\n]{0,300})?/?>"
    r"|</?v(?:\.[^\s<>]{0,300})?>|<[\d:.]{1,20}>|\{\\[^{}\s]{0,80}\}",
    re.IGNORECASE,
)
"""Tags that are known; what stands in others may be words."""
_TURN = re.compile(r"(?:[-–—]|>>)[ \t]{0,9}(?=\S)|[^\W\d_a-z][\w.'’ -]{1,40}:[ \t]{1,9}(?=\S)")
"""How words begin that are another's: a dash, or a name and a colon."""
_SIGN = re.compile(r"(?=\D*\d)\S+\Z")
"""How a program calls a piece, in the line above its times."""
_LONGEST = 600
"""Code points of a paragraph behind which the next sentence begins another; twice as many, and
the next piece does."""
_STOPS = (".", "!", "?", "…", "。", "؟", '."', '?"', '!"', ".”", "?”", "!”")


class _Piece(NamedTuple):
    """A line of what is said."""

    begin: str
    """At what time the piece begins that it is of."""
    speaker: str
    """Who the file says is speaking; empty where it does not."""
    words: str


def extract(raw: bytes, name: str) -> Iterator[Extract]:
    """Read one recording; UnreadableError for bytes that are no text."""
    decoded = decode(raw)
    lines = decoded.text.splitlines()
    times = [at for at, line in enumerate(lines) if _TIMES.match(line)]
    sheet = Sheet()
    above = [line for line in lines[: times[0]] if not line.strip().isdigit()] if times else lines
    sheet.add("\n".join(above), BlockKind.HEADER if times else None)
    for paragraph in _paragraphs(list(_pieces(lines, times))):
        sheet.add(paragraph)
    sheet.truncated |= decoded.truncated
    yield sheet.extract(encoding=decoded.encoding, problems=decoded.problems)


def _pieces(lines: Sequence[str], times: Sequence[int]) -> Iterator[_Piece]:
    """Give what is said, line by line; a line that is shown once more, once."""
    before = ("", "")
    for at, end in pairwise([*times, len(lines)]):
        told = _TIMES.match(lines[at])
        begin = told[1] if told else ""
        behind = told[2].split() if told else []
        said = " ".join(word for word in behind if not _SETTING.match(word))
        below = _said(lines, at + 1, end)
        for speaker, words in _voices([said, *below] if said else below):
            if (speaker, words) != before:
                yield _Piece(begin, speaker, words)
            before = (speaker, words)


def _voices(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give who says what, line by line; who says nothing is named."""
    speaker, is_heard = "", True
    for line in lines:
        # Behind a blank line stands what is not known to be the speaker's.
        speaker = speaker if line.strip() else ""
        for at, piece in enumerate(_VOICE.split(line)):
            words = " ".join((piece if at % 2 else _TAG.sub("", piece)).split())
            if at % 2:
                if not is_heard:
                    yield "", speaker
                speaker, is_heard = words, not words
            elif words:
                yield speaker, words
                is_heard = True
    if not is_heard and speaker:
        yield "", speaker


def _said(lines: Sequence[str], start: int, end: int) -> Sequence[str]:
    """Give the lines of a piece: up to the number or the sign of the next."""
    last = lines[end - 1].strip() if end < len(lines) and end > start else ""
    is_sign = end > start + 1 and not lines[end - 2].strip() and _SIGN.match(last)
    return lines[start : end - 1] if last.isdigit() or is_sign else lines[start:end]


def _paragraphs(pieces: Sequence[_Piece]) -> Iterator[str]:
    """Put together what one says after the other."""
    words, begin, speaker, length = list[str](), "", "", 0
    for piece in pieces:
        is_other = piece.speaker != speaker or bool(_TURN.match(piece.words))
        is_long = length > (
            _LONGEST if words[-1:] and words[-1].endswith(_STOPS) else 2 * _LONGEST
        )
        if words and (is_other or is_long):
            yield _paragraph(words, begin, speaker)
            words, length = [], 0
        begin = begin if words else piece.begin
        speaker = piece.speaker
        words.append(piece.words)
        length += len(piece.words) + 1
    if words:
        yield _paragraph(words, begin, speaker)


def _paragraph(words: Sequence[str], begin: str, speaker: str) -> str:
    said = " ".join(words)
    return f"[{begin}] {speaker}: {said}" if speaker else f"[{begin}] {said}"
