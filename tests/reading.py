"""From the bytes of a file to a briefing, in one step: intake drafts first, and dates later."""

from briefings.errors import UnreadableError
from briefings.ingest.formats import Extract, stories
from briefings.ingest.read import draft
from briefings.model import Briefing, Surroundings


def read(raw: bytes, surroundings: Surroundings, *, name: str = "") -> Briefing:
    """Read one file, or the first story of one that holds many."""
    for story in stories(raw, name):
        return read_story(story, surroundings, name=name)
    raise UnreadableError("nothing in it", advice="there is nothing to read")


def read_story(story: Extract, surroundings: Surroundings, *, name: str = "") -> Briefing:
    """Read one story as a format gave it; `name` is the file's."""
    return draft(story, surroundings.recurring, name=name).dated(surroundings)
