"""Watched names that no person bears, met word by word: bodies, things, acronyms."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefings.match import Reason, ReasonKind, Tier
from briefings.model import Span
from briefings.names.context import Text
from briefings.names.lists import word_lists
from briefings.names.pairs.explain import called_elsewhere, plain_reason, reason
from briefings.names.pairs.words import link_by_rule
from briefings.names.spelling.given import is_listed
from briefings.names.spelling.readings import script_of
from briefings.names.traits import NAMED, Trait, is_plain
from briefings.text.fold import fold_word
from briefings.text.indexed import index_words
from briefings.text.remembering import ROOM
from briefings.text.segment import HYPHENS


@dataclass(frozen=True, slots=True)
class Phrase:
    """A watched name that is matched word by word: most are nobody's."""

    watch: int
    name: str
    words: tuple[str, ...]
    """Folded."""
    acronym: bool = False
    of_thing: bool = False
    """Whether its words may have endings, and only its first needs a capital."""
    any_case: bool = False
    """Whether it is watched in small letters, so that none of its words needs a capital."""
    instead: str = ""
    """The watched name of a body or a place that is called `name` in another language."""

    @property
    def is_met_small(self) -> bool:
        """Whether it is met with a word in small letters that is a name's elsewhere."""
        return self.of_thing or self.any_case

    @property
    def has_sign(self) -> bool:
        """Whether it is an acronym that an `&` parts: `R&D`."""
        return _SIGN in self.name and self.name.isupper() and len(self.name.split()) == 1

    def begins(self, word: str) -> bool:
        """Whether a folded word is its first."""
        return self.has(self.words[0], word)

    def has(self, watched: str, word: str) -> bool:
        """Whether a folded word stands for one of its words: of a thing's name, in any case."""
        if self.acronym:
            return word == watched or _is_transliterated(watched, word)
        if not self.of_thing:
            return word == watched
        return _is_form(watched, word) or (
            watched != self.words[-1] and _share_stem(watched, word)
        )


class Phrases:
    """Such names, found by the word that one begins with."""

    def __init__(self) -> None:
        self._phrases: list[Phrase] = []
        self._exact: dict[str, list[Phrase]] = {}
        self._of_things: dict[str, list[Phrase]] = {}
        self._acronyms: list[Phrase] = []
        self._begun: dict[str, tuple[Phrase, ...]] = {}

    def __bool__(self) -> bool:
        return bool(self._phrases)

    @property
    def all(self) -> tuple[Phrase, ...]:
        """Give them in the order in which they were added."""
        return tuple(self._phrases)

    def add(self, phrase: Phrase) -> None:
        """Add one, before any is looked for."""
        self._phrases.append(phrase)
        head = phrase.words[0]
        if phrase.acronym:
            self._acronyms.append(phrase)
        if phrase.of_thing:
            self._of_things.setdefault(head[:_FEW], []).append(phrase)
        else:
            self._exact.setdefault(head, []).append(phrase)

    def add_thing(self, place: int, name: str) -> None:
        """Add a name that may be a person's as well, where it is met word by word."""
        is_small, of_thing = is_in_small_letters(name), is_thing(name)
        words = tuple(index_words(name)) if is_small or of_thing else ()
        if words and (is_small or len(words) > 1):
            self.add(Phrase(place, name, words, of_thing=of_thing, any_case=is_small))

    def begun_by(self, written: str) -> Sequence[Phrase]:
        """Give those whose first word a word is, without a possessive: of a thing in any case."""
        word = fold_word(written)
        exact, some = self._exact.get(word, ()), self._of_things.get(word[:_FEW], ())
        may_be_one = len(written) <= _LONGEST_ACRONYM and bool(self._acronyms) and _is_one(written)
        acronyms = self._acronyms if may_be_one else ()
        if not some and not acronyms:
            return exact
        found = self._begun.get(written)
        if found is None:
            if len(self._begun) > _MOST_KNOWN:
                self._begun.clear()
            others = (one for one in (*some, *acronyms) if one not in exact)
            found = (*exact, *(one for one in others if _begins(one, written)))
            self._begun[written] = found
        return found


_MOST_KNOWN = 1 << 12
_LONGEST_ACRONYM = 7


def _is_one(written: str) -> bool:
    """Whether a word may be an acronym: it ends with a capital, or so but for an -s behind it."""
    stem = written.removesuffix("s")
    return written.isupper() or (len(stem) > 1 and stem[-1:].isupper())


def _begins(phrase: Phrase, written: str) -> bool:
    folded = fold_word(written)
    if not phrase.acronym:
        return phrase.begins(folded)
    return phrase.begins(folded) or folded == phrase.words[0] + "s"


@lru_cache(maxsize=ROOM.up_to(1 << 10))
def _is_transliterated(acronym: str, word: str) -> bool:
    """Whether a word is an acronym in the letters of another script, one by one: `СБУ`, of SBU."""
    if len(word) != len(acronym) or len(word) < _LEAST or script_of(word) == script_of(acronym):
        return False
    joined = link_by_rule(acronym, word)
    return joined is not None and joined.kind is ReasonKind.ROMANISATION


_LEAST = 3
"""Letters of an acronym that is told in another script."""


@lru_cache(maxsize=ROOM.up_to(1 << 12))
def is_thing(name: str) -> bool:
    """Whether a name is rather a thing's or a body's than a person's.

    The last of its words tells it: one for such things, or one that the reader writes with a small
    letter, where no given name begins the name.
    """
    words = name.split()
    if not words or is_listed(words[0]):
        return False
    last = words[-1]
    is_end = len(words) > 1 and fold_word(last) in word_lists("cues")["ends of things"]
    return last.islower() or is_end


def ends_in_any_word(name: str) -> bool:
    """Whether the last word of a thing's name alone may be another's: `Bank`, `fleet`.

    What is watched as one word in small letters is a name unless it is a common word: `holovko`.
    """
    return is_thing(name) and (len(name.split()) > 1 or is_plain(name))


def is_in_small_letters(name: str) -> bool:
    """Whether a watched name is met in small letters too: it ends so, and is no common word."""
    words = name.split()
    if not words or not words[-1].islower():
        return False
    return len(words) > 1 or not (len(name) < _FEW or is_plain(name))


_FEW = 4
"""Letters of a small word that is watched by itself and met so."""


def stands(text: Text, at: int, phrase: Phrase) -> Tier:
    """Give how surely a watched name stands at a place whose word may be its first."""
    if phrase.acronym:
        return _stands_as_acronym(text, at, phrase)
    ends = at + len(phrase.words)
    if ends > len(text):
        return Tier.NO
    spelt = [fold_word(word) for word in text.spelt[at:ends]]
    if tuple(spelt) == phrase.words:
        tier = Tier.EXACT
    elif phrase.of_thing and all(map(phrase.has, phrase.words, spelt)):
        tier = Tier.SURE
    else:
        return Tier.NO
    if phrase.has_sign and not _has_sign(text, at, ends):
        return Tier.NO
    if phrase.is_met_small and not _is_together(text, at, ends, phrase):
        return Tier.NO
    return Tier.NO if len(spelt) == 1 and _begins_as_word(text, at) else tier


_SIGN = "&"


def _has_sign(text: Text, at: int, ends: int) -> bool:
    """Whether words are parted by nothing but an `&`, as those of an acronym are: `R&D`.

    Of such letters it has them all as capitals; they are words else: `at T junction`.
    """
    written = text.words[at:ends]
    return "".join(written).isupper() and all(
        gap.strip() == _SIGN for gap in text.gaps[at : ends - 1]
    )


def _stands_as_acronym(text: Text, at: int, phrase: Phrase) -> Tier:
    """Give the same of an acronym: likely in other letters, or with an -s where names take one."""
    written = text.words[at]
    if _is_written_so(phrase, written):
        return Tier.EXACT
    if _is_written_so(phrase, written.removesuffix("s")):
        is_of_several = text.is_english and written[:-1].isupper() and not written.isupper()
        return Tier.LIKELY if text.takes_s or is_of_several else Tier.NO
    if not written.isupper() and _capitals(written) != _capitals(phrase.name):
        return Tier.NO
    # Where all is in capitals any short word may be one.
    beside = range(max(0, at - 1), min(len(text), at + 2))
    is_shouted = any(text.words[one].isupper() and len(text.words[one]) > _FEW for one in beside)
    return Tier.NO if is_shouted else Tier.LIKELY


def _begins_as_word(text: Text, at: int) -> bool:
    """Whether a word that begins a sentence is any word of the language: Italian `Nato`, born."""
    if not text.begins(at) or text.has(at, Trait.UPPER):
        return False
    return text.fold(at) in word_lists("cues").get(f"begin {text.language}", ())


def _is_written_so(phrase: Phrase, written: str) -> bool:
    """Whether an acronym is written as it is watched, or with capitals: `AFD`, `AfD`, of AFD."""
    is_same = fold_word(written) == phrase.words[0]
    return written == phrase.name or (is_same and written[0].isupper() and written[-1].isupper())


def _capitals(word: str) -> list[bool]:
    return [letter.isupper() for letter in word]


def span_of(text: Text, at: int, phrase: Phrase) -> Span:
    """Give where a name stands that begins at a place: an -s behind an acronym is none of it."""
    start, end = text.starts[at], text.end(at + len(phrase.words) - 1)
    return Span(start, min(end, start + len(phrase.name)) if phrase.acronym else end)


def why_stands(phrase: Phrase, tier: Tier, written: str) -> tuple[Reason, ...]:
    """Give why a watched name and what is written are one."""
    why = _reason_of(phrase, tier, written)
    if not phrase.instead:
        return (why,)
    told = (why,) if why.kind is not ReasonKind.EXACT else ()
    return (called_elsewhere(phrase.instead, phrase.name), *told)


def _reason_of(phrase: Phrase, tier: Tier, written: str) -> Reason:
    if tier is Tier.EXACT:
        return plain_reason(ReasonKind.EXACT, phrase.name, written)
    if phrase.acronym and (joined := link_by_rule(phrase.name, written)):
        return reason(joined, phrase.name, written)
    return Reason(ReasonKind.ENDING, phrase.name, written, _OTHER_ENDINGS)


_OTHER_ENDINGS = "its words have other endings"


def _is_together(text: Text, at: int, ends: int, phrase: Phrase) -> bool:
    """Whether only blanks and hyphens part the words, and one that is a name has its capital."""
    is_named = phrase.any_case or text.has(at, NAMED)
    return is_named and all(
        not gap.strip(_BLANK) and gap.count("\n") < _OF_PARAGRAPH
        for gap in text.gaps[at : ends - 1]
    )


_BLANK = " \u00a0\n" + HYPHENS
_OF_PARAGRAPH = 2


@lru_cache(maxsize=ROOM.up_to(1 << 12))
def _is_form(watched: str, word: str) -> bool:
    """Whether a folded word is a watched one of a thing: as it is, of several, in a case."""
    if word == watched:
        return True
    if word.startswith(watched) and word[len(watched) :] in _OF_NOUNS:
        return True
    if min(len(watched), len(word)) < _FEW:
        return False
    joined = link_by_rule(watched, word)
    return joined is not None and joined.kind is ReasonKind.ENDING


_OF_NOUNS = frozenset({"s", "es"})
"""What English puts behind what there are several of, and German behind what is of something."""


@lru_cache(maxsize=ROOM.up_to(1 << 12))
def _share_stem(a: str, b: str) -> bool:
    """Whether two words are one adjective in two cases: `Auswärtiges`, `Auswärtigen`."""
    return not _adjectives(a).isdisjoint(_adjectives(b))


def _adjectives(word: str) -> frozenset[str]:
    return frozenset(
        word.removesuffix(ending)
        for ending in word_lists("cues")["endings of adjectives"]
        if word.endswith(ending) and len(word) - len(ending) >= _FEW
    )
