"""The digest: what was pinned and what rang, in four forms, from the command line."""

import csv
import io
import json
import re
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefings.export.digest import Digest, Item, Section
from briefings.export.fields import RECORDS
from briefings.export.forms import COLUMNS, FORMS, cell, written
from tests.cli import values
from tests.cli.command import Briefings

HOSTILE = st.text(
    st.sampled_from("ab[]()<>!*_`#~|&@$:/\\=+-.\"' \n\t\x1b\u202e")
    | st.characters(exclude_categories=["Cs"]),
    min_size=1,
    max_size=40,
)


def digest(title: str, watch: str = "Fairbanks", sentence: str = "She said so.") -> Digest:
    item = Item("00" * 8, title, "Wire", values.DATING, "", False, (watch,), sentence)
    return Digest(date(2025, 12, 5), (Section(watch, (item,)),))


def test_a_digest_gives_each_story_a_sentence_and_where_it_is_from(seeded: Briefings) -> None:
    answer = seeded("digest")
    assert answer.code == 0
    assert answer.out.startswith("# Digest, 2025-12-06\n\n## US envoys\n")
    assert "— Ukrinform via MENAFN, 2025-12-06 (date stated), `e6b24d84c9e213cf`" in answer.out
    assert "— publisher unknown, 2025-12-05 to 2025-12-07 (date inferred)" in answer.out
    assert "(Umerov · Hnatov)" in answer.out
    assert "Steve Witkoff which took place" in answer.out


@pytest.mark.parametrize("form", FORMS)
def test_the_same_library_gives_the_same_bytes(seeded: Briefings, form: str) -> None:
    first = seeded("digest", "--format", form)
    assert first.code == 0
    assert first.out == seeded("digest", "--format", form).out


def test_its_json_has_the_fields_of_the_table(seeded: Briefings) -> None:
    records = seeded("digest", "--json").records
    assert len(records) == 9
    assert all(list(record) == list(RECORDS["digest item"]) for record in records)


def test_what_is_pinned_comes_first_and_without_an_alert_it_has_its_own_heading(
    fresh: Briefings,
) -> None:
    fresh("scan")
    fresh("mark", "--read", "373a")
    rows = {row["id"]: row for row in fresh("list", "--json").records}
    alerts = [one["id"] for one in fresh("alerts", "--json").records]
    oldest = next(one for one in rows if one.startswith("373a"))
    fresh("pin", oldest)
    assert [one for one in alerts if one.startswith(oldest)]
    last = fresh("digest", "--json").records
    delegation = [one["id"] for one in last if one["watchlist"] == "Ukrainian delegation"]
    assert delegation.index(oldest) == 0
    pinned = fresh("digest", "--since", "2999-01-01", "--json").records
    assert [(one["watchlist"], one["id"]) for one in pinned] == [("Pinned", oldest)]
    assert pinned[0]["sentence"]


def test_its_day_is_the_newest_though_all_of_that_day_is_pinned(fresh: Briefings) -> None:
    fresh("scan")
    rows = fresh("list", "--json").records
    fresh("pin", *(one["id"] for one in rows))
    assert fresh("digest").out.startswith("# Digest, 2025-12-06\n")


def test_nothing_to_hand_on_is_said_with_code_1(seeded: Briefings) -> None:
    answer = seeded("digest", "--since", "2999-01-01")
    assert (answer.code, answer.out) == (1, "")
    assert "--since all" in answer.err


@pytest.mark.parametrize("when", ["yesterday", "2025-13-01", "7"])
def test_a_day_that_is_none_is_a_mistake_of_the_command_line(seeded: Briefings, when: str) -> None:
    answer = seeded("digest", "--since", when)
    assert answer.code == 2
    assert "write 2025-12-06, 7d or all" in answer.err


@given(HOSTILE, HOSTILE, HOSTILE)
def test_words_of_a_file_are_text_in_markdown(title: str, watch: str, sentence: str) -> None:
    markdown = MarkdownIt("gfm-like", {"linkify": False})
    tokens = markdown.parse(written(digest(title, watch, sentence), "md"))
    assert {token.type for token in flat(tokens)} <= EXPECTED


EXPECTED = {
    *(
        f"{block}_{way}"
        for block in ("heading", "bullet_list", "list_item", "paragraph", "blockquote", "strong")
        for way in ("open", "close")
    ),
    *("code_inline", "inline", "text", "softbreak"),
}


def flat(tokens: list[Token]) -> list[Token]:
    return [one for token in tokens for one in (token, *flat(token.children or []))]


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Moravec & Lindqvist", "Moravec & Lindqvist"),
        ("Research&Development", "Research&Development"),
        ("&amp; and &#38; are signs", r"\&amp; and \&\#38; are signs"),
    ],
)
def test_an_and_sign_is_escaped_only_where_it_would_become_another(title: str, said: str) -> None:
    assert f"**{said}**" in written(digest(title), "md")


@pytest.mark.parametrize("address", ["https://owned.example", "www.owned.example", "a@b.example"])
def test_an_address_in_a_title_is_no_link(address: str) -> None:
    said = written(digest(f"See {address} now"), "md")
    assert address not in said


ELEMENTS = {
    *("html", "head", "meta", "title", "body", "h1", "h2", "h3"),
    *("p", "small", "blockquote", "code"),
}


class Elements(HTMLParser):
    """Collects the elements and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@given(HOSTILE, HOSTILE, HOSTILE)
def test_words_of_a_file_are_text_in_html(title: str, watch: str, sentence: str) -> None:
    page = Elements()
    page.feed(written(digest(title, watch, sentence), "html"))
    assert page.elements == ELEMENTS


def test_a_script_in_a_title_is_words() -> None:
    said = written(digest("<script>alert(1)</script>"), "html")
    assert "<script" not in said
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in said


@pytest.mark.parametrize("start", ["=", "+", "-", "@", " =", "\t=", "＝", "\r=", "\n="])
def test_no_cell_is_a_formula(start: str) -> None:
    shown = cell(f"{start}HYPERLINK()")
    assert shown.startswith("'") or not re.match(r"\s*[=+\-@＝]", shown)


@given(HOSTILE, HOSTILE, HOSTILE)
def test_a_row_has_as_many_cells_as_there_are_columns(
    title: str, watch: str, sentence: str
) -> None:
    rows = list(csv.reader(io.StringIO(written(digest(title, watch, sentence), "csv"))))
    assert [len(row) for row in rows] == [len(COLUMNS)] * 2
    assert not any(re.match(r"[=+\-@\t\r]", one) for one in rows[1])


@given(HOSTILE, HOSTILE, HOSTILE)
def test_a_line_of_json_gives_the_words_back(title: str, watch: str, sentence: str) -> None:
    line = written(digest(title, watch, sentence), "json")
    record = json.loads(line)
    assert (record["title"], record["watches"], record["sentence"]) == (title, [watch], sentence)
    assert line.count("\n") == 1
