"""The table of actions, a user's keymap over it, and what derives from them."""

import pytest

from briefings.config.keys import PRESETS as CONFIGURED
from tui.keys import ACTIONS, OTHER_WORDS, PRESETS, Keymap, Place, keymap, pressed, written
from tui.palette import commands, fitting, runnable


def test_no_two_actions_share_a_key_in_one_place() -> None:
    for place in Place:
        sequences = [key for one in ACTIONS if place in one.places for key in one.keys]
        assert len(sequences) == len(set(sequences)), place


def test_no_key_is_the_beginning_of_another_in_one_place() -> None:
    for place in Place:
        sequences = {key for one in ACTIONS if place in one.places for key in one.keys}
        firsts = {key.split()[0] for key in sequences if " " in key}
        assert not firsts & sequences


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_gives_every_action_a_key_that_is_its_own(preset: str) -> None:
    keys, problems = keymap((), preset)
    assert problems == ()
    for place in Place:
        here = [one for one in ACTIONS if place in one.places]
        sequences = {key for one in here for key in keys.keys(one.id)}
        assert len(sequences) == sum(len(keys.keys(one.id)) for one in here), place
        assert not {key.split()[0] for key in sequences if " " in key} & sequences
        assert all(keys.action(place, key) is one for one in here for key in keys.keys(one.id))


def test_the_configuration_knows_every_preset() -> None:
    assert tuple(PRESETS) == CONFIGURED


def test_what_is_wanted_goes_before_a_preset() -> None:
    keys, problems = keymap([("mark", "ctrl+g")], "newsboat")
    assert (keys.keys("mark"), keys.keys("scan"), problems) == (("ctrl+g",), ("r", "R", "."), ())


def test_every_action_has_one_id_and_says_what_it_does() -> None:
    assert len({one.id for one in ACTIONS}) == len(ACTIONS)
    assert all(one.help and one.title and not one.help.endswith(".") for one in ACTIONS)


@pytest.mark.parametrize(
    ("key", "character", "table"),
    [
        ("slash", "/", "/"),
        ("G", "G", "G"),
        ("space", " ", "space"),
        ("ctrl+d", "\x04", "ctrl+d"),
        ("alt+q", "q", "alt+q"),
        ("enter", "\r", "enter"),
        ("pagedown", None, "pagedown"),
        ("и", "и", "и"),
    ],
)
def test_a_key_press_is_called_what_the_table_calls_it(
    key: str, character: str | None, table: str
) -> None:
    assert pressed(key, character) == table


@pytest.mark.parametrize(
    ("keys", "shown"),
    [("g g", "gg"), ("ctrl+d", "Ctrl-d"), ("space", "Space"), ("escape", "Esc"), ("f1", "F1")],
)
def test_keys_are_shown_as_people_write_them(keys: str, shown: str) -> None:
    assert written(keys) == shown


def test_a_keymap_gives_an_action_other_keys() -> None:
    keys, problems = keymap([("pin", "ctrl+w, f5"), ("top", "b t")])
    assert not problems
    assert _does(keys, "ctrl+w") == "pin"
    assert _does(keys, "f5") == "pin"
    assert _does(keys, "p") is None
    assert _does(keys, "b t") == "top"
    assert keys.begins(Place.LIST, "b")
    assert not keys.begins(Place.LIST, "g")


def test_two_actions_may_trade_keys() -> None:
    keys, problems = keymap([("pin", "a"), ("acknowledge", "p")])
    assert not problems
    assert (_does(keys, "a"), _does(keys, "p")) == ("pin", "acknowledge")


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (("pni", "x"), "no action is called 'pni' (did you mean 'pin'?)"),
        (("pin", "q"), "q already does 'leave' (give 'leave' another key)"),
        (("pin", "g"), "g already does 'top'"),
        (("pin", "/ x"), "already does 'search'"),
        (("pin", "ctrl+banana"), "'ctrl+banana' is no key"),
        (("pin", " , "), "no key is given"),
    ],
)
def test_a_mistake_in_a_keymap_is_said_and_the_keys_stay(
    wanted: tuple[str, str], words: str
) -> None:
    keys, problems = keymap([wanted])
    assert [words in str(problem) for problem in problems] == [True]
    assert _does(keys, "p") == "pin"
    assert _does(keys, "q") == "leave"


def test_a_refused_key_gives_way_to_nobody() -> None:
    keys, problems = keymap([("undo", "p"), ("pin", "q")])
    assert len(problems) == 2
    assert (_does(keys, "p"), _does(keys, "u"), _does(keys, "q")) == ("pin", "undo", "leave")


def test_the_footer_offers_search_first_and_the_way_out() -> None:
    keys, _ = keymap()
    offered = [action.id for action in keys.footer(Place.LIST)]
    assert offered[0] == "search"
    assert {"open", "next_name", "read_on", "pin", "help"} <= set(offered)


def test_the_palette_finds_commands_by_key_title_and_words() -> None:
    every = runnable(commands(keymap()[0], ["dark", "light"]))
    assert fitting(every, "pin")[0].action == "pin"
    assert fitting(every, "p")[0].action == "pin"
    assert fitting(every, "light")[0].argument == "light"
    assert fitting(every, "or not")[0].action == "mark"
    assert fitting(every, "read")[0].argument == "read"
    assert fitting(every, "Unpin")[0].argument == "unpin"
    assert fitting(every, "read on")[0].action == "read_on"
    assert fitting(every, "read older:30d")[0].argument == "read older:30d"
    assert fitting(every, "nxtnm")[0].action == "next_name"
    assert fitting(every, "") == every
    assert fitting(every, "zzz") == ()


def _does(keys: Keymap, sequence: str) -> str | None:
    action = keys.action(Place.LIST, sequence)
    return action.id if action else None


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("filter", "narrow"),
        ("sender", "narrow"),
        ("archive", "dismiss"),
        ("delete", "dismiss"),
        ("ignore", "mute"),
        ("silence", "mute"),
        ("export", "digest"),
        ("quote", "copy"),
        ("thread", "same_story"),
        ("star", "pin"),
        ("save", "pin"),
        ("flag", "pin"),
        ("next unread", "read_on"),
        ("label", "tag"),
        ("digets", "digest"),
        ("serach", "search"),
    ],
)
def test_the_palette_knows_the_words_that_people_bring(typed: str, action: str) -> None:
    every = runnable(commands(keymap()[0]))
    assert action in [one.action for one in fitting(every, typed)]


def test_the_other_words_are_of_actions_and_not_their_own() -> None:
    known = {action.id: action for action in ACTIONS}
    assert OTHER_WORDS.keys() <= known.keys()
    for called, words in OTHER_WORDS.items():
        assert not set(words.split()) & set(known[called].title.split()), called
