"""What may stand at the end of a search: fields, and what is known to stand behind one."""

import re
from collections.abc import Sequence

from briefings.library import Library
from briefings.query import FIELDS, Begun, Field, begun, known_values

NEWEST = 200
"""Briefings whose publishers are offered: the newest."""
_PLAIN = re.compile(r"[\w.<>-]+")
"""What may stand behind a field without quotation marks."""


class Completing:
    """Completes what is typed before the cursor, and goes along what it may become."""

    def __init__(self, library: Library) -> None:
        """Complete with what a library knows."""
        self._library = library
        self._publishers: tuple[str, ...] | None = None
        self._offered: Sequence[str] = ()
        self._at = -1
        self._column = 0
        self._left = ""
        """The text as the last completion left it."""

    def forget(self) -> None:
        """Begin anew: what the library knows may be more by now."""
        self._publishers, self._offered, self._left = None, (), ""

    @property
    def possible(self) -> Sequence[str]:
        """Give what the text that was completed last may become, where that is not one thing."""
        return self._offered if len(self._offered) > 1 else ()

    @property
    def chosen(self) -> int:
        """Give which of these stands in the text; the first where none does."""
        return max(0, self._at)

    def behind_field(self, text: str) -> tuple[str, ...]:
        """Give what may stand behind the field that a text ends with; nothing for a word."""
        last = begun(text)
        return self._fitting(last) if last and last.field else ()

    def complete(self, text: str, step: int = 1) -> str:
        """Give a text with its end completed as far as that is one thing; again, with each."""
        if not (len(self._offered) > 1 and text == self._left):
            last = begun(text)
            self._offered = self._fitting(last) if last else ()
            self._column, self._at = (last.column if last else len(text)), -1
            end = self._agreed(text[self._column :], is_word=not (last and last.field))
            if end is not None:
                self._left = text[: self._column] + end
                return self._left
        self._at = (self._at + step if self._at >= 0 or step > 0 else step) % len(self._offered)
        self._left = text[: self._column] + self._offered[self._at]
        return self._left

    def _agreed(self, written: str, *, is_word: bool) -> str | None:
        """Give what all that is offered begins with; None where that is no more than is written.

        Where no letter is written, fields are first to be seen.
        """
        if len(self._offered) == 1:
            only = self._offered[0]
            return only if only.endswith(":") else f"{only} "
        agreed = _beginning(self._offered)
        is_more = len(agreed) > len(written) and agreed.startswith(written)
        if is_more or not self._offered or (is_word and not written):
            return agreed if is_more else written
        return None

    def _fitting(self, last: Begun) -> tuple[str, ...]:
        written = last.value.casefold()
        if last.field is None:
            return tuple(f"{name}:" for name in FIELDS if name.startswith(written))
        known = dict.fromkeys(self._known(last.field))
        first = [one for one in known if one.casefold().startswith(written)]
        other = [one for one in known if f" {written}" in one.casefold() and one not in first]
        return tuple(one if _PLAIN.fullmatch(one) else f'"{one}"' for one in (*first, *other))

    def _known(self, field: Field) -> Sequence[str]:
        if field is Field.TAG:
            return self._library.tags()
        if field is Field.WATCH:
            return [watch.name for watch in self._library.watches]
        return self._published() if field is Field.PUBLISHER else known_values(field)

    def _published(self) -> tuple[str, ...]:
        if self._publishers is None:
            rows = self._library.listing().rows(0, NEWEST)
            found = {row.publisher.replace('"', " ") for row in rows if row.publisher}
            self._publishers = tuple(sorted(found, key=str.casefold))
        return self._publishers


def _beginning(words: Sequence[str]) -> str:
    """Give what all words begin with."""
    shortest = min(words, key=len, default="")
    differs = (at for at, char in enumerate(shortest) if any(one[at] != char for one in words))
    return shortest[: next(differs, len(shortest))]
