"""Learn `briefings/names/costs.txt` from pairs of names; never imported by the program.

    python -m tests.bench.learn_names PAIRS.tsv.gz [--measure]

Two steps, both deterministic. First the prices of sounds: a logistic regression over the
operations of the cheapest alignment of two words, aligned again with the new prices, four times
over. Then the weights of the verdict on whole names. Both learn from all pairs.

`--measure` learns five times, each time without every pair that has a person of one fifth of all
persons, and reports on the pairs so held out: it takes minutes, and leaves the file as it was.
"""

import argparse
import csv
import gzip
import math
import random
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

from briefings.model import ReasonKind
from briefings.names import lists
from briefings.names.pairs import align, verdict, words
from briefings.names.pairs.parse import Role, parse
from briefings.names.spelling import costs
from briefings.names.spelling.costs import GAP, SWAP, price
from briefings.names.spelling.readings import readings

OUT = Path(lists.__file__).with_name("costs.txt")
UNREADABLE = {"Hani", "Hang", "Kana", "Hira", "Jpan", "Thai", "Deva", "Beng", "Hans", "Hant"}
SHARE = -15.0
"""How steeply a price in shares of a word's length counts; fixed, the prices are learned."""
FLOORS = {"ae": 0.42}
"""Least prices: a family name with a is not the one with e, though many a given name is."""
FOLDS = 5
HARD = 3.5
"""How many pairs one of two people who share a word counts for: in a library they are many."""
ROUNDS, PASSES, RATE, HOLD = 4, 6, 0.04, 0.0004


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled pair."""

    a: str
    b: str
    same: bool
    kind: str
    scripts: frozenset[str]
    """The scripts of the two, as ISO 15924 calls them."""
    folds: tuple[int, int]
    """The fifth that each person is of."""


def rows(path: Path) -> Iterator[Row]:
    """Give the pairs of a file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            scripts = frozenset((row["script_a"], row["script_b"]))
            yield Row(
                row["a"],
                row["b"],
                row["same"] == "1",
                "far" if scripts & UNREADABLE else row["kind"],
                scripts,
                (_fold(row["id_a"]), _fold(row["id_b"])),
            )


def _fold(person: str) -> int:
    return zlib.crc32(person.encode()) % FOLDS


def operations(a: str, b: str) -> Counter[str]:
    """Give the operations of the cheapest way from one reading to another, priced as now."""
    ways: dict[tuple[int, int], tuple[float, tuple[str, ...]]] = {(0, 0): (0.0, ())}
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            if i or j:
                ways[i, j] = min(
                    (ways[back][0] + cost, (*ways[back][1], key) if key else ways[back][1])
                    for back, key, cost in _steps(a, b, i, j)
                )
    return Counter(ways[len(a), len(b)][1])


def _steps(a: str, b: str, i: int, j: int) -> Iterator[tuple[tuple[int, int], str, float]]:
    """Give the last steps to a place: where each comes from, its operation and its price."""
    if i:
        mark = _mark_of(a, i - 1)
        yield (i - 1, j), mark + a[i - 1] + GAP, price(a[i - 1], GAP, mark)
    if j:
        mark = _mark_of(b, j - 1)
        yield (i, j - 1), mark + b[j - 1] + GAP, price(b[j - 1], GAP, mark)
    if i and j:
        x, y = a[i - 1], b[j - 1]
        mark = "^" if i + j == 2 else ""
        if x == y:
            yield (i - 1, j - 1), "", 0.0
        else:
            yield (i - 1, j - 1), mark + "".join(sorted(x + y)), price(x, y, mark)
        if i > 1 and j > 1 and x != y and a[i - 2] == y and b[j - 2] == x:
            yield (i - 2, j - 2), SWAP, costs.costs().get(SWAP, 1.3)


def _mark_of(sounds: str, at: int) -> str:
    """Give the mark of a place: the first sound of a reading, the last, or neither."""
    return "^" if at == 0 else "$" if at == len(sounds) - 1 else ""


def word_examples(pairs: Iterable[Row]) -> list[tuple[str, str, bool]]:
    """Give readings of words that answer each other, and whether they are one name.

    In a pair of one person all words are; in a pair of two, only the least alike word is surely
    not.
    """
    found = set()
    for row in pairs:
        laid = _aligned(row)
        told = []
        for pair in laid.pairs:
            left = "".join(laid.a.words[at].text for at in pair.left)
            right = "".join(laid.b.words[at].text for at in pair.right)
            roles = {laid.a.words[pair.left[0]].role, laid.b.words[pair.right[0]].role}
            if roles == {Role.WORD}:
                told.append((pair.link.score, pair.link.kind, left, right))
        chosen = told if row.same else sorted(told)[:1]
        for score, kind, left, right in chosen:
            settled = kind in {ReasonKind.EXACT, ReasonKind.GIVEN_NAME}
            settled = settled or (kind is ReasonKind.ENDING and score > _SURE_CASE)
            if settled or (not row.same and score > 0.97):
                continue
            a, b = _nearest(left, right)
            if a != b and a and b:
                found.add((min(a, b), max(a, b), row.same))
    return sorted(found)


_SURE_CASE = 0.93
"""From here on a case ending tells all there is between two words."""


def _nearest(left: str, right: str) -> tuple[str, str]:
    choices = [
        (costs.distance(a, b), a, b) for a in readings(left)[:3] for b in readings(right)[:3]
    ]
    return min(choices)[1:] if choices else ("", "")


_SEED = 3
"""Of some seeds the one whose weights miss the fewest whom those before them met."""


def learn_prices(pairs: Sequence[Row], prior: dict[str, float]) -> tuple[dict[str, float], float]:
    """Give the prices, and the bias of the logistic over them."""
    prices, bias = dict(prior), 4.0
    chance = random.Random(_SEED)
    for _ in range(ROUNDS):
        write(prices, {"bias": bias, "share": SHARE}, costs.weights("names"))
        examples = [
            (operations(a, b), (len(a) + len(b)) / 2, same) for a, b, same in word_examples(pairs)
        ]
        for turn in range(PASSES):
            chance.shuffle(examples)
            rate = RATE / (1 + turn)
            for counts, length, same in examples:
                cost = sum(prices.get(key, 1.3) * n for key, n in counts.items())
                z = bias + SHARE * cost / length
                error = float(same) - 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))
                bias += rate * error
                for key, n in counts.items():
                    old = prices.get(key, 1.3)
                    step = rate * error * SHARE * n / length * 0.35
                    pull = HOLD * (prior.get(key, 1.3) - old)
                    prices[key] = min(1.6, max(FLOORS.get(key, 0.03), old + step + pull))
    return prices, bias


def fit(
    examples: Sequence[tuple[Sequence[float], bool]],
    ridge: float = 2.0,
    prior: Sequence[float] = (),
    counts: Sequence[float] = (),
) -> list[float]:
    """Fit a logistic regression by Newton's method; weights are drawn to those of `prior`.

    `counts` tells how much each example counts; without it, once.
    """
    size = len(examples[0][0])
    start = list(prior) or [0.0] * size
    weights = list(start)
    for _ in range(12):
        gradient = [-ridge * (w - s) for w, s in zip(weights, start, strict=True)]
        curve = [[ridge if i == j else 0.0 for j in range(size)] for i in range(size)]
        for (x, same), times in zip(examples, counts or repeat(1.0), strict=False):
            some = [(i, v) for i, v in enumerate(x) if v]
            z = sum(weights[i] * v for i, v in some)
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))
            for i, v in some:
                gradient[i] += times * (float(same) - p) * v
                slope = times * p * (1 - p) * v
                for j, u in some:
                    curve[i][j] += slope * u
        step = solve(curve, gradient)
        weights = [w + s for w, s in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-6:
            break
    return weights


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a small system of linear equations by elimination."""
    rows_ = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    size = len(rows_)
    for at in range(size):
        best = max(range(at, size), key=lambda i: abs(rows_[i][at]))
        rows_[at], rows_[best] = rows_[best], rows_[at]
        for i in range(size):
            if i != at and rows_[i][at]:
                factor = rows_[i][at] / rows_[at][at]
                rows_[i] = [x - factor * y for x, y in zip(rows_[i], rows_[at], strict=True)]
    return [rows_[i][size] / rows_[i][i] for i in range(size)]


def write(prices: dict[str, float], words_: dict[str, float], names: dict[str, float]) -> None:
    """Write the file the program reads, and make it read it anew."""
    lines = [
        "# Made by `python -m tests.bench.learn_names` from the team's tuning pairs (names of",
        "# politicians from EveryPolitician and Wikidata, UN and OFAC lists, SlavicNER).",
        "# sounds: what one sound for another costs; `-` for none, `^` at the beginning of a",
        "# word, `$` behind the end of the other, `<>` in the other order.",
        "# words, names: the logistics of words and of whole names (words.py, verdict.py).",
        "[sounds]",
        *(f"{key} {prices[key]:.2f}" for key in sorted(prices)),
        "[words]",
        *(f"{weight:.3f} {name}" for name, weight in words_.items()),
        "[names]",
        *(f"{weight:.3f} {name}" for name, weight in names.items()),
    ]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for cached in (
        costs.costs,
        costs.weights,
        costs.gaps,
        costs.distance,
        costs.prices,
        words.link,
        words.near_by_rule,
    ):
        cached.cache_clear()


def learn(pairs: Sequence[Row]) -> None:
    """Learn both and write them."""
    prior = hand_made()
    prices, bias = learn_prices(pairs, prior)
    word = {"bias": bias, "share": SHARE}
    write(prices, word, costs.weights("names"))
    write(prices, word, learn_verdict(pairs))


def learn_verdict(pairs: Sequence[Row]) -> dict[str, float]:
    """Give the weight of everything the verdict rests on."""
    told = [(verdict.numbers(verdict.lay(_aligned(row))), row) for row in pairs]
    names = list(dict.fromkeys(name for found, _ in told for name in found))
    numbers = [[float(found.get(name, 0)) for name in names] for found, _ in told]
    fitted = fit(
        [(x, row.same) for x, (_, row) in zip(numbers, told, strict=True)],
        counts=[HARD if row.kind == "hardneg" else 1.0 for _, row in told],
    )
    return dict(zip(names, fitted, strict=True))


def _aligned(row: Row) -> align.Alignment:
    """Lay a pair by its sounds: what a list knows of syllables is not to be learned."""
    return align.by_sounds(parse(row.a), parse(row.b))


def hand_made() -> dict[str, float]:
    """Give the prices from which learning starts: vowels cheap, like consonants cheaper."""
    vowels, consonants = "@aeiou", "bvgdzklmnprstfhcCJSZ"
    bones = dict(zip("ghqkSsZzJcCvfwbpdt", "KKKKSSSSSSSVVVPPTT", strict=True))
    sounds = sorted(vowels + consonants)
    made: dict[str, float] = {SWAP: 0.7}
    for place, a in enumerate(sounds):
        made[a + "-"] = 0.3 if a == "@" else 0.55 if a in vowels else 0.4 if a == "h" else 0.9
        made["^" + a + "-"] = made[a + "-"] * 1.4
        made["$" + a + "-"] = made[a + "-"]
        for b in sounds[place + 1 :]:
            both = (a in vowels) + (b in vowels)
            like = bones.get(a, a) == bones.get(b, b)
            made[a + b] = 0.45 if both == 2 else 1.2 if both else 0.3 if like else 1.1
            if both == 2 and a == "@":
                made[a + b] = 0.15
            made["^" + a + b] = made[a + b] * 1.3
    return made


def measure(pairs: Sequence[Row]) -> None:
    """Print F1 and recall at 1 % false positives, all and by kind, each pair judged held out."""
    kept = OUT.read_bytes()
    judged: list[tuple[float, Row]] = []
    try:
        for fold in range(FOLDS):
            learn([row for row in pairs if fold not in row.folds and row.kind != "far"])
            judged += [
                (verdict.score(align.align(parse(row.a), parse(row.b))), row)
                for row in pairs
                if row.folds[0] == fold
            ]
    finally:
        OUT.write_bytes(kept)
    report(judged)


def report(judged: Sequence[tuple[float, Row]]) -> None:
    """Print what the scores are worth."""
    core = [(score, row) for score, row in judged if row.kind not in {"far", "oth-lat"}]
    apart = sorted((score for score, row in core if not row.same), reverse=True)
    strict = apart[len(apart) // 100]
    best = max((f1(core, cut / 100), cut / 100) for cut in range(5, 100))
    say(f"core {len(core)}: best F1 {best[0]:.3f} at {best[1]}, F1 at .5 {f1(core, 0.5):.3f}")
    say(f"threshold at 1 %: {strict:.3f}")
    for kind in [None, *sorted({row.kind for _, row in judged})]:
        part = core if kind is None else [one for one in judged if one[1].kind == kind]
        for cut in (0.5, strict):
            found = [score > cut for score, row in part if row.same] or [False]
            wrong = [score > cut for score, row in part if not row.same] or [False]
            recall, false = sum(found) / len(found), sum(wrong) / len(wrong)
            say(f"  {kind or 'core':14s} > {cut:.2f}: recall {recall:.3f} false {false:.3f}")


def say(line: str) -> None:
    """Write a line of the report."""
    sys.stdout.write(line + "\n")


def f1(judged: Sequence[tuple[float, Row]], cut: float) -> float:
    """Give F1 of a threshold."""
    right = sum(score > cut and row.same for score, row in judged)
    said = sum(score > cut for score, _ in judged)
    true = sum(row.same for _, row in judged)
    return 2 * right / (said + true) if said + true else 0.0


def main() -> None:
    """Learn, or measure."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("pairs", type=Path)
    asked.add_argument("--measure", action="store_true")
    given = asked.parse_args()
    pairs = list(rows(given.pairs))
    if given.measure:
        measure(pairs)
    else:
        learn([row for row in pairs if row.kind != "far"])


if __name__ == "__main__":
    main()
