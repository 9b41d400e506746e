"""What a typed word may be: words of names that look like it, and who bears one of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice

_SLIGHT = 0.3
"""How much an initial that is typed tells, against a word."""
_LED_TO = 700
"""Names that one word leads to, looked at for the others."""

Bearers = Callable[[str], Sequence[str]]
"""Gives the names that hold a word."""
Compared = Callable[[str], float]
"""Says how much a word is like the typed one, 0..1; 0 where it is another."""


def ranked(scores: Mapping[str, float]) -> dict[str, float]:
    """Give what has a score, the highest first."""
    return dict(sorted(scores.items(), key=lambda one: (-one[1], one[0])))


class Pool:
    """The words of names that a typed word may be, and who bears one of them."""

    def __init__(
        self, typed: str, rough: Mapping[str, float], bearers: Bearers, compared: Compared
    ) -> None:
        """Take the words that may be it with how much they look so, and what tells it surely."""
        self.typed = typed
        self.rough = rough
        self.weight = 1.0 if len(typed) > 1 else _SLIGHT
        self._bearers = bearers
        self._compared = compared
        self._scores: dict[str, float] = {}

    @cached_property
    def names(self) -> frozenset[str]:
        """Give the names that hold one of the words."""
        return frozenset(chain.from_iterable(map(self._bearers, self.rough)))

    @cached_property
    def beside(self) -> dict[str, list[str]]:
        """Give the other words of the names that hold one, of the likest, with those names."""
        holders: dict[str, list[str]] = {}
        for local in islice(self.bearing(), _LED_TO):
            for word in local.split("-"):
                if word not in self.rough:
                    holders.setdefault(word, []).append(local)
        return holders

    def bearing(self) -> Iterator[str]:
        """Give who bears one of the words, the likest words first."""
        return chain.from_iterable(map(self._bearers, ranked(self.rough)))

    def looks(self, words: Sequence[str]) -> float:
        """Give how much the likest word of a name looks like the typed one."""
        rough = self.rough
        return max([rough.get(word, 0.0) for word in words])

    def score(self, word: str) -> float:
        """Say how much a word of a name is like the typed one; 0 where it is another."""
        known = self._scores.get(word)
        if known is None:
            known = self._scores[word] = self._compared(word)
        return known
