"""Everybody of a library, by the words of their names."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property
from heapq import nlargest

from briefings.library.people.bearers import Pool

Who = tuple[str, str]
"""Id and name of a person."""


class Directory:
    """Who bears which words, and under which ids the briefings have one person."""

    def __init__(self, people: Mapping[str, Who]) -> None:
        """Take the people by the briefings' own ids, as `Corpus.entities` has them."""
        self.people = people
        self._bearers: dict[str, list[str]] = {}
        self._members: dict[str, list[str]] = {}
        self.pools: dict[str, Pool] = {}
        """What each word may be that was typed whole; kept by who looks it up."""
        for local, (person, _) in people.items():
            self._members.setdefault(person, []).append(local)
            for word in dict.fromkeys(local.split("-")):
                self._bearers.setdefault(word, []).append(local)
        self._words = sorted(self._bearers)

    @cached_property
    def sounds(self) -> Mapping[str, str]:
        """Give the rough sounds of every word."""
        # Late: a start that shows what is stored compares no names.
        from briefings.names.spelling.sounds import sounds

        return sounds(self._words)

    def members(self, person: str) -> Sequence[str]:
        """Give all of the briefings' ids that are one person's."""
        return self._members.get(person, ())

    def bearers(self, word: str) -> Sequence[str]:
        """Give the briefings' ids of names that hold a folded word."""
        return self._bearers.get(word, ())

    def beginning(self, start: str, most: int) -> Sequence[str]:
        """Give the words that begin so, of very many those that most bear."""
        first = bisect_left(self._words, start)
        last = bisect_left(self._words, start + chr(0x10FFFF), first)
        if last - first <= most:
            return self._words[first:last]
        return nlargest(most, self._words[first:last], key=lambda word: len(self._bearers[word]))
