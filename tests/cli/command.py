"""The installed command, run as a person or a script runs it."""

import json
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from tests.cli.forking import forks

ROOT = Path(__file__).parent.parent.parent
PROGRAM = Path(sys.executable).with_name("briefings")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a run gave."""

    code: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.split("\n") if line]


@dataclass(frozen=True, slots=True)
class Briefings:
    """`briefings`, with a data directory and a configuration of its own."""

    data_dir: Path
    config: Path | None = ROOT / "config.yaml"
    environment: dict[str, str] = field(default_factory=dict)

    def __call__(self, *words: str, given: bytes = b"") -> Answer:
        """Run one command, its options as a person gives them; `given` is its stdin."""
        config = ["--config", str(self.config)] if self.config else []
        called = [*words, *config, "--data-dir", str(self.data_dir)]
        read, write = os.pipe()
        with TemporaryFile() as out, TemporaryFile() as err, open(read, "rb") as asked:
            with open(write, "wb") as asks:
                asks.write(given)  # less than a pipe holds
            files = [file.fileno() for file in (asked, out, err)]
            code = forks(ROOT).run(called, self.data_dir.parent, self.surroundings(), files)
            out.seek(0)
            err.seek(0)
            return Answer(code, out.read().decode(), err.read().decode())

    def surroundings(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        return kept | {"LANG": "C.UTF-8"} | self.environment
