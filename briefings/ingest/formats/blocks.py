"""The visible text of a page's tree, block by block.

The tree is walked by pointers, not by calls, so that its depth costs no stack.
"""

import re
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from briefings.ingest.formats.lists import lists

_NAMES = lists("elements.txt")
_UNSEEN = frozenset(_NAMES["unseen"])
_INLINE = frozenset(_NAMES["inline"])
_APART = frozenset(_NAMES["apart"])
_ROLES = frozenset(_NAMES["role"])
_QUOTED = frozenset(_NAMES["quoted"])
_APART_WORDS = re.compile(
    rf"(?:^|[\s_-])(?:{'|'.join(_NAMES['apart-word'])})(?:$|[\s_-])", re.IGNORECASE
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")


class Box(NamedTuple):
    """An element that makes a block of its own."""

    tag: str
    parent: int
    """The index of the box around it; -1 for the outermost."""
    apart: bool
    """Whether it, or one around it, says that it is not the page's matter."""
    quoted: bool = False
    """Whether it, or one around it, says that it repeats another mail, or is a signature."""


class Piece(NamedTuple):
    """A stretch of visible text between the edges of blocks."""

    text: str
    box: int
    linked: int
    """How many code points of it stand in links."""


class Page(NamedTuple):
    """All a page shows, in its order."""

    boxes: list[Box]
    pieces: list[Piece]


class _Walk:
    """What is open while the tree is walked."""

    def __init__(self) -> None:
        self.page = Page([], [])
        self._open: list[int] = []
        self._links = 0
        self._words: list[str] = []
        self._linked = 0

    def enter(self, node: LexborNode, tag: str) -> bool:
        """Go into an element; False where it shows nothing."""
        if tag in _UNSEEN:
            return False
        if tag == "-text":
            self._take(node.text_content or "")
            return False
        if tag == "br":
            self._words.append("\n")
            return False
        attributes = node.attributes
        if _is_hidden(attributes):
            return False
        if tag in _INLINE:
            self._links += tag == "a"
            return True
        self._flush()
        around = self._open[-1] if self._open else -1
        outer = self.page.boxes[around] if around >= 0 else Box(tag, -1, False)
        apart = outer.apart or _is_apart(tag, attributes)
        quoted = outer.quoted or _is_quoted(tag, attributes)
        self.page.boxes.append(Box(tag, around, apart, quoted))
        self._open.append(len(self.page.boxes) - 1)
        return True

    def leave(self, tag: str) -> None:
        if tag == "a":
            self._links -= 1
        elif tag not in _INLINE and self._open:
            self._flush()
            self._open.pop()

    def _take(self, text: str) -> None:
        text = _BLANKS.sub(" ", text)
        self._words.append(text)
        if self._links > 0:
            self._linked += len(text.strip())

    def _flush(self) -> None:
        text = "".join(self._words)
        if text and not text.isspace():
            lines = (line.strip() for line in _DOUBLE.sub(" ", text).split("\n"))
            whole = "\n".join(line for line in lines if line)
            self.page.pieces.append(
                Piece(whole, self._open[-1] if self._open else -1, self._linked)
            )
        self._words, self._linked = [], 0


_DOUBLE = re.compile(r" {2,}")


def walk(root: LexborNode) -> Page:
    """Give the visible text under an element."""
    walk = _Walk()
    entered: list[tuple[LexborNode, str]] = []
    node: LexborNode | None = root
    while node is not None:
        tag = node.tag or ""
        if walk.enter(node, tag):
            entered.append((node, tag))
            following = node.child
        else:
            following = node.next if entered else None
        while following is None and entered:
            node, tag = entered.pop()
            walk.leave(tag)
            following = node.next if entered else None
        node = following
    return walk.page


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(attributes.get("style") or ""))
    )


def _is_apart(tag: str, attributes: dict[str, str | None]) -> bool:
    if tag in _APART or attributes.get("role") in _ROLES:
        return True
    if tag in {"body", "html", "main", "article"}:
        return False
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return bool(_APART_WORDS.search(names))


def _is_quoted(tag: str, attributes: dict[str, str | None]) -> bool:
    if tag == "blockquote" and attributes.get("type") == "cite":
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".split()
    return not _QUOTED.isdisjoint(names)
