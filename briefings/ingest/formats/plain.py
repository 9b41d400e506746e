"""Plain text, and mail that was saved as such."""

from collections.abc import Iterator

from briefings.ingest.decode import decode
from briefings.ingest.formats import letter
from briefings.ingest.formats.extract import Extract


def extract(raw: bytes, name: str) -> Iterator[Extract]:
    """Decode a text file; UnreadableError where its bytes are none."""
    decoded = decode(raw)
    mail = letter.read(decoded)
    yield mail or Extract(decoded.text, decoded.encoding, decoded.truncated, decoded.problems)
