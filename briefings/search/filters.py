"""The parts of a query that ask about a briefing as a whole, answered from its line."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from os.path import dirname
from typing import Protocol

from briefings.model import Dating, EntityKind
from briefings.names.compare import compare_words
from briefings.names.spelling.elsewhere import elsewhere
from briefings.names.spelling.rough import likest
from briefings.query import Age, Both, Days, Either, Facet, Field, Near, Node, Not, Phrase, Word
from briefings.search.forms import MOST_CANDIDATES, MOST_MET, as_words
from briefings.search.kin import Kin
from briefings.store.kinship import Kinship
from briefings.store.protocols import Corpus, Index, Line, Plan, RemarkKind
from briefings.text.fold import fold_tag, fold_word
from briefings.text.indexed import index_words

Planned = Callable[[Word | Phrase | Near], Plan | None]
"""Gives the plan of a word, a phrase, or two near each other, as an index is asked for them."""

Story = Callable[["Searched", str], Sequence[str]]
"""Gives who tells the story of a briefing, by the beginning of its id."""

_REMARKED = {"tagged": RemarkKind.TAG, "noted": RemarkKind.NOTE}


class Searched(Protocol):
    """What is searched: a store, or some of one."""

    @property
    def corpus(self) -> Corpus:
        """Give the briefings."""

    @property
    def index(self) -> Index:
        """Give their words."""

    @property
    def kinship(self) -> Kinship:
        """Give which of them are copies."""


class Filters:
    """Says of lines whether a part of a query is true of them."""

    def __init__(
        self, store: Searched, kin: Kin, planned: Planned, story: Story, now: datetime
    ) -> None:
        """Take who is named where, how words and stories are looked up, the moment of asking."""
        self._store = store
        self._corpus = store.corpus
        self._story = story
        self._kin = kin
        self._planned = planned
        self._now = now
        self._named: dict[Facet, Collection[str]] = {}
        self._called: dict[Facet, Word | Phrase | None] = {}
        self._page: Sequence[str] = ()
        self._met: dict[Node, Collection[str]] = {}
        self._asked: dict[Facet, Collection[str]] = {}

    def true(self, parts: Sequence[Node], lines: Sequence[Line]) -> list[str]:
        """Give the ids of those lines of which all of some parts of a query are true."""
        self._page, self._met = [line.id for line in lines], {}
        return [line.id for line in lines if all(self._holds(part, line) for part in parts)]

    def _holds(self, node: Node, line: Line) -> bool:
        """Whether a part of a query is true of a line."""
        match node:
            case Both():
                is_so = all(self._holds(part, line) for part in node.parts)
            case Either():
                is_so = any(self._holds(part, line) for part in node.parts)
            case Not():
                is_so = not self._holds(node.part, line)
            case Days():
                is_so = is_of(line, node)
            case Age():
                is_so = is_aged(line, node, self._now)
            case Facet():
                is_so = self._has(node, line)
            case Word() | Phrase() | Near():
                is_so = line.id in self._holding(node)
        return is_so

    def _holding(self, node: Word | Phrase | Near) -> Collection[str]:
        """Give those of the lines looked at together that have some words."""
        if node not in self._met:
            plan = self._planned(node)
            self._met[node] = self._store.index.holding(plan, self._page) if plan else ()
        return self._met[node]

    def _has(self, facet: Facet, line: Line) -> bool:
        if facet.field is Field.IS:
            return _is(facet.value, line)
        if facet.field is Field.LANG:
            return line.briefing.language == facet.value
        if facet.field is Field.PUBLISHER:
            return is_begun(facet.value, line.briefing.publisher or "unknown")
        if facet.field is Field.PATH:
            return self._comes_from(path_asked(facet), line)
        if facet.field is Field.WATCH:
            return any(is_begun(facet.value, watch) for watch in line.watches)
        words = self.called(facet)
        return line.id in (self._holding(words) if words else self._named_here(facet))

    def _comes_from(self, asked: str, line: Line) -> bool:
        """Whether the path of a line's file, or of one with the same text, has words in it.

        What is above the source is of no file's own. Few are looked up: the whole path is at hand.
        """
        if line.origins == 1 and asked not in line.raw_path.casefold():
            return False
        if line.origins == 1 and len(sources := self._corpus.sources()) == 1:
            return asked in line.raw_path.removeprefix(dirname(sources[0])).casefold()
        origins = self._corpus.origins_of(line.id)
        own = (one.raw_path.removeprefix(dirname(one.source)) for one in origins)
        return any(asked in path.casefold() for path in own)

    def called(self, facet: Facet) -> Word | Phrase | None:
        """Give the words that find a place which the library does not know as one."""
        if facet not in self._called:
            is_unknown = facet.field is Field.PLACE and not self.first(facet, 1)
            self._called[facet] = as_words(facet) if is_unknown else None
        return self._called[facet]

    def first(self, facet: Facet, count: int) -> Sequence[str]:
        """Give the ids of the newest briefings that name a person or place asked for.

        What asks for a remark finds the briefings that have it, for a story those that tell it.
        """
        if not _is_of_name(facet):
            return [*self._named_all(facet)][:count]
        return self._corpus.who_name(_kind(facet), self._entities(facet), limit=count)

    def _named_here(self, facet: Facet) -> Collection[str]:
        """Give those of the lines looked at together that `first` would find."""
        if not _is_of_name(facet):
            return self._named_all(facet)
        if facet not in self._met:
            entities = self._entities(facet)
            self._met[facet] = self._corpus.naming_among(_kind(facet), entities, self._page)
        return self._met[facet]

    def _named_all(self, facet: Facet) -> Collection[str]:
        if facet not in self._named:
            self._named[facet] = dict.fromkeys(self._found(facet))
        return self._named[facet]

    def _found(self, facet: Facet) -> Sequence[str]:
        if facet.field is Field.STORY:
            return self._story(self._store, facet.value)
        kind = remark_of(facet)
        return _remarked(facet, kind, self._corpus) if kind else ()

    def _entities(self, facet: Facet) -> Collection[str]:
        """Give who is asked for, as briefings have them."""
        if facet not in self._asked:
            self._asked[facet] = _meant(facet, self._corpus, self._kin)
        return self._asked[facet]


def path_asked(facet: Facet) -> str:
    """Give the letters that a path is asked to have, folded."""
    return facet.value.casefold().removesuffix("*")


def remark_of(part: Node) -> RemarkKind | None:
    """Give the kind of remark that a part of a query asks for; None where it asks for none."""
    if not isinstance(part, Facet):
        return None
    if part.field is Field.IS:
        return _REMARKED.get(part.value)
    return RemarkKind(part.field.value) if part.field in (Field.TAG, Field.NOTE) else None


def _remarked(facet: Facet, kind: RemarkKind, corpus: Corpus) -> Sequence[str]:
    if facet.field is Field.IS:
        return corpus.remarked(kind)
    is_asked = is_tag if kind is RemarkKind.TAG else is_named
    texts = [text for text in corpus.remarks(kind) if is_asked(facet.value, text)]
    return corpus.remarked(kind, texts)


def is_tag(asked: str, tag: str) -> bool:
    """Whether a tag is the one asked for, or begins like one with `*`."""
    wanted = fold_tag(asked.removesuffix("*"))
    return tag.startswith(wanted) if asked.endswith("*") else tag == wanted


def _is_of_name(facet: Facet) -> bool:
    return facet.field in (Field.PERSON, Field.PLACE)


def _kind(facet: Facet) -> EntityKind:
    return EntityKind.PLACE if facet.field is Field.PLACE else EntityKind.PERSON


def _meant(facet: Facet, corpus: Corpus, kin: Kin) -> Sequence[str]:
    """Give the entities of the persons or places that a name asks for."""
    known = corpus.bearers(_kind(facet))
    asked = index_words(facet.value)
    called = [_called(one, known, kin, whole=len(asked) > 1) for one in asked]
    return sorted(set.intersection(*called)) if called else ()


def _called(
    asked: str, known: Mapping[str, Collection[str]], kin: Kin, *, whole: bool
) -> set[str]:
    """Give who has a word in the name that is the one asked for, in any spelling, or goes on.

    Of a `whole` name it goes on only where nobody is called by the word itself: who asks for Wang
    Yi means no Wang Yibo.
    """
    resembling = likest(asked, list(known), MOST_CANDIDATES)
    near = dict.fromkeys(word for found in (*kin(asked, MOST_MET), resembling) for word in found)
    alike = [word for word in near if word in known and compare_words(asked, word).tier.joins]
    alike += [word for word in map(fold_word, elsewhere(asked)) if word in known]
    begun = () if whole and asked in known else (word for word in known if word.startswith(asked))
    return {entity for word in (*begun, *alike) for entity in known[word]}


def is_named(asked: str, name: str) -> bool:
    """Whether each word asked for is, or begins, a word of a name, however it is spelt."""
    words = index_words(name)
    return all(
        any(word.startswith(one) or compare_words(one, word).tier.joins for word in words)
        for one in index_words(asked)
    )


def is_of(line: Line, days: Days) -> bool:
    """Whether a briefing is of one of the days asked for, or may be; the undated are of none."""
    if not days.received:
        return may_be_of(line.briefing.dating, days.start, days.end)
    return _is_between(_day_of(line.received), days.start, days.end)


def may_be_of(dating: Dating | None, start: date | None, end: date | None) -> bool:
    """Whether a briefing may be of a day between two, both included."""
    if dating is None:
        return False
    return (end is None or dating.start <= end) and (start is None or start <= dating.end)


def days_aged(age: Age, now: datetime) -> tuple[date | None, date | None]:
    """Give the first and the last day of an age."""
    day, one = _day_of(before(now, age.hours)), timedelta(days=1)
    return (None, day - one) if age.older else (day + one, None)


def is_aged(line: Line, age: Age, now: datetime) -> bool:
    """Whether a briefing is of longer ago, or of less long, than an age."""
    then = before(now, age.hours)
    if age.field is Field.RECEIVED:
        return line.received < then if age.older else line.received > then
    start, end = days_aged(age, now)
    if age.field is Field.OLDER and line.briefing.dating is None:
        return _is_between(_day_of(line.received), start, end)
    return may_be_of(line.briefing.dating, start, end)


def _is_between(day: date, start: date | None, end: date | None) -> bool:
    return (start is None or start <= day) and (end is None or day <= end)


def before(now: datetime, hours: int) -> datetime:
    """Give the moment some hours ago, or the first there is."""
    try:
        return now - timedelta(hours=hours)
    except OverflowError:
        return datetime(2, 1, 1, tzinfo=UTC)


def _day_of(moment: datetime) -> date:
    return moment.astimezone(UTC).date()


def _is(mark: str, line: Line) -> bool:
    return {
        "unread": not line.read,
        "read": line.read,
        "pinned": line.pinned,
        "alert": bool(line.watches),
        "undated": line.briefing.dating is None,
        "tagged": bool(line.tags),
        "noted": bool(line.notes),
        "copy": line.origins > 1 or line.folded > 0 or bool(line.story),
    }[mark]


def is_begun(asked: str, name: str) -> bool:
    """Whether the words asked for stand in a name, the last perhaps only begun."""
    wanted = " ".join(index_words(asked))
    return bool(wanted) and f" {wanted}" in " " + " ".join(index_words(name))
