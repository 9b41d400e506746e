"""Files made to break readers, through the child process that reads them."""

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import IO

import pytest

from briefings.ingest.formats import Extract, stories
from briefings.intake.processes import workers
from briefings.intake.processes.children import receive, send
from briefings.intake.processes.workers import Answer, Worker
from tests.formats.making import gzipped, zipped

TEXT = "The boats did not return on Friday, and nobody has heard of them since."


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as one:
        yield one


def why(answer: Answer) -> str:
    return str(answer.trouble or "")


def test_a_page_nested_100_000_deep_is_refused_with_a_reason(worker: Worker) -> None:
    answer = worker.read(b"<div>" * 100_000 + TEXT.encode(), "a.html")
    assert "3,000 deep" in why(answer)


def test_paragraphs_never_closed_are_a_page_all_the_same(worker: Worker) -> None:
    (story,) = worker.read(b"<p>" * 100_000 + TEXT.encode(), "a.html").stories
    assert story.text == TEXT


def billion_laughs() -> bytes:
    entities = '<!ENTITY lol0 "lol">' + "".join(
        f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' for n in range(1, 11)
    )
    return feed(f"<!DOCTYPE rss [{entities}]>", "&lol10;")


def feed(doctype: str, title: str) -> bytes:
    item = f"<item><title>{title}</title><description>{TEXT}</description></item>"
    channel = f'<rss version="2.0"><channel>{item}</channel></rss>'
    return f'<?xml version="1.0"?>{doctype}{channel}'.encode()


def test_entities_that_hold_a_billion_laughs_are_not_expanded(worker: Worker) -> None:
    answer = worker.read(billion_laughs(), "a.xml")
    assert sum(len(story.text) for story in answer.stories) < 1000


def test_no_file_is_read_for_an_external_entity(worker: Worker, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret word")
    doctype = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>'
    (story,) = worker.read(feed(doctype, "a &x; b"), "a.xml").stories
    assert "secret" not in story.text


def test_no_definition_is_fetched(worker: Worker) -> None:
    doctype = '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/rss.dtd">'
    (story,) = worker.read(feed(doctype, "a title"), "a.xml").stories
    assert story.title == "a title"


def test_a_feed_nested_100_000_deep_is_refused_with_a_reason(worker: Worker) -> None:
    raw = b'<rss version="2.0"><channel>' + b"<a>" * 100_000
    assert why(worker.read(raw, "a.xml"))


def test_of_a_mail_of_10_000_parts_the_first_are_read(worker: Worker) -> None:
    head = b'Subject: x\nContent-Type: multipart/mixed; boundary="B"\n\n'
    part = b"--B\nContent-Type: text/plain\n\npart of it\n"
    (story,) = worker.read(head + part * 10_000 + b"--B--\n", "a.eml").stories
    assert story.text.count("part of it") == 1000
    assert story.truncated
    assert "more than 1,000 parts" in str(story.problems[0])


def test_a_header_of_two_megabytes_is_read_in_part(worker: Worker) -> None:
    raw = b"Subject: " + b"=?utf-8?q?x?= " * 150_000 + b"\nX: " + b"y" * 2_000_000
    (story,) = worker.read(raw + b"\n\n" + TEXT.encode(), "a.eml").stories
    assert TEXT in story.text
    assert len(story.title) <= 300


def test_a_field_of_200_000_parameters_is_read_in_part(worker: Worker) -> None:
    raw = b"Content-Type: text/plain; " + b"a*0=b; " * 200_000 + b"\n\n" + TEXT.encode()
    assert worker.read(raw, "a.eml").stories


def test_a_mail_nested_2_000_deep_is_refused_with_a_reason(worker: Worker) -> None:
    head = "Content-Type: multipart/mixed; boundary=B{0}\n\n--B{0}\n"
    raw = "".join(head.format(n) for n in range(2000)).encode()
    assert "nested too deep" in why(worker.read(raw + TEXT.encode(), "a.eml"))


BOMB = b"\0" * 300_000_000


@pytest.mark.parametrize("name", ["a.txt.gz", "a.zip"])
def test_what_unpacks_to_300_megabytes_is_refused_with_a_reason(worker: Worker, name: str) -> None:
    raw = (
        gzipped(BOMB[: 100 << 20]) if name.endswith("gz") else zipped({"a.txt": BOMB[: 100 << 20]})
    )
    assert "more than 64 MB" in why(worker.read(raw, name))


def test_an_archive_that_lies_about_its_size_is_refused(worker: Worker) -> None:
    size = 100 << 20
    honest = zipped({"a.txt": BOMB[:size]})
    lie = honest.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert why(worker.read(lie, "a.zip"))


def test_of_an_archive_of_20_000_files_half_are_read(worker: Worker) -> None:
    answer = worker.read(zipped({f"{n}.txt": b"A word." for n in range(20_000)}), "a.zip")
    assert len(answer.stories) == 10_000
    assert answer.trouble
    assert "20,000 files" in answer.trouble.what


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
@pytest.mark.parametrize("raw", [b"[" * 1_000_000, b'{"a":' * 200_000, b"9" * 1_000_000])
def test_json_made_to_break_parsers_is_refused(worker: Worker, raw: bytes, name: str) -> None:
    assert why(worker.read(raw, name))


def test_escape_sequences_and_bidi_controls_of_a_page_are_made_safe(worker: Worker) -> None:
    raw = "<title>a\x1b]0;b\u202ec</title><p>&#27;[2J and &#x202e;reversed, said \x9b31m nobody."
    (story,) = worker.read(raw.encode(), "a.html").stories
    assert not [sign for sign in story.text + story.title if ord(sign) < 32 and sign != "\n"]
    assert "\u202e" not in story.text + story.title
    assert story.hidden >= 3


# The limits themselves


def test_one_child_serves_many_files(worker: Worker) -> None:
    worker.read(b"<p>First of them.", "a.html")
    child = worker.child
    for number in range(5):
        (story,) = worker.read(f"<p>Page {number} of them.".encode(), "a.html").stories
        assert f"Page {number}" in story.text
    assert worker.child == child


def test_what_takes_too_long_is_given_up_and_the_next_file_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Worker() as worker:
        assert worker.read(b"<p>Before.", "a.html").stories
        with monkeypatch.context() as patch:
            patch.setattr(workers, "WAITING", 0.05)
            answer = worker.read(b"<p>word word</p>" * 400_000, "slow.html")
        assert "seconds" in why(answer)
        assert worker.read(b"<p>After.", "a.html").stories


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_child_that_dies_is_followed_by_another() -> None:
    with Worker() as worker:
        worker.read(b"<p>Before.", "a.html")
        assert worker.child
        os.kill(worker.child, signal.SIGKILL)
        answers = [worker.read(b"<p>After.", "a.html") for _ in range(2)]
    assert answers[1].stories


def test_a_worker_that_is_closed_while_it_reads_says_that_its_child_is_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Worker() as worker:
        closing = Thread(target=worker.close)

        def closed(pipe: IO[bytes] | None) -> tuple[bytes, bytes]:
            closing.start()
            while True:  # until it is ended, for nobody asks it for more
                receive(pipe)

        monkeypatch.setattr(workers, "receive", closed)
        assert worker.read(b"<p>Words.", "a.html").is_death
        closing.join()
        assert worker.child is None


def test_a_worker_that_is_closed_leaves_no_child_that_was_about_to_begin() -> None:
    worker = Worker()
    worker.close()
    assert worker.read(b"<p>Words.", "a.html").is_death
    assert worker.child is None


def test_a_story_is_handed_over_before_the_next_one_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    handed, told = io.BytesIO(), list[int]()
    answers = io.BufferedWriter(handed, buffer_size=1 << 20)

    def two(raw: bytes, hint: str, **how: bool) -> Iterator[Extract]:
        for story in (*stories(raw, hint), *stories(raw, hint)):
            told.append(len(handed.getvalue()))
            yield story

    asked = io.BytesIO()
    send(asked, b"n", b"a.txt")
    send(asked, b"r", TEXT.encode())
    asked.seek(0)
    monkeypatch.setattr("briefings.ingest.formats.stories", two)
    monkeypatch.setattr(workers, "_limit_computing", lambda shares: None)
    workers.serve(asked, answers)
    assert 0 == told[0] < told[1]


def test_a_worker_that_read_nothing_started_nothing() -> None:
    with Worker() as worker:
        assert worker.child is None


@pytest.mark.skipif(sys.platform != "linux", reason="other systems bound less")
@pytest.mark.parametrize(
    "act",
    [
        "open('/etc/hostname').read()",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "bytearray(2 << 30)",
    ],
)
def test_the_child_can_do_nothing_but_compute(act: str) -> None:
    tried = f"from briefings.intake.processes import workers\nworkers.confine()\n{act}\n"
    done = subprocess.run([sys.executable, "-c", tried], capture_output=True, check=False)
    assert done.returncode == 1
    assert b"PermissionError" in done.stderr or b"MemoryError" in done.stderr
