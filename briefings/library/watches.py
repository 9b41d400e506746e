"""The watches in force, and the store brought up to them when they change.

What reads names is imported late because a start with the watches of last time needs none of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import msgspec

from briefings.config import add_local, read_local, remove_local
from briefings.library.rows import NOT, WATCH
from briefings.model import Config, Progress, Tier, Watch
from briefings.store.protocols import Cancelled, Store, Words
from briefings.watch import key_of

LOCAL = "from the screen"
"""The watchlist of what was added without naming one."""

NOTE = "watches"

TELLING = 4
"""Letters from which the last word of a name is enough to look for it."""

GLUED = 1000
"""Words that begin with a watched name and are looked at, at most."""

STEP = 50
"""Briefings read again in one step: so few that an act beside it hardly waits."""

EVERY = 10_000_000
"""More briefings than a library holds: no limit."""


def local_file(data_dir: Path) -> Path:
    """Give the file in which watches added from the screen are kept for people to read."""
    return data_dir / "watch.d" / "local.yaml"


def in_force(config: Config, store: Store, written: Sequence[Watch]) -> tuple[Watch, ...]:
    """Give the configuration's watches and those added from the screen, each once.

    `written` are those of the local file, which may give them options.
    """
    named = {(watch.watchlist, watch.name) for watch in config.watches}
    full = {watch.name: replace(watch, local=True) for watch in written}
    added = (
        full.get(name) or Watch(name, watchlist or LOCAL, local=True)
        for name, watchlist in store.state.all(WATCH).items()
    )
    watches = config.watches + tuple(
        watch for watch in added if (watch.watchlist, watch.name) not in named
    )
    struck: dict[tuple[str, str], tuple[str, ...]] = {}
    for target in store.state.all(NOT):
        watchlist, name, spelling = target.split("\n")
        struck[watchlist, name] = (*struck.get((watchlist, name), ()), spelling)
    if not struck:
        return watches
    return tuple(
        replace(watch, excluded=(*watch.excluded, *struck.get(key_of(watch), ())))
        for watch in watches
    )


def not_target(watchlist: str, watch: str, spelling: str) -> str:
    """Give what a name struck out of a watch is called in state."""
    return "\n".join((watchlist, watch, spelling))


def is_same_watch(watch: Watch, name: str) -> bool:
    """Whether a watch rings for a name already: it is called so, or so in another spelling.

    A family name alone rings for more than a full name does, so that both may be watched.
    """
    from briefings.names.compare import compare

    if any(known.casefold() == name.casefold() for known in (watch.name, *watch.aliases)):
        return True
    if watch.query or len(watch.name.split()) != len(name.split()) or " " not in name:
        return False
    return compare(watch.name, name).tier in (Tier.EXACT, Tier.SURE)


def write_local(store: Store, file: Path) -> None:
    """Make the readable file say what state says, line by line."""
    wanted = store.state.all(WATCH)
    written = {watch.name for watch in read_local(file)}
    for name in wanted.keys() - written:
        add_local(file, name, wanted[name] or LOCAL)
    for name in written - wanted.keys():
        remove_local(file, name)


def bring_up(store: Store, watches: Sequence[Watch], cancelled: Cancelled) -> Iterator[Progress]:
    """Read the names again in briefings where other watches than last time may be met.

    What rings only now does so silently: its alert is old. The first step says how many are to
    be read and has read none; broken off, all is done once more the next time.
    """
    now = said(watches)
    before = store.corpus.note(NOTE)
    if now == before:
        return
    known = _known(before)
    changed = [watch for watch in {*known, *watches} if (watch in known) != (watch in watches)]
    from briefings.intake.queries import ring_past
    from briefings.intake.reading import enter_again, settle_names
    from briefings.names.gazetteer import Gazetteer

    gazetteer = Gazetteer(watches)
    asked = ring_past(store, [watch for watch in watches if watch not in known])
    candidates = list(dict.fromkeys([*asked, *_candidates(store, changed)]))
    stay = {key_of(watch) for watch in watches if watch.query and watch in known}
    yield Progress(0, len(candidates), ())
    for first in range(0, len(candidates), STEP):
        if cancelled():
            return
        some = candidates[first : first + STEP]
        entries = [entry for one in some if (entry := store.corpus.entry(one))]
        rings = [
            [
                *(ring for ring in entry.rings if key_of(ring) in stay),
                *asked.get(entry.briefing.id, ()),
            ]
            for entry in entries
        ]
        again = [
            enter_again(entry, gazetteer, watches, its)
            for entry, its in zip(entries, rings, strict=True)
        ]
        store.corpus.put([new for new, old in zip(again, entries, strict=True) if new != old])
        yield Progress(first + len(some), len(candidates), ())
    if candidates:
        settle_names(store)
    store.corpus.set_note(NOTE, now)


def is_behind(store: Store, watches: Sequence[Watch]) -> bool:
    """Whether briefings are still to be read for some of the watches in force."""
    return store.corpus.note(NOTE) != said(watches)


def confirm(store: Store, used: Sequence[Watch]) -> None:
    """Say after a scan that all briefings were read by those watches alone that it used too.

    Others may have come into force meanwhile, here or in another process.
    """
    known = _known(store.corpus.note(NOTE))
    if known != frozenset(used):
        store.corpus.set_note(NOTE, said([watch for watch in used if watch in known]))


def known_watches(store: Store) -> frozenset[Watch]:
    """Give the watches by which all briefings were read."""
    return _known(store.corpus.note(NOTE))


def evaluated(store: Store, watches: Sequence[Watch]) -> int:
    """Count those of some watches by which all briefings were read."""
    known = known_watches(store)
    return sum(watch in known for watch in watches)


def said(watches: Sequence[Watch]) -> str:
    """Give watches as the corpus keeps them, to know by which its briefings were read."""
    # Sets are put in order: their own changes from one process to the next.
    return msgspec.json.encode(watches, order="deterministic").decode()


@lru_cache(maxsize=4)
def _known(note: str) -> frozenset[Watch]:
    return frozenset(msgspec.json.decode(note, type=tuple[Watch, ...])) if note else frozenset()


def _candidates(store: Store, changed: Sequence[Watch]) -> Iterator[str]:
    """Give ids of briefings that a changed watch rings in, or might."""
    yield from store.corpus.rung([key_of(watch) for watch in changed])
    for watch in changed:
        for name in () if watch.query else (watch.name, *watch.aliases):
            yield from _holders(store, name)


def _holders(store: Store, name: str) -> Sequence[str]:
    """Give ids of briefings that hold a word like the last of a name, or one glued to it.

    A text may give a family name alone, and the whole name holds it too; of a short one all words
    are looked for, since it may be joined to another (`Jong Un`, `Jongun`).
    """
    from briefings.text.fold import index_words

    folded = index_words(name)
    telling = folded[-1:] if folded and len(folded[-1]) >= TELLING else folded
    terms = {term for word in telling for term in _like(store, word)}
    return store.index.find(Words(tuple(sorted(terms))), limit=EVERY) if terms else ()


def _like(store: Store, word: str) -> set[str]:
    from briefings.names.compare import compare_words
    from briefings.names.keys import keys

    near = {term.word for key in keys(word) for term in store.index.near(key)}
    terms = {term for term in near if compare_words(word, term).tier is not Tier.NO}
    terms.update(term.word for term in store.index.beginning(word, GLUED))
    return {*terms, word}
