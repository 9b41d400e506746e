"""Taking in: a scan in a thread beside the screen, told to it message by message."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from functools import partial
from queue import SimpleQueue
from threading import Event
from time import monotonic

from textual.screen import Screen
from textual.worker import Worker, get_current_worker

from briefings.errors import BriefingsError
from briefings.library import Library
from briefings.model import Problem, Progress, ScanStatus, Work
from tui.messages import Taken, Taking
from tui.screens import words
from tui.screens.desk import Desk

FIRST = 0.4
"""Seconds that the first paint waits for a library never scanned: rows at once where few come."""
REFILL = 0.5
"""Seconds between two refills of the list while a scan runs."""

NEW = frozenset({ScanStatus.OK, ScanStatus.LIST, ScanStatus.TRUNCATED})


class Ahead:
    """A scan begun before the screen can paint, and so before it can run workers."""

    def __init__(self, library: Library) -> None:
        """Begin the scan in a thread of its own."""
        self._steps: SimpleQueue[Progress | None] = SimpleQueue()
        self._stopped = Event()
        pool = ThreadPoolExecutor(1, "scan ahead")
        self._end = pool.submit(self._run, library)
        pool.shutdown(wait=False)

    def wait(self, seconds: float) -> bool:
        """Wait for its end; False where that did not come in time."""
        return bool(wait([self._end], seconds).done)

    @property
    def error(self) -> BaseException | None:
        """Give what broke it off, waiting for its end."""
        return self._end.exception()

    def stop(self) -> None:
        """Let it end after the step in hand."""
        self._stopped.set()

    def __iter__(self) -> Iterator[Progress]:
        """Give its steps as they come; what broke it off is raised here."""
        while (step := self._steps.get()) is not None:
            yield step
        self._end.result()

    def _run(self, library: Library) -> None:
        try:
            for step in library.scan(cancelled=self._stopped.is_set):
                self._steps.put(step)
        finally:
            self._steps.put(None)


class Taker:
    """Runs scans for a screen; what an older scan says is known by its serial and dropped."""

    def __init__(self, desk: Desk, screen: Screen[None], rest: Callable[[], None]) -> None:
        """Scan the desk's library; `screen` gets the messages Taking and Taken.

        `rest` is called whenever no scan runs any more.
        """
        self._desk = desk
        self._rest = rest
        self._screen = screen
        self._serial = 0
        self._refilled = 0.0
        self._kind, self._since = Work.TAKING, 0.0
        self._asked_for = self._is_first = False
        self._waited = 0
        self._ahead: Ahead | None = None
        self.running = False
        self.is_touched = False
        """Whether the reader did anything by now: what they see must not move any more."""
        self._has_failed = False
        self._is_broken_off = False

    def begin(self) -> None:
        """Fill the screen from what is stored; then look, beside it, for what came."""
        library = self._desk.library
        self._is_first = not library.scanned
        ahead = Ahead(library) if self._is_first else None
        is_late = ahead is not None and not ahead.wait(FIRST)
        self._desk.is_taking = is_late
        self._desk.start()
        if ahead is None:
            self.running = True
            self._screen.call_after_refresh(self._start)
        elif is_late:
            self._asked_for = True
            self._start(ahead)
        elif ahead.error is not None:
            self.failed(ahead.error)
        else:
            self._rest()

    def start(self) -> None:
        """Show what waits, and scan, because the reader asked for it."""
        self._waited = self._desk.telling.summary.waiting
        if self._desk.library.is_held:
            self._desk.library.let_in()
            self._desk.refill(anew=True)
        self._asked_for = True
        self._has_failed = False
        self._start()

    def _start(self, ahead: Ahead | None = None) -> None:
        self._serial += 1
        self.running = True
        self._is_broken_off = False
        self._kind, self._since = Work.TAKING, monotonic()
        self._ahead = ahead
        if self._asked_for:
            self._desk.telling.go_on(words.TAKING)
        self._screen.run_worker(
            partial(self._work, self._serial, ahead),
            name="scan",
            group="scan",
            exclusive=True,
            thread=True,
            exit_on_error=False,
        )

    def stop(self) -> None:
        """Let what runs come to its end: the screen is going."""
        if self._ahead is not None:
            self._ahead.stop()

    def break_off(self) -> None:
        """Let a scan end after the step in hand; `resume` goes on with it."""
        self._is_broken_off = self.running
        self.stop()

    def resume(self) -> bool:
        """Go on with the scan that was broken off; False where none was."""
        was_broken_off = self._is_broken_off and not self.running
        if was_broken_off:
            self._start()
        return was_broken_off

    def _is_over(self, worker: Worker[None]) -> bool:
        return worker.is_cancelled or self._is_broken_off

    def _work(self, serial: int, ahead: Ahead | None) -> None:
        worker = get_current_worker()
        new = changed = gone = 0
        cancelled = partial(self._is_over, worker)
        for progress in ahead or self._desk.library.scan(cancelled=cancelled):
            lines = () if progress.alike is ScanStatus.UNCHANGED else progress.lines
            for line in lines:
                changed += line.has_changed
                gone += line.status is ScanStatus.GONE
                new += line.status in NEW and not line.has_changed
            self._screen.post_message(Taking(serial, progress, new + changed + gone))
        if not worker.is_cancelled:
            self._screen.post_message(Taken(serial, new, changed, gone))

    def went_on(self, message: Taking) -> None:
        """Show how far a scan is, and now and then what it brought."""
        if message.serial != self._serial:
            return
        progress = message.progress
        if progress.work is not self._kind:
            self._kind, self._since = progress.work, monotonic()
        is_news = message.new or progress.work is not Work.TAKING
        if self._asked_for or is_news:
            self._desk.telling.go_on(words.taking_in(progress, monotonic() - self._since))
        if is_news and monotonic() - self._refilled > REFILL:
            self._refill(anew=True)
            self._refilled = monotonic()

    def _refill(self, *, anew: bool) -> None:
        """Show what came; a first scan leaves the cursor on top until the reader does anything."""
        desk = self._desk
        is_begun = self._is_first and not self.is_touched and desk.is_at_top
        desk.refill(anew=anew)
        if is_begun:
            desk.panes.briefings.top()
            desk.follow_cursor()

    def ended(self, message: Taken) -> None:
        """Show all that a scan brought."""
        if message.serial != self._serial:
            return
        self.running = self._desk.is_taking = False
        self._desk.telling.go_on("")
        self._desk.telling.recover()
        is_news = message.new or message.changed or message.gone
        # What was found by its words may by now be found by what sounds like them.
        self._refill(anew=bool(is_news or self._kind is not Work.TAKING))
        if self._is_broken_off:
            return
        new = message.new + self._waited
        if self._desk.library.damage:
            self._desk.hush()  # What is broken is said in the line that this would cover.
        elif self._asked_for or new or message.changed or message.gone:
            taken = words.taken(new, message.changed, message.gone)
            self._desk.telling.tell(f"{taken}{self._aged()}")
        self._asked_for, self._waited, self._is_first = False, 0, False
        self._rest()
        self.catch_up()

    def _aged(self) -> str:
        """Say why less is new by the end of a first scan than while it went on; or nothing."""
        summary, days = self._desk.telling.summary, self._desk.library.config.old_after_days
        is_less = self._is_first and days is not None and summary.unread < summary.total
        return f" · {words.aged(days)}" if is_less and days is not None else ""

    def catch_up(self) -> None:
        """Have read what a new watch left to be read, unless a scan runs: it comes after that."""
        if self._desk.library.is_behind and not (self.running or self._has_failed):
            self._start()

    def failed(self, error: BaseException) -> None:
        """Say why a scan broke off; the reading goes on."""
        self._has_failed = True
        self.running = self._desk.is_taking = False
        self._desk.telling.go_on("")
        self._desk.telling.trouble(problem_of(error))
        self._desk.refill()
        self._rest()


def problem_of(error: BaseException) -> Problem:
    """Say what broke the taking in off."""
    if isinstance(error, BriefingsError):
        return Problem(error.what, error.where, error.advice)
    what = f"taking in broke off: {type(error).__name__}: {error}"
    return Problem(what, advice="what was taken in before is here; please report it")
