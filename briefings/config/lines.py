"""A watch put into the lines of a YAML file, or taken out, and nothing else touched."""

import json
import re
from collections.abc import Iterator, Sequence

from briefings.config.build import Builder
from briefings.config.tree import Items, Node, Pairs, Scalar, read_tree
from briefings.model import Watch

Lines = list[str]

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')
"""A name in quotes, which may hold what else begins a comment."""


def watches_in(lines: Lines) -> tuple[Watch, ...]:
    """Give the watches of a local file."""
    return Builder("").local(_tree(lines))


def with_watch(lines: Lines, name: str, watchlist: str, *options: str) -> Lines:
    """Give the lines with a watch at the end of a watchlist, begun at the end if need be.

    `options` are lines of it. Lines that cannot be edited come back as they are.
    """
    lists = entry_value(_tree(lines), "watchlists")
    quoted = json.dumps(name, ensure_ascii=False)
    added = (f"name: {quoted}", *options) if options else (quoted,)
    below = (f"    {one}" for one in as_item(added))
    begun = (f"- name: {json.dumps(watchlist, ensure_ascii=False)}", "  watch:", *below)
    if lists is None:
        return [*lines, "watchlists:", *(f"  {line}" for line in begun)]
    if isinstance(lists, Scalar):
        return inserted(lines, lists.end.line, 2, *begun)
    if isinstance(lists, Pairs) or not lists.items or is_flow(lines, lists):
        return lines
    for entry in lists.items:
        if isinstance(entry, Pairs) and _name(entry) == watchlist:
            return with_item(lines, entry, "watch", *added)
    return inserted(lines, last_line(lines, lists), lists.mark.column - 1, *begun)


def without_watch(lines: Lines, name: str, watchlist: str) -> Lines:
    """Give the lines without the first watch so called, in one watchlist or in any.

    A watchlist of which nothing is left but its name goes with its last watch.
    """
    lists = entry_value(_tree(lines), "watchlists")
    for entry in lists.items if isinstance(lists, Items) else ():
        watch = entry_value(entry, "watch")
        if watchlist not in ("", _name(entry)) or not isinstance(watch, Items):
            continue
        for place, item in enumerate(watch.items):
            if _name(item) == name:
                if len(watch.items) == 1 and _is_bare(lines, entry):
                    return [*lines[: entry.mark.line - 1], *lines[last_line(lines, entry) :]]
                return without_item(lines, watch, place)
    return lines


def _is_bare(lines: Lines, entry: Node) -> bool:
    """Whether a watchlist has a name and watches and nothing else, on lines of its own."""
    if not isinstance(entry, Pairs) or {key.text for key, _ in entry.pairs} - {"name", "watch"}:
        return False
    if is_flow(lines, entry):
        return False
    written = lines[entry.mark.line - 1 : last_line(lines, entry)]
    return written[0].lstrip().startswith("- ") and not any(
        "#" in _QUOTED.sub("", one) for one in written
    )


def _tree(lines: Lines) -> Node | None:
    return read_tree("\n".join(lines).encode())[0]


def item_of(lines: Lines, name: str, watchlist: str) -> Node | None:
    """Give a watch as it is written, a name or pairs; None where it is not there."""
    lists = entry_value(_tree(lines), "watchlists")
    for entry in lists.items if isinstance(lists, Items) else ():
        watch = entry_value(entry, "watch")
        if _name(entry) == watchlist and isinstance(watch, Items):
            return next((item for item in watch.items if _name(item) == name), None)
    return None


def entry_value(node: Node | None, key: str) -> Node | None:
    """Give the value that pairs have for a key; None where they have none."""
    pairs = node.pairs if isinstance(node, Pairs) else ()
    return next((value for name, value in pairs if name.text == key), None)


def _name(node: Node) -> str:
    """Give what a watch or a watchlist is called, on one line."""
    named = node if isinstance(node, Scalar) else entry_value(node, "name")
    return " ".join(named.text.split()) if isinstance(named, Scalar) else ""


def is_flow(lines: Lines, node: Items | Pairs) -> bool:
    """Whether a value is written in brackets."""
    return lines[node.mark.line - 1][node.mark.column - 1] in "[{"


def last_line(lines: Lines, node: Node) -> int:
    """Give the number of the last line a value is written in, from 1."""
    if isinstance(node, Scalar):
        is_whole_line = node.end.column == 1 and node.end.line > node.mark.line
        return node.end.line - is_whole_line
    if is_flow(lines, node):
        return node.end.line
    return max((last_line(lines, part) for part in _parts(node)), default=node.mark.line)


def _parts(node: Items | Pairs) -> Iterator[Node]:
    if isinstance(node, Items):
        yield from node.items
    else:
        for key, value in node.pairs:
            yield from (key, value)


def inserted(lines: Lines, behind: int, indent: int, *added: str) -> Lines:
    """Give the lines with more behind line number `behind`."""
    return [*lines[:behind], *(" " * indent + line for line in added), *lines[behind:]]


def as_item(written: Sequence[str]) -> Lines:
    """Give the lines of an item of a list."""
    first, *others = written
    return [f"- {first}", *(f"  {line}" for line in others)]


def with_item(lines: Lines, entry: Pairs, key: str, *written: str) -> Lines:
    """Give the lines with an item at the end of the list that a key has, or is to have.

    One of several lines has no place in a list in brackets.
    """
    watch = entry_value(entry, key)
    if watch is None:
        added = (f"{key}:", *(f"  {line}" for line in as_item(written)))
        return inserted(lines, last_line(lines, entry), entry.mark.column - 1, *added)
    if isinstance(watch, Scalar):
        return inserted(lines, watch.end.line, entry.mark.column + 1, *as_item(written))
    if isinstance(watch, Pairs):
        return lines
    if not is_flow(lines, watch):
        behind = last_line(lines, watch)
        return inserted(lines, behind, watch.mark.column - 1, *as_item(written))
    if len(written) > 1:
        return lines if watch.items else _opened(lines, watch, entry.mark.column + 1, written)
    quoted = written[0]
    line = lines[watch.end.line - 1]
    before, behind_it = line[: watch.end.column - 2], line[watch.end.column - 2 :]
    comma = ", " if watch.items and not before.rstrip().endswith(",") else ""
    changed = f"{before}{comma}{quoted}{behind_it}"
    return [*lines[: watch.end.line - 1], changed, *lines[watch.end.line :]]


def _opened(lines: Lines, empty: Items, indent: int, written: Sequence[str]) -> Lines:
    """Give the lines with an item in place of brackets without any, if they are on one line."""
    at = empty.mark.line - 1
    if empty.end.line != empty.mark.line:
        return lines
    left = lines[at][: empty.mark.column - 1].rstrip() + lines[at][empty.end.column - 1 :]
    above = [left] if left.strip() else []
    return [
        *lines[:at],
        *above,
        *(" " * indent + line for line in as_item(written)),
        *lines[at + 1 :],
    ]


def without_item(lines: Lines, watch: Items, place: int) -> Lines:
    """Give the lines without an item of a list, by its place."""
    item = watch.items[place]
    first = item.mark.line - 1
    if not is_flow(lines, watch):
        indent = " " * (watch.mark.column + 1)
        left = [] if len(watch.items) > 1 else [f"{indent}[]"]
        return [*lines[:first], *left, *lines[last_line(lines, item) :]]
    line = lines[first]
    before, behind = line[: item.mark.column - 1], line[item.end.column - 1 :]
    rest = re.sub(r"^\s*,\s*", "", behind)
    if rest == behind:
        before = re.sub(r",\s*$", "", before)
    return [*lines[:first], before + rest, *lines[first + 1 :]]
