"""Text that strangers wrote is text: no markup, no control, no action, wherever it is shown."""

import ast
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.screen.driver import Driver, configured, reader

MARKUP = [
    "[bold]loud[/bold] words",
    "[/x] closes nothing",
    "[@click=app.quit]a click[/] here",
    "[link=https://example.org]a link[/link]",
    "[$x] and \\[ and [[",
    "[" * 2000,
]
CONTROLS = {
    "csi": "\x1b[31mred\x1b[0m",
    "title": "\x1b]0;owned\x07",
    "clipboard": "\x1b]52;c;b3duZWQ=\x07",
    "unterminated": "\x1b]0;never",
    "device": "\x1bP1$q\x1b\\",
    "reset": "\x1bc",
    "one-byte": "\x9b31m\x9d0;owned\x9c",
    "old": "bell\x07back\x08return\rfeed\x0cnul\x00del\x7f",
}
SAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


async def looked_at_everywhere(app: Driver) -> str:
    """Go through every pane and window; give all that was seen."""
    seen = [app.text()]
    for keys in (
        ["enter"],
        ["v"],
        ["q", "tab"],
        ["escape", "x"],
        ["escape", "!"],
        ["escape", "/", "a"],
    ):
        await app.press(*keys)
        seen.append(app.text())
    return "\n".join(seen)


def story(folder: Path, words: str) -> None:
    folder.mkdir()
    text = f" date 2025-12-06 A minister said {words} on Monday.\n\nMore {words} text.\n"
    (folder / "one.txt").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("words", MARKUP, ids=[words[:12] for words in MARKUP])
async def test_markup_in_a_text_a_name_and_a_query_is_shown_as_it_is(
    tmp_path: Path, words: str
) -> None:
    story(tmp_path / "inbox", words)
    config = configured(tmp_path, "sources: [inbox]\n")
    async with reader(config, tmp_path / "data", size=(120, 30)) as app:
        assert words[:10] in await looked_at_everywhere(app)
        await app.press("escape", "/")
        await app.paste(words)
        assert app.shows_unbroken("".join(words.split())[:20])
        await app.press("escape", "w")
        await app.paste(words)
        await app.press("enter")
        assert app.is_running
        await app.resize(40, 10)
        assert app.is_running


async def test_a_click_on_markup_does_nothing(tmp_path: Path) -> None:
    story(tmp_path / "inbox", "[@click=app.quit]a click[/]")
    config = configured(tmp_path, "sources: [inbox]\n")
    async with reader(config, tmp_path / "data", size=(120, 30)) as app:
        for y, line in enumerate(app.lines()):
            at = line.find("a click")
            if at >= 0:
                await app.click(at + 2, y)
        assert app.is_running


@pytest.mark.parametrize("words", CONTROLS.values(), ids=CONTROLS)
async def test_control_characters_reach_no_pane(tmp_path: Path, words: str) -> None:
    story(tmp_path / "inbox", words)
    config = configured(tmp_path, "sources: [inbox]\n")
    async with reader(config, tmp_path / "data", size=(120, 30)) as app:
        seen = await looked_at_everywhere(app)
        assert not SAFE.search(seen.replace("\n", " "))
        assert "minister" in seen
        await app.press("escape", "/")
        await app.paste(words)
        assert not SAFE.search(app.text().replace("\n", " "))


async def test_a_file_name_with_markup_and_controls_is_shown_safely(tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    story(folder, "so")
    (folder / "one.txt").rename(folder / "[b]\x1b]0;x\x07[bold.txt")
    config = configured(tmp_path, "sources: [inbox]\n")
    async with reader(config, tmp_path / "data", size=(120, 30)) as app:
        seen = await looked_at_everywhere(app)
        assert "[b]" in seen
        assert not SAFE.search(seen.replace("\n", " "))


def test_nothing_on_the_screen_is_built_as_markup() -> None:
    for file in (ROOT / "tui").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            assert called not in {"from_markup", "render_markup", "to_content"}, file
            if called == "notify":
                assert any(word.arg == "markup" for word in node.keywords), file


def test_no_widget_takes_text_that_it_would_read_as_markup() -> None:
    taking = {"Static", "Label", "Button"}
    for file in (ROOT / "tui").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in taking, file
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                assert node.attr not in {"border_title", "border_subtitle", "tooltip"}, file
