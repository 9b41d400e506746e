"""The readable file of the watches added from the screen: `watch.d/local.yaml`."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from briefings.config import add_local, read_local, remove_local, set_local
from briefings.library.state import mirrors
from briefings.library.watches.in_force import LOCAL
from briefings.library.watches.settings import (
    NOT,
    RINGING,
    WATCH,
    WHERE,
    kinds_in,
    not_target,
    struck_out,
    where_setting,
)
from briefings.model import Watch
from briefings.store.protocols import State, Store
from briefings.watch import key_of


def local_file(data_dir: Path) -> Path:
    """Give the file in which watches added from the screen are kept for people to read."""
    return data_dir / "watch.d" / "local.yaml"


def write_local(store: Store, file: Path) -> None:
    """Make the readable file say what state says, line by line."""
    wanted = {name: watchlist or LOCAL for name, watchlist in store.state.all(WATCH).items()}
    extended = _extended(store.state, wanted)
    there = read_local(file)
    written = {watch.name for watch in there if not watch.extends}
    added = {key_of(watch) for watch in there if watch.extends}
    for name in written - wanted.keys():
        remove_local(file, name)
    for watchlist, name in added - extended:
        remove_local(file, name, watchlist)
    for name in wanted.keys() - written:
        add_local(file, name, wanted[name])
    for watchlist, name in sorted(extended - added):
        add_local(file, name, watchlist, extends=True)
    struck, where = struck_out(store.state), store.state.all(WHERE)
    for watch in read_local(file):
        key = key_of(watch)
        if struck.get(key, ()) != watch.excluded:
            set_local(file, watch.name, watch.watchlist, "not", struck.get(key, ()))
        kinds = where.get("\n".join(key), "")
        if (kinds_in(kinds) if kinds else RINGING) != watch.where:
            several = kinds.split(",") if kinds else ()
            set_local(file, watch.name, watch.watchlist, "where", several)
    mirrors.note_written(store.state, file, said(read_local(file)))


def _extended(state: State, wanted: Mapping[str, str]) -> set[tuple[str, str]]:
    """Give watches of the configuration of which state says more, by watchlist and name."""
    told = (target.split("\n") for kind in (NOT, WHERE) for target in state.all(kind))
    own = {(watchlist, name) for name, watchlist in wanted.items()}
    return {(watchlist, name) for watchlist, name, *_ in told} - own


def said(written: Sequence[Watch]) -> mirrors.Said:
    """Give what the readable file says, where these are its watches."""
    where = (where_setting(*key_of(watch), watch.where) for watch in written)
    return {
        WATCH: {watch.name: watch.watchlist for watch in written if not watch.extends},
        NOT: {
            not_target(*key_of(watch), one): "yes" for watch in written for one in watch.excluded
        },
        WHERE: {one.target: one.value for one in where if one.value},
    }


def said_by_state(state: State) -> mirrors.Said:
    """Give what the readable file is to say."""
    return mirrors.said_by_state(state, {kind: {} for kind in (WATCH, NOT, WHERE)})
