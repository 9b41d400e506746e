import json

import pytest

from briefings.errors import UnreadableError
from briefings.ingest.formats import stories
from briefings.model import BlockKind
from tests.formats.making import briefing, briefings, day, extracts, read_until_trouble, words

ROWS = [
    {"id": 7, "headline": "Wheat rises", "published_at": "2025-12-05T10:00:00Z",
     "source": {"id": "gd", "name": "Grain Daily"}, "body": "Prices of wheat rose.",
     "region": "Odesa", "author": "Ada Lind"},
    {"id": 8, "headline": "Rye falls", "published_at": "2025-12-04",
     "body": "<p>Rye <b>fell</b>.</p>"},
]  # fmt: skip
LINES = "\n".join(json.dumps(row) for row in ROWS)
TABLE = (
    "Назва;Дата;Джерело;Текст;Регіон\r\n"
    'Пшениця дорожчає;05.12.2025;Зерно;"Ціни; зростають\nдалі";Одеса\r\n'
)


def test_each_line_of_json_lines_is_a_briefing() -> None:
    wheat, rye = briefings(LINES, "a.jsonl")
    assert (wheat.title, day(wheat), wheat.publisher) == (
        "Wheat rises",
        "2025-12-05",
        "Grain Daily",
    )
    assert words(wheat, BlockKind.BYLINE) == ["Ada Lind"]
    assert "Rye fell." in rye.text
    assert [story.key for story in extracts(LINES, "a.jsonl")] == ["7", "8"]


def test_a_field_without_a_known_name_stands_under_the_text() -> None:
    assert "region: Odesa" in briefings(LINES, "a.jsonl")[0].text


@pytest.mark.parametrize("wrap", [json.dumps(ROWS), json.dumps({"articles": ROWS})])
def test_a_list_of_records_is_read_like_lines(wrap: str) -> None:
    assert [one.text for one in briefings(wrap, "a.json")] == [
        one.text for one in briefings(LINES, "a.jsonl")
    ]


def test_a_line_that_is_no_json_is_told_of_and_the_others_are_read() -> None:
    raw = f"{LINES.splitlines()[0]}\n{{oops\n".encode()
    read, trouble = read_until_trouble(raw, "a.jsonl")
    assert [story.key for story in read] == ["7"]
    assert trouble == "line 2 is no JSON"


def test_columns_are_known_by_name_in_many_languages_and_delimiters() -> None:
    wheat = briefing(TABLE, "a.csv")
    assert (wheat.title, day(wheat), wheat.publisher) == (
        "Пшениця дорожчає",
        "2025-12-05",
        "Зерно",
    )
    assert "Ціни; зростають\nдалі" in wheat.text
    assert "Регіон: Одеса" in wheat.text


def test_a_table_in_an_old_encoding_is_read() -> None:
    assert briefing(TABLE.encode("cp1251"), "a.csv").title == "Пшениця дорожчає"


@pytest.mark.parametrize(
    ("raw", "name"),
    [("a,b\n1,2\n", "a.csv"), ("[1, 2]", "a.json"), ('{"a": 1}', "a.json"), ("{{{", "a.json")],
)
def test_what_names_no_title_and_no_text_is_refused(raw: str, name: str) -> None:
    with pytest.raises(UnreadableError):
        briefings(raw, name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize(
    "table",
    [
        "Quelle;Datum;Überschrift;Inhalt\nPost;2.12.2025;Boote verloren;Sie kehrten nie zurück.\n",
        "text,date,publisher,title\nSie kehrten nie zurück.,2025-12-02,Post,Boote verloren\n",
        "sep=;\nTitle;Text;Source;Date\nBoote verloren;Sie kehrten nie zurück.;Post;2025-12-02\n",
        "title|text|source|date\r\nBoote verloren|Sie kehrten nie zurück.|Post|2025-12-02\r\n",
    ],
    ids=["German", "another order", "told delimiter", "bars"],
)
def test_a_table_is_read_in_any_order_delimiter_and_encoding(table: str, encoding: str) -> None:
    row = briefing(table.encode(encoding), "a.csv")
    assert (row.title, row.publisher, day(row)) == ("Boote verloren", "Post", "2025-12-02")
    assert "Sie kehrten nie zurück." in row.text


@pytest.mark.parametrize(
    "record",
    [
        {"seendate": "20251202T141500Z", "domain": "post.example"},
        {"ts": "1764685200.000100", "publication": "post.example"},
        {"created_utc": 1764685200, "outlet name": "post.example"},
        {"timestamp": 1764685200123, "channel": {"name": "x"}, "source": {"name": "post.example"}},
    ],
)
def test_a_day_is_read_as_services_write_it(record: dict[str, object]) -> None:
    text = "Two boats were lost off the coast, and nobody has heard of their men since then."
    row = briefing(json.dumps([record | {"text": text}]), "a.json")
    assert (day(row), row.publisher) == ("2025-12-02", "post.example")


@pytest.mark.parametrize("stamp", ["0000000001", "0999999999", "9999999999999999"])
def test_numbers_that_are_no_moment_give_no_day(stamp: str) -> None:
    text = "Two boats were lost off the coast, and nobody has heard of their men since then."
    assert day(briefing(json.dumps([{"ts": stamp, "text": text}]), "a.json")) == ""


@pytest.mark.parametrize(
    ("raw", "count"),
    [
        ('{"title": "Dam holds", "text": "It held."}\n{"title": "Rye", "text": "It fell."}\n', 2),
        ('[\n  {"headline": "Dam holds", "body": "It held."}\n]', 1),
        ("id;Titel;Datum;Inhalt\n1;Damm;11.11.2026;Er hielt.\n2;Korn;12.11.2026;Es fiel.\n", 2),
        ('"title","date","text"\r\n"Dam holds","2026-11-11","It held."\r\n', 1),
        ('{"port": 22, "host": "a"}\n', 1),
        ("Title, text and date\n\nof the paper were wrong, and its text was short.\n", 1),
    ],
)
def test_records_and_tables_are_known_without_a_suffix_where_they_name_a_story(
    raw: str, count: int
) -> None:
    found = list(stories(raw.encode(), "-"))
    assert len(found) == count
    is_plain = raw.startswith(('{"port"', "Title, "))
    assert (found[0].text == raw) is is_plain
