"""Texts that are longer than a key can wait for are opened and looked through beside the keys."""

from collections.abc import Sequence

import pytest

from briefings.model import Briefing
from briefings.store.sqlite.corpus import SqliteCorpus
from tests.screen.conftest import Opened

_NEVER = 1e6


@pytest.fixture
def long(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Make every text a long one, which nobody rests on."""
    monkeypatch.setattr("briefings.store.sqlite.corpus.AT_ONCE", 0)
    monkeypatch.setattr("tui.screens.hunting.A_REST", _NEVER)
    monkeypatch.setattr("tui.screens.hunting.OPENS", _NEVER)
    return monkeypatch


async def test_no_letter_waits_for_a_long_text(opened: Opened, long: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    texts = SqliteCorpus.briefings

    def noted(corpus: SqliteCorpus, ids: Sequence[str]) -> dict[str, Briefing]:
        read.extend(ids)
        return dict(texts(corpus, ids))

    async with opened() as app:
        long.setattr(SqliteCorpus, "briefings", noted)
        await app.type("/umerov")
        assert app.shows("/ umerov", "5 of 5")
        assert app.open_file == ""
        assert app.shows("Opening …")
        assert not read


async def test_at_rest_a_long_text_is_opened_and_shows_where_it_answers(
    opened: Opened, long: pytest.MonkeyPatch
) -> None:
    long.setattr("tui.screens.hunting.A_REST", 0)
    long.setattr("tui.screens.hunting.OPENS", 0)
    async with opened() as app:
        await app.type("/umerov")
        await app.until(lambda: bool(app.marked))
        assert app.open_file == app.cursor_file
        assert app.marked == ["Umerov"] * 3
        row = app.main.panes.briefings.current
        assert row is not None
        await app.until(lambda: row in app.main.desk.listing.glimpses([row]))
        await app.press("down")
        await app.until(lambda: app.open_file == app.cursor_file)


async def test_n_waits_for_the_words_that_a_long_text_is_looked_through_for(
    opened: Opened, long: pytest.MonkeyPatch
) -> None:
    long.setattr("tui.screens.hunting.OPENS", 0)
    async with opened() as app:
        await app.until(lambda: app.open_file != "")
        await app.search("umerov")
        assert not app.marked
        await app.press("n")
        assert app.shows("looking for umerov …")
        assert app.main.desk.library.is_rough(app.main.desk.listing)
        long.setattr("tui.screens.hunting.A_REST", 0)
        app.main.desk.follow_cursor()
        await app.until(lambda: bool(app.marked))
        assert app.shows("2/3")
