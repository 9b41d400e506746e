"""Whether a path may have some letters in it, as SQLite is asked."""

_PLAIN = {ord(sign): f"\\{sign}" for sign in "\\%_"}
_LONGEST = 1000
"""Letters that SQLite is asked for: it refuses very many."""
MAY_HAVE = r"""(CAST(path AS TEXT) LIKE {path} ESCAPE '\'
    OR length(CAST(path AS TEXT)) <> length(path))"""
"""Whose path has some letters in it, or has others than those that SQLite folds."""


def like(asked: str) -> str:
    """Give the pattern of what has some letters in it, for `MAY_HAVE`."""
    return f"%{asked[:_LONGEST].translate(_PLAIN)}%"
