"""Names that a watch must not ring for."""

import pytest

from briefings.model import ReasonKind, Tier
from briefings.names.compare import compare
from briefings.names.pairs.parse import family_name
from briefings.names.spelling.readings import script_of
from tests.names.briefings import watch
from tests.names.meeting import met
from tests.names.test_spellings import PEOPLE


def test_names_a_watch_must_not_ring_for_are_left_alone() -> None:
    assert met(watch("Holovko", excluded=("Golovko",)), "Holovko saw Golovko.") == [
        ("Holovko", "exact")
    ]
    assert met(watch("Halloran", excluded=("Anna Halloran",)), "So Anna Halloran came.") == []


def test_the_family_name_alone_is_theirs_who_stand_there_in_full_and_are_struck_out() -> None:
    struck = watch("Robert Halloran", excluded=("Anna Halloran",))
    text = "Anna Halloran came. Halloran, 51, spoke. Mr Halloran was glad."
    assert met(struck, text) == met("Robert Halloran", text) == []
    assert met(struck, "So Halloran came.") == met("Robert Halloran", "So Halloran came.") != []
    bare = watch("Halloran", excluded=("Anna Halloran",))
    assert met(bare, text) == []
    assert met(bare, "So Halloran came.")
    both = [name for name, _ in met(bare, f"{text} Then Robert Halloran came.")]
    assert both == ["Halloran", "Halloran", "Robert Halloran"]


@pytest.mark.parametrize(
    ("struck", "written"),
    [
        ("Anna Velkova", "Velkov"),
        ("Ivan Velkov", "Velkov"),
        ("Velkova", "Velkov"),
        ("Rustam Velkov", "Rustem Velkov"),
        ("Rustam Velkov", "Рустемом Велковым"),
        ("Rustam Velkov", "R. Velkov"),
        ("Bob Velkov", "Robert Velkov"),
    ],
)
def test_what_is_struck_out_silences_nobody_else(struck: str, written: str) -> None:
    assert met(watch("Velkov", excluded=(struck,)), f"{written} landed there.", "uk")


@pytest.mark.parametrize(
    ("watched", "struck"),
    [
        ("Wei Lin", "Wei Lin-mei"),
        ("Petri Hakala", "Petri Hakala-Lund"),
        ("Petri Hakala", "Petri Hakala Jr"),
        ("Jean Halloran", "Jean Halloran Lund"),
    ],
)
def test_a_longer_name_that_is_struck_out_leaves_the_watched_one_alone(
    watched: str, struck: str
) -> None:
    watches = watch(watched, excluded=(struck,))
    assert met(watches, f"So {watched} came.") == [(watched, "exact")]
    assert met(watches, f"So {struck} came.") == []


@pytest.mark.parametrize("written", ["Rustam Velkov", "Рустам Велков", "Рустамом Велковым"])
def test_a_name_struck_out_is_silent_in_other_letters_and_cases(written: str) -> None:
    assert met(watch("Velkov", excluded=("Rustam Velkov",)), f"{written} there.", "uk") == []


@pytest.mark.parametrize("text", ["He met {} there.", "Вчора {} поїхав.", "It was {}'s idea."])
def test_a_name_struck_out_never_rings_in_a_spelling_that_surely_is_it(text: str) -> None:
    rung = [
        (name, spelling)
        for name, *spellings in PEOPLE
        for spelling in (name, *spellings)
        if (match := compare(name, spelling)).tier in {Tier.EXACT, Tier.SURE}
        and {reason.kind for reason in match.reasons} <= _LETTERS
        and script_of(name) != script_of(spelling)
        and met(watch(family_name(name), excluded=(name,)), text.format(spelling), "uk")
    ]
    assert rung == []


_LETTERS = {ReasonKind.EXACT, ReasonKind.ROMANISATION, ReasonKind.LOOK_ALIKE, ReasonKind.ENDING}
