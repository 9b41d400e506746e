"""Whether a line is a page speaking of itself and to its reader, not a story."""

from collections.abc import Collection, Mapping
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


_SILENT = Speech()


class Listener:
    """Hears what the lines of one text say; most texts hold few of the words it waits for."""

    def __init__(self, words: Collection[str], text: str) -> None:
        """Take the words of a text, in small letters, and the text."""
        phrases = cues().page
        present = {word: phrases[word] for word in phrases.keys() & words}
        if "©" in text:
            present["©"] = phrases["©"]
        self._present: Mapping[str, tuple[tuple[str, str], ...]] = present
        self._waited_for = [
            word
            for word, heard in present.items()
            if any(section != "page-reader" for _, section in heard)
        ]

    def hear(self, key: str) -> Speech:
        """Tell what a line, casefolded, says."""
        if not any(word in key for word in self._waited_for):
            return _SILENT
        line = f" {' '.join(tokens(key))} "
        sections = [
            section
            for heard in self._present.values()
            for phrase, section in heard
            if phrase in line
        ]
        return Speech(
            "boilerplate" in sections,
            "agency" in sections,
            sections.count("page-topic"),
            "page-reader" in sections,
        )
