"""What stands before a family name: its article and particles, an office, a `Mr` or `Mrs`."""

from collections.abc import Sequence
from functools import lru_cache

from briefings.names.context import BLANKS, Text
from briefings.names.lists import word_lists
from briefings.names.pairs.sex import Sex, is_of_woman, is_surely_other
from briefings.names.pairs.words import link
from briefings.names.spelling.articles import is_article
from briefings.names.traits import NAMELESS, Trait
from briefings.names.watching.extent import before_service
from briefings.names.watching.forms import Form
from briefings.names.watching.held import is_office_or_where, is_where_held
from briefings.names.watching.sighting import Sighting, by_rule
from briefings.text.segment import HYPHENS


def is_titled(text: Text, at: int) -> bool:
    """Whether what stands before a word tells that it is a family name: `Mr`, or an office.

    An office does in a script without capitals.
    """
    if at and text.fold(at - 1) in word_lists("cues")["honorifics"]:
        return text.gaps[at - 1] in _BEHIND_TITLE
    if not (at and text.has(at, Trait.CASELESS) and text.linked(at - 1)):
        return False
    cues = word_lists("cues")
    # No given name tells it: as many common words are written as one is (`قال`, said).
    is_behind = text.fold(at - 1) in cues["offices"] or is_where_held(text, at - 1)
    return is_behind and text.fold(at) not in cues["not behind offices"]


_BEHIND_TITLE = frozenset({" ", ".", ". ", "\u00a0", ".\u00a0", ".\u202f"})


def is_family_name_there(text: Text, at: int) -> bool:
    """Whether what stands beside a word tells that it is somebody's family name.

    So does a title: `Mr Martin`. So do an office, a verb of saying and a country, where the text
    calls nobody so by given name: `Minister Winter`, `Minister a. D. Winter`, `sagte Wolf`,
    `Norway's Martin`.
    """
    start = before_service(text, at)
    if _is_before_given(text, start) and not is_where_held(text, start - 1):
        return False
    if is_titled(text, start):
        return True
    is_called = _has_office(text, start, at) or is_before_office(text, at)
    is_called = is_called or _speaks(text, at) or is_of_country(text, at)
    # Where every word may be a name, what stands behind one tells nothing.
    return is_called and (text.has(at, Trait.CASELESS) or not text.is_given_of_other(at))


def is_behind_office(text: Text, at: int) -> bool:
    """Whether a title or an office stands before a word, as before family names alone."""
    start = before_service(text, at)
    return is_titled(text, start) or _has_office(text, start, at)


def _is_before_given(text: Text, at: int) -> bool:
    """Whether what stands before a place calls people by their given names: `King`, `Sister`."""
    cues, before = word_lists("cues"), text.fold(at - 1) if at > 0 else ""
    return any(before in cues[kind] for kind in _BEFORE_GIVEN)


_BEFORE_GIVEN = ("of one name", "before a given name", "of a family")


def _has_office(text: Text, start: int, at: int) -> bool:
    """Whether an office stands before a word, or before what tells of its service."""
    if not start or text.gaps[start - 1] not in BLANKS:
        return False
    is_own = text.fold(at) in word_lists("cues")["of a people's own"]
    other = Trait.ROLE | (Trait.NONE if is_own else Trait.PLACE | Trait.PEOPLE)
    return is_office_or_where(text, start - 1) and not (text.is_day(at) or text.has(at, other))


def is_before_office(text: Text, at: int) -> bool:
    """Whether an office stands behind a word, as in Hungarian: `Pavel elnök`, `X NATO-elnök`."""
    if at + 1 >= len(text) or text.gaps[at] not in BLANKS:
        return False
    behind = at + 1
    if text.has(behind, Trait.UPPER) and text.gaps[behind] in _HYPHENS:
        behind += 1
    if behind >= len(text) or text.has(behind, Trait.CAPITAL):
        return False
    is_second = at > 0 and text.linked(at - 1) and text.has(at - 1, Trait.CAPITAL)
    is_given = is_second and not text.has(at - 1, NAMELESS)
    return not is_given and text.fold(behind).startswith(_offices_behind())


@lru_cache(maxsize=1)
def _offices_behind() -> tuple[str, ...]:
    return tuple(word_lists("cues")["behind a name"])


def is_of_country(text: Text, at: int) -> bool:
    """Whether a word names whom a country, or a body by its letters, has: `the EU's Martin`."""
    whose = at - 1
    if whose < 0 or not text.possessive(whose) or text.gaps[whose][-1:] not in BLANKS:
        return False
    is_country = text.has(whose, Trait.PLACE | Trait.UPPER)
    return is_country and not (text.has(at, NAMELESS) or text.is_day(at))


def _speaks(text: Text, at: int) -> bool:
    """Whether somebody says something whom a word that is no common one names.

    A heading has what is said behind a colon: `Martin: no talks before June`.
    """
    if text.has(at, NAMELESS) or text.is_day(at):
        return False
    if text.gaps[at] == ": " and text.begins(at) and _is_quoted(text, at):
        return True
    if at and text.gaps[at - 1] in BLANKS and _is_of_saying(text, at - 1):
        return True
    is_before = text.gaps[at] in BLANKS and _is_of_saying(text, at + 1)
    return is_before and not is_behind_article(text, at)


def _is_quoted(text: Text, at: int) -> bool:
    """Whether a word before a colon is who says what follows: `Grant: 500 euros` is no such."""
    if text.has(at, Trait.UPPER) or not text.has(at, Trait.GIVEN):
        return False
    cues, word = word_lists("cues"), text.fold(at)
    is_number = at + 1 >= len(text) or text.words[at + 1][0].isdigit()
    return not is_number and word not in cues["nouns en"] | cues["begin en"]


def is_behind_article(text: Text, at: int) -> bool:
    """Whether an article stands before a word, or before what describes it: `der alte Richter`.

    Only German writes both before a name's like; an English `In a letter Brown asked` does not.
    """
    if not at or text.gaps[at - 1] not in BLANKS:
        return False
    cues, place = word_lists("cues"), at - 1
    written = text.words[place]
    describes = written.islower() and len(written) > _LONGEST_ARTICLE
    if describes and place and text.gaps[place - 1] in BLANKS and written.endswith(_DESCRIBING):
        return text.fold(place - 1) in cues["german articles"]
    return text.fold(place) in cues["articles"] or text.fold(place) in cues["before a noun"]


_DESCRIBING = ("e", "er", "en", "es", "em")
"""How German adjectives end."""
_LONGEST_ARTICLE = 3


def _is_of_saying(text: Text, at: int) -> bool:
    if at >= len(text):
        return False
    return text.has(at, Trait.SAYS) or text.fold(at) in word_lists("cues")["said"]


def is_called_otherwise(text: Text, at: int, form: Form) -> bool:
    """Whether a word before a family name is for women, and the watched given name a man's."""
    if not form.given:
        return False
    if is_of_woman(text.words[at]) and not is_of_woman(form.family):
        return all(is_surely_other(given, Sex.WOMAN) for given in form.given)
    if not _is_behind_title(text, at):
        return False
    told = _told_by(text, at - 1)
    if (
        told != Sex.EITHER
        and _is_behind_title(text, at - 2)
        and text.fold(at - 2) in word_lists("cues")["and"]
    ):
        # `Mr. and Mrs. X` are both of that name, and so are `President and Mrs. X`.
        is_title = text.has(at - 3, Trait.ROLE) or is_titled(text, at - 2)
        told = told | _told_by(text, at - 3) if is_title else told
    if told == Sex.EITHER:
        return False
    return all(is_surely_other(given, told) for given in form.given)


def _is_behind_title(text: Text, at: int) -> bool:
    return at > 0 and text.gaps[at - 1] in _BEHIND_TITLE


def _told_by(text: Text, at: int) -> int:
    """Give whose title or office a word may be."""
    cues, word = word_lists("cues"), text.fold(at)
    return Sex.WOMAN if word in cues["women"] else Sex.MAN if word in cues["men"] else Sex.EITHER


def before_family(text: Text, at: int, sighting: Sighting) -> int:
    """Give how many words before a family name are of it: the article, and what it belongs to."""
    whole, before = sighting.form.whole, sighting.form.before
    if not at or sighting.begin:
        return 0
    if before:
        return len(before) if _stand_before(text, at, before) else 0
    for size in (2, 1) if whole else ():
        if at >= size and all(map(text.linked, range(at - size, at))):
            joined = link(whole, "".join(text.words[at - size : at + 1]))
            if by_rule(joined):
                return size
    return int(_is_article(text, at, sighting))


def _stand_before(text: Text, at: int, before: Sequence[str]) -> bool:
    """Whether the other words of a family name stand before its last, tied as they are watched."""
    first = at - len(before)
    return first >= 0 and all(
        (text.linked(place) or _is_hyphen(text.gaps[place]))
        and (by_rule(link(word, text.words[place])) or _are_alike(word, text.fold(place)))
        for place, word in enumerate(before, start=first)
    )


def _are_alike(a: str, b: str) -> bool:
    """Whether two words say whose son somebody is, or of what family: `bin`, `ben`."""
    lists = word_lists("particles")
    return any({a.casefold(), b} <= lists[kind] for kind in ("of sons", "of nobles"))


def _is_hyphen(gap: str) -> bool:
    """Whether what stands between two words is a hyphen, a dash for one, or one at a line end."""
    return gap.strip(" \u00a0") in _HYPHENS or gap == "-\n"


_HYPHENS = frozenset(HYPHENS + "–")


def _is_article(text: Text, at: int, sighting: Sighting) -> bool:
    """Whether the Arabic article stands before a family name: tied to it, or watched with it."""
    is_tied = text.gaps[at - 1] not in BLANKS
    may_be = (is_tied or sighting.form.article or sighting.form.whole) and text.linked(at - 1)
    return bool(may_be) and is_article(text.words[at - 1], text.words[at], is_tied=is_tied)
