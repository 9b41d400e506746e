"""What speaks for a run of capitalised words being a person's name: cues beside and inside it.

Weights were set by hand on English news; a run is taken for a person from `ENOUGH`.
"""

import re

from briefings.model import BlockKind
from briefings.names.context import NAMELESS, Text, Trait
from briefings.names.extent import alone
from briefings.names.lists import word_lists
from briefings.names.parse import is_patronymic
from briefings.names.readings import latin

ENOUGH = 2.0

_FAMILY = re.compile(
    r".{2,}(?:[oe]v|[oe]va|[oe]ff|[oe]w|[oe]wa|yn|ski[iy]?|sky|skyy|skyi|skij|skiy|ska|skaya|"
    r"enko|chuk|czuk|shyn|shyna|shin|yuk|iuk|czyk|wicz|vych|vich|vić|vic|ić|yan|ian|dze|shvili|"
    r"iani|oğlu|oglu|zade|zadeh|bayev|bekov|sson|ssen|poulos|akis|idis|escu|eanu|tsky|cki|cka|"
    r"hyna|iha|ych|ich|enka|uk|iy|yi|oy|yy)$"
)
_CREDIT = re.compile(r"(?:\(|^|[|/–—-])\s*([^\W\d_]+)\s*(?:by|:)\s*$", re.IGNORECASE)
_AGENCY = re.compile(r"\s*/\s*[A-Z]")
_STORY = frozenset({BlockKind.CAPTION, BlockKind.BYLINE, BlockKind.TAGS})


def of_name(text: Text, first: int, behind: int, where: BlockKind) -> float:
    """Weigh a run of two words or more, from `first` to before `behind`."""
    points = 0.6 + _inside(text, first, behind) + _before(text, first) + _behind(text, behind - 1)
    if alone(text, first, behind - 1):
        points += 1.5 if where in _STORY else 1.4
    if credited(text.text, text.starts[first], text.end(behind - 1)):
        points += 3.5
    return points


def of_word(text: Text, at: int) -> float:
    """Weigh a single word."""
    points = 0.0
    if text.gap(at - 1) in {" ", "\u00a0", ". "} and _is_role(text, at - 1):
        points += 2.2 if _told(text, at) else 1.0
    if text.gap(at - 1) == " " and text.has(at - 1, Trait.SAYS):
        points += 1.2
    if _the_team_of(text, at):
        points += 2.2
    if text.has(at + 1, Trait.VERB) and text.gap(at) == " ":
        points += 1.5 if text.has(at + 1, Trait.SAYS) else 0.7
    if _FAMILY.match(latin(text.bare[at].text)):
        points += 0.6
    if text.has(at, Trait.UPPER | Trait.INNER):
        points -= 2.0
    return points - _against(text, at, at)


def _inside(text: Text, first: int, behind: int) -> float:
    """Weigh the words of a run themselves."""
    points = 0.0
    last = behind - 1
    if any(text.has(at, Trait.GIVEN) for at in range(first, last)):
        points += 2.0
    elif text.has(last, Trait.GIVEN):
        points += 1.0
    if any(text.has(at, Trait.INITIAL) for at in range(first, last)):
        points += 1.2
    if any(is_patronymic(text.bare[at].text) for at in range(first, behind)):
        points += 1.0
    if _FAMILY.match(latin(text.bare[last].text)):
        points += 0.8
    if all(text.has(at, Trait.UPPER) for at in range(first, behind)):
        points -= 2.0
    if text.has(last, Trait.INNER) and not text.bare[last].text.startswith(("Mc", "Mac")):
        points -= 1.0
    if behind - first == 2 and _is_place(text, first):
        points -= 4.0
    return points


def _before(text: Text, first: int) -> float:
    points = -_against(text, first, first)
    if _role_before(text, first):
        points += 2.0
    if text.gap(first - 1) == " " and text.has(first - 1, Trait.SAYS):
        points += 1.0
    if text.gap(first - 1) == " " and text.has(first - 1, Trait.PEOPLE):
        points += 0.8
    return points


def _against(text: Text, first: int, last: int) -> float:
    """Weigh what stands before a place, a thing or a firm rather than a person."""
    points = 0.0
    if text.gap(first - 1) == " ":
        if text.has(first - 1, Trait.WHITHER) and not text.has(first - 1, Trait.CAPITAL):
            points += 1.2 if text.folded(first - 1) in _INTO else 0.0
        if text.folded(first - 1) == "the" and not text.has(last + 1, Trait.AROUND):
            points += 1.5
    if (
        text.gap(last) == " "
        and text.has(last + 1, Trait.CAPITAL)
        and text.has(last + 1, Trait.THING)
    ):
        points += 2.0
    return points


_INTO = frozenset({"in", "at", "near", "across", "throughout", "во", "у", "в", "we", "w"})


def _behind(text: Text, last: int) -> float:
    points = 0.0
    if text.gap(last) == " ":
        if text.has(last + 1, Trait.VERB):
            points += 1.0
        if text.has(last + 1, Trait.CAPITAL) and text.has(last + 1, Trait.THING):
            points -= 2.0
        if text.has(last + 1, Trait.NUMBER):
            points -= 2.0
    if text.gap(last) == ", " and _role_near(text, last + 1):
        points += 1.5
    if text.possessive(last) and text.has(last + 1, Trait.ROLE | Trait.AROUND):
        points += 0.5
    return points


def _role_before(text: Text, first: int) -> bool:
    """Whether an office is named right before: alone, with what it is of, or before a comma."""
    gap = text.gap(first - 1)
    if gap in {" ", "\u00a0", ". "}:
        return _is_role(text, first - 1) or _role_of(text, first - 1)
    if gap != ", ":
        return False
    for at in range(first - 1, max(-1, first - 8), -1):
        if text.has(at, Trait.ROLE):
            return True
        if any(stop in text.gap(at - 1) for stop in ".\n!?"):
            return False
    return False


def _is_role(text: Text, at: int) -> bool:
    """Whether a word, with what hyphens tie to it, names an office or a kinship."""
    if text.possessive(at):
        return False
    if text.has(at, Trait.ROLE):
        return True
    first = at
    while text.gap(first - 1) == "-":
        first -= 1
    whole = text.text[text.starts[first] : text.end(at)].casefold()
    return first < at and whole in word_lists("cues")["roles"]


def _role_of(text: Text, at: int) -> bool:
    """Whether the words up to `at` say what an office is of: `Minister of Health of Peru`."""
    if not text.has(at, Trait.CAPITAL) or not text.has(at, _OFFICES):
        return False
    for place in range(at - 1, max(-1, at - 16), -1):
        if text.gap(place) not in {" ", ", "}:
            return False
        if text.has(place, Trait.ROLE):
            return any(text.folded(step) in _OF for step in range(place + 1, at))
        if not text.has(place, _OFFICES) and text.folded(place) not in _OF | {"the", "and"}:
            return False
    return False


_OFFICES = Trait.PLACE | Trait.THING | Trait.PEOPLE
_OF = frozenset({"of", "for", "at", "to"})


def _told(text: Text, at: int) -> bool:
    """Whether a role before a single word makes it a person's in this language.

    Where names have cases, what an office is of stands behind it in the same way.
    """
    if text.language in {"en", "unknown", "de", "fr", "es", "nl"}:
        return True
    return bool(_FAMILY.match(latin(text.bare[at].text)))


def _role_near(text: Text, start: int) -> bool:
    return any(text.has(at, Trait.ROLE) for at in range(start, start + 4) if at < len(text))


def _the_team_of(text: Text, at: int) -> bool:
    """Whether a word stands in `the X team`, or as in `X's lawyer`."""
    if not text.has(at + 1, Trait.AROUND):
        return False
    if text.possessive(at):
        return text.has(at + 1, Trait.ROLE) and not text.has(at, NAMELESS)
    return text.gap(at) == " " and text.folded(at - 1) == "the" and not text.has(at, NAMELESS)


def _is_place(text: Text, first: int) -> bool:
    both = f"{text.folded(first)} {text.folded(first + 1)}"
    return both in word_lists("places")["places"]


def credited(text: str, start: int, end: int) -> bool:
    """Whether a picture or a text is credited to a name, or an agency stands behind a slash."""
    found = _CREDIT.search(text[max(0, start - 24) : start])
    if found and found[1].casefold() in word_lists("cues")["credits"]:
        return True
    return bool(_AGENCY.match(text, end)) and any(map(str.isspace, text[start:end]))
