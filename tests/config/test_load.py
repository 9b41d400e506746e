"""What a configuration says, and what is said of its mistakes."""

import gc
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefings.config import load
from briefings.errors import ConfigError
from briefings.model import FOLDED, BlockKind, Config, Watch

START = "sources: [inbox]\nwatchlists:\n  - name: People\n    watch:\n"
SECONDS = 5.0
"""Of a processor, within which a bomb is refused; the machine has other work."""
Written = Callable[[str | bytes], Path]


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Written:
    monkeypatch.chdir(tmp_path)

    def write(content: str | bytes) -> Path:
        raw = content if isinstance(content, bytes) else content.encode()
        (tmp_path / "config.yaml").write_bytes(raw)
        return Path("config.yaml")

    return write


def problems(config: Config) -> list[str]:
    return [str(problem) for problem in config.problems]


def names(config: Config) -> list[str]:
    return [watch.name for watch in config.watches]


FULL = """
sources: [inbox, /var/news, ../other]
theme: light
measure: 72
old_after: 30d
keys:
  open: [o, enter]
  quit: Q
watchlists:
  - name: People
    colour: yellow
    watch:
      - Ada Lovelace
      - name: Grace Hopper
        aliases: [Amazing Grace]
        not: [Denis Hopper]
        where: body
        colour: green
        expect: ["Adm. Hopper said"]
        expect_not: "A grasshopper said"
      - name: Everywhere
        where: any
      - query: '"peace plan" -war'
  - name: Others
    watch: [Ada Lovelace]
"""


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("mail -s 'The morning' desk", ("mail", "-s", "The morning", "desk")),
        ("[mail, -s, 'The morning; $(id)']", ("mail", "-s", "The morning; $(id)")),
        ("'\"open'", ()),
    ],
)
def test_a_command_is_words_and_no_shell(
    written: Written, said: str, words: tuple[str, ...]
) -> None:
    config = load(written(f"sources: [in]\npipe: {said}\n"))
    assert config.pipe == words
    assert bool(config.problems) is not bool(words)


def test_everything_that_can_be_said_is_read(written: Written) -> None:
    config = load(written(FULL))
    here = Path.cwd()
    assert problems(config) == []
    assert config.path == str(here / "config.yaml")
    assert config.sources == (str(here / "inbox"), "/var/news", str(here.parent / "other"))
    assert (config.theme, config.measure, config.old_after_days) == ("light", 72, 30)
    assert config.keys == (("open", "o,enter"), ("quit", "Q"))
    assert config.watches == (
        Watch("Ada Lovelace", "People", colour="yellow"),
        Watch(
            "Grace Hopper",
            "People",
            aliases=("Amazing Grace",),
            excluded=("Denis Hopper",),
            where=frozenset({BlockKind.BODY}),
            colour="green",
            expect=("Adm. Hopper said",),
            expect_not=("A grasshopper said",),
        ),
        Watch("Everywhere", "People", colour="yellow", where=frozenset(BlockKind)),
        Watch('"peace plan" -war', "People", colour="yellow", query='"peace plan" -war'),
        Watch("Ada Lovelace", "Others"),
    )


def test_what_is_not_said_has_its_default(written: Written) -> None:
    config = load(written("sources: inbox"))
    assert (config.theme, config.measure, config.old_after_days) == ("auto", 80, 7)
    assert load(written("sources: inbox\nold_after: never")).old_after_days is None
    assert FOLDED.isdisjoint(load(written(START + "      - Ada Bell")).watches[0].where)


@pytest.mark.parametrize(
    ("lines", "error"),
    [
        (
            "      - name: Ada Bell\n        alais: [Countess]",
            "config.yaml:6:9: unknown key 'alais' (did you mean 'aliases'?)",
        ),
        (
            "      - Ada Bell\nsources: [other]",
            "config.yaml:6:1: duplicate key 'sources' (line 1 has it already, and counts)",
        ),
        (
            "      - no",
            "config.yaml:5:9: 'no' is no text: YAML takes it for a yes or no "
            '(put it in quotes: "no")',
        ),
        (
            "      - on",
            "config.yaml:5:9: 'on' is no text: YAML takes it for a yes or no "
            '(put it in quotes: "on")',
        ),
        (
            "      - 12:30",
            "config.yaml:5:9: '12:30' is no text: YAML takes it for a number "
            '(put it in quotes: "12:30")',
        ),
        (
            "      - 2025-12-06",
            "config.yaml:5:9: '2025-12-06' is no text: YAML takes it for a date "
            '(put it in quotes: "2025-12-06")',
        ),
        (
            "      - !!python/name:os.system x",
            "config.yaml:5:9: the tag '!!python/name:os.system' is not read "
            "(delete it: all values are plain)",
        ),
        (
            "      - name: Ada Bell\n        aliases: &a [*a]",
            "config.yaml:6:22: '*a' stands inside itself (write the value out)",
        ),
        (
            "      - *nobody",
            "config.yaml:5:9: nothing is called '&nobody' (write the value out)",
        ),
        (
            '      - ""',
            "config.yaml:5:9: an empty text for 'watch' (write something, or delete it)",
        ),
        (
            "      - x",
            "config.yaml:5:9: 'x': one letter would ring everywhere (write the whole name)",
        ),
        (
            '      - "007"',
            "config.yaml:5:9: '007': no letter in the name (write the whole name)",
        ),
        (
            "      - Ada.*",
            "config.yaml:5:9: 'Ada.*' looks like a pattern, not a name "
            "(write the name alone: its other spellings are found without)",
        ),
        (
            "      - aliases: [Ada]",
            "config.yaml:5:9: a watch without a name (add 'name:' or 'query:' to it)",
        ),
        (
            '      - query: "titel:x"',
            "config.yaml:5:16: unknown field 'titel:', at character 1 (did you mean 'title:x'?)",
        ),
        (
            "      - name: Ada Bell\n        where: titel",
            "config.yaml:6:16: 'titel' is no value for 'where' (did you mean 'title'?)",
        ),
        (
            "      - name: Ada Bell\n        colour: yelow",
            "config.yaml:6:17: 'yelow' is no value for 'colour' (did you mean 'yellow'?)",
        ),
        (
            "      - Ada Bell\n      - Ada Bell",
            "config.yaml:6:9: 'Ada Bell' is watched twice in 'People' (delete one)",
        ),
        (
            "      - Ada Bell\n  - name: People",
            "config.yaml:6:5: a second watchlist 'People' "
            "(the first is in line 3: give this one another name)",
        ),
        (
            "      - Ada Bell\n  - watch: [Ada Bell]",
            "config.yaml:6:5: a watchlist without a name (add 'name:' to it)",
        ),
        (
            "      Ada Bell",
            "config.yaml:5:7: 'watch' is a list (begin each item with '- ', or use [ ])",
        ),
        (
            "      - Ada Bell\nmeasure: wide",
            "config.yaml:6:10: 'measure' is no number of cells (write a number from 20 to 400)",
        ),
        (
            "      - Ada Bell\nold_after: 7",
            "config.yaml:6:12: 'old_after' is no number of days (write '7d', or 'never')",
        ),
        (
            "      - Ada Bell\ntheme: drak",
            "config.yaml:6:8: 'drak' is no value for 'theme' (did you mean 'dark'?)",
        ),
        (
            "      - Ada Bell\n---\nsources: [other]",
            "config.yaml:6:1: a second document (delete the line '---' before it)",
        ),
        (
            "      - Ada Bell\n? [a]\n: b",
            "config.yaml:6:3: a list or mapping as a key (a key is a plain word)",
        ),
    ],
)
def test_a_mistake_has_its_place_and_its_remedy_and_the_rest_still_loads(
    written: Written, lines: str, error: str
) -> None:
    config = load(written(f"{START}{lines}\n"))
    assert problems(config) == [error]
    assert config.sources == (str(Path.cwd() / "inbox"),)


def test_every_mistake_is_listed_in_the_order_of_the_file(written: Written) -> None:
    text = START + "      - no\n      - Ada Bell\n      - 12:30\n  - {}\nthem: dark\n"
    config = load(written(text))
    assert [problem.where for problem in config.problems] == [
        "config.yaml:5:9",
        "config.yaml:7:9",
        "config.yaml:8:5",
        "config.yaml:9:1",
    ]
    assert names(config) == ["Ada Bell"]


def bomb() -> bytes:
    def line(letter: int) -> bytes:
        return b"%c: &%c [" % (letter, letter) + b"*%c, " % (letter - 1) * 9 + b"]\n"

    return b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(map(line, range(98, 108)))


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (
            b"[" * 60_000,
            "config.yaml:1:51: more than 50 lists or mappings inside each other "
            "(close the brackets)",
        ),
        (
            b"{a: " * 60_000,
            "config.yaml:1:201: more than 50 lists or mappings inside each other "
            "(close the brackets)",
        ),
        (bomb(), "config.yaml:4:4: more than 50,000 values (make the file smaller)"),
        (
            b"a: &a x\nsources: [" + b"*a, " * 101 + b"]",
            "config.yaml:2:411: more than 100 aliases (write the values out)",
        ),
        (b"sources: [" + b"a," * 400_000, "config.yaml:1:100009: more than 50,000 values"),
        (b"sources:\n\t- a\n", "config.yaml:2:1: a tab as indentation (use spaces)"),
        (
            "sources: [a]".encode("utf-16"),
            "config.yaml:1:1: the file is not UTF-8 (save it as UTF-8)",
        ),
        (
            "sources: [a]".encode("utf-16-be"),
            "config.yaml:1:1: the file is not UTF-8 (save it as UTF-8)",
        ),
        (
            "sources:\n  - café".encode("latin-1"),
            "config.yaml:2:8: the file is not UTF-8 here (save it as UTF-8)",
        ),
        (
            b"#" * 50_000_000,
            "config.yaml:1:1: the file has more than 1,000,000 bytes "
            "(a configuration is small: is this one?)",
        ),
        (b"sources: [a\x07]", "config.yaml:1:12: a control character (delete it)"),
        (
            b"sources: a: b",
            "config.yaml:1:11: mapping values are not allowed in this context "
            "(put a text with a colon in quotes, or check the indentation)",
        ),
        (b"sources: [a\nkeys:\n", "config.yaml:2:5: did not find expected ',' or ']'"),
    ],
)
def test_a_file_of_which_nothing_can_be_used_is_refused_at_once(
    written: Written, content: bytes, error: str
) -> None:
    path = written(content)
    load(Path(__file__).parents[2] / "config.yaml")
    gc.freeze()  # what the tests before this one made is no business of the program's collector
    before = time.process_time()
    with pytest.raises(ConfigError) as raised:
        load(path)
    assert time.process_time() - before < SECONDS
    gc.unfreeze()
    assert str(raised.value).startswith(error)


@pytest.mark.parametrize("content", ["", "# nothing\n", "hello", "- a", "keys: {}"])
def test_a_file_that_names_no_source_says_so(written: Written, content: str) -> None:
    assert problems(load(written(content)))[-1] == (
        "config.yaml:1:1: no sources: nothing is read (add a line such as 'sources: [inbox]')"
    )


def test_a_file_whose_list_of_sources_is_empty_says_so_too(written: Written) -> None:
    assert problems(load(written("sources: []"))) == [
        "config.yaml:1:10: no sources: nothing is read (add a line such as 'sources: [inbox]')"
    ]


def test_a_byte_order_mark_is_no_mistake(written: Written) -> None:
    config = load(written(b"\xef\xbb\xbfsources: [inbox]"))
    assert (problems(config), len(config.sources)) == ([], 1)


def test_a_list_can_be_named_and_used_again(written: Written) -> None:
    text = "sources: &here [inbox]\nwatchlists:\n  - {name: Places, watch: *here}\n"
    assert names(load(written(text))) == ["inbox"]


def test_names_are_safe_to_show_and_literal(written: Written) -> None:
    config = load(written(START + '      - "Ada\\e]0;x\\a Bell"\n      - Ada (née [bold])\n'))
    assert names(config) == ["Ada␛]0;x␇ Bell", "Ada (née [bold])"]
    assert problems(config) == []


def test_quotes_make_text_of_anything(written: Written) -> None:
    config = load(written(START + "      - \"No\"\n      - 'On'\n      - !!str yes\n"))
    assert (names(config), problems(config)) == (["No", "On", "yes"], [])


def test_ten_thousand_watches_load(written: Written) -> None:
    lines = "".join(f"      - name: Person Number{number}\n" for number in range(10_000))
    assert len(load(written(START + lines)).watches) == 10_000


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file or directory"):
        load(tmp_path / "none.yaml")
    with pytest.raises(ConfigError, match="not a file"):
        load(tmp_path)


def test_an_unchanged_file_is_not_parsed_again(written: Written, tmp_path: Path) -> None:
    path = written(FULL)
    first = load(path, tmp_path)
    assert load(path, tmp_path) == first
    path.write_text(FULL.replace("light", "contrast"))
    assert load(path, tmp_path).theme == "contrast"


def test_a_change_that_neither_time_nor_size_tells_is_seen(
    written: Written, tmp_path: Path
) -> None:
    path = written("sources: [inbox]\n")
    then = path.stat().st_mtime_ns
    first = load(path, tmp_path)
    path.write_text("sources: [outbx]\n")
    os.utime(path, ns=(then, then))
    assert load(path, tmp_path).sources != first.sources


def test_what_was_kept_of_a_file_may_be_damaged(written: Written, tmp_path: Path) -> None:
    path = written(FULL)
    first = load(path, tmp_path)
    for kept in tmp_path.glob("*.kept"):
        kept.write_bytes(b"\x00garbage")
    assert load(path, tmp_path) == first


def test_a_file_with_mistakes_is_parsed_each_time(written: Written, tmp_path: Path) -> None:
    path = written("sources: [a]\nthem: dark\n")
    assert problems(load(path, tmp_path)) == problems(load(path, tmp_path))


def test_the_configuration_that_comes_along_is_without_mistake() -> None:
    config = load(Path(__file__).parents[2] / "config.yaml")
    assert problems(config) == []
    assert names(config) == ["Witkoff", "Jared Kushner", "Umerov", "Hnatov"]
    assert config.old_after_days is None
    assert [Path(source).name for source in config.sources] == ["seeds"]


def test_what_plainly_is_a_query_is_one_where_a_name_may_stand(written: Written) -> None:
    asked = '"peace plan" OR kotka'
    config = load(written(f"{START}      - '{asked}'\n      - Petri Hakala\n"))
    assert [(one.name, one.query) for one in config.watches] == [
        (asked, asked),
        ("Petri Hakala", ""),
    ]


def test_a_query_with_a_mistake_where_a_name_may_stand_is_told(written: Written) -> None:
    config = load(written(f"{START}      - kotka OR\n"))
    assert (config.watches, [one.name for one in config.refused]) == ((), ["kotka OR"])
    assert "config.yaml:5:9: nothing behind 'OR'" in problems(config)[0]


def test_a_watch_cannot_ask_for_a_day_that_moves(written: Written) -> None:
    config = load(written(f"{START}      - query: kotka date:today\n"))
    assert config.watches == ()
    assert "it is another day tomorrow (write an age" in problems(config)[0]


@pytest.mark.parametrize(
    ("key", "form"), [("views", "name: query"), ("keys", "action: key"), ("watchlists", "name: …")]
)
def test_a_list_in_place_of_a_mapping_is_told_how_that_one_is_written(
    written: Written, key: str, form: str
) -> None:
    problems = load(written(f"{key}:\n  - [Oslo]\n".encode())).problems
    assert f"write '{form}'" in [problem.advice for problem in problems]
