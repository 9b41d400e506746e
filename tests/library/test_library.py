from contextlib import closing
from pathlib import Path

import pytest

from briefings.config import load
from briefings.errors import UsageError
from briefings.library import Library, open_library
from briefings.library.door import keyer
from briefings.library.watches.in_force import LOCAL, in_force
from briefings.library.watches.settings import WATCH
from briefings.model import AlertState, BlockKind, Bulk, Config, Place, Watch
from briefings.store.open import SqliteStore, open_store
from briefings.store.protocols import Setting
from tests.conftest import ROOT
from tests.library.conftest import ids_by_number, numbers, scanned


def order(library: Library, query: str = "") -> list[str]:
    listing = library.listing(query)
    return numbers(library, [row.id for row in listing.rows(0, len(listing))])


def alerts_by_watch(library: Library) -> dict[str, int]:
    return {group.watch.name: len(group.alerts) for group in library.alert_groups()}


def test_the_seeds_stand_by_date_newest_first(library: Library) -> None:
    assert order(library) == ["004", "002", "001", "000", "003"]


def test_every_watch_met_in_a_briefing_makes_one_alert(library: Library) -> None:
    counts = alerts_by_watch(library)
    assert sorted(counts.values()) == [2, 2, 4, 5]
    assert sum(counts.values()) == 13
    assert all(alert.state is AlertState.NEW for alert in library.alerts())


def test_a_second_scan_changes_nothing(library: Library) -> None:
    before = (order(library), library.alerts(), library.names())
    steps = list(library.scan())
    assert {line.status for step in steps for line in step.lines} == {"unchanged"}
    assert (order(library), library.alerts(), library.names()) == before


def test_a_pin_is_on_top_and_there_after_a_restart(tmp_path: Path) -> None:
    with scanned(tmp_path) as library:
        oldest = ids_by_number(library)["003"]
        library.pin([oldest])
        assert order(library)[0] == "003"
    with open_library(load(ROOT / "config.yaml"), tmp_path) as again:
        assert order(again)[0] == "003"
        assert again.listing().groups[0].label == "pinned"
        again.undo()
        assert order(again)[0] == "004"


def test_undo_takes_back_and_redo_does_again(library: Library) -> None:
    first = library.alerts()[0]
    library.acknowledge([first.id])
    assert library.alerts()[0].state is AlertState.SEEN
    undone = library.undo()
    assert undone is not None
    assert undone.label.startswith("undid: acknowledged")
    assert library.alerts()[0].state is AlertState.NEW
    library.redo()
    assert library.alerts()[0].state is AlertState.SEEN


def test_with_nothing_to_take_back_undo_says_so(library: Library) -> None:
    assert library.undo() is None
    assert library.redo() is None


def test_a_name_watched_later_lists_its_past_and_does_not_ring(library: Library) -> None:
    new_before = library.summary().new_groups
    library.watch("Sybiha")
    group = next(one for one in library.alert_groups() if one.watch.name == "Sybiha")
    assert [alert.state for alert in group.alerts] == [AlertState.OLD]
    assert library.summary().new_groups == new_before
    library.undo()
    assert "Sybiha" not in alerts_by_watch(library)


def test_a_watch_from_the_screen_is_there_after_a_restart_and_in_a_readable_file(
    tmp_path: Path,
) -> None:
    with scanned(tmp_path) as library:
        library.watch("Marco Rubio")
    assert "Marco Rubio" in (tmp_path / "watch.d" / "local.yaml").read_text()
    with open_library(load(ROOT / "config.yaml"), tmp_path) as again:
        assert [watch.name for watch in again.watches if watch.local] == ["Marco Rubio"]
        assert alerts_by_watch(again)["Marco Rubio"] == 1


def test_a_name_struck_out_of_a_configured_watch_stands_in_the_readable_file(
    tmp_path: Path,
) -> None:
    config = (ROOT / "config.yaml").read_bytes()
    file = tmp_path / "watch.d" / "local.yaml"
    file.parent.mkdir()
    mine = "# mine\nwatchlists:\n  - name: US envoys  # all\n    watch:\n      - Marco Rubio\n"
    file.write_text(mine)
    with scanned(tmp_path) as library:
        alert = next(one for one in library.alerts() if one.watch == "Hnatov")
        library.not_them(alert, "Gnatov")
        struck = (
            f'{mine}  - name: "{alert.watchlist}"\n    watch:\n'
            '      - name: "Hnatov"\n        extends: config\n        not: ["Gnatov"]\n'
        )
        assert file.read_text() == struck
        assert alerts_by_watch(library)["Hnatov"] == 1
        library.undo()
        assert alerts_by_watch(library)["Hnatov"] == 2
        assert "Hnatov" not in file.read_text()
        assert file.read_text().startswith(mine)
        library.redo()
    file.write_text(file.read_text().replace("Gnatov", "Hnatovsky"))
    with open_library(load(ROOT / "config.yaml"), tmp_path) as again:
        assert not again.problems
        (watch,) = [one for one in again.watches if one.name == "Hnatov"]
        assert (watch.excluded, watch.local) == (("Hnatovsky",), False)
        again.undo()
        assert not [one for one in again.watches if "Hnatovsky" in one.excluded]
    assert (ROOT / "config.yaml").read_bytes() == config


def test_a_watch_removed_by_hand_from_the_local_file_is_gone(tmp_path: Path) -> None:
    with scanned(tmp_path) as library:
        library.watch("Marco Rubio")
    (tmp_path / "watch.d" / "local.yaml").unlink()
    (tmp_path / "watch.d" / "local.yaml").write_text("watchlists: []\n")
    with open_library(load(ROOT / "config.yaml"), tmp_path) as again:
        assert not [watch for watch in again.watches if watch.local]


@pytest.mark.parametrize("name", ["", " ", "x", "…", "12", "Foo*"])
def test_what_is_no_name_cannot_be_watched_and_leaves_no_trace(
    library: Library, name: str
) -> None:
    with pytest.raises(UsageError, match=r"whole name|name alone"):
        library.watch(name)
    assert library.undo() is None
    library.watch("Marco Rubio")
    assert [watch.name for watch in library.watches if watch.local] == ["Marco Rubio"]


def test_options_written_by_hand_to_a_watch_from_the_screen_are_in_force(tmp_path: Path) -> None:
    with scanned(tmp_path) as library:
        library.watch("Marco Rubio")
    (tmp_path / "watch.d" / "local.yaml").write_text(
        "watchlists:\n  - name: mine\n    watch:\n"
        "      - name: Marco Rubio\n        aliases: [Karoline Leavitt]\n"
    )
    with open_library(load(ROOT / "config.yaml"), tmp_path) as again:
        assert [watch.aliases for watch in again.watches if watch.local] == [("Karoline Leavitt",)]
        assert alerts_by_watch(again)["Marco Rubio"] == 2


def test_what_was_added_as_a_name_stays_one_though_it_would_be_a_broken_query(
    tmp_path: Path,
) -> None:
    with closing(open_store(tmp_path, keyer)) as store:
        store.state.apply("watched by an earlier program", [Setting(WATCH, "OR Tambo", LOCAL)])
        (added,) = in_force(Config("", (), ()), store, ())
    assert (added.name, added.query) == ("OR Tambo", "")


def test_only_what_is_there_can_be_pinned(library: Library) -> None:
    briefing = ids_by_number(library)["004"]
    for wrong in (f"{briefing}:garbage", "nothing", ""):
        with pytest.raises(UsageError, match="has the id"):
            library.pin([wrong])


def test_an_undone_pin_is_gone_after_a_restart_that_finds_the_list_behind(tmp_path: Path) -> None:
    with scanned(tmp_path) as library:
        library.pin([ids_by_number(library)["003"]])
    with closing(SqliteStore(tmp_path, lambda _: ())) as store:
        store.state.undo()
    with open_library(load(ROOT / "config.yaml"), tmp_path) as again:
        assert order(again)[0] == "004"


def test_a_watch_of_another_process_misses_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    one = Config("", (str(folder),), (Watch("Umerov", "names"),))
    two = Config("", (str(folder),), (Watch("Umerov", "names"), Watch("Witkoff", "names")))
    with open_library(one, tmp_path / "kept") as first:
        open_library(two, tmp_path / "kept").close()
        (folder / "a.txt").write_text("Steve Witkoff spoke to the press about it on Friday.")
        for _ in first.scan():
            pass
    with open_library(two, tmp_path / "kept") as again:
        assert alerts_by_watch(again) == {"Witkoff": 1}


def test_a_full_name_is_watched_once_however_it_is_spelt(library: Library) -> None:
    library.watch("Ostap Holovko")
    with pytest.raises(UsageError, match="watched already, as Ostap Holovko"):
        library.watch("Остап Головко")
    library.watch("Holovko")
    assert [watch.name for watch in library.watches][-2:] == ["Ostap Holovko", "Holovko"]


def test_the_sentence_of_an_alert_tells_more_than_the_title_does(library: Library) -> None:
    for alert in library.alerts():
        told = alert.told
        assert told is not None
        assert told.text in alert.sentence
        assert not alert.sentence.startswith(alert.title.rstrip("…"))


def test_the_sentence_of_an_alert_ends_where_its_block_does(library: Library) -> None:
    sentences = [alert.sentence for alert in library.alerts()]
    assert not [one for one in sentences if one.startswith(("date ", "Read also"))]


def test_of_a_new_watch_it_is_told_in_how_much_that_is_unread_it_is_already(
    library: Library,
) -> None:
    change = library.watch("Marco Rubio")
    assert (change.label, change.also) == ("watched Marco Rubio", "in 1 unread already")
    assert library.watch("Quorbel Xarn").also == ""


def test_what_is_told_of_one_new_watch_leaves_another_to_be_told(tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.txt").write_text("Steve Witkoff met Marco Rubio and said it on Friday.")
    one = Config("", (str(folder),), (Watch("Umerov", "names"),))
    two = Config("", (str(folder),), (Watch("Umerov", "names"), Watch("Witkoff", "names")))
    with open_library(one, tmp_path / "kept") as first:
        for _ in first.scan():
            pass
    with open_library(two, tmp_path / "kept") as again:
        assert again.watch("Marco Rubio").also == "in 1 unread already"
        assert "Witkoff" in again.take_unheard()


def test_a_name_is_watched_once(library: Library) -> None:
    with pytest.raises(UsageError, match="watched already"):
        library.watch("umerov")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("hnatov", {"002", "004"}),
        ("gnatov", {"002", "004"}),
        ("Hnatow", {"002", "004"}),
        ("Гнатов", {"002", "004"}),
        ("zelensky", {"000", "003", "004"}),
        ("Zelenskiy", {"000", "003", "004"}),
        ("Зеленський", {"000", "003", "004"}),
        ("Steve Witkoff", {"000", "001", "002", "004"}),
        ("Stephen Witkoff", {"000", "001", "002", "004"}),
    ],
)
def test_a_name_is_found_however_it_is_spelt(
    library: Library, query: str, found: set[str]
) -> None:
    listing = library.listing(query)
    rows = listing.rows(0, len(listing))
    hits = [hit for row in rows if (hit := listing.hit(row.id)) and hit.tier.joins]
    assert set(numbers(library, [hit.briefing for hit in hits])) == found
    assert all(hit.reasons for hit in hits)


def test_a_name_one_letter_away_is_not_sure(library: Library) -> None:
    listing = library.listing("Umarov")
    hits = [listing.hit(row.id) for row in listing.rows(0, len(listing))]
    assert not [hit for hit in hits if hit is None or hit.tier.joins]


def test_travelling_along_a_person_meets_every_mention_in_the_order_of_the_list(
    library: Library,
) -> None:
    listing = library.listing()
    start = listing.rows(0, 1)[0].id
    group = next(one for one in library.alert_groups() if one.watch.name == "Witkoff")
    entity = group.alerts[0].mentions[0].entity
    at, offset, met = start, -1, []
    while step := library.travel(listing, at, offset, entity=entity):
        at, offset = step[0], step[1].span.start
        met.append(at)
    assert len(met) == 11
    assert numbers(library, list(dict.fromkeys(met))) == ["004", "002", "001", "000"]


def test_why_names_the_rule_and_the_words(library: Library) -> None:
    ids = ids_by_number(library)
    page = library.page(ids["002"])
    assert page is not None
    gnatov = next(one for one in page.mentions if one.text.endswith("Gnatov"))
    told = dict(library.why(ids["002"], offset=gnatov.span.start))
    assert "Gnatov" in told["name"]
    assert "December 5 marked" in told["date"]
    assert "inferred" in told["date"]


def test_the_place_is_kept_over_a_restart(tmp_path: Path) -> None:
    with scanned(tmp_path) as library:
        place = Place(ids_by_number(library)["001"], 185)
        library.save_place(place)
    with open_library(load(ROOT / "config.yaml"), tmp_path) as again:
        assert again.place() == place


def test_all_that_answers_a_query_is_marked_read_in_one_act(library: Library) -> None:
    answering = {row.id for row in library.listing("umerov").rows(0, 99)}
    library.act_on(library.listing("umerov"), Bulk.READ)
    assert {row.id for row in library.listing("is:read").rows(0, 99)} == answering
    library.undo()
    assert len(library.listing("is:read")) == 0
    with pytest.raises(UsageError):
        library.act_on(library.listing("umerov is:read"), Bulk.READ)


def test_what_is_struck_out_of_a_watch_of_the_screen_stands_in_its_file(
    library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "kept" / "watch.d" / "local.yaml"
    library.watch("Sybiha", ["Sybil"], {BlockKind.BODY, BlockKind.TITLE})
    assert file.read_text(encoding="utf-8").splitlines()[-3:] == [
        '      - name: "Sybiha"',
        '        not: ["Sybil"]',
        '        where: ["body", "title"]',
    ]
    text = file.read_text(encoding="utf-8").replace('not: ["Sybil"]', "not: [Sybille]  # hers")
    file.write_text(text, encoding="utf-8")
    library.reload()
    watch = library.watches[-1]
    assert watch.excluded == ("Sybille",)
    assert watch.where == {BlockKind.BODY, BlockKind.TITLE}
    assert "# hers" in file.read_text(encoding="utf-8")
    library.undo()
    assert library.watches[-1].excluded == ("Sybil",)
    assert '"Sybil"' in file.read_text(encoding="utf-8")
    library.undo()
    assert "Sybiha" not in file.read_text(encoding="utf-8")
    library.redo()
    assert library.watches[-1].where == {BlockKind.BODY, BlockKind.TITLE}


def test_who_wrote_a_text_is_not_among_the_people(library: Library) -> None:
    names = [person.name for person in library.names()]
    assert "Karoline Leavitt" in names
    assert "Olga Rozgon" not in names


def test_words_around_a_name_go_on_where_a_line_ends_inside_it(tmp_path: Path) -> None:
    text = (
        "Talks go on in the capital\n\nThe envoys met on Tuesday, and the minister Wisniew-\n"
        "ska spoke for an hour about the bridge. It rained all day in the capital, they said.\n"
    )
    (tmp_path / "a.txt").write_text(text)
    config = Config("", (str(tmp_path / "a.txt"),), (Watch("Wisniewska", "one"),))
    with open_library(config, tmp_path / "data") as opened:
        assert list(opened.scan())
        (alert,) = opened.alerts()
        assert alert.sentence == (
            "The envoys met on Tuesday, and the minister Wisniewska spoke for an hour about the"
            " bridge."
        )
