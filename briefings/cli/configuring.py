"""The configuration itself: what is in force and where it comes from, and its schema."""

import json
import os
from collections.abc import Iterator

from briefings.cli.asked import Asked
from briefings.cli.outcome import FOUND
from briefings.cli.output import write, write_record
from briefings.cli.settings import DATA_DIR, Settings, settings_of
from briefings.config import shown, user_file
from briefings.config.keys import TOP
from briefings.config.schema import schema as made
from briefings.export.records import Json
from briefings.export.safety import safe
from briefings.model import Config


def schema(asked: Asked) -> int:
    """Do `briefings config schema`."""
    write([json.dumps(made(), indent=2)])
    return FOUND


def show(asked: Asked, *, origin: bool, as_json: bool) -> int:
    """Do `briefings config show`."""
    found = list(_records(settings_of(asked, quick=False), asked))
    if as_json:
        for one in found:
            write_record(one)
        return FOUND
    for one in found:
        by = f"  # {one['origin']}" if origin else ""
        write([safe(f"{one['key']}: {_yaml(one['value'])}{by}")])
    return FOUND


def _yaml(value: object) -> str:
    """Write a value as a configuration may have it: JSON's lists and mappings are YAML's."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _records(settings: Settings, asked: Asked) -> Iterator[Json]:
    location = settings.location
    yield _record("config", location.path, f"{location.kind.value}; yours would be {user_file()}")
    by = "--data-dir" if asked.data_dir else f"${DATA_DIR}" if os.environ.get(DATA_DIR) else ""
    yield _record("data directory", str(settings.data_dir), by or "default")
    config, default = settings.config, Config("", (), ())
    said = {
        "sources": list(config.sources),
        "watchlists": _watchlists(config),
        "old_after": "never" if config.old_after_days is None else f"{config.old_after_days}d",
        "theme": config.theme,
        "measure": config.measure,
        "views": dict(config.views),
        "pipe": list(config.pipe),
        "on_alert": list(config.on_alert),
        "recogniser": list(config.recogniser),
        "preset": config.preset,
        "keys": dict(config.keys),
    }
    fields = {"watchlists": "watches", "old_after": "old_after_days"}
    for key in TOP:
        field = fields.get(key.name, key.name)
        is_default = getattr(config, field) == getattr(default, field)
        yield _record(key.name, said[key.name], "default" if is_default else shown(config.path))


def _watchlists(config: Config) -> dict[str, int]:
    """Count the watches of each list; `briefings watch list` tells them."""
    counts: dict[str, int] = {}
    for watch in config.watches:
        counts[watch.watchlist] = counts.get(watch.watchlist, 0) + 1
    return counts


def _record(key: str, value: object, origin: str) -> Json:
    return {"key": key, "value": value, "origin": origin}
