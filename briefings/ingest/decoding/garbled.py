"""Text that was decoded wrongly once and saved like that: `donâ€™t`, `РїСЂРёРІРµС‚`, `Ïðèâåò`.

Two faults, each undone only where it explains what stands there: UTF-8 whose bytes were taken for
letters of an eight-bit encoding, and one such encoding taken for another. A text is judged line by
line, for a page can quote a garbled line; a line must be garbled nearly whole, and the whole text
must hold more of it than chance and honest spelling put there.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import NamedTuple

from briefings.ingest.decoding.charsets import CYRILLIC, EAST, LATIN, WEST, worth

MOST = 3
"""How often a text can have been garbled, one time over another."""

_SAMPLE = 16_384
_ASCII = bytes(range(128))
_HIGH = re.compile("[^\x00-\x7f]")
_SEQUENCE = re.compile(
    "[\xc2-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}"
)
# What may stand right behind a letter in an honest text: of these a few prove nothing.
_HONEST = frozenset("\xa0\xab\xbb\xb0\xba\xaa\xb7\x80\x82\x84\x85\x91\x92\x93\x94\x95\x96\x97\x99")
_SHARE = 0.8
"""How much of a line's letters beyond ASCII a fault must explain."""
_FOREIGN_PROOF = 4
"""How many sequences prove that UTF-8 was taken for Cyrillic, where some are honest words."""

_TAKEN = ("cp1252", "cp1251", "cp1250", "cp866", "koi8-r", "mac_roman")
_WESTERN = ("cp1252", "iso8859-15")
_OWN = {"iso8859-15": ("iso8859-15", *_TAKEN[1:])}
"""An encoding that differs in few letters from one of these stands in its place."""

_CYRILLIC = ("cp1251", "koi8-u", "cp866", "iso8859-5")
_EASTERN = ("cp1250", "iso8859-2")

_LATIN_RUN = re.compile("[À-ÿĀ-ſ¸³¿ºª´¢¥¯¨]{4,}")
_BAD_CASE = re.compile("[а-яёіїєґ][А-ЯЁІЇЄҐ]{3,}|[А-ЯЁІЇЄҐ]{7,}")
_CAPITALS = re.compile("[А-ЯЁІЇЄҐ]{3}")
"""What every bad case holds."""
_BAD_SIGNS = re.compile(
    "[─-▟]{2}|[А-яЁё][─-▟]|[─-▟][А-яЁё]"
    "|[А-яЂ-џ][®°±µ¶¤¦§©«¬\xad…„‡†‚ЎўҐЈ]{1,9}[А-яЂ-џ]|[®°ўҐ¦§©«¬\xad]{3}"
)
_IN_BAD_SIGNS = frozenset([*map(chr, range(0x2500, 0x25A0)), *"®°±µ¶¤¦§©«¬\xad…„‡†‚ЎўҐЈ"])
"""Each of the bad signs holds one of these."""
_SIGN_IN_WORD = re.compile("[a-zß-ÿ][¹³¿º¾¼±¶][a-zß-ÿ]")
_CZECH = "øì"
"""Danish has the one and Italian the other; together they stand for Czech ř and ě."""
_ACCENTED = frozenset(map(chr, range(0xC0, 0x180)))
_MANY = 5
"""So many accented letters, each in a text at least once, may be another alphabet."""
_FOREIGN = frozenset(map(chr, (*range(0x400, 0x460), *range(0x2500, 0x25A0))))
_SIGNS = frozenset("¹³¿º¾¼±¶")
_MARKS = 3
"""So many signs of a fault in the beginning of a text make it worth a closer look."""
_LIKELY, _GAIN = 0.5, 0.25
"""What the letters of a text are worth on average when it is right, and by how much more."""


class Repaired(NamedTuple):
    """A text as it was before it was garbled."""

    text: str
    how: tuple[str, ...]
    """What had happened to it, in words, the last fault first."""


def repair(text: str, encoding: str = "") -> Repaired | None:
    """Undo what garbled a text; None for one that is as it was written, or beyond repair.

    `encoding` is what its bytes were read in: some of them may have been UTF-8.
    """
    how: list[str] = []
    while len(how) < MOST:
        found = _repaired(text, () if how else _OWN.get(encoding, ()))
        if found is None:
            break
        text = found[0]
        how.append(found[1])
    return Repaired(text, tuple(how)) if how else None


def _repaired(text: str, own: tuple[str, ...]) -> tuple[str, str] | None:
    if text.isascii():
        return None
    present = _beyond_ascii(text)
    for taken in own or _TAKEN:
        first, second, pair = _pair(taken)
        needed = 1 if taken in _WESTERN else _FOREIGN_PROOF
        if (
            not present.isdisjoint(first)
            and not present.isdisjoint(second)
            and _times(pair, text, needed)
        ):
            again = _from_utf8(text, taken, needed)
            if again is not None:
                return again, f"UTF-8 read as {taken}"
    return _from_letters(text, present)


def _beyond_ascii(text: str) -> frozenset[str]:
    """Give the signs of a text that are not ASCII; of most texts these are few."""
    high = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return frozenset(high.decode("utf-8", "surrogatepass"))


def _from_utf8(text: str, taken: str, needed: int) -> str | None:
    """Give the text whose UTF-8 was taken for another encoding; None where it was not."""
    codes = text.translate(_codes(taken))
    lines, proof = [], 0
    start = 0
    for line in codes.split("\n"):
        end = start + len(line)
        spans = [found.span() for found in _SEQUENCE.finditer(line)]
        covered = sum(after - before for before, after in spans)
        if spans and covered >= _SHARE * len(_HIGH.findall(line)):
            proof += sum(not _HONEST.issuperset(line[a + 1 : b]) or b - a > 2 for a, b in spans)
            lines.append(_decoded(text[start:end], line, spans))
        else:
            lines.append(text[start:end])
        start = end + 1
    return "\n".join(lines) if proof >= needed else None


def _decoded(line: str, codes: str, spans: list[tuple[int, int]]) -> str:
    """Put the letters in the place of their sequences."""
    pieces, last = [], 0
    for start, end in spans:
        letter = codes[start:end].encode("latin-1").decode("utf-8", "replace")
        pieces += [line[last:start], letter if "\ufffd" not in letter else line[start:end]]
        last = end
    return "".join([*pieces, line[last:]])


@cache
def _codes(encoding: str) -> dict[int, int]:
    """Give each letter's byte in an encoding; a letter that it has not is no byte."""
    table = dict.fromkeys(range(0x80, 0x100), 0xFFFF)
    table |= {code: code for code in range(0x80, 0xA0)}
    for code in range(0x80, 0x100):
        try:
            table[ord(bytes([code]).decode(encoding))] = code
        except UnicodeDecodeError:
            continue
    return table


@cache
def _pair(encoding: str) -> tuple[frozenset[str], frozenset[str], re.Pattern[str]]:
    """Give what the first byte of a letter looks like in an encoding, the second, and both.

    Of the letters of three bytes only the signs of print are looked for.
    """
    codes = _codes(encoding).items()
    first = {code: chr(letter) for letter, code in codes if 0xC2 <= code <= 0xDF or code == 0xE2}
    second = {code: chr(letter) for letter, code in codes if 0x80 <= code <= 0xBF}
    sign = re.escape(first.pop(0xE2) + second[0x80])
    lead, tail = (re.escape("".join(letters.values())) for letters in (first, second))
    pair = re.compile(f"[{lead}][{tail}]|{sign}")
    return frozenset([*first.values(), sign[0]]), frozenset(second.values()), pair


def _from_letters(text: str, present: frozenset[str]) -> tuple[str, str] | None:
    """Give the text of one eight-bit encoding that was taken for another; None where none was."""
    sample = text[:_SAMPLE]
    best, most = None, _LIKELY
    counts: Counter[str] | None = None
    for taken, meant in _suspects(sample, present):
        counts = counts or Counter(_HIGH.findall(sample))
        worth = _mean(counts, meant, _exchange(taken, meant))
        if worth > most and worth > _mean(counts, taken) + _GAIN:
            best, most = (taken, meant), worth
    if best is None:
        return None
    taken, meant = best
    table = _exchange(taken, meant)
    if present.isdisjoint(_FOREIGN):
        return text.translate(table), f"{meant} read as {taken}"
    lines = [_better(line, line.translate(table), meant) for line in text.split("\n")]
    return "\n".join(lines), f"{meant} read as {taken}"


def _better(line: str, other: str, meant: str) -> str:
    """Choose between a line as it stands and as it may have been: it may be an honest one."""
    return other if meant in _EASTERN or _sum(other, meant) > _sum(line, meant) else line


def _suspects(sample: str, present: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Give what a text may be that has the signs of a fault: as what it was taken, and meant."""
    if len(present & _ACCENTED) >= _MANY and _times(_LATIN_RUN, sample):
        yield from ((taken, meant) for taken in ("cp1252", "cp1250") for meant in _CYRILLIC)
    if not present.isdisjoint(_FOREIGN) and (
        (_CAPITALS.search(sample) and _times(_BAD_CASE, sample))
        or (not present.isdisjoint(_IN_BAD_SIGNS) and _times(_BAD_SIGNS, sample))
    ):
        pairs = ((taken, meant) for taken in _CYRILLIC for meant in _CYRILLIC)
        yield from ((taken, meant) for taken, meant in pairs if taken != meant)
    if (not present.isdisjoint(_SIGNS) and _times(_SIGN_IN_WORD, sample)) or (
        present.issuperset(_CZECH) and min(sample.count(sign) for sign in _CZECH) >= _MARKS
    ):
        yield from (("cp1252", meant) for meant in _EASTERN)


def _times(sign: re.Pattern[str], text: str, needed: int = _MARKS) -> bool:
    return sum(1 for _ in islice(sign.finditer(text), needed)) == needed


@cache
def _exchange(taken: str, meant: str) -> dict[int, str]:
    """Give for each letter of an encoding the one that its byte is in another."""
    return {
        letter: bytes([code]).decode(meant, "replace")
        for letter, code in _codes(taken).items()
        if code < 0x100
    }


def _mean(counts: Counter[str], encoding: str, table: Mapping[int, str] | None = None) -> float:
    """Give what a letter beyond ASCII is worth on average, exchanged by a table."""
    return _total(counts, encoding, table or {}) / max(1, counts.total())


def _sum(text: str, encoding: str) -> float:
    signs = _HIGH.findall(text)
    return max(sum(worth(sign, letters) for sign in signs) for letters in _languages(encoding))


def _total(counts: Counter[str], encoding: str, table: Mapping[int, str]) -> float:
    """Give what letters are worth together, read in the likeliest language of an encoding."""
    return max(
        sum(worth(table.get(ord(sign), sign), letters) * count for sign, count in counts.items())
        for letters in _languages(encoding)
    )


def _languages(encoding: str) -> list[str]:
    """Give the letters of each language that an encoding is for."""
    if encoding in _CYRILLIC:
        return [CYRILLIC]
    return [LATIN[language] for language in (EAST if encoding in _EASTERN else WEST)]
