"""Searching as you type: the library, the open text; and the words of a watch."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from enum import StrEnum

from briefings.errors import QueryError
from briefings.match import rules
from briefings.model import Hit, Listing, numbered
from briefings.query import Either, column_in, lacking, parse
from tui.keys import Place
from tui.messages import Hunted, Paged, Refined
from tui.paint.bars import offered, pointed
from tui.paint.rows import counted
from tui.screens import words
from tui.screens.completing import Completing
from tui.screens.desk import Desk
from tui.screens.matches import Matches
from tui.screens.memory import Memory
from tui.screens.trail import Spot, Trail
from tui.screens.views import ALL
from tui.screens.window import LEAVES


class Asking(StrEnum):
    """What the bar at the bottom asks for; each value is its prompt."""

    NOTHING = ""
    LIBRARY = "/"
    TEXT = "in this text /"


WIDER = "/"
"""What searches the library instead, typed before any word of a search in a text."""


_STEPS = {"down": 1, "up": -1, "ctrl+n": 1, "ctrl+p": -1}
"""The keys that go to another row while words are typed."""
_ARROWS = frozenset({"down", "up"})
"""Those of them that go along what was asked before, where the line has nothing else in it."""
_TABS = {"tab": 1, "shift+tab": -1}
_DOT = " · "
SPARE = 4
"""Rows below the screen that a search has, so that the next key down needs no more."""
EDGE = 3
"""Cells beside what is offered below the words."""


class Searching:
    """The actions that look for words, and what the keys do while they are typed."""

    def __init__(self, desk: Desk, trail: Trail, show_bar: Callable[[], None]) -> None:
        """Search on a desk, and come back by a trail.

        `show_bar` brings the bar up, or takes it away when nothing is asked.
        """
        self._desk = desk
        self._trail = trail
        self._show_bar = show_bar
        self._before_text: Spot | None = None
        self._within = ""
        self.asking = Asking.NOTHING
        self._matches = Matches(desk)
        self._memory = Memory()
        self._completing = Completing(desk.library)
        self.advice = ""
        """What would mend the words in the bar; empty where they can be read."""

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Give what each action of the table does."""
        return {
            "search": self.begin,
            "narrow": self.narrow,
            "clear": self.clear,
            "next_match": lambda: self._matches.step(1),
            "previous_match": lambda: self._matches.step(-1),
        }

    def begin(self) -> None:
        """Ask for words: of this text in the reader, else of the library."""
        self.ask(Asking.TEXT if self._desk.place is Place.READER else Asking.LIBRARY)

    def narrow(self) -> None:
        """Ask for more words of what is listed: its query stands in the bar already."""
        desk = self._desk
        query = self._listed_by()
        if query is None:
            key = desk.keymap.shown("search")
            desk.say(f"this list is no query, so there is nothing to add to · {key} searches all")
            return
        desk.turn(Place.LIST)
        self.ask(Asking.LIBRARY, f"{query} " if query else "")
        self._within = query

    def _listed_by(self) -> str | None:
        """Give the query that the list answers, empty for all briefings; None where it is none."""
        view, query = self._desk.view, self._desk.query_text.strip()
        if not query and view.those:
            return None
        query = query or ("is:alert" if view.is_inbox else view.query)
        # Words typed behind a choice are wanted with all of it.
        return f"({query})" if query and isinstance(parse(query).root, Either) else query

    def clear(self) -> None:
        """Leave every search and view at once."""
        if self._desk.is_home:
            self._desk.say("all briefings are listed")
        else:
            self._trail.change(ALL)

    def ask(self, asking: Asking, text: str = "") -> None:
        """Bring the bar up, with words in it that are asked for already."""
        desk = self._desk
        desk.pace.settle()
        self._within = ""
        if asking is Asking.LIBRARY:
            self._trail.mark()
        elif asking is Asking.TEXT:
            self._before_text = self._trail.now()
        self.asking = asking
        self._completing.forget()
        self._show_bar()
        desk.panes.bar.show(text, self._hint(), prompt=asking.value)

    def _hint(self) -> str:
        if self.asking is Asking.TEXT:
            return f"a name or words · {WIDER} searches all · Up the last · Esc goes back"
        return "a name or words · Up the last · Tab fields · Enter keeps · Esc goes back"

    # While words are typed

    def key(self, key: str, character: str | None) -> None:
        """Take a key press that belongs to the bar."""
        if key in LEAVES:
            self.cancel()
        elif key == "enter":
            self._enter()
        elif self.asking is Asking.TEXT and character == WIDER and not self._desk.panes.bar.text:
            self._ask_library()
        elif key in _STEPS:
            self._step_to(key)
        elif key in _TABS:
            self._complete(_TABS[key])
        elif self._desk.panes.bar.press(key, character):
            self._desk.pace.run(self._answer)

    def paste(self, text: str) -> None:
        """Take pasted words, as one line."""
        if self._desk.panes.bar.paste(text):
            self._desk.pace.run(self._answer)

    def _step_to(self, key: str) -> None:
        """Bring what was asked before into an empty line; else go to another row."""
        desk, step = self._desk, _STEPS[key]
        asked = self._memory.step(desk.panes.bar.text, -step) if key in _ARROWS else None
        if asked is not None:
            desk.panes.bar.show(asked)
            desk.pace.run(self._answer)
        elif self.asking is Asking.LIBRARY:
            desk.panes.briefings.move(step)
            desk.pace.run(desk.follow_cursor)

    def _complete(self, step: int) -> None:
        """Complete what stands before the cursor, or say below what it may become."""
        if self.asking is not Asking.LIBRARY:
            return
        bar = self._desk.panes.bar
        if bar.complete(self._completing.complete(bar.text[: bar.cursor], step)):
            self._answer()
        if self._completing.possible:
            self._advise(self._offered(self._completing.possible, self._completing.chosen))

    def _asked(self) -> str:
        """Give what the words in the bar ask; a choice behind a query is within all of it."""
        text, within = self._desk.panes.bar.text, f"{self._within} "
        added = text.removeprefix(within)
        if not self._within or added == text:
            return text
        with suppress(QueryError):
            if isinstance(parse(added, typing=True).root, Either):
                return f"{within}({added.strip()})"
        return text

    def _answer(self) -> None:
        """Answer the words in the bar."""
        text = self._asked()
        try:
            if self.asking is Asking.LIBRARY:
                self._answer_library(text)
            elif self.asking is Asking.TEXT:
                self._answer_text(text)
            else:
                self._desk.panes.bar.show(text, self._hint())
        except QueryError as error:
            self._desk.doubt()
            self._point_at(error)
        else:
            self._advise(self._behind_field(text) or words.meant(text))

    def _behind_field(self, text: str) -> str:
        """Give what may stand behind the field that is begun."""
        if self.asking is not Asking.LIBRARY:
            return ""
        return self._offered(self._completing.behind_field(text))

    def _offered(self, values: Sequence[str], first: int = 0) -> str:
        return offered(values, first, self._desk.panes.bar.size.width - EDGE)

    def _point_at(self, mistake: QueryError) -> None:
        """Say beside the words what is wrong with them, and where; below, what would mend it."""
        bar = self._desk.panes.bar
        bar.show(bar.text, mistake.what, column_in(bar.text, mistake))
        self._advise(pointed(mistake.advice, bar.caret_cell, bar.size.width))

    def _advise(self, advice: str) -> None:
        if advice != self.advice:
            self.advice = advice
            self._show_bar()
            # Words are often answered after the key that typed them was done with.
            self._desk.panes.actions.show([("", advice)] if advice else [])

    def _enter(self) -> None:
        """Keep what answers the words; a mistake in them stays to be mended, and nothing answers.

        What is still unfinished while one types is a mistake now, as on the command line. Words
        that the open text has not are looked for in all others.
        """
        desk = self._desk
        desk.pace.settle()
        text = desk.panes.bar.text
        try:
            if text.strip():
                parse(text)
        except QueryError as error:
            self._go_back(self.asking)
            self._point_at(error)
            return
        is_wanting = text.strip() and not desk.opened.marks and not desk.hunt.is_late
        if self.asking is Asking.TEXT and is_wanting:
            self.find(text)
        else:
            self._keep()

    def _ask_library(self) -> None:
        """Ask of the library instead of the open text."""
        if self.asking is Asking.TEXT:
            self._go_back(Asking.TEXT)
        self._desk.turn(Place.LIST)
        self.ask(Asking.LIBRARY)

    def _answer_library(self, text: str) -> None:
        desk = self._desk
        lacks = lacking(text)
        if parse(text, typing=True).root is None:
            self._go_back(self.asking)
            desk.panes.bar.show(text, lacks or self._hint())
            return
        self._matches.forget()
        listing = desk.hunt.ask(text, desk.panes.briefings.room + SPARE)
        if desk.hunt.is_late and not len(listing):
            desk.doubt("looking …")
            desk.panes.bar.show(text, "looking …")
            return
        self._lay(listing, text)

    def _lay(self, listing: Listing, text: str, briefing: str | None = None) -> None:
        """Show an answer, with the cursor on a briefing of it, else on its first."""
        self._desk.lay(listing, text, briefing or next(iter(listing.ids), None))
        if self.asking is Asking.LIBRARY:
            self._tell_count(listing, text)
        else:
            self._say_found()

    def _tell_count(self, listing: Listing, text: str) -> None:
        """Say beside the words how many answer; what is typed by now may be more than those."""
        bar = self._desk.panes.bar
        told = lacking(bar.text), self._count(listing, text)
        bar.show(bar.text, _DOT.join(filter(None, told)))

    def refilled(self) -> None:
        """Say how many answer by now, where the list was filled again below the words."""
        query = self._desk.query_text
        if self.asking is Asking.LIBRARY and query and query == self._asked():
            self._tell_count(self._desk.listing, query)

    def came(self, message: Hunted) -> None:
        """Show an answer that the keys did not wait for."""
        desk = self._desk
        if not desk.hunt.is_awaited(message):
            return
        answer = message.answer
        if answer is None or isinstance(answer, Hit):
            self._lay_text(message.text, answer)
        else:
            # Who went down in what came at first stays where that is.
            is_moved = desk.query_text == message.text and desk.panes.briefings.cursor > 0
            self._lay(answer, message.text, desk.panes.briefings.current if is_moved else None)
            desk.hunt.look_closer(answer, message.text)

    def refined(self, message: Refined) -> None:
        """Show other spellings and long texts in what was found, and what has them below it.

        No row moves; an open text in which nothing was marked yet goes to its first match, unless
        it is being read.
        """
        desk = self._desk
        if message.listing is not desk.listing:
            return
        if desk.library.is_partial(desk.listing):
            desk.lengthen()
            if self.asking is Asking.LIBRARY:
                self._tell_count(desk.listing, desk.query_text)
        desk.panes.briefings.refresh_rows()
        if desk.page is not None and desk.query_text:
            hit = desk.listing.hit(desk.page.row.id)
            if desk.opened.hit is not None or desk.place is Place.READER:
                desk.opened.mark_more(hit)
            else:
                desk.opened.mark(hit)
        self._matches.step_on()
        desk.hunt.look_on(desk.listing)

    def paged(self, message: Paged) -> None:
        """Show a long text that the keys did not wait for, and where it has what is asked."""
        self._desk.paged(message)
        if self.asking is Asking.TEXT and self._desk.panes.bar.text.strip():
            self._answer()
        self._matches.step_on()

    def _count(self, listing: Listing, text: str) -> str:
        total = self._desk.telling.summary.total
        if not len(listing):
            has = "has it, in any spelling" if words.is_spelt_freely(text) else "answers it"
            return f"0 of {total:,} · no briefing {has}"
        tiers = ", ".join(
            f"{group.label} {counted(group.count, more=group.more)}"
            for group in listing.groups
            if group.label
        )
        copies = self._desk.library.copies_in(listing)
        found = f"{counted(len(listing) - copies, more=listing.has_more)} of {total:,}"
        told = (found, numbered(copies, "copy", "copies") if copies else "", tiers)
        return " · ".join(filter(None, told))

    def _answer_text(self, text: str) -> None:
        desk = self._desk
        if desk.page is None:
            return
        desk.hunt.stop()
        hit = desk.hunt.look_in(desk.page, text) if text.strip() else None
        self._matches.forget()
        if desk.hunt.is_late:
            # What is marked answers other words.
            desk.opened.mark(None)
            desk.panes.bar.show(text, "looking …")
        else:
            self._lay_text(text, hit)

    def _lay_text(self, text: str, hit: Hit | None) -> None:
        """Show where the open text answers, from where it was open at first."""
        desk, before = self._desk, self._before_text
        if hit is not None and (desk.page is None or desk.page.row.id != hit.briefing):
            return
        start = before.offset if before else 0
        desk.opened.mark(hit, start)
        self._matches.step_on()
        if hit is None:
            desk.panes.reader.scroll_to_offset(start)
        if self.asking is Asking.TEXT:
            # What is typed by now may be more than what is answered.
            desk.panes.bar.show(desk.panes.bar.text, self._told(text, hit))
        else:
            self._matches.tell()

    def _told(self, text: str, hit: Hit | None) -> str:
        if hit is None:
            return "not here · Enter searches all" if text.strip() else self._hint()
        reasons = "; ".join(filter(None, rules(hit.reasons)))
        words = f"{len(hit.spans):,} in this text · {hit.tier}"
        return f"{words}: {reasons}" if reasons else words

    # After it

    def find(self, text: str) -> None:
        """Search the library for words that were not typed for it, and keep what is found."""
        self._ask_library()
        self._answer_library(text)
        self._keep()

    def _keep(self) -> None:
        desk = self._desk
        desk.pace.settle()
        asked = self._close()
        if asked is Asking.LIBRARY:
            if desk.library.is_partial(desk.listing):
                desk.lengthen()
            self._trail.settle()
            if not self._within:
                self._trail.pass_over_search()
        if asked is Asking.LIBRARY and desk.query_text:
            desk.turn(Place.LIST)
            self._say_found()
        elif asked is Asking.TEXT:
            self._matches.tell()

    def _say_found(self) -> None:
        """Say how many briefings answer, and the key that leads back to all."""
        desk = self._desk
        found = self._count(desk.listing, desk.query_text)
        doubt = words.meant(desk.query_text)
        back = f"{desk.keymap.shown('back')} goes back"
        desk.say(f"{doubt} · {found}" if doubt else f"{found} · {back}")

    def cancel(self) -> None:
        """Take the bar away and go back to the exact place before it."""
        self._desk.hunt.stop()
        self._desk.pace.drop()
        asked = self._close()
        self._go_back(asked)
        if asked is Asking.LIBRARY:
            self._trail.forget()

    def _close(self) -> Asking:
        """Take the bar away; give what it asked for, and remember its words."""
        self._memory.keep(self._asked())
        asked, self.asking, self.advice = self.asking, Asking.NOTHING, ""
        self._show_bar()
        return asked

    def _go_back(self, asked: Asking) -> None:
        """Show what was there before the words in the bar, which may go on."""
        self._matches.forget()
        if asked is Asking.LIBRARY:
            self._trail.back_while_typing()
            self._desk.trust()
        elif asked is Asking.TEXT and self._before_text is not None:
            self._trail.show(self._before_text)
