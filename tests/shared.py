"""Where tuning data lies, for tests that use it where it is."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def folder() -> Path:
    """Give the folder the tuning data lies in, where it is."""
    return Path(os.environ.get("BRIEFINGS_SHARED", ROOT.parent / "shared" / "data"))


def shared(path: str) -> Path:
    """Give a file of the tuning data, or skip the test that asks."""
    if not (folder() / path).exists():
        pytest.skip(f"no {path} beside the checkout")
    return folder() / path
