"""Keys and what they do.

`actions` is the one table of actions, `spelling` says what a key is called, `presets` has the keys
of other readers and `others` their words, `keymap` what a key does where, `wanted` makes a keymap
of a configuration, and `table` gives README's table.
"""

from tui.keys.actions import ACTIONS, MAIN, MOVES, Action, Place, action_of
from tui.keys.keymap import Keymap, Presses
from tui.keys.others import OTHER_WORDS
from tui.keys.presets import PRESETS
from tui.keys.spelling import pressed, written
from tui.keys.wanted import keymap

__all__ = [
    "ACTIONS",
    "MAIN",
    "MOVES",
    "OTHER_WORDS",
    "PRESETS",
    "Action",
    "Keymap",
    "Place",
    "Presses",
    "action_of",
    "keymap",
    "pressed",
    "written",
]
