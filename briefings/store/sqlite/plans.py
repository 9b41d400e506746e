"""A plan as FTS5 is asked it.

Words stand for themselves: the tokenizer `given` cuts at spaces only, and in a question takes
what is parted by `OR_HERE` as several words at one place.
"""

from collections.abc import Callable, Sequence

import apsw

from briefings.store.protocols import AllOf, AnyOf, But, Near, Phrase, Plan, Words
from briefings.store.standing import tokens

Tokenizer = Callable[[bytes, int, str | None], Sequence[str | tuple[str, ...]]]
"""Cuts a text, given as UTF-8, into words; told why, and in which locale."""

OR_HERE = "\x1f"
EVERY = "\x1d"
"""A word that every document holds, and nobody can ask for: tokens have no control characters."""


def given_words(_db: apsw.Connection, _arguments: list[str]) -> Tokenizer:
    """Make the tokenizer of that name."""
    return _cut


def _cut(utf8: bytes, reason: int, _locale: str | None) -> Sequence[str | tuple[str, ...]]:
    words = utf8.decode().split(" ")
    if reason & apsw.FTS5_TOKENIZE_QUERY:
        return [tuple(word.split(OR_HERE)) for word in words]
    return words


def written(plan: Plan) -> str | None:
    """Write a plan in the words of FTS5; None where nothing can match it."""
    match plan:
        case Words() | Phrase():
            return _in(plan.field, _row(plan))
        case Near():
            left, right = _row(plan.left), _row(plan.right)
            both = f"NEAR({left} {right}, {plan.within})" if left and right else None
            return _in(plan.left.field, both)
        case AllOf():
            parts = [written(part) for part in plan.parts]
            sure = [part for part in parts if part is not None]
            return _joined(sure or [f'"{EVERY}"'], "AND") if len(sure) == len(parts) else None
        case AnyOf():
            some = [part for part in map(written, plan.parts) if part is not None]
            return _joined(some, "OR") if some else None
        case But():
            part, without = written(plan.part), written(plan.without)
            return part if part is None or without is None else f"({part} NOT {without})"


def only_titles(plan: Plan) -> bool:
    """Whether a plan asks for words of titles alone."""
    match plan:
        case Words() | Phrase():
            return plan.field == "title"
        case Near():
            return plan.left.field == "title"
        case AllOf() | AnyOf():
            return all(only_titles(part) for part in plan.parts)
        case But():
            return only_titles(plan.part) and only_titles(plan.without)


def _joined(parts: Sequence[str], word: str) -> str:
    return f"({f' {word} '.join(parts)})"


def _in(field: str, asked: str | None) -> str | None:
    return f"{field} : {asked}" if field and asked else asked


def _row(plan: Words | Phrase) -> str | None:
    places = [plan.words] if isinstance(plan, Words) else plan.places
    kept = [tokens(place) for place in places]
    if not kept or not all(kept):
        return None
    row = " ".join(OR_HERE.join(words) for words in kept).replace('"', '""')
    tail = " *" if isinstance(plan, Words) and plan.prefix else ""
    return f'"{row}"{tail}'
