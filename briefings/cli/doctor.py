"""A report on this installation: what a person needs who is to help from far away."""

import locale
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from briefings.cli.asked import Asked
from briefings.cli.opening import say_adding
from briefings.cli.outcome import FOUND, NOTHING, say
from briefings.cli.output import write, write_record
from briefings.cli.settings import DATA_DIR, settings_of
from briefings.config.places import Kind
from briefings.errors import BriefingsError
from briefings.export.safety import safe
from briefings.library import open_library
from briefings.model import Config, Summary, numbered

_FOUND = {
    Kind.NAMED: "named by --config",
    Kind.ENVIRONMENT: "named by $BRIEFINGS_CONFIG",
    Kind.WORKING: "found in this folder",
    Kind.USER: "your own",
    Kind.DEMO: "the demo: no configuration was found",
}
"""How a configuration was found, in words."""

_PACKAGES = ("briefing-reader", "textual", "rich", "click", "pyyaml", "rapidfuzz", "platformdirs")


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report."""

    topic: str
    """`version`, `path`, `terminal` or `store`."""
    name: str
    value: str
    """As found, in words; safe to show only once it went through `safe`."""
    ok: bool = True
    """False where it stands in the way."""


def doctor(asked: Asked, *, as_json: bool) -> int:
    """Do `briefings doctor`."""
    well = True
    for finding in _findings(asked):
        well = well and finding.ok
        if as_json:
            write_record(asdict(finding))
        else:
            mark = " " if finding.ok else "!"
            write([safe(f"{mark} {finding.topic:8}  {finding.name:15}  {finding.value}")])
    if not as_json:
        verdict = "nothing stands in the way" if well else "what is marked ! stands in the way"
        say(f"briefings: {verdict}")
    return FOUND if well else NOTHING


def _findings(asked: Asked) -> Iterator[Finding]:
    yield from _versions()
    yield from _terminal()
    try:
        settings = settings_of(asked, quick=False)
    except BriefingsError as error:
        yield Finding("path", "configuration", str(error), ok=False)
        return
    yield from _configuration(settings.config, settings.location.kind)
    yield from _store(settings.config, settings.data_dir)


def _versions() -> Iterator[Finding]:
    yield Finding("version", "python", f"{platform.python_version()} at {sys.executable}")
    yield Finding("version", "sqlite", _sqlite())
    for package in _PACKAGES:
        try:
            yield Finding("version", package, version(package))
        except PackageNotFoundError:
            yield Finding("version", package, "not installed", ok=False)
    yield Finding("version", "system", f"{platform.system()} {platform.release()}")


def _sqlite() -> str:
    """Give the version of SQLite, which apsw carries in its own: 3.50.1.0 has SQLite 3.50.1."""
    try:
        return f"{version('apsw').rpartition('.')[0]} in apsw"
    except PackageNotFoundError:
        return "not installed"


def _terminal() -> Iterator[Finding]:
    size = shutil.get_terminal_size()
    colour = "none (NO_COLOR)" if os.environ.get("NO_COLOR") else os.environ.get("COLORTERM", "")
    yield Finding("terminal", "type", os.environ.get("TERM", "") or "not stated")
    yield Finding("terminal", "size", f"{size.columns}x{size.lines}")
    yield Finding("terminal", "colour", colour or "as the type says")
    yield Finding("terminal", "encoding", sys.stdout.encoding)
    yield Finding("terminal", "locale", locale.setlocale(locale.LC_CTYPE))
    yield Finding("terminal", "stdin", _kind(sys.stdin.isatty()))
    yield Finding("terminal", "stdout", _kind(sys.stdout.isatty()))


def _kind(terminal: bool) -> str:
    return "a terminal" if terminal else "a file or a pipe"


def _configuration(config: Config, kind: Kind) -> Iterator[Finding]:
    yield Finding("path", "configuration", f"{config.path or 'none'} ({_FOUND[kind]})")
    for problem in config.problems:
        yield Finding("path", "configuration", str(problem), ok=False)
    for source in config.sources:
        there = os.path.exists(source)
        yield Finding("path", "source", source if there else f"{source}: not there", ok=there)


def _store(config: Config, data_dir: Path) -> Iterator[Finding]:
    writable = os.access(_nearest(data_dir), os.W_OK)
    told = os.environ.get(DATA_DIR)
    yield Finding("path", "data directory", f"{data_dir}{f' (${DATA_DIR})' if told else ''}")
    yield Finding("store", "writable", "yes" if writable else "no", ok=writable)
    if not data_dir.exists():
        yield Finding("store", "briefings", "none: nothing was taken in yet")
        return
    try:
        library = open_library(config, data_dir, adding=say_adding)
    except BriefingsError as error:
        yield Finding("store", "health", str(error), ok=False)
        return
    try:
        summary = library.summary()
        broken = library.faults.broken
        yield Finding("store", "briefings", f"{summary.total:,}, {summary.unread:,} unread")
        yield Finding(
            "store",
            "not read",
            f"{numbered(broken, 'file')} ('briefings check' lists what)",
        )
        yield Finding("store", "watches", _watches(summary), ok=_is_well(summary))
        yield Finding("store", "on disk", _size(data_dir))
        for problem in library.troubles:
            yield Finding("store", "problem", str(problem), ok=False)
    finally:
        library.close()


def _is_well(summary: Summary) -> bool:
    return summary.is_well


def _watches(summary: Summary) -> str:
    if _is_well(summary):
        return f"{summary.watches}, each of them asked of every briefing"
    if summary.missing:
        return f"{summary.watches}, none of them well while a source is not there"
    return f"{summary.watches}, {summary.late} not asked of every briefing ('briefings scan' does)"


def _size(data_dir: Path) -> str:
    sizes = [path.stat().st_size for path in data_dir.rglob("*") if path.is_file()]
    return f"{sum(sizes) / 1e6:,.1f} MB in {numbered(len(sizes), 'file')}"


def _nearest(path: Path) -> Path:
    """Give the path itself, or the first folder above it that is there."""
    return next(place for place in (path, *path.parents) if place.exists())
