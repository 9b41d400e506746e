"""The end of what is typed: the field it begins, what may stand there, and what it still lacks."""

from contextlib import suppress
from dataclasses import dataclass

from briefings.errors import QueryError
from briefings.query.leaf import FIELDS, NEAR, Token, read_leaf
from briefings.query.nodes import MARKS, Field
from briefings.query.reader import tokens
from briefings.query.times import NAMED
from briefings.text.language import UNKNOWN, languages


@dataclass(frozen=True, slots=True)
class Begun:
    """The last thing in a text, as far as it is written."""

    field: Field | None
    """The field whose value it is; None for a word, of which a field may be made."""
    value: str
    """What is written of it, without a quotation mark; empty behind a blank."""
    column: int
    """The code point of the text where it begins, its quotation mark with it."""


def begun(text: str) -> Begun | None:
    """Give what a text ends with and may go on; None in quotation marks, and behind `=`."""
    last = _last(text)
    if last is None or last.sign:
        return Begun(None, "", len(text))
    name = last.field.lower()
    if last.exact or (last.quoted and (last.closed or name not in FIELDS)):
        return None
    if name in FIELDS:
        return Begun(Field(name), last.value, last.value_column - last.quoted)
    return None if last.field else Begun(None, last.value, last.column)


OPEN = "this bracket is not closed yet"


def lacking(text: str) -> str:
    """Say why the end of a text that is being typed asks nothing yet; empty where it does.

    What can become nothing that could be asked is a mistake, which `parse` tells.
    """
    found = tokens(text)
    if found and not found[-1].closed:
        return "this quotation mark is not closed yet"
    signs = [token.sign for token in found]
    is_open = signs.count("(") > signs.count(")")
    last = _last(text)
    if last is None:
        return OPEN if is_open else ""
    if last.sign == NEAR:
        return _unfinished(NEAR, last.value)
    with suppress(QueryError):
        if last.field.lower() in FIELDS and read_leaf(last, is_last=True) is None:
            return _unfinished(last.field.lower(), last.value.strip())
    return OPEN if is_open else ""


def _unfinished(field: str, value: str) -> str:
    return f"'{field}:{value}' is not finished"


def known_values(field: Field) -> tuple[str, ...]:
    """Give what may stand behind a field where that is known beforehand: marks, codes, days."""
    if field is Field.IS:
        return MARKS
    if field is Field.LANG:
        return (*sorted(languages()), UNKNOWN)
    if field is Field.OLDER:
        return ("7d", "30d", "1y")
    days = field in (Field.DATE, Field.RECEIVED)
    return (*NAMED, "<3d", "<2w") if days else ()


def _last(text: str) -> Token | None:
    """Give the token that a text ends with; None behind a blank, and of nothing."""
    found = tokens(text)
    return found[-1] if found and found[-1].end == len(text) else None
