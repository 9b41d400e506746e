"""Who is who by the reader's word: names merged and split, and the readable file of it.

What reads names is imported late because a start without decisions needs none of it.
"""

from collections.abc import Mapping
from pathlib import Path

from briefings.config import read_names, write_names
from briefings.errors import ConfigError, UsageError
from briefings.library.state import mirrors
from briefings.model import Decisions, Problem
from briefings.store.protocols import Setting, State, Store
from briefings.store.standing import APART, SAME, decisions
from briefings.text.sanitise import safe_line

Act = tuple[str, list[Setting]]
"""What it is called in the past tense, and what holds after it."""


def names_file(data_dir: Path) -> Path:
    """Give the file in which names merged and split are kept for people to read."""
    return data_dir / "names.yaml"


def merging(store: Store, name: str, whose: str) -> Act:
    """Give the act by which all that one person is called is another's.

    Raises UsageError for a name nobody bears here, and for two that are one person's already.
    """
    people, settled = store.corpus.entities(), store.corpus.settled()
    one, other = _local(people, name), _local(people, whose)
    if people[one][0] == people[other][0]:
        raise UsageError(f"{name} and {whose} are one person's already")
    settings = _taken_back(store.state, APART, one)
    if not settings or settled[one][0] != settled[other][0]:
        settings.append(Setting(SAME, _plain(people[one][1]), _plain(people[other][1])))
    return f"merged {name} into {people[other][1]}", settings


def splitting(store: Store, name: str) -> Act:
    """Give the act by which a name leaves the person it is taken for.

    Raises UsageError for a name nobody bears here, and for the one a person is called by.
    """
    people = store.corpus.entities()
    one = _local(people, name)
    if people[one][0] == one:
        raise UsageError(
            f"{name} is what the person is called", advice="split off another of the names"
        )
    settings = _taken_back(store.state, SAME, one) or [Setting(APART, _plain(name), "yes")]
    return f"split {name} from {people[one][1]}", settings


def _taken_back(state: State, kind: str, local: str) -> list[Setting]:
    """Give what takes back the decisions of a kind about a name."""
    from briefings.names.known import entity_id

    return [Setting(kind, each, "") for each in state.all(kind) if entity_id(each) == local]


def _plain(name: str) -> str:
    """Give a name as a line of the file can hold it."""
    return safe_line(" ".join(name.split()))


def _local(people: Mapping[str, tuple[str, str]], name: str) -> str:
    from briefings.names.known import entity_id

    local = entity_id(name)
    if local not in people:
        raise UsageError(f"nobody is called {name!r} here", advice="`briefings names` lists all")
    return local


def decide(store: Store) -> None:
    """Bring who is who up to what the reader decided, where that may have changed."""
    if decisions(store.state) == Decisions() and not store.corpus.decided():
        return
    from briefings.intake.settling import decide_names

    decide_names(store)


def write_file(store: Store, file: Path) -> tuple[Problem, ...]:
    """Make the readable file follow; give why it could not."""
    try:
        write_names(file, decisions(store.state))
        mirrors.note_written(store.state, file, _said(read_names(file)))
    except ConfigError as error:
        return (Problem(error.what, error.where, error.advice),)
    return ()


def take_hand_edits(store: Store, file: Path) -> tuple[Problem, ...]:
    """Take what a person wrote into the file for acts of theirs; give what is wrong in it."""
    before = mirrors.last_written(store.state, file)
    try:
        # One that is not there says nothing, and least of all that nothing was decided.
        now = _said(read_names(file)) if file.exists() else before or _said(Decisions())
    except ConfigError as error:
        return (Problem(error.what, error.where, error.advice),)
    is_behind = mirrors.take_hand_edits(
        store.state, file, before, now, lambda state: mirrors.said_by_state(state, now)
    )
    return write_file(store, file) if is_behind else ()


def _said(written: Decisions) -> mirrors.Said:
    return {SAME: dict(written.same), APART: dict.fromkeys(written.apart, "yes")}
