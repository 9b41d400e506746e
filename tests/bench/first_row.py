"""From the start of the process to the first row's bytes on a terminal.

The five samples are taken in already; configuration, store and names are in use. The base is
a Python that imports `textual.app` and says so.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.bench.measure import Measure, Ratio, in_turn, until_bytes
from tests.conftest import ROOT
from tests.terminal.emulator import BRIEFINGS

BARE = "import os, sys, textual.app; os.write(1, b'imported'); sys.stdin.read()"


def take(folder: Path, rounds: int) -> Ratio:
    """Measure in an empty folder."""
    reader = [BRIEFINGS, "--config", str(ROOT / "config.yaml"), "--data-dir", str(folder / "lib")]
    subprocess.run([*reader, "scan"], check=True, capture_output=True, env=_environment(folder))
    listed = subprocess.run(
        [*reader, "list", "--json"], check=True, capture_output=True, env=_environment(folder)
    )
    first_word = json.loads(listed.stdout.splitlines()[0])["title"].split()[0].encode()
    return in_turn(
        ours=lambda: until_bytes(reader, first_word, folder),
        base=lambda: until_bytes([sys.executable, "-c", BARE], b"imported", folder),
        rounds=rounds,
    )


def _environment(folder: Path) -> dict[str, str]:
    return {"HOME": str(folder), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}


MEASURE = Measure("first row on a terminal / bare import textual.app", 1.35, take)
