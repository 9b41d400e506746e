"""gzip: the file inside, whatever its format."""

import zlib
from collections.abc import Iterator

from briefings.errors import UnreadableError
from briefings.ingest.formats.extract import Extract
from briefings.ingest.formats.packed import inside
from briefings.ingest.formats.room import UNPACKED, Room, too_much


def extract(raw: bytes, name: str, whole: Room) -> Iterator[Extract]:
    """Read what is inside, under the file's name without `.gz`."""
    name = name[:-3] if name.casefold().endswith(".gz") else name
    return inside(_unpacked(raw), name, whole)


def _unpacked(raw: bytes) -> bytes:
    """Unpack member after member, counting what comes out."""
    out: list[bytes] = []
    room = UNPACKED
    while raw.startswith(b"\x1f\x8b"):
        member = zlib.decompressobj(wbits=31)
        try:
            out.append(member.decompress(raw, room + 1))
        except zlib.error as error:
            raise UnreadableError("a damaged gzip file", advice="fetch it once more") from error
        room -= len(out[-1])
        if room < 0:
            raise too_much()
        if not member.eof:
            raise UnreadableError("a gzip file without its end", advice="fetch it once more")
        raw = member.unused_data
    return b"".join(out)
