"""Whether a watched family name met alone is a common word as often: `Young people`, `der König`.

A name must not be missed: it is a word only where what stands beside it is surely said of none.
"""

from briefings.match import ReasonKind
from briefings.names.context import BLANKS, CAPITAL_NOUNS, LISTED, Text
from briefings.names.lists import word_lists
from briefings.names.traits import Trait
from briefings.names.watching.extent import is_heading
from briefings.names.watching.preceding import is_behind_article
from briefings.names.watching.sighting import Sighting
from briefings.text.fold import fold_word
from briefings.text.language import UNKNOWN


def is_word(text: Text, at: int, sighting: Sighting) -> bool:
    """Whether a family name alone is a word: behind an article, or before what no person does."""
    if _is_noun(text, at, sighting):
        return True
    languages = _languages(text, at, sighting, "begin")
    if not languages or not (text.begins(at) or is_heading(text, at)):
        return False
    if text.possessive(at) or at + 1 >= len(text):
        return False
    if text.gaps[at] not in BLANKS:
        return _is_enumerated(text, at) or _is_compound(text, at)
    if text.has(at + 1, Trait.CAPITAL) and not is_heading(text, at):
        return text.has(at + 1, Trait.PEOPLE | Trait.PLACE)
    return all(_is_said_of_none(text, at, language) for language in languages)


def _is_enumerated(text: Text, at: int) -> bool:
    """Whether another such word, or a doubt, stands behind a comma: `Strange, but true`."""
    if not text.gaps[at].startswith(","):
        return False
    cues, word = word_lists("cues"), text.fold(at + 1)
    is_other = any(word in cues[f"begin {language}"] for language in LISTED)
    return word in cues["doubts"] or (is_other and not text.has(at + 1, Trait.CAPITAL))


def _is_compound(text: Text, at: int) -> bool:
    """Whether a hyphen ties a word to what no person is: `Long-term`, but `Brown-led`."""
    is_tied = text.gaps[at] == "-" and not text.has(at + 1, Trait.CAPITAL)
    return is_tied and text.fold(at + 1) not in word_lists("cues")["tied to a person"]


def _is_said_of_none(text: Text, at: int, language: str) -> bool:
    """Whether the small word behind one that begins a sentence is surely no person's doing."""
    cues, word = word_lists("cues"), text.fold(at + 1)
    if f"{text.fold(at)} {word}" in cues["phrases"] or word in cues[f"no doing {language}"]:
        return True
    is_done = text.has(at + 1, Trait.VERB | Trait.AROUND | Trait.NUMBER)
    if is_done or word in cues["said"] or word in cues[f"doing {language}"]:
        return False
    if word in cues["and"]:
        return not _is_somebody(text, at + 2)
    return _ends_as_no_verb(text, at + 1, language)


def _ends_as_no_verb(text: Text, at: int, language: str) -> bool:
    """Whether a word ends as no verb does that tells of one person, in a language."""
    word = text.fold(at)
    if language == "en":
        return _is_no_english_verb(text, at)
    if language == "de":
        return _is_german_adjective(word)
    return not (word.endswith(_ENDINGS[language]) or word[1:2] in _APOSTROPHES)


def _is_somebody(text: Text, at: int) -> bool:
    """Whether who may be another person stands behind an `and`: `and Torp`, `and his son`."""
    cues, word = word_lists("cues"), text.fold(at)
    is_word = any(word in cues[f"begin {language}"] for language in LISTED)
    is_named = text.has(at, Trait.CAPITAL) and not is_word
    return is_named or word in cues["articles"] or word in cues["whose"]


def _is_no_english_verb(text: Text, at: int) -> bool:
    """Whether an English word is no verb of one person by its ending: such end in -s or -ed."""
    word = text.fold(at)
    if not _APOSTROPHES.isdisjoint(word):
        return False
    if word.endswith(("ss", "us", "is")):
        return True
    if word.endswith(("s", "ing")):
        return text.gaps[at] in BLANKS and _is_of_many(text, at + 1)
    return not word.endswith(("ed", "ly"))


def _is_german_adjective(word: str) -> bool:
    """Whether a German word ends as what stands before a noun: `gestiegene`, `gesetzte`."""
    is_past = word.endswith("te") and not word.startswith("ge")
    return word.endswith(("e", "er", "es", "em")) and not is_past


def _is_of_many(text: Text, at: int) -> bool:
    """Whether a verb stands behind a word in -s, which then are several: `Rice fields flooded`.

    What ends in -ed before another small word may tell of that: `Brown defends detained men`.
    """
    cues, word = word_lists("cues"), text.fold(at)
    if word.endswith("ed") and not text.has(at, Trait.VERB):
        is_last = text.gaps[at] not in BLANKS or at + 1 >= len(text)
        return is_last or text.has(at + 1, Trait.PLAIN)
    return word in cues["of many"]


def _is_noun(text: Text, at: int, sighting: Sighting) -> bool:
    """Whether an article stands before a word that is a noun, and nothing of a person's behind."""
    cues = word_lists("cues")
    if not is_behind_article(text, at):
        return False
    if at + 1 < len(text) and text.fold(at + 1) in cues["of a person"]:
        return False
    is_likened = text.language in CAPITAL_NOUNS and sighting.link.kind is not ReasonKind.EXACT
    if is_likened or text.has(at, Trait.ROLE | Trait.THING):
        return True
    # A German word with a capital within a sentence is no adjective.
    begins = {*_languages(text, at, sighting, "begin")} - CAPITAL_NOUNS
    return bool(begins or _languages(text, at, sighting, "nouns"))


def _languages(text: Text, at: int, sighting: Sighting, kind: str) -> list[str]:
    """Give the languages in which a word, or the name it may be a case of, is one of a kind."""
    cues, names = word_lists("cues"), {text.fold(at), fold_word(sighting.form.family)}
    spoken = LISTED if text.language == UNKNOWN else {text.language} & LISTED
    return [one for one in sorted(spoken) if not names.isdisjoint(cues[f"{kind} {one}"])]


_APOSTROPHES = frozenset({"'", "’"})
"""What stands behind a single letter before a French verb: `s'est`."""
_ENDINGS = {"fr": ("e", "t", "d", "a", "é"), "es": ("a", "e", "ó", "á", "do")}
"""How verbs of one person end, in the present and the past."""
