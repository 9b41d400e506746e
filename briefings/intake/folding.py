"""What new files change in briefings that are here already: whose copies they are, their folds."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from briefings import watch
from briefings.intake.correcting import corrected
from briefings.intake.reading import Around, Made, Text, read_again
from briefings.intake.watches.feet import note_feet
from briefings.intake.watches.queries import ring_batch
from briefings.model import Briefing, Watch
from briefings.store.protocols import Document, Entry, Store
from briefings.stories import Compared, Stories


class Make(Protocol):
    """Finds what the store keeps of a text (`Crew.make`)."""

    def __call__(self, text: Briefing, /, *, is_one_of_many: bool = False) -> Made:
        """Find it; one of many waits for who is named but not watched."""


class Folding:
    """Keeps copies and recurring lines true while one scan goes on."""

    def __init__(
        self,
        store: Store,
        watches: Sequence[Watch],
        make: Make,
        compared: Compared | None = None,
    ) -> None:
        """Stand on a store; `make` finds what it keeps of a text read again.

        What was `compared` before is not read of the store once more.
        """
        self._store = store
        self._watches = watches
        self._make = make
        self._came: Mapping[str, Text] = {}
        self._stories = Stories(store.kinship, self._story, compared)

    def come(self, read: Mapping[str, Text], first: Collection[str]) -> bool:
        """Take in briefings, stored a moment ago, by what they were read as.

        Whether any had to be read again.

        What rang in a briefing goes on when it is read again, but in those that are here for the
        `first` time: nobody has heard it yet.
        """
        kinship = self._store.kinship
        self._came = read
        traces = [replace(one.trace, briefing=name) for name, one in read.items()]
        touched = self._stories.come(traces, {name: one.runs for name, one in read.items()})
        told = set(kinship.holders(kinship.recount(touched))) - read.keys()
        recurring = kinship.recurring(touched)
        told.update(
            name for name, one in read.items() if one.folded != one.trace.lines & recurring
        )
        self._read_again(told, first)
        return bool(told)

    def go(self, ids: Sequence[str]) -> None:
        """Let go of briefings, before the store does."""
        kinship = self._store.kinship
        changed = kinship.recount(self._stories.go(ids))
        self._read_again(set(kinship.holders(changed)) - set(ids), ())

    def _read_again(self, ids: Collection[str], first: Collection[str]) -> None:
        corpus = self._store.corpus
        around = Around(self._store)
        before, entries, documents = list[Entry](), list[Entry](), list[Document]()
        for name in sorted(ids):
            entry = corpus.entry(name)
            if entry is None:
                continue
            again = read_again(entry, around.of(entry), self._store.kinship)
            again = corrected(again, self._store.state)
            if again == entry:
                continue
            briefing = again.briefing
            # Where it waits for who is named, it waits on.
            made = self._make(briefing, is_one_of_many=not entry.named)
            fresh = made.entry(briefing, entry.received, again.told)
            before.append(entry)
            entries.append(replace(fresh, old=entry.old))
            documents.append(made.document(briefing, entry.received))
        if entries:
            self._store.index.put(documents)
            rung = ring_batch(self._store, entries, documents, self._watches)
            told = [
                now if now.briefing.id in first else self._kept(was, now)
                for was, now in zip(before, rung, strict=True)
            ]
            corpus.put(told)
            note_feet(self._store, told)

    def _kept(self, before: Entry, now: Entry) -> Entry:
        found = watch.kept(before, now.mentions, now.rings)
        places = watch.places(self._watches, {ring.watch for ring in found})
        return replace(now, rings=watch.in_order(found, places))

    def _story(self, briefing: str) -> str | None:
        if briefing in self._came:
            return self._came[briefing].story
        entry = self._store.corpus.entry(briefing)
        return entry.story if entry else None
