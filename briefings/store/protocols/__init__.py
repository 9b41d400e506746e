"""The store's parts, as the floors above see them, and the values that cross the seam.

Every engine gives the same answers; `tests/store` holds them to it. Folding and cutting into
words happen above: an engine indexes the words it is given and knows no language.
"""

from briefings.store.protocols.corpus import Corpus
from briefings.store.protocols.entries import (
    ANY,
    NOTHING_KEPT,
    NOTHING_REMARKED,
    NOTHING_SAID,
    AlertsSaid,
    Bell,
    Entry,
    Habit,
    Line,
    Narrow,
    Origin,
    Rate,
    Remark,
    RemarkKind,
    Ring,
    RingLine,
    Sought,
    SpellingCount,
    Stamp,
    Told,
)
from briefings.store.protocols.index import (
    AllOf,
    AnyOf,
    But,
    Cancelled,
    Document,
    Index,
    Near,
    Phrase,
    Plan,
    Term,
    Words,
)
from briefings.store.protocols.state import Deed, Setting, State, Step
from briefings.store.protocols.store import Store

__all__ = [
    "ANY",
    "NOTHING_KEPT",
    "NOTHING_REMARKED",
    "NOTHING_SAID",
    "AlertsSaid",
    "AllOf",
    "AnyOf",
    "Bell",
    "But",
    "Cancelled",
    "Corpus",
    "Deed",
    "Document",
    "Entry",
    "Habit",
    "Index",
    "Line",
    "Narrow",
    "Near",
    "Origin",
    "Phrase",
    "Plan",
    "Rate",
    "Remark",
    "RemarkKind",
    "Ring",
    "RingLine",
    "Setting",
    "Sought",
    "SpellingCount",
    "Stamp",
    "State",
    "Step",
    "Store",
    "Term",
    "Told",
    "Words",
]
