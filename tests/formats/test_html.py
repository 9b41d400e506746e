import csv
import tarfile
from pathlib import Path

import pytest

from briefings.errors import UnreadableError
from briefings.model import BlockKind, Certainty, DateOrigin, Precision, TitleKind
from tests.formats.making import briefing, day, extracts, words
from tests.shared import shared

PAGE = """<!doctype html><html lang="en"><head><title>Dam holds | Valley Post</title>
<meta property="og:site_name" content="Valley Post">
<meta property="article:published_time" content="2025-11-30T23:40:00+02:00">
<script>document.write("never shown")</script><style>.never {}</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<div class="related"><p>Another story, about a bridge that was closed for a whole long winter.</p>
</div>
<main><article><h1>Dam holds</h1>
<p>The dam above the valley held through the night, said engineer Otto Brandt, who&nbsp;had
watched it since <b>Tues</b>day.</p>
<div style="display: none"><p>A hidden paragraph, long enough to be taken for prose.</p></div>
<figure><img src="x.png"><figcaption>The dam at dawn</figcaption></figure>
<h2>What comes next</h2>
<p>The water will be let out slowly over the coming week, the province said in a statement.<br>
Nobody was hurt.</p></article></main>
<footer><p>Valley Post, all rights reserved, for whatever that may be worth to all.</p></footer>
</body></html>"""


def test_a_page_states_its_title_its_day_and_its_publisher() -> None:
    page = briefing(PAGE, "page.html")
    assert (page.title, page.title_kind) == ("Dam holds", TitleKind.STATED)
    assert page.title_span is not None
    assert page.title_span.of(page.text) == "Dam holds"
    assert page.publisher == "Valley Post"
    assert page.dating is not None
    assert day(page) == "2025-11-30", "the day of the writer's clock, not of another zone"
    assert page.dating.origin is DateOrigin.META
    assert page.dating.certainty is Certainty.STATED


def test_the_page_around_a_story_is_kept_and_folded() -> None:
    page = briefing(PAGE, "page.html")
    folded = " ".join(words(page, BlockKind.BOILERPLATE))
    assert "Home" in folded
    assert "Another story" in folded
    assert "all rights reserved" in folded
    assert words(page, BlockKind.CAPTION) == ["The dam at dawn"]
    assert words(page, BlockKind.HEADING) == ["What comes next"]
    assert "Nobody was hurt." in words(page, BlockKind.BODY)


def test_a_word_cut_by_an_element_stays_one_word_and_blocks_do_not_glue() -> None:
    page = briefing(PAGE, "page.html")
    assert "since Tuesday." in page.text
    assert "holdsThe" not in page.text


def test_what_a_browser_would_not_show_is_no_text() -> None:
    page = briefing(PAGE, "page.html")
    assert "never" not in page.text
    assert "hidden paragraph" not in page.text


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta name="date" content="2025-12-05">', "2025-12-05"),
        ('<meta name="pubdate" content="20251205T101500">', "2025-12-05"),
        ('<meta itemprop="datePublished" content="Fri, 05 Dec 2025 10:00:00 GMT">', "2025-12-05"),
        ('<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type":'
         ' "NewsArticle", "datePublished": "2025-12-05T08:00:00Z"}]}</script>', "2025-12-05"),
        ('<script type="application/ld+json">{"datePublished": "2025-12-05", }</script>',
         "2025-12-05"),
        ('<link rel="canonical" href="https://example.org/2025/12/05/a-story">', "2025-12-05"),
        ('<meta name="date" content="2025-13-45">', ""),
        ('<meta name="date" content="tomorrow">', ""),
        ('<meta name="date" content="0001-01-01">', ""),
    ],
)  # fmt: skip
def test_a_day_is_read_wherever_a_page_states_it(head: str, expected: str) -> None:
    page = f"<html><head>{head}</head><body><p>Something happened somewhere.</p></body></html>"
    assert day(briefing(page, "a.html")) == expected


def test_a_month_stays_a_month() -> None:
    page = briefing('<meta name="date" content="2025-03"><p>Something happened.', "a.html")
    assert page.dating is not None
    assert page.dating.precision is Precision.MONTH
    assert page.dating.end.isoformat() == "2025-03-31"


def test_in_universal_time_the_address_knows_the_day_better() -> None:
    page = briefing(
        '<html><link rel="canonical" href="https://example.org/20251204/storm">'
        '<meta name="date" content="2025-12-05T01:30:00Z"><p>The storm came at night.</html>',
        "a.html",
    )
    assert day(page) == "2025-12-04"


def test_two_days_that_a_page_states_are_a_conflict() -> None:
    page = briefing(
        '<html><meta name="pubdate" content="2025-12-05"><meta name="date" content="2025-10-01">'
        "<p>The storm came at night.</html>",
        "a.html",
    )
    assert page.dating is not None
    assert page.dating.conflicts == ("2025-10-01 is stated too",)


@pytest.mark.parametrize(
    ("changed", "shown", "expected", "conflicts"),
    [
        ("2025-12-02", "last revision 2 December 2025", "2025-12-02", 1),
        ("2025-12-02", "begun 5 March 2011, last revision 2 December 2025", "2011-03-05", 0),
        ("2025-12-02", "a harbour of Riga", "2011-03-05", 0),
        ("2025-12-02", "Tuesday, 2 December 2025", "2011-03-05", 0),
        ("2011-09-02", "changed on 2 September 2011", "2011-03-05", 0),
    ],
)
def test_a_page_that_is_kept_up_for_years_is_of_the_last_change_that_it_shows(
    changed: str, shown: str, expected: str, conflicts: int
) -> None:
    linked = f'{{"datePublished": "2011-03-05T10:00:00Z", "dateModified": "{changed}"}}'
    script = f'<script type="application/ld+json">{linked}</script>'
    page = briefing(
        f"<html>{script}<h1>Andrejosta</h1><p>Boats lie here; {shown}.</html>", "a.html"
    )
    assert page.dating is not None
    assert page.dating.certainty is Certainty.STATED
    assert day(page) == expected
    begun = "it was first published on 2011-03-05"
    assert page.dating.conflicts.count(begun) == conflicts


def test_the_encoding_that_a_page_declares_is_believed() -> None:
    text = "Прем’єр їздив до Ґданська. Погода була погана, дорога довга."
    raw = f'<meta charset="windows-1251"><p>{text}'.encode("cp1251")
    page = briefing(raw, "a.html")
    assert text in page.text
    assert page.encoding == "cp1251"


def test_a_page_without_a_story_is_read_all_the_same() -> None:
    links = "".join(f'<li><a href="/{n}">Headline number {n}</a></li>' for n in range(9))
    page = briefing(f"<title>Front</title><ul>{links}</ul>", "a.html")
    assert "Headline number 8" in page.text


def test_a_page_named_as_text_is_known_by_its_first_bytes() -> None:
    assert briefing(PAGE, "saved.txt").title == "Dam holds"


MISTAKEN = "1641304459"
"""A page whose text (2 Tir 1399) and address state 22 June 2020, listed as of 2 July: left out."""


def test_days_of_real_pages() -> None:
    with shared("dates/gold.tsv").open(encoding="utf-8") as file:
        gold = {row["name"]: row["date"] for row in csv.DictReader(file, delimiter="\t")}
    del gold[MISTAKEN]
    right = wrong = 0
    with tarfile.open(shared("dates/pages.tar.gz")) as pages:
        for member in pages:
            name = Path(member.name).stem
            content = pages.extractfile(member) if "html/" in member.name else None
            if content is None or name not in gold:
                continue
            try:
                dating = briefing(content.read(), "page.html").dating
            except UnreadableError:
                continue
            if dating and dating.precision is Precision.DAY and dating.start == dating.end:
                is_right = dating.start.isoformat() == gold[name]
                right += is_right
                wrong += not is_right
    assert right >= 0.90 * len(gold)
    assert wrong <= 0.06 * len(gold)


LONG = "The boats left on Monday with twenty men, and nobody has heard of them since then. " * 2


@pytest.mark.parametrize(
    ("title", "publisher"),
    [
        ("Two boats are lost off the coast | River Post", "River Post"),
        ("River Post - Two boats are lost off the coast", "River Post"),
        ("Two boats are lost off the coast — World — River Post", "River Post"),
        ("Two boats are lost off the coast", ""),
        ("Two boats are lost off the coast of the northern islands", ""),
    ],
)
def test_a_title_that_names_the_site_gives_the_publisher(title: str, publisher: str) -> None:
    (page,) = extracts(
        f"<title>{title}</title><h1>Two boats are lost off the coast</h1><p>{LONG}</p>", "a.html"
    )
    assert page.publisher == publisher
    assert page.title == "Two boats are lost off the coast"


def test_a_section_in_a_title_is_not_taken_for_the_site() -> None:
    head = "<title>Two boats lost | World</title><link rel=canonical href=https://www.post.org/a>"
    (page,) = extracts(f"{head}<h1>Two boats lost</h1><p>{LONG}</p>", "a.html")
    assert page.publisher == "post.org"


def test_the_name_of_a_site_goes_before_the_owner_in_its_line_on_copyright() -> None:
    head = "<meta property=og:site_name content='River Post'><h1>Two boats are lost</h1>"
    page = briefing(f"{head}<p>{LONG}</p><footer>© 2025 Media Holding Ltd</footer>", "a.html")
    assert page.publisher == "River Post"
