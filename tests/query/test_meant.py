"""What is written as elsewhere is refused, with the form it has here."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.errors import QueryError
from briefings.query import column_in, describe, doubtful, parse

MEANT = (
    ("date>2025-12-01", "date:>2025-12-01"),
    ("received<3d", "received:<3d"),
    ("date=2025", "date:2025"),
    ("is=unread", "is:unread"),
    ("a !hakala", "-hakala"),
    ("!is:read", "-is:read"),
    ("a && b", "one AND other"),
    ("a || b", "one OR other"),
    ("a ^hakala", "hakala"),
    ("hakala$ b", "hakala"),
    ("~hakala", "hakala"),
    ("a NEAR/8 b", "one near:8 other"),
    ("a near8 b", "one near:8 other"),
    ("hakala~2", "hakala"),
    ('"peace pl*"', "peace near:0 pl*"),
    ('"pl*"', "pl*"),
    ("person:=Ada", "person:Ada"),
    ("tag:*", "is:tagged"),
    ("publisher:*", "-publisher:unknown"),
    ("is:new", "is:unread"),
    ("is:seen", "is:read"),
    ("is:starred", "is:pinned"),
    ("is:-read", "is:unread"),
    ("is:unread,pinned", "(is:unread OR is:pinned)"),
    ("lang:en,uk", "(lang:en OR lang:uk)"),
    ("before:2025", "date:<2025"),
    ("after:2025-12", "date:>2025-12"),
    ("since:monday", "date:>=monday"),
    ("since:3d", "date:<3d"),
    ("newer:3d", "date:<3d"),
    ("author:desk", "publisher:desk"),
    ('subject:"peace plan"', 'title:"peace plan"'),
    ("body:tax", "tax"),
    ("label:x", "tag:x"),
    ("older:30", "older:30d"),
    ("older:30days", "older:30d"),
    ("older:12h", "received:>12h"),
    ("older:2025-12-01", "date:<2025-12-01"),
    ("date:-3d", "date:<3d"),
    ("date:2weeks", "date:<2w"),
    ("date:lastweek", "date:<1w"),
    ("date:01.12.2025", "date:2025-12-01"),
    ("date:12/31/2025", "date:2025-12-31"),
    ("date:2025/12/01", "date:2025-12-01"),
    ("date:>20251201", "date:>2025-12-01"),
    ("date:1dec2025", "date:2025-12-01"),
    ("date:december2025", "date:2025-12"),
    ("date:2025-02-30", "date:2025-02"),
    ("date:2025..2024", "date:2024..2025"),
    ("date:2025-12-01-2025-12-05", "date:2025-12-01..2025-12-05"),
    ("date:mondey", "date:monday"),
    ("date:<7", "date:<7d"),
    ("date:11/2026", "date:2026-11"),
    ("date:>2026/11", "date:>2026-11"),
    ("title:-lima", "-title:lima"),
    ("watch:--lima", "-watch:lima"),
    ("=title:lima", "title:=lima"),
    ("=person:lima", "person:lima"),
    ("date:12/2025..01/2026", "date:2025-12..2026-01"),
    ("date:1.12.2025..5.12.2025", "date:2025-12-01..2025-12-05"),
    ("date:>=2025-12-01..", "date:2025-12-01.."),
    ("tag:-follow-up", "-tag:follow-up"),
)


@pytest.mark.parametrize(("text", "meant"), MEANT)
def test_a_form_of_another_program_is_answered_with_the_one_here(text: str, meant: str) -> None:
    with pytest.raises(QueryError) as raised:
        parse(text)
    assert f"did you mean '{meant}'?" in str(raised.value)
    assert parse(meant).root is not None


@pytest.mark.parametrize(
    ("text", "column", "advice"),
    [
        ("is:(a OR b)", 0, "write it before each word: (is:unread OR is:pinned)"),
        ("title:(a OR b)", 0, "write it before each word: (title:one OR title:other)"),
        ("a =(b c)", 2, "write it before each word: (=one OR =other)"),
        ('"a b"~10', 5, "write one near:10 other"),
        ('"a big pl*"', 9, "write pl* alone"),
    ],
)
def test_a_sign_that_does_not_reach_so_far_says_how_to_ask(
    text: str, column: int, advice: str
) -> None:
    with pytest.raises(QueryError) as raised:
        parse(text)
    assert (raised.value.column, raised.value.advice) == (column, advice)


@pytest.mark.parametrize(
    "text",
    ["TALKS NEAR COLLAPSE", "Title | Publisher", "Wow! Really", "~2 = 3 & more", '"f**k it"'],
)
def test_a_headline_pasted_as_it_stands_is_no_mistake(text: str) -> None:
    assert parse(text).root is not None


WRONG_TWICE = (
    ("adte:2025-13", "did you mean 'date:2025'?"),
    ("adte:soon", "write date:2025, 2025-12, 2025-W48, 2025-12-01, >2025-12, <3d, monday or a..b"),
    ("!publishre:desk", "did you mean 'publisher:desk'?"),
    ("status:flagged", "did you mean 'is:pinned'?"),
    ("titel:...", "write a word or a name"),
    ("is:=unraed", "did you mean 'is:unread'?"),
)


@pytest.mark.parametrize(("text", "advice"), WRONG_TWICE)
def test_what_is_wrong_twice_is_answered_with_a_form_that_is_right(text: str, advice: str) -> None:
    with pytest.raises(QueryError) as raised:
        parse(text)
    assert (raised.value.column, raised.value.advice) == (text.find("=") + 1 and 3, advice)


RIGHT = (
    "hakala", '"20-point plan"', "=Hakala", "umer*", "title:lima", "publisher:desk", "lang:uk",
    'person:"Eino Hakala"', "place:oslo", "watch:envoys", "tag:a", "note:b", "path:x/y",
    "story:3f2a", "is:unread", "is:undated", "date:2025-12", "date:>2025-12-01",
    "date:2025-11..2025-12", "received:<3d", "older:30d", "a near:8 b", "(a OR b) near:3 c",
    "NOT a", "-b", "a AND b", "a OR b", "-(a b)", "date:today", "«a b»", "北京", "e\u0301x",
)  # fmt: skip
SLIPS = st.tuples(
    st.floats(0, 1), st.integers(0, 2), st.sampled_from('()"*:-=<>~.,!|&^$/ 03xд北e\u0301')
)


def slipped(text: str, slip: tuple[float, int, str]) -> str:
    """Leave out a code point, or put another in its place or before it."""
    at = int(slip[0] * len(text))
    return text[:at] + slip[2] * (slip[1] > 0) + text[at + (slip[1] < 2) :]


@given(
    st.lists(st.sampled_from(RIGHT), min_size=1, max_size=3).map(" ".join),
    st.lists(SLIPS, min_size=1, max_size=3),
)
def test_whatever_slip_is_made_there_is_advice_and_each_form_in_it_can_be_read(
    text: str, slips: list[tuple[float, int, str]]
) -> None:
    for slip in slips:
        text = slipped(text, slip)
    mistake = of(text)
    if mistake is None:
        assert parse(describe(parse(text))) == parse(text)
        return
    assert mistake.query == text
    assert 0 <= mistake.column < len(text)
    assert mistake.advice
    assert all(parse(form).root for form in re.findall(r"did you mean '(.+)'\?", mistake.advice))


def of(text: str) -> QueryError | None:
    """Give the mistake in a query, if there is one."""
    try:
        parse(text)
    except QueryError as error:
        return error
    return None


ELSEWHERE = (
    "before", "after", "until", "since", "newer", "from", "id", "has", "org", "name", "neer",
)  # fmt: skip


def test_no_advice_is_itself_a_mistake() -> None:
    for name in ELSEWHERE:
        for value in ("2025", "3d", "today", "hakala", "3f2a", "unread", "x*", "->"):
            try:
                parse(f"{name}:{value}")
            except QueryError as error:
                for form in re.findall(r"did you mean '(.+)'\?", str(error)):
                    assert parse(form).root is not None


def test_a_mistake_knows_the_query_it_points_into() -> None:
    with pytest.raises(QueryError) as raised:
        parse("a\u200b titel:b")
    assert raised.value.query[raised.value.column :] == "titel:b"


@pytest.mark.parametrize(
    "before",
    ["", "a ", "和平 ", "e\u0301 ", "a\u200b ", "\u202ea ", "👨\u200d👩 ", "می\u200cشود "],
)
def test_a_mistake_is_found_in_what_was_typed_whatever_is_hidden_before_it(before: str) -> None:
    text = f"{before}titel:b c"
    with pytest.raises(QueryError) as raised:
        parse(text)
    assert text[column_in(text, raised.value) :] == "titel:b c"


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("lima or oslo", "lima OR oslo"),
        ("lima | oslo", "lima OR oslo"),
        ("lima|oslo", "lima OR oslo"),
        ("peace lima|oslo", "peace (lima OR oslo)"),
        ("lima and oslo", "lima AND oslo"),
        ("not lima", "NOT lima"),
        ("lima and not (oslo or bonn)", "lima AND NOT (oslo OR bonn)"),
        ("lima not title:oslo", "lima NOT title:oslo"),
        ("lima Or oslo", "lima OR oslo"),
        ("lima ODER oslo", "lima OR oslo"),
        ("Львів И Одеса", "Львів AND Одеса"),
        ("NICHT lima", "NOT lima"),
        ("lim?", "lim*"),
        ("2025-12-06", "date:2025-12-06"),
        ("lima 2025-12-06", "lima date:2025-12-06"),
    ],
)
def test_joining_words_in_small_letters_are_words_and_asked_about(asked: str, meant: str) -> None:
    assert parse(asked).root is not None
    assert doubtful(asked) == meant
    assert doubtful(meant) == ""


@pytest.mark.parametrize(
    "asked",
    [
        "lima oslo",
        "lima or",
        "2025-13-41",
        "20-point",
        "or lima",
        "lima |",
        "not",
        '"lima or oslo"',
        "=or lima",
        "title:or lima",
        "a ((b or c",
        "whether the talks in the harbour go on or not nobody knows",
    ],
)
def test_of_words_that_join_nothing_nobody_is_asked(asked: str) -> None:
    assert doubtful(asked) == ""
