"""One value of each noun, to write and to print."""

from dataclasses import replace
from datetime import UTC, date, datetime

from briefings.model import (
    Alert,
    AlertKind,
    AlertState,
    Block,
    BlockKind,
    Briefing,
    Certainty,
    DateOrigin,
    Dating,
    Edit,
    EntityKind,
    Hit,
    Match,
    Mention,
    NameCount,
    Page,
    Person,
    Precision,
    Problem,
    Quote,
    Reason,
    ReasonKind,
    Row,
    ScanLine,
    ScanStatus,
    Span,
    Spelling,
    Tier,
    TitleKind,
)

TEXT = "Talks go on\nJane Fairbankssaid so.\nRead also: Rain\n"
ID = "0123456789abcdef"
REASON = Reason(ReasonKind.GLUED, "Fairbanks", "Fairbankssaid", "a word is glued to the name")
DATING = Dating(
    date(2025, 12, 5),
    date(2025, 12, 7),
    Precision.DAY,
    DateOrigin.TEXT,
    Certainty.INFERRED,
    Span(0, 5),
)
MENTION = Mention(
    Span(12, 26),
    "Jane Fairbanks",
    EntityKind.PERSON,
    "jane-fairbanks",
    "Jane Fairbanks",
    BlockKind.BODY,
    Tier.SURE,
    0.98765,
    (REASON,),
    ("Fairbanks",),
)
ROW = Row(
    id=ID,
    path="talks.txt",
    raw_path="/in/talks.txt",
    title="Talks go on",
    title_kind=TitleKind.STATED,
    dating=DATING,
    date_evidence="Talks",
    publisher=None,
    language="en",
    received=datetime(2025, 12, 6, 8, 30, tzinfo=UTC),
    unread=True,
    pinned=False,
    alerts=("Fairbanks",),
    names=(NameCount("jane-fairbanks", "Fairbanks", 1, watched=True),),
    copies=2,
)
UNDATED = replace(ROW, dating=None, date_evidence="", unread=False, alerts=(), copies=0)
BRIEFING = Briefing(
    id=ID,
    text=TEXT,
    blocks=(
        Block(BlockKind.TITLE, Span(0, 12)),
        Block(BlockKind.BODY, Span(12, 35)),
        Block(BlockKind.TEASER, Span(35, 51)),
    ),
    edits=(Edit(Span(17, 30), "Fairbankssaid", "Fairbanks said", "two words glued"),),
    title="Talks go on",
    title_kind=TitleKind.STATED,
    title_span=Span(0, 11),
    dating=DATING,
    publisher=None,
    publisher_span=None,
    language="en",
    quotes=(Quote(Span(31, 33), None, Certainty.UNKNOWN),),
    problems=(Problem("a day without a year", "block 2"),),
)
ALERT = Alert(
    f"{ID}:00000001",
    "Press",
    "Fairbanks",
    ID,
    "Talks go on",
    date(2025, 12, 5),
    ROW.received,
    AlertState.NEW,
    pinned=False,
    kind=AlertKind.MENTION,
    mentions=(MENTION,),
    sentence="Jane Fairbankssaid so.",
)
PAGE = Page(ROW, BRIEFING, (MENTION,), (ALERT,), ("/in/talks.txt",))
HIT = Hit(
    ID,
    Tier.SURE,
    0.9,
    (Span(17, 26),),
    "Jane Fairbankssaid so.",
    (Span(5, 14),),
    (REASON,),
)
PERSON = Person(
    "jane-fairbanks",
    "Jane Fairbanks",
    EntityKind.PERSON,
    (("Fairbanks", 3), ("Jane Fairbanks", 1)),
    (("Jane Fairbanks", 2),),
    2,
    date(2025, 12, 5),
    None,
)
MATCH = Match(Tier.SURE, 0.9, (REASON,))
SCAN_LINE = ScanLine("talks.txt", "/in/talks.txt", ID, ScanStatus.OK)
PROBLEM = Problem("unknown key 'alais'", "config.yaml:3:5", "did you mean 'aliases'?")
SPELLING = Spelling(
    "Fairbankssaid", 1, Tier.SURE, 0.97, (REASON,), "Jane Fairbankssaid so.", ID, 1
)
