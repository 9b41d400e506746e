"""Which of 03/04/2025 is the month: learned from what the same publisher writes elsewhere."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.ingest.formats import Extract
from briefings.intake.reading import Loose, Text, read_together
from briefings.library import Library, open_library
from briefings.model import Certainty, Config
from tests.properties import examples
from tests.taking_in import rows

FILES = {
    "asks.txt": ("Harbour", "03/04/2025", "Coast Wire"),
    "tells.txt": ("Bridge", "23/04/2025", "Coast Wire"),
    "other.txt": ("Market", "03/04/2025", "Hill Desk"),
    "turned.txt": ("Ferry", "04/23/2025", "Hill Desk"),
    "yearless.txt": ("School", "", "Coast Wire"),
}


def written(what: str, day: str, publisher: str) -> str:
    told = "" if day else "On April 4 the envoys met. "
    said = f"The {what} guard told the {what} clerk that every {what} gate of the {what} is open."
    return f"{what} opens in the old town\n{day}\n\nPORT ({publisher}) - {told}{said * 2}\n"


def opened(base: Path, *folders: Path) -> Library:
    config = Config("", tuple(map(str, folders)), (), old_after_days=None)
    return open_library(config, base / "kept")


def arrive(base: Path, batches: Sequence[Sequence[str]]) -> dict[str, object]:
    inbox = base / "inbox"
    inbox.mkdir(parents=True)
    with opened(base, inbox) as library:
        for batch in batches:
            for name in batch:
                (inbox / name).write_text(written(*FILES[name]))
            list(library.scan())
        return {name: (row.dating, row.date_evidence) for name, row in rows(library).items()}


@st.composite
def arrivals(draw: st.DrawFn) -> list[list[str]]:
    order = draw(st.permutations(sorted(FILES)))
    cuts = sorted(draw(st.sets(st.integers(1, len(order) - 1))))
    return [order[a:b] for a, b in zip([0, *cuts], [*cuts, len(order)], strict=True)]


@given(batches=arrivals())
@examples(6)
def test_each_publisher_is_read_as_it_writes_in_whatever_order_its_files_come(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[str]]
) -> None:
    found = arrive(tmp_path_factory.mktemp("one"), batches)
    assert found == arrive(tmp_path_factory.mktemp("all"), [sorted(FILES)])


def test_a_day_is_read_again_when_its_publisher_tells_the_order_and_when_that_is_gone(
    tmp_path: Path,
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    (first / "asks.txt").write_text(written(*FILES["asks.txt"]))
    with opened(tmp_path, first, second) as library:
        list(library.scan())
        assert rows(library)["asks.txt"].dating is None
        tells = second / "tells.txt"
        tells.write_text(written(*FILES["tells.txt"]))
        list(library.scan())
        row = rows(library)["asks.txt"]
        assert row.dating is not None
        assert (row.dating.start, row.date_evidence) == (date(2025, 4, 3), "03/04/2025")
        assert row.dating.certainty is Certainty.INFERRED
        (why,) = (why for what, why in library.why(row.id) if what == "day and month")
        assert "the day is first, as in “23/04/2025”" in why
        tells.unlink()
        list(library.scan())
        row = rows(library)["asks.txt"]
        assert row.dating is None
        notes = [why for what, why in library.why(row.id) if what == "note"]
        assert "03/04/2025 may be 3 April or 4 March" in notes[0]


def test_a_correction_stays_when_the_order_becomes_known(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "asks.txt").write_text(written(*FILES["asks.txt"]))
    with opened(tmp_path, inbox) as library:
        list(library.scan())
        library.correct(rows(library)["asks.txt"].id, date="2025-03-04")
        (inbox / "tells.txt").write_text(written(*FILES["tells.txt"]))
        list(library.scan())
        dating = rows(library)["asks.txt"].dating
        assert dating is not None
        assert (dating.start, dating.conflicts) == (
            date(2025, 3, 4),
            ("the text was read as 2025-04-03",),
        )


def test_files_read_together_tell_each_other_the_order_by_publisher() -> None:
    texts = [Loose(name, Extract(written(*FILES[name]))) for name in sorted(FILES)]
    read = dict(zip(sorted(FILES), read_together(texts), strict=True))
    days = {
        name: one.briefing.dating.start
        for name, one in read.items()
        if isinstance(one, Text) and one.briefing.dating
    }
    assert days["asks.txt"] == date(2025, 4, 3)
    assert days["other.txt"] == date(2025, 3, 4)
    assert days["yearless.txt"] == date(2025, 4, 4)
