"""The facts of the five sample briefings, through the installed command."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import ROOT, Answer, Briefings

Records = dict[str, dict[str, Any]]

GOLDEN = {
    fact["file"][:3]: fact
    for fact in map(
        json.loads, (ROOT / "tests/golden/seeds.jsonl").read_text(encoding="utf-8").splitlines()
    )
}
NAMED = {
    "Umerov": (3, 3, 6, 7, 3),
    "Witkoff": (2, 2, 5, 0, 2),
    "Hnatov|Gnatov": (0, 0, 1, 0, 2),
    "Zelensky": (3, 0, 0, 3, 3),
    "Kushner": (0, 0, 1, 0, 2),
    "Putin": (1, 1, 0, 0, 0),
    "Sybiha": (0, 4, 0, 0, 0),
    "Stefanishyna": (0, 0, 0, 0, 2),
    "Rubio": (0, 0, 0, 0, 1),
    "Rutte": (0, 0, 0, 0, 1),
}
"""How often each is written in 000 to 004."""

each_seed = pytest.mark.parametrize("seed", GOLDEN)


def mentions_of(page: dict[str, Any], name: str) -> list[dict[str, Any]]:
    parts = name.split("|")
    return [each for each in page["mentions"] if any(part in each["text"] for part in parts)]


def test_a_scan_answers_for_every_file(first_scan: tuple[Briefings, Answer]) -> None:
    answer = first_scan[1]
    assert (answer.code, len(answer.records)) == (0, 5)
    assert {line["status"] for line in answer.records} == {"ok"}


def test_the_list_is_newest_first(rows: Records) -> None:
    assert list(rows) == ["004", "002", "001", "000", "003"]


@each_seed
@pytest.mark.parametrize(
    "name",
    ["date", "date_end", "date_precision", "date_origin", "date_certainty", "date_evidence"],
)
def test_a_date_is_what_the_text_says_with_the_words_that_say_it(
    rows: Records, pages: Records, seed: str, name: str
) -> None:
    assert rows[seed][name] == GOLDEN[seed][name]
    assert pages[seed][name] == GOLDEN[seed][name]


@each_seed
def test_a_row_gives_title_publisher_and_language(rows: Records, seed: str) -> None:
    fact = GOLDEN[seed]
    for name in ("title_kind", "publisher", "language"):
        assert rows[seed][name] == fact[name], name
    if fact["title"] is not None:
        assert rows[seed]["title"] == fact["title"]


def test_a_derived_title_is_the_first_sentence_s(rows: Records) -> None:
    assert rows["004"]["title"].startswith("Olga Stefanishyna")


@each_seed
def test_the_text_holds_everything_of_the_file(pages: Records, seed: str) -> None:
    page = pages[seed]
    raw = Path(page["raw_path"]).read_text(encoding="utf-8")
    assert page["text"] == raw
    assert [block["start"] for block in page["blocks"]] == [
        0,
        *(block["end"] for block in page["blocks"][:-1]),
    ]
    assert page["blocks"][-1]["end"] == len(raw)


@each_seed
def test_what_is_not_the_story_is_a_block_of_its_kind(pages: Records, seed: str) -> None:
    for fact in GOLDEN[seed]["blocks"]:
        kinds = {
            block["kind"]
            for block in pages[seed]["blocks"]
            if block["start"] < fact["end"] and fact["start"] < block["end"]
        }
        assert kinds == {fact["kind"]}, fact["text"]


@pytest.mark.parametrize("glued", ["Witkoffwhich", "reportedhe"])
def test_a_glued_word_is_an_edit(pages: Records, glued: str) -> None:
    assert glued in [edit["was"] for edit in pages["000"]["edits"]]


@pytest.mark.parametrize(("name", "counts"), NAMED.items(), ids=list(NAMED))
def test_every_occurrence_of_a_name_is_a_mention(
    pages: Records, name: str, counts: tuple[int, ...]
) -> None:
    assert tuple(len(mentions_of(pages[seed], name)) for seed in GOLDEN) == counts


@each_seed
def test_a_mention_covers_exactly_the_name(pages: Records, seed: str) -> None:
    page = pages[seed]
    spans = {(each["start"], each["end"]) for each in page["mentions"]}
    for each in page["mentions"]:
        assert each["text"] == page["text"][each["start"] : each["end"]]
    for fact in GOLDEN[seed]["spans"]:
        if any(part in fact["text"] for name in NAMED for part in name.split("|")):
            assert (fact["start"], fact["end"]) in spans, fact["text"]


def test_a_name_only_in_a_teaser_stands_in_a_teaser(pages: Records) -> None:
    assert [each["where"] for each in mentions_of(pages["004"], "Rutte")] == ["teaser"]


def test_statements_with_their_speaker_behind_a_dash_are_quotes(pages: Records) -> None:
    quotes = {(quote["start"], quote["end"]): quote for quote in pages["003"]["quotes"]}
    named, pronoun = [(fact["start"], fact["end"]) for fact in GOLDEN["003"]["quotes"]]
    assert "Umerov" in quotes[named]["speaker"]
    assert pronoun in quotes


def test_read_alone_a_day_without_a_year_is_undated_with_a_note(seeded: Briefings) -> None:
    (file,) = (ROOT / "seeds").glob("002*")
    (page,) = seeded("read", str(file), "--json").records
    assert (page["date"], page["date_precision"], page["date_origin"]) == (None, "none", "none")
    assert page["problems"]


@pytest.mark.parametrize("name", ["hnatov", "gnatov", "Hnatow", "Гнатов"])
def test_every_spelling_of_a_name_finds_it_and_says_why(seeded: Briefings, name: str) -> None:
    hits = seeded("search", name, "--json").records
    assert {Path(hit["path"]).name[:3] for hit in hits} == {"002", "004"}
    assert all(hit["reasons"] and hit["spans"] for hit in hits)


@pytest.mark.parametrize("name", ["zelensky", "Zelenskiy", "Зеленський"])
def test_an_ending_is_no_other_name(seeded: Briefings, name: str) -> None:
    hits = seeded("search", name, "--json").records
    assert {Path(hit["path"]).name[:3] for hit in hits} == {"000", "003", "004"}


def test_forms_of_one_given_name_find_the_same(seeded: Briefings) -> None:
    long, short = (
        {hit["id"] for hit in seeded("search", f"{given} Witkoff", "--json").records}
        for given in ("Stephen", "Steve")
    )
    assert long == short != set()


def test_another_surname_is_not_found_as_sure(seeded: Briefings) -> None:
    hits = seeded("search", "Umarov", "--json").records
    assert not [hit for hit in hits if hit["tier"] in {"exact", "sure"}]


def test_every_watch_rings_once_for_a_briefing(seeded: Briefings) -> None:
    rung = [alert["watch"] for alert in seeded("alerts", "--json").records]
    counts = {watch: rung.count(watch) for watch in rung}
    assert counts == {"Witkoff": 4, "Hnatov": 2, "Umerov": 5, "Jared Kushner": 2}


def test_names_merges_the_spellings_of_one_person(seeded: Briefings) -> None:
    (person,) = seeded("names", "hnatov", "--json").records
    spellings = {spelling["name"] for spelling in person["spellings"]}
    assert spellings == {"Andriy Gnatov", "Andrii Hnatov", "Andriy Hnatov"}
    assert (person["briefings"], person["first"]) == (2, "2025-12-05")
