"""The words of a briefing as they are searched: those it shows, each with where it stands."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import chain, repeat
from typing import NamedTuple, Protocol

from briefings.model import Briefing, Edit
from briefings.store.protocols import Cancelled, Document
from briefings.store.standing import indexed, stand
from briefings.text.fold import fold_word, small_letters
from briefings.text.indexed import index_pairs, index_words
from briefings.text.segment import (
    HYPHENS,
    Word,
    next_word,
    parts_by_capitals,
    spans,
    spelt,
    word_at,
    words,
)

_POSSESSIVES = ("'s", "’s", "'S", "’S")


class Shown(NamedTuple):
    """A word that a reader sees: a plain tuple, for a text has hundreds."""

    written: str
    folded: str
    start: int
    """Where its letters begin in `Briefing.text`."""
    end: int


class Form(Protocol):
    """What may answer for a word of a query."""

    def among(self, folded: Sequence[str]) -> list[int]:
        """Give the places of those of some folded words that answer at all."""

    def within(self, letters: str) -> Iterable[int]:
        """Give where in a text of small letters a word that answers may begin, in order."""


class Text(Protocol):
    """A text in which words are looked for."""

    def each(self, form: Form) -> Iterator[tuple[int, Shown]]:
        """Give the words that may answer a form, in text order, each with its place."""

    def rows(self, form: Form, count: int) -> Iterator[tuple[int, list[Shown]]]:
        """Give so many words in a row where the first may answer a form, with its place."""


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
        if end - start == len(written):
            return _shown(written, self.folded[place], start, end)
        return Shown(written, self.folded[place], start, end)

    def each(self, form: Form) -> Iterator[tuple[int, Shown]]:
        """Give the words that may answer a form, in text order, each with its place."""
        return ((place, self.word(place)) for place in form.among(self.folded))

    def rows(self, form: Form, count: int) -> Iterator[tuple[int, list[Shown]]]:
        """Give so many words in a row where the first may answer a form, with its place."""
        for place in form.among(self.folded):
            if place + count > len(self.folded):
                return
            yield place, [self.word(place + step) for step in range(count)]


A_PIECE = 1 << 16
"""Characters of a long text that are looked through at once; other threads go on in between."""


class PlainText:
    """A text in which the words looked for are found without cutting all of it into words.

    It is looked through piece by piece, no further than is asked for. It tells no word's place
    among the others: that is 0.
    """

    __slots__ = ("_cancelled", "_edits", "_small", "_text")

    def __init__(
        self, text: str, edits: Sequence[Edit], cancelled: Cancelled | None = None
    ) -> None:
        """Take a text, and its glued words, which stand alone."""
        self._text = text
        self._edits = edits
        self._cancelled = cancelled
        self._small: dict[int, str | None] = {}

    @property
    def is_plain(self) -> bool:
        """Whether its first piece has no letter that may be folded otherwise than by itself."""
        return self._small_letters(0, _piece_end(self._text, 0)) is not None

    def each(self, form: Form) -> Iterator[tuple[int, Shown]]:
        """Give the words that may answer a form, in text order, each with place 0."""
        return zip(repeat(0), self._words(form))

    def rows(self, form: Form, count: int) -> Iterator[tuple[int, list[Shown]]]:
        """Give so many words in a row where the first may answer a form, with place 0."""
        for first in self._words(form):
            row = [first]
            while len(row) < count:
                # What is shown of a word may end before it, without its possessive.
                place = next_word(self._text, word_at(self._text, row[-1].start))
                if place is None:
                    break
                row.append(self._word(*place))
            if len(row) == count:
                yield 0, row

    def _words(self, form: Form) -> Iterator[Shown]:
        """Give the words that may answer, as they are shown, in text order."""
        places = self._places(form)
        if not self._edits:
            ends = ((start, word_at(self._text, start)) for start in places)
            return (self._word(start, end) for start, end in ends if start < end)
        return self._beside_edits(places)

    def _places(self, form: Form) -> Iterator[int]:
        """Give where a word that answers may begin, as long as it is wanted."""
        start = 0
        while start < len(self._text) and not (self._cancelled and self._cancelled()):
            end = _piece_end(self._text, start)
            letters = self._small_letters(start, end)
            if letters is None:
                cut = spans(self._text[start:end])
                folded = [fold_word(self._text[start + one : start + last]) for one, last in cut]
                yield from (start + cut[at][0] for at in form.among(folded))
            else:
                yield from (start + at for at in form.within(letters))
            start = end

    def _small_letters(self, start: int, end: int) -> str | None:
        if start not in self._small:
            self._small[start] = small_letters(self._text[start:end])
        return self._small[start]

    def _beside_edits(self, places: Iterable[int]) -> Iterator[Shown]:
        coming = iter(self._edits)
        edit = next(coming, None)
        for start in places:
            end = word_at(self._text, start)
            while edit and edit.span.end <= start:
                yield from _parts(edit)
                edit = next(coming, None)
            if start < end and not (edit and edit.span.start < end):
                yield self._word(start, end)
        while edit:
            yield from _parts(edit)
            edit = next(coming, None)

    def _word(self, start: int, end: int) -> Shown:
        written = self._text[start:end]
        return _shown(written, fold_word(written), start, end)


def _shown(written: str, folded: str, start: int, end: int) -> Shown:
    """Make a word, without a possessive's letters."""
    if written[-2:] in _POSSESSIVES:
        return Shown(written[:-2], folded, start, end - 2)
    return Shown(written, folded, start, end)


def text_of(
    briefing: Briefing, *, counted: bool, in_rows: bool, cancelled: Cancelled | None = None
) -> Text:
    """Give a text to look for words in: the quickest that can do it.

    `counted`: places among the other words are asked for; `in_rows`: more than one word is. What
    is `cancelled` finds no more.
    """
    edits = splits(briefing)
    if not counted and not (edits and in_rows):
        plain = PlainText(briefing.text, edits, cancelled)
        # All of a long one cut into words is hundreds of megabytes.
        if len(briefing.text) > A_PIECE or plain.is_plain:
            return plain
    return shown_text(briefing)


def _piece_end(text: str, start: int) -> int:
    """Give where a piece of a text ends: behind a blank, for no word goes on behind one."""
    if len(text) - start <= A_PIECE:
        return len(text)
    blank = _BLANK.search(text, start + A_PIECE)
    return blank.end() if blank else len(text)


_BLANK = re.compile(r"[ \n]")


def shown_text(briefing: Briefing) -> ShownText:
    """Give the words that a reader sees, glued ones as the words they are shown as."""
    return _shown_text(briefing.text, splits(briefing))


def inside_text(briefing: Briefing) -> ShownText:
    """Give what an index has of a text beside the words shown (`words_of`).

    That is glued words as they are written, and what capitals part a word into.
    """
    glued = [Word(one.was, one.span.start, one.span.end) for one in splits(briefing)]
    parts = [one for one in glued if len(words(one.text)) == 1]
    parts += parts_by_capitals(briefing.text)
    places = [(part.start, part.end) for part in parts]
    written = [part.text for part in parts]
    return ShownText(list(map(fold_word, written)), written, places)


def vocabulary(briefing: Briefing) -> Sequence[str]:
    """Give the words, folded, that are not written with a small letter, each once."""
    return _vocabulary(briefing.text, splits(briefing))


@lru_cache(maxsize=1)
def _vocabulary(text: str, parted: tuple[Edit, ...]) -> Sequence[str]:
    # The one that is open is asked for with each letter that is typed, and may be a whole book.
    # Line by line: all words of a book at once are hundreds of megabytes.
    written = dict.fromkeys(chain.from_iterable(map(spelt, text.split("\n"))))
    written |= dict.fromkeys(part.written for edit in parted for part in _parts(edit))
    written |= dict.fromkeys(part.text for part in parts_by_capitals(text))
    return list(dict.fromkeys(fold_word(one) for one in written if not one[0].islower()))


def _shown_text(text: str, parted: tuple[Edit, ...]) -> ShownText:
    places = spans(text)
    written = [text[start:end] for start, end in places]
    folded = [fold_word(word) for word in written]
    for edit in reversed(parted):
        low = bisect_right(places, edit.span.start, key=lambda place: place[1])
        high = bisect_left(places, edit.span.end, key=lambda place: place[0])
        parts = list(_parts(edit))
        written[low:high] = [part.written for part in parts]
        folded[low:high] = [part.folded for part in parts]
        places[low:high] = [(part.start, part.end) for part in parts]
    return ShownText(folded, written, places)


def document(briefing: Briefing, received: datetime) -> Document:
    """Give what an index is to hold of a briefing."""
    read = _Read.of(briefing)
    # First what asks for the words as they are written, which are at hand.
    pairs, words = _pairs(briefing, read), _words(briefing, read)
    return indexed(stand(briefing, received), briefing.id, received, words, pairs)


class _Read(NamedTuple):
    """What a text is found by beside its own words."""

    parted: tuple[Edit, ...]
    """The glued words that stand as those they are shown as."""
    text: str | None
    """The text with these; None where a split word goes on beyond its edit."""
    inside: str
    """What a capital inside a word parts it into."""

    @classmethod
    def of(cls, briefing: Briefing) -> "_Read":
        parted = splits(briefing)
        inside = " ".join(one.text for one in parts_by_capitals(briefing.text))
        return cls(parted, _with_splits(briefing.text, parted), inside)


def words_of(briefing: Briefing) -> tuple[list[str], list[str]]:
    """Give the folded words by which a briefing is found: of its title, and of its text.

    A glued word stands as the words it is shown as, in their place, and once more as it is
    written, behind the text. There stands, too, what a capital inside a word parts it into: a
    name in it is found by whoever asks for it later.
    """
    return _words(briefing, _Read.of(briefing))


def _words(briefing: Briefing, read: _Read) -> tuple[list[str], list[str]]:
    shown = shown_text(briefing).folded if read.text is None else index_words(read.text)
    glued = [word for edit in read.parted for word in index_words(edit.was)]
    return index_words(briefing.title), [*shown, *glued, *index_words(read.inside)]


def _pairs(briefing: Briefing, read: _Read) -> set[tuple[str, str]]:
    """Give the neighbours among those words that both begin with a capital."""
    text = briefing.text if read.text is None else read.text
    return index_pairs(text) | index_pairs(briefing.title) | index_pairs(read.inside)


def _with_splits(text: str, parted: Sequence[Edit]) -> str | None:
    """Give a text with its glued words split; None where a split word goes on beyond its edit."""
    pieces, behind = [], 0
    for edit in parted:
        start, end = edit.span.start, edit.span.end
        if not all(one in _APART for one in (text[start - 1 : start], text[end : end + 1])):
            return None
        pieces += [text[behind:start], edit.shown]
        behind = end
    return "".join([*pieces, text[behind:]])


_APART = frozenset(["", *' \n\t-.,;:!?()"“”„«»/–—'])
"""What stands between words, or nothing."""


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


_LEFT_OUT = " \t\n" + HYPHENS
"""What an edit shows no more: blanks, and the hyphen of a word in which a line ended."""


def _places(edit: Edit) -> list[int]:
    """Give where in the text each character shown stands; empty where letters differ."""
    places = []
    place = 0
    for char in edit.shown:
        while place < len(edit.was) and edit.was[place] != char and edit.was[place] in _LEFT_OUT:
            place += 1
        if place < len(edit.was) and edit.was[place] == char:
            places.append(edit.span.start + place)
            place += 1
        elif char.isspace():
            places.append(edit.span.start + min(place, len(edit.was) - 1))
        else:
            return []
    return places
