"""What packed files share: how much may come out of them, and what is inside."""

from collections.abc import Iterator

from briefings.errors import UnreadableError
from briefings.ingest.formats import Extract, Format, recognise, stories

UNPACKED = 64 * 1024 * 1024
"""Bytes that come out of one file, at most."""


def inside(raw: bytes, name: str) -> Iterator[Extract]:
    """Give the stories of an unpacked file. UnreadableError for one packed once more."""
    kind = recognise(name, raw)
    if kind in {Format.GZIP, Format.ZIP}:
        raise UnreadableError("it is packed twice", advice="unpack it once")
    if kind is Format.PDF:
        raise UnreadableError("a PDF file in an archive", advice="unpack it")
    return stories(raw, name, kind)


def too_much() -> UnreadableError:
    """Give what to say of a file that holds more than may come out."""
    return UnreadableError(
        f"it unpacks to more than {UNPACKED // 2**20} MB", advice="unpack it, and leave the files"
    )
