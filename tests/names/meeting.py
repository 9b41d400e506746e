"""A watched name met in a text."""

from briefings.model import Tier, Watch
from briefings.names.gazetteer import Found, Gazetteer
from tests.names.briefings import briefing, watch


def find(watched: Watch | str, text: str, language: str = "en") -> list[Found]:
    """Give all that a watch finds in a text."""
    one = watch(watched) if isinstance(watched, str) else watched
    return list(Gazetteer([one]).find(briefing(text, language)))


def met(watched: Watch | str, text: str, language: str = "en") -> list[tuple[str, str]]:
    """Give the spellings that ring, with their tiers."""
    return [
        (found.span.of(text), found.tier.value)
        for found in find(watched, text, language)
        if found.tier is not Tier.MAYBE
    ]
