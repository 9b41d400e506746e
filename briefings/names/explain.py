"""The alignment of two names in the reader's words."""

import re

from rapidfuzz.distance import Levenshtein

from briefings.match import Reason, ReasonKind
from briefings.names.align import Alignment
from briefings.names.parse import Name
from briefings.names.readings import equal, latin, readings, script_of
from briefings.names.romanise import script
from briefings.names.slips import swapped
from briefings.names.words import Link

_RULES = {
    ReasonKind.EXACT: "the same letters",
    ReasonKind.LOOK_ALIKE: "letters of another script that look alike",
    ReasonKind.GIVEN_NAME: "forms of one given name",
    ReasonKind.INITIAL: "an initial stands for the name",
    ReasonKind.JOINED: "two words written as one",
    ReasonKind.ORDER: "the family name stands first",
    ReasonKind.POSSESSIVE: "a possessive ending",
    ReasonKind.RECOGNISER: "found by your recogniser",
    ReasonKind.SPELLING: "spelt nearly alike",
    ReasonKind.SURNAME_ONLY: "only the family name stands there",
    ReasonKind.TITLE: "a title before the name",
}

_WRITTEN_ALIKE = {
    frozenset("gh"): "g and h write one Slavic letter",
    frozenset("vw"): "v and w write one sound",
    frozenset("iy"): "i and y write one sound",
    frozenset("ij"): "i and j write one sound",
    frozenset("yj"): "y and j write one sound",
}


def reason(joined: Link, left: str, right: str) -> Reason:
    """Put what joins two words into the reader's words."""
    if joined.kind is ReasonKind.ROMANISATION and joined.left:
        return Reason(joined.kind, left, right, f"both write the Korean {joined.left}")
    if joined.kind is ReasonKind.ROMANISATION:
        return Reason(joined.kind, left, right, _romanisation(left, right))
    if joined.kind is ReasonKind.ENDING:
        return Reason(joined.kind, left, right, _ending(left, right))
    told = _RULES[joined.kind]
    if joined.kind is ReasonKind.SPELLING:
        told += _respelt(left, right)
    elif joined.kind is ReasonKind.JOINED:
        told += _respelt(left.replace(" ", ""), right.replace(" ", ""))
    return Reason(joined.kind, left, right, told)


def plain_reason(kind: ReasonKind, left: str, right: str) -> Reason:
    """Give a reason whose rule is the same for all words of its kind."""
    return Reason(kind, left, right, _RULES[kind])


def reasons(alignment: Alignment) -> tuple[Reason, ...]:
    """Give the rules that join two names, word by word, then what concerns them whole."""
    a, b = alignment.a, alignment.b
    found = [
        reason(pair.link, _words(a, pair.left), _words(b, pair.right))
        for pair in alignment.pairs
        if pair.link.kind is not ReasonKind.EXACT
    ]
    if alignment.crossed or a.turned != b.turned:
        found.append(plain_reason(ReasonKind.ORDER, a.written, b.written))
    for name, other in ((a, b), (b, a)):
        if name.titles and not other.titles:
            found.append(plain_reason(ReasonKind.TITLE, spelt(name), " ".join(name.titles)))
        if name.possessive and not other.possessive:
            text = spelt(name)
            found.append(plain_reason(ReasonKind.POSSESSIVE, text, text + name.possessive))
    if len(a.words) != len(b.words) and min(len(a.words), len(b.words)) == 1:
        found.append(plain_reason(ReasonKind.SURNAME_ONLY, spelt(a), spelt(b)))
    return _with_rest(alignment, found)


def _with_rest(alignment: Alignment, found: list[Reason]) -> tuple[Reason, ...]:
    """Say at the last reason which words one name has alone; equal words need no other reason."""
    a, b = alignment.a, alignment.b
    if not found:
        left = " ".join(_words(a, pair.left) for pair in alignment.pairs)
        right = " ".join(_words(b, pair.right) for pair in alignment.pairs)
        found = [plain_reason(ReasonKind.EXACT, left, right)]
    rest = [word.text for side in (0, 1) for word in alignment.rest(side)]
    if rest and min(len(a.words), len(b.words)) > 1:
        alone = f"{found[-1].rule}; only one has {', '.join(rest)}"
        found[-1] = found[-1]._replace(rule=alone)
    return tuple(found)


def spelt(name: Name) -> str:
    """Give the words of a name as written, in the order spoken."""
    return _words(name, tuple(range(len(name.words))))


def _words(name: Name, places: tuple[int, ...]) -> str:
    return " ".join(name.words[at].text for at in places)


def _romanisation(left: str, right: str) -> str:
    a, b = latin(left), latin(right)
    across = _across(left, right)
    chunks = _differences(a, b)
    if not chunks:
        return across or "the same letters but for their marks"
    told = ", ".join(dict.fromkeys(_difference(x, y) for x, y in chunks))
    return f"{across}; {told}" if across else told


def _across(left: str, right: str) -> str:
    """Say which letters are written in which, where two words are of two scripts."""
    written = [script(word.casefold()) for word in (left, right)]
    if written[0] == written[1]:
        return ""
    other, plain = written if written[1] == "latin" else (written[1], written[0])
    return f"{other.capitalize()} letters written in {plain.capitalize()}"


def _respelt(left: str, right: str) -> str:
    """Say what letters make the one word the other, where they are not the same in Latin."""
    a, b = latin(left), latin(right)
    if swap := swapped(a, b):
        return f": {swap[0]} and {swap[1]} swapped"
    told = ", ".join(_change(x, y) for x, y in _differences(a, b))
    return f": {told}" if told else ""


def _change(x: str, y: str) -> str:
    if x and y:
        return f"{y} for {x}"
    return f"with {y}" if y else f"without {x}"


def _difference(x: str, y: str) -> str:
    if known := _WRITTEN_ALIKE.get(frozenset((x, y))):
        return known
    if x and y:
        return f"{x} and {y} write one sound"
    return f"{x or y} is not always written"


def _differences(a: str, b: str) -> list[tuple[str, str]]:
    """Give what differs between two spellings, left to right: letter for letter, if it may be."""
    found: list[tuple[str, str]] = []
    for step in Levenshtein.opcodes(a, b):
        old, new = a[step.src_start : step.src_end], b[step.dest_start : step.dest_end]
        if step.tag == "replace":
            found += zip(old, new, strict=True)
        elif step.tag != "equal":
            found.append((old, new))
    return found


def _ending(left: str, right: str) -> str:
    """Name the endings: the least that two spellings have behind parts that sound the same."""
    left, right = (latin(one) if script_of(one) == "other" else one for one in (left, right))
    if found := _of_woman_and_man(left, right):
        return f"the woman's and the man's form, -{found[0]} and -{found[1]}"
    cuts = sorted(
        ((i, j) for i in range(_LONGEST_ENDING) for j in range(_LONGEST_ENDING) if i or j), key=sum
    )
    for i, j in cuts:
        if i < len(left) and j < len(right):
            stems = left[: len(left) - i], right[: len(right) - j]
            if not _sounds(stems[0]).isdisjoint(_sounds(stems[1])):
                endings = (
                    word[len(stem) :] for word, stem in zip((left, right), stems, strict=True)
                )
                told = [f"-{ending}" for ending in endings if ending]
                return f"case ending {' and '.join(told)}"
    return "case ending"


def _of_woman_and_man(left: str, right: str) -> tuple[str, str] | None:
    """Give the endings, as written, of a name in -ski in a woman's form and in a man's."""
    cuts = [_WOMANS_OR_MANS.match(word.casefold()) for word in (left, right)]
    stems = [_sounds(cut[1]) for cut in cuts if cut]
    if len(stems) < 2 or stems[0].isdisjoint(stems[1]):
        return None
    womans = [bool(cut[2]) for cut in cuts if cut]
    endings = [cut[2] or cut[3] for cut in cuts if cut]
    return (endings[0], endings[1]) if womans[0] != womans[1] else None


_WOMANS_OR_MANS = re.compile("(.+(?:[sc]k|[сц]ь?к))(?:([aа](?:[yij]a|я)?)|([yijýíиыі][yijйї]?))$")
_LONGEST_ENDING = 7


def _sounds(part: str) -> set[str]:
    return {equal(reading) for reading in readings(part)}
