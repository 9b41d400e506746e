"""What it costs to take one sound for another: an edit distance whose prices were learned.

The prices are in `costs.txt`; how they were learned its first lines say.
"""

import math
from functools import lru_cache
from itertools import accumulate

from briefings.names.lists import sections
from briefings.text.remembering import ROOM

GAP, SWAP = "-", "<>"

_UNKNOWN = 1.3
"""What a pair costs that was never met."""
_NONE: dict[str, float] = {}


@lru_cache(maxsize=1)
def costs() -> dict[str, float]:
    """Give the price of each pair of sounds, either way round.

    `ab` is one for another, `a-` one for none; `^` before it is the first sound of a word, `$` a
    last one that the other word lacks; `<>` is two sounds in the other order.
    """
    table: dict[str, float] = {}
    for line in sections("costs")["sounds"]:
        pair, price = line.split()
        mark, left, right = (pair[0], *pair[1:]) if len(pair) == 3 else ("", *pair)
        table[mark + left + right] = float(price)
        if pair != SWAP:
            table[mark + right + left] = float(price)
    return table


@lru_cache(maxsize=2)
def weights(section: str) -> dict[str, float]:
    """Give the numbers of the logistic of `words`, or of whole `names`, by what they weigh."""
    lines = (line.split(maxsplit=1) for line in sections("costs")[section])
    return {name: float(number) for number, name in lines}


def price(left: str, right: str, mark: str = "") -> float:
    """Give the price of one sound for another, or for none (`-`), in a place of its own or not."""
    table = costs()
    if mark and (special := table.get(mark + left + right)) is not None:
        return special
    return table.get(left + right, _UNKNOWN)


@lru_cache(maxsize=ROOM.up_to(1 << 12))
def gaps(sounds: str) -> tuple[float, ...]:
    """Give what each sound of a reading costs where the other reading has none."""
    if not sounds:
        return ()
    table, last = costs(), len(sounds) - 1
    plain = [table.get(sound + GAP, _UNKNOWN) for sound in sounds]
    for at, mark in ((last, "$"), (0, "^")):
        plain[at] = table.get(mark + sounds[at] + GAP, plain[at])
    return tuple(plain)


@lru_cache(maxsize=1)
def prices() -> dict[str, dict[str, float]]:
    """Give what each sound costs in place of each other, wherever that is met."""
    found: dict[str, dict[str, float]] = {}
    for pair, cost in costs().items():
        if len(pair) == 2:
            found.setdefault(pair[0], {})[pair[1]] = cost
    return found


@lru_cache(maxsize=ROOM.up_to(1 << 14))
def distance(a: str, b: str, most: float = math.inf) -> float:
    """Give the least price of turning one reading into the other; the same both ways.

    Infinite where it is more than `most`.
    """
    if a == b:
        return 0.0
    lacking = gaps(b)
    swap, table = costs().get(SWAP, _UNKNOWN), prices()
    above, before = [0.0, *accumulate(lacking)], [0.0]
    last = ""
    for sound, gap in zip(a, gaps(a), strict=True):
        across, least, left = above[0], above[0] + gap, ""
        here = [least]
        of_sound = table.get(sound, _NONE)
        for other, lack, over in zip(b, lacking, above[1:], strict=True):
            if sound != other:
                first = not (last or left)
                across += price(sound, other, "^") if first else of_sound.get(other, _UNKNOWN)
                if sound == left and other == last:
                    across = min(across, before[len(here) - 2] + swap)
            least = min(least + lack, over + gap, across)
            across, left = over, other
            here.append(least)
        if last and min(here) > most:
            return math.inf
        above, before, last = here, above, sound
    return above[-1] if above[-1] <= most else math.inf
