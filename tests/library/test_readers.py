"""Two readers, a scan and a reader of JSON at once: nobody is refused, and all come to agree.

Seconds here; `make faults` gives them minutes.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from briefings.config import load
from briefings.library import open_library
from tests.conftest import ROOT

ROUNDS = int(os.environ.get("BRIEFINGS_FAULT_ROUNDS", "3"))
MANY = 100
"""Rounds that are minutes."""
FILES = 10 * max(1, ROUNDS - 2)
"""How many files come while the others read."""
PATIENCE = 0.1
"""Seconds within which 99 of 100 looks are over, but for the time they wait for a core.

Held for minutes alone: of the few looks of seconds the slowest is as slow as the machine may be.
"""

READING = """
import sys, time
from pathlib import Path
from briefings.config import load
from briefings.library import open_library

# Five processes share what there is of cores: what the system has waiting is not blocked.
told = Path("/proc/thread-self/schedstat")

def now():
    waited = int(told.read_text().split()[1]) / 1e9 if told.exists() else 0.0
    return time.perf_counter() - waited

longest = []
with open_library(load(sys.argv[1]), Path(sys.argv[2]), beside=True) as library:
    while len(longest) < 4 or not Path(sys.argv[3]).exists():
        begun = now()
        listing = library.listing()
        rows = listing.rows(0, 40)
        library.alert_groups()
        library.summary()
        longest.append(now() - begun)
        if len(longest) == 1:
            print("reading", flush=True)
        if rows:
            one = rows[len(longest) % len(rows)]
            library.mark([one.id], read=one.unread)
            library.pin([one.id], not one.pinned)
            library.undo()
            library.page(one.id)
longest.sort()
print(longest[len(longest) * 99 // 100])
"""
TAKING = """
import sys
from pathlib import Path
from briefings.config import load
from briefings.library import open_library

folder, count = Path(sys.argv[3]), int(sys.argv[4])
with open_library(load(sys.argv[1]), Path(sys.argv[2])) as library:
    for number in range(count):
        day = f"date 2025-12-{number % 28 + 1:02}"
        text = f"{day}\\n\\nReport {number}\\n\\nHakala spoke {number}.\\n"
        (folder / f"{number}.txt").write_text(text)
        if number % 10 == 9:
            for step in library.scan():
                pass
"""


def child(program: str, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def listed(config: Path, data: Path) -> list[tuple[object, ...]]:
    words = ["-m", "briefings", "--config", str(config), "--data-dir", str(data), "list", "--json"]
    done = subprocess.run(
        [sys.executable, *words], check=False, capture_output=True, text=True, cwd=ROOT
    )
    assert "locked" not in done.stderr
    assert done.returncode in (0, 1), done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return [(row["id"], row["unread"], row["pinned"]) for row in rows]


def test_two_readers_a_scan_and_json_at_once_refuse_nobody_and_agree(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    config, data, stop = tmp_path / "config.yaml", tmp_path / "kept", tmp_path / "stop"
    config.write_text("sources: [in]\nwatchlists: [{name: all, watch: [Hakala]}]\n")
    with open_library(load(config), data) as library:
        for _ in library.scan():
            pass
    readers = [child(READING, str(config), str(data), str(stop)) for _ in range(2)]
    assert [one.stdout and one.stdout.readline() for one in readers] == ["reading\n"] * 2
    taker = child(TAKING, str(config), str(data), str(tmp_path / "in"), str(FILES))
    while taker.poll() is None:
        listed(config, data)
    stop.touch()
    for one in (taker, *readers):
        said, wrong = one.communicate()
        assert (one.returncode, wrong) == (0, "")
        if one is not taker:
            assert ROUNDS < MANY or float(said) < PATIENCE
    with open_library(load(config), data) as library:
        rows = library.listing().rows(0, FILES + 1)
        assert len(rows) == FILES
        assert listed(config, data) == [(row.id, row.unread, row.pinned) for row in rows]
        assert library.problems == ()
