"""The names view: everybody named, and who is new today; merged, split, watched and looked up."""

from collections.abc import Callable, Sequence
from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.worker import Worker, WorkerState

from briefings.errors import BriefingsError
from briefings.library import Library
from briefings.model import Change, Newcomer, Person
from tui.keys import Keymap, Place, pressed
from tui.messages import Named
from tui.screens import words
from tui.screens.window import LEAVES, Window
from tui.widgets.panel import Item
from tui.widgets.search_bar import SearchBar

MOST = 500
"""People shown at once; typing finds the others."""


class NamesWindow(Window):
    """People, most often named first, or those whom only the newest day names.

    What is asked of the library is worked out in a thread: an older answer is known by its
    serial and dropped.
    """

    is_fitted = False

    def __init__(
        self,
        library: Library,
        keymap: Keymap,
        look_up: Callable[[str], None],
        done: Callable[[Change], None],
    ) -> None:
        """Show who a library names.

        `look_up` searches the briefings for a name when the window is gone; `done` shows what an
        act changed behind it.
        """
        super().__init__("Names", (), keymap)
        self._library = library
        self._look_up = look_up
        self._done = done
        self._bar = SearchBar(id="filter")
        self._is_typing = False
        self._is_new = False
        self._serial = 0
        self._said = ""
        self._people: Sequence[Person] = ()
        self._news: Sequence[Newcomer] = ()
        self._is_read = False
        self._count = 0
        self._marked = ""
        self._splitting: Person | None = None

    # Asking

    def compose(self) -> ComposeResult:
        """Lay the panel over the middle, what is typed below it."""
        yield self.panel
        yield self._bar

    def on_mount(self) -> None:
        """Ask who is named."""
        self._ask()

    def _ask(self) -> None:
        self._serial += 1
        query = "" if self._is_new else self._bar.text
        work = partial(self._work, self._serial, query, is_new=self._is_new)
        self.run_worker(work, group="names", exclusive=True, thread=True, exit_on_error=False)

    def _work(self, serial: int, query: str, *, is_new: bool) -> None:
        try:
            news = self._library.newcomers() if is_new else ()
            people = () if is_new else self._library.names(query)
        except BriefingsError as error:
            self.post_message(Named(serial, (), (), str(error)))
            return
        self.post_message(Named(serial, people, news))

    @on(Named)
    def _answered(self, event: Named) -> None:
        if event.serial != self._serial:
            return
        self._people, self._news = event.people[:MOST], event.news
        self._is_read = True
        self._count = len(event.people)
        self._said = event.error or self._said
        self.fill()

    @on(Worker.StateChanged)
    def _broke(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR:
            self._said = f"names could not be counted: {event.worker.error}"
            self.fill()

    # Showing

    def fill(self) -> None:
        """Show the people, or the names of the one that is taken apart."""
        keys = self._presses.keymap
        at = self.panel.chosen
        self.titled = self._titled()
        self.panel.show(self.titled, self._shown_items(), "", choosing=True)
        self.panel.choose(at)
        self._bar.is_typed_in = self._is_typing
        if self._is_typing:
            self._bar.show(self._bar.text, "Enter keeps it · Esc closes", prompt="/")
        else:
            self._bar.show(self._bar.text, self._said or self._hint(keys))

    def _titled(self) -> str:
        if self._splitting is not None:
            return f"{self._splitting.name} is called"
        if self._is_new:
            return f"New today {len(self._news)}"
        return f"Names {self._count}"

    def _hint(self, keymap: Keymap) -> str:
        if self._splitting is not None:
            return f"{keymap.shown('split')} splits off · {keymap.shown('close')} goes back"
        if self._marked:
            merge = keymap.shown("merge")
            return f"{merge} on another merges {self._marked} into it · {merge} here lets go"
        return words.names_hint(keymap, is_new=self._is_new)

    def _shown_items(self) -> list[Item]:
        if self._splitting is not None:
            return [
                Item(
                    label=str(count), head=name, words=_if_called(name, self._splitting), chosen=at
                )
                for at, (name, count) in enumerate(self._splitting.names)
            ]
        if not self._is_read:
            return [Item(words="…")]
        if self._is_new:
            items = [
                Item(label=one.person.name, words=f"{one.sentence} · {one.why}", chosen=at)
                for at, one in enumerate(self._news)
            ]
            return items or [Item(words="Nobody is named on the newest day alone.")]
        items = [_item(person, at, self._marked) for at, person in enumerate(self._people)]
        nobody = (
            "Nobody is called so." if self._bar.text else "Nobody is named in these briefings."
        )
        return items or [Item(words=nobody)]

    # Keys

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted words into what is typed."""
        event.stop()
        if self._is_typing and self._bar.paste(event.text):
            self._ask()

    def press(self, event: events.Key) -> None:
        """Take letters while a name is typed; else move and act."""
        self._said = ""
        key = pressed(event.key, event.character)
        if not self._is_typing:
            action = self._presses.press(Place.NAMES, key)
            if action is not None:
                self.perform(action.id)
        elif key == "enter" or key in LEAVES:
            self._is_typing = False
            if key in LEAVES and self._bar.text:
                self._bar.show("", "")
                self._ask()
            self.fill()
        elif key in ("down", "up", "ctrl+n", "ctrl+p"):
            self.panel.move(1 if key in ("down", "ctrl+n") else -1)
        elif self._bar.press(event.key, event.character):
            self._ask()

    def perform(self, action: str) -> None:
        """Do an action of the table."""
        acts: dict[str, Callable[[], None]] = {
            "open": self._open,
            "watch": self._watch,
            "merge": self._merge,
            "split": self._split,
            "newcomers": self._turn,
            "undo": lambda: self._take_back(self._library.undo(), "undo"),
            "redo": lambda: self._take_back(self._library.redo(), "redo"),
            "search": self._type,
        }
        if action in ("close", "leave", "stop") and (self._splitting or self._bar.text):
            self._splitting = None
            if self._bar.text:
                self._bar.show("", "")
                self._ask()
            self.fill()
        elif action in acts:
            try:
                acts[action]()
            except BriefingsError as error:
                self._said = str(error)
            self.fill()
        else:
            super().perform(action)

    # Acts

    @property
    def _person(self) -> Person | None:
        """Give the person under the cursor."""
        at = self.panel.chosen
        people = [one.person for one in self._news] if self._is_new else self._people
        return people[at] if at is not None and at < len(people) else None

    def _open(self) -> None:
        person = self._person
        if person is not None and self._splitting is None:
            self.dismiss()
            self.app.call_later(self._look_up, person.name)

    def _watch(self) -> None:
        if self._person is not None:
            self._act(self._library.watch(self._person.name))

    def _merge(self) -> None:
        person = self._person
        if person is None or self._splitting is not None:
            return
        if not self._marked:
            self._marked = person.name
        elif self._marked == person.name:
            self._marked = ""
        else:
            marked, self._marked = self._marked, ""
            self._act(self._library.merge(marked, person.name))

    def _split(self) -> None:
        at = self.panel.chosen
        if self._splitting is None:
            if self._person is not None and len(self._person.names) > 1:
                self._splitting = self._person
            elif self._person is not None:
                self._said = f"{self._person.name} has no other name to split off"
        elif at is not None:
            self._act(self._library.split(self._splitting.names[at][0]))
            self._splitting = None

    def _turn(self) -> None:
        self._is_new = not self._is_new
        self._splitting = None
        self._people, self._news, self._is_read = (), (), False
        self._ask()

    def _type(self) -> None:
        """Ask for a name: the line begins empty, as that of a search of the library does."""
        before, self._is_typing = self._is_new or self._bar.text, True
        self._is_new = False
        self._bar.show("")
        if before:
            self._ask()

    def _take_back(self, change: Change | None, verb: str) -> None:
        if change is None:
            self._said = f"nothing to {verb}"
        else:
            self._act(change)

    def _act(self, change: Change) -> None:
        self._done(change)
        undoes = f"{self._presses.keymap.shown('undo')} undoes"
        self._said = " · ".join(filter(None, (change.label, change.also, undoes)))
        self._ask()


def _item(person: Person, at: int, marked: str) -> Item:
    days = words.between(person.first, person.last)
    spelt = ", ".join(f"{name} {count}" for name, count in person.spellings[:8])
    sign = "= " if person.name == marked else ""
    return Item(
        label=str(person.briefings),
        head=f"{sign}{person.name}",
        words=f"{days} · {spelt}",
        chosen=at,
    )


def _if_called(name: str, person: Person) -> str:
    return "what the person is called" if name == person.name else ""
