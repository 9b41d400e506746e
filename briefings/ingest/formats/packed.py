"""What packed files share: how much may come out of them, and what is inside."""

import struct
import zlib
from collections.abc import Iterator
from lzma import LZMAError
from zipfile import BadZipFile, ZipFile, ZipInfo

from briefings.errors import UnreadableError
from briefings.ingest.formats import Extract, Format, recognise, stories
from briefings.ingest.formats.room import Room, too_much

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


def inside(raw: bytes, name: str, whole: Room) -> Iterator[Extract]:
    """Give the stories of an unpacked file, in the room of the one it was in.

    UnreadableError for one that is packed once more.
    """
    kind = recognise(name, raw)
    if kind in {Format.GZIP, Format.ZIP}:
        raise UnreadableError("it is packed twice", advice="unpack it once")
    return stories(raw, name, kind, room=whole)


def unpacked(archive: ZipFile, member: ZipInfo, room: int, whole: Room) -> bytes:
    """Unpack a file of an archive, counting what comes out: what it declares may be a lie.

    UnreadableError for more than `room` bytes or than the `whole` may hold, and where it is
    locked or damaged.
    """
    if member.flag_bits & 1:
        raise UnreadableError("it is locked with a password", advice="unpack it")
    try:
        with archive.open(member) as file:
            raw = file.read(min(room, whole.left) + 1)
    except DAMAGES as error:
        raise UnreadableError("it is damaged", advice="fetch it once more") from error
    whole.fill(len(raw))
    if len(raw) > room:
        raise too_much()
    return raw
