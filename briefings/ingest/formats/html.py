"""HTML: all that a page shows, its story told apart from the page around it.

The body rule is by hand: `story` finds the box in which paragraphs are dense. Scripts, styles and
what is hidden are no text. Nothing a page names is fetched or opened.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from selectolax.lexbor import LexborHTMLParser

from briefings.errors import UnreadableError
from briefings.ingest.decoding.decode import decode
from briefings.ingest.facts import days
from briefings.ingest.formats import blocks, metadata, story
from briefings.ingest.formats.extract import Extract
from briefings.ingest.formats.lists import lists
from briefings.ingest.formats.sheet import Sheet, one_line
from briefings.ingest.parts.cues import cues
from briefings.model import BlockKind, Dating
from briefings.text.language import language

DEEPEST = 3000
"""Elements in each other; a page has some tens, and the time to build a tree of more grows with
the square of the depth."""

_YEAR = timedelta(days=365)
_ALIKE = 0.5
"""How much of the page's title a heading must say to be the headline."""
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-z]+)", re.IGNORECASE)
_UNCLOSED = frozenset(lists("elements.txt")["unclosed"])
_NAME = 40
"""Code points of a site's name."""
_LABEL = 4
"""Words before a day that may say what it is of."""
_WORDS = re.compile(r"[^\W_]+")
_EDGES = " |–—»·:-"
_SEPARATORS = re.compile(r"\s+[|–—»·:-]+\s+|\s*::\s*")


def extract(raw: bytes, name: str) -> Iterator[Extract]:
    """Read one page. UnreadableError for bytes that are no text, and for a tree too deep."""
    declared = _CHARSET.search(raw[:4096])
    decoded = decode(raw, declared[1].decode("ascii", "replace") if declared else "")
    tree = parse(decoded.text)
    stated = metadata.read(tree)
    body = tree.body
    page = blocks.walk(body) if body else blocks.Page([], [])
    title, index = _title(tree, page, stated)
    sheet = Sheet()
    kinds = story.kinds(page, index)
    begin = next((at for at, kind in enumerate(kinds) if kind is not BlockKind.BOILERPLATE), 0)
    for at, (piece, kind) in enumerate(zip(page.pieces, kinds, strict=True)):
        if at == (begin if index is None else index):
            sheet.entitle(title if index is None else piece.text)
        if at != index:
            sheet.add(piece.text, kind)
    sheet.truncated |= decoded.truncated
    yield sheet.extract(
        encoding=decoded.encoding,
        dating=_dating(stated, [piece.text for piece in page.pieces]),
        publisher=stated.publisher or _site(tree, sheet.title, stated.host),
        problems=decoded.problems,
    )


def _dating(stated: metadata.Metadata, shown: Sequence[str]) -> Dating | None:
    """Give the day that a page states: of its last change, where it is kept up for years.

    Such a page shows when it was changed, and not when it was begun.
    """
    first, last = stated.dating, stated.changed
    if first is None or last is None or last.start - first.end < _YEAR:
        return first
    text = "\n".join(shown)
    found = days.find(text, language(text))
    told = {day.whole for day in found}
    if first.start in told or not any(
        day.whole == last.start and _is_of_change(text, day.start) for day in found
    ):
        return first
    begun = f"it was first published on {first.start.isoformat()}"
    return replace(last, certainty=first.certainty, conflicts=(begun, *first.conflicts))


def _is_of_change(text: str, at: int) -> bool:
    """Whether a word right before a place says that something was changed: `Updated on`."""
    words = _WORDS.findall(text[max(0, at - _NAME) : at].casefold())[-_LABEL:]
    runs = {" ".join(words[start:end]) for end in range(_LABEL + 1) for start in range(end)}
    return not cues().updated.isdisjoint(runs)


def parse(text: str) -> LexborHTMLParser:
    """Build the tree of a page. UnreadableError where it is nested deeper than any page."""
    depth = 0
    for tag in _TAG.finditer(text):
        if tag[2].lower() not in _UNCLOSED:
            depth = max(0, depth - 1) if tag[1] else depth + 1
            if depth > DEEPEST:
                raise UnreadableError(
                    f"its elements are nested more than {DEEPEST:,} deep",
                    advice="no page needs that: it was made to break readers",
                )
    return LexborHTMLParser(text)


def fragment(text: str) -> str:
    """Give the text that a piece of HTML shows, a blank line between its blocks."""
    if "<" not in text and "&" not in text:
        return text
    body = parse(text).body
    return "\n\n".join(piece.text for piece in blocks.walk(body).pieces) if body else ""


def shown_lines(text: str) -> Iterator[tuple[str, bool]]:
    """Give the lines that the HTML of a mail shows, and whether it marks them as another's."""
    body = parse(text).body
    page = blocks.walk(body) if body else blocks.Page([], [])
    for piece in page.pieces:
        quoted = piece.box >= 0 and page.boxes[piece.box].quoted
        for line in (*piece.text.split("\n"), ""):
            yield line, quoted


def _title(
    tree: LexborHTMLParser, page: blocks.Page, stated: metadata.Metadata
) -> tuple[str, int | None]:
    """Give the headline, and which piece it is, or None for one that only the head states."""
    head = tree.css_first("title")
    named = one_line(head.text()) if head else ""
    candidates = [one_line(stated.title), named]
    headings = [
        index
        for index, piece in enumerate(page.pieces)
        if piece.box >= 0 and page.boxes[piece.box].tag in {"h1", "h2", "h3"}
    ]
    keys = [_key(one) for one in candidates if one]
    alike = {index: _likeness(_key(page.pieces[index].text), keys) for index in headings}
    best = max(headings, key=lambda index: alike[index], default=None)
    if best is not None and alike[best] >= _ALIKE:
        return page.pieces[best].text, best
    top = [index for index in headings if page.boxes[page.pieces[index].box].tag == "h1"]
    if len(top) == 1 and not candidates[0] and len(page.pieces[top[0]].text) >= 12:
        return page.pieces[top[0]].text, top[0]
    title = _without_site(candidates[0] or named, stated.publisher)
    same = [i for i, piece in enumerate(page.pieces) if _key(piece.text[:400]) == _key(title)]
    return (title, same[0]) if same and title else (title, None)


def _site(tree: LexborHTMLParser, headline: str, host: str) -> str:
    """Give the site's name that the page's title has beside the headline; else its host.

    Where the host is known, a name that shares no word with it may be that of a section.
    """
    name = _beside(tree, headline)
    is_its_own = any(len(word) > 2 and word in host for word in _WORDS.findall(name.casefold()))
    return name if name and (is_its_own or not host) else host


def _beside(tree: LexborHTMLParser, headline: str) -> str:
    """Give what a page's title says behind the headline, or before it."""
    head = tree.css_first("title")
    named = one_line(head.text()) if head else ""
    if len(named) <= len(headline) or not headline:
        return ""
    if _key(named).startswith(_key(headline)):
        rest = named[len(headline) :]
    elif _key(named).endswith(_key(headline)):
        rest = named[: -len(headline)]
    else:
        return ""
    rest = rest.strip()
    names = [name for piece in _SEPARATORS.split(f" {rest} ") if (name := piece.strip(_EDGES))]
    parted = rest[:1] in _EDGES or rest[-1:] in _EDGES
    return names[-1] if names and parted and len(names[-1]) <= _NAME else ""


def _likeness(heading: str, titles: list[str]) -> float:
    """Give how much of a title of the page's head a heading says, 0 for one that says other."""
    return max(
        (len(heading) / len(title) for title in titles if heading and heading in title), default=0
    )


def _key(text: str) -> str:
    return " ".join(text.casefold().split())


def _without_site(title: str, publisher: str) -> str:
    """Leave out the site's name behind a headline."""
    pieces = _SEPARATORS.split(title)
    if len(pieces) < 2:
        return title
    site = _key(publisher).replace(" ", "")
    last = _key(pieces[-1]).replace(" ", "")
    if (site and (last in site or site in last)) or (len(last) <= 25 and len(pieces[0]) >= 25):
        return title[: title.rindex(pieces[-1])].rstrip(" |–—»·:-\t")
    return title
