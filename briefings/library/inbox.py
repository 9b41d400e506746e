"""The inbox: what rang, one row a story, with the sentence of the name in it.

A spike or a silence is of no briefing, and has a row of its own.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from briefings.library.rows import IdListing, Rows
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

WAITING = "new"
SEEN = "seen"
MUTED = "muted"
"""The headings: alerts that wait to be seen, those that were, and those of muted watches."""


class Inbox(IdListing):
    """What rang and was not dismissed: rows with something new, then the others."""

    def __init__(self, rows: Rows, alerts: Iterable[Alert], before: "Inbox | None" = None) -> None:
        """Gather alerts, newest first, of a library's `rows`.

        `before` keeps each story under the heading where it stood: what was just seen does not
        jump. What was not in it, because it came since or came back, stands where it belongs.
        """
        super().__init__(rows)
        self._stories: dict[str, str] = dict(before._stories) if before else {}
        told: dict[str, list[Alert]] = {}
        for alert in alerts:
            if alert.state in (AlertState.NEW, AlertState.SEEN):
                row = self._story(alert.briefing) if alert.briefing else alert.id
                told.setdefault(row, []).append(alert)
        self._alerts = dict(shown_by(story, its) for story, its in told.items())
        stays = set(before.waiting) if before else set()
        stays |= {
            one
            for one in self._alerts
            if (before is None or before.index(one) is None) and self._waits(one)
        }
        self.waiting: Sequence[str] = tuple(one for one in self._alerts if one in stays)
        """Ids of the rows under the first heading."""
        others = [one for one in self._alerts if one not in stays]
        muted = [one for one in others if all(alert.muted for alert in self._alerts[one])]
        hidden = set(muted)
        seen = [one for one in others if one not in hidden]
        ids = [*self.waiting, *seen, *muted]
        groups, first = [], 0
        for label, some in ((WAITING, self.waiting), (SEEN, seen), (MUTED, muted)):
            if some:
                groups.append(DayGroup(None, label, first, len(some), inferred=False))
            first += len(some)
        self._list(ids, groups)

    @property
    def swings(self) -> Mapping[AlertKind, int]:
        """Give how many rows are spikes and how many silences; the others are stories."""
        return Counter(of[0].kind for of in self._alerts.values() if not of[0].briefing)

    def rows(self, start: int, count: int) -> Sequence[Row]:
        """Give `count` rows from index `start`, fewer at the end."""
        held = {row.id: row for row in super().rows(start, count)}
        for one in self._ids[start : start + count]:
            if not self._alerts[one][0].briefing:
                held[one] = _row_of(self._alerts[one][0])
        return [held[one] for one in self._ids[start : start + count] if one in held]

    def _story(self, briefing: str) -> str:
        """Give the briefing that a copy is folded under, asked once while an inbox is open."""
        if briefing not in self._stories:
            kin = self._rows.store.kinship.kin(briefing)
            self._stories[briefing] = kin.story if kin else briefing
        return self._stories[briefing]

    def _waits(self, briefing: str) -> bool:
        return any(
            alert.state is AlertState.NEW and not alert.muted for alert in self._alerts[briefing]
        )

    def hit(self, briefing: str) -> Hit | None:
        """Give the alert of a row as a hit: its sentence, with the name in it."""
        alerts = self._alerts.get(briefing)
        if not alerts:
            return None
        told = most_special(alerts) or alerts[0]
        own = [alert for alert in alerts if alert.briefing == briefing]
        mentions = [mention for alert in own for mention in alert.mentions]
        name = " ".join(told.told.text.split()) if told.told else ""
        at = told.sentence.find(name) if name else -1
        best = min(mentions, key=lambda mention: mention.tier.rank, default=None)
        return Hit(
            briefing=briefing,
            tier=best.tier if best else Tier.EXACT,
            score=best.score if best else 1.0,
            spans=tuple(sorted({mention.span for mention in mentions})),
            snippet=told.sentence,
            snippet_spans=(Span(at, at + len(name)),) if at >= 0 else (),
            reasons=(),
            special=kind_words(told),
        )


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
        old=False,
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
