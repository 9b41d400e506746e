"""Watches compiled: from a word of a text to the watched names it may be a spelling of."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from functools import lru_cache
from itertools import compress, pairwise
from typing import NamedTuple

from briefings.model import ReasonKind, Watch
from briefings.names.lists import word_lists
from briefings.names.pairs.parse import parse
from briefings.names.pairs.words import SAME, Link, link, link_by_rule
from briefings.names.spelling import abjads, syllables
from briefings.names.spelling.cases import OF_SLAVS, nominatives, nominatives_of_any
from briefings.names.spelling.elsewhere import elsewhere
from briefings.names.spelling.given import is_given, is_listed
from briefings.names.spelling.keys import listed_keys, text_keys
from briefings.names.spelling.readings import (
    WITHOUT_VOWELS,
    consonants_in,
    consonants_of,
    script_of,
)
from briefings.names.traits import bare
from briefings.names.watching.forms import Form, ends_in_syllable, forms_of, is_phrase
from briefings.names.watching.of_one_given import Called
from briefings.names.watching.things import Phrase, Phrases
from briefings.text.fold import fold_word
from briefings.text.indexed import index_words
from briefings.text.segment import is_lone, is_small, small_among

LEAST = 0.45
"""A word less alike than this is not looked at again, whatever stands beside it."""

LEAST_BEHIND = 0.6
"""The same for a word behind a watched given name that no key joins."""

STRONG = 0.9
"""From here a word is a written form of the watched one by a rule."""

LEAST_ALONE = 0.8
"""A word less alike than this is nobody's name where no given name is watched with it."""

LONGEST = 60
"""Letters of a word that may be a name, or have one glued to it."""
_SHORTEST_GLUED = 4
_SHORTEST_IN_GENITIVE = 5
_LONG_BODY = 8
"""Letters of a body's name that an -es is looked for behind: people's names have none."""
_GENITIVE = frozenset({"s", "es"})
_NO_GENITIVE = frozenset("sxzßS")
"""Letters behind which no -s is written."""
_MOST_KNOWN = 1 << 17
"""Words of which it is kept what they may be: no more, whatever comes."""
_MOST_BEHIND = 1 << 12
"""The same for words behind a given name: of a text they are asked for again and again."""


class Sighting(NamedTuple):
    """A word of a text, or a part of a glued one, that a watched family name may be in."""

    form: Form
    link: Link
    begin: int
    """Where in the word it begins and ends: the whole word unless something is glued to it."""
    end: int
    loose: bool = False
    """Whether it needs other proof that the word is glued: what is left is very short."""
    in_case: bool = False
    """Whether the word is the name in a case that the language of the text alone tells."""

    def has_s(self, word: str) -> bool:
        """Whether it is a name in a word with the -s of a Germanic genitive behind it."""
        return word[self.end :] in _GENITIVE

    @property
    def tells(self) -> bool:
        """Whether it may be the watched name, whatever stands beside it."""
        return self.link.score >= LEAST_ALONE or bool(self.form.given)


class _Told(NamedTuple):
    """What was told of words before, as their letters are: in texts of one language's cases."""

    nobody: set[str]
    somebody: set[str]
    telling: set[str]
    """Those of somebody that tell of a watched name whatever word stands before them."""
    sightings: dict[str, tuple[Sighting, ...]]

    def forget(self) -> None:
        """Forget words where there are too many."""
        if len(self.nobody) > _MOST_KNOWN:
            self.nobody.clear()
        if len(self.somebody) > _MOST_KNOWN:
            self.somebody.clear()
            self.telling.clear()


class Watched:
    """The names of some watches, ready to be looked up word by word.

    Where a text's language has case endings of its own (`cases.languages`), it is given.
    """

    def __init__(self, watches: Sequence[Watch]) -> None:
        self.phrases = Phrases()
        self.forms: list[Form] = []
        self._forms: dict[str, dict[str, list[Form]]] = {}
        self._by_given: dict[str, dict[str, list[Form]]] = {}
        self.pairs: dict[str, set[str]] = {}
        """The given names of each family name, casefolded."""
        self.handles: dict[str, int] = {}
        """A given and a family name written as one, casefolded, with the length of the first."""
        self._told: dict[str, _Told] = {}
        self._called: dict[str, Called] = {}
        self._behind: dict[tuple[str, str, bool], tuple[Sighting, ...]] = {}
        self._of_syllables: dict[str, list[tuple[int, str]]] = {}
        self._bones = set[int]()
        """The consonants of each key that a name is met by."""
        self._heard: dict[int, bool] = {}
        """By the consonants of words whether a name may be heard in them."""
        for place, watch in enumerate(watches):
            for name in () if watch.query else (watch.name, *watch.aliases):
                self._add(place, name)
                for other in elsewhere(name):
                    self._add_other(place, name, other)

    def _add(self, place: int, name: str) -> None:
        is_written_so = is_phrase(name)
        if is_written_so or ends_in_syllable(name):
            # A syllable in small letters is met as it is written alone.
            folded = tuple(index_words(name))
            acronym = len(folded) == 1 and not is_lone(name)
            self.phrases.add(Phrase(place, name, folded, acronym))
            if acronym and folded[0] in word_lists("cues")["said as words"]:
                self.phrases.add(Phrase(place, name, folded, of_thing=True))
        if is_written_so:
            return
        self.phrases.add_thing(place, name)
        for spelling in syllables.families(parse(name)):
            self._of_syllables.setdefault(spelling, []).append((place, name))
        for form in forms_of(place, name):
            self._register(form)

    def _add_other(self, place: int, name: str, other: str) -> None:
        """Add what another language calls a watched body or place."""
        words, has_case = tuple(index_words(other)), other.upper() != other.lower()
        if len(words) > 1:
            self.phrases.add(Phrase(place, other, words, of_thing=has_case, instead=name))
        elif is_phrase(other):
            self.phrases.add(Phrase(place, other, words, acronym=True, instead=name))
        else:
            self._register(Form(place, other, other, (), instead=name))

    def _register(self, form: Form) -> None:
        self.forms.append(form)
        if form.given and not form.first:
            family, given = form.family.casefold(), [*map(str.casefold, form.given)]
            self.pairs.setdefault(family, set()).update(given)
            tied = (name for name in given if len(name) > 1 and not form.apart)
            self.handles.update((name + family, len(name)) for name in tied)
        for key in listed_keys(form.family):
            self._bones.add(consonants_of(key))
            self._forms.setdefault(key, {}).setdefault(form.family, []).append(form)
        for name in form.given if not form.first else ():
            for key in listed_keys(name) if len(name) > 1 else ():
                self._bones.add(consonants_of(key))
                self._by_given.setdefault(key, {}).setdefault(name, []).append(form)

    def telling(self, words: Sequence[str], distinct: Set[str], cases: str = "") -> Set[str]:
        """Give what `named` does of the words of a text, if any of them tells of a watched name.

        `distinct` are the same words, each once. A given name tells of one only before what may
        be the family name: of all texts that hold any such word, half hold no more.
        """
        named = self.named(distinct, cases)
        if not named or not named.isdisjoint(self._told_of(cases).telling):
            return named
        beside = compress(pairwise(words), map(named.__contains__, words))
        is_met = any(self.look_up_behind(bare(one), bare(behind)) for one, behind in beside)
        return named if is_met else frozenset()

    def named(self, words: Set[str], cases: str = "") -> Set[str]:
        """Give those of some words, as they are written, that may be of a watched name."""
        if not (self.forms or self.phrases):
            return frozenset()
        told = self._told_of(cases)
        told.forget()
        asked = words - told.nobody
        named = asked & told.somebody
        if unknown := asked - named:
            named |= self._learnt(unknown, cases)
        return named

    def _learnt(self, unknown: Set[str], cases: str) -> Set[str]:
        """Give what `named` does of words that nobody asked about yet, and keep what they are.

        Some tell of a watched name whatever stands before them, others beside a given name alone.
        """
        told, small = self._told_of(cases), small_among(unknown)
        telling, new = set[str](), set[str]()
        if self.phrases:
            telling.update(word for word in unknown if self.phrases.begun_by(bare(word)))
        for word in unknown - small - telling:
            one = bare(word)
            if not (_has_capital(one) and (cases or self._may_be_heard_in(one))):
                continue
            met = self.look_up(one, cases)
            if (met and any(found.tells for found in met)) or self.of_syllables(one):
                telling.add(word)
            elif met or self._called_so(one).forms:
                new.add(word)
        new |= telling
        told.telling.update(telling)
        told.somebody.update(new)
        told.nobody.update(unknown - new)
        return new

    def _may_be_heard_in(self, word: str) -> bool:
        """Whether a word may share a key with any watched name: most have too few of its sounds.

        Their keys take a hundred times as long to work out as what may be heard in them.
        """
        heard = consonants_in(word)
        found = self._heard.get(heard)
        if found is None:
            found = any(not bones & ~heard for bones in self._bones)
            self._heard[heard] = found = found or bool(self._of_syllables)
        return found

    def _told_of(self, cases: str) -> _Told:
        told = self._told.get(cases)
        if told is None:
            told = self._told[cases] = _Told(set(), set(), set(), {})
        return told

    def of_syllables(self, word: str) -> Sequence[tuple[int, str]]:
        """Give Korean and Chinese names whose family name a word may be, each with its watch."""
        return self._of_syllables.get(fold_word(word), ()) if self._of_syllables else ()

    def look_up(self, word: str, cases: str = "") -> tuple[Sighting, ...]:
        """Give the watched names a word may be a spelling of, the surest first."""
        seen = self._told_of(cases).sightings
        found = seen.get(word)
        if found is None:
            if len(seen) > _MOST_KNOWN:
                seen.clear()
            found = seen[word] = self._sightings(word, cases)
        return found

    def look_up_behind(
        self, given: str, word: str, *, any_case: bool = True
    ) -> tuple[Sighting, ...]:
        """Give the watches that a word may meet because a watched given name stands before it.

        Such a word may be less like the family name than one that is found by its own keys; with
        `any_case` it may be a case of any language, where nothing tells which a text is in.
        """
        if len(word) > LONGEST:
            return ()
        asked = given, word, any_case
        found = self._behind.get(asked)
        if found is None:
            if len(self._behind) > _MOST_BEHIND:
                self._behind.clear()
            found = self._behind[asked] = self._sightings_behind(*asked)
        return found

    def _sightings_behind(self, given: str, word: str, any_case: bool) -> tuple[Sighting, ...]:
        called = self._called_so(given)
        alike = tuple(
            Sighting(form, joined, 0, len(word))
            for form in called.near(word)
            if (joined := link(form.family, word)).score >= LEAST_BEHIND
            or (joined.score >= LEAST and form.misspelt_as(word))
        )
        if alike or not any_case:
            return alike
        return tuple(
            _in_case(form, SAME, name, word)
            for name in nominatives_of_any(word)
            for form in called.spelt(name)
        )

    def _called_so(self, given: str) -> Called:
        called = self._called.get(given)
        if called is None:
            called = self._called[given] = self._whom(given)
        return called

    def _whom(self, given: str) -> Called:
        near = {
            name: forms
            for key in text_keys(given)
            if key in self._by_given
            for name, forms in self._by_given[key].items()
        }
        called = (
            forms
            for name, forms in near.items()
            if (joined := link_by_rule(name, given)) and joined.score >= STRONG
        )
        return Called({id(form): form for forms in called for form in forms}.values())

    def _sightings(self, word: str, cases: str) -> tuple[Sighting, ...]:
        if len(word) > LONGEST:
            return ()
        whole = self._whole(word)
        if cases and (in_case := self._in_cases(word, cases)):
            whole = _in_order([*in_case, *_without(whole, in_case)])
        if whole and any(_is_strong(one.link) for one in whole):
            return tuple(whole)
        if script_of(word) in WITHOUT_VOWELS:
            return (*self._behind_prefixes(word), *whole)
        glued = self._glued(word)
        # What something is surely glued to is not the whole, misspelt.
        sure = [one for one in glued if not one.loose]
        alone = _without(whole, sure) if sure else whole
        return (*glued, *self._in_genitive(word), *alone)

    def _whole(self, word: str) -> list[Sighting]:
        near = self._near(word)
        if not near:
            return []
        found = [
            Sighting(form, one, 0, len(word))
            for forms, one in [(forms, link(family, word)) for family, forms in near]
            if one.score >= LEAST
            for form in forms
        ]
        return _in_order(found) if len(found) > 1 else found

    def _near(self, word: str) -> Collection[tuple[str, list[Form]]]:
        """Give the forms that have a key of a word by their family names, each once."""
        met = [self._forms[key] for key in text_keys(word) if key in self._forms]
        if len(met) < 2:
            return met[0].items() if met else ()
        return {family: forms for some in met for family, forms in some.items()}.items()

    def _strong(self, word: str) -> Iterator[tuple[Form, Link]]:
        """Give the names a part of a word is a written form of, by a rule: the surest first."""
        joined = ((forms, link_by_rule(family, word)) for family, forms in self._near(word))
        found = [
            (form, one) for forms, one in joined if one and one.score >= STRONG for form in forms
        ]
        yield from sorted(found, key=lambda one: -one[1].score)

    def _behind_prefixes(self, word: str) -> list[Sighting]:
        """Give the names behind `and`, `to` and the like, which some scripts write as one word."""
        return [
            Sighting(form, joined, size, len(word))
            for size in abjads.prefixes(word)
            for form, joined in self._strong(word[size:])
        ]

    def _in_cases(self, word: str, language: str) -> list[Sighting]:
        """Give the names that the word may be a case of in a text's language."""
        found = {
            id(form): _in_case(form, joined, name, word)
            for name in reversed(nominatives(word, language))
            for form, joined in self._strong(name)
            if by_rule(joined) and joined.kind is not ReasonKind.ENDING
            if not (language in OF_SLAVS and _is_from_given(form, word))
        }
        return list(found.values())

    def _in_genitive(self, word: str) -> list[Sighting]:
        """Give the names that have an -s behind them; given names are family names with it."""
        name = word[:-1]
        if len(word) < _SHORTEST_IN_GENITIVE or word[-1] != "s":
            return []
        if word[-2] == "e" and (bodies := self._in_long_genitive(word)):
            return bodies
        if word[-2] in _NO_GENITIVE or is_listed(name):
            return []
        return [
            Sighting(form, joined, 0, len(name))
            for form, joined in self._strong(name)
            if joined.kind is not ReasonKind.ENDING
        ]

    def _in_long_genitive(self, word: str) -> list[Sighting]:
        """Give the German bodies that have an -es behind them: `Bundesnachrichtendienstes`."""
        name = word[:-2]
        return [
            Sighting(form, joined, 0, len(name))
            for form, joined in (self._strong(name) if len(name) >= _LONG_BODY else ())
            if joined.kind is ReasonKind.EXACT and not form.given
        ]

    def _glued(self, word: str) -> list[Sighting]:
        """Give the names that something is glued to: a stop word, or a word with a capital."""
        if word.isupper() or (word[2:].islower() and word[-2:] not in _last_glued()):
            return []
        found = []
        glued = word_lists("cues")["glued"]
        capital = not word[0].islower()
        for cut in range(2, len(word) - 1):
            rest = word[cut:]
            inner = rest[0].isupper()
            if not (inner or rest in glued):
                continue
            if word[cut - 1] not in _TYING and capital and cut >= _SHORTEST_GLUED:
                loose = len(rest) == 2 and not inner
                found += [
                    Sighting(form, joined, 0, cut, loose)
                    for form, joined in self._strong(word[:cut])
                    if inner or _may_be_glued(joined, rest)
                ]
            if inner and len(rest) >= _SHORTEST_GLUED and not _is_prefix(word[:cut]):
                found += [
                    Sighting(form, joined, cut, end)
                    for end in _ends(word, cut)
                    for form, joined in self._strong(word[cut:end])
                    if end == len(word) or _may_be_glued(joined, word[end:])
                ]
        return found


@lru_cache(maxsize=1)
def _last_glued() -> frozenset[str]:
    """Give what the words end in that may be glued to a name: most words end in none of it."""
    return frozenset(word[-2:] for word in word_lists("cues")["glued"])


def _in_order(found: Iterable[Sighting]) -> list[Sighting]:
    """Give sightings, the surest first."""
    return sorted(found, key=lambda one: -one.link.score)


def _without(whole: Iterable[Sighting], sure: Collection[Sighting]) -> list[Sighting]:
    """Give those of a whole word that are by rule, or of other watches than what is sure."""
    forms = {id(one.form) for one in sure}
    return [one for one in whole if by_rule(one.link) or id(one.form) not in forms]


def _is_from_given(form: Form, word: str) -> bool:
    """Whether a word may be a family name made of a given one: `Kirillov`, of no Kirill."""
    return is_given(form.family) and bool(_MADE_OF_GIVEN.search(word))


_MADE_OF_GIVEN = re.compile("(?:[oe]v|[ое]в)(?:[aeiouyoуаеиоы]|o[mjgu]|om[eu]|ima|i[mh])?$")


def _in_case(form: Form, joined: Link, name: str, word: str) -> Sighting:
    """Give the sighting of a name in a case, which tells a little less than by itself."""
    told = Link(min(joined.score, _IN_CASE), ReasonKind.ENDING, name)
    return Sighting(form, told, 0, len(word), in_case=True)


_IN_CASE = 0.95
_TYING = frozenset("'’ʼ")
"""What ties the word before it to the one behind, as one name: `Nell'Acqua`."""


def _has_capital(word: str) -> bool:
    """Whether a word is not in small letters: its letters tell, and not all that it may mean."""
    if word.isascii():
        return not (word[0].isdigit() or word.islower())
    return not (word[0].isdigit() or is_small(word) or is_lone(word))


def _ends(word: str, begin: int) -> Iterator[int]:
    """Give where a name behind glued letters may end: with the word, or before a small one."""
    glued = word_lists("cues")["glued"]
    yield len(word)
    yield from (
        end
        for end in range(begin + _SHORTEST_GLUED, len(word) - _SHORTEST_BEHIND + 1)
        if word[end:] in glued
    )


_SHORTEST_BEHIND = 3
"""Letters of a small word that prove by themselves that it is glued."""


def _may_be_glued(joined: Link, rest: str) -> bool:
    """Whether a small word may be glued to a name: one of English to no form with an ending."""
    return joined.kind is not ReasonKind.ENDING or not rest.isascii()


def _is_prefix(part: str) -> bool:
    """Whether what stands before an inner capital is a part of a name, as in `McAllister`."""
    return part in {"Mc", "Mac", "De", "Di", "Du", "Le", "La", "Van", "Von", "Fitz", "El", "Al"}


def _is_strong(joined: Link) -> bool:
    """Whether a word is surely a written form of the watched one, in no case."""
    return joined.score >= STRONG and joined.kind is not ReasonKind.ENDING


def by_rule(joined: Link) -> bool:
    """Whether a word is a written form of the watched one, and does not merely resemble it."""
    return joined.score >= STRONG and joined.kind not in _UNSURE


_UNSURE = frozenset({ReasonKind.SPELLING, ReasonKind.GIVEN_NAME})
