import json

import pytest

from briefings.errors import UnreadableError
from briefings.model import BlockKind
from tests.formats.making import briefings, day, extracts, words

RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour News</title>
<item><title>Port opens &amp;amp; ships sail</title><guid>urn:1</guid><author>Ada Lind</author>
<pubDate>Tue, 02 Dec 2025 23:30:00 +0200</pubDate><description>Short.</description>
<content:encoded>&lt;p&gt;The port opened.&lt;/p&gt;
&lt;p&gt;Ships sailed.&lt;/p&gt;</content:encoded></item>
<item><title>Second</title><link>https://example.org/2</link><description>Just this.</description>
</item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Atom Wire</title>
<entry><id>tag:1</id><title type="html">&lt;b&gt;Bold&lt;/b&gt; claim</title>
<published>2025-12-03T00:10:00+02:00</published><updated>2025-12-09T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>First.</p><p>Next.</p></div>
</content></entry></feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Json Journal",
        "items": [
            {
                "id": "j1",
                "title": "Mill burns",
                "content_html": "<p>The old mill burned down.</p>",
                "date_published": "2025-12-04T09:00:00+02:00",
            }
        ],
    }
)


@pytest.mark.parametrize(
    ("raw", "name", "titles", "days", "publisher", "keys"),
    [
        (RSS, "feed.xml", ["Port opens & ships sail", "Second"], ["2025-12-02", ""],
         "Harbour News", ["urn:1", "https://example.org/2"]),
        (ATOM, "feed.atom", ["Bold claim"], ["2025-12-03"], "Atom Wire", ["tag:1"]),
        (JSON_FEED, "feed.json", ["Mill burns"], ["2025-12-04"], "Json Journal", ["j1"]),
    ],
)  # fmt: skip
def test_each_entry_of_a_feed_is_a_briefing(
    raw: str, name: str, titles: list[str], days: list[str], publisher: str, keys: list[str]
) -> None:
    entries = briefings(raw, name)
    assert [entry.title for entry in entries] == titles
    assert [day(entry) for entry in entries] == days
    assert {entry.publisher for entry in entries} == {publisher}
    assert [story.key for story in extracts(raw, name)] == keys


def test_the_fullest_text_of_an_entry_is_read_and_its_author_is_a_byline() -> None:
    port = briefings(RSS, "feed.rss")[0]
    assert words(port, BlockKind.BODY) == ["The port opened.", "Ships sailed."]
    assert words(port, BlockKind.BYLINE) == ["Ada Lind"]


def test_a_feed_without_a_suffix_is_known_by_its_first_bytes() -> None:
    assert len(briefings(RSS, "download")) == 2
    assert len(briefings(JSON_FEED.replace(": ", ":", 1), "download")) == 1


def test_xml_that_is_no_feed_is_refused_with_what_to_do() -> None:
    with pytest.raises(UnreadableError, match="no feed"):
        briefings("<?xml version='1.0'?><config><a>1</a></config>", "a.xml")


def test_a_feed_of_a_thousand_entries_gives_a_briefing_for_each() -> None:
    item = (
        "<item><title>Boat {0}</title><guid>{0}</guid><description>It left.</description></item>"
    )
    items = "".join(item.format(n) for n in range(1000))
    feed = f"<rss version='2.0'><channel><title>Post</title>{items}</channel></rss>"
    assert len({story.key for story in extracts(feed, "a.xml")}) == 1000


def test_a_feed_without_a_byte_is_told_of() -> None:
    with pytest.raises(UnreadableError, match="no feed"):
        extracts(b"", "a.xml")
