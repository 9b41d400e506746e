"""Briefings read as a library reads them: each among what the others state."""

from collections.abc import Mapping
from datetime import date

from briefings.model import Briefing, Certainty, Surroundings
from tests.reading import read


def read_together(files: Mapping[str, bytes]) -> dict[str, Briefing]:
    """Read each file with the days that the others state as its surroundings."""
    alone = {name: read(raw, Surroundings(), name=name) for name, raw in files.items()}
    stated = {name: day for name, briefing in alone.items() if (day := _stated(briefing))}
    return {
        name: read(raw, Surroundings(_others(stated, name)), name=name)
        for name, raw in files.items()
    }


def _stated(briefing: Briefing) -> date | None:
    dating = briefing.dating
    return dating.start if dating and dating.certainty is Certainty.STATED else None


def _others(stated: Mapping[str, date], name: str) -> tuple[date, ...]:
    return tuple(sorted({day for other, day in stated.items() if other != name}))
