"""A thousand watched names looked for in every text, beside one regular expression of all."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from briefings.model import Briefing, Watch
from briefings.names.gazetteer import Gazetteer
from tests.bench.corpus import people
from tests.bench.measure import Figure
from tests.bench.stock import entry

WATCHES = 1000
FIRST = 500
"""Whom the corpus names less often than so many others: a watched name is met now and then."""
TEXTS = 400
ROUNDS = 3


def take(folder: Path, size: int) -> list[Figure]:
    """Look through the same texts in turn, whatever the size asked for."""
    watched = people()[FIRST : FIRST + WATCHES]
    # By the surname alone: the corpus has ten given names, which would all be watched.
    names = [one.surname[0] for one in watched]
    gazetteer = Gazetteer([Watch(name, "watched") for name in names])
    pattern = re.compile("|".join(map(re.escape, names)), re.IGNORECASE)
    texts = [entry(number)[0].briefing for number in range(TEXTS)]
    letters = sum(len(one.text) for one in texts)

    def ours(one: Briefing) -> None:
        gazetteer.find(one)

    def theirs(one: Briefing) -> None:
        pattern.findall(one.text)

    own, other = _in_turn(ours, theirs, texts)
    return [
        Figure("1,000 watches, re alternation / ours", other / own, 100, "x", at_least=True),
        Figure("1,000 watches, warm", letters / own / 1e6, None, "M letters/s"),
    ]


def _in_turn(
    ours: Callable[[Briefing], None],
    theirs: Callable[[Briefing], None],
    texts: list[Briefing],
) -> tuple[float, float]:
    """Give the seconds of the processor that each takes for all texts, words known already."""
    _seconds(ours, texts)
    taken = [(_seconds(ours, texts), _seconds(theirs, texts[::20]) * 20) for _ in range(ROUNDS)]
    return median(own for own, _ in taken), median(other for _, other in taken)


def _seconds(work: Callable[[Briefing], None], texts: list[Briefing]) -> float:
    begun = time.process_time()
    for one in texts:
        work(one)
    return time.process_time() - begun
