"""The installed command, run as a person or a script runs it."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

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
        """Run one command; `given` is its stdin."""
        config = ["--config", str(self.config)] if self.config else []
        run = subprocess.run(
            [PROGRAM, *words, *config, "--data-dir", str(self.data_dir)],
            input=given,
            capture_output=True,
            check=False,
            timeout=180,
            cwd=self.data_dir.parent,
            env=self.surroundings(),
        )
        return Answer(run.returncode, run.stdout.decode(), run.stderr.decode())

    def surroundings(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        return kept | {"LANG": "C.UTF-8"} | self.environment
