"""What is said in a recording, put together from its pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.ingest.formats import Format, recognise
from briefings.model import BlockKind, TitleKind
from tests.formats.making import briefing, read_until_trouble, words
from tests.formats.test_any_bytes import CUTS, broken
from tests.properties import examples

HEARING = """WEBVTT

NOTE made by a machine

1
00:00:01.000 --> 00:00:04.500 align:start
<v Anna Berg>Good morning and welcome to the hearing of Paul

2
00:00:04.500 --> 00:00:09.000
<v Anna Berg>Hendry of the <i>fishermen's</i> union.

3
00:00:09.200 --> 00:00:14.000
<v.loud Paul Hendry>Thank you. Our boats have stayed in port for forty days.
"""
VISIT = """1
00:00:00,500 --> 00:00:03,200
The president arrived in Tallinn this morning.

2
00:00:03,300 --> 00:00:07,900
He will meet Prime Minister Kadri
{\\an8}Lepp at the border.

3
00:01:08,000 --> 00:01:12,400
- How long will he stay?
- Two days, she said.
"""


def test_the_words_of_one_speaker_are_a_paragraph_below_their_time() -> None:
    read = briefing(HEARING, "hearing.vtt")
    assert words(read, BlockKind.BODY) == [
        "[00:00:01] Anna Berg: Good morning and welcome to the hearing of Paul Hendry of the "
        "fishermen's union.",
        "[00:00:09] Paul Hendry: Thank you. Our boats have stayed in port for forty days.",
    ]


def test_a_recording_is_called_by_its_first_sentence() -> None:
    read = briefing(VISIT, "visit.srt")
    assert read.title == "The president arrived in Tallinn this morning."
    assert read.title_kind is TitleKind.DERIVED
    assert not read.is_list


def test_a_dash_begins_what_another_says() -> None:
    assert words(briefing(VISIT, "visit.srt"), BlockKind.BODY) == [
        "[00:00:00] The president arrived in Tallinn this morning. He will meet Prime Minister "
        "Kadri Lepp at the border.",
        "[00:01:08] - How long will he stay?",
        "[00:01:08] - Two days, she said.",
    ]


def test_a_line_that_stays_while_the_next_comes_is_told_once() -> None:
    rolling = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\nthe talks went on\n\n"
        "00:02.000 --> 00:03.000\nthe talks went on\nall through the night\n"
    )
    read = briefing(rolling, "a.vtt")
    assert read.text.endswith("[00:01] the talks went on all through the night")


def test_pieces_without_a_blank_line_between_lose_but_their_numbers() -> None:
    assert briefing(VISIT.replace("\n\n", "\n"), "a.srt").text == briefing(VISIT, "a.srt").text


def test_a_long_speech_is_parted_at_a_sentence() -> None:
    said = "".join(
        f"{at}\n00:00:{at:02},000 --> 00:00:{at:02},900\nThe boats stayed in port on that day.\n"
        f"Nobody of number {at} went out.\n\n"
        for at in range(1, 30)
    )
    parts = words(briefing(said, "a.srt"), BlockKind.BODY)
    assert len(parts) > 2
    assert all(part.endswith(("day.", "out.")) for part in parts)


@pytest.mark.parametrize("text", ["No times at all, but the words of somebody.", "WEBVTT\n"])
def test_what_holds_no_times_is_shown_as_it_is(text: str) -> None:
    assert briefing(text, "a.vtt").text == text.strip()


@pytest.mark.parametrize("name", ["a.vtt", "a.SRT"])
def test_recordings_are_known_by_their_names(name: str) -> None:
    assert recognise(name, b"") is Format.SUBTITLES


def test_what_stands_behind_a_blank_line_is_said_too() -> None:
    text = VISIT.replace("arrived in", "arrived\n\nin").replace("border.", "border.\n\n2026")
    read = " ".join(briefing(text, "a.srt").text.split())
    assert "The president arrived in Tallinn" in read
    assert "border. 2026" in read


def test_two_who_speak_on_one_line_are_told_apart() -> None:
    text = (
        "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ada>Good evening. <v Tom>Yes.</v>\n<v Ines>Yes.\n"
    )
    assert words(briefing(text, "a.vtt"), BlockKind.BODY) == [
        "[00:01] Ada: Good evening.",
        "[00:01] Tom: Yes.",
        "[00:01] Ines: Yes.",
    ]


def test_what_looks_like_a_tag_and_is_none_is_text() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:04.000 align:start\nBye <Tom Ashworth says> <i>now</i>\n"
    assert briefing(text, "a.vtt").text.endswith("[00:01] Bye <Tom Ashworth says> now")


_WORDS = ["boat", "Ines", "NOTE", "harbour.", "left:", "<odd one>", "- no", "{kept}", "STYLE"]
_REST = ["\n", "\n\n", " ", "<i>", "</i>", "<v Ada Lind>", "<v Tom>", "7\n", "\n12\n"]
_REST += ["\n00:00:01,000 --> 00:00:02,000\n", "\n00:05.000 --> 00:06.000 align:start\n"]


@examples(200)
@given(pieces=st.lists(st.sampled_from([f" {word} " for word in _WORDS] + _REST), max_size=30))
def test_no_word_of_a_recording_is_lost(pieces: list[str]) -> None:
    whole, _ = read_until_trouble("".join(["WEBVTT\n", *pieces]).encode(), "a.vtt")
    shown = " ".join(story.text for story in whole)
    said = [word for piece in pieces for word in piece.split() if piece.strip() in _WORDS]
    named = [piece[3:-1] for piece in pieces if piece.startswith("<v ")]
    assert [word for word in [*said, *named] if word not in shown] == []


@examples(25)
@given(cuts=CUTS, raw=st.sampled_from([HEARING.encode(), VISIT.encode()]))
def test_a_damaged_recording_gives_a_story_or_a_reason(
    cuts: list[tuple[int, int, bytes]], raw: bytes
) -> None:
    whole, trouble = read_until_trouble(broken(raw, cuts), "a.vtt")
    assert whole or trouble
