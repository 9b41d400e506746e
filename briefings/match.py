"""What comparing two spellings gives: how surely they are one name, and why.

Apart from the other nouns (`model`), so that whoever compares names alone loads no more:
named tuples, as `dataclasses` takes a third of a start.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Tier(StrEnum):
    """How surely two spellings are one name, best first."""

    EXACT = "exact"
    SURE = "sure"
    LIKELY = "likely"
    MAYBE = "maybe"
    NO = "no"

    # Attributes of each, no properties: they are asked for at every word that resembles a name.
    rank: int
    """0 for the surest."""
    joins: bool
    """Whether the two are taken for the same: likely or better."""

    def __init__(self, value: str) -> None:
        self.rank = len(type(self).__members__)
        self.joins = value in ("exact", "sure", "likely")


class ReasonKind(StrEnum):
    """The kinds of rule that join two spellings."""

    EXACT = "exact"
    ROMANISATION = "romanisation"
    LOOK_ALIKE = "look-alike"
    ENDING = "ending"
    POSSESSIVE = "possessive"
    GLUED = "glued"
    GIVEN_NAME = "given-name"
    INITIAL = "initial"
    TITLE = "title"
    ORDER = "order"
    JOINED = "joined"
    SPELLING = "spelling"
    SURNAME_ONLY = "surname-only"
    SHARED = "shared"
    SMALL_LETTERS = "small-letters"
    RECOGNISER = "recogniser"
    """No rule of ours: a command of the reader's says that a name stands there."""


class Reason(NamedTuple):
    """A rule that joins two spellings: applied to `left` it gives `right`."""

    kind: ReasonKind
    left: str
    """As asked for, or as the entity is called."""
    right: str
    """As written in the text."""
    rule: str
    """The rule in the reader's words, e.g. `g and h write г`."""


def rules(reasons: Iterable[Reason]) -> list[str]:
    """Give the rule of each reason, without what one before it says; empty where that is all."""
    said: set[str] = set()
    told: list[str] = []
    for each in reasons:
        new = [part for part in each.rule.split(_AND) if part not in said]
        said.update(new)
        told.append(_AND.join(new))
    return told


_AND = "; "


class Match(NamedTuple):
    """What comparing two names gave."""

    tier: Tier
    score: float
    """0..1, rising with the tier."""
    reasons: tuple[Reason, ...] = ()
