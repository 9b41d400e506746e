"""Which lines are one paragraph: a mailer, an editor or a printer broke it to a width.

Such lines are as full as their width allows: the next word would not have gone in. That tells
them from lines that end where somebody ended them, such as headlines below each other.
"""

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from operator import itemgetter
from typing import NamedTuple

from briefings.ingest.parts.cues import cues
from briefings.ingest.parts.moments import is_moment
from briefings.text.segment import HYPHENS

MOST = 10_000
"""How many paragraphs are told apart; what comes after them is not looked at."""

_LEAST, _MOST = 45, 120
"""Code points of a line that was surely broken if it ends in the middle of a sentence; and of
the widest line that anybody breaks a text to."""
_COLUMN, _TWICE = 20, 2
"""A column of a newspaper is narrower; so many lines then end in the middle of a sentence."""
_GEORGIAN = frozenset(map(chr, range(0x10D0, 0x1100)))
"""Small letters to Python, though no sentence begins with others."""
_CLOSERS = frozenset('.!?:;…"”»)。！？।؟」')
BULLETS = ("•", "◦", "▪", "■", "●", "·", "‣", "*", "—", "–", "- ")
_WIDTH = itemgetter(2)
_RAGGED = 0.8
"""Of the widest line, where somebody broke them by hand."""
_STOP = re.compile(r"[.؟।] ")
"""Inside a line it is running text, also in a script without capitals."""
# What begins a line of its own, however full the line above it: a number, an hour, a speaker.
_NEW = re.compile(r"\(?\d{1,2}(?:[.)]|[:.]\d\d)\s|[^\W\d_a-z][\w.' -]{1,30}:\s|[>|]")

_ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,500}")
"""A whole line of it is the page's own, or where a link leads."""
_SIGNED = re.compile(
    r"[^\W\d_]{1,9} (?:[^\W\d_a-z][\w.'’-]{0,20} ?){2,4}"
    r"(?:[ \t]*\n|, \d{1,2}[./ -][^\n]{2,20}\d{4})"
)
"""A line such as `von Ann Doe, 6. November 2026`: no rest of a headline."""


_Line = tuple[int, int, int]
"""Where a line starts, where it ends behind its last visible character, and its width with what it
is indented by. Plain: most texts have many lines, and none that goes on."""


class _Width(NamedTuple):
    """To what lines were broken."""

    most: int
    """0 where they were not."""
    least: int = 0
    """A line is full that would be longer than this with the next word."""


_NONE = _Width(0)


def paragraphs(text: str, begin: int) -> Iterator[tuple[int, int, bool]]:
    """Give the start and end of each paragraph, and whether a blank line stands before it.

    More than `MOST` of them only where a text has so many.
    """
    apart = not begin
    behind = begin
    stanzas = list(islice(_stanzas(text, begin), MOST + 1))
    widths = [_width(text, lines) if len(lines) > 1 else _NONE for lines in stanzas]
    widest = max(widths, default=_NONE)
    is_wrapped = bool(widest.most)
    for lines, width in zip(stanzas, widths, strict=True):
        start, end, _ = line = lines[0]
        apart = apart or "\n" in text[behind:start]
        for following in lines[1:]:
            may = is_wrapped or end - line[0] >= _LEAST or text[end - 1] in HYPHENS
            if not (may and _goes_on(text, line, following, width, widest)):
                yield start, end, apart
                start, apart = following[0], False
            line, end = following, following[1]
        yield start, end, apart
        behind = end
        apart = False


def _stanzas(text: str, begin: int) -> Iterator[list[_Line]]:
    """Give the lines that stand together without a blank line."""
    lines: list[_Line] = []
    end = begin
    for line in text[begin:].split("\n"):
        words = line.strip()
        if words:
            width = size = len(words)
            # What is blank in front of it is its margin; what is behind it counts for nothing.
            if size != len(line) and words[0] != line[0]:
                width = len(line.rstrip())
            start = end + width - size
            lines.append((start, start + size, width))
        elif lines:
            yield lines
            lines = []
        end += len(line) + 1
    if lines:
        yield lines


def _width(text: str, lines: list[_Line]) -> _Width:
    """Give the width that lines were broken to: some sentence goes on in the next line.

    Each that does has filled its own, and so have most lines. Where one has not, somebody broke
    them by hand.
    """
    most = max(map(_WIDTH, lines))
    if not _COLUMN <= most <= _MOST:
        return _NONE
    # Headlines in small letters, or in a script without capitals, look like one sentence.
    if not text[lines[0][0]].isupper() and text[lines[-1][1] - 1] not in _CLOSERS:
        return _NONE
    inside = [pair for pair in pairwise(lines) if _is_inside(text, *pair)]
    is_sure = not _is_caseless(text[lines[-1][0]]) or _STOP.search(text, *lines[0][:2])
    wanted = 1 if most >= _LEAST and is_sure else _TWICE
    if len(inside) < wanted:
        is_prose = len(lines) > _TWICE and text[lines[-1][1] - 1] in _CLOSERS
        even = is_prose and all(_is_full(text, *pair, most) for pair in pairwise(lines))
        return _Width(most, most) if even else _NONE
    if not all(_is_full(text, *pair, most) for pair in inside):
        by_hand = all(width >= _LEAST for (_, _, width), _ in inside)
        return _Width(most, int(_RAGGED * most)) if by_hand else _NONE
    full = sum(_is_full(text, *pair, most) for pair in pairwise(lines))
    return _Width(most, most) if 2 * full >= len(lines) - 1 else _NONE


def _goes_on(text: str, line: _Line, following: _Line, width: _Width, widest: _Width) -> bool:
    """Whether a line is followed by the rest of its paragraph.

    `width` is that of the lines around it, `widest` the greatest of the text.
    """
    (start, end, size), opening, last = line, following[0], text[line[1] - 1]
    if last in HYPHENS and _is_broken(text, line, following, is_wrapped=bool(width.most)):
        return True
    is_long, is_closed = end - start >= _LEAST, last in _CLOSERS
    if not (widest.most or (is_long and not is_closed)) or text.startswith(BULLETS, opening):
        return False
    if _ADDRESS.fullmatch(text, opening, following[1]) or is_moment(text[opening : following[1]]):
        return False
    least = 0 if is_closed else int(_RAGGED * width.most)
    if not width.most and (widest.most >= _LEAST or _is_of_column(text, line, following)):
        width = widest
    is_full = size <= width.most and _is_full(text, line, following, least or width.least)
    if is_full and not (is_closed and width.least < width.most):
        return not (_NEW.match(text, opening) or _is_signed(text, opening))
    return is_long and not is_closed and _is_open(text, line, following)


def _is_full(text: str, line: _Line, following: _Line, width: int) -> bool:
    """Whether the first word of the next line would not have gone into a line, or is broken."""
    start, end, _ = following
    blank = text.find(" ", start, end)
    word = (end if blank < 0 else blank) - start
    return line[2] + 1 + word > width or _is_broken(text, line, following)


def _is_inside(text: str, line: _Line, following: _Line) -> bool:
    """Whether a line ends in the middle of a sentence, by its end and how the next begins."""
    first = text[following[0]]
    return text[line[1] - 1] not in _CLOSERS and (_is_small(first) or _is_caseless(first))


def _is_caseless(letter: str) -> bool:
    return letter.isalpha() and (letter.lower() == letter.upper() or letter in _GEORGIAN)


def _is_small(letter: str) -> bool:
    return letter.islower() and letter not in _GEORGIAN


def _is_broken(text: str, line: _Line, following: _Line, *, is_wrapped: bool = False) -> bool:
    """Whether a line ends inside a word, behind its hyphen."""
    start, end, _ = line
    if text[end - 1] not in HYPHENS or not text[end - 2].isalpha():
        return False
    first = text[following[0]]
    if end - start >= _COLUMN and _is_capitals(text[start : following[1]]):
        return True
    return _is_small(first) or (first.isalpha() and (is_wrapped or end - start >= _LEAST))


def _is_capitals(words: str) -> bool:
    return words.isupper() and all(map(str.isupper, filter(str.isalpha, words)))


def _is_of_column(text: str, line: _Line, following: _Line) -> bool:
    """Whether a line may go on in the next though both are short, as in a narrow column."""
    words = text[following[0] : following[1]]
    return (
        _is_inside(text, line, following)
        and not words.startswith(cues().byline)
        and not any(map(str.isdigit, words))
    )


def _is_signed(text: str, opening: int) -> bool:
    return text.startswith(cues().byline, opening) and bool(_SIGNED.match(text, opening))


def _is_open(text: str, line: _Line, following: _Line) -> bool:
    """Whether what follows is in small letters, or prose behind a word that ends no sentence."""
    (start, end, _), (opening, ending, _) = line, following
    if _is_small(text[opening]):
        return not _is_signed(text, opening)
    last = text[max(start, text.rfind(" ", start, end) + 1) : end]
    is_prose = ending - opening >= _LEAST or text[ending - 1] in _CLOSERS
    return last in cues().unfinished and is_prose
