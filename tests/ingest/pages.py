"""Pages read from their lines, and what the tests of pages write theirs with."""

from briefings.model import BlockKind, Briefing, Surroundings
from tests.reading import read

PROSE = "The minister said that the talks would go on, and that nobody had left the hall. " * 2
MORE = "Nobody could tell how long the talks would last, but the hall stayed open all night long."
TITLE = "Talks go on in the capital"


def reading(*lines: str, recurring: tuple[str, ...] = ()) -> Briefing:
    text = "\n\n".join(lines)
    return read(text.encode(), Surroundings(recurring=frozenset(recurring)))


def kind_of(briefing: Briefing, words: str) -> BlockKind:
    return briefing.kind_at(briefing.text.index(words))
