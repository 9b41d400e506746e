"""Read the lists that stand beside the code: words and letters, one idea a file.

A file is UTF-8 with `#` comments. `[name]` begins a section; what stands before the first
belongs to the section with the empty name.
"""

from functools import lru_cache
from os.path import dirname, join

_HERE = dirname(__file__)


def sections(name: str) -> dict[str, list[str]]:
    """Give the lines of `<name>.txt` by section, without comments and blank lines."""
    found: dict[str, list[str]] = {"": []}
    lines = found[""]
    with open(join(_HERE, f"{name}.txt"), encoding="utf-8") as file:
        written = file.read()
    for raw in written.splitlines():
        line = raw.split("#", 1)[0].strip()
        if line.startswith("["):
            lines = found.setdefault(line.strip("[]"), [])
        elif line:
            lines.append(line)
    return found


@lru_cache(maxsize=8)
def word_lists(name: str) -> dict[str, frozenset[str]]:
    """Give the words of `<name>.txt` by section; `_` in a word of the file is a space."""
    return {
        section: frozenset(word.replace("_", " ") for line in lines for word in line.split())
        for section, lines in sections(name).items()
    }
