"""Answers to what is typed: in the key's own frame, or beside the keys where that is too short."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from math import inf
from time import monotonic

from textual.screen import Screen
from textual.worker import Worker

from briefings.errors import BriefingsError
from briefings.library import Library
from briefings.model import Hit, Listing, Page
from briefings.query import parse
from tui.later import later
from tui.messages import Hunted, Paged, Refined

AT_ONCE = 0.03
"""Seconds that a key may wait for an answer."""
FEWEST = 100
"""Hits that are looked for at first."""
A_SCREEN = 60
"""Hits with which a key can do: a screen of them, and those near its end."""
AT_ONCE_IN = 200_000
"""Characters of a text that are looked through while a key waits: a hundred pages."""
OPENS = 0.1
"""Seconds without a key after which a long text under the cursor is opened."""
A_REST = 0.25
"""Seconds without a key after which other spellings are looked for in what was found."""
AT_THE_END = 0.15
"""Seconds that going to the end of an answer may take."""


class Patience:
    """How long a search may go on; it is asked between the steps."""

    def __init__(self) -> None:
        """Begin without an end."""
        self._seconds = inf
        self._until: float | None = None
        self.is_stopped = False

    def begin(self, seconds: float) -> None:
        """Go on for so long from the next step on.

        What must be known before the first, the words that answer, is looked up in any case: to
        give up behind it would be to ask and to paint twice.
        """
        self._seconds, self._until = seconds, None

    def __call__(self) -> bool:
        """Whether to stop, with what there is."""
        now = monotonic()
        if self._until is None:
            self._until = now + self._seconds
        return self.is_stopped or now > self._until


class Hunt:
    """Asks a library what is typed; only the newest question is answered."""

    def __init__(self, library: Library, screen: Screen[None]) -> None:
        """Ask a library; `screen` gets the message Hunted."""
        self._library = library
        self._screen = screen
        self._serial = 0
        self._patience = Patience()
        self._beside: Patience | None = None
        self._rest: asyncio.TimerHandle | None = None
        self._opening: asyncio.TimerHandle | None = None
        self._wanted = ""
        self.sought = ""
        """The words that an answer is still to come for."""
        self._refining = Patience()
        # One after the other: of a whole book each takes much memory, which a thread keeps.
        self._thread = ThreadPoolExecutor(1, "search")

    @property
    def is_late(self) -> bool:
        """Whether an answer is still to come."""
        return self._beside is not None

    def ask(self, text: str, enough: int) -> Listing:
        """Answer a query with what is found in a frame; QueryError.

        Where that is no screen full, and there may be more, the answer comes as a message. With
        `enough` rows that have the words as they are typed, others are looked for in a rest.
        """
        self.stop()
        self._patience = Patience()
        self._patience.begin(AT_ONCE)
        listing = self._library.listing(text, typing=True, enough=enough, cancelled=self._patience)
        is_short = listing.has_more and len(listing) < A_SCREEN
        if is_short and not self._library.is_partial(listing):
            self._begin(text, partial(self._library.listing, text, typing=True))
        else:
            self.look_closer(listing, text)
        return listing

    def look_closer(self, listing: Listing, text: str) -> None:
        """Look for other spellings in what answers: behind a word, or once no key follows.

        Long texts are looked through then too, those that came into sight by then among them.
        """
        if text[-1:].isspace() and self._library.is_rough(listing):
            # A word is complete: what else it may be is known before the next one is typed.
            self._refine(listing)
        else:
            self.look_on(listing)

    def look_on(self, listing: Listing) -> None:
        """Look closer at what answers once no key follows."""
        if self._rest is not None:
            self._rest.cancel()
        self._rest = later(self._screen, A_REST, partial(self._at_rest, listing))

    def _at_rest(self, listing: Listing) -> None:
        self._rest = None
        if self._library.is_rough(listing):
            self._refine(listing)

    # Long texts

    def open(self, briefing: str) -> None:
        """Read a long text once the cursor rests on it; the answer comes as a message."""
        if briefing == self._wanted:
            return
        self.leave()
        self._wanted = briefing
        self._opening = later(self._screen, OPENS, partial(self._open, briefing))

    @property
    def is_opening(self) -> bool:
        """Whether a long text is to be read, or is being read."""
        return bool(self._wanted)

    def leave(self) -> None:
        """Open no long text any more."""
        self._wanted = ""
        if self._opening is not None:
            self._opening.cancel()
            self._opening = None

    def is_wanted(self, message: Paged) -> bool:
        """Whether the page of a long text is the one that is waited for, which it is no longer."""
        is_wanted = message.briefing == self._wanted
        self._wanted = "" if is_wanted else self._wanted
        return is_wanted

    def _open(self, briefing: str) -> None:
        def work() -> None:
            if briefing != self._wanted:
                return
            try:
                read = Paged(briefing, self._library.page(briefing))
            except BriefingsError as error:
                read = Paged(briefing, None, error)
            self._screen.post_message(read)

        self._opening = None
        self._run(work)

    def again(self, text: str, count: int) -> Listing:
        """Answer a query anew, with as many rows as there were; other spellings come later."""
        self.stop()
        self._patience = Patience()
        listing = self._library.listing(text, typing=True, limit=count, cancelled=self._patience)
        if self._library.is_rough(listing):
            self._refine(listing)
        return listing

    def lengthen(self, listing: Listing, goes_on: Callable[[], bool] | None = None) -> None:
        """Look for more of what was answered last, once, or as long as `goes_on` says so.

        What comes as a message anyway no key waits for again.
        """
        if self.is_late:
            return
        self._patience.begin(AT_THE_END if goes_on else AT_ONCE)
        while listing.grow() and goes_on is not None and goes_on() and not self._patience():
            pass

    def stop(self) -> None:
        """Let go of what is looked for beside the keys."""
        self._serial += 1
        self._refining.is_stopped = True
        if self._beside is not None:
            self._beside.is_stopped = True
            self._beside = None
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None

    def look_in(self, page: Page, text: str) -> Hit | None:
        """Give where a page answers a query; QueryError.

        Of a text that is longer than a key can wait for, the answer comes as a message.
        """
        self.stop()
        if len(page.briefing.text) <= AT_ONCE_IN:
            return self._library.match_in(page, text)
        parse(text, typing=True)
        self._begin(text, partial(self._library.match_in, page, text))
        return None

    def is_awaited(self, message: Hunted) -> bool:
        """Whether an answer is the one still to come, which it is no longer; raises its error."""
        if message.serial != self._serial or self._beside is None:
            return False
        self._patience, self._beside = self._beside, None
        if message.error is not None:
            raise message.error
        return True

    def _begin(self, text: str, ask: Callable[..., Listing | Hit | None]) -> None:
        """Ask beside the keys; `ask` is told by its `cancelled` when nobody waits any more."""
        self._beside, self.sought = Patience(), text
        self._run(partial(self._work, self._serial, text, ask, self._beside))

    def _refine(self, listing: Listing) -> None:
        """Look beside the keys for other spellings that are in what was found."""
        self._refining.is_stopped = True
        patience = self._refining = Patience()

        def work() -> None:
            self._library.refine(listing, patience)
            if not patience.is_stopped:
                self._screen.post_message(Refined(listing))

        self._run(work)

    def _run(self, work: Callable[[], None]) -> Worker[None]:
        async def in_turn() -> None:
            await asyncio.get_running_loop().run_in_executor(self._thread, work)

        return self._screen.run_worker(in_turn, name="search", group="search", exit_on_error=False)

    def _work(
        self,
        serial: int,
        text: str,
        ask: Callable[..., Listing | Hit | None],
        patience: Patience,
    ) -> None:
        if patience.is_stopped:
            return
        try:
            answer = ask(cancelled=patience)
        except BriefingsError as error:
            self._screen.post_message(Hunted(serial, text, None, error))
            return
        if not patience.is_stopped:
            self._screen.post_message(Hunted(serial, text, answer))
