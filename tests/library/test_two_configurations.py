"""Two configurations over one library: neither takes the other's alerts away for good."""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from pathlib import Path

import pytest

from briefings.intake import bringing_up
from briefings.intake.bringing_up import BringingUp
from briefings.intake.following import live
from briefings.library import Library, open_library
from briefings.library.watches import again
from briefings.library.watches.again import read_again
from briefings.library.watches.catching_up import bring_up
from briefings.model import AlertState, Config, Progress, Watch
from briefings.store.protocols import Cancelled, Store
from tests.intake.follower import Follower
from tests.library.reports import opened, reported, write

MINE = (Watch("Derkachenko", "L"), Watch("Ada Shevchuk", "L"))
OTHER = (Watch("Oleh Derkachenko", "L"), Watch("Novak", "M"))
EVERY = set(AlertState)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give reports, of which some alerts were seen, dismissed and pinned, and some are old."""
    folder = reported(tmp_path)
    with opened(folder, MINE[0]) as library:
        write(folder, "later", "2025-12-07", "Shevchuk and Ada Shevchuk")
        write(folder, "last", "2025-12-07", "Derkachenko")
        list(library.scan())
    with opened(folder, *MINE) as library:
        seen, dismissed, pinned = islice(library.alerts({AlertState.NEW}), 3)
        library.acknowledge([seen.id])
        library.acknowledge([dismissed.id], AlertState.DISMISSED)
        library.pin([pinned.id])
    return folder


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "MOST", 0.05)
    for name in ("QUIET", "FIRST"):
        monkeypatch.setattr(bringing_up, name, 0.05)


def told(library: Library) -> list[tuple[str, AlertState, bool]]:
    return sorted((one.id, one.state, one.pinned) for one in library.alerts(EVERY))


def beside(folder: Path, *watches: Watch) -> Library:
    config = Config("", (str(folder / "in"),), watches)
    return open_library(config, folder / "data", beside=True)


@pytest.mark.usefixtures("quick")
def test_an_open_library_has_its_alerts_back_as_they_were_after_another_configuration(
    folder: Path,
) -> None:
    with beside(folder, *MINE) as library:
        before = told(library)
        assert {state for _, state, _ in before} == EVERY
        follower = Follower(library)
        for _ in range(2):
            with opened(folder, *OTHER) as other:
                assert {one.watch for one in other.alerts(EVERY)} == {"Oleh Derkachenko"}
                assert not library.summary().is_well
                assert told(library) != before
            follower.until(lambda: library.summary().is_well)
            assert told(library) == before
            assert not library.problems
        follower.end()


def test_who_is_behind_says_so_until_all_is_read_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "MOST", 0.05)
    with beside(folder, *MINE) as library:
        follower = Follower(library)
        with opened(folder, *OTHER):
            follower.until(lambda: bool(library.problems))
            assert "another configuration" in library.problems[0].what
        follower.until(lambda: not library.problems)
        follower.end()


def test_a_muted_watch_by_which_not_all_was_read_is_not_said_to_be_well(folder: Path) -> None:
    with beside(folder, MINE[0]) as library:
        library.mute(library.watches)
        assert library.summary().is_well
        with opened(folder, OTHER[1]):
            assert not library.summary().is_well
            assert not any(one.is_well for one in library.health())


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_two_that_go_on_together_leave_each_other_longer_and_longer(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr(bringing_up, "monotonic", clock)
    with beside(folder, *MINE) as mine, beside(folder, *OTHER) as other:
        both = [_bringing_up(mine), _bringing_up(other)]
        times = []
        while clock.now < 3600:
            clock.now += 1
            for one in both:
                one.look()
                if one.bring_up(lambda: False):
                    times.append(clock.now)
    gaps = [then - before for before, then in pairwise(times)]
    assert max(gaps[:2]) < 10
    assert min(gaps[-2:]) >= bringing_up.LONGEST
    assert len(gaps) < 30


def test_who_is_overtaken_has_its_alerts_back_though_something_comes_all_the_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr(bringing_up, "monotonic", clock)
    with beside(folder, *MINE) as mine:
        one = _bringing_up(mine)
        with beside(folder, *OTHER):
            monkeypatch.setattr(bringing_up, "stirred", lambda _: (str(clock.now), ""))
            while not one.bring_up(lambda: False):
                clock.now += 1
                one.look()
                assert clock.now < 2 * bringing_up.LONGEST
    assert clock.now > bringing_up.FIRST


def _bringing_up(library: Library) -> BringingUp:
    store = library._store

    def up(watches: Sequence[Watch], cancelled: Cancelled) -> Iterator[Progress]:
        return bring_up(store, watches, cancelled)

    return BringingUp(store, library.watches, up)


def test_who_is_overtaken_while_it_reads_again_leaves_nothing_half_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(again, "STEP", 1)
    with beside(folder, *MINE) as mine:
        before = told(mine)
        with beside(folder, *OTHER) as other:
            store: Store = mine._store
            overtaken = read_again(store, MINE, lambda: False)
            assert len(list(islice(overtaken, 2))) == 2
            list(read_again(other._store, OTHER, lambda: False))
            rung = told(other)
            assert list(overtaken) == []
            assert told(other) == rung
            assert other.summary().is_well
        list(mine.scan())
        assert told(mine) == before
