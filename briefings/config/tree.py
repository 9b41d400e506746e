"""The text of a YAML file to a tree of marked nodes, with a guard in front.

YAML's own constructors are never reached: the tree is grown from parser events, each counted
before anything is made of it. So neither nesting, aliases nor tags can do harm.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

import yaml
from yaml import events
from yaml.error import MarkedYAMLError, YAMLError
from yaml.nodes import ScalarNode
from yaml.reader import ReaderError
from yaml.resolver import Resolver

LARGEST = 1_000_000
"""The most bytes of a file."""
DEEPEST = 50
"""The most lists and mappings inside each other."""
MOST_ALIASES = 100
MOST_NODES = 50_000
"""The most nodes, those behind an alias counted each time; 10,000 watches need 10,000."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's where PyYAML was built with it; only its parser is used, which cannot recurse."""
_STRING = "tag:yaml.org,2002:str"
_KINDS = {
    "bool": "a yes or no",
    "null": "nothing",
    "int": "a number",
    "float": "a number",
    "timestamp": "a date",
    "merge": "a merge",
    "value": "a sign",
}
_REMEDIES = {
    "mapping values are not allowed in this context": (
        "put a text with a colon in quotes, or check the indentation"
    ),
    "could not find expected ':'": "a line here needs the form 'key: value'",
}
_REMEDY = "check indentation, brackets and quotation marks"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a file, both counted from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong at a place, and what to do."""

    mark: Mark
    what: str
    advice: str = ""


class BrokenError(Exception):
    """Nothing can be read of the file."""

    def __init__(self, mark: Mark, what: str, advice: str = "") -> None:
        """Say where and why."""
        super().__init__(what)
        self.mistake = Mistake(mark, what, advice)


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as written."""

    mark: Mark
    end: Mark
    """The place behind its last character."""
    text: str
    reads_as: str = ""
    """What YAML takes a value without quotes for, where that is no text: `a number`."""
    size: int = 1


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    mark: Mark
    end: Mark
    """The place behind its bracket, or, without brackets, somewhere before the next value."""
    items: tuple["Node", ...]
    size: int


@dataclass(frozen=True, slots=True)
class Pairs:
    """A mapping, in the order written; a key may stand in it twice."""

    mark: Mark
    end: Mark
    """As for a list."""
    pairs: tuple[tuple[Scalar, "Node"], ...]
    size: int


Node = Scalar | Items | Pairs


class _Place(Protocol):
    """A mark of YAML's own, whose numbers begin at 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


def read_tree(raw: bytes) -> tuple[Node | None, list[Mistake]]:
    """Give the tree, None for an empty file, and the mistakes that did not spoil it.

    Raises BrokenError.
    """
    text = _decoded(raw)
    grower = _Grower()
    try:
        root = grower.grow(yaml.parse(text, Loader=_LOADER))
    except ReaderError as error:
        raise _unreadable(text, error) from None
    except MarkedYAMLError as error:
        raise _broken(text, error) from None
    except YAMLError as error:
        raise BrokenError(Mark(1, 1), str(error), _REMEDY) from None
    return root, grower.mistakes


def _decoded(raw: bytes) -> str:
    if len(raw) > LARGEST:
        raise BrokenError(
            Mark(1, 1),
            f"the file has more than {LARGEST:,} bytes",
            "a configuration is small: is this one?",
        )
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in raw:
        raise BrokenError(Mark(1, 1), "the file is not UTF-8", "save it as UTF-8")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", "replace")
        raise BrokenError(
            _mark_behind(before), "the file is not UTF-8 here", "save it as UTF-8"
        ) from None


def _mark_behind(text: str) -> Mark:
    return Mark(text.count("\n") + 1, len(text) - text.rfind("\n"))


def _unreadable(text: str, error: ReaderError) -> BrokenError:
    """Point at a character that YAML does not allow."""
    found = next((place for place, char in enumerate(text) if not _is_allowed(char)), 0)
    return BrokenError(_mark_behind(text[:found]), "a control character", "delete it")


def _is_allowed(char: str) -> bool:
    return char in "\t\n\r\x85" or (" " <= char <= "~") or char >= "\xa0"


def _broken(text: str, error: MarkedYAMLError) -> BrokenError:
    """Say in the reader's words why YAML could not go on."""
    mark = _mark_of(error.problem_mark or error.context_mark)
    lines = text.splitlines()
    line = lines[mark.line - 1] if mark.line <= len(lines) else ""
    indentation = line[: len(line) - len(line.lstrip())]
    if "\t" in indentation:
        column = indentation.index("\t") + 1
        return BrokenError(Mark(mark.line, column), "a tab as indentation", "use spaces")
    what = str(error.problem or "not YAML")
    return BrokenError(mark, what, _REMEDIES.get(what, _REMEDY))


@dataclass(slots=True)
class _Opened:
    """A list or mapping whose end has not come yet."""

    mark: Mark
    anchor: str
    is_mapping: bool
    is_refused: bool
    parts: list[Node | None] = field(default_factory=list)


class _Grower:
    """Grows one tree from events."""

    def __init__(self) -> None:
        self.mistakes: list[Mistake] = []
        self._stack: list[_Opened] = []
        self._anchors: dict[str, Node | None] = {}
        self._aliases = 0
        self._size = 0
        self._root: Node | None = None
        self._documents = 0
        self._tag_of: Callable[..., str] = Resolver().resolve

    def grow(self, stream: Iterable[events.Event]) -> Node | None:
        """Take all events; give the first document's root."""
        for event in stream:
            if isinstance(event, events.DocumentStartEvent):
                self._documents += 1
                if self._documents > 1:
                    self._say(event, "a second document", "delete the line '---' before it")
                    break
            elif isinstance(event, events.ScalarEvent):
                self._add(self._scalar(event), event.anchor)
            elif isinstance(event, events.AliasEvent):
                self._add(self._alias(event), None)
            elif isinstance(event, events.CollectionStartEvent):
                self._open(event)
            elif isinstance(event, events.CollectionEndEvent):
                self._close(_mark_of(event.end_mark))
        return self._root

    def _scalar(self, event: events.ScalarEvent) -> Node | None:
        if self._is_refused(event):
            return None
        reads_as = ""
        if event.implicit[0] and not event.tag:
            tag = self._tag_of(ScalarNode, event.value, (True, False))
            if tag != _STRING:
                reads_as = _KINDS[tag.rpartition(":")[2]]
        return Scalar(_mark(event), _mark_of(event.end_mark), event.value, reads_as)

    def _alias(self, event: events.AliasEvent) -> Node | None:
        self._aliases += 1
        if self._aliases > MOST_ALIASES:
            raise BrokenError(
                _mark(event), f"more than {MOST_ALIASES} aliases", "write the values out"
            )
        if event.anchor not in self._anchors:
            self._say(event, f"nothing is called '&{event.anchor}'", "write the value out")
            return None
        node = self._anchors[event.anchor]
        if node is None:
            self._say(event, f"'*{event.anchor}' stands inside itself", "write the value out")
        return node

    def _open(self, event: events.CollectionStartEvent) -> None:
        if len(self._stack) >= DEEPEST:
            raise BrokenError(
                _mark(event),
                f"more than {DEEPEST} lists or mappings inside each other",
                "close the brackets",
            )
        anchor = event.anchor or ""
        if anchor:
            self._anchors[anchor] = None
        is_mapping = isinstance(event, events.MappingStartEvent)
        self._stack.append(_Opened(_mark(event), anchor, is_mapping, self._is_refused(event)))

    def _close(self, end: Mark) -> None:
        opened = self._stack.pop()
        if opened.is_refused:
            self._add(None, opened.anchor)
            return
        if not opened.is_mapping:
            items = tuple(part for part in opened.parts if part is not None)
            size = 1 + sum(item.size for item in items)
            self._add(Items(opened.mark, end, items, size), opened.anchor, is_new=False)
            return
        pairs = tuple(self._pairs(opened.parts))
        size = 1 + sum(value.size + 1 for _, value in pairs)
        self._add(Pairs(opened.mark, end, pairs, size), opened.anchor, is_new=False)

    def _pairs(self, parts: list[Node | None]) -> Iterator[tuple[Scalar, Node]]:
        for key, value in zip(parts[::2], parts[1::2], strict=True):
            if isinstance(key, Scalar):
                if value is not None:
                    yield key, value
            elif key is not None:
                self.mistakes.append(
                    Mistake(key.mark, "a list or mapping as a key", "a key is a plain word")
                )

    def _add(self, node: Node | None, anchor: str | None, *, is_new: bool = True) -> None:
        """Put a finished node where it belongs."""
        if anchor:
            self._anchors[anchor] = node
        self._size += 1 if node is None or not is_new else node.size
        if self._size > MOST_NODES:
            mark = node.mark if node else Mark(1, 1)
            raise BrokenError(mark, f"more than {MOST_NODES:,} values", "make the file smaller")
        if self._stack:
            self._stack[-1].parts.append(node)
        elif self._root is None:
            self._root = node

    def _is_refused(self, event: events.NodeEvent) -> bool:
        """Whether a node carries a tag that is not plain text's; says so."""
        tag = getattr(event, "tag", None)
        if not tag or tag in {_STRING, "!"}:
            return False
        shown = tag.replace("tag:yaml.org,2002:", "!!")
        self._say(event, f"the tag '{shown}' is not read", "delete it: all values are plain")
        return True

    def _say(self, event: events.Event, what: str, advice: str) -> None:
        self.mistakes.append(Mistake(_mark(event), what, advice))


def _mark(event: events.Event) -> Mark:
    return _mark_of(event.start_mark)


def _mark_of(place: _Place | None) -> Mark:
    return Mark(place.line + 1, place.column + 1) if place else Mark(1, 1)
