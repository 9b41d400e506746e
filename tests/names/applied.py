"""What a reason says, done: from the rule's own words to the other spelling.

Nothing here asks how two names were compared: only letters, sounds and lists are looked at.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from unicodedata import normalize

from briefings.model import Reason, ReasonKind
from briefings.names.lists import sections, word_lists
from briefings.names.pairs.parse import parse
from briefings.names.spelling.readings import (
    VOWELS,
    WITHOUT_VOWELS,
    equal,
    latin,
    readings,
    script_of,
)

Step = set[tuple[str, str]]
"""Letters for letters: one of these is done."""

_WRITTEN = re.compile(
    r"(\S+) and (\S+?)(?: write г|: one sound)"
    r"|((?:\S+, )*\S+(?: and \S+)?) (?:is|are) not always written"
)
_RESPELT = re.compile(r"(\S+) for (\S+)|without (\S+)|with (\S+)|()|(\S+) and (\S+) swapped")
_ENDING = re.compile(r"-(\w+)")
_KOREAN = re.compile(r"the Korean (\w+)$")
_CHINESE = re.compile(r"the Chinese (\w+)$")
_ALONE = re.compile(r"; only one has (.+)$")
_LOOK_ALIKE = str.maketrans("асеоріхуѕјһԁӏкмнтв", "aceopixysjhdlkmhtb")
_WHOLE = {ReasonKind.TITLE, ReasonKind.ORDER, ReasonKind.POSSESSIVE, ReasonKind.SURNAME_ONLY}


def holds(reason: Reason) -> bool:
    """Whether what a reason says of two words turns the one into the other."""
    done = _DONE.get(reason.kind)
    return done is not None and done(reason.left, reason.right, _ALONE.sub("", reason.rule))


def _same(left: str, right: str, _rule: str) -> bool:
    return _letters(left) == _letters(right)


def _romanised(left: str, right: str, rule: str) -> bool:
    if korean := _KOREAN.search(rule):
        return all(_writes(word, korean[1]) for word in (left, right))
    if chinese := _CHINESE.search(rule):
        return all(chinese[1] in _in_pinyin(word) for word in (left, right))
    steps = {step for either in _either_way(rule) for step in either}
    return _is_reached(_latin(left), _latin(right), steps)


def _latin(word: str) -> str:
    """Give a word in Latin letters; the small `İ` is an i without a dot of its own."""
    return latin(word).replace("\N{COMBINING DOT ABOVE}", "")


def _in_pinyin(word: str) -> set[str]:
    """Give what a word is in pinyin, by each language that may write it, an ending left out."""
    listed = sections("pinyin")
    lines = [line.split() for line in listed["families"] + listed["others"]]
    found = set()
    for at in range(len(lines[0])):
        rows = {
            (line[0], soft)
            for line in lines
            for spelt in line[at].split("|")
            for soft in (spelt, spelt.removesuffix("ь"))
        }
        told = {("", word.casefold().replace(" ", ""))}
        for _ in range(2):
            told |= {
                (pinyin + one, rest.removeprefix(spelt))
                for pinyin, rest in told
                for one, spelt in rows
                if rest.startswith(spelt)
            }
        found |= {pinyin for pinyin, rest in told if pinyin and len(rest) <= len("ові")}
    return found


def _writes(word: str, hangul: str) -> bool:
    """Whether a word is some spelling of each syllable, one behind the other, and an ending."""
    listed = sections("korean")
    lines = dict(line.split(maxsplit=1) for line in listed["families"] + listed["others"])
    left = {_unmarked(word)}
    for syllable in hangul:
        spelt = [_unmarked(one).removesuffix("ь") for one in lines[syllable].split()]
        left = {rest.removeprefix(one) for rest in left for one in spelt if rest.startswith(one)}
    return any(len(ending) <= len("ові") for ending in left)


def _unmarked(word: str) -> str:
    return "".join(filter(str.isalpha, normalize("NFD", word.casefold())))


def _cased(left: str, right: str, rule: str) -> bool:
    named = _ENDING.findall(rule.casefold())
    endings = ["", *named]
    stems = [_stems(word, endings) for word in (left, right)]
    if any(script_of(word) in WITHOUT_VOWELS for word in (left, right)):
        stems = [{_bones(one) for one in sounds} for sounds in stems]
    return bool(named) and not stems[0].isdisjoint(stems[1])


def _listed(left: str, right: str, _rule: str) -> bool:
    return any(_is_form(left, names) and _is_form(right, names) for names in _classes())


def _looking_alike(left: str, right: str, _rule: str) -> bool:
    a, b = (word.casefold().translate(_LOOK_ALIKE) for word in (left, right))
    return a == b and left.casefold() != right.casefold()


def _initial(left: str, right: str, _rule: str) -> bool:
    return min(len(left), len(right)) == 1 and bool(_first(left) & _first(right))


def _is_reached(word: str, other: str, steps: Step) -> bool:
    """Whether steps, each as often as is needed, turn a word into another."""
    if not word and not other:
        return True
    same = word[:1] == other[:1] and _is_reached(word[1:], other[1:], steps)
    return same or any(
        (old or new)
        and word.startswith(old)
        and other.startswith(new)
        and _is_reached(word[len(old) :], other[len(new) :], steps)
        for old, new in steps
    )


def _respelt(left: str, right: str, rule: str) -> bool:
    if rule == _ELSEWHERE:
        return any({left, right} <= names for names in _things())
    return _latin(right) in _ways(_latin(left), _one_way(rule))


_ELSEWHERE = "another language's name of it"


@cache
def _things() -> list[set[str]]:
    """Give what bodies and places are called, as the list has it."""
    found: list[set[str]] = []
    for word in " ".join(line for part in sections("elsewhere").values() for line in part).split():
        if word.endswith(":"):
            found.append(set())
        found[-1].add(word.removesuffix(":").replace("_", " "))
    return found


def _joined(left: str, right: str, rule: str) -> bool:
    one_is_two = (" " in left) != (" " in right)
    return one_is_two and _respelt(left.replace(" ", ""), right.replace(" ", ""), rule)


_DONE: dict[ReasonKind, Callable[[str, str, str], bool]] = {
    ReasonKind.EXACT: _same,
    ReasonKind.ROMANISATION: _romanised,
    ReasonKind.ENDING: _cased,
    ReasonKind.GIVEN_NAME: _listed,
    ReasonKind.LOOK_ALIKE: _looking_alike,
    ReasonKind.INITIAL: _initial,
    ReasonKind.SPELLING: _respelt,
    ReasonKind.JOINED: _joined,
}


def turned(a: str, b: str, reasons: tuple[Reason, ...]) -> Counter[str]:
    """Give the words of `a`, folded, after all that the reasons say is done.

    They are those of `b` where the reasons leave nothing untold. Fails where one does not hold.
    """
    words = folded(a)
    for reason in reasons:
        if reason.kind in _WHOLE:
            assert _of_whole(reason, a, b), reason
        else:
            assert holds(reason), reason
            words.subtract(reason.left.casefold().split())
            words.update(reason.right.casefold().split())
        found = _ALONE.search(reason.rule)
        if found or reason.kind is ReasonKind.SURNAME_ONLY:
            told = found[1].split(", ") if found else [*reason.left.split(), *reason.right.split()]
            alone = Counter(map(str.casefold, told))
            words -= alone & (words - folded(b))
            words += alone & (folded(b) - words)
    return +words


def folded(name: str) -> Counter[str]:
    """Give the words of a name, folded."""
    return Counter(word.text.casefold() for word in parse(name).words)


def _of_whole(reason: Reason, a: str, b: str) -> bool:
    """Whether what a reason says of whole names is so."""
    names = [parse(name) for name in (a, b)]
    if reason.kind is ReasonKind.SURNAME_ONLY:
        return 1 in {len(name.words) for name in names}
    if reason.kind is ReasonKind.ORDER:
        return reason.left.split() != reason.right.split()
    if reason.kind is ReasonKind.POSSESSIVE:
        short, long = sorted((reason.left, reason.right), key=len)
        return any(f"{short}{name.possessive}" == long != short for name in names)
    titles = {bare for part in ("before", "behind") for bare in word_lists("titles")[part]}
    said = {word.rstrip(".").casefold() for word in reason.right.split()}
    return said <= titles and any(
        all(word in name for word in reason.right.split()) for name in (a, b)
    )


def _letters(words: str) -> str:
    return "".join(filter(str.isalpha, words.casefold()))


def _either_way(rule: str) -> list[Step]:
    return [
        {(x, y), (y, x)} if x else {way for one in _NAMED.split(alone) for way in _with(one)}
        for x, y, alone in _WRITTEN.findall(rule)
    ]


_NAMED = re.compile(", | and ")


def _with(letters: str) -> Step:
    return {(letters, ""), ("", letters)}


def _one_way(rule: str) -> list[Step]:
    told = rule.partition(": ")[2]
    changes = [re.fullmatch(_RESPELT, one) for one in told.split(", ")]
    return [
        {
            (found[6] + found[7], found[7] + found[6])
            if found[6]
            else (found[2] or found[3] or "", found[1] or found[4] or "")
        }
        for found in changes
        if found
    ]


def _ways(word: str, steps: list[Step]) -> Iterator[str]:
    """Give all words that the steps, made in their order, may turn a word into."""
    if not steps:
        yield word
        return
    for at in range(len(word) + 1):
        for old, new in steps[0]:
            if word.startswith(old, at):
                for rest in _ways(word[at + len(old) :], steps[1:]):
                    yield word[:at] + new + rest


def _stems(word: str, endings: list[str]) -> set[str]:
    """Give the sounds of a word without one of the endings."""
    bare = {word.casefold().removesuffix(ending) for ending in endings}
    bare |= {latin(word).removesuffix(ending) for ending in endings}
    return {equal(reading) for each in bare for reading in readings(each)}


def _bones(sounds: str) -> str:
    """Give the consonants but v, whose letter is that of u where vowels are left out."""
    return sounds.translate(dict.fromkeys(map(ord, VOWELS + "v")))


def _first(word: str) -> set[str]:
    return {equal(reading)[:1] for reading in readings(word)} | {word[0].casefold()}


@cache
def _classes() -> list[set[str]]:
    listed = sections("given")
    lines = [line.split() for part in ("men", "women") for line in listed[part]]
    alone = ("men alone", "women alone", "others")
    lines += [[name] for part in alone for line in listed[part] for name in line.split()]
    return [{equal(reading) for name in line for reading in readings(name)[:1]} for line in lines]


def _is_form(word: str, names: set[str]) -> bool:
    """Whether a word sounds like one of some names, in a case or not, or has its consonants."""
    if script_of(word) in WITHOUT_VOWELS:
        consonants = {_bones(equal(reading)) for reading in readings(word)}
        return not consonants.isdisjoint(map(_bones, names))
    heard = {equal(reading) for reading in readings(word)[:2]}
    stems = {reading[: len(reading) - size] for reading in heard for size in range(4)}
    return any(
        stem + end in names for stem in stems if len(stem) > 1 for end in ("", "a", "i")
    ) or any(stem[:-1] + "e" + stem[-1:] in names for stem in stems if len(stem) > 2)
