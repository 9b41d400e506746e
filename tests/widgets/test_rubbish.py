"""What is drawn and drawn over is gone at once: nothing is left for a look at all garbage."""

import gc

from rich.segment import Segment

from tui.paint.lines import WholeLine


def test_a_line_that_is_not_cut_leaves_nothing_behind() -> None:
    gc.collect()
    WholeLine([Segment("words")], 5).divide([5])
    assert gc.collect() == 0


def test_a_line_that_is_cut_falls_into_its_parts() -> None:
    parts = WholeLine([Segment("words")], 5).divide([2, 5])
    assert [part.text for part in parts] == ["wo", "rds"]
