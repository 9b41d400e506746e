"""How a run ends, whatever happens in it."""

import json
import signal
import subprocess
from pathlib import Path

import pytest

from briefings.cli.outcome import Outcome
from briefings.errors import (
    BriefingsError,
    ConfigError,
    QueryError,
    StoreError,
    UnreadableError,
    UsageError,
)
from briefings.query import parse
from tests.cli.command import PROGRAM, Briefings


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (
            UsageError("no such id", where="ab", advice="list them"),
            2,
            "ab: no such id (list them)",
        ),
        (QueryError("an open bracket", column=4), 2, "query:5: an open bracket"),
        (ConfigError("not YAML", where="c.yaml:1:1"), 2, "c.yaml:1:1: not YAML"),
        (StoreError("is locked", where="/d"), 3, "/d: is locked"),
        (UnreadableError("is binary", where="a"), 4, "a: is binary"),
        (PermissionError(13, "Permission denied", "/d"), 3, "/d: permission denied"),
        (ZeroDivisionError("division by zero"), 70, "ZeroDivisionError: division by zero"),
        (BriefingsError("a\x1b[2J\nb"), 3, "a␛[2J␊b"),
    ],
    ids=lambda each: type(each).__name__ if isinstance(each, Exception) else "",
)
def test_an_error_is_one_line_and_a_code(
    error: Exception, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with Outcome("briefings") as outcome:
        raise error
    assert outcome.code == code
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"briefings: {said}")
    assert told.err.count("\n") == 1


@pytest.mark.parametrize(
    ("query", "shown", "under"),
    [
        ("umerov titel:x", "  umerov titel:x", "titel"),
        ("和平 titel:x", "  和平 titel:x", "titel"),
        ("e\u0301t\u0e47 titel:x", "  e\u0301t\u0e47 titel:x", "titel"),
        ("a\u00a0b titel:x", "  a b titel:x", "titel"),
        ("a\nb titel:x", "  a b titel:x", "titel"),
        (f"{'word ' * 30}titel:x {'more ' * 30}", "  …", "titel"),
    ],
)
def test_a_mistake_in_a_query_is_shown_with_a_caret_below_it(
    query: str, shown: str, under: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with Outcome("briefings"):
        parse(query)
    said, line, caret = capsys.readouterr().err.splitlines()
    assert "did you mean 'title:x'?" in said
    assert line.startswith(shown)
    assert len(line) < 80
    assert caret.strip() == "^"
    before = line[: line.index(under)]
    wide, marks = sum(one > "⺀" for one in before), sum(one in "\u0301\u0e47" for one in before)
    assert caret.index("^") == len(before) + wide - marks


def test_an_interrupt_is_130_without_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    with Outcome("briefings") as outcome:
        raise KeyboardInterrupt
    assert outcome.code == 130
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_leaves_by_the_ordinary_way_out(number: signal.Signals, code: int) -> None:
    closed = False
    with Outcome("briefings") as outcome:
        try:
            signal.raise_signal(number)
        finally:
            closed = True
    assert (outcome.code, closed) == (code, True)


def test_a_scan_that_is_stopped_keeps_what_it_has_and_the_next_goes_on(
    fresh: Briefings, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(1000):
        (folder / f"{number}.txt").write_text(
            f"Report {number} of the day\n\nIt rained {number}.\n"
        )
    command = [str(PROGRAM), "--data-dir", str(fresh.data_dir), "scan", str(folder), "--json"]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, bufsize=0, stdout=pipe, stderr=pipe, env=fresh.surroundings()
    ) as process:
        assert process.stdout is not None
        # What it writes is more than a pipe holds: it is not at its end before more is read.
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest, err = process.communicate(timeout=60)
    done = {json.loads(line)["path"] for line in (first + rest).splitlines()}
    assert process.returncode == 130
    assert "stopped (the next scan goes on from here)" in err.decode()
    assert 0 < len(done) < 1000
    again = fresh("scan", str(folder), "--json").records
    assert {one["path"] for one in again if one["status"] == "unchanged"} == done
    assert len(again) == 1000
