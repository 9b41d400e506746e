"""What recurs in a library is folded, and silences nobody for that."""

from pathlib import Path

import pytest

from briefings.intake import batches
from briefings.intake import scan as scanning
from briefings.library import Library, open_library
from briefings.model import BlockKind, Config, Watch
from tests.intake.test_stories import BANNER, BRIDGE, HARBOUR, MARKET, MUSEUM, opened, put, scan

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
    return opened(tmp_path / "inbox", tmp_path / "kept")


def rung(library: Library, tmp_path: Path, **texts: str) -> set[str]:
    put(tmp_path / "inbox", **texts)
    scan(library)
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


@pytest.mark.parametrize("foot", ["Marlowe says gates will open", PRESENT])
def test_a_line_below_the_stories_rings_in_the_latest_of_them_alone(
    library: Library, tmp_path: Path, foot: str
) -> None:
    days = dict(zip(BODIES, (2, 5, 3, 4), strict=True))
    dated = {
        name: f"{name} tells\n\ndate 2025-12-0{days[name]}\n{body}\n{foot}\n"
        for name, body in BODIES.items()
    }
    assert rung(library, tmp_path, **dated) == {"bridge"}
    (alert,) = library.alerts()
    assert alert.sentence == foot
    page = library.page(alert.briefing)
    assert page is not None
    assert page.briefing.kind_at(page.briefing.text.index(foot)) is BlockKind.BODY
    put(tmp_path / "inbox", later=f"Later\n\ndate 2025-12-06\n{BODIES['bridge']}\n{foot}\n")
    scan(library)
    assert library.alerts() == (alert,)


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
