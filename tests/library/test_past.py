"""What was old before an index was lost is old in the one made anew, and what rang rings."""

from datetime import datetime, tzinfo
from pathlib import Path
from typing import Self

import pytest

from briefings.intake.watches.past import AGED, LATE
from briefings.library import Library, open_library
from briefings.library.door import keyer
from briefings.library.watches.again import MANY
from briefings.model import AlertState, Config, Watch
from briefings.store.open import open_store
from briefings.store.protocols import Setting
from briefings.store.sqlite.state import SqliteState as State
from tests.library.reports import WATCHES, lose_index, opened, reported, states, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return reported(tmp_path)


def test_the_past_of_a_watch_set_later_is_old_in_an_index_made_anew(folder: Path) -> None:
    with opened(folder) as library:
        library.watch("Derkachenko")
        write(folder, "later", "2025-12-06", "Derkachenko")
        list(library.scan())
        before = states(library)
    assert list(before.values()).count(AlertState.OLD) == 4
    assert before["Derkachenko: Report later"] is AlertState.NEW
    lose_index(folder)
    with opened(folder) as library:
        assert states(library) == before


def test_watches_set_together_by_the_hundred_ring_as_one_set_alone(folder: Path) -> None:
    write(folder, "other", "2025-12-06", "Marchenko")
    alone = Watch("Derkachenko", "names")
    many = [Watch(f"Nobody{number:03}", "names") for number in range(MANY)]
    with opened(folder):
        pass
    with opened(folder, alone) as library:
        one = states(library)
    with opened(folder, *WATCHES) as library:
        assert "Derkachenko: Report first0" not in states(library)
    with opened(folder, *many, alone) as library:
        assert states(library) == one
    assert len(one) == 4


def test_a_name_glued_to_another_is_in_the_past_of_a_watch_set_later(folder: Path) -> None:
    write(folder, "glued", "2025-12-06", "BeataZielinska")
    with opened(folder) as library:
        assert [one.tier for one in library.try_watch("Beata Zielinska") if one.tier.joins]
        library.watch("Beata Zielinska")
        assert states(library)["Beata Zielinska: Report glued"] is AlertState.OLD
        assert [one.title for one in library.listing("zelinska").rows(0, 5)] == ["Report glued"]


def test_a_watch_taken_back_and_done_again_rings_where_it_rang(folder: Path) -> None:
    with opened(folder) as library:
        library.watch("Derkachenko")
        write(folder, "later", "2025-12-06", "Derkachenko")
        list(library.scan())
        before = states(library)
        assert set(before.values()) == {AlertState.NEW, AlertState.OLD}
        library.undo()
        assert states(library) == {}
        library.redo()
        assert states(library) == before
        library.undo()
        library.watch("Derkachenko")
        assert states(library) == before


def test_what_rings_aloud_once_more_does_so_in_an_index_made_anew(folder: Path) -> None:
    watch = Watch("Derkachenko", "L")
    struck = Watch("Derkachenko", "L", excluded=("Oleh Derkachenko",))
    with opened(folder, watch) as library:
        before = states(library)
    assert set(before.values()) == {AlertState.NEW}
    for one in (struck, watch):
        with opened(folder, one) as library:
            rung = states(library)
    assert rung == before
    lose_index(folder)
    with opened(folder, watch) as library:
        assert states(library) == before


def test_an_alert_never_seen_is_not_old_after_an_upgrade_from_a_state_without_that_day(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = Watch("Derkachenko", "L")
    with monkeypatch.context() as older:
        older.setattr(State, "keep", lambda *_: None)
        with opened(folder, watch):
            pass
        write(folder, "late", "2025-10-01", "Derkachenko")
        with opened(folder, watch) as library:
            before = states(library)
    assert set(before.values()) == {AlertState.NEW}
    lose_index(folder)
    with opened(folder, watch) as library:
        assert states(library) == before
    write(folder, "one more", "2025-10-01", "Derkachenko")
    with opened(folder, watch) as library:
        assert set(states(library).values()) == {AlertState.NEW}


def test_nothing_unseen_is_old_though_an_upgrade_is_met_by_another_source_first(
    folder: Path,
) -> None:
    watch = Watch("Derkachenko", "L")
    with opened(folder, watch):
        pass
    write(folder, "late", "2025-10-01", "Derkachenko")
    with opened(folder, watch) as library:
        before = states(library)
    assert set(before.values()) == {AlertState.NEW}
    forget_first_scans(folder)
    lose_index(folder)
    open_library(Config("", (), ()), folder / "data").close()
    with opened(folder, watch) as library:
        assert states(library) == before


def test_the_past_of_a_source_added_after_an_upgrade_is_old(folder: Path) -> None:
    watch = Watch("Derkachenko", "L")
    with opened(folder, watch):
        pass
    lose_index(folder)
    (folder / "more" / "in").mkdir(parents=True)
    write(folder / "more", "then", "2025-10-01", "Derkachenko")
    write(folder / "more", "now", "2025-12-06", "Derkachenko")
    config = Config("", (str(folder / "more"),), (watch,))
    with open_library(config, folder / "data") as library:
        list(library.scan())
        assert states(library)["Derkachenko: Report then"] is AlertState.OLD


def forget_first_scans(folder: Path) -> None:
    """Let the state be as an older version wrote it, which kept nothing of first scans."""
    store = open_store(folder / "data", keyer)
    for kind in (AGED, LATE):
        store.state.keep([Setting(kind, one, "") for one in store.state.all(kind)])
    store.close()


@pytest.mark.parametrize("dated", [" date 2025-12-06\n", ""], ids=["dated", "undated"])
def test_what_came_when_is_known_in_an_index_made_anew_whatever_became_of_the_clock(
    folder: Path, monkeypatch: pytest.MonkeyPatch, dated: str
) -> None:
    def came(library: Library) -> list[tuple[str, datetime]]:
        rows = library.listing("report").rows(0, 9)
        told = [(row.title, row.received) for row in rows if "first" not in row.title]
        return sorted(told, key=lambda one: one[1])

    for name in ("one", "two"):
        text = f"Report {name}\n{dated}\nOleh Derkachenko spoke of {name}, and that is all.\n"
        (folder / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
        with opened(folder) as library:
            before = came(library)
    assert [title for title, _ in before] == ["Report one", "Report two"]
    lose_index(folder)
    (folder / "in" / "new.txt").write_text(f"Report new\n{dated}\nOf nothing much.\n", "utf-8")
    monkeypatch.setattr("briefings.intake.batches.datetime", TenYearsAgo)
    with opened(folder) as library:
        assert came(library)[:2] == before
        assert [title for title, _ in came(library)] == ["Report one", "Report two", "Report new"]


class TenYearsAgo(datetime):
    """A clock that was set back."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        then = datetime.now(tz)
        return cls(then.year - 10, then.month, 1, tzinfo=tz)


def test_what_came_late_with_an_old_date_is_new_in_an_index_made_anew(folder: Path) -> None:
    watch = Watch("Derkachenko", "L")
    write(folder, "old", "2025-10-01", "Derkachenko")
    with opened(folder, watch):
        pass
    write(folder, "late", "2025-10-01", "Derkachenko")
    with opened(folder, watch) as library:
        before = states(library)
    assert before["Derkachenko: Report late"] is AlertState.NEW
    assert before["Derkachenko: Report old"] is AlertState.OLD
    lose_index(folder)
    with opened(folder, watch) as library:
        assert states(library) == before
