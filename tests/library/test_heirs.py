"""A watch that goes, comes back or takes another's place: its alerts, and what is said of them."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from briefings.library import Library
from briefings.library.door import keyer
from briefings.library.watches.catching_up import bring_up
from briefings.model import AlertState, Config, Match, Watch
from briefings.names.compare import compare
from briefings.store.open import open_store
from briefings.watch import key_of
from tests.library.reports import lose_index, opened, reported, states, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return reported(tmp_path)


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
    how = f"is muted and silent for {struck} as {OLEH.name} ({OLEH.watchlist}) was"
    for told in (f"{renamed.name} ({renamed.watchlist}) {how}", ""):
        with opened(folder, KEPT, renamed) as library:
            assert library.inherited == told
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
