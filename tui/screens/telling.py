"""The top line: what was said for the last key, whom `e` goes along, else how things stand."""

from briefings.library import Library
from briefings.model import Problem, Summary
from tui.keys import Keymap
from tui.screens import words
from tui.widgets.status_line import StatusLine


class Telling:
    """What is said, and what is wrong."""

    def __init__(self, library: Library, status: StatusLine) -> None:
        """Say on a line how a library stands."""
        self._library = library
        self._status = status
        self.summary = Summary(None, 0, 0, 0, 0, 0)
        self.troubles: tuple[Problem, ...] = ()
        """What is wrong in the keys."""
        self._failures: tuple[Problem, ...] = ()
        self.is_first = False
        """Whether nothing was ever read here, so that the first keys are told."""
        self._note = self._news = self._work = ""
        self._standing = self._brief = ""

    @property
    def said(self) -> str:
        """Give what was said since the last key; empty for nothing."""
        return self._note

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Give all that is wrong: the keys, the library, what failed on the way."""
        return (*self.troubles, *self._failures, *self._library.problems)

    @property
    def news_of_problems(self) -> tuple[Problem, ...]:
        """Give those of which the reader did not say that they are known."""
        problems = self.problems
        return self._library.unknown(problems) if problems else ()

    def say(self, said: str) -> None:
        """Say something until the next key."""
        self._note = said

    def tell(self, news: str) -> None:
        """Say something that newer news may take the place of."""
        self._note = self._news = news

    def go_on(self, work: str) -> None:
        """Say how far a work is, as long as nothing else is said; empty where it is done."""
        self._work = work

    @property
    def is_open(self) -> bool:
        """Whether news may be said: nothing else is, but older news."""
        return self._note in ("", self._news)

    def hush(self) -> None:
        """Take back what was said for the last key."""
        self._note = ""

    def trouble(self, problem: Problem) -> None:
        """Say a problem that came on the way, until work goes well again."""
        self._failures = (problem, *(one for one in self._failures if one != problem))
        self.say(problem.reason_first)

    def recover(self) -> None:
        """Say no more what failed on the way: it went well since."""
        self._failures = ()

    def count(self, keymap: Keymap) -> None:
        """Count what the line says, and find what it says when nothing happens."""
        self.summary = self._library.summary()
        problems, damage = self.news_of_problems, self._library.damage
        if damage:
            self._standing = words.failed(keymap, damage[0])
        elif problems:
            of_config = {*self.troubles, *self._library.config.problems}
            is_config = not of_config.isdisjoint(problems)
            self._standing = words.wrong(keymap, len(problems), configuration=is_config)
            self._brief = words.wrong_in_brief(keymap, len(problems))
        else:
            self._standing = words.first_steps(keymap) if self.is_first else ""
            self._brief = ""

    def show(self, keymap: Keymap, followed: str) -> None:
        """Write the line; `followed` is the one name that `e` goes along, or empty."""
        along = words.along(keymap, followed) if followed else ""
        failed = words.failed(keymap, self._failures[0]) if self._failures else ""
        note = self._note or along or failed or self._work
        self._status.show(self.summary, note or self._standing, "" if note else self._brief)
