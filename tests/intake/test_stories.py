"""Copies and recurring lines, seen through the library."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings import stories as copies
from briefings.library import Library, open_library
from briefings.model import AlertState, BlockKind, Config, TitleKind, Watch
from briefings.store.kinship import Trace
from briefings.text.numbers import differ_in_a_number
from briefings.text.shingles import packed, shingles, sketch
from tests.intake.tales import BANNER, BRIDGE, HARBOUR, ITEMS, MARKET, MORE, MUSEUM, PLEA, TERMS
from tests.properties import examples
from tests.taking_in import opened, put, rows, statuses, taken_in

WATCHES = (Watch("Marlowe", "names"),)


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> Library:
    return opened(folder, tmp_path / "kept", "Marlowe")


def test_a_text_that_another_holds_is_folded_under_it(folder: Path, library: Library) -> None:
    put(folder, short=HARBOUR, long=HARBOUR + MORE, other=BRIDGE)
    told = {Path(line.raw_path).stem: line for line in taken_in(library)}
    assert {name: line.status.value for name, line in told.items()} == {
        "short": "copy",
        "long": "ok",
        "other": "ok",
    }
    assert "most of its text" in told["short"].reason
    found = rows(library)
    assert set(found) == {"long.txt", "other.txt"}
    assert (found["long.txt"].copies, found["other.txt"].copies) == (1, 0)


def test_a_copy_is_folded_under_a_text_that_holds_it_itself(
    folder: Path, library: Library
) -> None:
    texts = stories()
    # The long one has most of the middle one, which has all of the short one.
    long = texts["harbour"] + texts["market"] + texts["museum"]
    put(folder, short=texts["bridge"], middle=texts["bridge"] + texts["harbour"], long=long)
    statuses(library)
    found = rows(library)
    assert {name: row.copies for name, row in found.items()} == {"long.txt": 1, "short.txt": 0}
    middle = next(iter(library.listing("is:copy").rows(0, 9))).id
    near = {one.briefing: one for one in library.overlaps(middle)}
    assert near.keys() == {found["short.txt"].id, found["long.txt"].id}
    assert [one.is_longer for one in near.values()] == [False, True]
    assert near[found["short.txt"].id].share == 1
    told = [(of, said) for of, said in library.why(middle) if of.startswith("copy")]
    assert [of for of, _ in told] == ["copy of", "copy"]
    assert told[0][1].endswith("under which it is folded")


@pytest.mark.parametrize(
    ("title", "note"),
    [
        ("CORRECTED-Dockers", ""),
        ("CORRECTED-UPDATE 1-Dockers", ""),
        ("UPDATE 1-CORRECTED-Dockers", ""),
        ("Dockers", "(Corrects day of the talks in paragraph 1)\n\n"),
        ("BERICHTIGUNG: Dockers", ""),
    ],
)
def test_a_correction_is_not_folded_under_what_it_corrects(
    folder: Path, library: Library, title: str, note: str
) -> None:
    head, _, body = HARBOUR.partition("\n\n")
    corrected = f"{head.replace('Dockers', title)}\n\n{note}{body}"
    put(folder, first=HARBOUR, second=HARBOUR + MORE, corrected=corrected)
    put(folder, again=corrected + MORE)
    statuses(library)
    found = rows(library)
    assert {name: row.copies for name, row in found.items()} == {"second.txt": 1, "again.txt": 1}
    if "CORRECTED-" in title:
        assert found["again.txt"].title.startswith("CORRECTED-")


def test_a_copy_keeps_its_own_alerts_and_is_found(folder: Path, library: Library) -> None:
    put(folder, short=HARBOUR, long=HARBOUR + MORE)
    statuses(library)
    assert len(library.alerts()) == 2
    assert len(library.listing("Marlowe")) == 2
    copy = next(row for row in library.listing("is:copy").rows(0, 9) if row.copy_of)
    assert copy.copy_of == rows(library)["long.txt"].id
    library.acknowledge([library.alerts()[0].id], AlertState.DISMISSED)
    (health,), (group,) = library.health(), library.alert_groups()
    assert (health.evaluated, health.stored, health.dismissed) == (2, 2, 1)
    assert (health.alerts, health.new) == (len(group.alerts), group.new) == (1, 1)


def test_a_folded_row_tells_how_many_sentences_its_copies_add(
    folder: Path, library: Library
) -> None:
    end = "\nNobody on the quay could say what the company had promised or when it had done so.\n"
    put(folder, a=HARBOUR + MORE, b=HARBOUR + end)
    statuses(library)
    (row,) = rows(library).values()
    assert (row.copies, row.fresh) == (1, 1)


def test_a_folded_row_tells_whom_its_copies_name_and_it_does_not(
    folder: Path, library: Library
) -> None:
    end = "\nPiotr Zielinski, who buys fish there, heard it from Marlowe, and so did his wife.\n"
    named = HARBOUR.replace("Dockers close", "Jane Marlowe closes").replace(
        "Jane Marlowe, who", "Oksana Fairbanks, who"
    )
    put(folder, long=named + MORE, a=HARBOUR, b=HARBOUR + end)
    statuses(library)
    (row,) = rows(library).values()
    assert row.copies == 2
    assert "Zielinski" not in [one.name for one in row.names]
    assert [one.name for one in row.new_names] == ["Zielinski"]
    told = [copy for copy in library.listing("is:copy").rows(0, 9) if copy.copy_of]
    assert [copy.new_names for copy in told] == [(), ()]


def test_a_folded_row_rings_for_what_rings_in_a_copy_alone_until_that_is_seen(
    folder: Path, library: Library
) -> None:
    end = "\nNobody on the quay but Jane Marlowe could say what the company had promised.\n"
    plain = HARBOUR.replace("Jane Marlowe, who speaks", "Somebody who speaks")
    put(folder, long=plain + MORE, short=plain.partition("\n\n")[2] + end)
    statuses(library)
    (row,) = rows(library).values()
    assert (row.alerts, row.copy_alerts, row.ringing) == ((), ("Marlowe",), True)
    library.acknowledge([one.id for one in library.alerts()], AlertState.SEEN)
    (row,) = rows(library).values()
    assert (row.copy_alerts, row.ringing) == (("Marlowe",), False)


def test_of_copies_found_while_typing_one_row_stands_until_its_fold_is_opened(
    folder: Path, library: Library
) -> None:
    put(folder, short=HARBOUR, long=HARBOUR + MORE, other=BRIDGE)
    statuses(library)
    (row,) = library.listing("harbour", typing=True).rows(0, 9)
    assert row.copies == 1
    library.fold(row.id)
    assert len(library.listing("harbour", typing=True)) == 2
    library.fold_all()
    assert len(library.listing("harbour", typing=True)) == 1
    assert len(library.listing("is:copy", typing=True)) == len(library.listing("harbour")) == 2


def test_however_many_reprints_come_at_once_are_one_story_and_ring_each(
    folder: Path, library: Library
) -> None:
    letters = "abcdefghij"
    ends = [f"The desk of {one}{two} has it so.\n" for one in letters for two in letters[:6]]
    put(folder, **{f"n{at}": f"{HARBOUR}\n{end}" for at, end in enumerate(ends)})
    statuses(library)
    (row,) = rows(library).values()
    assert row.copies == len(ends) - 1
    assert len(library.alerts()) == len(ends)


def test_a_counter_or_a_clock_on_the_page_does_not_keep_copies_apart(
    folder: Path, library: Library
) -> None:
    put(folder, a=f"786 views\n\n14:30\n\n{HARBOUR}", b=f"1,204 views\n\n15:10\n\n{HARBOUR}")
    statuses(library)
    assert len(rows(library)) == 1


def test_when_what_is_shown_goes_its_copies_stand_again(folder: Path, library: Library) -> None:
    put(folder, short=HARBOUR, long=HARBOUR + MORE)
    statuses(library)
    library.acknowledge([one.id for one in library.alerts()], AlertState.DISMISSED)
    (folder / "long.txt").unlink()
    statuses(library)
    assert set(rows(library)) == {"short.txt"}
    assert rows(library)["short.txt"].copies == 0


def test_a_pinned_copy_is_shown(folder: Path, library: Library) -> None:
    put(folder, short=HARBOUR, long=HARBOUR + MORE)
    statuses(library)
    copy = next(row for row in library.listing("is:copy").rows(0, 9) if row.copy_of)
    library.pin([copy.id])
    assert set(rows(library)) == {"short.txt", "long.txt"}
    library.undo()
    assert set(rows(library)) == {"long.txt"}


def test_a_copy_is_shown_where_its_story_is_out_of_sight(folder: Path, tmp_path: Path) -> None:
    (folder / "sub").mkdir()
    put(folder, long=HARBOUR + MORE)
    put(folder / "sub", short=HARBOUR)
    config = Config("", (str(folder),), WATCHES)
    with open_library(config, tmp_path / "kept") as library:
        statuses(library)
        assert set(rows(library)) == {"long.txt"}
    with open_library(config, tmp_path / "kept", paths=[str(folder / "sub")]) as narrowed:
        statuses(narrowed)
        assert set(rows(narrowed)) == {"short.txt"}


def stories(*lines: str) -> dict[str, str]:
    front = "".join(f"{line}\n\n" for line in lines)
    texts = {"harbour": HARBOUR, "bridge": BRIDGE, "museum": MUSEUM, "market": MARKET}
    return {name: front + text.partition("\n")[2] for name, text in texts.items()}


def test_a_line_that_recurs_in_the_library_is_no_title(folder: Path, library: Library) -> None:
    put(folder, **stories(BANNER))
    statuses(library)
    for row in rows(library).values():
        assert row.title_kind is TitleKind.DERIVED
        page = library.page(row.id)
        assert page is not None
        assert page.briefing.kind_at(0) is BlockKind.BOILERPLATE


def test_a_line_in_copies_of_one_story_does_not_recur(folder: Path, library: Library) -> None:
    texts = stories(BANNER)
    put(folder, **{f"copy{number}": texts["harbour"] + MORE * number for number in range(4)})
    statuses(library)
    assert {row.title for row in rows(library).values()} == {BANNER}


def test_a_line_that_recurs_no_more_is_a_title_again(folder: Path, library: Library) -> None:
    put(folder, **stories(BANNER))
    statuses(library)
    for name in ("museum", "market"):
        (folder / f"{name}.txt").unlink()
    statuses(library)
    assert {row.title for row in rows(library).values()} == {BANNER}


def test_a_plea_that_recurs_is_folded_and_a_sentence_with_a_name_in_a_story_is_not(
    folder: Path, library: Library
) -> None:
    told = (
        "The harbour belongs to the company of Jane Marlowe, who bought it from the town of "
        "Gdynia nine years ago."
    )
    texts = stories()
    put(
        folder,
        **{
            name: f"{text}\n{told}\n\nHere the {name} rests.\n\n{PLEA}\n"
            for name, text in texts.items()
        },
    )
    statuses(library)
    for row in rows(library).values():
        page = library.page(row.id)
        assert page is not None
        at = page.briefing.text.index
        assert page.briefing.kind_at(at(PLEA)) is BlockKind.BOILERPLATE
        assert page.briefing.kind_at(at("The harbour belongs")) is BlockKind.BODY


def test_an_alert_that_rang_stays_when_its_line_turns_out_to_recur(
    folder: Path, library: Library
) -> None:
    texts = stories()
    for name in ("bridge", "museum", "market"):
        put(folder, **{name: f"{texts[name]}\nMarlowe speaks\n"})
        statuses(library)
    assert len(library.alerts()) == 2
    assert all(alert.mentions for alert in library.alerts())


LINES = [BANNER, PLEA, "Marlowe speaks", "Riga • BNS"]


@pytest.fixture(scope="module")
def library_of(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[dict[str, str], list[list[str]]], object]:
    def arrive(texts: dict[str, str], batches: list[list[str]]) -> object:
        base = tmp_path_factory.mktemp("stories")
        (base / "inbox").mkdir()
        with opened(base / "inbox", base / "kept", "Marlowe") as library:
            for batch in batches:
                put(base / "inbox", **{name: texts[name] for name in batch})
                statuses(library)
            found = library.listing("is:read OR is:unread", limit=None).rows(0, 99)
            pages = {Path(row.path).name: library.page(row.id) for row in found}
            assert len(pages) == len(found) >= len(rows(library))
            near = {row.id: library.overlaps(row.id) for row in found}
            # Not in their order: those of one day stand by when they were received.
            shown = {(row.id, row.title, row.copies, row.fresh) for row in rows(library).values()}
        return (
            shown,
            near,
            {name: (page.row.copy_of, page.briefing) for name, page in pages.items() if page},
        )

    return arrive


@st.composite
def arrivals(draw: st.DrawFn) -> tuple[dict[str, str], list[list[str]]]:
    bodies = [HARBOUR, HARBOUR + MORE, BRIDGE, BRIDGE + MORE, MUSEUM, MARKET, HARBOUR + BRIDGE]
    bodies += [item + TERMS for item in ITEMS]
    texts = {}
    for number in range(draw(st.integers(3, 9))):
        front = draw(st.lists(st.sampled_from(LINES), max_size=2, unique=True))
        body = draw(st.sampled_from(bodies))
        date = draw(st.sampled_from(["", " date 2025-12-02\n", "December 3 was a dark day.\n"]))
        texts[f"n{number}"] = date + "".join(f"{line}\n\n" for line in front) + body
    names = draw(st.permutations(sorted(texts)))
    cuts = sorted(draw(st.sets(st.integers(1, len(names) - 1))))
    return texts, [names[a:b] for a, b in zip([0, *cuts], [*cuts, len(names)], strict=True)]


@given(arrival=arrivals())
@examples(6)
def test_any_order_of_arrival_gives_the_same_copies_folds_and_titles(
    library_of: Callable[[dict[str, str], list[list[str]]], object],
    arrival: tuple[dict[str, str], list[list[str]]],
) -> None:
    texts, batches = arrival
    assert library_of(texts, batches) == library_of(texts, [sorted(texts)])


def test_a_page_saved_again_and_again_while_it_grows_is_held_against_some_of_itself_alone(
    folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[int] = []

    def counted(left: str, right: str) -> bool:
        compared[-1] += 1
        return differ_in_a_number(left, right)

    monkeypatch.setattr(copies, "COMPARED", 4)
    monkeypatch.setattr(copies, "differ_in_a_number", counted)
    lines = [
        f"Then {word} men came, as the {word} town was told at {word} noon." for word in WORDS
    ]
    for size in range(1, 17):
        compared.append(0)
        put(folder, **{f"save{size}": HARBOUR + "\n".join(reversed(lines[:size]))})
        statuses(library)
    found = rows(library)
    assert {name: row.copies for name, row in found.items()} == {"save16.txt": 15}
    assert max(compared) <= 4 + 1 + 4


WORDS = [f"{'abcdefghijklmnop'[at]}{'aeiou'[at % 5]}rn" for at in range(16)]


def test_runs_that_were_compared_before_are_forgotten_where_another_stored_another_text() -> None:
    runs, others = shingles(HARBOUR), shingles(HARBOUR + MORE)
    kept = copies.Compared()
    kept.keep({"one": packed(runs)})
    assert kept.runs(Trace("one", len(runs), sketch(runs), frozenset())) == runs
    assert kept.runs(Trace("one", len(others), sketch(others), frozenset())) is None
    assert kept.runs(Trace("two", len(runs), sketch(runs), frozenset())) is None
