"""What is read for alerts first, where more comes than is read at once."""

import os
from pathlib import Path

import pytest
from msgspec import msgpack

from briefings.intake.following.alarm import Alarm
from briefings.intake.following.glimpse import Seen
from briefings.intake.processes.pool import Pool
from briefings.library import open_library
from briefings.model import Config, Watch

CAME = 9


def test_of_a_flood_the_newest_are_looked_at_first_and_of_each_four_one_is_the_oldest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(CAME)]
    for number, file in enumerate(files):
        file.write_text("It rained.\n", encoding="utf-8")
        os.utime(file, (number, number))
    order: list[list[str]] = []

    def glimpse(_: Pool, asked: bytes, *__: bytes) -> bytes:
        """See one file each time, as a child does that has much to do besides."""
        pairs = msgpack.decode(asked, type=list[tuple[bytes, bytes]])
        order.append([Path(os.fsdecode(path)).stem for path, _ in pairs])
        return msgpack.encode([Seen()])

    monkeypatch.setattr(Pool, "glimpse", glimpse)
    watches = (Watch("Derkachenko", "L"),)
    with (
        open_library(Config("", (), watches), tmp_path / "data") as library,
        Pool() as pool,
    ):
        alarm = Alarm(library._store, (str(tmp_path),), watches, lambda _: None, pool)
        alarm.is_beside = True
        left = alarm.hear([str(file) for file in files])
        while left:
            left = alarm.hear([])
        alarm.close()
    assert order[0] == ["8", "7", "6", "0", "5", "4", "3", "1", "2"]
    assert sorted(asked[0] for asked in order) == [file.stem for file in files]
