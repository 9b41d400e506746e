"""Documents written to hurt: rows A1, A3, A6 and A7 of what must hold."""

import re
import time
from datetime import date

import pytest

from briefings.ingest.parts.wrapped import MOST
from briefings.model import BlockKind, Briefing, DateOrigin, Precision, Surroundings
from tests.reading import read
from tests.text.test_sanitise import SEQUENCES

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
MEGABYTE = 2**20
SECONDS_A_MEGABYTE = 8.0
"""Of a processor, of which what is not linear takes far more; the machine has other work."""
PROSE = "The minister said that the talks would go on in the spring, and nobody had left. " * 3
NEIGHBOURS = Surroundings((date(2025, 11, 21), date(2025, 12, 6)))


def reading(text: str) -> Briefing:
    return read(text.encode("utf-8", "surrogatepass"), NEIGHBOURS)


@pytest.mark.parametrize("sequence", SEQUENCES)
def test_no_sequence_reaches_text_or_title_and_words_around_it_stay(sequence: str) -> None:
    briefing = reading(f"Talks {sequence} go on\n\n{PROSE}{sequence} at the end\n")
    assert not FORBIDDEN.search(briefing.text)
    assert not FORBIDDEN.search(briefing.title)
    assert {"Talks", "go", "on", "minister", "at", "the", "end"} <= set(briefing.text.split())
    assert briefing.hidden >= 2


def test_everything_after_an_unterminated_sequence_is_read() -> None:
    briefing = reading(f"Talks go on\x1b]0;\n\n{PROSE}\n\nLast words stay.")
    assert briefing.text.endswith("Last words stay.")


@pytest.mark.parametrize("mark", ["\u202e", "\u2067", "\u200b", "\U000e0041", "\u00ad"])
def test_what_is_invisible_is_counted_and_gone(mark: str) -> None:
    briefing = reading(f"Ta{mark}lks go on\n\n{PROSE}")
    assert briefing.title == "Talks go on"
    assert briefing.hidden == 1


def test_ten_thousand_marks_on_a_letter_are_capped_and_counted() -> None:
    briefing = reading("Talks go o" + "\u0301" * 10_000 + f"n\n\n{PROSE}")
    assert briefing.title == "Talks go o" + "\u0301" * 4 + "n"
    assert briefing.hidden == 9_996


@pytest.mark.parametrize(
    "title",
    [
        "[bold]Talks[/bold] go [@click=app.quit]on[/]",
        "Talks [/x] go \\[ on",
        "[link=x]Talks go on",
    ],
)
def test_markup_is_only_text(title: str) -> None:
    assert reading(f"{title}\n\n{PROSE}").title == title


def letters(number: int) -> str:
    return "".join(chr(97 + number // 26**place % 26) for place in range(4))


FLOODS = {
    "one line": "word " * (MEGABYTE // 5),
    "a million letters": "a" * MEGABYTE,
    "one-word lines": "word\n" * (MEGABYTE // 5),
    "paragraphs of a word": f"{PROSE}\n\n" + "Wordy\n\n" * (MEGABYTE // 7) + PROSE,
    "headlines": PROSE
    + "\n\n"
    + "".join(f"Line {letters(n)} names Bob and six more\n\n" for n in range(25_000))
    + PROSE,
    "dates": "12 December 2025 " * (MEGABYTE // 17),
    "days without a year": "December 5 " * (MEGABYTE // 11),
    "numeric dates": "2025-12-05 " * (MEGABYTE // 11),
    "digits": "1" * MEGABYTE,
    "numbers": "12.12." * (MEGABYTE // 6),
    "of of of": "Ministry of " + "of " * (MEGABYTE // 3),
    "capitals": "Word Name " * (MEGABYTE // 10),
    "quotation marks": '"' * MEGABYTE,
    "open quotes": '"abcdefghijklm ' * (MEGABYTE // 15),
    "dashes": "– word – other, word – other," * (MEGABYTE // 30),
    "spoken dashes": "– word, – said other. – " * (MEGABYTE // 24),
    "quotes": '"one two three four five six," said Bob.\n\n' * (MEGABYTE // 42),
    "attributions": "one two three four five six\n- he said.\n" * (MEGABYTE // 40),
    "blanks": "a" + " " * MEGABYTE + "b",
    "blank lines": "a" + "\n\t " * (MEGABYTE // 3) + "b",
    "wrapped lines": ("x" * 50 + "\n") * (MEGABYTE // 51),
    "brackets": "(photo\n" * (MEGABYTE // 7),
    "breadcrumbs": "A » B » C » Title words here\n" * (MEGABYTE // 30),
    "full stops": ". " * (MEGABYTE // 2),
    "initials": "A. " * (MEGABYTE // 3),
    "bullets": "• a\n" * (MEGABYTE // 6),
    "glued words": " ".join(
        f"Name{letters(n)}which Name{letters(n)}" for n in range(MEGABYTE // 24)
    ),
    "combining marks": "e" + "\u0301" * (MEGABYTE // 2),
    "zero-width": "\u200b" * (MEGABYTE // 3) + "x",
    "escapes": "\x1b]" * (MEGABYTE // 2),
    "page talk": "you our cookies newsletter website subscribe here\n" * (MEGABYTE // 50),
    "labels": "Category\nShort value\n" * (MEGABYTE // 21),
    "sites": "the Abc.net in " * (MEGABYTE // 15),
    "apostrophes": "a'" * (MEGABYTE // 2),
    "garbled lines": "Ïðèâåò\n" * (MEGABYTE // 13),
    "lines on copyright": "© 2020 \n" * (MEGABYTE // 9),
    "a dateline without end": "A " * (MEGABYTE // 2) + "(X) -",
}


@pytest.mark.parametrize("flood", FLOODS)
def test_the_time_of_reading_grows_with_the_length_alone(flood: str) -> None:
    raw = FLOODS[flood].encode()
    started = time.process_time()
    briefing = read(raw, NEIGHBOURS)
    spent = time.process_time() - started
    assert spent <= SECONDS_A_MEGABYTE * len(raw) / MEGABYTE
    assert briefing.blocks[-1].span.end == len(briefing.text)
    assert len(briefing.blocks) <= MOST + 2


def test_a_file_of_more_than_eight_megabytes_is_cut_and_marked() -> None:
    briefing = read(b"word " * (9 * MEGABYTE // 5), Surroundings())
    assert briefing.truncated
    assert len(briefing.text) <= 8 * MEGABYTE


@pytest.mark.parametrize("day", ["2025-13-45", "2025-02-30", "0000-00-00", "2025-00-10"])
def test_a_day_that_is_in_no_calendar_is_no_date_but_a_note(day: str) -> None:
    briefing = reading(f" date {day} Talks go on\n\n{PROSE}")
    assert briefing.dating is None
    assert day in briefing.problems[0].what
    assert briefing.title == "Talks go on"


def test_a_month_stays_a_month() -> None:
    dating = reading(f" date 2025-02 Talks go on\n\n{PROSE}").dating
    assert dating is not None
    assert (dating.start, dating.end) == (date(2025, 2, 1), date(2025, 2, 28))
    assert dating.precision is Precision.MONTH


@pytest.mark.parametrize(
    "day", ["9999-12-31", "9999-12", "1970-01-01", "2099-05-06", "0001-01-01"]
)
def test_a_day_far_away_is_taken_as_it_is_stated(day: str) -> None:
    dating = reading(f" date {day} Talks go on\n\n{PROSE}").dating
    assert dating is not None
    assert dating.start.isoformat().startswith(day)
    assert dating.origin is DateOrigin.HEADER


def test_a_header_with_nothing_behind_it_is_shown_and_listed_under_its_words() -> None:
    briefing = reading(" date 2025-12-06\n")
    assert briefing.title == "date 2025-12-06"
    assert [block.kind for block in briefing.blocks] == [BlockKind.BODY]
    assert briefing.dating is not None
