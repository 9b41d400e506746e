"""A configuration read from its file, or from what was kept of it when it last changed."""

import os
import zlib
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from stat import S_ISREG

import msgspec

from briefings.config.places import shown, user_file
from briefings.errors import ConfigError
from briefings.model import Config, Problem, RefusedWatch, Watch
from briefings.text.known import known

_FORMAT = 9
"""Raised when the same file would be read differently."""
_LARGEST = 1_000_000
_COMMANDS = ("pipe", "on_alert", "recogniser")
"""The keys that name commands."""


class _Kept(msgspec.Struct, array_like=True):
    """What was read of a file, and of which."""

    format: int
    path: str
    home: str
    raw: bytes
    config: Config


def load(path: str | Path, cache: Path | None = None) -> Config:
    """Read a configuration; its mistakes are in `problems`, the rest of it is in force.

    With `cache`, a folder, a file without mistakes is parsed only when it changed. Raises
    ConfigError where nothing can be used.
    """
    return _load(os.path.abspath(path), cache, local=False)


def allowed(config: Config, *, runs_commands: bool) -> Config:
    """Say of a configuration whether it may name commands; leave them out where it may not."""
    named = [key for key in _COMMANDS if getattr(config, key)]
    if runs_commands or not named:
        return replace(config, runs_commands=runs_commands)
    keys = " and ".join(f"'{key}'" for key in named)
    problem = Problem(
        f"{keys} not in force: a file met in the working directory runs no command",
        where=shown(config.path),
        advice=f"write it into {shown(str(user_file()))}",
    )
    problems = (*config.problems, problem)
    return replace(config, pipe=(), on_alert=(), recogniser=(), problems=problems)


def read_local(path: Path, cache: Path | None = None) -> tuple[Watch, ...]:
    """Give the watches added from the screen, none where there is no file.

    Raises ConfigError for a file that is no YAML. `check_local` gives its smaller mistakes.
    """
    return _load(os.path.abspath(path), cache, local=True).watches if path.exists() else ()


def check_local(path: Path, cache: Path | None = None) -> tuple[Problem, ...]:
    """Give the mistakes in the file of watches added from the screen."""
    if not path.exists():
        return ()
    try:
        return _load(os.path.abspath(path), cache, local=True).problems
    except ConfigError as error:
        return (Problem(error.what, error.where, error.advice),)


def _load(path: str, cache: Path | None, *, local: bool) -> Config:
    try:
        found = os.stat(path)
    except OSError as error:
        raise _unread(path, error) from None
    if not S_ISREG(found.st_mode):
        raise ConfigError("not a file", where=shown(path), advice="name a file")
    if found.st_size > _LARGEST:
        raise ConfigError(
            f"the file has more than {_LARGEST:,} bytes",
            where=f"{shown(path)}:1:1",
            advice="a configuration is small: is this one?",
        )
    home = os.path.expanduser("~")
    try:
        raw = Path(path).read_bytes()
    except OSError as error:
        raise _unread(path, error) from None
    kept = _kept(path, cache)
    # Told by what is in it, not by its time: a copy or a checkout writes the same once more.
    now = (_FORMAT, path, home, raw)
    if kept and (kept.format, kept.path, kept.home, kept.raw) == now:
        return kept.config
    config = _parsed(path, raw, local=local)
    if cache and not config.problems:
        _keep(_Kept(*now, config), cache)
    return config


def _parsed(path: str, raw: bytes, *, local: bool) -> Config:
    # Imported late: YAML costs a start more than everything else of the configuration.
    from briefings.config.build import Builder
    from briefings.config.tree import BrokenError, Mistake, read_tree

    name = shown(path)

    def where(mistake: Mistake) -> str:
        return f"{name}:{mistake.mark.line}:{mistake.mark.column}"

    def problem(mistake: Mistake) -> Problem:
        return Problem(mistake.what, where(mistake), mistake.advice)

    try:
        root, mistakes = read_tree(raw)
    except BrokenError as error:
        said = error.mistake
        raise ConfigError(said.what, where=where(said), advice=said.advice) from None
    builder = Builder(os.path.dirname(path), mistakes)
    config = Config("", (), builder.local(root)) if local else builder.config(root)
    found = sorted(builder.mistakes, key=lambda mistake: mistake.mark)
    problems = tuple(map(problem, found))
    refused = tuple(
        RefusedWatch(one.name, one.watchlist, problem(one.mistake), one.before)
        for one in builder.refused
    )
    places = tuple((action, f"{name}:{place}") for action, place in config.key_places)
    config = replace(config, path=path, problems=problems, key_places=places)
    stand = tuple((*key, f"{name}:{place}") for key, place in builder.watch_places.items())
    return replace(config, refused=refused, watch_places=stand)


def _unread(path: str, error: OSError) -> ConfigError:
    what = (error.strerror or "cannot be read").lower()
    return ConfigError(what, where=shown(path), advice="check the path and its rights")


# What was kept: only a matter of speed, so that whatever is wrong with it is passed over.


def _kept_file(path: str, cache: Path) -> Path:
    return cache / f"config-{zlib.crc32(os.fsencode(path)):08x}.kept"


def _kept(path: str, cache: Path | None) -> _Kept | None:
    if cache is None:
        return None
    try:
        return msgspec.msgpack.decode(_kept_file(path, cache).read_bytes(), type=known(_Kept))
    except (OSError, msgspec.DecodeError):
        return None


def _keep(kept: _Kept, cache: Path) -> None:
    file = _kept_file(kept.path, cache)
    draft = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError, UnicodeEncodeError):
        try:
            draft.write_bytes(msgspec.msgpack.encode(kept))
            draft.replace(file)
        except OSError:
            draft.unlink(missing_ok=True)
