"""What cleaning folds or splits inside the story: repeated lines and glued words.

The text keeps everything; an Edit says what a reader is shown instead, and why.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import compress
from operator import itemgetter

from briefings.ingest.parts.cues import cues
from briefings.ingest.parts.layout import Part
from briefings.model import FOLDED, BlockKind, Edit, Span

_REPEATED = 20
"""A line must have so many code points to be folded where it stands again."""
MOST = 50
"""How many glued words of a text are split, or broken ones joined."""
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[а-яіїєґё])(?=[А-ЯІЇЄҐЁ])")


def edits(
    parts: Sequence[Part], kinds: Sequence[BlockKind], mended: Sequence[Edit]
) -> tuple[Edit, ...]:
    """Give the edits of a text, in text order. `mended` are its glued and its broken words."""
    found = [*_repeats(parts, kinds), *mended, *_menus(parts, kinds)]
    found.sort(key=lambda edit: edit.span)
    return tuple(found)


def _repeats(parts: Sequence[Part], kinds: Sequence[BlockKind]) -> list[Edit]:
    """Fold the second copy of a line, and every later one."""
    seen: set[str] = set()
    found = []
    for part, kind in zip(parts, kinds, strict=True):
        if kind in FOLDED or len(part.text) < _REPEATED:
            continue
        if part.key in seen:
            span = Span(part.start, part.end)
            found.append(Edit(span, part.text, "", "repeated line: it stands further up"))
        seen.add(part.key)
    return found


def glued(text: str, vocabulary: Counter[str]) -> tuple[Edit, ...]:
    """Split a word that occurs once, whose first part is a word of this text itself.

    `vocabulary` counts the words of the text.
    """
    endings, tails = _endings()
    # Of each word of each text its last two letters are asked: in C.
    ended = compress(vocabulary, map(tails.__contains__, map(_LAST_TWO, vocabulary)))
    candidates = [
        word
        for word in ended
        if len(word) > 6 and vocabulary[word] == 1 and word.endswith(endings)
    ]
    found: list[Edit] = []
    for word in candidates:
        second = _second_part(word, vocabulary)
        span = _whole(word, text) if second and len(found) < MOST else None
        if span:
            was = span.of(text)
            first = was.removesuffix(second)
            why = f"glued words: {first} stands alone elsewhere in this text"
            found.append(Edit(span, was, f"{first} {second}", why))
    return tuple(found)


_LAST_TWO = itemgetter(slice(-2, None))


@cache
def _endings() -> tuple[tuple[str, ...], frozenset[str]]:
    """Give all words that get glued to others, and their last two letters, to ask first."""
    known = cues()
    endings = (*known.glued_to_name, *known.glued_to_verb)
    return endings, frozenset(ending[-2:] for ending in endings)


def _whole(word: str, text: str) -> Span | None:
    """Find a word with what an apostrophe or a hyphen joins to its front."""
    at = text.find(word)
    while at >= 0:
        begin, end = _FRONT.search(text, max(0, at - _LONGEST_FRONT), at), at + len(word)
        if begin and not text[end : end + 1].isalnum():
            return Span(begin.start(), end)
        at = text.find(word, at + 1)
    return None


_FRONT = re.compile(r"(?<![^\W_])(?:[^\W\d_]{1,20}['’-]){0,2}\Z")
_LONGEST_FRONT = 42


def _second_part(word: str, vocabulary: Counter[str]) -> str:
    """Give the function word that is glued to the end of another, or an empty string."""
    known = cues()
    seconds = known.glued_to_name if word[0].isupper() else known.glued_to_verb
    for second in seconds:
        first = word.removesuffix(second)
        if first != word and _is_proven(first, vocabulary):
            return second
    return ""


def _is_proven(first: str, vocabulary: Counter[str]) -> bool:
    """Whether a word stands in the text: a name, never small, or a verb in the past tense."""
    if len(first) < 4 or not vocabulary[first]:
        return False
    if first[0].islower():
        return first.endswith("ed")
    return not vocabulary[first.lower()] and first.lower() not in cues().pronoun


def _menus(parts: Sequence[Part], kinds: Sequence[BlockKind]) -> list[Edit]:
    """Split the names of sections that a menu or a list of tags glued together."""
    sections = cues().section
    found = []
    for part, kind in zip(parts, kinds, strict=True):
        if kind is not BlockKind.TAGS and kind is not BlockKind.BOILERPLATE:
            continue
        if " " in part.text or len(part.text) > 80:
            continue
        names = _CAMEL.split(part.text)
        if len(names) > 1 and all(name.casefold() in sections for name in names):
            why = "glued words: each is the name of a section"
            span = Span(part.start, part.end)
            found.append(Edit(span, part.text, " ".join(names), why))
    return found
