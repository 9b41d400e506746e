"""Chats as a messenger exports them, as JSON and as pages: each message is a briefing."""

import json

import pytest

from briefings.ingest.formats import Format, recognise
from briefings.model import BlockKind
from tests.formats.making import briefings, day, extracts, words

CHAT = {
    "name": "Harbour Watch",
    "type": "public_channel",
    "id": 5,
    "messages": [
        {"id": 1, "type": "service", "date": "2024-03-13T09:00:00", "action": "x", "text": "made"},
        {"id": 2, "type": "message", "date": "2024-03-14T06:12:00", "from": "Harbour Watch",
         "text": [{"type": "bold", "text": "Pilots"}, " are on strike in ",
                  {"type": "link", "text": "Odesa"}, "."]},
        {"id": 3, "type": "message", "date": "2024-03-14T23:59:00", "from": "Ada Lind",
         "forwarded_from": "Otto Brandt", "text": "The strike is over."},
        {"id": 4, "type": "message", "date": "2024-03-15T08:00:00", "photo": "a.jpg", "text": ""},
        {"id": 5, "type": "message", "date": "2024-03-15T09:00:00", "text": "",
         "poll": {"question": [{"type": "plain", "text": "Who pays for it?"}],
                  "answers": [{"text": "The port"}, {"text": [{"text": "Otto Brandt"}]}]}},
    ],
}  # fmt: skip
ACCOUNT = {"about": "All of it.", "chats": {"about": "Chats.", "list": [CHAT]}}
PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"/><title>Exported Data</title>
<link href="css/style.css" rel="stylesheet"/></head><body onload="CheckLocation();">
<div class="page_wrap"><div class="page_header"><div class="content">
<div class="text bold">Harbour Watch</div></div></div>
<div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">14 March 2024</div></div>
<div class="message default clearfix" id="message2"><div class="body">
<div class="pull_right date details" title="14.03.2024 06:12:00 UTC+02:00">06:12</div>
<div class="from_name">Harbour Watch</div>
<div class="text"><strong>Pilots</strong> are on strike in Odesa.<br>More later.</div></div></div>
<div class="message default clearfix" id="message3"><div class="body">
<div class="pull_right date details" title="14.03.2024 23:59:00 UTC+02:00">23:59</div>
<div class="from_name">Ada Lind</div><div class="forwarded body">
<div class="from_name">Otto Brandt<span class="date details" title="13.03.2024 08:00:00"> 13</span>
</div><div class="text">The strike is over.</div></div></div></div>
<div class="message default clearfix joined" id="message4"><div class="body">
<div class="pull_right date details" title="15.03.2024 09:00:00 UTC+02:00">09:00</div>
<div class="text">Ships sail again.</div></div></div>
</div></div></div></body></html>
"""


@pytest.mark.parametrize("whole", [CHAT, ACCOUNT], ids=["chat", "account"])
def test_each_message_of_a_chat_in_json_is_a_briefing(whole: object) -> None:
    raw = json.dumps(whole)
    strike, over, poll = briefings(raw, "result.json")
    assert strike.text == "Pilots are on strike in Odesa."
    assert [day(one) for one in (strike, over, poll)] == ["2024-03-14", "2024-03-14", "2024-03-15"]
    assert {one.publisher for one in (strike, over, poll)} == {"Harbour Watch"}
    assert words(over, BlockKind.BYLINE) == ["Ada Lind", "Otto Brandt"]
    assert poll.text.splitlines() == ["Who pays for it?", "The port", "Otto Brandt"]
    assert [story.key for story in extracts(raw, "result.json")] == ["2", "3", "5"]


def test_each_message_of_an_exported_page_is_a_briefing() -> None:
    assert recognise("in/messages.html", PAGE.encode()) is Format.CHAT
    strike, over, ships = briefings(PAGE, "messages.html")
    assert strike.text.splitlines() == ["Pilots are on strike in Odesa.", "More later."]
    assert [day(one) for one in (strike, over, ships)] == [
        "2024-03-14",
        "2024-03-14",
        "2024-03-15",
    ]
    assert {one.publisher for one in (strike, over, ships)} == {"Harbour Watch"}
    assert words(over, BlockKind.BYLINE) == ["Ada Lind", "Otto Brandt"]
    assert words(ships, BlockKind.BYLINE) == ["Ada Lind"]
    assert [story.key for story in extracts(PAGE, "messages.html")] == [
        "message2", "message3", "message4",
    ]  # fmt: skip


def test_an_exported_page_without_messages_is_read_as_a_page() -> None:
    bare = PAGE.replace("message default", "entry")
    (page,) = briefings(bare, "chats.html")
    assert "Ships sail again." in page.text


def test_half_a_pair_of_letters_in_one_message_loses_no_other() -> None:
    said = [
        {"id": "\ud800", "type": "message", "date": "2024-03-14T06:12:00", "text": "One \udc00."},
        {"id": 7, "type": "message", "date": "2024-03-14T06:13:00", "text": "Two."},
    ]
    raw = json.dumps({"name": "Harbour Watch", "messages": said})
    assert [story.key for story in extracts(raw, "result.json")] == ["?", "7"]
    assert [one.text for one in briefings(raw, "result.json")] == ["One ?.", "Two."]
