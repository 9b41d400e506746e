"""Who tells the same story, and what keeps two stories apart."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings.library import Library, open_library
from briefings.model import Config, Watch

PAIRS = Path(__file__).parents[1] / "intake" / "stories"


def said(name: str) -> str:
    lines = (PAIRS / name).read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("#"))


def told_twice(name: str) -> list[list[str]]:
    """Give pairs of reports, each with its title on the first line."""
    return [pair.split("\n--\n") for pair in said(name).split("\n==\n")]


def numbered() -> list[list[str]]:
    """Give pairs that differ in a number alone."""
    pairs = []
    for line in said("numbers.txt").splitlines():
        texts = [re.sub(r"\[(.+?)\|(.+?)\]", side, line) for side in (r"\1", r"\2")]
        pairs.append([f"{' '.join(text.split()[:7])}\n{text}" for text in texts])
    return pairs


KINDS = {"same": told_twice("same.txt"), "other": told_twice("other.txt"), "number": numbered()}
NAMES = [f"{kind}{at}" for kind, pairs in KINDS.items() for at in range(len(pairs))]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Give a library that holds all pairs; the second of each is a day later."""
    folder = tmp_path_factory.mktemp("in")
    for kind, pairs in KINDS.items():
        for at, pair in enumerate(pairs):
            for side, text in enumerate(pair):
                title, _, body = text.strip().partition("\n")
                dated = f"{title}\n\ndate 2025-12-0{5 + side}\n\n{body}\n"
                (folder / f"{kind}{at}{'ab'[side]}.txt").write_text(dated, encoding="utf-8")
    config = Config("", (str(folder),), (), old_after_days=None)
    with open_library(config, tmp_path_factory.mktemp("data")) as library:
        assert list(library.scan()) is not None
        yield library


def ids(library: Library) -> dict[str, str]:
    rows = library.listing("is:read OR is:unread", limit=None).rows(0, 999)
    return {Path(row.path).stem: row.id for row in rows}


@pytest.mark.parametrize("name", NAMES)
def test_one_event_in_two_reports_is_one_story_and_nothing_else_is(
    library: Library, name: str
) -> None:
    known = ids(library)
    first, second = known[f"{name}a"], known[f"{name}b"]
    is_same = name.startswith("same")
    assert (second in library.same_story(first)) is is_same
    assert (first in library.same_story(second)) is is_same


def test_thirty_reports_that_differ_in_a_number_are_no_copies(library: Library) -> None:
    known = ids(library)
    rows = {row.id: row for row in library.listing().rows(0, 999)}
    numbers = [one for name, one in known.items() if name.startswith("number")]
    assert len(numbers) == 60
    assert [one for one in numbers if one not in rows or rows[one].copies] == []


def test_a_query_for_a_story_finds_who_tells_it_and_goes_with_other_words(
    library: Library,
) -> None:
    known = ids(library)
    first, second = known["same0a"], known["same0b"]
    found = library.listing(f"story:{first}", limit=None)
    assert [row.id for row in found.rows(0, 9)] == [first, second]
    assert [row.id for row in library.listing(f"story:{first[:9]}").rows(0, 9)] == [first, second]
    later = library.listing(f"story:{first} date:2025-12-06", limit=None)
    assert [row.id for row in later.rows(0, 9)] == [second]
    others = library.listing(f"-story:{first}", limit=None)
    assert not {first, second} & {row.id for row in others.rows(0, 999)}
    assert len(library.listing("story:0000000000000000", limit=None)) == 0


def test_what_a_small_library_tells_five_times_is_one_story(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    told = (
        "The harbour of Ravnsund reopened after a storm closed it for days. Cranes were damaged "
        "and a warehouse lost its roof. Ferries to the outer islands will sail again, said "
        "Torvald Enger, the head of the port. Insurers and fishermen counted what they lost."
    )
    other = (
        "Fishermen in Ravnsund counted their losses after the storm. Torvald Enger told reporters "
        "that cranes must be replaced. The warehouse roof will be mended before winter, and "
        "ferries sail to the outer islands once more."
    )
    for at in range(4):
        (folder / f"{at}.txt").write_text(
            f"{told} Paper number {('one', 'two', 'six', 'ten')[at]}.\n"
        )
    (folder / "other.txt").write_text(f"Damage by the storm\n\n{other}\n")
    with open_library(Config("", (str(folder),), ()), tmp_path / "data") as library:
        assert list(library.scan()) is not None
        known = ids(library)
        assert set(library.same_story(known["other"])) == {known[str(at)] for at in range(4)}


SENT = {
    "grain": ("[EXT] grain", 19, "Three ships left Ravnsund with maize.\nInsurers ask more."),
    "court": ("Daily note", 21, "A court in Lorna adjourned.\nEnger was not there."),
    "port": (
        "Morning brief: Enger in Calder",
        18,
        "Torvald Enger landed in Calder.\nHe is silent.",
    ),
    "bank": ("Bank", 20, "The bank kept its rate.\nEnger was named.\n\nNora Quill\nAnalyst, Desk"),
    "rail": ("Rail", 20, "Trains run again.\nNobody was hurt.\n\nNora Quill\nAnalyst, Desk"),
}
"""Notes by their subjects, days and texts."""


@pytest.mark.parametrize("sender", ["Nora Quill", "Morning Desk"])
def test_who_sends_them_makes_no_story_of_short_mails_about_other_news(
    tmp_path: Path, sender: str
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, (subject, day, text) in SENT.items():
        head = (
            f"From: {sender} <nora@desk.example>\nTo: Ingrid Vale <vale@desk.example>\n"
            f"Subject: {subject}\nDate: {day} Nov 2025 07:00:00 +0000\nMessage-ID: <{name}@desk>\n"
        )
        (folder / f"{name}.eml").write_text(f"{head}\n{text}\n", encoding="utf-8")
    watches = tuple(Watch(name, "desk") for name in ("Torvald Enger", "Nora Quill", "Ingrid Vale"))
    config = Config("", (str(folder),), watches, old_after_days=None)
    with open_library(config, tmp_path / "data") as library:
        assert list(library.scan()) is not None
        known = ids(library)
        assert {name: library.same_story(known[name]) for name in SENT} == dict.fromkeys(SENT, ())
