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


@examples(25)
@given(cuts=CUTS, raw=st.just(CALENDAR.encode()))
def test_a_damaged_calendar_gives_stories_or_a_reason(
    cuts: list[tuple[int, int, bytes]], raw: bytes
) -> None:
    whole, trouble = read_until_trouble(broken(raw, cuts), "a.ics")
    assert whole or trouble
