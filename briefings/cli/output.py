"""Where lines go: JSON and plain lines to stdout, tables to a terminal."""

import os
import sys
from collections.abc import Iterable

from briefings.cli.asked import Asked
from briefings.export.safety import Record, json_line


def write(lines: Iterable[str]) -> None:
    """Write lines that are safe already, each at once to who waits for it."""
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def write_record(record: Record) -> None:
    """Write a record as a line of JSON, in UTF-8 whatever the locale."""
    sys.stdout.buffer.write(f"{json_line(record)}\n".encode())


def on_terminal(asked: Asked) -> bool:
    """Whether stdout is a terminal that can do more than print lines."""
    capable = os.environ.get("TERM", "") not in ("", "dumb")
    return capable and not asked.plain and sys.stdout.isatty()
