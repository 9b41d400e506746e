"""A query back to text, and what of it is read again."""

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.query import (
    MARKS,
    Age,
    Days,
    Facet,
    Field,
    Near,
    Node,
    Not,
    Phrase,
    Query,
    Word,
    describe,
    either,
    every,
    parse,
    read_as,
)

OF_ANY_WORDS = {
    Field.PUBLISHER, Field.PATH, Field.PERSON, Field.PLACE, Field.WATCH, Field.TAG, Field.NOTE
}  # fmt: skip
PIECES = st.text(string.ascii_letters + string.digits + "éйЇΩם", min_size=1, max_size=8)
ANYWHERE = st.one_of(
    st.builds(Word, PIECES, st.booleans(), st.booleans()),
    st.builds(Phrase, st.lists(PIECES, min_size=2, max_size=4).map(tuple), st.booleans()),
)
LEAVES = st.one_of(
    st.builds(Near, ANYWHERE, ANYWHERE, st.integers(0, 100)),
    st.builds(Age, st.just(Field.RECEIVED), st.integers(0, 99_999), st.booleans()),
    st.builds(
        lambda days, older: Age(Field.DATE, days * 24, older),
        st.integers(0, 99_999),
        st.booleans(),
    ),
    st.integers(0, 99_999).map(lambda days: Age(Field.OLDER, days * 24, older=True)),
    st.builds(Word, PIECES, st.booleans(), st.booleans(), st.booleans()),
    st.builds(
        Phrase,
        st.lists(PIECES, min_size=2, max_size=4).map(tuple),
        st.booleans(),
        st.booleans(),
    ),
    st.builds(
        Facet,
        st.sampled_from([field for field in Field if field in OF_ANY_WORDS]),
        st.text(string.printable, min_size=1)
        .map(lambda text: " ".join(text.replace('"', "").split()))
        .filter(lambda text: text.isprintable() and text.strip() != ""),
    ),
    st.builds(Facet, st.just(Field.STORY), st.text("0123456789abcdef", min_size=1, max_size=16)),
    st.builds(Facet, st.just(Field.IS), st.sampled_from(MARKS)),
    st.builds(Facet, st.just(Field.LANG), st.sampled_from(["en", "unknown"])),
    st.builds(lambda day, received: Days(day, None, received), st.dates(), st.booleans()),
    st.builds(lambda day, received: Days(None, day, received), st.dates(), st.booleans()),
    st.builds(
        lambda one, other, received: Days(min(one, other), max(one, other), received),
        st.dates(),
        st.dates(),
        st.booleans(),
    ),
    st.integers(1, 9999).map(lambda year: Days(date(year, 1, 1), date(year, 12, 31))),
)


def grown(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(parts, min_size=2, max_size=4)
    return st.one_of(
        parts.map(Not),
        several.map(lambda several: every(several) or Word("x")),
        several.map(lambda several: either(several) or Word("x")),
    )


@given(st.recursive(LEAVES, grown, max_leaves=12))
def test_whatever_can_be_asked_is_described_so_that_it_is_read_the_same(root: Node) -> None:
    assert parse(describe(root)) == Query(root)


WORDS = st.sampled_from(
    [
        "hakala",
        "Гнатов",
        "o'neil",
        "20-point",
        "and",
        "NEAR",
        "北京",
        "ナ",
        "naïve",
        "U.S.",
        "near8:",
        "ADJ3;",
    ]
)
VALUES = st.sampled_from(
    ["oslo", '"two words"', "wire/", "LIGA*", "o'neil", "«a b»", '"(x)"', '"=x"']
)
TIMES = st.sampled_from(
    [
        "2025", "2025-1", "2025-12-01", ">2025", ">=2025-12", "<2025-12-01", "<=2025", "=>2025",
        "2025..2025-12-05", "2025-11..", "..2025", "today", "yesterday", "mon..today", ">monday",
        "<3d", ">2w", "<1m", "<99999y", ">0d",
    ]
)  # fmt: skip
FORMS = st.one_of(
    WORDS,
    WORDS.map(lambda word: f'"{word} plan"'),
    WORDS.map(lambda word: f"={word}"),
    WORDS.map(lambda word: f'="{word} plan"'),
    st.sampled_from(
        ["umer*", "=umer*", "=AND", '"OR"', "title:umer*", "lang:uk", "LANG:unknown", "story:3F2a"]
    ),
    st.builds("title:{}".format, st.one_of(WORDS, VALUES)),
    st.builds(
        "{}:{}".format,
        st.sampled_from(["publisher", "path", "person", "place", "watch", "tag", "note"]),
        VALUES,
    ),
    st.sampled_from(MARKS).map("is:{}".format),
    st.builds("{}:{}".format, st.sampled_from(["date", "received"]), TIMES),
    st.sampled_from(
        ["received:<12h", "received:>99999h", "older:30d", "older:2w", "older:99999y"]
    ),
    st.builds("{} near:{} {}".format, WORDS, st.integers(0, 100), WORDS),
    st.builds("({} OR {}) near:3 {}".format, WORDS, WORDS, WORDS),
)


def joined(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        *(
            st.builds(form.format, parts, parts)
            for form in ("{} {}", "{} AND {}", "{} OR {}", "({} OR {}) x", "{} NOT {}", "-({} {})")
        )
    )


@given(st.recursive(FORMS, joined, max_leaves=10))
def test_whatever_form_is_typed_is_described_so_that_it_is_read_the_same(text: str) -> None:
    asked = parse(text)
    assert parse(describe(asked)) == asked


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("", ""),
        ("a AND b", "a b"),
        ("NOT (a OR b) c", "-(a OR b) c"),
        ("a OR b c", "a OR (b c)"),
        ("“peace plan”", '"peace plan"'),
        ("date:=>2025-12", "date:>=2025-12-01"),
        ("date:2025-12-01..2025-12-31", "date:2025-12"),
        ("received:<48h", "received:<2d"),
        ("date:Today", "date:today"),
        ('"AND"', '"AND"'),
    ],
)
def test_a_query_is_described_in_the_plainest_words(text: str, described: str) -> None:
    assert describe(parse(text)) == described


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("kallas OR sybiha -kotka", "kallas OR (sybiha -kotka)"),
        ("20-point plan", '"20 point" plan'),
        ("date:>2025-12-01", "date:>=2025-12-02"),
        ("(a AND b)", "a b"),
        ("Rustem  hakala", ""),
        ("TITLE:hakala", ""),
        ("", ""),
        ("hakala near:", ""),
        ("is:nothing", ""),
    ],
)
def test_how_a_query_is_read_is_told_where_it_does_not_show(text: str, read: str) -> None:
    assert read_as(text) == read
