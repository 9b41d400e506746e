"""What bodies and places are called in other languages, where no rule joins the names."""

from functools import lru_cache

from briefings.names.lists import sections
from briefings.text.fold import fold_word


def elsewhere(name: str) -> tuple[str, ...]:
    """Give the other names of a body or a place (`elsewhere.txt`); nothing of any other name."""
    asked = _folded(name)
    return tuple(one for one in _things().get(asked, ()) if _folded(one) != asked)


def are_of_one_thing(a: str, b: str) -> bool:
    """Whether two names are of one body or place."""
    names = _things().get(_folded(a))
    return names is not None and names == _things().get(_folded(b))


def _folded(name: str) -> str:
    return " ".join(map(fold_word, name.replace("-", " ").split()))


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
    return {_folded(name): tuple(names) for names in things for name in names}
