"""What is shown otherwise than written: words glued or broken, and lines that stand twice."""

import pytest

from tests.ingest.pages import MORE, PROSE, TITLE, reading


def test_a_second_copy_of_a_line_is_folded_and_kept() -> None:
    briefing = reading(TITLE, PROSE, TITLE, MORE)
    (edit,) = briefing.edits
    assert (edit.was, edit.shown) == (TITLE, "")
    assert "repeated line" in edit.why
    assert briefing.text.count(TITLE) == 2


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Marlowewhich came", "Marlowe which"),
        ("Marlowesaid so", "Marlowe said"),
        ("he announcedthat it", "announced that"),
    ],
)
def test_a_glued_word_is_split_only_with_proof(words: str, shown: str) -> None:
    proof = "Mr. Marlowe announced the talks."
    assert [e.shown for e in reading(TITLE, PROSE + proof, f"It was {words} late.").edits] == [
        shown
    ]
    assert reading(TITLE, PROSE, f"It was {words} late.").edits == ()


@pytest.mark.parametrize(
    "word", ["Goodwill", "Thereafter", "NabuLeaks", "Netherlands", "Whosoever"]
)
def test_words_that_only_end_like_others_stay_whole(word: str) -> None:
    assert (
        reading(TITLE, PROSE + f"Good and There, Nabu and Leaks saw {word} at noon.").edits == ()
    )


WRAPPED = "The union leader of the old harbour and of the new"


@pytest.mark.parametrize(
    ("proof", "head", "tail", "shown"),
    [
        ("", "Fair", "banks", "Fairbanks"),
        ("", "infra", "structure", "infrastructure"),
        ("", "Al", "Fairbanks", "Al-Fairbanks"),
        ("", "self", "made", "self-made"),
        ("A north-east wind.", "north", "east", "north-east"),
        ("Came McAvoy.", "Mc", "Avoy", "McAvoy"),
        ("", "Фербен", "кса", "Фербенкса"),
    ],
)
def test_a_word_in_which_a_line_ended_is_shown_whole(
    proof: str, head: str, tail: str, shown: str
) -> None:
    briefing = reading(TITLE, PROSE + proof, f"{WRAPPED} {head}-\n{tail} left the hall at noon.")
    (edit,) = briefing.edits
    assert (edit.was, edit.shown) == (f"{head}-\n{tail}", shown)
    assert edit.span.of(briefing.text) == edit.was


def test_a_dash_at_a_line_end_breaks_no_word() -> None:
    assert reading(TITLE, PROSE, f"{WRAPPED} -\nand of the pier - left.").edits == ()
    assert reading(TITLE, PROSE, "pre-\n\nwar", MORE).edits == ()
