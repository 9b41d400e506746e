"""New today: who was never named before, and who was seldom named so often."""

from pathlib import Path

from briefings.config import load
from briefings.library import open_library


def test_who_is_named_far_more_often_than_before_is_unusual(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    before = [f" date 2025-12-{day:02} President Maria Kovalenko said so." for day in range(1, 9)]
    before[0] += " Minister Jonas Hakala was there."
    today = [
        f" date 2025-12-10 President Maria Kovalenko said it {times} times to Jonas Hakala."
        for times in ("three", "four", "five")
    ]
    for place, text in enumerate([*before, *today]):
        (tmp_path / "in" / f"{place}.txt").write_text(f"{text}\n", encoding="utf-8")
    (tmp_path / "c.yaml").write_text("sources: [in]\n", encoding="utf-8")
    with open_library(load(tmp_path / "c.yaml"), tmp_path / "kept") as library:
        for _ in library.scan():
            pass
        told = [(one.person.name, one.why) for one in library.newcomers()]
    why = "named in 3 of 3 briefings on 2025-12-10, in 1 of the 8 briefings before"
    assert told == [("Jonas Hakala", why)]


def test_whoever_stands_alone_on_a_line_wrote_the_text_and_is_not_new(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    texts = (
        " date 2025-12-08\nRain fell in the north, said President Maria Kovalenko.\n",
        " date 2025-12-10\nRain fell in the south\n\nPetr Holub\n\nRain fell for hours in the "
        "south, said Jonas Hakala, and nobody was hurt.\n",
    )
    for place, text in enumerate(texts):
        (tmp_path / "in" / f"{place}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "c.yaml").write_text("sources: [in]\n", encoding="utf-8")
    with open_library(load(tmp_path / "c.yaml"), tmp_path / "kept") as library:
        for _ in library.scan():
            pass
        assert [one.person.name for one in library.newcomers()] == ["Jonas Hakala"]
