"""What recurs in a library is folded, and silences nobody for that."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.intake import batches
from briefings.intake import scan as scanning
from briefings.library import Library, open_library
from briefings.model import AlertState, BlockKind, Config, Watch
from tests.intake.tales import BANNER, BRIDGE, HARBOUR, MARKET, MORE, MUSEUM
from tests.properties import examples
from tests.taking_in import opened, put, statuses

BODIES = {
    name: text.partition("\n")[2].replace("Jane Marlowe, who speaks", "Somebody who speaks")
    for name, text in {
        "harbour": HARBOUR,
        "bridge": BRIDGE,
        "museum": MUSEUM,
        "market": MARKET,
    }.items()
}
PRESENT = "Present: A. Marlowe, B. Fairbanks"
RECALLED = (
    "The inquiry into the bridge was opened in the spring by Judge Jane Marlowe of Gdynia, who "
    "has not yet heard the railway."
)
FROM = "TIDEWIRE - Daily)\n\n"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "inbox").mkdir()
    return opened(tmp_path / "inbox", tmp_path / "kept", "Marlowe")


def rung(library: Library, tmp_path: Path, **texts: str) -> set[str]:
    put(tmp_path / "inbox", **texts)
    statuses(library)
    alerts = {alert.briefing for alert in library.alerts()}
    listing = library.listing("is:read OR is:unread")
    while listing.grow():
        pass
    rows = listing.rows(0, len(listing))
    return {Path(row.path).stem for row in rows if row.id in alerts}


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (f"Minutes of the week\n{PRESENT}\n\n", ""),
        ("Marlowe goes to the harbour, day by day\n\n", ""),
        (f"{FROM}{RECALLED}\n\n", ""),
        (FROM, f"\n{RECALLED}\n"),
    ],
    ids=["who came each week", "a headline", "a lead", "what each recalls"],
)
def test_what_recurs_rings_in_each_story(
    library: Library, tmp_path: Path, above: str, below: str
) -> None:
    texts = {name: f"{above}{body}{below}" for name, body in BODIES.items()}
    assert rung(library, tmp_path, **texts) == set(BODIES)


def test_who_came_rings_where_nothing_else_is_said(library: Library, tmp_path: Path) -> None:
    told = ("Boats and ropes of the quay", "Roads and ditches of the hill", "Sheep of the dyke")
    held = {
        f"week{at}": f"{what}, of which nobody spoke\n{BANNER}\n{what}, again\n{PRESENT}\n"
        for at, what in enumerate(told)
    }
    assert rung(library, tmp_path, **held) == set(held)


def footed(foot: str) -> dict[str, str]:
    """Give five stories with a line below them, in the order they come; of two one is a copy."""
    bodies = [*BODIES.values()]
    bodies.insert(1, bodies[0] + MORE)
    return {
        f"n{at}": f"{' '.join(body.split()[:4])}\n\n{body}\n{foot}\n"
        for at, body in enumerate(bodies)
    }


@given(cuts=st.sets(st.integers(1, 4)), foot=st.sampled_from(["Marlowe says so", PRESENT]))
@examples(6)
def test_a_line_below_stories_rings_until_a_third_has_it_however_they_come(
    tmp_path_factory: pytest.TempPathFactory, cuts: set[int], foot: str
) -> None:
    base = tmp_path_factory.mktemp("feet")
    (base / "inbox").mkdir()
    texts = footed(foot)
    with opened(base / "inbox", base / "kept", "Marlowe") as library:
        for first, end in pairwise([0, *sorted(cuts), len(texts)]):
            put(base / "inbox", **dict(list(texts.items())[first:end]))
            statuses(library)
        # The first, a copy of it, and the second story.
        assert rung(library, base) == {"n0", "n1", "n2"}
        alerts = library.alerts()
        assert {alert.sentence for alert in alerts} == {foot}
        for alert in alerts:
            page = library.page(alert.briefing)
            assert page is not None
            assert page.briefing.kind_at(page.briefing.text.index(foot)) is BlockKind.BODY


def test_a_new_watch_is_met_in_lines_below_stories_that_are_here(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    put(tmp_path / "inbox", **footed("Marlowe says so"))
    with open_library(
        Config("", (str(tmp_path / "inbox"),), (), old_after_days=None), tmp_path / "kept"
    ) as library:
        statuses(library)
    with opened(tmp_path / "inbox", tmp_path / "kept", "Marlowe") as library:
        assert rung(library, tmp_path) == set()
        past = library.alerts([AlertState.OLD])
        pages = (library.page(alert.briefing) for alert in past)
        assert {Path(one.row.path).stem for one in pages if one} == {"n0", "n1", "n2"}


def test_a_line_that_names_somebody_is_shown_and_a_banner_folded(
    library: Library, tmp_path: Path
) -> None:
    texts = {name: f"{BANNER}\n\n{PRESENT}\n\n{body}" for name, body in BODIES.items()}
    assert rung(library, tmp_path, **texts) == set(BODIES)
    for alert in library.alerts():
        page = library.page(alert.briefing)
        assert page is not None
        kinds = [page.briefing.kind_at(page.briefing.text.index(one)) for one in (BANNER, PRESENT)]
        assert kinds == [BlockKind.BOILERPLATE, BlockKind.BODY]
        assert page.briefing.title not in (BANNER, PRESENT)
        assert ("stands in", "body · a line that other stories have too") in library.why(
            alert.briefing, alert=alert.id
        )


def test_a_watched_query_rings_on_where_a_line_turns_out_to_recur(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (batches, scanning):
        monkeypatch.setattr(module, "BATCH", 2)
    (tmp_path / "inbox").mkdir()
    config = Config("", (str(tmp_path / "inbox"),), (Watch("q", "names", query="the"),))
    with open_library(config, tmp_path / "kept") as library:
        texts = {name: f"{BANNER}\n\n{body}" for name, body in BODIES.items()}
        assert rung(library, tmp_path, **texts) == set(BODIES)


def test_the_line_of_a_day_that_many_notes_share_stays_their_date(
    library: Library, tmp_path: Path
) -> None:
    notes = {
        f"{number}": f"Harbour note {number}\n\n23 November 2026\n\nFerry {number} left late "
        f"with {number} men and came back in the night of that very day.\n"
        for number in range(5)
    }
    put(tmp_path / "inbox", **notes)
    statuses(library)
    for row in library.listing().rows(0, 9):
        page = library.page(row.id)
        assert page is not None
        kinds = [block.kind for block in page.briefing.blocks]
        assert kinds == [BlockKind.TITLE, BlockKind.HEADER, BlockKind.BODY]
