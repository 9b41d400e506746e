"""Since the last visit: what the reader has not had before them yet."""

from datetime import UTC, datetime, timedelta

from briefings.library.state import visits
from briefings.store.memory.state import MemoryState

NINE = datetime(2025, 12, 5, 9, tzinfo=UTC)
NEXT = NINE + timedelta(days=1)
EVER = visits.EVER


def visit(state: MemoryState, start: datetime, end: datetime) -> datetime:
    visits.begin(state, start)
    since = visits.since(state)
    visits.end(state, end, end)
    return since


def test_a_first_visit_has_everything_before_it() -> None:
    assert visit(MemoryState(), NINE, NINE) == EVER


def test_the_next_mornings_visit_begins_where_the_last_one_ended() -> None:
    state = MemoryState()
    visit(state, NINE - timedelta(hours=1), NINE)
    assert visit(state, NEXT, NEXT) == NINE


def test_a_second_look_in_one_morning_goes_on_with_the_visit() -> None:
    state = MemoryState()
    visit(state, NINE, NINE)
    visit(state, NEXT, NEXT)
    assert visit(state, NEXT + timedelta(hours=1), NEXT + timedelta(hours=2)) == NINE
    assert visits.since(state) == NINE


def test_a_visit_that_was_killed_loses_nothing() -> None:
    state = MemoryState()
    visit(state, NINE, NINE)
    visits.begin(state, NEXT)
    assert visit(state, NEXT + timedelta(days=1), NEXT + timedelta(days=1)) == NINE


def test_a_clock_set_back_ten_years_changes_nothing_about_what_came_since() -> None:
    state = MemoryState()
    visit(state, NINE, NINE)
    back = NINE - timedelta(days=3650)
    assert visit(state, back, back) == NINE


def test_what_came_is_told_by_its_receipt_and_not_by_when_the_reader_left() -> None:
    state = MemoryState()
    visits.begin(state, NINE)
    visits.end(state, NINE + timedelta(hours=1), NINE)
    visits.begin(state, NEXT)
    assert visits.since(state) == NINE


def test_visits_are_no_acts_to_be_undone() -> None:
    state = MemoryState()
    visit(state, NINE, NINE)
    visit(state, NEXT, NEXT)
    assert state.undo() is None
