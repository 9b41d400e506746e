"""The command line on a terminal."""

import os
from pathlib import Path

import pytest

from tests.cli.command import ROOT, Briefings
from tests.terminal.emulator import BRIEFINGS, Terminal
from tests.terminal.sequences import colours

ROUNDS = int(os.environ.get("BRIEFINGS_FAULT_ROUNDS", "3"))


def run(seeded: Briefings, home: Path, *words: str, **environment: str) -> Terminal:
    options = ["--config", str(seeded.config), "--data-dir", str(seeded.data_dir)]
    return Terminal([BRIEFINGS, *words, *options], home=home, environment=environment)


def test_the_list_has_day_headings_and_signs(seeded: Briefings, tmp_path: Path) -> None:
    with run(seeded, tmp_path, "list") as terminal:
        assert terminal.exit() == 0
        assert "Sat 6 Dec 2025\n●!    Olga Stefanishyna" in terminal.text
        assert "~ Fri 5 Dec 2025\n●! ~  Ukraine and the US" in terminal.text


def test_without_colour_no_colour_is_sent(seeded: Briefings, tmp_path: Path) -> None:
    for words in (["list"], ["search", "hnatow"]):
        with run(seeded, tmp_path, *words, NO_COLOR="1") as terminal:
            assert terminal.exit() == 0
            assert colours(terminal.output) == []


def test_a_text_is_wrapped_between_words(seeded: Briefings, tmp_path: Path) -> None:
    row = seeded("list", "--json").records[2]
    with run(seeded, tmp_path, "show", row["id"]) as terminal:
        assert terminal.exit() == 0
        assert "coordinate our efforts" in terminal.output.replace("\r\n", " ")


@pytest.mark.parametrize(
    ("words", "environment"), [((), {"TERM": "dumb"}), (("--plain",), {})], ids=["dumb", "plain"]
)
def test_the_reader_is_linear_where_a_screen_is_not_wanted(
    seeded: Briefings, tmp_path: Path, words: tuple[str, ...], environment: dict[str, str]
) -> None:
    with run(seeded, tmp_path, *words, **environment) as terminal:
        assert terminal.exit() == 0
        assert "\x1b" not in terminal.output
        assert "2025-12-05 to 2025-12-07 inferred" in terminal.output
        assert "to read one: briefings show ID --plain" in terminal.output


def test_a_first_scan_on_a_terminal_shows_how_far_it_is(fresh: Briefings, tmp_path: Path) -> None:
    with run(fresh, tmp_path, "scan") as terminal:
        assert terminal.exit() == 0
        assert "briefings: 5 ok" in terminal.text


def test_a_path_alone_opens_the_reader_on_it(seeded: Briefings, tmp_path: Path) -> None:
    (file,) = (ROOT / "seeds").glob("003*")
    with run(seeded, tmp_path, str(file)) as terminal:
        terminal.wait_for("Umerov stated", "UNN")
        assert "Olga Stefanishyna" not in terminal.text
        terminal.press("q")
        assert terminal.exit() == 0


def piping(seeded: Briefings, command: str) -> list[str]:
    options = ["--config", str(seeded.config), "--data-dir", str(seeded.data_dir)]
    return ["/bin/sh", "-c", f'{command} "$@"', "sh", BRIEFINGS, *options]


@pytest.mark.parametrize("number", range(max(1, ROUNDS // 3)))
def test_what_is_piped_in_is_opened_and_keys_come_from_the_terminal(
    seeded: Briefings, tmp_path: Path, number: int
) -> None:
    words = f"The harbour was closed on day {number}. Nobody but Umerov had heard of that before."
    with Terminal(piping(seeded, f"echo {words} |"), home=tmp_path) as terminal:
        terminal.wait_for("The harbour was closed")
        terminal.press("enter")
        terminal.wait_for("Nobody but Umerov had heard", "standard input")
        assert "Olga Stefanishyna" not in terminal.text
        terminal.press("q", "q")
        assert terminal.exit() == 0
    kept = [one.read_text() for one in (seeded.data_dir / "piped").glob("*/*")]
    assert kept.count(f"{words}\n") == 1


def test_where_nothing_is_piped_in_the_library_is_opened(
    seeded: Briefings, tmp_path: Path
) -> None:
    with Terminal([*piping(seeded, "true |")], home=tmp_path) as terminal:
        terminal.wait_for("Olga Stefanishyna")
        terminal.press("q")
        assert terminal.exit() == 0
