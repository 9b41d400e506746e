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
        table[code] = (
            {form: n for n, forms in enumerate(months.split(), 1) for form in forms.split("/")},
            {form: n for n, forms in enumerate(weekdays.split()) for form in forms.split("/")},
        )
    return table


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
