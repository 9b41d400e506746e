"""Plain text, and mail that was saved as such."""

from collections.abc import Iterator
from dataclasses import replace

from briefings.ingest.decoding import leftovers
from briefings.ingest.decoding.decode import decode
from briefings.ingest.formats import letter
from briefings.ingest.formats.extract import Extract
from briefings.model import Problem

_ADVICE = "the raw text has it as it came"


def extract(raw: bytes, name: str) -> Iterator[Extract]:
    """Decode a text file; UnreadableError where its bytes are none."""
    decoded = decode(raw)
    text, what = leftovers.undo(decoded.text)
    if what:
        note = Problem(f"it came with {what} in it and is repaired", advice=_ADVICE)
        decoded = replace(decoded, text=text, problems=(*decoded.problems, note))
    mail = letter.read(decoded)
    yield mail or Extract(decoded.text, decoded.encoding, decoded.truncated, decoded.problems)
