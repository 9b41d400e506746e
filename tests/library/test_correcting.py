"""What the reader says of a date or a title."""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from briefings.errors import UsageError
from briefings.export.days import dated
from briefings.intake import reading
from briefings.intake.correcting import day_meant
from briefings.library import Library, open_library
from briefings.model import Certainty, Config, DateOrigin, Precision, Row, Surroundings, TitleKind
from briefings.store.kinship import Kinship
from briefings.store.protocols import Entry
from tui.paint.words import dated as in_words

STORY = "Talks end\n\nThe envoys left the hall, and nobody said when they would come again.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "inbox"
    made.mkdir()
    (made / "a.txt").write_text(STORY, encoding="utf-8")
    return made


def opened(folder: Path) -> Library:
    library = open_library(
        Config("", (str(folder),), (), old_after_days=None), folder.parent / "kept"
    )
    for _ in library.scan():
        pass
    return library


def row(library: Library) -> Row:
    return library.listing().rows(0, 1)[0]


def test_a_date_is_the_readers_and_is_taken_back(folder: Path) -> None:
    with opened(folder) as library:
        library.correct(row(library).id, date="2025-12-06")
        dating = row(library).dating
        assert dating is not None
        assert (dating.start.isoformat(), dating.origin) == ("2025-12-06", DateOrigin.USER)
        assert dating.certainty is Certainty.STATED
        assert library.listing().groups[0].day == dating.start
        assert dated(dating) == "2025-12-06 yours"
        assert in_words(dating) == "Sat 6 Dec 2025 (yours)"
        why = dict(library.why(row(library).id))
        assert why["date"] == "2025-12-06 · your correction"
        library.undo()
        assert row(library).dating is None
        library.redo()
        assert row(library).dating == dating


def test_a_day_without_a_year_is_no_whole_date_in_the_words_of_why(folder: Path) -> None:
    (folder / "a.txt").write_text(
        "Talks end\n\nThe envoys left on 20 November.\n", encoding="utf-8"
    )
    with opened(folder) as library:
        page = library.page(row(library).id)
        assert page is not None
        assert "without a year" in page.briefing.problems[0].what
        assert "states no whole date" in dict(library.why(page.row.id))["date"]


@pytest.mark.parametrize(
    ("said", "days", "precision"),
    [
        ("2024-02", ("2024-02-01", "2024-02-29"), Precision.MONTH),
        ("2024", ("2024-01-01", "2024-12-31"), Precision.YEAR),
    ],
)
def test_a_month_or_a_year_is_kept_as_coarse_as_it_was_said(
    folder: Path, said: str, days: tuple[str, str], precision: Precision
) -> None:
    with opened(folder) as library:
        library.correct(row(library).id, date=said)
        dating = row(library).dating
        assert dating is not None
        assert (dating.start.isoformat(), dating.end.isoformat()) == days
        assert dating.precision is precision


def test_corrections_survive_new_scans_a_changed_file_and_a_rebuilt_index(folder: Path) -> None:
    with opened(folder) as library:
        library.correct(row(library).id, date="2025-12-06", title="The end of the talks")
    (folder / "a.txt").write_text(STORY + "\nThey came again.\n", encoding="utf-8")
    os.utime(folder / "a.txt", ns=(1, 1))
    for is_rebuilt in (False, True):
        if is_rebuilt:
            (folder.parent / "kept" / "index.db").unlink()
        with opened(folder) as library:
            found = row(library)
            assert (found.title, found.title_kind) == ("The end of the talks", TitleKind.STATED)
            assert found.dating is not None
            assert found.dating.start.isoformat() == "2025-12-06"
            assert len(library.listing("title:end")) == 1


def test_what_the_text_says_otherwise_is_a_conflict(folder: Path) -> None:
    text = f" date 2025-12-02 {STORY}"
    (folder / "a.txt").write_text(text, encoding="utf-8")
    with opened(folder) as library:
        library.correct(row(library).id, date="2025-12-06")
        dating = row(library).dating
        assert dating is not None
        assert dating.conflicts == ("the text was read as 2025-12-02",)


@pytest.mark.parametrize(
    "said", ["6.12.2025", "06.12.2025", "6 Dec 2025", " 6  December 2025 ", "Dec 6, 2025"]
)
def test_a_day_may_be_said_as_texts_write_it(folder: Path, said: str) -> None:
    with opened(folder) as library:
        assert library.correct(row(library).id, date=said).label == "corrected: date 2025-12-06"
        dating = row(library).dating
        assert dating is not None
        assert dated(dating) == "2025-12-06 yours"


@pytest.mark.parametrize(
    ("said", "kept"),
    [("6 Dec", "2024-12-06"), ("5 December", "2025-12-05"), ("29 Feb", "2024-02-29")],
)
def test_a_day_without_a_year_is_the_last_one_there_was(said: str, kept: str) -> None:
    assert day_meant(said, date(2025, 12, 5)) == kept


def test_a_day_may_be_said_by_its_name(folder: Path) -> None:
    with opened(folder) as library:
        library.correct(row(library).id, date="Yesterday")
        dating = row(library).dating
        assert dating is not None
        assert date.today() - dating.start <= timedelta(days=2)


@pytest.mark.parametrize(
    "said", ["soon", "2025-13-01", "2025-02-30", "3/4/2025", "6 Dec 2025 or so", "1 May 2 May"]
)
def test_what_is_no_date_is_refused_with_advice(folder: Path, said: str) -> None:
    with opened(folder) as library, pytest.raises(UsageError, match="2025-12-06"):
        library.correct(row(library).id, date=said)


def test_a_version_stored_while_a_briefing_is_corrected_is_not_undone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = reading.read_again
    with opened(folder) as library, opened(folder) as other:

        def meanwhile(entry: Entry, around: Surroundings, kinship: Kinship) -> Entry:
            read = real(entry, around, kinship)
            (folder / "a.txt").write_text(STORY + "\nThey came again.\n", encoding="utf-8")
            assert list(other.scan()) is not None
            return read

        monkeypatch.setattr(reading, "read_again", meanwhile)
        library.correct(row(library).id, title="The end of the talks")
        assert row(library).title == "The end of the talks"
        page = library.page(row(library).id)
        assert page is not None
        assert "They came again." in page.briefing.text
