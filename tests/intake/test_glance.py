"""A scan that finds nothing new is a glance, and gives what a thorough look would give."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from briefings.intake.scan import scan
from briefings.library import Library, open_library
from briefings.library.door import keyer
from briefings.model import Config, Progress, ScanLine, ScanStatus
from briefings.store.open import open_store
from tests.conftest import ROOT

UNCHANGED = ScanStatus.UNCHANGED


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    for name in ("a.txt", "deep/b.txt", "deep/er/c#d.txt", "mail/cur/e.txt", "mail/tmp/f.txt"):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"The committee of {name} met on Monday.\n", encoding="utf-8")
    (folder / "mail/new").mkdir()
    for name in ("cur", "new", "tmp"):
        (folder / "mail/.Sent" / name).mkdir(parents=True)
    (folder / "mail/.Sent/cur/g.txt").write_text("The committee of mail sent met on Monday.\n")
    (folder / "binary.txt").write_bytes(b"\x00\x01" * 99)
    (folder / "link.txt").symlink_to(folder / "a.txt")
    with ZipFile(folder / "two.zip", "w") as packed:
        packed.writestr("one.txt", "The minister spoke of one thing on Monday.\n")
        packed.writestr("two.txt", "The minister spoke of another on Tuesday.\n")
    return folder


@pytest.fixture
def library(inbox: Path, tmp_path: Path) -> Iterator[Library]:
    with open_library(Config("", (str(inbox),), ()), tmp_path / "kept") as library:
        list(library.scan())
        (step,) = library.scan()
        assert step.alike is UNCHANGED
        yield library


def lines(steps: list[Progress]) -> list[ScanLine]:
    return sorted((line for step in steps for line in step.lines), key=lambda one: one.raw_path)


def test_where_all_is_as_it_was_a_glance_tells_what_a_thorough_look_tells(
    inbox: Path, library: Library, tmp_path: Path
) -> None:
    (step,) = library.scan()
    assert step.alike is UNCHANGED
    store = open_store(tmp_path / "kept", keyer)
    inboxes, never = (str(inbox),), bool
    thorough = list(scan(store, inboxes, (), old_after_days=None, cancelled=never))
    store.close()
    assert lines([step]) == lines(thorough)
    assert len(step.lines) == len(lines(thorough)) == 9


def write(inbox: Path) -> None:
    (inbox / "new.txt").write_text("New words came on Monday.\n", encoding="utf-8")


def change(inbox: Path) -> None:
    (inbox / "a.txt").write_text("Other words came on Monday.\n", encoding="utf-8")


def lose(inbox: Path) -> None:
    (inbox / "deep/er/c#d.txt").unlink()


def unpack(inbox: Path) -> None:
    (inbox / "two.zip").unlink()


def swap(inbox: Path) -> None:
    (inbox / "a.txt").rename(inbox / "swap.txt")
    (inbox / "deep/b.txt").rename(inbox / "a.txt")


@pytest.mark.parametrize("act", [write, change, lose, unpack, swap])
def test_whatever_changed_a_glance_finds_it(
    inbox: Path, library: Library, act: Callable[[Path], None]
) -> None:
    act(inbox)
    assert {line.status for line in lines(list(library.scan()))} > {UNCHANGED}
    (step,) = library.scan()
    assert step.alike is UNCHANGED


def test_a_file_that_is_only_touched_is_read_once_more_and_is_as_it_was(
    inbox: Path, library: Library
) -> None:
    os.utime(inbox / "deep/b.txt", ns=(1, 1))
    steps = list(library.scan())
    assert {(line.status, line.has_changed) for line in lines(steps)} == {(UNCHANGED, False)}
    assert steps[0].alike is None
    (step,) = library.scan()
    assert step.alike is UNCHANGED


def test_what_reads_files_is_not_loaded_where_none_is_new(inbox: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from briefings.__main__ import main\n"
        "try: main()\n"
        "finally: print([one for one in sys.modules if one.startswith('briefings.names')])"
    )
    command = [sys.executable, "-c", code, "--data-dir", str(tmp_path / "kept"), "scan"]
    for expected in (True, False):
        done = subprocess.run(
            [*command, str(inbox)], cwd=ROOT, check=False, capture_output=True, text=True
        )
        assert ("briefings.names.entities" in done.stdout) is expected, done.stderr
