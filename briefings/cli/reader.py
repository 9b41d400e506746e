"""The default command: the reader, on a screen where there is one, else line by line."""

import os
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypedDict

from briefings.cli.asked import Asked
from briefings.cli.opening import say_adding
from briefings.cli.output import on_terminal
from briefings.cli.paths import STDIN, existing
from briefings.cli.piped import keep_piped, piped_text
from briefings.cli.settings import settings_of
from briefings.config import demo_file, is_demo, load
from briefings.errors import ConfigError, UsageError
from briefings.library import open_library
from briefings.text.remembering import ROOM, share_memory


def open_reader(asked: Asked, *, paths: tuple[str, ...]) -> int:
    """Do `briefings [PATH…]`."""
    paths = existing(paths, of_reader=True)
    settings = settings_of(asked) if on_terminal(asked) else None
    if settings and not paths and (piped := keep_piped(settings.data_dir)):
        paths = (str(piped),)
    if settings is None and not paths and (text := piped_text()):
        # Imported late, as below.
        from briefings.cli.taking import print_pages

        return print_pages((STDIN,), text)
    if settings is None or not _has_keyboard():
        # Imported late because a reader on a screen has no use for it.
        from briefings.cli.linear import read_on

        return read_on(asked, paths)
    ROOM.suit(len(settings.config.watches))
    # The screen is imported late because every other command does without it; Textual under it
    # later still, behind the first frame.
    from tui.curtain import curtain

    with open_library(
        settings.config, settings.data_dir, paths=paths, beside=True, adding=say_adding
    ) as library:
        with curtain(library) as drawn:
            from tui.app import run
            from tui.screens.lessons import BORROWED, Welcome
        share_memory()
        welcome = Welcome(BORROWED) if paths else Welcome() if library.place() is None else None
        return run(library, drawn=drawn, guidance=welcome if is_demo(settings.location) else None)


def tutorial(asked: Asked) -> int:
    """Do `briefings tutorial`: over the samples, in a folder that is gone afterwards."""
    if not (on_terminal(asked) and _has_keyboard()):
        raise UsageError("the tutorial needs a terminal", advice="'briefings manual' has all keys")
    with TemporaryDirectory(prefix="briefings-") as folder:
        config = replace(load(demo_file()), **_habits(asked))
        with open_library(config, Path(folder), beside=True) as library:
            # Imported late, as for the reader.
            from tui.app import run
            from tui.screens.lessons import Lessons

            return run(library, guidance=Lessons())


class Habits(TypedDict, total=False):
    """What of a configuration is a person's, whatever is read."""

    keys: tuple[tuple[str, str], ...]
    preset: str
    theme: str


def _habits(asked: Asked) -> Habits:
    """Give the keys and the theme of the configuration in force; none where it is no good."""
    try:
        own = settings_of(asked).config
    except ConfigError:
        return {}
    return {"keys": own.keys, "preset": own.preset, "theme": own.theme}


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
