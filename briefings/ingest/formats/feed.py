"""RSS and Atom, by feedparser, which is given bytes and never an address or a path."""

import re
from collections.abc import Iterator
from io import BytesIO

import feedparser

from briefings.errors import UnreadableError
from briefings.ingest.formats import stamps
from briefings.ingest.formats.extract import Extract
from briefings.ingest.formats.html import fragment
from briefings.ingest.formats.sheet import Sheet, one_line
from briefings.model import BlockKind
from briefings.text.digest import blake2b

_REFERENCE = re.compile(rb"&#(\d{1,12}|[xX][0-9a-fA-F]{1,12})\b;?")


def extract(raw: bytes, name: str) -> Iterator[Extract]:
    """Read each entry. UnreadableError where there is none to be had."""
    raw = _REFERENCE.sub(_possible, raw)
    try:
        feed = feedparser.parse(BytesIO(raw), resolve_relative_uris=False, sanitize_html=False)
    except RecursionError as error:
        raise UnreadableError("its elements are nested too deep") from error
    except (LookupError, ValueError) as error:
        raise UnreadableError("a feed that is damaged", advice="fetch it once more") from error
    if not feed.get("version") and not feed.entries:
        raise UnreadableError(
            "XML that is no feed", advice="RSS and Atom are read; for other XML save its text"
        )
    publisher = fragment(_text(feed.feed, "title"))
    for entry in feed.entries:
        yield _story(entry, publisher)
    if feed.bozo and not feed.entries:
        raise UnreadableError("a feed that is damaged", advice="fetch it once more")


def _possible(reference: re.Match[bytes]) -> bytes:
    """Leave a reference to a character that exists; feedparser breaks on any other."""
    digits = reference[1]
    code = int(digits[1:], 16) if digits[:1] in b"xX" else int(digits)
    exists = code < 0xD800 or 0xE000 <= code < 0x110000
    return reference[0] if exists else b"?"


def _story(entry: feedparser.FeedParserDict, publisher: str) -> Extract:
    sheet = Sheet()
    sheet.entitle(fragment(_text(entry, "title")))
    author = one_line(_text(entry, "author"))
    if author:
        sheet.add(author, BlockKind.BYLINE)
    body = _body(entry)
    sheet.add(body)
    source = entry.get("source")
    stated = fragment(_text(source, "title")) if source else ""
    key = _text(entry, "id") or _text(entry, "link")
    stamp = _text(entry, "published") or _text(entry, "created") or _text(entry, "updated")
    return sheet.extract(
        key=key or blake2b(f"{sheet.title}\n{body}".encode(), digest_size=8).hexdigest(),
        dating=stamps.dating(stamp),
        publisher=stated or publisher,
    )


def _body(entry: feedparser.FeedParserDict) -> str:
    """Give the longest of what an entry holds: its content, or its summary."""
    held = [fragment(_text(content, "value")) for content in entry.get("content", [])]
    return max([*held, fragment(_text(entry, "summary"))], key=len)


def _text(holder: feedparser.FeedParserDict, key: str) -> str:
    # Not by its own `get`, which gives one date for another, and warns.
    value = dict.get(holder, key)
    # Surrogates and the like cannot be encoded; feedparser lets them through from references.
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""
