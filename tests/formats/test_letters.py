"""Mail that was saved as text, with its header above it."""

from datetime import date

import pytest

from briefings.ingest.formats import Format, recognise
from briefings.model import BlockKind, DateOrigin
from tests.formats.making import briefing

BODY = "The port authority said on Thursday that the ferry sails again after four months.\n"
UKRAINIAN = "У порту сказали, що пором знову ходить, і ніхто не знає, чи надовго це так.\n" * 3
SAVED = {
    "by a program": "From: Port Desk <desk@port.example>\nSubject: Ferry line is reopened\n"
    "Date: Thu, 14 Mar 2024 10:32:00 +0200\n",
    "for printing": "Subject: Ferry line is reopened\nFrom: Port Desk <desk@port.example>\n"
    "Date: 14/03/2024, 10:32\nTo: a@b.example\n",
    "from an office": "From:\tPort Desk\nSent:\tThursday, March 14, 2024 10:32 AM\n"
    "To:\tAnna Bell\nSubject:\tFerry line is reopened\nAttachments:\tmap.pdf\n",
    "in German": "Von: Port Desk <desk@port.example>\nGesendet: Donnerstag, 14. März 2024 10:32\n"
    "An: Anna Bell\nBetreff: Ferry line is reopened\n",
    "in Ukrainian": "Від: Port Desk <desk@port.example>\nДата: чт, 14 бер. 2024 р. о 10:32\n"
    "Тема: Ferry line is reopened\nКому: <a@b.example>\n",
    "with a folded line": "From: Port Desk <desk@port.example>\nSubject: Ferry line\n"
    "  is reopened\nDate: 2024-03-14\nReply-To: x@port.example\n",
}


@pytest.mark.parametrize("header", SAVED.values(), ids=SAVED.keys())
def test_a_mail_saved_as_text_states_its_title_its_day_and_who_sent_it(header: str) -> None:
    for gap in ("\n", ""):
        read = briefing(f"{header}{gap}{BODY}{UKRAINIAN if 'Від' in header else ''}", "mail.txt")
        assert read.title == "Ferry line is reopened"
        assert read.publisher == "Port Desk"
        assert read.dating is not None
        assert (read.dating.start, read.dating.origin) == (date(2024, 3, 14), DateOrigin.META)
        assert read.kind_at(read.text.index("Port Desk")) is BlockKind.HEADER
        assert read.kind_at(read.text.index("The port")) is BlockKind.BODY
        assert read.text.startswith(header.split("\n", maxsplit=1)[0])


def test_what_a_mail_saved_as_text_repeats_of_another_is_folded() -> None:
    text = f"{SAVED['by a program']}\n{BODY}\n> When does it sail?\n> Nobody told us.\n"
    read = briefing(text, "mail.txt")
    assert read.kind_at(read.text.index("Nobody")) is BlockKind.BOILERPLATE


@pytest.mark.parametrize(
    "text",
    [
        f"From: the harbour to the hills\n\n{BODY}",
        f"Subject: a word that is much used\nTo: be or not to be\n\n{BODY}",
        f"Reporter: Where from?\nMinister: From the hall.\nReporter: And to whom?\n\n{BODY}",
    ],
)
def test_lines_that_only_look_like_a_header_are_text(text: str) -> None:
    read = briefing(text, "a.txt")
    assert read.publisher is None
    assert read.dating is None


def test_a_raw_mail_that_bears_the_name_of_a_text_is_read_as_mail() -> None:
    raw = SAVED["by a program"] + "MIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n"
    assert recognise("mail.txt", raw.encode()) is Format.MAIL
    mbox = "From desk@port.example Thu Mar 14 10:32:00 2024\n" + SAVED["by a program"]
    assert recognise("mail.txt", mbox.encode()) is Format.MBOX
    assert recognise("mail.txt", f"{SAVED['by a program']}\n{BODY}".encode()) is Format.TEXT
