"""A session may go on for days: what an act needs, it lets go of."""

import gc
import os
import threading

from briefings.library import Library
from tests.bench.endurance import act


def held() -> tuple[int, int]:
    return len(os.listdir("/dev/fd")), threading.active_count()


def test_acts_leave_no_descriptor_and_no_thread_behind(library: Library) -> None:
    act(library, 40)
    before = held()
    act(library, 200)
    assert held() == before


def test_acts_leave_no_objects_behind(library: Library) -> None:
    act(library, 400)
    before = objects()
    act(library, 400)
    assert objects() - before < 100


def objects() -> int:
    """Count what there is that can hold others."""
    gc.collect()
    return len(gc.get_objects())
