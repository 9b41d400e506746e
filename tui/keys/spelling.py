"""What a key is called: as a terminal says it, as the table writes it, as a person reads it."""

import re

_ARROWS = frozenset({"up", "down", "left", "right", "home", "end", "pageup", "pagedown"})
_TYPED = frozenset({"enter", "escape", "tab", "space", "backspace", "delete", "insert"})
_NAMED = _ARROWS | _TYPED | {"plus", "comma"} | {f"f{number}" for number in range(1, 13)}
_MODIFIED = re.compile(r"(?:(?:ctrl|alt|shift)\+)+(.+)")
_SHOWN = {
    "pageup": "PageUp",
    "pagedown": "PageDown",
    "escape": "Esc",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "plus": "+",
    "comma": ",",
}


def pressed(key: str, character: str | None) -> str:
    """Give a key press as this table writes it, from what a terminal event says of it."""
    modified = key.startswith(("ctrl+", "alt+", "super+", "meta+", "hyper+"))
    if character and character.isprintable() and character != " " and not modified:
        return character
    return key


def written(keys: str) -> str:
    """Give a key, or several pressed in turn, as a person reads it: `gg`, `Ctrl-d`, `Space`."""
    return "".join(_written(key) for key in keys.split())


def _written(key: str) -> str:
    if len(key) == 1:
        return key
    *modifiers, name = key.split("+")
    shown = _SHOWN.get(name, name if len(name) == 1 else name.capitalize())
    return "-".join([*(modifier.capitalize() for modifier in modifiers), shown])


def is_sequence(sequence: str) -> bool:
    """Whether a text is a key, or two pressed in turn."""
    parts = sequence.split()
    return len(parts) in (1, 2) and all(_is_key(part) for part in parts)


def _is_key(key: str) -> bool:
    modified = _MODIFIED.fullmatch(key)
    name = modified.group(1) if modified else key
    return (len(name) == 1 and name.isprintable()) or name in _NAMED
