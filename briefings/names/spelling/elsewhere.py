"""What bodies and places are called in other languages, where no rule joins the names."""

from collections.abc import Callable
from functools import lru_cache

from briefings.names.lists import sections
from briefings.names.spelling.readings import script_of
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
    """Whether what may be a case of a name begins as it does, where both are of one script.

    Such names are short, and what only sounds like one of them is another word: `Rum`, of `Rom`.
    """
    if script_of(name) != script_of(written):
        return True
    begun = fold_word(name)[: max(_KEPT, len(name) - _CHANGED)]
    return fold_word(written).startswith(begun)


_KEPT, _CHANGED = 3, 3
"""Letters that a case leaves at the beginning of a name, and those at its end it may change."""


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
