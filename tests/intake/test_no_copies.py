"""Texts that are no copies, however much of them is the same, seen through the library."""

from pathlib import Path

import pytest

from briefings.library import Library
from tests.intake.tales import HARBOUR, ITEMS, TERMS
from tests.taking_in import opened, put, rows, statuses

MAIL = """From: Watch Desk <desk@harbour.example>
To: pilots@harbour.example
Cc: locks@harbour.example, bridges@harbour.example, lights@harbour.example
Subject: Note {number}
Date: Sun, 22 Nov 2026 1{number}:00:00 +0200
Content-Type: text/plain; charset=utf-8

{said}

On Sat, 21 Nov 2026, the lock keeper wrote:
> The upper gate will stay shut until the divers have looked at its hinges, and the barges that
> wait below the weir should be told that nothing goes up the river before Monday at the earliest.
"""
SECRET = """
The contents of this message, attachments included, are meant for its addressee alone. Whoever
received it by mistake is asked to inform its author and to destroy every duplicate at once, since
disclosing or distributing such material without permission may lead to prosecution.
"""


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> Library:
    return opened(folder, tmp_path / "kept", "Marlowe")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("on the 16th of the month", "on the 17th of the month"),
        ("a fine of 300 crowns for each of them", "a fine of 450 crowns for each of them"),
        ("as the 3rd of such letters to come", "as the 4th of such letters to come"),
    ],
)
def test_texts_that_differ_in_a_number_stay_apart(
    folder: Path, library: Library, left: str, right: str
) -> None:
    put(folder, a=f"{HARBOUR}\nThis was told {left}.\n", b=f"{HARBOUR}\nThis was told {right}.\n")
    statuses(library)
    assert len(rows(library)) == 2


@pytest.mark.parametrize("batches", [[[0, 1, 2]], [[2], [0], [1]], [[1, 0], [2]]])
def test_short_items_of_one_site_are_no_copies_for_what_stands_under_each_of_them(
    folder: Path, library: Library, batches: list[list[int]]
) -> None:
    for batch in batches:
        put(folder, **{f"item{at}": ITEMS[at] + TERMS for at in batch})
        statuses(library)
    assert [row.copies for row in rows(library).values()] == [0, 0, 0]
    put(folder, reprint=f"Another headline for it\n\n{HARBOUR}{TERMS}", printed=HARBOUR)
    statuses(library)
    assert len(rows(library)) == 4


@pytest.mark.parametrize("foot", ["", SECRET])
def test_mails_are_no_copies_for_their_heads_or_what_they_quote(
    folder: Path, library: Library, foot: str
) -> None:
    said = ("Call Marlowe back.", "The pilot cancelled.", "Oyelaran waits at the gate.")
    for number, words in enumerate(said):
        mail = MAIL.format(number=number, said=words + foot)
        (folder / f"note{number}.eml").write_text(mail, encoding="utf-8")
    statuses(library)
    assert len(rows(library)) == 3


MINUTES = """Weekly minutes of the harbour board

Present: Ann Doyle, Dov Katz, Harriet Oyelaran, Peter Marlowe, Piotr Zielinski
Apologies: Ines Duarte

Item 1: {}
Item 2: any other business. None.
{}"""
NEWS = (
    "The dredging contract was put out to tender; three firms answered, and one is chosen in May.",
    "A motion to close the fish market on Sundays was lost by three votes to two, one being away.",
)
FOOT = "\nThe minutes were taken by the secretary. The next meeting is in a week at ten.\n"


@pytest.mark.parametrize("foot", [FOOT, ""])
def test_other_news_in_the_same_frame_are_no_copies(
    folder: Path, library: Library, foot: str
) -> None:
    put(folder, a=MINUTES.format(NEWS[0], foot), b=MINUTES.format(NEWS[1], foot))
    statuses(library)
    assert len(rows(library)) == 2


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        ("The mayor resigned on Tuesday.", "The mayor did not resign on Tuesday."),
        ("Zielinski resigned on Tuesday.", "Zielinski denied on Tuesday that he had resigned."),
        ("Мер подав у відставку у вівторок.", "Мер не подав у відставку у вівторок."),
        ("Starosta ve středu rezignoval.", "Starosta ve středu nerezignoval."),
    ],
)
def test_what_denies_a_text_is_no_copy_of_it(
    folder: Path, library: Library, said: str, denied: str
) -> None:
    put(folder, a=f"{HARBOUR}\n{said}\n", b=f"{HARBOUR}\n{denied}\n")
    statuses(library)
    assert len(rows(library)) == 2


@pytest.mark.parametrize(
    ("title", "other", "lead", "rows_of"),
    [
        ("Court convicts the harbour master", "Court acquits the harbour master", True, 2),
        ("Fire in a mill at Northam", "Fire in a mill at Elsing", True, 2),
        ("Trawlers close the old port", "Trawlers shut the old port", False, 1),
        ("Envoys meet Zelenskyy in Kyiv", "Envoys meet Zelensky in Kyiv", True, 1),
    ],
)
def test_texts_that_say_the_same_of_one_and_another_are_two_unless_only_worded_so(
    folder: Path, library: Library, title: str, other: str, lead: bool, rows_of: int
) -> None:
    body = HARBOUR.partition("\n")[2]
    for name, told in (("a", title), ("b", other)):
        said = f"{told}, as it was told there on the same day.\n\n" * lead
        put(folder, **{name: f"{told}\n\n{said}{body}"})
    statuses(library)
    assert len(rows(library)) == rows_of
