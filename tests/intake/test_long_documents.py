"""Files longer than one story may be."""

import sys
from pathlib import Path

import pytest

from briefings.intake import files
from tests.formats.test_office import HEAD, STORY, docx, paragraph
from tests.taking_in import opened, rows, statuses


def test_a_document_longer_than_a_story_is_taken_in_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    document = docx(paragraph(HEAD, "Title"), paragraph(STORY))
    folder.joinpath("minutes.docx").write_bytes(document)
    monkeypatch.setattr(files, "LIMIT", len(document) // 2)
    library = opened(folder, tmp_path / "kept")
    assert statuses(library) == {"minutes.docx": "ok"}
    assert rows(library)["minutes.docx"].title == HEAD


def test_of_a_book_no_word_stays_in_memory_once_it_is_stored(tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "note.txt").write_text(f"{HEAD}\n\n{STORY}\n", encoding="utf-8")
    library = opened(folder, tmp_path / "kept")
    assert statuses(library) == {"note.txt": "ok"}
    before = sys.getallocatedblocks()
    words = "The council of the town met again and nothing at all was said there. " * 20
    text = "\n\n".join(f"Part {number}\n\n{words}" for number in range(200))
    (folder / "book.txt").write_text(f"The Council\n\n{text}", encoding="utf-8")
    assert statuses(library)["book.txt"] == "ok"
    assert sys.getallocatedblocks() - before < len(text.split()) // 2
