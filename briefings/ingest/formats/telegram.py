"""What a messenger's export holds: each message that says something is a story of its own.

Telegram Desktop writes a chat as JSON (`result.json`) or as pages (`messages.html`). A message has
no title; its chat is who published it, and whoever else wrote it stands above it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from selectolax.lexbor import LexborNode

from briefings.ingest.decoding.decode import decode
from briefings.ingest.formats import blocks, html, stamps
from briefings.ingest.formats.extract import Extract
from briefings.ingest.formats.sheet import Sheet, one_line
from briefings.model import BlockKind

_MESSAGE = "div.message.default"
_SAID = ".text, .question, .answer"
"""Of a message: what it says, or asks in a poll."""
_DEEPEST = 2
"""How deep pieces of a text hold others: those of an answer in a poll."""


def extract(raw: bytes, name: str) -> Iterator[Extract]:
    """Read the messages of an exported page; a page without any as other pages."""
    tree = html.parse(decode(raw, limit=len(raw)).text)
    chat = tree.css_first(".page_header .text")
    publisher = one_line(_shown(chat)) if chat else ""
    messages = tree.css(_MESSAGE)
    if not messages:
        yield from (replace(page, key="page") for page in html.extract(raw, name))
    writer = ""
    for message in messages:
        writer = _writer(message) or writer
        stamp = message.css_first(".date[title]")
        story = _story(
            publisher,
            key=message.attributes.get("id") or "",
            said="\n".join(_shown(node) for node in message.css(_SAID)),
            stamp=(stamp.attributes.get("title") or "") if stamp else "",
            writers=(writer, _name(message.css_first(".forwarded .from_name"))),
        )
        if story:
            yield story


def _writer(message: LexborNode) -> str:
    """Give who wrote a message; empty for one that is joined to the one above it."""
    named = (node for node in message.css(".from_name") if "forwarded" not in _classes(node))
    return next(map(_name, named), "")


def _classes(node: LexborNode) -> str:
    around = node.parent
    return (around.attributes.get("class") or "") if around else ""


def _name(node: LexborNode | None) -> str:
    """Give a name without the moment that stands behind that of a message handed on."""
    return one_line(node.text(deep=False)) if node else ""


def _shown(node: LexborNode) -> str:
    return "\n".join(piece.text for piece in blocks.walk(node).pieces)


def chats(whole: object) -> list[Mapping[str, object]]:
    """Give the chats of an export in JSON: one, or those of an account; none of other JSON."""
    if not isinstance(whole, dict):
        return []
    lists = (whole.get(key) for key in ("chats", "left_chats"))
    held = [one for some in lists if isinstance(some, dict) for one in _list(some, "list")]
    return [one for one in (whole, *held) if isinstance(one, dict) and _is_chat(one)]


def _is_chat(whole: Mapping[str, object]) -> bool:
    first = next(iter(_list(whole, "messages")), None)
    return isinstance(first, dict) and {"type", "date", "text"} <= first.keys()


def stories(chat: Mapping[str, object]) -> Iterator[Extract]:
    """Give the messages of a chat that say something, without those that tell who joined."""
    for message in _list(chat, "messages"):
        if not isinstance(message, dict) or message.get("type") == "service":
            continue
        story = _story(
            one_line(_said(chat.get("name"))),
            key=_whole(str(message.get("id", ""))),
            said="\n".join((_said(message.get("text")), *_asked(message.get("poll")))),
            stamp=_said(message.get("date")),
            writers=tuple(one_line(_said(message.get(k))) for k in ("from", "forwarded_from")),
        )
        if story:
            yield story


def _asked(poll: object) -> Iterator[str]:
    """Give what a poll asks, and the answers to choose from."""
    if isinstance(poll, dict):
        yield _said(poll.get("question"))
        for answer in _list(poll, "answers"):
            yield _said(answer)


def _list(holder: Mapping[str, object], key: str) -> list[object]:
    value = holder.get(key)
    return value if isinstance(value, list) else []


def _said(value: object, depth: int = _DEEPEST) -> str:
    """Give a text that is written whole, or as pieces of which some say how they look."""
    if isinstance(value, dict):
        value = value.get("text")
    if isinstance(value, list) and depth:
        return "".join(_said(piece, depth - 1) for piece in value)
    return _whole(value) if isinstance(value, str) else ""


def _whole(text: str) -> str:
    """Give a text without halves of surrogate pairs, which JSON can write and no text can hold."""
    return text.encode("utf-8", "replace").decode()


def _story(
    publisher: str, *, key: str, said: str, stamp: str, writers: tuple[str, ...]
) -> Extract | None:
    """Give one message; None for one that says nothing."""
    if not said.strip():
        return None
    sheet = Sheet()
    for writer in dict.fromkeys(writers):
        if writer and writer != publisher:
            sheet.add(writer, BlockKind.BYLINE)
    sheet.add(said)
    return sheet.extract(
        key=key, dating=stamps.dating(stamp), publisher=publisher or next(iter(writers), "")
    )
