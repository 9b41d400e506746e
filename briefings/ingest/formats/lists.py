"""The lists of names that formats know, in text files beside the code."""

from functools import cache
from pathlib import Path


@cache
def lists(file: str) -> dict[str, tuple[str, ...]]:
    """Read a file of lines `what: name name …`; a line that begins with `#` is a comment.

    A list may go on in a later line of the same `what`.
    """
    found: dict[str, tuple[str, ...]] = {}
    for line in Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            what, _, names = line.partition(":")
            found[what] = (*found.get(what, ()), *names.split())
    return found
