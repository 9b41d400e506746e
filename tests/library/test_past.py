"""What was old before an index was lost is old in the one made anew, and what rang rings."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Self

import apsw
import pytest

from briefings.intake.feet import FEET
from briefings.intake.past import AGED, LATE
from briefings.library import Library, open_library
from briefings.library.door import keyer
from briefings.library.watches import MANY, bring_up
from briefings.model import AlertState, Config, Match, Watch
from briefings.names.compare import compare
from briefings.store.open import open_store
from briefings.store.outliving import RECEIVED
from briefings.store.protocols import Setting
from briefings.store.sqlite.plans import given_words
from briefings.store.sqlite.state import SqliteState as State
from briefings.watch import key_of

WATCHES = (Watch("Witkoff", "L"),)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for number in range(4):
        write(tmp_path, f"first{number}", "2025-12-06", "Derkachenko")
    return tmp_path


def write(folder: Path, name: str, day: str, who: str) -> None:
    text = f"Report {name}\n date {day}\n\nOleh {who} spoke of {name}.\n"
    (folder / "in" / f"{name}.txt").write_text(text, encoding="utf-8")


@contextmanager
def opened(folder: Path, *watches: Watch) -> Iterator[Library]:
    config = Config("", (str(folder / "in"),), watches or WATCHES)
    with open_library(config, folder / "data") as library:
        list(library.scan())
        yield library


def states(library: Library) -> dict[str, AlertState]:
    """Give the state of every alert, by the watch and the briefing's title."""
    every = library.alerts(set(AlertState))
    return {f"{one.watch}: {one.title}": one.state for one in every if one.briefing}


def lose_index(folder: Path) -> None:
    for piece in (folder / "data").glob("index.db*"):
        piece.unlink()


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


KEPT = Watch("Witkoff", "L")
OLEH = Watch("Oleh Derkachenko", "L")
BARE = Watch("Derkachenko", "L")
SYLLABLES = [first + last for first in "bdgkl" for last in "aeiou"]


def say(library: Library, title: str, state: AlertState) -> None:
    of = [one.id for one in library.alerts() if one.title == title]
    library.acknowledge(of, state)


def said(library: Library) -> dict[str, AlertState]:
    """Give the state of each alert by its briefing's title: one watch rings there."""
    return {name.partition(": ")[2]: state for name, state in states(library).items()}


@pytest.mark.parametrize("loses_index", [False, True])
def test_a_watch_that_goes_and_comes_back_rings_as_it_did_and_for_what_came_meanwhile(
    folder: Path, *, loses_index: bool
) -> None:
    with opened(folder, KEPT):
        pass
    with opened(folder, KEPT, OLEH):
        write(folder, "later", "2025-12-06", "Derkachenko")
        write(folder, "read", "2025-12-06", "Derkachenko")
    with opened(folder, KEPT, OLEH) as library:
        say(library, "Report read", AlertState.SEEN)
        before = said(library)
    assert set(before.values()) == {AlertState.OLD, AlertState.NEW, AlertState.SEEN}
    with opened(folder, KEPT) as library:
        assert said(library) == {}
        write(folder, "meanwhile", "2025-12-06", "Derkachenko")
        list(library.scan())
    if loses_index:
        lose_index(folder)
    for _ in range(2):
        with opened(folder, KEPT, OLEH) as library:
            assert said(library) == before | {"Report meanwhile": AlertState.NEW}


@pytest.mark.parametrize(
    "now",
    [
        (Watch("Oleh Derkachenko", "Ankara"),),
        (Watch("Oleg Derkachenko", "L"),),
        (Watch("Олег Деркаченко", "L"), Watch("Derkachenko", "Ankara")),
        (KEPT, Watch("O. D.", "Ankara", aliases=("Oleh Derkachenko",))),
        (Watch("all of it", "L", query="derkachenko"),),
    ],
    ids=["moved", "respelt", "two for one", "an alias", "a query"],
)
def test_a_watch_that_takes_anothers_place_takes_its_alerts_as_they_are(
    folder: Path, now: tuple[Watch, ...]
) -> None:
    with opened(folder, KEPT):
        pass
    write(folder, "later", "2025-12-06", "Derkachenko")
    write(folder, "read", "2025-12-06", "Derkachenko")
    with opened(folder, KEPT, OLEH, KEPT):
        pass
    write(folder, "newest", "2025-12-06", "Derkachenko")
    with opened(folder, OLEH, KEPT) as library:
        say(library, "Report newest", AlertState.NEW)
        before = said(library)
        pin = next(one.id for one in library.alerts() if one.title == "Report newest")
        library.pin([pin])
    write(folder, "other", "2025-12-06", "Smolinsky")
    with opened(folder, *now) as library:
        assert said(library) == before
        assert {one.title for one in library.alerts() if one.pinned} == {"Report newest"}
    lose_index(folder)
    with opened(folder, *now) as library:
        assert said(library) == before
    with opened(folder, OLEH, KEPT) as library:
        assert said(library) == before


def test_a_watch_that_is_new_where_another_went_elsewhere_has_a_silent_past(folder: Path) -> None:
    write(folder, "other", "2025-12-06", "Smolinsky")
    with opened(folder, OLEH):
        pass
    with opened(folder, Watch("Smolinsky", "L")) as library:
        assert said(library) == {"Report other": AlertState.OLD}


def test_an_edit_taken_back_before_all_was_read_for_it_loses_no_alert(folder: Path) -> None:
    for number in range(60):
        write(folder, f"more{number}", "2025-12-06", "Derkachenko")
    with opened(folder, OLEH) as library:
        before = said(library)
    config = Config("", (str(folder / "in"),), ())
    store = open_store(folder / "data", keyer)
    asked = iter([False, False, True])
    assert list(bring_up(store, config.watches, lambda: next(asked)))
    store.close()
    with opened(folder, OLEH) as library:
        assert said(library) == before


@pytest.mark.parametrize(
    "renamed", [BARE, replace(OLEH, watchlist="Kyiv")], ids=["shorter", "moved"]
)
def test_what_was_said_of_a_watch_holds_of_the_one_it_is_called_now(
    folder: Path, renamed: Watch
) -> None:
    struck = "Ivan Derkachenko"
    with opened(folder, KEPT, OLEH) as library:
        library.mute([OLEH])
        library.not_them(next(one for one in library.alerts() if one.watch == OLEH.name), struck)
    for _ in range(2):
        with opened(folder, KEPT, renamed) as library:
            assert key_of(renamed) in library.mutes
            assert [one.excluded for one in library.watches] == [(), (struck,)]
            local = (folder / "data" / "watch.d" / "local.yaml").read_text("utf-8")
            assert renamed.watchlist in local
            assert renamed.name in local
    with opened(folder, KEPT, renamed) as library:
        library.undo()
        assert [one.excluded for one in library.watches] == [(), ()]
        library.unmute([renamed])
    for now in (renamed, OLEH):
        with opened(folder, KEPT, now) as library:
            assert key_of(now) not in library.mutes
            assert [one.excluded for one in library.watches] == [(), ()]


BUSH, BANK = Watch("Bush", "Politics"), Watch("Bank of America", "Firms")


@pytest.mark.parametrize(
    ("gone", "come"),
    [
        ((OLEH,), (Watch("Ivan Derkachenko", "L"),)),
        ((OLEH,), (Watch("Smolinsky", "L"),)),
        ((BARE,), (Watch("Oleh Derkachenko", "Kyiv"),)),
        ((BARE,), (OLEH, Watch("Ivan Derkachenko", "L"))),
        ((BARE,), (Watch("Derkachenko", "A"), Watch("Derkachenko", "B"))),
        ((BANK,), (Watch("America", "Firms"),)),
        ((Watch("Ministry of Defence", "Firms"),), (Watch("Minister of Defence", "Firms"),)),
        ((Watch("Deutsche Bank", "Firms"),), (Watch("Bank", "Firms"),)),
        ((Watch("Niger", "L"),), (Watch("Nigeria", "L"),)),
        ((Watch("UN", "L"),), (Watch("Kim Jong Un", "L"),)),
        ((BUSH,), (Watch("George Bush", "A"), Watch("Kate Bush", "B"))),
        ((Watch("G. Bush", "L"),), (Watch("Greta Bush", "L"),)),
        (
            (Watch("Anna Kim", "L", aliases=("Seoul Group",)),),
            (Watch("Peter Kim", "L", aliases=("Seoul Group", "Kim")),),
        ),
        ((Watch("q", "L", query="a"),), (Watch("p", "L", query="b"),)),
    ],
    ids=lambda watches: ", ".join(one.name for one in watches),
)
def test_another_watch_in_the_place_of_one_has_no_mute_of_it(
    folder: Path, gone: tuple[Watch, ...], come: tuple[Watch, ...]
) -> None:
    with opened(folder, *gone) as library:
        library.mute(gone)
    with opened(folder, *come) as library:
        assert not [one for one in come if key_of(one) in library.mutes]
        assert not library.inherited


def test_what_was_dismissed_is_not_of_another_watch_on_the_same_words(folder: Path) -> None:
    text = "Report of it\n date 2025-12-06\n\nThe Bank of America raised its rate and said so.\n"
    (folder / "in" / "bank.txt").write_text(text, encoding="utf-8")
    with opened(folder, BANK) as library:
        library.acknowledge([one.id for one in library.alerts()], AlertState.DISMISSED)
        assert said(library) == {"Report of it": AlertState.DISMISSED}
    with opened(folder, Watch("America", "Countries")) as library:
        assert said(library) == {"Report of it": AlertState.SEEN}


def test_a_list_of_many_is_renamed_and_no_name_is_held_against_each_other(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [Watch(f"{one}ko {other}enko", "L") for one in "BDGKM" for other in SYLLABLES]
    with opened(folder, *many) as library:
        library.mute(many)
    times = Counter[str]()

    def counted(one: str, other: str) -> Match:
        times[one] += 1
        return compare(one, other)

    monkeypatch.setattr("briefings.names.compare.compare", counted)
    moved = [replace(one, watchlist="Kyiv") for one in many]
    with opened(folder, *moved) as library:
        assert library.mutes.keys() >= set(map(key_of, moved))
        assert library.inherited.endswith(f" was, and {len(many) - 1} more so")
    assert times.total() <= len(many)


def test_a_name_struck_out_is_not_struck_out_of_the_watch_on_it(folder: Path) -> None:
    struck = "Ivan Derkachenko"
    with opened(folder, BARE) as library:
        library.not_them(library.alerts()[0], struck)
    for now, its in ((Watch(struck, "L"), ()), (BARE, (struck,)), (OLEH, (struck,))):
        with opened(folder, now) as library:
            assert [one.excluded for one in library.watches] == [its]


def test_what_is_no_longer_in_a_text_stays_told_whatever_becomes_of_its_watch(
    folder: Path,
) -> None:
    renamed = BARE
    with opened(folder, KEPT, OLEH):
        pass
    for name in ("first1", "first2"):
        write(folder, name, "2025-12-06", "Smolinsky")
    with opened(folder, KEPT, OLEH) as library:
        gone = {one.briefing for one in library.alerts() if one.gone}
        assert len(gone) == 2
        seen = next(one for one in library.alerts() if one.gone)
        library.acknowledge([seen.id])
        before = {one.briefing: one.state for one in library.alerts()}
    assert set(before.values()) == {AlertState.NEW, AlertState.SEEN}
    for now in (renamed, KEPT, renamed, OLEH, KEPT, OLEH):
        with opened(folder, KEPT, now) as library:
            told = {one.briefing: one.state for one in library.alerts()}
            assert told == ({} if now is KEPT else before)
            assert {one.briefing for one in library.alerts() if one.gone} == (
                set() if now is KEPT else gone
            )


TOLD = (
    "harvest of wheat in Odesa grew by a fifth this season",
    "a new bridge over the Dnipro opened for trucks and trams",
    "the museum of glass found a lost painting of a lake",
    "nurses of Lviv asked for a longer pause at night",
    "a school in Poltava won the chess cup of the region",
)
FOOT = (Watch("Umerov", "L"),)


def write_footed(folder: Path, number: int) -> None:
    """Write a story with a line below it that others have too."""
    what = TOLD[number]
    text = (
        f"Report on {what}\n date 2025-12-0{number + 1}\n\nIt was said on the day that {what}, as "
        f"office {number} of the town told the press in a long note.\n\nThe head of it said that "
        f"more will follow about {what}.\n\nWith the minister Rustem Umerov\n"
    )
    (folder / "in" / f"story{number}.txt").write_text(text, encoding="utf-8")


def outdate(folder: Path, *edits: str) -> None:
    """Let index and state be as a version wrote them that kept less; `edits` are SQL."""
    store = open_store(folder / "data", keyer)
    for kind in (RECEIVED, FEET):
        store.state.keep([Setting(kind, one, "") for one in store.state.all(kind)])
    store.close()
    with closing(apsw.Connection(str(folder / "data" / "index.db"))) as db:
        db.register_fts5_tokenizer("given", given_words)
        for edit in edits:
            db.execute(edit)
        db.pragma("user_version", 7)


def came_one_by_one(folder: Path) -> dict[str, AlertState]:
    """Take stories in, the last first, and see the alert of one; give the states."""
    for number in range(len(TOLD))[::-1]:
        write_footed(folder, number)
        with opened(folder, *FOOT) as library:
            before = states(library)
    with opened(folder, *FOOT) as library:
        library.acknowledge([next(one.id for one in library.alerts() if "school" in one.title)])
        before = states(library)
    assert sorted(before.values()) == [AlertState.NEW, AlertState.SEEN]
    return before


@pytest.mark.parametrize("anew", [lose_index, outdate], ids=["lost", "of another edition"])
def test_a_line_at_the_foot_of_stories_rings_on_where_it_rang_in_an_index_made_anew(
    folder: Path, anew: Callable[[Path], None]
) -> None:
    before = came_one_by_one(folder)
    with opened(folder, *FOOT) as library:
        receipts = {one.id: one.received for one in library.alerts(set(AlertState))}
    anew(folder)
    with opened(folder, *FOOT) as library:
        assert states(library) == before
        every = library.alerts(set(AlertState))
        assert {one.id: one.received for one in every} == receipts


def test_a_line_at_the_foot_of_stories_rings_in_no_other_when_one_is_gone(folder: Path) -> None:
    came_one_by_one(folder)
    (folder / "in" / "story3.txt").unlink()
    lose_index(folder)
    with opened(folder, *FOOT) as library:
        assert set(states(library).values()) == {AlertState.SEEN}
    write_footed(folder, 3)
    with opened(folder, *FOOT) as library:
        assert sorted(states(library).values()) == [AlertState.NEW, AlertState.SEEN]


def test_a_line_rings_on_in_the_one_story_in_which_an_older_version_let_it_ring(
    folder: Path,
) -> None:
    came_one_by_one(folder)
    with opened(folder, *FOOT) as library:
        seen, new = sorted(library.alerts(), key=lambda one: one.state)[::-1]
        middle = next(row.id for row in library.listing("museum").rows(0, 9))
    rang = new.id.replace(new.briefing, middle)
    library_edits = (
        f"UPDATE ring SET alert = '{rang}' WHERE alert = '{new.id}'",
        f"DELETE FROM ring WHERE alert = '{seen.id}'",
    )
    outdate(folder, *library_edits)
    for _ in range(2):
        with opened(folder, *FOOT) as library:
            there = {one.id: one.state for one in library.alerts(set(AlertState))}
        # What was seen is not withdrawn, whatever the index says of it.
        assert there == {rang: AlertState.NEW, seen.id: AlertState.SEEN}


@pytest.mark.parametrize(
    ("edits", "are_known"),
    [
        ((), True),
        (("DROP TABLE ring",), True),
        (("UPDATE briefing SET id = 'x' || key, received = 'now'",), False),
        (("ALTER TABLE briefing RENAME COLUMN received TO came",), False),
        (("DROP TABLE briefing",), False),
    ],
    ids=["whole", "no rings", "nonsense", "another column", "no briefings"],
)
def test_when_all_came_is_read_from_an_index_of_another_edition_as_far_as_it_can_be(
    folder: Path, edits: tuple[str, ...], are_known: bool
) -> None:
    with opened(folder) as library:
        before = {row.id: row.received for row in library.listing().rows(0, 9)}
    outdate(folder, *edits)
    with opened(folder) as library:
        assert [one.what for one in library.problems] == [
            "the index was of another version, and is built again"
        ]
        after = {row.id: row.received for row in library.listing().rows(0, 9)}
    assert after.keys() == before.keys()
    assert (after == before) is are_known
