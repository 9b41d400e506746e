"""One module a format: each turns the bytes of a file into `Extract`s, one a story.

A format is a function `extract(raw: bytes, name: str) -> Iterator[Extract]`; where it unpacks, it
is told a `Room` too. `recognise` knows which by the end of a file's name, its folder and its first
bytes. A format's module is imported late, by `stories`: most libraries hold few formats, and a
start needs none.
"""

from collections.abc import Callable, Iterator
from importlib import import_module

from briefings.ingest.formats.extract import Extract
from briefings.ingest.formats.kinds import Format, recognise
from briefings.ingest.formats.room import Room

__all__ = ["Extract", "Format", "recognise", "stories"]

Extractor = Callable[..., Iterator[Extract]]


def stories(
    raw: bytes,
    name: str,
    of: Format | None = None,
    *,
    is_alone: bool = False,
    room: Room | None = None,
) -> Iterator[Extract]:
    """Give the stories of a file's bytes. UnreadableError where there are none to be had.

    `name` is a hint for the format; it is never opened. A mail that is read alone is read without
    the documents attached to it. `room` is that of the file it is in, where it is in one.
    """
    chosen = of or recognise(name, raw)
    # Late, so that a format costs nothing until a file of it comes.
    module = import_module(f"briefings.ingest.formats.{chosen.module}")
    is_alone = is_alone and chosen.holds_documents
    extractor: Extractor = module.alone if is_alone else module.extract
    if chosen.unpacks:
        return extractor(raw, name, room or Room(raw))
    return extractor(raw, name)
