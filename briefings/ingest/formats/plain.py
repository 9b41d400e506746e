"""Plain text."""

from briefings.ingest.decode import decode
from briefings.ingest.formats.extract import Extract


def extract(raw: bytes) -> Extract:
    """Decode a text file; UnreadableError where its bytes are none."""
    decoded = decode(raw)
    return Extract(decoded.text, decoded.encoding, decoded.truncated, decoded.problems)
