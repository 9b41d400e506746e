"""Which briefings hold which words, in memory."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from math import ceil
from typing import NamedTuple

from briefings.store.protocols import (
    EVERY_DAY,
    AllOf,
    AnyOf,
    Between,
    But,
    Cancelled,
    Document,
    Near,
    Pair,
    Pairs,
    Phrase,
    Plan,
    Term,
    Words,
)
from briefings.store.standing import clean, instant, token, tokens


class Text:
    """The words of one field of a document, and where each stands."""

    __slots__ = ("places", "words")

    def __init__(self, words: str) -> None:
        """Take the words in order, with a blank between two."""
        self.words = words.split(" ") if words else []
        self.places: dict[str, list[int]] = {}
        for place, word in enumerate(self.words):
            self.places.setdefault(word, []).append(place)


class Texts(NamedTuple):
    """What is known of a document's words."""

    fields: Mapping[str, Text]
    pairs: frozenset[tuple[str, str]]
    """Neighbours that both begin with a capital."""


class MemoryIndex:
    """Words of documents, looked through one by one."""

    def __init__(self, keyer: Callable[[str], Iterable[str]]) -> None:
        """Begin empty."""
        self._keyer = keyer
        self._documents: dict[str, Document] = {}
        self._texts: dict[str, Texts] = {}
        self._counts: Counter[str] = Counter()
        self._keys: dict[str, dict[str, None]] = {}
        self._known: set[str] = set()
        self._unkeyed: dict[str, None] = {}
        self._order: list[str] | None = None

    def put(self, documents: Sequence[Document], *, keyed: bool = True) -> None:
        for document in documents:
            self.remove([document.id])
            fields = {"title": Text(document.title), "text": Text(document.text)}
            pairs = frozenset(document.neighbours())
            self._documents[document.id] = document
            self._texts[document.id] = Texts(fields, pairs)
            words = set(document.each())
            self._counts.update(words)
            fresh = sorted(words - self._known)
            self._known.update(fresh)
            self._unkeyed.update(dict.fromkeys(fresh))
            if keyed:
                self.key({word: tuple(self._keyer(word)) for word in fresh})
        self._order = None

    def unkeyed(self, limit: int) -> Sequence[str]:
        return list(islice(self._unkeyed, limit))

    def key(self, keys: Mapping[str, Sequence[str]]) -> None:
        for word in self._unkeyed.keys() & keys.keys():
            del self._unkeyed[word]
            for key in keys[word]:
                self._keys.setdefault(key, {})[word] = None

    def remove(self, ids: Sequence[str]) -> None:
        for briefing in ids:
            if gone := self._documents.pop(briefing, None):
                del self._texts[briefing]
                self._counts.subtract(gone.each())
        self._order = None

    def pack(self) -> bool:
        return False

    def near(self, key: str) -> Sequence[Term]:
        return self._terms(self._keys.get(key, ()))

    def sharing(self, keys: Sequence[str], limit: int) -> Sequence[str]:
        found: dict[str, None] = {}
        for waiting, key in zip(range(len(keys), 0, -1), keys, strict=True):
            part = ceil((limit - len(found)) / waiting)
            found.update(dict.fromkeys(term.word for term in self.near(key)[:part]))
        return list(found)

    def counted(self, words: Sequence[str]) -> Sequence[Term]:
        return self._terms(dict.fromkeys(words))

    @property
    def is_paired(self) -> bool:
        return True

    def behind(self, words: Sequence[str]) -> Sequence[Pair]:
        counts = Counter(pair for one in self._texts.values() for pair in one.pairs)
        wanted = set(clean(words))
        return [Pair(*pair, counts[pair]) for pair in counts if pair[0] in wanted]

    def sounding(self, prefix: str, limit: int) -> Sequence[Term]:
        start = token(prefix)
        keyed = (words for key, words in self._keys.items() if key.startswith(start))
        return self._terms({word: None for words in keyed for word in words})[:limit]

    def beginning(self, prefix: str, limit: int) -> Sequence[Term]:
        start = token(prefix)
        return self._terms(word for word in self._counts if word.startswith(start))[:limit]

    def find(
        self,
        plan: Plan,
        *,
        after: str = "",
        limit: int,
        days: Between = EVERY_DAY,
        cancelled: Cancelled | None = None,
    ) -> Sequence[str]:
        if self._order is None:
            self._order = sorted(self._documents, key=self._place)
        behind = self._place(after) if after in self._documents else None
        found: list[str] = []
        for briefing in self._order:
            if len(found) >= limit or (cancelled is not None and cancelled()):
                break
            if behind is not None and self._place(briefing) <= behind:
                continue
            is_of = days[0] <= self._documents[briefing].day <= days[1]
            if is_of and _matches(plan, self._texts[briefing]):
                found.append(briefing)
        return found

    def latest(self, plan: Plan, limit: int) -> Sequence[str]:
        return self.find(plan, limit=limit)

    def count(self, plan: Plan, limit: int) -> int:
        return len(self.find(plan, limit=limit))

    def holding(self, plan: Plan, ids: Sequence[str]) -> Collection[str]:
        known = (one for one in ids if one in self._texts)
        return {one for one in known if _matches(plan, self._texts[one])}

    def _place(self, briefing: str) -> tuple[int, bool, int, str]:
        one = self._documents[briefing]
        return -one.day.toordinal(), not one.dated, -instant(one.received), one.id

    def _terms(self, words: Iterable[str]) -> list[Term]:
        terms = [Term(word, self._counts[word]) for word in words if self._counts[word] > 0]
        return sorted(terms, key=lambda term: (-term.documents, term.word))


def _matches(plan: Plan, texts: Texts) -> bool:
    match plan:
        case Words() | Phrase():
            is_so = any(True for text in _fields(plan.field, texts) for _ in _spots(text, plan))
        case Pairs():
            is_so = not texts.pairs.isdisjoint((token(one), token(two)) for one, two in plan.pairs)
        case Near():
            is_so = any(_holds_near(text, plan) for text in _fields(plan.left.field, texts))
        case AllOf():
            is_so = all(_matches(part, texts) for part in plan.parts)
        case AnyOf():
            is_so = any(_matches(part, texts) for part in plan.parts)
        case But():
            is_so = _matches(plan.part, texts) and not _matches(plan.without, texts)
    return is_so


def _fields(field: str, texts: Texts) -> Iterable[Text]:
    return [texts.fields[field]] if field else texts.fields.values()


def _holds_near(text: Text, plan: Near) -> bool:
    left, right = list(_spots(text, plan.left)), list(_spots(text, plan.right))
    return any(
        max(one[0], other[0]) - min(one[1], other[1]) <= plan.within
        for one in left
        for other in right
    )


def _spots(text: Text, plan: Words | Phrase) -> Iterator[tuple[int, int]]:
    """Give the stretches of words that match, half-open, in no order."""
    if isinstance(plan, Words):
        wanted = tuple(tokens(plan.words))
        if plan.prefix:
            wanted = tuple(word for word in text.places if word.startswith(wanted))
        for word in dict.fromkeys(wanted):
            for at in text.places.get(word, ()):
                yield at, at + 1
        return
    places = [tokens(place) for place in plan.places]
    for word in dict.fromkeys(places[0]) if places else ():
        for start in text.places.get(word, ()):
            row = text.words[start : start + len(places)]
            if len(row) == len(places) and all(map(_is_one, row, places)):
                yield start, start + len(places)


def _is_one(word: str, place: Sequence[str]) -> bool:
    return word in place
