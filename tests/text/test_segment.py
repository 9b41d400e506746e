import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.model import Span
from briefings.text.segment import (
    QUOTED,
    parts_by_capitals,
    quoted,
    sentence_at,
    sentence_in,
    sentences,
    spans,
    spelt,
    words,
)

SECONDS = 10.0
"""Many times what it takes; moving all words for each sign took a minute."""


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. They left.", ["It rained.", "They left."]),
        ("Mr. Brown met Gen. White. They left.", ["Mr. Brown met Gen. White.", "They left."]),
        ("J. R. Brown left.", ["J. R. Brown left."]),
        ("By J.-L. Brown. It is by Ch.-H. Low.", ["By J.-L. Brown.", "It is by Ch.-H. Low."]),
        ("The U.S. envoy left. He rests.", ["The U.S. envoy left.", "He rests."]),
        ("It cost 3.5 million. Dear.", ["It cost 3.5 million.", "Dear."]),
        ('"We go." He went.', ['"We go."', "He went."]),
        ('He said: "We go." and went.', ['He said: "We go." and went.']),
        ("Really?! Yes…", ["Really?!", "Yes…"]),
        ("a headline\na sentence.", ["a headline", "a sentence."]),
        ("Він пішов. Вона лишилась.", ["Він пішов.", "Вона лишилась."]),
        ("В 2020 г. Иванов уехал. Всё.", ["В 2020 г. Иванов уехал.", "Всё."]),
        (
            "Die Sitzung vom 3. März war lang. Alle kamen.",
            ["Die Sitzung vom 3. März war lang.", "Alle kamen."],
        ),
        (
            "Er reist heute, 23. Juni, ab. Am 22./23. Juni ruht er. Am 24. Dann geht er.",
            [
                "Er reist heute, 23. Juni, ab.",
                "Am 22./23. Juni ruht er.",
                "Am 24. Dann geht er.",
            ],
        ),
        ("Dne 23. 11. 2026 se sešli. Pak ne.", ["Dne 23. 11. 2026 se sešli.", "Pak ne."]),
        ("It grew 3.5. November ended.", ["It grew 3.5.", "November ended."]),
        ("Beim 12. Gipfel sprach er. Gut.", ["Beim 12. Gipfel sprach er.", "Gut."]),
        ("Sastanak je 3. Ožujka. Dobro.", ["Sastanak je 3. Ožujka.", "Dobro."]),
        ("He was in group 3. The others left.", ["He was in group 3.", "The others left."]),
        ("今日は。明日も。", ["今日は。", "明日も。"]),
        ("  \n ", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_the_sentence_around_an_offset_is_found() -> None:
    text = "First line\nIt rained. They left. All did.\nend"
    assert sentence_at(text, text.index("They")).of(text) == "They left."
    assert sentence_at(text, text.index("did")).of(text) == "All did."
    assert sentence_at(text, 0).of(text) == "First line"
    assert sentence_at(text, len(text)).of(text) == "end"
    assert sentence_at("\n\n", 1).of("\n\n") == ""


def test_words_keep_apostrophes_and_marks_and_part_at_hyphens() -> None:
    text = "O'Brien’s 20-point plan, Cafe\u0301 in Кам'янець, צ׳רצ׳יל"
    assert [word.text for word in words(text)] == [
        "O'Brien’s",
        "20",
        "point",
        "plan",
        "Cafe\u0301",
        "in",
        "Кам'янець",
        "צ׳רצ׳יל",
    ]


@given(st.text())
def test_sentences_are_in_order_trimmed_and_hold_every_visible_character(text: str) -> None:
    spans = sentences(text)
    ends = [0, *(span.end for span in spans)]
    assert all(before <= span.start for before, span in zip(ends, spans, strict=False))
    held = "".join(span.of(text) for span in spans)
    assert "".join(held.split()) == "".join(text.split())


@given(st.text(), st.integers(0, 50))
def test_a_sentence_at_an_offset_is_one_of_the_sentences(text: str, offset: int) -> None:
    span = sentence_at(text, min(offset, len(text)))
    assert span in sentences(text) or span.start == span.end


@given(st.text())
def test_words_stand_where_they_say(text: str) -> None:
    assert all(text[word.start : word.end] == word.text for word in words(text))


@given(
    st.lists(st.sampled_from(["a", "don't", "x_y", "&", "a&b", "Ж+", "_", "o'k%"]), max_size=60),
    st.sampled_from([1, 9]),
)
def test_words_are_spelt_as_they_stand_however_many_hold_a_sign(
    pieces: list[str], times: int
) -> None:
    text = " ".join(pieces * times)
    assert spelt(text) == [text[start:end] for start, end in spans(text)]


def test_a_sign_that_stands_between_all_words_costs_linear_time() -> None:
    begun = time.process_time()
    assert len(spelt("Talks go on | " * 400_000)) == 1_200_000
    assert time.process_time() - begun < SECONDS


def test_a_sentence_of_a_paragraph_goes_over_the_ends_of_its_lines() -> None:
    text = "Dunmore spoke. The envoy Wisniew-\nska came to the\ntown hall late. It rained."
    whole = Span(0, len(text))
    found = sentence_in(text, whole, text.index("ska"))
    assert found.of(text) == "The envoy Wisniew-\nska came to the\ntown hall late."
    assert sentence_in(text, whole, 0).of(text) == "Dunmore spoke."


@given(st.text("aBbÉéЖжŠš -1", max_size=40))
def test_capitals_part_words_into_pieces_that_stand_where_they_say(text: str) -> None:
    parts = parts_by_capitals(text)
    assert all(text[one.start : one.end] == one.text and one.text.isalpha() for one in parts)
    inside = [at for at in range(1, len(text)) if text[at].isupper() and text[at - 1].islower()]
    starts = {one.start for one in parts}
    assert starts.issuperset(inside)
    assert all(at in inside or not text[at - 1 : at].isalpha() for at in starts if at)


def test_of_a_sentence_without_an_end_the_words_around_the_name_are_quoted() -> None:
    text = "word " * 3000 + "Petri Hakala " + "word " * 3000
    at = text.index("Petri")
    span, before, behind = quoted(text, Span(0, len(text)), at)
    told = text[span.start : span.end]
    assert len(told) <= QUOTED
    assert (before, behind) == ("… ", " …")
    words_before, words_behind = (part.split() for part in told.split("Petri Hakala"))
    assert 0 < len(words_before) < len(words_behind)
    assert set(told.split()) == {"word", "Petri", "Hakala"}
    assert quoted(text, Span(at, at + 12), at) == (Span(at, at + 12), "", "")
    assert quoted("x" * 900, Span(0, 900), 450)[0].of("x" * 900) == "x" * QUOTED
