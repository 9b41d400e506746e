"""Spikes and silences: of made series of days, and in a library of sixty of them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.config import load
from briefings.export.forms import FORMS, written
from briefings.intake.watches import past
from briefings.library import Library, open_library
from briefings.model import Alert, AlertKind, AlertState
from briefings.rates import BASE, LEAST, REACH, SILENCE, TIMES, Swing, swings

FIRST = date(2025, 10, 1)
SPIKE, SILENT = AlertKind.SPIKE, AlertKind.SILENT


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def series(counts: Sequence[int]) -> Mapping[date, int]:
    return {day(number): count for number, count in enumerate(counts) if count}


def found(counts: Sequence[int], heard: int | None = None) -> list[tuple[AlertKind, int]]:
    every = [day(number) for number in range(heard or len(counts))]
    return [(one.kind, (one.day - FIRST).days) for one in swings(series(counts), every)]


def test_a_day_far_above_the_days_before_is_a_spike_with_its_numbers() -> None:
    (one,) = swings(series([2] * 40 + [9] + [2] * 5), [day(number) for number in range(46)])
    assert (one.kind, one.day) == (SPIKE, day(40))
    assert one.said == "9 briefings, usually 2 a day"
    assert "mean of the 28 days before, here 2" in one.rule


@pytest.mark.parametrize(
    ("counts", "swung"),
    [
        ([2] * 40 + [5], []),  # two and a half times the usual
        ([2] * 40 + [6], [(SPIKE, 40)]),
        ([0] * 40 + [4], []),  # too few, whatever is usual
        ([0] * 40 + [5], [(SPIKE, 40)]),
        ([2] * 13 + [9], []),  # too little is known of the past
        ([2] * 14 + [9], [(SPIKE, 14)]),
        ([2] * 40 + [9, 9, 9], [(SPIKE, 40)]),  # one that goes on is one
        ([2] * 40 + [9, 2, 12], [(SPIKE, 40), (SPIKE, 42)]),
    ],
)
def test_what_is_a_spike(counts: list[int], swung: list[tuple[AlertKind, int]]) -> None:
    assert found(counts) == swung


@pytest.mark.parametrize(
    ("counts", "heard", "swung"),
    [
        ([1] * 30, 43, []),  # thirteen days
        ([1] * 30, 44, [(SILENT, 43)]),
        ([1] * 30, 60, [(SILENT, 43)]),  # once
        ([1] * 30, 30, []),
        ([1] * 30 + [0] * 20 + [1], None, [(SILENT, 43)]),
        ([1] * 30 + [0] * 13 + [1], None, []),
        ([1, 0, 0, 0, 0, 0, 0] * 5, 60, [(SILENT, 28 + 21)]),  # three times its week
        ([0] * 30 + [1, 1, 1], 60, []),  # met too seldom to be missed
        ([1] * 12, 40, []),  # too little is known of the past
    ],
)
def test_what_is_gone_silent(
    counts: list[int], heard: int | None, swung: list[tuple[AlertKind, int]]
) -> None:
    assert found(counts, heard) == swung


def test_a_library_that_is_silent_itself_says_nothing_of_its_watches() -> None:
    heard = [day(number) for number in range(30)] + [day(50)]
    assert swings(series([1] * 30), heard) == []


@given(st.lists(st.integers(0, 12), max_size=90))
def test_the_rule_holds_of_every_swing_and_nothing_later_changes_it(counts: list[int]) -> None:
    every = [day(number) for number in range(len(counts))]
    met = series(counts)
    whole = swings(met, every)
    for one in whole:
        assert holds(one, met, every)
    for end in range(0, len(counts), 13):
        before = {when: count for when, count in met.items() if when < day(end)}
        known = [one for one in whole if one.day < day(end)]
        assert swings(before, every[:end]) == known


@given(st.lists(st.integers(0, 12), max_size=300), st.integers(0, 300))
def test_what_is_told_from_a_day_on_depends_on_few_days_before_it(
    counts: list[int], since: int
) -> None:
    every = [day(number) for number in range(len(counts))]
    told, reach = day(since), day(since - REACH)
    near = {when: count for when, count in series(counts).items() if when >= reach}
    known = [when for when in every if when >= reach or when == every[0]]
    assert swings(near, known, told) == swings(series(counts), every, told)


def holds(one: Swing, met: Mapping[date, int], every: Sequence[date]) -> bool:
    if one.kind is SILENT:
        gap = (one.day - one.last).days
        return gap >= SILENCE and not any(one.last < when <= one.day for when in met)
    days = min(BASE, (one.day - every[0]).days)
    before = sum(met.get(one.day - timedelta(days=back), 0) for back in range(1, days + 1))
    return met[one.day] >= LEAST and met[one.day] * days >= TIMES * before


COUNTS = {
    "Hakala": [2] * 52 + [9] + [2] * 7,
    "Lindqvist": [1] * 40,
    "Moreau": [1] + [0] * 49 + [1],
    "Virtanen": [0] * 55 + [1],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty days of briefings: one name spikes, one goes silent, one returns, one is new."""
    base = tmp_path_factory.mktemp("sixty")
    (base / "in").mkdir()
    for number in range(60):
        told = [
            f"{name} spoke about the harvest in hall {place} that day."
            for name, counts in COUNTS.items()
            for place in range(counts[number] if number < len(counts) else 0)
        ]
        for place, words in enumerate(told or ["Nobody spoke about anything in the hall."]):
            text = (
                f"date {day(number)}\n\nReport {number} of {place}\n\n{words} Number {number}.\n"
            )
            (base / "in" / f"{number:02}-{place:02}.txt").write_text(text, encoding="utf-8")
    names = ", ".join(COUNTS)
    (base / "config.yaml").write_text(
        f"sources: [in]\nold_after: never\nwatchlists:\n  - name: all\n    watch: [{names}]\n",
        encoding="utf-8",
    )
    return base


@pytest.fixture(scope="module")
def library(folder: Path) -> Iterator[Library]:
    with open_library(load(folder / "config.yaml"), folder / "kept") as opened:
        for _ in opened.scan():
            pass
        yield opened


def special(library: Library) -> list[Alert]:
    alerts = library.alerts(set(AlertState))
    return [one for one in alerts if one.kind is not AlertKind.MENTION]


def test_sixty_days_have_one_of_each_kind(library: Library) -> None:
    kinds = {(one.kind, one.watch, one.date): one for one in special(library)}
    assert set(kinds) == {
        (AlertKind.FIRST, "Virtanen", day(55)),
        (AlertKind.RETURNED, "Moreau", day(50)),
        (SPIKE, "Hakala", day(52)),
        (SILENT, "Lindqvist", day(53)),
    }
    assert kinds[SPIKE, "Hakala", day(52)].sentence == "9 briefings, usually 2 a day"
    last = {one.watch.name: one.last for one in library.health()}
    assert last["Lindqvist"] == kinds[SILENT, "Lindqvist", day(53)].last
    assert kinds[SILENT, "Lindqvist", day(53)].sentence == "none for 14 days, last on 2025-11-09"


def test_a_library_read_anew_says_the_same(library: Library, folder: Path) -> None:
    before = [(one.id, one.kind, one.sentence, one.rule) for one in special(library)]
    with open_library(load(folder / "config.yaml"), folder / "anew") as again:
        for _ in again.scan():
            pass
        assert [(one.id, one.kind, one.sentence, one.rule) for one in special(again)] == before


def test_a_spike_is_seen_pinned_explained_and_leads_to_its_briefings(library: Library) -> None:
    (spike,) = [one for one in special(library) if one.kind is SPIKE]
    assert spike.state is AlertState.NEW
    group = next(one for one in library.alert_groups() if one.watch.name == "Hakala")
    assert (group.swings, group.alerts[0]) == ([spike], spike)
    assert len(group.alerts) == 2 * 59 + 9 + 1
    assert group.alerts[1].briefing
    assert len(library.behind(spike)) == 9
    assert ("the rule", spike.rule) in library.why("", alert=spike.id)
    library.acknowledge([spike.id])
    library.pin([spike.id])
    assert [(one.state, one.pinned) for one in special(library) if one.kind is SPIKE] == [
        (AlertState.SEEN, True)
    ]
    library.undo()
    library.undo()
    assert [one for one in special(library) if one.kind is SPIKE] == [spike]


def test_a_digest_tells_of_spikes_and_silences_in_every_form(library: Library) -> None:
    (silence,) = [one for one in special(library) if one.kind is SILENT]
    library.pin([silence.id])
    made = library.handing.digest()
    items = {one.kind: one for section in made.sections for one in section.items}
    assert (items["spike"].title, items["spike"].day) == ("Hakala: spike", day(52))
    assert (items["silent"].title, items["silent"].pinned) == ("Lindqvist: gone silent", True)
    assert (items["first"].special, items["returned"].special) == (
        "first ever",
        "returned after 50 d",
    )
    for form in FORMS:
        said = written(made, form)
        assert said == written(library.handing.digest(), form)
        for told in ("9 briefings, usually 2 a day", "none for 14 days", "2025-11-22", silence.id):
            assert told in said
    library.undo()
    later = library.handing.digest(datetime.now(UTC))
    assert not later.count


def test_pins_change_no_spike_and_no_silence(library: Library) -> None:
    before = special(library)
    library.pin([row.id for row in library.listing().rows(0, 40)])
    assert special(library) == before
    library.undo()


def test_the_past_of_a_watch_added_today_is_filled_in_silently(folder: Path) -> None:
    (folder / "none.yaml").write_text("sources: [in]\nold_after: never\n", encoding="utf-8")
    with open_library(load(folder / "none.yaml"), folder / "late") as library:
        for _ in library.scan():
            pass
        for name in COUNTS:
            library.watch(name)
        swung = [one for one in special(library) if not one.briefing]
        assert [(one.kind, one.state) for one in swung] == [
            (SILENT, AlertState.OLD),
            (SPIKE, AlertState.OLD),
        ]
        assert not any(group.swings or group.new for group in library.alert_groups())


class Then:
    """A clock that stands in the middle of the sixty days."""

    fromisoformat = datetime.fromisoformat

    @staticmethod
    def now(tz: tzinfo | None = None) -> datetime:
        return datetime(2025, 11, 1, tzinfo=tz or UTC)


def test_a_new_silence_outlives_an_edit_of_its_watch_and_a_lost_index(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past, "datetime", Then)
    config = folder / "edited.yaml"
    text = "sources: [in]\nold_after: never\nwatchlists:\n  - name: all\n    watch:"
    config.write_text(f"{text} [Lindqvist]\n", encoding="utf-8")

    def silences(library: Library) -> list[AlertState]:
        return [one.state for one in special(library) if one.kind is SILENT]

    with open_library(load(config), folder / "edits") as library:
        for _ in library.scan():
            pass
        assert silences(library) == [AlertState.NEW]
        config.write_text(f"{text} [{{name: Lindqvist, not: [Anna Lindqvist]}}]\n", "utf-8")
        library.reload()
        assert silences(library) == [AlertState.NEW]
        config.write_text(f"{text} [Lindqvist]\n".replace("all", "moved"), encoding="utf-8")
        library.reload()
        assert silences(library) == [AlertState.NEW]
        library.acknowledge([one.id for one in special(library) if one.kind is SILENT])
        config.write_text(f"{text} [Lindqvist]\n".replace("all", "again"), encoding="utf-8")
        library.reload()
        assert silences(library) == [AlertState.SEEN]
        library.undo()
        assert silences(library) == [AlertState.NEW]
    for index in (folder / "edits").glob("index.db*"):
        index.unlink()
    config.write_text(f"{text} [Lindqvist, {{name: [Hakala]}}]\n", encoding="utf-8")
    with open_library(load(config), folder / "edits") as library:
        for _ in library.scan():
            pass
        assert len(library.refused) == 1
        assert silences(library) == [AlertState.NEW]
        made = library.handing.digest()
        assert "silent" in [one.kind for section in made.sections for one in section.items]


@pytest.mark.parametrize("by_hand", [False, True])
def test_a_silence_rings_on_when_its_watch_was_taken_back_and_done_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by_hand: bool
) -> None:
    config = folder / "none.yaml"
    config.write_text("sources: [in]\nold_after: never\n", encoding="utf-8")

    def silences(library: Library) -> list[AlertState]:
        return [one.state for one in special(library) if one.kind is SILENT]

    with open_library(load(config), tmp_path) as library:
        with monkeypatch.context() as clock:
            clock.setattr(past, "datetime", Then)
            if by_hand:
                file = tmp_path / "watch.d" / "local.yaml"
                file.parent.mkdir()
                text = "watchlists:\n  - name: from the screen\n    watch: [Lindqvist]\n"
                file.write_text(text, encoding="utf-8")
                library.reload()
            else:
                library.watch("Lindqvist")
        for _ in library.scan():
            pass
        assert silences(library) == [AlertState.NEW]
        library.undo()
        assert silences(library) == []
        library.redo()
        assert silences(library) == [AlertState.NEW]


def test_what_a_first_scan_gathers_is_no_spike_and_no_silence_but_a_later_spike_rings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past, "datetime", Then)
    watched = Then.now().date()
    (tmp_path / "in").mkdir()

    def arrive(name: str, when: date, count: int) -> None:
        for place in range(count):
            text = f"date {when}\n\nReport {place} of it\n\n{name} spoke in hall {when} {place}.\n"
            file = tmp_path / "in" / f"{when}-{name}-{place}.txt"
            file.write_text(text, encoding="utf-8")

    def ringing(library: Library) -> list[tuple[AlertKind, str, date | None]]:
        for _ in library.scan():
            pass
        assert library.alerts({AlertState.NEW})
        found = [one for one in special(library) if not one.briefing]
        gathered = {(SPIKE, watched), (SILENT, watched - timedelta(days=2))}
        assert gathered <= {(one.kind, one.date) for one in found}
        made = library.handing.digest()
        kinds = [item.kind for section in made.sections for item in section.items]
        told = [one for one in found if one.state is AlertState.NEW]
        assert len([kind for kind in kinds if kind in {"spike", "silent"}]) == len(told)
        return [(one.kind, one.watch, one.date) for one in told]

    for back in range(0, 100, 2):
        arrive("Moreau" if back % 10 == 4 else "Nobody", watched - timedelta(days=back), 1)
    for back in range(16, 50):
        arrive("Lindqvist", watched - timedelta(days=back), 1)
    arrive("Moreau", watched, 20)
    text = "sources: [in]\nwatchlists:\n  - name: all\n    watch: [Moreau, Lindqvist]\n"
    (tmp_path / "config.yaml").write_text(text, encoding="utf-8")
    with open_library(load(tmp_path / "config.yaml"), tmp_path / "kept") as library:
        assert ringing(library) == []
        arrive("Moreau", watched + timedelta(days=2), 20)
        assert ringing(library) == []
        later = watched + timedelta(days=40)
        arrive("Moreau", later, 9)
        assert ringing(library) == [(SPIKE, "Moreau", later)]
