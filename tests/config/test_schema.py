"""The schema an editor checks a configuration with: it says what the loader says."""

from pathlib import Path
from typing import Any

from briefings.config.keys import TOP, WATCH, WATCHLIST
from briefings.config.schema import schema
from tests.cli.command import Briefings


def test_the_schema_has_every_key_of_the_table_and_no_other() -> None:
    made: dict[str, Any] = schema()
    defs = made["$defs"]
    for keys, table in ((made, TOP), (defs["watchlist"], WATCHLIST), (defs["watch"], WATCH)):
        assert list(keys["properties"]) == [key.name for key in table]
        assert keys["additionalProperties"] is False


def test_what_is_in_force_is_shown_with_its_origin(tmp_path: Path) -> None:
    config = tmp_path / "mine.yaml"
    config.write_text("sources: [in]\ntheme: light\nkeys: {pin: P}\n")
    answer = Briefings(tmp_path / "data", config)("config", "show", "--origin")
    assert answer.code == 0
    assert "theme: light  # mine.yaml" in answer.out
    assert "measure: 80  # default" in answer.out
    assert 'keys: {"pin": "P"}  # mine.yaml' in answer.out
    assert f"config: {config}  # named" in answer.out
    assert "# --data-dir" in answer.out


def test_the_schema_is_printed_for_an_editor(tmp_path: Path) -> None:
    answer = Briefings(tmp_path / "data", None)("config", "schema")
    assert answer.code == 0
    assert '"$schema": "https://json-schema.org/draft/2020-12/schema"' in answer.out
