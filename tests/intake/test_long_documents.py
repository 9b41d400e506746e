"""Files longer than one story may be."""

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
