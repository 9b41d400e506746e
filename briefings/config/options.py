"""Options of a watch put into the lines of a YAML file, with its comments and all else kept."""

import json
from collections.abc import Sequence

from briefings.config.lines import (
    Lines,
    entry_value,
    inserted,
    is_flow,
    item_of,
    last_line,
    with_item,
    without_item,
)
from briefings.config.tree import Items, Pairs, Scalar


def with_option(lines: Lines, name: str, watchlist: str, key: str, values: Sequence[str]) -> Lines:
    """Give the lines with an option of a watch saying just some values, none taking it away.

    Of a list that is there, what stays keeps its line and its comment. Lines that cannot be
    edited come back as they are.
    """
    item = item_of(lines, name, watchlist)
    if isinstance(item, Scalar) and values:
        lines = _opened(lines, item)
        item = item_of(lines, name, watchlist)
    if not isinstance(item, Pairs) or is_flow(lines, item):
        return lines
    there = entry_value(item, key)
    if there is not None and not values:
        return _without_key(lines, item, key)
    if isinstance(there, Items):
        return _with_values(lines, (name, watchlist, key), values)
    return _written(lines, item, key, values)


def _written(lines: Lines, item: Pairs, key: str, values: Sequence[str]) -> Lines:
    """Write an option that is not there yet, or is one value on one line."""
    there = entry_value(item, key)
    if isinstance(there, Scalar) and there.mark.line == there.end.line:
        at = there.mark.line - 1
        before, behind = lines[at][: there.mark.column - 1], lines[at][there.end.column - 1 :]
        return [*lines[:at], f"{before}[{_listed(values)}]{behind}", *lines[at + 1 :]]
    if there is not None or not values:
        return lines
    written = f"{key}: [{_listed(values)}]"
    return inserted(lines, last_line(lines, item), item.mark.column - 1, written)


def _listed(values: Sequence[str]) -> str:
    return ", ".join(json.dumps(one, ensure_ascii=False) for one in values)


def _opened(lines: Lines, item: Scalar) -> Lines:
    """Make a plain name one that can have options."""
    at, first, end = item.mark.line - 1, item.mark.column - 1, item.end.column - 1
    if item.end.line != item.mark.line or lines[at][:first].strip() != "-":
        return lines
    opened = f"{lines[at][:first]}name: {lines[at][first:end]}{lines[at][end:]}"
    return [*lines[:at], opened, *lines[at + 1 :]]


def _without_key(lines: Lines, item: Pairs, key: str) -> Lines:
    """Take a key with its value out; one on the first line of its watch cannot be."""
    name, value = next(pair for pair in item.pairs if pair[0].text == key)
    if name.mark.line == item.mark.line:
        return lines
    return [*lines[: name.mark.line - 1], *lines[last_line(lines, value) :]]


def _with_values(lines: Lines, of: tuple[str, str, str], values: Sequence[str]) -> Lines:
    name, watchlist, key = of
    while (entry := item_of(lines, name, watchlist)) and isinstance(entry, Pairs):
        there = entry_value(entry, key)
        held = there.items if isinstance(there, Items) else ()
        texts = [one.text if isinstance(one, Scalar) else "" for one in held]
        gone = next((at for at, text in enumerate(texts) if text not in values), None)
        missing = next((one for one in values if one not in texts), None)
        if isinstance(there, Items) and missing is not None:
            changed = with_item(lines, entry, key, json.dumps(missing, ensure_ascii=False))
        elif isinstance(there, Items) and gone is not None:
            changed = without_item(lines, there, gone)
        else:
            return lines
        if changed == lines:
            return lines
        lines = changed
    return lines
