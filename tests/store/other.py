"""Another process at the same library: `python -m tests.store.other PROGRAM FOLDER [NUMBER]`."""

import resource
import sys
from itertools import count
from pathlib import Path

from briefings.errors import StoreError
from briefings.store.open import open_store
from briefings.store.protocols import Setting
from tests.store.making import days_ago, document, entry, fill, keyer, name


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


def full(folder: Path, _number: int) -> None:
    """Act until the disk takes no more, look, get more room, act again."""
    store = open_store(folder, keyer)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
    done = 0
    try:
        for number in count():
            store.state.apply("pinned", [Setting("pin", name(number), "x" * 1_000)])
            done += 1
    except StoreError:
        sys.stdout.write("refused\n")
    if len(store.state.all("pin")) == done == store.state.serial:
        sys.stdout.write("kept\n")
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    store.state.apply("pinned", [Setting("pin", name(done), "1")])
    store.close()
    again = open_store(folder, keyer)
    if len(again.state.all("pin")) == done + 1:
        sys.stdout.write("written\n")
    again.close()


if __name__ == "__main__":
    program, folder, *number = sys.argv[1:]
    {"write": write, "share": share, "full": full}[program](
        Path(folder), int((number or ["0"])[0])
    )
