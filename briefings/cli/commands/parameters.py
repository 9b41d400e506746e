"""Parameters that several commands take."""

import click

from briefings.cli.grammar import offer_paths


def limit() -> click.Option:
    """Give the option that stops a list."""
    return click.Option(["--limit"], type=click.IntRange(min=1), metavar="N", help="Stop after N.")


def paths(name: str, *, required: bool = False) -> click.Argument:
    """Give an argument of any number of files or folders."""
    return click.Argument([name], nargs=-1, required=required, shell_complete=offer_paths)


def words(name: str, *, required: bool = False) -> click.Argument:
    """Give an argument of any number of words."""
    return click.Argument([name], nargs=-1, required=required)
