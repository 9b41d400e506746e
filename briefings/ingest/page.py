"""Whether a line is a page speaking of itself and to its reader, not a story."""

from collections.abc import Collection
from typing import NamedTuple

from briefings.ingest.cues import cues, tokens


class Speech(NamedTuple):
    """What was heard in one line."""

    beyond_doubt: bool = False
    """It holds a phrase that no story has."""
    agency: bool = False
    """It says what kind of an agency somebody is."""
    topics: int = 0
    """How many things it names that pages speak of."""
    reader: bool = False
    """It speaks to its reader, or of the page as `this` or `here`."""


SILENT = Speech()
"""What most lines say."""


class Listener:
    """Hears what the lines of one text say; most texts hold few of the words it waits for."""

    def __init__(self, words: Collection[str], text: str) -> None:
        """Take the words of a text, in small letters, and the text."""
        phrases = cues().page
        self._present = {word: phrases[word] for word in phrases.keys() & words}
        if "©" in text:
            self._present["©"] = phrases["©"]

    def hear(self, key: str) -> Speech:
        """Tell what a line, casefolded, says."""
        heard = [phrases for word, phrases in self._present.items() if word in key]
        if not heard:
            return SILENT
        line = f" {' '.join(tokens(key))} "
        said = [section for phrases in heard for phrase, section in phrases if phrase in line]
        if not said:
            return SILENT
        return Speech(
            "boilerplate" in said,
            "agency" in said,
            said.count("page-topic"),
            any(phrase in line for phrase in cues().page_reader),
        )
