"""`make bench-entities`: how well and how fast names are found in running text.

    BRIEFINGS_SHARED=FOLDER make bench-entities

FOLDER has `watch/` and `entities/`; without it the sample briefings alone are measured. Watches
are judged by document: one plain name, no alias. People, places and organisations are judged by
spans: only the very span is right. Seconds are of CPU, in this process alone.
"""

import gc
import gzip
import json
import random
import re
import tarfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from briefings.model import Briefing, EntityKind, ReasonKind, Surroundings, Tier, Watch
from briefings.names.entities import find_mentions
from briefings.names.gazetteer import Found, Gazetteer
from briefings.names.lists import word_lists
from briefings.text.language import language
from briefings.text.remembering import forget_texts
from tests.bench.learn_names import say
from tests.conftest import ROOT
from tests.names.briefings import briefing
from tests.reading import read
from tests.shared import folder

Spans = frozenset[tuple[int, int]]

PEOPLE = {"en": 0.88, "uk": 0.80, "ru": 0.78, "bg": 0.76, "pl": 0.66}
PLACES = {"en": 0.86, "uk": 0.76, "ru": 0.76, "bg": 0.76, "pl": 0.78}
SEEDS = {EntityKind.PERSON: 0.95, EntityKind.PLACE: 0.95, EntityKind.ORG: 0.80}
_KINDS = {"PER": EntityKind.PERSON, "LOC": EntityKind.PLACE, "ORG": EntityKind.ORG}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A watch and the documents it must ring for."""

    name: str
    docs: frozenset[str]
    also: frozenset[str]
    """Those that are neither right nor wrong."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with the spans of what it names, by kind."""

    name: str
    briefing: Briefing
    spans: dict[EntityKind, Spans]
    is_seed: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """What was right, what was wrong and what was missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.right + other.right, self.wrong + other.wrong, self.missed + other.missed
        )


NOTHING = Score(0, 0, 0)


def scored(found: Set[object], wanted: Set[object]) -> Score:
    return Score(len(found & wanted), len(found - wanted), len(wanted - found))


@cache
def documents() -> dict[str, str]:
    """Give the texts of the watch data by file name."""
    with tarfile.open(folder() / "watch" / "docs.tar.gz") as packed:
        files = [(one, packed.extractfile(one)) for one in packed if one.isfile()]
        return {Path(one.name).name: file.read().decode() for one, file in files if file}


def wanted() -> list[Wanted]:
    told = json.loads((folder() / "watch" / "dev.json").read_text("utf-8"))
    return [Wanted(one["name"], frozenset(one["docs"]), frozenset(one["also"])) for one in told]


def labelled() -> Iterator[Labelled]:
    """Give the labelled prose: English, and the Slavic texts."""
    entities = folder() / "entities"
    for told in _lines(entities / "conll_prose.jsonl.gz"):
        yield Labelled(told["doc"], briefing(told["text"], "en"), _spans(told["spans"]))
    for told in _lines(entities / "slavic.jsonl.gz"):
        name = Path(told["file"]).name
        yield Labelled(name, briefing(documents()[name], told["lang"]), _spans(told["spans"]))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _spans(told: Sequence[tuple[int, int, str]]) -> dict[EntityKind, Spans]:
    return {
        kind: frozenset((start, end) for start, end, label in told if label == name)
        for name, kind in _KINDS.items()
    }


def seeds() -> Iterator[Labelled]:
    """Give the five sample briefings as they are read, readings that are optional left out."""
    for line in (ROOT / "tests" / "golden" / "seeds.jsonl").read_text("utf-8").splitlines():
        told = json.loads(line)
        content = (ROOT / "seeds" / told["file"]).read_bytes()
        one = read(content, Surroundings(), name=told["file"])
        spans = [(span["start"], span["end"], span["kind"]) for span in told["spans"]]
        yield Labelled(told["file"], one, _spans(spans), is_seed=True)


def found_of(one: Labelled, gazetteer: Gazetteer) -> dict[EntityKind, Spans]:
    """Give the spans that are found, by kind."""
    mentions = find_mentions(one.briefing, gazetteer)
    return {
        kind: frozenset((m.span.start, m.span.end) for m in mentions if m.kind is kind)
        for kind in _KINDS.values()
    }


def unwatched() -> None:
    """Print strict F of people and places without a watch, and documents a second."""
    texts, gazetteer = list(labelled()), Gazetteer([])
    start = time.process_time()
    found = [found_of(one, gazetteer) for one in texts]
    taken = time.process_time() - start
    for kind, demanded in ((EntityKind.PERSON, PEOPLE), (EntityKind.PLACE, PLACES)):
        say(f"{kind.value}, strict")
        for tongue, least in demanded.items():
            scores = [
                scored(spans[kind], one.spans[kind])
                for one, spans in zip(texts, found, strict=True)
                if one.briefing.language == tongue
            ]
            say_score(f"  {tongue}", sum(scores, NOTHING), least)
    letters = sum(len(one.briefing.text) for one in texts)
    rate = f"{len(texts) / taken:.0f} documents a second (demanded 500), cold"
    say(f"{rate}; {letters / taken / 1e6:.2f} M characters")


def say_score(name: str, score: Score, least: float) -> None:
    told = f"P {score.precision:.3f}  R {score.recall:.3f}  F {score.f:.3f}"
    say(f"{name:12} {told}  demanded F {least:.2f}{'' if score.f >= least else '  MISSED'}")


def of_seeds() -> None:
    texts, gazetteer = list(seeds()), Gazetteer([])
    found = [found_of(one, gazetteer) for one in texts]
    say("the seeds, strict")
    for kind, least in SEEDS.items():
        each = (
            scored(spans[kind], one.spans[kind]) for one, spans in zip(texts, found, strict=True)
        )
        say_score(f"  {kind.value}", sum(each, NOTHING), least)


def watched() -> None:
    """Print precision and recall by document of plain watches, and how fast they are found."""
    watches = wanted()
    gazetteer = Gazetteer([Watch(one.name, str(at)) for at, one in enumerate(watches)])
    texts = [(name, briefing(text, language(text))) for name, text in documents().items()]
    met = rings(texts, gazetteer)
    for name, tier, demanded in (
        ("sure", Tier.SURE, "P .97, R .90"),
        ("likely", Tier.LIKELY, "P .88, R .92"),
    ):
        scores = [
            scored(docs_of(met, str(at), tier) - one.also, one.docs)
            for at, one in enumerate(watches)
        ]
        all_ = sum(scores, NOTHING)
        told = f"P {all_.precision:.3f}  R {all_.recall:.3f}"
        say(f"watched, {name} or better: {told}  (demanded {demanded})")


Rings = dict[str, dict[str, Found]]


def rings(texts: Sequence[tuple[str, Briefing]], gazetteer: Gazetteer) -> Rings:
    """Give for every watch the surest name found in each document, `maybe` left out."""
    met: Rings = {}
    for name, one in texts:
        for found in gazetteer.find(one):
            best = met.setdefault(found.watch.watchlist, {}).get(name)
            if found.tier is not Tier.MAYBE and (best is None or found.tier.rank < best.tier.rank):
                met[found.watch.watchlist][name] = found
    return met


def docs_of(met: Rings, watch: str, tier: Tier) -> frozenset[str]:
    found = met.get(watch, {})
    return frozenset(name for name, one in found.items() if one.tier.rank <= tier.rank)


def speed(count: int = 500) -> None:
    """Print how fast texts are scanned for so many watches, cold and warm."""
    names = [one.name for one in wanted()]
    more = [f"{given.split()[0]} {family.split()[-1]}" for given in names for family in names[::7]]
    chosen = [*names, *more[: count - len(names)]]
    texts = [briefing(text, language(text)) for text in documents().values()]
    letters = sum(len(one.text) for one in texts)
    gazetteer = Gazetteer([Watch(name, "bench") for name in chosen])
    rates = []
    for _ in range(3):
        start = time.process_time()
        for one in texts:
            gazetteer.find(one)
        rates.append(letters / (time.process_time() - start) / 1e6)
        forget_texts()
    cold, *warm = rates
    told = f"cold {cold:.2f}, warm {max(warm):.2f} M characters a second (demanded 1.5)"
    say(f"{count} watches: {told}")


def glued() -> None:
    """Print how many glued names are found, and how many more in a million words of news."""
    words = sorted(word_lists("cues")["glued"])
    families = sorted({one.name.split()[-1] for one in wanted() if one.name.split()[-1].isascii()})
    choice = random.Random(1)
    right = wanted_ = 0
    for family in families:
        if len(family) < 4:
            continue
        gazetteer = Gazetteer([Watch(family, "bench")])
        english = [word for word in words if word.isascii() and len(word) > 2]
        for word in choice.sample(english, 12):
            text = f"They met {family}{word} there."
            met = [one for one in gazetteer.find(briefing(text)) if one.tier is not Tier.MAYBE]
            right += any(one.span.of(text) == family for one in met)
            wanted_ += 1
    told, count = _falsely_glued(families)
    rate = 1e6 * len(told) / count
    say(f"glued names found {right / wanted_:.4f} (demanded .99); of {count} words of news")
    say(f"  {len(told)} are called glued, {rate:.1f} a million, true ones among them:")
    for name, times in Counter(told).most_common(20):
        say(f"    {times} {name}")


def _falsely_glued(families: Sequence[str]) -> tuple[list[str], int]:
    gazetteer = Gazetteer([Watch(family, "bench") for family in families])
    texts = documents().values()
    told = [
        f"{one.watch.name} in {why.right}"
        for text in texts
        for one in gazetteer.find(briefing(text, language(text)))
        for why in one.reasons
        if why.kind is ReasonKind.GLUED and one.tier is not Tier.MAYBE
    ]
    return told, sum(len(re.findall(r"\w+", text)) for text in texts)


def main() -> None:
    """Print all rows that can be measured here."""
    # As the program's own processes have it, the peers here as well.
    gc.set_threshold(100_000)
    of_seeds()
    if not (folder() / "entities").exists():
        say(f"no texts in {folder()}: name the folder with BRIEFINGS_SHARED")
        return
    speed()
    unwatched()
    watched()
    glued()


if __name__ == "__main__":
    main()
