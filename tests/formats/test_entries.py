"""Files that hold many briefings, seen through a scan."""

import json
from pathlib import Path

import pytest

from briefings.library import Library, read_files
from briefings.model import Page, Problem
from tests.formats.making import zipped
from tests.taking_in import opened, statuses, taken_in


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> Library:
    return opened(folder, tmp_path / "kept", "Brandt")


def table(*rows: tuple[str, str, str]) -> str:
    return "\n".join(
        json.dumps({"id": key, "title": title, "text": text}) for key, title, text in rows
    )


ONE = ("1", "Dam holds", "The dam held, Otto Brandt said on Friday, after a long night.")
TWO = ("2", "Ships sail", "Forty ships sailed out of the harbour on Friday at noon.")
THREE = ("3", "Rye falls", "The price of rye fell on Friday, for the third day in a row.")


def test_each_entry_is_a_briefing_with_an_origin_of_its_own(
    folder: Path, library: Library
) -> None:
    (folder / "a.jsonl").write_text(table(ONE, TWO))
    assert statuses(library) == {"a.jsonl#1": "ok", "a.jsonl#2": "ok"}
    rows = library.listing().rows(0, 9)
    assert sorted(row.title for row in rows) == ["Dam holds", "Ships sail"]
    assert len(library.alerts()) == 1


def test_a_file_of_entries_is_unchanged_when_nothing_changed(
    folder: Path, library: Library
) -> None:
    (folder / "a.jsonl").write_text(table(ONE, TWO))
    before = taken_in(library)
    assert statuses(library) == {"a.jsonl#1": "unchanged", "a.jsonl#2": "unchanged"}
    assert {line.id for line in taken_in(library)} == {line.id for line in before}


def test_entries_come_change_and_go_and_what_the_reader_did_stays(
    folder: Path, library: Library
) -> None:
    file = folder / "a.jsonl"
    file.write_text(table(ONE, TWO))
    ids = {Path(line.raw_path).name: line.id for line in taken_in(library)}
    library.pin([ids["a.jsonl#1"]])
    file.write_text(table((ONE[0], "Dam breaks", ONE[2] + " It broke later."), THREE))
    assert statuses(library) == {"a.jsonl#1": "ok", "a.jsonl#3": "ok", "a.jsonl#2": "gone"}
    rows = {row.title: row for row in library.listing().rows(0, 9)}
    assert sorted(rows) == ["Dam breaks", "Rye falls"]
    assert rows["Dam breaks"].pinned
    assert rows["Dam breaks"].id == ids["a.jsonl#1"]


def test_the_raw_text_of_an_entry_is_its_own(folder: Path, library: Library) -> None:
    (folder / "a.jsonl").write_text(table(ONE, TWO))
    (folder / "b.html").write_text(f"<title>Page</title><p>{THREE[2]}")
    raw = {Path(line.raw_path).name: library.raw(line.id) for line in taken_in(library)}
    assert raw["a.jsonl#2"] == f"{TWO[1]}\n\n{TWO[2]}"
    assert raw["b.html"].startswith("<title>")


def test_a_key_used_twice_gives_two_origins(folder: Path, library: Library) -> None:
    (folder / "a.jsonl").write_text(table(ONE, ("1", *TWO[1:])))
    assert statuses(library) == {"a.jsonl#1": "ok", "a.jsonl#1~2": "ok"}


def test_a_line_end_or_a_hash_in_a_key_cannot_forge_another_path(
    folder: Path, library: Library
) -> None:
    (folder / "a.jsonl").write_text(table(("x\n#y", *ONE[1:])))
    assert [line.raw_path for line in taken_in(library)] == [f"{folder}/a.jsonl#x%0A%23y"]


def test_a_file_with_a_hash_in_its_name_is_no_entry(folder: Path, library: Library) -> None:
    (folder / "a.txt").write_text(ONE[2])
    (folder / "a.txt#1").write_text(TWO[2])
    assert statuses(library) == {"a.txt": "ok", "a.txt#1": "ok"}
    assert statuses(library) == {"a.txt": "unchanged", "a.txt#1": "unchanged"}


def test_what_could_not_be_read_of_a_file_is_told_beside_its_entries(
    folder: Path, library: Library
) -> None:
    (folder / "a.zip").write_bytes(zipped({"note.txt": ONE[2].encode(), "b.pdf": b"%PDF-1.7"}))
    lines = {Path(line.raw_path).name: line for line in taken_in(library)}
    assert {name: line.status.value for name, line in lines.items()} == {
        "a.zip#note.txt": "ok",
        "a.zip": "truncated",
    }
    assert "b.pdf" in lines["a.zip"].reason
    assert [problem.where for problem in library.problems] == [str(folder / "a.zip")]
    assert set(statuses(library).values()) == {"unchanged"}


def test_a_file_without_a_reader_says_what_to_do(folder: Path, library: Library) -> None:
    (folder / "a.doc").write_bytes(b"PK")
    (line,) = taken_in(library)
    assert line.status.value == "skipped"
    assert "save it as text" in line.reason


def test_files_read_by_themselves_give_their_entries_too(folder: Path) -> None:
    (folder / "a.jsonl").write_text(table(ONE, TWO))
    (folder / "b.html").write_text(f"<title>Page</title><p>{THREE[2]}")
    (folder / "c.html").write_bytes(b"\0\1\2" * 99)
    found = list(read_files([str(folder)]))
    pages = [one for one in found if isinstance(one, Page)]
    assert [Path(page.row.raw_path).name for page in pages] == ["a.jsonl#1", "a.jsonl#2", "b.html"]
    assert [one.where for one in found if isinstance(one, Problem)] == [str(folder / "c.html")]
