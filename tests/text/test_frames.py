"""Whether two texts share no more than a frame."""

import random
import time

from briefings.text.frames import share_a_frame
from briefings.text.shingles import LONGEST

SECONDS = 5.0
"""Several times what it takes; a table made anew for each sentence took half a minute."""


def test_long_texts_take_linear_time() -> None:
    chance = random.Random(1)

    def sentences(count: int) -> str:
        words = ("".join(chance.choices("abcdefghijklmnop", k=7)) for _ in range(4 * count))
        return " ".join(
            f"{one.title()} {' '.join(rest)}." for one, *rest in zip(*[words] * 4, strict=True)
        )

    frame = sentences(12_000)
    left, right = f"{frame} {sentences(6_000)}", f"{frame} {sentences(6_000)}"
    begun = time.process_time()
    share_a_frame(left, right)
    assert time.process_time() - begun < SECONDS


def test_what_lies_behind_the_runs_of_a_long_text_changes_nothing() -> None:
    frame = " ".join(f"Subscribe to bulletin {one} of this office." for one in "abcdefghijkl")
    left = f"The harbour council postponed dredging works. {frame}"
    right = f"Orchestra musicians rehearsed Sibelius symphonies. {frame}"
    assert share_a_frame(left, right)
    same = f"The harbour council postponed dredging operations. {frame}"
    assert not share_a_frame(left, same)
    padding = " ".join(["Ferry timetable unchanged."] * (LONGEST // 25))
    behind = "Harbour council and orchestra: dredging postponed, musicians rehearsed symphonies."
    for other in (right, same):
        long, beside = f"{left} {padding}", f"{other} {padding}"
        assert share_a_frame(f"{long} {behind}", f"{beside} {behind}") == (other is right)
