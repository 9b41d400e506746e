"""Files that are no files, have strange names, change while they are read, or are all the same."""

import os
import socket
import unicodedata
from pathlib import Path

import pytest

from briefings.errors import UnreadableError
from briefings.intake import noting
from briefings.intake.files import Found, look_at, read_bytes
from briefings.intake.processes.workers import Answer, Worker
from briefings.library import Library
from briefings.model import AlertState, ReasonKind, ScanLine, ScanStatus
from tests.taking_in import opened, taken_in

STORY = " date 2025-12-02 Umerov met the press\n\nRustem Umerov met the press on Tuesday.\n"


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> Library:
    return opened(folder, tmp_path / "kept", "Umerov")


def lines(library: Library) -> dict[str, ScanLine]:
    return {os.path.basename(line.raw_path): line for line in taken_in(library)}


def test_links_and_sockets_are_skipped_and_nothing_outside_the_folder_is_read(
    folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder.parent / "secret.txt").write_text(STORY)
    (folder / "out.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "outside").symlink_to(folder.parent)
    (folder / "device.txt").symlink_to("/dev/zero")
    monkeypatch.chdir(folder)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("socket.txt")
        found = lines(library)
    assert {name: line.reason for name, line in found.items()} == {
        "out.txt": "a link: links are not followed",
        "outside": "a link: links are not followed",
        "device.txt": "a link: links are not followed",
        "socket.txt": "not a regular file",
    }
    assert len(library.listing()) == 0


def test_nothing_is_looked_at_by_a_way_through_a_link(folder: Path) -> None:
    outside = folder.parent / "outside" / "deep"
    outside.mkdir(parents=True)
    (outside / "secret.txt").write_text("Nobody may read it.")
    (folder / "link").symlink_to(outside.parent)
    link = str(folder / "link")
    for path in (f"{link}/deep", f"{link}/deep/secret.txt"):
        assert not list(look_at(path, str(folder)))
    assert [one.refusal for one in look_at(link, str(folder))] == [
        "a link: links are not followed"
    ]


def test_a_file_that_becomes_a_link_or_a_pipe_after_it_was_met_is_not_opened(
    folder: Path,
) -> None:
    link, pipe = folder / "link.txt", folder / "pipe.txt"
    link.symlink_to("/dev/zero")
    os.mkfifo(pipe)
    for path in (link, pipe):
        with pytest.raises(UnreadableError):
            read_bytes(Found(str(path), 9, 0))


def test_a_file_that_may_not_be_read_is_told_of_until_it_may(
    folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.txt").write_text(STORY)
    real = os.open

    def refuse(path: str, flags: int) -> int:
        if str(path).endswith("a.txt"):
            raise PermissionError(13, "Permission denied")
        return real(path, flags)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        line = lines(library)["a.txt"]
        assert (line.status, line.reason) == (ScanStatus.QUARANTINED, "permission denied")
    assert lines(library)["a.txt"].status is ScanStatus.OK


@pytest.mark.parametrize("text", ["", " \n\t\n\n ", "\u200b\n"])
def test_a_file_with_nothing_in_it_is_listed_with_the_reason(
    folder: Path, library: Library, text: str
) -> None:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    line = lines(library)["a.txt"]
    assert line.status is ScanStatus.QUARANTINED
    assert "nothing" in line.reason
    assert [problem.where for problem in library.problems] == [str(folder / "a.txt")]


def test_a_file_that_is_not_read_to_its_end_is_listed_with_the_reason(
    folder: Path, library: Library
) -> None:
    head = b'Subject: Long\nContent-Type: multipart/mixed; boundary="B"\n\n'
    part = b"--B\nContent-Type: text/plain\n\npart of it\n"
    (folder / "a.eml").write_bytes(head + part * 2000 + b"--B--\n")
    line = lines(library)["a.eml"]
    assert line.status is ScanStatus.TRUNCATED
    assert [(one.where, one.what) for one in library.problems] == [
        (str(folder / "a.eml"), line.reason)
    ]
    assert lines(library)["a.eml"].reason == line.reason
    (folder / "a.eml").write_bytes(head + part + b"--B--\n")
    assert lines(library)["a.eml"].status is ScanStatus.OK
    assert not library.problems


def test_files_of_any_name_are_read_and_each_is_its_own(folder: Path, library: Library) -> None:
    names = [
        "--json",
        "-rf.txt",
        "two\nlines.txt",
        "$(touch x); `y` 'z'.txt",
        "n" * 251 + ".txt",
        unicodedata.normalize("NFC", "é.txt"),
        unicodedata.normalize("NFD", "é.txt"),
        "Case.txt",
        "case.txt",
    ]
    for number, name in enumerate(names):
        text = f"Letter {number} came\n\nThe {number} envoys met in hall {number}{number}.\n"
        (folder / name).write_text(text, encoding="utf-8")
    found = lines(library)
    assert sorted(found) == sorted(names)
    assert {line.status for line in found.values()} == {ScanStatus.OK}
    assert len({line.id for line in found.values()}) == len(names)
    assert all("\n" not in line.path for line in found.values())


def growing(path: Path, times: int, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let a file grow, shrink and grow behind the back of whoever reads it, so often."""
    real, met = os.fstat, [0]

    def meanwhile(handle: int) -> os.stat_result:
        met[0] += 1
        if met[0] % 2 == 0 and met[0] <= 2 * times:
            path.write_bytes(b"word " * (3 + met[0] % 4 * 5))
        return real(handle)

    monkeypatch.setattr(os, "fstat", meanwhile)
    return met


def test_a_file_that_changes_while_it_is_read_is_read_again_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = folder / "a.txt"
    file.write_bytes(b"first ")
    growing(file, 2, monkeypatch)
    assert read_bytes(Found(str(file), 6, 0)) == file.read_bytes()


def test_a_file_rewritten_in_the_same_length_while_it_is_read_is_read_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = folder / "a.txt"
    file.write_bytes(b"first words")
    real = os.read

    def meanwhile(handle: int, most: int) -> bytes:
        read = real(handle, most)
        if read.startswith(b"first"):
            file.write_bytes(b"other words")
            os.utime(file, (1, 1))
        return read

    monkeypatch.setattr(os, "read", meanwhile)
    assert read_bytes(Found(str(file), 11, 0)) == b"other words"


def test_a_file_swapped_for_a_link_after_it_was_found_is_not_read(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    (folder / "a.txt").symlink_to(tmp_path / "secret")
    with pytest.raises(UnreadableError):
        read_bytes(Found(str(folder / "a.txt"), 6, 0))


def test_a_file_system_that_gives_a_part_at_a_time_gives_the_whole_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = folder / "a.txt"
    file.write_bytes(b"word " * 9_000)
    real = os.read
    monkeypatch.setattr(os, "read", lambda handle, most: real(handle, min(most, 4_096)))
    assert read_bytes(Found(str(file), 45_000, 0)) == file.read_bytes()


def test_a_file_that_goes_on_changing_leaves_no_part_of_it_and_is_read_when_it_rests(
    folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = folder / "a.txt"
    file.write_text(STORY)
    with monkeypatch.context() as patch:
        growing(file, 9, patch)
        line = lines(library)["a.txt"]
        assert (line.status, line.id) == (ScanStatus.QUARANTINED, "")
        assert line.reason.startswith("it changes while it is read")
    assert len(library.listing()) == 0
    file.write_text(STORY)
    assert lines(library)["a.txt"].status is ScanStatus.OK


def test_one_document_ten_thousand_times_is_one_briefing_and_one_alert(
    folder: Path, library: Library
) -> None:
    for number in range(10_000):
        (folder / f"{number}.txt").write_text(STORY)
    taken_in(library)
    (row,) = library.listing().rows(0, 9)
    assert row.copies == 9_999
    assert len(library.alerts()) == 1


def test_what_broke_a_child_is_tried_again_when_it_changes_and_once_by_a_new_version(
    folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []
    read = Worker.read

    def counted(self: Worker, raw: bytes, name: str) -> Answer:
        tried.append(name)
        return read(self, raw, name)

    monkeypatch.setattr(Worker, "read", counted)
    (folder / "a.txt").write_text(STORY)
    (folder / "deep.html").write_text("<div>" * 100_000)
    assert lines(library)["deep.html"].status is ScanStatus.QUARANTINED
    assert lines(library)["deep.html"].status is ScanStatus.UNCHANGED
    assert len(tried) == 1
    os.utime(folder / "deep.html", (1, 1))
    assert lines(library)["deep.html"].status is ScanStatus.QUARANTINED
    assert len(tried) == 2
    monkeypatch.setattr(noting, "__version__", "a later one")
    again = lines(library)
    assert again["deep.html"].status is ScanStatus.QUARANTINED
    assert again["a.txt"].status is ScanStatus.UNCHANGED
    assert {line.status for line in lines(library).values()} == {ScanStatus.UNCHANGED}
    assert len(tried) == 3


def test_a_name_written_with_look_alike_letters_rings_and_the_reason_says_so(
    folder: Path, library: Library
) -> None:
    told = "Rustem Um\u0435r\u043ev met the press on Tuesday, and nobody else was there."
    (folder / "a.txt").write_text(f" date 2025-12-02 Talks go on\n\n{told}\n", encoding="utf-8")
    taken_in(library)
    (alert,) = library.alerts()
    assert (alert.state, alert.mentions[0].text) == (AlertState.NEW, told[:13])
    (reason,) = (one for one in alert.mentions[0].reasons if one.kind is ReasonKind.LOOK_ALIKE)
    assert reason.rule == "letters of another script that look alike"


def test_no_address_that_a_file_names_is_asked_for_anything(
    folder: Path, library: Library
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        at = f"http://127.0.0.1:{server.getsockname()[1]}/"
        page = (
            f"<!DOCTYPE html SYSTEM '{at}a.dtd'><head><link rel=stylesheet href='{at}b'>"
            f"<meta http-equiv=refresh content='0;url={at}c'></head><script src='{at}d'></script>"
            f"<iframe src='{at}e'></iframe><img src='{at}f'><p>Umerov met the <a href='{at}g'>"
            f"press</a> on Tuesday, and told it at length what he had come to the town for.</p>"
        )
        feed = (
            f"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY % x SYSTEM '{at}h'> %x;]><rss version="
            f"'2.0'><channel><link>{at}i</link><item><title>Talks</title><link>{at}j</link>"
            f"<description>Umerov met the press.</description><enclosure url='{at}k'/></item>"
            "</channel></rss>"
        )
        (folder / "a.html").write_text(page)
        (folder / "b.rss").write_text(feed)
        (folder / "c.eml").write_text(f"Subject: Talks\nContent-Type: text/html\n\n{page}")
        (folder / "d.md").write_text(f"# Talks\n\n![f]({at}l) Umerov met [the press]({at}m).\n")
        assert len(taken_in(library)) == 4
        rows = library.listing().rows(0, 9)
        assert len(rows) >= 3
        assert all(library.page(row.id) for row in rows)
        with pytest.raises(BlockingIOError):
            server.accept()


def test_a_name_in_which_a_line_ended_rings_and_is_found(folder: Path, library: Library) -> None:
    text = (
        "A scan of a page\n\nThe head of the delegation to the old harbour was Rustem Ume-\n"
        "rov, who had left the hall in the company of his lawyers and of the de-\nputy mayor.\n"
    )
    (folder / "a.txt").write_text(text, encoding="utf-8")
    taken_in(library)
    (alert,) = library.alerts()
    (mention,) = alert.mentions
    assert (mention.text, mention.span.of(text)) == ("Rustem Umerov", "Rustem Ume-\nrov")
    assert [len(library.listing(words)) for words in ("umerov", "deputy")] == [1, 1]
