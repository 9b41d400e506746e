"""What every state does, whatever it is kept in."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefings.model import Place
from briefings.store.memory.state import MemoryState
from briefings.store.protocols import Deed, Setting, State, Store
from tests.store.conftest import ENGINES

PIN = Setting("pin", "a", "1")


def test_nothing_is_set_at_first(store: Store) -> None:
    state = store.state
    assert state.get("pin", "a") == ""
    assert state.all("pin") == {}
    assert state.serial == 0
    assert state.place() is None
    assert state.undo() is None
    assert state.redo() is None


def test_an_act_sets_what_it_says(store: Store) -> None:
    step = store.state.apply("pinned two", [PIN, Setting("pin", "b", "2")])
    assert step.label == "pinned two"
    assert step.settings == (PIN, Setting("pin", "b", "2"))
    assert store.state.get("pin", "a") == "1"
    assert store.state.all("pin") == {"a": "1", "b": "2"}
    assert store.state.all("read") == {}


def test_many_targets_are_asked_about_at_once(store: Store) -> None:
    store.state.apply("pinned two", [PIN, Setting("pin", "b", "2"), Setting("read", "c", "1")])
    assert store.state.those("pin", ["b", "c", "a", "\udc80"]) == {"a": "1", "b": "2"}
    assert store.state.those("pin", []) == {}


def test_targets_are_asked_about_by_how_they_begin(store: Store) -> None:
    three = [Setting("note", f"{one}\nkey", one) for one in ("a", "ab", "c")]
    store.state.apply("noted", [*three, Setting("pin", "a", "1")])
    assert store.state.under("note", "a\n", "c") == {"a\nkey": "a", "c\nkey": "c"}
    assert store.state.under("note", "a", "a\n") == {"a\nkey": "a", "ab\nkey": "ab"}
    assert store.state.under("note") == {}


def test_an_empty_value_takes_a_setting_away(store: Store) -> None:
    store.state.apply("pinned", [PIN])
    store.state.apply("unpinned", [Setting("pin", "a", "")])
    assert store.state.get("pin", "a") == ""
    assert store.state.all("pin") == {}


def test_how_much_undo_and_redo_would_set_is_told_without_doing_it(store: Store) -> None:
    state = store.state
    assert (state.last(), state.last(undone=True)) == (None, None)
    pinned = state.apply("pinned", [PIN]).serial
    marked = state.apply("marked", [Setting("read", str(one), "1") for one in range(300)]).serial
    state.keep([Setting("first", "a", "1")])
    assert (state.last(), state.last(undone=True)) == ((marked, 300), None)
    state.undo()
    assert (state.last(), state.last(undone=True)) == ((pinned, 1), (marked, 300))
    state.undo()
    assert (state.last(), state.last(undone=True)) == (None, (pinned, 1))


def test_an_act_that_is_meant_is_not_taken_back_or_done_again_once_others_came(
    store: Store,
) -> None:
    state = store.state
    read = state.apply("marked", [Setting("read", "a", "1")]).serial
    pinned = state.apply("pinned", [PIN]).serial
    assert state.undo(read) is None
    assert (state.get("read", "a"), state.get("pin", "a")) == ("1", "1")
    assert state.undo(pinned) is not None
    assert state.undo(read) is not None
    assert state.redo(pinned) is None
    assert state.redo(read) is not None
    state.undo(read)
    state.apply("tagged", [Setting("tag", "a", "1")])
    assert state.redo(read) is None


def test_undo_gives_back_what_was_there(store: Store) -> None:
    store.state.apply("pinned", [PIN])
    store.state.apply("pinned anew", [Setting("pin", "a", "2"), Setting("read", "b", "1")])
    step = store.state.undo()
    assert step is not None
    assert step.label == "pinned anew"
    assert set(step.settings) == {PIN, Setting("read", "b", "")}
    assert store.state.get("pin", "a") == "1"
    assert store.state.get("read", "b") == ""


def test_redo_does_again_what_was_taken_back(store: Store) -> None:
    store.state.apply("pinned", [PIN])
    store.state.undo()
    step = store.state.redo()
    assert step is not None
    assert step.settings == (PIN,)
    assert store.state.get("pin", "a") == "1"
    assert store.state.redo() is None


def test_a_new_act_ends_what_could_be_done_again(store: Store) -> None:
    store.state.apply("pinned", [PIN])
    store.state.undo()
    store.state.apply("read", [Setting("read", "b", "1")])
    assert store.state.redo() is None
    undone = store.state.undo()
    assert undone is not None
    assert undone.label == "read"
    assert store.state.undo() is None


def test_acts_are_taken_back_and_done_again_in_turn(store: Store) -> None:
    state = store.state
    for number in range(150):
        state.apply(f"act {number}", [Setting("read", "a", str(number))])
    labels = []
    while step := state.undo():
        labels.append(step.label)
    assert labels == [f"act {number}" for number in reversed(range(150))]
    assert state.get("read", "a") == ""
    again = []
    while step := state.redo():
        again.append(step.label)
    assert again == labels[::-1]
    assert state.get("read", "a") == "149"


def test_one_target_may_be_set_twice_in_an_act(store: Store) -> None:
    store.state.apply("pinned", [PIN])
    store.state.apply("to and fro", [Setting("pin", "a", "2"), Setting("pin", "a", "3")])
    assert store.state.get("pin", "a") == "3"
    step = store.state.undo()
    assert step is not None
    assert step.settings == (PIN,)
    assert store.state.get("pin", "a") == "1"


def test_targets_come_in_the_order_they_were_first_set(store: Store) -> None:
    state = store.state
    state.apply("", [Setting("pin", target, "1") for target in "cab"])
    state.apply("", [Setting("pin", "c", "2")])
    assert list(state.all("pin")) == ["c", "a", "b"]
    state.apply("", [Setting("pin", "c", "")])
    state.apply("", [Setting("pin", "c", "3")])
    assert list(state.all("pin")) == ["a", "b", "c"]
    state.undo()
    state.undo()
    assert list(state.all("pin")) == ["c", "a", "b"]


def test_the_serial_grows_with_whatever_is_done(store: Store) -> None:
    state = store.state
    seen = [state.serial, state.apply("", [PIN]).serial, state.serial]
    state.undo()
    seen.append(state.serial)
    state.redo()
    seen.append(state.serial)
    assert seen == [0, 1, 1, 2, 3]


def test_the_place_is_no_act(store: Store) -> None:
    store.state.apply("pinned", [PIN])
    store.state.set_place(Place("b", 7))
    store.state.set_place(Place("c", 9))
    assert store.state.serial == 1
    store.state.undo()
    assert store.state.place() == Place("c", 9)


def test_any_words_can_be_kept(store: Store) -> None:
    odd = Setting("watch", "O'Brien \udcff\n\x1b", "“значення” \ud800")
    store.state.apply("watched \udcff", [odd])
    assert store.state.all("watch") == {odd.target: odd.value}
    step = store.state.undo()
    assert step is not None
    assert step.label == "watched \udcff"
    store.state.redo()
    assert store.state.get("watch", odd.target) == odd.value


def test_an_act_may_set_nothing(store: Store) -> None:
    store.state.apply("nothing", [])
    step = store.state.undo()
    assert step is not None
    assert step.settings == ()


def values(state: State) -> list[list[tuple[str, str]]]:
    return [list(state.all(kind).items()) for kind in ("pin", "read")]


SETTINGS = st.lists(
    st.builds(
        Setting,
        st.sampled_from(["pin", "read"]),
        st.sampled_from("abcd"),
        st.sampled_from(["", "1", "2"]),
    ),
    max_size=4,
)
ACTS = st.lists(st.one_of(SETTINGS, st.just("undo"), st.just("redo")), max_size=15)


@given(ACTS)
def test_as_many_undos_as_acts_give_what_was_there_first(
    acts: list[list[Setting] | str],
) -> None:
    state = MemoryState([Setting("pin", "b", "1"), Setting("read", "a", "1")])
    first = values(state)
    for act in acts:
        if isinstance(act, list):
            state.apply("", act)
        else:
            state.undo() if act == "undo" else state.redo()
    while state.undo():
        pass
    assert values(state) == first


def everything(state: State) -> dict[str, dict[str, str]]:
    return {kind: dict(sorted(state.all(kind).items())) for kind in ("pin", "read", "note")}


def test_two_copies_that_told_each_other_everything_hold_the_same(
    store: Store, tmp_path: Path
) -> None:
    other = ENGINES["sqlite"](tmp_path / "other")
    try:
        store.state.apply("pinned a", [PIN])
        other.state.apply("pinned b", [Setting("pin", "b", "1")])
        store.state.apply("noted", [Setting("note", "a", "mine")])
        other.state.apply("noted", [Setting("note", "a", "theirs, later")])
        other.state.apply("read", [Setting("read", "a", "yes")])
        other.state.undo()
        assert other.state.merge(store.state.deeds()) == 2
        assert store.state.merge(other.state.deeds()) == 4
        assert everything(store.state) == everything(other.state)
        assert store.state.get("note", "a") == "theirs, later"
        assert store.state.all("read") == {}
        assert store.state.merge(other.state.deeds()) == 0
    finally:
        other.close()
    again = ENGINES["sqlite"](tmp_path / "other")
    assert everything(again.state) == everything(store.state)
    again.close()


def test_what_was_merged_is_not_taken_back(store: Store) -> None:
    store.state.apply("pinned a", [PIN])
    deed = Deed("ab" * 16, "cd" * 8, 2**60, "noted", (Setting("note", "a", "x"),))
    assert store.state.merge([deed, deed]) == 1
    step = store.state.undo()
    assert step is not None
    assert (step.label, store.state.get("note", "a")) == ("pinned a", "x")
