"""Documents, names and watches written to command the terminal: what the command line prints."""

from pathlib import Path

import pytest

from tests.cli.command import Briefings
from tests.terminal.emulator import BRIEFINGS, Terminal
from tests.terminal.hostile import NAMES, make_inbox
from tests.terminal.sequences import Kind, tokens

DIRECTIONS = "".join(map(chr, (*range(0x2028, 0x202F), *range(0x2066, 0x206A))))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Briefings:
    folder = tmp_path_factory.mktemp("hostile")
    command = Briefings(folder / "data", make_inbox(folder))
    answer = command("scan")
    assert answer.code == 0
    assert_harmless(answer.out + answer.err)
    return command


def assert_harmless(text: str, kept: str = "\n") -> None:
    controls = [each for each in text if ord(each) < 0x20 or 0x7F <= ord(each) < 0xA0]
    assert set(controls) <= set(kept)
    assert not set(DIRECTIONS) & set(text)


@pytest.mark.parametrize("way", ["--plain", "--json"])
@pytest.mark.parametrize(
    "words",
    [["scan"], ["list"], ["search", "Tarasenko"], ["alerts"], ["names"], ["doctor"]],
    ids=lambda each: each[0],
)
def test_nothing_printed_commands_a_terminal(
    hostile: Briefings, words: list[str], way: str
) -> None:
    answer = hostile(*words, way)
    assert answer.code in {0, 1}
    assert_harmless(answer.out + answer.err)


@pytest.mark.parametrize("way", ["--plain", "--json"])
def test_no_text_that_is_read_commands_a_terminal(hostile: Briefings, way: str) -> None:
    answer = hostile("read", str(hostile.data_dir.parent / "inbox"), way)
    assert answer.code == 0
    assert_harmless(answer.out + answer.err, kept="\n\t")
    assert "[bold]Melnyk[/x] said" in answer.out


def test_raw_text_commands_no_terminal(hostile: Briefings) -> None:
    hit, *_ = hostile("search", "Searchable3", "--json").records
    answer = hostile("show", hit["id"], "--raw")
    assert answer.code == 0
    assert_harmless(answer.out, kept="\n\t")


def test_a_path_is_shown_safely_and_kept_exactly(hostile: Briefings) -> None:
    folder = hostile.data_dir.parent / "inbox"
    files = sorted(str(folder / name) for name in NAMES.values())
    pages = hostile("read", "--json", *files).records
    assert [page["raw_path"] for page in pages] == files
    for page in pages:
        assert_harmless(page["path"], kept="")


def test_on_a_terminal_too_only_styles_are_sent(hostile: Briefings, tmp_path: Path) -> None:
    options = ["--config", str(hostile.config), "--data-dir", str(hostile.data_dir)]
    for words in (["list"], ["search", "Tarasenko", "--limit", "5"]):
        with Terminal([BRIEFINGS, *words, *options], home=tmp_path) as terminal:
            assert terminal.exit() == 0
            shapes = {
                token.text[-1] if token.kind is Kind.CSI else token.text
                for token in tokens(terminal.output)
                if token.kind is not Kind.TEXT
            }
            assert shapes <= {"m", "\r", "\n"}, words
