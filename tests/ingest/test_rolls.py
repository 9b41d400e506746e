"""Who was there, who signed: names one a line are the story's, and not its tags or its authors."""

import pytest

from briefings.model import FOLDED, BlockKind, Briefing, Surroundings
from tests.reading import read

HEAD = "Harbour talks end\n21 November 2026\n\n"
PROSE = (
    "The dockers and the port agreed on a common text after three days of talks in the old hall, "
    "and both of them said on Friday that the ferries would sail again on Monday morning.\n\n"
)
NAMES = ["Jane Marlowe", "Pieter Okafor", "Ilse Lindqvist"]


def reading(text: str, name: str = "a.txt", recurring: tuple[str, ...] = ()) -> Briefing:
    return read(text.encode(), Surroundings(recurring=frozenset(recurring)), name=name)


def folded(found: Briefing, names: list[str]) -> list[str]:
    return [one for one in names if found.kind_at(found.text.rindex(one)) in FOLDED]


def listed(*lines: str) -> str:
    return HEAD + PROSE + "\n".join(lines)


@pytest.mark.parametrize(
    "label",
    [
        "Present:",
        "PRESENT:",
        "Participants:",
        "Participants",
        "The delegation",
        "Attended by",
        "Signatories:",
        "Those who went to the pier:",
        "The delegation of the dockers",
        "Присутні:",
        "Учасники",
        "Делегация:",
        "Obecni:",
        "Teilnehmer",
        "Présents :",
        "Firmantes:",
        "Partecipanti",
        "Au semnat:",
        "Přítomni:",
        "Участници:",
        "Katılımcılar:",
        "الحاضرون:",
        "出席者：",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_names_below_a_label_of_the_story_are_its_own(label: str, gap: str) -> None:
    for count in (2, 3):
        names = NAMES[:count]
        assert folded(reading(HEAD + PROSE + label + "\n" + gap.join(names)), names) == []
        assert folded(reading(HEAD + PROSE + label + "\n\n" + gap.join(names)), names) == []


def test_names_in_a_script_without_capitals_are_too() -> None:
    names = ["رستم الحداد", "سليم الخوري", "نادر العطار"]
    assert folded(reading(listed("الحاضرون", *names)), names) == []


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_several_names_alone_below_a_story_are_no_tags_and_no_authors(gap: str) -> None:
    assert folded(reading(HEAD + PROSE + gap.join(NAMES)), NAMES) == []
    roles = ["Jane Marlowe (Dockers)", "Pieter Okafor, the port", "Ilse Lindqvist - town council"]
    assert folded(reading(HEAD + PROSE + gap.join(roles)), NAMES) == []


def test_names_in_a_table_of_text_are_the_storys() -> None:
    rows = ["Name\tRole", "Jane Marlowe\tDockers", "Pieter Okafor\tHarbour Office"]
    assert folded(reading(listed(*rows)), ["Jane Marlowe", "Pieter Okafor"]) == []


def test_names_between_dates_and_sums_are_the_storys() -> None:
    cells = [cell for name in NAMES for cell in ("2026-11-20", "$250", name)]
    assert folded(reading(listed("Date", "Sum", "Name", *cells)), NAMES) == []


def test_a_list_in_the_middle_of_a_story_is_not_other_stories() -> None:
    items = [f"{name}, deputy head of the Council of the Northern Harbours" for name in NAMES]
    text = (
        HEAD
        + PROSE
        + "\n\n".join(["At the table sat:", *items, PROSE.replace("Friday", "Monday")])
    )
    assert folded(reading(text), NAMES) == []


BODY = f"<h1>Harbour talks end</h1><p>21 November 2026</p><p>{PROSE.strip()}</p>"


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        ("<h2>The delegation</h2><ul>", "<li>{}</li>", "</ul>"),
        ("<h2>Who was there</h2><ul>", "<li>{}</li>", "</ul>"),
        ("<p>Present:</p>", "<p>{}</p>", ""),
        ("<p>Present:</p><ul>", "<li>{}</li>", "</ul>"),
    ],
)
def test_a_list_of_a_page_under_a_heading_or_a_label_is_the_storys(
    before: str, name: str, after: str
) -> None:
    for names in (NAMES, NAMES[:2]):
        items = "".join(map(name.format, names))
        page = f"<html><body><article>{BODY}{before}{items}{after}</article></body></html>"
        assert folded(reading(page, "a.html"), names) == []


def test_a_list_under_a_heading_ends_with_the_next() -> None:
    ends = "<h2>Editor</h2><p>Jane Marlowe</p>"
    items = "".join(f"<li>{name}</li>" for name in NAMES[1:])
    page = f"<article>{BODY}<h2>Who was there</h2><ul>{items}</ul>{ends}</article>"
    found = reading(f"<html><body>{page}</body></html>", "a.html")
    assert folded(found, NAMES) == ["Jane Marlowe"]


def test_names_each_a_paragraph_of_a_page_are_the_storys() -> None:
    items = "".join(f"<p>{name}</p>" for name in NAMES)
    page = f"<html><body><article>{BODY}{items}</article></body></html>"
    assert folded(reading(page, "a.html"), NAMES) == []


def test_who_was_there_each_week_stays_where_the_lines_recur() -> None:
    lines = ["Present:", *NAMES]
    known = tuple(line.casefold() for line in lines)
    assert folded(reading(listed(*lines), recurring=known), NAMES) == []


def test_a_line_that_recurs_opens_nothing_else() -> None:
    lines = ["Find us here:", "Harbour Square", "Old Pier", "North Gate"]
    found = reading(listed(*lines), recurring=tuple(line.casefold() for line in lines))
    assert folded(found, lines) == lines


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["Harbour", "Ferries in winter", "Jane Marlowe", "Pieter Okafor"], BlockKind.TAGS),
        (["Tags:", "Jane Marlowe", "Pieter Okafor", "Ilse Lindqvist"], BlockKind.TAGS),
        (["Теги", "Harbour", "Jane Marlowe", "Pieter Okafor"], BlockKind.TAGS),
        (["By Ilse Lindqvist", "", "Jane Marlowe"], BlockKind.BYLINE),
        (["Jane Marlowe"], BlockKind.BYLINE),
        (["Jane Marlowe", "", "Pieter Okafor"], BlockKind.BYLINE),
        (["Edited by:", "Jane Marlowe"], BlockKind.BYLINE),
    ],
)
def test_tags_and_authors_stay_what_they_are(lines: list[str], kind: BlockKind) -> None:
    found = reading(listed(*lines))
    assert found.kind_at(found.text.index("Jane Marlowe")) is kind
