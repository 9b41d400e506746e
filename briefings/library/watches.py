"""The watches in force, and the store brought up to them when they change.

What reads names is imported late because a start with the watches of last time needs none of it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from briefings.config import add_local, read_local, remove_local, set_local
from briefings.intake.past import Pasts, add_past, heirs, lost, note_pasts, pasts, rang
from briefings.intake.watched import (
    changing,
    is_read_by,
    known_watches,
    note_changing,
    note_read,
    stored,
    watched_since,
)
from briefings.library import flagging, mirrors
from briefings.library.rows import NOT, WATCH, WHERE
from briefings.model import AlertState, BlockKind, Config, Progress, Tier, Watch, Work
from briefings.store.flags import ALERT, PIN
from briefings.store.protocols import (
    ANY,
    Cancelled,
    Entry,
    Near,
    Ring,
    Setting,
    State,
    Store,
    Words,
)
from briefings.store.standing import alert_id
from briefings.watch import Before, key_of, taken_over

LOCAL = "from the screen"
"""The watchlist of what was added without naming one."""

TELLING = 4
"""Letters from which the last word of a name is enough to look for it."""

GLUED = 1000
"""Words that begin with a watched name and are looked at, at most."""

STEP = 50
"""Briefings read again in one step: so few that an act beside it hardly waits."""

BESIDE = 2
"""Words between a given name and a family name, at most."""

MANY = 100
"""Watches that came or went at once of which it is asked whether all is quicker read again."""
WORTH = 15
"""Briefings that are read again in the time in which those are found that hold one name."""
EVERY = 10_000_000
"""More briefings than a library holds: no limit."""


Taken = Callable[[Entry, Entry], Mapping[tuple[str, str], Sequence[Ring]]]
"""Gives in place of which rings of an entry others are in a later one (`watch.taken_over`)."""


def local_file(data_dir: Path) -> Path:
    """Give the file in which watches added from the screen are kept for people to read."""
    return data_dir / "watch.d" / "local.yaml"


def in_force(config: Config, store: Store, written: Sequence[Watch]) -> tuple[Watch, ...]:
    """Give the configuration's watches and those added from the screen, each once.

    `written` are those of the local file, which may give them options.
    """
    named = {(watch.watchlist, watch.name) for watch in config.watches}
    # What state can say of them it says alone: the file follows.
    full = {
        watch.name: replace(watch, local=True, excluded=(), where=RINGING)
        for watch in written
        if not watch.extends
    }
    added = (
        full.get(name) or Watch(name, watchlist or LOCAL, local=True)
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
            where=_kinds(where["\n".join(key_of(watch))])
            if "\n".join(key_of(watch)) in where
            else watch.where,
        )
        for watch in watches
    )


RINGING = Watch("", "").where
"""The kinds of block that a watch rings in unless something else is said."""


def struck_out(state: State) -> dict[tuple[str, str], tuple[str, ...]]:
    """Give the names struck out of watches, by watchlist and watch."""
    struck: dict[tuple[str, str], tuple[str, ...]] = {}
    for target in state.all(NOT):
        watchlist, name, spelling = target.split("\n")
        struck[watchlist, name] = (*struck.get((watchlist, name), ()), spelling)
    return struck


def where_setting(watchlist: str, watch: str, kinds: Collection[BlockKind]) -> Setting:
    """Give the setting that says in which kinds of block a watch rings."""
    value = "" if frozenset(kinds) == RINGING else ",".join(sorted(kinds))
    return Setting(WHERE, f"{watchlist}\n{watch}", value)


def _kinds(value: str) -> frozenset[BlockKind]:
    return frozenset(BlockKind(one) for one in value.split(","))


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
        if (_kinds(kinds) if kinds else RINGING) != watch.where:
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


def bring_up(store: Store, watches: Sequence[Watch], cancelled: Cancelled) -> Iterator[Progress]:
    """Read the names again in briefings where other watches than last time may be met.

    What rings only now does so silently where it was received before its watch was there: its
    alert is old. What rang is not forgotten (`intake.past`). Words that wait for their keys have
    them first, which the steps call naming. The first step says how many may be to read and has
    read none, nor asked a new query; broken off, all is done once more the next time, and so where
    a scan stores something meanwhile.
    """
    if is_read_by(store.corpus, watches):
        return
    before = stored(store.corpus)
    known = known_watches(store.corpus)
    since = watched_since(store, watches)
    changed = [*changing(store.corpus), *known.symmetric_difference(watches)]
    from briefings.intake.queries import ask, rings_in
    from briefings.intake.reading import enter_again
    from briefings.intake.settling import settle_names
    from briefings.names.gazetteer import Gazetteer

    gazetteer = Gazetteer(watches)
    fresh = [watch for watch in watches if watch.query and watch not in known]
    yield from _prepared(store, fresh, cancelled)
    if cancelled():
        return
    asked = list(ask(store, fresh, store.corpus.sources()))
    answers = [one for query in asked for one in query.ids]
    candidates = list(dict.fromkeys([*answers, *_candidates(store, changed)]))
    stay = {key_of(watch) for watch in watches if watch.query and watch in known}

    past = pasts(store.state)
    begun = {key_of(watch): at for watch, at in since.items()}
    told = Before(begun, past, rang(store.state), heirs(store.state))

    def again(entry: Entry) -> Entry:
        rings = [ring for ring in entry.rings if key_of(ring) in stay] + rings_in(entry, asked)
        return enter_again(entry, gazetteer, watches, told, rings)

    yield Progress(0, len(candidates), work=Work.WATCHING)
    note_changing(store.corpus, tuple(dict.fromkeys(changed)))
    for first in range(0, len(candidates), STEP):
        if cancelled():
            return
        some = candidates[first : first + STEP]
        _read_again(store, some, again, past, partial(taken_over, watched=watches, told=told))
        yield Progress(first + len(some), len(candidates), work=Work.WATCHING)
    if candidates:
        settle_names(store, cancelled)
        add_past(past, _at_feet(store, watches, told))
        note_pasts(store.state, past)
    note_read(store, watches, before)


def _at_feet(store: Store, watches: Sequence[Watch], told: Before) -> Iterable[Entry]:
    """Let lines at the feet of stories ring that recur; give what rings by that."""
    # Late, as in `bring_up`.
    from briefings.intake.feet import ring_feet

    def said(entry: Entry, ring: Ring) -> Ring:
        return replace(ring, old=told.is_old(ring, entry))

    return ring_feet(store, watches, said)


def _read_again(
    store: Store,
    ids: Sequence[str],
    again: Callable[[Entry], Entry],
    past: Pasts,
    taken: Taken,
) -> None:
    """Read some briefings again; what rang and rings no more is noted, or handed on."""
    # Late, as in `bring_up`.
    from briefings.intake.feet import note_feet

    with store.batch():
        entries = [entry for one in ids if (entry := store.corpus.entry(one))]
        add_past(past, entries)
        pairs = [(entry, again(entry)) for entry in entries]
        changed = [(before, now) for before, now in pairs if now != before]
        # Noted first: who is killed here has lost nothing.
        flagging.keep(store, [*lost(changed), *_handed_on(store.state, changed, taken)])
        store.corpus.put([now for _, now in changed])
        note_feet(store, [now for _, now in changed])
    add_past(past, [now for _, now in pairs])


def _handed_on(
    state: State, pairs: Iterable[tuple[Entry, Entry]], taken: Taken
) -> Iterator[Setting]:
    """Give what the reader said of alerts in whose place others are, said of those.

    Of several, what waits to be seen does so on. What was dismissed is of a heir alone, since that
    takes it off the screen: of another watch that is met on the same words it was seen.
    """
    came = heirs(state)
    for before, now in pairs:
        one = before.briefing.id
        for key, rings in taken(before, now).items():
            of = {
                alert_id(one, *key_of(ring)): key_of(ring)
                for ring in rings
                if ring.old == rings[0].old
            }
            was = min(of, key=lambda name: state.get(ALERT, name) not in ("", AlertState.NEW))
            name = alert_id(one, *key)
            for kind in (ALERT, PIN):
                value = state.get(kind, was)
                if value == AlertState.DISMISSED and key not in came.get(of[was], ()):
                    value = AlertState.SEEN
                if value != state.get(kind, name):
                    yield Setting(kind, name, value)


def _prepared(store: Store, queries: Sequence[Watch], cancelled: Cancelled) -> Iterator[Progress]:
    """Give words that wait their keys: before that, nobody knows who sounds like a watch.

    And say before a query is asked that it will be.
    """
    count = sum(group.count for group in store.corpus.groups(store.corpus.sources()))
    if store.index.unkeyed(1):
        from briefings.intake.keying import key_rest

        yield Progress(0, count, work=Work.NAMING)
        for _ in key_rest(store, cancelled):
            yield Progress(0, count, work=Work.NAMING)
    if queries:
        yield Progress(0, count, work=Work.WATCHING)


def is_behind(store: Store, watches: Sequence[Watch]) -> bool:
    """Whether briefings are still to be read for some of the watches in force."""
    return not is_read_by(store.corpus, watches)


def evaluated(store: Store, watches: Sequence[Watch]) -> int:
    """Count those of some watches by which all briefings were read."""
    known = known_watches(store.corpus)
    return sum(watch in known for watch in watches)


def _candidates(store: Store, changed: Sequence[Watch]) -> Iterator[str]:
    """Give ids of briefings that a changed watch rings in, or might.

    Of very many watches that is nearly every briefing, and they are not looked for.
    """
    if len(changed) >= MANY:
        most = len(changed) * WORTH
        every = store.corpus.narrowed(store.corpus.sources(), ANY, limit=most)
        if len(every) < most:
            yield from every
            return
    yield from store.corpus.rung([key_of(watch) for watch in changed])
    for watch in changed:
        for name in () if watch.query else (watch.name, *watch.aliases):
            yield from holders(store, name)


def holders(store: Store, name: str) -> Sequence[str]:
    """Give ids of briefings that hold a word like the last of a name, or one glued to it.

    A text may give a family name alone, and the whole name holds it too; of a short one all words
    are looked for, since it may be joined to another (`Jong Un`, `Jongun`). What is less like it
    counts where a given name stands beside it, as in a text.
    """
    from briefings.names.gazetteer import Gazetteer
    from briefings.names.korean import beginnings, families
    from briefings.names.parse import parse
    from briefings.text.fold import fold_word
    from briefings.text.indexed import index_words

    folded = index_words(name)
    telling = folded[-1:] if folded and len(folded[-1]) >= TELLING else folded
    forms = Gazetteer([Watch(name, "")]).forms
    joined = [fold_word(form.family) for form in forms if "-" in form.family]
    terms = {term for word in (*telling, *joined) for term in _like(store, word)}
    found = list(store.index.find(Words(tuple(sorted(terms))), limit=EVERY)) if terms else []
    for form in forms:
        given = {term for one in form.given for term in _like(store, fold_word(one))}
        loose = _likely(store, fold_word(form.family)) - terms if given else set()
        if loose:
            beside = Near(Words(tuple(sorted(given))), Words(tuple(sorted(loose))), BESIDE)
            found += store.index.find(beside, limit=EVERY)
    if of_family := families(parse(name)):
        begun = {term for one in beginnings(parse(name)) for term in _beginning(store, one)}
        whole = Near(Words(of_family), Words(tuple(sorted(begun))), BESIDE)
        found += store.index.find(whole, limit=EVERY)
    return found


def _beginning(store: Store, word: str) -> set[str]:
    """Give the words that begin with one."""
    return {word, *(term.word for term in store.index.beginning(word, GLUED))}


def _like(store: Store, word: str) -> set[str]:
    """Give the words that may be a watched one, and those glued to it."""
    from briefings.names.compare import compare_words
    from briefings.names.keys import is_listed, keys, text_keys
    from briefings.names.rough import LEAST_NEAR, likest

    whole = text_keys(word)
    by_rule = {key for key in keys(word) if key in whole or is_listed(key)}
    found = set(store.index.sharing(sorted(by_rule), EVERY))
    near = store.index.sharing([key for key in keys(word) if key not in by_rule], EVERY)
    found.update(likest(word, near, EVERY, least=LEAST_NEAR))
    terms = {term for term in found if compare_words(word, term).tier is not Tier.NO}
    return terms | _beginning(store, word)


def _likely(store: Store, word: str) -> set[str]:
    """Give the words that may be a family name where a given name stands beside them."""
    from briefings.names.keys import keys, longer_keys
    from briefings.names.watched import LEAST
    from briefings.names.words import link

    wanted = (*keys(word), *longer_keys(word))
    near = store.index.sharing(wanted, EVERY)
    return {term for term in near if link(word, term).score >= LEAST}
