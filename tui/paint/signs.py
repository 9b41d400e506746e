"""What the signs on the screen mean: the help and README derive from it."""

from tui.paint.groups import trend
from tui.paint.rows import ALERT, INFERRED, PINNED, SEEN, UNKNOWN, UNREAD

SIGNS: tuple[tuple[str, str], ...] = (
    (UNREAD, "Not read yet"),
    (ALERT, "A watched name is in it, and you have not seen the alert yet"),
    (SEEN, "A watched name is in it, and you saw the alert, or it is old"),
    (PINNED, "Pinned: stays on top"),
    (INFERRED, "Inferred: the date is not stated in so many words"),
    (UNKNOWN, "Unknown, or behind a tier: not certain"),
    ("+2", "Two more names, for which there is no room; before the names, two copies of the text"),
    ("2/5", "Two of five are new, of alerts or of a view of yours; `2 new of 5` with more room"),
    ("exact", "The same letters, capitals aside"),
    ("sure", "The same name romanised, inflected or glued; the full name stands in the text"),
    (f"likely {UNKNOWN}", "The surname alone where a full name is asked for or watched; rings"),
    ("maybe", "Spelt too far apart to be the same for certain; never rings"),
    (trend((0, 1, 2, 4)), "Mentions a day, for the last days that have briefings"),
)
"""Pairs of a sign or word as it is drawn, and what it means."""
