"""Write `briefings/names/place_sounds.txt` anew: `python -m tests.names.place_sounds`.

To be done where places.txt, graphemes.txt or the rules of readings changed; a test tells.
"""

from pathlib import Path
from textwrap import fill

from briefings.names import lists
from briefings.names.spelling.readings import equal, primary

PATH = Path(lists.__file__).with_name("place_sounds.txt")
_HEAD = """\
# Made of places.txt by `python -m tests.names.place_sounds`: readings, made alike, of all places,
# and long ones without a last vowel. `_` is a space.
"""


def text() -> str:
    """Give what the file should hold."""
    found = {equal(primary(place)) for place in lists.word_lists("places")["places"]}
    stems = {sounds.rstrip("aeiou") for sounds in found}
    found |= {stem for stem in stems if len(stem) > 3}
    words = " ".join(sorted(sounds.replace(" ", "_") for sounds in found if sounds))
    return _HEAD + fill(words, 99, break_long_words=False, break_on_hyphens=False) + "\n"


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
