"""Views: lists that have a key of their own."""

from dataclasses import dataclass

from briefings.model import Config


@dataclass(frozen=True, slots=True)
class View:
    """A list that has a key of its own."""

    name: str
    query: str = ""
    is_inbox: bool = False
    """Whether it is what rang, one row a story; it then has no query."""
    heads: bool = False
    """Whether copies of a story are left out, as in the list by date."""
    those: tuple[str, ...] = ()
    """Ids of the briefings it has, where it is no query."""


VIEWS = (
    View("New", "is:unread", heads=True),
    View("Alerts", is_inbox=True),
    View("Pinned", "is:pinned"),
    View("All"),
)
"""The views on the first keys; the configuration's own follow."""
ALL = VIEWS[-1]


def no_view(number: int, config: Config, key: str) -> str:
    """Say that no view is on a key; `key` tells of mistakes, of which one may be the view's."""
    if config.views and config.problems:
        return f"no view {number} · the configuration has mistakes, {key} tells which"
    return f"no view {number} · `views:` in config.yaml keeps a query on a key"
