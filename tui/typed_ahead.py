"""Letters that wait for their turn: who leaves the words takes back those not yet heard."""

from collections.abc import Collection

from textual.events import Key


class TypedAhead:
    """Counts the keys that came and those that were taken, in the same order.

    A terminal does so with its own line: what interrupts it is heard before the letters that
    were sent ahead of it.
    """

    def __init__(self, leaving: Collection[str], together: int) -> None:
        """Begin with no key; some keys leave the words.

        `together` are taken, at most, before what they did is done.
        """
        self._leaving = leaving
        self._together = together
        self._came = 0
        self._taken = 0
        self._other = -together
        """The number of the last key that was no letter."""
        self._left = 0
        """Up to this number letters are taken back."""

    def came(self, key: Key) -> None:
        """Note a key that waits; one that leaves the words takes back the letters before it.

        Any other key among them, as Enter, may end the words: letters behind it are keys again.
        """
        self._came += 1
        if key.is_printable:
            return
        if key.key in self._leaving and self._other + self._together <= self._taken:
            self._left = self._came
        self._other = self._came

    def take(self, key: Key) -> bool:
        """Note a key whose turn has come; True for a letter that was taken back."""
        self._taken += 1
        return self._taken < self._left and key.is_printable

    @property
    def taken(self) -> int:
        """Give how many keys were taken."""
        return self._taken
