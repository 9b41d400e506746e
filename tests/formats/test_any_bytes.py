"""Whatever the bytes, a format gives stories or says why not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.model import Surroundings
from briefings.text.sanitise import sanitise
from tests.formats.making import gzipped, read_until_trouble, zipped
from tests.formats.test_feeds import ATOM, JSON_FEED, RSS
from tests.formats.test_html import PAGE
from tests.formats.test_mail import LETTER, MBOX
from tests.formats.test_markdown import NOTE
from tests.formats.test_tables import LINES, TABLE
from tests.properties import examples
from tests.reading import read_story

EXAMPLES = {
    "a.html": PAGE.encode(),
    "a.eml": LETTER.encode(),
    "a.mbox": MBOX.encode(),
    "a.xml": RSS.encode(),
    "a.atom": ATOM.encode(),
    "a.json": JSON_FEED.encode(),
    "a.jsonl": LINES.encode(),
    "a.csv": TABLE.encode(),
    "a.md": NOTE.encode(),
    "a.html.gz": gzipped(PAGE.encode()),
    "a.zip": zipped({"a.eml": LETTER.encode(), "a.csv": TABLE.encode()}),
}
SPLINTERS = [
    *(b"<", b">", b'"', b"\r", b"\n\n", b"\0", b"\xff", b"\xed\xa0\x80", b"\x1b]0;", b"\\ud800"),
    *(b"&#x110000;", b"&#55296;", b"]]>", b"<!--", b"<svg><p>", b"1e999", b"2025-99-99"),
    *(b"=?x?b?", b"charset=", b"utf-7", b"idna", b"base64", b"--B", "\u202e".encode()),
]
CUTS = st.lists(
    st.tuples(st.integers(0, 10_000), st.integers(0, 60), st.sampled_from(SPLINTERS)), max_size=6
)


def broken(raw: bytes, cuts: list[tuple[int, int, bytes]]) -> bytes:
    for at, length, splinter in cuts:
        begin = at % (len(raw) + 1)
        raw = raw[:begin] + splinter + raw[begin + length :]
    return raw


@pytest.mark.parametrize("name", EXAMPLES)
@examples(25)
@given(cuts=CUTS)
def test_a_damaged_file_gives_stories_or_a_reason(
    name: str, cuts: list[tuple[int, int, bytes]]
) -> None:
    whole, _ = read_until_trouble(broken(EXAMPLES[name], cuts), name)
    for story in whole:
        assert [mark for mark in story.marks if mark.span.end > len(story.text)] == []
        if story.text.strip():
            briefing = read_story(story, Surroundings(), name=name)
            assert briefing.title.strip()
            assert briefing.text == sanitise(story.text).text
