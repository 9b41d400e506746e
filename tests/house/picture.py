"""README's picture, made from the reader on the five samples: `make docs` renews it."""

import asyncio
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from briefings.config import load
from briefings.library import open_library
from tests.conftest import ROOT
from tui.app import ReaderApp

PICTURE = ROOT / "picture.svg"
SIZE = (112, 34)
KEYS = ("e", "e", "e", "e")
"""As far as the first name that two romanisations join."""


async def take(data_dir: Path) -> str:
    """Open the reader on the samples, press some keys, and give the screen as SVG."""
    with open_library(load(str(ROOT / "config.yaml")), data_dir) as library:
        for _ in library.scan():
            pass
        app = ReaderApp(library)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            await pilot.press(*KEYS)
            await pilot.pause()
            return alone(app.export_screenshot(title="briefings"))


def alone(drawn: str) -> str:
    """Give a picture that fetches no font and keeps blanks at the ends of words."""
    drawn = re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)
    return drawn.replace("<svg ", '<svg xml:space="preserve" ', 1)


def main() -> int:
    """Write the picture; give 0."""
    with TemporaryDirectory() as folder:
        drawn = asyncio.run(take(Path(folder)))
    PICTURE.write_text(drawn + "\n", encoding="utf-8")
    sys.stdout.write(f"{PICTURE.name}: {len(drawn)} characters\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
