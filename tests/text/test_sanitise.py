import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.text.sanitise import sanitise

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
SEQUENCES = [
    "\x1b[31m",
    "\x1b[2J",
    "\x1b]0;title\x07",
    "\x1b]2;title\x1b\\",
    "\x1b]4;1;rgb:00/00/00\x07",
    "\x1b]8;;http://example.org\x1b\\",
    "\x1b]9;note\x07",
    "\x1b]52;c;aGVsbG8=\x07",
    "\x1b]777;notify;a;b\x07",
    "\x1b]1337;File=:AAAA\x07",
    "\x1bPq#0\x1b\\",
    "\x1b_apc\x1b\\",
    "\x1b^pm\x1b\\",
    "\x1bXsos\x1b\\",
    "\x1bc",
    "\x9b31m",
    "\x9d0;title\x9c",
    "\x90q\x9c",
    "\x9e",
    "\x9f",
    "\x98",
    "\x07",
    "\x08",
    "\r",
    "\x0b",
    "\x0c",
    "\x00",
    "\x7f",
    "\x1b]",
    "\x1b",
    "\x1b\n[31m",
]


@pytest.mark.parametrize("sequence", SEQUENCES)
def test_no_control_character_survives_and_the_words_around_it_do(sequence: str) -> None:
    safe = sanitise(f"before {sequence} after\nnext line")
    assert not FORBIDDEN.search(safe.text)
    assert safe.text.startswith("before ")
    assert safe.text.endswith(" after\nnext line")
    assert safe.hidden > 0


def test_text_after_an_unterminated_title_sequence_is_kept() -> None:
    assert sanitise("one \x1b]0;two three\nfour").text == "one ␛]0;two three\nfour"


def test_a_control_character_becomes_one_visible_sign_in_its_place() -> None:
    assert sanitise("a\x07b\x1bc\x7fd\x9be").text == "a␇b␛c␡d\ufffde"


def test_line_ends_of_every_machine_become_newlines() -> None:
    assert sanitise("one\r\ntwo\r\n").text == "one\ntwo\n"
    assert sanitise("one\rtwo").text == "one\ntwo"
    assert sanitise("one\u2028two\x85three").text == "one\ntwo\nthree"


def test_a_carriage_return_that_would_overwrite_a_line_is_shown() -> None:
    assert sanitise("paid 5\rpaid 9\nend").text == "paid 5␍paid 9\nend"


@pytest.mark.parametrize(
    "hidden", ["\u202e", "\u2066", "\u200b", "\u00ad", "\u2060", "\ufeff", "\U000e0041", "\ufe0f"]
)
def test_what_is_invisible_is_left_out_and_counted(hidden: str) -> None:
    safe = sanitise(f"Wit{hidden}koff")
    assert safe.text == "Witkoff"
    assert safe.hidden == 1


def test_joiners_stay_where_they_belong_to_the_spelling() -> None:
    assert sanitise("می\u200cشود").text == "می\u200cشود"
    assert sanitise("Wit\u200dkoff").text == "Witkoff"


def test_a_flood_of_combining_marks_is_capped() -> None:
    safe = sanitise("e" + "\u0301" * 10_000 + "nd")
    assert safe.text == "e" + "\u0301" * 4 + "nd"
    assert safe.hidden == 9_996


def test_no_break_spaces_tabs_and_letters_of_every_script_stay() -> None:
    text = "Kyiv\u00a0•\u00a0UNN\tÇa Đặng สวัสดี नमस्ते שָׁלוֹם 日本 😀"
    assert sanitise(text).text == text
    assert sanitise(text).hidden == 0


@given(st.text())
def test_what_is_safe_stays_as_it_is(text: str) -> None:
    safe = sanitise(text).text
    assert not FORBIDDEN.search(safe)
    assert sanitise(safe).text == safe
    safe.encode()


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"])))
def test_nothing_is_taken_for_hidden_in_plain_writing(text: str) -> None:
    plain = "".join(c for c in text if c not in "\u115f\u1160\u3164\uffa0")
    assert sanitise(plain).text == plain
