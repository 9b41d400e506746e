"""A digest put into a file: beside the reader's work, never among what is read."""

import os
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from briefings.errors import BusyError, UsageError
from briefings.export.digest import Digest
from briefings.export.forms import written
from briefings.text.sanitise import safe_line

_FORMS = {".md": "md", ".html": "html", ".htm": "html", ".csv": "csv"}
_FORMS |= {".json": "json", ".jsonl": "json"}


def place_for(digest: Digest, sources: Sequence[str], data_dir: Path) -> str:
    """Give a path for a digest: in the working directory, unless that is read or not writable.

    No other file stands there, nor another digest, which somebody may have worked on.
    """
    stem = f"digest-{digest.day.isoformat()}" if digest.day else "digest"
    here = Path.cwd()
    if _source_of(str(here), sources) or not os.access(here, os.W_OK):
        here = data_dir
    content = written(digest, "md").encode()
    names = (f"{stem}-{number}.md" if number > 1 else f"{stem}.md" for number in count(1))
    return next(str(here / name) for name in names if _is_free(here / name, content))


def save(digest: Digest, path: str, sources: Sequence[str]) -> str:
    """Write a digest, in the form its name ends with, whole or not at all; give the path.

    Raises UsageError for a path among what is read, or of a file that holds anything else, and
    BusyError where it cannot be written.
    """
    target = Path(os.path.abspath(os.path.expanduser(path)))
    form = _FORMS.get(target.suffix.lower())
    shown = safe_line(str(target))
    if form is None:
        endings = ", ".join(_FORMS)
        raise UsageError(
            "not a form of a digest", where=shown, advice=f"end the name with one of {endings}"
        )
    if _source_of(str(target), sources):
        raise UsageError(
            "it would be read as a briefing", where=shown, advice="name another folder"
        )
    content = written(digest, form).encode()
    if not _is_free(target, content):
        raise UsageError(
            "there is such a file already", where=shown, advice="give it another name"
        )
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        draft.replace(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise BusyError(
            (error.strerror or "cannot be written").lower(), where=shown, advice="check the folder"
        ) from None
    return shown


def _is_free(path: Path, content: bytes) -> bool:
    """Whether nothing is lost where a file gets this content."""
    try:
        return not path.exists() or path.read_bytes() == content
    except OSError:
        return False


def _source_of(path: str, sources: Sequence[str]) -> str:
    """Give the source that a path is or lies in, or empty."""
    real = os.path.realpath(path)
    for source in sources:
        root = os.path.realpath(source)
        if real == root or real.startswith(os.path.join(root, "")):
            return source
    return ""
