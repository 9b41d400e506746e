"""Calendars: each event is a story."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.ingest.formats import Format, recognise
from briefings.model import Certainty, DateOrigin
from tests.formats.making import briefing, briefings, day, read_until_trouble
from tests.formats.test_any_bytes import CUTS, broken
from tests.formats.test_office import attached
from tests.properties import examples

EVENT = r"""BEGIN:VEVENT
UID:8812@example
DTSTAMP:20261118T090000Z
DTSTART;TZID=Europe/Kyiv:20261124T100000
DTEND:20261124T110000Z
SUMMARY:Briefing with Ambassador Lundqvist
LOCATION:Embassy\, Room 3
ORGANIZER;CN="Novak, Petra":mailto:petra@example.org
ATTENDEE;ROLE=REQ-PARTICIPANT;CN=Tom Ashworth:mailto:tom@example.org
ATTENDEE:mailto:sophie@example.org
DESCRIPTION:Background talk on the grain corri
 dor\; bring ID.\nPhones stay at the desk.
BEGIN:VALARM
DESCRIPTION:This is a reminder
END:VALARM
END:VEVENT
"""
CALENDAR = f"BEGIN:VCALENDAR\nVERSION:2.0\n{EVENT}END:VCALENDAR\n"


def test_an_event_is_dated_by_when_it_was_written_and_says_when_it_is() -> None:
    read = briefing(CALENDAR, "a.ics")
    assert read.title == "Briefing with Ambassador Lundqvist"
    assert read.dating is not None
    told = (day(read), read.dating.origin, read.dating.certainty)
    assert told == ("2026-11-18", DateOrigin.META, Certainty.STATED)
    assert read.text.split("\n\n", 1)[1] == (
        "Start: 2026-11-24 10:00\nEnd: 2026-11-24 11:00 UTC\nLocation: Embassy, Room 3\n"
        "Organizer: Novak, Petra\nAttendee: Tom Ashworth\nAttendee: sophie@example.org\n\n"
        "Background talk on the grain corridor; bring ID.\nPhones stay at the desk."
    )


def test_a_calendar_has_a_story_for_each_event_known_by_its_name() -> None:
    second = EVENT.replace("8812", "8813").replace("Lundqvist", "Marlowe")
    read = briefings(CALENDAR.replace(EVENT, EVENT + second), "a.ics")
    assert [one.title[-8:] for one in read] == ["undqvist", " Marlowe"]


def test_an_event_without_when_it_was_written_has_no_stated_day() -> None:
    read = briefing(CALENDAR.replace("DTSTAMP:20261118T090000Z\n", ""), "a.ics")
    assert read.dating is None or read.dating.certainty is Certainty.INFERRED


@pytest.mark.parametrize("name", ["a.ics", "A.ICS", "invite.txt", "invite"])
def test_a_calendar_is_known_by_its_name_or_its_first_line(name: str) -> None:
    assert recognise(name, CALENDAR.encode()) is Format.CALENDAR


def test_an_invitation_attached_to_a_mail_is_read() -> None:
    read = briefing(attached(CALENDAR.encode(), "invite.ics"), "a.eml")
    assert "Attachment: invite.ics" in read.text
    assert "Attendee: Tom Ashworth" in read.text


@pytest.mark.parametrize(
    "text", ["", "BEGIN:VCALENDAR\nEND:VCALENDAR\n", "BEGIN:VEVENT\nEND:VEVENT\n"]
)
def test_what_holds_no_event_says_so(text: str) -> None:
    assert "without an event" in read_until_trouble(text.encode(), "a.ics")[1]


def event(*lines: str) -> str:
    return "BEGIN:VEVENT\r\n" + "".join(f"{line}\r\n" for line in lines) + "END:VEVENT\r\n"


def test_a_line_is_read_however_long_its_parameters_are() -> None:
    longest = f'DESCRIPTION;ALTREP="data:text/html,{"x" * 5000}":The minister comes.'
    odd = 'COMMENT;X-ODD="never closed:Nobody else does.'
    read = briefing(event("SUMMARY:Call", longest, odd), "a.ics")
    assert read.text == "Call\n\nComment: Nobody else does.\n\nThe minister comes."


@pytest.mark.parametrize("sign", ["\u2028", "\x85", "\v", "\f"])
def test_no_other_sign_than_the_end_of_a_line_ends_it(sign: str) -> None:
    read = briefing(event("SUMMARY:Call", f"DESCRIPTION:First{sign}second word."), "a.ics")
    assert read.text.startswith("Call\n\nFirst")
    assert read.text.endswith("second word.")


def test_a_letter_that_is_folded_in_two_is_whole() -> None:
    raw = event("SUMMARY:Розмова з Андрієм Лозовим").encode()
    for at in range(raw.index(b":", 20) + 1, raw.index(b"\r\nEND")):
        assert (
            briefing(raw[:at] + b"\r\n " + raw[at:], "a.ics").text == "Розмова з Андрієм Лозовим"
        )


def test_all_that_is_written_for_people_is_shown() -> None:
    lines = (
        "ATTENDEE;CN=Ada Lind:MAILTO:ada@example.org",
        "COMMENT:Tom declined.",
        "Note: bring ID",
    )
    more = ("CATEGORIES:Grain,Ports", "CONTACT:Ines Marlowe", "X-ALT-DESC:<b>Sophie Hale</b>")
    read = briefing(event("LOCATION:Pier 4", "UID:7", *lines, *more, "and a pen"), "a.ics")
    for word in ("Pier 4", "Ada Lind", "Tom declined", "Grain", "Ines Marlowe", "Sophie Hale"):
        assert word in read.text
    assert "Note: bring ID" in read.text
    assert "and a pen" in read.text
    assert "7" not in read.text


def test_an_alarm_without_end_swallows_no_later_event() -> None:
    first = event("SUMMARY:First", "BEGIN:VALARM", "ACTION:DISPLAY")
    read = briefings(first + event("SUMMARY:Second") + event("SUMMARY:Third"), "a.ics")
    assert [one.title for one in read] == ["First", "Second", "Third"]


def test_an_event_without_end_is_an_event() -> None:
    cut = event("SUMMARY:First").replace("END:VEVENT\r\n", "") + event("SUMMARY:Last")[:-12]
    assert [one.title for one in briefings(cut, "a.ics")] == ["First", "Last"]


def test_what_older_programs_wrote_for_mailers_is_decoded() -> None:
    line = (
        "DESCRIPTION;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:First=0D=0A=\r\nAda L=C3=B6f comes."
    )
    assert briefing(event("SUMMARY:Call", line), "a.ics").text == "Call\n\nFirst\nAda Löf comes."


@examples(25)
@given(cuts=CUTS, raw=st.just(CALENDAR.encode()))
def test_a_damaged_calendar_gives_stories_or_a_reason(
    cuts: list[tuple[int, int, bytes]], raw: bytes
) -> None:
    whole, trouble = read_until_trouble(broken(raw, cuts), "a.ics")
    assert whole or trouble
