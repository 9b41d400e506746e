import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefings.model import BlockKind, Briefing, Surroundings
from tests.ingest.facts import differences
from tests.ingest.library import read_together
from tests.reading import read

GOLDEN = Path(__file__).parent.parent / "golden" / "seeds.jsonl"
GOLD: list[dict[str, Any]] = [json.loads(line) for line in GOLDEN.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def library(seeds: Path) -> dict[str, Briefing]:
    return read_together({gold["file"]: (seeds / gold["file"]).read_bytes() for gold in GOLD})


@pytest.mark.parametrize("gold", GOLD, ids=[gold["file"][:3] for gold in GOLD])
def test_every_fact_of_a_seed_is_read(library: dict[str, Briefing], gold: dict[str, Any]) -> None:
    assert differences(library[gold["file"]], gold) == []


def test_the_seeds_sort_by_the_first_day_they_may_be_of(library: dict[str, Briefing]) -> None:
    days = {name: b.dating.start for name, b in library.items() if b.dating}
    order = [name[:3] for name in sorted(days, key=lambda name: days[name], reverse=True)]
    assert order == ["004", "002", "001", "000", "003"]


def test_a_day_without_a_year_read_alone_is_no_date_but_a_note(seeds: Path) -> None:
    raw = next(seeds.glob("002*")).read_bytes()
    alone = read(raw, Surroundings())
    assert alone.dating is None
    assert [problem.what for problem in alone.problems] == ["December 5 is stated without a year"]


def test_neighbours_of_two_years_leave_a_day_undated_and_say_so(seeds: Path) -> None:
    raw = next(seeds.glob("002*")).read_bytes()
    torn = read(raw, Surroundings((date(2024, 11, 30), date(2025, 12, 3))))
    assert torn.dating is None
    assert "2024 or 2025" in torn.problems[0].what


def test_the_nearest_year_is_taken_only_where_no_other_is_possible(seeds: Path) -> None:
    raw = next(seeds.glob("002*")).read_bytes()
    near = read(raw, Surroundings((date(2025, 7, 20),)))
    assert near.dating is not None
    assert near.dating.start == date(2025, 12, 5)
    assert read(raw, Surroundings((date(2025, 6, 5),))).dating is None


def test_lists_stay_lines_of_the_story(library: dict[str, Briefing]) -> None:
    listed = next(b for name, b in library.items() if name.startswith("002"))
    bullets = [b for b in listed.blocks if b.span.of(listed.text).startswith("•")]
    assert len(bullets) == 6
    assert {block.kind for block in bullets} == {BlockKind.BODY}


def test_a_dateline_and_a_header_are_no_part_of_the_story(library: dict[str, Briefing]) -> None:
    for name, start in [("003", 346), ("003", 0), ("004", 0), ("004", 17)]:
        briefing = next(b for file, b in library.items() if file.startswith(name))
        assert briefing.kind_at(start) is BlockKind.HEADER


def test_words_given_to_a_speaker_by_the_lines_around_them_are_quotes(
    library: dict[str, Briefing],
) -> None:
    for name, start in [("002", 2031), ("003", 964), ("003", 1704)]:
        briefing = next(b for file, b in library.items() if file.startswith(name))
        assert briefing.kind_at(start) is BlockKind.QUOTE
