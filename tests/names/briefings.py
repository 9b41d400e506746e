"""Briefings made by hand, for tests."""

from briefings.model import Block, BlockKind, Briefing, Span, TitleKind, Watch


def briefing(text: str, language: str = "en") -> Briefing:
    """Give a briefing that is one block of body."""
    return Briefing(
        id="0" * 16,
        text=text,
        blocks=(Block(BlockKind.BODY, Span(0, len(text))),),
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
