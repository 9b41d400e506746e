"""Which blocks of a page are its story: those where the paragraphs are dense.

Each paragraph speaks for the box around it. The box with most is taken, and a box around that one
as long as it adds a good deal: stories are cut by advertisements, and menus have no paragraphs.
"""

from collections import Counter
from collections.abc import Sequence

from briefings.ingest.formats.blocks import Box, Page, Piece
from briefings.ingest.formats.lists import lists
from briefings.model import BlockKind

PARAGRAPH = 60
"""Code points outside of links that make a block a paragraph."""
_GROWTH = 1.25
"""By how much a box around another must be richer in prose to be taken for the story."""
_WORDS_OF = frozenset(lists("elements.txt")["paragraph"])
_LISTS = frozenset(lists("elements.txt")["list"])
_HEADINGS = frozenset(lists("elements.txt")["heading"])
_MATTER = frozenset({"main", "article"})
_ENDS = frozenset({"body", "html"}) | _MATTER
_NAME = 4
"""Words of a name at most."""
_STOPS = (".", "!", "?", "…", "。")
_QUOTES = "\"'“”«»„"


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
    frame, cells = _frame(boxes, story), _cells(page, story)
    return [
        BlockKind.BODY if is_open and index in cells else _kind(boxes, piece, is_open=is_open)
        for index, piece in enumerate(pieces)
        for is_open in (
            not apart[index] and (begin <= index <= last or _goes_on(page, index, frame)),
        )
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
            own[_holder(boxes, piece.box)] += weight
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


def _holder(boxes: Sequence[Box], box: int) -> int:
    """Give the box that a paragraph speaks for: none that is but a list or a quotation in it."""
    tags = _WORDS_OF
    while boxes[box].parent >= 0 and boxes[box].tag in tags:
        box, tags = boxes[box].parent, _LISTS
    return box


def _frame(boxes: Sequence[Box], box: int) -> int:
    """Give the element around a box that says that the page's matter is in it; or -1."""
    while box >= 0 and boxes[box].tag not in _MATTER:
        box = boxes[box].parent
    return box


def _goes_on(page: Page, index: int, frame: int) -> bool:
    """Whether a piece in the story's frame is a sentence, and no summary under a link."""
    piece = page.pieces[index]
    if frame < 0 or piece.linked or not _is_sentence(piece.text):
        return False
    return not (index and page.pieces[index - 1].linked) and _frame(page.boxes, piece.box) == frame


def _is_sentence(text: str) -> bool:
    is_closed = text.rstrip(_QUOTES).endswith(_STOPS) and not text.lstrip(_QUOTES)[:1].islower()
    return is_closed and (text.count(" ") > 1 or text.endswith(_STOPS[-1]))


def _cells(page: Page, story: int) -> set[int]:
    """Give the pieces that are cells of the story's tables: rows of words, and no other tables.

    Somebody in a row may be a link, though not a headline, nor all that the row says.
    """
    boxes, pieces = page
    tables, rows = _around(boxes, "table"), _around(boxes, "tr")
    found: dict[int, list[int]] = {}
    for index, piece in enumerate(pieces):
        if piece.box >= 0 and tables[piece.box] > story:
            found.setdefault(tables[piece.box], []).append(index)
    outer = {tables[boxes[table].parent] for table in found}
    cells = set[int]()
    for table in found.keys() - outer:
        inside = found[table]
        told = Counter(rows[pieces[index].box] for index in inside)
        said = {rows[pieces[index].box] for index in inside if _says(pieces[index])}
        links = [pieces[index] for index in inside if pieces[index].linked]
        is_of_words = all(
            rows[piece.box] in said and piece.text.count(" ") < _NAME for piece in links
        )
        if is_of_words and sum(count > 1 for count in told.values()) > 1:
            cells.update(inside if _within(boxes, table, story) else ())
    return cells


def _says(piece: Piece) -> bool:
    return not piece.linked and any(map(str.isalpha, piece.text))


def _around(boxes: Sequence[Box], tag: str) -> list[int]:
    """Give for each box the nearest of a tag that it is or stands in; or -1."""
    found: list[int] = []
    for index, box in enumerate(boxes):
        outer = found[box.parent] if box.parent >= 0 else -1
        found.append(index if box.tag == tag else outer)
    return found


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
