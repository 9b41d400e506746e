"""PDF, through the child process that reads it."""

from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from briefings.errors import UnreadableError
from briefings.ingest.formats import extras, stories
from briefings.intake import files
from briefings.intake.files import find
from briefings.intake.processes import workers
from briefings.intake.processes.children import Child
from briefings.intake.processes.workers import Worker
from briefings.model import BlockKind, Certainty, Surroundings, TitleKind
from tests.formats.making import words, zipped
from tests.reading import read_story

STORY = [
    "The ferry did not sail",
    "The ferry did not sail on Friday, the harbour master Marlowe said.",
]


def pdf(*pages: list[str], title: str = "", made: str = "") -> bytes:
    """Write a document by hand: a page for each list of lines."""
    told = f"<</Title({title})/CreationDate({made})>>"
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, lines in enumerate(pages):
        drawn = "".join(
            f"BT /F1 12 Tf 40 {700 - 20 * n} Td ({line}) Tj ET\n" for n, line in enumerate(lines)
        )
        objects += [
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 800]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {5 + 2 * number} 0 R>>",
            f"<</Length {len(drawn)}>>\nstream\n{drawn}endstream",
        ]
    objects.append(told)
    body, places = "%PDF-1.4\n", ""
    for number, one in enumerate(objects, 1):
        places += f"{len(body):010} 00000 n \n"
        body += f"{number} 0 obj{one}endobj\n"
    size = len(objects) + 1
    table = f"xref\n0 {size}\n0000000000 65535 f \n{places}"
    root = f"trailer<</Size {size}/Root 1 0 R/Info {size - 1} 0 R>>"
    return f"{body}{table}{root}\nstartxref\n{len(body)}\n%%EOF\n".encode()


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    pytest.importorskip("pypdfium2")
    with Worker() as one:
        yield one


def test_the_text_of_all_pages_is_read(worker: Worker) -> None:
    (story,) = worker.read(pdf(STORY, ["Nobody knows why."]), "a.pdf").stories
    read = read_story(story, Surroundings())
    assert read.title == STORY[0]
    assert STORY[1] in read.text
    assert read.text.endswith("Nobody knows why.")


def test_its_own_title_and_the_day_it_was_made_are_told_apart_from_what_is_stated(
    worker: Worker,
) -> None:
    (story,) = worker.read(pdf(STORY, title=STORY[0], made="D:20251206120000Z"), "a.pdf").stories
    read = read_story(story, Surroundings())
    assert (read.title, read.title_kind) == (STORY[0], TitleKind.STATED)
    assert read.dating is not None
    assert (read.dating.start, read.dating.certainty) == (date(2025, 12, 6), Certainty.INFERRED)


def test_a_title_that_no_page_shows_is_not_believed(worker: Worker) -> None:
    (story,) = worker.read(pdf(STORY, title="Microsoft Word - draft7.doc"), "a.pdf").stories
    assert story.title == ""


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"%PDF-1.7 and nothing else", "damaged"),
        (pdf([]), "pictures without text"),
        (pdf(STORY)[:200], "damaged"),
    ],
)
def test_what_holds_no_text_is_refused_with_the_reason(
    worker: Worker, raw: bytes, why: str
) -> None:
    assert why in str(worker.read(raw, "a.pdf").trouble)
    assert worker.read(pdf(STORY), "b.pdf").stories


def test_pages_that_hold_each_other_end(worker: Worker) -> None:
    loop = pdf(STORY).replace(b"/Kids[4 0 R]", b"/Kids[2 0 R]")
    answer = worker.read(loop, "a.pdf")
    assert answer.trouble is not None or not answer.stories


def test_a_document_without_a_suffix_is_known_by_its_first_bytes(worker: Worker) -> None:
    assert worker.read(pdf(STORY), "report").stories


def attached(*documents: bytes) -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "Report of Friday", "Ada Lind <ada@example.org>"
    mail.set_content("You find the report attached; nothing in it is new to you.")
    for number, raw in enumerate(documents, 1):
        mail.add_attachment(raw, maintype="application", subtype="pdf", filename=f"{number}.pdf")
    return mail.as_bytes()


def test_a_document_attached_to_a_mail_stands_below_its_name(worker: Worker) -> None:
    (story,) = worker.read(attached(pdf(STORY)), "a.eml").stories
    read = read_story(story, Surroundings())
    assert read.title == "Report of Friday"
    assert words(read, BlockKind.HEADING) == ["1.pdf"]
    assert STORY[1] in read.text
    assert not read.problems


def test_a_damaged_document_attached_to_a_mail_is_told_and_the_others_are_read(
    worker: Worker,
) -> None:
    (story,) = worker.read(attached(pdf(STORY)[:200], pdf(STORY)), "a.eml").stories
    assert [one.what for one in story.problems] == ["attached and not read: 1.pdf"]
    assert STORY[1] in story.text


def test_a_mail_is_read_without_the_document_that_its_reader_dies_of(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[bool]()

    def dies(child: Child, raw: bytes, name: str, how: bytes) -> Iterator[tuple[bytes, bytes]]:
        asked.append("pdf" in str(child.args))
        if len(asked) == 1:
            raise EOFError
        return ask(child, raw, name, how)

    ask = workers._ask
    monkeypatch.setattr(workers, "_ask", dies)
    (story,) = worker.read(attached(pdf(STORY)), "a.eml").stories
    assert asked == [True, False]
    assert [one.what for one in story.problems] == ["attached and not read: 1.pdf"]
    assert "nothing in it is new" in story.text


def test_a_document_in_an_archive_is_read(worker: Worker) -> None:
    (story,) = worker.read(zipped({"report.pdf": pdf(STORY)}), "a.zip").stories
    assert (story.key, STORY[1] in story.text) == ("report.pdf", True)


def test_without_the_extra_the_reader_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "reads_pdf", lambda: False)
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    files._unread.cache_clear()
    (tmp_path / "a.pdf").write_bytes(pdf(STORY))
    (found,) = find(str(tmp_path))
    assert extras.PDF_ADVICE in found.refusal
    with pytest.raises(UnreadableError) as refused:
        list(stories(pdf(STORY), "a.pdf"))
    assert "briefing-reader[pdf]" in str(refused.value)
