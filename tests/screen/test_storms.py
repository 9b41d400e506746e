"""Keys that come faster than they are answered."""

from tests.screen.conftest import Opened


async def test_while_keys_wait_what_others_did_is_seen(opened: Opened) -> None:
    async with opened() as app:
        await app.press("/")
        seen = await app.press_and_look(lambda: app.main.panes.bar.text, *"umerov" * 50)
        assert len(seen) > 10
        assert app.main.panes.bar.text == "umerov" * 50
        await app.press("escape")
        assert app.cursor_file == "004"


async def test_a_storm_of_acts_is_answered_to_its_end_and_in_order(opened: Opened) -> None:
    async with opened() as app:
        await app.press_at_once(*["r", "p"] * 25, "j")
        assert app.cursor_file == "002"
        row = next(row for row in app.library.listing("is:read").rows(0, 9) if row.pinned)
        await app.press_at_once(*["u"] * 50)
        assert not app.library.listing("is:read or is:pinned").rows(0, 9)
        assert app.library.listing().index(row.id) is not None
