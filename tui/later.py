"""Doing something once, after a while, however late the program gets its turn."""

import asyncio
from collections.abc import Callable

from textual.message_pump import MessagePump


def later(host: MessagePump, seconds: float, work: Callable[[], object]) -> asyncio.TimerHandle:
    """Have this done among the messages of a screen, widget or app; cancel it by the handle.

    A one-shot timer of Textual is forgotten where it gets its first turn later than it was to end,
    as a short one does on a busy machine; and it is a task, which each key would begin and end.
    """

    def due() -> None:
        if not handle.cancelled():
            work()

    handle = asyncio.get_running_loop().call_later(seconds, host.call_next, due)
    return handle
