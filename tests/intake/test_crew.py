"""A large scan is shared among child processes, and nobody can tell from what it gives."""

from pathlib import Path

import pytest

from briefings.intake import children, crew
from briefings.intake.children import Child
from briefings.library import Library, open_library
from briefings.model import Config, Watch
from tests.bench.corpus import briefing

WATCHES = (Watch("Umerov", "names"),)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inbox = tmp_path / "inbox"
    for number in range(12):
        name, text = briefing(number)
        file = inbox / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (inbox / "copy.txt").write_text(text, encoding="utf-8")
    (inbox / "binary.txt").write_bytes(b"\x00\x01\x02" * 99)
    (inbox / "half a pair \udcff.txt").write_text("Umerov was there.\n", encoding="utf-8")
    return inbox


def taken_in(folder: Path, kept: Path) -> object:
    with open_library(Config("", (str(folder),), WATCHES), kept) as library:
        lines = [line for step in library.scan() for line in step.lines]
        return sorted(lines, key=lambda line: line.raw_path), shown(library)


def shown(library: Library) -> object:
    listing = library.listing()
    rows = listing.rows(0, len(listing))
    hits = library.listing("zelenskij").rows(0, 99)
    return [
        [(row.id, row.title, row.dating, row.names, row.alerts, row.copies) for row in rows],
        sorted((alert.id, alert.sentence) for alert in library.alerts()),
        [row.id for row in hits],
    ]


def test_what_children_read_is_what_is_read_without_them(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = taken_in(folder, tmp_path / "alone")
    begun: list[str] = []
    begin = children.begin

    def counted(module: str) -> Child:
        begun.append(module)
        return begin(module)

    monkeypatch.setattr(children, "begin", counted)
    monkeypatch.setattr(crew, "processors", lambda: 2)
    monkeypatch.setattr(crew, "LARGE", 3)
    assert taken_in(folder, tmp_path / "together") == alone
    assert len(begun) == 2


def test_what_a_child_had_in_hand_when_it_died_is_taken_in_all_the_same(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = taken_in(folder, tmp_path / "alone")
    begin = children.begin
    monkeypatch.setattr(children, "begin", lambda module: begin("briefings.no_such_module"))
    monkeypatch.setattr(crew, "processors", lambda: 2)
    monkeypatch.setattr(crew, "LARGE", 3)
    assert taken_in(folder, tmp_path / "together") == alone
