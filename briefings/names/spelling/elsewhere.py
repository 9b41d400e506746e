"""What bodies and places are called in other languages, where no rule joins the names."""

from functools import lru_cache

from briefings.names.lists import sections
from briefings.text.indexed import index_words


def elsewhere(name: str) -> tuple[str, ...]:
    """Give the other names of a body or a place (`elsewhere.txt`); nothing of any other name."""
    asked = _folded(name)
    return tuple(one for one in _things().get(asked, ()) if _folded(one) != asked)


def _folded(name: str) -> str:
    return " ".join(index_words(name))


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
