"""Hashes put in lately are found as those at their places are, wherever they wait."""

from collections.abc import Iterator
from random import Random

import apsw
import pytest

from briefings.store.sqlite.schema import text_of_script
from briefings.store.sqlite.sketches import CROWD, Sketches, sharing, take_out

HASHES = [*range(40), (1 << 32) - 1]


@pytest.fixture
def db() -> Iterator[apsw.Connection]:
    made = apsw.Connection(":memory:")
    made.execute(text_of_script("corpus.sql"))
    yield made
    made.close()


def put(db: apsw.Connection, sketches: Sketches, told: dict[int, list[int]]) -> None:
    db.executemany("INSERT INTO trace VALUES (?, ?, '')", [(key, key) for key in told])
    sketches.put(db, ((run, key) for key, runs in told.items() for run in runs))


def expected(kept: dict[int, list[int]]) -> dict[int, list[int]]:
    """Give who shares which hash, where anybody does."""
    found = {run: sorted(key for key, runs in kept.items() if run in runs) for run in HASHES}
    return {run: keys[:CROWD] for run, keys in found.items() if keys}


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("moved", [1, 7, 1000])
def test_who_shares_a_hash_is_the_same_whatever_waits(
    db: apsw.Connection, seed: int, moved: int
) -> None:
    random, kept = Random(seed), dict[int, list[int]]()
    sketches = Sketches(large=12, lately=40, moved=moved)
    for step in range(40):
        those = {
            3 * step + at: sorted(random.sample(HASHES, random.randint(1, 9)))
            for at in range(random.randint(1, 3))
        }
        put(db, sketches, those)
        kept |= those
        if random.random() < 0.4:
            gone = random.choice(list(kept))
            take_out(db, gone, kept.pop(gone))
        assert sharing(db, HASHES) == expected(kept)
    assert not db.execute(
        "SELECT 1 FROM sketch GROUP BY run % (1 << 32), key HAVING count(*) > 1"
    ).get


def test_of_very_many_who_share_a_hash_the_first_are_given_wherever_they_wait(
    db: apsw.Connection,
) -> None:
    sketches = Sketches(large=50, lately=1000)
    for key in range(1, 2 * CROWD):
        put(db, sketches, {key: [7]})
    assert sharing(db, [7]) == {7: list(range(1, CROWD + 1))}


def test_few_wait_however_many_come_and_all_lie_at_their_places_in_a_small_table(
    db: apsw.Connection,
) -> None:
    sketches = Sketches(large=100, lately=30, moved=10)
    waiting = "SELECT count(*) FROM sketch WHERE run >= 1 << 32"
    for key in range(1, 400):
        put(db, sketches, {key: [key, key + 1, key + 2]})
        assert db.execute(waiting).get <= (30 if key >= 100 else 0)
