"""What each command does, what it says, and how it ends."""

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from briefings.cli import main, piped
from briefings.export.fields import RECORDS
from tests.cli.command import PROGRAM, ROOT, Briefings

Records = dict[str, dict[str, Any]]


@pytest.mark.parametrize(
    ("words", "record"),
    [
        (["list"], "row"),
        (["search", "umerov"], "hit"),
        (["names"], "person"),
        (["alerts"], "alert"),
        (["doctor"], "installation"),
    ],
    ids=lambda each: each if isinstance(each, str) else each[0],
)
def test_json_is_one_object_a_line_with_the_documented_fields(
    seeded: Briefings, words: list[str], record: str
) -> None:
    answer = seeded(*words, "--json")
    assert (answer.code, answer.err) == (0, "")
    assert all(list(each) == list(RECORDS[record]) for each in answer.records)


def test_each_paragraph_has_its_language_and_too_short_a_one_none(fresh: Briefings) -> None:
    paragraphs = (
        "The minister said on Monday that the talks with the union would be held in spring.",
        "Міністр сказав, що переговори з профспілкою відбудуться навесні, але не в столиці.",
        "Der Minister sagte, dass die Gespräche mit der Gewerkschaft im Frühjahr stattfinden.",
        "Ends.",
    )
    page = fresh("read", "-", "--json", given="\n\n".join(paragraphs).encode()).records[0]
    languages = [block["language"] for block in page["blocks"]]
    assert languages == ["en", "uk", "de", "unknown"]


def test_show_gives_what_read_gives(seeded: Briefings, rows: Records, pages: Records) -> None:
    shown = seeded("show", rows["004"]["id"], "--json").records[0]
    assert list(shown) == list(RECORDS["page"])
    for name in ("id", "text", "blocks", "edits", "quotes"):
        assert shown[name] == pages["004"][name], name
    for name in ("start", "end", "text", "kind", "where"):
        assert [each[name] for each in shown["mentions"]] == [
            each[name] for each in pages["004"]["mentions"]
        ]


@pytest.mark.parametrize("command", ["search", "list"])
def test_a_person_who_is_misspelt_is_answered_with_whom_it_may_mean(
    seeded: Briefings, command: str
) -> None:
    answer = seeded(command, "person:Umreov")
    assert answer.code == 1
    assert "did you mean 'person:\"Rustem Umerov\"'?" in answer.err
    assert seeded(command, 'person:"Rustem Umerov"').code == 0
    assert "did you mean" not in seeded(command, "person:Qqzzy").err


@pytest.mark.parametrize("command", ["search", "list"])
def test_what_a_query_may_have_meant_is_said_beside_its_answer(
    seeded: Briefings, command: str
) -> None:
    answer = seeded(command, "umerov", "and", "witkoff")
    assert answer.code == 0
    assert "did you mean 'umerov AND witkoff'?" in answer.err
    assert "did you mean 'watch:Umerov'?" in seeded(command, "watch:Umerow").err


@pytest.mark.parametrize("command", ["search", "list"])
def test_where_nothing_answers_it_is_told_how_a_query_is_read(
    seeded: Briefings, command: str
) -> None:
    answer = seeded(command, "qqzzy OR qqzzy -umerov")
    assert answer.code == 1
    assert "looked for 'qqzzy OR (qqzzy -umerov)' in" in answer.err
    assert "looked in" in seeded(command, "qqzzy").err


def test_show_folds_what_is_not_the_story_and_raw_shows_it(
    seeded: Briefings, rows: Records
) -> None:
    row = rows["004"]
    folded = seeded("show", row["id"][:8]).out
    assert "photos are available for purchase" not in folded
    assert "boilerplate folded" in folded
    assert folded.startswith(row["title"])
    raw = seeded("show", row["id"], "--raw").out
    assert raw.rstrip("\n") == Path(ROOT / "seeds" / Path(row["path"]).name).read_text().rstrip()


def test_show_splits_glued_words(seeded: Briefings, rows: Records) -> None:
    assert "Witkoff which" in seeded("show", rows["000"]["id"]).out


def test_the_list_without_json_says_every_sign_in_words(seeded: Briefings) -> None:
    first, second = seeded("list").out.split("\n")[:2]
    assert "unread" in first
    assert "alerts: " in first
    assert "2025-12-05 to 2025-12-07 inferred" in second
    assert "publisher unknown" in second


def test_a_limit_stops_the_list(seeded: Briefings) -> None:
    assert len(seeded("list", "--json", "--limit", "2").records) == 2


def test_nothing_found_is_exit_1_and_says_where_it_looked(seeded: Briefings) -> None:
    answer = seeded("search", "zzyzx", "--json")
    assert (answer.code, answer.out) == (1, "")
    assert "seeds" in answer.err


@pytest.mark.parametrize(
    "words",
    [
        ["list", "--bogus"],
        ["search"],
        ["show", "zz"],
        ["mark", "zz"],
        ["match", "one"],
        ["scan", "no-such-folder"],
        ["lst"],
    ],
    ids=" ".join,
)
def test_a_mistake_on_the_command_line_is_exit_2_and_one_line(
    seeded: Briefings, words: list[str]
) -> None:
    answer = seeded(*words)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("briefings: ")
    assert answer.err.count("\n") == 1


def test_a_mistake_in_a_query_is_exit_2_with_a_caret_below_it(seeded: Briefings) -> None:
    answer = seeded("search", "umerov (")
    assert (answer.code, answer.out) == (2, "")
    said, query, caret = answer.err.splitlines()
    assert said.startswith("briefings: query:8: ")
    assert query[caret.index("^")] == "("


def test_a_misspelt_command_is_recognised(seeded: Briefings) -> None:
    assert "did you mean 'search'?" in seeded("serach").err
    assert "did you mean 'watch'?" in seeded("watc").err
    assert "did you mean 'watch mute'?" in seeded("mute").err
    assert "write --untag follow" in seeded("tag", "3f", "-follow").err


def test_the_first_of_two_words_has_a_help_of_its_own(seeded: Briefings) -> None:
    answer = seeded("watch", "--help")
    assert answer.code == 0
    assert "health  Show that silence means silence." in answer.out


def test_pin_mark_and_undo_last_from_run_to_run(fresh: Briefings) -> None:
    rows = fresh("list", "--json").records
    last = rows[-1]["id"]
    alert = fresh("alerts", "--json").records[-1]["id"]
    assert fresh("pin", last[:6], alert).code == 0
    assert fresh("mark", last, "--read").code == 0
    top = fresh("list", "--json").records[0]
    assert (top["id"], top["pinned"], top["unread"]) == (last, True, False)
    assert [each["id"] for each in fresh("alerts", "--json").records if each["pinned"]] == [alert]
    assert [fresh("undo").code for _ in range(3)] == [0, 0, 1]
    assert fresh("list", "--json").records == rows


def test_a_path_narrows_the_reader_and_without_a_terminal_it_prints_lines(
    fresh: Briefings,
) -> None:
    (file,) = (ROOT / "seeds").glob("004*")
    answer = fresh(str(file))
    assert (answer.code, answer.out.count("\n")) == (0, 1)
    assert "Ukrinform via MENAFN" in answer.out
    assert "briefings show ID --plain" in answer.err


def test_read_takes_stdin(fresh: Briefings) -> None:
    answer = fresh("read", "-", "--json", given=b" date 2025-03-04 Talks began.\n")
    (page,) = answer.records
    assert (answer.code, page["path"], page["date"]) == (0, "-", "2025-03-04")
    assert not fresh.data_dir.exists()


@pytest.mark.parametrize("words", [(), ("--plain",)])
def test_without_a_screen_what_is_piped_in_is_read_and_not_the_library(
    fresh: Briefings, words: tuple[str, ...]
) -> None:
    given = b"Lavrov met Wang Yi. 3 March 2026\n"
    answer = fresh(*words, given=given)
    assert answer == fresh("read", "-", given=given)
    assert (answer.code, "Lavrov met Wang Yi" in answer.out) == (0, True)
    assert not fresh.data_dir.exists()


def test_what_is_piped_in_and_cannot_be_read_is_exit_4(fresh: Briefings) -> None:
    given = bytes(range(256)) * 8
    answer = fresh(given=given)
    assert answer == fresh("read", "-", given=given)
    assert answer.code == 4


def test_a_blank_stdin_is_no_text(seeded: Briefings) -> None:
    assert seeded(given=b" \n").out == seeded("list").out != ""


def test_a_pipe_left_open_does_not_hold_the_library_back(
    seeded: Briefings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ours, theirs = os.pipe()
    kept = os.dup(0)
    monkeypatch.setattr(piped, "PATIENCE", 0.0)
    try:
        os.dup2(ours, 0)
        code = main(["--config", str(seeded.config), "--data-dir", str(seeded.data_dir)])
    finally:
        os.dup2(kept, 0)
        for one in (ours, theirs, kept):
            os.close(one)
    told = capsys.readouterr()
    assert (code, told.out) == (0, seeded("list").out)
    assert "nothing came through stdin" in told.err


def test_what_cannot_be_read_is_a_problem_in_its_place_and_exit_4(
    fresh: Briefings, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("Talks began in Vienna on Monday.\n")
    bad.write_bytes(bytes(range(256)) * 8)
    answer = fresh("read", str(bad), str(good), "--json")
    problem, page = answer.records
    assert answer.code == 4
    assert list(problem) == list(RECORDS["problem"])
    assert page["path"].endswith("good.txt")


def test_a_file_name_of_any_bytes_is_given_back_exactly(fresh: Briefings, tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/r\xe9sum\xe9.txt"
    with open(name, "wb") as file:
        file.write(b"Talks began in Vienna on Monday.\n")
    page = fresh("read", os.fsdecode(name), "--json").records[0]
    assert os.fsencode(page["raw_path"]) == name


def test_with_a_mistake_in_the_configuration_the_rest_is_in_force(
    tmp_path: Path, misspelt: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Fairbanks went to Vienna on Monday.\n")
    answer = Briefings(tmp_path / "data", misspelt)("list", "--json")
    assert (answer.code, answer.records[0]["alerts"]) == (0, ["Fairbanks"])
    assert "misspelt.yaml:6:9" in answer.err


def test_a_closed_pipe_is_no_error(seeded: Briefings) -> None:
    answer = subprocess.run(
        ["bash", "-c", f"'{PROGRAM}' names --json --data-dir '{seeded.data_dir}'"
         f" --config '{seeded.config}' | true"],
        capture_output=True,
        check=False,
        env=seeded.surroundings(),
    )  # fmt: skip
    assert answer.stderr == b""


def test_options_may_stand_before_the_command(seeded: Briefings) -> None:
    before = subprocess.run(
        [PROGRAM, "--data-dir", str(seeded.data_dir), "--config", str(seeded.config),
         "list", "--json"],
        capture_output=True,
        check=False,
        env=seeded.surroundings(),
    )  # fmt: skip
    assert before.stdout.decode() == seeded("list", "--json").out


def test_doctor_says_what_stands_in_the_way(tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("sources: [nowhere]\n")
    answer = Briefings(tmp_path / "data", config)("doctor", "--json")
    bad = [each for each in answer.records if not each["ok"]]
    assert (answer.code, [each["name"] for each in bad]) == (1, ["source"])
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["read", "none.txt"],
        ["scan", "none"],
        ["none.txt"],
        ["match", "--pairs", "none.tsv"],
        ["state", "import", "none.jsonl"],
    ],
)
def test_a_file_that_is_not_there_is_a_mistake_on_every_line(
    fresh: Briefings, words: list[str]
) -> None:
    answer = fresh(*words)
    assert (answer.code, answer.out) == (2, "")
    assert words[-1] in answer.err
    assert "no such file" in answer.err or "neither a command nor a file" in answer.err


@pytest.mark.parametrize("words", [["list"], ["search", "lima"]])
def test_where_nothing_is_found_a_source_that_is_not_there_is_named(
    tmp_path: Path, words: list[str]
) -> None:
    (tmp_path / "in").mkdir()
    config = tmp_path / "config.yaml"
    config.write_text("sources: [in, gone]\n")
    answer = Briefings(tmp_path / "data", config)(*words)
    assert f"{tmp_path / 'in'}; {tmp_path / 'gone'}, not there)" in answer.err


def test_a_scan_of_another_path_names_the_configuration_that_would_add_it(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Talks began in Vienna on Monday.\n")
    config = tmp_path / "mine.yaml"
    config.write_text("sources: []\n")
    answer = Briefings(tmp_path / "data", config)("scan", str(tmp_path / "other.txt"))
    assert "'sources:' in mine.yaml adds them" in answer.err


def test_a_scan_and_the_health_of_watches_say_that_a_file_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text("Talks began in Vienna on Monday.\n")
    (tmp_path / "in" / "bad.txt").write_bytes(bytes(range(256)) * 8)
    config = tmp_path / "config.yaml"
    config.write_text("sources: [in]\n")
    briefings = Briefings(tmp_path / "data", config)
    assert [briefings("scan").code for _ in range(2)] == [4, 4]
    answer = briefings("list")
    assert (answer.code, answer.err) == (0, "")
    assert "1 file could not be read" in briefings("watch", "health").err
    listed = briefings("check")
    assert (listed.code, "bad.txt: " in listed.out) == (4, True)


def test_several_mistakes_are_one_line_before_an_answer(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text("Talks began in Vienna on Monday.\n")
    config = tmp_path / "config.yaml"
    config.write_text("sources: [in]\npin: 1\npon: 2\n")
    answer = Briefings(tmp_path / "data", config)("list")
    assert answer.err.startswith("briefings: config.yaml: 2 mistakes, the rest is in force")
    assert answer.err.count("\n") == 2


@pytest.mark.parametrize("line", ["--help", "manual", "names --json"])
def test_a_reader_that_goes_away_is_no_failure(seeded: Briefings, line: str) -> None:
    script = f"'{PROGRAM}' {line} --data-dir '{seeded.data_dir}' | true; echo ${{PIPESTATUS[0]}}"
    answer = subprocess.run(
        ["bash", "-c", script], capture_output=True, check=False, env=seeded.surroundings()
    )
    assert (answer.stderr, answer.stdout) in [(b"", b"141\n"), (b"", b"0\n")]


@pytest.mark.parametrize(
    "words", [("pin", "{}"), ("mark", "--read", "{}"), ("tag", "{}", "+desk"), ("undo",)]
)
def test_what_cannot_be_kept_is_not_said_to_be_done(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "data").write_text("in the way")
    nowhere = Briefings(tmp_path / "data")
    listed = nowhere("list", "--json")
    assert listed.code == 0
    answer = nowhere(*(word.format(listed.records[0]["id"]) for word in words))
    assert answer.code == 3
    assert "nothing can be kept in the data directory" in answer.err.splitlines()[-1]


@pytest.mark.parametrize("command", ["search", "list"])
def test_a_word_that_a_query_leaves_out_is_no_option_and_it_says_how_to_write_it(
    seeded: Briefings, command: str
) -> None:
    answer = seeded(command, "-kotka")
    assert (answer.code, answer.out) == (2, "")
    assert "to leave a word out, write NOT kotka, or -- before the query" in answer.err
    assert seeded(command, "umerov", "NOT", "kotka").code == 0


def test_a_tag_without_its_sign_is_told_to_have_one(seeded: Briefings) -> None:
    (first, *_) = seeded("list", "--json").records
    answer = seeded("tag", first["id"][:8], "hot")
    assert answer.code == 2
    assert "a tag is written with +: +hot" in answer.err


def test_the_configuration_is_shown_as_a_configuration_writes_it(seeded: Briefings) -> None:
    shown = seeded("config", "show").out
    (line,) = [one for one in shown.splitlines() if one.startswith("watchlists: ")]
    assert line.startswith('watchlists: {"')
