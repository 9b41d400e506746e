"""What speaks against a watched family name met alone: a firm, a place, a word, a month."""

from collections.abc import Sequence
from functools import lru_cache

from briefings.match import ReasonKind
from briefings.names.context import BLANKS, CAPITAL_NOUNS, Text
from briefings.names.lists import word_lists
from briefings.names.spelling.given import is_plainly_given
from briefings.names.spelling.readings import script_of
from briefings.names.spelling.romanise import has_article
from briefings.names.traits import NAMELESS, Trait
from briefings.names.watching.endings import is_doubtful
from briefings.names.watching.extent import before_service, is_heading
from briefings.names.watching.forms import Form
from briefings.names.watching.preceding import is_before_office, is_titled
from briefings.names.watching.sighting import Sighting, by_rule
from briefings.names.watching.things import ends_in_any_word

_LONGEST_ACRONYM = 4


def speaks_against(text: Text, at: int, sighting: Sighting, articled: int) -> bool:
    """Whether a family name alone is rather something else: a firm, a given name, a word."""
    folded = text.fold(at)
    if _is_acronym(text, at) or _is_of_two(text, at, at + 1) or _is_of_two(text, at - 1, at):
        return True
    is_behind_title = before_service(text, at) < at or is_titled(text, at)
    begins = text.begins(at) and not is_behind_title
    if begins and (text.has_small(folded) or text.has(at, Trait.PLAIN)):
        return True
    is_other = ends_in_any_word(sighting.form.name) and _is_of_other_thing(text, at, sighting.form)
    is_other = is_other or _is_called_after(text, at, sighting)
    is_other = is_other or _is_adjective(text, at) or _is_ship(text, at)
    if is_other or _is_named_so(text, at) or _is_firm(text, at) or _is_office(text, at):
        return True
    if text.gaps[at] not in BLANKS or not text.has(at + 1, Trait.CAPITAL):
        return False
    if text.has(at + 1, Trait.THING):
        return _is_of_body(text, at, sighting) and not is_before_office(text, at)
    unknown = not text.has(at + 1, NAMELESS | Trait.UPPER)
    # Where every word may be a name, these are none.
    unknown = unknown and text.fold(at + 1) not in word_lists("cues")["not behind offices"]
    may_be_given = sighting.form.given or lacks_article(sighting.form, text.words[at], articled)
    is_of_family = articled > 0 and sighting.form.particles
    return unknown and bool(may_be_given) and not is_of_family and _is_given(text, at)


def _is_of_other_thing(text: Text, at: int, form: Form) -> bool:
    """Whether the last word of a thing's name alone is rather another's: `Deutsche Bank`.

    What stands before it then names the other; not what is of the watched name: `EU Commission`.
    Where a sentence begins, what is watched in small letters is any word.
    """
    if text.begins(at) and form.family.islower():
        return True
    known, place = {word.casefold()[:_ALIKE] for word in form.name.split()}, at - 1
    while place >= 0 and text.gaps[place] in BLANKS and text.has(place, Trait.CAPITAL):
        if text.fold(place)[:_ALIKE] in known:
            return False
        if text.begins(place) and text.has(place, Trait.PLAIN):
            return place + 1 < at
        place -= 1
    return place + 1 < at


_ALIKE = 2
"""Letters that a word has in common with one of a thing's name, in short or in a case."""


def _is_given(text: Text, at: int) -> bool:
    """Whether a word is a given name: without a capital, only as it is likeliest said."""
    if text.has(at, Trait.CASELESS):
        return is_plainly_given(text.words[at])
    return text.has(at, Trait.GIVEN)


def _is_office(text: Text, at: int) -> bool:
    """Whether a word is the office of who is named behind it: `Bishop Torp`, of no Jim Bishop."""
    if not text.has(at, Trait.ROLE) or text.gaps[at] not in BLANKS:
        return False
    if text.has(at + 1, NAMELESS | Trait.VERB | Trait.UPPER) or is_heading(text, at):
        return False
    return text.has(at + 1, Trait.CAPITAL)


def _is_firm(text: Text, at: int) -> bool:
    """Whether a name is a firm's: `Halloran Oy`, `Halloran AS`, not `Halloran as minister`.

    Where the name, or what follows, is in capitals those are words.
    """
    if text.gaps[at] != " " or text.has(at, Trait.UPPER):
        return False
    firms = word_lists("cues")
    if text.fold(at + 1) in firms["firms in capitals"]:
        return text.has(at + 1, Trait.UPPER) and not text.has(at + 2, Trait.UPPER)
    return text.fold(at + 1) in firms["firms"] and text.has(at + 1, Trait.CAPITAL)


def _is_of_body(text: Text, at: int, sighting: Sighting) -> bool:
    """Whether the thing behind a name is called by it: `Halloran Bank`, not `Hallorans Bank`."""
    if text.language in CAPITAL_NOUNS and sighting.has_s(text.words[at]):
        return False
    return not text.begins(at + 1) and text.fold(at + 1) not in word_lists("cues")["of a person"]


def _is_named_so(text: Text, at: int) -> bool:
    """Whether something that is no person has the name: `Lake X`, `FC X`, `the village of X`."""
    if text.gaps[at - 1] != " ":
        return False
    cues = word_lists("cues")
    if text.has(at - 1, Trait.CAPITAL):
        before = text.fold(at - 1)
        return before in cues["named so"] and not (before == _DONE and is_heading(text, at))
    is_of = text.fold(at - 1) == "of" and text.gaps[at - 2] == " " and not text.possessive(at)
    return is_of and text.fold(at - 2) in cues["of a town"]


def _is_adjective(text: Text, at: int) -> bool:
    """Whether a word says of what kind something is: `Magyar Telekom`, `Özel sektör`."""
    if text.gaps[at] not in BLANKS or text.possessive(at):
        return False
    word = text.fold(at)
    return f"{word} {text.fold(at + 1)}".startswith(_adjectives()) if at + 1 < len(text) else False


@lru_cache(maxsize=1)
def _adjectives() -> tuple[str, ...]:
    return tuple(sorted(word_lists("cues")["adjectives"]))


def _is_ship(text: Text, at: int) -> bool:
    """Whether nothing but a rank stands with a name between quotation marks: `«Адмирал X»`."""
    before = at - 1
    if before < 1 or text.gaps[before] not in BLANKS or text.fold(before) not in _RANKS:
        return False
    return text.gaps[before - 1][-1:] in _OPENING and text.gaps[at][:1] in _CLOSING


_RANKS = frozenset(
    {"admiral", "адмирал", "адмірал", "amiral", "almirante", "ammiraglio", "admirał"}
)
_OPENING, _CLOSING = frozenset("«„“\"'"), frozenset("»“”\"'")


def _is_called_after(text: Text, at: int, sighting: Sighting) -> bool:
    """Whether a street, a school or the like is called after whom a word names: `ulica X`.

    Where cases tell whose it is, the word is in that: `На площади X заявил` tells of the person.
    """
    cues, place = word_lists("cues"), at - 1
    while place > max(0, at - _MOST_RANKS) and _stands_before(text, place):
        place -= 1
    if place < 0 or text.gaps[place] not in _BEHIND_SHORT:
        return False
    if text.gaps[place] in BLANKS and text.fold(place) in cues["called after in no case"]:
        return True
    is_in_case = sighting.link.kind is ReasonKind.ENDING
    if not (is_in_case and text.fold(at).endswith(_GENITIVE)):
        return False
    if text.gaps[place] not in BLANKS:
        return text.words[place] in cues["called after in short"]
    is_for_another = place > 0 and text.fold(place - 1) in cues["on behalf"]
    return text.fold(place) in cues["called after"] and not is_for_another


_MOST_RANKS = 4
_GENITIVE = (
    *("а", "я", "ы", "и", "і", "ї", "ого", "его", "ой", "ей", "ої", "еї"),
    *("a", "y", "i", "ego", "ej", "ého", "é"),
)
"""How Slavic family names end in the genitive, those that end in -a among them."""


def _stands_before(text: Text, at: int) -> bool:
    """Whether a word is a rank or a given name before the name a street has: `ul. gen. X`."""
    is_one = text.has(at, Trait.ROLE | Trait.GIVEN | Trait.INITIAL)
    return is_one and text.gaps[at] in _BEHIND_SHORT


_BEHIND_SHORT = BLANKS | {".", ". ", ".\u00a0"}
"""What stands behind a word that may be shortened: `ul. X`."""
_DONE = "mount"
"""What a heading may say is done: `Critics Mount X Impeachment Drive`."""


def _is_of_two(text: Text, first: int, last: int) -> bool:
    """Whether an `&` makes one firm of two words; it may stand between two people as well."""
    gap = text.gaps[first]
    if "&" not in gap or gap.strip() != "&":
        return False
    if gap != " & " or not (text.has(first, Trait.CAPITAL) and text.has(last, Trait.CAPITAL)):
        return True
    cues, before = word_lists("cues"), text.fold(first - 1) if first else ""
    is_firm = any(
        text.has(place, Trait.THING | Trait.UPPER) or text.fold(place) in cues["of a firm"]
        for place in (first, last)
    )
    is_before = before in cues["before a firm"] or before in cues["articles"]
    is_behind = text.gaps[last] == " " and text.has(last + 1, Trait.CAPITAL)
    is_twice = text.fold(first) == text.fold(last)
    return is_firm or is_before or is_behind or is_twice or text.possessive(first)


def stands_out(text: Text, at: int) -> bool:
    """Whether a word has a capital as names have, where others have none: not behind `in`."""
    if text.language in CAPITAL_NOUNS or text.has(at, Trait.CASELESS | Trait.UPPER):
        return False
    if text.has(at + 1, Trait.CAPITAL) and text.linked(at):
        return False
    return not (_is_behind_where(text, at) or text.begins(at) or is_heading(text, at))


def _is_behind_where(text: Text, at: int) -> bool:
    """Whether a place is named there: not behind a word that of a person is `of` or `with`."""
    before, cues = text.fold(at - 1) if at > 0 else "", word_lists("cues")
    return before in cues["where"] and before not in cues.get(f"whose {text.language}", ())


def is_none(text: Text, at: int, sighting: Sighting, others: Sequence[int]) -> bool:
    """Whether a word without the watched given name is rather no name at all."""
    return is_doubtful(text, at, sighting) or _is_of_calendar(text, at, sighting, others)


def _is_of_calendar(text: Text, at: int, sighting: Sighting, others: Sequence[int]) -> bool:
    """Whether a word is a month or weekday, and only like the watched name: `März`, of `Marz`.

    Not with a given name beside it. Where such words are small, one with a capital may be a
    person's family name in a case or put into another alphabet: `Середу`, of `Sereda`.
    """
    joined, word = sighting.link, text.words[at]
    if joined.kind is ReasonKind.EXACT or not word[0].isupper():
        return False
    if not text.is_day(at) or any(
        text.has(place, Trait.GIVEN | Trait.INITIAL) for place in others
    ):
        return False
    other_letters = script_of(word) != script_of(sighting.form.family)
    may_be_family = by_rule(joined) and (joined.kind is ReasonKind.ENDING or other_letters)
    begins_in_case = joined.kind is ReasonKind.ENDING and text.begins(at)
    return text.capital_days or begins_in_case or not may_be_family


def _is_acronym(text: Text, at: int) -> bool:
    """Whether a short word in capitals stands among words that are in none."""
    if len(text.words[at]) > _LONGEST_ACRONYM or not text.has(at, Trait.UPPER):
        return False
    return not text.has(at - 1, Trait.UPPER) and not text.has(at + 1, Trait.UPPER)


def lacks_article(form: Form, written: str, articled: int) -> bool:
    """Whether a name is watched with an Arabic article that the text leaves out."""
    return bool(form.article) and not articled and not has_article(written)
