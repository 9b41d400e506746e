"""What rings and names come to, counted when asked."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from briefings.model import AlertState, EntityKind, Mention
from briefings.store.protocols import Bell, Entry, RingLine, SpellingCount


def bell(watchlist: str, watch: str, lines: Sequence[RingLine], days: Sequence[date]) -> Bell:
    """Give what the rings of one watch come to; the trend is over some days."""
    forms = Counter((mention.entity, mention.text) for line in lines for mention in line.mentions)
    rates = Counter[date | None]()
    for line in lines:
        rates[line.date] += max(1, len(line.mentions))
    return Bell(
        watchlist=watchlist,
        watch=watch,
        count=len(lines),
        new=sum(line.state is AlertState.NEW for line in lines),
        pinned=sum(line.pinned for line in lines),
        forms=tuple(
            (entity, form, count)
            for (entity, form), count in sorted(
                forms.items(), key=lambda one: (-one[1], one[0][1], one[0][0])
            )
        ),
        trend=tuple(rates[day] for day in days),
    )


@dataclass(slots=True)
class Tally:
    """One name over all briefings."""

    names: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    days: list[date] = field(default_factory=list)

    def add(self, entry: Entry, mentions: Sequence[Mention]) -> None:
        """Count the mentions of the name in one briefing."""
        self.names[mentions[0].name] += 1
        self.forms.update(mention.text for mention in mentions)
        if entry.briefing.dating:
            self.days.append(entry.briefing.dating.start)

    def total(self, entity: str, kind: EntityKind) -> SpellingCount:
        """Give what they come to."""
        return SpellingCount(
            name=min(self.names, key=lambda name: (-self.names[name], name)),
            kind=kind,
            entity=entity,
            briefings=self.names.total(),
            first=min(self.days, default=None),
            last=max(self.days, default=None),
            spellings=tuple(sorted(self.forms.items(), key=lambda form: (-form[1], form[0]))),
        )
