"""How much a process remembers of what it worked out about words.

Who reads many texts meets the same words again and again, and works each out once. A reader's
screen asks about the few that are near what is typed, and stays open all day.
"""

from dataclasses import dataclass


@dataclass(slots=True)
class Room:
    """How many results a cache keeps at most."""

    most: int = 1 << 16

    def be_small(self) -> None:
        """Be that of a screen, where a word has some hundred neighbours.

        Only for what is loaded from now on: a cache has its size from its making.
        """
        self.most = 1 << 9

    def up_to(self, wanted: int) -> int:
        """Give how many results a cache may keep that would keep so many."""
        return min(wanted, self.most)


ROOM = Room()
"""That of this process."""
