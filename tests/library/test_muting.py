"""Muted watches: silent, and nothing they meet is lost; a mute until a day ends by that day."""

from datetime import date, timedelta
from typing import Self

import pytest

from briefings.errors import UsageError
from briefings.library import Library, listed
from briefings.model import AlertGroup, AlertState, Bulk, Mute, Watch

TODAY = date(2025, 12, 7)


class Today(date):
    """The day it is, as a test has it."""

    now = TODAY

    @classmethod
    def today(cls) -> Self:
        return cls(cls.now.year, cls.now.month, cls.now.day)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> type[Today]:
    monkeypatch.setattr(listed, "date", Today)
    monkeypatch.setattr("briefings.library.acting.date", Today)
    monkeypatch.setattr(Today, "now", TODAY)
    return Today


def watch(library: Library, name: str) -> Watch:
    return next(one for one in library.watches if one.name == name)


def group(library: Library, name: str) -> AlertGroup:
    return next(one for one in library.alert_groups() if one.watch.name == name)


def test_a_muted_watch_is_counted_and_listed_and_does_not_ring(library: Library) -> None:
    before = library.alerts()
    assert library.summary().new_groups == 4
    library.mute([watch(library, "Witkoff")])
    muted = group(library, "Witkoff")
    assert (muted.mute, muted.new, muted.rings) == (Mute(None), 4, 0)
    assert library.alert_groups()[-1].watch.name == "Witkoff"
    assert (library.summary().new_groups, library.summary().muted) == (3, 1)
    now = library.alerts()
    assert [(one.id, one.state) for one in now] == [(one.id, one.state) for one in before]
    assert {one.watch for one in now if one.muted} == {"Witkoff"}
    library.undo()
    assert library.alerts() == before


def test_a_story_whose_watches_are_all_muted_stands_under_a_heading_of_its_own(
    library: Library,
) -> None:
    names = ("Witkoff", "Jared Kushner", "Andrii Hnatov", "Hnatov")
    library.mute([one for one in library.watches if one.name in names])
    stories = len(library.inbox())
    library.mute([one for one in library.watches if one.name not in names])
    assert [(one.label, one.count) for one in library.inbox().groups] == [("muted", stories)]


def test_an_inbox_read_bit_by_bit_has_the_rows_of_one_read_at_once(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.mute([watch(library, "Umerov")])
    library.acknowledge([one.id for one in library.alerts() if one.watch == "Witkoff"])
    whole = library.inbox()
    monkeypatch.setattr("briefings.library.lists.inbox.GROWTH", 1)
    listing = library.inbox()
    assert (len(listing), listing.has_more, listing.groups[-1].more) == (1, True, True)
    first = listing.rows(0, 1)[0].id
    library.acknowledge([one.id for one in library.alerts_of_story(first)])
    assert library.again(listing).rows(0, 1)[0].id == first
    while listing.grow():
        listing = library.again(listing)
    assert listing.groups == whole.groups
    assert listing.rows(0, 99) == library.again(whole).rows(0, 99)


def test_what_is_marked_in_an_inbox_is_marked_in_all_of_it(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories = {row.id for row in library.inbox().rows(0, 99)}
    monkeypatch.setattr("briefings.library.lists.inbox.GROWTH", 1)
    library.act_on(library.inbox(), Bulk.READ)
    assert {row.id for row in library.listing("is:read").rows(0, 99)} == stories


def test_a_mute_until_a_day_ends_with_the_beginning_of_that_day(
    library: Library, today: type[Today]
) -> None:
    label = library.mute([watch(library, "Umerov")], "2d").label
    assert label == "muted Umerov until 2025-12-09"
    today.now = TODAY + timedelta(days=1)
    assert group(library, "Umerov").rings == 0
    assert library.health()[[one.watch.name for one in library.health()].index("Umerov")].mute
    today.now = TODAY + timedelta(days=2)
    assert group(library, "Umerov").rings == group(library, "Umerov").new > 0
    assert not any(one.muted for one in library.alerts())
    with pytest.raises(UsageError, match="not muted"):
        library.unmute([watch(library, "Umerov")])


def test_a_digest_says_what_it_leaves_out_but_what_is_pinned_stays(library: Library) -> None:
    library.mute([watch(library, "Witkoff")])
    pinned = next(one for one in library.alerts() if one.watch == "Witkoff")
    library.pin([pinned.id])
    made = library.handing.digest()
    told = [item for section in made.sections for item in section.items]
    ours = [(one.briefing, one.title) for one in told if "Witkoff" in one.watches]
    assert ours == [(pinned.briefing, pinned.title), ("", "Witkoff: muted")]
    assert "- **Witkoff: muted**\n\n  3 alerts left out" in library.handing.written(made)


def test_an_act_on_muted_alerts_holds(library: Library) -> None:
    library.mute([watch(library, "Witkoff")])
    ids = [one.id for one in library.alerts() if one.watch == "Witkoff"]
    library.acknowledge(ids[:1])
    library.unmute([watch(library, "Witkoff")])
    assert group(library, "Witkoff").rings == 3
    states = {one.id: one.state for one in library.alerts()}
    assert states[ids[0]] is AlertState.SEEN


@pytest.mark.parametrize("until", ["x", "0d", "2025-12-07", "2025-13-01", "99999d", "7"])
def test_a_day_that_is_none_or_not_to_come_is_refused(library: Library, until: str) -> None:
    with pytest.raises(UsageError):
        library.mute([watch(library, "Umerov")], until)
    assert not library.mutes


@pytest.mark.parametrize(
    ("until", "days"),
    [("7d", 7), ("2 days", 2), ("a week", 7), ("One Week", 7), ("3weeks", 21), ("a month", 30)],
)
def test_how_long_is_read_in_words(library: Library, until: str, days: int) -> None:
    one = library.watches[0]
    library.mute([one], until)
    assert library.mutes[one.watchlist, one.name] == Mute(TODAY + timedelta(days=days))
