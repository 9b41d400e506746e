"""The nouns of the program, frozen: what every floor above speaks of.

Offsets are code points, half-open, and always into `Briefing.text`, unless a field says
otherwise. Days are `datetime.date`; moments are aware `datetime.datetime` in UTC.
"""

from briefings.match import Match, Reason, ReasonKind, Tier
from briefings.model.cards import Card, Fact
from briefings.model.counts import numbered
from briefings.model.lists import (
    DayGroup,
    Hit,
    Listing,
    MetByDay,
    Overlap,
    Page,
    Place,
    Row,
    Summary,
    ViewCount,
)
from briefings.model.names import (
    Decisions,
    EntityKind,
    Mention,
    NameCount,
    Newcomer,
    Person,
    Spelling,
    words_left_open,
)
from briefings.model.problems import Problem
from briefings.model.settings import Config, RefusedWatch
from briefings.model.texts import (
    FOLDED,
    Block,
    BlockKind,
    Briefing,
    Certainty,
    DateOrigin,
    Dating,
    Edit,
    Precision,
    Quote,
    Slashes,
    Span,
    Surroundings,
    TitleKind,
)
from briefings.model.watches import (
    Alert,
    AlertGroup,
    AlertKind,
    AlertState,
    Mute,
    Watch,
    WatchHealth,
    WatchTest,
)
from briefings.model.working import Change, Progress, Ran, ScanLine, ScanStatus, Work

__all__ = [
    "FOLDED",
    "Alert",
    "AlertGroup",
    "AlertKind",
    "AlertState",
    "Block",
    "BlockKind",
    "Briefing",
    "Card",
    "Certainty",
    "Change",
    "Config",
    "DateOrigin",
    "Dating",
    "DayGroup",
    "Decisions",
    "Edit",
    "EntityKind",
    "Fact",
    "Hit",
    "Listing",
    "Match",
    "Mention",
    "MetByDay",
    "Mute",
    "NameCount",
    "Newcomer",
    "Overlap",
    "Page",
    "Person",
    "Place",
    "Precision",
    "Problem",
    "Progress",
    "Quote",
    "Ran",
    "Reason",
    "ReasonKind",
    "RefusedWatch",
    "Row",
    "ScanLine",
    "ScanStatus",
    "Slashes",
    "Span",
    "Spelling",
    "Summary",
    "Surroundings",
    "Tier",
    "TitleKind",
    "ViewCount",
    "Watch",
    "WatchHealth",
    "WatchTest",
    "Work",
    "numbered",
    "words_left_open",
]
