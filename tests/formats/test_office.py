"""Documents of word processors, and what is made to break those who read them."""

import io
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.errors import UnreadableError
from briefings.ingest.formats import office
from briefings.intake.processes import workers
from briefings.intake.processes.children import Child
from briefings.intake.processes.workers import Worker
from briefings.model import BlockKind, Certainty, DateOrigin
from tests.formats.making import briefing, day, extracts, read_until_trouble, words, zipped
from tests.formats.test_any_bytes import CUTS, broken
from tests.properties import examples

HEAD = "The ferry did not sail"
STORY = "The ferry did not sail on Friday, the harbour master Ines Marlowe said in the evening."
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraph(text: str, style: str = "") -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}<w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def docx(*body: str, told: str = "", front: str = "", **more: str) -> bytes:
    written = f"<w:body>{''.join(body)}</w:body>"
    files = {
        "[Content_Types].xml": "<Types/>",
        "docProps/core.xml": f"<cp:coreProperties>{told}</cp:coreProperties>",
        "word/document.xml": f"{front}<w:document {_W}>{written}</w:document>",
        **{f"word/{name}.xml": content for name, content in more.items()},
    }
    return zipped({name: content.encode() for name, content in files.items()})


def odt(*body: str) -> bytes:
    content = f"<office:document-content>{''.join(body)}</office:document-content>"
    noted = "<office:document-meta><dc:date>2026-11-05T10:00:00</dc:date></office:document-meta>"
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": content.encode(),
            "meta.xml": noted.encode(),
        }
    )


def test_a_document_has_its_title_its_headings_and_its_paragraphs() -> None:
    read = briefing(
        docx(
            paragraph("Harbour Office"),
            paragraph(HEAD, "Title"),
            paragraph(STORY),
            paragraph("What comes next", "Heading2"),
            paragraph("Nobody knows when it will sail."),
        ),
        "a.docx",
    )
    assert read.title == HEAD
    assert words(read, BlockKind.HEADING) == ["What comes next"]
    assert words(read, BlockKind.BODY)[-2:] == [STORY, "Nobody knows when it will sail."]


@pytest.mark.parametrize("style", ["Heading1", "berschrift1", "Titre1", "Nagwek1"])
def test_a_heading_over_all_is_the_title_where_none_is_styled_so(style: str) -> None:
    assert briefing(docx(paragraph(HEAD, style), paragraph(STORY)), "a.docx").title == HEAD


def test_a_title_that_the_program_noted_counts_where_the_text_shows_it() -> None:
    told = f"<dc:title>{HEAD}</dc:title>"
    assert briefing(docx(paragraph(HEAD), paragraph(STORY), told=told), "a.docx").title == HEAD
    template = "<dc:title>Letterhead 2019</dc:title>"
    read = briefing(docx(paragraph(HEAD), paragraph(STORY), told=template), "a.docx")
    assert read.title == HEAD
    assert "Letterhead" not in read.text


def test_the_day_on_which_it_was_saved_is_inferred_and_gives_way_to_a_stated_one() -> None:
    told = "<dcterms:modified>2026-11-05T10:00:00Z</dcterms:modified>"
    read = briefing(docx(paragraph(HEAD), paragraph(STORY), told=told), "a.docx")
    assert read.dating is not None
    assert (day(read), read.dating.certainty) == ("2026-11-05", Certainty.INFERRED)
    text = (paragraph(HEAD), paragraph("3 November 2026"), paragraph(STORY))
    assert day(briefing(docx(*text, told=told), "a.docx")) == "2026-11-03"


def test_what_was_struck_out_or_is_written_twice_is_no_text() -> None:
    struck = "<w:p><w:del><w:r><w:delText>Secret</w:delText></w:r></w:del></w:p>"
    field = "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    twice = f"<mc:Fallback>{paragraph('Again')}</mc:Fallback>"
    read = briefing(docx(paragraph(STORY), struck, field, twice), "a.docx")
    assert read.text == STORY


def test_runs_are_joined_and_breaks_and_tabs_are_blanks() -> None:
    parted = (
        "<w:p><w:r><w:t>Ines Mar</w:t></w:r><w:r><w:t>lowe</w:t></w:r><w:r><w:tab/></w:r>"
        "<w:r><w:t>said</w:t><w:br/><w:t>so</w:t></w:r></w:p>"
    )
    assert briefing(docx(paragraph(STORY), parted), "a.docx").text.endswith(
        "Ines Marlowe\tsaid\nso"
    )


def test_the_cells_of_a_row_stand_on_one_line() -> None:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("Wheat", "218"))
    read = briefing(docx(paragraph(STORY), f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"), "a.docx")
    assert read.text.endswith("Wheat\t218")


def test_footnotes_stand_below_the_text() -> None:
    note = f"<w:footnotes {_W}>{paragraph('Told by Ada Lind.')}</w:footnotes>"
    assert briefing(docx(paragraph(STORY), footnotes=note), "a.docx").text.endswith("Ada Lind.")


def test_an_open_document_is_read() -> None:
    read = briefing(
        odt(
            f"<text:h text:outline-level='1'>{HEAD}</text:h>",
            f"<text:p>{STORY}<text:s/><text:span>It lay at the pier.</text:span></text:p>",
            "<text:p>Nobody knew<office:annotation><text:p>ask</text:p></office:annotation>"
            " why.</text:p>",
        ),
        "a.odt",
    )
    assert (read.title, day(read)) == (HEAD, "2026-11-05")
    story = [f"{STORY} It lay at the pier.", "ask", "Nobody knew why."]
    assert words(read, BlockKind.BODY) == story
    assert read.dating is not None
    assert read.dating.origin is DateOrigin.META


BOMB = "<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;&b;&b;'>]>"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (docx(paragraph("&c;"), front=BOMB), "DOCTYPE"),
        (docx(paragraph("&unknown;")), "damaged"),
        (docx("<w:p>"), "damaged"),
        (docx(), "without text"),
        (b"PK\3\4", "damaged"),
        (zipped({"other.xml": b"<a/>"}), "without text"),
        (zipped({"word/document.xml": b" " * (65 << 20)}), "64 MB"),
    ],
)
def test_what_is_no_document_is_refused_with_a_reason(raw: bytes, reason: str) -> None:
    assert reason in read_until_trouble(raw, "a.docx")[1]


def test_elements_in_each_other_cost_no_stack() -> None:
    deep = "<w:x>" * 100_000 + paragraph(STORY) + "</w:x>" * 100_000
    assert briefing(docx(deep), "a.docx").text == STORY


@examples(25)
@given(cuts=CUTS, of=st.sampled_from(["word/document.xml", "docProps/core.xml"]))
def test_damaged_xml_gives_a_story_or_a_reason(
    cuts: list[tuple[int, int, bytes]], of: str
) -> None:
    files = {
        "word/document.xml": f"<w:p {_W}><w:t>{STORY}</w:t></w:p>".encode(),
        "docProps/core.xml": b"<a><dc:title>The ferry</dc:title></a>",
    }
    whole, trouble = read_until_trouble(zipped(files | {of: broken(files[of], cuts)}), "a.docx")
    assert whole or trouble


def attached(raw: bytes, name: str) -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "Minutes of Tuesday", "Ada Lind <ada@example.org>"
    mail.set_content("You find the minutes attached; nothing in them is new to you.")
    mail.add_attachment(raw, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def test_a_document_attached_to_a_mail_stands_below_its_name() -> None:
    read = briefing(attached(docx(paragraph(HEAD), paragraph(STORY)), "minutes.docx"), "a.eml")
    assert read.title == "Minutes of Tuesday"
    assert words(read, BlockKind.HEADING) == ["minutes.docx"]
    assert words(read, BlockKind.BODY)[-1] == STORY
    assert "Attachment: minutes.docx" in read.text
    assert not read.problems


def test_a_damaged_document_attached_to_a_mail_is_told_and_the_mail_is_read() -> None:
    read = briefing(attached(b"PK\3\4", "minutes.docx"), "a.eml")
    assert [one.what for one in read.problems] == ["attached and not read: minutes.docx"]
    assert "nothing in them is new" in read.text


def packed(body: bytes, how: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        archive.writestr("word/document.xml", body)
    return out.getvalue()


def spoilt(raw: bytes, at: int, instead: bytes) -> bytes:
    """Overwrite what stands so far behind the first name in an archive."""
    begin = raw.index(b"word/document.xml") + len(b"word/document.xml") + at
    return raw[:begin] + instead + raw[begin + len(instead) :]


def flagged(raw: bytes) -> bytes:
    """Mark every file of an archive as locked."""
    marked = bytearray(raw)
    for sign, at in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        marked[marked.index(sign) + at] |= 1
    return bytes(marked)


def numbered(raw: bytes, way: int) -> bytes:
    """Say of a file of an archive that it is packed in a way of this number."""
    marked = bytearray(raw)
    for sign, at in ((b"PK\1\2", 10), (b"PK\3\4", 8)):
        marked[marked.index(sign) + at] = way
    return bytes(marked)


_BODY = f"<d>{paragraph(STORY) * 50}</d>".encode()
_DEFLATED = packed(_BODY, zipfile.ZIP_DEFLATED)
BROKEN = {
    "locked": flagged(_DEFLATED),
    "packed in an unknown way": numbered(_DEFLATED, 77),
    "a wrong checksum": packed(_BODY, zipfile.ZIP_STORED).replace(b"ferry", b"fairy", 1),
    "damaged inside": spoilt(_DEFLATED, 5, b"\xff" * 40),
    "lzma": spoilt(packed(_BODY, zipfile.ZIP_LZMA), 0, b"\x09\x04\xff\xff"),
    "damaged lzma": spoilt(packed(_BODY, zipfile.ZIP_LZMA), 12, b"\xff" * 40),
    "damaged bz2": spoilt(packed(_BODY, zipfile.ZIP_BZIP2), 0, b"\xff" * 40),
    "no such encoding": docx(paragraph(STORY), front='<?xml version="1.0" encoding="x-foo"?>'),
    "an encoding of two bytes": docx(
        paragraph(STORY), front='<?xml version="1.0" encoding="gb18030"?>'
    ),
    "an encoding that is a name": docx(
        paragraph(STORY), front='<?xml version="1.0" encoding="base64"?>'
    ),
    "nested": docx("<w:p>" * 100_000),
    "one endless tag": docx(f"<w:p a='{'x' * (6 << 20)}'/>"),
    "many attributes": docx("<w:p " + " ".join(f"a{at}=''" for at in range(700_000)) + "/>"),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_document_broken_in_any_way_is_told_and_the_mail_is_read(how: str) -> None:
    assert read_until_trouble(BROKEN[how], "a.docx")[1]
    read = briefing(attached(BROKEN[how], "minutes.docx"), "a.eml")
    assert [one.what for one in read.problems] == ["attached and not read: minutes.docx"]
    assert "nothing in them is new" in read.text


def test_of_a_document_without_end_the_first_pages_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(office, "MOST_ELEMENTS", 10_000)
    (story,) = extracts(docx("<w:p><w:r><w:t>word</w:t></w:r></w:p>" * 4000), "a.docx")
    assert story.truncated
    assert story.text.startswith("word\n\nword")
    mail = attached(docx("<w:p><w:t>open " * 6000), "minutes.docx")
    (letter,) = extracts(mail, "a.eml")
    assert letter.truncated
    assert "open open" in " ".join(letter.text.split())


def test_no_more_of_a_document_is_read_than_a_story_may_have(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(office, "LONGEST", len(STORY))
    (story,) = extracts(docx(paragraph(STORY), paragraph(HEAD), paragraph("Later.")), "a.docx")
    assert story.truncated
    assert STORY in story.text
    assert "Later" not in story.text


def test_a_mail_is_read_without_the_documents_that_its_reader_dies_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = list[bytes]()

    def dies(child: Child, raw: bytes, name: str, how: bytes) -> Iterator[tuple[bytes, bytes]]:
        asked.append(how)
        if len(asked) == 1:
            raise EOFError
        return ask(child, raw, name, how)

    ask = workers._ask
    monkeypatch.setattr(workers, "_ask", dies)
    mail = attached(docx(paragraph(STORY)), "minutes.docx")
    with Worker() as worker:
        (story,) = worker.read(mail, "a.eml").stories
        asked.clear()
        (letter,) = worker.read(b"From ada Fri Nov  6 10:00:00 2026\n" + mail, "a.mbox").stories
        asked.clear()
        assert worker.read(docx(paragraph(STORY)), "a.docx").is_death
    for one in (story, letter):
        assert [each.what for each in one.problems] == ["attached and not read: minutes.docx"]
        assert "nothing in them is new" in one.text
        assert STORY not in one.text


def test_a_document_is_read_by_the_child_that_is_confined() -> None:
    with Worker() as worker:
        (story,) = worker.read(docx(paragraph(HEAD), paragraph(STORY)), "a.docx").stories
        assert STORY in story.text
        trouble = worker.read(docx(paragraph("&c;"), front=BOMB), "a.docx").trouble
    assert isinstance(trouble, UnreadableError)


def test_comments_and_what_stands_over_each_page_are_read_below_the_text_once() -> None:
    over = f"<w:hdr {_W}>{paragraph('To: Ines Marlowe')}</w:hdr>"
    said = f"<w:comments {_W}><w:comment>{paragraph('Ask Ole Brandt.')}</w:comment></w:comments>"
    raw = docx(paragraph(STORY), header1=over, header2=over, comments=said)
    (read,) = extracts(raw, "a.docx")
    assert read.text.split("\n\n") == [STORY, "Ask Ole Brandt.", "To: Ines Marlowe"]


def test_a_document_whose_main_part_has_a_number_is_read() -> None:
    body = f"<w:document {_W}><w:body>{paragraph(STORY)}</w:body></w:document>"
    assert extracts(zipped({"word/document2.xml": body.encode()}), "a.docx")[0].text == STORY


def test_a_comment_in_an_open_document_is_read_without_who_made_it_and_when() -> None:
    comment = (
        "<office:annotation><dc:creator>ib</dc:creator><dc:date>2026-11-05T10:00:00</dc:date>"
        "<text:p>Ask Ole Brandt.</text:p></office:annotation>"
    )
    (read,) = extracts(
        odt(f"<text:h>{HEAD}{comment}</text:h>", f"<text:p>{STORY}</text:p>"), "a.odt"
    )
    assert read.text.split("\n\n") == ["Ask Ole Brandt.", HEAD, STORY]
    assert read.title == HEAD
