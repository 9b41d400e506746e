"""The index: which briefings hold which words, and the plans it is asked."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, Protocol

Cancelled = Callable[[], bool]
"""Asked between steps of a long work; True means stop, with what there is."""


Between = tuple[date, date]
"""A first and a last sort day (see `Corpus.groups`), both included."""
EVERY_DAY: Between = (date.min, date.max)

SHORT = 3
"""First letters by which documents are kept: a longer beginning is that of few words.

An engine would else keep for each beginning where its words stand, which is most of an index.
"""


PAIRED = "\x1b"
"""What stands between the two words of a pair: no word has it."""


@dataclass(frozen=True, slots=True)
class Document:
    """What an index is given of one briefing."""

    id: str
    day: date
    """The sort day (see `Corpus.groups`)."""
    dated: bool
    received: datetime
    title: str
    """Folded words, in order, with a blank between two (`store.standing.indexed`)."""
    text: str
    words: str
    """Those of both, each once."""
    title_starts: str
    """The first letters of the title's words, up to `SHORT` of each, each once."""
    starts: str
    """The same of all words."""
    pairs: str = ""
    """Neighbours that both begin with a capital, each pair once, as `PAIRED` writes it."""

    def each(self) -> list[str]:
        """Give its words, each once."""
        return self.words.split(" ") if self.words else []

    def neighbours(self) -> Iterator[tuple[str, str]]:
        """Give its pairs."""
        for pair in self.pairs.split():
            first, _, second = pair.partition(PAIRED)
            yield first, second


class Term(NamedTuple):
    """A folded word of the index: a plain tuple, for a key has thousands."""

    word: str
    documents: int
    """In how many documents it stands."""


class Pair(NamedTuple):
    """Two folded words that stand side by side, both with a capital."""

    first: str
    second: str
    documents: int
    """In how many documents they do."""


@dataclass(frozen=True, slots=True)
class Words:
    """Matches a document that holds any of the words, or one beginning so."""

    words: tuple[str, ...]
    prefix: bool = False
    field: str = ""
    """`title`, `text`, or empty for either."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Matches words in a row; each place may hold any of several."""

    places: tuple[tuple[str, ...], ...]
    field: str = ""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Matches a document in which any of some pairs stand side by side, both with a capital."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Matches two of one field with at most `within` words between them, in either order."""

    left: Words | Phrase
    right: Words | Phrase
    """In the field that `left` names."""
    within: int


@dataclass(frozen=True, slots=True)
class AllOf:
    """Matches what every part matches."""

    parts: tuple["Plan", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Matches what any part matches."""

    parts: tuple["Plan", ...]


@dataclass(frozen=True, slots=True)
class But:
    """Matches what `part` matches and `without` does not."""

    part: "Plan"
    without: "Plan"


Plan = Words | Phrase | Pairs | Near | AllOf | AnyOf | But


NO_LIMIT = 10_000_000
"""More words, or briefings, than a library holds."""


class Index(Protocol):
    """Which briefings hold which words. Can be rebuilt from the corpus."""

    def put(self, documents: Sequence[Document], *, keyed: bool = True) -> None:
        """Add documents, or replace those with the same id.

        `keyed`: new words have their keys at once, by the keyer; else those wait for `key`.
        """

    def unkeyed(self, limit: int) -> Sequence[str]:
        """Give words that wait for their keys, at most so many."""

    def key(self, keys: Mapping[str, Sequence[str]]) -> None:
        """Give words that wait their keys, as the keyer would."""

    def remove(self, ids: Sequence[str]) -> None:
        """Forget documents; unknown ids are passed over."""

    def pack(self) -> bool:
        """Put together some of what came apart, that it is read from fewer places.

        False where nothing is left to be put together; a step is short.
        """

    def near(self, key: str) -> Sequence[Term]:
        """Give the words that share a key, as the index's keyer gave it, most frequent first."""

    def sharing(self, keys: Sequence[str], limit: int) -> Sequence[str]:
        """Give words that share any of some keys, each once and no more than `limit`.

        Each key gives an equal part of them, or all it has; those of the first key come first.
        """

    def counted(self, words: Sequence[str]) -> Sequence[Term]:
        """Give those of some folded words that any document holds, most frequent first."""

    @property
    def is_paired(self) -> bool:
        """Whether of every document its pairs are known: those of an older index are not."""

    def behind(self, words: Sequence[str]) -> Sequence[Pair]:
        """Give the pairs that begin with any of some folded words, in no order."""

    def sounding(self, prefix: str, limit: int) -> Sequence[Term]:
        """Give the words with a key that begins so, most frequent first."""

    def beginning(self, prefix: str, limit: int) -> Sequence[Term]:
        """Give the words that begin so, most frequent first."""

    def find(
        self,
        plan: Plan,
        *,
        after: str = "",
        limit: int,
        days: Between = EVERY_DAY,
        cancelled: Cancelled | None = None,
    ) -> Sequence[str]:
        """Give ids of documents, newest first as in `Corpus.groups` without regard to pins.

        `after` is an id given before: the answer goes on behind it. Those of some `days` alone.
        Cancelled, it gives what it has.
        """

    def latest(self, plan: Plan, limit: int) -> Sequence[str]:
        """Give ids of some documents, newest day first; of one day those that came last.

        It reads no more than it gives, where `find` puts whole days in order.
        """

    def count(self, plan: Plan, limit: int) -> int:
        """Give how many documents a plan matches, no further than to a limit: no order is made."""

    def holding(self, plan: Plan, ids: Sequence[str]) -> Collection[str]:
        """Give those of some documents that a plan matches.

        Quick where they stand near each other in the order that `find` gives.
        """
