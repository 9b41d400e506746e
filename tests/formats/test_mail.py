from email.message import EmailMessage
from pathlib import Path

import pytest

from briefings.library import read_files
from briefings.model import BlockKind, DateOrigin, Page, TitleKind
from tests.formats.making import briefing, briefings, day, extracts, words

LETTER = """Return-Path: <desk@example.org>
Message-ID: <one@example.org>
From: =?utf-8?b?0KDQtdC00LDQutGG0ZbRjw==?= <desk@example.org>
To: reader@example.org
Subject: =?utf-8?q?Talks_end_in_?= =?utf-8?q?K=C3=B6ln?=
Date: Tue, 02 Dec 2025 23:30:00 +0200
Content-Type: text/plain; charset=utf-8

The talks ended in Köln on Tuesday without a result, two officials said.
"""


def test_a_mail_states_its_title_its_day_and_who_sent_it() -> None:
    mail = briefing(LETTER, "a.eml")
    assert (mail.title, mail.title_kind) == ("Talks end in Köln", TitleKind.STATED)
    assert day(mail) == "2025-12-02"
    assert mail.dating is not None
    assert mail.dating.origin is DateOrigin.META
    assert mail.publisher == "Редакція"
    assert words(mail, BlockKind.BODY) == [LETTER.splitlines()[-1]]


def test_the_header_is_kept_in_the_text_and_folded() -> None:
    mail = briefing(LETTER, "a.eml")
    assert words(mail, BlockKind.HEADER)[:2] == [
        "From: Редакція <desk@example.org>",
        "To: reader@example.org",
    ]


def built(text: str, html: str) -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "Both"
    mail.set_content(text)
    mail.add_alternative(html, subtype="html")
    mail.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="annex 7.pdf")
    return mail.as_bytes()


def test_of_a_body_written_twice_the_text_is_taken() -> None:
    mail = briefing(
        built("The minister resigned today.", "<p>The minister <b>resigned</b>"), "a.eml"
    )
    assert mail.text.count("resigned") == 1


@pytest.mark.parametrize("paragraphs", [1, 60])
@pytest.mark.parametrize(
    "text",
    [
        "View this mail in a browser.",
        f"View this in your browser: https://news.example.org/{'v8a' * 400}",
        "Your program shows no HTML.\nSee https://news.example.org/week\n",
    ],
)
def test_a_text_that_only_points_at_the_html_gives_way_to_it(text: str, paragraphs: int) -> None:
    story = "<p>The minister resigned today, after a long night of talks in the capital.</p>"
    mail = briefing(built(text, story * paragraphs), "a.eml")
    assert "resigned" in mail.text


def test_a_text_that_says_as_much_as_the_html_is_taken_with_all_its_addresses() -> None:
    said = "The minister resigned today, after a night of talks (https://news.example.org/1)."
    mail = briefing(built(said, f"<style>{'p{color:red}' * 400}</style><p>{said}</p>"), "a.eml")
    assert words(mail, BlockKind.BODY) == [said]


def test_what_is_attached_and_not_read_is_told() -> None:
    mail = briefing(built("Text.", "<p>Text."), "a.eml")
    assert words(mail, BlockKind.HEADER) == ["Attachment, not read: annex 7.pdf"]
    assert [str(one.what) for one in mail.problems] == ["attached and not read: annex 7.pdf"]


MINUTES = "Present: Otto Brandt, Кирило Гнатов.".encode()


def with_minutes(type_: str, name: str, minutes: bytes = MINUTES) -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "Minutes"
    mail.set_content("You find them attached, and nothing in them is new.\n\n-- \nAda Lind\n")
    maintype, subtype = type_.split("/")
    mail.add_attachment(minutes, maintype=maintype, subtype=subtype, filename=name)
    return mail.as_bytes()


@pytest.mark.parametrize("type_", ["text/plain", "text/html", "application/octet-stream"])
def test_a_text_that_is_attached_stands_below_its_name(type_: str) -> None:
    mail = briefing(with_minutes(type_, "minutes.txt"), "a.eml")
    assert words(mail, BlockKind.HEADING) == ["minutes.txt"]
    assert words(mail, BlockKind.BODY)[-1] == "Present: Otto Brandt, Кирило Гнатов."
    assert not mail.problems


def test_an_attached_text_that_is_none_is_told_by_its_name() -> None:
    raw = with_minutes("text/plain", "minutes.txt", bytes(range(256)) * 8)
    assert [one.what for one in briefing(raw, "a.eml").problems] == [
        "minutes.txt is binary, not text"
    ]


def test_a_mail_of_no_declared_encoding_is_read() -> None:
    raw = (
        "Subject: Розмова\nFrom: a@example.org\n\nПереговори завершилися вчора ввечері без угоди."
    )
    mail = briefing(raw.encode("cp1251"), "a.eml")
    assert "Переговори завершилися" in mail.text
    assert mail.title == "Розмова"


MBOX = "".join(
    f"From desk@example.org Tue Dec  {n} 10:00:00 2025\n{letter}\n"
    for n, letter in enumerate(
        [
            LETTER,
            LETTER.replace("one@", "two@").replace("02 Dec", "03 Dec").replace("ended", "began"),
            "Subject: Third\nFrom: a@b.org\n\n>From here on, we know nothing.\nFrom there?\n",
        ],
        2,
    )
)


def test_each_message_of_an_mbox_is_a_briefing() -> None:
    mails = briefings(MBOX, "box.mbox")
    assert [mail.title for mail in mails] == ["Talks end in Köln", "Talks end in Köln", "Third"]
    assert [day(mail) for mail in mails] == ["2025-12-02", "2025-12-03", ""]
    assert "\nFrom here on" in mails[2].text


def test_a_message_keeps_its_key_when_others_come() -> None:
    keys = [story.key for story in extracts(MBOX, "box.mbox")]
    assert keys[:2] == ["one@example.org", "two@example.org"]
    later = extracts(MBOX[MBOX.index("From desk@example.org Tue Dec  3") :], "box.mbox")
    assert [story.key for story in later] == keys[1:]


def test_mail_still_being_delivered_to_a_maildir_is_passed_over(tmp_path: Path) -> None:
    for folder in ("cur", "new", "tmp"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"1.{folder}.host").write_text(LETTER.replace("ended", folder))
    pages = [one for one in read_files([str(tmp_path)]) if isinstance(one, Page)]
    assert {Path(page.row.path).parent.name for page in pages} == {"cur", "new"}
    assert {page.row.title for page in pages} == {"Talks end in Köln"}


def test_hidden_folders_of_a_maildir_are_read_and_no_other_hidden_ones(tmp_path: Path) -> None:
    for place in (".Sent", ".notes", "."):
        for folder in ("cur", "new", "tmp"):
            (tmp_path / place / folder).mkdir(parents=True, exist_ok=True)
        letter = LETTER.replace("ended", f"ended{place}")
        (tmp_path / place / "cur" / "1.host:2,S").write_text(letter, encoding="utf-8")
    (tmp_path / ".notes" / "new").rmdir()
    pages = [one for one in read_files([str(tmp_path)]) if isinstance(one, Page)]
    found = {Path(page.row.path).relative_to(tmp_path).parts[0] for page in pages}
    assert found == {".Sent", "cur"}


@pytest.mark.parametrize(
    "mark",
    [
        "From desk at example.org  Thu Mar 14 10:32:00 2024",
        "From desk@example.org 2024-03-14T10:32:00Z",
        "From desk@example.org",
        "From ",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_messages_of_an_mbox_begin_at_any_postmark_over_a_header(mark: str, end: str) -> None:
    mail = (
        "Subject: Talks {}\nDate: Thu, 14 Mar 2024 10:00:00 +0200\n\nFrom here on it rained.\n\n"
    )
    box = f"{mark}\n{mail.format(1)}{mark}\n{mail.format(2)}".replace("\n", end)
    assert [one.title for one in briefings(box, "a.mbox")] == ["Talks 1", "Talks 2"]
    alone = mail.format(1).replace("\n", end)
    assert [one.title for one in briefings(alone, "a.mbox")] == ["Talks 1"]


def test_an_mbox_and_a_maildir_message_are_known_without_a_suffix() -> None:
    assert len(briefings(MBOX, "Inbox")) == 3
    assert briefing(LETTER, "home/cur/1764.M1P2.host:2,S").title == "Talks end in Köln"
    plain = "Subject: a headline of a text that begins like a mail\n\nBut it is none.\n"
    assert "Subject:" in briefing(plain, "note").text


def test_a_mailbox_of_five_thousand_is_read_and_each_mail_has_its_key() -> None:
    mark = "From a@b.org Tue Dec  2 10:00:00 2025"
    box = "".join(f"{mark}\nMessage-ID: <{n}@b.org>\n\nBoat {n} left.\n\n" for n in range(5000))
    assert len({story.key for story in extracts(box, "a.mbox")}) == 5000


@pytest.mark.parametrize(
    "name", ["cur/1.host:2,", "cur/1.host:2,FRST", "cur/1.host!2,S", "new/1.host"]
)
def test_the_flags_of_a_maildir_are_no_suffix(name: str) -> None:
    assert briefing(LETTER, f"box/{name}").title == "Talks end in Köln"
