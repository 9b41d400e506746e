import io
import zipfile
from email import message_from_bytes, policy

import pytest

from briefings.errors import UnreadableError
from briefings.ingest.formats import stories
from tests.conftest import ROOT
from tests.formats.making import briefing, briefings, extracts, gzipped, read_until_trouble, zipped
from tests.formats.test_feeds import RSS
from tests.formats.test_mail import LETTER
from tests.formats.test_office import attached, docx, paragraph

TEXT = b"The boats did not return on Friday, and nobody has heard of them since.\n"


def test_what_gzip_holds_is_read_by_its_own_format() -> None:
    assert briefing(gzipped(TEXT), "note.txt.gz").text.strip() == TEXT.decode().strip()
    assert [one.title for one in briefings(gzipped(RSS.encode()), "feed.xml.gz")][1] == "Second"
    two = gzipped(TEXT[:20]) + gzipped(TEXT[20:])
    assert briefing(two, "note.gz").text.strip() == TEXT.decode().strip()


def test_each_file_of_a_zip_is_a_briefing_and_has_its_name_for_a_key() -> None:
    archive = zipped(
        {
            "a/note.txt": TEXT,
            "mail.eml": LETTER.encode(),
            "feed.xml": RSS.encode(),
            ".hidden.txt": TEXT,
            "__MACOSX/x.txt": TEXT,
            "../../escape.txt": TEXT,
        }
    )
    assert [story.key for story in extracts(archive, "a.zip")] == [
        "a/note.txt",
        "mail.eml/one@example.org",
        "feed.xml/urn:1",
        "feed.xml/https://example.org/2",
        "../../escape.txt",
    ]


def test_what_cannot_be_read_in_a_zip_is_told_of_and_the_rest_is_read() -> None:
    archive = zipped({"a.pdf": b"%PDF-1.7", "inner.zip": zipped({"b.txt": TEXT}), "c.txt": TEXT})
    read, trouble = read_until_trouble(archive, "a.zip")
    assert [story.key for story in read] == ["c.txt"]
    assert trouble.startswith("a.pdf: ")
    assert "1 more" in trouble


LARGE = docx(paragraph(TEXT.decode()) + "<!---->" * 6_000_000)
"""A document of 40 MB that is packed into some hundred times less."""


def test_documents_in_an_archive_share_what_may_come_out_of_it_and_the_first_are_read() -> None:
    archive = zipped({"note.txt": TEXT, "a.docx": LARGE, "b.docx": LARGE, "c.txt": TEXT})
    read, trouble = read_until_trouble(archive, "a.zip")
    assert [story.key for story in read] == ["note.txt", "a.docx"]
    assert trouble.startswith("it unpacks to more than 6")


def test_documents_attached_to_one_mail_do_too_and_the_others_are_told_of() -> None:
    mail = message_from_bytes(attached(LARGE, "a.docx"), policy=policy.default)
    mail.add_attachment(LARGE, maintype="application", subtype="x", filename="b.docx")
    (story,) = extracts(mail.as_bytes(), "a.eml")
    assert TEXT.decode().strip() in story.text
    assert [problem.what for problem in story.problems] == ["attached and not read: b.docx"]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (gzipped(TEXT)[:-12], "cut.gz"),
        (b"\x1f\x8b\x08junk", "junk.gz"),
        (b"PK\x03\x04junk", "junk.zip"),
        (zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), "letter.zip"),
        (gzipped(gzipped(TEXT)), "twice.gz"),
    ],
)
def test_what_is_damaged_or_packed_twice_is_refused(raw: bytes, name: str) -> None:
    with pytest.raises(UnreadableError):
        extracts(raw, name)


@pytest.mark.parametrize(
    ("how", "damage"),
    [(zipfile.ZIP_STORED, b"The goats"), (zipfile.ZIP_LZMA, b"\x09\x04\xff\xff")],
)
def test_a_damaged_file_in_a_zip_is_told_and_the_others_are_read(how: int, damage: bytes) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("b.txt", TEXT)
    raw = out.getvalue()
    at = raw.index(b"a.txt") + len(b"a.txt")
    read, trouble = read_until_trouble(raw[:at] + damage + raw[at + len(damage) :], "a.zip")
    assert [story.key for story in read] == ["b.txt"]
    assert trouble.startswith("a.txt: it is damaged")


def test_a_zip_with_impossible_names_is_read_or_told_of() -> None:
    archive = zipped({"a.txt": TEXT, "b.txt": TEXT})
    nameless = archive.replace(b"a.txt", b"\0.txt")
    assert read_until_trouble(nameless, "a.zip")[0]
    marked = bytearray(archive.replace(b"a.txt", b"\xf4.txt"))
    at = marked.index(b"PK\x01\x02") + 9
    marked[at] |= 8
    whole, trouble = read_until_trouble(bytes(marked), "a.zip")
    assert whole or "damaged" in trouble


@pytest.mark.parametrize(
    ("name", "count"), [("two.zip", 2), ("report.docx", 1), ("uk-note.odt", 1)]
)
def test_an_archive_and_a_document_are_known_without_a_suffix(name: str, count: int) -> None:
    raw = (ROOT / "tests" / "messes" / name).read_bytes()
    assert len(list(stories(raw, "-"))) == count
