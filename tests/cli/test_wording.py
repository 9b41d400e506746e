"""What a person reads: plain lines, and tables on a terminal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pytest

from briefings.cli import tables, wording
from briefings.model import DayGroup, Hit, Row, Tier, numbered
from tests.cli import values


def test_a_row_says_every_sign_in_words() -> None:
    assert wording.row_line(values.ROW) == (
        "0123456789abcdef  unread  alerts: Fairbanks  copies: 2"
        "  2025-12-05 to 2025-12-07 inferred  publisher unknown  Talks go on"
    )


def test_an_undated_row_says_so() -> None:
    assert "  read  date unknown  " in wording.row_line(values.UNDATED)


def test_a_page_makes_edits_and_folds_what_is_not_the_story() -> None:
    assert list(wording.page_lines(values.PAGE, "--raw")) == [
        "Talks go on",
        "2025-12-05 to 2025-12-07 inferred  publisher unknown  language en  unread"
        "  alerts: Fairbanks  copies: 2  0123456789abcdef",
        "note: block 2: a day without a year",
        "",
        "Jane Fairbanks said so.",
        "... teaser folded, --raw shows it ...",
    ]


def test_a_verdict_gives_its_reasons() -> None:
    assert list(wording.match_lines("Fairbanks", "Fairbankssaid", values.MATCH)) == [
        "sure 0.90  Fairbanks ~ Fairbankssaid: one name",
        "  because Fairbankssaid ~ Fairbanks: a word is glued to the name",
    ]


@pytest.mark.parametrize(
    "line",
    [
        wording.row_line(replace(values.ROW, title="a\x1b[2Jb\nc", publisher="\x9b1m")),
        wording.alert_line(replace(values.ALERT, sentence="a\x1b[2Jb\nc")),
        wording.person_line(replace(values.PERSON, name="a\x1b]0;x\x07")),
        wording.scan_words(replace(values.SCAN_LINE, path="a\x1b\n\u202e")),
        wording.pair_line("a\tb", "c\x1b", values.MATCH).replace("\t", ""),
    ],
)
def test_no_line_carries_what_a_terminal_would_obey(line: str) -> None:
    assert not any(ord(each) < 0x20 or 0x7F <= ord(each) < 0xA0 for each in line)
    assert "\u202e" not in line


@dataclass(frozen=True, slots=True)
class FakeListing:
    """Two rows under one heading."""

    held: Sequence[Row]
    groups: Sequence[DayGroup]

    def __len__(self) -> int:
        return len(self.held)

    def rows(self, start: int, count: int) -> Sequence[Row]:
        return self.held[start : start + count]

    @property
    def ids(self) -> Sequence[str]:
        return [row.id for row in self.held]

    @property
    def has_more(self) -> bool:
        return False

    def grow(self) -> bool:
        return False

    def index(self, briefing: str) -> int | None:
        return None

    def hit(self, briefing: str) -> Hit | None:
        return values.HIT

    def glimpses(self, briefings: Sequence[str]) -> Mapping[str, Hit]:
        return dict.fromkeys(briefings, values.HIT)

    def next_unread(self, briefing: str) -> str | None:
        return None


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.mark.usefixtures("terminal")
def test_a_table_has_day_headings_and_signs(capsys: pytest.CaptureFixture[str]) -> None:
    day = values.DATING.start
    marked = replace(values.ROW, title="[bold]x[/] [@click=app.quit]y")
    listing = FakeListing((values.ROW, marked), (DayGroup(day, "", 0, 2, inferred=True),))
    tables.print_listing(listing, None)
    heading, first, second = capsys.readouterr().out.splitlines()
    assert heading == "~ Fri 5 Dec 2025"
    assert first.split() == ["●·", "~", "Talks", "go", "on", "?", values.ID[:8]]
    assert "[bold]x[/] [@click=app.quit]y" in second


@pytest.mark.usefixtures("terminal")
def test_a_table_stops_at_the_limit(capsys: pytest.CaptureFixture[str]) -> None:
    groups = (
        DayGroup(None, "exact", 0, 1, inferred=False),
        DayGroup(None, "sure", 1, 1, inferred=False),
    )
    tables.print_listing(FakeListing((values.ROW, values.ROW), groups), 1)
    assert len(capsys.readouterr().out.splitlines()) == 2


@pytest.mark.usefixtures("terminal")
def test_a_hit_on_a_terminal_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    tables.print_hits([(values.HIT, values.ROW)])
    said = capsys.readouterr().out
    assert said.startswith(f"{Tier.SURE}  Talks go on")
    assert "because Fairbankssaid ~ Fairbanks: a word is glued to the name" in said


@pytest.mark.usefixtures("terminal")
def test_people_and_alerts_have_tables(capsys: pytest.CaptureFixture[str]) -> None:
    tables.print_people([values.PERSON])
    tables.print_alerts([values.ALERT])
    said = " ".join(capsys.readouterr().out.split())
    assert "Jane Fairbanks 2" in said
    assert "new Fairbanks 2025-12-05 Jane Fairbankssaid so." in said


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 copies"), (1, "1 copy"), (2, "2 copies"), (1200, "1,200 copies")]
)
def test_a_count_is_written_with_its_noun(count: int, said: str) -> None:
    assert numbered(count, "copy", "copies") == said
