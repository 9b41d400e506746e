"""What a format gives to the rules: the text of one story, and what the format itself states."""

from dataclasses import dataclass

from briefings.model import Block, Dating, Problem


@dataclass(frozen=True, slots=True)
class Extract:
    """One story of a file, not yet made safe."""

    text: str
    encoding: str = "utf-8"
    truncated: bool = False
    problems: tuple[Problem, ...] = ()
    key: str = ""
    """What tells an entry from the others of its file, and stays when others come or go; empty
    where the file is one story."""
    marks: tuple[Block, ...] = ()
    """Stretches of the text whose kind the format knows, in order: a page's menu, a headline.
    What no mark covers is left to the rules."""
    title: str = ""
    """One line that the format names as the title; it stands in the text too, marked."""
    dating: Dating | None = None
    """A date that the format states beside the text."""
    publisher: str = ""
    hidden: int = 0
    """How many invisible or control characters the format met and made visible or neutral."""
