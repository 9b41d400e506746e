"""By which watches all that is stored was read, and since when each is watched.

Noted beside the corpus, in the transaction of what it tells of: a scan may be killed, and watches
may come into force while one goes on, here or in another process.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache

import msgspec

from briefings.intake.watches.past import begun
from briefings.model import Watch
from briefings.store.protocols import Corpus, Store
from briefings.store.standing import last_receipt
from briefings.text.known import known
from briefings.watch import key_of

_KNOWN, _SINCE, _STORED = "watches", "watched since", "stored"
_CHANGING, _TURN = "watches changing", "watches read"


def known_watches(corpus: Corpus) -> frozenset[Watch]:
    """Give the watches by which all briefings were read."""
    return _known(corpus.note(_KNOWN)) - changing(corpus)


def changing(corpus: Corpus) -> frozenset[Watch]:
    """Give the watches that came or went when reading for that was broken off."""
    return _known(corpus.note(_CHANGING))


def stirred(corpus: Corpus) -> tuple[str, str]:
    """Give what is another whenever something was stored, or somebody read for their watches."""
    return stored(corpus), corpus.note(_TURN)


def whose_turn(corpus: Corpus) -> str:
    """Give what changes whenever somebody begins to read what is stored for other watches."""
    return corpus.note(_TURN).partition(" ")[0]


def take_turn(store: Store, before: str, watches: Sequence[Watch]) -> str:
    """Note that reading begins for watches that came or went: some briefings know it, some not.

    Give the turn, which is had until somebody else takes one; empty where that was done since it
    was `before`, and it is not known any more what is to be read.
    """
    with store.batch():
        if whose_turn(store.corpus) != before:
            return ""
        turn = str(int(before or "0") + 1)
        store.corpus.set_note(_CHANGING, _said(watches))
        _stir(store.corpus, turn)
    return turn


def keep_turn(corpus: Corpus, turn: str) -> bool:
    """Say that the reading of a turn goes on; False where it is somebody else's by now."""
    is_kept = whose_turn(corpus) == turn
    if is_kept:
        _stir(corpus, turn)
    return is_kept


def _stir(corpus: Corpus, turn: str) -> None:
    steps = corpus.note(_TURN).partition(" ")[2]
    corpus.set_note(_TURN, f"{turn} {int(steps or '0') + 1}")


def is_read_by(corpus: Corpus, watches: Sequence[Watch]) -> bool:
    """Whether all briefings were read by some watches, and by no others."""
    return corpus.note(_KNOWN) == _said(watches) and not corpus.note(_CHANGING)


def stored(corpus: Corpus) -> str:
    """Give what changes whenever a scan stores something."""
    return corpus.note(_STORED)


def note_stored(corpus: Corpus, watches: Sequence[Watch]) -> None:
    """Note that something was stored that was read by some watches alone."""
    corpus.set_note(_STORED, str(int(corpus.note(_STORED) or "0") + 1))
    known = known_watches(corpus)
    if not known.issubset(watches):
        corpus.set_note(_KNOWN, _said([watch for watch in watches if watch in known]))


def note_read(store: Store, watches: Sequence[Watch], before: str, turn: str) -> None:
    """Note that all was read by some watches in a turn.

    Unless a scan stored something since `before`, or the turn is another's.
    """
    with store.batch():
        if stored(store.corpus) == before and keep_turn(store.corpus, turn):
            store.corpus.set_note(_KNOWN, _said(watches))
            store.corpus.set_note(_CHANGING, "")


def watched_since(store: Store, watches: Sequence[Watch]) -> Mapping[Watch, datetime]:
    """Give for watches the last receipt that each came after, with the options it has.

    Options that are new come now, and those that were there before when they did then: so what a
    change silenced rings again where that is undone. A watch that was gone, or never there, is
    there since state says so.
    """
    corpus = store.corpus
    with store.batch():
        before, came = _since(corpus), begun(store.state)
        known = set(map(key_of, known_watches(corpus)))
        now = last_receipt(corpus) or datetime.now(UTC)
        since = {
            watch: before.get(watch)
            or (now if key_of(watch) in known else came.get(key_of(watch), now))
            for watch in watches
        }
        in_force = set(map(key_of, watches))
        kept = {watch: at for watch, at in before.items() if key_of(watch) in in_force} | since
        if kept != before:
            corpus.set_note(_SINCE, _packed(tuple(kept.items())))
    return since


def _since(corpus: Corpus) -> dict[Watch, datetime]:
    packed = corpus.note(_SINCE)
    return dict(msgspec.json.decode(packed, type=known(_Since))) if packed else {}


_Since = tuple[tuple[Watch, datetime], ...]


def _said(watches: Sequence[Watch]) -> str:
    return _packed(tuple(watches))


def _packed(value: tuple[Watch, ...] | _Since) -> str:
    # Sets are put in order: their own changes from one process to the next.
    return msgspec.json.encode(value, order="deterministic").decode()


@lru_cache(maxsize=4)
def _known(note: str) -> frozenset[Watch]:
    return (
        frozenset(msgspec.json.decode(note, type=known(tuple[Watch, ...])))
        if note
        else frozenset()
    )
