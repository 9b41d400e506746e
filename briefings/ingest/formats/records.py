"""JSON: a JSON Feed, a list of records, one record, or a record on each line (JSON Lines).

The chats that a messenger exports are read message by message.
"""

import json
from collections.abc import Iterator, Sequence

from briefings.errors import UnreadableError
from briefings.ingest.decoding.decode import decode
from briefings.ingest.formats import rows, telegram
from briefings.ingest.formats.extract import Extract

_LISTS = ("items", "articles", "results", "entries", "data", "docs", "hits", "stories", "posts")
"""Under which names a record holds the list of stories."""
_DEEPEST = 3
"""How deep the values of a record are followed."""


def extract(raw: bytes, name: str) -> Iterator[Extract]:
    """Read each record. UnreadableError for what is no JSON, or holds no title and no text."""
    text = decode(raw, limit=len(raw)).text.strip()
    try:
        whole = json.loads(text, strict=False)
    except RecursionError as error:
        raise UnreadableError("its values are nested too deep") from error
    except ValueError as error:
        yield from _lines(text, error)
        return
    if chats := telegram.chats(whole):
        for chat in chats:
            yield from telegram.stories(chat)
        return
    publisher = ""
    if isinstance(whole, dict):
        held = next((whole[key] for key in _LISTS if isinstance(whole.get(key), list)), None)
        is_feed = "jsonfeed.org" in str(whole.get("version", ""))
        publisher = str(whole.get("title", "")) if is_feed else ""
        whole = [whole] if held is None else held
    found = False
    for record in whole if isinstance(whole, list) else []:
        story = _story(record, publisher)
        if story:
            found = True
            yield story
    if not found:
        raise _no_story()


def _no_story() -> UnreadableError:
    return UnreadableError(
        "JSON without a title or a text",
        advice="name the fields of its records: title, date, publisher, text",
    )


def _lines(text: str, error: ValueError) -> Iterator[Extract]:
    """Read a record from each line; the lines that are none are told of at the end."""
    found = False
    wrong: list[int] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line, strict=False)
        except (ValueError, RecursionError):
            wrong.append(number)
            if not found and len(wrong) >= 10:
                break
            continue
        story = _story(record, "")
        found |= story is not None
        if story:
            yield story
    if wrong and not found:
        place = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise UnreadableError(f"no JSON{place}")
    if wrong:
        rest = f" and {len(wrong) - 1} more" if len(wrong) > 1 else ""
        raise UnreadableError(f"line {wrong[0]}{rest} is no JSON")
    if not found:
        raise _no_story()


def _story(record: object, publisher: str) -> Extract | None:
    if not isinstance(record, dict):
        return None
    fields = _fields(record)
    return rows.story([*fields, ("publisher", publisher)] if publisher else fields)


def _fields(record: dict[str, object]) -> Sequence[tuple[str, str]]:
    """Give the named values of a record; those of a record inside it too."""
    found: list[tuple[str, str]] = []
    waiting = [(str(name), value, 1) for name, value in reversed(record.items())]
    while waiting:
        name, value, depth = waiting.pop()
        if isinstance(value, dict) and depth < _DEEPEST:
            named = value.get("name")
            if isinstance(named, str):
                found.append((name, named))
            else:
                waiting += [(str(key), inner, depth + 1) for key, inner in reversed(value.items())]
        elif isinstance(value, list):
            found.append((name, ", ".join(_plain(one) for one in value)))
        else:
            found.append((name, _plain(value)))
    return [(name, value) for name, value in found if value]


def _plain(value: object) -> str:
    """Give a single value as text; one that holds others by its name, or not at all."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    # JSON can write half of a surrogate pair, which no text can hold.
    return str(value).encode("utf-8", "replace").decode()
