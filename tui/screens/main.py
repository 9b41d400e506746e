"""The main screen: list, alerts and text, side by side or one at a time."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from briefings.errors import BriefingsError
from briefings.library import Library
from briefings.model import BlockKind, Problem
from tui.keys import MOVES, Keymap, Place, Presses, action_of, keymap, pressed
from tui.messages import (
    Came,
    Counted,
    Digested,
    Held,
    Hunted,
    Marked,
    Paged,
    Piped,
    Rang,
    Refined,
    Reloaded,
    Retold,
    Taken,
    Taking,
)
from tui.palette import SPOKEN, Command
from tui.screens.acts import Acts
from tui.screens.bookmark import Bookmark
from tui.screens.cards import Cards
from tui.screens.commands import Commands
from tui.screens.desk import Desk
from tui.screens.folds import Folds
from tui.screens.following import Follower
from tui.screens.handing import Handing
from tui.screens.layout import Layout, in_order
from tui.screens.lessons import Guidance
from tui.screens.looks import Looks
from tui.screens.moves import Moves
from tui.screens.muting import Muting
from tui.screens.names import NamesWindow
from tui.screens.problems import Problems
from tui.screens.reasons import Reasons
from tui.screens.reloading import Reloader
from tui.screens.remarks import Remarks
from tui.screens.retelling import Retelling
from tui.screens.searching import Searching
from tui.screens.standing import Panes
from tui.screens.taking import Taker, problem_of
from tui.screens.tally import Tally
from tui.screens.trail import Trail
from tui.screens.watching import Watching
from tui.screens.why import Why
from tui.screens.window import renew
from tui.screens.workbench import Workbench
from tui.widgets.alerts import AlertsPane
from tui.widgets.briefing_list import BriefingList
from tui.widgets.guide import Guide
from tui.widgets.reader import Reader
from tui.widgets.search_bar import SearchBar
from tui.widgets.status_line import ActionLine, StatusLine


class MainScreen(Screen[None]):
    """List, alerts and text over one library."""

    AUTO_FOCUS = ""
    BLANK = True

    def __init__(
        self,
        library: Library,
        keymap: Keymap,
        problems: tuple[Problem, ...] = (),
        *,
        is_live: bool = False,
        guidance: Guidance | None = None,
    ) -> None:
        """Show a library, and with `is_live` follow it; `problems` are those of the keys.

        `guidance` leads a newcomer, in words over everything.
        """
        super().__init__()
        self.panes = Panes(
            StatusLine(id="status"),
            AlertsPane(id="alerts"),
            BriefingList(id="briefings"),
            Reader(id="reader"),
            SearchBar(id="bar"),
            ActionLine(id="actions"),
        )
        self._guidance = guidance
        self._layout = Layout()
        self._guide = Guide(id="guide")
        self._presses = Presses(keymap)
        self.desk = Desk(library, keymap, self.panes, self, self.show_panes)
        self._bookmark = Bookmark(self.desk, self)
        self.desk.telling.troubles = problems
        self.reasons = Reasons(self.desk)
        self.trail = Trail(self.desk)
        self.searching = Searching(self.desk, self.trail, self.show_panes)
        self.follower = Follower(self.desk, self, is_on=is_live)
        self.taker = Taker(self.desk, self, self.follower.rest)
        self.tally = Tally(self.desk, self)
        self.retelling = Retelling(self.desk, self)
        self.reloader = Reloader(library, self, self.taker, self._follow_others)
        self._looks = Looks(self.desk, self._layout, self.app)
        self._do = self._actions()

    def _actions(self) -> Mapping[str, Callable[[], None]]:
        self._acts = acts = Acts(
            self.desk,
            lambda name: self._open_workbench(name, acts.watch_name),
            self._beside,
            self.post_message,
        )
        push = self.app.push_screen
        self.handing = Handing(self.desk, self, push, self._take)
        return {
            **Moves(
                self.desk, self.trail, partial(in_order, self.desk), self.follower.rest
            ).actions(),
            **self.searching.actions(),
            **acts.actions(),
            **self._looks.actions(),
            **Folds(self.desk, self.trail).actions(),
            **Commands(self.desk, push, self.run, self.reasons.why_not).actions(),
            **Why(self.desk, push, self._attempt).actions(),
            **self.handing.actions(),
            **Cards(self.desk, self.trail, push, self._attempt).actions(),
            **Muting(self.desk, push, self._take).actions(),
            **Watching(self.desk, self.trail, push, self._take).actions(),
            **Remarks(self.desk, push, self._take).actions(),
            "back": self._back,
            "leave": self._leave,
            "quit": self.app.exit,
            "stop": lambda: self.desk.say(f"{self.desk.keymap.shown('quit')} quits"),
            "scan": self.taker.start,
            "suspend": self.app.action_suspend_process,
            "names": self._show_names,
            "problems": self._show_problems,
        }

    def _open_workbench(
        self, name: str, watch: Callable[[str, Sequence[str], Collection[BlockKind]], None]
    ) -> None:
        def done(typed: str, struck: Sequence[str], where: Collection[BlockKind]) -> None:
            self._take(lambda: watch(typed, struck, where))

        self.app.push_screen(Workbench(self.desk.library, self.desk.keymap, name, done))

    # Its life

    def compose(self) -> ComposeResult:
        """Lay the panes out; the style sheet says how."""
        yield self._guide
        yield self.panes.status
        with self._layout.body:
            with self._layout.left:
                yield self.panes.alerts
                yield self.panes.briefings
            yield self.panes.reader
        yield self.panes.bar
        yield self.panes.actions
        yield self._layout.small

    def on_mount(self) -> None:
        """Show what the library has; then see what came."""
        self.show_panes()
        self._attempt(self.desk.library.begin_visit)
        self._attempt(self.taker.begin)
        self.tally.show()
        self.reloader.begin()
        self.retelling.look()
        if told := self.desk.library.inherited or self.desk.library.take_unheard():
            self.desk.say(told)
        self._bookmark.begin()

    def on_unmount(self) -> None:
        """Remember where the reader was."""
        self.taker.stop()
        self.follower.stop()
        self._bookmark.keep()
        with suppress(BriefingsError):
            self.desk.library.end_visit()

    def on_resize(self) -> None:
        """Stand list and text side by side, or one before the other."""
        self.show_panes()
        self._finish()

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Do what a key does here."""
        event.stop()
        if self.app.screen is not self:
            # Typed ahead, while a window was opening: it is for the window.
            self.app.screen.post_message(events.Key(event.key, event.character))
            return
        self.retelling.put_off()
        self.taker.is_touched = True
        key = pressed(event.key, event.character)
        if self.searching.asking and not self.desk.keymap.quits(key):
            self._attempt(lambda: self.searching.key(event.key, event.character))
            return
        action = self._presses.press(self.desk.place, key)
        if action is not None:
            self.perform(action.id)
        elif not self._presses.waits:
            self.desk.say(self.reasons.why_nothing(key))
            self._finish()

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted words into the search; elsewhere they are no keys."""
        event.stop()
        if self.searching.asking:
            self._attempt(lambda: self.searching.paste(event.text))

    def perform(self, action: str) -> None:
        """Do an action of the table."""
        self.desk.hush()
        if action not in MOVES:
            # What an act is about must be what the cursor has reached by now.
            self._attempt(self.desk.pace.settle)
        reason = self.reasons.why_not(action_of(action))
        if reason:
            self.desk.say(reason)
            self._finish()
        else:
            self._attempt(self._do[action])
            self._lead(action)

    def _lead(self, action: str = "") -> None:
        """Go on leading a newcomer, who did an action."""
        if self._guidance is not None:
            self._guidance.after(action, self.desk)
            self._guide.show(self._guidance.words(self.desk))

    def run(self, command: Command) -> None:
        """Do what was chosen in the palette, or written there.

        Raises BriefingsError where what was written cannot be done.
        """
        if command.action == SPOKEN:
            self._take(lambda: self._acts.speak(command.argument))
            return
        if command.argument:
            self._looks.wear(command.argument)
        else:
            self.perform(command.action)

    def _beside(self, work: Callable[[], None]) -> None:
        """Do what takes long in a worker."""
        self.run_worker(work, group="beside", thread=True, exit_on_error=False)

    def _attempt(self, act: Callable[[], None]) -> None:
        try:
            act()
        except BriefingsError as error:
            self.desk.say(error.reason_first)
        self.taker.catch_up()
        self._finish()

    def _take(self, act: Callable[[], None]) -> None:
        """Do what a window asks for; what is wrong with it is for the window to say."""
        act()
        self.taker.catch_up()
        self._finish()

    def _finish(self) -> None:
        """Bring the two bars up to what was done, and remember the place, in the same frame."""
        self.desk.fill_status()
        self.panes.actions.show(self._footer())
        self._lead()
        self.tally.look()
        self.retelling.look()
        if not self.searching.asking:  # a place found by half a word is none to come back to
            self._bookmark.look()

    def _footer(self) -> list[tuple[str, str]]:
        if self.searching.asking:
            return [("", self.searching.advice)] if self.searching.advice else []
        keymap, place = self.desk.keymap, self.desk.place
        return [
            (keymap.shown(action.id), action.title)
            for action in keymap.footer(place)
            if keymap.shown(action.id) and self.reasons.acts_now(action)
        ]

    def _follow_others(self) -> None:
        # While a scan goes on it fills the screen again and again, and at its end.
        if self.taker.running or self.searching.asking:
            return
        with suppress(BriefingsError):  # a state that cannot be read now is looked at again
            if self.desk.is_behind:
                self._attempt(self.desk.follow_others)

    # Panes

    def show_panes(self) -> None:
        """Show what the size has room for, and give the keys to the pane that is in front."""
        asked = self.searching
        pane = self._layout.show(
            self.desk,
            self.app.size,
            is_asking=bool(asked.asking),
            is_advised=bool(asked.advice),
        )
        if pane is not None:
            self.set_focus(pane, scroll_visible=False)

    def _back(self) -> None:
        if self.desk.followed is not None and self.desk.place is Place.READER:
            self.desk.followed = None
        elif self.desk.place is not Place.LIST:
            self._layout.is_zen = False
            self.desk.turn(Place.LIST)
        elif not self.trail.back():
            self.desk.say(f"{self.desk.keymap.shown('leave')} quits")

    def _leave(self) -> None:
        if self.desk.place is Place.READER or not self.desk.is_home:
            self._back()
        else:
            self.app.exit()

    def _show_names(self) -> None:
        desk = self.desk
        window = NamesWindow(desk.library, desk.keymap, self._look_up, desk.done)
        self.app.push_screen(window)

    def _show_problems(self) -> None:
        self.app.push_screen(Problems(self.desk))

    def _look_up(self, name: str) -> None:
        quoted = name.replace('"', " ")
        self._attempt(lambda: self.searching.find(f'person:"{quoted}"'))

    # The mouse

    @on(BriefingList.Chosen)
    def _choose_briefing(self, event: BriefingList.Chosen) -> None:
        self.desk.hush()
        self.taker.is_touched = True
        self.desk.turn(Place.LIST)
        self._attempt(self.desk.follow_cursor)
        if event.opened:
            self.perform("open")

    @on(AlertsPane.Chosen)
    def _choose_alert(self, event: AlertsPane.Chosen) -> None:
        self.desk.hush()
        self.desk.turn(Place.ALERTS)
        self._finish()
        if event.opened:
            self.perform("open")

    @on(Reader.Pointed)
    def _point(self, event: Reader.Pointed) -> None:
        self.desk.hush()
        self.desk.turn(Place.READER)
        self.desk.opened.select(event.mention)
        self._finish()

    # Taking in

    @on(Taking)
    def _taking(self, event: Taking) -> None:
        self.taker.went_on(event)
        self._attempt(self.searching.refilled)

    @on(Hunted)
    def _hunted(self, event: Hunted) -> None:
        self._attempt(lambda: self.searching.came(event))

    @on(Paged)
    def _paged(self, event: Paged) -> None:
        self._attempt(lambda: self.searching.paged(event))

    @on(Refined)
    def _refined(self, event: Refined) -> None:
        self._attempt(lambda: self.searching.refined(event))

    @on(Taken)
    def _taken(self, event: Taken) -> None:
        self.taker.ended(event)
        self._attempt(self.searching.refilled)

    @on(Held)
    def _held(self) -> None:
        self.desk.refill()
        self._finish()

    @on(Rang)
    def _rang(self, event: Rang) -> None:
        self.follower.rang(event)
        self._finish()

    @on(Came)
    def _came(self, event: Came) -> None:
        self.follower.came(event)
        self.tally.look()

    @on(Counted)
    def _counted(self) -> None:
        self.tally.counted()

    @on(Retold)
    def _retold(self, event: Retold) -> None:
        self.retelling.told(event)

    @on(Reloaded)
    def _reloaded(self) -> None:
        """Take keys, theme and measure from the configuration that is in force now."""
        config = self.desk.library.config
        keys, problems = keymap(config.keys, config.preset, config.key_places)
        self._presses = Presses(keys)
        self.desk.reconfigure(keys, problems)
        self._looks.follow(config.theme)
        self._attempt(lambda: self.desk.refill(anew=True))
        self.searching.refilled()
        renew(self.app.screen_stack)
        if not self.taker.resume() and not self.taker.running:
            self.follower.rest()

    @on(Piped)
    def _piped(self, event: Piped) -> None:
        self._attempt(lambda: self.handing.heard(event))

    @on(Marked)
    def _marked(self, event: Marked) -> None:
        self._attempt(lambda: self._acts.marked(event))

    @on(Digested)
    def _digested(self, event: Digested) -> None:
        self._attempt(lambda: self.handing.digested(event))

    @on(Worker.StateChanged)
    def _worker_failed(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            if event.worker.group == "following":
                self.desk.telling.trouble(problem_of(event.worker.error))
                self.follower.broke_off()
            else:
                self.taker.failed(event.worker.error)
            self._finish()
