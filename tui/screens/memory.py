"""What was asked for before, to be asked for again."""

MOST = 100
"""Searches that are remembered."""


class Memory:
    """The searches of this run, the last first.

    The arrows go along them from an empty line, and on for as long as the line is what they
    brought; in words that somebody types they have another meaning.
    """

    def __init__(self) -> None:
        """Begin with nothing asked."""
        self._asked: list[str] = []
        self._at = -1

    def keep(self, text: str) -> None:
        """Remember what was asked."""
        words = text.strip()
        if words:
            self._asked = [words, *(one for one in self._asked if one != words)][:MOST]
        self._at = -1

    def step(self, typed: str, older: int) -> str | None:
        """Give what was asked so many searches before what is typed; empty behind the last one.

        None where the line is not of here, or nothing was ever asked.
        """
        is_shown = self._at >= 0 and typed == self._asked[self._at]
        at = (self._at if is_shown else -1) + older
        if not self._asked or at < -1 or (typed and not is_shown):
            return None
        self._at = min(at, len(self._asked) - 1)
        return self._asked[self._at] if self._at >= 0 else ""
