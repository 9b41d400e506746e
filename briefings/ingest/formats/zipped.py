"""zip: each file inside, whatever its format; nothing is written anywhere."""

import stat
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from briefings.errors import OverfullError, UnreadableError
from briefings.ingest.formats.extract import Extract
from briefings.ingest.formats.packed import DAMAGES, inside, unpacked
from briefings.ingest.formats.room import UNPACKED, Room, too_much

MOST_FILES = 10_000
"""Files of one archive; those behind them are not read."""
_OFFICE = frozenset({"[Content_Types].xml", "mimetype"})


def extract(raw: bytes, name: str, whole: Room) -> Iterator[Extract]:
    """Read each file inside; what cannot be read of it is told of at the end."""
    try:
        archive = ZipFile(BytesIO(raw))
    except DAMAGES as error:
        raise UnreadableError("a damaged zip file", advice="fetch it once more") from error
    with archive:
        yield from _stories(archive, whole)


def _stories(archive: ZipFile, whole: Room) -> Iterator[Extract]:
    members = [one for one in archive.infolist() if one.filename and not one.is_dir()]
    if _OFFICE & {one.filename for one in members[:3]}:
        raise UnreadableError("an office document or a book", advice="save its text")
    if sum(one.file_size for one in members) > UNPACKED:
        raise too_much()
    room = UNPACKED
    unread: list[str] = []
    for member in members[:MOST_FILES]:
        if _is_passed_over(member):
            continue
        try:
            raw = unpacked(archive, member, room, whole)
            room -= len(raw)
            for story in inside(raw, member.filename, whole):
                key = f"{member.filename}/{story.key}" if story.key else member.filename
                yield replace(story, key=key)
        except OverfullError:
            raise
        except UnreadableError as error:
            unread.append(f"{member.filename}: {error.what}")
    if len(members) > MOST_FILES:
        words = f"it holds {len(members):,} files: {MOST_FILES:,} are read"
        raise UnreadableError(words, advice="unpack it")
    if unread:
        more = f", and {len(unread) - 1} more" if len(unread) > 1 else ""
        raise UnreadableError(f"{unread[0]}{more}")


def _is_passed_over(member: ZipInfo) -> bool:
    """Whether a file inside is hidden, a link, or no file."""
    mode = member.external_attr >> 16
    kind = stat.S_IFMT(mode)
    parts = member.filename.split("/")
    hidden = any(part.startswith(".") and part.strip(".") for part in parts) or "__MACOSX" in parts
    return hidden or kind not in {0, stat.S_IFREG}
