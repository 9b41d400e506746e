"""How a run ends, whatever happens in it."""

import signal

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
