"""Other programs on the same terminal: an editor, and the clipboard of the terminal itself."""

import base64
import sys
from pathlib import Path

import pytest

from tests.terminal.samples import FIRST, Start, wait_ready

pytestmark = pytest.mark.terminal

SOURCE = "Ukrinform via MENAFN, 2025-12-06 (date stated), "
EDITOR = """
import pathlib, sys
text = pathlib.Path(sys.argv[-1]).read_text()
print("\\x1b[2J\\x1b[HEDITING", sys.argv[1:-1], text.splitlines()[1])
input()
pathlib.Path(sys.argv[-1]).write_text("changed")
"""


def test_o_lends_the_terminal_to_the_editor_and_takes_it_back(
    start: Start, tmp_path: Path
) -> None:
    script = tmp_path / "editor.py"
    script.write_text(EDITOR)
    editor = f"{sys.executable} {script} '$(touch owned)'"
    spare = tmp_path / "spare"
    spare.mkdir()
    environment = {"EDITOR": editor, "TMPDIR": str(spare)}
    with start(size=(120, 40), environment=environment) as terminal:
        wait_ready(terminal)
        terminal.press("o")
        terminal.wait_for(f"EDITING ['$(touch owned)'] {SOURCE}")
        assert list(spare.iterdir())
        # Ctrl-C is the editor's: the reader must be there when it is gone.
        terminal.send("\x03\r")
        terminal.wait_for(FIRST, "search")
        terminal.press("j")
        terminal.wait_for("2 of 5")
        terminal.press("q")
        assert terminal.exit() == 0
    assert not (tmp_path / "owned").exists()
    assert not list(spare.iterdir())


def test_y_tells_the_terminal_what_to_put_into_its_clipboard(start: Start) -> None:
    with start(size=(120, 40)) as terminal:
        wait_ready(terminal)
        terminal.press("y")
        terminal.wait_for("copied")
        told = terminal.output.rpartition("\x1b]52;c;")[2].partition("\x07")[0]
        assert SOURCE in base64.b64decode(told).decode()
