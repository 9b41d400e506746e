"""A text cut into words that know what stands beside them: what names are read from."""

from functools import cached_property, lru_cache
from itertools import accumulate

from briefings.names.lists import word_lists
from briefings.names.spelling.cases import languages
from briefings.names.spelling.given import is_given, is_listed
from briefings.names.spelling.readings import equal, readings
from briefings.names.spelling.romanise import without_look_alikes
from briefings.text.fold import fold_word
from briefings.text.language import UNKNOWN
from briefings.text.named_days import words_of_days
from briefings.text.segment import is_lone, is_small, parted, small_among


class Trait:
    """What a word may be, whatever stands beside it: bits of an int (an enum is too slow here)."""

    NONE = 0
    CAPITAL = 1 << 0
    """It begins with a capital, or its script has none."""
    UPPER = 1 << 1
    """All capitals, two letters or more."""
    INITIAL = 1 << 2
    GIVEN = 1 << 3
    PARTICLE = 1 << 4
    ROLE = 1 << 5
    VERB = 1 << 6
    AROUND = 1 << 7
    THING = 1 << 8
    PLAIN = 1 << 9
    PLACE = 1 << 10
    PEOPLE = 1 << 11
    """One of a people, a faith or a party, or of what is theirs."""
    INNER = 1 << 12
    """A capital inside the word."""
    CREDIT = 1 << 13
    WHITHER = 1 << 14
    NUMBER = 1 << 15
    INITIALS = 1 << 17
    """Two capitals, and no acronym that is known."""
    SAYS = 1 << 16
    """Something only people do, which also stands before a name."""
    CASELESS = 1 << 21
    """Its script has no capitals, so that it tells nothing that it is like one with a capital."""
    BODY = 1 << 19
    BODY_OF_TWO = 1 << 20
    """The first of two words that are a body's name."""
    POSSESSIVE = 1 << 18
    """It ends in a possessive; all else is told of the word without it."""


NAMELESS = Trait.ROLE | Trait.THING | Trait.PLAIN | Trait.PLACE | Trait.PEOPLE
"""A word with one of these ends a name."""

_SECTIONS = (
    ("roles", Trait.ROLE),
    ("verbs", Trait.VERB),
    ("says", Trait.SAYS | Trait.VERB),
    ("around", Trait.AROUND),
    ("things", Trait.THING),
    ("plain", Trait.PLAIN),
    ("credits", Trait.CREDIT),
    ("whither", Trait.WHITHER),
    ("places", Trait.PLACE),
    ("peoples", Trait.PEOPLE),
    ("in text", Trait.PARTICLE),
    ("bodies", Trait.BODY),
    ("begin two", Trait.BODY_OF_TWO),
)
INFLECTING = frozenset(
    {
        "uk", "ru", "be", "bg", "mk", "sr", "hr", "bs", "sl", "cs", "sk", "pl",
        "lt", "lv", "et", "fi", "hu", "sq", "ka", "hy", "el", "la", "unknown",
    }
)  # fmt: skip
"""Languages that put endings to names; of a text too short to tell anything may be true."""

_GENITIVE = frozenset({"de", "nl", "sv", "da", "no", "nb", "nn", UNKNOWN})
"""Languages whose names take an -s, and no other ending: `Marlowes Vertrag`."""


def cases_of(language: str) -> str:
    """Give a language whose texts alone tell that a word has a case ending; nothing of others."""
    return language if language in languages() else ""


_CYRILLIC = frozenset({"uk", "ru", "be", "bg", "mk"})
_CAPITAL_DAYS = frozenset({"de", "en"})
"""Languages that write months and weekdays with a capital; the others do only where one begins."""
_ENDS = frozenset('.!?…:;•\n"“«„—–*|>)(')


_MOST_KNOWN = 1 << 17


class _Traits(dict[str, int]):
    """The traits of words looked at before: plain numbers, which no garbage collector visits."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_KNOWN:
            self._forget()
        if is_small(word) and word[-2:] not in _POSSESSIVES:
            # Most words are small, and all there is to them is quickly told.
            found = _listed().get(word if word.isascii() else fold_word(word), Trait.NONE)
        else:
            found = _looked_at(word)
        self[word] = found
        return found

    def _forget(self) -> None:
        """Forget small words, of which there are the most; all where that leaves too many."""
        dear = {word: traits for word, traits in self.items() if not is_small(word)}
        self.clear()
        if len(dear) < _MOST_KNOWN // 2:
            self.update(dear)


_TRAITS = _Traits()


class _Folded(dict[str, str]):
    """Words folded before: half of the words of a text are asked for in a plain mapping."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        folded = fold_word(word)
        self[word] = found = word if folded == word else folded
        return found


_FOLDED = _Folded()


def traits_of(word: str) -> int:
    """Give the traits of a word as written."""
    return _TRAITS[word]


def is_plain(folded: str) -> bool:
    """Whether a folded word is listed as one of any sentence."""
    return bool(_listed().get(folded, Trait.NONE) & Trait.PLAIN)


def bare(word: str) -> str:
    """Give a word as written, without a possessive and the marks of footnotes."""
    word = unmarked(word)
    return word[:-2] if word[-2:] in _POSSESSIVES and len(word) > 3 else word


def unmarked(word: str) -> str:
    """Give a word without the raised numbers of footnotes behind it: `Hakala¹`."""
    return word.rstrip(_FOOTNOTES) or word


_FOOTNOTES = "¹²³⁰⁴⁵⁶⁷⁸⁹"
"""Raised digits, which Unicode takes for letters of a word."""


def _looked_at(word: str) -> int:
    if is_lone(word):
        return Trait.CASELESS
    text = bare(word)
    traits = Trait.NONE if text == unmarked(word) else Trait.POSSESSIVE
    first = text[0]
    if first.isdigit():
        return traits | Trait.NUMBER
    if not is_small(first):
        traits |= _of_capital(text)
    elif not text.islower():
        traits |= Trait.INNER
    folded = fold_word(text)
    listed = _listed().get(folded, 0)
    if traits & Trait.GIVEN and listed & _WORDS and not is_listed(text):
        traits &= ~Trait.GIVEN
    traits |= listed
    if traits & Trait.UPPER and folded in word_lists("cues")["acronyms"]:
        traits |= Trait.THING
    if traits & Trait.CAPITAL and not folded.isascii() and _sounds_like_a_place(text):
        traits |= Trait.PLACE
    return traits


@lru_cache(maxsize=1)
def _listed() -> dict[str, int]:
    """Give the traits of all listed words."""
    lists = {**word_lists("cues"), **word_lists("places")}
    lists["in text"] = word_lists("particles")["in text"]
    lists["begin two"] = frozenset(two.split()[0] for two in lists["bodies of two"])
    found: dict[str, int] = {}
    for section, trait in _SECTIONS:
        for word in lists[section]:
            found[word] = found.get(word, 0) | trait
    return found


_POSSESSIVES = frozenset({"'s", "’s", "ʼs", "'S", "’S"})


def _of_capital(text: str) -> int:
    traits = Trait.CAPITAL
    if len(text) == 1:
        return traits | (Trait.INITIAL if text.isupper() else _cases_of(text))
    if text.isupper():
        traits |= Trait.UPPER | (Trait.INITIALS if _may_be_initials(text) else 0)
    elif (
        any(letter.isupper() for letter in text[1:])
        and without_look_alikes(text.casefold()) == text.casefold()
    ):
        traits |= Trait.INNER
    if is_given(text):
        traits |= Trait.GIVEN
    return traits | _cases_of(text)


def _cases_of(text: str) -> int:
    return Trait.NONE if text[0].isupper() else Trait.CASELESS


_WORDS = Trait.PLAIN | Trait.THING | Trait.ROLE | Trait.VERB
"""What a word is that only sounds like a given name: `Meets`."""


def _may_be_initials(text: str) -> bool:
    """Whether two capitals may be somebody's initials, written as one: `JD`."""
    listed = word_lists("cues")
    known = any(
        text.casefold() in listed[part] for part in ("acronyms", "no bodies", "bodies alone")
    )
    return len(text) == 2 and text.isalpha() and not known


def _sounds_like_a_place(word: str) -> bool:
    """Whether a word of another alphabet is a listed place, with a case ending or without."""
    known = word_lists("place_sounds")[""]
    alike = equal(readings(word)[0]) if readings(word) else ""
    stem = alike.rstrip("aeiou")
    if alike in known or (len(stem) > 3 and stem in known):
        return True
    return len(alike) > 5 and any(alike[: -len(e)] in known for e in _CASES if alike.endswith(e))


_CASES = ("om", "em", "oi", "ei", "ou", "eiu", "ami", "ag")


NAMED = Trait.CAPITAL | Trait.INNER
"""The traits of a word that may be a name's."""
_UNSEEN = -1
"""Stands for the traits of a word that nobody asked for yet."""
_PAST = 8
"""How far beyond the last word, or before the first, a place may be asked about."""


_LETTER_TITLES = {"fr": ("M", "Monsieur")}
"""By language, an initial that is rather short for a title, and which."""
_BEHIND_LETTER = frozenset({". ", ".\u00a0", ".\u202f"})
_GERESH = frozenset({"' ", "’ ", "\u05f3 "})
"""Behind a Hebrew word, what makes another sound of its last letter: `ג'ורג'`, of George."""


@lru_cache(maxsize=1)
def _endings_glued() -> tuple[str, ...]:
    """Give all words that may be glued to a name."""
    return tuple(word_lists("cues")["glued"])


class Text:
    """The words of a text, with what stands between and beside them."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
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
        pieces = parted(text)
        bounds = list(accumulate(map(len, pieces)))
        self.spelt = pieces[1::2]
        """The words as written."""
        self.starts = bounds[0:-1:2]
        """Where each begins; where it ends is told by `end`."""
        self._traits = [_UNSEEN] * len(self.spelt) + [Trait.NONE] * _PAST
        self.words = self.spelt
        """The words without possessives."""
        self._ends = bounds[1::2]
        self.gaps = pieces[2::2]
        """What stands between each word and the next; a possessive counts."""
        if any(ending in text for ending in (*_POSSESSIVES, *_FOOTNOTES)):
            self._leave_endings()
        self.gaps[-1:] = ["\n"] * _PAST
        self._titles = self._letter_titles()
        if self._titles:
            self._leave_letters()
        self.reaches: dict[int, tuple[int, int]] = {}
        """How far names reach around their family names, as far as was asked (`extent`)."""

    def _leave_endings(self) -> None:
        """Let words end before possessives and footnotes; the former then stand in the gaps."""
        self.words = list(self.spelt)
        odd = [at for at, word in enumerate(self.spelt) if not word.isalpha()]
        for at in odd:
            word, left = self.spelt[at], bare(self.spelt[at])
            size = len(left)
            if left != word:
                self.words[at] = left
                self._ends[at] -= len(word) - size
                self.gaps[at] = unmarked(word)[size:] + self.gaps[at]

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
        return not self.begins(before) or self.has(before, Trait.GIVEN | Trait.INITIAL)

    def _leave_letters(self) -> None:
        """Let titles stand for their letters, whatever is asked of them."""
        self.words = list(self.words)
        for at, title in self._titles.items():
            self.words[at], self._traits[at] = title, _TRAITS[title]

    def __len__(self) -> int:
        return len(self.spelt)

    def has(self, at: int, trait: int) -> bool:
        """Whether there is a word at a place and it has one of the traits."""
        found = self._traits[at]
        if found == _UNSEEN:
            found = self._traits[at] = _TRAITS[self.spelt[at]]
        return bool(found & trait)

    def end(self, at: int) -> int:
        """Give where the word at a place ends, its possessive left out."""
        return self._ends[at]

    def possessive(self, at: int) -> bool:
        """Whether the word at a place has a possessive ending."""
        return self.has(at, Trait.POSSESSIVE)

    def fold(self, at: int) -> str:
        """Give the word at a place casefolded and without a possessive."""
        return _FOLDED[self.words[at]]

    def is_inside(self, at: int) -> bool:
        """Whether a word has a capital anywhere that no sentence, line or quotation begins."""
        return any(
            self.has(place, Trait.CAPITAL) and not self.begins(place)
            for place in self._not_small.get(self.fold(at), ())
        )

    def is_given_of_other(self, at: int) -> bool:
        """Whether a word has another name behind it anywhere: `Martin Roth`, of Martin."""
        return any(
            self.gaps[place] in {" ", "\u00a0"}
            and self.has(place + 1, Trait.CAPITAL)
            and not self.has(place + 1, NAMELESS | Trait.VERB)
            for place in self._not_small.get(self.fold(at), ())
        )

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
        self._traits[: len(self.spelt)] = map(_TRAITS.__getitem__, self.spelt)
        for at, title in self._titles.items():
            self._traits[at] = _TRAITS[title]
        return self._traits

    @cached_property
    def names(self) -> list[int]:
        """The places of words that have a capital."""
        return [at for at, traits in enumerate(self.traits) if traits & NAMED]

    @cached_property
    def folded(self) -> list[str]:
        """The words casefolded and without possessives, and nothing beyond the ends."""
        return [*map(_FOLDED.__getitem__, self.words), *[""] * _PAST]

    @cached_property
    def forms(self) -> frozenset[str]:
        """All words as written, without possessives."""
        return frozenset(self.words)

    @cached_property
    def small(self) -> frozenset[str]:
        """All words the text writes without a capital."""
        return frozenset(small_among(set(self.spelt)))

    @cached_property
    def _not_small(self) -> dict[str, list[int]]:
        """The places of words that are not in small letters, by the word casefolded."""
        found: dict[str, list[int]] = {}
        for at, word in enumerate(self.words):
            if not is_small(word):
                found.setdefault(_FOLDED[word], []).append(at)
        return found


@lru_cache(maxsize=64)
def _days(languages: frozenset[str]) -> frozenset[str]:
    """Give the months and weekdays of some languages."""
    return frozenset[str]().union(*map(words_of_days, languages))


@lru_cache(maxsize=4)
def text_of(text: str, language: str) -> Text:
    """Cut a text into words; the last few are kept, for those who read one text in turn."""
    return Text(text, language)
