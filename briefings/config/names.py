"""What can be watched: a name that is no pattern, or a query that can ring."""

import re

from briefings.errors import QueryError
from briefings.query import Days, Facet, Field, parse, walk

_PATTERN = re.compile(r"[*\\]|\.[+?]|^\^|\$$|\(\?|\[[^\]]-[^\]]*\]")
"""What a regular expression has and a name has not."""


def name_fault(name: str) -> tuple[str, str] | None:
    """Give what is wrong with a name as one to watch, and what to do; None for a good one."""
    letters = sum(char.isalpha() for char in name)
    if _PATTERN.search(name):
        return (
            f"'{short(name)}' looks like a pattern, not a name",
            "write the name alone: its other spellings are found without",
        )
    if letters < 2:
        what = "one letter would ring everywhere" if letters else "no letter in the name"
        return f"'{short(name)}': {what}", "write the whole name"
    return None


def query_fault(text: str) -> tuple[str, str] | None:
    """Give what is wrong with a query as one to watch, and what to do; None for a good one."""
    try:
        root = parse(text).root
    except QueryError as error:
        return f"{error.what}, at character {error.column + 1}", error.advice
    if root is None:
        return f"'{short(text)}' asks for nothing", "write a word, or delete it"
    later = (
        f"{one.field}:{one.value}"
        for one in walk(root)
        if isinstance(one, Facet) and (one in _DONE_LATER or one.field is Field.STORY)
    )
    if any(isinstance(one, Days) and one.named for one in walk(root)):
        what = "a watch cannot ask for 'today' or a weekday: it is another day tomorrow"
        return what, "write an age such as 'date:<1d', or the day itself"
    if mark := next(later, ""):
        what = f"a watch cannot ask for '{mark}': it rings when a briefing comes"
        return what, f"leave it out; a search or a view may ask for '{mark}'"
    return None


_DONE_LATER = frozenset({Facet(Field.IS, "read"), Facet(Field.IS, "pinned")})
"""What the reader does only when a briefing is there."""


def short(text: str) -> str:
    """Cut what is quoted in a message."""
    return text if len(text) <= 40 else text[:39] + "…"
