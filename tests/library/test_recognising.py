"""A recogniser of the reader's own: what it finds, what hinders it, and that none is needed."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefings.config import allowed, load
from briefings.intake.processes import recogniser
from briefings.library import Library, open_library
from briefings.model import AlertState, Config, EntityKind, Watch
from tests.cli.command import Briefings
from tests.conftest import ROOT
from tests.intake.follower import Follower, write
from tests.taking_in import taken_in

FINDS = """
import json, re, sys
print("begun", file=open(sys.argv[1], "a"))
KINDS = {"xobu qentar": "person", "oleh derkachenko said": "person", "vale of umb": "place"}
for line in sys.stdin:
    asked = json.loads(line)
    found = [
        [one.start(), one.end(), kind]
        for words, kind in KINDS.items()
        for one in re.finditer(words, asked["text"], re.IGNORECASE)
    ]
    print(json.dumps({"id": asked["id"], "found": found}), flush=True)
"""
"""Finds what no rule of ours does, and what one of ours is in."""

ANSWERS = """
import sys, json, time
for line in sys.stdin:
    asked = json.loads(line)
    if "poison" not in asked["text"]:
        print(json.dumps({"id": asked["id"], "found": [[0, 6, "org"]]}), flush=True)
        continue
    BAD
"""


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    write(folder / "1.txt", "Oleh Derkachenko said 😀 that xobu qentar left the vale of umb.")
    write(folder / "2.txt", "Nobody of whom anything is known came on that day.")
    return folder


@contextmanager
def opened(
    inbox: Path, *words: str, watches: tuple[str, ...] = (), beside: bool = False
) -> Iterator[Library]:
    watched = tuple(Watch(name, "L") for name in watches)
    config = Config("", (str(inbox),), watched, recogniser=words)
    with open_library(config, inbox.parent / "data", beside=beside) as library:
        yield library


def child(inbox: Path) -> tuple[str, ...]:
    """Give the words of a command that finds names and notes each of its starts."""
    script = inbox.parent / "finds.py"
    script.write_text(FINDS, encoding="utf-8")
    return (sys.executable, str(script), str(inbox.parent / "starts"))


def starts(inbox: Path) -> int:
    file = inbox.parent / "starts"
    return len(file.read_text().splitlines()) if file.exists() else 0


def named(library: Library) -> set[str]:
    return {one.name for one in library.names("", None)}


def troubles(library: Library) -> list[str]:
    return [one.what for one in library.troubles]


def test_its_finds_are_names_where_none_of_ours_overlaps(inbox: Path) -> None:
    with opened(inbox, *child(inbox)) as library:
        taken_in(library)
        assert named(library) == {"Oleh Derkachenko", "xobu qentar", "vale of umb"}
        (place,) = library.names("", EntityKind.PLACE)
        assert place.name == "vale of umb"
        (row,) = library.listing("xobu").rows(0, 1)
        page = library.page(row.id)
        assert page
        found = {one.text: [each.rule for each in one.reasons] for one in page.mentions}
        assert found["xobu qentar"] == ["found by your recogniser"]
        assert found["Oleh Derkachenko"] == ["the same letters"]
        theirs = next(one for one in page.mentions if one.text == "xobu qentar")
        assert ("name", "xobu qentar: found by your recogniser") in library.why(
            row.id, offset=theirs.span.start
        )


def test_it_is_begun_once_and_asked_once_about_a_text(inbox: Path) -> None:
    with opened(inbox, *child(inbox)) as library:
        taken_in(library)
        write(inbox / "3.txt", "Here xobu qentar is named again.")
        taken_in(library)
        assert starts(inbox) == 1
        assert (
            next(one for one in library.names("", None) if one.name == "xobu qentar").briefings
            == 2
        )
    with opened(inbox, *child(inbox)) as library:
        taken_in(library)
        assert starts(inbox) == 1
        assert "xobu qentar" in named(library)


def test_what_is_read_again_for_a_watch_has_its_finds_after_the_next_scan(inbox: Path) -> None:
    with opened(inbox, *child(inbox), watches=("Derkachenko",)) as library:
        taken_in(library)
        assert len(library.alerts()) == 1
        library.watch("Oleh Derkachenko")
        taken_in(library)
        alerts = library.alerts(set(AlertState))
        assert [one.mentions[0].text for one in alerts] == ["Oleh Derkachenko"] * 2
        assert named(library) == {"Oleh Derkachenko", "xobu qentar", "vale of umb"}


def test_without_the_key_its_finds_go_and_another_command_reads_all_again(inbox: Path) -> None:
    with opened(inbox, *child(inbox)) as library:
        taken_in(library)
    with opened(inbox) as library:
        taken_in(library)
        assert named(library) == {"Oleh Derkachenko"}
        assert starts(inbox) == 1
    with opened(inbox, *child(inbox)) as library:
        taken_in(library)
        assert "xobu qentar" in named(library)
    with opened(inbox, *child(inbox), "other") as library:
        taken_in(library)
        assert starts(inbox) == 3


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("print('what?', flush=True)", "its answer is not the JSON that is asked for"),
        ("print('[' * 99999, flush=True)", "its answer is not the JSON that is asked for"),
        ('print(\'{"id":"1","found":[]}\', flush=True)', "its answer is about another text"),
        ("answer([[0, 99999, 'org']])", "it found something outside the text"),
        ("answer([[-1, 3, 'org']])", "it found something outside the text"),
        ("answer([[4, 4, 'org']])", "it found something outside the text"),
        ("answer([[0, 1, 'dog']])", "its answer is not the JSON that is asked for"),
        ("answer([[0, 6, 'words']])", "it found what is no name"),
        ("sys.exit(1)", "it ended without an answer"),
        ("time.sleep(60)", "no answer within 1 second"),
    ],
)
def test_nonsense_is_told_and_costs_its_own_text_alone(
    inbox: Path, answer: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "sleep" in answer:
        monkeypatch.setattr(recogniser, "LONGEST", 1)
    bad = answer.replace("answer(", "print(json.dumps({'id': asked['id'], 'found': ").replace(
        "])", "]}), flush=True)"
    )
    write(inbox / "3.txt", "There is poison in it, and Oleh Derkachenko too.")
    with opened(inbox, sys.executable, "-c", ANSWERS.replace("BAD", bad)) as library:
        taken_in(library)
        assert troubles(library) == [f"recogniser: {told}"]
        names = {one.name: one.briefings for one in library.names("", None)}
        assert names == {"Oleh Derkachenko": 2, "Report": 2}
    with opened(inbox, sys.executable, "-c", ANSWERS.replace("BAD", bad)) as library:
        assert troubles(library) == [f"recogniser: {told}"]
        (inbox / "3.txt").unlink()
        taken_in(library)


def test_one_that_fails_three_times_is_let_be_until_the_next_start(inbox: Path) -> None:
    dies = (
        sys.executable,
        "-c",
        "import sys; print(1, file=open(sys.argv[1], 'a')); sys.stdin.readline()",
        str(inbox.parent / "starts"),
    )
    for number in range(3, 8):
        write(inbox / f"{number}.txt", f"Oleh Derkachenko said number {number}.")
    with opened(inbox, *dies) as library:
        taken_in(library)
        taken_in(library)
        assert starts(inbox) == 3
        assert named(library) == {"Oleh Derkachenko"}
        assert troubles(library) == ["recogniser: it ended without an answer"]
    with opened(inbox, *dies) as library:
        taken_in(library)
        assert starts(inbox) == 6
    with opened(inbox, *child(inbox)) as library:
        taken_in(library)
        assert troubles(library) == []


def test_a_command_that_is_not_there_is_told(inbox: Path) -> None:
    with opened(inbox, str(inbox / "missing")) as library:
        taken_in(library)
        assert troubles(library) == ["recogniser: no such file or directory"]
        assert named(library) == {"Oleh Derkachenko"}


def test_beside_the_screen_it_is_asked_in_a_quiet_moment(inbox: Path) -> None:
    with opened(inbox, *child(inbox), beside=True) as library:
        taken_in(library)
        assert starts(inbox) == 0
        follower = Follower(library)
        try:
            follower.until(lambda: "xobu qentar" in named(library))
            write(inbox / "3.txt", "Here xobu qentar is named again.")
            follower.until(
                lambda: any(one.briefings == 2 for one in library.names("xobu qentar", None))
            )
        finally:
            follower.end()
        assert starts(inbox) == 1


def test_without_the_key_nothing_of_it_is_imported(inbox: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from briefings.library import open_library;"
        "from briefings.model import Config;"
        "library = open_library(Config('', (sys.argv[1],), ()), Path(sys.argv[2]));"
        "list(library.scan()); library.close();"
        "print([one for one in sys.modules if one.endswith('recogniser')])"
    )
    words = [sys.executable, "-c", script, str(inbox), str(inbox.parent / "data")]
    done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "[]\n"


def test_a_strangers_configuration_starts_none(inbox: Path) -> None:
    file = inbox.parent / "config.yaml"
    file.write_text(f"sources: [in]\nrecogniser: {json.dumps(child(inbox))}\n")
    config = allowed(load(file), runs_commands=False)
    with open_library(config, inbox.parent / "data") as library:
        taken_in(library)
        assert "'recogniser' not in force" in library.problems[0].what
    assert starts(inbox) == 0
    with open_library(allowed(load(file), runs_commands=True), inbox.parent / "data") as library:
        taken_in(library)
    assert starts(inbox) == 1


def test_the_commands_give_its_finds_and_tell_what_hinders_it(inbox: Path) -> None:
    file, here = inbox.parent / "config.yaml", inbox.parent / "here"
    here.mkdir()
    command = Briefings(here / "data", file)
    file.write_text(f"sources: [in]\nrecogniser: {json.dumps(child(inbox))}\n")
    assert command("scan").code == 0
    assert command("scan").code == 0
    names = {
        one["name"]: one["kind"] for one in command("names", "--kind", "all", "--json").records
    }
    assert names["xobu qentar"] == "person"
    assert names["vale of umb"] == "place"
    (row,) = command("search", "xobu", "--json").records
    (page,) = command("show", row["id"], "--json").records
    found = next(one for one in page["mentions"] if one["text"] == "xobu qentar")
    assert page["text"][found["start"] : found["end"]] == "xobu qentar"
    assert [one["rule"] for one in found["reasons"]] == ["found by your recogniser"]
    file.write_text("sources: [in]\nrecogniser: ['false']\n")
    assert "recogniser: it ended without an answer" in command("scan").err
    assert "recogniser: it ended without an answer" in command("check").out
