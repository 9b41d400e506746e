"""Two threads read bytes as the same values for the first time, and the process lives."""

import subprocess
import sys

from tests.conftest import ROOT

AT_ONCE = """
import sys
from threading import Event, Thread
from msgspec import msgpack
from briefings.intake.following.glimpse import Rung, Seen
from briefings.text.known import known

packed = msgpack.encode([Seen((Rung(b"a", "b", "c", (), ()),))])
is_half_way, is_tried = Event(), Event()
looked_at = []

def wait_half_way(frame, event, _):
    if event == "call" and frame.f_code.co_name == "get_dataclass_info":
        looked_at.append(frame)
        if len(looked_at) == 2:
            is_half_way.set()
            is_tried.wait(1)

def read_first():
    sys.setprofile(wait_half_way)
    msgpack.decode(packed, type=known(list[Seen]))

first = Thread(target=read_first)
first.start()
is_half_way.wait()
assert len(msgpack.decode(packed, type=known(list[Seen]))) == 1
is_tried.set()
first.join()
print(len(looked_at) > 1)
"""


def test_who_reads_a_type_that_another_is_still_looking_at_does_no_harm() -> None:
    done = subprocess.run(
        [sys.executable, "-c", AT_ONCE], check=False, capture_output=True, text=True, cwd=ROOT
    )
    assert (done.returncode, done.stdout) == (0, "True\n"), done.stderr
