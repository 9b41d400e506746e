"""The words of a briefing as they are searched: those it shows, each with where it stands."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from briefings.model import Briefing, Edit
from briefings.store.protocols import Document
from briefings.store.standing import stand
from briefings.text.fold import fold_word, index_words
from briefings.text.segment import spans, words

_POSSESSIVES = ("'s", "’s", "'S", "’S")


class Shown(NamedTuple):
    """A word that a reader sees: a plain tuple, for a text has hundreds."""

    written: str
    folded: str
    start: int
    """Where its letters begin in `Briefing.text`."""
    end: int


class ShownText:
    """The words of a text in order, in columns: a search looks at all and shows a few."""

    __slots__ = ("_starts", "_written", "folded")

    def __init__(self, folded: list[str], written: list[str], starts: list[tuple[int, int]]):
        """Take the words as they are folded and as they are written, and where they stand."""
        self.folded = folded
        self._written = written
        self._starts = starts

    def __len__(self) -> int:
        return len(self.folded)

    def word(self, place: int) -> Shown:
        """Give a word by its place in the text, 0 for the first."""
        start, end = self._starts[place]
        written = self._written[place]
        if end - start == len(written) and written[-2:] in _POSSESSIVES:
            written, end = written[:-2], end - 2
        return Shown(written, self.folded[place], start, end)

    def capitalised(self) -> list[str]:
        """Give the words, folded, that are not written with a small letter, each once."""
        pairs = zip(self.folded, self._written, strict=True)
        return list(dict.fromkeys(folded for folded, word in pairs if not word[0].islower()))


def shown_text(briefing: Briefing) -> ShownText:
    """Give the words that a reader sees, glued ones as the words they are shown as."""
    text = briefing.text
    places = spans(text)
    written = [text[start:end] for start, end in places]
    folded = [fold_word(word) for word in written]
    for edit in reversed(splits(briefing)):
        low = bisect_right(places, edit.span.start, key=lambda place: place[1])
        high = bisect_left(places, edit.span.end, key=lambda place: place[0])
        parts = list(_parts(edit))
        written[low:high] = [part.written for part in parts]
        folded[low:high] = [part.folded for part in parts]
        places[low:high] = [(part.start, part.end) for part in parts]
    return ShownText(folded, written, places)


def document(briefing: Briefing, received: datetime) -> Document:
    """Give what an index is to hold of a briefing.

    A glued word stands as the words it is shown as, in their place, and once more as it is
    written, behind the text.
    """
    standing = stand(briefing, received)
    parted = splits(briefing)
    shown = shown_text(briefing).folded if parted else index_words(briefing.text)
    glued = [word for edit in parted for word in index_words(edit.was)]
    return Document(
        id=briefing.id,
        day=standing.day,
        dated=standing.dated,
        received=received,
        title=tuple(index_words(briefing.title)),
        text=(*shown, *glued),
    )


def splits(briefing: Briefing) -> tuple[Edit, ...]:
    """Give the edits that show other words than are written, in text order, none overlapping."""
    found: list[Edit] = []
    for edit in sorted(briefing.edits, key=lambda edit: edit.span):
        if (
            edit.shown
            and edit.shown != edit.was
            and (not found or found[-1].span.end <= edit.span.start)
        ):
            found.append(edit)
    return tuple(found)


def _parts(edit: Edit) -> Iterator[Shown]:
    """Give the words an edit shows; each has the letters it was parted from, where it was."""
    places = _places(edit)
    for word in words(edit.shown):
        start, end = edit.span.start, edit.span.end
        if places:
            start, end = places[word.start], places[word.end - 1] + 1
        yield Shown(word.text, fold_word(word.text), start, end)


def _places(edit: Edit) -> list[int]:
    """Give where in the text each character shown stands; empty where letters differ."""
    places = []
    place = 0
    for char in edit.shown:
        while place < len(edit.was) and edit.was[place] != char and edit.was[place].isspace():
            place += 1
        if place < len(edit.was) and edit.was[place] == char:
            places.append(edit.span.start + place)
            place += 1
        elif char.isspace():
            places.append(edit.span.start + min(place, len(edit.was) - 1))
        else:
            return []
    return places
