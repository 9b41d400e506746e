"""A text put together from pieces, each of a known kind or left to the rules."""

from collections.abc import Iterator

from briefings.ingest.formats.extract import Extract
from briefings.model import Block, BlockKind, Dating, Problem, Span
from briefings.text.sanitise import sanitise

LONGEST = 8 * 1024 * 1024
"""Code points of one story; what is longer is cut there and marked truncated."""
TITLE = 300
"""Code points of a stated title; a longer one is cut."""


class Sheet:
    """Pieces of one story, a blank line between them, made safe as they come.

    Being safe already, the text keeps its length when it is made safe once more, and the marks
    stay where they are.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._pieces: list[tuple[str, BlockKind | None]] = []
        self._length = 0
        self.hidden = 0
        self.truncated = False
        self.title = ""

    def add(self, text: str, kind: BlockKind | None = None) -> None:
        """Add a piece; None leaves it to the rules what it is. Blanks around it go."""
        safe = sanitise(text)
        self.hidden += safe.hidden
        piece = safe.text.strip()
        if self._length + len(piece) > LONGEST:
            piece = piece[: max(0, LONGEST - self._length)]
            self.truncated = True
        if piece:
            self._length += len(piece)
            self._pieces.append((piece, kind))

    def entitle(self, text: str, kind: BlockKind = BlockKind.TITLE) -> None:
        """Add the title, on one line; as another kind where it is not the story's."""
        title = one_line(text)
        if title:
            self.hidden += sanitise(text).hidden
            self.title = title
            self.add(title, kind)

    def extract(  # what the format states, each under its name
        self,
        *,
        encoding: str = "utf-8",
        key: str = "",
        dating: Dating | None = None,
        publisher: str = "",
        problems: tuple[Problem, ...] = (),
    ) -> Extract:
        """Give the story."""
        return Extract(
            text="\n\n".join(piece for piece, _ in self._pieces),
            encoding=encoding,
            truncated=self.truncated,
            problems=problems,
            key=key,
            marks=tuple(self._marks()),
            title=self.title,
            dating=dating,
            publisher=one_line(publisher)[:120],
            hidden=self.hidden,
        )

    def _marks(self) -> Iterator[Block]:
        start = 0
        for piece, kind in self._pieces:
            end = start + len(piece)
            if kind is not None:
                yield Block(kind, Span(start, end))
            start = end + 2


def one_line(text: str) -> str:
    """Give a text that may stand as a title: safe, on one line, not too long."""
    line = " ".join(sanitise(text).text.split())
    return line if len(line) <= TITLE else f"{line[: TITLE - 1]}…"
