"""Watches compiled: from a word of a text to the watched names it may be a spelling of."""

from collections.abc import Collection, Iterable, Sequence, Set
from itertools import compress, pairwise
from typing import NamedTuple

from briefings.model import Watch
from briefings.names.lists import word_lists
from briefings.names.pairs.parse import parse
from briefings.names.pairs.words import SAME, link, link_by_rule
from briefings.names.spelling import syllables
from briefings.names.spelling.cases import nominatives_of_any
from briefings.names.spelling.elsewhere import elsewhere
from briefings.names.spelling.keys import listed_keys, text_keys
from briefings.names.spelling.readings import (
    WITHOUT_VOWELS,
    consonants_in,
    consonants_of,
    script_of,
)
from briefings.names.traits import bare
from briefings.names.watching.family_names import FamilyNames
from briefings.names.watching.forms import Form, ends_in_syllable, forms_of, is_phrase
from briefings.names.watching.glued import behind_prefixes, glued
from briefings.names.watching.in_cases import in_case, in_cases, in_genitive
from briefings.names.watching.of_one_given import Called
from briefings.names.watching.sighting import LEAST, LONGEST, STRONG, Sighting, by_rule, is_strong
from briefings.names.watching.things import Phrase, Phrases
from briefings.text.fold import fold_word
from briefings.text.indexed import index_words
from briefings.text.segment import is_lone, is_small, small_among

_LEAST_BEHIND = 0.6
"""A word less alike than this is nobody's that no key joins, behind a watched given name."""

_MOST_KNOWN = 1 << 17
"""Words of which it is kept what they may be: no more, whatever comes."""
_MOST_BEHIND = 1 << 12
"""The same for words behind a given name: of a text they are asked for again and again."""


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
        self._families = FamilyNames()
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
        keys = listed_keys(form.family)
        self._bones.update(map(consonants_of, keys))
        self._families.add(form, keys)
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
            if (joined := link(form.family, word)).score >= _LEAST_BEHIND
            or (joined.score >= LEAST and form.misspelt_as(word))
        )
        if alike or not any_case:
            return alike
        return tuple(
            in_case(form, SAME, name, word)
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
        if cases and (declined := in_cases(word, cases, self._families)):
            whole = _in_order([*declined, *_without(whole, declined)])
        if whole and any(is_strong(one.link) for one in whole):
            return tuple(whole)
        if script_of(word) in WITHOUT_VOWELS:
            return (*behind_prefixes(word, self._families), *whole)
        parts = glued(word, self._families)
        # What something is surely glued to is not the whole, misspelt.
        sure = [one for one in parts if not one.loose]
        alone = _without(whole, sure) if sure else whole
        return (*parts, *in_genitive(word, self._families), *alone)

    def _whole(self, word: str) -> list[Sighting]:
        near = self._families.near(word)
        if not near:
            return []
        found = [
            Sighting(form, one, 0, len(word))
            for forms, one in [(forms, link(family, word)) for family, forms in near]
            if one.score >= LEAST
            for form in forms
        ]
        return _in_order(found) if len(found) > 1 else found


def _in_order(found: Iterable[Sighting]) -> list[Sighting]:
    """Give sightings, the surest first."""
    return sorted(found, key=lambda one: -one.link.score)


def _without(whole: Iterable[Sighting], sure: Collection[Sighting]) -> list[Sighting]:
    """Give those of a whole word that are by rule, or of other watches than what is sure."""
    forms = {id(one.form) for one in sure}
    return [one for one in whole if by_rule(one.link) or id(one.form) not in forms]


def _has_capital(word: str) -> bool:
    """Whether a word is not in small letters: its letters tell, and not all that it may mean."""
    if word.isascii():
        return not (word[0].isdigit() or word.islower())
    return not (word[0].isdigit() or is_small(word) or is_lone(word))
