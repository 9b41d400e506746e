"""Make `briefings/text/han.txt` from OpenCC; never imported by the program.

    python -m tests.bench.learn_han FOLDER

FOLDER holds `TSCharacters.txt` as the package opencc-python-reimplemented has it: the tables of
OpenCC (github.com/BYVoid/OpenCC, Apache 2.0). Traditional letters of the first block come with the
simplified one most of them are written as.
"""

import sys
from pathlib import Path

from briefings.text import fold

OUT = Path(fold.__file__).with_name("han.txt")
_FIRST, _LAST = "\u4e00", "\u9fff"
_A_LINE = 32
_HEAD = (
    "# Traditional Han letters, each with its simplified one, of OpenCC (Apache 2.0).",
    "# Made by tests/bench/learn_han.py from the package opencc-python-reimplemented 0.1.7.",
)


def pairs(table: str) -> list[str]:
    """Give each traditional letter and the simplified one behind it."""
    rows = (line.split() for line in table.splitlines())
    both = dict(row[:2] for row in rows if len(row) > 1 and row[0] not in row[1:])
    told = (one + simple for one, simple in both.items() if simple not in both)
    return sorted(pair for pair in told if min(pair) >= _FIRST and max(pair) <= _LAST)


def main() -> int:
    """Write the list; give 0."""
    found = pairs((Path(sys.argv[1]) / "TSCharacters.txt").read_text("utf-8"))
    lines = (" ".join(found[at : at + _A_LINE]) for at in range(0, len(found), _A_LINE))
    OUT.write_text("\n".join((*_HEAD, *lines)) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(found)} pairs, {OUT.stat().st_size} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
