"""One act on all that a list has: what it sets, of what is not so already."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from briefings.library.state import remarking
from briefings.model import AlertState, Bulk
from briefings.store.flags import ALERT, NO, PIN, READ, YES
from briefings.store.protocols import Narrow, Setting, Store
from briefings.store.standing import alert_id


class Meant(NamedTuple):
    """What an act comes to."""

    verb: str
    told: Sequence[str]
    """The ids of briefings or alerts that it is told of: a row is one, whatever is folded
    under it."""
    settings: Sequence[Setting]
    what: str = ""
    """What it does that to, in words; empty where how many tells it."""


class Listed(NamedTuple):
    """What a list has."""

    store: Store
    scope: Sequence[str]
    ids: Sequence[str]
    stories: bool
    """Whether what is folded under a row belongs to it."""
    watches: Collection[tuple[str, str]]
    """Watchlist and name of the watches whose alerts are meant: those in force, or such of them
    as the list was asked for."""
    swings: Mapping[str, AlertState]
    """The spikes and silences among them, which are alerts themselves."""

    def those(self, mark: str, is_so: bool) -> Sequence[str]:
        """Give the ids of those with a mark, or without."""
        return self._within(self.ids, mark, is_so)

    def copies(self, told: Sequence[str], mark: str, is_so: bool) -> Sequence[str]:
        """Give copies that say more than what is told, of those with a mark, or without."""
        return self._within(self.store.kinship.fresh(told), mark, is_so)

    def _within(self, ids: Sequence[str], mark: str, is_so: bool) -> Sequence[str]:
        return self.store.corpus.within(self.scope, ids, Narrow(marks=((mark, is_so),)))

    def alerts(self, states: Collection[AlertState]) -> Sequence[str]:
        """Give the ids of alerts in some states."""
        ids = self.ids
        if self.stories:
            heads = self.store.kinship.stories_of(ids)
            ids = tuple(dict.fromkeys(heads.get(one, one) for one in ids))
            copies = self.store.kinship.copies
            ids = (*ids, *(kin.briefing for one in ids for kin in copies(one)))
        swung = (one for one, state in self.swings.items() if state in states)
        found = self.store.corpus.alerts_in(self.scope, self.watches, ids, states)
        return (*swung, *found)

    def counted(self, alerts: Sequence[str]) -> str:
        """Say how many alerts there are, and of which watch or of how many; empty for one."""
        if len(alerts) < 2:
            return ""
        names = {alert_id("", *key): key[1] for key in self.watches}
        whose = {names.get(f":{one.rpartition(':')[2]}", one) for one in alerts}
        told = whose.pop() if len(whose) == 1 else f"{len(whose):,} watches"
        return f"{len(alerts):,} alerts of {told}"


def meant(listed: Listed, what: Bulk, tag: str = "") -> Meant:
    """Give what an act on all that a list has comes to; UsageError for what is no tag."""
    return _TAGS[what](listed, tag) if what in _TAGS else _ACTS[what](listed)


def _read(listed: Listed) -> Meant:
    told = listed.those("unread", True)
    ids = (*told, *listed.copies(told, "unread", True))
    return Meant("marked read", told, [Setting(READ, one, YES) for one in ids])


def _unread(listed: Listed) -> Meant:
    told = listed.those("unread", False)
    return Meant("marked unread", told, [Setting(READ, one, NO) for one in told])


def _pin(listed: Listed) -> Meant:
    told = listed.those("pinned", False)
    order = str(listed.store.state.serial + 1)
    return Meant("pinned", told, [Setting(PIN, one, order) for one in told])


def _unpin(listed: Listed) -> Meant:
    told = listed.those("pinned", True)
    return Meant("unpinned", told, [Setting(PIN, one, "") for one in told])


def _tag(listed: Listed, tag: str) -> Meant:
    return _tagging(listed, f"tagged {remarking.a_tag(tag)}:", [tag], [])


def _untag(listed: Listed, tag: str) -> Meant:
    return _tagging(listed, f"untagged {remarking.a_tag(tag)}:", [], [tag])


def _tagging(listed: Listed, verb: str, tags: Sequence[str], without: Sequence[str]) -> Meant:
    here = listed.store.corpus.within(listed.scope, listed.ids)
    settings = remarking.tagging(listed.store.state, here, tags, without)
    return Meant(verb, [one.target.partition("\n")[0] for one in settings], settings)


def _seen(listed: Listed) -> Meant:
    # What was old when it came is in no inbox, and acknowledged it would be.
    told = listed.alerts({AlertState.NEW})
    return _answering(listed, "acknowledged", told, AlertState.SEEN)


def _dismiss(listed: Listed) -> Meant:
    told = listed.alerts(frozenset(AlertState) - {AlertState.DISMISSED})
    return _answering(listed, "dismissed", told, AlertState.DISMISSED)


def _answering(listed: Listed, verb: str, told: Sequence[str], state: AlertState) -> Meant:
    settings = [Setting(ALERT, one, state.value) for one in told]
    return Meant(verb, told, settings, listed.counted(told))


_ACTS: Mapping[Bulk, Callable[[Listed], Meant]] = {
    Bulk.READ: _read,
    Bulk.UNREAD: _unread,
    Bulk.PIN: _pin,
    Bulk.UNPIN: _unpin,
    Bulk.SEEN: _seen,
    Bulk.DISMISS: _dismiss,
}
_TAGS: Mapping[Bulk, Callable[[Listed, str], Meant]] = {Bulk.TAG: _tag, Bulk.UNTAG: _untag}
