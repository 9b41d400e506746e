"""What a format gives to the rules: a text, and what the format itself states."""

from dataclasses import dataclass

from briefings.model import Problem


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of one story, not yet made safe."""

    text: str
    encoding: str
    truncated: bool = False
    problems: tuple[Problem, ...] = ()
