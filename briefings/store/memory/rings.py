"""Rings, in memory: what rang, by briefing and by watch."""

from abc import abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from briefings.model import AlertState
from briefings.store.memory.counting import bell
from briefings.store.protocols import AlertsSaid, Bell, Entry, Heard, Rate, RingLine, Slot
from briefings.store.standing import alert_id, ring_lines, slot_of


class MemoryRings:
    """The corpus as lists of alerts show it."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._entries: dict[str, Entry] = {}
        self._said: dict[str, str] = {}
        self._kept: dict[str, bool] = {}

    @abstractmethod
    def _every(self, scope: Sequence[str]) -> set[str]:
        """Give what has an origin in scope."""

    @abstractmethod
    def _story(self, name: str) -> str:
        """Give what a briefing is folded under as a copy; empty for none."""

    def rings(self, scope: Sequence[str]) -> Sequence[RingLine]:
        inside = sorted(self._every(scope), key=self._slot)
        return [line for name in inside for line in self.rings_in(name)]

    def ring_lines(
        self, scope: Sequence[str], of: tuple[str, str], start: int, count: int
    ) -> Sequence[RingLine]:
        found = [line for line in self._shown(scope) if _key(line) == of]
        return sorted(found, key=lambda line: not line.pinned)[start : start + count]

    def alerts_of(
        self, scope: Sequence[str], of: tuple[str, str], states: Collection[AlertState]
    ) -> Sequence[str]:
        found = [one for one in self.rings(scope) if _key(one) == of and one.state in states]
        return [_id(line) for line in sorted(found, key=lambda line: not line.pinned)]

    def alerts_in(
        self,
        scope: Sequence[str],
        of: Collection[tuple[str, str]],
        briefings: Collection[str],
        states: Collection[AlertState],
    ) -> Sequence[str]:
        here = self._every(scope)
        lines = (line for one in briefings if one in here for line in self.rings_in(one))
        return [_id(line) for line in lines if _key(line) in of and line.state in states]

    def alerts_among(self, scope: Sequence[str], alerts: Collection[str]) -> AlertsSaid:
        found = {_id(one): (one.state, one.pinned) for one in self.rings(scope)}
        return {one: found[one] for one in found.keys() & set(alerts)}

    def rings_in(self, briefing: str) -> Sequence[RingLine]:
        entry = self._entries.get(briefing)
        return [
            replace(line, state=self._state(entry, line), pinned=self._kept.get(_id(line), False))
            for line in (ring_lines(entry) if entry else ())
            if entry
        ]

    def heard(
        self,
        scope: Sequence[str],
        of: Collection[tuple[str, str]],
        state: AlertState,
        *,
        after: Heard | None = None,
        limit: int,
    ) -> Sequence[Heard]:
        every = self.rings(scope)
        ringing = {one.briefing for one in every if one.state in (AlertState.NEW, AlertState.SEEN)}
        found = [
            self._heard(line, place, ringing)
            for _, lines in groupby(every, key=lambda line: line.briefing)
            for place, line in enumerate(lines)
            if line.state is state and _key(line) in of
        ]
        return [one for one in found if after is None or one[:2] > after[:2]][:limit]

    def _heard(self, line: RingLine, place: int, ringing: Collection[str]) -> Heard:
        story = self._story(line.briefing) or line.briefing
        shown = story if story in ringing else line.briefing
        return Heard(self._slot(line.briefing), place, story, shown)

    def earliest(self, scope: Sequence[str], of: tuple[str, str], day: date) -> str:
        found = [_id(one) for one in self.rings(scope) if _key(one) == of and one.date == day]
        return found[-1] if found else ""

    def _state(self, entry: Entry, line: RingLine) -> AlertState:
        silent = AlertState.OLD if entry.old or line.ring.old else AlertState.NEW
        return AlertState(self._said.get(_id(line)) or silent)

    def _shown(self, scope: Sequence[str]) -> list[RingLine]:
        return [line for line in self.rings(scope) if line.state is not AlertState.DISMISSED]

    def rung(self, of: Collection[tuple[str, str]]) -> Sequence[str]:
        return sorted(
            name
            for name, entry in self._entries.items()
            if any((ring.watchlist, ring.watch) in of for ring in entry.rings)
        )

    def bells(self, scope: Sequence[str], days: int) -> Sequence[Bell]:
        gathered: dict[tuple[str, str], list[RingLine]] = {}
        shown = self._shown(scope)
        for line in shown:
            gathered.setdefault(_key(line), []).append(line)
        last = sorted({line.date for line in shown if line.date})[-days:]
        return [bell(*key, lines, last) for key, lines in gathered.items()]

    def rates(
        self, scope: Sequence[str], since: date = date.min
    ) -> Mapping[tuple[str, str], Sequence[Rate]]:
        counted: dict[tuple[str, str], dict[date, Rate]] = {}
        for line in self.rings(scope):
            if line.date is not None and line.date >= since:
                entry = self._entries[line.briefing]
                days = counted.setdefault((line.ring.watchlist, line.ring.watch), {})
                _, rings, loud = days.get(line.date, (line.date, 0, 0))
                is_loud = not (entry.old or line.ring.old)
                days[line.date] = Rate(line.date, rings + 1, loud + is_loud)
        return {key: sorted(days.values()) for key, days in counted.items()}

    def _slot(self, name: str) -> Slot:
        entry = self._entries[name]
        return slot_of(entry.briefing, entry.received)


def _key(line: RingLine) -> tuple[str, str]:
    return line.ring.watchlist, line.ring.watch


def _id(line: RingLine) -> str:
    return alert_id(line.briefing, line.ring.watchlist, line.ring.watch)
