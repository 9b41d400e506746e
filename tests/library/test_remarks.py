"""Tags and notes: written, found, taken back, and carried to another machine."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings.config import load
from briefings.errors import UsageError
from briefings.library import Library, open_library
from briefings.model import AlertState
from tests.conftest import ROOT
from tests.library.conftest import ids_by_number, numbers, scanned


@pytest.fixture
def ids(library: Library) -> dict[str, str]:
    return ids_by_number(library)


def found(library: Library, query: str) -> list[str]:
    listing = library.listing(query, limit=None)
    return numbers(library, [row.id for row in listing.rows(0, len(listing))])


def test_a_tag_is_found_by_its_whole_word_and_by_its_beginning_with_a_star(
    library: Library, ids: dict[str, str]
) -> None:
    library.tag([ids["000"], ids["003"]], ["Follow Up"])
    library.tag([ids["004"]], ["follow"])
    assert found(library, "tag:follow-up") == ["000", "003"]
    assert found(library, 'tag:"FOLLOW up"') == ["000", "003"]
    assert found(library, "tag:follow") == ["004"]
    assert found(library, "tag:follow*") == ["004", "000", "003"]
    assert found(library, "is:tagged -tag:follow") == ["000", "003"]
    assert found(library, "tag:nothing") == []
    assert library.tags() == ("follow", "follow-up")


def test_a_note_is_found_by_a_word_of_it_in_any_spelling(
    library: Library, ids: dict[str, str]
) -> None:
    library.note(ids["001"], "Ask about Hnatov, again")
    assert found(library, "note:again") == ["001"]
    assert found(library, "note:Гнатова") == ["001"]
    assert found(library, "is:noted") == ["001"]
    assert found(library, "-is:noted note:again") == []


def test_tags_and_notes_are_undone_and_done_again(library: Library, ids: dict[str, str]) -> None:
    library.tag([ids["000"]], ["red"])
    library.note(ids["000"], "first")
    library.note(ids["000"], "second")
    library.undo()
    assert row(library, ids["000"]) == (("red",), ("first",))
    library.undo()
    library.undo()
    assert row(library, ids["000"]) == ((), ())
    for _ in range(3):
        library.redo()
    assert row(library, ids["000"]) == (("red",), ("second",))
    library.note(ids["000"], " ")
    library.tag([ids["000"]], ["blue"], without=["RED"])
    assert row(library, ids["000"]) == (("blue",), ())


def row(library: Library, briefing: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    page = library.page(briefing)
    assert page is not None
    return page.row.tags, page.row.notes


def test_they_survive_a_rescan_and_a_rebuilt_index(library: Library, tmp_path: Path) -> None:
    ids = ids_by_number(library)
    library.tag([ids["002"]], ["kept"])
    library.note(ids["002"], "still here")
    for _ in library.scan():
        pass
    library.close()
    for file in (tmp_path / "kept").glob("index.db*"):
        file.unlink()
    with scanned(tmp_path / "kept") as again:
        assert found(again, "tag:kept note:here") == ["002"]
        assert row(again, ids["002"]) == (("kept",), ("still here",))


@pytest.mark.parametrize("typed", ["", " ", "-", "a" * 41, 'a"b', "a:b", "so*"])
def test_what_is_no_tag_is_refused(library: Library, ids: dict[str, str], typed: str) -> None:
    with pytest.raises(UsageError):
        library.tag([ids["000"]], [typed])
    assert library.tags() == ()


def test_what_is_so_already_is_no_act(library: Library, ids: dict[str, str]) -> None:
    library.tag([ids["000"]], ["red"])
    library.note(ids["000"], "a note")
    serial = library._store.state.serial
    with pytest.raises(UsageError, match="already"):
        library.tag([ids["000"]], ["Red"])
    with pytest.raises(UsageError, match="already"):
        library.tag([ids["001"]], [], without=["red"])
    with pytest.raises(UsageError, match="already"):
        library.note(ids["000"], " a  note ")
    with pytest.raises(UsageError, match="already"):
        library.note(ids["001"], "")
    assert library._store.state.serial == serial


@pytest.fixture
def machines(library: Library, tmp_path: Path) -> Iterator[tuple[Library, Library]]:
    shutil.copytree(tmp_path / "kept", tmp_path / "other")
    with scanned(tmp_path / "other") as other:
        yield library, other


def test_two_machines_keep_both_notes_and_all_tags(machines: tuple[Library, Library]) -> None:
    here, there = machines
    one = ids_by_number(here)["004"]
    here.tag([one], ["ours", "both"])
    here.note(one, "from here")
    there.tag([one], ["theirs", "both"])
    there.note(one, "from there")
    ours, theirs = list(here.export_state()), list(there.export_state())
    here.import_state(theirs, "theirs")
    there.import_state(ours, "ours")
    for library in machines:
        tags, notes = row(library, one)
        assert tags == ("both", "ours", "theirs")
        assert sorted(notes) == ["from here", "from there"]
        assert found(library, "tag:theirs note:here") == ["004"]


def test_a_watched_tag_lists_what_is_tagged_and_does_not_ring(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text(
        f"sources: ['{ROOT / 'seeds'}']\nwatchlists:\n  - name: mine\n    watch:\n"
        "      - {query: 'tag:war OR note:peace', where: any}\n",
        encoding="utf-8",
    )
    config = load(tmp_path / "config.yaml")
    with open_library(config, tmp_path / "kept") as library:
        take_in(library)
        ids = ids_by_number(library)
        library.tag([ids["000"]], ["war"])
        library.note(ids["001"], "on peace")
        take_in(library)
        alerts = library.alerts(set(AlertState))
        assert sorted(numbers(library, [one.briefing for one in alerts])) == ["000", "001"]
        assert {one.state for one in alerts} == {AlertState.OLD}


def take_in(library: Library) -> None:
    for _ in library.scan():
        pass


def test_a_note_of_two_thousand_letters_is_kept_and_a_longer_one_refused(
    library: Library, ids: dict[str, str]
) -> None:
    library.note(ids["000"], "a" * 2000)
    assert found(library, "is:noted") == ["000"]
    with pytest.raises(UsageError, match="too long for a note"):
        library.note(ids["004"], "a" * 2001)
    assert found(library, "is:noted") == ["000"]
