"""Write `briefings/names/given_keys.txt` anew: `python -m tests.names.given_keys`.

To be done where given.txt, graphemes.txt or the rules of readings changed; a test tells.
"""

from itertools import chain
from pathlib import Path

from briefings.names import lists
from briefings.names.spelling import given
from briefings.names.spelling.readings import equal, primary

PATH = Path(lists.__file__).with_name("given_keys.txt")
_HEAD = """\
# Made of given.txt by `python -m tests.names.given_keys`: a reading, and the classes it is of.
# Classes are numbered as they stand there: those before the first number below are of men, those
# before the second of women, the rest of either.
"""


def text() -> str:
    """Give what the file should hold."""
    men, women, others = given.listed()
    table: dict[str, set[int]] = {}
    for number, names in enumerate(chain(men, women, others)):
        for key in {key for word in names for key in _keys(word)}:
            table.setdefault(key, set()).add(number)
    lines = (f"{key} {' '.join(map(str, sorted(table[key])))}\n" for key in sorted(table))
    first = f"{len(men)}\n{len(men) + len(women)}\n"
    return f"{_HEAD}[women from]\n{first}[classes]\n" + "".join(lines)


def _keys(word: str) -> set[str]:
    """Give the likeliest reading of a name, as it is and made alike."""
    reading = primary(word)
    return {reading, equal(reading)} if len(reading) > 2 else {given.as_written(word)}


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
