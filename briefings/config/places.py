"""Where the configuration is looked for, and where its library keeps what it knows."""

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from briefings.errors import ConfigError

NAME = "config.yaml"
VARIABLE = "BRIEFINGS_CONFIG"
_APP = "briefings"


class Kind(StrEnum):
    """How a configuration was found."""

    NAMED = "named"
    ENVIRONMENT = "environment"
    WORKING = "working"
    USER = "user"
    DEMO = "demo"


@dataclass(frozen=True, slots=True)
class Location:
    """A configuration file."""

    path: str
    """Absolute."""
    kind: Kind


def locate(named: str | None = None) -> Location:
    """Give the configuration to use: the named one, else the first there is.

    Looked for in `$BRIEFINGS_CONFIG`, `config.yaml` in the working directory, and the user's
    configuration directory; else it is the demo's, over the bundled seeds. ConfigError where a
    file that was asked for by name is not there.
    """
    if named:
        return Location(_asked(named, "--config"), Kind.NAMED)
    if variable := os.environ.get(VARIABLE):
        return Location(_asked(variable, f"${VARIABLE}"), Kind.ENVIRONMENT)
    if os.path.isfile(NAME):
        return Location(os.path.abspath(NAME), Kind.WORKING)
    own = user_file()
    if own.is_file():
        return Location(str(own), Kind.USER)
    return Location(str(demo_file()), Kind.DEMO)


def may_command(location: Location) -> bool:
    """Whether a configuration may name commands to be run.

    Only the user's own may: in the user's configuration directory, or named by option or
    environment and not in the working directory or below, where a stranger's folder may be.
    """
    if location.kind is Kind.USER:
        return True
    here = os.path.join(os.path.realpath(os.curdir), "")
    is_named = location.kind in (Kind.NAMED, Kind.ENVIRONMENT)
    return is_named and not os.path.realpath(location.path).startswith(here)


def user_file() -> Path:
    """Give where the user's own configuration lies, there or not."""
    # Imported late: a configuration that is named, or lies here, needs no platform's rules.
    from platformdirs import user_config_path

    return user_config_path(_APP, appauthor=False) / NAME


def demo_file() -> Path:
    """Give the demo's configuration: in the package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / NAME
    return inside if inside.is_file() else package.parent / NAME


def default_data_dir(location: Location) -> Path:
    """Give where a library keeps what it knows, unless told otherwise.

    The user's data directory, but for the demo and for a configuration met in the working
    directory: those have one of their own, so that their sources never land in a user's library.
    """
    # Imported late: with a data directory named, no platform's rules are needed.
    from platformdirs import user_data_path

    return user_data_path(_library(location), appauthor=False)


def is_demo(location: Location) -> bool:
    """Whether a configuration is that of the samples."""
    return location.kind is Kind.DEMO or location.path == os.path.abspath(demo_file())


def _library(location: Location) -> str:
    if is_demo(location):
        return f"{_APP}-demo"
    if location.kind is Kind.WORKING:
        # Imported late: seldom needed.
        from hashlib import sha256

        path = os.path.realpath(location.path).encode("utf-8", "surrogatepass")
        return f"{_APP}-{sha256(path).hexdigest()[:8]}"
    return _APP


def _asked(path: str, by: str) -> str:
    if not os.path.isfile(path):
        raise ConfigError(
            "no such file" if not os.path.exists(path) else "not a file",
            where=shown(path),
            advice=f"it was asked for by {by}",
        )
    return os.path.abspath(path)


def shown(path: str) -> str:
    """Give a path as a problem names it: from the working directory where that is shorter."""
    # Imported late: only a mistake needs it.
    from briefings.text.sanitise import sanitise

    absolute = os.path.abspath(path)
    try:
        near = os.path.relpath(absolute)
    except (OSError, ValueError):
        near = absolute
    safe = near if not near.startswith(os.pardir) else absolute
    return " ".join(sanitise(os.fsencode(safe).decode("utf-8", "replace")).text.split())
