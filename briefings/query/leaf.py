"""One thing to look for: a word, a phrase, a field with its value."""

import difflib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from briefings.errors import QueryError
from briefings.query.meant import (
    anything,
    field_meant,
    is_undated,
    mark_meant,
    near_meant,
    sign_meant,
    time_meant,
)
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
    beside: tuple[str, str] = ("", "")
    """The code points before and behind it, empty where it begins or ends the text."""


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
    if field in _OF_WORDS and not token.quoted and (left := _LEFT_OUT.match(token.value)):
        raise QueryError(
            f"a '-' behind '{field}:'",
            column=token.value_column,
            meant=f"-{field}:{token.value[left.end() :]}",
        )
    if not token.value.strip():
        if is_last:
            return None
        _refuse_bracket(token, f"{field}:", _SUCH.get(field, _WORDS))
        raise QueryError(
            f"nothing behind '{field}:'",
            column=token.column,
            advice=f"write {_example(field)}, with no space behind the colon",
        )
    if field is Field.TITLE:
        return _words(token, token.value, is_last=is_last, title=True)
    return _property(token, field, is_last=is_last)


_LEFT_OUT = re.compile(r"-+(?=\w)")
_OF_WORDS = frozenset(
    {
        Field.TITLE,
        Field.PUBLISHER,
        Field.PERSON,
        Field.PLACE,
        Field.WATCH,
        Field.TAG,
        Field.NOTE,
    }
)
"""Fields behind which words stand as they stand in texts: none of these begins with a `-`."""


def _field(token: Token) -> Field | None:
    """Give the field a token names, or None where its colon is only punctuation."""
    name = token.field.lower()
    if name in FIELDS:
        return Field(name)
    if not token.value or token.value.startswith("//"):
        return None
    what, (meant, advice) = f"unknown field {token.field + ':'!r}", _instead(token, name)
    raise QueryError(what, column=token.column, meant=meant, advice=advice)


def _instead(token: Token, name: str) -> tuple[str, str]:
    """Give what a field that there is not was to ask, or else advice."""
    near = difflib.get_close_matches(name, (*FIELDS, NEAR), n=1, cutoff=0.6)
    form = field_meant(name, token.value) or (f"{near[0]}:{{}}" if near else "")
    if not form:
        return "", f"{_FIELDS}; else put it in quotes"
    if form.startswith(f"{NEAR}:"):
        return "", f"write one {NEAR}:{token.value if token.value.isdecimal() else 8} other"
    return form.format(f'"{token.value}"' if token.quoted else token.value), ""


def _example(field: Field) -> str:
    such = _SUCH.get(field)
    return f"{field}:{such[0] if such else 'word'}"


_WORDS = ("one", "other")
_SUCH = {
    Field.IS: ("unread", "pinned"),
    Field.DATE: ("2025-12", "2025-10"),
    Field.RECEIVED: ("<3d", "2025-10"),
    Field.OLDER: ("30d", "1y"),
    Field.LANG: ("en", "uk"),
    Field.STORY: ("3f2a", "b70c"),
    Field.PATH: ("folder/", "other/"),
}
"""What may stand behind a field, for those that have no word there."""


def _words(token: Token, text: str, *, is_last: bool, title: bool) -> Node | None:
    """Read words of the text: one, one that begins so, or some in a row."""
    _refuse_signs(token, text)
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
    is_open = is_last and not is_prefix and _goes_on(token, body)
    if len(found) > 1:
        return Phrase(found, token.exact, title, open=is_open)
    return Word(found[0], token.exact, is_prefix, title, open=is_open)


def _goes_on(token: Token, body: str) -> bool:
    """Whether the last word of what is typed may still get letters: `C++` and `umer?` end it."""
    return not token.closed if token.quoted else body[-1].isalnum() or body[-1] not in _ENDING


_ENDING = frozenset("+?!,;:%…")


def _refuse_signs(token: Token, text: str) -> None:
    """Raise QueryError for what would be read as words, and is meant as a sign."""
    if token.quoted:
        if star := _STAR_INSIDE.search(token.value):
            words = [word.text for word in cut(token.value)]
            form = f"{words[0]} near:0 {words[-1]}*" if len(words) == 2 else f"{words[-1]}*"
            raise QueryError(
                "a '*' in quotation marks",
                column=token.value_column + star.end() - 1,
                meant=form,
                advice="" if len(words) < 3 else f"write {form} alone",
            )
        return
    if token.exact and not text:
        _refuse_bracket(token, "=", _WORDS)
    if token.exact and not token.field and (found := _FIELD_BEHIND.match(text)):
        sign = "=" if found[1].lower() == Field.TITLE else ""
        what = f"'=' before '{found[1].lower()}:'"
        raise QueryError(what, column=token.column, meant=f"{found[1].lower()}:{sign}{found[2]}")
    if (within := near_meant(text)) and token.beside[0] in _CLOSING_MARKS:
        what, form = "'~' is no sign here", f"one near:{within} other"
        raise QueryError(what, column=token.column, advice=f"write {form}")
    if not token.field and not token.exact and (meant := sign_meant(text)):
        raise QueryError(meant[0], column=token.column, meant=meant[1])


_FIELD_BEHIND = re.compile(rf"({'|'.join(FIELDS)}):(.+)", re.IGNORECASE)
_STAR_INSIDE = re.compile(r"\w\*(?!\S)")
_CLOSING_MARKS = frozenset('"”“»')


def _refuse_bracket(token: Token, sign: str, such: Sequence[str]) -> None:
    """Raise QueryError for a sign of one word that stands before a bracket."""
    if token.beside[1] == "(":
        one, other = such
        raise QueryError(
            f"{sign!r} before a bracket",
            column=token.column,
            advice=f"write it before each word: ({sign}{one} OR {sign}{other})",
        )


def _property(token: Token, field: Field, *, is_last: bool) -> Node | None:
    """Read the value of a field that is no word of the text."""
    value = " ".join(token.value.split())
    if field in TIMES:
        return _time(token, field, "=" * token.exact + value, is_last=is_last)
    if token.exact:
        raise QueryError(
            "'=' is of words of the text",
            column=token.value_column - 1 - token.quoted,
            meant=f'{field}:"{value}"' if token.quoted else f"{field}:{value}",
        )
    if value == "*":
        raise QueryError(
            f"'{field}:' and no word",
            column=token.value_column,
            meant=anything(field) or _example(field),
        )
    if field is Field.IS:
        return _mark(token, value.lower(), is_last=is_last)
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
        advice="write story:3f2a, the id or how it begins, as `briefings list` has it",
    )


def _mark(token: Token, value: str, *, is_last: bool) -> Node | None:
    if value in MARKS:
        return Facet(Field.IS, value)
    if is_last and any(mark.startswith(value) for mark in MARKS):
        return None
    near = _any_of(Field.IS, value, MARKS) or (f"is:{mark}" if (mark := mark_meant(value)) else "")
    raise QueryError(
        f"nothing can be {_short(value)}",
        column=token.value_column,
        meant=near,
        advice="" if near else f"write is:{', '.join(MARKS)}",
    )


def _any_of(field: Field, value: str, known: Collection[str]) -> str:
    """Give how several values, with commas between, are asked for; empty where they are none."""
    several = [one for one in re.split(r"[,;|/]", value) if one]
    if len(several) < 2 or not set(known).issuperset(several):
        return ""
    return f"({' OR '.join(f'{field}:{one}' for one in several)})"


def _language(token: Token, value: str, *, is_last: bool) -> Node | None:
    known = languages()
    if value == UNKNOWN or value in known:
        return Facet(Field.LANG, value)
    if is_last and (len(value) < 2 or UNKNOWN.startswith(value)):
        return None
    near = _OTHER_CODES.get(value) or (value[:2] if value[:2] in known else "")
    form = _any_of(Field.LANG, value, known) or (near and f"lang:{near}")
    raise QueryError(
        f"{_short(value)} is no language known here",
        column=token.value_column,
        meant=form,
        advice="" if form else f"write lang:en, or {_SUCH_AS} or {UNKNOWN} behind it",
    )


_SUCH_AS = "ar, de, fr, pl, ru, uk, zh"
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
    meant = "is:undated" if field is Field.DATE and is_undated(value) else time_meant(field, value)
    raise QueryError(
        f"{_short(value)} is {what}",
        column=token.value_column - token.exact,
        meant=meant,
        advice="" if meant else time_forms(field),
    )


def _short(value: str) -> str:
    return repr(value if len(value) <= 30 else value[:29] + "…")
