"""A watch that takes another's place: renamed, respelt or moved to another list by one edit.

What the reader said of the one holds of the other from then on: its mute, what is struck out of
it, where it rings, what was said of its spikes and silences. Of its other alerts
`watch.taken_over` tells, briefing by briefing.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from briefings.intake.past import HEIR, heirs
from briefings.intake.watched import changing, known_watches
from briefings.library.muting import MUTE
from briefings.library.rows import NOT, WHERE
from briefings.library.swinging import is_swing
from briefings.model import Tier, Watch
from briefings.store.flags import ALERT, PIN
from briefings.store.protocols import Setting, State, Store
from briefings.store.standing import alert_id
from briefings.watch import key_of

Key = tuple[str, str]
"""A watchlist and a watch."""


def handed_on(store: Store, watches: Sequence[Watch]) -> list[Setting]:
    """Give what is to be kept where watches go and others come in their places.

    It says so once: what the reader sets of the heir after that is its own.
    """
    state = store.state
    before = known_watches(store.corpus) | changing(store.corpus)
    stood, there = set(map(key_of, before)), set(map(key_of, watches))
    gone = [watch for watch in before if key_of(watch) not in there]
    come = [watch for watch in watches if key_of(watch) not in stood]
    known = state.all(HEIR)
    found = [Setting(HEIR, one, "") for one in known if _pair(one)[0] in there]
    for old, new in product(gone, come):
        of = _target(key_of(old), key_of(new))
        if of not in known and _is_heir(old, new):
            is_return = _target(key_of(new), key_of(old)) in known
            found += [Setting(HEIR, of, "yes"), *_said(state, old, new, is_return=is_return)]
    return found


def retold(state: State, settings: Iterable[Setting]) -> list[Setting]:
    """Give what some settings, undone or done again, say of the heirs of their watches."""
    places = heirs(state)
    digests = {alert_id("", *key): key for key in places}
    told = []
    for one in settings:
        watchlist, _, rest = one.target.partition("\n")
        name, *struck = rest.split("\n")
        if one.kind in (MUTE, NOT, WHERE):
            heads = (("\n".join((*heir, *struck))) for heir in places.get((watchlist, name), ()))
        elif one.kind in (ALERT, PIN):
            briefing, sign, digest = one.target.partition(":")
            key = digests.get(sign + digest)
            heads = (alert_id(briefing, *heir) for heir in (places[key] if key else ()))
        else:
            continue
        told += [Setting(one.kind, target, one.value) for target in heads]
    return told


def _is_heir(old: Watch, new: Watch) -> bool:
    """Whether a watch that comes is one that goes: it asks the same, or has a name of it."""
    if old.query or new.query:
        return old.query == new.query
    return any(_are_like(*names) for names in product(_names(old), _names(new)))


def _names(watch: Watch) -> tuple[str, ...]:
    return (watch.name, *watch.aliases)


def _are_like(one: str, other: str) -> bool:
    """Whether two names may be one's: of a family name alone it is, whoever bears it."""
    # Imported late: a start with the watches of last time compares no names.
    from briefings.names.compare import compare

    if " " not in one or " " not in other:
        one, other = one.rsplit(maxsplit=1)[-1], other.rsplit(maxsplit=1)[-1]
    return one.casefold() == other.casefold() or compare(one, other).tier.joins


def _said(state: State, old: Watch, new: Watch, *, is_return: bool) -> Iterator[Setting]:
    """Give what was said of one watch for another, of which it was not: that comes first.

    Unless it comes back: then what it was called meanwhile has what is said of it.
    """
    was, now = "\n".join(key_of(old)), "\n".join(key_of(new))
    for kind in (MUTE, WHERE):
        value, its = state.get(kind, was), state.get(kind, now)
        # Where it rings stands in a file, which may have told it already.
        if (is_return and (value or kind == MUTE)) or not its:
            yield Setting(kind, now, value)
    for target in state.under(NOT, f"{was}\n"):
        name = target.removeprefix(f"{was}\n")
        if not any(_is_called(own, name) for own in _names(new)):
            yield Setting(NOT, f"{now}\n{name}", "yes")
    digest = alert_id("", *key_of(old))
    for kind in (ALERT, PIN):
        for target, value in state.all(kind).items():
            heir = alert_id(target.partition(":")[0], *key_of(new))
            is_its = target.endswith(digest) and is_swing(target)
            if is_its and (is_return or not state.get(kind, heir)):
                yield Setting(kind, heir, value)


def _is_called(own: str, name: str) -> bool:
    # Imported late, as above.
    from briefings.names.compare import compare

    if own.casefold() == name.casefold():
        return True
    return " " in own and compare(own, name).tier in (Tier.EXACT, Tier.SURE)


def _target(old: Key, new: Key) -> str:
    return "\n".join((*old, *new))


def _pair(target: str) -> tuple[Key, Key]:
    watchlist, name, into, heir = target.split("\n")
    return (watchlist, name), (into, heir)
