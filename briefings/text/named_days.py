"""The names of months and weekdays, by language: what dates are read with, and what is no name."""

from functools import cache
from pathlib import Path

_LONGEST_SHORT = 3


@cache
def named_days() -> dict[str, tuple[dict[str, int], dict[str, int]]]:
    """Give, by ISO 639-1 code, months from 1 and weekdays from 0 (Monday) by name, small."""
    table: dict[str, tuple[dict[str, int], dict[str, int]]] = {}
    lines = Path(__file__).with_name("calendar.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line.startswith("#"):
            continue
        code, _, names = line.partition(" ")
        months, _, weekdays = names.partition("|")
        table[code] = (_numbered(months, 1), _numbered(weekdays, 0))
    return table


def _numbered(names: str, first: int) -> dict[str, int]:
    """Give names their numbers, in order; a name of two words has `_` for its blank."""
    return {
        form.replace("_", " "): number
        for number, forms in enumerate(names.split(), first)
        for form in forms.split("/")
    }


@cache
def words_of_days(language: str) -> frozenset[str]:
    """Give the names of a language's months and weekdays, small, without those cut short.

    One cut short, as `Jan`, is a name of people as well.
    """
    names = [name for table in named_days().get(language, ()) for name in table]
    return frozenset(
        name
        for name in names
        if len(name) > _LONGEST_SHORT
        or not any(other != name and other.startswith(name) for other in names)
    )
