"""How much may come out of a file, and of whatever is packed in it, all together."""

from briefings.errors import OverfullError

UNPACKED = 64 * 1024 * 1024
"""Bytes that come out of one packed file, at most."""
GROWTH = 16
"""How many times its length a file may grow beside that, with the documents in it: those of a
program unpack to ten times their length, and one made to fill memory to a hundred times or more.
"""


class Room:
    """The bytes that may still come out of a file and of the documents in it, however deep."""

    def __init__(self, raw: bytes) -> None:
        """Begin with what a file of these bytes may grow to."""
        self._most = UNPACKED + GROWTH * len(raw)
        self.left = self._most

    def fill(self, size: int) -> None:
        """Take away what came out; OverfullError where that was more than may."""
        self.left = max(0, self.left - size)
        if not self.left:
            raise too_much(self._most)


def too_much(most: int = UNPACKED) -> OverfullError:
    """Give what to say of a file that holds more than may come out."""
    return OverfullError(
        f"it unpacks to more than {most // 2**20} MB", advice="unpack it, and leave the files"
    )
