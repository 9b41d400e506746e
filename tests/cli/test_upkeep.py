"""Is everything as it should be: check and completion."""

import subprocess
from contextlib import closing
from pathlib import Path
from shutil import which

import apsw
import pytest

from briefings.cli.commands import briefings
from briefings.export.fields import RECORDS
from briefings.library.door import keyer
from briefings.store.open import open_store
from tests.cli.command import PROGRAM, Briefings


def test_check_says_where_a_mistake_is_and_what_was_meant(tmp_path: Path, misspelt: Path) -> None:
    answer = Briefings(tmp_path / "data", misspelt)("check")
    assert answer.code == 2
    assert "misspelt.yaml:6:9: unknown key 'alais'" in answer.out
    assert "'aliases'" in answer.out


def test_check_gives_every_problem_as_json(tmp_path: Path, misspelt: Path) -> None:
    answer = Briefings(tmp_path / "data", misspelt)("check", "--json")
    assert (answer.code, answer.err) == (2, "")
    assert [list(each) for each in answer.records] == [list(RECORDS["problem"])] * 2
    assert [each["what"][:11] for each in answer.records] == ["unknown key", "no such fil"]


def test_check_looks_at_what_the_screen_added_too(fresh: Briefings) -> None:
    local = fresh.data_dir / "watch.d" / "local.yaml"
    local.parent.mkdir(parents=True)
    local.write_text("[")
    answer = fresh("check")
    assert (answer.code, "local.yaml:" in answer.out) == (2, True)


def test_check_sees_keys_that_clash(tmp_path: Path) -> None:
    config = tmp_path / "keys.yaml"
    config.write_text("sources: [in]\nkeys: {pin: j, pon: P}\npreset: mutt\n")
    answer = Briefings(tmp_path / "data", config)("check")
    assert answer.code == 2
    assert "keys.yaml:2:8: j already does 'down'" in answer.out
    assert "keys.yaml:2:16: no action is called 'pon' (did you mean 'pin'?)" in answer.out
    assert "no such file or folder" in answer.out


def test_check_goes_on_behind_a_file_that_is_broken_as_a_whole(tmp_path: Path) -> None:
    config, local = tmp_path / "broken.yaml", tmp_path / "data" / "watch.d" / "local.yaml"
    local.parent.mkdir(parents=True)
    config.write_text("sources: [in\n")
    local.write_text("watchlists:\n  - nome: A\n    watch: [Ada Bell]\n")
    answer = Briefings(tmp_path / "data", config)("check")
    assert answer.code == 2
    assert "broken.yaml:" in answer.out
    assert "local.yaml:2:5: unknown key 'nome'" in answer.out


@pytest.mark.parametrize("key", ["pipe", "on_alert", "recogniser"])
def test_a_command_in_a_strangers_folder_is_not_in_force_and_said(
    tmp_path: Path, key: str
) -> None:
    config = tmp_path / "config.yaml"
    config.write_text(f"sources: [in]\n{key}: mail -s Briefing desk\n")
    answer = Briefings(tmp_path / "data", config)("check")
    assert answer.code == 2
    assert f"config.yaml: '{key}' not in force" in answer.out


def test_a_good_configuration_passes_the_check(fresh: Briefings) -> None:
    answer = fresh("check", "--json")
    assert (answer.code, answer.out) == (0, "")
    assert "watches: 4" in answer.err


def test_a_check_of_another_configuration_changes_no_alert(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Report\n\nKatarzyna Nowicka spoke of a treaty on Friday.\n")
    for name, watch in (("mine", "Katarzyna Nowicka"), ("other", "Jane Roe")):
        lists = f"watchlists: [{{name: People, watch: [{watch}]}}]\n"
        (tmp_path / f"{name}.yaml").write_text(f"sources: [a.txt]\n{lists}")
    mine = Briefings(tmp_path / "data", tmp_path / "mine.yaml")
    mine("scan")
    assert Briefings(tmp_path / "data", tmp_path / "other.yaml")("check").code == 0
    # An open reader looks at what is stored, and brings nothing up to its own watches again.
    with closing(open_store(tmp_path / "data", keyer)) as store:
        assert store.corpus.rung([("People", "Katarzyna Nowicka")])


@pytest.fixture
def stocked(tmp_path: Path) -> Briefings:
    """The command with a library of one briefing."""
    (tmp_path / "a.txt").write_text("Report\n\nThe treaty was signed on Friday.\n")
    (tmp_path / "mine.yaml").write_text("sources: [a.txt]\n")
    command = Briefings(tmp_path / "data", tmp_path / "mine.yaml")
    command("scan")
    return command


@pytest.mark.parametrize("words", [("list",), ("check",), ("doctor",)])
def test_a_library_that_gets_what_an_older_version_did_not_make_says_so_once(
    stocked: Briefings, words: tuple[str, ...]
) -> None:
    with closing(apsw.Connection(str(stocked.data_dir / "index.db"))) as db:
        db.execute("DROP INDEX reading")
    said = "the index of 1 briefing gets, this once, what this version finds them by"
    assert [said in stocked(*words).err for _ in range(2)] == [True, False]


def test_an_index_that_is_built_again_is_not_called_the_first(stocked: Briefings) -> None:
    with closing(apsw.Connection(str(stocked.data_dir / "index.db"))) as db:
        db.pragma("user_version", 7)
    anew = stocked("list")
    assert len(anew.out.splitlines()) == 1
    assert "building the index again from the sources" in anew.err
    assert "first time" not in anew.err
    assert stocked("list").err == ""


def test_a_library_that_never_was_is_taken_in_for_the_first_time(fresh: Briefings) -> None:
    said = fresh("list").err
    assert "taking in the sources for the first time" in said
    assert "again" not in said


@pytest.mark.parametrize("text", ["[" * 60_000, "a: &a [*a]\n", "\0", "sources: !!python/x y\n"])
def test_a_hostile_configuration_is_exit_2_with_its_place(tmp_path: Path, text: str) -> None:
    config = tmp_path / "hostile.yaml"
    config.write_text(text)
    answer = Briefings(tmp_path / "data", config)("check")
    assert (answer.code, "hostile.yaml:1:" in answer.out) == (2, True)
    assert "Traceback" not in answer.err


def test_a_configuration_that_is_not_there_is_exit_2(tmp_path: Path) -> None:
    answer = Briefings(tmp_path / "data", tmp_path / "none.yaml")("check")
    assert (answer.code, "none.yaml: no such file" in answer.out) == (2, True)


def test_check_needs_neither_store_nor_screen(tmp_path: Path) -> None:
    script = (
        "import sys; from briefings.cli import main;"
        f"main(['check', '--data-dir', {str(tmp_path)!r}]);"
        "heavy = {'apsw', 'briefings.library', 'textual', 'rich'};"
        "sys.exit(' '.join(heavy & set(sys.modules)) or 0)"
    )
    subprocess.run([PROGRAM.with_name("python"), "-c", script], check=True)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script_that_asks_this_program(fresh: Briefings, shell: str) -> None:
    assert "_BRIEFINGS_COMPLETE" in fresh("completion", shell).out


def test_completion_offers_commands_options_and_paths(tmp_path: Path) -> None:
    def offered(words: str) -> list[str]:
        asks = {
            "_BRIEFINGS_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split(" ")) - 1),
        }
        return Briefings(tmp_path, None, asks)().out.split("\n")

    assert "plain,search" in offered("briefings se")
    assert "file,se" in offered("briefings se")
    assert not any(one.startswith("file,") for one in offered("briefings "))
    for line in ("briefings read in", "briefings scan in", "briefings --config in"):
        assert "file,in" in offered(line)
    assert "plain,--limit" in offered("briefings search --li")


def test_what_a_shell_is_told_of_a_command_is_whole(tmp_path: Path) -> None:
    asks = {
        "_BRIEFINGS_COMPLETE": "fish_complete",
        "COMP_WORDS": "briefings ",
        "COMP_CWORD": "",
    }
    told = Briefings(tmp_path, None, asks)().out.split("\n")
    assert all(line.count(",") == 1 for line in told if line)
    assert any(line.startswith("plain,watch") and "health" in line for line in told)


@pytest.mark.parametrize(
    ("shell", "ask"),
    [
        ("fish", "source {script}; complete -C '{line}'"),
        ("zsh", "compdef() {{ :; }}; source {script}"),
    ],
)
def test_the_other_shells_take_the_script_and_fish_completes(
    fresh: Briefings, tmp_path: Path, shell: str, ask: str
) -> None:
    if which(shell) is None:
        pytest.skip(f"no {shell} here")
    script = tmp_path / f"briefings.{shell}"
    script.write_text(fresh("completion", shell).out)

    def answer(line: str) -> str:
        words = [shell, "-c", ask.format(script=script, line=line)]
        surroundings = fresh.surroundings()
        surroundings["PATH"] = f"{PROGRAM.parent}:{surroundings['PATH']}"
        ran = subprocess.run(words, capture_output=True, text=True, env=surroundings, check=True)
        assert ran.stderr == ""
        return ran.stdout

    told = {line: answer(line) for line in ("briefings watch ", "briefings digest --format ")}
    if shell == "fish":
        assert {"health", "mute", "try"} <= set(told["briefings watch "].split())
        assert {"md", "html", "csv", "json"} <= set(told["briefings digest --format "].split())


def test_bash_itself_completes_commands_of_one_word_and_of_two(fresh: Briefings) -> None:
    lines = ("briefings se", "briefings watch ''", "briefings watch h", "briefings list --l")
    script = "\n".join(
        [
            f"source <({PROGRAM} completion bash)",
            "compopt() { :; }",
            'try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()',
            f'  _briefings_completion {PROGRAM}; echo "${{COMPREPLY[*]}}"; }}',
            *(f"try {line}" for line in lines),
        ]
    )
    answer = subprocess.run(
        ["bash", "-c", script],
        capture_output=True,
        text=True,
        env=fresh.surroundings(),
        check=True,
    )
    watch = [name.split()[1] for name in briefings.commands if name.startswith("watch ")]
    offered = ["search", " ".join(watch), "health", "--limit"]
    assert answer.stdout.strip().split("\n") == offered
