import pytest

from briefings.model import BlockKind, Span, Tier, Watch


@pytest.mark.parametrize("tier", [Tier.EXACT, Tier.SURE, Tier.LIKELY])
def test_likely_or_better_joins_two_spellings(tier: Tier) -> None:
    assert tier.joins


@pytest.mark.parametrize("tier", [Tier.MAYBE, Tier.NO])
def test_maybe_joins_nothing(tier: Tier) -> None:
    assert not tier.joins


def test_spans_are_half_open_so_neighbours_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))


def test_a_watch_is_silent_in_what_is_not_the_story_unless_told_otherwise() -> None:
    where = Watch("Umerov", "names").where
    assert BlockKind.BODY in where
    assert BlockKind.TEASER not in where
