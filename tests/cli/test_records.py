"""What leaves the program as JSON."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.export import records
from briefings.export.fields import RECORDS
from briefings.export.safety import json_line, safe, safe_text
from tests.cli import values

MADE = {
    "row": records.row(values.ROW),
    "page": records.page(values.PAGE),
    "hit": records.hit(values.HIT, values.ROW, values.TEXT),
    "alert": records.alert(values.ALERT),
    "person": records.person(values.PERSON),
    "spelling": records.spelling(values.SPELLING),
    "match": records.match("Fairbanks", "Fairbankssaid", values.MATCH),
    "scan line": records.scan_line(values.SCAN_LINE),
    "problem": records.problem(values.PROBLEM),
}


@pytest.mark.parametrize("kind", MADE)
def test_a_record_has_the_fields_of_the_table_in_its_order(kind: str) -> None:
    assert list(MADE[kind]) == list(RECORDS[kind])


@pytest.mark.parametrize("kind", MADE)
def test_a_record_survives_being_written_and_read(kind: str) -> None:
    assert json.loads(json_line(MADE[kind])) == MADE[kind]


def test_an_inferred_date_gives_both_ends_and_the_words_it_was_read_from() -> None:
    row = MADE["row"]
    assert (row["date"], row["date_end"]) == ("2025-12-05", "2025-12-07")
    assert (row["date_origin"], row["date_certainty"]) == ("text", "inferred")
    assert row["date_evidence"] == {"start": 0, "end": 5, "text": "Talks"}


def test_an_undated_row_says_so_in_every_field_of_its_date() -> None:
    row = records.row(values.UNDATED)
    assert {name: row[name] for name in row if name.startswith("date")} == {
        "date": None,
        "date_end": None,
        "date_precision": "none",
        "date_origin": "none",
        "date_certainty": "unknown",
        "date_evidence": None,
    }


def test_a_hit_gives_the_words_of_its_spans() -> None:
    assert MADE["hit"]["spans"] == [{"start": 17, "end": 26, "text": "Fairbanks"}]


def test_a_moment_is_written_in_utc() -> None:
    assert MADE["alert"]["received"] == "2025-12-06T08:30:00Z"


HARMFUL = [
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *"\u2028\u2029\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    *"\u00ad\u180e\u200b\u2060\u206f\ufeff\ufff9\U000e0001\U000e0041\U000e007f",
]


@pytest.mark.parametrize("character", HARMFUL, ids=lambda each: f"U+{ord(each):04X}")
def test_json_escapes_what_a_terminal_would_obey(character: str) -> None:
    line = json_line({"path": f"a{character}b"})
    assert character not in line
    assert json.loads(line) == {"path": f"a{character}b"}


@pytest.mark.parametrize("character", HARMFUL, ids=lambda each: f"U+{ord(each):04X}")
def test_a_line_shows_a_sign_for_what_a_terminal_would_obey_or_hide(character: str) -> None:
    shown = safe(f"a{character}b")
    assert (len(shown), character in shown) == (3, False)


def test_json_keeps_letters_of_every_script_readable() -> None:
    assert "Гнатов" in json_line({"name": "Гнатов"})


def test_json_gives_back_a_file_name_that_is_no_utf_8() -> None:
    name = b"report-\xe9.txt".decode("utf-8", "surrogateescape")
    line = json_line({"raw_path": name})
    assert json.loads(line.encode("utf-8"))["raw_path"] == name


@given(st.text(st.characters()))
def test_every_text_survives_json_on_one_line_of_utf_8(text: str) -> None:
    line = json_line({"text": text})
    assert len(line.splitlines()) == 1
    assert json.loads(line.encode("utf-8")) == {"text": text}


@given(st.text(st.characters()))
def test_safe_text_has_no_control_character_and_stays_on_its_line(text: str) -> None:
    shown = safe(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(each) in {"Cc", "Cs", "Zl", "Zp"} for each in shown)
    assert safe(shown) == shown


def test_safe_text_of_a_page_keeps_its_lines_and_tabs() -> None:
    assert safe_text("a\tb\nc\x1b[2J\r") == "a\tb\nc␛[2J␍"
