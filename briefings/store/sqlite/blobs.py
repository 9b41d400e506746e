"""Briefings as bytes: the light part for lists, the whole for reading."""

import zlib
from dataclasses import dataclass, replace
from functools import cache

import apsw
from msgspec import MsgspecError, msgpack

from briefings.model import AlertState, Briefing
from briefings.store.protocols import Entry, RingLine, RowName
from briefings.store.standing import date_evidence, lighten, ring_lines, row_names, row_watches
from briefings.text.known import known


@dataclass(frozen=True, slots=True)
class Light:
    """What a row shows of a briefing itself."""

    briefing: Briefing
    date_evidence: str
    names: tuple[RowName, ...]
    watches: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Names:
    """Of what a row shows, whom it names: the rest is passed over unread."""

    names: tuple[RowName, ...]


@dataclass(frozen=True, slots=True)
class _Published:
    """Of a briefing, by whom it is published."""

    publisher: str | None


@dataclass(frozen=True, slots=True)
class _Publisher:
    """Of what a row shows, the same."""

    briefing: _Published


@dataclass(frozen=True, slots=True)
class Alone:
    """The part of an entry that is the briefing itself."""

    briefing: Briefing


def pack_light(entry: Entry) -> bytes:
    """Give what a row shows."""
    return msgpack.encode(
        Light(
            lighten(entry.briefing),
            date_evidence(entry.briefing),
            row_names(entry.mentions),
            row_watches(entry),
        )
    )


def pack_entry(entry: Entry) -> bytes:
    """Give the whole entry; the cheapest compression already takes out the fields' names."""
    return zlib.compress(msgpack.encode(entry), 1)


def pack_rings(entry: Entry) -> list[bytes]:
    """Give its rings, in order."""
    return [msgpack.encode(line) for line in ring_lines(entry)]


def light(blob: bytes) -> Light:
    """Give back what `pack_light` was given; apsw.CorruptError where they are damaged."""
    try:
        return _light().decode(blob)
    except MsgspecError as error:
        raise _damaged() from error


def names(blob: bytes) -> tuple[RowName, ...]:
    """Give whom that names which `pack_light` was given; apsw.CorruptError where it is damaged."""
    try:
        return _names().decode(blob).names
    except MsgspecError as error:
        raise _damaged() from error


def publisher(blob: bytes) -> str | None:
    """Give by whom that is published which `pack_light` was given, as `names`."""
    try:
        return _publisher().decode(blob).briefing.publisher
    except MsgspecError as error:
        raise _damaged() from error


def entry(blob: bytes, *, old: bool) -> Entry:
    """Give back what `pack_entry` was given; apsw.CorruptError where they are damaged."""
    try:
        found = _entry().decode(zlib.decompress(blob))
    except (MsgspecError, zlib.error) as error:
        raise _damaged() from error
    return found if found.old == old else replace(found, old=old)


def briefing(blob: bytes) -> Briefing:
    """Give back the briefing of what `pack_entry` was given, and pass over the rest of it."""
    try:
        return _alone().decode(zlib.decompress(blob)).briefing
    except (MsgspecError, zlib.error) as error:
        raise _damaged() from error


def is_longer(blob: apsw.Blob, most: int) -> bool:
    """Whether the text of what `pack_entry` was given has more than so many characters.

    No more of it is read than tells that; apsw.CorruptError where that is damaged.
    """
    unpacking = zlib.decompressobj()
    try:
        head = unpacking.decompress(blob.read(min(_HEAD, blob.length())))
        _, _, behind = head.partition(_TEXT)
        size, begin = _size(behind)
        if not most < size <= most * _CHARACTER:
            return size > most
        rest = blob.read(blob.length() - blob.tell())
        packed = behind[begin:] + unpacking.decompress(rest, size)
    except (IndexError, zlib.error) as error:
        raise _damaged() from error
    return len(packed[:size].decode(errors="ignore")) > most


_HEAD = 1024
"""Packed bytes in which a text has surely begun: before it stands the id alone."""
_TEXT = b"\xa4text"
"""The name of a briefing's field, as MessagePack writes it."""
_CHARACTER = 4
"""Bytes of one character at the most."""
_WIDTHS = {0xD9: 1, 0xDA: 2, 0xDB: 4}
"""Bytes that tell how long a string is, by the one before them; a short one's tells it itself."""


def _size(string: bytes) -> tuple[int, int]:
    """Give how many bytes a string has that MessagePack wrote, and where they begin."""
    width = _WIDTHS.get(string[0], 0)
    return int.from_bytes(string[1 : 1 + width]) if width else string[0] & 0x1F, 1 + width


def ring(blob: bytes, *, state: AlertState, pinned: bool) -> RingLine:
    """Give back a ring; apsw.CorruptError where they are damaged."""
    try:
        found = _ring().decode(blob)
    except MsgspecError as error:
        raise _damaged() from error
    return replace(found, state=state, pinned=pinned)


@cache
def _light() -> msgpack.Decoder[Light]:
    return msgpack.Decoder(known(Light))


@cache
def _names() -> msgpack.Decoder[_Names]:
    return msgpack.Decoder(known(_Names))


@cache
def _publisher() -> msgpack.Decoder[_Publisher]:
    return msgpack.Decoder(known(_Publisher))


@cache
def _entry() -> msgpack.Decoder[Entry]:
    return msgpack.Decoder(known(Entry))


@cache
def _alone() -> msgpack.Decoder[Alone]:
    return msgpack.Decoder(known(Alone))


@cache
def _ring() -> msgpack.Decoder[RingLine]:
    return msgpack.Decoder(known(RingLine))


def _damaged() -> apsw.CorruptError:
    return apsw.CorruptError("a briefing's bytes are not what was written")
