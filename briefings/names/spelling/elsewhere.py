"""What bodies and places are called in other languages, where no rule joins the names."""

from collections.abc import Callable
from functools import lru_cache
from unicodedata import combining, normalize

from briefings.names.lists import sections
from briefings.names.spelling.readings import WITHOUT_VOWELS, script_of
from briefings.text.fold import fold_afresh, fold_word


def elsewhere(name: str) -> tuple[str, ...]:
    """Give the other names of a body or a place (`elsewhere.txt`); nothing of any other name."""
    asked = _folded(name)
    return tuple(one for one in _things().get(asked, ()) if _folded(one) != asked)


def are_of_one_thing(a: str, b: str) -> bool:
    """Whether two names are of one body or place."""
    names = _things().get(_folded(a))
    return names is not None and names == _things().get(_folded(b))


def is_begun_as(name: str, written: str) -> bool:
    """Whether what may be a case of a name has its stem, where both are of one script.

    Such names are short, and what only sounds like one of them is another word: `Rum`, of `Rom`.
    """
    if script_of(name) != script_of(written):
        return True
    bare = _bare(written)
    if bare == _bare(name):
        return True
    return any(bare.startswith(stem) and bare != stem for stem in _stems(name))


def may_be_another(name: str, written: str) -> bool:
    """Whether a word has the stem of any other name of a place: a quick no of nearly all words."""
    stems = _all_stems(name)
    return bool(stems) and _bare(written).startswith(stems)


@lru_cache(maxsize=16)
def _all_stems(name: str) -> tuple[str, ...]:
    return tuple({stem for one in elsewhere(name) for stem in _stems(one)})


def begins_otherwise(name: str, written: str) -> bool:
    """Whether a word of the same script has another first letter than a place or body has.

    What else one is called is listed: what only sounds like it is another word, `Chief` of `Kiev`.
    """
    script = script_of(name)
    if script in WITHOUT_VOWELS or script != script_of(written):
        return False
    return _bare(name)[:1] != _bare(written)[:1] and bool(elsewhere(name))


def is_itself(name: str, written: str) -> bool:
    """Whether a name is written as it stands, or with the -s of a genitive."""
    return _bare(written) in (_bare(name), f"{_bare(name)}s")


@lru_cache(maxsize=1 << 9)
def _stems(name: str) -> tuple[str, ...]:
    """Give what cases leave of a name: without its last vowel, or that of its end: `Відня`."""
    bare = _bare(name)
    stem = bare.rstrip(_SOFT)
    if not stem:
        return ()
    ends_in_vowel = stem == bare and stem[-1] in _VOWELS
    found = (stem[:-1] if ends_in_vowel else stem,)
    if len(stem) > _LEAST and stem[-1] not in _VOWELS and stem[-2] in _VOWELS:
        return (*found, stem[:-2] + stem[-1])
    return found


_SOFT = "ьйj"
_VOWELS = "aeiouyаеиіоуыэюяαειουωη"
_LEAST = 4
"""Letters of a name that may lose the vowel before its last one."""


def _bare(word: str) -> str:
    """Give a word in small letters without marks, the most alike of languages written as one.

    Signs that stand between its letters count for nothing, whichever of them was typed.
    """
    marked = normalize("NFD", word.casefold().replace("й", "j"))
    return "".join(one for one in marked if not combining(one)).translate(_LETTERS)


_LETTERS = str.maketrans("łєіј", "lеиj", "'’ʼ‘`´׳")


def _folded(name: str, fold: Callable[[str], str] = fold_word) -> str:
    return " ".join(map(fold, name.replace("-", " ").split()))


@lru_cache(maxsize=1)
def _things() -> dict[str, tuple[str, ...]]:
    """Give by each name, folded, all names of what it is."""
    things: list[list[str]] = []
    for lines in sections("elsewhere").values():
        for line in lines:
            for word in line.split():
                if word.endswith(":"):
                    things.append([])
                things[-1].append(word.removesuffix(":").replace("_", " "))
    whole = map(tuple, things)
    # Afresh: whoever asks for one of these asks for few, and what is folded is kept here.
    return {_folded(name, fold_afresh): names for names in whole for name in names}
