"""The title: a line that states it, or the first sentence."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefings.ingest.facts import days, headline
from briefings.ingest.facts.datelines import goes_before, is_agency, is_document, is_paper
from briefings.ingest.facts.days import calendar_words
from briefings.ingest.parts import layout
from briefings.ingest.parts.by_words import is_name
from briefings.ingest.parts.cues import cues
from briefings.ingest.parts.layout import Part
from briefings.model import BlockKind, Span, TitleKind
from briefings.text.segment import sentences
from briefings.text.takes import VERSION

DERIVED = 110
"""Where a sentence that stands for a title is cut."""
UNTITLED = "(no text)"

_MENU = 8
"""So many short lines before the story are a page's menu, and the title comes after them."""
_PAGE = 20
"""So many parts are rather a page with a story somewhere in it."""
_ENOUGH = 3
"""Words of a line that is more than a name or a label."""
_NOTE = 4
"""So few parts are somebody's note, and what stands over its date is its title."""
_OPENING = 1000
"""In how many code points a paragraph's first sentence is looked for."""
_DAY = 40
"""In how many the day before it stands."""
_WORDS = re.compile(r"[^\W\d_]{2,}")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_STOPS = (".", "!", "?", "…")
_STAMP = re.compile(
    r"\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp][Mm])?\]?"
    r"(?:\s[-–—])?\s+(?=\S)"
)
"""Before a message of a chat."""
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}\s+(?:[|•·–—-]\s+)?(?=[^\W\d_])")
_PERSON = r"[^\W\d_][\w.'’-]{0,30}(?:,? [^\W\d_][\w.'’-]{0,30}){0,3}"
_SIGNED = re.compile(
    rf"{_PERSON}\s+(?:\[?\d{{1,2}}[:.]\d\d(?:\s?[AaPp][Mm])?\]?|@\w{{2,30}}(?:\s·\s.{{1,20}})?)"
    rf"|\[[^\]\n]{{4,30}}\d\d?[:.]\d\d[^\]\n]{{0,6}}\]\s{_PERSON}"
)
"""Over a message of a chat or a network: `Ann Doyle  9:41 AM`, `Port Desk @portdesk · 3h`."""
_ACCOUNT = re.compile(r"@\w{2,30}(?:\s·\s.{1,20})?")
_MARK = re.compile(
    r"\A(?:[•◦▪■●·‣*—–-]\s*|\d{1,2}[.)]\s|\d{1,2}[:.]\d\d\s+(?=[^\W\d_])"
    r"|\[\d{1,3}(?::\d\d){1,2}\]\s(?:- )?)"
)
_CRUMB = re.compile(r"\s[»›|→>/]\s")
_EDGE = re.compile(r"\s(?:[-–—|»•·]|::?)\s*\||\|\s*(?:[-–—|»•·]|::?)\s")
_AGAIN, _OFFICE = 3, 6
"""How far below a line the same one stands without its paper; words of an office's name."""
_DASH = re.compile(r"\s[-–—|]\s")
_BYLINES = 3
"""At most so many lines below a headline stands its date."""
_LETTERHEAD = 8
"""Lines of a letterhead at most."""
_REACHED = re.compile(r"\d|@|\bwww\.|://")
_BANNERS, _CODE, _STEM = 5, 3, 5
"""Among how many first lines banners stand; letters of a language's code; letters by which a word
is known again."""


class Title(NamedTuple):
    """A title and where it was found."""

    text: str
    kind: TitleKind
    span: Span | None
    part: int | None
    """The part that is the title; None for one made from the first sentence."""


def choose(
    parts: list[Part],
    kinds: list[BlockKind],
    weak: Mapping[int, str] | None = None,
    dated: Sequence[int] = (),
) -> Title:
    """Choose the title among the parts that are the story's own.

    A short line above the first paragraph, and best one that the text repeats; else the
    first sentence, cut at a word. `weak` holds the parts that give little but a day, and what
    they add to it: such a line is the title where that is a full name and no other line can be.
    `dated` are the lines of a full date: of a page that is mostly others', the one above its story
    has its title beside it.
    """
    weak = weak or {}
    body = [index for index, kind in enumerate(kinds) if kind is BlockKind.BODY]
    labelled = next((one for one in body if one < _MENU and _value(parts[one])), None)
    if labelled is not None:
        return _stated(parts[labelled], labelled)
    if not body:
        return Title(_fallback(parts, kinds), TitleKind.DERIVED, None, None)
    first = next((index for index in body if _opens_story(parts[index])), None)
    above = [index for index in body if first is None or index <= first]
    own = [index for index in above if index not in weak]
    is_page, at_top = len(parts) >= _PAGE, first is not None and first < _MENU
    chosen = headline.find(parts, body, frozenset(dated)) if is_page and not at_top else None
    if chosen is None:
        chosen = _line(parts, own, dated)
    if chosen is None and is_page and at_top:
        told = headline.find(parts, body, frozenset(dated))
        is_headline = told is not None and _is_below_plea(parts, body, told, dated)
        chosen = told if is_headline else None
    if chosen is None and is_name(weak.get(above[0], "")):
        chosen = above[0]
    if chosen is not None:
        chosen = _unsigned_again(parts, chosen, above)
        return _stated(parts[chosen], chosen)
    if first is None:
        first = next((one for one in body if not _signs(parts, one)), body[0])
    return _derived(parts[_opening(parts, above, first)])


def _unsigned_again(parts: list[Part], chosen: int, above: list[int]) -> int:
    """Give the line below that says a title again, without the paper that a window adds."""
    text = parts[chosen].key
    for index in above:
        key = parts[index].key
        if chosen < index <= chosen + _AGAIN and len(key) < len(text) and _words(parts[index]) > 2:
            before, same, after = text.partition(key)
            if same and _EDGE.search(before + "|" + after) and not (before and after):
                return index
    return chosen


def _is_below_plea(parts: list[Part], body: list[int], told: int, dated: Sequence[int]) -> bool:
    """Whether a headline stands below a paragraph that is no story, but the page's to its reader.

    No other paragraph stands above it then, or it has its story's date beside it.
    """
    line = parts[told]
    if not headline.is_full(line) or len(sentences(line.text)) > 1:
        return False
    above = sum(_opens_story(parts[index]) for index in body if index < told)
    return above <= 1 or any(told - 2 < at <= told + _MENU for at in dated)


def of_list(parts: Sequence[Part], items: Sequence[int], above: int | None) -> Title | None:
    """Give the line that names a list of several items; else the first, and how many follow."""
    if above is not None:
        return _stated(parts[above], above)
    if len(items) < 2:
        return None
    first = parts[items[0]]
    mark = _MARK.match(first.text)
    start = mark.end() if mark else 0
    sentence = sentences(first.text[start:_OPENING])[0]
    span = Span(first.start + start + sentence.start, first.start + start + sentence.end)
    more = f", and {len(items) - 1} more"
    words = " ".join(sentence.of(first.text[start:_OPENING]).split()).rstrip(" .…")
    return Title(f"{shorten(words, DERIVED - len(more))}{more}", TitleKind.DERIVED, span, None)


def _line(parts: list[Part], above: list[int], dated: Sequence[int]) -> int | None:
    """Give the line above the story that is its title, or None."""
    above = _below_banners(parts, above)
    if not above:
        return None
    lines = [
        one
        for one in above
        if headline.may_be(parts[one]) and not (_is_label(parts[one].text) or _signs(parts, one))
    ]
    chosen = _repeated(parts, lines)
    over = above[0]
    is_over_date = over + 1 in dated or (over + 2 in dated and is_paper(parts[over].text))
    is_name = is_over_date and not headline.is_full(parts[over])
    below_head = over + 1 if is_name else _below_letterhead(parts, over, dated)
    below_head = below_head or _below_paper(parts, above, dated)
    if chosen is None and below_head:
        # A few words over a date are who publishes it, where a headline stands beside that.
        timed = [one for one in above if _CLOCK.match(parts[one].text)]
        items = (
            timed if len(timed) > 1 else ()
        )  # of an agenda: what comes when, none of it a title
        below = (
            one
            for one in lines
            if below_head <= one < above[-1]
            and one not in items
            and not headline.goes_on(parts, one, [at for at in above if at not in dated])
        )
        headlines = (one for one in below if _may_head(parts[one]))
        chosen = next((one for one in headlines if one not in dated), None)
    if chosen is None and lines and (lines[0] == over or len(above) > _MENU):
        chosen = lines[-1] if len(above) > _MENU else lines[0]
        if len(parts) >= _PAGE:
            chosen = next((one for one in lines if headline.is_full(parts[one])), chosen)
    if chosen is None and over + 1 in dated and _is_called(parts[over].text):
        is_note = len(parts) <= _NOTE and len(above) > 1
        if is_note or _is_taken_up(parts, above):
            chosen = over
    return chosen


def _below_letterhead(parts: list[Part], over: int, dated: Sequence[int]) -> int:
    """Give the part below an office, its address, what it issues and the day of it; or 0."""
    day = next((at for at in dated if over < at <= over + _LETTERHEAD), over)
    between = parts[over + 1 : day]
    is_issued = any(is_document(part.text) for part in between)
    is_head = is_issued and all(is_document(one.text) or _is_reached(one.text) for one in between)
    return day + 1 if is_head else 0


def _below_paper(parts: list[Part], above: list[int], dated: Sequence[int]) -> int:
    """Give the full headline with its date below the name of a paper, which its story never says.

    0 where there is none.
    """
    over, below, story = above[0], above[min(1, len(above) - 1)], above[-1]
    words = _WORDS.findall(parts[over].key)
    told = f"{parts[below].key} {parts[story].text[:_OPENING].casefold()}"
    is_headline = (
        below < story
        and headline.is_full(parts[below])
        and any(below < at <= below + _BYLINES for at in dated)
    )
    is_name = 1 < len(words) <= _ENOUGH and not any(word[:_STEM] in told for word in words)
    return below if is_headline and is_name else 0


def _is_reached(text: str) -> bool:
    """Whether a line may say where an office is reached, or which of its papers this is."""
    return bool(_REACHED.search(text)) and not text.endswith(_STOPS)


def _may_head(part: Part) -> bool:
    """Whether a line may be a headline between a date and its story: one sentence."""
    return _words(part) >= _ENOUGH and len(sentences(part.text)) == 1


def _is_label(text: str) -> bool:
    """Whether a line is `Present: Ann Doyle, J. Roe`, `To: the Board` or `Press release`."""
    label, colon, names = text.partition(":")
    words = names.split()
    if _is_field(text) or is_document(text):
        return True
    return (
        bool(colon)
        and "," in names
        and label.isalpha()
        and all(word[0].isupper() for word in words)
    )


def _signs(parts: list[Part], index: int) -> bool:
    """Whether a line is who wrote the message below it: with the hour, or with an account."""
    text = parts[index].text
    below = parts[index + 1].text if index + 1 < len(parts) else ""
    return any(map(_ACCOUNT.fullmatch, (text, below))) or bool(_SIGNED.fullmatch(text))


def _is_field(text: str) -> bool:
    label, colon, value = text.partition(":")
    return bool(colon and value.strip()) and label.strip().casefold() in cues().field


def _is_called(text: str) -> bool:
    """Whether a line is a word that is no section's, paper's or day's, or one and its number."""
    word, _, number = text.partition(" ")
    is_day = word.casefold() in calendar_words()
    is_named = word.isalpha() and (not number or number.isdecimal())
    return is_named and not (is_day or _is_section(text) or is_agency(text))


def _is_taken_up(parts: list[Part], above: list[int]) -> bool:
    """Whether the story takes up the word that stands over it."""
    word, story = parts[above[0]].key, parts[above[-1]].text[:_OPENING].casefold()
    return len(word) > _STEM and len(above) > 1 and f" {word[:_STEM]}" in f" {story}"


def _below_banners(parts: list[Part], above: list[int]) -> list[int]:
    """Leave out the first lines that name a section, a paper or tags, over a possible title."""
    at = 0
    while at + 1 < min(len(above), _BANNERS) and _is_banner(parts[above[at]]):
        at += 1
    if not at or is_name(parts[above[at]].text) or not headline.may_be(parts[above[at]]):
        return above
    return above[at:]


def _is_banner(part: Part) -> bool:
    """Whether a line is what stands over any story: a word, a path, a list of tags, a paper."""
    words = _WORDS.findall(part.text)
    if len(words) < 2 or max(map(len, words)) <= _CODE:
        return not part.text.endswith(_STOPS)
    if _is_section(part.key) or _is_field(part.text):
        return True
    tags = part.text.split(",")
    if len(tags) > _ENOUGH and all(1 <= len(tag.split()) <= 2 for tag in tags):
        return True
    if _is_path(part.text) or _is_office(part.text):
        return True
    if part.text.endswith("."):
        return _is_dated_document(part.key)
    paper = _DASH.split(part.text)[0]
    return paper != part.text and is_paper(paper)


def _is_path(text: str) -> bool:
    """Whether a line says only where on its site a page is: `Home / News`."""
    crumbs = _CRUMB.split(text)
    words = len(crumbs[-1].split())
    if len(crumbs) < 2 or words > 2:
        return False
    is_home = _is_section(crumbs[0])
    ends = is_home or len(crumbs) > 2 if words == 1 else is_home and len(crumbs) > 2
    return ends or all(map(_is_section, crumbs))


def _is_office(text: str) -> bool:
    """Whether a line is but an office's name, as over its pages: `MINISTRY OF WORKS`."""
    words = text.casefold().split()
    known = cues()
    if known.office.isdisjoint((words[0], words[-1])) or len(words) > _OFFICE:
        return False
    if words[-1] in known.office:
        return len(words) <= _ENOUGH
    # A headline says what an office does: `Ministry Denies It`.
    return words[1] in known.unfinished and all(
        word[0].isupper() or word in known.unfinished for word in text.split()
    )


def _is_dated_document(key: str) -> bool:
    """Whether a line is but what a document is called and its day, with a full stop."""
    known = cues()
    kinds = set(_WORD.findall(key))
    return not kinds.isdisjoint(known.document) and kinds <= (
        known.document | known.beside_document | known.clock | calendar_words()
    )


def _is_section(name: str) -> bool:
    known, name = cues(), name.strip().casefold()
    return name in known.section or name in known.menu or name in known.label or is_document(name)


def _value(part: Part) -> int:
    """Give where the title begins in a line such as `Title: A bridge is opened`; or 0."""
    return layout.labelled(part, cues().title_label)


def _words(part: Part) -> int:
    return len(_WORDS.findall(part.text))


def _opening(parts: list[Part], above: list[int], first: int) -> int:
    """Give the part whose first sentence opens the story: the first sentence under no menu."""
    if len(above) > _MENU:
        return first
    sentences_above = (
        index
        for index in above
        if parts[index].text.endswith(_STOPS) and _words(parts[index]) > _ENOUGH
    )
    return next(sentences_above, first)


def _opens_story(part: Part) -> bool:
    return part.is_prose and not part.is_bullet


def _repeated(parts: list[Part], lines: list[int]) -> int | None:
    """Give the first line that stands in the text again, and is more than a label."""
    counts: dict[str, int] = {}
    for part in parts:
        counts[part.key] = counts.get(part.key, 0) + 1
    for index in lines:
        if counts[parts[index].key] > 1 and _words(parts[index]) > _ENOUGH:
            return index
    return None


def _stated(part: Part, index: int) -> Title:
    """Take a line for the title, without label, clock or path in front, or a paper behind."""
    text, start, end = part.text, _value(part), len(part.text)
    clock = _STAMP.match(text) or _CLOCK.match(text) or VERSION.match(text)
    if clock:
        start += clock.end()
    # Behind a bar: behind a dash it is rather who says so, as in `War may go on - Reuters`.
    bar = text.rfind(" | ", start)
    if bar > 0 and is_paper(text[bar + 3 :]):
        end = bar
    crumbs = list(_CRUMB.finditer(text, start, end))
    if len(crumbs) >= 2 or (crumbs and _is_section(text[start : crumbs[0].start()])):
        start = crumbs[-1].end()
    title = " ".join(text[start:end].split())
    return Title(title, TitleKind.STATED, Span(part.start + start, part.start + end), index)


def unsigned(title: Title, signed: Span) -> Title:
    """Give a title without what stands behind a bar or a dash, where that is `signed`."""
    if title.part is None or title.span is None or title.span.end != signed.end:
        return title
    length = title.span.end - signed.start
    words = title.text[:-length].rstrip(" |:–—-")
    if length >= len(title.text) or not words:
        return title
    return title._replace(text=words, span=Span(title.span.start, title.span.start + len(words)))


def _derived(part: Part) -> Title:
    """Make a title from the first sentence of a part."""
    text = part.text[:_OPENING]
    mark = _MARK.match(text)
    begin = mark.end() if mark and mark.end() < len(text) else 0
    crumbs = list(_CRUMB.finditer(text, begin, begin + DERIVED))
    if len(crumbs) > 1:
        begin = crumbs[-1].end()
    begin = _behind_day(text, begin)
    sentence = sentences(text[begin:].replace("\n", " "))[0]
    words = " ".join(sentence.of(text[begin:]).split())
    span = Span(part.start + begin + sentence.start, part.start + begin + sentence.end)
    return Title(shorten(words), TitleKind.DERIVED, span, None)


def _behind_day(text: str, begin: int) -> int:
    """Give where a sentence begins behind its day: `20 November 2026. Then …`; else `begin`."""
    told = days.find(text[begin : begin + _DAY], "")
    end = begin + told[0].end if told and not told[0].start else begin
    if end == begin or not goes_before(text, end):
        return begin
    behind = _WORD.search(text, end)
    return behind.start() if behind else begin


def _fallback(parts: list[Part], kinds: list[BlockKind]) -> str:
    """Give something to call a text by that has no story."""
    shown = [
        part.text for part, kind in zip(parts, kinds, strict=True) if kind is BlockKind.HEADER
    ]
    return shorten(" ".join((shown or [UNTITLED])[0].split()))


def shorten(words: str, longest: int = DERIVED) -> str:
    """Cut a line at the end of a word, with a sign that it was."""
    if len(words) <= longest:
        return words
    head = words[: longest - 1]
    cut = head.rfind(" ")
    return f"{head[:cut] if cut > longest // 2 else head}…"
