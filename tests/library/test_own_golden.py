"""What the samples never are is found alike too: undated, and in several files."""

import json
from collections.abc import Iterator, Mapping

import pytest

from briefings.cli.commands import run
from briefings.config import load
from briefings.library import Library, open_library
from briefings.model import AlertState
from tests.taking_in import put, taken_in

TEXTS: Mapping[str, str] = {
    "first": "The ferry to Lima\ndate 2025-12-02\n\nThe ferry left the harbour at noon.",
    "again": "The ferry to Lima\ndate 2025-12-02\n\nThe ferry left the harbour at noon.",
    "other": "The road to Oslo\ndate 2025-12-03\n\nThe road was closed for a day.",
    "bare": "A harbour in winter\n\nNobody came, and nobody left.",
}
GOLDEN: Mapping[str, str] = {
    "is:undated": "winter",
    "-is:undated": "lima oslo",
    "harbour is:undated": "winter",
    "harbour -is:undated": "lima",
    "is:copy": "lima",
    "-is:copy": "oslo winter",
    "is:copy OR is:undated": "lima winter",
    "is:copy harbour": "lima",
}
"""Queries with the last words of the titles that they find."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    base = tmp_path_factory.mktemp("asked")
    inbox = base / "inbox"
    inbox.mkdir()
    put(inbox, **TEXTS)
    watches = ", ".join(f"{{query: '{query}', where: any}}" for query in GOLDEN)
    lines = [f"sources: ['{inbox}']", "old_after: never", "watchlists:", "  - name: all"]
    config = base / "config.yaml"
    config.write_text("\n".join([*lines, f"    watch: [{watches}]", ""]), encoding="utf-8")
    with open_library(load(config), base / "kept") as opened:
        assert not opened.config.problems
        taken_in(opened)
        yield opened


def told(titles: Iterator[str]) -> str:
    return " ".join(sorted(title.split()[-1].casefold() for title in titles))


def test_a_search_and_a_view_find_what_is_undated_and_what_is_a_copy(library: Library) -> None:
    for typing in (False, True):
        listings = {query: library.listing(query, typing=typing) for query in GOLDEN}
        found = {
            query: told(row.title for row in listing.rows(0, len(listing)))
            for query, listing in listings.items()
        }
        assert found == GOLDEN


@pytest.mark.parametrize("command", ["search", "list"])
def test_the_command_line_finds_them_too(
    library: Library, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    own = ["--config", library.config.path, "--data-dir", str(library.data_dir), "--json"]
    found = {}
    for query in GOLDEN:
        run([command, *own, "--", query])
        records = map(json.loads, capsys.readouterr().out.splitlines())
        found[query] = told(record["title"] for record in records)
    assert found == GOLDEN


def test_a_watch_rings_for_them(library: Library) -> None:
    alerts = library.alerts(set(AlertState))
    found = {
        query: told(alert.title for alert in alerts if alert.watch == query) for query in GOLDEN
    }
    assert found == GOLDEN
