"""A tree of nodes to a configuration: every mistake a Problem, the rest still loaded."""

import difflib
import os
import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from briefings.config.keys import (
    COLOURS,
    LOCAL,
    LOCAL_WATCH,
    MOST_VIEWS,
    NARROWEST,
    OF_CONFIG,
    PRESETS,
    THEMES,
    TOP,
    WATCH,
    WATCHLIST,
    WIDEST,
    Key,
)
from briefings.config.names import name_fault, query_fault, short
from briefings.config.tree import Items, Mark, Mistake, Node, Pairs, Scalar
from briefings.errors import QueryError
from briefings.model import BlockKind, Config, Watch
from briefings.query import Age, Days, Facet, Field, is_query, parse, walk
from briefings.text.sanitise import sanitise

_DAYS = re.compile(r"(\d{1,5})d")
_ANYWHERE = "any"
_FREE = {"keys": "action: key", "views": "name: query"}
"""How the mappings are written whose keys are the reader's own words."""
_IN_TEXT = frozenset({Field.PERSON, Field.PLACE})
"""What a query may ask of a briefing that its text alone can answer."""
_IN_QUERY = {"aliases": "write 'OR other' in the query", "not": "write '-other' in the query"}
_DEFAULTS = Config("", (), ())


class Refused(NamedTuple):
    """A watch that cannot be read, the mistake in it, and how many readable ones come before."""

    name: str
    watchlist: str
    mistake: Mistake
    before: int


@dataclass(slots=True)
class Builder:
    """Builds one configuration; `mistakes` grows as it goes."""

    base: str
    """The folder that relative paths are relative to."""
    mistakes: list[Mistake] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    """Watches that cannot be read."""
    watch_places: dict[tuple[str, str], str] = field(default_factory=dict)
    """Line and column of each watch, by watchlist and name."""
    is_local: bool = False
    """Whether the file is that of watches added from the screen."""
    _readable: int = 0
    """Watches that were read so far."""

    def config(self, root: Node | None) -> Config:
        """Read the whole file."""
        if root is None or (isinstance(root, Scalar) and not root.text):
            root = Pairs(Mark(1, 1), Mark(1, 1), (), 0)
        found = self._pairs(root, TOP, "a configuration")
        named = found.get("sources")
        if named is None or (isinstance(named, Items) and not named.items):
            mark = root.mark if named is None else named.mark
            self._say(mark, "no sources: nothing is read", "add a line such as 'sources: [inbox]'")
        watches = self.watches(found.get("watchlists"))
        return Config(
            path="",
            sources=self._sources(named),
            watches=watches,
            theme=self._choice(found.get("theme"), "theme", THEMES, _DEFAULTS.theme),
            keys=self._keys(found.get("keys")),
            key_places=self._key_places(found.get("keys")),
            preset=self._choice(found.get("preset"), "preset", PRESETS, _DEFAULTS.preset),
            measure=self._measure(found.get("measure")),
            old_after_days=self._days(found.get("old_after")),
            views=self._views(found.get("views")),
            pipe=self._command(found.get("pipe"), "pipe"),
            on_alert=self._command(found.get("on_alert"), "on_alert"),
            recogniser=self._command(found.get("recogniser"), "recogniser"),
        )

    def local(self, root: Node | None) -> tuple[Watch, ...]:
        """Read a file that holds nothing but watchlists, or none any more."""
        self.is_local = True
        if root is None or _is_empty(root):
            return ()
        watchlists = self._pairs(root, LOCAL, "a file of watchlists").get("watchlists")
        if watchlists is not None and _is_empty(watchlists):
            return ()
        return tuple(replace(watch, local=True) for watch in self.watches(watchlists))

    def watches(self, node: Node | None) -> tuple[Watch, ...]:
        """Read all watchlists."""
        found: dict[tuple[str, str], Watch] = {}
        names: dict[str, Mark] = {}
        for number, item in enumerate(self._items(node, "watchlists"), 1):
            pairs = self._pairs(item, WATCHLIST, "a watchlist")
            name = self._text(pairs.get("name"), "name") or f"Watchlist {number}"
            if "name" not in pairs:
                self._say(item.mark, "a watchlist without a name", "add 'name:' to it")
            if name in names:
                advice = f"the first is in line {names[name].line}: give this one another name"
                self._say(item.mark, f"a second watchlist '{name}'", advice)
            names.setdefault(name, item.mark)
            colour = self._choice(pairs.get("colour"), "colour", COLOURS, "")
            for watch, mark in self._watchlist(pairs.get("watch"), name, colour):
                place = f"{mark.line}:{mark.column}"
                self.watch_places.setdefault((name, watch.name), place)
                if found.setdefault((name, watch.name), watch) is not watch:
                    self._say(mark, f"'{watch.name}' is watched twice in '{name}'", "delete one")
        return tuple(found.values())

    def _watchlist(
        self, node: Node | None, name: str, colour: str
    ) -> Iterator[tuple[Watch, Mark]]:
        for item in self._items(node, "watch"):
            watch = Watch("", name, colour=colour)
            known = len(self.mistakes)
            read = self._full(item, watch) if isinstance(item, Pairs) else self._bare(item, watch)
            if read:
                self._readable += 1
                yield read, item.mark
            else:
                mistake = self.mistakes[known]
                self.refused.append(Refused(_called(item), name, mistake, self._readable))

    def _bare(self, node: Node, watch: Watch) -> Watch | None:
        query = self._watched_query(node, "watch") if _is_query(node) else ""
        name = query or ("" if _is_query(node) else self._name(node, "watch"))
        return replace(watch, name=name, query=query) if name else None

    def _full(self, node: Pairs, watch: Watch) -> Watch | None:
        """Read a watch that is written as a mapping."""
        found = self._pairs(node, LOCAL_WATCH if self.is_local else WATCH, "a watch")
        if "query" not in found and _is_query(found.get("name")):
            found["query"] = found["name"]
        query = self._watched_query(found["query"], "query") if "query" in found else ""
        if "name" not in found and "query" not in found:
            self._say(node.mark, "a watch without a name", "add 'name:' or 'query:' to it")
            return None
        if "query" in found:
            name = self._text(found.get("name"), "name") or query
        else:
            name = self._name(found["name"], "name")
        if not name or ("query" in found and not query):
            return None
        for key in ("aliases", "not"):
            if query and key in found:
                self._say(found[key].mark, f"a watched query has no '{key}'", _IN_QUERY[key])
                return None
        self._check_tests(query, found)
        return replace(
            watch,
            name=name,
            query=query,
            aliases=self._names(found.get("aliases"), "aliases"),
            excluded=self._names(found.get("not"), "not"),
            where=self._where(found["where"]) if "where" in found else watch.where,
            colour=self._choice(found.get("colour"), "colour", COLOURS, watch.colour),
            expect=self._texts(found.get("expect"), "expect"),
            expect_not=self._texts(found.get("expect_not"), "expect_not"),
            extends=bool(self._choice(found.get("extends"), "extends", (OF_CONFIG,), "")),
        )

    def _watched_query(self, node: Node, key: str) -> str:
        """Read a query that can ring: it asks for nothing that the reader does only later."""
        text = self._text(node, key)
        fault = query_fault(text) if text else None
        if fault:
            self._say(node.mark, *fault)
        return "" if fault else text

    def _check_tests(self, query: str, found: dict[str, Node]) -> None:
        """Say of tests that they cannot tell what a query asks of a briefing as a whole."""
        asked = (one for one in walk(parse(query).root) if isinstance(one, Facet | Days | Age))
        of_whole = any(not isinstance(one, Facet) or one.field not in _IN_TEXT for one in asked)
        for key in ("expect", "expect_not"):
            if of_whole and key in found:
                what = (
                    "a sentence has no publisher, language, date or mark that the query asks for"
                )
                self._say(found[key].mark, what, "test its words in a watch without them")

    def _query(self, node: Node, key: str = "query") -> str:
        """Read a query; a mistake in it is one of the file."""
        text = self._text(node, key)
        try:
            root = parse(text).root
        except QueryError as error:
            self._say(node.mark, f"{error.what}, at character {error.column + 1}", error.advice)
            return ""
        if root is None:
            self._say(node.mark, f"'{short(text)}' asks for nothing", "write a word, or delete it")
            return ""
        return text

    def _names(self, node: Node | None, key: str) -> tuple[str, ...]:
        names = (self._name(item, key) for item in self._several(node, key))
        return tuple(dict.fromkeys(name for name in names if name))

    def _name(self, node: Node, key: str) -> str:
        """Read a name that can be watched, or give an empty one and say why not."""
        name = self._text(node, key)
        fault = name_fault(name) if name else None
        if fault:
            self._say(node.mark, *fault)
        return "" if fault else name

    def _where(self, node: Node) -> frozenset[BlockKind]:
        """Read the kinds of block in which a watch rings."""
        kinds: set[BlockKind] = set()
        choices = (_ANYWHERE, *BlockKind)
        for item in self._several(node, "where"):
            chosen = self._choice(item, "where", choices, "")
            kinds.update(kind for kind in BlockKind if chosen in (kind, _ANYWHERE))
        return frozenset(kinds) or Watch("", "").where

    def _sources(self, node: Node | None) -> tuple[str, ...]:
        several = self._several(node, "sources")
        # A path is kept letter by letter, however strange: it has to be found on the disk.
        texts = [
            item.text
            for item in several
            if self._text(item, "sources") and isinstance(item, Scalar)
        ]
        paths = map(os.path.expanduser, texts)
        return tuple(
            dict.fromkeys(os.path.normpath(os.path.join(self.base, path)) for path in paths)
        )

    def _keys(self, node: Node | None) -> tuple[tuple[str, str], ...]:
        """Read what keys an action is to have; whether there is such an action, others know."""
        if node is None:
            return ()
        found = self._pairs(node, None, "keys")
        several = ((action, self._texts(value, action)) for action, value in found.items())
        return tuple((action, ",".join(keys)) for action, keys in several if keys)

    def _key_places(self, node: Node | None) -> tuple[tuple[str, str], ...]:
        """Give where each action with keys of its own stands: line and column."""
        pairs = node.pairs if isinstance(node, Pairs) else ()
        marks = {_safe(key.text): key.mark for key, _ in reversed(pairs)}
        return tuple((action, f"{mark.line}:{mark.column}") for action, mark in marks.items())

    def _views(self, node: Node | None) -> tuple[tuple[str, str], ...]:
        """Read the saved queries by name; a mistake in one is one of the file."""
        if node is None:
            return ()
        found = self._pairs(node, None, "views")
        several = [(name, self._query(query, name)) for name, query in found.items()]
        if len(several) > MOST_VIEWS:
            what = f"more than {MOST_VIEWS} views: the others have no key"
            self._say(node.mark, what, "delete those you need least")
        return tuple((name, query) for name, query in several if query)[:MOST_VIEWS]

    def _command(self, node: Node | None, key: str) -> tuple[str, ...]:
        """Read the words of a command: a list of them, or a text cut as a shell would cut it."""
        if not isinstance(node, Scalar):
            return tuple(self._text(item, key) for item in self._items(node, key))
        try:
            return tuple(shlex.split(self._text(node, key)))
        except ValueError as error:
            self._say(node.mark, f"'{key}': {str(error).lower()}", "close it, or write a list")
            return ()

    def _measure(self, node: Node | None) -> int:
        if node is None:
            return _DEFAULTS.measure
        text = node.text if isinstance(node, Scalar) else ""
        if text.isdecimal() and NARROWEST <= int(text[:4]) <= WIDEST:
            return int(text[:4])
        self._say(
            node.mark,
            "'measure' is no number of cells",
            f"write a number from {NARROWEST} to {WIDEST}",
        )
        return _DEFAULTS.measure

    def _days(self, node: Node | None) -> int | None:
        if node is None:
            return _DEFAULTS.old_after_days
        text = node.text if isinstance(node, Scalar) else ""
        if text == "never":
            return None
        if match := _DAYS.fullmatch(text):
            return int(match[1])
        self._say(node.mark, "'old_after' is no number of days", "write '7d', or 'never'")
        return _DEFAULTS.old_after_days

    # What all values have in common

    def _pairs(self, node: Node, table: Sequence[Key] | None, what: str) -> dict[str, Node]:
        """Give a mapping's values by key: the known ones, each once."""
        if not isinstance(node, Pairs):
            form = f"write '{f'{table[0].name}: …' if table else _FREE[what]}'"
            self._say(node.mark, f"{what} is a mapping", form)
            return {}
        known = [key.name for key in table] if table is not None else None
        found: dict[str, Node] = {}
        lines: dict[str, int] = {}
        for key, value in node.pairs:
            name = _safe(key.text)
            if known is not None and name not in known:
                self._say(key.mark, f"unknown key '{short(name)}'", _nearest(name, known))
            elif name in found:
                advice = f"line {lines[name]} has it already, and counts"
                self._say(key.mark, f"duplicate key '{short(name)}'", advice)
            else:
                found[name] = value
                lines[name] = key.mark.line
        return found

    def _items(self, node: Node | None, key: str) -> tuple[Node, ...]:
        """Give the items of a list; a single value is none."""
        if node is None:
            return ()
        if isinstance(node, Items):
            return node.items
        if isinstance(node, Scalar) and not node.text:
            self._say(node.mark, f"nothing behind '{key}:'", "write a list, or delete the line")
        else:
            self._say(node.mark, f"'{key}' is a list", "begin each item with '- ', or use [ ]")
        return ()

    def _several(self, node: Node | None, key: str) -> tuple[Node, ...]:
        """Give the items of a list; a single text is a list of one."""
        is_text = isinstance(node, Scalar) and bool(node.text)
        return (node,) if node is not None and is_text else self._items(node, key)

    def _texts(self, node: Node | None, key: str) -> tuple[str, ...]:
        texts = (self._text(item, key) for item in self._several(node, key))
        return tuple(dict.fromkeys(text for text in texts if text))

    def _text(self, node: Node | None, key: str) -> str:
        """Give a text on one line and safe to show; empty, with a mistake, where it is none."""
        if node is None:
            return ""
        if not isinstance(node, Scalar):
            self._say(node.mark, f"'{key}' takes text here", "write words, no list or mapping")
            return ""
        text = _safe(node.text)
        if not text:
            self._say(node.mark, f"an empty text for '{key}'", "write something, or delete it")
            return ""
        if node.reads_as:
            self._say(
                node.mark,
                f"'{short(text)}' is no text: YAML takes it for {node.reads_as}",
                f'put it in quotes: "{short(text)}"',
            )
            return ""
        return text

    def _choice(self, node: Node | None, key: str, choices: Sequence[str], default: str) -> str:
        """Read one of a few words."""
        if node is None:
            return default
        text = _safe(node.text) if isinstance(node, Scalar) else ""
        if text in choices:
            return text
        what = f"'{short(text)}' is no value for '{key}'"
        self._say(node.mark, what, _nearest(text, choices))
        return default

    def _say(self, mark: Mark, what: str, advice: str) -> None:
        self.mistakes.append(Mistake(mark, what, advice))


def _is_query(node: Node | None) -> bool:
    """Whether what is written for a name is plainly a query."""
    return isinstance(node, Scalar) and is_query(node.text)


def _called(node: Node) -> str:
    """Give what a watch is called that cannot be read, as far as that can be told."""
    if isinstance(node, Pairs):
        said = {key.text: value for key, value in node.pairs if isinstance(value, Scalar)}
        node = said.get("name") or said.get("query") or node
    return _safe(node.text) if isinstance(node, Scalar) and node.text else "a watch"


def _nearest(text: str, choices: Sequence[str]) -> str:
    """Give the advice for a word that is none of the choices."""
    near = difflib.get_close_matches(text.lower(), choices, n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else "known: " + ", ".join(choices)


def _safe(text: str) -> str:
    """Give a text without what must not reach a terminal, on one line."""
    return " ".join(sanitise(text).text.split())


def _is_empty(node: Node) -> bool:
    """Whether nothing is written there, as where the last watch was taken out."""
    return isinstance(node, Scalar) and not node.text
