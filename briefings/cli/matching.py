"""Two names: do they mean one person, and why. Needs no library."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from briefings.cli import wording
from briefings.cli.asked import Asked
from briefings.cli.outcome import FOUND, NOTHING, PARTLY, say
from briefings.cli.output import write, write_record
from briefings.cli.paths import STDIN, existing
from briefings.errors import UsageError
from briefings.export import records
from briefings.model import Match, Tier
from briefings.text.remembering import ROOM


def match(asked: Asked, *, pair: tuple[str, ...], pairs: str | None, as_json: bool) -> int:
    """Do `briefings match`."""
    if pairs is not None and not pair:
        return _match_file(pairs, as_json=as_json)
    if pairs is not None or len(pair) != 2:
        raise UsageError(
            "two names are compared",
            where="match",
            advice="quote a name of several words, or give --pairs FILE alone",
        )
    if not all(name.strip() for name in pair):
        raise UsageError("an empty name", where="match", advice="give two names")
    a, b = pair
    verdict = _comparing()(a, b)
    if as_json:
        write_record(records.match(a, b, verdict))
    else:
        write(wording.match_lines(a, b, verdict))
    return NOTHING if verdict.tier is Tier.NO else FOUND


def _match_file(name: str, *, as_json: bool) -> int:
    """Answer every line, in order, as it comes; one without a second name compares to nothing."""
    whole, calls = True, _comparing()
    with _lines(name) as lines:
        for number, line in enumerate(lines, start=1):
            a, tab, rest = line.partition("\t")
            b = rest.partition("\t")[0]
            if not tab:
                whole = False
                say(f"briefings: {name}:{number}: no second column (divide names by a tab)")
            verdict = calls(a, b)
            if as_json:
                write_record(records.match(a, b, verdict))
                sys.stdout.flush()
            else:
                write([wording.pair_line(a, b, verdict)])
    return FOUND if whole else PARTLY


def _comparing() -> Callable[[str, str], Match]:
    """Give what compares two names, which remembers little: one file has few words twice."""
    ROOM.be_small()
    # Late, behind how much is remembered of words.
    from briefings.names.calling import calls

    return calls


@contextmanager
def _lines(name: str) -> Iterator[Iterator[str]]:
    """Open a file, or stdin for a dash, as lines of text; bytes that are no UTF-8 stay marked."""
    if name == STDIN:
        yield _decoded(sys.stdin.buffer)
    else:
        with open(existing([name])[0], "rb") as file:
            yield _decoded(file)


def _decoded(file: BinaryIO) -> Iterator[str]:
    for number, line in enumerate(file):
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        yield text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}") if number == 0 else text
