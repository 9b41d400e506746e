"""Briefings made by hand, for tests."""

from itertools import accumulate, pairwise

from briefings.model import Block, BlockKind, Briefing, Span, TitleKind, Watch


def briefing(text: str, language: str = "en") -> Briefing:
    """Give a briefing of body alone: each line is a paragraph."""
    bounds = accumulate(map(len, text.splitlines(keepends=True)), initial=0)
    return Briefing(
        id="0" * 16,
        text=text,
        blocks=tuple(Block(BlockKind.BODY, Span(*ends)) for ends in pairwise(bounds)),
        edits=(),
        title="Title",
        title_kind=TitleKind.DERIVED,
        title_span=None,
        dating=None,
        publisher=None,
        publisher_span=None,
        language=language,
    )


def watch(name: str, *, excluded: tuple[str, ...] = (), aliases: tuple[str, ...] = ()) -> Watch:
    """Give a watch of a name."""
    return Watch(name, "list", aliases=aliases, excluded=excluded)
