"""What Linux tells of changes in folders, at the moment they happen (inotify).

Nothing is asked in between, so that waiting costs nothing, and a file that is written is told of
when it is closed. Folders that come are followed with what they hold by then.
"""

import os
from collections.abc import Iterator, Sequence
from ctypes import CDLL, get_errno
from select import POLLIN, poll
from struct import Struct
from threading import Lock
from time import monotonic

GATHERED = 0.01
"""Seconds for which it is waited that a file which somebody writes is closed."""
PIECE = 1 << 16
"""Bytes of changes read at a time."""

# Kinds of change, as `man 7 inotify` names them.
_MODIFY, _ATTRIB, _CLOSE_WRITE, _CREATE, _DELETE = 0x2, 0x4, 0x8, 0x100, 0x200
_MOVED_FROM, _MOVED_TO, _DELETE_SELF, _MOVE_SELF = 0x40, 0x80, 0x400, 0x800
_OVERFLOW, _IGNORED, _IS_FOLDER = 0x4000, 0x8000, 0x40000000
_CAME = _CREATE | _MOVED_TO
_WENT = _MOVED_FROM | _DELETE
_BEGUN = _CREATE | _MODIFY
"""After these a file is closed in a moment, most times."""
_ALL = _BEGUN | _ATTRIB | _CLOSE_WRITE | _MOVED_TO | _WENT | _DELETE_SELF | _MOVE_SELF

_HEAD = Struct("iIII")
"""The number of a watch, what happened, a number that joins two names, and how long a name is."""


class Inotify:
    """Tells of what changes in sources; made and asked in one thread, woken by any."""

    def __init__(self, sources: Sequence[str]) -> None:
        """Follow folders with all in them, or files. Raises OSError where there are too many."""
        self._sources = sources
        self._system = CDLL(None, use_errno=True)
        self._file = _checked(self._system.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC), "")
        self._bell, self._rope = os.pipe()
        self._closing = Lock()
        self._is_closed = False
        self._poll = poll()
        self._poll.register(self._file, POLLIN)
        self._poll.register(self._bell, POLLIN)
        self._folders: dict[int, str] = {}
        self._begun: dict[str, float] = {}
        """Files that are being written, and when they are told of all the same."""
        try:
            for source in sources:
                for _ in self._follow(source):
                    pass
        except OSError:
            self.close()
            raise

    def wait(self, seconds: float) -> set[str]:
        """Give paths that changed as soon as any did; none after so many seconds, or woken."""
        ripe = next(iter(self._begun.values()), None)
        if ripe is not None:
            seconds = min(seconds, ripe - monotonic())
        told = set[str]()
        if any(file == self._file for file, _ in self._poll.poll(max(0.0, 1000 * seconds))):
            for path, kind in self._changes():
                if kind & _BEGUN == kind:
                    self._begun.setdefault(path, monotonic() + GATHERED)
                else:
                    self._begun.pop(path, None)
                    told.add(path)
        for path, until in list(self._begun.items()):
            if until > monotonic():
                break
            del self._begun[path]
            told.add(path)
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
            for one in (self._file, self._bell, self._rope):
                os.close(one)

    def _changes(self) -> Iterator[tuple[str, int]]:
        """Give paths with what happened there, in order; files of folders that came, too."""
        raw, at = os.read(self._file, PIECE), 0
        while at < len(raw):
            number, kind, _, size = _HEAD.unpack_from(raw, at)
            name = os.fsdecode(raw[at + _HEAD.size : at + _HEAD.size + size].rstrip(b"\0"))
            at += _HEAD.size + size
            if kind & _OVERFLOW:
                yield from ((source, kind) for source in self._sources)
            elif kind & _IGNORED:
                self._folders.pop(number, None)
            elif number in self._folders and not name.startswith("."):
                yield from self._change(self._folders[number], name, kind)

    def _change(self, folder: str, name: str, kind: int) -> Iterator[tuple[str, int]]:
        if not name:
            # A folder's own changes are told by the one that holds it.
            if folder in self._sources and not kind & _IS_FOLDER:
                yield folder, kind
            return
        path = os.path.join(folder, name)
        yield path, kind
        if kind & _IS_FOLDER and kind & _WENT:
            self._leave(path)
        elif kind & _IS_FOLDER and kind & _CAME:
            yield from ((file, _MOVED_TO) for file in self._follow(path))

    def _follow(self, top: str) -> Iterator[str]:
        """Follow a folder and those in it, or a file; give the files that it holds by now."""
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            number = self._system.inotify_add_watch(self._file, os.fsencode(folder), _ALL)
            try:
                self._folders[_checked(number, folder)] = folder
                # Behind that: what comes meanwhile is told, or listed, or both.
                with os.scandir(folder) as listing:
                    for item in listing:
                        if item.name.startswith("."):
                            continue
                        if item.is_dir(follow_symlinks=False):
                            waiting.append(item.path)
                        else:
                            yield item.path
            except (FileNotFoundError, NotADirectoryError, PermissionError):
                continue

    def _leave(self, top: str) -> None:
        """Follow a folder that went no more, nor those in it: they may have other names now."""
        inside = top + os.sep
        for number, folder in list(self._folders.items()):
            if folder == top or folder.startswith(inside):
                del self._folders[number]
                self._system.inotify_rm_watch(self._file, number)


def _checked(number: int, path: str) -> int:
    if number < 0:
        code = get_errno()
        raise OSError(code, os.strerror(code), path)
    return number
