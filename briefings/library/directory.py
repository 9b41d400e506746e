"""Everybody of a library, by the words of their names."""

from collections.abc import Mapping, Sequence

Who = tuple[str, str]
"""Id and name of a person."""


class Directory:
    """Who bears which words, and under which ids the briefings have one person."""

    def __init__(self, people: Mapping[str, Who]) -> None:
        """Take the people by the briefings' own ids, as `Corpus.entities` has them."""
        self.people = people
        self._bearers: dict[str, list[str]] = {}
        self._members: dict[str, list[str]] = {}
        for local, (person, _) in people.items():
            self._members.setdefault(person, []).append(local)
            for word in dict.fromkeys(local.split("-")):
                self._bearers.setdefault(word, []).append(local)

    def members(self, person: str) -> Sequence[str]:
        """Give all of the briefings' ids that are one person's."""
        return self._members.get(person, ())

    def bearers(self, word: str) -> Sequence[str]:
        """Give the briefings' ids of names that hold a folded word."""
        return self._bearers.get(word, ())
