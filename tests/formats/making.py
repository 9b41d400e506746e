"""What tests of formats are told of a file: its briefings, read in this process."""

import gzip
import io
import zipfile

from briefings.errors import UnreadableError
from briefings.ingest.formats import Extract, stories
from briefings.model import BlockKind, Briefing, Surroundings
from tests.reading import read_story


def briefings(raw: bytes | str, name: str) -> list[Briefing]:
    return [read_story(story, Surroundings(), name=name) for story in extracts(raw, name)]


def briefing(raw: bytes | str, name: str) -> Briefing:
    (only,) = briefings(raw, name)
    return only


def read_until_trouble(raw: bytes, name: str) -> tuple[list[Extract], str]:
    """Give the stories that can be read, and why there are no more."""
    whole: list[Extract] = []
    try:
        for story in stories(raw, name):
            whole += [story]
    except UnreadableError as error:
        return whole, str(error)
    return whole, ""


def extracts(raw: bytes | str, name: str) -> list[Extract]:
    return list(stories(raw.encode() if isinstance(raw, str) else raw, name))


def day(of: Briefing) -> str:
    return of.dating.start.isoformat() if of.dating else ""


def words(of: Briefing, kind: BlockKind) -> list[str]:
    return [block.span.of(of.text).strip() for block in of.blocks if block.kind is kind]


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def gzipped(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)
