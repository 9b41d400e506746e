"""Names merged and split by the reader: counted, undone, kept, and readable in a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefings.errors import UsageError
from briefings.library import Library, open_library
from briefings.model import AlertState, Config, Watch
from tests.library.test_trying import made
from tests.taking_in import taken_in

TEXTS = {
    "a": "Minister Ostap Holovko came. Holovko left.",
    "b": "Minister Ostap Holovko came again.",
    "c": "General Rashad Karimov spoke.",
    "d": "General Rashid Karimli spoke.",
    "e": "Minister Остап Головко приехал.",
}


def called(library: Library) -> dict[str, tuple[str, ...]]:
    """Give the names of each person by what they are called."""
    return {one.name: tuple(name for name, _ in one.names) for one in library.names()}


def reopened(library: Library, folder: Path) -> Library:
    library.close()
    return open_library(library.config, folder / "data")


@pytest.fixture
def karims(tmp_path: Path) -> Library:
    return made(tmp_path, **TEXTS)


def test_two_people_are_merged_counted_as_one_and_taken_apart_again(karims: Library) -> None:
    before = called(karims)
    assert before["Rashad Karimov"] == ("Rashad Karimov",)
    change = karims.merge("Rashid Karimli", "Rashad Karimov")
    assert change.label == "merged Rashid Karimli into Rashad Karimov"
    assert called(karims)["Rashad Karimov"] == ("Rashad Karimov", "Rashid Karimli")
    (one,) = [one for one in karims.names() if one.name == "Rashad Karimov"]
    assert (one.briefings, dict(one.spellings)) == (2, {"Rashad Karimov": 1, "Rashid Karimli": 1})
    karims.undo()
    assert called(karims) == before
    karims.redo()
    karims.split("Rashid Karimli")
    assert called(karims) == before


def test_a_briefing_that_calls_a_person_by_two_names_counts_once(tmp_path: Path) -> None:
    texts = {
        "a": "Minister Rashad Karimov came. His office says that Rashid Karimli left.",
        "b": "Minister Rashad Karimov came back.",
    }
    with made(tmp_path, **texts) as library:
        library.merge("Rashid Karimli", "Rashad Karimov")
        (one,) = [one for one in library.names() if one.name == "Rashad Karimov"]
        assert (one.briefings, dict(one.names)) == (2, {"Rashad Karimov": 2, "Rashid Karimli": 1})


def test_a_name_taken_for_a_persons_is_split_off_and_merged_again(karims: Library) -> None:
    before = called(karims)
    assert before["Ostap Holovko"] == ("Ostap Holovko", "Остап Головко")
    karims.split("Остап Головко")
    assert called(karims)["Ostap Holovko"] == ("Ostap Holovko",)
    assert called(karims)["Остап Головко"] == ("Остап Головко",)
    karims.merge("Остап Головко", "Ostap Holovko")
    assert called(karims) == before


def test_decisions_hold_after_a_restart_and_in_a_rebuilt_index(
    karims: Library, tmp_path: Path
) -> None:
    karims.merge("Rashid Karimli", "Rashad Karimov")
    karims.split("Остап Головко")
    decided = called(karims)
    again = reopened(karims, tmp_path)
    assert called(again) == decided
    again.close()
    for piece in (tmp_path / "data").glob("index.db*"):
        piece.unlink()
    with open_library(karims.config, tmp_path / "data") as rebuilt:
        for _ in rebuilt.scan():
            pass
        assert called(rebuilt) == decided


def test_decisions_stand_in_a_readable_file_and_are_read_back_from_it(
    karims: Library, tmp_path: Path
) -> None:
    karims.merge("Rashid Karimli", "Rashad Karimov")
    karims.split("Остап Головко")
    file = tmp_path / "data" / "names.yaml"
    written = file.read_text("utf-8")
    assert '"Rashid Karimli": "Rashad Karimov"' in written
    assert '- "Остап Головко"' in written
    lines = [line for line in written.splitlines() if "Karimli" not in line and line != "same:"]
    file.write_text("# mine\n" + "\n".join(lines) + "\n", "utf-8")
    with reopened(karims, tmp_path) as again:
        assert "Rashid Karimli" in called(again)
        assert "Остап Головко" in called(again)
        again.undo()
        assert called(again)["Rashad Karimov"] == ("Rashad Karimov", "Rashid Karimli")
        assert file.read_text("utf-8").startswith("# mine\n")


def test_a_mistake_in_the_file_is_told_and_loses_nothing(karims: Library, tmp_path: Path) -> None:
    karims.merge("Rashid Karimli", "Rashad Karimov")
    file = tmp_path / "data" / "names.yaml"
    file.write_text("smae:\n  a: b\n", "utf-8")
    with reopened(karims, tmp_path) as again:
        assert any("names.yaml:1:1" in problem.where for problem in again.problems)
        assert called(again)["Rashad Karimov"] == ("Rashad Karimov", "Rashid Karimli")
        again.undo()
        assert file.read_text("utf-8") == "smae:\n  a: b\n"


@contextmanager
def unwritable(file: Path) -> Iterator[None]:
    """Let a file be neither read nor written for a while, whoever asks."""
    aside = file.with_suffix(".aside")
    file.rename(aside)
    file.mkdir()
    yield
    file.rmdir()
    aside.rename(file)


def test_a_merge_whose_file_could_not_be_written_holds_and_is_written_at_the_next_start(
    karims: Library, tmp_path: Path
) -> None:
    karims.split("Остап Головко")
    file = tmp_path / "data" / "names.yaml"
    with unwritable(file):
        karims.merge("Rashid Karimli", "Rashad Karimov")
        assert any("names.yaml" in problem.where for problem in karims.problems)
    decided = called(karims)
    with reopened(karims, tmp_path) as again:
        assert called(again) == decided
        assert '"Rashid Karimli": "Rashad Karimov"' in file.read_text("utf-8")
        undone = again.undo()
        assert undone is not None
        assert undone.label == "undid: merged Rashid Karimli into Rashad Karimov"


def test_what_is_written_by_hand_joins_what_the_file_has_missed(
    karims: Library, tmp_path: Path
) -> None:
    karims.split("Остап Головко")
    file = tmp_path / "data" / "names.yaml"
    with unwritable(file):
        karims.merge("Rashid Karimli", "Rashad Karimov")
    file.write_text(file.read_text("utf-8").replace("apart:", "# mine\nsame:\n  A: B\napart:"))
    with reopened(karims, tmp_path) as again:
        assert called(again)["Rashad Karimov"] == ("Rashad Karimov", "Rashid Karimli")
        assert {"# mine", "  A: B", '  "Rashid Karimli": "Rashad Karimov"'} <= set(
            file.read_text("utf-8").splitlines()
        )


def test_decisions_of_another_machine_join_those_of_this_one_and_its_file(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    with made(tmp_path / "one", **TEXTS) as one, made(tmp_path / "other", **TEXTS) as other:
        one.merge("Rashid Karimli", "Rashad Karimov")
        other.split("Остап Головко")
        told = list(one.export_state())
        assert not any('"written"' in line for line in told)
        other.import_state(told, "one")
        decided = called(other)
        assert decided["Rashad Karimov"] == ("Rashad Karimov", "Rashid Karimli")
        assert decided["Ostap Holovko"] == ("Ostap Holovko",)
        assert "Karimli" in (tmp_path / "other" / "data" / "names.yaml").read_text("utf-8")
        with reopened(other, tmp_path / "other") as again:
            assert called(again) == decided


def test_names_with_no_break_spaces_are_merged_for_good(tmp_path: Path) -> None:
    texts = {"a": "General Rashad\u00a0Karimov spoke.", "b": "General Rashid\u00a0Karimli spoke."}
    with made(tmp_path, **texts) as library:
        one, other = called(library)
        library.merge(one, other)
        assert len(called(library)) == 1
        with reopened(library, tmp_path) as again:
            assert len(called(again)) == 1
            assert again.problems == ()


def test_a_watch_whose_file_could_not_be_written_holds_and_is_written_at_the_next_start(
    karims: Library, tmp_path: Path
) -> None:
    karims.watch("Karimov")
    karims.watch("Holovko")
    karims.undo()
    file = tmp_path / "data" / "watch.d" / "local.yaml"
    with unwritable(file):
        karims.redo()
    with reopened(karims, tmp_path) as again:
        assert [watch.name for watch in again.watches] == ["Karimov", "Holovko"]
        assert "Holovko" in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "whose", "said"),
    [
        ("Nobody Here", "Rashad Karimov", "nobody is called"),
        ("Rashad Karimov", "Nobody Here", "nobody is called"),
        ("Остап Головко", "Ostap Holovko", "already"),
    ],
)
def test_what_cannot_be_merged_says_why(karims: Library, name: str, whose: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        karims.merge(name, whose)


def test_the_name_a_person_is_called_by_is_not_split_off(karims: Library) -> None:
    with pytest.raises(UsageError, match="what the person is called"):
        karims.split("Ostap Holovko")


def test_names_of_a_source_that_is_not_in_force_do_not_count(
    karims: Library, tmp_path: Path
) -> None:
    karims.close()
    one = str(tmp_path / "in" / "a.txt")
    with open_library(karims.config, tmp_path / "data", paths=[one]) as narrowed:
        for _ in narrowed.scan():
            pass
        assert called(narrowed) == {"Ostap Holovko": ("Ostap Holovko",)}
        assert [one.briefings for one in narrowed.names()] == [1]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The HR/VQ said no. Later the HR/VQ left.", "Holovko"),
        ("HR/VQ Holovko said no. The HR/VQ left.", "Holovko"),
        ("The HR/VQ met Golovko.", "Golovko"),
    ],
)
def test_who_is_watched_by_an_offices_letters_too_has_a_name_in_the_row(
    tmp_path: Path, text: str, shown: str
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(text, encoding="utf-8")
    watch = Watch("Ostap Holovko", "all", aliases=("HR/VQ",))
    with open_library(Config("", (str(folder),), (watch,)), tmp_path / "data") as library:
        taken_in(library)
        (row,) = library.listing().rows(0, 1)
        assert [name.name for name in row.names] == [shown]


def test_who_made_a_picture_is_not_named_in_the_row(tmp_path: Path) -> None:
    text = "Minister Ostap Holovko came.\n\nThe street (Photo: ZORVAN BLATEK/XYZ)\n\nHe left."
    with made(tmp_path, a=text) as library:
        (row,) = library.listing().rows(0, 1)
        assert [name.name for name in row.names] == ["Holovko"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("holo", "Ostap Holovko"),
        ("golov", "Ostap Holovko"),
        ("голов", "Ostap Holovko"),
        ("Остап Голо", "Ostap Holovko"),
        ("ostap holvko", "Ostap Holovko"),
        ("karim", "Rashad Karimov"),
        ("Karimov, Rashad", "Rashad Karimov"),
    ],
)
def test_a_name_being_typed_finds_its_bearer_first(
    karims: Library, typed: str, found: str
) -> None:
    assert [one.name for one in karims.names(typed)][:1] == [found]


@pytest.mark.parametrize("typed", ["xyzzy", "12", "🙂", "a" * 3000, "\u0301"])
def test_what_nobody_is_called_finds_nobody(karims: Library, typed: str) -> None:
    assert karims.names(typed) == ()


def rings(library: Library) -> list[str]:
    return [one.text for alert in library.alerts(set(AlertState)) for one in alert.mentions]


def test_a_watch_rings_for_a_name_that_is_merged_with_its_own_until_that_is_undone(
    tmp_path: Path,
) -> None:
    library = made(
        tmp_path,
        a="Minister Ostap Holovko came. Ostap Holovko left.",
        b="The singer Bobby Valdor came. Bobby Valdor sang.",
    )
    library.watch("Ostap Holovko")
    before = rings(library)
    assert before == ["Ostap Holovko", "Ostap Holovko"]
    library.merge("Bobby Valdor", "Ostap Holovko")
    assert sorted(rings(library)) == ["Bobby Valdor", "Bobby Valdor", *before]
    library.undo()
    assert rings(library) == before
    library.redo()
    assert sorted(rings(reopened(library, tmp_path))) == ["Bobby Valdor", "Bobby Valdor", *before]


def test_a_name_merged_with_another_spelling_of_the_watched_one_rings(tmp_path: Path) -> None:
    library = made(
        tmp_path,
        a="Остап Головко приехал. Остап Головко уехал.",
        b="The singer Bobby Valdor came. Bobby Valdor sang.",
    )
    library.watch("Ostap Holovko")
    assert set(rings(library)) == {"Остап Головко"}
    library.merge("Bobby Valdor", "Остап Головко")
    assert set(rings(library)) == {"Остап Головко", "Bobby Valdor"}
