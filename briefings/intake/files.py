"""Which files there are, and their bytes: regular files under a source's root, and no others."""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefings.errors import UnreadableError
from briefings.ingest.formats import recognise
from briefings.ingest.formats.extras import PDF_ADVICE, reads_pdf
from briefings.intake.following.glance import MAILDIR, is_hidden
from briefings.text.digest import blake2b

LIMIT = 8 * 1024 * 1024
"""Bytes read of a file that is one story; what is longer is truncated, and says so."""

LIMIT_OF_MANY = 64 * 1024 * 1024
"""Bytes read of a file that holds many stories, or of which nothing is read without its end."""

_PIECE = 1 << 16
"""Bytes asked of a file at a time, if it is not longer."""

_KEY = 200
_PACKED_ARCHIVE = ".tar.gz"
"""An end of names of which the last part alone tells of one file that is packed."""
_UNFIT = re.compile(r"[\x00-\x20#%\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Found:
    """A name under a source's root that is a file, or stands where one might be."""

    raw_path: str
    """Absolute; bytes that are no UTF-8 kept as lone surrogates."""
    size: int
    mtime_ns: int
    refusal: str = ""
    """Why it is not read; empty for a file that is."""
    is_folder: bool = False
    """Whether it is a folder that could not be listed: what it holds is not known."""


def find(root: str) -> Iterator[Found]:
    """Give the files under a folder, or the file itself, folder by folder in order of name.

    Names that begin with a dot are passed over, but for a Maildir's folders, and mail that is
    still being delivered to the `tmp` of one. Links, pipes, sockets and devices are given
    with a refusal and never opened. A folder that cannot be listed is given with one too.
    """
    try:
        # A source may be a link: its owner named it. What lies in it may not.
        status = os.stat(root)
    except OSError as error:
        yield Found(root, 0, 0, _words(error))
        return
    if not stat.S_ISDIR(status.st_mode):
        yield _found(root, status)
        return
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as listing:
                inside = sorted(listing, key=lambda item: item.name)
        except OSError as error:
            yield Found(folder, 0, 0, _words(error), is_folder=True)
            continue
        is_maildir = {item.name for item in inside} >= MAILDIR
        for item in inside:
            if item.name[0] == "." and is_hidden(item.path):
                continue
            if is_maildir and item.name == "tmp":
                continue
            if item.is_dir(follow_symlinks=False):
                waiting.append(item.path)
                continue
            try:
                yield _found(item.path, item.stat(follow_symlinks=False))
            except OSError as error:
                yield Found(item.path, 0, 0, _words(error))


def count(root: str) -> int:
    """Count the names under a folder that `find` gives, about: for how long a scan may take."""
    if not os.path.isdir(root):
        return 1
    counted, waiting = 0, [root]
    while waiting:
        # What cannot be listed counts as nothing here; `find` tells of it.
        with suppress(OSError), os.scandir(waiting.pop()) as listing:
            for item in listing:
                if item.name[0] == "." and is_hidden(item.path):
                    continue
                if item.is_dir(follow_symlinks=False):
                    waiting.append(item.path)
                else:
                    counted += 1
    return counted


def look_at(path: str, root: str) -> Iterator[Found]:
    """Give what stands at a path under a source's root, as `find` would: a file, or a folder's.

    Nothing where nothing does, or where it is passed over.
    """
    if path == root:
        yield from find(root)
        return
    inside = path.removeprefix(root.rstrip(os.sep) + os.sep).split(os.sep)
    ways = [os.path.join(root, *inside[: at + 1]) for at in range(len(inside))]
    if any(
        name.startswith(".") and is_hidden(way) for name, way in zip(inside, ways, strict=True)
    ):
        return
    if _is_undelivered(root, inside) or any(map(os.path.islink, ways[:-1])):
        return  # The latter was heard of while a folder stood there.
    try:
        status = os.lstat(path)
    except OSError:
        return
    if stat.S_ISDIR(status.st_mode):
        yield from find(path)
    else:
        yield _found(path, status)


def _is_undelivered(root: str, inside: list[str]) -> bool:
    """Whether a way leads through the `tmp` of a Maildir."""
    return any(
        name == "tmp"
        and all(os.path.isdir(os.path.join(root, *inside[:at], other)) for other in MAILDIR)
        for at, name in enumerate(inside)
    )


def _found(path: str, status: os.stat_result) -> Found:
    return Found(path, status.st_size, status.st_mtime_ns, _refusal(path, status.st_mode))


def _refusal(path: str, mode: int) -> str:
    if stat.S_ISLNK(mode):
        return "a link: links are not followed"
    if not stat.S_ISREG(mode):
        return "not a regular file"
    suffix = os.path.splitext(path)[1].casefold()
    if path.casefold().endswith(_PACKED_ARCHIVE):
        suffix = _PACKED_ARCHIVE
    advice = _unread().get(suffix)
    if advice is None:
        return ""
    return f"{suffix} files are not read: {advice}" if advice else f"{suffix} files hold no text"


@cache
def _unread() -> dict[str, str]:
    """Give what to do with files of a suffix that has no reader; empty for those without text."""
    advised: dict[str, str] = {}
    lines = Path(__file__).with_name("suffixes.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if not line.startswith("#"):
            advice, _, suffixes = line.rpartition(":")
            advised.update(dict.fromkeys(suffixes.split(), advice))
    return advised if reads_pdf() else advised | {".pdf": PDF_ADVICE}


def read_bytes(found: Found) -> bytes:
    """Give a file's bytes, at most one more than its format's limit, all of one moment.

    Raises UnreadableError where it cannot be opened or changes while it is read.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    flags |= getattr(os, "O_BINARY", 0)
    for _ in range(3):
        try:
            with _opened(found.raw_path, flags) as file:
                before = os.fstat(file)
                if not stat.S_ISREG(before.st_mode):
                    raise UnreadableError("not a regular file")
                raw = _read(file, LIMIT + 1, before.st_size)
                if len(raw) > LIMIT and recognise(found.raw_path, raw).is_whole:
                    raw += _read(file, LIMIT_OF_MANY - LIMIT, before.st_size)
                after = os.fstat(file)
        except OSError as error:
            raise UnreadableError(_words(error)) from error
        if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns):
            return raw
    raise UnreadableError("it changes while it is read", advice="it is read at the next scan")


@contextmanager
def _opened(path: str, flags: int) -> Iterator[int]:
    """Open a file, by its number: an object around it would ask the system thrice as often."""
    file = os.open(path, flags)
    try:
        yield file
    finally:
        os.close(file)


def _read(file: int, most: int, size: int) -> bytes:
    """Read at most so many bytes, to the end of a file that was this long.

    A network's file system may give less at a time than is there; only nothing is the end.
    """
    pieces, left = [], most
    while left and (piece := os.read(file, min(left, max(size + 1, _PIECE)))):
        pieces.append(piece)
        left -= len(piece)
        if most - left == size:
            break  # All that it was by then: what came since shows in its time.
    return b"".join(pieces)


def entry_path(path: str, key: str) -> str:
    """Give what an entry of a file is known by: the file's path, `#`, and the entry's key.

    What cannot stand in a path of one line is written as `%` and two hexadecimal digits, and a
    key that is too long is cut, with a digest of the whole.
    """
    if len(key) > _KEY:
        digest = blake2b(key.encode(errors="surrogatepass"), digest_size=8).hexdigest()
        key = f"{key[: _KEY - 20]}~{digest}"
    return f"{path}#{_UNFIT.sub(lambda sign: f'%{ord(sign[0]):02X}', key)}"


def file_of(raw_path: str) -> str:
    """Give the path of the file that an origin is, or is an entry of."""
    head, sign, _ = raw_path.rpartition("#")
    return head if sign and not os.path.lexists(raw_path) else raw_path


def _words(error: OSError) -> str:
    return (error.strerror or str(error)).casefold()
