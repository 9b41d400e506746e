"""The one table of JSON fields: `records` writes them, `--help` explains them, a test compares.

It imports nothing, so that help is quick.
"""

ROW = {
    "id": "16 hexadecimal digits, made from what its first version says",
    "path": "the file, safe to show",
    "title": "one line, never empty",
    "title_kind": "stated, or derived from the first sentence",
    "date": "the first day it may be of, YYYY-MM-DD; null if undated",
    "date_end": "the last such day; null if it is the same day",
    "date_precision": "day, month, year or none",
    "date_origin": "header, meta, label, dateline, text, path, user or none",
    "date_certainty": "stated, inferred or unknown",
    "date_evidence": "{start,end,text}: the words it was read from; null if there are none",
    "publisher": "who published it; null if unknown",
    "language": "ISO 639-1, or unknown",
    "unread": "true until it is read",
    "pinned": "true while it is kept on top",
    "alerts": "names of the watches that ring for it",
    "names": "[{name,count}]: who is named in it, watched names first",
    "copies": "how many more files hold the same text, or most of it",
    "copy_alerts": "names of the watches that ring in those files and not in this one",
    "fresh": "how many sentences those files have that this one has not",
    "new_names": "[{name,count}]: who is named in those files and not in this one",
    "copy_of": "the id of the briefing it is folded under; empty where it stands alone",
    "gone": "true where no file holds it any more: it is kept for what rang or what you did",
    "tags": "what you tagged it with",
    "notes": "what you noted of it, a line each",
    "is_list": "true where it lists stories, such as a page of headlines, and tells none",
}

PAGE = ROW | {
    "text": "all of its text, made safe; every start and end counts code points of this",
    "raw_path": "the exact path on disk",
    "blocks": "[{kind,start,end,language}]: they tile the text",
    "edits": "[{start,end,was,why}]: what reading split or folded",
    "mentions": "[{entity,name,kind,start,end,text,tier,score,where,reasons}]: who is named where",
    "quotes": "[{start,end,speaker,speaker_certainty}]: who says what; speaker may be null",
    "problems": "[{what,where,advice}]: what could not be settled",
    "overlaps": "[{id,share}]: its copies and what it is a copy of; the shorter one's share of "
    "runs of four words that the other has",
}

HIT = ROW | {
    "score": "0 to 1, rising with the tier",
    "tier": "exact, sure, likely or maybe",
    "spans": "[{start,end,text}]: where it answers, in its text",
    "snippet": "one line around the first of them",
    "reasons": "[{kind,left,right,rule}]: why it answers",
}

ALERT = {
    "id": "the briefing's id, or kind and day, a colon, 8 hexadecimal digits of the watch",
    "watchlist": "the watchlist's name",
    "watch": "the watched name, as configured",
    "briefing": "the id of the briefing; empty of a spike and silent, which are of a day",
    "date": "the first day the briefing may be of; null if undated",
    "received": "when it was taken in, UTC",
    "state": "new, seen, dismissed or old",
    "pinned": "true while it is kept on top",
    "kind": "mention, first, returned, spike or silent",
    "mentions": "[{entity,name,kind,start,end,text,tier,score,where,reasons}]: what rang; "
    "of a watched query, its words, with kind words",
    "sentence": "the sentence of the first of them",
    "gone": "true where the file was changed since, and names it no more",
    "muted": "true while its watch is muted: it waits and does not ring",
    "rule": "of a spike or silent, the rule with its numbers; else empty",
}

PERSON = {
    "id": "the entity's id, as mentions give it",
    "name": "the fullest spelling",
    "kind": "person, org or place",
    "spellings": "[{name,count}]: each spelling with its mentions, most frequent first",
    "names": "[{name,briefings}]: what briefings call them: what can be merged and split",
    "count": "how many mentions there are in all",
    "briefings": "in how many briefings",
    "first": "the day of the earliest of them; null if none is dated",
    "last": "the day of the latest",
    "why": "with --new, why they are new; else empty",
    "sentence": "with --new, the sentence that names them",
    "briefing": "with --new, the id of the briefing with that sentence",
}

SPELLING = {
    "spelling": "as a briefing writes it",
    "briefings": "in how many briefings it stands",
    "looked_into": "in how many of them, the newest, it was looked for until it was met",
    "caught": "true where the watch is met; false for a near miss",
    "silent_in": "the kind of block it stands in, where the watch does not ring there, or null",
    "open": "true where it may be the name and too few briefings were looked into to tell",
    "tier": "exact, sure or likely; maybe or no for a near miss",
    "score": "0 to 1, rising with the tier",
    "reasons": "[{kind,left,right,rule}]: what joins the name to it",
    "sentence": "where it stands, in the newest briefing that has it",
    "briefing": "the id of that briefing",
}

MATCH = {
    "a": "the first name",
    "b": "the second",
    "tier": "exact, sure, likely, maybe, or no where nothing joins them",
    "score": "0 to 1, rising with the tier",
    "reasons": "[{kind,left,right,rule}]: what joins them",
}

SCAN_LINE = {
    "path": "the file, safe to show",
    "id": "the briefing's id; empty where the file gave none",
    "status": "ok, copy, list, truncated, quarantined, skipped, gone or unchanged",
    "copy_of": "the id of the briefing that a copy copies; else empty",
    "reason": "why, and what to do; empty where it is ok or unchanged",
}

PROBLEM = {
    "what": "the mistake or the gap",
    "where": "the file, with line and column where they are known",
    "advice": "what to do; may be empty",
}

WATCH = {
    "watchlist": "the watchlist's name",
    "name": "the watched name, as configured, or what a watched query is called",
    "query": "the query that is watched; empty for a name",
    "aliases": "other names of the same",
    "not": "names it does not ring for",
    "where": "the kinds of block it may ring in",
    "local": "true where it was added from the screen",
}

WATCH_HEALTH = {
    "watchlist": "the watchlist's name",
    "watch": "the watched name, as configured",
    "ok": "true where it is in force, all was read for it, none missed, every source is there",
    "evaluated": "how many briefings were read for it",
    "stored": "how many there are, copies too",
    "alerts": "how many alerts it has, as the watchlists on the screen count them",
    "new": "how many of those wait to be seen",
    "dismissed": "how many more were dismissed",
    "last": "the newest day of a briefing it rang for; null if none is dated",
    "spellings": "as it was met, most frequent first",
    "silenced": "{why: count}: briefings where it is met and silent, by kind of block or 'not'",
    "missed": "briefings where it is met, nothing silences it, and it did not ring: a fault",
    "muted": "true while it is muted: its alerts wait and do not ring",
    "until": "the day on which it rings again; null where it is not muted, or for good",
    "missing": "sources that cannot be reached, so that its silence means nothing",
    "fault": "the mistake by which it is not in force as written, with its place; else null",
}

WATCH_TEST = {
    "watchlist": "the watchlist's name",
    "watch": "the watched name, as configured",
    "sentence": "the sentence of `expect:` or `expect_not:`",
    "expected": "ring or silence",
    "ok": "true where it does what is expected",
}

_DATE = {name: meaning for name, meaning in ROW.items() if name.startswith("date")}

DIGEST = {
    "id": "the briefing's id; of a spike or silent the alert's; empty of a muted watch",
    "watchlist": "the watchlist it rang for, or Pinned",
    "watches": "names of that watchlist's watches that it rang for",
    "kind": "mention, first, returned, spike, silent, or muted of what is left out; empty of a "
    "briefing that is pinned alone",
    "title": "one line, never empty",
    "publisher": "who published it; null if unknown",
    **_DATE,
    "pinned": "true while it is kept on top",
    "sentence": "words of its text, of an alert the sentence of the first name; of a spike or "
    "silent its numbers, and of a muted watch how many alerts are left out",
    "speaker": "who says them; null where the briefing does not state it",
    "tags": ROW["tags"],
    "notes": ROW["notes"],
}

CONFIG_KEY = {
    "key": "a key of the configuration, or where it and the library lie",
    "value": "what is in force; of watchlists, how many watches each has",
    "origin": "the file it is from, or default",
}

INSTALLATION = {
    "topic": "version, path, terminal or store",
    "name": "what is reported",
    "value": "as found, in words",
    "ok": "false where it stands in the way",
}

RECORDS = {
    "row": ROW,
    "page": PAGE,
    "hit": HIT,
    "alert": ALERT,
    "person": PERSON,
    "spelling": SPELLING,
    "match": MATCH,
    "scan line": SCAN_LINE,
    "problem": PROBLEM,
    "digest item": DIGEST,
    "watch": WATCH,
    "watch health": WATCH_HEALTH,
    "watch test": WATCH_TEST,
    "config key": CONFIG_KEY,
    "installation": INSTALLATION,
}
"""Every kind of record with its fields in the order written."""
