"""From the bytes of a file to a Briefing, by rules that leave their evidence."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, starmap

from briefings.errors import UnreadableError
from briefings.ingest.facts import dates, days, publisher, quotes, sightings, stated, title
from briefings.ingest.formats import Extract
from briefings.ingest.parts import broken, clean, edits, layout, listing, recurring, vocabulary
from briefings.ingest.parts.page import is_notice
from briefings.model import (
    FOLDED,
    Block,
    BlockKind,
    Briefing,
    Edit,
    Problem,
    Slashes,
    Span,
    Surroundings,
)
from briefings.text.digest import blake2b
from briefings.text.language import language_of
from briefings.text.sanitise import Safe, sanitise

_NOTICE = Problem(
    "it tells no story: it is what a page asks of its readers", advice="save the story's own page"
)

_TIME = len(", 00:00")
_AROUND = FOLDED | {BlockKind.CAPTION}
"""Kinds of what stands around a story: by it no text is a copy of another."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A story cut up, and what its text tells whatever recurs in it: done once."""

    story: Extract
    name: str
    """The file's."""
    id: str
    """Of its text alone."""
    safe: Safe
    page: layout.Layout
    words: vocabulary.Vocabulary
    language: str
    days: list[days.Day]
    dated: list[int]
    """The parts that hold a full date and little else."""
    heard: stated.Heard
    alone: tuple[BlockKind, ...]
    """What each part is if nothing recurs."""
    mended: tuple[Edit, ...]
    """Its glued words parted, and its broken ones joined."""
    notes: tuple[Problem, ...]
    """What there is to say of it, whatever recurs."""

    def labelled(self, known: Collection[str] = ()) -> "Labelled":
        """Say what each part is, where some lines are known to stand in other stories too."""
        return self.without(stated.recurring_in(self.heard, known) if known else ())

    def without(self, folded: Collection[int]) -> "Labelled":
        """Do the same where it is known which parts are folded for that."""
        parts, words, alone = self.page.parts, self.words, self.alone
        kinds = stated.label(self.heard, folded, words) if folded else list(alone)
        for at in self._dates_above(kinds):
            kinds[at] = alone[at]
        weak = clean.settle(parts, kinds, self.days, marked=bool(self.story.marks))
        prose = clean.prose(parts, kinds)
        is_stated = bool(self.story.publisher)
        by = publisher.choose(
            self.page, kinds, prose, self.dated, words.written, is_stated=is_stated
        )
        if by and by.part is not None:
            kinds[by.part] = BlockKind.HEADER
        shared = recurring.shared(parts, alone, kinds, prose) if folded else ()
        headline = recurring.serial(parts, kinds, shared, prose, self.dated) if shared else None
        if headline is not None:
            kinds[headline] = alone[headline]
            shared = tuple(at for at in shared if at != headline)
        return Labelled(self, kinds, weak, prose, by, shared)

    def _dates_above(self, kinds: Sequence[BlockKind]) -> list[int]:
        """Give the lines of a date above the story that are folded for recurring alone.

        What came on one day has the same one.
        """
        story = next(iter(clean.prose(self.page.parts, list(kinds))), len(kinds))
        folded, own = BlockKind.BOILERPLATE, BlockKind.BODY
        return [
            at for at in self.dated if at < story and (kinds[at], self.alone[at]) == (folded, own)
        ]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A story of which it is known what each part is, and who published it."""

    cut: Cut
    kinds: list[BlockKind]
    weak: dict[int, str]
    """Lines that are hardly a title (`clean.settle`)."""
    prose: list[int]
    """The paragraphs of the story."""
    by: publisher.Publisher | None
    shared: tuple[int, ...]
    """Which parts are folded for recurring alone (`recurring.shared`)."""

    def among(self, known: Collection[str]) -> "Labelled":
        """Give it where some lines are known to stand in other stories too."""
        folded = stated.recurring_in(self.cut.heard, known)
        return self.cut.without(folded) if folded else self

    @property
    def publisher(self) -> str | None:
        """Give who published it, by its text or by its format."""
        return self.by.name if self.by else self.cut.story.publisher or None

    @property
    def story(self) -> tuple[Span, ...]:
        """Give the stretches that tell the story; none where that is all of it, or nothing is."""
        parts, length = self.cut.page.parts, len(self.cut.safe.text)
        found = list[tuple[int, int]]()
        for kind, (start, end) in zip(self.kinds, _stretches(parts, length), strict=True):
            if kind not in _AROUND:
                joins = bool(found) and found[-1][1] == start
                found.append((found.pop()[0], end) if joins else (start, end))
        return () if found == [(0, length)] else tuple(Span(*one) for one in found)

    def drawn(self) -> "Draft":
        """Choose its title, and find what is to be shown otherwise than it stands there."""
        cut, story, text = self.cut, self.cut.story, self.cut.safe.text
        parts, kinds = cut.page.parts, list(self.kinds)
        listed = listing.read(parts, kinds)
        chosen = (
            stated.title(parts, kinds, story)
            or title.of_list(parts, listed.items, listed.above)
            or title.choose(parts, kinds, self.weak, cut.dated)
        )
        if self.by is not None:
            chosen = title.unsigned(chosen, self.by.span)
        first = (self.prose or [len(parts)])[0]
        page = sightings.Page(text, cut.page, tuple(kinds), chosen.part, first, cut.days, cut.name)
        _entitle(kinds, parts, chosen.part)
        for at in cut.dated:
            if at < first and kinds[at] is BlockKind.BOILERPLATE and _is_day(parts[at], cut.days):
                kinds[at] = BlockKind.HEADER
        said = quotes.find(parts, kinds)
        blocks = _blocks(parts, kinds, len(text))
        briefing = Briefing(
            id=cut.id,
            text=text,
            blocks=blocks,
            edits=edits.edits(parts, kinds, cut.mended),
            title=broken.mended(chosen.text, chosen.span, cut.mended),
            title_kind=chosen.kind,
            title_span=chosen.span,
            dating=None,
            publisher=self.publisher,
            publisher_span=self.by.span if self.by else None,
            language=cut.language,
            quotes=tuple(said),
            encoding=story.encoding,
            hidden=cut.safe.hidden + story.hidden,
            truncated=story.truncated,
            is_list=listed.is_list,
            shared=tuple(blocks[at].span.start for at in self.shared),
        )
        return Draft(cut, briefing, page)


@dataclass(frozen=True, slots=True)
class Draft:
    """A story read but for its date, which the dates around it may settle or change."""

    cut: Cut
    briefing: Briefing
    """Without a date, and without what there is to note of it."""
    page: sightings.Page

    def dated(self, around: Surroundings) -> Briefing:
        """Give the briefing with the date it has among others."""
        story = self.cut.story
        told = days.ordered(self.cut.days, around.order, self.cut.language)
        found = dates.choose(self.page._replace(days=told), around)
        dating = stated.dating(story, found.dating)
        noted = found.problems if dating is found.dating else ()
        notes = (*story.problems, *self.cut.notes, *noted)
        return replace(self.briefing, dating=dating, problems=notes)

    @property
    def slashes(self) -> Slashes:
        """Tell how its days with slashes are to be read."""
        found = self.cut.days
        told = days.told_order(found)
        shown = next((day for day in found if day.order == told), None) if told else None
        words = self.cut.safe.text[shown.start : shown.end] if shown else ""
        return Slashes(told, words, any(day.order == "?" for day in found))


def cut(story: Extract, *, name: str = "") -> Cut:
    """Cut a story up. UnreadableError where it holds nothing."""
    safe = sanitise(story.text)
    page = layout.cut(safe.text)
    if not page.parts:
        raise UnreadableError("nothing but blanks", advice="there is nothing to read")
    words = vocabulary.count(safe.text)
    tongue = language_of(words.written, safe.text)
    found = days.find(safe.text, tongue)
    heard = stated.hear(page, story, words)
    return Cut(
        story,
        name,
        blake2b(safe.text.encode(), digest_size=8).hexdigest(),
        safe,
        page,
        words,
        tongue,
        found,
        clean.day_lines(page.parts, found),
        heard,
        tuple(stated.label(heard, (), words)),
        (*edits.glued(safe.text, words.written), *broken.broken(page.parts, words.written)),
        (_NOTICE,) if is_notice(page.parts, words.small, safe.text) else (),
    )


def draft(story: Extract, known: frozenset[str] = frozenset(), *, name: str = "") -> Draft:
    """Read one story but for its date. UnreadableError where it holds nothing.

    `known` are lines that stand in other stories too.
    """
    return cut(story, name=name).labelled(known).drawn()


def told_days(briefing: Briefing) -> tuple[int, ...]:
    """Give month and day, as 32 * month + day, of every day that a text tells of, each once.

    Its date may change with those of others only where they tell something new of one of these.
    """
    found = days.find(briefing.text, briefing.language)
    each = (one for day in found for one in day.readings)
    return tuple(sorted({32 * day.month + day.day for day in each}))


def _is_day(part: layout.Part, told: Iterable[days.Day]) -> bool:
    """Whether a line is a day, and a time at most."""
    return any(day.start == part.start and part.end - day.end <= _TIME for day in told)


def _entitle(kinds: list[BlockKind], parts: list[layout.Part], index: int | None) -> None:
    """Make the chosen part, and the lines that repeat it, the title."""
    if index is None:
        return
    key = parts[index].key
    for other, part in enumerate(parts):
        if part.key == key and kinds[other] in {BlockKind.BODY, BlockKind.HEADING}:
            kinds[other] = BlockKind.TITLE


def _blocks(parts: list[layout.Part], kinds: list[BlockKind], length: int) -> tuple[Block, ...]:
    """Let the parts tile the text."""
    return tuple(map(Block, kinds, starmap(Span, _stretches(parts, length))))


def _stretches(parts: list[layout.Part], length: int) -> Iterable[tuple[int, int]]:
    """Give where each part begins and ends where they tile a text: each goes on to the next."""
    return pairwise([0, *(part.start for part in parts[1:]), length])
