"""What would be watched."""

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
