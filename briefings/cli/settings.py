"""From the global options to the configuration and the data directory in force."""

import os
from dataclasses import dataclass
from pathlib import Path

from briefings.cli.asked import Asked
from briefings.config import Location, allowed, default_data_dir, load, locate, may_command
from briefings.model import Config

DATA_DIR = "BRIEFINGS_DATA_DIR"
"""The environment variable that names a data directory."""
_LOCAL_WATCHES = Path("watch.d", "local.yaml")


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
        return self.data_dir / _LOCAL_WATCHES


def settings_of(asked: Asked, *, quick: bool = True) -> Settings:
    """Find and load the configuration. ConfigError if nothing of it can be used.

    `quick` takes what was kept of a file that did not change since.
    """
    location = locate(asked.config)
    data_dir = _data_dir(asked, location)
    config = load(location.path, data_dir if quick else None)
    return Settings(location, allowed(config, runs_commands=may_command(location)), data_dir)


def local_watches(asked: Asked) -> Path:
    """Give the same file where the configuration cannot be read. ConfigError if there is none."""
    return _data_dir(asked, locate(asked.config)) / _LOCAL_WATCHES


def _data_dir(asked: Asked, location: Location) -> Path:
    """Give the option's, else the environment's, else the one that goes with the location."""
    named = asked.data_dir or os.environ.get(DATA_DIR)
    if named:
        return Path(os.path.abspath(os.path.expanduser(named)))
    return default_data_dir(location)
