"""What a mail repeats of others is kept, marked, and rings for nobody."""

import pytest

from briefings.model import FOLDED, BlockKind, Briefing
from tests.formats.making import briefing, words
from tests.ingest.test_decode import TONGUES

HEAD = "From: Desk <desk@example.org>\nDate: Tue, 02 Dec 2025 10:00:00 +0200\nSubject: {subject}\n"
OWN = "The minister Marlowe agreed on Tuesday to meet the delegation in Riga."
OLD = "Last week Dunmore refused to speak with anybody at all."


def mail(*lines: str, subject: str = "Re: Talks", kind: str = "text/plain") -> Briefing:
    head = HEAD.format(subject=subject) + f"Content-Type: {kind}; charset=utf-8\n"
    return briefing(head + "\n" + "\n".join(lines) + "\n", "a.eml")


def is_folded(read: Briefing, phrase: str) -> bool:
    return read.kind_at(read.text.index(phrase)) in FOLDED


@pytest.mark.parametrize(
    "history",
    [
        f"On Mon, Dec 1, 2025 at 10:30 AM John Doe <john@example.org> wrote:\n> {OLD}",
        f"On Mon, Dec 1, 2025 at 10:30 AM John\n<john@example.org> wrote:\n\n> {OLD}\n>\n> Bye",
        f"Am 01.12.2025 um 10:30 schrieb Jan Doe:\n> {OLD}",
        f"пн, 1 груд. 2025 р. о 10:30 Іван Іваненко <ivan@example.org> пише:\n> {OLD}",
        f"Le 1 déc. 2025 à 10:30, Jean Doe a écrit :\n\n{OLD}",
        f"W dniu 01.12.2025 o 10:30 Jan Doe pisze:\n> {OLD}",
        f"> {OLD}",
        f">> {OLD}\n> yes",
        f"-----Original Message-----\nFrom: John Doe\nSent: Monday\n\n{OLD}",
        f"-----Исходное сообщение-----\nОт: Иван\n\n{OLD}",
        f"____________________\nFrom: John\nSent: Monday\nTo: Desk\nSubject: x\n\n{OLD}",
        f"From: John\nSent: Monday\nTo: Desk\nSubject: x\n\n{OLD}",
        f"Від: Іван\nНадіслано: понеділок\nКому: Відділ\nТема: щось\n\n{OLD}",
        f"-- \nJohn Doe\n{OLD}\nTel. 123",
    ],
)
def test_the_mail_that_is_answered_is_marked_and_kept(history: str) -> None:
    read = mail(OWN, "", history)
    assert not is_folded(read, OWN)
    assert is_folded(read, OLD)
    for line in history.split("\n"):
        if line.strip():
            assert is_folded(read, line.strip())


def test_an_answer_between_quoted_lines_stays_the_story() -> None:
    read = mail(
        "On 1 Dec 2025 at 10:30 John wrote:", f"> {OLD}", OWN, "> More of that.", "Agreed."
    )
    assert not is_folded(read, OWN)
    assert not is_folded(read, "Agreed.")
    assert is_folded(read, OLD)


@pytest.mark.parametrize(
    ("subject", "above"),
    [
        ("Fwd: Talks", "---------- Forwarded message ---------\nFrom: John <j@example.org>"),
        ("Talks", "---------- Forwarded message ---------\nFrom: John <j@example.org>"),
        ("FW: Talks", "-----Original Message-----\nFrom: John"),
        ("Talks", "Begin forwarded message:\n\nFrom: John <j@example.org>"),
        ("Fwd: Talks", "-------- Переслане повідомлення --------\nВід: Іван"),
        ("WG: Talks", "Von: Jan"),
    ],
)
def test_a_mail_that_is_handed_on_is_the_story(subject: str, above: str) -> None:
    header = "Date: Mon, Dec 1, 2025 at 10:30\nSubject: Talks\nTo: Desk <desk@example.org>"
    read = mail("Please see what John sent us today.", "", above, header, "", OLD, subject=subject)
    assert not is_folded(read, OLD)


def test_what_the_handed_on_mail_answers_is_history() -> None:
    inner = "From: John\nSent: Monday\nTo: Desk\nSubject: Talks"
    outer = "From: Jane\nSent: Sunday\nTo: John\nSubject: Talks"
    read = mail("See below, please: this is news.", inner, "", OWN, outer, OLD, subject="FW: x")
    assert not is_folded(read, OWN)
    assert is_folded(read, OLD)


@pytest.mark.parametrize(
    "closing",
    [
        "Best regards,",
        "Kind regards",
        "Mit freundlichen Grüßen",
        "З повагою,",
        "С уважением,",
        "Saludos",
    ],
)
@pytest.mark.parametrize("subject", ["Talks", "Fwd: Talks"])
def test_who_signs_a_letter_is_folded(closing: str, subject: str) -> None:
    read = mail(OWN, "", closing, "Ann Dunmore", "Press officer", "Tel. 123", subject=subject)
    assert not is_folded(read, OWN)
    for line in (closing, "Ann Dunmore", "Press officer", "Tel. 123"):
        assert is_folded(read, line)


def test_words_that_close_a_letter_fold_no_sentences() -> None:
    read = mail("Thanks,", OWN, "Thanks", "The delegation of Dunmore came late to the town.")
    assert not is_folded(read, OWN)
    assert not is_folded(read, "The delegation")


@pytest.mark.parametrize(
    ("above", "news"),
    [
        (("Many thanks!", "", "Arrivals at the port"), "Friday 10:00 General Dunmore"),
        (("Thanks", "", "Arrivals", "Ann Dunmore"), "General Dunmore"),
        (("Best regards,", "Jane"), "PS: Dunmore is at the port today"),
        (("Best regards,", "Jane", ""), "P.S. Dunmore is at the port today"),
        (("Best regards,", "Jane", "", "Visitors"), "Ann Dunmore"),
        (("Thank you",), "Dunmore: visit put off to Monday"),
        (("Regards", "", "Ann Dunmore", "", "Arrivals"), "General Dunmore"),
        (("Regards", "Jane", "John", "Ann", "Press office"), "General Dunmore"),
    ],
)
def test_news_below_the_words_that_close_a_letter_are_heard(
    above: tuple[str, ...], news: str
) -> None:
    assert not is_folded(mail(OWN, "", *above, news), news)


def test_a_signature_may_stand_below_a_blank_line_and_ends_at_the_next() -> None:
    signed = ("Ann Dunmore", "Head of the press service", "ann@example.org", "+48 22 123 45 67")
    read = mail(OWN, "", "Kind regards,", "", *signed, "", "Dunmore comes back")
    assert all(is_folded(read, line) for line in signed)
    assert not is_folded(read, "Dunmore comes back")


HEADER = ("From: Dunmore", "Date: Mon, 1 Dec 2025", "Subject: Talks", "To: Desk")


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (HEADER, ("", OWN, "", "-- ", "Dunmore & Co")),
        ((*(f"> {line}" for line in HEADER),), (">", f"> {OWN}", ">", "> -- ", "> Dunmore & Co")),
        (
            ("-----Original Message-----", *HEADER, "Cc: Others"),
            ("", OWN, "", "Regards", "Dunmore & Co"),
        ),
        (
            ("--- Пересылаемое сообщение ---", "01.12.2025, 09:12, Dunmore <d@example.org>:"),
            ("", OWN, "", "--- Конец пересылаемого сообщения ---", "", "--", "Dunmore & Co"),
        ),
    ],
)
def test_of_a_mail_handed_on_the_header_and_the_signature_are_no_story(
    above: tuple[str, ...], below: tuple[str, ...]
) -> None:
    read = mail("See below.", "", *above, *below, subject="Fwd: Talks")
    assert read.kind_at(read.text.index(OWN)) is BlockKind.BODY
    assert is_folded(read, "Dunmore & Co")
    for line in above:
        assert read.kind_at(read.text.index(line)) is BlockKind.HEADER


def test_a_saved_text_may_begin_with_a_mail_that_is_handed_on() -> None:
    lines = ("---- Forwarded message ----", *HEADER, "", OWN)
    read = briefing("\n".join(lines) + "\n", "a.txt")
    assert (read.title, read.publisher) == ("Talks", "Dunmore")
    assert read.dating is not None
    assert read.dating.start.isoformat() == "2025-12-01"


@pytest.mark.parametrize(
    ("code", "header"),
    [
        (
            "en",
            "--- Forwarded mail ---\nFrom: {}\nDate: Mon, Dec 1, 2025 at 10:30\nSubject: Talks",
        ),
        ("en", "From: {}\nSent: Monday, December 1, 2025 10:30 AM\nTo: Desk\nSubject: Talks"),
        (
            "de",
            "Anfang der weitergeleiteten Nachricht:\n\nVon: {}\nBetreff: Talks\n"
            "Datum: 1. Dezember 2025 um 10:30:00 MEZ",
        ),
        ("de", "Von: {}\nGesendet: Montag, 1. Dezember 2025 10:30\nAn: Desk\nBetreff: Talks"),
        ("fr", "De : {}\nDate: lun. 1 déc. 2025 à 10:30\nSubject: Talks"),
        (
            "fr",
            "Début du message réexpédié :\n\nDe : {}\nObjet : Talks\n"
            "Date : 1 décembre 2025 à 10:30:00 UTC+1",
        ),
        ("uk", "Від: {}\nDate: пн, 1 груд. 2025 р. о 10:30\nSubject: Talks"),
        ("uk", "Від: {}\nНадіслано: 1 грудня 2025 р. 10:30\nКому: Desk\nТема: Talks"),
        (
            "ru",
            "-- Пересылаемое сообщение --\nОт: {}\nДата: 1 дек. 2025 г. в 10:30\nТема: Talks",
        ),
        ("pl", "Od: {}\nDate: pon., 1 gru 2025 o 10:30\nSubject: Talks"),
    ],
)
@pytest.mark.parametrize("subject", ["Fwd: Talks", "FW: Fwd: Talks", "Fwd: please read"])
def test_a_mail_handed_on_has_its_own_title_day_and_sender(
    code: str, header: str, subject: str
) -> None:
    header = header.format("Dunmore <d@example.org>")
    read = mail("FYI", "", header, "", TONGUES[code], subject=subject)
    assert read.title == "Talks"
    assert read.publisher == "Dunmore via Desk"
    assert read.dating is not None
    assert read.dating.start.isoformat() == "2025-12-01"
    assert read.title_span is not None
    assert read.title_span.of(read.text) == "Talks"


def test_a_mail_that_says_more_than_it_hands_on_is_its_own() -> None:
    read = mail(OWN, OLD, OWN, "", *HEADER, "", "Thanks for it.", subject="Fwd: Talks")
    assert (read.title, read.publisher) == ("Fwd: Talks", "Desk")


def test_a_mail_that_hands_on_several_beside_each_other_is_its_own() -> None:
    """Unless its subject says that it hands one on: then it is the first."""
    begun = "---------- Forwarded message ---------"
    one, other = (begun, *HEADER, "", OWN, OLD, ""), (begun, "From: Eve", *HEADER[1:], "", OWN)
    for subject, title in (("Three letters", "Three letters"), ("Fwd: Three letters", "Talks")):
        read = mail("Letters of today.", *one, *other, subject=subject)
        assert read.title == title


def test_a_sign_of_an_address_in_a_name_cuts_nothing() -> None:
    header = "From: Dun[more] desk <d@example.org>\nSent: 1 December 2025 10:30\nSubject: Talks"
    assert (
        mail("FYI", "", header, "", OWN, subject="Fwd: x").publisher == "Dun[more] desk via Desk"
    )


def test_a_day_of_the_mail_handed_on_that_cannot_be_read_is_told_of() -> None:
    header = "From: Dunmore\nSent: 1/12/2025 10:30\nSubject: Talks"
    read = mail(header, "", OWN, subject="Fwd: Talks")
    assert "1/12/2025 10:30" in read.problems[0].what


def attaching(*mails: str, note: str = "FYI", kind: str = "mixed", subject: str) -> Briefing:
    """Read a mail with others attached, each a whole message."""
    parts = [f"Content-Type: text/plain; charset=utf-8\n\n{note}"]
    parts += [f"Content-Type: message/rfc822\n\n{mail}" for mail in mails]
    body = "".join(f"--=b\n{part}\n" for part in parts)
    head = HEAD.format(subject=subject) + f'Content-Type: multipart/{kind}; boundary="=b"\n\n'
    return briefing(f"{head}{body}--=b--\n", "a.eml")


def message(sender: str, subject: str, text: str, day: int = 1) -> str:
    head = f"From: {sender}\nSubject: {subject}\nDate: Mon, 0{day} Dec 2025 09:00:00 +0100\n"
    return f"{head}To: Desk <desk@example.org>\nContent-Type: text/plain; charset=utf-8\n\n{text}"


@pytest.mark.parametrize("subject", ["Fwd: Talks", "please read"])
@pytest.mark.parametrize(
    "mail", [message("Dunmore <d@example.org>", "=?utf-8?b?VGFsa3M=?=", f"{OWN}\n\n> {OLD}")]
)
def test_a_mail_attached_whole_has_its_own_title_day_and_sender(subject: str, mail: str) -> None:
    read = attaching(mail, subject=subject)
    assert (read.title, read.publisher) == ("Talks", "Dunmore via Desk")
    assert read.dating is not None
    assert read.dating.start.isoformat() == "2025-12-01"
    assert not is_folded(read, OWN)
    assert is_folded(read, OLD)


def test_of_mails_attached_one_in_another_the_inmost_is_handed_on() -> None:
    inner = message("Dunmore <d@example.org>", "Talks", OWN)
    head = (
        "From: John <j@example.org>\nSubject: Fwd: Talks\nDate: Mon, 01 Dec 2025 09:30:00 +0100\n"
    )
    middle = f'{head}Content-Type: multipart/mixed; boundary="=c"\n\n--=c\n\nSee.\n--=c\n'
    whole = f"{middle}Content-Type: message/rfc822\n\n{inner}\n--=c--\n"
    assert attaching(whole, subject="Fwd: Talks").publisher == "Dunmore via Desk"


@pytest.mark.parametrize(
    ("mails", "note", "kind"),
    [
        ((message("A", "One", OWN), message("B", "Two", OLD)), "Two mails of today.", "digest"),
        ((message("A", "One", OLD),), f"{OWN} {OLD} {OWN}", "mixed"),
        ((message("A", "One", OWN),), "It could not be delivered.", "report"),
    ],
)
def test_a_mail_around_several_or_that_says_more_or_was_sent_back_is_its_own(
    mails: tuple[str, ...], note: str, kind: str
) -> None:
    read = attaching(*mails, note=note, kind=kind, subject="Talks of today")
    assert (read.title, read.publisher) == ("Talks of today", "Desk")
    assert OLD in read.text or OWN in read.text


def test_a_mail_that_says_nothing_else_is_what_it_repeats() -> None:
    read = mail("FYI", "", f"> {OLD}")
    assert not is_folded(read, OLD)


@pytest.mark.parametrize(
    "line",
    [
        "At 10:30 the minister wrote:",
        "In December 2025 the two sides wrote:",
        "From: Riga to Tallinn, by train",
        "--",
    ],
)
def test_a_story_that_looks_a_little_like_a_mail_is_the_story(line: str) -> None:
    many = [f"Line {n} of the story, which goes on." for n in range(20)]
    read = mail(OWN, "", line, OLD, *many)
    assert not is_folded(read, OLD)


@pytest.mark.parametrize(
    "html",
    [
        f'<p>{OWN}</p><blockquote type="cite"><p>{OLD}</p></blockquote>',
        f'<p>{OWN}</p><div class="gmail_quote"><div>On … wrote:</div><p>{OLD}</p></div>',
        f"<p>{OWN}</p><hr><div><b>From:</b> John<br><b>Sent:</b> Monday<br><b>To:</b> Desk<br>"
        f"<b>Subject:</b> x</div><p>{OLD}</p>",
        f'<p>{OWN}</p><div class="gmail_signature">{OLD}</div>',
    ],
)
def test_html_marks_what_it_repeats(html: str) -> None:
    read = mail(html, kind="text/html")
    assert not is_folded(read, OWN)
    assert is_folded(read, OLD)


def test_html_that_hands_a_mail_on_is_the_story() -> None:
    html = (
        f"<p>Please see below what John sent.</p><div class='gmail_quote'>"
        f"<div>---------- Forwarded message ---------<br>From: John<br>Date: Monday<br>"
        f"Subject: Talks</div><p>{OLD}</p></div>"
    )
    assert not is_folded(mail(html, kind="text/html"), OLD)


def test_an_answer_is_dated_and_entitled_by_its_own_header() -> None:
    read = mail(OWN, "", f"> {OLD}")
    assert read.title == "Re: Talks"
    assert words(read, BlockKind.BODY) == [OWN]
