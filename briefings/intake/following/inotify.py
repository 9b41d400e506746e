"""What Linux tells of changes in folders, at the moment they happen (inotify).

Nothing is asked in between, so that waiting costs nothing, and a file that is written is told of
when it is closed. What is told of folders is never believed: wherever one came, went or has
another name, what was followed there is let go, and what stands there by then is followed.
"""

import errno
import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack
from ctypes import CDLL, get_errno
from dataclasses import dataclass, field
from select import POLLIN, poll
from struct import Struct
from threading import Lock
from time import monotonic

from briefings.intake.following.glance import is_unfollowed

GATHERED = 0.01
"""Seconds for which it is waited that a file which somebody writes is closed."""
PIECE = 1 << 16
"""Bytes of changes read at a time."""

# Kinds of change, as `man 7 inotify` names them.
_MODIFY, _ATTRIB, _CLOSE_WRITE, _CREATE, _DELETE = 0x2, 0x4, 0x8, 0x100, 0x200
_MOVED_FROM, _MOVED_TO, _DELETE_SELF, _MOVE_SELF = 0x40, 0x80, 0x400, 0x800
_OVERFLOW, _IGNORED, _IS_FOLDER = 0x4000, 0x8000, 0x40000000
_CAME_OR_WENT = _CREATE | _MOVED_TO | _MOVED_FROM | _DELETE
_BEGUN = _CREATE | _MODIFY
"""After these a file is closed in a moment, most times."""
_ALL = _BEGUN | _ATTRIB | _CLOSE_WRITE | _CAME_OR_WENT | _DELETE_SELF | _MOVE_SELF

_HEAD = Struct("iIII")
"""The number of a watch, what happened, a number that joins two names, and how long a name is."""

_FULL = frozenset({errno.ENOSPC, errno.ENOMEM, errno.EMFILE, errno.ENFILE})
"""What is wrong with the system, not with a folder."""


@dataclass(slots=True)
class _Folder:
    """A folder, or a source that is a file, that is followed."""

    number: int
    """That of its watch."""
    real: str
    """Where it lies, with no link on the way."""
    inside: set[str] = field(default_factory=set)
    """The paths of the folders in it that are followed."""


class Inotify:
    """Tells of what changes in sources; made and asked in one thread, woken by any."""

    def __init__(self, sources: Sequence[str]) -> None:
        """Follow folders with all in them, or files. Raises OSError where there are too many."""
        self._sources = sources
        self._system = CDLL(None, use_errno=True)
        self._closing = Lock()
        self._is_closed = False
        self._poll = poll()
        self._paths: dict[int, str] = {}
        """Those of what is followed, by the numbers of their watches."""
        self._folders: dict[str, _Folder] = {}
        self._begun: dict[str, float] = {}
        """Files that are being written, and when they are told of all the same."""
        with ExitStack() as opened:
            made = self._system.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
            self._file = _checked(made, "inotify")
            opened.callback(os.close, self._file)
            # Without it nothing would be followed, nor anything said.
            os.stat("/proc/self/fd")
            self._bell, self._rope = os.pipe()
            opened.callback(os.close, self._bell)
            opened.callback(os.close, self._rope)
            self._poll.register(self._file, POLLIN)
            self._poll.register(self._bell, POLLIN)
            self._look(sources)
            self._opened = opened.pop_all()

    def wait(self, seconds: float) -> dict[str, bool]:
        """Give paths that changed as soon as any did; none after so many seconds, or woken.

        With each, whether a file was moved there last, so that nobody writes it any more. Where
        changes were too many to be told, the sources are given. Raises OSError where no more can
        be followed; what changed may not have been given then.
        """
        ripe = next(iter(self._begun.values()), None)
        if ripe is not None:
            seconds = min(seconds, ripe - monotonic())
        told = dict[str, bool]()
        if any(file == self._file for file, _ in self._poll.poll(max(0.0, 1000 * seconds))):
            told = self._told()
        for path, until in list(self._begun.items()):
            if until > monotonic():
                break
            del self._begun[path]
            told[path] = False
        return told

    def wake(self) -> None:
        """Let nobody wait here any more; called in any thread."""
        with self._closing:
            if not self._is_closed:
                os.write(self._rope, b".")

    def close(self) -> None:
        """Follow nothing more."""
        with self._closing:
            self._is_closed = True
            self._opened.close()

    def _told(self) -> dict[str, bool]:
        told, doubted = dict[str, bool](), dict[str, None]()
        for path, kind in self._changes():
            if kind & (_OVERFLOW | _IGNORED) or (kind & _IS_FOLDER and kind & _CAME_OR_WENT):
                doubted[path] = None
            if kind & _BEGUN == kind:
                self._begun.setdefault(path, monotonic() + GATHERED)
                if path in told:
                    told[path] = False
            else:
                self._begun.pop(path, None)
                told[path] = kind == _MOVED_TO
        return told | dict.fromkeys(self._look(doubted), False) if doubted else told

    def _changes(self) -> Iterator[tuple[str, int]]:
        """Give paths with what happened there, in order."""
        raw, at = os.read(self._file, PIECE), 0
        while at < len(raw):
            number, kind, _, size = _HEAD.unpack_from(raw, at)
            name = os.fsdecode(raw[at + _HEAD.size : at + _HEAD.size + size].rstrip(b"\0"))
            at += _HEAD.size + size
            folder = self._paths.get(number)
            if kind & _OVERFLOW:
                yield from ((source, kind) for source in self._sources)
            elif folder is None or _is_passed_over(folder, name):
                continue
            elif name:
                yield os.path.join(folder, name), kind
            # A folder's own changes are told by the one that holds it.
            elif kind & _IGNORED or (folder in self._sources and not kind & _IS_FOLDER):
                yield folder, kind

    def _look(self, paths: Collection[str]) -> list[str]:
        """Follow what stands at some paths by now, and not what did; give the files in there.

        Of sources none are given: those are looked through as a whole.
        """
        for path in paths:
            self._leave(path)
        found = list[str]()
        for path in paths:
            holder = self._folders.get(os.path.dirname(path))
            if path in self._folders:
                continue  # With one that holds it.
            if path in self._sources:
                for _ in self._follow(path, ""):
                    pass
            elif holder is not None:
                holder.inside.add(path)
                found += self._follow(path, os.path.join(holder.real, os.path.basename(path)))
        return found

    def _follow(self, top: str, real: str) -> Iterator[str]:
        """Follow a folder and those in it, or a file; give the files that it holds by now.

        Where it is not really what it is known to be, it is no more; a source may be anywhere.
        """
        waiting = [(top, real)]
        while waiting:
            path, real = waiting.pop()
            try:
                folder, names, files = self._begin(path, real)
            except OSError as error:
                if error.errno in _FULL:
                    raise
                continue  # A scan says of it what is wrong.
            for name in names:
                folder.inside.add(os.path.join(path, name))
                waiting.append((os.path.join(path, name), os.path.join(folder.real, name)))
            yield from (os.path.join(path, name) for name in files)

    def _begin(self, path: str, real: str) -> tuple[_Folder, list[str], list[str]]:
        """Follow one; give it with the names of the folders and files in it.

        It is opened once, so that what is followed, what is listed and what was found to be no
        way out of the source are the same, whatever takes its place meanwhile.
        """
        file = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        try:
            itself = f"/proc/self/fd/{file}"
            found = os.readlink(itself)
            if real and found != real:
                raise NotADirectoryError(errno.ENOTDIR, "a link is on the way", path)
            number = self._system.inotify_add_watch(self._file, itself.encode(), _ALL)
            folder = _Folder(_checked(number, path), found)
            self._paths[number], self._folders[path] = path, folder
            # Behind that: what comes meanwhile is told, or listed, or both.
            names, files = list[str](), list[str]()
            if os.path.isdir(file):
                with os.scandir(file) as listing:
                    for item in listing:
                        if not _is_passed_over(path, item.name):
                            is_folder = item.is_dir(follow_symlinks=False)
                            (names if is_folder else files).append(item.name)
            return folder, names, files
        finally:
            os.close(file)

    def _leave(self, top: str) -> None:
        """Follow what stood at a path no more, nor the folders in it."""
        if (holder := self._folders.get(os.path.dirname(top))) is not None:
            holder.inside.discard(top)
        waiting = [top]
        while waiting:
            folder = self._folders.pop(waiting.pop(), None)
            if folder is not None:
                waiting += folder.inside
                if self._paths.pop(folder.number, None) is not None:
                    self._system.inotify_rm_watch(self._file, folder.number)


def _is_passed_over(folder: str, name: str) -> bool:
    return name.startswith(".") and is_unfollowed(os.path.join(folder, name))


def _checked(number: int, path: str) -> int:
    if number < 0:
        code = get_errno()
        raise OSError(code, os.strerror(code), path)
    return number
