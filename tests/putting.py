"""Files that come while somebody listens."""

from pathlib import Path


def put_at_once(file: Path, text: str) -> None:
    """Write a file as mail and downloads are: beside, and then under its name.

    Whoever listens may read a file that is written in its place when it is still empty, and is
    told of one change more.
    """
    made = file.with_name(f".{file.name}")
    made.write_text(text, encoding="utf-8")
    made.replace(file)
