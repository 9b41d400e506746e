"""Which blocks of a page are its story: those where the paragraphs are dense.

Each paragraph speaks for the box around it. The box with most is taken, and a box around that one
as long as it adds a good deal: stories are cut by advertisements, and menus have no paragraphs.
"""

from collections.abc import Sequence

from briefings.ingest.formats.blocks import Box, Page, Piece
from briefings.ingest.formats.lists import lists
from briefings.model import BlockKind

PARAGRAPH = 60
"""Code points outside of links that make a block a paragraph."""
_GROWTH = 1.25
"""By how much a box around another must be richer in prose to be taken for the story."""
_WORDS_OF = frozenset(lists("elements.txt")["paragraph"])
_HEADINGS = frozenset(lists("elements.txt")["heading"])
_ENDS = frozenset({"body", "html", "main", "article"})


def kinds(page: Page, title: int | None) -> list[BlockKind | None]:
    """Give each piece's kind; None for what is left to the rules.

    `title` is the piece that is the page's headline.
    """
    boxes, pieces = page
    weights = [_weight(piece) for piece in pieces]
    apart = [piece.box >= 0 and boxes[piece.box].apart for piece in pieces]
    own = sum(weight for weight, is_apart in zip(weights, apart, strict=True) if not is_apart)
    if own * 3 < sum(weights):
        apart = [False] * len(pieces)
    story = _story(boxes, pieces, [0 if out else n for n, out in zip(weights, apart, strict=True)])
    inside = [_within(boxes, piece.box, story) for piece in pieces]
    if not any(inside):
        return [BlockKind.BOILERPLATE if out else None for out in apart]
    first = inside.index(True)
    last = len(inside) - 1 - inside[::-1].index(True)
    begin = min(first, title) if title is not None else first
    return [
        _kind(boxes, piece, is_open=begin <= index <= last and not apart[index])
        for index, piece in enumerate(pieces)
    ]


def _weight(piece: Piece) -> int:
    """Give how much prose a piece is."""
    plain = len(piece.text) - piece.linked
    return plain if plain >= PARAGRAPH and piece.linked < plain else 0


def _story(boxes: Sequence[Box], pieces: Sequence[Piece], weights: Sequence[int]) -> int:
    """Give the box that holds the story; -1 where no paragraph stands in a box."""
    own = [0] * len(boxes)
    for piece, weight in zip(pieces, weights, strict=True):
        if weight and piece.box >= 0:
            box = boxes[piece.box]
            holder = box.parent if box.tag in _WORDS_OF and box.parent >= 0 else piece.box
            own[holder] += weight
    if not any(own):
        return -1
    whole = list(own)
    for index in range(len(boxes) - 1, 0, -1):
        if boxes[index].parent >= 0:
            whole[boxes[index].parent] += whole[index]
    best = max(range(len(own)), key=lambda index: own[index])
    chosen = best
    while boxes[best].parent >= 0 and boxes[chosen].tag not in _ENDS:
        best = boxes[best].parent
        if whole[best] >= _GROWTH * whole[chosen]:
            chosen = best
        if boxes[best].tag in _ENDS:
            break
    return chosen


def _within(boxes: Sequence[Box], box: int, story: int) -> bool:
    while box > story:
        box = boxes[box].parent
    return box == story and story >= 0


def _kind(boxes: Sequence[Box], piece: Piece, *, is_open: bool) -> BlockKind | None:
    tag = boxes[piece.box].tag if piece.box >= 0 else ""
    if not is_open or (tag not in _HEADINGS and 2 * piece.linked > len(piece.text) > 0):
        return BlockKind.BOILERPLATE
    if tag == "figcaption":
        return BlockKind.CAPTION
    return BlockKind.HEADING if tag in _HEADINGS else None
