"""How much a process remembers of what it worked out about words.

Who reads many texts meets the same words again and again, and works each out once. A reader's
screen asks about the few that are near what is typed, and stays open all day.

Of whole texts little is remembered, and not for long: what a book was cut into is a hundred times
as much as the book.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from typing import ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Given = TypeVar("Given")


class Room:
    """How many results a cache keeps at most.

    A plain class: `dataclasses` takes a third of the start of whoever compares names alone.
    """

    def __init__(self) -> None:
        self.most = 1 << 16

    def be_small(self) -> None:
        """Be that of a screen, where a word has some hundred neighbours.

        Only for what is loaded from now on: a cache has its size from its making.
        """
        self.most = 1 << 9

    def suit(self, watches: int) -> None:
        """Be that of who reads texts again where so many names are watched, loaded after this.

        Each word of a text is compared with the hundreds that are near it, of texts by the
        thousand: of few results kept none is met again.
        """
        if watches >= _MANY:
            self.most = 1 << 16

    def up_to(self, wanted: int) -> int:
        """Give how many results a cache may keep that would keep so many."""
        return min(wanted, self.most)


_MANY = 1000
"""Watched names that ask of most words of a text whether they are one."""

ROOM = Room()
"""That of this process."""

_of_texts: list[Callable[[], None]] = []
"""What forgets all that is remembered of whole texts."""


def of_texts(most: int) -> Callable[[Callable[Asked, Given]], Callable[Asked, Given]]:
    """Remember what a function gave for the last so many texts, until they are forgotten."""

    def remembering(function: Callable[Asked, Given]) -> Callable[Asked, Given]:
        kept = lru_cache(maxsize=most)(function)
        _of_texts.append(kept.cache_clear)
        given: Callable[..., Given] = kept
        return given

    return remembering


def forget_texts() -> None:
    """Forget what was worked out about whole texts: those who read them in turn are done."""
    for forget in _of_texts:
        forget()


def share_memory() -> None:
    """Let the threads begun from now on take memory from where the first takes it.

    The C library of GNU gives each a part of its own otherwise, of which little is used again;
    others do not know the option. Of Python's threads one at a time asks.
    """
    _ask_of_c("mallopt", _ARENA_MAX, 1)


def give_back() -> None:
    """Give the system back the memory that was let go of.

    The C library of GNU keeps it otherwise; others have no such function.
    """
    _ask_of_c("malloc_trim", 0)


_ARENA_MAX = -8
"""`M_ARENA_MAX` of GNU's `malloc.h`."""


def _ask_of_c(function: str, *numbers: int) -> None:
    # Imported late: no first paint is to wait for it.
    from ctypes import CDLL

    with suppress(AttributeError, OSError, TypeError):
        getattr(CDLL(None), function)(*numbers)
