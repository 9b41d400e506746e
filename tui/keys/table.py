"""README's table of keys."""

from tui.keys.actions import ACTIONS
from tui.keys.spelling import written


def key_table() -> str:
    """Give README's table of keys, in Markdown."""
    lines = ["| key | does |", "|---|---|"]
    group = ""
    for action in ACTIONS:
        if action.group != group:
            group = action.group
            lines.append(f"| **{group}** | |")
        keys = " ".join(f"`{_escaped(written(key))}`" for key in action.keys)
        lines.append(f"| {keys or 'palette'} | {action.help} (`{action.id}`) |")
    return "\n".join(lines) + "\n"


def _escaped(key: str) -> str:
    return key.replace("|", "\\|")
