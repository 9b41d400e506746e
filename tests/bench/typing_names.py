"""Typing a name among 100,000 people, in a spelling that the library does not have.

    BRIEFINGS_SHARED=FOLDER python -m tests.bench.typing_names DATA_FOLDER [PEOPLE]

FOLDER has `names/pairs_dev.tsv.gz`: 200 people of its pairs are looked for, letter by letter, by
the name that is not stored. All others are there too, and the rest up to the number are made of
their given and family names. A library that is in DATA_FOLDER already is used as it is.
"""

import csv
import gzip
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import NamedTuple

from briefings.library import Library, open_library
from briefings.library.door import keyer
from briefings.model import BlockKind, EntityKind, Mention, Span, Tier
from briefings.search import document
from briefings.store.open import open_store
from briefings.store.protocols import Entry, Origin
from briefings.text.indexed import index_words
from tests.bench.keystrokes import timed
from tests.bench.learn_names import say
from tests.bench.stock import configuration, entry
from tests.settled import settled_as
from tests.shared import folder

TYPED = 200
A_TEXT = 20
"""People named in one text."""
PEOPLE = 100_000
KINDS = frozenset({"lat-lat", "cyr-lat", "cyr-cyr", "slav-x"})
"""Pairs of spellings that a person would type one for the other."""


class Wanted(NamedTuple):
    """Somebody who is looked for."""

    stored: str
    typed: str


def slug(name: str) -> str:
    """Give the id a library has of a name."""
    return "-".join(index_words(name))


def clusters(file: Path) -> list[list[str]]:
    """Give the spellings of each person of the pairs, of two words or more, each once."""
    found: dict[str, dict[str, str]] = {}
    with gzip.open(file, "rt", encoding="utf-8") as text:
        for row in csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE):
            for side in "ab":
                if row["kind"] in KINDS and 1 < len(index_words(row[side])) < 5:
                    found.setdefault(row["id_" + side], {}).setdefault(slug(row[side]), row[side])
    return [list(names.values()) for names in found.values()]


def everybody(persons: Sequence[Sequence[str]], count: int) -> tuple[list[str], list[Wanted]]:
    """Give so many names, one a person, and those looked for by another of theirs."""
    random = Random("everybody")
    names = {slug(spellings[0]): spellings[0] for spellings in persons}
    typed = [
        Wanted(spellings[0], spellings[1])
        for spellings in persons
        if len(spellings) > 1 and slug(spellings[1]) not in names
    ]
    random.shuffle(typed)
    unwanted = {slug(name) for spellings in persons for name in spellings[1:]}
    bearers = [name.replace(",", "").split() for name in names.values()]
    while len(names) < count:
        made = f"{random.choice(bearers)[0]} {random.choice(bearers)[-1]}"
        if slug(made) not in unwanted:
            names.setdefault(slug(made), made)
    return list(names.values())[:count], typed[:TYPED]


def store(data_dir: Path, names: Sequence[str]) -> None:
    """Keep texts that name everybody."""
    with open_library(configuration(), data_dir):
        pass
    kept = open_store(data_dir, keyer)
    for start in range(0, len(names), 50 * A_TEXT):
        made = [
            _entry(at, names[at : at + A_TEXT])
            for at in range(start, min(start + 50 * A_TEXT, len(names)), A_TEXT)
        ]
        with kept.batch():
            kept.corpus.put([one for one, _ in made])
            kept.corpus.put_origins([origin for _, origin in made])
            kept.index.put([document(one.briefing, one.received) for one, _ in made])
    settled_as(kept.corpus, {slug(name): (slug(name), name) for name in names})
    kept.close()


def _entry(number: int, names: Sequence[str]) -> tuple[Entry, Origin]:
    made, origin = entry(number)
    text = "\n".join(names)
    start, mentions = 0, []
    for name in names:
        mentions.append(_mention(name, start))
        start += len(name) + 1
    blocks = (replace(made.briefing.blocks[0], kind=BlockKind.BODY, span=Span(0, len(text))),)
    told = replace(made.briefing, text=text, blocks=blocks, title=names[0], title_span=None)
    return replace(made, briefing=told, mentions=tuple(mentions), rings=()), origin


def _mention(name: str, start: int) -> Mention:
    span, person = Span(start, start + len(name)), EntityKind.PERSON
    return Mention(span, name, person, slug(name), name, BlockKind.BODY, Tier.EXACT, 1.0)


def places(library: Library, chosen: Sequence[Wanted]) -> Iterator[tuple[list[float], int]]:
    """Type each name; give the seconds of each letter, and where the person stands at last."""
    for one in chosen:
        begun = [one.typed[:end] for end in range(1, len(one.typed) + 1)]
        taken = [timed(partial(library.names, text)) for text in begun]
        found = [person.id for person in library.names(one.typed)]
        yield taken, found.index(slug(one.stored)) if slug(one.stored) in found else 1 << 30


def main() -> None:
    """Print what a letter costs, and how often the person stands first, and among ten."""
    data_dir = Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else PEOPLE
    names, chosen = everybody(clusters(folder() / "names" / "pairs_dev.tsv.gz"), count)
    if not (data_dir / "index.db").exists():
        store(data_dir, names)
    with open_library(configuration(), data_dir) as library:
        for text in ("o", "ol", "ole"):
            library.names(text)
        found = list(places(library, chosen))
    taken = [1000 * seconds for letters, _ in found for seconds in letters]
    for first, demanded in ((1, 0.92), (10, 0.96)):
        share = sum(place < first for _, place in found) / len(found)
        say(f"hit@{first} {share:.3f} (demanded >= {demanded})")
    p99 = quantiles(taken, n=100)[98]
    say(f"a letter: p50 {median(taken):.1f} (<= 3), p99 {p99:.1f} ms CPU (<= 15)")
    if "-v" in sys.argv:
        for one, (_, place) in zip(chosen, found, strict=True):
            if place:
                say(f"{one.typed} for {one.stored}: {place}")


if __name__ == "__main__":
    main()
