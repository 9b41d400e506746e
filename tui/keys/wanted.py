"""The keys that a configuration wants, and what is wrong with them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from briefings.model import Problem
from tui.keys.actions import ACTIONS
from tui.keys.keymap import Keymap
from tui.keys.presets import PRESETS
from tui.keys.spelling import is_sequence, written

_BY_ID = {action.id: action for action in ACTIONS}


def keymap(
    wanted: Iterable[tuple[str, str]] = (),
    preset: str = "vim",
    places: Iterable[tuple[str, str]] = (),
) -> tuple[Keymap, tuple[Problem, ...]]:
    """Give the keys in force, and what was wrong in those wanted.

    They are those of a preset of `PRESETS`, but for what is wanted.
    `wanted` has pairs of an action's id and its keys, separated by commas (`Config.keys`). An
    unknown action, a key that does not exist and a key that already does something else in the
    same place are problems; that action then keeps the keys it had. `places` has pairs of an
    action and where that was said (`Config.key_places`).
    """
    table = {action.id: action.keys for action in ACTIONS} | dict(PRESETS[preset])
    keys = dict(table)
    where = dict(places)
    problems = []
    changed = {}
    for action, text in wanted:
        asked = tuple(" ".join(key.split()) for key in text.split(",") if key.strip())
        problem = _refusal(action, asked)
        if problem:
            problems.append(_placed(problem, where.get(action)))
        else:
            changed[action] = asked
    keys.update(changed)
    # A refused key falls back to the table's, which may be what another action wanted.
    while clash := _clash(keys, changed):
        action, problem = clash
        problems.append(_placed(problem, where.get(action)))
        keys[action] = table[action]
        del changed[action]
    return Keymap(keys), tuple(problems)


def _placed(problem: Problem, where: str | None) -> Problem:
    return replace(problem, where=where) if where else problem


def _refusal(action: str, asked: Sequence[str]) -> Problem | None:
    where = f"keys: {action}"
    if action not in _BY_ID:
        return Problem(f"no action is called '{action}'", "keys", _nearest(action))
    if not asked:
        return Problem("no key is given", where, "name at least one key")
    unknown = [sequence for sequence in asked if not is_sequence(sequence)]
    if unknown:
        return Problem(f"'{unknown[0]}' is no key", where, "write j, G, ctrl+d, f5 or g g")
    return None


def _clash(
    keys: Mapping[str, tuple[str, ...]], changed: Iterable[str]
) -> tuple[str, Problem] | None:
    """Find the first changed action whose key does something else already, in a place of both."""
    for action in changed:
        for sequence in keys[action]:
            other = _taken(keys, action, sequence)
            if other:
                words = f"{written(sequence)} already does '{other}'"
                problem = Problem(words, f"keys: {action}", f"give '{other}' another key")
                return action, problem
    return None


def _nearest(action: str) -> str:
    # Only a mistake needs it, so the start does without it.
    import difflib

    close = difflib.get_close_matches(action, _BY_ID, 1)
    return f"did you mean '{close[0]}'?" if close else "? lists the actions"


def _taken(keys: Mapping[str, tuple[str, ...]], action: str, sequence: str) -> str:
    """Give the id of another action that a key sequence would steal from, or empty."""
    places = _BY_ID[action].places
    for other, theirs in keys.items():
        if other == action or not places & _BY_ID[other].places:
            continue
        if any(_collide(sequence, key) for key in theirs):
            return other
    return ""


def _collide(one: str, other: str) -> bool:
    """Whether one is the other or its beginning: then the longer could never be pressed."""
    shorter, longer = sorted((one.split(), other.split()), key=len)
    return longer[: len(shorter)] == shorter
