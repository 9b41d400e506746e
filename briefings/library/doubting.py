"""What a query may have been meant to ask, and what it asks of that is not here."""

from collections.abc import Callable, Sequence
from difflib import get_close_matches

from briefings.query import Facet, Field, doubtful, parse, walk
from briefings.search.filters import is_begun, is_tag

MOST_TOLD = 5
"""Watches or tags that are told where none is near."""
_NEAR = 0.6


def doubt(
    query: str,
    watches: Sequence[str],
    tags: Callable[[], Sequence[str]],
    person: Callable[[str], str],
) -> str:
    """Say what is wrong with what a query asks for, in a line; empty where nothing is.

    `person` gives who may be meant by a name that nobody bears, empty for nobody. QueryError.
    """
    for one in walk(parse(query, typing=True).root):
        if isinstance(one, Facet) and (said := _wanting(one, watches, tags, person)):
            return said
    return did_you_mean(doubtful(query))


def did_you_mean(form: str) -> str:
    """Ask whether another form of a query was meant; empty for none."""
    return f"did you mean '{form}'?" if form else ""


def _wanting(
    one: Facet,
    watches: Sequence[str],
    tags: Callable[[], Sequence[str]],
    person: Callable[[str], str],
) -> str:
    if one.field is Field.WATCH and not any(is_begun(one.value, name) for name in watches):
        return _nearest(one, "watch", watches)
    if one.field is Field.TAG and not any(is_tag(one.value, tag) for tag in tags()):
        return _nearest(one, "tag", tags())
    near = person(one.value) if one.field is Field.PERSON else ""
    return did_you_mean(f'{Field.PERSON}:"{near}"') if near else ""


def _nearest(one: Facet, noun: str, known: Sequence[str]) -> str:
    """Say that nothing is called so, and what is."""
    if not known:
        return f"there is no {noun} yet"
    said = f"no {noun} is called {one.value}"
    by_name = {name.casefold(): name for name in known}
    near = get_close_matches(one.value.casefold(), by_name, n=1, cutoff=_NEAR)
    if near:
        name = by_name[near[0]]
        value = f'"{name}"' if " " in name else name
        return f"{said}; {did_you_mean(f'{one.field}:{value}')}"
    rest = ", …" if len(known) > MOST_TOLD else ""
    return f"{said}; there is {', '.join(known[:MOST_TOLD])}{rest}"
