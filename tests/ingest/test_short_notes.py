"""Notes of a few lines, as who is in a hurry writes them: title, day, a sentence or two."""

import pytest

from briefings.model import BlockKind, Briefing, Certainty, Surroundings
from tests.reading import read


def note(text: str) -> Briefing:
    return read(text.encode(), Surroundings(), name="note.txt")


@pytest.mark.parametrize(
    "last",
    [
        "The ferry was late on Sunday because of the ice in the bay",
        "We saw the harbour at night. Then Anna Holovko spoke to us. She met nobody",
        "@AnnaHolovko writes that the harbour is closed",
    ],
)
def test_the_first_line_is_the_title_though_the_last_has_no_full_stop(last: str) -> None:
    assert note(f"Ferry late\n\n23 November 2026\n\n{last}\n").title == "Ferry late"


@pytest.mark.parametrize(
    "day",
    [
        "20 November 2026. ",
        "20 Nov 2026. ",
        "2026-11-20: ",
        "20.11.2026 — ",
        "20 listopada 2026. ",
    ],
)
def test_a_day_before_the_first_sentence_is_the_notes_and_no_part_of_its_title(day: str) -> None:
    told = note(
        f"Note 3\n\n{day}The minister left the room and the talks in the town were over.\n"
    )
    assert told.dating is not None
    assert (str(told.dating.start), told.dating.certainty) == ("2026-11-20", Certainty.STATED)
    assert told.title == "The minister left the room and the talks in the town were over."


def test_of_a_chronicle_each_paragraph_tells_its_own_day() -> None:
    told = note(
        "20 November 2026. The minister left the room and the talks were over.\n\n"
        "22 November 2026. He came back, and the talks in the town went on as before.\n"
    )
    assert told.dating is None or told.dating.certainty is not Certainty.STATED


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by Anna Holovko; editing by Jane Doe",
        "(Reporting by Anna Holovko in Riga; Editing by Jane Doe and John Roe)",
        "Reporting by Anna Holovko in Riga and Ivo Marsh in Kyiv; Additional reporting by Ann Lee;"
        " Writing by Jane Doe; Editing by John Roe",
    ],
)
def test_who_wrote_and_edited_a_story_is_its_byline(line: str) -> None:
    story = "The ferry sank on Sunday because of the ice in the bay, police said. All are safe."
    told = note(f"Ferry sinks\n\n23 November 2026\n\n{story}\n\n{story} It was night.\n\n{line}\n")
    assert [one.kind for one in told.blocks][-1] is BlockKind.BYLINE


def test_what_is_only_like_a_byline_is_told() -> None:
    told = note(
        "Ferry sinks\n\nThe ferry sank.\n\nReporting by the police was late in this case.\n"
    )
    assert [one.kind for one in told.blocks][-1] is BlockKind.BODY
