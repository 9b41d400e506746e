"""One language: a query finds the same in a search, a view, a watch and on the command line."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from briefings.cli.commands import run
from briefings.config import load
from briefings.library import Library, open_library
from briefings.model import AlertState, Config
from tests.conftest import ROOT
from tests.library.conftest import numbers, taken_in

GOLDEN: Mapping[str, str] = {
    "hnatov": "002 004",
    "Гнатов": "002 004",
    "=Hnatov": "004",
    "umer*": "000 001 002 003 004",
    "kushner -rutte": "002",
    "kushner AND NOT umerov": "",
    "rutte OR kushner": "002 004",
    "(rutte OR sybiha) witkoff": "001 004",
    '"20-point document"': "001",
    '"20-point" near:8 document': "001",
    "umerov near:12 hnatov": "004",
    '="20-point document"': "001",
    "title:ukrain*": "002 004",
    "lang:unknown": "",
    "is:undated": "",
    "is:copy": "",
    "date:2025-11..2025-12-02": "000 003",
    "date:>=2025-12-03 -date:2025-12-06": "001",
    "received:>2d": "",
    "title:ukraine": "002 004",
    "publisher:menafn": "004",
    "path:002": "002",
    "path:SEEDS/ -path:002": "000 001 003 004",
    "publisher:unknown": "000 002",
    "lang:en kushner": "002 004",
    "lang:uk": "",
    "person:witkoff": "000 001 002 004",
    "person:Зеленський": "000 003 004",
    "place:florida": "000 004",
    "watch:envoys": "",
    "is:unread kushner": "002 004",
    "-is:copy kushner": "002 004",
    "date:2025-12": "000 001 002 004",
    "date:2025-12-06": "002 004",
    "date:<2025-12": "003",
    "date:>2025-12-03": "002 004",
    "received:<3d umerov": "000 001 002 003 004",
    "older:30d received:<1d hnatov": "002 004",
    "Steve Witkoff": "000 001 002 004",
    "hnatov OR date:<2025-12": "002 003 004",
    "xqzzy OR date:1999": "",
    "publisher:menafn OR place:florida": "000 004",
    "(kushner OR place:florida) date:2025-12-06 -rutte": "002",
}
"""Queries with the numbers of the samples that they find."""


def asked(base: Path, queries: Sequence[str]) -> Config:
    """Watch queries, wherever they are answered."""
    lines = [f"sources: ['{ROOT / 'seeds'}']", "old_after: never", "watchlists:", "  - name: all"]
    lines.append("    watch:")
    for query in queries:
        quoted = query.replace("'", "''")
        lines.append(f"      - {{query: '{quoted}', where: any}}")
    path = base / "config.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    config = load(path)
    assert not config.problems
    return config


def rung(library: Library) -> dict[str, str]:
    """Give for each query the numbers of the samples that it rang in."""
    found: dict[str, list[str]] = {query: [] for query in GOLDEN}
    for alert in library.alerts(set(AlertState)):
        found[alert.watch].append(alert.briefing)
    return {query: told(library, ids) for query, ids in found.items()}


def told(library: Library, ids: Sequence[str]) -> str:
    return " ".join(sorted(numbers(library, ids)))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    base = tmp_path_factory.mktemp("asked")
    with taken_in(asked(base, list(GOLDEN)), base / "kept") as opened:
        yield opened


def test_a_watch_rings_for_what_its_query_finds_as_it_comes_in(library: Library) -> None:
    assert rung(library) == GOLDEN
    assert {alert.state for alert in library.alerts(set(AlertState))} == {AlertState.NEW}


def test_a_watch_rings_beside_typing_mistakes_and_behind_a_possessive(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    slips = "Nshevchenko Shevcrenko Shevchenzo Shevchewko Shevchenbko Shevcheako Shevcphenko"
    slips += " Shevchbnko Shevchtnko Smevchenko Shevchenso Shevcheiko Shevcheeko Shevcheko"
    inbox.joinpath("slips.txt").write_text(f"Slips\n\nHere are {slips}.\n", encoding="utf-8")
    story = "The Kremlin's envoy\n\nIt was somebody else who met him.\n"
    inbox.joinpath("story.txt").write_text(story, encoding="utf-8")
    spelt = "A visit\n\nIt was Schewtschenko who met him.\n"
    inbox.joinpath("spelt.txt").write_text(spelt, encoding="utf-8")
    lines = [f"sources: ['{inbox}']", "watchlists:", "  - name: all", "    watch:"]
    lines += ["      - query: shevchenko -spam", "      - query: '\"kremlin envoy\"'"]
    lines += ["        where: title"]
    tmp_path.joinpath("config.yaml").write_text("\n".join(lines), encoding="utf-8")
    with taken_in(load(tmp_path / "config.yaml"), tmp_path / "kept") as library:
        alerts = library.alerts(set(AlertState))
    assert all(alert.mentions for alert in alerts)
    told = {"It was Schewtschenko who met him.", "The Kremlin's envoy"}
    assert told <= {alert.sentence for alert in alerts}


def test_a_watch_that_is_new_rings_silently_for_what_came_before(tmp_path: Path) -> None:
    bare = Config("", (str(ROOT / "seeds"),), (), old_after_days=None)
    taken_in(bare, tmp_path / "kept").close()
    with open_library(asked(tmp_path, list(GOLDEN)), tmp_path / "kept") as library:
        assert rung(library) == GOLDEN
        assert {alert.state for alert in library.alerts(set(AlertState))} == {AlertState.OLD}


def test_a_search_and_a_view_find_the_same(library: Library) -> None:
    for typing in (False, True):
        found = {}
        for query in GOLDEN:
            listing = library.listing(query, typing=typing)
            ids = [row.id for row in listing.rows(0, len(listing))]
            hits = (listing.hit(one) for one in ids)
            found[query] = told(library, [hit.briefing for hit in hits if hit and hit.tier.joins])
        assert found == GOLDEN


@pytest.mark.parametrize("command", ["search", "list"])
def test_the_command_line_finds_the_same(
    library: Library, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    own = ["--config", library.config.path, "--data-dir", str(library.data_dir), "--json"]
    found = {}
    for query in GOLDEN:
        run([command, *own, "--", query])
        records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        ids = [one["id"] for one in records if one.get("tier") != "maybe"]
        found[query] = told(library, ids)
    assert found == GOLDEN
