"""Acts that are kept: pin, mark, acknowledge, watch, and their undoing."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from os.path import basename

from textual.message import Message

from briefings.errors import BriefingsError, UsageError
from briefings.library import a_tag
from briefings.model import Alert, AlertGroup, AlertState, BlockKind, Bulk, Change, Listing
from briefings.query import parse
from tui.keys import Place
from tui.messages import Marked
from tui.palette import WHOLE, WRITTEN
from tui.screens.desk import Desk

ALL = "%"
"""What stands for a query where all that the list shows is meant."""

_DOING = {
    Bulk.READ: "marking read",
    Bulk.UNREAD: "marking unread",
    Bulk.PIN: "pinning",
    Bulk.UNPIN: "unpinning",
    Bulk.TAG: "tagging",
    Bulk.UNTAG: "untagging",
    Bulk.SEEN: "acknowledging",
    Bulk.DISMISS: "dismissing",
}


class Acts:
    """The actions that change what the library keeps; each is undone with one key."""

    def __init__(
        self,
        desk: Desk,
        ask_name: Callable[[str], None],
        beside: Callable[[Callable[[], None]], None],
        tell: Callable[[Message], object],
    ) -> None:
        """Act on a desk.

        `ask_name` asks for a name to watch, beginning with one; `beside` does what takes long
        beside the screen, and `tell` gives the screen a message from there.
        """
        self._desk = desk
        self._ask_name = ask_name
        self._beside = beside
        self._tell = tell
        self._under_way = 0
        """How many acts are done beside the screen."""
        self._waiting: list[Callable[[], None]] = []
        """What is to be taken back, or done again, once they are."""

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Give what each action of the table does."""
        return {
            "pin": self.pin,
            "mark": self.mark,
            "mark_list": self.mark_list,
            "acknowledge": lambda: self.acknowledge(AlertState.SEEN),
            "dismiss": lambda: self.acknowledge(AlertState.DISMISSED),
            "watch": self.watch,
            "undo": partial(self._take_back, self._desk.library.undo, "undo"),
            "redo": partial(self._take_back, self._desk.library.redo, "redo"),
        }

    def pin(self) -> None:
        """Pin what is under the cursor, or let it go."""
        desk = self._desk
        chosen = desk.alert
        if chosen is not None:
            ids = self._alerts(frozenset(AlertState) - {AlertState.DISMISSED})
            desk.done(desk.library.pin(ids, not chosen.pinned))
            return
        row = desk.row
        if row is None:
            desk.say("nothing to pin here")
        else:
            desk.done(desk.library.pin([row.id], not row.pinned))

    def mark(self) -> None:
        """Mark the briefing read, or unread again."""
        row = self._desk.row
        if row is None:
            self._desk.say("nothing to mark here")
        else:
            self._desk.done(self._desk.library.mark([row.id], read=row.unread))

    def mark_list(self) -> None:
        """Mark all that the list has as read, and nothing that it does not show."""
        listing = self._desk.listing
        self._do_beside(Bulk.READ, lambda: listing)

    def acknowledge(self, state: AlertState) -> None:
        """Say of alerts that they were seen, or take them off the screen."""
        desk = self._desk
        waiting = self._alerts(frozenset(AlertState) - {state, AlertState.DISMISSED})
        if waiting:
            desk.done(desk.library.acknowledge(waiting, state))
        elif self._alerts(frozenset(AlertState)):
            desk.say("seen already" if state is AlertState.SEEN else "dismissed already")
        else:
            desk.say(f"no alert here · {desk.keymap.shown('watch')} watches a name")

    def _alerts(self, states: Collection[AlertState]) -> Sequence[str]:
        """Give the ids of the alerts that an act is about, of those in some states.

        They are those under the cursor, or else of the briefing; in the inbox, of its copies too.
        """
        desk = self._desk
        chosen = desk.alert
        if isinstance(chosen, AlertGroup):
            return desk.library.alerts_of(chosen, states)
        alerts: Sequence[Alert] = (chosen,) if chosen else ()
        if not chosen and desk.place is not Place.ALERTS:
            alerts = desk.alerts
            if desk.view.is_inbox and desk.current:
                alerts = desk.library.alerts_of_story(desk.current)
        return [one.id for one in alerts if one.state in states]

    def watch(self) -> None:
        """Watch the name under the cursor; ask for one where there is none.

        A watch that was added here is shown as it is kept, to be changed.
        """
        desk = self._desk
        mention = desk.mention if desk.place is Place.READER else None
        chosen = desk.alert
        names = mention.watches if mention is not None else ()
        if isinstance(chosen, AlertGroup):
            names = (chosen.watch.name,)
        added = next(filter(None, map(desk.library.added, names)), None)
        if added is not None:
            self._ask_name(added.name)
        elif mention is not None and names:
            stands = {name: place for _, name, place in desk.library.config.watch_places}
            places = [basename(stands[name]) for name in names if name in stands]
            desk.say(" · ".join([f"watched already, as {' and '.join(names)}", *places]))
        else:
            self._ask_name(mention.name if mention is not None else "")

    def watch_name(
        self, name: str, excluded: Sequence[str] = (), where: Collection[BlockKind] = ()
    ) -> None:
        """Watch a name, but for some spellings, in some places; UsageError if it cannot be.

        One that was added here before is changed.
        """
        if not name:
            raise UsageError("no name is typed yet")
        library = self._desk.library
        added = library.added(name)
        change = (
            library.rewatch(added, excluded, where)
            if added
            else library.watch(name, excluded, where)
        )
        self._desk.done(change)

    def speak(self, line: str) -> None:
        """Do what is written as a command: `date 2025-11-06`, `read older:30d`.

        Raises UsageError where nothing is called so, or it cannot be done, and QueryError.
        """
        word, _, rest = line.partition(" ")
        if line in WHOLE:
            self._do_here(Bulk(line))
            return
        if word not in WRITTEN or not rest.strip():
            raise UsageError(
                "no such command", where=word, advice="date 2025-11-06 and read older:30d are two"
            )
        if word in ("date", "title"):
            self._correct(**{word: rest})
        elif word in (Bulk.TAG, Bulk.UNTAG):
            self._tag(Bulk(word), *rest.split(maxsplit=1))
        else:
            self._act_on(Bulk(word), rest)

    def _do_here(self, what: Bulk) -> None:
        """Mark the briefing here, or let go its pin; UsageError where that is done already."""
        row, library = self._desk.row, self._desk.library
        if row is None:
            raise UsageError("no briefing is here")
        is_done = not row.pinned if what is Bulk.UNPIN else row.unread is (what is Bulk.UNREAD)
        if is_done:
            raise UsageError("not pinned" if what is Bulk.UNPIN else f"{what} already")
        if what is Bulk.UNPIN:
            self._desk.done(library.pin([row.id], pinned=False))
        else:
            self._desk.done(library.mark([row.id], read=what is Bulk.READ))

    def _correct(self, *, date: str = "", title: str = "") -> None:
        desk = self._desk
        if desk.current is None:
            raise UsageError("no briefing is here to correct")
        desk.done(desk.library.correct(desk.current, date=date, title=title))

    def _tag(self, what: Bulk, written: str, asked: str = "") -> None:
        """Tag what answers a query, or the briefing here."""
        desk, tag = self._desk, a_tag(written.lstrip("+#"))
        if asked:
            self._act_on(what, asked, tag)
            return
        meant = desk.briefing_meant
        if meant is None:
            raise UsageError(f"no briefing is here to {what}")
        is_on = what is Bulk.TAG
        desk.done(desk.library.tag([meant], [tag] if is_on else [], [] if is_on else [tag]))

    def _act_on(self, what: Bulk, asked: str, tag: str = "") -> None:
        """Do something to what answers a query, or to what the list shows."""
        listing, library = self._desk.listing, self._desk.library
        if asked.strip() == ALL:
            self._do_beside(what, lambda: listing, tag)
            return
        parse(asked)
        self._do_beside(what, partial(library.listing, asked, limit=None), tag)

    def marked(self, message: Marked) -> None:
        """Show what was done to many, or why nothing was; then take back what waited for it."""
        self._under_way -= 1
        if message.verb and not message.error:
            self._taken_back(message.change, message.verb, meanwhile=True)
        elif message.change is None:
            self._desk.say(message.error)
        else:
            self._desk.done(message.change)
        while self._waiting and not self._under_way:
            self._waiting.pop(0)()

    def _do_beside(self, what: Bulk, asked: Callable[[], Listing], tag: str = "") -> None:
        self._under_way += 1
        self._desk.say(f"{_DOING[what]} …")
        library = self._desk.library
        self._beside(lambda: self._mark(lambda: library.act_on(asked(), what, tag)))

    def _mark(self, act: Callable[[], Change | None], verb: str = "") -> None:
        """Do it, and tell of it, however it ends: the change, or why there is none."""
        told = Marked(None, "not all was done")
        try:
            told = Marked(act(), verb=verb)
        except BriefingsError as error:
            told = Marked(None, error.reason_first)
        finally:
            self._tell(told)

    def _take_back(self, act: Callable[[int], Change | None], verb: str) -> None:
        """Take the last act back, or do it again: of one that is under way, when it is done.

        Of very much it is done beside the screen: that act, or none where others come between.
        """
        desk = self._desk
        if self._under_way:
            self._waiting.append(partial(self._take_back, act, verb))
            desk.say(f"still at it · {verb} comes behind that")
            return
        last = desk.library.last_long(undone=verb == "redo")
        if not last:
            self._taken_back(act(last), verb)
            return
        self._under_way += 1
        desk.say(f"{verb} of very much …")
        self._beside(lambda: self._mark(partial(act, last), verb))

    def _taken_back(self, change: Change | None, verb: str, *, meanwhile: bool = False) -> None:
        """Show what an act taken back, or done again, gave back; `meanwhile` there was one."""
        desk = self._desk
        if change is None:
            why = " · something was done meanwhile" if meanwhile else ""
            desk.say(f"nothing to {verb}{why}")
            return
        desk.refill()
        other = "redo" if verb == "undo" else "undo"
        desk.say(f"{desk.named(change.label)} · {desk.keymap.shown(other)} {other}es")
