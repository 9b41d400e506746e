"""Documents of word processors: Office Open XML (`.docx`) and OpenDocument (`.odt`).

Both are archives in which one file of XML holds the text, and another what the program noted of
it (ECMA-376 part 1, 17; OASIS OpenDocument 1.3 part 3). What was struck out, pictures and fields
are no text. A document with a DOCTYPE is refused: no program writes one, and entities stand there.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from briefings.errors import UnreadableError
from briefings.ingest.formats import stamps
from briefings.ingest.formats.extract import Extract
from briefings.ingest.formats.packed import DAMAGES, unpacked
from briefings.ingest.formats.room import UNPACKED, Room
from briefings.ingest.formats.sheet import LONGEST, Sheet, one_line
from briefings.model import BlockKind, Certainty

MOST_ELEMENTS = 1_000_000
"""Elements of a document that are read: some thousand pages."""

_DEEPEST = 1000
"""Paragraphs in each other, as boxes of text stand in them."""
_SLICE = 1 << 20
"""Bytes of XML that are read at once."""
_WIDEST = 4 * _SLICE
"""Bytes behind which a tag or a comment has ended, or the file was made to break readers."""
_TEXTS = tuple(
    re.compile(name)
    for name in (
        r"word/document\d*\.xml|content\.xml",
        r"word/(?:footnotes|endnotes)\.xml",
        r"word/comments\.xml",
        r"word/(?:header|footer)\d*\.xml|styles\.xml",
    )
)
"""Where text stands, in the order in which it is read. What stands over and under each page comes
last, once: of the styles of an open document that alone is text."""
_NOTES = ("docProps/core.xml", "meta.xml")
_PARAGRAPHS = frozenset({"w:p", "text:p", "text:h"})
_ROWS, _CELLS = frozenset({"w:tr", "table:table-row"}), frozenset({"w:tc", "table:table-cell"})
_BLANKS = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "text:tab": "\t", "text:line-break": "\n"}
_BLANKS |= {"text:s": " ", "w:noBreakHyphen": "-"}
_LEFT_OUT = frozenset(
    {
        "mc:Fallback",
        "text:tracked-changes",
        "dc:creator",
        "dc:date",
        "meta:creator-initials",
        "meta:date-string",
        "office:scripts",
        "text:note-citation",
    }
)
"""What is written twice or struck out, and who said something of the text and when."""
_HEADINGS = ("heading", "berschrift", "titre", "nagwek", "nadpis", "titolo", "ttulo", "rubrik")
"""How a style of headings is called: an identifier, in which letters of other alphabets lack."""
_TITLES = frozenset({"title", "titel", "titre", "tytu", "titolo", "ttulo", "nzev"})
_SAVED = ("dcterms:modified", "dc:date", "dcterms:created")
_FRONT = 8
"""Among so many first paragraphs the title stands."""
_STORY = 150
"""Code points of a paragraph below which no heading is the title."""


def extract(raw: bytes, name: str, whole: Room) -> Iterator[Extract]:
    """Read one document. UnreadableError where it is damaged, locked or holds no text."""
    try:
        with ZipFile(BytesIO(raw)) as archive:
            yield _document(archive, whole)
    except (*DAMAGES, expat.ExpatError) as error:
        raise UnreadableError("a damaged document", advice="save it once more") from error


def _document(archive: ZipFile, whole: Room) -> Extract:
    names = sorted(set(archive.namelist()))
    body, noted = _Body(), _Noted()
    room = UNPACKED
    texts = [name for pattern in _TEXTS for name in names if pattern.fullmatch(name)]
    for reader, files in ((body, texts), (noted, [name for name in names if name in _NOTES])):
        for name in files:
            content = _content(archive, name, room, whole)
            room -= len(content)
            body.is_margin = bool(_TEXTS[-1].fullmatch(name))
            reader.read(content)
    if not body.paragraphs:
        raise UnreadableError("a document without text", advice="open it where it was written")
    sheet = Sheet()
    sheet.truncated = body.is_cut
    title = _title(body.paragraphs, noted.said.get("dc:title", ""))
    for at, (text, kind) in enumerate(body.paragraphs):
        if at == title:
            sheet.entitle(text)
        else:
            sheet.add(text, BlockKind.HEADING if kind is BlockKind.TITLE else kind)
    saved = next((noted.said[name] for name in _SAVED if name in noted.said), "")
    return sheet.extract(dating=stamps.dating(saved, Certainty.INFERRED))


def _content(archive: ZipFile, name: str, room: int, whole: Room) -> bytes:
    """Unpack a file that is packed as those of documents are, which is in one of two ways."""
    member = archive.getinfo(name)
    if member.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise UnreadableError("a document packed as no program does", advice="save it once more")
    return unpacked(archive, member, room, whole)


def _title(paragraphs: list[tuple[str, BlockKind | None]], noted: str) -> int | None:
    """Give the paragraph that is the title: by its style, as the program noted it, or a heading.

    A title that no paragraph shows is mostly that of a template.
    """
    front = paragraphs[:_FRONT]
    short = [(text[: _STORY * 4], kind) for text, kind in front]
    wanted = one_line(noted).casefold()
    styled = [at for at, (_, kind) in enumerate(front) if kind is BlockKind.TITLE]
    same = [at for at, (text, _) in enumerate(short) if one_line(text).casefold() == wanted]
    story = next((at for at, (text, _) in enumerate(front) if len(text) > _STORY), len(front))
    headed = [at for at, (_, kind) in enumerate(front[:story]) if kind is BlockKind.HEADING]
    return next(iter((*styled, *same, *headed)), None)


class _EnoughError(Exception):
    """A document goes on for longer than is read of it."""


class _Xml:
    """Reads XML as it comes, without a tree: however deep, it costs no stack."""

    def __init__(self) -> None:
        self.is_cut = False
        """Whether it holds more than can be read."""
        self._elements = 0

    def read(self, raw: bytes) -> None:
        """Read one file. ExpatError where it is no XML, UnreadableError for a DOCTYPE."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.take
        parser.StartDoctypeDeclHandler = _refuse
        try:
            for end in range(_SLICE, len(raw) + _SLICE, _SLICE):
                parser.Parse(raw[end - _SLICE : end], end >= len(raw))
                if end - parser.CurrentByteIndex > _WIDEST:
                    raise UnreadableError("a damaged document", advice="save it once more")
        except _EnoughError:
            self.is_cut = True
            self.close()

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise _EnoughError
        self.start(tag, attributes)

    def close(self) -> None:
        """Leave all elements: what is left in them is not read."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Go into an element."""

    def end(self, tag: str) -> None:
        """Leave it."""

    def take(self, words: str) -> None:
        """Take what stands in it."""


def _refuse(*_: object) -> None:
    raise UnreadableError(
        "a document with a DOCTYPE", advice="no program writes that: it was made to break readers"
    )


class _Body(_Xml):
    """The paragraphs of a document, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[tuple[str, BlockKind | None]] = []
        self._length = 0
        self._open: list[list[str]] = []
        """The paragraphs around this place: a box of text stands inside of one."""
        self._cells: list[list[str]] = []
        """The rows of tables around this place, and their cells so far."""
        self._kinds: list[BlockKind | None] = []
        """What those paragraphs are."""
        self.is_margin = False
        """Whether what is read stands over or under each page."""
        self._left_out = 0
        self._is_told = False
        """Whether what comes is text."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._left_out += tag in _LEFT_OUT
        if self._left_out:
            return
        if tag in _PARAGRAPHS:
            if len(self._open) == _DEEPEST:
                raise _EnoughError
            self._open.append([])
            self._kinds.append(BlockKind.HEADING if tag == "text:h" else None)
            self._style(attributes.get("text:style-name", ""))
            self._is_told = tag != "w:p"
        elif tag == "w:pStyle":
            self._style(attributes.get("w:val", ""))
        elif tag in _ROWS:
            self._cells.append([])
        elif tag == "w:t":
            self._is_told = True
        elif tag in _BLANKS and self._open:
            self._open[-1].append(_BLANKS[tag])

    def end(self, tag: str) -> None:
        if tag in _LEFT_OUT:
            self._left_out -= 1
        elif self._left_out:
            return
        elif tag in _PARAGRAPHS and self._open:
            self._add("".join(self._open.pop()), self._kinds.pop())
            self._is_told = bool(self._open) and tag != "w:p"
        elif tag in _ROWS and self._cells:
            self._add("\t".join(self._cells.pop()), None)
        elif tag == "w:t":
            self._is_told = False

    def take(self, words: str) -> None:
        if self._open and self._is_told and not self._left_out:
            self._length += len(words)
            self._open[-1].append(words)
            if self._length > LONGEST:
                raise _EnoughError

    def close(self) -> None:
        for _ in range(len(self._open)):
            self._add("".join(self._open.pop()), self._kinds.pop())
        for _ in range(len(self._cells)):
            self._add("\t".join(self._cells.pop()), None)

    def _style(self, name: str) -> None:
        small = name.casefold()
        if self._kinds and small in _TITLES:
            self._kinds[-1] = BlockKind.TITLE
        elif self._kinds and small.startswith(_HEADINGS):
            self._kinds[-1] = BlockKind.HEADING

    def _add(self, text: str, kind: BlockKind | None) -> None:
        if not text.strip() or (self.is_margin and (text, kind) in self.paragraphs):
            return
        if self._cells:
            self._cells[-1].append(" ".join(text.split()))
        else:
            self.paragraphs.append((text, kind))


class _Noted(_Xml):
    """What the program noted: each element with what stands in it."""

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, str] = {}
        self._tag = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._tag = tag

    def end(self, tag: str) -> None:
        self._tag = ""

    def take(self, words: str) -> None:
        if self._tag and self._tag not in self.said:
            self.said[self._tag] = words
