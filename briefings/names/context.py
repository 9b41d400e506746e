"""A text cut into words that know what stands beside them: what names are read from."""

from collections.abc import Container, Iterable, Sequence, Set
from functools import cached_property, lru_cache
from itertools import compress, filterfalse
from operator import add

from briefings.names.lists import word_lists
from briefings.names.spelling.cases import languages
from briefings.names.traits import (
    FOLDED,
    FOOTNOTES,
    NAMED,
    NAMELESS,
    POSSESSIVES,
    TRAITS,
    Trait,
    bare,
    unmarked,
)
from briefings.text.language import UNKNOWN, hinted
from briefings.text.named_days import words_of_days
from briefings.text.remembering import of_texts
from briefings.text.segment import is_small, small_among, words_written

BLANKS = frozenset({" ", "\u00a0", "  "})
"""What stands between two words of a line that nothing parts."""

CAPITAL_NOUNS = frozenset({"de"})
"""Languages whose nouns have capitals."""

INFLECTING = frozenset(
    {
        "uk", "ru", "be", "bg", "mk", "sr", "hr", "bs", "sl", "cs", "sk", "pl",
        "lt", "lv", "et", "fi", "hu", "sq", "ka", "hy", "el", "la", "unknown",
    }
)  # fmt: skip
"""Languages that put endings to names; of a text too short to tell anything may be true."""

LISTED = frozenset({"en", "de", "fr", "es"})
"""Languages whose words that are family names as well are listed."""

_GENITIVE = frozenset({"de", "nl", "sv", "da", "no", "nb", "nn", UNKNOWN})
"""Languages whose names take an -s, and no other ending: `Marlowes Vertrag`."""


def cases_of(language: str) -> str:
    """Give a language whose texts alone tell that a word has a case ending; nothing of others."""
    return language if language in languages() else ""


def spoken(language: str, words: Iterable[str]) -> str:
    """Give a text's language; where it is too short to tell, the one its words hint at."""
    return hinted(words) if language == UNKNOWN else language


_CYRILLIC = frozenset({"uk", "ru", "be", "bg", "mk"})
_CAPITAL_DAYS = frozenset({"de", "en"})
"""Languages that write months and weekdays with a capital; the others do only where one begins."""
_ENDS = frozenset('.!?…:;•\n"“«„—–*|>)(')


_UNSEEN = -1
"""Stands for the traits of a word that nobody asked for yet."""
_PAST = 8
"""How far beyond the last word, or before the first, a place may be asked about."""


_LETTER_TITLES = {"fr": ("M", "Monsieur")}
"""By language, an initial that is rather short for a title, and which."""
_BEHIND_LETTER = frozenset({".", ". ", ".\u00a0", ".\u202f"})
_EXCELLENCY = ["S", "E"]
_GERESH = frozenset({"' ", "’ ", "\u05f3 "})
"""Behind a Hebrew word, what makes another sound of its last letter: `ג'ורג'`, of George."""


@lru_cache(maxsize=1)
def _endings_glued() -> tuple[str, ...]:
    """Give all words that may be glued to a name."""
    return tuple(word_lists("cues")["glued"])


class Text:
    """The words of a text, with what stands between and beside them."""

    def __init__(self, text: str, language: str) -> None:
        cut = words_written(text)
        language = spoken(language, cut)
        self.text = text
        self.language = language
        """The text's language, or the one that its words hint at."""
        self.inflects = language in INFLECTING
        """Whether the text's language puts endings to names."""
        self.cases = cases_of(language)
        """The text's language, where it has case endings that are told by it alone; or nothing."""
        self.takes_s = language in _GENITIVE
        """Whether names take an -s in the text's language, and no other ending."""
        self.is_english = language == "en"
        self.is_cyrillic = language in _CYRILLIC
        self._days_of = _CAPITAL_DAYS if language == UNKNOWN else frozenset({language})
        self.capital_days = self._days_of <= _CAPITAL_DAYS
        """Whether a month or weekday has a capital wherever it stands."""
        self.spelt = cut
        """The words as written."""
        self.distinct = distinct_words_of(text)
        """The same, each once."""
        self.starts = _starts(text, self.spelt)
        """Where each begins; where it ends is told by `end`."""
        self._traits = [_UNSEEN] * len(self.spelt) + [Trait.NONE] * _PAST
        self.words = self.spelt
        """The words without possessives."""
        self._ends: list[int] = list(map(add, self.starts, map(len, self.spelt)))
        self.gaps = _between(text, self._ends, self.starts)
        """What stands between each word and the next; a possessive counts."""
        if any(ending in text for ending in (*POSSESSIVES, *FOOTNOTES)):
            self._leave_endings()
        self.gaps[-1:] = ["\n"] * _PAST
        self._titles = self._letter_titles()
        if self._titles:
            self._leave_letters()
        self._insides: dict[str, bool] = {}
        self._givens: dict[str, bool] = {}
        self.reaches: dict[int, tuple[int, int]] = {}
        """How far names reach around their family names, as far as was asked (`extent`)."""

    def _leave_endings(self) -> None:
        """Let words end before possessives and footnotes; the former then stand in the gaps."""
        self.words = list(self.spelt)
        odd = filterfalse(str.isalpha, self.distinct)
        left_of = {word: left for word in odd if (left := bare(word)) != word}
        for at in places_of(self.spelt, left_of):
            word = self.spelt[at]
            self.words[at] = left = left_of[word]
            self._ends[at] -= len(word) - len(left)
            self.gaps[at] = unmarked(word)[len(left) :] + self.gaps[at]

    def _letter_titles(self) -> dict[int, str]:
        """Give the titles for which one letter stands, by place: no initial behind a name."""
        language = "fr" if self.language == UNKNOWN and self._may_be_french() else self.language
        letter, title = _LETTER_TITLES.get(language, ("", ""))
        return {
            at: title
            for at, word in enumerate(self.spelt if letter else ())
            if word == letter and self.gaps[at] in _BEHIND_LETTER and not self._goes_on(at)
        }

    def _may_be_french(self) -> bool:
        """Whether a text too short to tell its language has words that only French has."""
        if "M" not in self.spelt:
            return False
        behind = self.spelt.index("M") + 2
        is_french = not word_lists("cues")["french"].isdisjoint(self.spelt)
        return is_french or self.spelt[behind : behind + 1] == ["a"]

    def _goes_on(self, at: int) -> bool:
        """Whether a word right before a place is of the same name."""
        before = at - 1
        if not at or self.gaps[before] not in {" ", ". ", "."} or not self.has(before, NAMED):
            return False
        if self.spelt[max(0, before - 1) : at] == _EXCELLENCY:
            return False
        return not self.begins(before) or self.has(before, Trait.GIVEN | Trait.INITIAL)

    def _leave_letters(self) -> None:
        """Let titles stand for their letters, whatever is asked of them."""
        self.words = list(self.words)
        for at, title in self._titles.items():
            self.words[at], self._traits[at] = title, TRAITS[title]

    def __len__(self) -> int:
        return len(self.spelt)

    def has(self, at: int, trait: int) -> bool:
        """Whether there is a word at a place and it has one of the traits."""
        found = self._traits[at]
        if found == _UNSEEN:
            found = self._traits[at] = TRAITS[self.spelt[at]]
        return found & trait != 0

    def end(self, at: int) -> int:
        """Give where the word at a place ends, its possessive left out."""
        return self._ends[at]

    def possessive(self, at: int) -> bool:
        """Whether the word at a place has a possessive ending."""
        found = self._traits[at]
        if found == _UNSEEN:
            found = self._traits[at] = TRAITS[self.spelt[at]]
        return found & Trait.POSSESSIVE != 0

    def fold(self, at: int) -> str:
        """Give the word at a place casefolded and without a possessive."""
        return FOLDED[self.words[at]]

    def is_inside(self, at: int) -> bool:
        """Whether a word has a capital anywhere that no sentence, line or quotation begins."""
        word = self.fold(at)
        if word not in self._insides:
            self._insides[word] = any(
                self.has(place, Trait.CAPITAL) and not self.begins(place)
                for place in self._not_small.get(word, ())
            )
        return self._insides[word]

    def is_given_of_other(self, at: int) -> bool:
        """Whether a word has another name behind it anywhere: `Martin Roth`, of Martin."""
        word = self.fold(at)
        if word not in self._givens:
            self._givens[word] = any(
                self.gaps[place] in BLANKS
                and self.has(place + 1, Trait.CAPITAL)
                and not self.has(place + 1, NAMELESS | Trait.VERB)
                for place in self._not_small.get(word, ())
            )
        return self._givens[word]

    def linked(self, at: int) -> bool:
        """Whether the word at a place and the next may be words of one name."""
        gap = self.gaps[at]
        if gap in {" ", "-", "\u00a0"}:
            return True
        if gap in {". ", ".", ".-"}:
            return self.has(at, Trait.INITIAL) or len(self.spelt[at]) <= 2
        if gap in _GERESH:
            return self.has(at, Trait.CASELESS)
        return gap in {"‑", "‐", "  "}

    def is_day(self, at: int) -> bool:
        """Whether the word at a place is also a month or a weekday in the text's language."""
        return self.fold(at) in self._days

    def begins(self, at: int) -> bool:
        """Whether a sentence, a line or a quotation begins with the word at a place."""
        start = self.starts[at]
        before = self.text[max(0, start - 4) : start].rstrip(" \u00a0\t'‘’•-–—*")
        return not before or before[-1] in _ENDS

    def unglued(self, at: int) -> int:
        """Give where the name in the word at a place ends: before an -s or a glued stop word.

        The proof is that what is left stands as a word of its own elsewhere in the text.
        """
        written = self.words[at]
        if self.takes_s and written[-1] == "s" and written[:-1] in self.forms:
            return self.end(at) - 1
        glued = word_lists("cues")["glued"]
        if not written.endswith(_endings_glued()):
            return self.end(at)
        for cut in range(3, len(written) - 1):
            if written[cut:] in glued and written[:cut] in self.forms:
                return self.starts[at] + cut
        return self.end(at)

    @cached_property
    def _days(self) -> frozenset[str]:
        """The months and weekdays of the text's language."""
        return _days(self._days_of)

    @cached_property
    def traits(self) -> list[int]:
        """What each word may be, and nothing for some places beyond the ends.

        Of a text in which only watched names are looked for, few words are asked about.
        """
        self._traits[: len(self.spelt)] = map(TRAITS.__getitem__, self.spelt)
        for at, title in self._titles.items():
            self._traits[at] = TRAITS[title]
        return self._traits

    @cached_property
    def names(self) -> list[int]:
        """The places of words that have a capital."""
        return [at for at, traits in enumerate(self.traits) if traits & NAMED]

    @cached_property
    def folded(self) -> list[str]:
        """The words casefolded and without possessives, and nothing beyond the ends."""
        return [*map(FOLDED.__getitem__, self.words), *[""] * _PAST]

    @cached_property
    def forms(self) -> Set[str]:
        """All words as written, without possessives."""
        return self.distinct if self.words is self.spelt else frozenset(self.words)

    def has_small(self, folded: str) -> bool:
        """Whether the text writes a word anywhere without a capital."""
        return folded in self.distinct and is_small(folded)

    @cached_property
    def _not_small(self) -> dict[str, list[int]]:
        """The places of words that are not in small letters, by the word casefolded."""
        found: dict[str, list[int]] = {}
        for at in places_of(self.words, self.forms - small_among(self.forms)):
            found.setdefault(FOLDED[self.words[at]], []).append(at)
        return found


def places_of(words: Sequence[str], some: Container[str]) -> list[int]:
    """Give the places of some words among many."""
    return list(compress(range(len(words)), map(some.__contains__, words)))


def _starts(text: str, words: Sequence[str]) -> list[int]:
    """Give where the words of a text begin, all of which are told in their order.

    Each begins with the next letter or digit behind the one before it.
    """
    found, end = [], 0
    for word in words:
        start = text.find(word, end)
        found.append(start)
        end = start + len(word)
    return found


def _between(text: str, ends: Sequence[int], starts: Sequence[int]) -> list[str]:
    """Give what stands behind each word of a text, up to the next or to the end."""
    return [text[end:start] for end, start in zip(ends, [*starts[1:], len(text)], strict=False)]


@lru_cache(maxsize=64)
def _days(languages: frozenset[str]) -> frozenset[str]:
    """Give the months and weekdays of some languages."""
    return frozenset[str]().union(*map(words_of_days, languages))


@of_texts(4)
def distinct_words_of(text: str) -> Set[str]:
    """Give the words of a text as written, each once; of the last few texts they are kept."""
    return frozenset(words_written(text))


@of_texts(4)
def text_of(text: str, language: str) -> Text:
    """Cut a text into words; the last few are kept, for those who read one text in turn."""
    return Text(text, language)
