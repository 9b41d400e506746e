"""A watch that is met and does not ring says where, and why."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings import watch as watching
from briefings.cli.wording import missed
from briefings.intake.scan import scan
from briefings.library import Library, open_library
from briefings.library.door import keyer
from briefings.library.watches.health import silences
from briefings.model import Briefing, Config, Watch
from briefings.names.gazetteer import Found, Gazetteer
from briefings.store.memory import MemoryStore

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
    told = [dict(one.silenced) for one in library.silenced_health()]
    assert told == [{"byline": 1, "teaser": 1}, {"not": 1}, {}]


def test_a_briefing_is_read_once_for_all_watches(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    find = Gazetteer.find

    def counted(of: Gazetteer, briefing: Briefing) -> tuple[Found, ...]:
        read.append(briefing.id)
        return find(of, briefing)

    names = ("Petro Fairbanks", "Jane Marlowe")
    watches = [Watch(name, "Desk", excluded=("Jane Fairbanks",)) for name in names]
    store = MemoryStore(keyer)
    list(scan(store, library.sources, watches, old_after_days=None, cancelled=lambda: False))
    monkeypatch.setattr(Gazetteer, "find", counted)
    silences(store, library.sources, watches)
    assert len(read) == len(set(read)) > 0


def test_a_name_that_nothing_silences_and_that_did_not_ring_is_a_fault(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(watching, "rings", lambda *_: [])
        with open_library(library.config, tmp_path / "other") as other:
            list(other.scan())
    with open_library(library.config, tmp_path / "other") as other:
        told = other.silenced_health()
    assert [(one.missed, one.is_well) for one in told] == [(0, True), (1, False), (0, True)]
    assert "body" not in dict(told[1].silenced)
    assert "Fairbanks is met in 1 briefing and did not ring" in str(missed(told[1]))


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
