"""Another process at the same library: `python -m tests.store.other PROGRAM FOLDER [NUMBER]`."""

import random
import resource
import sys
from itertools import count
from pathlib import Path

from briefings.errors import StoreError
from briefings.store.open import open_store
from briefings.store.protocols import Setting, Words
from tests.store.making import days_ago, document, entry, fill, keyer, listed, name


def write(folder: Path, first: int) -> None:
    """Do acts and take in briefings for ever; say each act's number when it is done."""
    store = open_store(folder, keyer)
    for number in count(first):
        store.state.apply("pinned", [Setting("pin", name(number), str(number))])
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        with store.batch():
            one = entry(number, days_ago(number))
            fill(store.corpus, [one])
            store.index.put([document(number, "river", day=days_ago(number))])


def share(folder: Path, writer: int) -> None:
    """Take in sixty briefings, a batch and an act each; say how many."""
    store = open_store(folder, keyer)
    done = 0
    for number in range(writer * 1_000, writer * 1_000 + 60):
        with store.batch():
            fill(store.corpus, [entry(number, days_ago(number % 7))])
            store.index.put([document(number, "river", day=days_ago(number % 7))])
        store.state.apply("read", [Setting("read", name(number), "1")])
        done += 1
    store.close()
    sys.stdout.write(f"{done}\n")


def full(folder: Path, rounds: int) -> None:
    """Fill the disk at some write, look, get more room, go on; say of each round how it went."""
    store = open_store(folder, keyer)
    chance = random.Random(4)
    done = taken = 0
    for _ in range(rounds):
        logs = [file.stat().st_size for file in folder.glob("*-wal")]
        allow(chance.choice(logs) + chance.randrange(40_000))
        try:
            while True:
                store.state.apply("pinned", [Setting("pin", name(done), "x" * 1_000)])
                done += 1
                with store.batch():
                    fill(store.corpus, [entry(taken, days_ago(taken))])
                    store.index.put([document(taken, "river", day=days_ago(taken))])
                taken += 1
        except StoreError:
            is_kept = len(store.state.all("pin")) == done and len(listed(store)) == taken
        allow(resource.RLIM_INFINITY)
        store.state.apply("pinned", [Setting("pin", name(done), "1")])
        done += 1
        sys.stdout.write("kept\n" if is_kept else "lost\n")
    store.close()
    again = open_store(folder, keyer)
    found = again.index.find(Words(("river",)), limit=9_999_999)
    is_whole = not again.problems and len(again.state.all("pin")) == done
    sys.stdout.write("whole\n" if is_whole and len(found) == taken else "lost\n")
    again.close()


def allow(size: int) -> None:
    """Let no file grow beyond so many bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


if __name__ == "__main__":
    program, folder, *number = sys.argv[1:]
    {"write": write, "share": share, "full": full}[program](
        Path(folder), int((number or ["0"])[0])
    )
