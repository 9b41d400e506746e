"""A watch that takes another's place: renamed, respelt or moved to another list by one edit.

What the reader said of the one holds of the other from then on: its mute, what is struck out of
it, where it rings, what was said of its spikes and silences; and it rings at the foot of the same
stories. Of its other alerts `watch.taken_over` tells, briefing by briefing.

An heir is silent where its forerunner was, so that a wrong one is a name missed. One goes and one
comes, or nobody inherits: of what meets several, or meets another only by what both sound like,
nothing is carried, and it rings.

What reads names is imported late because a start with the watches of last time compares none.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import product

from briefings.intake.watches.past import FEET, HEIR, heirs
from briefings.intake.watches.watched import changing, known_watches
from briefings.library.watches.muting import MUTE
from briefings.library.watches.settings import NOT, WHERE
from briefings.library.watches.swinging import is_swing
from briefings.model import Tier, Watch
from briefings.store.flags import ALERT, PIN
from briefings.store.protocols import Setting, State, Store
from briefings.store.standing import alert_id
from briefings.text.sanitise import safe_line
from briefings.watch import key_of

Key = tuple[str, str]
"""A watchlist and a watch."""
Pair = tuple[Watch, Watch]
"""A watch that goes and one that comes."""
Swings = Mapping[str, Sequence[tuple[str, str, str]]]
"""What was said of spikes and silences: kind, target and value, by the digest of the watch."""
Feet = Mapping[str, Mapping[str, str]]
"""In which stories lines ring at their feet, by the name of the watch and the line."""


def handed_on(store: Store, watches: Sequence[Watch]) -> list[Setting]:
    """Give what is to be kept where watches go and others come in their places.

    It says so once: what the reader sets of the heir after that is its own.
    """
    state = store.state
    before = known_watches(store.corpus) | changing(store.corpus)
    stood, there = set(map(key_of, before)), set(map(key_of, watches))
    # Once each, though the last edit may be half read for.
    gone = list({key_of(watch): watch for watch in before if key_of(watch) not in there}.values())
    come = [watch for watch in watches if key_of(watch) not in stood]
    known = state.all(HEIR)
    found = [Setting(HEIR, one, "") for one in known if _pair(one)[0] in there]
    pairs = list(_heirs(gone, come))
    swings, feet = (_swings(state), _feet(state)) if pairs else ({}, {})
    for old, new in pairs:
        of = _target(key_of(old), key_of(new))
        if of not in known:
            is_return = _target(key_of(new), key_of(old)) in known
            found += [
                Setting(HEIR, of, "yes"),
                *_said(state, swings, feet, old, new, is_return=is_return),
            ]
    return found


def told(settings: Iterable[Setting]) -> str:
    """Say which watches are silent by what is handed on, and after whom; empty where none is."""
    some = [one for one in settings if one.value]
    pairs = [_pair(one.target) for one in some if one.kind == HEIR]
    silent = [(old, new, how) for old, new in pairs if (how := _silence(some, "\n".join(new)))]
    if not silent:
        return ""
    (watchlist, name), (into, heir), how = silent[0]
    more = f", and {len(silent) - 1} more so" if silent[1:] else ""
    return safe_line(f"{heir} ({into}) is {how} as {name} ({watchlist}) was{more}")


def _silence(settings: Iterable[Setting], watch: str) -> str:
    """Say how a watch is silent by some settings; empty where it is not."""
    own = [one for one in settings if one.target == watch]
    struck = [
        name
        for one in settings
        if one.kind == NOT and (name := one.target.removeprefix(f"{watch}\n")) != one.target
    ]
    parts = ["muted" for one in own if one.kind == MUTE]
    parts += [f"silent for {', '.join(struck)}"] if struck else []
    kinds = (one.value.replace(",", ", ") for one in own if one.kind == WHERE)
    return " and ".join([*parts, *(f"silent outside {one}" for one in kinds)])


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


def _heirs(gone: Sequence[Watch], come: Sequence[Watch]) -> Iterator[Pair]:
    """Give which watches come in whose places, at most one each; the surer signs first.

    Who meets several by one sign inherits by no lesser one either.
    """
    met = set[Watch]()
    for keys, is_like in (
        (_called, _is_like),
        (_asked, _is_like),
        (_named, _is_named),
        (_sounding, _is_respelt),
        (_listed, _is_shorter),
    ):
        if met.issuperset(gone) or met.issuperset(come):
            return
        pairs, crowd = _alone(gone, come, keys)
        alike = [pair for pair in pairs if met.isdisjoint(pair) and is_like(*pair)]
        yield from alike
        met.update(crowd, *alike)


def _alone(
    gone: Sequence[Watch], come: Sequence[Watch], keys: Callable[[Watch], Iterable[Hashable]]
) -> tuple[list[Pair], set[Watch]]:
    """Give those of which one that goes and one that comes share a key, and who shares with more.

    The time grows with the watches, not with their pairs: a list of thousands may be renamed.
    """
    places = defaultdict[Hashable, tuple[list[Watch], list[Watch]]](lambda: ([], []))
    for side, watches in enumerate((gone, come)):
        for watch in watches:
            for key in set(keys(watch)):
                places[key][side].append(watch)
    shared = [place for place in places.values() if all(place)]
    pairs = {(olds[0], news[0]) for olds, news in shared if len(olds) == len(news) == 1}
    crowd = {one for olds, news in shared if len(olds) + len(news) > 2 for one in (*olds, *news)}
    times = Counter(one for pair in pairs for one in pair)
    crowd.update(one for one, count in times.items() if count > 1)
    return [pair for pair in pairs if crowd.isdisjoint(pair)], crowd


def _called(watch: Watch) -> Iterable[Hashable]:
    return [(watch.name.casefold(), watch.query)]


def _asked(watch: Watch) -> Iterable[Hashable]:
    return [watch.query] if watch.query else []


def _named(watch: Watch) -> Iterable[Hashable]:
    return [] if watch.query else [name for name in _folded(watch) if " " in name]


def _sounding(watch: Watch) -> Iterable[Hashable]:
    from briefings.names.spelling.keys import text_keys

    words = watch.name.split()
    if watch.query or not _is_person(watch.name):
        return []
    return product([watch.watchlist], text_keys(words[0]), text_keys(words[-1]))


def _listed(watch: Watch) -> Iterable[Hashable]:
    return [watch.watchlist]


def _is_like(old: Watch, new: Watch) -> bool:
    return old.query == new.query


def _is_named(old: Watch, new: Watch) -> bool:
    """Whether one is called by an alias of the other: an alias of both may be a firm of two."""
    return old.name.casefold() in _folded(new) or new.name.casefold() in _folded(old)


def _is_respelt(old: Watch, new: Watch) -> bool:
    """Whether two full names are the very same, but for the way in which they are written."""
    from briefings.names.compare import is_called_so

    return is_called_so(old.name, new.name) and is_called_so(new.name, old.name)


def _is_shorter(old: Watch, new: Watch) -> bool:
    """Whether one is called by the family name alone that the other bears, or by its alias.

    They are the only ones to go and to come in their list.
    """
    if old.query or new.query:
        return False
    return _has_short(old, new.name) or _has_short(new, old.name)


def _has_short(watch: Watch, short: str) -> bool:
    if " " in short:
        return False
    return short.casefold() in _folded(watch) or any(_bears(one, short) for one in _names(watch))


def _bears(name: str, family: str) -> bool:
    """Whether a name begins with a given name and ends with a family name, and is no phrase."""
    from briefings.names.spelling.given import is_listed
    from briefings.names.watching.forms import is_phrase

    if not _is_person(name) or is_phrase(family):
        return False
    first, *_, last = name.split()
    return last.casefold() == family.casefold() and is_listed(first)


def _is_person(name: str) -> bool:
    """Whether a name may be a person's in full."""
    from briefings.names.compare import LONGEST
    from briefings.names.watching.forms import is_phrase

    return " " in name and len(name) <= LONGEST and not is_phrase(name)


def _names(watch: Watch) -> tuple[str, ...]:
    return (watch.name, *watch.aliases)


def _folded(watch: Watch) -> tuple[str, ...]:
    return tuple(name.casefold() for name in _names(watch))


def _said(
    state: State, swings: Swings, feet: Feet, old: Watch, new: Watch, *, is_return: bool
) -> Iterator[Setting]:
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
    for line, stories in feet.get(old.name, {}).items():
        if not feet.get(new.name, {}).get(line):
            yield Setting(FEET, f"{line}\n{new.name}", stories)
    digest = alert_id("", *key_of(old))
    for kind, target, value in swings.get(digest, ()):
        heir = alert_id(target.removesuffix(digest), *key_of(new))
        if is_return or not state.get(kind, heir):
            yield Setting(kind, heir, value)


def _swings(state: State) -> Swings:
    found = defaultdict[str, list[tuple[str, str, str]]](list)
    for kind in (ALERT, PIN):
        for target, value in state.all(kind).items():
            if is_swing(target):
                found[f":{target.rpartition(':')[2]}"].append((kind, target, value))
    return found


def _feet(state: State) -> Feet:
    found = defaultdict[str, dict[str, str]](dict)
    for target, stories in state.all(FEET).items():
        line, _, name = target.partition("\n")
        found[name][line] = stories
    return found


def _is_called(own: str, name: str) -> bool:
    from briefings.names.compare import compare

    if own.casefold() == name.casefold():
        return True
    return " " in own and compare(own, name).tier in (Tier.EXACT, Tier.SURE)


def _target(old: Key, new: Key) -> str:
    return "\n".join((*old, *new))


def _pair(target: str) -> tuple[Key, Key]:
    watchlist, name, into, heir = target.split("\n")
    return (watchlist, name), (into, heir)
