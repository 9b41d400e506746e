"""What packed files share: how much may come out of them, and what is inside."""

import struct
import zlib
from collections.abc import Iterator
from lzma import LZMAError
from zipfile import BadZipFile, ZipFile, ZipInfo

from briefings.errors import UnreadableError
from briefings.ingest.formats import Extract, Format, recognise, stories

UNPACKED = 64 * 1024 * 1024
"""Bytes that come out of one file, at most."""

DAMAGES = (
    ArithmeticError,
    BadZipFile,
    EOFError,
    LookupError,
    LZMAError,
    MemoryError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What the libraries that unpack a file and read what was in it raise for a damaged one."""


def inside(raw: bytes, name: str) -> Iterator[Extract]:
    """Give the stories of an unpacked file. UnreadableError for one packed once more."""
    kind = recognise(name, raw)
    if kind in {Format.GZIP, Format.ZIP}:
        raise UnreadableError("it is packed twice", advice="unpack it once")
    return stories(raw, name, kind)


def too_much() -> UnreadableError:
    """Give what to say of a file that holds more than may come out."""
    return UnreadableError(
        f"it unpacks to more than {UNPACKED // 2**20} MB", advice="unpack it, and leave the files"
    )


def unpacked(archive: ZipFile, member: ZipInfo, room: int) -> bytes:
    """Unpack a file of an archive, counting what comes out: what it declares may be a lie.

    UnreadableError for more than `room` bytes, and where it is locked or damaged.
    """
    if member.flag_bits & 1:
        raise UnreadableError("it is locked with a password", advice="unpack it")
    try:
        with archive.open(member) as file:
            raw = file.read(room + 1)
    except DAMAGES as error:
        raise UnreadableError("it is damaged", advice="fetch it once more") from error
    if len(raw) > room:
        raise too_much()
    return raw
