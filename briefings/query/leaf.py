"""One thing to look for: a word, a phrase, a field with its value."""

import difflib
import re
from dataclasses import dataclass

from briefings.errors import QueryError
from briefings.query.nodes import MARKS, Facet, Field, Node, Phrase, Word
from briefings.query.times import TIMES, could_be_time, read_time, time_forms
from briefings.text.language import UNKNOWN, languages
from briefings.text.segment import is_lone
from briefings.text.segment import words as cut

NEAR = "near"
_ID = re.compile(r"[0-9a-f]{1,16}")
FIELDS = tuple(field.value for field in Field)
"""What may stand before a colon and ask something."""
_FIELDS = "fields are " + ", ".join(f"{field}:" for field in Field)


@dataclass(frozen=True, slots=True)
class Token:
    """A bracket, a minus, a word that joins, or something to look for."""

    sign: str
    """`(`, `)`, `-`, `AND`, `OR`, `NOT`, `near`, or empty for something to look for."""
    column: int
    end: int
    field: str = ""
    """What stands before a colon."""
    value: str = ""
    """The rest, without `=` and quotation marks."""
    value_column: int = 0
    exact: bool = False
    quoted: bool = False
    closed: bool = True


def read_leaf(token: Token, *, is_last: bool) -> Node | None:
    """Read one token; None where it holds no word.

    `is_last` says that the reader is typing it: unfinished, it is passed over.
    """
    if not token.closed and not is_last:
        raise QueryError(
            "this quotation mark is never closed",
            column=token.value_column - 1,
            advice="add another at the end of the words",
        )
    if not token.field:
        return _words(token, token.value, is_last=is_last, title=False)
    field = _field(token)
    if field is None:
        return _words(token, f"{token.field}:{token.value}", is_last=is_last, title=False)
    if not token.value.strip():
        if is_last:
            return None
        raise QueryError(
            f"nothing behind '{field}:'",
            column=token.column,
            advice=f"write {_example(field)}, with no space behind the colon",
        )
    if field is Field.TITLE:
        return _words(token, token.value, is_last=is_last, title=True)
    return _property(token, field, is_last=is_last)


def _field(token: Token) -> Field | None:
    """Give the field a token names, or None where its colon is only punctuation."""
    name = token.field.lower()
    if name in FIELDS:
        return Field(name)
    if not token.value or token.value.startswith("//"):
        return None
    near = [_CALLED[name]] if name in _CALLED else []
    near = near or difflib.get_close_matches(name, (*FIELDS, NEAR), n=1, cutoff=0.6)
    raise QueryError(
        f"unknown field {token.field + ':'!r}",
        column=token.column,
        advice=f"did you mean '{near[0]}:'?" if near else f"{_FIELDS}; else put it in quotes",
    )


_CALLED = {
    **dict.fromkeys(("folder", "file", "dir", "source"), "path"),
    **dict.fromkeys(("from", "sender", "by", "feed"), "publisher"),
    **dict.fromkeys(("subject", "headline"), "title"),
    **dict.fromkeys(("after", "before", "since", "until"), "date"),
    "thread": "story",
}
"""What other programs call some of the fields."""


def _example(field: Field) -> str:
    return {
        Field.IS: "is:unread",
        Field.DATE: "date:2025-12",
        Field.RECEIVED: "received:<3d",
        Field.OLDER: "older:30d",
        Field.LANG: "lang:en",
        Field.STORY: "story:3f2a",
        Field.PATH: "path:folder/",
    }.get(field, f"{field}:word")


def _words(token: Token, text: str, *, is_last: bool, title: bool) -> Node | None:
    """Read words of the text: one, one that begins so, or some in a row."""
    is_prefix = not token.quoted and text.endswith("*")
    body = text[:-1] if is_prefix else text
    found = tuple(word.text for word in cut(body))
    if not token.quoted and "*" in body:
        raise QueryError(
            "a '*' that is not at the end of a word",
            column=token.value_column + body.index("*"),
            advice=f"write {found[0]}*" if found else "write the beginning of a word, then *",
        )
    # Letters that are words of their own are found wherever they stand: any word begins so.
    is_prefix = is_prefix and not (found and is_lone(found[-1]))
    if is_prefix and len(found) != 1:
        raise QueryError(
            "a '*' behind no single word",
            column=token.value_column + len(body),
            advice=f"write {found[-1]}*" if found else "write the beginning of a word, then *",
        )
    if not found:
        return None
    is_open = is_last and not is_prefix and not (token.quoted and token.closed)
    if len(found) > 1:
        return Phrase(found, token.exact, title, open=is_open)
    return Word(found[0], token.exact, is_prefix, title, open=is_open)


def _property(token: Token, field: Field, *, is_last: bool) -> Node | None:
    """Read the value of a field that is no word of the text."""
    value = " ".join(token.value.split())
    if field is Field.IS:
        return _mark(token, value.lower(), is_last=is_last)
    if field in TIMES:
        return _time(token, field, value, is_last=is_last)
    if field is Field.LANG:
        return _language(token, value.lower(), is_last=is_last)
    if field is Field.STORY:
        return _story(token, value.lower())
    return Facet(field, value)


def _story(token: Token, value: str) -> Node:
    """Read the beginning of a briefing's id."""
    if _ID.fullmatch(value):
        return Facet(Field.STORY, value)
    raise QueryError(
        f"{_short(value)} is no briefing's id",
        column=token.value_column,
        advice="write story: and the id, or how it begins, as `briefings list` has it",
    )


def _mark(token: Token, value: str, *, is_last: bool) -> Node | None:
    if value in MARKS:
        return Facet(Field.IS, value)
    if is_last and any(mark.startswith(value) for mark in MARKS):
        return None
    near = difflib.get_close_matches(value, MARKS, n=1, cutoff=0.6)
    raise QueryError(
        f"nothing can be {_short(value)}",
        column=token.value_column,
        advice=f"did you mean 'is:{near[0]}'?" if near else "write is: and " + ", ".join(MARKS),
    )


def _language(token: Token, value: str, *, is_last: bool) -> Node | None:
    known = languages()
    if value == UNKNOWN or value in known:
        return Facet(Field.LANG, value)
    if is_last and (len(value) < 2 or UNKNOWN.startswith(value)):
        return None
    near = _OTHER_CODES.get(value) or (value[:2] if value[:2] in known else "")
    raise QueryError(
        f"{_short(value)} is no language that is told",
        column=token.value_column,
        advice=f"did you mean 'lang:{near}'?"
        if near
        else f"write lang: and {', '.join(sorted(known))} or {UNKNOWN}",
    )


_OTHER_CODES = {
    "ua": "uk", "cz": "cs", "gr": "el", "jp": "ja", "cn": "zh", "dk": "da",
    "se": "sv", "il": "he", "iw": "he", "ir": "fa", "am": "hy", "ge": "ka", "kr": "ko",
    "rs": "sr", "al": "sq", "ee": "et", "br": "pt", "at": "de", "by": "be",
    "us": "en", "gb": "en", "nb": "no", "nn": "no", "bs": "hr", "in": "id",
    "german": "de", "spanish": "es", "polish": "pl", "czech": "cs", "chinese": "zh",
    "portuguese": "pt", "greek": "el", "swedish": "sv", "dutch": "nl", "turkish": "tr",
    "persian": "fa", "farsi": "fa", "japanese": "ja", "georgian": "ka", "serbian": "sr",
    "croatian": "hr", "slovak": "sk", "latvian": "lv", "lithuanian": "lt", "estonian": "et",
    "armenian": "hy", "albanian": "sq", "macedonian": "mk", "indonesian": "id",
}  # fmt: skip
"""What else is written for a language: a country, an older code, the English name."""


def _time(token: Token, field: Field, value: str, *, is_last: bool) -> Node | None:
    try:
        return read_time(field, value)
    except ValueError:
        if is_last and could_be_time(field, value):
            return None
    what = "no age" if field is Field.OLDER else "no date"
    raise QueryError(
        f"{_short(value)} is {what}", column=token.value_column, advice=time_forms(field, value)
    )


def _short(value: str) -> str:
    return repr(value if len(value) <= 30 else value[:29] + "…")
