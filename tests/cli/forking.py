"""A process that has loaded the program once, and runs each command in a fork of itself.

To start Python and load the program takes ten times as long as what most commands do. A fork is
a process like any other: it has its own files, locks, environment and exit code.
"""

import atexit
import gc
import json
import os
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import NoReturn

import briefings
from briefings.cli import main

ROOM = 1 << 16
"""Bytes of one call: its words, its folder and its environment."""
STANDARD = 3
"""Files handed over with a call: stdin, stdout and stderr."""
PATIENCE = 180.0
"""Seconds that a command may take."""


class Forks:
    """The process, as the tests speak to it."""

    def __init__(self, environment: Mapping[str, str], root: Path) -> None:
        """Start it; it ends with the process that started it."""
        self._calls, theirs = socket.socketpair()
        self._calls.settimeout(PATIENCE)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", __name__, str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                cwd=root,
                env=environment,
            )

    def run(
        self,
        words: Sequence[str],
        folder: Path,
        environment: Mapping[str, str],
        files: Sequence[int],
    ) -> int:
        """Run one command in a folder, and give its exit code; `files` are to be its first."""
        call = json.dumps([list(words), str(folder), dict(environment)]).encode()
        assert len(call) < ROOM
        socket.send_fds(self._calls, [call], files)
        return int(self._calls.recv(ROOM))

    def stop(self) -> None:
        """End it."""
        self._calls.close()
        self._process.wait()


@cache
def forks(root: Path) -> Forks:
    """Give the one of this process, whose environment is a bare one."""
    bare = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    made = Forks(bare | {"LANG": "C.UTF-8"}, root)
    atexit.register(made.stop)
    return made


def _serve(calls: socket.socket) -> int:
    for module in walk_packages(briefings.__path__, "briefings."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    gc.collect()
    gc.freeze()  # or each fork would go through all of it again
    while True:
        call, files, *_ = socket.recv_fds(calls, ROOM, STANDARD)
        if not call:
            return 0
        child = os.fork()
        if child == 0:
            calls.close()
            _command(call, files)
        for file in files:
            os.close(file)
        ended = os.waitpid(child, 0)[1]
        calls.send(str(os.waitstatus_to_exitcode(ended)).encode())


def _command(call: bytes, files: Sequence[int]) -> NoReturn:
    words, folder, environment = json.loads(call)
    for place, file in enumerate(files):
        os.dup2(file, place)
        os.close(file)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    code = main(words)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # to let go of all that was loaded takes longer than the command


if __name__ == "__main__":
    sys.exit(_serve(socket.socket(fileno=int(sys.argv[1]))))
