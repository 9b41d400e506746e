"""The watch workbench: what a name would ring for, shown while it is typed."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import timedelta
from functools import partial

from textual import events, on

from briefings.errors import BriefingsError
from briefings.library import Library
from briefings.match import rules
from briefings.model import BlockKind, MetByDay, Spelling, Watch, words_left_open
from briefings.query import is_query
from tui.keys import Keymap
from tui.messages import Previewed
from tui.paint.groups import trend
from tui.paint.words import short_day
from tui.screens.asks import Ask
from tui.widgets.panel import Item

DAYS = 90
"""Days of hits that are shown, the last of them the newest of the library's."""
LEAD = 2
"""Cells of a line of the window that are not the graph's: a blank at each end."""
STRIKE = "tab"
"""The key that strikes a spelling or a place out: no letter, for letters are typed here."""
KINDS = tuple(BlockKind)
"""The places in which a watch may ring, in the order shown."""
RINGING = Watch("", "").where
"""Those in which it rings unless something else is said."""
PLACES = 1_000_000
"""What the first of them is called when it is chosen: more than there are spellings."""


class Workbench(Ask):
    """A name to watch, with the spellings it would ring for; one can be struck out.

    What is asked of the library is worked out in a thread: an older answer is known by its serial
    and dropped.
    """

    is_fitted = False

    def __init__(
        self,
        library: Library,
        keymap: Keymap,
        name: str,
        watch: Callable[[str, Sequence[str], Collection[BlockKind]], None],
    ) -> None:
        """Begin with a name, or none.

        `watch` gets the name, what it shall not ring for, and in which kinds of block it shall.
        """
        super().__init__("Watch", (), keymap, self._watch, prompt="watch", text=name)
        self._library = library
        self._done = watch
        self._serial = 0
        self._asked = ""
        self._spellings: Sequence[Spelling] = ()
        self._days: MetByDay | None = None
        self._struck: set[str] = set()
        self._saved: Watch | None = None
        """The watch of the name that is typed, where it was added here before."""
        self._where = set(RINGING)

    def on_mount(self) -> None:
        """Look at the name it begins with."""
        super().on_mount()
        self._look()

    def _watch(self, name: str) -> None:
        self._done(name, sorted(self._struck), frozenset(self._where))

    # Keys

    def on_resize(self, event: events.Resize) -> None:
        """Draw the days that have room now."""
        self.show_preview()

    def press(self, event: events.Key) -> None:
        """Type, strike out, or watch."""
        if event.key == STRIKE:
            self._strike()
            return
        super().press(event)
        self._look()

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted words for the name."""
        super().on_paste(event)
        self._look()

    def _strike(self) -> None:
        """Strike out what is under the cursor, or let it ring again: a spelling, a place."""
        at = self.panel.chosen
        if at is None:
            return
        if at >= PLACES:
            # In no place at all it would be no watch.
            self._where = (self._where ^ {KINDS[at - PLACES]}) or self._where
        elif is_query(self._asked):
            self._note = "a query has no spelling to strike out: write -word in it"
        elif self._spellings[at].tier.joins:
            self._struck ^= {self._spellings[at].text}
        self.show_preview()
        self.panel.choose(at)

    # Looking

    def _look(self) -> None:
        typed = " ".join(self._bar.text.split())
        if typed == self._asked:
            return
        self._asked = typed
        before, self._saved = self._saved, self._library.added(typed)
        self._struck = set(self._saved.excluded) if self._saved else set()
        if self._saved or before:
            # What is kept of a watch is no choice for the next name.
            self._where = set(self._saved.where if self._saved else RINGING)
        self._serial += 1
        work = partial(self._work, self._serial, typed)
        self.run_worker(work, group="preview", exclusive=True, thread=True, exit_on_error=False)

    def _work(self, serial: int, name: str) -> None:
        try:
            spellings = self._library.try_watch(name, anew=True) if name else ()
            self.post_message(Previewed(serial, spellings))
            if not spellings or self._is_stale(serial) or is_query(name):
                return
            # Of a frequent name the days take much longer than the spellings, which are shown.
            days = self._library.met_by_day(name, DAYS, cancelled=lambda: self._is_stale(serial))
        except BriefingsError as error:
            self.post_message(Previewed(serial, (), error=str(error)))
            return
        self.post_message(Previewed(serial, spellings, days))

    def _is_stale(self, serial: int) -> bool:
        return serial != self._serial

    @on(Previewed)
    def _previewed(self, event: Previewed) -> None:
        if not self._is_stale(event.serial):
            self._spellings, self._days = event.spellings, event.days
            enter = "keeps the watch so" if self._saved else "watches"
            told = f"Enter {enter} · Tab strikes out a spelling or a place · Esc leaves"
            self._note = event.error or told
            chosen = self.panel.chosen if event.days else None
            self.show_preview()
            self.panel.choose(chosen)

    # Showing

    def fill(self) -> None:
        """Show the name as it was begun."""
        super().fill()
        self.show_preview()

    def show_preview(self) -> None:
        """Show what is known of the name that is typed."""
        typed = self._bar.text
        items = list(self._preview()) or [Item(words=_nothing(typed))]
        titled = "Watch a query, as a search asks it" if is_query(typed) else self.titled
        self.panel.show(titled, items, "", choosing=True)
        self._bar.show(typed, self._note, prompt=self._prompt)

    def _preview(self) -> Iterator[Item]:
        met = [at for at, one in enumerate(self._spellings) if self._rings(one)]
        silent = [
            at for at, one in enumerate(self._spellings) if one.tier.joins and not self._rings(one)
        ]
        missed = [
            at for at, one in enumerate(self._spellings) if not (one.tier.joins or one.is_open)
        ]
        if self._spellings and not is_query(self._asked):
            yield from self._graph()
        for heading, places in (
            ("Rings for", met),
            ("Silent where it stands", silent),
            ("Nearest misses: silent", missed),
        ):
            if places:
                yield Item(heading=heading)
            for at in places:
                yield self._item(at)
        if more := words_left_open(self._spellings):
            yield Item(words=more)
        if met or silent or missed:
            yield Item(heading="Rings in")
            for at, kind in enumerate(KINDS):
                does = _does(kind, self._where)
                yield Item(label=" ", head=kind.value, words=does, chosen=PLACES + at)

    def _rings(self, one: Spelling) -> bool:
        """Whether a spelling rings where it stands, by the places chosen."""
        return one.tier.joins and (one.silent_in is None or one.silent_in in self._where)

    def _graph(self) -> Iterator[Item]:
        """Draw the days that have room on one line, with the first and the last under it."""
        fitting = max(1, self.panel.inner.width - LEAD)
        each = -(-DAYS // fitting)
        told = f"Hits a day, {DAYS} days" if each == 1 else f"Hits each {each} days"
        days = self._days
        if days is None:
            yield from (Item(heading=told), Item(words="counting …"), Item())
            return
        counts = [sum(days.counts[at : at + each]) for at in range(0, DAYS, each)]
        first = short_day(days.newest - timedelta(days=DAYS - 1))
        last = short_day(days.newest)
        yield Item(heading=told)
        yield Item(words=trend(counts))
        yield Item(words=f"{first}{' ' * (len(counts) - len(first) - len(last))}{last}")

    def _item(self, at: int) -> Item:
        one = self._spellings[at]
        told = "; ".join(filter(None, rules(one.reasons)))
        struck = "struck out: silent · " if one.text in self._struck else ""
        struck += f"in {one.silent_in} · " if one.silent_in and not self._rings(one) else ""
        why = f"{one.tier}: {told}" if told else one.tier.value
        words = f"{struck}{why} · {one.sentence}"
        return Item(label=str(one.briefings), head=one.text, words=words, chosen=at)


def _does(kind: BlockKind, where: Collection[BlockKind]) -> str:
    """Say whether a watch rings in a kind of block; who sent a mail stands in its header."""
    if kind in where:
        return "rings here"
    if kind is BlockKind.HEADER and BlockKind.HEADING in where:
        return "silent here, but for who sent a mail: From: rings as heading"
    return "silent here"


def _nothing(typed: str) -> str:
    if is_query(typed):
        return "Nothing here answers it yet: it rings when something does."
    return "No spelling of it here yet: it rings when one comes." if typed else "Type a name."
