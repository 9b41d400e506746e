"""Types that bytes are read as, looked at by one thread at a time.

msgspec (0.22) looks at a dataclass when it is first asked for. A thread that asks meanwhile, even
for another that holds the same, is given what is half made, and the process dies of it.
"""

from threading import Lock
from typing import TypeVar

from msgspec import msgpack

Wanted = TypeVar("Wanted")

_seen: set[object] = set()
_looking = Lock()


def known(kind: type[Wanted]) -> type[Wanted]:
    """Give a type, of which msgspec has seen all by now; to be asked wherever it holds others."""
    if kind not in _seen:
        with _looking:
            msgpack.Decoder(kind)
            _seen.add(kind)
    return kind
