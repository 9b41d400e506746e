"""The file of watches added from the screen, edited line by line: comments and order stay."""

import os
from collections.abc import Sequence
from pathlib import Path

from briefings.config.files import read_local
from briefings.config.keys import OF_CONFIG
from briefings.config.places import shown
from briefings.errors import ConfigError

_HEAD = (
    "# Watches added from the screen. Yours to edit: what stands here is in force.",
    "watchlists:",
)


def add_local(path: Path, name: str, watchlist: str, *, extends: bool = False) -> None:
    """Write a plain watch into a watchlist, which is begun where there is none so called.

    With `extends`, what is to be added to such a watch of the configuration, which is nothing yet.
    The file is written anew beside itself and put in its place in one step. Raises ConfigError
    where it cannot be edited line by line, or not be written.
    """
    # Imported late, as all that needs YAML is.
    from briefings.config.lines import watches_in, with_watch

    known = {(watch.watchlist, watch.name) for watch in read_local(path)}
    if (watchlist, name) in known:
        return
    options = (f"extends: {OF_CONFIG}",) if extends else ()
    lines = with_watch(_lines(path), name, watchlist, *options)
    if {(watch.watchlist, watch.name) for watch in watches_in(lines)} - known != {
        (watchlist, name)
    }:
        raise _uneditable(path)
    write_lines(path, lines)


def remove_local(path: Path, name: str, watchlist: str = "") -> None:
    """Take a watch out of a watchlist, or of every one, with the lines it is written in.

    A name that is not there is passed over. Raises ConfigError as `add_local` does.
    """
    # Imported late, as all that needs YAML is.
    from briefings.config.lines import watches_in, without_watch

    known = read_local(path)
    gone = [one for one in known if one.name == name and watchlist in ("", one.watchlist)]
    lines = _lines(path)
    for watch in gone:
        lines = without_watch(lines, name, watch.watchlist)
    if not gone:
        return
    kept = [(watch.watchlist, watch.name) for watch in known if watch not in gone]
    if [(watch.watchlist, watch.name) for watch in watches_in(lines)] != kept:
        raise _uneditable(path)
    write_lines(path, lines)


def set_local(path: Path, name: str, watchlist: str, option: str, values: Sequence[str]) -> None:
    """Make an option of a watch, `not` or `where`, say just some values; none take it away.

    Raises ConfigError as `add_local` does.
    """
    # Imported late, as all that needs YAML is.
    from briefings.config.lines import watches_in
    from briefings.config.options import with_option

    field = "excluded" if option == "not" else "where"
    known = read_local(path)
    lines = with_option(_lines(path), name, watchlist, option, values)
    now = watches_in(lines)
    changed = [watch for watch in now if (watch.watchlist, watch.name) == (watchlist, name)]
    said = {str(one) for watch in changed for one in getattr(watch, field)}
    others = [watch for watch in known if (watch.watchlist, watch.name) != (watchlist, name)]
    if [one for one in now if one not in changed] != others or (values and said != {*values}):
        raise _uneditable(path)
    write_lines(path, lines)


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8-sig").splitlines() if path.exists() else list(_HEAD)


def _uneditable(path: Path) -> ConfigError:
    return ConfigError(
        "cannot be edited line by line",
        where=shown(str(path)),
        advice="write each watch in a line of its own, below 'watch:', as '- name'",
    )


def write_lines(path: Path, lines: list[str]) -> None:
    """Put lines in a file's place, whole or not at all. ConfigError where they cannot be."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        what = (error.strerror or "cannot be written").lower()
        raise ConfigError(what, where=shown(str(path)), advice="check the folder") from None
