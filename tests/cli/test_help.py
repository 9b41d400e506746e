"""What the program says about itself, without doing anything."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from briefings.cli.commands import briefings
from briefings.cli.grammar import Command
from briefings.cli.manual import lines
from briefings.cli.outcome import EXITS
from briefings.export.fields import RECORDS
from tui.keys import ACTIONS

COMMANDS = [command for command in briefings.commands.values() if isinstance(command, Command)]


def help_of(command: Command) -> str:
    name = [] if command is briefings.default else [str(command.name)]
    answer = CliRunner().invoke(briefings, [*name, "--help"])
    assert answer.exit_code == 0
    return answer.output


@pytest.mark.parametrize("command", COMMANDS, ids=lambda each: str(each.name))
def test_help_is_prose_with_an_example(command: Command) -> None:
    said = help_of(command)
    assert f"Example: briefings {command.name}" in said
    assert "--data-dir DIR" in said


@pytest.mark.parametrize(
    "command", [each for each in COMMANDS if each.record], ids=lambda each: str(each.name)
)
def test_help_lists_every_json_field_with_what_it_means(command: Command) -> None:
    said = " ".join(help_of(command).split())
    for name, meaning in RECORDS[command.record].items():
        assert f" {name} {meaning}" in said


def test_help_names_every_command_and_exit_code() -> None:
    said = CliRunner().invoke(briefings, ["--help"]).output
    assert all(f"  {command.name} " in said for command in COMMANDS)
    words = " ".join(said.split())
    assert all(f"{code} {meaning}" in words for code, meaning in EXITS)


def test_help_needs_neither_store_nor_screen() -> None:
    script = (
        "import sys; from briefings.cli import main; main(['list', '--help']);"
        "heavy = {'apsw', 'textual', 'rich', 'yaml', 'rapidfuzz', 'briefings.model'};"
        "sys.stderr.write(' '.join(heavy & set(sys.modules)))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert (answer.stderr, answer.returncode) == ("", 0)


def test_the_manual_has_every_command_option_and_key() -> None:
    said = "\n".join(lines())
    for command in COMMANDS:
        assert f'.SS "{str(command.name).replace("-", chr(92) + "-")}' in said
    assert r"\fB\-\-data\-dir DIR\fR" in said
    assert all(action.help.replace("-", r"\-").split('"')[0] in said for action in ACTIONS)
    assert not [one for one in said.split("\n") if one.startswith("'")]
