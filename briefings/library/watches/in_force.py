"""The watches in force: the configuration's, and those added from the screen.

What compares names is imported late because a start needs none of it.
"""

from collections.abc import Sequence
from dataclasses import replace

from briefings.config import query_fault
from briefings.intake.watches.watched import changing, known_watches
from briefings.library.watches.merged import with_merged
from briefings.library.watches.settings import RINGING, WATCH, WHERE, kinds_in, struck_out
from briefings.model import Config, RefusedWatch, Tier, Watch
from briefings.query import is_query
from briefings.store.protocols import Corpus, Store
from briefings.store.standing import decisions
from briefings.watch import key_of

LOCAL = "from the screen"
"""The watchlist of what was added without naming one."""


def in_force(config: Config, store: Store, written: Sequence[Watch]) -> tuple[Watch, ...]:
    """Give the configuration's watches and those added from the screen, each once.

    `written` are those of the local file, which may give them options. One that cannot be read
    since its last edit is in force as it was before, in its place. A watch rings for the names
    that were merged with its own.
    """
    watches = list(_readable(config, store, written))
    for one in reversed(config.refused):
        if before := _before(store.corpus, one):
            watches.insert(one.before, before)
    return with_merged(watches, decisions(store.state).same)


def _before(corpus: Corpus, refused: RefusedWatch) -> Watch | None:
    """Give a watch that cannot be read as it was when it last could be, None if it never was."""
    key = refused.watchlist, refused.name
    known = (*known_watches(corpus), *changing(corpus))
    return next((watch for watch in known if key_of(watch) == key), None)


def _readable(config: Config, store: Store, written: Sequence[Watch]) -> tuple[Watch, ...]:
    named = {(watch.watchlist, watch.name) for watch in config.watches}
    # What state can say of them it says alone: the file follows.
    full = {
        watch.name: replace(watch, local=True, excluded=(), where=RINGING)
        for watch in written
        if not watch.extends
    }
    added = (
        full.get(name) or _added(name, watchlist or LOCAL)
        for name, watchlist in store.state.all(WATCH).items()
    )
    watches = config.watches + tuple(
        watch for watch in added if (watch.watchlist, watch.name) not in named
    )
    struck = struck_out(store.state)
    where = store.state.all(WHERE)
    return tuple(
        replace(
            watch,
            excluded=(*watch.excluded, *struck.get(key_of(watch), ())),
            where=kinds_in(where["\n".join(key_of(watch))])
            if "\n".join(key_of(watch)) in where
            else watch.where,
        )
        for watch in watches
    )


def _added(name: str, watchlist: str) -> Watch:
    """Give a watch that was added and is not written down: of a name, or plainly of a query.

    What was added as a name, and would be a query with a mistake, stays a name.
    """
    is_asked = is_query(name) and query_fault(name) is None
    return Watch(name, watchlist, local=True, query=name if is_asked else "")


def is_same_watch(watch: Watch, name: str) -> bool:
    """Whether a watch rings for a name already: it is called so, or so in another spelling.

    A family name alone rings for more than a full name does, so that both may be watched.
    """
    from briefings.names.compare import compare

    if any(known.casefold() == name.casefold() for known in (watch.name, *watch.aliases)):
        return True
    if (
        watch.query
        or is_query(name)
        or len(watch.name.split()) != len(name.split())
        or " " not in name
    ):
        return False
    return compare(watch.name, name).tier in (Tier.EXACT, Tier.SURE)
