"""The parts of README that the code writes: `make docs` renews them, a test compares them.

A part stands between `<!-- from the code: NAME -->` and `<!-- end -->`.
"""

import json
import re
import sys
from collections.abc import Callable, Mapping

import click

from briefings.cli.commands import PROGRAM, briefings
from briefings.cli.outcome import EXITS
from briefings.config import reference
from briefings.config.schema import schema
from briefings.query import asking_table
from tests.conftest import ROOT
from tui.keys import key_table
from tui.paint.signs import sign_table

README = ROOT / "README.md"
SCHEMA = ROOT / "config.schema.json"
_PART = re.compile(r"(?<=<!-- from the code: )(\w+)( -->\n).*?(?=<!-- end -->)", re.DOTALL)


def command_table() -> str:
    """Give the commands as `--help` has them, in Markdown."""
    lines = ["| command | does |", "|---|---|"]
    for name, command in briefings.commands.items():
        context = click.Context(command, info_name=name)
        usage = [piece for piece in command.collect_usage_pieces(context) if piece != "[OPTIONS]"]
        call = " ".join([PROGRAM, name, *usage]).replace("|", "\\|")
        lines.append(f"| `{call}` | {command.get_short_help_str(limit=200)} |")
    return "\n".join(lines)


def exit_table() -> str:
    """Give the exit codes, in Markdown."""
    rows = (f"| `{code}` | {meaning} |" for code, meaning in EXITS)
    return "\n".join(["| exit code | means |", "|---|---|", *rows])


PARTS: Mapping[str, Callable[[], str]] = {
    "keys": key_table,
    "signs": sign_table,
    "asking": asking_table,
    "commands": command_table,
    "exits": exit_table,
    "configuration": reference,
}


def renewed(text: str) -> str:
    """Give a README with its parts as the code has them now. KeyError for an unknown part."""
    return _PART.sub(lambda part: f"{part[1]}{part[2]}{PARTS[part[1]]().strip()}\n", text)


def schema_text() -> str:
    """Give the file that config.yaml names in its first line."""
    return json.dumps(schema(), indent=2) + "\n"


def names(text: str) -> list[str]:
    """Give the names of the parts that a README has, in order."""
    return [part[1] for part in _PART.finditer(text)]


def main() -> int:
    """Write README anew; give 0."""
    text = README.read_text(encoding="utf-8")
    README.write_text(renewed(text), encoding="utf-8")
    SCHEMA.write_text(schema_text(), encoding="utf-8")
    sys.stdout.write(f"README: {', '.join(names(text))}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
