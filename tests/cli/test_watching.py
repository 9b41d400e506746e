"""What would be watched."""

from dataclasses import replace
from pathlib import Path

from tests.cli.command import Briefings


def test_watch_try_tells_spellings_with_counts_reasons_and_sentences(seeded: Briefings) -> None:
    answer = seeded("watch", "try", "Hnatov", "--json")
    assert answer.code == 0
    caught = {one["spelling"]: one for one in answer.records if one["caught"]}
    assert set(caught) == {"Hnatov", "Gnatov"}
    assert caught["Gnatov"]["tier"] == "sure"
    assert caught["Gnatov"]["reasons"][0]["kind"] == "romanisation"
    assert "Gnatov" in caught["Gnatov"]["sentence"]
    assert caught["Gnatov"]["briefings"] == 1


def test_watch_try_says_the_same_in_words(seeded: Briefings) -> None:
    answer = seeded("watch", "try", "Hnatov")
    assert "sure  Gnatov  in 1 briefing" in answer.out
    assert "  because Gnatov ~ Hnatov: " in answer.out


def test_a_name_that_is_nowhere_gives_exit_code_1(seeded: Briefings) -> None:
    answer = seeded("watch", "try", "Qwertzuiop")
    assert (answer.code, answer.out) == (1, "")
    assert "would ring for nothing" in answer.err


def test_watch_alone_says_what_there_is(seeded: Briefings) -> None:
    answer = seeded("watch")
    assert answer.code == 2
    assert "watch try" in answer.err


def test_names_new_gives_whom_only_the_newest_day_names(seeded: Briefings) -> None:
    answer = seeded("names", "--new", "--json")
    assert {one["name"] for one in answer.records} == {"Olga Stefanishyna", "Marco Rubio"}
    assert all(one["name"].split()[-1] in one["sentence"] for one in answer.records)
    assert seeded("names", "--new").out.count("because named on 2025-12-06") == 2
    assert seeded("names", "--new", "umerov").code == 2


def test_a_sentence_without_an_end_is_told_by_the_words_around_the_name(fresh: Briefings) -> None:
    folder, config = fresh.data_dir.parent / "in", fresh.data_dir.parent / "own.yaml"
    folder.mkdir()
    (folder / "long.txt").write_text(
        f"Minutes\n\n23 November 2026\n\n{'word ' * 3000}Petri Hakala {'word ' * 3000}\n"
    )
    config.write_text(
        f"sources: ['{folder}']\nwatchlists:\n  - name: Harbour\n    watch: [Petri Hakala]\n"
    )
    own = replace(fresh, config=config)
    assert own("scan").code == 0
    for told in (own("watch", "try", "Petri Hakala"), own("digest")):
        assert "word Petri Hakala word" in told.out
        assert len(told.out) < 2000
        assert not {"ord", "rd", "wor", "wo"} & set(told.out.split())


def test_a_scan_tells_in_what_is_unread_a_watch_that_is_new_is_met_already(
    tmp_path: Path,
) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text("The bridge\n\nLindqvist spoke of it.\n", "utf-8")
    called = Briefings(tmp_path / "data", config=tmp_path / "config.yaml")

    def scanned(watches: str) -> str:
        lists = f"watchlists:\n  - name: Desk\n    watch: [{watches}]\n"
        (tmp_path / "config.yaml").write_text(f"sources: [inbox]\n{lists}", "utf-8")
        return called("scan").err

    assert "already" not in scanned("Fairbanks")
    told = "briefings: Lindqvist is in 1 unread briefing already"
    assert told in scanned("Fairbanks, Lindqvist").splitlines()
    assert "already" not in scanned("Fairbanks, Lindqvist")
