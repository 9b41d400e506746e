"""Parameters that several commands take."""

import click


def limit() -> click.Option:
    """Give the option that stops a list."""
    return click.Option(["--limit"], type=click.IntRange(min=1), metavar="N", help="Stop after N.")


def words(name: str, *, required: bool = False) -> click.Argument:
    """Give an argument of any number of words."""
    return click.Argument([name], nargs=-1, required=required)
