"""What the reader did, in memory."""

import os
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefings.model import Place
from briefings.store.merging import fresh
from briefings.store.protocols import Deed, Last, Setting, Step

Kept = tuple[str, int]
"""A value, and when its target was first set since it last had none; `("", 0)` for none."""


@dataclass(frozen=True, slots=True)
class _Move:
    kind: str
    target: str
    before: Kept
    after: Kept


@dataclass(frozen=True, slots=True)
class _Act:
    serial: int
    label: str
    moves: tuple[_Move, ...]


class MemoryState:
    """Settings with their history."""

    def __init__(self, settings: Iterable[Setting] = ()) -> None:
        """Begin with settings that are there already and cannot be undone."""
        self._kept: dict[tuple[str, str], Kept] = {}
        self._done: list[_Act] = []
        self._undone: list[_Act] = []
        self._serial = 0
        self._order = 0
        self._place: Place | None = None
        self._author = os.urandom(8).hex()
        self._deeds: list[Deed] = []
        for setting in settings:
            self._change(setting)

    def apply(self, label: str, settings: Sequence[Setting]) -> Step:
        moves = tuple(self._change(setting) for setting in settings)
        self._done.append(_Act(self._serial + 1, label, moves))
        self._undone.clear()
        return self._step(label, settings)

    def keep(self, settings: Sequence[Setting]) -> int:
        for setting in settings:
            self._change(setting)
        self._serial += bool(settings)
        if settings:
            self._tell("", settings)
        return self._serial if settings else 0

    def undo(self, act: int = 0) -> Step | None:
        if not self._done or act not in (0, self._done[-1].serial):
            return None
        last = self._done.pop()
        self._undone.append(last)
        told = {}
        for move in reversed(last.moves):
            told[move.kind, move.target] = self._keep(move.kind, move.target, move.before)
        return self._step(last.label, list(told.values()))

    def redo(self, act: int = 0) -> Step | None:
        if not self._undone or act not in (0, self._undone[-1].serial):
            return None
        last = self._undone.pop()
        self._done.append(last)
        told = {}
        for move in last.moves:
            told[move.kind, move.target] = self._keep(move.kind, move.target, move.after)
        return self._step(last.label, list(told.values()))

    def last(self, *, undone: bool = False) -> Last | None:
        acts = self._undone if undone else self._done
        return Last(acts[-1].serial, len(acts[-1].moves)) if acts else None

    def get(self, kind: str, target: str) -> str:
        return self._kept.get((kind, target), ("", 0))[0]

    def those(self, kind: str, targets: Collection[str]) -> Mapping[str, str]:
        return {one: value for one in targets if (value := self.get(kind, one))}

    def all(self, kind: str) -> Mapping[str, str]:
        those = [(kept, target) for (its, target), kept in self._kept.items() if its == kind]
        those.sort(key=lambda one: one[0][1])
        return {target: kept[0] for kept, target in those}

    def under(self, kind: str, *prefixes: str) -> Mapping[str, str]:
        return {one: value for one, value in self.all(kind).items() if one.startswith(prefixes)}

    @property
    def serial(self) -> int:
        return self._serial

    def deeds(self) -> Sequence[Deed]:
        return tuple(self._deeds)

    def merge(self, deeds: Iterable[Deed]) -> int:
        found = fresh(self._deeds, deeds)
        for deed, settings in found:
            for setting in settings:
                self._change(setting)
            self._deeds.append(replace(deed, settings=tuple(settings)))
            self._serial += 1
        return len(found)

    def place(self) -> Place | None:
        return self._place

    def set_place(self, place: Place) -> None:
        self._place = place

    def _change(self, setting: Setting) -> _Move:
        before = self._kept.get((setting.kind, setting.target), ("", 0))
        after = ("", 0)
        if setting.value:
            self._order += 1
            after = (setting.value, before[1] or self._order)
        self._keep(setting.kind, setting.target, after)
        return _Move(setting.kind, setting.target, before, after)

    def _keep(self, kind: str, target: str, kept: Kept) -> Setting:
        if kept[0]:
            self._kept[kind, target] = kept
        else:
            self._kept.pop((kind, target), None)
        return Setting(kind, target, kept[0])

    def _tell(self, label: str, settings: Sequence[Setting]) -> None:
        """Log what holds now, each thing once."""
        held = {(one.kind, one.target): one for one in settings}
        name, now = os.urandom(16).hex(), time.time_ns() // 1000
        self._deeds.append(Deed(name, self._author, now, label, tuple(held.values())))

    def _step(self, label: str, settings: Sequence[Setting]) -> Step:
        self._serial += 1
        self._tell(label, settings)
        return Step(self._serial, label, tuple(settings))
