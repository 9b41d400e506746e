"""What an office is sent besides stories: memos, releases, chats, digests, cables, copies."""

import pytest

from briefings.ingest.formats import stories
from briefings.model import Briefing, Surroundings
from tests.reading import read, read_story

STORY = "The masons said that the harbour wall would be repaired before winter, and left."
TITLE = "Masons repair the wall of the harbour"


def of(text: str) -> Briefing:
    return read(text.encode(), Surroundings())


@pytest.mark.parametrize(
    "head",
    [
        "PRESS RELEASE",
        "FOR IMMEDIATE RELEASE\nContact: Jane Roe, +1 202 555 0100",
        "PRESS RELEASE / ПРЕСРЕЛІЗ",
        "Komunikat prasowy",
        "Translated from Ukrainian\nShow original\nRate this translation",
        "MEMORANDUM\nTo: the Board\nFrom: Jane Roe",
    ],
)
def test_what_kind_of_document_it_is_and_whom_it_is_for_is_no_title(head: str) -> None:
    for day in ("", "20 November 2026\n\n"):
        found = of(f"{head}\n\n{day}{TITLE}\n\n{STORY}\n")
        assert (found.title, found.publisher) == (TITLE, None)
    assert of(f"{head}\n\n{STORY}\n").title == STORY


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("[20/11/2026, 09:14:22] Jane Roe: Good morning\n", "Jane Roe: Good morning"),
        ("20/11/2026, 09:14 - Jane Roe: Good morning\n", "Jane Roe: Good morning"),
        (f"Town Board, [20.11.2026 18:05]\n{STORY}\n", STORY),
        ("Press Briefing - November 20, 2026\n\nJane Roe, Spokesperson\n\n", ""),
        ("Daily media digest, 20 November 2026\n\nHarbour\n- Wall repaired (Wire)\n", ""),
    ],
)
def test_a_chat_a_channel_a_transcript_and_a_digest_have_a_title_and_a_day(
    text: str, title: str
) -> None:
    more = "[20/11/2026, 09:15:00] John Doe: Thanks\n" if text[0].isdigit() else f"\n{STORY}\n"
    found = of(text + more)
    assert found.title == (title or text.partition("\n")[0])
    assert found.dating is not None
    assert found.dating.start.isoformat() == "2026-11-20"
    assert found.publisher == ("Town Board" if text.startswith("Town") else None)


def test_a_cable_is_dated_by_its_group_of_day_hour_and_year() -> None:
    found = of(f"R 201432Z NOV 26\nFM HARBOUR OFFICE\nSUBJECT: {TITLE}\n\n1. {STORY}\n")
    assert (found.title, found.publisher) == (TITLE, None)
    assert found.dating is not None
    assert found.dating.start.isoformat() == "2026-11-20"


@pytest.mark.parametrize(
    ("came", "meant"),
    [
        ("=E2=80=9CWe go on=E2=80=9D, he said of the caf=C3=A9 in=\n town.", "café in town"),
        ("&quot;We go on&quot;, he said of the caf&eacute;&nbsp;in town.", "café\u00a0in town"),
    ],
)
def test_what_a_mail_or_a_page_left_in_a_text_is_undone_and_noted(came: str, meant: str) -> None:
    (story,) = stories(f"{TITLE}\n\n{came}\n".encode(), "a.txt")
    found = read_story(story, Surroundings())
    assert meant in found.text
    assert "repaired" in found.problems[0].what


@pytest.mark.parametrize(
    "text", ["a=B, c=D4, e=f =C3", "&amp; <b>&quot;x&quot;</b> &lt;", "A&B;C"]
)
def test_a_text_that_writes_of_such_signs_is_left(text: str) -> None:
    assert text in of(f"{TITLE}\n\n{text}\n").text


def test_a_link_in_a_text_of_entities_stays_as_it_is() -> None:
    link = "http://a.example/?a=1&copy=2&lt=4"
    found = of(f"{TITLE}\n\nSmith &amp; Sons, A &amp; B and C &amp; D: {link}\n").text
    assert link in found
    assert "Smith & Sons" in found


def test_several_stories_in_a_file_are_told_of() -> None:
    days = (20, 21, 22)
    file = "\n\n".join(f"{TITLE} {day}\nPublished: {day} November 2026\n{STORY}" for day in days)
    assert of(file).problems[0].what.startswith("3 days of publication are stated")
    assert (
        of(f"{TITLE}\nPublished: 20 November 2026\nUpdated: 22 November 2026\n{STORY}").problems
        == ()
    )
