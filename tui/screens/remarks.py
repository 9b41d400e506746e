"""Tags and notes: what the reader writes on a briefing, in a line under a window."""

from collections.abc import Callable, Mapping, Sequence

from briefings.model import Row
from tui.screens.asking import Asking, Push, Take
from tui.screens.asks import Revision
from tui.screens.desk import Desk
from tui.widgets.panel import Item


class Remarks(Asking):
    """The actions that write on the briefing under the cursor."""

    def __init__(self, desk: Desk, push: Push, take: Take) -> None:
        """Write on the briefings of a desk; a note that is left half-written is kept meanwhile."""
        super().__init__(desk, push, take)
        self._drafts: dict[str, str] = {}

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Give what each action of the table does."""
        return {"tag": self.tag, "note": self.note}

    def tag(self) -> None:
        """Ask for the tags of the briefing, beginning with those it has."""
        row = self._row()
        if row is None:
            return
        known = self._desk.library.tags()
        items = [Item(heading="Tags in use")] if known else []
        items += [Item(words=" ".join(f"#{tag}" for tag in known))] if known else []
        self._push(
            Revision(
                "Tags",
                [
                    *items,
                    Item(
                        words="Words side by side; -word takes one away, tag:word finds it again."
                    ),
                ],
                self._desk.keymap,
                lambda typed: self._take(lambda: self._tagged(row, typed)),
                prompt="tags",
                text="".join(f"{tag} " for tag in row.tags),
                note="Enter keeps · Esc leaves",
            )
        )

    def _tagged(self, row: Row, typed: str) -> None:
        wanted, gone = tags_meant(row.tags, typed)
        self._desk.done(self._desk.library.tag([row.id], wanted, gone))

    def note(self) -> None:
        """Ask for the note on the briefing, beginning with the one there."""
        row = self._row()
        if row is None:
            return
        draft = self._drafts.get(row.id, "")
        window = Revision(
            "Note",
            [
                Item(words=row.title),
                Item(words="An empty line takes the note away; note:word finds it again."),
            ],
            self._desk.keymap,
            lambda typed: self._take(lambda: self._noted(row, typed)),
            prompt="note",
            text=draft or _written(row),
            note=f"{'as you left it · ' if draft else ''}Enter keeps · Esc leaves",
        )
        window.left = lambda typed: self._take(lambda: self._left(row, typed))
        self._push(window)

    def _noted(self, row: Row, typed: str) -> None:
        self._desk.done(self._desk.library.note(row.id, typed))
        self._drafts.pop(row.id, None)

    def _left(self, row: Row, typed: str) -> None:
        """Keep what was typed until the note is opened again; what is emptied is given up."""
        if not typed or typed == _written(row):
            self._drafts.pop(row.id, None)
            return
        self._drafts[row.id] = typed
        key = self._desk.keymap.shown("note")
        self._desk.say(f"the note is not written yet · {key} goes on with it")

    def _row(self) -> Row | None:
        """Give what the cursor is on; of an alert, the briefing it is of."""
        desk = self._desk
        chosen = desk.briefing_meant
        row = desk.library.row(chosen) if chosen else None
        if row is None:
            desk.say("no briefing here")
        return row


def _written(row: Row) -> str:
    """Give the note that a briefing has, as one line."""
    return " / ".join(row.notes)


def tags_meant(tags: Sequence[str], typed: str) -> tuple[list[str], list[str]]:
    """Give the tags that are wanted and those of `tags` to be taken away, by a line of words.

    The line says what there is to be; `+word` and `-word` change that, and where all words begin
    so, they change what there is.
    """
    words = [word.lstrip("#") for word in typed.replace(",", " ").split()]
    off = {word[1:].casefold() for word in words if word.startswith("-")}
    on = [word.removeprefix("+") for word in words if not word.startswith("-")]
    wanted = [word for word in on if word and word.casefold() not in off]
    is_change = bool(words) and all(word[0] in "+-" for word in words if word)
    stays = tags if is_change else [word.casefold() for word in wanted]
    return wanted, [tag for tag in tags if tag in off or tag not in stays]
