"""The file of watches added from the screen, which people may edit too."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.config import add_local, check_local, read_local, remove_local, set_local
from briefings.errors import ConfigError
from tests.properties import examples


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "watch.d" / "local.yaml"


def held(file: Path) -> list[tuple[str, str]]:
    return [(watch.watchlist, watch.name) for watch in read_local(file)]


def test_no_file_holds_no_watch(file: Path) -> None:
    assert read_local(file) == ()
    assert check_local(file) == ()
    remove_local(file, "Ada Bell")
    assert not file.exists()


def test_what_is_added_is_read_and_marked_as_local(file: Path) -> None:
    add_local(file, "Ada Bell", "Screen")
    add_local(file, 'Jo "No" Ким', "Screen")
    add_local(file, "Ada Bell", "Other")
    add_local(file, "Ada Bell", "Screen")
    assert held(file) == [
        ("Screen", "Ada Bell"),
        ("Screen", 'Jo "No" Ким'),
        ("Other", "Ada Bell"),
    ]
    assert all(watch.local for watch in read_local(file))
    assert check_local(file) == ()
    assert [path.name for path in file.parent.iterdir()] == ["local.yaml"]


BY_HAND = """\
# mine
watchlists:
  - name: Screen   # from the reader
    colour: green
    watch:
      # the first
      - Ada Bell   # a friend
      - name: Jo Kim
        aliases:
          - Kim
        # said twice
      - Li Wei

  # and these
  - name: Flow
    watch: [Ann Lee, Bo Ray]  # short
  - name: Empty
    watch:
"""


def test_a_hand_edited_file_keeps_every_other_line(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(BY_HAND)
    add_local(file, "Zed Moe", "Screen")
    add_local(file, "Zed Moe", "Flow")
    add_local(file, "Zed Moe", "Empty")
    assert file.read_text() == (
        BY_HAND.replace("      - Li Wei\n", '      - Li Wei\n      - "Zed Moe"\n')
        .replace("Bo Ray]", 'Bo Ray, "Zed Moe"]')
        .replace("Empty\n    watch:\n", 'Empty\n    watch:\n      - "Zed Moe"\n')
    )
    remove_local(file, "Zed Moe")
    remove_local(file, "Jo Kim", "Screen")
    remove_local(file, "Ann Lee")
    remove_local(file, "Bo Ray")
    text = file.read_text()
    assert held(file) == [("Screen", "Ada Bell"), ("Screen", "Li Wei")]
    for comment in ("# mine", "# from the reader", "# the first", "# a friend", "# short"):
        assert comment in text
    add_local(file, "Ann Lee", "Empty")
    assert held(file)[-1] == ("Empty", "Ann Lee")


@pytest.mark.parametrize(
    "text",
    [
        "watchlists: [{name: A, watch: [Ada Bell]}]\n",
        "watchlists: {}\n",
        "watchlists:\n  - &x\n    name: A\n    watch: &y\n      - Ada Bell\n  - *x\n",
    ],
)
def test_a_form_that_cannot_be_edited_line_by_line_is_left_as_it_is(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_text(text)
    with pytest.raises(ConfigError, match="cannot be edited line by line"):
        add_local(file, "Jo Kim", "B" if "&" not in text else "A")
    assert file.read_text() == text


def test_a_file_that_is_no_yaml_is_a_problem_and_never_an_empty_list(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("watchlists:\n  - name: [\n")
    with pytest.raises(ConfigError):
        read_local(file)
    with pytest.raises(ConfigError):
        add_local(file, "Ada Bell", "Screen")
    assert len(check_local(file)) == 1


def test_only_watchlists_stand_in_it(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("sources: [/]\nwatchlists:\n  - name: A\n    watch: [Ada Bell]\n")
    assert held(file) == [("A", "Ada Bell")]
    assert "unknown key 'sources'" in check_local(file)[0].what


NAMES = st.sampled_from(["Ada Bell", "Jo: Kim", "# Li", "- Wei", "'Ann'", "Ґанна", '"Bo"', "no"])
LISTS = st.sampled_from(["Screen", "two: lists", "[x]"])


@given(st.lists(st.tuples(st.booleans(), LISTS, NAMES), max_size=12))
def test_any_order_of_adding_and_removing_leaves_just_what_was_asked(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[bool, str, str]]
) -> None:
    file = tmp_path_factory.mktemp("local") / "local.yaml"
    wanted: set[tuple[str, str]] = set()
    for is_added, watchlist, name in acts:
        if is_added:
            add_local(file, name, watchlist)
            wanted.add((watchlist, name))
        else:
            remove_local(file, name, watchlist)
            wanted.discard((watchlist, name))
    assert set(held(file)) == wanted
    assert check_local(file) == ()
    left = file.read_text(encoding="utf-8").splitlines()[2:] if file.exists() else []
    assert (left == []) is (wanted == set())
    assert not check_local(file)
    assert "[]" not in " ".join(left)


WITH_OPTIONS = """\
# mine
watchlists:
  - name: Screen
    watch:
      - Ada Bell       # of the press office
      - name: Bo Carr  # the younger
        not:
          - Carrera    # the poet
          - Carrick
      - Cy
"""


def excluded(file: Path) -> dict[str, tuple[str, ...]]:
    return {watch.name: watch.excluded for watch in read_local(file)}


def test_what_is_struck_out_is_written_and_every_comment_stays(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(WITH_OPTIONS, encoding="utf-8")
    set_local(file, "Ada Bell", "Screen", "not", ["Ada Belle", 'Jo "No"'])
    set_local(file, "Bo Carr", "Screen", "not", ["Carrera", "Carr"])
    set_local(file, "Cy", "Screen", "where", ["title", "body"])
    assert (
        file.read_text(encoding="utf-8")
        == """\
# mine
watchlists:
  - name: Screen
    watch:
      - name: Ada Bell       # of the press office
        not: ["Ada Belle", "Jo \\"No\\""]
      - name: Bo Carr  # the younger
        not:
          - Carrera    # the poet
          - "Carr"
      - name: Cy
        where: ["title", "body"]
"""
    )
    set_local(file, "Ada Bell", "Screen", "not", ["Ada Belle"])
    set_local(file, "Bo Carr", "Screen", "not", [])
    set_local(file, "Cy", "Screen", "where", [])
    assert excluded(file) == {"Ada Bell": ("Ada Belle",), "Bo Carr": (), "Cy": ()}
    assert "# of the press office" in file.read_text(encoding="utf-8")
    assert "# the younger" in file.read_text(encoding="utf-8")


def test_what_extends_a_watch_is_none_and_is_taken_out_whole(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(WITH_OPTIONS, encoding="utf-8")
    add_local(file, "Di", "Screen", extends=True)
    set_local(file, "Di", "Screen", "not", ["Diana", "Didi"])
    (watch,) = [one for one in read_local(file) if one.name == "Di"]
    assert (watch.extends, watch.excluded) == (True, ("Diana", "Didi"))
    assert not check_local(file)
    remove_local(file, "Di", "Screen")
    assert file.read_text(encoding="utf-8") == WITH_OPTIONS
    for empty in ("watch: []  # none", "watch:\n      []"):
        file.write_text(f"watchlists:\n  - name: Screen\n    {empty}\n", encoding="utf-8")
        add_local(file, "Di", "Screen", extends=True)
        assert [one.name for one in read_local(file) if one.extends] == ["Di"]


def test_an_option_of_a_watch_in_brackets_is_refused_and_the_file_stays(file: Path) -> None:
    file.parent.mkdir()
    text = "watchlists:\n  - name: Screen\n    watch: [Ada Bell, {name: Cy}]\n"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match="line by line"):
        set_local(file, "Cy", "Screen", "not", ["Cyril"])
    with pytest.raises(ConfigError, match="line by line"):
        set_local(file, "Ada Bell", "Screen", "not", ["Bella"])
    assert file.read_text(encoding="utf-8") == text


@examples(25)
@given(
    st.lists(st.lists(st.sampled_from(["Bo", "Cy", "Di", "Éa: x", "no"]), unique=True), max_size=4)
)
def test_whatever_is_said_in_turn_is_read_as_said(sayings: list[list[str]]) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "local.yaml"
        file.write_text(WITH_OPTIONS, encoding="utf-8")
        for saying in sayings:
            set_local(file, "Bo Carr", "Screen", "not", saying)
            set_local(file, "Cy", "Screen", "not", saying)
            held_now = excluded(file)
            assert set(held_now["Bo Carr"]) == set(held_now["Cy"]) == set(saying)
            assert held_now["Ada Bell"] == ()
