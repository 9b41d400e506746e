"""Keys for hands that know another reader."""

from collections.abc import Mapping

PRESETS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "vim": {},
    "newsboat": {
        "read_on": ("space", "n"),
        "next_match": ("ctrl+n",),
        "previous_match": ("alt+n",),
        "mark": ("N",),
        "mark_list": ("C",),
        "scan": ("r", "R", "."),
        "next_name": ("e", "J"),
        "previous_name": ("E", "K"),
    },
    "mutt": {
        "read_on": ("space", "tab"),
        "next_pane": ("ctrl+o",),
        "mark": ("N",),
        "previous_match": ("alt+n",),
        "pin": ("F",),
        "narrow": ("l", "\\"),
        "clear": (),
        "open": ("enter", "right"),
        "scan": ("$", "."),
    },
}
"""Keys that differ from the table's for hands that know another reader: newsboat's and mutt's own
manuals say what theirs do. What they have no key for keeps the table's."""
