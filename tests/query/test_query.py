"""What can be asked, and how it is read."""

from datetime import date, datetime, tzinfo
from typing import Self

import pytest

from briefings.query import (
    Age,
    Both,
    Days,
    Either,
    Facet,
    Field,
    Near,
    Node,
    Not,
    Phrase,
    Query,
    Word,
    is_query,
    parse,
    times,
)


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("", None),
        ("  ", None),
        ("lima", Word("lima")),
        ("lima oslo", Both((Word("lima"), Word("oslo")))),
        ("lima AND oslo", Both((Word("lima"), Word("oslo")))),
        ("lima OR oslo", Either((Word("lima"), Word("oslo")))),
        ("a b OR c", Either((Both((Word("a"), Word("b"))), Word("c")))),
        ("a (b OR c)", Both((Word("a"), Either((Word("b"), Word("c")))))),
        ("NOT lima", Not(Word("lima"))),
        ("-lima", Not(Word("lima"))),
        ("-(a b)", Not(Both((Word("a"), Word("b"))))),
        ('"peace plan"', Phrase(("peace", "plan"))),
        ("“peace plan”", Phrase(("peace", "plan"))),
        ('"peace"', Word("peace")),
        ("20-point", Phrase(("20", "point"))),
        ("=Lima", Word("Lima", exact=True)),
        ('="Lima Oslo"', Phrase(("Lima", "Oslo"), exact=True)),
        ("lim*", Word("lim", prefix=True)),
        ("title:lima", Word("lima", title=True)),
        ("title:lim*", Word("lim", prefix=True, title=True)),
        ('title:"a b"', Phrase(("a", "b"), title=True)),
        ("publisher:Gazette.net", Facet(Field.PUBLISHER, "Gazette.net")),
        ('PERSON:"Ada  Lovelace"', Facet(Field.PERSON, "Ada Lovelace")),
        ("watch:lima", Facet(Field.WATCH, "lima")),
        ("lang:EN", Facet(Field.LANG, "en")),
        ("story:3F2A", Facet(Field.STORY, "3f2a")),
        ("is:pinned", Facet(Field.IS, "pinned")),
        ("date:2025", Days(date(2025, 1, 1), date(2025, 12, 31))),
        ("date:2024-02", Days(date(2024, 2, 1), date(2024, 2, 29))),
        ("date:2025-12-01", Days(date(2025, 12, 1), date(2025, 12, 1))),
        ("date:2025-W49", Days(date(2025, 12, 1), date(2025, 12, 7))),
        ("date:2025w49", Days(date(2025, 12, 1), date(2025, 12, 7))),
        ("date:>2025-W49", Days(date(2025, 12, 8), None)),
        ("date:2025-W49..2025-W50", Days(date(2025, 12, 1), date(2025, 12, 14))),
        ("date:2026-W01", Days(date(2025, 12, 29), date(2026, 1, 4))),
        ("date:>2025-12-01", Days(date(2025, 12, 2), None)),
        ("date:>2025-12", Days(date(2026, 1, 1), None)),
        ("date:>=2025-12", Days(date(2025, 12, 1), None)),
        ("date:<2025-12", Days(None, date(2025, 11, 30))),
        ("date:<=2025-12", Days(None, date(2025, 12, 31))),
        ("date:2025-11..2025-12-05", Days(date(2025, 11, 1), date(2025, 12, 5))),
        ("date:2025-11..", Days(date(2025, 11, 1), None)),
        ("date:..2025-11", Days(None, date(2025, 11, 30))),
        ("received:2025-12", Days(date(2025, 12, 1), date(2025, 12, 31), received=True)),
        ("received:<3d", Age(Field.RECEIVED, 72, older=False)),
        ("received:>12h", Age(Field.RECEIVED, 12, older=True)),
        ("date:<2w", Age(Field.DATE, 14 * 24, older=False)),
        ("older:30d", Age(Field.OLDER, 720, older=True)),
        ("older:1m", Age(Field.OLDER, 720, older=True)),
        ("place:Oslo", Facet(Field.PLACE, "Oslo")),
        ("is:copy", Facet(Field.IS, "copy")),
        ("is:undated", Facet(Field.IS, "undated")),
        ("lima near:8 oslo", Near(Word("lima"), Word("oslo"), 8)),
        ('"a b" near:0 =c', Near(Phrase(("a", "b")), Word("c", exact=True), 0)),
        (
            "a near:8 b near:3 c",
            Both((Near(Word("a"), Word("b"), 8), Near(Word("b"), Word("c"), 3))),
        ),
        (
            "(a OR b) near:8 c",
            Either((Near(Word("a"), Word("c"), 8), Near(Word("b"), Word("c"), 8))),
        ),
        ("-a near:8 b", Not(Near(Word("a"), Word("b"), 8))),
        ("a near:8 b c", Both((Near(Word("a"), Word("b"), 8), Word("c")))),
    ],
)
def test_a_query_is_read(text: str, root: Node | None) -> None:
    assert parse(text) == Query(root)


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("talks - Oslo", Both((Word("talks"), Word("Oslo")))),
        ("Recall: Oslo", Both((Word("Recall"), Word("Oslo")))),
        ("12:30", Phrase(("12", "30"))),
        ("and or not", Both((Word("and"), Word("or"), Word("not")))),
        ('"OR"', Word("OR")),
        ("Oslo [/x]", Both((Word("Oslo"), Word("x")))),
        ("Os\u200blo", Word("Oslo")),
    ],
)
def test_text_pasted_as_it_stands_is_words(text: str, root: Node) -> None:
    assert parse(text) == Query(root)


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("lim", Word("lim", open=True)),
        ("lima ", Word("lima")),
        ("lima os", Both((Word("lima"), Word("os", open=True)))),
        ('"peace pl', Phrase(("peace", "pl"), open=True)),
        ('"peace', Word("peace", open=True)),
        ('"peace plan"', Phrase(("peace", "plan"))),
        ('a "', Word("a")),
        ("a title:", Word("a")),
        ("a is:un", Word("a")),
        ("a near:", Word("a")),
        ("a near:8", Word("a")),
        ("a near:8 b", Near(Word("a"), Word("b", open=True), 8)),
        ("a older:3", Word("a")),
        ("a received:<", Word("a")),
        ("a lang:e", Word("a")),
        ("a date:>", Word("a")),
        ("a date:2025-0", Word("a")),
        ("a date:2025-12-05..20", Word("a")),
        ("a OR", Word("a")),
        ("a AND", Word("a")),
        ("a NOT", Word("a")),
        ("a -", Word("a")),
        ("a =", Word("a")),
        ("a (", Word("a")),
        ("a (b", Both((Word("a"), Word("b", open=True)))),
        ("-", None),
    ],
)
def test_an_unfinished_end_is_passed_over_while_typing(text: str, root: Node | None) -> None:
    assert parse(text, typing=True) == Query(root)


def test_the_words_that_a_hit_has_to_show_are_those_not_left_out() -> None:
    assert parse('a (b OR "c d") -e is:read').words() == (Word("a"), Word("b"), Phrase(("c", "d")))


@pytest.mark.parametrize(
    "text",
    [
        '"peace plan"',
        '"和平计划"',
        '"Kyiv" "drone strike"',
        "a AND b",
        "a OR b",
        "a -b",
        "=Hakala",
        "person:hakala",
        "a near:3 b",
        "NOT a",
    ],
)
def test_words_with_a_sign_of_the_grammar_are_plainly_a_query(text: str) -> None:
    assert is_query(text)


@pytest.mark.parametrize(
    "text",
    [
        "Petri Hakala", "Al-Baradei", "Jean - Paul", "Bank (Oslo)", "O'Neil", "Star: Oslo", "Or",
        "", 'Petri "El Toro" Hakala', "Petri “the Bear” Hakala", '"Petri Hakala"',
    ],
)  # fmt: skip
def test_a_name_is_no_query(text: str) -> None:
    assert not is_query(text)


class Wednesday(date):
    """The third of December 2025, whenever it is asked."""

    @classmethod
    def today(cls) -> Self:
        return cls(2025, 12, 3)


class Noon(datetime):
    """Noon of the day after, as it is in UTC by then."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return cls(2025, 12, 4, 12, tzinfo=tz)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("date:today", 3, 3),
        ("date:yesterday", 2, 2),
        ("date:Monday", 1, 1),
        ("date:wed", 3, 3),
        ("date:monday..yesterday", 1, 2),
        ("date:>yesterday", 3, None),
        ("received:<=tue", None, 2),
        ("received:today", 4, 4),
    ],
)
def test_a_day_may_be_written_by_its_name(
    monkeypatch: pytest.MonkeyPatch, text: str, first: int | None, last: int | None
) -> None:
    monkeypatch.setattr(times, "date", Wednesday)
    monkeypatch.setattr(times, "datetime", Noon)
    found = parse(text).root
    assert isinstance(found, Days)
    days = [day and day.day for day in (found.start, found.end)]
    assert (days, found.named) == ([first, last], text.partition(":")[2].lower())


@pytest.mark.parametrize("text", ["a date:t", "a date:yester", "a date:>mo", "a date:monday..su"])
def test_a_name_of_a_day_that_is_being_typed_is_passed_over(text: str) -> None:
    assert parse(text, typing=True).root == Word("a")


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        ("ｔｉｔｌｅ：lima", "title:lima"),
        ("oslo （lima OR bonn）", "oslo (lima OR bonn)"),
        ("－lima", "-lima"),
        ("lima　ＯＲ　oslo", "lima OR oslo"),
    ],
)
def test_the_wide_signs_of_an_eastern_keyboard_are_signs(wide: str, narrow: str) -> None:
    assert parse(wide) == parse(narrow)


@pytest.mark.parametrize("ended", ["C++", "lima?", "lima,"])
def test_a_sign_ends_the_word_that_is_typed(ended: str) -> None:
    assert parse(ended, typing=True) == parse(ended)


@pytest.mark.parametrize("going_on", ["lima", "O'", "co-", "U.S."])
def test_a_word_that_is_typed_may_go_on_behind_what_joins_its_parts(going_on: str) -> None:
    assert parse(going_on, typing=True) != parse(going_on)
