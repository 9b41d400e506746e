"""What the address of a page tells: who published it, and a day that is only inferred."""

import pytest

from briefings.errors import UnreadableError
from briefings.model import Briefing, Certainty, DateOrigin
from tests.formats.making import briefing, briefings, day, extracts, read_until_trouble

STORY = "The summit of five presidents has been postponed until spring, the ministry said. " * 2
SAVED = """From: <Saved by Blink>
Snapshot-Content-Location: https://vistula.example/world/tanker
Subject: Tanker aground - Vistula Post
Date: Sun, 22 Nov 2026 08:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="b"

--b
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable

<html lang=3D"en"><head><title>Tanker aground off the cape - Vistula Post</title></head>
<body><h1>Tanker aground off the cape</h1><p>A tanker ran aground, the coast guard said=
.</p></body></html>
--b--
"""


def dated(read: Briefing) -> tuple[str, str, str]:
    assert read.dating is not None
    return read.dating.start.isoformat(), read.dating.origin, read.dating.certainty


@pytest.mark.parametrize(
    "text",
    [
        f"https://daily.example/world/2026/11/09/summit?utm_source=x\n\n{STORY}",
        f"Summit postponed\n\n{STORY}\n\nhttps://daily.example/2026-11-09-summit          1/2\n",
    ],
)
def test_the_address_over_a_text_or_under_it_suggests_its_day(text: str) -> None:
    assert dated(briefing(text, "a.txt")) == ("2026-11-09", DateOrigin.PATH, Certainty.INFERRED)
    stated = briefing(f"Summit postponed\n12 November 2026\n\n{text}", "a.txt")
    assert dated(stated)[0] == "2026-11-12"


def test_an_address_in_a_sentence_suggests_nothing() -> None:
    text = f"As https://daily.example/2026/11/09/summit has it, nobody came.\n\n{STORY}"
    assert briefing(text, "a.txt").dating is None


def test_a_record_has_its_publisher_and_its_day_from_its_address() -> None:
    row = (
        '{"title": "Rye", "text": "Rye fell.", "url": "https://www.grain.example/2026/11/09/rye"}'
    )
    (read,) = briefings(f"{row}\n", "a.jsonl")
    assert read.publisher == "grain.example"
    assert dated(read) == ("2026-11-09", DateOrigin.PATH, Certainty.INFERRED)
    assert extracts(row, "a.jsonl")[0].key == "https://www.grain.example/2026/11/09/rye"


def test_an_address_as_the_source_of_a_note_is_that_of_its_publisher() -> None:
    note = f"---\nsource: https://www.fjord.example/2026-11-04/harbour\n---\n# Harbour\n\n{STORY}"
    read = briefing(note, "a.md")
    assert read.publisher == "fjord.example"
    assert dated(read)[0] == "2026-11-04"


def test_a_day_with_slashes_in_a_table_stands_in_the_text_to_be_read_by_others() -> None:
    table = "title,date,text\nOne,11/20/2026,It rained.\nTwo,11/03/2026,It snowed.\n"
    first, second = briefings(table, "a.csv")
    assert day(first) == "2026-11-20"
    assert second.dating is None
    assert "Date: 11/03/2026" in second.text
    assert "11/03/2026" in second.problems[0].what


def test_a_page_that_a_browser_saved_whole_is_a_page_and_not_of_the_day_it_was_saved() -> None:
    read = briefing(SAVED, "a.mht")
    assert (read.title, read.publisher, read.dating) == (
        "Tanker aground off the cape",
        "Vistula Post",
        None,
    )
    assert "Saved by" not in read.text


@pytest.mark.parametrize("raw", [b"", b"Subject: nothing\n\nnothing\n"])
def test_a_saved_page_with_no_page_in_it_says_so(raw: bytes) -> None:
    assert "no page is in it" in read_until_trouble(raw, "a.mhtml")[1]
    with pytest.raises(UnreadableError):
        extracts(raw, "a.mhtml")
