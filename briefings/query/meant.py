"""What a mistake was meant to be: the nearest form that is right, by habits from elsewhere."""

import difflib
import re
from collections.abc import Iterator
from datetime import date

from briefings.query.nodes import MARKS, Field
from briefings.query.times import NAMED, read_time

_FIELDS = {
    **dict.fromkeys(("folder", "file", "dir", "source"), "path:{}"),
    **dict.fromkeys(("from", "sender", "by", "feed", "author", "site"), "publisher:{}"),
    **dict.fromkeys(("subject", "headline"), "title:{}"),
    **dict.fromkeys(("name", "people", "who"), "person:{}"),
    **dict.fromkeys(("location", "country", "city", "where"), "place:{}"),
    **dict.fromkeys(("label", "labels", "keyword"), "tag:{}"),
    **dict.fromkeys(("thread", "id"), "story:{}"),
    **dict.fromkeys(("body", "text", "content", "any", "org", "company"), "{}"),
    **dict.fromkeys(("has", "status", "flag"), "is:{}"),
    "before": "date:<{}",
    "until": "date:<={}",
    "after": "date:>{}",
    "since": "date:>={}",
    "newer": "date:<{}",
}
"""What other programs call some of the fields, and how what stands behind them is asked here."""
_MARKS = {
    **dict.fromkeys(("new", "notread", "-read", "!read"), "unread"),
    **dict.fromkeys(("seen", "old", "notunread", "-unread", "!unread"), "read"),
    **dict.fromkeys(("starred", "star", "flagged", "important", "kept"), "pinned"),
    **dict.fromkeys(("duplicate", "duplicates", "dup"), "copy"),
}
_ANYTHING = {
    Field.TAG: "is:tagged",
    Field.NOTE: "is:noted",
    Field.WATCH: "is:alert",
    Field.PUBLISHER: "-publisher:unknown",
}
"""What has any value of a field."""
_SIGNS = (
    (r"!(?P<rest>\w.*)", "'!' leaves nothing out here", "-{rest}"),
    (r"(?i:near[/~]?|w/|adj/?)(?P<rest>\d{1,2})", "no such sign", "one near:{rest} other"),
    (r"&&", "'&&' is no sign here", "one AND other"),
    (r"\|\|", "'||' is no sign here", "one OR other"),
    (r"\^(?P<rest>[^\W\d].*)", "'^' is no sign here", "{rest}"),
    (r"(?P<rest>(?![A-Z]{3}\$)[^\W\d_]{3,})\$", "'$' is no sign here", "{rest}"),
    (r"~(?P<rest>[^\W\d_]{3,})", "'~' is no sign: other spellings are found without", "{rest}"),
    (
        r"(?i:(?P<field>date|received|older))(?P<rest>(?:[<>]=?|=)\d.*)",
        "a field without its colon",
        "{field}:{rest}",
    ),
    (
        r"(?i:(?P<field>is|lang|person|place|watch|title|publisher|tag))=(?P<rest>\w.*)",
        "a field without its colon",
        "{field}:{rest}",
    ),
    (r"(?P<rest>\w{3,})~\d?", "'~' is no sign: other spellings are found without", "{rest}"),
)
"""Signs of other programs that would be read as words: how they look, and what they mean here."""
_NEAR = re.compile(r"~(\d{1,3})")


def field_meant(name: str, value: str) -> str:
    """Give how what stands behind another program's field is asked, `{}` in its place; or ""."""
    form = _FIELDS.get(name, "")
    if form.startswith("date:") and _AGE.fullmatch(value) and not value.isdigit():
        return "date:<{}" if ">" in form or name == "newer" else "date:>{}"
    return form


def mark_meant(value: str) -> str:
    """Give which mark was meant; empty where that cannot be told."""
    near = difflib.get_close_matches(value, MARKS, n=1, cutoff=0.6)
    return _MARKS.get(value) or (near[0] if near else "")


def anything(field: Field) -> str:
    """Give what asks for any value of a field; empty where nothing does."""
    return _ANYTHING.get(field, "")


def sign_meant(word: str) -> tuple[str, str] | None:
    """Give of a sign that is another program's what is wrong, and the form that is meant."""
    for looks, what, form in _SIGNS:
        if match := re.fullmatch(looks, word):
            parts = {key: part or "" for key, part in match.groupdict().items()}
            if "field" in parts:
                parts["field"] = parts["field"].lower()
                parts["rest"] = parts["rest"].removeprefix("=")
            return what, form.format(**parts)
    return None


def near_meant(word: str) -> str:
    """Give the number of words that `~8` behind a phrase allows between its own; or empty."""
    match = _NEAR.fullmatch(word)
    return match[1] if match else ""


# Days and ages


def is_undated(value: str) -> bool:
    """Whether a value behind `date:` asks for what has none."""
    return value.lower() in _WITHOUT


def time_meant(field: Field, value: str) -> str:
    """Give the day or age that was meant, with its field; empty where that cannot be told."""
    for asked, form in _times(field, "".join(value.lower().split())):
        try:
            read_time(asked, form)
        except ValueError:
            continue
        return f"{asked}:{form}"
    return ""


def _times(field: Field, value: str) -> Iterator[tuple[Field, str]]:
    """Give what may have been meant, the likeliest first; some of it is no day."""
    sign = "".join(dict.fromkeys(char for char in value if char in "<>=")) if value[:1] else ""
    sign = {"=>": ">=", "=<": "<=", "=": ""}.get(sign, sign)
    rest = value.strip("<>=!~-")
    if age := _AGE.fullmatch(rest):
        yield from _ages(field, sign, age)
    day = "..".join(map(_day, _TO.split(rest, maxsplit=1)))
    asked, before = (Field.DATE, "<") if field is Field.OLDER else (field, sign)
    yield asked, before + day
    if ".." in day:
        yield asked, day
    if cut := _RANGE.fullmatch(day):
        yield asked, f"{cut[1]}..{cut[2]}"
        yield asked, f"{cut[2]}..{cut[1]}"
    if period := _PERIOD.fullmatch(rest):
        yield asked, f"<1{period[1][0]}"
    for name in difflib.get_close_matches(rest, NAMED, n=1, cutoff=0.7):
        yield asked, before + name
    while "-" in day:
        day = day.rpartition("-")[0]
        yield asked, before + day


_WITHOUT = frozenset({"unknown", "none", "undated", "missing", "?"})
_AGE = re.compile(
    r"(\d{1,5})(h(?:(?:ou)?rs?)?|d(?:ays?)?|w(?:ee)?k?s?|m(?:onths?)?|y(?:ea)?r?s?)?(?:ago)?"
)
_TO = re.compile(r"\.{2,}")
_RANGE = re.compile(r"(\d{4}[\d-]*?)(?:\.{2,}|[-:,–—]|to)(\d{4}(?:-\d\d){0,2})")
_PERIOD = re.compile(r"(?:this|last|past)?-?(week|month|year)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(rf"(\d\d?)?[-./]?({'|'.join(_MONTHS)})[a-z]*[-./]?(\d{{4}})?")
_YEAR_FIRST = re.compile(r"(\d{4})[./]?(\d\d?)[./]?(\d\d?)")
_MONTH_FIRST = re.compile(r"(\d\d?)[./-](\d{4})")
_MONTH_LAST = re.compile(r"(\d{4})[./](\d\d?)")
_DAY_FIRST = re.compile(r"(\d\d?)[./-](\d\d?)[./-](\d{4})")


def _ages(field: Field, sign: str, age: re.Match[str]) -> Iterator[tuple[Field, str]]:
    """Give an age in the field that has such; a number alone is of days."""
    count, unit = age[1], (age[2] or "d")[0]
    if not age[2] and len(count) > 3:
        return
    if unit == "h":
        yield Field.RECEIVED, f"{'>' if field is Field.OLDER else sign or '<'}{count}h"
    elif field is Field.OLDER:
        yield field, f"{count}{unit}"
    elif age[2] or sign:
        yield field, f"{sign or '<'}{count}{unit}"


def _day(written: str) -> str:
    """Write a day as days are written here, as far as it is one."""
    if match := _DAY_FIRST.fullmatch(written):
        first, second = (match[1], match[2]) if int(match[2]) <= 12 else (match[2], match[1])
        return f"{match[3]}-{int(second):02}-{int(first):02}"
    if match := _MONTH_LAST.fullmatch(written):
        return f"{match[1]}-{int(match[2]):02}"
    if match := _YEAR_FIRST.fullmatch(written):
        return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    if match := _MONTH_FIRST.fullmatch(written):
        return f"{match[2]}-{int(match[1]):02}"
    turned = re.sub(r"^(\d{4})[-./]?([a-z]+)$", r"\2\1", written)
    if match := _MONTH.fullmatch(turned):
        today, month = date.today(), _MONTHS.index(match[2]) + 1
        year = int(match[3] or today.year - (month > today.month))
        return f"{year}-{month:02}" + (f"-{int(match[1]):02}" if match[1] else "")
    return written
