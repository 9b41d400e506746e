"""A digest put into a file: beside the reader's work, never among what is read."""

import os
from collections.abc import Sequence
from pathlib import Path

from briefings.errors import BusyError, UsageError
from briefings.export.digest import Digest
from briefings.export.forms import written
from briefings.text.sanitise import safe_line

_FORMS = {".md": "md", ".html": "html", ".htm": "html", ".csv": "csv"}
_FORMS |= {".json": "json", ".jsonl": "json"}
_OURS = "digest"
"""How the name of a file begins that may be written anew."""


def place_for(digest: Digest, sources: Sequence[str], data_dir: Path) -> str:
    """Give a path for a digest: in the working directory, unless that is read or not writable."""
    name = f"{_OURS}-{digest.day.isoformat()}.md" if digest.day else f"{_OURS}.md"
    here = os.getcwd()
    if _source_of(here, sources) or not os.access(here, os.W_OK):
        return str(data_dir / name)
    return os.path.join(here, name)


def save(digest: Digest, path: str, sources: Sequence[str]) -> str:
    """Write a digest, in the form its name ends with, whole or not at all; give the path.

    Raises UsageError for a path among what is read, or of a file that is no digest, and
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
    if target.exists() and not (target.is_file() and target.name.startswith(_OURS)):
        raise UsageError(
            "there is such a file already", where=shown, advice="give it another name"
        )
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        draft.write_bytes(written(digest, form).encode())
        draft.replace(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise BusyError(
            (error.strerror or "cannot be written").lower(), where=shown, advice="check the folder"
        ) from None
    return shown


def _source_of(path: str, sources: Sequence[str]) -> str:
    """Give the source that a path is or lies in, or empty."""
    real = os.path.realpath(path)
    for source in sources:
        root = os.path.realpath(source)
        if real == root or real.startswith(os.path.join(root, "")):
            return source
    return ""
