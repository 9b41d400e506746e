"""`docs/PERFORMANCE.md`, written from what `make bench` kept.

    python -m tests.bench.page [FILE]

FILE is one of `.bench/`, the newest unless it is named. The page says when and on what it was
measured: nothing in it is recalled.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

PAGE = ROOT / "docs" / "PERFORMANCE.md"


def page(record: Mapping[str, Any]) -> str:
    """Write the page."""
    return "\n".join(_lines(record)) + "\n"


def _lines(record: Mapping[str, Any]) -> Iterator[str]:
    yield "# Performance"
    yield ""
    yield "Written by `python -m tests.bench.page` from what `make bench` kept; not by hand."
    yield ""
    load = record["load"]
    yield f"Taken {record['taken']} with Python {record['python']} on {record['system']};"
    yield f"{load} processes wanted to run at its end, so times are higher than on a quiet machine"
    yield "where that is more than the cores. Ratios are of medians, side by side in one run."
    yield "What other programs take that are installed is measured by `make bench PEERS=yes`."
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
    """Write the page of a file."""
    kept = sorted((ROOT / ".bench").glob("*.json"))
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else kept[-1]
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(json.loads(file.read_text(encoding="utf-8"))), encoding="utf-8")


if __name__ == "__main__":
    main()
