"""The words of a briefing as they are searched: those it shows, each with where it stands."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from briefings.model import Briefing, Edit
from briefings.store.protocols import Document
from briefings.store.standing import stand
from briefings.text.fold import fold_word, index_words
from briefings.text.segment import words

_POSSESSIVES = ("'s", "’s", "'S", "’S")


class Shown(NamedTuple):
    """A word that a reader sees: a plain tuple, for a text has hundreds."""

    written: str
    folded: str
    start: int
    """Where its letters begin in `Briefing.text`."""
    end: int


def document(briefing: Briefing, received: datetime) -> Document:
    """Give what an index is to hold of a briefing.

    A glued word stands as the words it is shown as, in their place, and once more as it is
    written, behind the text.
    """
    standing = stand(briefing, received)
    parted = splits(briefing)
    if parted:
        shown = [word.folded for word in shown_words(briefing)]
    else:
        shown = index_words(briefing.text)
    glued = [word for edit in parted for word in index_words(edit.was)]
    return Document(
        id=briefing.id,
        day=standing.day,
        dated=standing.dated,
        received=received,
        title=tuple(index_words(briefing.title)),
        text=(*shown, *glued),
    )


def shown_words(briefing: Briefing) -> Iterator[Shown]:
    """Give the words of the text in order, glued ones as the words they are shown as.

    A possessive ending is left out, as it is in the index.
    """
    parted = iter(splits(briefing))
    edit = next(parted, None)
    for word in words(briefing.text):
        while edit and edit.span.end <= word.start:
            yield from _parts(edit)
            edit = next(parted, None)
        if edit is None or word.end <= edit.span.start:
            written = word.text[:-2] if word.text[-2:] in _POSSESSIVES else word.text
            yield Shown(written, fold_word(word.text), word.start, word.start + len(written))
    while edit:
        yield from _parts(edit)
        edit = next(parted, None)


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
