"""What the columns of a table and the fields of a record mean, by their names."""

import re
from collections.abc import Iterable
from functools import cache

from briefings.ingest.formats.lists import lists

_SIGNS = re.compile(r"[\W_]+")


def meaning(name: str) -> str:
    """Give `title`, `text`, `date`, `publisher`, `key`, `address`, `author`, or empty."""
    return _meanings().get(_SIGNS.sub("", name.casefold()), ("", 0))[0]


def rank(name: str) -> int:
    """Give how well a name says what it means: 0 is best among those of one meaning."""
    return _meanings().get(_SIGNS.sub("", name.casefold()), ("", 0))[1]


def are_of_a_story(names: Iterable[str]) -> bool:
    """Whether fields of these names can be read: one of them is a title or a text."""
    return any(meaning(name) in {"title", "text"} for name in names)


@cache
def _meanings() -> dict[str, tuple[str, int]]:
    """Give each name with its meaning and its place among those of one meaning."""
    found: dict[str, tuple[str, int]] = {}
    for what, names in lists("columns.txt").items():
        for place, name in enumerate(names):
            found.setdefault(name, (what, place))
    return found
