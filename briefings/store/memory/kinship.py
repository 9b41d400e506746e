"""Copies and recurring lines, in memory."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from briefings.store.kinship import RECURRING, Kin, Sketched, Trace


class MemoryKinship:
    """Traces and kin in dictionaries, looked through when asked."""

    def __init__(self) -> None:
        """Begin empty."""
        self._traces: dict[str, Trace] = {}
        self._kin: dict[str, Kin] = {}
        self._recurring: set[int] = set()
        self._holders: dict[int, set[str]] = {}
        self._sharing: dict[int, set[str]] = {}

    def trace(self, traces: Sequence[Trace]) -> None:
        for one in traces:
            self._untrace(one.briefing)
            self._traces[one.briefing] = one
            for run in one.sketch:
                self._sharing.setdefault(run, set()).add(one.briefing)
            for line in one.lines:
                self._holders.setdefault(line, set()).add(one.briefing)

    def forget(self, ids: Sequence[str]) -> None:
        for name in ids:
            self._untrace(name)
            self._kin.pop(name, None)

    def _untrace(self, name: str) -> None:
        old = self._traces.pop(name, None)
        if old is not None:
            for run in old.sketch:
                self._sharing[run].discard(name)
            for line in old.lines:
                self._holders[line].discard(name)

    def alike(
        self, sketches: Sequence[Sequence[int]], least: int, limit: int
    ) -> Sequence[Sequence[Sketched]]:
        return [self._alike(sketch, least, limit) for sketch in sketches]

    def _alike(self, sketch: Sequence[int], least: int, limit: int) -> Sequence[Sketched]:
        shared = Counter(name for run in sketch for name in self._sharing.get(run, ()))
        found = sorted((-count, name) for name, count in shared.items() if count >= least)
        near = (self._traces[name] for _, name in found[:limit])
        return [Sketched(one.briefing, one.size, one.sketch) for one in near]

    def kin(self, briefing: str) -> Kin | None:
        return self._kin.get(briefing)

    def adopt(self, kin: Sequence[Kin]) -> None:
        self._kin.update((one.briefing, one) for one in kin)

    def part(self, ids: Sequence[str]) -> None:
        for name in ids:
            self._kin.pop(name, None)

    def copies(self, story: str) -> Sequence[Kin]:
        return [self._kin[name] for name in sorted(self._kin) if self._kin[name].story == story]

    def stories(self) -> Sequence[str]:
        return sorted({one.story for one in self._kin.values()})

    def fresh(self, stories: Iterable[str]) -> Sequence[str]:
        return [one.briefing for story in stories for one in self.copies(story) if one.fresh]

    def stories_of(self, ids: Iterable[str]) -> Mapping[str, str]:
        return {one: kin.story for one in ids if (kin := self.kin(one))}

    def traced(self, briefing: str) -> Trace | None:
        return self._traces.get(briefing)

    def known(self, ids: Iterable[str]) -> Sequence[str]:
        return sorted(self._traces.keys() & set(ids))

    def lines(self, ids: Iterable[str]) -> frozenset[int]:
        return frozenset(
            line for name in ids if name in self._traces for line in self._traces[name].lines
        )

    def holders(self, lines: Iterable[int]) -> Sequence[str]:
        names = {name for line in lines for name in self._holders.get(line, ())}
        return [name for name in self._traces if name in names]

    def recount(self, lines: Iterable[int]) -> frozenset[int]:
        asked = frozenset(lines)
        recur = {line for line in asked if self._stories(line) >= RECURRING}
        changed = recur ^ (self._recurring & asked)
        self._recurring ^= changed
        return frozenset(changed)

    def _stories(self, line: int) -> int:
        names = self._holders.get(line, ())
        return len({self._kin[name].story if name in self._kin else name for name in names})

    def every_recurring(self) -> frozenset[int]:
        return frozenset(self._recurring)

    def recurring(self, lines: Iterable[int]) -> frozenset[int]:
        return frozenset(lines) & self._recurring
