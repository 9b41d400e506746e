"""A text cut into lines, sentences and words. All offsets are code points, half-open."""

import re
from collections.abc import Iterator, Set
from functools import cache
from itertools import filterfalse, pairwise
from pathlib import Path
from typing import NamedTuple

from briefings.model import Span
from briefings.text.named_days import named_days
from briefings.text.remembering import of_texts

MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983"
    "\u09bc\u09be-\u09cd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20f0\ufe20-\ufe2f"
)
"""The combining marks of the living scripts, for a character class: no `\\w` of `re`."""

HYPHENS = "-\u2010\u2011"
"""What ties two words, or ends a line inside one: the sign of a keyboard and those of printers."""
ENDS_IN_WORDS = tuple(sign + end for sign in HYPHENS for end in ("\n", " \n"))
"""What stands in any text in which a line ends inside a word."""

_CUT_SHORT = 3
QUOTED = 400
"""Code points of a sentence that are quoted: one without a full stop is no quotation."""
LONGEST = 2000
"""How far from an offset the ends of its sentence are looked for."""

_LONE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u309f\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\U00020000-\U000323af"
)
"""Letters of scripts that part no words, or none from what follows them, for a character class.

Thai, Lao, Burmese, Khmer, Hiragana, Han and Hangul: each is a word, so that a name is some in a
row, wherever it stands. A run of Katakana is one word, which ends where the script does.
"""

_FIRST_LONE = _LONE[0]


def _words_of(letter: str) -> str:
    """Give the pattern of words of some letters; a run of them is one step: no mark is any."""
    letters = f"{letter}+(?:[{MARKS}]+{letter}*)*"
    return f"{letters}(?:['’ʼ׳]{letters})*"


_GEORGIAN = "\u10d0-\u10ff"
_HAS_GEORGIAN = re.compile(f"[{_GEORGIAN}]")
_WORD = re.compile(_words_of(r"[^\W_]"))
_OTHER = f"[^{_LONE}\\W_]"
_CUT_WORD = re.compile(f"[{_LONE}](?<=\\w)[{MARKS}]*|{_words_of(_OTHER)}")
_HAS_LONE = re.compile(f"[{_LONE}]")
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*")
_PARTING = re.compile(f"({_WORD.pattern})")
_CUT_PARTING = re.compile(f"({_CUT_WORD.pattern})")
_ASCII_PARTING = re.compile(f"({_ASCII_WORD.pattern})")
_PART = 60
"""Letters of a part of a glued word, at most."""
# Rough, and so quick: letters of Latin beyond Western Europe may be either. A capital is looked
# for first, for these are few.
_CAPITAL_INSIDE = re.compile(
    "[A-Z\u00c0-\u00de\u0100-\u024f\u0386-\u03ab\u0400-\u042f\u0460-\u052f\u0531-\u0556]"
    "(?<=[a-z\u00df-\u00ff\u0100-\u024f\u03ac-\u03ce\u0430-\u045f\u0460-\u052f\u0561-\u0587].)"
)
_HEAD = re.compile(rf"[^\W\d_]{{1,{_PART}}}\Z")
_TAIL = re.compile(rf"[^\W\d_]{{1,{_PART}}}")
_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"[.!?…。！？؟।]+[\"'”’»“)\]]*(?=\s|$)|[。！？]")
_OPENER = re.compile(r"\s+[\"'“”„«‘(\[—–-]*\s*(.)?")
_LAST_WORD = re.compile(r"[^\s(\"'“«„]+$")
_DAY = re.compile(r"(?:\d{1,2}\.?[/–—-])?\d{1,2}")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s+\Z")
_SPACED_DATE = re.compile(r"\b\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\b")
_FOLLOWER = re.compile(r"\s+([^\W\d_]+)")
_BEFORE_ORDINAL = frozenset(
    ("der", "die", "das", "dem", "den", "des", "am", "im", "vom", "zum", "zur", "beim", "ins")
)
"""German words behind which a number and a stop stand for `third` and the like."""


class Word(NamedTuple):
    """A word and where it stands: a plain tuple, for a text has hundreds."""

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """Cut a text into its words: letters and digits, apostrophes inside, no hyphens."""
    pattern = _pattern(text)
    return [Word(found[0], found.start(), found.end()) for found in pattern.finditer(text)]


def _pattern(text: str) -> re.Pattern[str]:
    """Give what finds the words of a text: most have no lone letters, which take longer."""
    if text.isascii():
        return _ASCII_WORD
    return _CUT_WORD if _has_lone(text) else _WORD


@of_texts(4)
def _has_lone(text: str) -> bool:
    """Whether a text has lone letters; of the last few it is known, for they are asked again."""
    return bool(_HAS_LONE.search(text))


def is_lone(word: str) -> bool:
    """Whether a word is one letter of a script that parts no words."""
    return bool(_HAS_LONE.match(word))


def is_small(text: str) -> bool:
    """Whether letters are small ones, as a script with capitals has them.

    Georgian has none, though Unicode calls its letters small: it has others for headings.
    """
    return text.islower() and (text.isascii() or not _HAS_GEORGIAN.search(text))


def small_among(words: Set[str]) -> Set[str]:
    """Give those of some words that are in small letters: of a text, most are, and soon told."""
    found = set(filter(str.islower, words))
    return set(filter(is_small, found)) if found and max(found) >= _GEORGIAN[0] else found


def parted(text: str) -> list[str]:
    """Give what stands between the words of a text and the words in turn, the former at both ends.

    Put together it is the text; for a whole text it is several times as quick as `words`.
    """
    if text.isascii():
        return _ASCII_PARTING.split(text)
    return (_CUT_PARTING if _has_lone(text) else _PARTING).split(text)


def spelt(text: str) -> list[str]:
    """Give the words of a text as they are written, without where they stand."""
    if not text.isascii() and _has_lone(text):
        return _CUT_WORD.findall(text)
    return runs(text, _WORD)


@of_texts(4)
def words_written(text: str) -> list[str]:
    """Give what `spelt` does; of the last few texts it is kept, for those who read one in turn."""
    return spelt(text)


def runs(text: str, pattern: re.Pattern[str], between: str = "") -> list[str]:
    """Find all that a pattern does, the quicker the more of a text is letters, digits and blanks.

    The pattern finds whole runs of these. It finds no blank in anything and none of the usual
    signs of print, nor of those `between` its runs; what other signs do is left to it.
    """
    for sign in _PRINT + between:
        text = text.replace(sign, " ")
    found = text.split()
    odd = set(filterfalse(str.isalnum, found))
    cut = {piece: inside for piece in odd if (inside := pattern.findall(piece)) != [piece]}
    times = {piece: found.count(piece) for piece in cut} if len(cut) <= _FEW_ODD else {}
    if len(times) == len(cut) and sum(times.values()) <= _SELDOM:
        # Most texts have a few words with a sign in them: each is looked for, and no other.
        for piece, inside in cut.items():
            at = -1
            for _ in range(times[piece]):
                at = found.index(piece, at + 1)
                found[at : at + 1] = inside
                at += len(inside) - 1
        return found
    return [run for piece in found for run in cut.get(piece, (piece,))]


_FEW_ODD, _SELDOM = 8, 200
"""So many words with a sign in them, and how often they stand there: each that is taken out moves
all that stands behind it."""
_PRINT = '.,;:!?-–—()[]"“”„«»/•…'


def spans(text: str) -> list[tuple[int, int]]:
    """Give where the words of a text stand, in order: start and end."""
    return [found.span() for found in _pattern(text).finditer(text)]


def parts_by_capitals(text: str) -> list[Word]:
    """Give what capitals behind small letters part words into: `John`, `Smith` of `JohnSmith`."""
    found, behind = list[Word](), 0
    for capital in _CAPITAL_INSIDE.finditer(text):
        cut = capital.end() - 1
        if cut < behind or not _is_capital_inside(text, cut):
            continue
        head = _HEAD.search(text, max(behind, cut - _PART), cut)
        tail = _TAIL.match(text, cut)
        if head and tail:
            start, behind = head.start(), tail.end()
            cuts = [at for at in range(start + 1, behind) if _is_capital_inside(text, at)]
            found += [
                Word(text[one:end], one, end) for one, end in pairwise([start, *cuts, behind])
            ]
    return found


def _is_capital_inside(text: str, at: int) -> bool:
    return text[at].isupper() and text[at - 1].islower()


def word_at(text: str, start: int) -> int:
    """Give the end of the word that begins at a code point; the point itself where none does."""
    before = text[start - 1] if start else " "
    around = text[max(0, start - 1) : start + 1]
    is_apart = not around.isascii() and max(around) >= _FIRST_LONE and any(map(is_lone, around))
    if not is_apart and (
        before.isalnum() or (before in "'’" and start > 1 and text[start - 2].isalnum())
    ):
        return start
    found = _CUT_WORD.match(text, start)
    return found.end() if found else start


def next_word(text: str, start: int) -> tuple[int, int] | None:
    """Give where the first word behind the end of another stands; None behind the last."""
    found = _CUT_WORD.search(text, start)
    return found.span() if found else None


def sentences(text: str) -> list[Span]:
    """Cut a text into sentences, without the white space between them.

    A line end always ends a sentence. A full stop after an abbreviation, an initial or a
    number does not, nor does one before a small letter.
    """
    found: list[Span] = []
    for line in _LINE.finditer(text):
        found.extend(_sentences_of_line(text, line.start(), line.end()))
    return found


def sentence_at(text: str, offset: int) -> Span:
    """Give the sentence in which a code point stands, or the one before it.

    An empty span at `offset` where its line is blank. A sentence is cut `LONGEST` code points
    before and behind the offset, so that the time does not grow with the line.
    """
    start = max(text.rfind("\n", max(0, offset - LONGEST), offset) + 1, offset - LONGEST, 0)
    end = text.find("\n", offset, offset + LONGEST)
    if end < 0:
        end = min(len(text), offset + LONGEST)
    best = Span(offset, offset)
    for span in _sentences_of_line(text, start, end):
        if span.start > offset and best.start < best.end:
            break
        best = span
        if span.end > offset:
            break
    return best


def sentence_in(text: str, paragraph: Span, offset: int) -> Span:
    """Give the sentence of a paragraph in which a code point stands, across its line ends."""
    lines = paragraph.of(text).replace("\n", " ")
    found = sentence_at(lines, offset - paragraph.start)
    return Span(paragraph.start + found.start, paragraph.start + found.end)


def quoted(text: str, sentence: Span, offset: int) -> tuple[Span, str, str]:
    """Give what is quoted of a sentence, and the signs of what is left out before and behind it.

    All of it, or of one longer than `QUOTED` the words around a code point of it.
    """
    if sentence.end - sentence.start <= QUOTED:
        return sentence, "", ""
    start = max(sentence.start, min(offset - QUOTED // 3, sentence.end - QUOTED))
    end = min(sentence.end, start + QUOTED)
    if start > sentence.start:
        start = text.find(" ", start, offset) + 1 or start
    if end < sentence.end:
        last = text.rfind(" ", offset, end)
        end = last if last > 0 else end
    before = "… " if start > sentence.start else ""
    return Span(start, end), before, " …" if end < sentence.end else ""


def _sentences_of_line(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if stop.end() < end and not _ends_sentence(text, begin, stop, end):
            continue
        yield from _trimmed(text, begin, stop.end())
        begin = stop.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """Give the stretch without the white space around it, where anything is left."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _ends_sentence(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    """Whether a stop mark inside a line ends its sentence."""
    after = _OPENER.match(text, stop.end(), end)
    follower = after[1] if after else None
    if follower is not None and follower.islower():
        return False
    if stop[0] != ".":
        return True
    before = _LAST_WORD.search(text, max(begin, stop.start() - 40), stop.start())
    if before is None:
        return True
    word = before[0]
    if word[-1:].isdecimal():
        return not _is_ordinal(text, begin, before, stop)
    return not (_is_initial(word) or word.casefold() in _abbreviations())


def _is_initial(word: str) -> bool:
    """Whether a word before its stop is an initial, or a double one such as `J.-L` or `Ch.-H`."""
    *firsts, last = word.split(".-")
    most = 2 if firsts else 1
    return all(len(one) <= most and one[:1].isupper() for one in (*firsts, last))


def _is_ordinal(text: str, begin: int, number: re.Match[str], stop: re.Match[str]) -> bool:
    """Whether a number and its stop count something: a day of a month, or a noun."""
    if not _DAY.fullmatch(number[0]):
        return False
    follower = _FOLLOWER.match(text, stop.end())
    if follower is None:
        dates = _SPACED_DATE.finditer(text, max(begin, number.start() - 4), stop.end() + 12)
        return any(one.start() < stop.end() < one.end() for one in dates)
    before = _WORD_BEFORE.search(text, max(begin, number.start() - 20), number.start())
    is_counted = before is not None and before[1].casefold() in _BEFORE_ORDINAL
    return follower[1].casefold() in _months() or (is_counted and number[0].isdecimal())


@cache
def _months() -> frozenset[str]:
    """Give the months in every language, but those cut short."""
    tables = (months for months, _ in named_days().values())
    return frozenset(name for months in tables for name in months if len(name) > _CUT_SHORT)


@cache
def _abbreviations() -> frozenset[str]:
    """Read what ends in a full stop inside a sentence."""
    table = Path(__file__).with_name("abbreviations.txt").read_text(encoding="utf-8")
    return frozenset(
        word for line in table.splitlines() if not line.startswith("#") for word in line.split()
    )
