"""Taking in: a scan in a thread beside the screen, told to it message by message."""

from functools import partial
from time import monotonic

from textual.screen import Screen
from textual.worker import get_current_worker

from briefings.errors import BriefingsError
from briefings.model import Problem, ScanStatus
from tui.messages import Taken, Taking
from tui.screens import words
from tui.screens.desk import Desk

FIRST = 0.4
"""Seconds that a library never scanned may take before the first paint: rows at once if few."""
REFILL = 0.5
"""Seconds between two refills of the list while a scan runs."""

NEW = frozenset({ScanStatus.OK, ScanStatus.LIST, ScanStatus.TRUNCATED})


class Taker:
    """Runs scans for a screen; what an older scan says is known by its serial and dropped."""

    def __init__(self, desk: Desk, screen: Screen[None]) -> None:
        """Scan the desk's library; `screen` gets the messages Taking and Taken."""
        self._desk = desk
        self._screen = screen
        self._serial = 0
        self._refilled = 0.0
        self._asked_for = False
        self.running = False

    def begin(self) -> None:
        """Fill the screen from what is stored; then look, beside it, for what came."""
        try:
            is_new = not self._desk.library.scanned and self._first()
            self._desk.start()
        except BriefingsError as error:
            self._desk.trouble(_problem(error))
            self._desk.start_empty()
            return
        if not is_new:
            self._screen.call_after_refresh(self._start)

    def _first(self) -> bool:
        """Scan before the first paint, if it is soon done; False where it was not."""
        end = monotonic() + FIRST
        late = False

        def is_late() -> bool:
            nonlocal late
            late = late or monotonic() > end
            return late

        for _ in self._desk.library.scan(cancelled=is_late):
            pass
        return not late

    def start(self) -> None:
        """Scan because the reader asked for it."""
        self._asked_for = True
        self._desk.say("taking in …")
        self._start()

    def _start(self) -> None:
        self._serial += 1
        self.running = True
        self._screen.run_worker(
            partial(self._work, self._serial),
            name="scan",
            group="scan",
            exclusive=True,
            thread=True,
            exit_on_error=False,
        )

    def _work(self, serial: int) -> None:
        worker = get_current_worker()
        new = 0
        for progress in self._desk.library.scan(cancelled=lambda: worker.is_cancelled):
            new += sum(line.status in NEW for line in progress.lines)
            self._screen.post_message(Taking(serial, progress, new))
        if not worker.is_cancelled:
            self._screen.post_message(Taken(serial, new))

    def went_on(self, message: Taking) -> None:
        """Show how far a scan is, and now and then what it brought."""
        if message.serial != self._serial:
            return
        if self._asked_for or message.new:
            self._desk.say(words.taking_in(message.progress))
        if message.new and monotonic() - self._refilled > REFILL:
            self._desk.refill()
            self._refilled = monotonic()

    def ended(self, message: Taken) -> None:
        """Show all that a scan brought."""
        if message.serial != self._serial:
            return
        self.running = False
        self._desk.refill()
        if self._asked_for or message.new:
            self._desk.say(words.taken(message.new))
        self._asked_for = False

    def failed(self, error: BaseException) -> None:
        """Say why a scan broke off; the reading goes on."""
        self.running = False
        self._desk.trouble(_problem(error))
        self._desk.refill()


def _problem(error: BaseException) -> Problem:
    if isinstance(error, BriefingsError):
        return Problem(error.what, error.where, error.advice)
    what = f"taking in broke off: {type(error).__name__}: {error}"
    return Problem(what, advice="what was taken in before is here; please report it")
