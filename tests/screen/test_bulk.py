"""Many briefings marked at once, by a query."""

from asyncio import create_task
from pathlib import Path
from threading import Event

import pytest

from briefings.library import acting, open_library
from briefings.library.acting import Acting
from briefings.model import AlertState, Bulk, Change, Config, Listing
from briefings.store.protocols import Step
from tests.library.reports import lose_index
from tests.screen.conftest import Opened
from tests.screen.driver import PATIENCE, Driver, reader
from tests.taking_in import put, taken_in


async def test_all_that_answers_a_query_is_marked_read_with_one_undo(opened: Opened) -> None:
    async with opened() as app:
        await app.command(":read umerov hnatov")
        assert app.shows("marked read", "u undoes")
        read = {row.id for row in app.library.listing("is:read").rows(0, 9)}
        assert read == {row.id for row in app.library.listing("umerov hnatov").rows(0, 9)}
        await app.press("u")
        assert not app.library.listing("is:read").rows(0, 9)


async def test_an_act_on_what_nothing_answers_says_so(opened: Opened) -> None:
    async with opened() as app:
        await app.command(":pin zzqx")
        assert app.shows("no briefing answers that")
        await app.command(":pin umerov hnatov")
        await app.command(":pin umerov hnatov")
        assert app.shows("it is so already")


async def test_an_undo_asked_while_many_are_marked_comes_behind_that(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as app:
        may_end, act_on = Event(), app.library.act_on

        def slowly(listing: Listing, what: Bulk, tag: str = "") -> Change:
            assert may_end.wait(PATIENCE)
            return act_on(listing, what, tag)

        monkeypatch.setattr(app.library, "act_on", slowly)
        pressing = create_task(app.press_at_once("R", "u"))
        await app.meets(lambda: app.shows("still at it"))
        may_end.set()
        await pressing
        assert app.shows("redoes")
        assert not app.library.listing("is:read").rows(0, 9)
        await app.press("ctrl+r")
        assert app.library.listing("is:read").rows(0, 9)


async def test_what_is_done_before_very_much_is_taken_back_is_not_taken_back_instead(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_begin, undo = Event(), Acting.undo

    def late(library: Acting, act: int = 0) -> Change | None:
        assert may_begin.wait(PATIENCE)
        return undo(library, act)

    monkeypatch.setattr(acting, "AT_ONCE", 1)
    monkeypatch.setattr(Acting, "undo", late)
    async with opened() as app:
        await app.press("R")
        await app.meets(lambda: len(app.library.listing("is:read").rows(0, 9)) == 5)
        pressing = create_task(app.press_at_once("u", "p"))
        await app.meets(lambda: app.library.listing("is:pinned").rows(0, 9) != ())
        may_begin.set()
        await pressing
        await app.meets(lambda: app.shows("meanwhile"))
        assert len(app.library.listing("is:pinned").rows(0, 9)) == 1
        await app.press("u")
        await app.meets(lambda: not app.library.listing("is:pinned").rows(0, 9))
        await app.press("u")
        await app.meets(lambda: not app.library.listing("is:read").rows(0, 9))


async def test_very_much_is_taken_back_beside_the_screen_and_keys_meanwhile_keep_their_order(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end, again = Event(), Acting._again

    def slowly(library: Acting, step: Step) -> Change:
        assert may_end.wait(PATIENCE)
        return again(library, step)

    monkeypatch.setattr(acting, "AT_ONCE", 1)
    monkeypatch.setattr(Acting, "_again", slowly)
    async with opened() as app:
        await app.press("p", "R")
        pressing = create_task(app.press_at_once("u", "u", "ctrl+r"))
        await app.meets(lambda: app.shows("still at it"))
        may_end.set()
        await pressing
        await app.meets(lambda: app.shows("redid: pinned"))
        assert not app.library.listing("is:read").rows(0, 9)
        assert len(app.library.listing("is:pinned").rows(0, 9)) == 1


async def test_an_act_on_many_that_breaks_off_leaves_undo_as_it_was(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as app:

        def broken(listing: Listing, what: Bulk, tag: str = "") -> Change:
            raise MemoryError

        with monkeypatch.context() as patch:
            patch.setattr(app.library, "act_on", broken)
            await app.press("R")
            await app.meets(lambda: app.shows("broke off", "MemoryError"))
        await app.press("p", "u")
        await app.meets(lambda: app.shows("redoes"))


async def test_what_a_first_scan_called_old_is_marked_unread_like_any_other(
    tmp_path: Path,
) -> None:
    (tmp_path / "in").mkdir()
    old = "Talks held\n\n2 January 2020\n\nOleh spoke of the harbour.\n"
    new = "Bridge opened\n\n6 May 2024\n\nMarta crossed it on a bicycle.\n"
    put(tmp_path / "in", old=old, new=new)
    config = Config("", (str(tmp_path / "in"),), (), old_after_days=7)
    with open_library(config, tmp_path / "data") as library:
        taken_in(library)
    async with reader(config, tmp_path / "data") as app:
        assert app.text().count("●") == 1
        await app.press("j", "r")
        assert app.shows("marked unread Talks held")
        assert app.text().count("●") == 2
        await app.press("u")
        assert app.text().count("●") == 1
        await app.command("unread talks")
        assert app.shows("marked unread Talks held", "u undoes")
        assert app.text().count("●") == 2
    lose_index(tmp_path)
    with open_library(config, tmp_path / "data") as library:
        taken_in(library)
    async with reader(config, tmp_path / "data") as app:
        assert app.text().count("●") == 2


@pytest.mark.parametrize(
    ("typed", "said"), [("read date:soon", "date"), ("unread umerov", "nothing to be marked")]
)
async def test_what_cannot_be_marked_says_why(opened: Opened, typed: str, said: str) -> None:
    async with opened() as app:
        await app.command(typed)
        assert app.shows(said)
        assert not app.library.listing("is:read").rows(0, 9)


async def test_a_mistake_in_the_query_of_a_command_has_a_caret_below_it(opened: Opened) -> None:
    async with opened() as app:
        await app.press(":")
        await app.type("read umerov titel:x")
        await app.press("enter")
        assert app.shows("unknown field 'titel:'", "^ did you mean 'title:x'?")
        lines = app.lines()
        (below,) = (at for at, line in enumerate(lines) if "^ did you" in line)
        assert lines[below].index("^") == lines[below - 1].index("titel:x")
        await app.press("backspace")
        assert not app.shows("did you mean")


async def test_an_action_whose_title_begins_with_read_is_still_offered_first(
    opened: Opened,
) -> None:
    async with opened() as app:
        await app.command("read on")
        assert not app.shows("marked read 0")
        assert app.files


def tagged(app: Driver, tag: str) -> set[str]:
    return {row.id for row in app.library.listing(f"tag:{tag}").rows(0, 9)}


def answering(app: Driver, query: str) -> set[str]:
    return {row.id for row in app.library.listing(query).rows(0, 9)}


async def test_all_that_answers_a_query_is_tagged_and_untagged_with_one_undo(
    opened: Opened,
) -> None:
    async with opened() as app:
        await app.command(":tag follow-up umerov hnatov")
        assert app.shows("tagged follow-up: 2 at once", "u undoes")
        assert tagged(app, "follow-up") == answering(app, "umerov hnatov")
        await app.command(":untag follow-up hnatov umerov")
        assert app.shows("untagged follow-up: 2 at once")
        assert not tagged(app, "follow-up")
        await app.press("u", "u")
        assert not tagged(app, "follow-up")
        await app.press("ctrl+r")
        assert tagged(app, "follow-up") == answering(app, "umerov hnatov")


async def test_a_tag_without_a_query_is_of_the_briefing_here(opened: Opened) -> None:
    async with opened() as app:
        await app.command("tag +later")
        assert tagged(app, "later") == {app.main.desk.current}
        await app.command("untag later")
        assert app.shows("untagged later:")
        assert not tagged(app, "later")


async def test_a_percent_sign_stands_for_all_that_the_list_shows(opened: Opened) -> None:
    async with opened() as app:
        await app.search("hnatov")
        await app.command("tag general %")
        assert tagged(app, "general") == answering(app, "hnatov")
        await app.press("escape", "2")
        await app.command("dismiss %")
        assert app.shows(
            "dismissed 13 alerts of 4 watches", "Nothing rang, or all of it was dismissed."
        )
        await app.press("u")
        assert len(app.library.alerts()) == 13


async def test_all_that_answers_a_query_is_pinned_and_let_go(opened: Opened) -> None:
    async with opened() as app:
        found = answering(app, "umerov hnatov")
        await app.command("pin umerov hnatov")
        assert app.shows("pinned 2 at once")
        assert {row.id for row in app.library.listing().rows(0, 2)} == found
        await app.command("pin umerov")
        assert answering(app, "is:pinned") == answering(app, "umerov")
        await app.command("unpin is:pinned")
        assert not answering(app, "is:pinned")
        await app.press("u", "u")
        assert answering(app, "is:pinned") == found


async def test_the_alerts_of_all_that_answers_a_query_are_acknowledged_or_dismissed(
    opened: Opened,
) -> None:
    async with opened() as app:
        rang = {alert.id for alert in app.library.alerts({AlertState.NEW})}
        about = {
            one.id for one in app.library.alerts() if one.briefing in answering(app, "hnatov")
        }
        assert rang > about
        await app.command("seen hnatov")
        assert app.shows(f"acknowledged {len(about)} alerts of")
        assert {one.id for one in app.library.alerts({AlertState.SEEN})} == about
        await app.command("seen hnatov")
        assert app.shows("nothing to be acknowledged")
        await app.command("dismiss hnatov")
        assert {one.id for one in app.library.alerts({AlertState.DISMISSED})} == about
        await app.press("u", "u")
        assert {one.id for one in app.library.alerts({AlertState.NEW})} == rang


@pytest.mark.parametrize(
    "asked", ["watch:umerov", "watch:umerov is:alert", "(watch:umerov) -zzqx"]
)
async def test_a_query_that_names_a_watch_answers_its_alerts_and_no_others_on_the_same_briefings(
    opened: Opened, asked: str
) -> None:
    async with opened() as app:
        rang = app.library.alerts({AlertState.NEW})
        its = {one.id for one in rang if one.watch == "Umerov"}
        about = {one.briefing for one in rang if one.watch == "Umerov"}
        assert any(one.briefing in about and one.id not in its for one in rang)
        await app.command(f"seen {asked}")
        assert app.shows(f"acknowledged {len(its)} alerts of Umerov")
        assert {one.id for one in app.library.alerts({AlertState.SEEN})} == its
        await app.command(f"dismiss {asked}")
        assert app.shows(f"dismissed {len(its)} alerts of Umerov")
        assert {one.id for one in app.library.alerts({AlertState.NEW})} == {
            one.id for one in rang
        } - its


@pytest.mark.parametrize("asked", ["watch:umerov OR umerov", "umerov -watch:zzqx", "umerov"])
async def test_a_query_that_asks_for_no_watch_alone_says_of_how_many_watches_it_answers_alerts(
    opened: Opened, asked: str
) -> None:
    async with opened() as app:
        about = {
            one.id: one.watch
            for one in app.library.alerts({AlertState.NEW})
            if one.briefing in answering(app, asked)
        }
        watches = len(set(about.values()))
        assert watches > 1
        await app.command(f"seen {asked}")
        assert app.shows(f"acknowledged {len(about)} alerts of {watches} watches")
        assert {one.id for one in app.library.alerts({AlertState.SEEN})} == {*about}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tag older:30d", "is no tag"),
        ("tag follow-up umerov titel:x", "^ did you mean 'title:x'?"),
        ("dismiss umerov titel:x", "^ did you mean 'title:x'?"),
        ("untag nobody umerov", "nothing to be untagged nobody"),
        ("unpin umerov", "nothing to be unpinned"),
    ],
)
async def test_an_act_on_many_that_cannot_be_done_says_why(
    opened: Opened, typed: str, said: str
) -> None:
    async with opened() as app:
        before = app.library.alerts()
        await app.command(typed)
        assert app.shows(said)
        assert app.library.alerts() == before
        assert not app.library.tags()
