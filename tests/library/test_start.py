import os
import subprocess
import sys
from pathlib import Path

from briefings.config import load
from tests.conftest import ROOT
from tests.library.conftest import scanned

OPEN = """
import sys
from pathlib import Path
from briefings.config import load
from briefings.library import open_library
with open_library(load(Path(sys.argv[1]), Path(sys.argv[2])), Path(sys.argv[2])) as library:
    assert len(library.listing()) == 5
    library.summary(), library.alert_groups(), library.page(library.listing().rows(0, 1)[0].id)
print(*sorted(sys.modules))
"""


def test_a_start_that_shows_what_is_stored_imports_no_names_no_rules_and_no_yaml(
    tmp_path: Path,
) -> None:
    """Whatever order the process gives its sets."""
    load(ROOT / "config.yaml", tmp_path)
    scanned(tmp_path).close()
    loaded: set[str] = set()
    for seed in ("1", "2", "3"):
        done = subprocess.run(
            [sys.executable, "-c", OPEN, str(ROOT / "config.yaml"), str(tmp_path)],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        loaded |= set(done.stdout.split())
    unwanted = {"yaml", "rapidfuzz", "anyascii", "rich", "textual"}
    assert loaded & unwanted == set()
    rooms = {".".join(name.split(".")[:2]) for name in loaded}
    assert rooms & {"briefings.names", "briefings.ingest", "briefings.search"} == set()
