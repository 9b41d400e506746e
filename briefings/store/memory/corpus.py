"""Briefings and what was made of them, in memory."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from briefings.model import Briefing, EntityKind, Mention
from briefings.store.memory.counting import Tally
from briefings.store.memory.kinship import MemoryKinship
from briefings.store.memory.listing import MemoryListing
from briefings.store.memory.naming import Named, by_day, ids, named, naming
from briefings.store.memory.roll import MemoryRoll
from briefings.store.memory.slashes import habit_of, misread
from briefings.store.protocols import (
    AT_ONCE,
    NOTHING_KEPT,
    NOTHING_REMARKED,
    NOTHING_SAID,
    Count,
    Entry,
    Habit,
    Naming,
    Part,
    Remark,
    RemarkKind,
    SpellingCount,
    When,
)
from briefings.store.standing import by_word, is_settled, stated_day


class MemoryCorpus(MemoryListing, MemoryRoll):
    """Entries, origins and flags in dictionaries."""

    def __init__(self, kinship: MemoryKinship) -> None:
        """Begin empty; `kinship` says which briefings are folded."""
        MemoryListing.__init__(self, kinship)
        MemoryRoll.__init__(self)
        self._flagged = 0
        self._notes: dict[str, str] = {}

    def put(self, entries: Sequence[Entry]) -> None:
        self._entries.update((entry.briefing.id, entry) for entry in entries)

    def remove(self, ids: Sequence[str]) -> None:
        for briefing in ids:
            self._entries.pop(briefing, None)
        self._kinship.forget(ids)

    def entry(self, briefing: str, *, at_once: bool = False) -> Entry | None:
        entry = self._entries.get(briefing)
        return None if entry and at_once and _is_long(entry.briefing) else entry

    def entries(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        return {one: self._entries[one] for one in ids if one in self._entries}

    def briefings(self, ids: Sequence[str], *, at_once: bool = False) -> Mapping[str, Briefing]:
        found = {one: self._entries[one].briefing for one in ids if one in self._entries}
        return {name: one for name, one in found.items() if not (at_once and _is_long(one))}

    def unnamed(self) -> Sequence[str]:
        return [name for name, entry in self._entries.items() if not entry.named]

    def unrecognised(self, stamp: str) -> Sequence[str]:
        there = self._entries.items()
        return sorted(name for name, one in there if one.named and one.recognised != stamp)

    def name(self, named: Sequence[tuple[Briefing, tuple[Mention, ...]]]) -> None:
        for briefing, mentions in named:
            entry = self._entries.get(briefing.id)
            if entry and not entry.named and entry.briefing == briefing:
                self._entries[briefing.id] = entry.naming(mentions)

    def matching(self, prefix: str, limit: int) -> Sequence[str]:
        return sorted(name for name in self._entries if name.startswith(prefix))[:limit]

    def stated_days(self, source: str) -> Sequence[date]:
        stated = {stated_day(self._entries[name].briefing) for name in self._of(source)}
        return sorted(day for day in stated if day)

    def unsettled(self, source: str, days: Collection[int]) -> Sequence[str]:
        wanted = set(days)
        return [
            name
            for name in self._of(source)
            if not is_settled(self._entries[name].briefing)
            and not wanted.isdisjoint(self._entries[name].days)
        ]

    def habit(self, publisher: str) -> Habit | None:
        return habit_of(self._entries.values(), publisher)

    def misread(self) -> Sequence[str]:
        return misread(list(self._entries.values()))

    def age(self, source: str, before: date) -> None:
        for name in self._of(source):
            entry = self._entries[name]
            if entry.briefing.dating and entry.briefing.dating.end < before:
                self._entries[name] = replace(entry, old=True)

    def spellings(
        self, scope: Sequence[str] | None = None, entities: Collection[str] | None = None
    ) -> Iterable[SpellingCount]:
        tallies: dict[tuple[str, EntityKind], Tally] = {}
        names = self._entries if scope is None else self._listing(scope)
        for entry in (self._entries[name] for name in names):
            here: dict[tuple[str, EntityKind], list[Mention]] = {}
            for mention in entry.in_story:
                here.setdefault((mention.entity, mention.kind), []).append(mention)
            for key, mentions in here.items():
                tallies.setdefault(key, Tally()).add(entry, mentions)
        wanted = (key for key in sorted(tallies) if entities is None or key[0] in entities)
        return [tallies[key].total(*key) for key in wanted]

    def copied(self, most: int) -> frozenset[str] | None:
        held = Counter(one.briefing for one in self._origins.values())
        found = {name for name, count in held.items() if count > 1}
        for name in self._entries:
            if story := self._story(name):
                found.update((name, story))
        return frozenset(found) if len(found) <= most else None

    def publishers(self) -> Collection[str]:
        return {entry.briefing.publisher or "" for entry in self._entries.values()}

    def ringing(self) -> Collection[str]:
        return {ring.watch for entry in self._entries.values() for ring in entry.rings}

    def _languages(self) -> Iterable[str]:
        return [entry.briefing.language for entry in self._entries.values()]

    def naming(
        self, kind: EntityKind, entities: Collection[str], scope: Sequence[str] | None = None
    ) -> Naming:
        return naming(self._named(kind, entities, scope))

    def naming_by_day(
        self,
        kind: EntityKind,
        entities: Collection[str],
        days: range,
        scope: Sequence[str] | None = None,
    ) -> Mapping[int, Count]:
        return by_day(self._named(kind, entities, scope), days)

    def who_name(
        self,
        kind: EntityKind,
        entities: Collection[str],
        scope: Sequence[str] | None = None,
        *,
        when: When = Part.EVERY,
        limit: int | None = None,
    ) -> Sequence[str]:
        return ids(self._named(kind, entities, scope), when, limit)

    def naming_among(
        self, kind: EntityKind, entities: Collection[str], ids: Collection[str]
    ) -> Collection[str]:
        those = [self._entries[one] for one in ids if one in self._entries]
        return {one.slot[-1] for one in named(those, kind, entities)}

    def named_in(
        self,
        kind: EntityKind,
        groups: Sequence[Collection[str]],
        scope: Sequence[str] | None = None,
    ) -> Sequence[int]:
        return [len(self._named(kind, group, scope)) for group in groups]

    def _named(
        self, kind: EntityKind, entities: Collection[str], scope: Sequence[str] | None
    ) -> Sequence[Named]:
        those = self._entries if scope is None else self._every(scope)
        return named(map(self._entries.__getitem__, those), kind, entities)

    def bearers(self, kind: EntityKind) -> Mapping[str, Collection[str]]:
        if kind is EntityKind.PERSON:
            return by_word((one, name) for one, (_, name) in self.entities().items())
        mentions = (one for entry in self._entries.values() for one in entry.in_story)
        return by_word((one.entity, one.name) for one in mentions if one.kind is kind)

    def flag(
        self,
        read: Mapping[str, bool | None],
        pinned: Mapping[str, int],
        serial: int,
        *,
        alerts: Mapping[str, str] = NOTHING_SAID,
        kept: Mapping[str, bool] = NOTHING_KEPT,
        remarks: Mapping[Remark, str] = NOTHING_REMARKED,
        whole: bool = False,
    ) -> None:
        if whole:
            for known in (self._read, self._pinned, self._said, self._kept):
                known.clear()
            self._remarks.clear()
        self._said.update(alerts)
        self._kept.update(kept)
        self._read.update(read)
        self._pinned.update(pinned)
        self._remarks.update(remarks)
        self._flagged = serial

    def remarks(self, kind: RemarkKind) -> Sequence[str]:
        return sorted({text for one, text in self._remarks.items() if text and one.kind is kind})

    def remarked(self, kind: RemarkKind, texts: Collection[str] | None = None) -> Sequence[str]:
        found = {
            one.briefing
            for one, text in self._remarks.items()
            if one.kind is kind and text and (texts is None or text in texts)
        }
        here = found.intersection(self._entries)
        return sorted(here, key=lambda name: self._place(name)[1:])

    @property
    def flagged(self) -> int:
        return self._flagged

    def note(self, key: str) -> str:
        return self._notes.get(key, "")

    def set_note(self, key: str, value: str) -> None:
        self._notes[key] = value

    def _of(self, source: str) -> list[str]:
        held = {one.briefing for one in self._origins.values() if one.source == source}
        return sorted(name for name in held if name in self._entries)


def _is_long(briefing: Briefing) -> bool:
    return len(briefing.text) > AT_ONCE
