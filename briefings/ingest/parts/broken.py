"""Words in which a line ended: `Wisniew-` and `ska` below it are one word.

The hyphen that a printer put there goes; one that belongs to the word stays, without the line end.
"""

from collections import Counter
from collections.abc import Sequence

from briefings.ingest.parts.edits import MOST
from briefings.ingest.parts.layout import BROKEN, Part
from briefings.model import Edit, Span
from briefings.text.segment import ENDS_IN_WORDS

_OWN = frozenset(
    (
        "all", "anti", "ex", "half", "high", "left", "long", "low", "mid", "multi", "non", "pro",
        "right", "self", "semi", "short", "vice", "well",
    )
)  # fmt: skip
"""English words that keep a hyphen behind them."""


def broken(parts: Sequence[Part], vocabulary: Counter[str]) -> tuple[Edit, ...]:
    """Join the words in which a line of a paragraph ended, in text order.

    `vocabulary` counts the words of the text, a word being letters only.
    """
    found: list[Edit] = []
    for part in parts:
        if "\n" not in part.text:
            continue
        for word in BROKEN.finditer(part.text):
            shown, why = _joined(word["head"], word["sign"], word["tail"], part.text, vocabulary)
            span = Span(part.start + word.start(), part.start + word.end())
            found.append(Edit(span, word[0], shown, f"broken word: {why}"))
            if len(found) == MOST:
                return tuple(found)
    return tuple(found)


def mended(line: str, span: Span | None, edits: Sequence[Edit]) -> str:
    """Give a line that was made of a span of the text, with the words whole that were broken."""
    for edit in edits:
        if span and "\n" in edit.was and span.overlaps(edit.span):
            line = line.replace(" ".join(edit.was.split()), edit.shown)
    return line


def unbroken(text: str) -> str:
    """Give a text in which each word that may be broken stands whole, too: no place is told."""
    if not any(end in text for end in ENDS_IN_WORDS):
        return text
    return BROKEN.sub(r"\g<head>\g<tail> \g<0>", text)


def _joined(
    head: str, sign: str, tail: str, text: str, vocabulary: Counter[str]
) -> tuple[str, str]:
    """Give two parts of a word as one, and why so."""
    kept, whole = f"{head}{sign}{tail}", f"{head}{tail}"
    if vocabulary[whole] or (whole.isupper() and vocabulary[whole.lower()]):
        return whole, f"{whole} stands in this text, and a line ends inside it"
    if not tail[0].islower():
        return kept, "a line ends behind its hyphen"
    if kept in text or head.casefold() in _OWN or (vocabulary[head] > 1 and vocabulary[tail] > 1):
        return kept, "a line ends behind its hyphen, which belongs to it"
    return whole, "a line ends inside it, and the next goes on with small letters"
