"""What it costs to take one sound for another: an edit distance whose prices were learned.

The prices are in `costs.txt`; how they were learned its first lines say.
"""

from functools import lru_cache

from briefings.names.lists import sections

_GAP = "-"


@lru_cache(maxsize=1)
def costs() -> dict[str, float]:
    """Give the price of each pair of sounds: `ab`, `^ab` at the beginning, `a-` for a gap."""
    table: dict[str, float] = {}
    for line in sections("costs")["sounds"]:
        pair, price = line.split()
        mark, left, right = ("^", pair[1], pair[2]) if pair[0] == "^" else ("", *pair)
        table[mark + left + right] = table[mark + right + left] = float(price)
    return table


@lru_cache(maxsize=1)
def weights() -> dict[str, tuple[float, ...]]:
    """Give the numbers of the two logistics: `word` and `name`."""
    lines = (line.split() for line in sections("costs")["weights"])
    return {name: tuple(map(float, numbers)) for name, *numbers in lines}


def price(left: str, right: str, *, first: bool = False) -> float:
    """Give the price of one sound for another, or for none (`-`)."""
    table = costs()
    pair = left + right
    if first and (special := table.get("^" + pair)) is not None:
        return special
    return table.get(pair, 1.3)


@lru_cache(maxsize=1 << 16)
def distance(a: str, b: str) -> float:
    """Give the least price of turning one reading into the other; the same both ways."""
    if a == b:
        return 0.0
    above = [0.0]
    for column, sound in enumerate(b):
        above.append(above[-1] + price(sound, _GAP, first=column == 0))
    for row, sound in enumerate(a):
        here = [above[0] + price(sound, _GAP, first=row == 0)]
        for column, other in enumerate(b):
            here.append(
                min(
                    above[column]
                    + (0.0 if sound == other else price(sound, other, first=row + column == 0)),
                    above[column + 1] + price(sound, _GAP, first=row == 0),
                    here[column] + price(other, _GAP, first=column == 0),
                )
            )
        above = here
    return above[-1]
