"""A page that a browser saved with all that it shows, as `.mht`: its HTML is read, and no more.

Its header tells when it was saved, which is no day of its story.
"""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import Message
from itertools import islice

from briefings.errors import UnreadableError
from briefings.ingest.formats import html
from briefings.ingest.formats.extract import Extract

_MOST = 1000
"""Parts that are looked at."""


def extract(raw: bytes, name: str) -> Iterator[Extract]:
    """Read the page. UnreadableError where none is in it, or its parts are nested too deep."""
    try:
        whole = message_from_bytes(raw, policy=policy.compat32)
        pages = [part for part in islice(whole.walk(), _MOST) if _is_page(part)]
    except RecursionError as error:
        raise UnreadableError("its parts are nested too deep") from error
    page = pages[0].get_payload(decode=True) if pages else None
    if not isinstance(page, bytes):
        raise UnreadableError("no page is in it", advice="save the page again, as HTML")
    yield from html.extract(page, name)


def _is_page(part: Message) -> bool:
    return part.get_content_type() == "text/html"
