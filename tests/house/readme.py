"""The parts of README that the code writes: `make docs` renews them, a test compares them.

A part stands between `<!-- from the code: NAME -->` and `<!-- end -->`.
"""

import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

import click

from briefings.cli.commands import PROGRAM, briefings
from briefings.cli.outcome import EXITS
from briefings.config.keys import TOP, WATCH, WATCHLIST, Key
from briefings.config.schema import schema
from briefings.query import ASKING
from tests.conftest import ROOT
from tui.keys import ACTIONS, written
from tui.paint.signs import SIGNS

README = ROOT / "README.md"
SCHEMA = ROOT / "config.schema.json"
_PART = re.compile(r"(?<=<!-- from the code: )(\w+)( -->\n).*?(?=<!-- end -->)", re.DOTALL)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give a table in Markdown; a bar would end a cell, in code too."""
    escaped = ([cell.replace("|", "\\|") for cell in row] for row in rows)
    lines = (f"| {' | '.join(cells)} |" for cells in escaped)
    return "\n".join((f"| {' | '.join(heads)} |", "|" + "---|" * len(heads), *lines))


def key_table() -> str:
    """Give the keys of the screen, by what they are for."""
    rows = []
    for group, actions in groupby(ACTIONS, key=lambda action: action.group):
        rows.append((f"**{group}**", ""))
        for action in actions:
            keys = " ".join(f"`{written(key)}`" for key in action.keys) or "palette"
            rows.append((keys, f"{action.help} (`{action.id}`)"))
    return table(("key", "does"), rows)


def command_table() -> str:
    """Give the commands as `--help` has them."""
    rows = []
    for name, command in briefings.commands.items():
        context = click.Context(command, info_name=name)
        usage = [piece for piece in command.collect_usage_pieces(context) if piece != "[OPTIONS]"]
        call = " ".join([PROGRAM, name, *usage])
        rows.append((f"`{call}`", command.get_short_help_str(limit=200)))
    return table(("command", "does"), rows)


def configuration() -> str:
    """Give every key that a configuration may have."""
    parts = (
        ("The file", TOP),
        ("A watchlist", WATCHLIST),
        ("A watch: a name, or a mapping of", WATCH),
    )
    return "\n\n".join(f"**{heading}**\n\n{_key_rows(keys)}" for heading, keys in parts)


def _key_rows(keys: Sequence[Key]) -> str:
    rows = (
        (f"`{key.name}`", key.shape, key.meaning, key.default and f"`{key.default}`")
        for key in keys
    )
    return table(("key", "value", "meaning", "default"), rows)


def _pairs(heads: Sequence[str], pairs: Iterable[tuple[str, str]]) -> str:
    """Give a table of what is written, as code, and what it means."""
    return table(heads, ((f"`{one}`", meaning) for one, meaning in pairs))


PARTS: Mapping[str, Callable[[], str]] = {
    "keys": key_table,
    "signs": lambda: _pairs(("sign", "means"), SIGNS),
    "asking": lambda: _pairs(("typed", "finds"), ASKING),
    "commands": command_table,
    "exits": lambda: _pairs(("exit code", "means"), EXITS),
    "configuration": configuration,
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
