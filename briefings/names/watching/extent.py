"""How far a name reaches around its family name: given names, initials, particles, patronymic."""

from collections.abc import Sequence

from briefings.names.context import BLANKS, Text
from briefings.names.lists import word_lists
from briefings.names.pairs.parse import is_patronymic
from briefings.names.spelling.articles import is_article
from briefings.names.spelling.cases import nominatives
from briefings.names.spelling.given import is_listed
from briefings.names.traits import NAMELESS, Trait
from briefings.names.watching.held import is_where_held

_MOST_WORDS = 5
_STANDING_PARTICLES = frozenset({"von", "van", "al", "bin", "фон", "ван", "аль", "бин"})
"""Particles that belong to a family name even where no given name stands before them."""

_OF_SENTENCES = ("ly", "ing", "ed", "wards", "wise")
"""Endings of English words that begin a sentence before a name, as in `Surprisingly Ivanov`."""

_NAME_PREFIXES = ("Mc", "Mac", "De", "Di", "Le", "La", "Van", "O'", "O’", "D'", "D’", "Fitz")


def extent(text: Text, at: int) -> tuple[int, int]:
    """Give the first word and the one behind the last of the name whose family name is at `at`.

    Roles, titles, possessives, places and words that only begin a sentence are left out.
    """
    found = text.reaches.get(at)
    if found is None:
        first = _leftwards(text, at)
        found = (first, at + 1) if first < at else (at, _rightwards(text, at))
        text.reaches[at] = found
    return found


def _leftwards(text: Text, at: int) -> int:
    first = at
    place = at - 1
    while place >= 0 and at - place < _MOST_WORDS and text.linked(place):
        if text.possessive(place):
            break
        if _is_of_son(text, place):
            place -= 1
            continue
        if not text.has(place, Trait.CAPITAL):
            if not (text.has(place, Trait.PARTICLE) or _is_tied_article(text, place)):
                break
            if text.fold(place) in _STANDING_PARTICLES:
                first = place
        elif _may_precede(text, place, at):
            first = place
        else:
            break
        place -= 1
    return first


def _is_of_son(text: Text, at: int) -> bool:
    """Whether a word in a script without capitals says whose son somebody is."""
    return text.has(at, Trait.CASELESS) and text.fold(at) in word_lists("particles")["of sons"]


def before_service(text: Text, at: int) -> int:
    """Give where what tells of service begins right before a word: `a. D.`, `i. R.`, `d. R.`.

    German writes it between an office and a name; an excellency is called so too: `H.E.`, `S.E.`.
    Where nothing does, it is where the word is.
    """
    if at < _OF_SERVICE or text.words[at - 1] not in _SERVICE:
        return at
    is_one = (text.words[at - 2], text.words[at - 1]) in _SERVICES and text.has(at, Trait.CAPITAL)
    is_dotted = all(text.gaps[place].startswith(".") for place in (at - 2, at - 1))
    return at - 2 if is_one and is_dotted else at


def before_initials(text: Text, at: int, given: Sequence[str]) -> int:
    """Give where what may tell of service begins that is somebody's initials: `S.E.`, of Susan.

    Where it is none of theirs, it is where the word is.
    """
    start = before_service(text, at)
    letters = zip(text.words[start:at], given, strict=False)
    is_theirs = bool(given) and all(one == name[:1] for one, name in letters)
    return start if is_theirs else at


_OF_SERVICE = 2
"""Letters that tell of service."""
_SERVICE = frozenset("DRE")
_SERVICES = frozenset({("a", "D"), ("i", "R"), ("d", "R"), ("H", "E"), ("S", "E")})


def _is_tied_article(text: Text, at: int) -> bool:
    """Whether a word is the Arabic article with a hyphen behind it: `ас-`, of no other use."""
    tied = text.gaps[at] == "-"
    return tied and is_article(text.words[at], text.words[at + 1], is_tied=True)


def _may_precede(text: Text, place: int, at: int) -> bool:
    """Whether a capitalised word may be a given name or initial of the family name at `at`."""
    is_other = _is_of_others(text, place, at) or _is_no_given_name(text, place)
    if (
        is_other
        or is_where_held(text, place)
        or before_service(text, place + 1) < place
        or _is_of_slash(text, place)
    ):
        return False
    if text.has(place, Trait.CASELESS):
        cues, folded = word_lists("cues"), text.fold(place)
        is_no_name = folded in cues["offices"] or folded in cues["not behind offices"]
        return text.has(place, Trait.GIVEN) and not is_no_name
    if text.has(place, Trait.INITIAL):
        return not (text.begins(place) and text.gaps[place] == " " and _is_word(text, place))
    if text.has(place + 1, Trait.GIVEN) and place + 1 < at and text.gaps[place] != "-":
        return is_listed(text.words[place]) and not text.has(place, NAMELESS)
    if text.has(place, Trait.GIVEN):
        return _may_begin(text, place)
    return _unknown_may_precede(text, place, at)


def _is_of_slash(text: Text, at: int) -> bool:
    """Whether letters are of an office with a slash in it: `A/S Witt`, `PM/MP Witt`."""
    if text.gaps[at - 1] != "/" or text.gaps[at] != " ":
        return False
    return text.has(at, _LETTERS) and text.has(at - 1, _LETTERS | Trait.UPPER)


_LETTERS = Trait.INITIAL | Trait.INITIALS


def _is_word(text: Text, at: int) -> bool:
    """Whether a single letter is a word of the text's language: Czech `S`, with."""
    return text.has(at, Trait.PLAIN) or (text.inflects and text.fold(at) in _OF_ONE_LETTER)


_OF_ONE_LETTER = frozenset("aikosuvz")
"""Small words of the Slavic languages in Latin letters."""


def _is_of_others(text: Text, place: int, at: int) -> bool:
    """Whether a word is no part of the name behind it: of two people, a people, in capitals."""
    if text.gaps[place] == "-" and not _hyphenated(text, place, at):
        return True
    if text.has(place, Trait.PEOPLE) and (place + 1 < at or text.gaps[place] == "-"):
        return True
    if text.has(place, Trait.INITIAL | Trait.INITIALS) and text.gaps[place] != "-":
        return False
    return text.has(place, Trait.UPPER) and not text.has(at, Trait.UPPER)


def _is_no_given_name(text: Text, place: int) -> bool:
    """Whether what a capitalised word is called by, or stands in, tells that it names nobody.

    So behind an article (`the FM X`, `der Fall X`), of what is around a person (`Team X`), and
    before a hyphen where it says for or against (`Anti-X`). A listed given name is one anywhere.
    """
    if text.has(place, Trait.INITIAL | Trait.PARTICLE) or is_listed(text.words[place]):
        return False
    cues = word_lists("cues")
    if text.gaps[place] == "-":
        return text.fold(place) in cues["before a hyphen"]
    is_behind_article = text.linked(place - 1) and text.fold(place - 1) in cues["articles"]
    return is_behind_article or text.has(place, Trait.AROUND)


def is_heading(text: Text, at: int) -> bool:
    """Whether a word stands in a line all of whose words but small common ones have capitals.

    One of them at least is known to name nobody: `Police Arrest X Over Bribes`. A line of names
    alone is none, nor is a credit or a sentence.
    """
    first, behind = _line(text, at)
    if not _LEAST_OF_HEADING <= behind - first <= _MOST_OF_HEADING or text.gaps[
        behind - 1
    ].startswith("."):
        return False
    is_known = False
    for place in range(first, behind):
        if text.has(place, Trait.CASELESS | Trait.CREDIT):
            return False
        if text.has(place, Trait.CAPITAL):
            is_known = is_known or (place > first and text.has(place, NAMELESS | Trait.VERB))
        elif not text.has(place, Trait.PLAIN | Trait.NUMBER):
            return False
    return is_known or text.has(first, Trait.THING | Trait.PEOPLE | Trait.PLACE)


def _line(text: Text, at: int) -> tuple[int, int]:
    """Give the first word of a line and the one behind its last: more than a heading has, or all.

    A book may be one line, and is asked about at each name in it.
    """
    first, behind = at, at + 1
    while at - first < _MOST_OF_HEADING and first and "\n" not in text.gaps[first - 1]:
        first -= 1
    last = min(len(text), at + 1 + _MOST_OF_HEADING)
    while behind < last and "\n" not in text.gaps[behind - 1]:
        behind += 1
    return first, behind


_LEAST_OF_HEADING, _MOST_OF_HEADING = 3, 40
"""Words that a heading has."""


def _may_begin(text: Text, place: int) -> bool:
    """Whether a given name is meant as one, though it means something else too."""
    begins = text.begins(place)
    if begins and text.has_small(text.fold(place)):
        return False
    if not text.has(place, Trait.PLAIN | Trait.ROLE | Trait.THING):
        return True
    return not begins and not text.has(place, Trait.ROLE | Trait.THING)


def _unknown_may_precede(text: Text, place: int, at: int) -> bool:
    if text.has(place, NAMELESS | Trait.VERB):
        return False
    written = text.words[place]
    if text.has(place, Trait.INNER) and not written.startswith(_NAME_PREFIXES):
        return False
    folded = text.fold(place)
    if text.has_small(folded):
        return False
    if not text.begins(place) or text.is_inside(place) or alone(text, place, at):
        return True
    return text.language == "en" and not folded.endswith(_OF_SENTENCES)


def alone(text: Text, first: int, last: int) -> bool:
    """Whether the words from `first` to `last` fill a line."""
    start, end = text.starts[first], text.end(last)
    line_start = text.text.rfind("\n", 0, start) + 1
    line_end = text.text.find("\n", end)
    rest = text.text[line_start:start] + text.text[end : line_end if line_end >= 0 else None]
    return not rest.strip(" \t\u00a0•*-–—·.,;:")


def _hyphenated(text: Text, place: int, at: int) -> bool:
    """Whether a word before a hyphen is of the same name as the one behind it.

    `Trump-Putin` are two people, and so is whoever stands behind an article, as in `the
    Martin-Putin talks`; `Jacob Rees-Mogg` and `Jean-Marie` are not, nor is `Ms Rees-Mogg`.
    """
    before, cues = place - 1, word_lists("cues")
    is_behind = text.linked(before)
    if place + 1 == at and is_behind and text.fold(before) in cues["articles"]:
        return False
    if text.has(place, Trait.GIVEN):
        return True
    if before >= 0 and (text.has(before, Trait.ROLE) or text.fold(before) in cues["honorifics"]):
        return True
    return (
        is_behind
        and text.has(before, Trait.CAPITAL)
        and not (text.begins(before) and _is_word(text, before))
        and (text.has(before, Trait.GIVEN | Trait.INITIAL) or not text.has(before, NAMELESS))
    )


def _rightwards(text: Text, at: int) -> int:
    """Give the end of a name written family name first."""
    end = at + 1
    if text.possessive(at) or text.gaps[at] not in BLANKS:
        return end
    if text.has(at, Trait.GIVEN) or not _is_given(text, end) or text.has(end, NAMELESS):
        return end
    if not text.inflects and not is_listed(text.words[end]):
        return end
    if text.has(end, Trait.UPPER) != text.has(at, Trait.UPPER) and not text.has(at, Trait.UPPER):
        return end
    end += 1
    if text.linked(end - 1) and end < len(text) and is_patronymic(text.words[end]):
        end += 1
    elif _begins_a_name(text, end - 1):
        return at + 1
    return end


def _is_given(text: Text, at: int) -> bool:
    """Whether a word is a given name, in a case of the text's language or not."""
    if text.has(at, Trait.GIVEN) or not (text.cases and text.has(at, Trait.CAPITAL)):
        return text.has(at, Trait.GIVEN)
    return any(map(is_listed, nominatives(text.words[at], text.cases)))


def _begins_a_name(text: Text, at: int) -> bool:
    """Whether the given name at `at` has a family name of its own behind it."""
    after = at + 1
    return (
        text.gaps[at] == " "
        and text.has(after, Trait.CAPITAL)
        and not text.has(after, NAMELESS | Trait.UPPER)
    )
