"""PDF: the text of its pages, where the extra `pdf` is installed.

PDFium takes out the text; it is a library in C, so the child process that reads PDF loads it
before it is confined, and does nothing else.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefings.errors import UnreadableError
from briefings.ingest.formats import stamps
from briefings.ingest.formats.extract import Extract
from briefings.ingest.formats.extras import PDF_ADVICE
from briefings.ingest.formats.sheet import LONGEST, Sheet, one_line
from briefings.model import Certainty, Dating, Problem

MOST_PAGES = 2000
"""Pages that are read."""

_SHORTEST = 8
"""Code points of a title."""
_LOCKED = 4
"""PDFium's number for a document that asks for a password (FPDF_ERR_PASSWORD)."""
_HYPHEN = re.compile("[\ufffe\x02\u00ad]\r?\n?")
_STAMP = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


class _Document(NamedTuple):
    pages: list[str]
    total: int
    """How many pages it has, read or not."""
    told: dict[str, str]
    """What it says of itself, by names such as `Title`."""


def extract(raw: bytes, name: str) -> Iterator[Extract]:
    """Read one document. UnreadableError where it is damaged, locked or holds no text."""
    document = _read(raw)
    text = "\n\n".join(document.pages)
    if not text.strip():
        raise UnreadableError(
            "its pages are pictures without text", advice="run character recognition over it"
        )
    sheet = Sheet()
    title = one_line(document.told.get("Title", ""))
    # A title that no page shows is mostly that of a template, or the name of a file.
    head, found, tail = text.partition(title) if len(title) > _SHORTEST else (text, "", "")
    if found and "\n" not in head.strip():
        sheet.add(head)
        sheet.entitle(title)
    sheet.add(tail if sheet.title else text)
    problems: tuple[Problem, ...] = ()
    if document.total > MOST_PAGES:
        problems = (Problem(f"it has {document.total:,} pages: {MOST_PAGES:,} are read"),)
        sheet.truncated = True
    yield sheet.extract(dating=_made(document.told), problems=problems)


def _read(raw: bytes) -> _Document:
    """Take out what a document says. UnreadableError where that cannot be had."""
    try:
        # Late: it is an extra, and its library is large.
        import pypdfium2
    except (ImportError, OSError) as error:
        # A child that is confined may not load what it has not loaded before.
        raise UnreadableError("PDF files are not read", advice=PDF_ADVICE) from error
    try:
        document = pypdfium2.PdfDocument(raw)
        pages, length = [], 0
        for number in range(min(len(document), MOST_PAGES)):
            page = document[number]
            pages.append(_lines(page.get_textpage().get_text_bounded()))
            page.close()
            length += len(pages[-1])
            if length > LONGEST:
                break
        return _Document(pages, len(document), document.get_metadata_dict(skip_empty=True))
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _LOCKED:
            raise UnreadableError("it is locked with a password", advice="unlock it") from error
        raise UnreadableError("a damaged PDF file", advice="fetch it once more") from error


def _lines(page: str) -> str:
    """Give the lines of a page, with words whole that were cut at the end of one."""
    return _HYPHEN.sub("", page).replace("\r\n", "\n")


def _made(told: dict[str, str]) -> Dating | None:
    """Give the day on which the file was made, which need not be that of its words."""
    stamp = _STAMP.match(told.get("CreationDate", ""))
    return stamps.dating("-".join(stamp.groups()), Certainty.INFERRED) if stamp else None
