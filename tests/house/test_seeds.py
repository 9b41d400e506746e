"""The five sample briefings: kept as they came, and known to no rule."""

import hashlib
import json
import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from tests.conftest import ROOT
from tests.house.sources import Module, broken, modules

DIGESTS = {
    "000_c21b5b8b506bef01.txt": "f40a7bba62e8c421b3162482daf315ac0e006a3c4135c4e6e48689fbdaa7c4bc",
    "001_2b517ea774ec70c3.txt": "abce7efcbba458d683ad002b71e6b8fc1cc07096022928cb3be28b001dfeafe6",
    "002_3ef2fde56405f427.txt": "3593f9935917df4e01a5d7ce59588592ea30537d12dc4ab2b0e981e545707667",
    "003_b8fccbf6ecf3a0b9.txt": "a746ba701b5ff7453c03c0d41a5f56bd635e79cdf64a524596772c5b39ad542f",
    "004_9b87ed8edb32efc0.txt": "5f9af5b0f0fff595c6b0c22ebf616a047c000dd7ec93767a3917423d4b9c091f",
}
OF_NAMES = ("given", "gazetteer", "places")
"""How files of given names and places begin: they may hold anybody's."""
RUN = 4


def test_the_seeds_are_kept_byte_for_byte(seeds: Path) -> None:
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in seeds.iterdir()}
    assert found == DIGESTS


@cache
def runs_of_the_seeds() -> frozenset[tuple[str, ...]]:
    texts = (ROOT / "seeds" / name for name in DIGESTS)
    return frozenset(run for text in texts for run in runs(text.read_text(encoding="utf-8")))


@cache
def names_of_the_seeds() -> frozenset[str]:
    """Give surnames and publishers, casefolded, from the facts known of the seeds."""
    golden = ROOT / "tests" / "golden" / "seeds.jsonl"
    names: set[str] = set()
    for fact in map(json.loads, golden.read_text(encoding="utf-8").splitlines()):
        people = [span for span in fact["spans"] if span["kind"] == "PER"]
        names |= {word.split()[-1] for span in people for word in (span["text"], span["entity"])}
        names |= set((fact["publisher"] or "").replace(" via ", " ").split())
    return frozenset(name.casefold() for name in names)


def runs(text: str) -> Iterator[tuple[str, ...]]:
    found = words(text)
    return zip(*(found[start:] for start in range(RUN)), strict=False)


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


@cache
def a_name_of_the_seeds() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(names_of_the_seeds(), key=len, reverse=True)))
    return re.compile(rf"(?<![^\W_])(?:{names})(?![^\W_])")


def names_in(text: str) -> list[str]:
    return a_name_of_the_seeds().findall(text.casefold())


def rules() -> list[Path]:
    kinds = {".txt", ".tsv", ".csv", ".json", ".yaml", ".toml", ".md"}
    return [
        path
        for path in sorted((ROOT / "briefings").rglob("*"))
        if path.suffix in kinds and not path.stem.startswith(OF_NAMES)
    ]


def test_no_code_knows_the_seeds() -> None:
    def rule(module: Module) -> Collection[str]:
        lines = module.text.splitlines()
        comments = dict(module.comments)
        code = "\n".join(
            line.removesuffix(comments.get(number, ""))
            for number, line in enumerate(lines, 1)
            if number not in module.documentation
        )
        quoted = [run for _, literal in module.literals for run in known(literal)]
        return names_in(code) + known(code) + quoted

    assert broken(modules("briefings"), rule) == {}


def test_no_rule_knows_the_seeds() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in rules()}
    told = {name: names_in(text) + known(text) for name, text in texts.items()}
    assert {name: found for name, found in told.items() if found} == {}


def known(text: str) -> list[str]:
    return [" ".join(run) for run in runs(text) if run in runs_of_the_seeds()]


def test_the_facts_name_the_people_and_publishers_that_rules_may_not() -> None:
    assert {"umerov", "witkoff", "hnatov", "gnatov", "liga.net", "unn"} <= names_of_the_seeds()
    assert len(names_of_the_seeds()) > 15
