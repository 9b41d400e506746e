"""Handing on: copying with a citation, piping, writing a digest."""

import os
import sys
from pathlib import Path

import pytest

from tests.screen.conftest import Opened
from tests.screen.driver import Driver


def copied(app: Driver) -> str:
    return app.app.clipboard


async def test_y_copies_the_quotation_under_the_cursor_with_where_it_is_from(
    opened: Opened,
) -> None:
    async with opened() as app:
        await app.press("enter", "e", "y")
        page = app.main.desk.page
        assert page is not None
        words, title, source, _ = copied(app).split("\n")
        assert app.selected in words
        assert words.startswith("“")
        assert words.endswith("”")
        assert title == f"— {page.row.title}"
        assert source == f"  Ukrinform via MENAFN, 2025-12-06 (date stated), {page.row.id}"
        assert app.shows("copied")


async def test_y_in_the_list_copies_the_most_telling_words(opened: Opened) -> None:
    async with opened() as app:
        await app.press("G", "y")
        assert "UNN, 2025-11-21 (date stated), 373a8e790bf7471e" in copied(app)


async def test_y_on_an_alert_copies_its_sentence(opened: Opened) -> None:
    async with opened() as app:
        await app.press("shift+tab", "enter", "j", "y")
        alert = app.main.desk.groups[0].alerts[0]
        assert copied(app).startswith(f"“{alert.sentence}”")


async def test_what_is_copied_has_no_frame_and_no_line_break_of_the_screen(
    opened: Opened,
) -> None:
    async with opened(size=(60, 20)) as app:
        await app.press("enter", "e", "y")
        assert "│" not in copied(app)
        assert copied(app).count("\n") == 3


async def test_a_pipe_gives_the_story_to_a_command_and_shows_what_it_says(
    opened: Opened, tmp_path: Path
) -> None:
    script = tmp_path / "count.py"
    script.write_text("import sys\nprint('letters', len(sys.stdin.read()), sys.argv[1:])\n")
    async with opened() as app:
        story = app.library.handing.story(app.main.desk.page.row.id) if app.main.desk.page else ""
        await app.press("|")
        await app.paste(f"{sys.executable} {script} '$(touch owned)' ; --flag")
        await app.press("enter")
        assert app.shows(f"letters {len(story)} ['$(touch owned)', ';', '--flag']")
        assert "owned" not in os.listdir()
        await app.press("escape", "|")
        assert app.shows("count.py")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "no-such-program-here",
            "no such program (look for a typing mistake): no-such-program-here",
        ),
        ("echo 'open", "no closing quotation"),
    ],
)
async def test_a_command_that_cannot_run_stays_to_be_mended_with_what_is_wrong_under_it(
    opened: Opened, line: str, said: str
) -> None:
    async with opened() as app:
        await app.enter(f"|{line}")
        assert app.window == "Pipe to a command"
        assert said in app.written()[-1]
        assert line in app.written()[-2]
        await app.type(" ")
        assert not app.shows(said)


async def test_a_command_that_fails_is_said(opened: Opened) -> None:
    async with opened() as app:
        await app.press("|", *"false", "enter")
        assert app.shows("ended with code 1")


async def test_what_is_offered_is_typed_over_or_worked_on(opened: Opened) -> None:
    async with opened() as app:
        await app.press("|", *"true", "enter", "|")
        assert "| true" in app.written()[-1]
        await app.press("w", "c")
        assert "| wc" in app.written()[-1]
        await app.press("escape", "|", "end", *" -x")
        assert "| true -x" in app.written()[-1]
        await app.press("escape", "|", "backspace")
        assert "true" not in app.written()[-1]
        await app.press("escape", "|")
        await app.paste("wc")
        assert "| wc" in app.written()[-1]


async def test_a_digest_is_shown_and_written_with_two_keys(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened() as app:
        await app.press("D")
        assert app.window == "Digest of 5"
        assert app.shows("Ukrainian delegation", "digest-2025-12-06.md")
        await app.press("enter")
        assert app.shows("digest of 5 written")
        first = (tmp_path / "digest-2025-12-06.md").read_bytes()
        assert first.startswith(b"# Digest, 2025-12-06\n")
        await app.press("D", "enter")
        assert (tmp_path / "digest-2025-12-06.md").read_bytes() == first
        (tmp_path / "digest-2025-12-06.md").write_text("worked on by hand")
        await app.press("D")
        assert app.shows("digest-2025-12-06-2.md")
        await app.press("enter")
        assert (tmp_path / "digest-2025-12-06.md").read_text() == "worked on by hand"
        assert (tmp_path / "digest-2025-12-06-2.md").read_bytes() == first


async def test_a_digest_can_be_piped(opened: Opened) -> None:
    async with opened() as app:
        await app.press("D", "ctrl+u")
        await app.enter("|head -n 1")
        assert app.window.startswith("head -n 1")
        assert app.shows("# Digest, 2025-12-06")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("digestion.md", "such a file already"),
        ("notes.docx", "not a form of a digest"),
        ("notes.md", "such a file already"),
        ("missing/digest.md", "no such file"),
        ("seeds/digest.md", "read as a briefing"),
    ],
)
async def test_a_digest_never_lands_among_what_is_read_or_on_another_file(
    opened: Opened, tmp_path: Path, seeds: Path, name: str, said: str
) -> None:
    (tmp_path / "notes.md").write_text("mine")
    (tmp_path / "digestion.md").write_text("mine")
    path = seeds / "digest.md" if name.startswith("seeds") else tmp_path / name
    async with opened(size=(200, 40)) as app:
        await app.press("D", "ctrl+u")
        await app.paste(str(path))
        await app.press("enter")
        assert app.shows(said)
        assert (tmp_path / "notes.md").read_text() == "mine"
        assert not (seeds / "digest.md").exists()
