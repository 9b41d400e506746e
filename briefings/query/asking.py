"""What can be asked, for a person to read: the screen's help and README derive from it."""

from briefings.query.nodes import MARKS

ASKING: tuple[tuple[str, str], ...] = (
    ("hakala", "The word, and a name in any spelling or script"),
    ('"some words"', "These words in a row"),
    ("-word", "Not with this word; NOT word is the same"),
    ("one OR other", "Either; words side by side are all wanted, ( ) groups"),
    ("=Hakala", "Spelt so and not otherwise"),
    ("haka*", "What begins so"),
    ("one near:8 other", "At most eight words between them, in either order"),
    ("title:word", "In the title"),
    (
        "publisher:word",
        "Published by this; of a mail, its sender; publisher:unknown is by nobody known",
    ),
    ("path:wire/", "From a file with this in its path: a folder, a name, capitals aside"),
    ("person:name", "Naming this person, in any spelling"),
    ("place:name", "Naming this place; one not known as a place is found by these words"),
    ("watch:name", "Meeting this watch"),
    ("tag:word", "Tagged so by you; tag:wor* is any tag that begins so"),
    ("note:word", "With this word, in any spelling, in a note of yours"),
    ("story:3f2a", "Telling the story of the briefing whose id begins so, copies too (`S`)"),
    ("lang:uk", "In a language, by its two letters; lang:unknown"),
    ("is:unread", "Also " + ", ".join(f"is:{mark}" for mark in MARKS if mark != "unread")),
    (
        "date:2025-12-01",
        "Of a day; also date:2025-12, date:2025-W48, date:>2025-12-01, date:2025-11..2025-12",
    ),
    ("date:today", "Also yesterday, and a weekday (monday, mon) for the last one; date:>monday"),
    ("date:<3d", "Less than three days old; > is more, w weeks, m months, y years"),
    ("received:<3d", "Taken in less than three days ago; also <12h, and days as for date:"),
    ("older:30d", "Longer ago than thirty days, by the date, else by the day it was taken in"),
)
"""Pairs of a form of the grammar, as it is typed, and what it finds."""
