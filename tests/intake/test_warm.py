"""A library that is followed keeps a child warm, and nothing hangs on how that one fares."""

import gc
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from unittest.mock import Mock

import pytest
from msgspec import msgpack

from briefings.errors import StoreError
from briefings.ingest.formats import Extract
from briefings.intake.following import alarm, hearing, live
from briefings.intake.following.pending import Inbox
from briefings.intake.processes import children, crew, pool
from briefings.intake.processes.children import Child
from briefings.library import open_library
from briefings.model import Alert, AlertState, Config, Watch
from briefings.store.sqlite.corpus import SqliteCorpus
from tests.conftest import ROOT
from tests.intake.endless import ENDLESS, MODULE
from tests.intake.follower import PATIENCE, Follower, followed, until, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no child is warm there")

COUNT = 60
"""Files that come at once: some jobs."""


class Seen:
    """What was begun and answered."""

    def __init__(self) -> None:
        self.children: list[Child] = []
        self.first: list[Future[bytes]] = []
        self.answers: list[bytes] = []

    def wait_warm(self, count: int = 1) -> None:
        """Wait until so many children are warm."""
        until(lambda: sum(one.done() for one in self.first) >= count)


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    """Have a child warm in no time, on two processors; give what is seen of it."""
    found = Seen()
    begin, warm, glimpse = children.begin, pool.Pool.warm, pool.Pool.glimpse

    def begun(module: str, *words: str, lane: tuple[int, ...] = ()) -> Child:
        found.children.append(begin(module, *words, lane=lane))
        return found.children[-1]

    def warmed(one: pool.Pool, kind: bytes, packed: bytes, orders: bytes) -> Future[bytes] | None:
        first = warm(one, kind, packed, orders)
        found.first += [first] if first else []
        return first

    def glimpsed(one: pool.Pool, asked: bytes, orders: bytes, recurring: bytes) -> bytes | None:
        answer = glimpse(one, asked, orders, recurring)
        found.answers += [answer] if answer else []
        return answer

    monkeypatch.setattr(children, "begin", begun)
    monkeypatch.setattr(pool.Pool, "warm", warmed)
    monkeypatch.setattr(pool.Pool, "glimpse", glimpsed)
    monkeypatch.setattr(pool, "processors", lambda: 2)
    monkeypatch.setattr(pool, "GLIMPSING", PATIENCE)
    # However few are heard of together, they are asked about: one by one on a slow machine.
    monkeypatch.setattr(alarm, "FEW", 0)
    monkeypatch.setattr(live, "CALM", 0.0)
    monkeypatch.setattr(live, "QUIET", 0.2)
    monkeypatch.setattr(live, "MOST", 0.05)
    return found


def come(inbox: Path, name: str, count: int = COUNT) -> None:
    """Put files in at once that name somebody."""
    made = inbox.parent / "made"
    for number in range(count):
        write(made / f"{number}.txt", f"{name} came by train {number}, and took the {number} bus.")
    for file in made.iterdir():
        file.rename(inbox / f"{name} {file.name}")


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP])
def test_a_child_that_dies_or_sticks_in_the_middle_loses_nothing_and_tells_nothing_twice(
    inbox: Path, seen: Seen, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    with followed(inbox) as follower:
        seen.wait_warm()
        monkeypatch.setattr(pool, "WAITING", 0.5)
        monkeypatch.setattr(pool, "GLIMPSING", 0.5)
        come(inbox, "Oleh Derkachenko")
        follower.until(lambda: bool(follower.alerts))
        seen.children[0].send_signal(number)
        follower.until(lambda: len(follower.lines) == COUNT)
        write(inbox / "next.txt", "Oleh Derkachenko went.")
        follower.until_status("next.txt", "ok")
        assert all(one.status == "ok" for one in follower.lines)
        assert len(follower.library.alerts({AlertState.NEW})) == COUNT + 1
        assert len(follower.alerts) == len({one.id for one in follower.alerts}) == COUNT + 1
        seen.wait_warm(2)
    assert all(child.poll() is not None for child in seen.children)


@pytest.mark.parametrize("taken", ["by itself", "with its folder"])
def test_a_file_that_changes_once_more_while_a_child_reads_it_is_its_next_version(
    inbox: Path, seen: Seen, monkeypatch: pytest.MonkeyPatch, taken: str
) -> None:
    file, made = inbox / "sub" / "file.txt", inbox.parent / "made.txt"
    file.parent.mkdir()
    for folder in (file.parent, inbox):
        os.utime(folder, (1, 1))
    beside, together = Inbox.rested_with, list[str]()

    def once_more(
        one: Inbox, paths: Collection[str], is_wanted: Callable[[str], bool]
    ) -> list[str]:
        if file.exists() and not together:
            together.extend(paths)
            write(made, "It was another thing altogether on Tuesday.")
            made.replace(file)
            one.hear([str(file)], [str(file)])
        return beside(one, paths, is_wanted)

    if taken == "with its folder":
        monkeypatch.setattr(hearing, "LOOK", 0.05)
        monkeypatch.setattr(hearing, "teller_of", Mock(side_effect=OSError("it is deaf")))
    with followed(inbox) as follower:
        seen.wait_warm()
        follower.until(lambda: follower.steps > 0)
        monkeypatch.setattr(Inbox, "rested_with", once_more)
        write(made, "It was one thing on Monday.")
        os.utime(made, (1, 1))
        made.rename(file)
        follower.until(lambda: len(follower.lines) == 2)
        assert len(follower.library.listing()) == 2
        assert [one.has_changed for one in follower.lines] == [False, True]


def test_a_watch_of_now_rings_in_what_the_warm_child_sees_next(inbox: Path, seen: Seen) -> None:
    with followed(inbox) as follower:
        seen.wait_warm()
        steps = follower.steps
        follower.library.watch("Shevchuk")
        follower.until(lambda: follower.steps > steps or not follower.library.is_behind)
        for name in ("Ada Shevchuk", "Oksana Shevchuk"):
            come(inbox, name, 5)
            follower.until(lambda: len(follower.lines) % 5 == 0 and bool(follower.lines))
        follower.until(lambda: len(follower.lines) == 10)
        assert any(b"Shevchuk" in answer for answer in seen.answers)
        assert len(follower.alerts) == 10


def test_two_readers_side_by_side_are_both_told_once_and_store_once(
    inbox: Path, seen: Seen
) -> None:
    with followed(inbox) as one, followed(inbox) as other:
        seen.wait_warm(2)
        come(inbox, "Oleh Derkachenko")
        until(lambda: told(one) == told(other) == COUNT, 3 * PATIENCE)
        until(lambda: len(one.library.listing()) == COUNT + 1, 3 * PATIENCE)
        for follower in (one, other):
            assert len(follower.library.alerts({AlertState.NEW})) == COUNT
            assert len(follower.library.listing()) == COUNT + 1
            assert len(follower.alerts) == COUNT


def told(follower: Follower) -> int:
    return len({one.id for one in follower.alerts})


def test_what_was_told_and_could_not_be_stored_is_new_when_it_is(
    inbox: Path, seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = Config("", (str(inbox),), (Watch("Derkachenko", "L"),))
    rung: list[Alert] = []
    with open_library(config, inbox.parent / "data", beside=True) as library:
        assert list(library.scan()) is not None
        with monkeypatch.context() as broken:
            full = StoreError("the disk is full", where="library.db", advice="make room")

            def put(*_: object) -> None:
                raise full

            broken.setattr(SqliteCorpus, "put", put)
            steps = iter(library.follow(rung.extend))
            next(steps)
            write(inbox / "new.txt", "Oleh Derkachenko came.")
            with pytest.raises(StoreError, match="full"):
                list(steps)
        assert [one.watch for one in rung] == ["Derkachenko"]
        assert library.alerts() == ()
        follower = Follower(library)
        try:
            follower.until_status("new.txt", "ok")
            follower.until(lambda: bool(follower.alerts))
            assert [one.state for one in library.alerts()] == [AlertState.NEW]
        finally:
            follower.end()


BUSY = """
import sys
from functools import partial
from msgspec import msgpack
from briefings.ingest.formats import Extract
from briefings.intake.processes import children, crew, pool
from briefings.model import Watch
from tests.intake.endless import ENDLESS, MODULE
begin = children.begin
children.begin = lambda module, lane: begin(MODULE, lane=lane)
pool.processors = lambda: 2
kept = pool.Pool()
watches = Watch("Marlowe", "L"),
team = crew.Crew(watches, lambda: False, kept)
assert team.warm().result()
waiting = team.read(crew.Stories(((b"a.txt", Extract(ENDLESS)),), (), frozenset()))
print(*[child.pid for child in kept._children], flush=True)
sys.stdin.readline()
pool.GLIMPSING = 0.05
asked = [(ENDLESS.encode(), b"")]
assert not kept.glimpse(msgpack.encode(asked), msgpack.encode(watches), msgpack.encode(()))
print("both", flush=True)
waiting()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="processes are told of there")
@pytest.mark.parametrize("is_both", [False, True], ids=["at a job", "at a job and at a file"])
def test_nobody_reads_on_for_a_reader_that_was_killed(*, is_both: bool) -> None:
    code = [sys.executable, "-c", BUSY]
    with subprocess.Popen(code, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as one:
        assert one.stdin
        assert one.stdout
        warm = [int(word) for word in one.stdout.readline().split()]
        begun = [number for child in warm for number in running(child)]
        assert len(begun) == 2
        if is_both:
            one.stdin.write(b"\n")
            one.stdin.flush()
            assert one.stdout.readline() == b"both\n"
        one.kill()
    try:
        until(lambda: are_over(begun))
    finally:
        for number in begun:
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are told of there")
def test_who_is_over_a_file_for_too_long_ends_and_the_job_beside_goes_on(
    seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    watches = (Watch("Marlowe", "L"),)
    asked = msgpack.encode([(ENDLESS.encode(), b"")])
    begin = children.begin
    monkeypatch.setattr(children, "begin", lambda module, lane: begin(MODULE, lane=lane))
    with pool.Pool() as kept, crew.Crew(watches, lambda: False, kept) as team:
        worker = the_warm(team, seen)
        assert len(running(worker)) == 2
        os.kill(worker, signal.SIGSTOP)
        job = team.read(crew.Stories(((b"a.txt", Extract("It began.")),), (), frozenset()))
        monkeypatch.setattr(pool, "GLIMPSING", 0.05)
        assert kept.glimpse(asked, msgpack.encode(watches), msgpack.encode(())) is None
        until(lambda: running(worker) == [worker])
        os.kill(worker, signal.SIGCONT)
        assert job().made
        assert seen.children[0].poll() is None


@pytest.mark.skipif(sys.platform != "linux", reason="processes are told of there")
def test_a_pool_that_is_closed_ends_who_looks_at_files_though_it_hears_nothing(seen: Seen) -> None:
    with pool.Pool() as kept, crew.Crew((), lambda: False, kept) as team:
        worker = the_warm(team, seen)
        (beside,) = set(running(worker)) - {worker}
        os.kill(beside, signal.SIGSTOP)
    until(lambda: are_over((worker, beside)))


@pytest.mark.skipif(sys.platform != "linux", reason="sessions share processors there")
def test_who_looks_at_files_shares_its_turns_with_no_job(seen: Seen) -> None:
    with pool.Pool() as kept, crew.Crew((), lambda: False, kept) as team:
        worker = the_warm(team, seen)
        (beside,) = set(running(worker)) - {worker}
        assert os.getsid(worker) == worker
        until(lambda: os.getsid(beside) == beside)
        # The child alone is ended: whoever began it could do no more, had it died of itself.
        os.kill(worker, signal.SIGKILL)
        until(lambda: are_over((worker, beside)))


def the_warm(team: crew.Crew, seen: Seen) -> int:
    """Give the first child's process, once it is warm."""
    first = team.warm()
    assert first
    assert first.result()
    return seen.children[0].pid


def running(child: int) -> list[int]:
    """Give the processes of a child: itself, and the one beside it that looks at files.

    Not those of which only the number is left, which nobody asked for yet.
    """
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(FileNotFoundError, ProcessLookupError):
            state, parent, *_ = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
            number = int(stat.parent.name)
            found += [number] if child in {number, int(parent)} and state != "Z" else []
    return found


def are_over(numbers: Collection[int]) -> bool:
    """Whether none of some processes runs any more, whoever they went to."""
    return not any(one in running(one) for one in numbers)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are told of there")
def test_where_who_looks_at_files_dies_all_is_told_all_the_same(inbox: Path, seen: Seen) -> None:
    with followed(inbox) as follower:
        seen.wait_warm()
        worker = seen.children[0].pid
        (beside,) = set(running(worker)) - {worker}
        os.kill(beside, signal.SIGKILL)
        come(inbox, "Oleh Derkachenko", 5)
        follower.until(lambda: len(follower.alerts) == 5)
        seen.wait_warm(2)
        come(inbox, "Oksana Derkachenko", 5)
        follower.until(lambda: len(follower.lines) == 10)
    assert len(follower.alerts) == len({one.id for one in follower.alerts}) == 10
    assert are_over((worker, beside))


def jobs() -> Iterator[crew.Stories]:
    for number in range(200):
        text = f"Umerov came {number} times.\n"
        yield crew.Stories(((b"a.txt", Extract(text)),), (), frozenset())


@pytest.mark.skipif(sys.platform != "linux", reason="what a process has open is counted there")
def test_two_hundred_batches_and_four_deaths_leave_nothing_behind(seen: Seen) -> None:
    gc.collect()  # what tests before this one left open
    with pool.Pool() as kept:
        before = 0
        for number, job in enumerate(jobs()):
            with crew.Crew((), lambda: False, kept) as team:
                if number % 50 == 10:
                    seen.children[-1].kill()
                    assert team.read(job)().readings
                    kept.rest()
                if first := team.warm():
                    assert first.result()
                assert team.read(job)().made
            before = before or held()
        assert held() == before
        assert sum(child.returncode is None for child in seen.children) == 1
    assert len(seen.children) == 5
    assert all(child.returncode is not None for child in seen.children)


def held() -> int:
    return len(os.listdir("/proc/self/fd"))


def test_where_no_child_gets_warm_none_is_begun_again_and_again(
    inbox: Path, seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = children.begin
    monkeypatch.setattr(
        children, "begin", lambda module, lane=(): begin("briefings.no_such_module", lane=lane)
    )
    with followed(inbox) as follower:
        seen.wait_warm()
        write(inbox / "new.txt", "Oleh Derkachenko came.")
        follower.until_status("new.txt", "ok")
        come(inbox, "Oleh Derkachenko", 5)
        follower.until(lambda: len(follower.lines) == 6)
    assert len(seen.first) == 1
