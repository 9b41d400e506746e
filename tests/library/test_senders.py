"""A watch on somebody who sends mail: the name may stand in the header alone."""

from pathlib import Path

import pytest

from briefings.library import open_library
from briefings.model import BlockKind, Config, Watch

BODY = "Shall we meet for lunch on Friday at noon in the old town? The table is booked.\n"
HEAD = (
    "From: {}\nTo: Desk <desk@port.example>\nSubject: Lunch\n"
    "Date: Fri, 20 Nov 2026 10:00:00 +0200\n"
)
HANDED = (
    "See below.\n\n---------- Forwarded message ---------\n"
    "From: Jane Marlowe <jane@port.example>\n"
    f"Date: Thu, 19 Nov 2026\nSubject: Dinner\nTo: Anna Bell <anna@port.example>\n\n{BODY * 3}"
)


def rung(tmp_path: Path, files: dict[str, str], watch: Watch) -> list[str]:
    inbox = tmp_path / "in"
    inbox.mkdir()
    for name, text in files.items():
        (inbox / name).write_text(text, encoding="utf-8")
    with open_library(Config("", (str(inbox),), (watch,)), tmp_path / "state") as library:
        list(library.scan())
        return [alert.sentence for alert in library.alerts()]


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.eml", HEAD.format("Jane Marlowe <j@port.example>") + f"\n{BODY}", "Jane Marlowe <j@"),
        ("a.txt", HEAD.format("Jane Marlowe") + f"\n{BODY}", "Jane Marlowe"),
        (
            "b.eml",
            HEAD.format("Anna Bell <a@port.example>") + f"\n{HANDED}",
            "Jane Marlowe <jane@",
        ),
    ],
)
def test_a_mail_from_a_watched_person_rings(
    name: str, text: str, line: str, tmp_path: Path
) -> None:
    (told,) = rung(tmp_path, {name: text}, Watch("Jane Marlowe", "people"))
    assert told.startswith(f"From: {line}")


def test_whom_a_mail_is_sent_to_and_an_agency_before_its_story_do_not(tmp_path: Path) -> None:
    mail = HEAD.format("Anna Bell <a@port.example>").replace("To: Desk", "To: Jane Marlowe")
    wire = f"GENEVA, Nov 20 (Marlowe) - {BODY}"
    files = {"a.eml": f"{mail}\n{BODY}", "b.txt": wire}
    assert rung(tmp_path, files, Watch("Marlowe", "people")) == []


def test_a_watch_of_the_body_alone_is_silent_for_a_sender(tmp_path: Path) -> None:
    mail = HEAD.format("Jane Marlowe <j@port.example>") + f"\n{BODY}"
    watch = Watch("Jane Marlowe", "people", where=frozenset({BlockKind.BODY}))
    assert rung(tmp_path, {"a.eml": mail}, watch) == []
