"""The JSON Schema of a configuration, from the same table as the loader and the reference.

An editor with a YAML language server completes and checks a file whose first line is
`# yaml-language-server: $schema=config.schema.json`. It knows less than `briefings check`: what a
name or a query may be is not said in a schema.
"""

from collections.abc import Mapping, Sequence

from briefings.config.keys import (
    COLOURS,
    MOST_VIEWS,
    NARROWEST,
    PRESETS,
    THEMES,
    TOP,
    WATCH,
    WATCHLIST,
    WIDEST,
    Key,
)
from briefings.model import BlockKind

Schema = dict[str, object]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TEXT: Schema = {"type": "string", "minLength": 1}
_TEXTS: Schema = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_SHAPES: Mapping[str, Schema] = {
    "sources": _TEXTS,
    "watchlists": {"type": "array", "items": {"$ref": "#/$defs/watchlist"}},
    "old_after": {"type": "string", "pattern": "^(\\d{1,5}d|never)$"},
    "theme": {"enum": list(THEMES)},
    "measure": {"type": "integer", "minimum": NARROWEST, "maximum": WIDEST},
    "views": {"type": "object", "maxProperties": MOST_VIEWS, "additionalProperties": _TEXT},
    "pipe": _TEXTS,
    "on_alert": _TEXTS,
    "recogniser": _TEXTS,
    "preset": {"enum": list(PRESETS)},
    "keys": {"type": "object", "additionalProperties": _TEXTS},
    "name": _TEXT,
    "watch": {"type": "array", "items": {"anyOf": [_TEXT, {"$ref": "#/$defs/watch"}]}},
    "colour": {"enum": list(COLOURS)},
    "query": _TEXT,
    "aliases": _TEXTS,
    "not": _TEXTS,
    "where": {
        "anyOf": [
            {"$ref": "#/$defs/place"},
            {"type": "array", "items": {"$ref": "#/$defs/place"}},
        ]
    },
    "expect": _TEXTS,
    "expect_not": _TEXTS,
}
"""What the value of a key looks like; one key has one shape wherever it stands."""


def schema() -> Schema:
    """Give the schema. KeyError where the table has a key without a shape."""
    return {
        "$schema": DIALECT,
        "title": "briefings: config.yaml",
        **_mapping(TOP, ["sources"]),
        "$defs": {
            "watchlist": _mapping(WATCHLIST, ["name", "watch"]),
            "watch": _mapping(WATCH, []),
            "place": {"enum": ["any", *(kind.value for kind in BlockKind)]},
        },
    }


def _mapping(table: Sequence[Key], required: Sequence[str]) -> Schema:
    keys = {key.name: {"description": key.meaning, **_SHAPES[key.name]} for key in table}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(required),
        "properties": keys,
    }
