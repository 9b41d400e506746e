"""The manual page, from the tables that help, completion and the screen's keys come from."""

from collections.abc import Iterator

import click

from briefings.cli.asked import Asked
from briefings.cli.commands import PROGRAM, briefings
from briefings.cli.outcome import EXITS, FOUND
from briefings.cli.output import write
from tui.keys import ACTIONS, written


def manual(asked: Asked) -> int:
    """Do `briefings manual`."""
    write(lines())
    return FOUND


def lines() -> Iterator[str]:
    """Give the page as `man` reads it (groff_man(7))."""
    yield f'.TH {PROGRAM.upper()} 1 "" "briefing-reader" "User Commands"'
    yield ".SH NAME"
    yield rf"{PROGRAM} \- read briefings in the terminal, and miss no name however it is spelt"
    yield ".SH SYNOPSIS"
    yield rf"\fB{PROGRAM}\fR [\fIOPTIONS\fR] [\fICOMMAND\fR | \fIPATH\fR...]"
    yield ".SH DESCRIPTION"
    yield from _prose(briefings.help or "")
    yield ".SH OPTIONS"
    yield from _options(briefings)
    yield ".SH COMMANDS"
    for name, command in briefings.commands.items():
        context = click.Context(command, info_name=name)
        usage = [piece for piece in command.collect_usage_pieces(context) if piece != "[OPTIONS]"]
        yield f'.SS "{_text(" ".join([name, *usage]))}"'
        yield from _prose(command.help or "")
        yield from _options(command, but=briefings)
    yield ".SH KEYS"
    group = ""
    for action in ACTIONS:
        if action.group != group:
            group = action.group
            yield f'.SS "{_text(group)}"'
        keys = " ".join(written(key) for key in action.keys) or "palette"
        yield ".TP"
        yield rf"\fB{_text(keys)}\fR"
        yield _line(action.help)
    yield ".SH EXIT STATUS"
    for code, meaning in EXITS:
        yield ".TP"
        yield rf"\fB{_text(code)}\fR"
        yield _line(meaning)
    yield ".SH FILES"
    yield "README has the reference of config.yaml and where it is looked for;"
    yield rf"\fB{PROGRAM} config show \-\-origin\fR tells what is in force."


def _options(command: click.Command, but: click.Command | None = None) -> Iterator[str]:
    """Give the options of a command that another does not have too."""
    known = {name for option in but.params for name in option.opts} if but else set()
    context = click.Context(command)
    for option in command.params:
        told = option.get_help_record(context) if isinstance(option, click.Option) else None
        if told and not known & set(option.opts):
            yield ".TP"
            yield rf"\fB{_text(told[0])}\fR"
            yield _line(told[1])


def _prose(text: str) -> Iterator[str]:
    """Give paragraphs; one that begins with click's mark keeps its lines."""
    for paragraph in text.split("\n\n"):
        kept = [line.strip() for line in paragraph.strip("\n").split("\n")]
        yield ".PP"
        if kept[0] == "\b":
            yield ".nf"
            yield from map(_line, kept[1:])
            yield ".fi"
        else:
            yield from map(_line, kept)


def _line(text: str) -> str:
    """Give a line of text, which is no request even where it begins like one."""
    safe = _text(text)
    return rf"\&{safe}" if safe[:1] in (".", "'") else safe


def _text(text: str) -> str:
    return text.replace("\\", r"\e").replace("-", r"\-").replace('"', r"\(dq")
