"""Which parts of a page are its story: sentences beside a list, its tables, what is quoted."""

import pytest

from briefings.model import FOLDED, BlockKind, Briefing, Surroundings
from tests.reading import read

LONG = (
    "The dockers and the port agreed on a common text after three days of talks in the old hall, "
    "and the ferries will sail again on Monday."
)
HEAD = "<h1>Harbour talks end</h1><p>21 November 2026</p>"
LIST = f"<ul><li>{LONG}</li><li>The town paid.</li></ul>"
ROWS = "".join(
    f"<tr><td>{name}</td><td>{role}</td></tr>"
    for name, role in (("Name", "Role"), ("Jane Marlowe", "Dockers"), ("Pieter Okafor", "Port"))
)
OTHERS = (
    "<section class='related'><h3>Read next</h3><a href='/1'>Lindqvist sails home</a></section>"
)


def reading(*pieces: str) -> Briefing:
    page = (
        f"<html><head><title>Harbour talks end</title></head><body>{''.join(pieces)}</body></html>"
    )
    return read(page.encode(), Surroundings(), name="page.html")


def folded(found: Briefing, *words: str) -> list[str]:
    return [one for one in words if found.kind_at(found.text.index(one)) in FOLDED]


@pytest.mark.parametrize("frame", ["main", "article", "div"])
def test_short_sentences_below_a_list_go_on_with_its_story(frame: str) -> None:
    end = "<p>Marlowe left for Lima.</p><p>Okafor stayed in Riga.</p>"
    found = reading(f"<{frame}>", HEAD, LIST, end, f"</{frame}>", OTHERS)
    assert folded(found, "The town paid", "Marlowe left", "Okafor stayed") == []
    assert folded(found, "Lindqvist") == ["Lindqvist"]


@pytest.mark.parametrize("frame", ["main", "article"])
def test_a_sentence_in_a_box_of_its_own_is_the_storys_inside_its_frame(frame: str) -> None:
    lead, end = f"<div><p>{LONG} {LONG}</p></div>", "<div><p>Marlowe left for Lima.</p></div>"
    assert folded(reading(f"<{frame}>", HEAD, lead, end, f"</{frame}>"), "Marlowe left") == []


def test_a_summary_below_a_link_or_in_an_article_of_its_own_is_another_story() -> None:
    lead = f"<div><p>{LONG} {LONG}</p></div>"
    link = "<div><a href='/1'>Marlowe sails home</a><p>Okafor stayed in Riga.</p></div>"
    own = "<article><p>Lindqvist left for Lima.</p></article>"
    found = reading("<main>", HEAD, lead, link, own, "</main>")
    assert folded(found, "Okafor stayed", "Lindqvist left") == ["Okafor stayed", "Lindqvist left"]


@pytest.mark.parametrize("above", [LIST, f"<p>{LONG}</p>"])
def test_a_table_of_names_is_the_storys(above: str) -> None:
    found = reading("<main>", HEAD, above, f"<table>{ROWS}</table>", "</main>", OTHERS)
    assert folded(found, "Jane Marlowe", "Dockers", "Pieter Okafor", "Port") == []


def test_a_name_in_a_table_may_be_a_link() -> None:
    rows = ROWS.replace("Jane Marlowe", "<a href='/m'>Jane Marlowe</a>")
    found = reading("<main>", HEAD, LIST, f"<table>{rows}</table>", "</main>")
    assert folded(found, "Jane Marlowe", "Dockers", "Pieter Okafor") == []
    sums = f"<table>{ROWS}<tr><td>2026</td><td>250</td></tr></table>"
    assert folded(reading("<main>", HEAD, LIST, sums, "</main>"), "Pieter Okafor", "250") == []
    hours = "".join(
        f"<tr><td>{at}:30</td><td><a href='/{at}'>{at} Lindqvist</a></td></tr>" for at in (10, 11)
    )
    found = reading("<main>", HEAD, LIST, f"<table>{hours}</table>", "</main>")
    assert folded(found, "10 Lindqvist", "11 Lindqvist") == ["10 Lindqvist", "11 Lindqvist"]


def test_a_table_of_links_is_none_of_the_story() -> None:
    cells = "".join(f"<td><a href='/{at}'>{at} Lindqvist sails home</a></td>" for at in range(4))
    found = reading("<main>", HEAD, f"<p>{LONG}</p><table><tr>{cells}</tr></table></main>")
    assert folded(found, "0 Lindqvist", "3 Lindqvist") == ["0 Lindqvist", "3 Lindqvist"]


def test_a_page_laid_out_in_a_table_keeps_its_furniture_folded() -> None:
    rows = f"<tr><td>Share</td><td>Print</td></tr><tr><td><p>{LONG}</p></td><td>Login</td></tr>"
    found = reading(f"<h1>Harbour talks end</h1><table>{rows}</table>")
    assert found.kind_at(found.text.index("The dockers")) is BlockKind.BODY
    assert folded(found, "Share", "Print", "Login") == ["Share", "Print", "Login"]


def test_what_is_quoted_and_the_last_sentence_are_the_storys() -> None:
    end = "<blockquote>“We stay,” said Jane Marlowe.</blockquote><p>Okafor met Lindqvist.</p>"
    table = f"<table>{ROWS}</table>"
    assert (
        folded(reading("<main>", HEAD, LIST, table, end, "</main>"), "“We stay", "Okafor met")
        == []
    )
