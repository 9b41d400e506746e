"""From the global options to the configuration and the data directory in force."""

import os
from dataclasses import dataclass, replace
from pathlib import Path

from briefings.cli.asked import Asked
from briefings.config import Location, default_data_dir, load, locate, may_command, user_file
from briefings.config.places import shown
from briefings.model import Config, Problem

DATA_DIR = "BRIEFINGS_DATA_DIR"
"""The environment variable that names a data directory."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a command works with."""

    location: Location
    config: Config
    data_dir: Path
    """Absolute; it need not exist."""

    @property
    def local_watches(self) -> Path:
        """Give the file of watches added from the screen, there or not."""
        return self.data_dir / "watch.d" / "local.yaml"


def settings_of(asked: Asked, *, quick: bool = True) -> Settings:
    """Find and load the configuration. ConfigError if nothing of it can be used.

    `quick` takes what was kept of a file that did not change since.
    """
    location = locate(asked.config)
    data_dir = _data_dir(asked, location)
    config = load(location.path, data_dir if quick else None)
    return Settings(location, _without_commands(config, location), data_dir)


def _without_commands(config: Config, location: Location) -> Config:
    """Leave out what a configuration must not do, and say so."""
    if not config.pipe or may_command(location):
        return config
    problem = Problem(
        "'pipe' is not in force: a file met in the working directory runs no command",
        where=shown(config.path),
        advice=f"write it into {user_file()}",
    )
    return replace(config, pipe=(), problems=(*config.problems, problem))


def _data_dir(asked: Asked, location: Location) -> Path:
    """Give the option's, else the environment's, else the one that goes with the location."""
    named = asked.data_dir or os.environ.get(DATA_DIR)
    if named:
        return Path(os.path.abspath(os.path.expanduser(named)))
    return default_data_dir(location)
