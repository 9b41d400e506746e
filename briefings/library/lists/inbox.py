"""The inbox: what rang, one row a story, with the sentence of the name in it.

A spike or a silence is of no briefing, and has a row of its own.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from briefings.library.lists.by_ids import IdListing
from briefings.library.lists.hits import GROWTH
from briefings.library.lists.rows import Rows
from briefings.library.watches.ringing import alerts_in, in_force
from briefings.model import (
    Alert,
    AlertKind,
    AlertState,
    Certainty,
    DateOrigin,
    Dating,
    DayGroup,
    Hit,
    Precision,
    Row,
    Span,
    Tier,
    TitleKind,
)
from briefings.store.protocols import Heard

WAITING = "new"
SEEN = "seen"
MUTED = "muted"
"""The headings: alerts that wait to be seen, those that were, and those of muted watches."""
_ORDER = (
    (WAITING, AlertState.NEW, False),
    (SEEN, AlertState.SEEN, False),
    (MUTED, AlertState.NEW, True),
    (MUTED, AlertState.SEEN, True),
)
"""What is looked for in turn: the heading, the state of alerts, and whether they are muted. A row
stands where the first of its alerts does."""
_LISTED = (AlertState.NEW, AlertState.SEEN)

_At = tuple[int | bool | str, ...]
"""Where an alert stands among those looked for together; the first sorts first."""


class _Told(NamedTuple):
    """A row, in the order of a listing."""

    turn: int
    """Under which of `_ORDER` it stands."""
    at: _At
    story: str
    """The briefing its alerts are folded under as copies, or a spike or a silence."""
    shown: str
    """The id of the row."""


class Inbox(IdListing):
    """What rang and was not dismissed: rows with something new, then the others.

    Rows are looked for as they are asked for, like the hits of a search.
    """

    def __init__(self, rows: Rows, swings: Iterable[Alert], before: "Inbox | None" = None) -> None:
        """Look for the first rows, among them spikes and silences.

        `before` keeps each story under the heading where it stood: what was just seen does not
        jump, and what was dismissed comes back there. What came since stands where it belongs.
        """
        super().__init__(rows)
        self._swings = {one.id: one for one in swings if one.state in _LISTED}
        self._stood: Mapping[str, _Told] = {**before._stood, **before._told} if before else {}
        self._told: dict[str, _Told] = {}
        self._story_of: dict[str, str] = {}
        self._known: dict[str, Sequence[Alert]] = {}
        self._turn = 0
        self._last: Heard | None = None
        self._of: tuple[Collection[tuple[str, str]], ...] = ()
        if before is None:
            self.grow()
        else:
            self._catch_up(before)

    @property
    def has_more(self) -> bool:
        """Whether there may be more rows than it counts."""
        return self._turn < len(_ORDER)

    def grow(self) -> bool:
        """Look for more rows behind the last; False where none were found."""
        before = len(self._told)
        while self.has_more and len(self._told) < before + GROWTH:
            self._look()
        self._show()
        return len(self._told) > before

    def whole(self) -> "Inbox":
        """Give it with every row there is."""
        found = Inbox(self._rows, self._swings.values(), self)
        while found.has_more:
            found._look()
        found._show()
        return found

    def _catch_up(self, before: "Inbox") -> None:
        """Look as far as another did, and keep of its rows those that still have an alert."""
        while self.has_more and self._place() < before._place():
            self._look()
        left = before._told.keys() - self._told.keys()
        found = [*self._told.values()]
        found += [before._told[one] for one in left if one in self._swings or self._alerts(one)]
        self._told = {one.story: one for one in sorted(found)}
        self._show()

    def _place(self) -> tuple[int, _At]:
        return self._turn, _at(self._last) if self._last else ()

    def _look(self) -> None:
        """Look for the next rows under one heading, and see whether there are more."""
        _, state, muted = _ORDER[self._turn]
        corpus, scope, of = self._rows.store.corpus, self._rows.scope, self._watches(muted)
        heard = corpus.heard(scope, of, state, after=self._last, limit=GROWTH) if of else ()
        found = [_Told(self._turn, _at(one), one.story, one.shown) for one in heard]
        is_end = len(heard) < GROWTH
        found += [
            _Told(self._turn, at, one.id, one.id)
            for one in self._swings.values()
            if (one.state, one.muted) == (state, muted)
            for at in [(-(one.date or one.received.date()).toordinal(),)]
            if is_end or at < _at(heard[-1])
        ]
        for one in sorted(found):
            self._told.setdefault(one.story, self._stood.get(one.story, one))
        self._turn, self._last = (self._turn + 1, None) if is_end else (self._turn, heard[-1])

    def _watches(self, muted: bool) -> Collection[tuple[str, str]]:
        """Give the watches that are muted, or the others."""
        if not self._of:
            every, silent = set(in_force(self._rows)), set(self._rows.muted)
            self._of = (every - silent, every & silent)
        return self._of[muted]

    def _show(self) -> None:
        """List what was found."""
        self._story_of = {one.shown: one.story for one in self._told.values()}
        counts = Counter(_ORDER[one.turn][0] for one in self._told.values())
        groups, first = [], 0
        for label, count in counts.items():
            groups.append(DayGroup(None, label, first, count, inferred=False))
            first += count
        if groups:
            groups[-1] = replace(groups[-1], more=self.has_more)
        self._list(tuple(self._story_of), groups)

    @property
    def swings(self) -> Mapping[AlertKind, int]:
        """Give how many rows are spikes and how many silences; the others are stories."""
        return Counter(self._swings[one].kind for one in self._told if one in self._swings)

    def rows(self, start: int, count: int) -> Sequence[Row]:
        """Give `count` rows from index `start`, fewer at the end."""
        held = {row.id: row for row in super().rows(start, count)}
        for one in self._ids[start : start + count]:
            if one in self._swings:
                held[one] = _row_of(self._swings[one])
        return [held[one] for one in self._ids[start : start + count] if one in held]

    def _alerts(self, story: str) -> Sequence[Alert]:
        """Give the alerts of a story that are listed, asked once while an inbox is open."""
        if story in self._swings:
            return (self._swings[story],)
        if story not in self._known:
            copies = (kin.briefing for kin in self._rows.store.kinship.copies(story))
            found = alerts_in(self._rows, (story, *copies))
            self._known[story] = [one for one in found if one.state in _LISTED]
        return self._known[story]

    def hit(self, briefing: str) -> Hit | None:
        """Give the alert of a row as a hit: its sentence, with the name in it."""
        alerts = self._alerts(self._story_of[briefing]) if briefing in self._story_of else ()
        if not alerts:
            return None
        told = most_special(alerts) or alerts[0]
        own = [alert for alert in alerts if alert.briefing == briefing]
        mentions = [mention for alert in own for mention in alert.mentions]
        best = min(mentions, key=lambda mention: mention.tier.rank, default=None)
        return Hit(
            briefing=briefing,
            tier=best.tier if best else Tier.EXACT,
            score=best.score if best else 1.0,
            spans=tuple(sorted({mention.span for mention in mentions})),
            snippet=told.sentence,
            snippet_spans=_named(told),
            reasons=(),
            special=kind_words(told),
        )


def _at(heard: Heard) -> _At:
    return (*heard.slot, heard.place)


def _row_of(swing: Alert) -> Row:
    """Give the row of a spike or a silence, with the day it is of."""
    day = swing.date or swing.received.date()
    return Row(
        id=swing.id,
        path="",
        raw_path="",
        title=f"{swing.watch}: {swing.title}",
        title_kind=TitleKind.STATED,
        dating=Dating(day, day, Precision.DAY, DateOrigin.META, Certainty.STATED),
        date_evidence="",
        publisher=None,
        language="",
        received=swing.received,
        unread=False,
        pinned=swing.pinned,
        alerts=(swing.watch,),
        ringing=swing.state is AlertState.NEW and not swing.muted,
        names=(),
        copies=0,
        swing=swing,
    )


def shown_by(story: str, alerts: list[Alert]) -> tuple[str, list[Alert]]:
    """Give the briefing that stands for a story, and its alerts: the head, if that rang too."""
    rang = {alert.briefing or alert.id for alert in alerts}
    return story if story in rang else alerts[0].briefing, alerts


def most_special(alerts: Iterable[Alert]) -> Alert | None:
    """Give the alert of a story that is more than a mention, if any is; None of none."""
    return min(
        alerts,
        key=lambda alert: (alert.kind is AlertKind.MENTION, alert.id),
        default=None,
    )


def kind_words(alert: Alert) -> str:
    """Say why an alert is more than a mention; empty where it is not."""
    if alert.kind is AlertKind.FIRST:
        return "first ever"
    if alert.kind is AlertKind.RETURNED:
        return f"returned after {alert.away} d"
    return ""


def _named(alert: Alert) -> tuple[Span, ...]:
    """Give where the name that rang stands in the sentence, though it was glued in the text."""
    letters = "".join(alert.told.text.split()) if alert.told else ""
    found = re.search(r"\s?".join(map(re.escape, letters)), alert.sentence) if letters else None
    return (Span(*found.span()),) if found else ()
