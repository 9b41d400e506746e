"""A large scan is shared among child processes, and nobody can tell from what it gives."""

import os
import signal
import sys
from collections.abc import Sequence
from concurrent.futures import CancelledError, Future
from itertools import count
from pathlib import Path
from queue import SimpleQueue
from threading import Event
from unittest.mock import Mock

import pytest
from msgspec import msgpack

from briefings.ingest.formats import Extract
from briefings.intake import batches, naming, scan
from briefings.intake.following.glimpse import Seen
from briefings.intake.processes import children, crew, pool
from briefings.intake.processes.children import Child, receive, send
from briefings.intake.processes.crew import Crew
from briefings.intake.processes.pool import Pool
from briefings.intake.reading import Loose, Text, read_together
from briefings.library import Library, open_library
from briefings.model import BlockKind, Config, Progress, Watch, Work
from tests.bench.corpus import briefing
from tests.intake.follower import PATIENCE

WATCHES = (Watch("Umerov", "names"),)

can_stop = pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be stopped there")


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
    # What came together stands together: that is all that hangs on the size of a batch.
    rows = sorted(listing.rows(0, len(listing)), key=lambda row: row.id)
    hits = library.listing("zelenskij").rows(0, 99)
    return [
        [(row.id, row.title, row.dating, row.names, row.alerts, row.copies) for row in rows],
        sorted((alert.id, alert.sentence) for alert in library.alerts()),
        sorted(row.id for row in hits),
        [page.mentions for row in rows if (page := library.page(row.id))],
        library.names(),
    ]


def test_a_book_is_read_again_by_a_child_as_it_would_be_here(
    begun: list[Child], monkeypatch: pytest.MonkeyPatch
) -> None:
    loose = Loose("book.txt", Extract("The Talks\n\n" + "Umerov met Ann Miller there. " * 20))
    (text,) = read_together([loose])
    assert isinstance(text, Text)
    with Pool() as own, Crew(WATCHES, bool, own) as reading:
        here = reading.make(text.briefing)
        own.widen()
        monkeypatch.setattr(crew, "BOOK", 100)
        again = reading.make(text.briefing)
        first = reading.make(text.briefing, is_one_of_many=True)
    assert begun
    assert again.rings == here.rings
    assert again.mentions == here.mentions
    assert list(again.words.each()) == list(here.words.each())
    assert (again.named, first.named, len(first.rings)) == (True, False, 1)


@pytest.mark.parametrize("size", [5, 200])
def test_what_children_read_is_what_is_read_without_them(
    folder: Path, tmp_path: Path, begun: list[Child], monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(crew, "LARGE", 1000)
    alone = taken_in(folder, tmp_path / "alone")
    assert not begun
    for room in (batches, scan, naming):
        monkeypatch.setattr(room, "BATCH", size)
    monkeypatch.setattr(crew, "LARGE", 3)
    assert taken_in(folder, tmp_path / "together") == alone
    assert len(begun) == 2


def test_what_rings_is_stored_before_it_is_looked_for_others_who_are_named(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = Config("", (str(folder),), WATCHES)
    with open_library(config, tmp_path / "alone") as library:
        assert {step.work for step in library.scan()} == {Work.TAKING}
        alone = shown(library)
        rung = library.alerts()
    monkeypatch.setattr(batches, "MANY", 3)
    monkeypatch.setattr(pool, "processors", lambda: 2)
    monkeypatch.setattr(crew, "LARGE", 3)
    naming: list[Progress] = []
    with open_library(config, tmp_path / "together") as library:
        for step in library.scan(cancelled=lambda: bool(naming)):
            if step.work is Work.NAMING:
                naming.append(step)
                break
            alerts = library.alerts()
        assert [one.id for one in alerts] == [one.id for one in rung] != []
        assert shown(library) != alone
        list(library.scan())
        assert shown(library) == alone


def test_what_can_wait_does_in_the_last_of_many_files_and_in_those_read_again_for_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox, foot = tmp_path / "inbox", "Subscribe to the letter of the harbour every morning."
    inbox.mkdir()
    for number in range(8):
        feet = f"\n\nWord{number}.\n\n{foot}\n" if number in (0, 5, 6) else f"\nWord{number}.\n"
        text = briefing(100 + 7 * number)[1] + feet
        (inbox / f"{number}.txt").write_text(text, encoding="utf-8")
    monkeypatch.setattr(batches, "MANY", 3)
    monkeypatch.setattr(scan, "BATCH", 5)
    with open_library(Config("", (str(inbox),), WATCHES), tmp_path / "kept") as library:
        for step in library.scan():
            if step.work is Work.NAMING:
                break
            store = library._store
            waiting, unkeyed = store.corpus.unnamed(), store.index.unkeyed(100_000)
        rows = library.listing().rows(0, 9)
        (first,) = (row.id for row in rows if row.path.endswith("0.txt"))
        entry = store.corpus.entry(first)
        assert entry is not None
        # It was read again for those behind it, with which its last line came to recur.
        assert entry.briefing.blocks[-1].kind is BlockKind.BOILERPLATE
        assert sorted(waiting) == sorted(row.id for row in rows)
        assert {f"word{number}" for number in range(8)} <= set(unkeyed)


def test_without_children_that_start_all_is_taken_in_all_the_same(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = taken_in(folder, tmp_path / "alone")
    begin = children.begin
    monkeypatch.setattr(
        children, "begin", lambda module, lane=(): begin("briefings.no_such_module")
    )
    monkeypatch.setattr(pool, "processors", lambda: 2)
    monkeypatch.setattr(crew, "LARGE", 3)
    assert taken_in(folder, tmp_path / "together") == alone


def test_a_batch_of_long_texts_is_of_fewer(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "LONG", 3)
    with open_library(Config("", (str(folder),), WATCHES), tmp_path / "kept") as library:
        texts = [sum(line.id != "" for line in step.lines) for step in library.scan()]
    assert max(texts) == 1


def test_few_texts_that_are_long_are_worth_a_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "LONG", 30)
    assert not job("Umerov was there.").is_large
    assert job("Umerov was there.", "Nobody else was there.").is_large


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[Child]:
    """Give the children that crews of two begin, for any job."""
    found: list[Child] = []
    begin = children.begin

    def kept(module: str, lane: tuple[int, ...] = ()) -> Child:
        found.append(begin(module, lane=lane))
        return found[-1]

    monkeypatch.setattr(children, "begin", kept)
    monkeypatch.setattr(crew, "LARGE", 1)
    monkeypatch.setattr(pool, "processors", lambda: 2)
    monkeypatch.setattr(pool, "GLIMPSING", PATIENCE)
    return found


def a_crew(cancelled: Sequence[str] = ()) -> crew.Crew:
    return crew.Crew(WATCHES, lambda: bool(cancelled))


def job(*texts: str) -> crew.Stories:
    return crew.Stories(tuple((b"a.txt", Extract(text)) for text in texts), (), frozenset())


def is_read_by_a_child(crew: crew.Crew, text: str) -> bool:
    """Whether a text is read by a child: what is read here is left to be made."""
    return is_by_a_child(crew.read(job(text))(), text)


def is_by_a_child(done: crew.Readings, text: str) -> bool:
    assert [one.text.briefing.text for one in done.readings if one.text] == [text]
    return bool(done.made)


def begin_and_stop(crew: crew.Crew, begun: list[Child]) -> None:
    """Have two children begun, and keep them from doing anything more."""
    for text in ("Umerov was there.\n", "Umerov was here.\n"):
        assert is_read_by_a_child(crew, text)
    assert len(begun) == 2
    for child in begun:
        child.send_signal(signal.SIGSTOP)


def test_children_do_one_job_after_another_and_end_with_the_scan(begun: list[Child]) -> None:
    with a_crew() as crew:
        for number in range(6):
            assert is_read_by_a_child(crew, f"Umerov came {number} times.\n")
    assert len(begun) == 2
    assert all(child.poll() is not None for child in begun)


@can_stop
def test_what_a_child_had_in_hand_when_it_died_is_read_here_and_the_next_by_another(
    begun: list[Child],
) -> None:
    with a_crew() as crew:
        begin_and_stop(crew, begun)
        waiting = crew.read(job("Umerov went.\n"))
        for child in list(begun):
            child.kill()
        assert not is_by_a_child(waiting(), "Umerov went.\n")
        assert any(is_read_by_a_child(crew, f"Umerov came {n} times.\n") for n in range(4))


@can_stop
def test_what_a_child_does_not_do_in_time_is_read_here(
    begun: list[Child], monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_crew() as team:
        begin_and_stop(team, begun)
        monkeypatch.setattr(pool, "WAITING", 0.05)
        assert not is_read_by_a_child(team, "Umerov went.\n")


@can_stop
def test_a_scan_that_is_cancelled_waits_for_no_child(begun: list[Child]) -> None:
    cancelled: list[str] = []
    with a_crew(cancelled) as crew:
        begin_and_stop(crew, begun)
        waiting = crew.read(job("Umerov went.\n"))
        cancelled.append("yes")
        with pytest.raises(CancelledError):
            waiting()


def test_after_an_answer_that_is_too_long_all_goes_on(
    begun: list[Child], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The limit is of this process alone; what a child still writes is more than a pipe holds.
    monkeypatch.setattr(children, "LONGEST", 20_000)
    long = "Umerov was there on the first day.\n\n" * 1200
    with a_crew() as crew:
        for _ in range(2):
            assert not is_read_by_a_child(crew, long)
        assert is_read_by_a_child(crew, "Umerov went.\n")
    assert len(begun) > 2


def the_warm(of: crew.Crew, kept: pool.Pool) -> None:
    """Wait until the child that stays is warm."""
    begun = of.warm()
    assert begun
    assert begun.result()
    assert kept.is_listening


def seen(kept: pool.Pool, folder: Path) -> list[Seen] | None:
    """Have the warm child look at a file that names a watched man."""
    (folder / "a.txt").write_text("Umerov went home.\n", encoding="utf-8")
    paths = [(str(folder / "a.txt").encode(), str(folder).encode())]
    answer = kept.glimpse(msgpack.encode(paths), msgpack.encode(WATCHES), msgpack.encode(()))
    return None if answer is None else msgpack.decode(answer, type=list[Seen])


@pytest.mark.parametrize(
    ("names", "looked_at"),
    [(["", "", "", "", "", ""], 4), (["", "Umerov", "", "", "", ""], 2), (["Umerov"] * 6, 1)],
    ids=["nothing rings", "one rings", "all ring"],
)
def test_what_rings_is_told_sooner_than_that_nothing_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: list[str], looked_at: int
) -> None:
    for number, name in enumerate(names):
        (tmp_path / f"{number}.txt").write_text(f"{name} Nobody went.\n", encoding="utf-8")
    paths = [
        (str(tmp_path / f"{n}.txt").encode(), str(tmp_path).encode()) for n in range(len(names))
    ]
    clock = count(0.0, 0.006)
    monkeypatch.setattr(crew, "monotonic", lambda: next(clock))
    monkeypatch.setattr(crew, "_ring_every", lambda seconds: None)
    asking, telling = os.pipe(), os.pipe()
    with open(asking[1], "wb") as asked:
        send(asked, pool.ORDERS, msgpack.encode(WATCHES))
        send(asked, pool.GLIMPSES, msgpack.encode(paths))
    with pytest.raises(EOFError):
        crew.glimpse(asking[0], telling[1])
    with open(telling[0], "rb") as answers:
        assert len(msgpack.decode(receive(answers)[1], type=list[Seen])) == looked_at


def test_a_warm_child_reads_small_jobs_and_stays_when_others_end(
    begun: list[Child], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "LARGE", 2)
    with pool.Pool() as kept, crew.Crew(WATCHES, lambda: False, kept) as small:
        the_warm(small, kept)
        assert begun
        for waiting in [small.read(job("Umerov.\n", f"He came {n} times.\n")) for n in range(4)]:
            assert waiting().made
        assert len(begun) == 2
        kept.rest()
        assert [child.poll() is None for child in begun] == [True, False]
        assert is_read_by_a_child(small, "Umerov went.\n")
        assert len(begun) == 2
    assert begun[0].poll() is not None


@pytest.mark.usefixtures("begun")
def test_children_may_rest_right_behind_a_job_that_none_has_in_hand_yet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    may = Event()
    may.set()

    class Late(SimpleQueue[object]):
        """Hands a child out when it may."""

        def get(self, block: bool = True, timeout: float | None = None) -> object:
            assert may.wait(PATIENCE)
            return super().get(block, timeout)

    monkeypatch.setattr(pool, "SimpleQueue", Late)
    with pool.Pool() as kept, crew.Crew(WATCHES, lambda: False, kept) as small:
        assert is_read_by_a_child(small, "Umerov was there.\n")
        may.clear()
        waiting = small.read(job("Umerov went.\n"))
        kept.rest()
        may.set()
        # A job whose child was taken from it would never end, nor would the pool.
        assert is_by_a_child(waiting(), "Umerov went.\n")


@can_stop
def test_whoever_waits_for_a_job_that_its_pool_called_off_waits_no_more(
    begun: list[Child], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "LARGE", 2)
    with pool.Pool() as kept, crew.Crew(WATCHES, lambda: False, kept) as small:
        the_warm(small, kept)
        begun[0].send_signal(signal.SIGSTOP)
        _, behind_it = (small.read(job(f"Umerov went {n}.\n")) for n in range(2))
        kept.close()
        with pytest.raises(CancelledError):
            behind_it()


@pytest.mark.usefixtures("begun")
def test_children_may_rest_once_their_jobs_are_done_whoever_knows_of_that_yet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Future, "add_done_callback", Mock())
    with pool.Pool() as kept, crew.Crew(WATCHES, lambda: False, kept) as small:
        assert is_read_by_a_child(small, "Umerov was there.\n")
        kept.rest()
        assert not kept.is_begun


@can_stop
def test_a_warm_child_tells_what_rings_though_a_long_job_is_in_its_hands(
    begun: list[Child], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "LARGE", 2)
    with pool.Pool() as kept, crew.Crew(WATCHES, lambda: False, kept) as team:
        the_warm(team, kept)
        begun[0].send_signal(signal.SIGSTOP)
        waiting = team.read(job("Umerov was there.\n", "He was on his way.\n"))
        found = seen(kept, tmp_path)
        assert found is not None
        assert [ring.watch for one in found for rung in one.rung for ring in rung.rings]
        begun[0].send_signal(signal.SIGCONT)
        assert waiting().made


def test_where_the_warm_child_died_files_are_looked_at_here_until_another_is_warm(
    begun: list[Child], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "LARGE", 2)
    with pool.Pool() as kept, crew.Crew(WATCHES, lambda: False, kept) as team:
        the_warm(team, kept)
        begun[0].kill()
        begun[0].wait()
        assert seen(kept, tmp_path) is None
        kept.rest()
        the_warm(team, kept)
        assert seen(kept, tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such limit")
def test_pages_are_read_where_a_user_has_no_more_pages_of_pipes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError

    monkeypatch.setattr("fcntl.fcntl", refuse)
    (tmp_path / "a.html").write_text("<h1>Report</h1><p>Umerov spoke there.", encoding="utf-8")
    with open_library(
        Config("", (str(tmp_path / "a.html"),), WATCHES), tmp_path / "data"
    ) as library:
        list(library.scan())
        assert [row.alerts for row in library.listing().rows(0, 9)] == [("Umerov",)]
