"""Which briefing a text is: one that is there, a later version of one, or one of its own.

A changed file's text is a new version of the briefing that the file was, so that what the reader
did stays with it. While another file has the old text, it is a briefing of its own, in which what
rang in the old one is silent: that one's alert tells of it. So whoever is the last to leave a
briefing hands on what rang in it, and what the reader did, to the one it is now.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from os.path import lexists

from briefings.intake.correcting import DATE, TITLE
from briefings.intake.files import file_of
from briefings.model import AlertState, ScanStatus, Watch
from briefings.store.flags import ALERT, NOTE, PIN, READ, TAG, flag, keep_beside
from briefings.store.protocols import Entry, Origin, Setting, State, Store
from briefings.store.standing import alert_id
from briefings.text.digest import blake2b
from briefings.watch import carried, handed_on, key_of, loud_rings, parted

VERSION = "version"
"""The kind of setting that says whose version a text is."""

_KEPT = (PIN, TAG, NOTE)
"""The kinds of settings that one briefing hands on to another that may be read already."""


class Stored:
    """What the store says of the briefings that some texts may be, asked for all at once.

    It stands while none of them is put; of others the store is asked as they come.
    """

    def __init__(self, store: Store, texts: Collection[str] = ()) -> None:
        """Ask about texts, by their ids."""
        self._store = store
        versions = store.state.those(VERSION, texts) if texts else {}
        self._asked = {*texts, *versions.values()}
        self._said = {kind: dict(store.state.those(kind, self._asked)) for kind in (DATE, TITLE)}
        self._said[VERSION] = {name: versions.get(name, "") for name in texts}
        self._entries = store.corpus.entries(list(self._asked))

    def entry(self, briefing: str) -> Entry | None:
        """Give what is stored of a briefing; None where nothing is."""
        is_asked = briefing in self._asked
        return self._entries.get(briefing) if is_asked else self._store.corpus.entry(briefing)

    def get(self, kind: str, target: str) -> str:
        """Give what is set, or empty."""
        said = self._said[kind]
        if target in said or (kind != VERSION and target in self._asked):
            return said.get(target, "")
        return self._store.state.get(kind, target)

    def keep(self, setting: Setting) -> None:
        """Remember what no act of the reader's set."""
        keep_beside(self._store, [setting])
        self._said[setting.kind][setting.target] = setting.value


class Versions:
    """Tells which briefings texts are, through one look at the files of a source."""

    def __init__(self, store: Store, before: Callable[[str], Origin | None]) -> None:
        """Take what gives the origin that a path of the source had before the look."""
        self._store = store
        self._before = before
        self.stored = Stored(store)
        """What the store says of the texts that are settled now."""
        self._now: dict[str, str] = {}
        """Which briefings the files are that were settled."""
        self._holders: dict[str, str] = {}
        self._parted: dict[str, str] = {}
        """Of briefings that came: what their files were, where another file is that still."""

    def begin(self, texts: Collection[str]) -> None:
        """Ask the store about texts that are to be settled, by their ids."""
        self.stored = Stored(self._store, texts)

    def named(self, text: str) -> str:
        """Give the id of the briefing whose version a text is, by the text's own id."""
        return self.stored.get(VERSION, text) or text

    def settle(self, path: str, briefing: str) -> None:
        """Say which briefing a file is now, before that is stored."""
        self._now[path] = briefing

    def _was(self, path: str) -> str:
        """Give the briefing that a file was before, or empty."""
        origin = self._before(path)
        return origin.briefing if origin else ""

    def is_elsewhere(self, briefing: str, path: str) -> bool:
        """Whether another file holds a briefing and is there."""
        return bool(self._holder(briefing, path))

    def _holder(self, briefing: str, path: str) -> str:
        """Give the path of another file that holds a briefing and is there, or empty.

        One text may be in ten thousand files, and each of them asks: the one that was found last
        is given while it holds, and the one whose turn is likely to be late is found first.
        """
        last = self._holders.get(briefing, path)
        if last == path or not self._holds(last, briefing):
            origins = self._store.corpus.origins_of(briefing)
            others = (one.raw_path for one in reversed(origins) if one.raw_path != path)
            last = next((one for one in others if self._holds(one, briefing)), "")
            self._holders[briefing] = last or path
        return last

    def _holds(self, path: str, briefing: str) -> bool:
        return self._now.get(path, briefing) == briefing and lexists(file_of(path))

    def version_of(
        self, path: str, text: str, entries: Collection[str], texts: Collection[str]
    ) -> str:
        """Give the id of what the text of a file becomes that is not there yet, by its own id.

        `entries` are the ids that the batch has given already, `texts` those of the texts that it
        read: what one of them is went to another file. A text whose id went to a later version
        gets one of its own.
        """
        was = self._was(path)
        holder = self._holder(was, path) if was else ""
        if was and not holder and was not in entries and was not in texts:
            return was
        named = self.named(text)
        while named in entries or self.stored.entry(named):
            named = blake2b(named.encode(), digest_size=8).hexdigest()
        # A file that brought the old text only now is where this one went: another came here.
        if holder and (holder not in self._now or self._was(holder) == was):
            self._parted[named] = was
        return named

    def carried(self, entry: Entry, watches: Iterable[Watch], moment: datetime) -> Entry:
        """Give an entry about to be put, come at a moment, with what rang before it."""
        name, stored = entry.briefing.id, self.stored
        if before := stored.entry(name):
            return carried(before, entry, watches, moment)
        was = stored.entry(self._parted[name]) if name in self._parted else None
        return parted(was, entry) if was else entry

    def hand_on(self, origins: Iterable[Origin], watches: Sequence[Watch]) -> None:
        """Give what briefings were that no file is any more to what their last files are now.

        Of origins that were just put, with their briefings. A file in which nothing can be read
        any more keeps what it had while that rang.
        """
        corpus, state = self._store.corpus, self._store.state
        for was, origin in self._left(origins).items():
            if corpus.is_held(was, ()) or corpus.origins_of(was):
                continue
            now = origin.briefing
            before, after = corpus.entry(was), corpus.entry(now)
            if before and not now and loud_rings(before):
                corpus.put_origins([replace(origin, briefing=was)])
            elif before and after:
                settings = [*self._kept(was, now), *_said(state, before, after)]
                state.keep(settings)
                # What else state may say by now, this does not tell: the serial stays.
                flag(corpus, settings, corpus.flagged)
                corpus.put([handed_on(before, after, watches)])

    def _left(self, origins: Iterable[Origin]) -> dict[str, Origin]:
        """Give of briefings that files were before what the last of those files are now."""
        both = ((self._was(one.raw_path), one) for one in origins)
        # A file that holds many has no briefing of its own: its entries have.
        return {
            was: one
            for was, one in both
            if was != one.briefing
            and was
            and (one.briefing or one.status is ScanStatus.QUARANTINED)
        }

    def _kept(self, was: str, now: str) -> Iterator[Setting]:
        """Give what the reader set of a briefing, for another in which it is not set."""
        state = self._store.state
        # What the reader may have met as another briefing is not read because the first was.
        kinds = (READ, *_KEPT) if self._parted.get(now) == was else _KEPT
        for kind in kinds:
            for target, value in state.under(kind, was).items():
                mine = now + target.removeprefix(was)
                if value and not state.get(kind, mine):
                    yield Setting(kind, mine, value)


def _said(state: State, before: Entry, after: Entry) -> Iterator[Setting]:
    """Give what is said of alerts that are handed on: what is not seen in either is not seen."""
    loud = {key_of(ring) for ring in loud_rings(after)}
    for key in map(key_of, loud_rings(before)):
        theirs = state.get(ALERT, alert_id(before.briefing.id, *key))
        target = alert_id(after.briefing.id, *key)
        is_new = theirs in {"", AlertState.NEW}
        mine = state.get(ALERT, target)
        if is_new and mine:
            yield Setting(ALERT, target, "")
        elif not is_new and not mine and key not in loud:
            yield Setting(ALERT, target, theirs)
