"""What a word may be by itself, whatever stands beside it: a capital, a given name, a role."""

from functools import lru_cache

from briefings.names.lists import word_lists
from briefings.names.spelling.given import is_given, is_listed
from briefings.names.spelling.readings import equal, readings
from briefings.names.spelling.romanise import without_look_alikes
from briefings.text.fold import fold_afresh, fold_word
from briefings.text.segment import is_lone, is_small


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
    ("given names without vowels", Trait.GIVEN),
    ("in text", Trait.PARTICLE),
    ("bodies", Trait.BODY),
    ("begin two", Trait.BODY_OF_TWO),
)
_MOST_KNOWN = 1 << 17


class _Traits(dict[str, int]):
    """The traits of words looked at before: plain numbers, which no garbage collector visits."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_KNOWN:
            self._forget()
        if is_small(word) and word[-2:] not in POSSESSIVES:
            # Most words are small, and all there is to them is quickly told.
            found = _listed().get(word if word.isascii() else FOLDED[word], Trait.NONE)
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


TRAITS = _Traits()
"""The traits of any word as written: what was looked at before is known."""


class _Folded(dict[str, str]):
    """Words folded before: half of the words of a text are asked for in a plain mapping."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        folded = fold_afresh(word)
        self[word] = found = word if folded == word else folded
        return found


FOLDED = _Folded()
"""Any word casefolded: what was folded before is known."""


def traits_of(word: str) -> int:
    """Give the traits of a word as written."""
    return TRAITS[word]


def is_plain(folded: str) -> bool:
    """Whether a folded word is listed as one of any sentence."""
    return bool(_listed().get(folded, Trait.NONE) & Trait.PLAIN)


def bare(word: str) -> str:
    """Give a word as written, without a possessive and the marks of footnotes."""
    if word.isascii() and word.isalpha():
        return word
    word = unmarked(word)
    return word[:-2] if word[-2:] in POSSESSIVES and len(word) > 3 else word


def unmarked(word: str) -> str:
    """Give a word without the raised numbers of footnotes behind it: `Hakala¹`."""
    return word.rstrip(FOOTNOTES) or word


FOOTNOTES = "¹²³⁰⁴⁵⁶⁷⁸⁹"
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
    if traits & Trait.CAPITAL and _is_short_role(folded, traits):
        traits = (traits | Trait.ROLE) & ~(Trait.INITIALS | Trait.GIVEN)
    if traits & Trait.CAPITAL and folded.endswith(_ends_of_roles()) and _is_of_role(folded):
        traits |= Trait.ROLE
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


def _is_short_role(folded: str, traits: int) -> bool:
    """Whether a word is short for an office, where its capitals tell it from other words."""
    cues = word_lists("cues")
    is_in_capitals = traits & Trait.UPPER and folded in cues["roles in capitals"]
    return bool(is_in_capitals) or folded in cues["roles with a capital"]


@lru_cache(maxsize=1)
def _ends_of_roles() -> tuple[str, ...]:
    return tuple(word_lists("cues")["ends of roles"])


def _is_of_role(folded: str) -> bool:
    """Whether enough stands before what a role ends with, or nothing: not so in `Administer`."""
    return any(
        len(folded) - len(end) not in _FEW_BEFORE
        for end in _ends_of_roles()
        if folded.endswith(end)
    )


_FEW_BEFORE = (1, 2)


POSSESSIVES = frozenset({"'s", "’s", "ʼs", "'S", "’S"})
"""How words end that are somebody's."""


def _of_capital(text: str) -> int:
    traits = Trait.CAPITAL
    if len(text) == 1:
        return traits | (Trait.INITIAL if text.isupper() else _cases_of(text))
    if text.isupper():
        traits |= Trait.UPPER | (Trait.INITIALS if may_be_initials(text) else 0)
    elif (
        not text[1:].islower()
        and any(letter.isupper() for letter in text[1:])
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


def may_be_initials(text: str) -> bool:
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
