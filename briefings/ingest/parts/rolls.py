"""What a story lists one a line: who was present, who signed, which towns were hit.

Tags, links and credits look the same. A roll is known by what opens it, a line of the story that
ends in a colon, one that says who follows, or a heading; or by holding nothing but whole names,
several of them.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from briefings.ingest.parts.by_words import LETTERS, is_name
from briefings.ingest.parts.cues import cues
from briefings.ingest.parts.layout import CLOSED, Part
from briefings.model import BlockKind

_ITEM = 160
"""Code points of a line in a roll at most."""
_BETWEEN = 60
"""Of one between two names, with blank lines around it."""
_LABEL = 6
"""Words of a label without a colon at most."""
_NAMES = 3
"""So many names alone are a roll that nothing opens."""
_PAIR = 2
"""So many are one below a line with a word of who was there."""
_ROWS = 2
"""So many lines that are cut by tabs are a table."""
_WORDS = 4
"""Words of a name at most, in a script without capitals."""
_JOINING = 3
"""Letters of a word inside a name, such as `von`, at most."""
_COLONS = (":", "：")
_BESIDE = ("(", ",", ";", "\t", " -", " –", " —", "|")
"""What parts a name from what somebody is."""


def called(
    parts: Sequence[Part], kinds: Sequence[BlockKind], under: Collection[int]
) -> frozenset[int]:
    """Give the labels that say who follows, and the lines below them, as `rolls` does."""
    openers = (at for at in _above(parts, kinds) if _is_called(parts, at))
    return _opened(parts, kinds, openers, under)


def rolls(
    parts: Sequence[Part], kinds: Sequence[BlockKind], under: Collection[int]
) -> frozenset[int]:
    """Give the lines of all rolls of the story. `under` are offsets of parts below a heading."""
    above = _above(parts, kinds)
    if not above:
        return frozenset()
    end = _story_end(parts, kinds)
    openers = (
        at for at in above if (at < end and _ends_in_colon(parts[at])) or _is_called(parts, at)
    )
    headed = (_below(parts, kinds, at + 1, under) for at in above if parts[at + 1].start in under)
    lists = (one for one in headed if len(one) > 1)
    return _opened(parts, kinds, openers, under).union(*lists, _unopened(parts, kinds))


def _above(parts: Sequence[Part], kinds: Sequence[BlockKind]) -> Sequence[int]:
    """Give the lines right above the short ones of the story, -1 above the first of all.

    Of most texts these are few.
    """
    return [
        at - 1
        for at, (part, kind) in enumerate(zip(parts, kinds, strict=True))
        if kind is BlockKind.BODY and not part.is_prose
    ]


def _story_end(parts: Sequence[Part], kinds: Sequence[BlockKind]) -> int:
    """Give the first line behind the story's last paragraph and the sentences below it."""
    at = len(parts) - 1
    while at > 0 and not (kinds[at] is BlockKind.BODY and parts[at].is_prose):
        at -= 1
    while at < len(parts) and kinds[at] is BlockKind.BODY and _is_closed(parts[at]):
        at += 1
    return at


def _opened(
    parts: Sequence[Part],
    kinds: Sequence[BlockKind],
    openers: Iterable[int],
    under: Collection[int],
) -> frozenset[int]:
    found = set[int]()
    for at in openers:
        is_inside = at in found and at + 1 in found
        if at >= 0 and kinds[at] is BlockKind.BODY and not is_inside:
            below = _below(parts, kinds, at + 1, under)
            found.update((at, *below) if below else ())
    return frozenset(found)


def _below(
    parts: Sequence[Part], kinds: Sequence[BlockKind], begin: int, under: Collection[int]
) -> Sequence[int]:
    """Give the lines of a roll that may begin there: all that stand as close as its second.

    With blank lines in between it ends with the last name: what follows may be anything.
    """
    if begin >= len(parts) or kinds[begin] is not BlockKind.BODY or not _is_item(parts[begin]):
        return range(0)
    is_wide = begin + 1 < len(parts) and parts[begin + 1].apart
    last = begin
    for at in range(begin + 1, len(parts)):
        part = parts[at]
        if (part.apart, kinds[at]) != (is_wide, BlockKind.BODY) or part.start in under:
            break
        is_name_too = not is_wide or is_named(part)
        if not _is_item(part) or not (is_name_too or len(part.text) <= _BETWEEN):
            break
        last = at if is_name_too else last
    return range(begin, last + 1)


def _is_item(part: Part) -> bool:
    is_open = not part.text.endswith((*CLOSED[:4], *_COLONS))
    return is_open and not part.is_prose and len(part.text) <= _ITEM


def _unopened(parts: Sequence[Part], kinds: Sequence[BlockKind]) -> Iterator[int]:
    """Give the lines of rolls that nothing opens: blocks of names alone, or rows of a table."""
    run: list[int] = []
    for at in range(len(parts) + 1):
        if run and (at == len(parts) or parts[at].apart):
            yield from run if _is_roll(parts, kinds, run) else ()
            run = []
        run.append(at)


def _is_roll(parts: Sequence[Part], kinds: Sequence[BlockKind], block: Sequence[int]) -> bool:
    """Whether a block holds nothing but names, or rows, and no credit or tags stand above it."""
    if len(block) < _ROWS or any(kinds[at] is not BlockKind.BODY for at in block):
        return False
    if all("\t" in parts[at].text for at in block):
        return True
    above = block[0] - 1
    is_others = above >= 0 and (kinds[above] in _OTHERS or _is_credit(parts[above]))
    return len(block) >= _NAMES and not is_others and all(is_named(parts[at]) for at in block)


_OTHERS = frozenset({BlockKind.TAGS, BlockKind.TEASER, BlockKind.BYLINE})


def _is_closed(part: Part) -> bool:
    return part.is_prose or part.text.endswith(CLOSED)


def _is_called(parts: Sequence[Part], at: int) -> bool:
    """Whether a line says who is listed below it; without a colon, names stand there."""
    part, known = parts[at], cues().roll_label
    key, below = part.key.rstrip(" :：•"), parts[at + 1 : at + 1 + _PAIR]
    if key in known:
        return part.text.endswith(_COLONS) or any(
            is_named(one, caseless=True) for one in below[:1]
        )
    words = key.split()
    is_label = 1 < len(words) <= _LABEL and not (known.isdisjoint(words) or is_named(part))
    return is_label and len(below) == _PAIR and all(map(is_named, below))


def _ends_in_colon(part: Part) -> bool:
    """Whether a line opens what follows, and is no label of who wrote or edited that."""
    return part.text.endswith(_COLONS) and not _is_credit(part)


def _is_credit(part: Part) -> bool:
    return f"{part.key.rstrip(' :：')}:" in cues().byline


def is_named(part: Part, *, caseless: bool = False) -> bool:
    """Whether a line is somebody's whole name, or that and what they are."""
    text = part.text
    head = text[: min((at for sign in _BESIDE if (at := text.find(sign)) > 0), default=len(text))]
    known, words = cues(), head.casefold().split()
    if part.key in known.menu or any(
        len(one) > _JOINING and one in known.topical for one in words
    ):
        return False
    if is_name(head):
        return True
    letters = LETTERS.findall(head)
    return caseless and 0 < len(letters) <= _WORDS and head.lower() == head.upper()
