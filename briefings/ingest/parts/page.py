"""Whether a line is a page speaking of itself and to its reader, not a story."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from briefings.ingest.parts.cues import cues, tokens
from briefings.ingest.parts.layout import Part


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


_NOTICE, _SHARE = 2000, 0.7
"""Letters that a notice has at most, and how many of them are of the page and to its reader."""
_TOPICS, _APART = 2, 160
"""So many things of a page it names, and one in so many letters."""
_SHORT = 40
"""A line of so many letters that names one is the page's."""

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


def is_notice(parts: Sequence[Part], words: Collection[str], text: str) -> bool:
    """Whether a text tells no story, but asks for cookies, a subscription or a donation."""
    whole = sum(len(part.text) for part in parts)
    if whole > _NOTICE or len(cues().page.keys() & words) < _TOPICS:
        return False
    listener = Listener(words, text)
    heard = [(part, listener.hear(" ".join(part.text.casefold().split()))) for part in parts]
    spoken = sum(len(part.text) for part, speech in heard if _is_of_page(part, speech))
    return sum(speech.topics for _, speech in heard) >= _TOPICS and spoken >= _SHARE * whole


def _is_of_page(part: Part, speech: Speech) -> bool:
    """Whether a part is the page's own: it names its things, and not once in a long paragraph."""
    if speech.beyond_doubt or part.key in cues().label or part.key in cues().menu:
        return True
    if len(part.text) <= _SHORT:
        return bool(speech.topics)
    is_told = speech.reader or speech.topics >= _TOPICS
    return is_told and speech.topics * _APART >= len(part.text)
