"""A plan as FTS5 is asked it.

Words stand for themselves: the tokenizer `given` cuts at spaces only, and in a question takes
what is parted by `OR_HERE` as several words at one place.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import apsw

from briefings.store.protocols import (
    PAIRED,
    SHORT,
    AllOf,
    AnyOf,
    But,
    Document,
    Near,
    Pairs,
    Phrase,
    Plan,
    Words,
)
from briefings.store.standing import clean, tokens

Tokenizer = Callable[[bytes, int, str | None], Sequence[str | tuple[str, ...]]]
"""Cuts a text, given as UTF-8, into words; told why, and in which locale."""

OR_HERE = "\x1f"
EVERY = "\x1d"
"""A word that every document holds, and nobody can ask for: tokens have no control characters."""
_START = {"": "\x1e", "title": "\x1c"}
"""Before the first letters of words of a document, or of its title; they too are words of it."""


def given_words(_db: apsw.Connection, _arguments: list[str]) -> Tokenizer:
    """Make the tokenizer of that name."""
    return _cut


def _cut(utf8: bytes, reason: int, _locale: str | None) -> Sequence[str | tuple[str, ...]]:
    words = utf8.decode().split(" ")
    if reason & apsw.FTS5_TOKENIZE_QUERY:
        return [tuple(word.split(OR_HERE)) for word in words]
    last = words.pop()
    return [*words, tuple(last.split(OR_HERE))]


def words_of(document: Document) -> tuple[str, str, str]:
    """Give what FTS5 is to hold: title and text, and the title where titles alone are looked in.

    Behind the title stands as one word what a document is found by beside its words.
    """
    of_title = _signs("title", document.title_starts)
    both = _signs("", document.starts)
    title = f"{document.title} {EVERY}{of_title}"
    pairs = _signs_of(PAIRED, document.pairs)
    return f"{title}{both}{pairs}".lstrip(" "), document.text, title.lstrip(" ")


def _signs(field: str, starts: str) -> str:
    return _signs_of(_START[field], starts)


def _signs_of(mark: str, each: str) -> str:
    sign = OR_HERE + mark
    return sign + each.replace(" ", sign) if each else ""


FEW = 120
"""Words that begin alike, up to which they are asked for one by one.

FTS5 gathers whatever begins so, of all documents, before it gives the first one; words that are
named it follows only as far as it is asked.
"""


def spelt_out(plan: Plan, begun: Callable[[str, int], Sequence[str]]) -> Plan:
    """Name the words that a plan means by their beginning, where those are few.

    `begun` gives words that begin so, as many as told at the most.
    """
    match plan:
        case Words(prefix=True) if all(len(word) > SHORT for word in tokens(plan.words)):
            meant = [begun(word, FEW + 1) for word in tokens(plan.words)]
            named = dict.fromkeys(word for some in meant for word in some)
            few = len(named) <= FEW
            return Words((*plan.words, *named), field=plan.field) if few else plan
        case AllOf() | AnyOf():
            return replace(plan, parts=tuple(spelt_out(part, begun) for part in plan.parts))
        case But():
            part, without = spelt_out(plan.part, begun), spelt_out(plan.without, begun)
            return But(part, without)
    return plan


def written(plan: Plan) -> str | None:
    """Write a plan in the words of FTS5; None where nothing can match it."""
    match plan:
        case Words(prefix=True) if plan.field in _START:
            return _beginning(plan)
        case Words() | Phrase():
            return _in(plan.field, _row(plan))
        case Pairs():
            return _paired(plan)
        case Near():
            left, right = _row(plan.left), _row(plan.right)
            both = f"NEAR({left} {right}, {plan.within})" if left and right else None
            return _in(plan.left.field, both)
        case AllOf() | AnyOf():
            return _of_parts(plan)
        case But():
            part, without = written(plan.part), written(plan.without)
            return part if part is None or without is None else f"({part} NOT {without})"


def _paired(plan: Pairs) -> str | None:
    signs = [PAIRED + PAIRED.join(clean(pair)) for pair in plan.pairs]
    return _quoted(OR_HERE.join(signs)) if signs else None


def _of_parts(plan: AllOf | AnyOf) -> str | None:
    parts = [written(part) for part in plan.parts]
    some = [part for part in parts if part is not None]
    if isinstance(plan, AnyOf):
        return _joined(some, "OR") if some else None
    return _joined(some or [f'"{EVERY}"'], "AND") if len(some) == len(parts) else None


def only_titles(plan: Plan) -> bool:
    """Whether a plan asks for words of titles alone."""
    match plan:
        case Words() | Phrase():
            return plan.field == "title"
        case Near():
            return plan.left.field == "title"
        case Pairs():
            return False
        case AllOf() | AnyOf():
            return all(only_titles(part) for part in plan.parts)
        case But():
            return only_titles(plan.part) and only_titles(plan.without)


def _joined(parts: Sequence[str], word: str) -> str:
    return f"({f' {word} '.join(parts)})"


def _in(field: str, asked: str | None) -> str | None:
    return f"{field} : {asked}" if field and asked else asked


def _beginning(plan: Words) -> str | None:
    """Ask for documents with a word that begins so: short beginnings are words of theirs."""
    words = tokens(plan.words)
    short = tuple(word for word in words if len(word) <= SHORT)
    starts = OR_HERE.join(_START[plan.field] + word for word in short)
    left = replace(plan, words=tuple(word for word in words if word not in short))
    rest = _in(plan.field, _row(left))
    either = [one for one in (starts and _quoted(starts), rest) if one]
    return _joined(either, "OR") if either else None


def _row(plan: Words | Phrase) -> str | None:
    places = [plan.words] if isinstance(plan, Words) else plan.places
    kept = [tokens(place) for place in places]
    if not kept or not all(kept):
        return None
    row = " ".join(OR_HERE.join(words) for words in kept)
    tail = " *" if isinstance(plan, Words) and plan.prefix else ""
    return f"{_quoted(row)}{tail}"


def _quoted(row: str) -> str:
    return '"' + row.replace('"', '""') + '"'
