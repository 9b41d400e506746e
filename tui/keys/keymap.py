"""Keys in force: what a key does where, and what two pressed in turn do."""

from collections.abc import Mapping

from tui.keys.actions import ACTIONS, Action, Place
from tui.keys.spelling import written


class Keymap:
    """Which keys do what, where: the table as it is, or as the reader's configuration has it."""

    def __init__(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Take the keys of every action by its id; clashes are found before (see `keymap`)."""
        self._keys = dict(keys)
        self._actions = {
            (place, sequence): action
            for action in ACTIONS
            for place in action.places
            for sequence in self._keys[action.id]
        }
        self._beginnings = {
            (place, sequence.split()[0]) for place, sequence in self._actions if " " in sequence
        }

    def action(self, place: Place, sequence: str) -> Action | None:
        """Give what a key, or two with a blank between them, does in a place."""
        return self._actions.get((place, sequence))

    def begins(self, place: Place, key: str) -> bool:
        """Whether a key is the first of two."""
        return (place, key) in self._beginnings

    def keys(self, action: str) -> tuple[str, ...]:
        """Give the keys of an action by its id."""
        return self._keys[action]

    def quits(self, key: str) -> bool:
        """Whether a key quits even where letters are typed: one held with Ctrl or Alt does."""
        return key.startswith(("ctrl+", "alt+")) and key in self._keys["quit"]

    def shown(self, action: str) -> str:
        """Give the first key of an action as a person reads it; empty where it has none."""
        keys = self._keys[action]
        return written(keys[0]) if keys else ""

    def all_shown(self, action: str) -> str:
        """Give all keys of an action as a person reads them."""
        return " ".join(written(key) for key in self._keys[action])

    def footer(self, place: Place) -> tuple[Action, ...]:
        """Give what the footer may offer in a place, the first first."""
        offered = (action for action in ACTIONS if action.footer and place in action.places)
        return tuple(sorted(offered, key=lambda action: action.footer))


class Presses:
    """Keys as they are pressed, one after the other: it remembers the first of two."""

    def __init__(self, keymap: Keymap) -> None:
        """Begin with nothing pressed."""
        self.keymap = keymap
        self._first = ""

    @property
    def waits(self) -> bool:
        """Whether a key was pressed that means something only with the next."""
        return bool(self._first)

    def press(self, place: Place, key: str) -> Action | None:
        """Give what this key does now, with the one before it where the two are a pair."""
        first, self._first = self._first, ""
        action = self.keymap.action(place, f"{first} {key}") if first else None
        action = action or self.keymap.action(place, key)
        if action is None and self.keymap.begins(place, key):
            self._first = key
        return action
