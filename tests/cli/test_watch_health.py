"""Proof that silence means silence: watch list, watch health and watch test."""

from pathlib import Path

import pytest

from briefings.export.fields import RECORDS
from tests.cli.command import ROOT, Briefings


def configured(folder: Path, watches: str) -> Briefings:
    config = folder / "watched.yaml"
    sources = f"sources: [{ROOT / 'seeds'}]\nold_after: never\n"
    config.write_text(f"{sources}watchlists:\n  - name: Desk\n    watch:\n{watches}")
    return Briefings(folder / "data", config)


@pytest.mark.parametrize(
    ("words", "kind"), [("list", "watch"), ("health", "watch health"), ("test", "watch test")]
)
def test_its_json_has_the_fields_of_the_table(tmp_path: Path, words: str, kind: str) -> None:
    desk = configured(tmp_path, "      - name: Umerov\n        expect: Umerov said\n")
    answer = desk("watch", words, "--json")
    assert answer.code == 0
    assert [list(record) for record in answer.records] == [list(RECORDS[kind])]


def test_health_gives_what_was_read_and_when_a_watch_last_rang(seeded: Briefings) -> None:
    answer = seeded("watch", "health", "--json")
    assert (answer.code, answer.err) == (0, "briefings: watch ok 4/4\n")
    found = {one["watch"]: one for one in answer.records}
    assert {one["evaluated"] for one in answer.records} == {5}
    assert all(one["evaluated"] == one["stored"] and one["ok"] for one in answer.records)
    assert (found["Hnatov"]["alerts"], found["Hnatov"]["last"]) == (2, "2025-12-06")
    assert any("Gnatov" in spelling for spelling in found["Hnatov"]["spellings"])


def test_a_watch_that_met_nobody_is_well_all_the_same(tmp_path: Path) -> None:
    answer = configured(tmp_path, "      - Fairbanks\n")("watch", "health")
    assert answer.code == 0
    assert "ok  5 of 5  Fairbanks  no alert" in answer.out


@pytest.mark.parametrize("words", [("watch", "health"), ("check",)])
def test_a_watch_that_rings_in_half_of_a_library_is_warned_of_with_the_count(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "in").mkdir()
    for number in range(120):
        who = "Ada Fairbanks" if number % 2 else "Nobody of note"
        text = f"Report {number}\n\n{who} spoke of matter {number} in the hall.\n"
        (tmp_path / "in" / f"{number}.txt").write_text(text)
    config = tmp_path / "config.yaml"
    config.write_text("sources: [in]\nwatchlists:\n  - name: A\n    watch: [Fairbanks, Moreau]\n")
    here = Briefings(tmp_path / "data", config)
    here("scan")
    answer = here(*words)
    assert answer.code == 0
    assert "Fairbanks rings in 60 of 120 briefings" in answer.err
    assert "Moreau rings" not in answer.err


def test_a_watch_that_cannot_be_read_is_exit_2_and_the_others_go_on(tmp_path: Path) -> None:
    answer = configured(tmp_path, "      - Umerov\n      - '.*'\n")("watch", "health")
    assert answer.code == 2
    assert "watch ! 1/2" in answer.err
    assert "'.*' looks like a pattern" in answer.err
    assert "ok  5 of 5  Umerov" in answer.out


def test_a_query_with_a_mistake_stands_there_as_not_in_force_and_keeps_its_alerts(
    tmp_path: Path,
) -> None:
    query = "      - name: plan\n        query: '\"peace plan\"{more}'\n"
    configured(tmp_path, query.format(more=""))("scan")
    broken = query.format(more=" OR").encode().decode()
    answer = configured(tmp_path, f"      - Umerov\n{broken}")("watch", "health")
    assert answer.code == 2
    assert "NOT IN FORCE  5 of 5  plan  " in answer.out
    assert "watched.yaml:8:16: nothing behind 'OR'" in answer.out
    assert "; rings as it was before  alerts " in answer.out
    assert answer.err.endswith("watch ! 1/2\n")
    assert "plan" in configured(tmp_path, f"      - Umerov\n{broken}")("alerts", "--all").out


def test_a_query_that_never_was_right_rings_for_nothing_and_says_so(tmp_path: Path) -> None:
    watches = "      - Umerov\n      - query: '\"peace plan\" OR'\n"
    answer = configured(tmp_path, watches)("watch", "health", "--json")
    (broken,) = [one for one in answer.records if not one["ok"]]
    assert (broken["watch"], broken["evaluated"]) == ('"peace plan" OR', 0)
    assert "watched.yaml:7:16: nothing behind 'OR'" in broken["fault"]
    assert "; nothing rings" in configured(tmp_path, watches)("watch", "health").out


EXPECTING = """
      - name: Andrii Hnatov
        not: [Ignatov]
        expect: ["Gen. Gnatov said", "Гнатова бачили"]
        expect_not: ["Ignatov said", "{wrong}"]
      - query: '"peace plan"'
        expect: ["The peace plan was read."]
        expect_not: ["The plan for peace was read."]
"""


def test_expectations_that_hold_are_exit_0(tmp_path: Path) -> None:
    desk = configured(tmp_path, EXPECTING.replace("{wrong}", "Anna Hnatova said"))
    answer = desk("watch", "test")
    assert (answer.out.count("ok  "), answer.code) == (6, 0)
    assert answer.err.endswith("6 of 6 sentences as expected\n")


def test_an_expectation_that_fails_is_exit_1_and_says_which(tmp_path: Path) -> None:
    desk = configured(tmp_path, EXPECTING.replace("{wrong}", "Andrii Hnatov said"))
    answer = desk("watch", "test")
    assert answer.code == 1
    assert "FAILED  Andrii Hnatov  rings, must be silent  Andrii Hnatov said" in answer.out


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text("date 2025-12-05\nA report\nUmerov spoke.\n")
    (tmp_path / "c.yaml").write_text(
        "sources: [inbox]\nold_after: never\n"
        "watchlists: [{name: Desk, watch: [Umerov, Fairbanks]}]\n"
    )
    return tmp_path / "inbox"


def test_no_watch_is_well_while_a_source_is_not_there(tmp_path: Path, inbox: Path) -> None:
    desk = Briefings(tmp_path / "data", tmp_path / "c.yaml")
    assert desk("watch", "health").err.endswith("watch ok 2/2\n")
    inbox.rename(tmp_path / "away")
    answer = desk("watch", "health", "--json")
    assert answer.code == 1
    assert all(not one["ok"] and one["missing"] == [str(inbox)] for one in answer.records)
    assert f"{inbox}: no such file or folder (what it had is still shown" in answer.err
    assert answer.err.endswith("watch ! 2/2 · 1 source not there\n")
    (tmp_path / "away").rename(inbox)
    assert desk("watch", "health").code == 0


def test_of_a_source_that_never_was_nothing_is_said_to_be_shown(
    tmp_path: Path, inbox: Path
) -> None:
    inbox.rename(tmp_path / "away")
    answer = Briefings(tmp_path / "data", tmp_path / "c.yaml")("watch", "health")
    assert (answer.code, "SOURCE NOT THERE" in answer.out) == (1, True)
    assert "no such file or folder (bring it back, or mend" in answer.err
    assert "still shown" not in answer.err


def test_a_muted_watch_is_not_counted_as_ok(tmp_path: Path, inbox: Path) -> None:
    desk = Briefings(tmp_path / "data", tmp_path / "c.yaml")
    desk("watch", "mute", "Umerov")
    answer = desk("watch", "health")
    assert (answer.code, answer.err.splitlines()[-1]) == (
        0,
        "briefings: watch ok 1/2 · 1 muted",
    )
