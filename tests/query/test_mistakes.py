"""What is said of a query that is none: where the mistake is, and the nearest right form."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.errors import QueryError
from briefings.query import (
    parse,
)


def mistake(text: str, *, typing: bool = False) -> tuple[int, str]:
    with pytest.raises(QueryError) as raised:
        parse(text, typing=typing)
    return raised.value.column, str(raised.value)


@pytest.mark.parametrize(
    ("text", "column", "error"),
    [
        ("a titel:b", 2, "query:3: unknown field 'titel:' (did you mean 'title:b'?)"),
        (
            "zzz:b",
            0,
            "query:1: unknown field 'zzz:' (fields are title:, publisher:, path:, person:, "
            "place:, watch:, tag:, note:, story:, lang:, is:, date:, received:, older:; "
            "else put it in quotes)",
        ),
        (
            "title: b",
            0,
            "query:1: nothing behind 'title:' (write title:word, with no space behind the colon)",
        ),
        ("is:unraed", 3, "query:4: nothing can be 'unraed' (did you mean 'is:unread'?)"),
        (
            "is:xyz",
            3,
            "query:4: nothing can be 'xyz' (write is:unread, read, pinned, alert, copy, "
            "tagged, noted, undated)",
        ),
        (
            "lang:english",
            5,
            "query:6: 'english' is no language known here (did you mean 'lang:en'?)",
        ),
        (
            "lang:ua",
            5,
            "query:6: 'ua' is no language known here (did you mean 'lang:uk'?)",
        ),
        (
            "date:2025-13",
            5,
            "query:6: '2025-13' is no date (did you mean 'date:2025'?)",
        ),
        (
            'a "b c',
            2,
            "query:3: this quotation mark is never closed (add another at the end of the words)",
        ),
        ("a (b", 2, "query:3: this '(' is never closed (add a ')')"),
        ("a) b", 1, "query:2: a ')' too many (leave it out, or open it with '(')"),
        (
            "a OR",
            2,
            "query:3: nothing behind 'OR' "
            "(write 'one OR other', or \"OR\" in quotes for the word itself)",
        ),
        (
            "AND a",
            0,
            "query:1: nothing in front of 'AND' "
            "(write 'one AND other', or \"AND\" in quotes for the word itself)",
        ),
        (
            "a NOT",
            2,
            "query:3: nothing behind 'NOT' "
            "(write 'NOT word', or \"NOT\" in quotes for the word itself)",
        ),
        ("a*b", 1, "query:2: a '*' that is not at the end of a word (write a*)"),
        (
            ".*",
            1,
            "query:2: a '*' behind no single word (write the beginning of a word, then *)",
        ),
        ("[[[", 0, "query:1: no word to look for (write a word or a name)"),
        ("neer:8 b", 0, "query:1: unknown field 'neer:' (write one near:8 other)"),
        (
            "a near:8",
            2,
            "query:3: nothing behind 'near:' "
            "(write 'one near:8 other', or \"near:\" in quotes for the word itself)",
        ),
        (
            "near:8 b",
            0,
            "query:1: nothing in front of 'near:' "
            "(write 'one near:8 other', or \"near:\" in quotes for the word itself)",
        ),
        (
            "a near:x b",
            7,
            "query:8: 'near:' without a number of words "
            "(write one near:8 other, with 100 at the most)",
        ),
        (
            "a near:8 is:read",
            2,
            "query:3: 'near:' joins words of the text, and words in quotes "
            "(write one near:8 other, or (one OR two) near:8 other)",
        ),
        ("is:copyy", 3, "query:4: nothing can be 'copyy' (did you mean 'is:copy'?)"),
        ("date:3d", 5, "query:6: '3d' is no date (did you mean 'date:<3d'?)"),
        ("date:none", 5, "query:6: 'none' is no date (did you mean 'is:undated'?)"),
        ("from:desk", 0, "query:1: unknown field 'from:' (did you mean 'publisher:desk'?)"),
        ("subject:tax", 0, "query:1: unknown field 'subject:' (did you mean 'title:tax'?)"),
        ("older:>30d", 6, "query:7: '>30d' is no age (did you mean 'older:30d'?)"),
        (
            "older:long",
            6,
            "query:7: 'long' is no age "
            "(write older:30d, where d is days, w weeks, m months of 30 days, y years)",
        ),
        (
            "date:<12h",
            5,
            "query:6: '<12h' is no date (did you mean 'received:<12h'?)",
        ),
    ],
)
def test_a_mistake_is_pointed_at_with_the_nearest_right_form(
    text: str, column: int, error: str
) -> None:
    assert mistake(text) == (column, error)


@pytest.mark.parametrize(
    "text",
    ["date:>9999", "date:0000", "date:2025-02-30", "date:2025-12..2025-11", "date:>2025..2026"],
)
def test_an_impossible_date_is_a_mistake(text: str) -> None:
    assert "is no date" in mistake(text)[1]


@pytest.mark.parametrize(
    "text",
    [
        "(" * 60_000,
        f"({' OR '.join('abcdefghi')}) near:8 ({' OR '.join('abcdefghi')})",
        "a near:1 " * 200,
        "-(" * 900,
        "NOT " * 400 + "a",
        "[" * 100_000,
        '"' * 1999,
        "a" * 2001,
    ],
)
def test_a_hostile_query_is_refused_and_never_crashes(text: str) -> None:
    column, error = mistake(text)
    assert 0 <= column <= len(text)
    assert len(error) < 200


@pytest.mark.parametrize("text", ["titel:a", "a) b", "title: b", "OR a", "is:xyz", "date:2025-13"])
def test_what_can_become_no_query_is_a_mistake_while_typing_too(text: str) -> None:
    assert mistake(text, typing=True) == mistake(text)


@given(st.text(string.printable + "“”«äй\u202e", max_size=40), st.booleans())
def test_any_text_is_a_query_or_a_mistake_with_its_column(text: str, typing: bool) -> None:
    column = 0
    try:
        parse(text, typing=typing)
    except QueryError as error:
        column = error.column
    assert 0 <= column <= len(text)


@pytest.mark.parametrize("text", ["date:tomorrow", "date:monday..sun day..", "older:monday"])
def test_what_names_no_day_that_was_is_a_mistake(text: str) -> None:
    with pytest.raises(QueryError):
        parse(text)


@pytest.mark.parametrize("text", ["folder:inbox", "file:a/b"])
def test_who_asks_for_a_folder_is_told_what_the_field_is_called(text: str) -> None:
    with pytest.raises(QueryError, match=r"did you mean 'path:[a-z/]+'\?"):
        parse(text)
