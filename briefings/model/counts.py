"""A count in words, for every message that has one."""


def numbered(count: int, noun: str, plural: str = "") -> str:
    """Write how many there are of something: 1 copy, 2 copies, 1,200 files."""
    return f"{count:,} {noun if count == 1 else plural or f'{noun}s'}"
