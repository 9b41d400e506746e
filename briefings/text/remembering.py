"""How much a process remembers of what it worked out about words.

Who reads many texts meets the same words again and again, and works each out once. A reader's
screen asks about the few that are near what is typed, and stays open all day.
"""


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
