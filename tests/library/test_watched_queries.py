"""Watches that are queries: when they ring, what they show, and when they must not."""

from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Self

import pytest

from briefings.config import load
from briefings.intake import noting, rounding
from briefings.intake.watches import queries
from briefings.library import configured, open_library
from briefings.model import AlertState, Config, Hit
from briefings.search import Answer
from tests.library.conftest import taken_in

STORY = " date 2025-12-02 An envoy in Lima\n\nThe talks went on in Lima for a day, and no more.\n"


def watching(folder: Path, **options: str) -> Config:
    lines = [f"sources: ['{folder}']", "watchlists:", "  - name: all", "    watch:"]
    lines.append("      - name: Lima talks")
    lines += [f"        {key}: {value}" for key, value in options.items()]
    path = folder.parent / "config.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return load(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "inbox"
    made.mkdir()
    (made / "a.txt").write_text(STORY, encoding="utf-8")
    return made


def test_an_alert_of_a_query_shows_the_words_and_their_sentence(
    folder: Path, tmp_path: Path
) -> None:
    with taken_in(watching(folder, query="day near:3 lima"), tmp_path / "kept") as library:
        (alert,) = library.alerts()
        assert (alert.watch, alert.state) == ("Lima talks", AlertState.NEW)
        assert [one.text for one in alert.mentions] == ["Lima", "day"]
        assert alert.sentence == "The talks went on in Lima for a day, and no more."
        (group,) = library.alert_groups()
        assert group.spellings == ("Lima", "day")
        assert library.summary().watches_ok == library.summary().watches == 1
        told = dict(library.why(alert.briefing, alert=alert.id))
        assert "exact: the same letters" in told["alert Lima talks"]
        labels = [label for label, _ in library.why(alert.briefing)]
        assert labels.count("alert Lima talks") == 1


def test_neighbouring_words_that_a_query_met_are_told_one_by_one(
    folder: Path, tmp_path: Path
) -> None:
    told = " date 2025-12-03 An envoy\n\nGrain, grain barley, he said: grain.\n"
    (folder / "a.txt").write_text(told, encoding="utf-8")
    with taken_in(watching(folder, query="grain barley"), tmp_path / "kept") as library:
        (group,) = library.alert_groups()
        assert group.spellings == ("grain", "Grain", "barley")
        (health,) = library.health()
        assert health.spellings == group.spellings


def test_what_arrives_later_rings_and_what_was_seen_stays_seen(
    folder: Path, tmp_path: Path
) -> None:
    with taken_in(watching(folder, query="talks lima"), tmp_path / "kept") as library:
        library.acknowledge([alert.id for alert in library.alerts()])
        (folder / "b.txt").write_text("Lima again: more talks are to come.\n", encoding="utf-8")
        for _ in library.scan():
            pass
        assert [one.state for one in library.alerts()].count(AlertState.NEW) == 1
    with open_library(watching(folder, query="talks lima oslo"), tmp_path / "kept") as library:
        assert library.alerts(set(AlertState)) == ()


def test_a_query_may_ask_for_properties_alone(folder: Path, tmp_path: Path) -> None:
    with taken_in(watching(folder, query="lang:en"), tmp_path / "kept") as library:
        (alert,) = library.alerts()
        assert (alert.mentions, alert.sentence) == ((), "An envoy in Lima")
        assert dict(library.why(alert.briefing, alert=alert.id))["alert Lima talks"]


def test_a_query_does_not_ring_where_it_may_not(folder: Path, tmp_path: Path) -> None:
    config = watching(folder, query="envoy lima", where="[title]")
    with taken_in(config, tmp_path / "kept") as library:
        assert [one.text for one in library.alerts()[0].mentions] == ["envoy", "Lima"]
    for number, query in enumerate(["talks", "talks lima", "lima -oslo talks"]):
        config = watching(folder, query=query, where="[title]")
        with taken_in(config, tmp_path / f"more{number}") as library:
            assert library.alerts() == ()


PAGE = """<html><body>
<nav><ul><li><a href="/a">Live</a></li><li><a href="/b">Will Oster resign? Five theories</a></li>
<li><a href="/c">Sport</a></li></ul></nav>
<article><h1>Hakala in Lima</h1>
<p>Hakala came to Lima on Monday and spoke for an hour with those who had been waiting there.</p>
<p>“We go on,” Hakala said, and his hosts nodded.</p>{more}</article></body></html>"""


def test_a_word_of_a_pages_navigation_does_not_make_a_watched_query_ring(
    tmp_path: Path,
) -> None:
    (tmp_path / "inbox").mkdir()
    folder = tmp_path / "inbox"
    folder.joinpath("a.html").write_text(PAGE.format(more=""), "utf-8")
    told = "<p>The harbour master resigned the same evening, a week before he was due to.</p>"
    folder.joinpath("b.html").write_text(PAGE.format(more=told), "utf-8")
    config = watching(folder, query="hakala (resign* OR step*)")
    with taken_in(config, tmp_path / "kept") as library:
        (alert,) = library.alerts(set(AlertState))
        assert alert.sentence.startswith("The harbour master resigned")
        assert {one.text for one in alert.mentions} == {"Hakala", "resigned"}
    config = watching(folder, query="hakala (resign* OR step*)", where="any")
    with taken_in(config, tmp_path / "more") as library:
        assert len(library.alerts(set(AlertState))) == 2


@pytest.mark.parametrize(
    ("query", "where", "rings"),
    [
        ("hakala -resign*", "[title, body]", "a"),
        ("lima -resign* hakala", "[title, body]", "a"),
        ("hakala -(resign* OR xqzzy)", "[title, body]", "a"),
        ("hakala lang:en -resign*", "[title, body]", "a"),
        ("hakala -sport", "[title, body]", "ab"),
        ("hakala -sport", "any", ""),
        ("hakala -monday", "[title, body]", ""),
        ("hakala -title:lima", "body", ""),
    ],
)
def test_a_word_of_a_pages_navigation_is_not_what_a_watched_query_leaves_out(
    tmp_path: Path, query: str, where: str, rings: str
) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    folder.joinpath("a.html").write_text(PAGE.format(more=""), "utf-8")
    told = "<p>The harbour master resigned the same evening, a week before he was due to.</p>"
    folder.joinpath("b.html").write_text(PAGE.format(more=told), "utf-8")
    config = watching(folder, query=f"'{query}'", where=where)
    assert not config.problems
    with taken_in(config, tmp_path / "kept") as library:
        pages = [library.page(alert.briefing) for alert in library.alerts(set(AlertState))]
        assert "".join(sorted(Path(page.row.path).stem for page in pages if page)) == rings


def test_an_alert_of_a_query_tells_the_sentence_of_the_word_that_is_seldom_there(
    folder: Path, tmp_path: Path
) -> None:
    often = "Hakala spoke. " * 3 + "Hakala was heard by all who had come to the harbour. "
    story = f"Hakala at home\n\n{often}\n\nTo resign was not what he had in mind that day.\n"
    (folder / "b.txt").write_text(story, encoding="utf-8")
    with taken_in(watching(folder, query="hakala resign*"), tmp_path / "kept") as library:
        (alert,) = library.alerts()
        assert alert.sentence == "To resign was not what he had in mind that day."


def test_a_full_name_learned_from_a_later_file_rings_in_an_earlier_one(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "a.txt").write_text("Mr. Hakala met nobody on Monday.\n", encoding="utf-8")
    with taken_in(watching(folder, query="Eino Hakala"), tmp_path / "kept") as library:
        assert library.alerts() == ()
        late = "Eino Hakala spoke to nobody.\n\nThen Hakala left the hall.\n"
        (folder / "b.txt").write_text(late, encoding="utf-8")
        for _ in library.scan():
            pass
        titles = [alert.title for alert in library.alerts(set(AlertState))]
        assert sorted(title.split()[0] for title in titles) == ["Eino", "Mr."]


def test_of_what_is_stored_only_what_is_new_is_read_for_a_name_that_rang(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        (folder / f"{number}.txt").write_text(f"Eino Hakala came {number} times.\n", "utf-8")
    with taken_in(watching(folder, query="Eino Hakala"), tmp_path / "kept") as library:
        assert len(library.alerts()) == 4
        read: list[str] = []
        hit = Answer.hit

        def counted(answer: Answer, briefing: str) -> Hit | None:
            read.append(briefing)
            return hit(answer, briefing)

        monkeypatch.setattr(Answer, "hit", counted)
        (folder / "b.txt").write_text("Eino Hakala left the hall.\n", encoding="utf-8")
        for _ in library.scan():
            pass
        assert len(set(read)) == 1
        assert len(library.alerts()) == 5


def test_a_new_query_is_asked_of_much_only_after_the_screen_is_there(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken_in(Config("", (str(folder),), ()), tmp_path / "kept").close()
    monkeypatch.setattr(configured, "AT_ONCE", 0)
    with monkeypatch.context() as meanwhile:
        meanwhile.delattr(queries, "Search")
        config = watching(folder, query="talks")
        library = open_library(config, tmp_path / "kept", beside=True)
    with library:
        assert library.is_behind
        for _ in library.scan():
            pass
        assert not library.is_behind
        assert [alert.state for alert in library.alerts(set(AlertState))] == [AlertState.OLD]


def test_a_copy_that_comes_later_rings(folder: Path, tmp_path: Path) -> None:
    with taken_in(watching(folder, query="is:copy lima"), tmp_path / "kept") as library:
        assert library.alerts() == ()
        (folder / "b.txt").write_text(STORY, encoding="utf-8")
        for _ in library.scan():
            pass
        assert [alert.title for alert in library.alerts()] == ["An envoy in Lima"]


@pytest.mark.parametrize(("days", "rung"), [(0, 0), (3, 1)])
def test_what_becomes_as_old_as_a_query_asks_rings_on_that_day(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days: int, rung: int
) -> None:
    class Later(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return super().now(tz) + timedelta(days=days)

    day = datetime.now(UTC).date() - timedelta(days=4)
    (folder / "a.txt").write_text(f" date {day} An envoy\n\nThe talks went on.\n", "utf-8")
    with taken_in(watching(folder, query="older:5d talks"), tmp_path / "kept") as library:
        assert library.alerts() == ()
        for room in (noting, rounding):
            monkeypatch.setattr(room, "datetime", Later)
        for _ in library.scan():
            pass
        assert len(library.alerts()) == rung


DAYS = {"old": 1, "read": 20, "new": 21}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("is:read", "old read"),
        ("-is:unread", "old read"),
        ("is:unread", "new"),
        ("-is:read", "new"),
        ("spoke is:read", "old read"),
        ("spoke -is:read", "new"),
        ("spoke (is:read OR is:pinned)", "old read"),
        ("date:2025-11 (is:read OR kushner)", "old read"),
        ("(old OR new) -is:read", "new"),
    ],
)
def test_what_is_read_is_what_is_not_unread_and_each_row_says_the_same(
    tmp_path: Path, query: str, found: str
) -> None:
    (tmp_path / "in").mkdir()
    for name, day in DAYS.items():
        text = f"Talks {name}\ndate 2025-11-{day:02}\n\nOleh spoke of the {name} talks.\n"
        (tmp_path / "in" / f"{name}.txt").write_text(text)
    config = Config("", (str(tmp_path / "in"),), (), views=(("V", query),))
    with taken_in(config, tmp_path / "kept") as library:
        every = {row.title.split()[-1]: row.id for row in library.listing().rows(0, 9)}
        library.mark([every["read"]], read=True)
        rows = library.listing(query, limit=None).rows(0, 9)
        assert {row.title.split()[-1] for row in rows} == set(found.split())
        assert {row.unread for row in rows} == {found == "new"}
        library.count_views()
        count = library.view_counts[query]
        assert count == (len(rows), sum(row.unread for row in rows))


@pytest.mark.parametrize("query", ["is:read lima", "lima -is:pinned", "lima (is:read OR peru)"])
def test_a_watch_cannot_ask_for_what_the_reader_does_later(folder: Path, query: str) -> None:
    config = watching(folder, query=query)
    assert not config.watches
    assert "a watch cannot ask for 'is:" in str(config.problems[0])


def test_a_test_is_read_as_a_file_is(folder: Path, tmp_path: Path) -> None:
    for query, rings in (("umer", False), ("umer*", True), ("Rustem Umerov", True)):
        config = watching(folder, query=query, expect="Rustem Umerov said so.")
        with open_library(config, tmp_path / "kept") as library:
            (test,) = library.test_watches()
            assert test.rings is rings, query


@pytest.mark.parametrize("asked", ["publisher:Lima", "older:5d", "date:2025", "lang:en"])
def test_a_test_cannot_tell_what_is_asked_of_a_whole_briefing(folder: Path, asked: str) -> None:
    for key in ("expect", "expect_not"):
        config = watching(folder, query=f"{asked} umerov", **{key: "Umerov said so."})
        assert "a sentence has no publisher" in str(config.problems[0])
        assert config.watches


def test_options_of_names_are_no_options_of_a_query(folder: Path) -> None:
    config = watching(folder, query="lima", aliases="[Callao]")
    assert not config.watches
    assert "a watched query has no 'aliases'" in str(config.problems[0])
    assert "OR other" in str(config.problems[0])
