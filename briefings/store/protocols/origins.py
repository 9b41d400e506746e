"""Where briefings come from: files, and entries of files."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from briefings.store.protocols.entries import Origin, Stamp
from briefings.store.protocols.index import Cancelled


class Origins(Protocol):
    """The corpus as it tells which files are known, and what they hold."""

    def put_origins(self, origins: Sequence[Origin]) -> None:
        """Add origins, or replace those with the same path and source."""

    def drop_origins(self, raw_paths: Sequence[str]) -> None:
        """Forget all origins with some paths; a briefing without one is in no listing."""

    def sources(self) -> Sequence[str]:
        """Give all sources that briefings have come from, in order."""

    def origins(self, source: str = "") -> Iterable[Origin]:
        """Give the origins of a source, or all, by path."""

    def stamps(self, source: str) -> Mapping[str, Stamp]:
        """Give what a source's origins are known by, for telling quickly whether all is there."""

    def faults(self, sources: Sequence[str]) -> Sequence[Origin]:
        """Give the origins in some sources that have a reason, source by source, by path."""

    def origins_of(self, briefing: str) -> Sequence[Origin]:
        """Give the origins that hold one text, by path."""

    def is_held(self, briefing: str, besides: Collection[str]) -> bool:
        """Whether a file that is not gone holds a briefing, besides those of some paths."""

    def origins_under(self, source: str, raw_path: str) -> Sequence[Origin]:
        """Give a source's origins at a path, inside it as entries of a file, and below it.

        By path.
        """

    def coming_from(
        self, asked: str, most: int, cancelled: Cancelled | None = None
    ) -> frozenset[str] | None:
        """Give what has an origin with letters in its path, capitals aside; None of too many.

        What is above its source is of no origin's own; `asked` is folded by `str.casefold`.
        More than `most` are too many. None where it was cancelled, too.
        """

    def copied(self, most: int) -> frozenset[str] | None:
        """Give ids among which are all with copies, folded or to the letter; None of too many."""
