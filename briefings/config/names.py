"""What can be watched: a name, and no pattern."""

import re

_PATTERN = re.compile(r"[*\\]|\.[+?]|^\^|\$$|\(\?|\[[^\]]-[^\]]*\]")
"""What a regular expression has and a name has not."""


def name_fault(name: str) -> tuple[str, str] | None:
    """Give what is wrong with a name as one to watch, and what to do; None for a good one."""
    letters = sum(char.isalpha() for char in name)
    if _PATTERN.search(name):
        return (
            f"'{short(name)}' looks like a pattern, not a name",
            "write the name alone: its other spellings are found without",
        )
    if letters < 2:
        what = "one letter would ring everywhere" if letters else "no letter in the name"
        return f"'{short(name)}': {what}", "write the whole name"
    return None


def short(text: str) -> str:
    """Cut what is quoted in a message."""
    return text if len(text) <= 40 else text[:39] + "…"
