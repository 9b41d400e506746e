"""Names in which a line ended, behind any hyphen, or a paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.model import Surroundings
from briefings.names.entities import find_mentions, find_watched
from briefings.names.gazetteer import Gazetteer
from tests.names.briefings import watch
from tests.reading import read

HEAD = "A note\n\n3 March 2026\n\nThe draft was written by Ostap Holov"
REST = "ko and others in the hall of the town.\n"
WATCHED = Gazetteer([watch("Ostap Holovko")])


@pytest.mark.parametrize("sign", ["-", "\u2010", "\u2011", "\u00ad"])
@pytest.mark.parametrize("end", ["\n", " \n", "\n\n", "\n \n\n  "])
def test_a_name_is_met_whatever_hyphen_and_line_end_it_was_broken_by(sign: str, end: str) -> None:
    briefing = read(f"{HEAD}{sign}{end}{REST}".encode(), Surroundings())
    for find in (find_mentions, find_watched):
        (mention,) = (one for one in find(briefing, WATCHED) if one.watches)
        assert mention.name == "Ostap Holovko"
        assert mention.span.of(briefing.text).startswith("Ostap Holov")
        assert mention.span.of(briefing.text).endswith("ko")


@pytest.mark.parametrize("rest", ["Ko and others came.\n", "- others\n"])
def test_what_goes_on_with_a_capital_or_no_letter_is_no_part_of_it(rest: str) -> None:
    briefing = read(f"{HEAD}-\n\n{rest}".encode(), Surroundings())
    assert not any(one.watches for one in find_watched(briefing, WATCHED))


@given(st.lists(st.sampled_from(["Holov", "ko", "-", "\u2011", " ", "\n", "Ostap ", "a b"])))
def test_names_lie_in_the_text_wherever_lines_end(pieces: list[str]) -> None:
    briefing = read(f"A note by us.\n\n{''.join(pieces)}\n".encode(), Surroundings())
    for mention in find_mentions(briefing, WATCHED):
        written = mention.span.of(briefing.text)
        assert written[:1].isalpha()
        assert written[-1:].isalpha()
