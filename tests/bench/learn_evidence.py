"""Learn `briefings/names/evidence.txt` from labelled news; never imported by the program.

    BRIEFINGS_SHARED=FOLDER make learn-evidence [MEASURE=--measure]

Two logistic regressions, deterministic: whether a capitalised word, or a run of them, names a
person, by the marks of all the places in a text where it stands. English is scarce in the data
and what most read, so that its examples count more than once; and what a mark of few examples
weighs is drawn to what is believed of it (`PRIOR`).

`--measure` learns five times, each without a fifth of the texts, and reports on those held out.
"""

import argparse
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path

from briefings.model import EntityKind
from briefings.names import lists
from briefings.names.context import text_of
from briefings.names.gazetteer import Gazetteer
from briefings.names.learned.evidence import points, weights_of
from briefings.names.learned.people import add_ends, marks, runs
from tests.bench.entities import (
    NOTHING,
    PEOPLE,
    Labelled,
    Score,
    found_of,
    labelled,
    say_score,
    scored,
    seeds,
)
from tests.bench.learn_names import fit

OUT = Path(lists.__file__).with_name("evidence.txt")
FOLDS = 5
RIDGE = 8.0
PRIOR = {
    "honorific before": 3.5,
    "title before": 3.0,
    "role before": 2.0,
    "says behind": 1.5,
    "says before": 1.5,
    "quoted saying": 1.0,
    "team of": 2.0,
    "credited": 3.0,
    "alone in the story": 3.0,
    "alone": 1.0,
    "alone, unknown": -1.0,
    "alone, unknown, english": -2.0,
    "of another tongue": -1.5,
    "alone: times": 1.0,
    "he behind": 0.7,
    "age behind": 1.5,
    "who behind": 1.0,
    "initial": 1.5,
    "patronymic": 1.5,
    "capitals": -1.5,
    "thing behind": -1.5,
    "number behind": -1.0,
    "the before": -1.0,
}
"""What is believed of marks so rare that the data tell little."""
LEVEL = {"en": 8}
SEEDS = 12


@dataclass(frozen=True, slots=True)
class Example:
    """A written form in a text, with its marks."""

    written: str
    marks: dict[str, int]
    is_person: bool


def examples(one: Labelled) -> tuple[list[Example], list[Example]]:
    """Give the words and the names of a text; where they stand for several, most decide."""
    text = text_of(one.briefing.text, one.briefing.language)
    candidates = list(runs(text))
    gold = one.spans[EntityKind.PERSON]
    right: defaultdict[str, int] = defaultdict(int)
    for run in candidates:
        right[run.written] += 1 if (run.span.start, run.span.end) in gold else -1
    told = marks(text, one.briefing, candidates)
    words, names = (
        [Example(written, found, right[written] > 0) for written, found in some.items()]
        for some in told
    )
    return words, names


def learn(texts: Iterable[Labelled]) -> None:
    """Learn both and write them: words know what was learned of names."""
    told = [(*examples(one), weight_of(one)) for one in texts]
    names = learned([(one, often) for _, some, often in told for one in some])
    write({"name": names})
    for words, some, _ in told:
        odds = {one.written: points(one.marks, "name") for one in some}
        add_ends({one.written: one.marks for one in words}, odds)
    words_ = learned([(one, often) for some, _, often in told for one in some])
    write({"name": names, "word": words_})


def weight_of(one: Labelled) -> int:
    """Give how often the examples of a text count."""
    return SEEDS if one.is_seed else LEVEL.get(one.briefing.language, 1)


def learned(told: Sequence[tuple[Example, int]]) -> dict[str, float]:
    """Give the weight of every mark, `always` among them."""
    names = ["always", *sorted({mark for one, _ in told for mark in one.marks})]
    place = {name: at for at, name in enumerate(names)}
    rows: list[tuple[list[float], bool]] = []
    for one, often in told:
        row = [1.0] + [0.0] * (len(names) - 1)
        for mark, count in one.marks.items():
            row[place[mark]] = log2(1 + count)
        rows += [(row, one.is_person)] * often
    return dict(
        zip(names, fit(rows, RIDGE, [PRIOR.get(name, 0.0) for name in names]), strict=True)
    )


def write(weights: Mapping[str, Mapping[str, float]]) -> None:
    """Write the file the program reads, and make it read it anew."""
    lines = [
        "# Made by `python -m tests.bench.learn_evidence` from labelled news (CoNLL-2003 English,",
        "# SlavicNER) and the sample briefings: what each mark of a word, or of a name of several",
        "# words, adds to the logarithm of the odds that it is a person's.",
    ]
    for kind, some in weights.items():
        lines += [f"[{kind}]", *(f"{weight:.2f} {mark}" for mark, weight in some.items())]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    weights_of.cache_clear()


def measure(texts: Sequence[Labelled]) -> None:
    """Print strict F of people in texts that were held out."""
    kept = OUT.read_bytes()
    scores: defaultdict[str, Score] = defaultdict(lambda: NOTHING)
    try:
        for fold in range(FOLDS):
            learn(one for one in texts if fold_of(one) != fold)
            for one in texts:
                if fold_of(one) == fold:
                    found = found_of(one, Gazetteer([]))[EntityKind.PERSON]
                    tongue = "seeds" if one.is_seed else one.briefing.language
                    scores[tongue] += scored(found, one.spans[EntityKind.PERSON])
    finally:
        OUT.write_bytes(kept)
    for tongue, least in {**PEOPLE, "seeds": 0.95}.items():
        say_score(tongue, scores[tongue], least)


def fold_of(one: Labelled) -> int:
    return zlib.crc32(one.name.encode()) % FOLDS


def main() -> None:
    """Learn, or measure."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--measure", action="store_true")
    texts = [*labelled(), *seeds()]
    if asked.parse_args().measure:
        measure(texts)
    else:
        learn(texts)


if __name__ == "__main__":
    main()
