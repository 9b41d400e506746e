"""`make bench-names`: how well and how fast two names are compared, with peers in the same run.

    BRIEFINGS_SHARED=FOLDER make bench-names

FOLDER has `names/pairs_dev.tsv.gz` and `names/acceptance.tsv`; without it only speed and start
are measured. Our weights were learned from those very pairs: figures that are held out are printed
by `make learn-names PAIRS=FILE MEASURE=--measure`. Peers are judged at the threshold that is
best for them on these pairs, ours at the one tier `likely` begins with.
"""

import csv
import gc
import importlib
import importlib.util
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from pathlib import Path
from statistics import median
from typing import Any

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.fuzz import WRatio

from briefings.model import Match
from briefings.names.compare import LIKELY, compare
from tests.bench.learn_names import Row, f1, rows, say
from tests.shared import folder

Judged = Sequence[tuple[float, Row]]
Score = Callable[[str, str], float]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of FIGURES about pairs: which pairs it is about, and what is demanded."""

    name: str
    demanded: str
    wanted: Callable[[Row], bool]


def of_kind(*kinds: str) -> Callable[[Row], bool]:
    return lambda row: row.kind in kinds


def of_script(*scripts: str) -> Callable[[Row], bool]:
    return lambda row: row.kind == "oth-lat" and not row.scripts.isdisjoint(scripts)


def is_core(row: Row) -> bool:
    return row.kind not in {"oth-lat", "far"}


RECALLS = (
    Line("all but other scripts", ">= .90", is_core),
    Line("Cyrillic-Latin", ">= .93", of_kind("cyr-lat")),
    Line("Cyrillic-Cyrillic", ">= .96", of_kind("cyr-cyr")),
    Line("inflected", ">= .98", of_kind("slav-infl")),
    Line("across Slavic languages", ">= .92", of_kind("slav-x")),
    Line("Latin-Latin", ">= .90", of_kind("lat-lat")),
    Line("sanctions lists", ">= .80", of_kind("sanc")),
    Line("Greek, Armenian, Georgian", ">= .85", of_script("Grek", "Armn", "Geor")),
    Line("Arabic", ">= .70", of_script("Arab")),
    Line("Hebrew", ">= .55", of_script("Hebr")),
)


def ours(a: str, b: str) -> float:
    return compare(a, b).score


def folded_ratio(a: str, b: str) -> float:
    return WRatio(a.casefold(), b.casefold()) / 100


@lru_cache(maxsize=1 << 16)
def _ascii_words(name: str) -> tuple[str, ...]:
    return tuple(anyascii(name).casefold().replace("-", " ").replace(",", " ").split())


def aligned_jaro_winkler(a: str, b: str) -> float:
    """Give how alike the words are, each taken with the likest one left of the other name."""
    left, right = _ascii_words(a), list(_ascii_words(b))
    if not left or not right:
        return 0.0
    total, letters = 0.0, sum(map(len, (*left, *right)))
    for word in sorted(left, key=len, reverse=True):
        if right:
            best = max(right, key=lambda other: JaroWinkler.similarity(word, other))
            total += JaroWinkler.similarity(word, best) * (len(word) + len(best))
            right.remove(best)
    return total / letters


JUDGES: dict[str, Score] = {
    "ours": ours,
    "rapidfuzz WRatio": folded_ratio,
    "anyascii, aligned Jaro-Winkler": aligned_jaro_winkler,
}


def rigour() -> Score:
    """Give how OpenSanctions' name engine scores two names of persons, beside its own metadata.

    As its matcher does: what it knows (given names, initials, places) is paired first, the rest by
    edits; a pair weighs as much as it has letters.
    """
    # Late: the package is no dependency, it is a peer where it is installed.
    names = importlib.import_module("rigour.names")

    @lru_cache(maxsize=1 << 16)
    def read(name: str) -> tuple[Any, ...]:
        return tuple(names.analyze_names(names.NameTypeTag.PER, [name]))

    def weighed(left: Any, right: Any, known: tuple[Any, ...]) -> float:
        taken = {part for pair in known for part in (*pair.qps, *pair.rps)}
        rest = [[part for part in name.parts if part not in taken] for name in (left, right)]
        pairs = [*known, *names.compare_parts(*rest)]
        weights = [pair.weight * (len(pair.qstr) + len(pair.rstr)) for pair in pairs]
        scores = [pair.score * weight for pair, weight in zip(pairs, weights, strict=True)]
        return sum(scores) / sum(weights) if any(weights) else 0.0

    def score(a: str, b: str) -> float:
        both = product(read(a), read(b))
        found = ((x, y, known) for x, y in both for known in names.pair_symbols(x, y) or [()])
        return max((weighed(*one) for one in found), default=0.0)

    return score


def judges() -> dict[str, Score]:
    """Give who judges: we, and each peer that is installed."""
    found = dict(JUDGES)
    if importlib.util.find_spec("rigour") is not None:
        found["rigour"] = rigour()
    return found


def judge(pairs: Sequence[Row], score: Score) -> Judged:
    return [(score(row.a, row.b), row) for row in pairs]


def best_cut(judged: Judged) -> float:
    return max((cut / 100 for cut in range(2, 100, 2)), key=lambda cut: f1(judged, cut))


def strict_cut(judged: Judged) -> float:
    """Give the score that one in a hundred pairs of two persons is over."""
    apart = sorted((score for score, row in judged if not row.same), reverse=True)
    return apart[len(apart) // 100]


def over(judged: Judged, line: Callable[[Row], bool], cut: float, *, same: bool) -> float:
    """Give the share of some pairs that score over a threshold."""
    found = [score > cut for score, row in judged if row.same is same and line(row)]
    return sum(found) / len(found) if found else float("nan")


def quality(pairs: Sequence[Row]) -> None:
    """Print the rows about pairs, a column a judge."""
    asked = judges()
    judged = {name: judge(pairs, score) for name, score in asked.items()}
    core = {name: [one for one in told if is_core(one[1])] for name, told in judged.items()}
    cuts = {name: LIKELY if name == "ours" else best_cut(core[name]) for name in asked}
    strict = {name: strict_cut(core[name]) for name in asked}
    say(f"{len(pairs)} pairs; our weights were learned from them")
    row("", "demanded", asked)
    row("F1 at one fixed threshold", ">= .95", [f"{f1(core[n], cuts[n]):.3f}" for n in asked])
    say("recall where one in a hundred pairs of two persons is called one:")
    for line in RECALLS:
        found = [over(judged[n], line.wanted, strict[n], same=True) for n in asked]
        row("  " + line.name, line.demanded, [f"{share:.3f}" for share in found])
    wrong = [over(core[n], of_kind("hardneg"), strict[n], same=False) for n in asked]
    row("hard negatives called one", "<= .03", [f"{share:.3f}" for share in wrong])


def row(name: str, demanded: str, cells: Sequence[str] | dict[str, Score]) -> None:
    say(f"{name:30} {demanded:9}" + "".join(f" {cell:>31}" for cell in cells))


def acceptance(path: Path) -> None:
    """Print how many pairs of the list of pairs that must be right are."""
    with path.open(encoding="utf-8") as file:
        told = list(csv.DictReader(file, delimiter="\t", restval="", quoting=csv.QUOTE_NONE))
    joined = [(compare(one["a"], one["b"]).tier.joins, one["verdict"] == "same") for one in told]
    right = sum(said == same for said, same in joined)
    merged = sum(said and not same for said, same in joined)
    say(f"acceptance list: {right} of {len(told)} (demanded all), {merged} false merges")


def speed(pairs: Sequence[tuple[str, str]]) -> None:
    """Print pairs a second, cold and warm, beside the plainest peer on the same strings."""
    compare("Ostap Holovko", "Остап Головко")
    cold, warm, warmer = (_rate(pairs, compare) for _ in range(3))
    base = max(_rate(pairs, folded_ratio) for _ in range(3))
    warm = max(warm, warmer)
    say(f"pairs a second, cold: {cold:.0f} (demanded 5000); warm: {warm:.0f} (demanded 30000)")
    times = f"{base / cold:.0f} and {base / warm:.0f} times as many"
    say(f"  rapidfuzz WRatio in the same run: {base:.0f}, {times}")


def _rate(pairs: Sequence[tuple[str, str]], score: Callable[[str, str], float | Match]) -> float:
    start = time.process_time()
    for a, b in pairs:
        score(a, b)
    return len(pairs) / (time.process_time() - start)


_START = """
import time, rapidfuzz.distance
start = time.perf_counter()
from briefings.names.compare import compare
loaded = time.perf_counter()
compare("Ostap Holovko", "Остап Головко")
print(loaded - start, time.perf_counter() - loaded)
"""


def start(rounds: int = 9) -> None:
    """Print what the module costs when it is loaded, beyond rapidfuzz, and its first answer."""
    command = [sys.executable, "-c", _START]
    taken = [
        subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
        for _ in range(rounds)
    ]
    load, first = (1000 * median(float(times[at]) for times in taken) for at in (0, 1))
    say(
        f"start beyond rapidfuzz: {load:.0f} ms (demanded <= 30); first answer {first:.0f} ms more"
    )


def made_up(count: int) -> Iterator[tuple[str, str]]:
    """Give pairs of names nobody has, for speed where there is no data."""
    given = ("Ostap", "Mykola", "Olena", "Robert", "Zorvan", "Sofia", "Tadeusz", "Остап", "Олена")
    roots = ("Holov", "Karp", "Teresh", "Halor", "Bond", "Shev", "Lut", "Mard", "Головач", "Карп")
    ends = ("ko", "enko", "chuk", "ov", "in", "ski", "an", "енко", "ук", "ов")
    names = [f"{g} {r}{e}" for r in roots for e in ends for g in given]
    for at in range(count):
        yield names[at * 7 % len(names)], names[at * 13 % len(names)]


def main() -> None:
    """Print all rows that can be measured here."""
    # As the program's own processes have it, the peers here as well.
    gc.set_threshold(100_000)
    names = folder() / "names"
    pairs: list[Row] = []
    if (names / "pairs_dev.tsv.gz").exists():
        pairs = list(rows(names / "pairs_dev.tsv.gz"))
        speed([(one.a, one.b) for one in pairs if is_core(one)][:6000])
        quality(pairs)
        acceptance(names / "acceptance.tsv")
    else:
        say(f"no pairs in {names}: name the folder with BRIEFINGS_SHARED; speed on made-up names")
        speed(list(made_up(6000)))
    start()


if __name__ == "__main__":
    main()
