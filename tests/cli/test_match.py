"""Two names compared: alone, and many pairs in a stream."""

import signal
import subprocess

from briefings.export.fields import RECORDS
from tests.cli.command import PROGRAM, ROOT, Briefings


def test_match_says_what_joins_two_names(fresh: Briefings) -> None:
    answer = fresh("match", "Gnatov", "Hnatov", "--json")
    (verdict,) = answer.records
    assert (answer.code, answer.err) == (0, "")
    assert list(verdict) == list(RECORDS["match"])
    assert (verdict["a"], verdict["b"]) == ("Gnatov", "Hnatov")
    assert "romanisation" in [reason["kind"] for reason in verdict["reasons"]]


def test_match_says_no_with_exit_1(fresh: Briefings) -> None:
    answer = fresh("match", "Fairbanks", "Ng", "--json")
    assert (answer.code, answer.records[0]["tier"]) == (1, "no")


def test_pairs_are_answered_in_order_even_where_a_line_is_none(fresh: Briefings) -> None:
    lines = b"Hnatov\tGnatov\tignored\nalone\nFairbanks\tNg\n"
    answer = fresh("match", "--pairs", "-", "--json", given=lines)
    assert [(each["a"], each["b"]) for each in answer.records] == [
        ("Hnatov", "Gnatov"),
        ("alone", ""),
        ("Fairbanks", "Ng"),
    ]
    assert [each["tier"] == "no" for each in answer.records] == [False, True, True]
    assert answer.code == 4
    assert "-:2:" in answer.err


def test_pairs_are_answered_while_they_come(fresh: Briefings) -> None:
    with subprocess.Popen(
        [PROGRAM, "match", "--pairs", "-", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=fresh.surroundings(),
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"Hnatov\tGnatov\n")
        process.stdin.flush()
        assert b'"tier"' in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130


def test_match_needs_neither_store_nor_screen() -> None:
    script = (
        "import sys; from briefings.cli import main; main(['match', 'Fairbanks', 'Ng']);"
        "heavy = {'apsw', 'briefings.library', 'textual', 'rich', 'yaml'};"
        "sys.stderr.write(' '.join(heavy & set(sys.modules)))"
    )
    answer = subprocess.run(
        [PROGRAM.with_name("python"), "-c", script], capture_output=True, check=False, cwd=ROOT
    )
    assert answer.stderr == b""


def test_an_empty_name_is_a_mistake_of_the_command_line(seeded: Briefings) -> None:
    answer = seeded("match", "", " ")
    assert (answer.code, answer.out) == (2, "")
    assert "give two names" in answer.err


def test_without_a_tag_it_is_said_that_there_is_none(seeded: Briefings) -> None:
    answer = seeded("tag")
    assert (answer.code, answer.err) == (1, "briefings: no tags yet\n")


def test_a_briefing_with_no_tag_behind_it_is_a_mistake(seeded: Briefings) -> None:
    briefing = seeded("list", "--json").records[0]["id"]
    answer = seeded("tag", str(briefing))
    assert answer.code == 2
    assert "no tag is given (write one with + before it" in answer.err
