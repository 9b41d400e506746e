"""A watch that is met and does not ring says where, and why."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings.library import Library, open_library
from briefings.model import Config, Watch

TOLD = {
    "credit": "The boats of the quay went out.\n\nPhoto: Jane Marlowe\n",
    "teaser": "The sheep of the dyke came home.\n\nRead also: Marlowe sells a boat\n",
    "struck": "Jane Fairbanks sold a boat to nobody.\n",
    "rings": "Petro Fairbanks sold a boat to Jane Fairbanks.\n",
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    (tmp_path / "in").mkdir()
    for name, text in TOLD.items():
        (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    watches = (
        Watch("Marlowe", "Desk"),
        Watch("Fairbanks", "Desk", excluded=("Jane Fairbanks",)),
        Watch("boat sold", "Desk", query="boat"),
    )
    with open_library(Config("", (str(tmp_path / "in"),), watches), tmp_path / "kept") as library:
        list(library.scan())
        yield library


def test_every_reason_is_counted_where_the_watch_does_not_ring_all_the_same(
    library: Library,
) -> None:
    told = [dict(library.silenced(watch)) for watch in library.watches]
    assert told == [{"byline": 1, "teaser": 1}, {"not": 1}, {}]


def test_a_spelling_met_only_where_its_watch_is_silent_says_so(library: Library) -> None:
    (spelling,) = [one for one in library.try_watch("Marlowe") if one.tier.joins]
    assert (spelling.rings, spelling.silent_in in {"byline", "teaser"}) == (False, True)
    page = library.page(spelling.briefing)
    assert page is not None
    at = page.briefing.text.index("Marlowe")
    (place,) = [
        words for what, words in library.why(page.row.id, offset=at) if what == "stands in"
    ]
    assert place == f"{spelling.silent_in}: silent there"
