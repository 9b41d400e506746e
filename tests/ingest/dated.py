"""Texts read for their day among neighbours, and what the tests of days write theirs with."""

from datetime import date

from briefings.model import Briefing, Surroundings
from tests.reading import read

PROSE = "The minister said that the talks would go on, and that nobody had left the hall. " * 2
TITLE = "Talks go on in the capital"


def reading(text: str, *stated: date, name: str = "") -> Briefing:
    return read(text.encode(), Surroundings(tuple(sorted(stated))), name=name)


def dated(text: str, *stated: date, name: str = "") -> tuple[str, str, str, str]:
    dating = reading(text, *stated, name=name).dating
    assert dating is not None
    return dating.start.isoformat(), dating.end.isoformat(), dating.origin, dating.certainty
