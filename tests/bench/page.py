"""`docs/PERFORMANCE.md`, written from what `make bench` kept.

    python -m tests.bench.page [FILE ...]

Each FILE is one of `.bench/`, the newest unless any is named. The page says when and on what each
was measured: nothing in it is recalled.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

PAGE = ROOT / "docs" / "PERFORMANCE.md"


def page(records: Iterable[Mapping[str, Any]]) -> str:
    """Write the page."""
    return "\n".join([*_HEAD, *chain.from_iterable(map(_lines, records))]) + "\n"


_HEAD = (
    "# Performance",
    "",
    "Written by `python -m tests.bench.page` from what `make bench` kept; not by hand.",
    "Ratios are of medians, side by side in one run. What other programs take that are installed",
    "is measured by `make bench PEERS=yes`, and larger libraries by `make bench SIZES=...`.",
)


def _lines(record: Mapping[str, Any]) -> Iterator[str]:
    load = record["load"]
    yield ""
    taken = record["taken"][:16].replace("T", " ")
    yield f"## {taken} UTC, Python {record['python']}, {record['system']}"
    yield ""
    yield f"{load} processes wanted to run at its end, so times are higher than on a quiet machine"
    yield "where that is more than the cores."
    yield ""
    yield "| measured | value | bound | kept |"
    yield "|---|---|---|---|"
    for one in record["measures"]:
        yield _row(one["name"], one["wall_ratio"], "x", one["bound"], at_least=False)
    for one in record["figures"]:
        yield _row(one["name"], one["value"], one["unit"], one["bound"], at_least=one["at_least"])


def _row(name: str, value: float, unit: str, bound: float | None, *, at_least: bool) -> str:
    if bound is None:
        return f"| {name} | {value:.2f} {unit} | | |"
    is_kept = value >= bound if at_least else value <= bound
    sign = ">=" if at_least else "<="
    return f"| {name} | {value:.2f} {unit} | {sign} {bound:g} | {'yes' if is_kept else 'no'} |"


def main() -> None:
    """Write the page of some files."""
    kept = sorted((ROOT / ".bench").glob("*.json"))
    files = [Path(one) for one in sys.argv[1:]] or kept[-1:]
    PAGE.parent.mkdir(exist_ok=True)
    records = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    PAGE.write_text(page(records), encoding="utf-8")


if __name__ == "__main__":
    main()
