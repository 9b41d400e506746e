"""The end of a query that is being typed: what it begins, and what it lacks."""

import pytest

from briefings.query import MARKS, Begun, Field, begun, known_values, lacking, parse


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("", Begun(None, "", 0)),
        ("gas ", Begun(None, "", 4)),
        ("gas wa", Begun(None, "wa", 4)),
        ("gas -wa", Begun(None, "wa", 5)),
        ("gas (is:", Begun(Field.IS, "", 8)),
        ("IS:un", Begun(Field.IS, "un", 3)),
        ('watch:"Maia Sa', Begun(Field.WATCH, "Maia Sa", 6)),
        ('watch:"Maia Sandu"', None),
        ('"some wo', None),
        ("=wa", None),
    ],
)
def test_the_end_of_a_text_is_a_word_or_the_value_of_a_field(text: str, end: Begun | None) -> None:
    assert begun(text) == end


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("is:", "'is:' is not finished"),
        ("gas tag:", "'tag:' is not finished"),
        ("gas is:unr", "'is:unr' is not finished"),
        ("date:2025-0", "'date:2025-0' is not finished"),
        ("gas near:5", "'near:5' is not finished"),
        ('"open quote', "this quotation mark is not closed yet"),
        ('gas title:"open ', "this quotation mark is not closed yet"),
        ('"closed quote"', ""),
        ("(grain OR", "this bracket is not closed yet"),
        ("(grain OR ", "this bracket is not closed yet"),
        ("(grain OR gas)", ""),
        ("is:unread", ""),
        ("gas", ""),
        ("is:nothing", ""),
        ("", ""),
    ],
)
def test_what_is_typed_and_asks_nothing_yet_is_told(text: str, words: str) -> None:
    assert lacking(text) == words


@pytest.mark.parametrize("field", list(Field))
def test_what_is_known_to_stand_behind_a_field_can_be_asked(field: Field) -> None:
    assert all(parse(f"{field}:{value}").root for value in known_values(field))
    assert known_values(Field.IS) == MARKS
