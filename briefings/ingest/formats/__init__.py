"""One module a format: each turns the bytes of a file into an `Extract`.

A format is a function `extract(raw: bytes) -> Extract`; `choose` knows it by the end of a
file's name or by its first bytes.
"""

from collections.abc import Callable

from briefings.ingest.formats import plain
from briefings.ingest.formats.extract import Extract

__all__ = ["Extract", "Extractor", "choose"]

Extractor = Callable[[bytes], Extract]

_BY_SUFFIX: dict[str, Extractor] = {".txt": plain.extract}


def choose(name: str) -> Extractor:
    """Give what reads a file of this name; plain text where nothing says otherwise."""
    _, dot, suffix = name.rpartition(".")
    return _BY_SUFFIX.get(f"{dot}{suffix}".casefold(), plain.extract)
