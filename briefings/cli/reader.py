"""The default command: the reader, on a screen where there is one, else line by line."""

import os
import sys

from briefings.cli.asked import Asked
from briefings.cli.output import on_terminal
from briefings.cli.paths import existing
from briefings.cli.piped import keep_piped
from briefings.cli.settings import settings_of
from briefings.library import open_library


def open_reader(asked: Asked, *, paths: tuple[str, ...]) -> int:
    """Do `briefings [PATH…]`."""
    paths = existing(paths, of_reader=True)
    settings = settings_of(asked) if on_terminal(asked) else None
    if settings and not paths and (piped := keep_piped(settings.data_dir)):
        paths = (str(piped),)
    if settings is None or not _has_keyboard():
        # Imported late because a reader on a screen has no use for it.
        from briefings.cli.linear import read_on

        return read_on(asked, paths)
    # The screen is imported late because every other command does without it; Textual under it
    # later still, behind the first frame.
    from tui.curtain import curtain

    with open_library(settings.config, settings.data_dir, paths=paths, beside=True) as library:
        with curtain(library) as drawn:
            from tui.app import run
        return run(library, drawn=drawn)


def _has_keyboard() -> bool:
    """Whether keys can be read; where stdin is a pipe, they come from the terminal itself."""
    if sys.stdin.isatty():
        return True
    try:
        keyboard = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return False
    os.dup2(keyboard, 0)
    os.close(keyboard)
    return True
