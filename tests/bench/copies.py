"""`make bench-copies`: how well copies are told from other stories, and what that costs a scan.

    BRIEFINGS_SHARED=FOLDER make bench-copies

FOLDER has `watch/docs.tar.gz`. Its texts are taken in by a scan, and what the library's door says
is held against the truth: two texts are copies where the longer has at least half of the four-word
runs of the shorter. That does not go on from pair to pair, and a fold is of one text and its
copies: so pairs are measured as `overlaps` tells them, and besides those that stand in one fold.
Thirty pairs that differ in a number alone are to stay apart; the project has them.
"""

import os
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from unittest.mock import patch

from briefings.library import Library, open_library
from briefings.model import Config
from briefings.store.kinship import Trace
from briefings.stories import Stories
from tests.bench.entities import documents, scored
from tests.bench.learn_names import say
from tests.library.test_alike import numbered
from tests.shared import folder

HELD = 0.5
WORDS = 4

Pairs = set[tuple[str, str]]


class Told(NamedTuple):
    """What a library says of files, as pairs of their names."""

    overlapping: Pairs
    folded: Pairs
    spent: float
    """The part of the scan's processor time that telling copies took, children's counted."""


def truth(texts: Mapping[str, str]) -> Pairs:
    """Give the pairs of which the longer has half of the other's runs of raw words, or more."""
    runs = {name: frozenset(_runs(text)) for name, text in texts.items()}
    holders = defaultdict[tuple[str, ...], list[str]](list)
    for name in sorted(runs):
        for run in runs[name]:
            holders[run].append(name)
    shared = Counter(pair for names in holders.values() for pair in combinations(names, 2))
    return {
        (one, other)
        for (one, other), count in shared.items()
        if count >= HELD * min(len(runs[one]), len(runs[other]))
    }


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return zip(*(words[first:] for first in range(WORDS)), strict=False)


def taken(texts: Mapping[str, str], base: Path) -> Told:
    """Take texts in, a file each, and give what the library then says of them."""
    inbox = base / "inbox"
    inbox.mkdir()
    for name, text in texts.items():
        (inbox / f"{name}.txt").write_text(text, encoding="utf-8")
    with open_library(
        Config("", (str(inbox),), (), old_after_days=None), base / "data"
    ) as library:
        files, spent, begun = defaultdict[str, list[str]](list), list[float](), _processor()
        with patch.object(Stories, "come", _timed(spent)):
            for step in library.scan():
                for line in step.lines:
                    files[line.id].append(Path(line.raw_path).stem)
        share = sum(spent) / (_processor() - begun)
        return _told(library, files, share)


def _processor() -> float:
    """Give the seconds that this process and its children had so far."""
    return sum(os.times()[:4])


def _timed(spent: list[float]) -> Callable[..., frozenset[int]]:
    """Give `Stories.come` with each of its turns timed, in seconds of the processor."""
    come = Stories.come

    def timed(own: Stories, traces: Iterable[Trace], runs: Mapping[str, bytes]) -> frozenset[int]:
        begun = time.process_time()
        found = come(own, traces, runs)
        spent.append(time.process_time() - begun)
        return found

    return timed


def _told(library: Library, files: Mapping[str, Sequence[str]], spent: float) -> Told:
    same = {pair for names in files.values() for pair in combinations(sorted(names), 2)}
    found, folds = set(same), defaultdict[str, list[str]](list)
    for name, held in files.items():
        for other in library.overlaps(name):
            found |= {_pair(one, two) for one in held for two in files[other.briefing]}
        page = library.page(name)
        folds[(page.row.copy_of if page else "") or name] += held
    folded = {pair for names in folds.values() for pair in combinations(sorted(names), 2)}
    return Told(found, folded, spent)


def _pair(one: str, other: str) -> tuple[str, str]:
    return min(one, other), max(one, other)


def copies() -> None:
    """Print precision and recall, and the part of a scan that telling copies takes."""
    texts = {name.removesuffix(".txt"): text for name, text in documents().items()}
    with TemporaryDirectory(prefix="briefings-bench-") as base:
        told = taken(texts, Path(base))
    wanted = truth(texts)
    for name, found in (("pairs", told.overlapping), ("in one fold", told.folded)):
        score = scored(found, wanted)
        demanded = "  (demanded P .98, R .97)" if name == "pairs" else ""
        say(f"copies, {name}: P {score.precision:.3f}  R {score.recall:.3f}{demanded}")
    say(f"telling copies takes {told.spent:.3f} of the scan (demanded .05)")


def numbers() -> None:
    """Print how many pairs that differ in a number are told apart."""
    texts = {
        f"{at}{side}": text
        for at, pair in enumerate(numbered())
        for side, text in zip("ab", pair, strict=True)
    }
    with TemporaryDirectory(prefix="briefings-bench-") as base:
        told = taken(texts, Path(base))
    joined = told.overlapping | told.folded
    apart = sum((f"{at}a", f"{at}b") not in joined for at in range(len(numbered())))
    say(f"pairs that differ in a number alone: {apart} of {len(numbered())} stay apart")


def main() -> None:
    """Print what can be measured here."""
    numbers()
    if not (folder() / "watch").exists():
        say(f"no texts in {folder()}: name the folder with BRIEFINGS_SHARED")
        return
    copies()


if __name__ == "__main__":
    main()
