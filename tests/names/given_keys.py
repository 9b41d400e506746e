"""Write `briefings/names/given_keys.txt` anew: `python -m tests.names.given_keys`.

To be done where given.txt, graphemes.txt or the rules of readings changed; a test tells.
"""

from pathlib import Path

from briefings.names import given

PATH = Path(given.__file__).with_name("given_keys.txt")
_HEAD = """\
# Made of given.txt by `python -m tests.names.given_keys`: a reading, and the classes it is of.
# Classes are numbered as they stand there: those before the first number below are of men, those
# before the second of women, the rest of either.
"""


def text() -> str:
    """Give what the file should hold."""
    lines = (
        f"{key} {' '.join(map(str, found))}\n" for key, found in given.sounded_classes().items()
    )
    men, women = given.counted()
    return f"{_HEAD}[women from]\n{men}\n{women}\n[classes]\n" + "".join(lines)


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
