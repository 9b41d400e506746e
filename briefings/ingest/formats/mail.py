"""Mail: one message, by the standard library's parser with the policy that never re-parses.

The subject is the title, the sender the publisher, the sender's clock the date. What the header
says otherwise stands under the title, marked as a header. Of a body written twice, as text and as
HTML, the text is taken. What it repeats of other mails is marked, and so is its signature. One
mail attached whole is read as if it were copied below: its header, then what it says. A text or a
document that is attached stands below its name; of what is attached otherwise, the header says it
is not read.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import suppress
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from itertools import chain, groupby
from typing import NamedTuple

from briefings.errors import UnreadableError
from briefings.ingest.decoding.decode import decode
from briefings.ingest.formats import Format, handed, history, recognise, stamps, stories
from briefings.ingest.formats.extract import Extract
from briefings.ingest.formats.history import Line
from briefings.ingest.formats.html import shown_lines
from briefings.ingest.formats.room import Room
from briefings.ingest.formats.sheet import Sheet, one_line
from briefings.model import BlockKind, Problem
from briefings.text.digest import blake2b

MOST_PARTS = 1000
"""Parts of one message that are looked at."""

_LONGEST = 4000
"""Code points of a header field that are read."""
_SHOWN = ("From", "To", "Cc", "Date", "List-Id")
_COPIED = ("From", "Date", "Subject", "To")
"""What stands above a mail that is copied into another."""
_READ = frozenset({"text/plain", "text/html", "text/markdown", "text/enriched", "text/csv"})
"""What a part may be called that is read as text."""
_PLAIN = (".txt", ".text", ".md", ".csv", ".log")
"""How the name of an attached file ends that is text, though its mailer does not know that."""
_DOCUMENTS = frozenset({Format.PDF, Format.OFFICE, Format.CALENDAR})
_SCANT = 2
"""A text this many times shorter than what the HTML beside it shows only says where to look."""


class _Leaf(NamedTuple):
    part: Message
    choice: int
    """Which `multipart/alternative` it stands in; 0 for none."""
    mail: Message
    """The message that it is a part of: the whole, or one that is attached to it."""
    depth: int = 0
    """Messages around that one."""

    @property
    def file(self) -> str:
        """Give the name of a file that is attached; empty for what was not sent as one."""
        return one_line(_words(self.part.get_filename() or ""))

    @property
    def is_body(self) -> bool:
        """Whether it is, or may be, what the mail says."""
        is_attached = self.part.get_content_disposition() == "attachment"
        return self.part.get_content_type() in _READ and not is_attached

    @property
    def document(self) -> Format | None:
        """Give the format of an attached document that may be read; None for anything else."""
        kind = recognise(self.file, b"") if self.file and not self.is_body else None
        return kind if kind in _DOCUMENTS else None

    @property
    def is_text(self) -> bool:
        """Whether it can be read though it is attached: by what it is called, or by its name."""
        if self.is_body:
            return False
        kind = self.part.get_content_type()
        is_plain = kind == "application/octet-stream" and self.file.lower().endswith(_PLAIN)
        return kind in _READ or is_plain


class _Text(NamedTuple):
    lines: list[Line]
    encoding: str
    problems: list[Problem]
    file: str = ""
    """The name of the file, where it is attached as one."""


def extract(raw: bytes, name: str, whole: Room) -> Iterator[Extract]:
    """Read one message. UnreadableError where it is nested too deep to be read."""
    yield message(raw, whole)


def alone(raw: bytes, name: str, whole: Room) -> Iterator[Extract]:
    """Read one message without the documents attached to it."""
    yield message(raw, whole, is_alone=True)


def message(raw: bytes, whole: Room, *, is_alone: bool = False) -> Extract:
    """Read one message; its key is its Message-ID, or made from its bytes.

    Attached documents are told and not read where it is read alone.
    """
    try:
        mail = message_from_bytes(raw, policy=policy.compat32)
    except RecursionError as error:
        raise UnreadableError(
            "its parts are nested too deep",
            advice="no mail needs that: it was made to break readers",
        ) from error
    fields = _fields(mail)
    leaves, problems = _leaves(mail)
    subject = one_line(_words(fields.get("subject", "")))
    sheet, read = Sheet(), list[history.History]()
    documents = {} if is_alone else dict(_documents(leaves, whole))
    sheet.truncated = bool(problems) or any(one.truncated for one in documents.values())
    texts = list(_texts(mail, list(_chosen(leaves))))
    for text in texts:
        problems += text.problems
        read.append(_told(text, subject, sum(one.own for one in read)))
    read += _below_names(leaves, documents)
    problems += _unread(leaves, documents)
    own = handed.Stated(
        subject,
        stamps.dating(fields.get("date", "")),
        handed.sender(_words(fields.get("from", ""))),
    )
    stated = handed.stated(own, read)
    is_others = any(one.title for one in read)
    sheet.entitle(subject, BlockKind.HEADER if is_others else BlockKind.TITLE)
    sheet.title = stated.title
    sheet.add("\n".join(_shown(fields, leaves, documents)), BlockKind.HEADER)
    for part, kind in chain.from_iterable(one.parts for one in read):
        sheet.add(part, kind)
    return sheet.extract(
        encoding=texts[-1].encoding if texts else "utf-8",
        key=_key(fields, raw),
        dating=stated.dating,
        publisher=stated.publisher,
        problems=tuple(dict.fromkeys((*problems, *stated.problems))),
    )


def _told(text: _Text, subject: str, above: int) -> history.History:
    """Tell the lines of a part apart; of a file that is attached, all are its own."""
    if not text.file:
        return history.read(text.lines, subject, above)
    whole = "\n".join(line.text for line in text.lines)
    return history.History([(text.file, BlockKind.HEADING), (whole, None)], {})


class _Document(NamedTuple):
    """What an attached document says."""

    text: str
    truncated: bool


def _documents(leaves: Sequence[_Leaf], whole: Room) -> Iterator[tuple[Message, _Document]]:
    """Give each attached document that can be read."""
    for leaf in leaves:
        kind = leaf.document
        raw = leaf.part.get_payload(decode=True) if kind else None
        if isinstance(raw, bytes):
            # Whatever a document does to what reads it, the mail around it is read.
            with suppress(UnreadableError, MemoryError, RecursionError):
                told = list(stories(raw, leaf.file, kind, room=whole))
                text = "\n\n".join(story.text for story in told)
                yield leaf.part, _Document(text, any(story.truncated for story in told))


def _below_names(
    leaves: Sequence[_Leaf], documents: Mapping[Message, _Document]
) -> Iterator[history.History]:
    """Give what attached documents say, each below its name."""
    for leaf in leaves:
        if leaf.part in documents:
            parts = [(leaf.file, BlockKind.HEADING), (documents[leaf.part].text, None)]
            yield history.History(parts, {})


def _unread(leaves: Sequence[_Leaf], documents: Container[Message]) -> list[Problem]:
    """Say which attached files are not read; pictures are told of by the header alone."""
    files = [
        leaf.file
        for leaf in leaves
        if leaf.file
        and not (leaf.is_body or leaf.is_text or leaf.part in documents)
        and not _has_no_text(leaf)
    ]
    if not files:
        return []
    more = f" and {len(files) - 1} more" if len(files) > 1 else ""
    what = f"attached and not read: {files[0]}{more}"
    return [Problem(what, advice="save it beside the mail: what can be read is a briefing")]


def _has_no_text(leaf: _Leaf) -> bool:
    """Whether a part is a picture, a sound or a signature."""
    kind = leaf.part.get_content_type()
    return leaf.part.get_content_maintype() in {"image", "audio", "video"} or "signature" in kind


def _texts(mail: Message, leaves: Sequence[_Leaf]) -> Iterator[_Text]:
    """Give the lines of each part; those of mails that are handed on as one, headers above them.

    A bundle of mails is read part by part, and so is what a mail server sent back.
    """
    is_returned = mail.get_content_subtype() == "report"
    depths = list({leaf.mail: leaf.depth for leaf in leaves if leaf.depth}.values())
    if is_returned or depths != sorted(set(depths)):
        yield from map(_text, leaves)
        return
    for is_attached, some in groupby(leaves, key=lambda leaf: leaf.depth > 0):
        if is_attached:
            yield _handed_on(list(some))
        else:
            yield from map(_text, some)


def _handed_on(leaves: Sequence[_Leaf]) -> _Text:
    """Give the lines of mails that are attached, one in the other, each below its header."""
    lines, encoding, problems = list[Line](), "utf-8", list[Problem]()
    begun: set[Message] = set()
    for leaf in leaves:
        if leaf.mail not in begun:
            begun.add(leaf.mail)
            lines += _copied(_fields(leaf.mail))
        text = _text(leaf)
        lines += [Line(text.file), Line(""), *text.lines, Line("")]
        encoding, problems = text.encoding, [*problems, *text.problems]
    return _Text(lines, encoding, problems)


def _copied(fields: dict[str, str]) -> list[Line]:
    """Give the lines of a header as they stand where a mail is copied into another."""
    said = {name: one_line(_words(fields.get(name.lower(), ""))) for name in _COPIED}
    lines = [f"{name}: {value}" for name, value in said.items() if value]
    return [Line(line, attached=not at) for at, line in enumerate(lines)]


def _shown(
    fields: dict[str, str], leaves: Sequence[_Leaf], documents: Container[Message]
) -> Iterator[str]:
    """Give the lines of a header that are worth being shown, and what is attached."""
    for name in _SHOWN:
        if name.lower() in fields:
            yield " ".join(f"{name}: {_words(fields[name.lower()])}".split())
    for leaf in leaves:
        if leaf.file:
            is_read = leaf.is_body or leaf.is_text or leaf.part in documents
            yield f"Attachment{'' if is_read else ', not read'}: {leaf.file}"


def _fields(mail: Message) -> dict[str, str]:
    """Give each field of the header, in small letters, as first written and not yet decoded."""
    fields: dict[str, str] = {}
    for name, value in mail.raw_items():
        fields.setdefault(name.lower(), str(value)[:_LONGEST])
    return fields


def _words(field: str) -> str:
    """Decode a field: its encoded words, or bytes that should not stand there."""
    if not field.isascii():
        return _decoded(field.encode("utf-8", "surrogateescape"))
    try:
        pieces = decode_header(field)
    except (HeaderParseError, ValueError):
        return field
    return "".join(
        piece if isinstance(piece, str) else _decoded(piece, charset or "")
        for piece, charset in pieces
    )


def _decoded(raw: bytes, declared: str = "") -> str:
    try:
        return decode(raw, declared).text
    except UnreadableError:
        return raw.decode("ascii", "replace")


def _key(fields: dict[str, str], raw: bytes) -> str:
    stated = fields.get("message-id", "").strip().strip("<>")
    return stated or blake2b(raw, digest_size=8).hexdigest()


def _leaves(mail: Message) -> tuple[list[_Leaf], list[Problem]]:
    """Give the parts that hold no parts, in order, without calling itself."""
    waiting = [_Leaf(mail, 0, mail)]
    leaves: list[_Leaf] = []
    choices = 0
    while waiting and len(leaves) < MOST_PARTS:
        part, choice, whole, depth = waiting.pop()
        _shorten(part)
        payload = part.get_payload()
        if isinstance(payload, list):
            if part.get_content_subtype() == "alternative":
                choices += 1
                choice = choices
            inner = [one for one in payload if isinstance(one, Message)]
            is_mail = part.get_content_type() == "message/rfc822"
            waiting += [
                _Leaf(one, choice, one if is_mail else whole, depth + is_mail)
                for one in reversed(inner)
            ]
        else:
            leaves.append(_Leaf(part, choice, whole, depth))
    if not waiting:
        return leaves, []
    return leaves, [Problem(f"it has more than {MOST_PARTS:,} parts: the rest is not read")]


def _shorten(part: Message) -> None:
    """Cut the fields that say what a part is: the time to read one grows with its square."""
    for name in ("Content-Type", "Content-Disposition"):
        field = str(part.get(name, ""))
        if len(field) > _LONGEST:
            part.replace_header(name, field[:_LONGEST])


def _chosen(leaves: list[_Leaf]) -> Iterator[_Leaf]:
    """Give the parts to read: of an alternative the text, unless it hardly says anything."""
    written: dict[tuple[int, str], list[_Leaf]] = {}
    for leaf in leaves:
        if leaf.choice and leaf.is_body:
            written.setdefault((leaf.choice, leaf.part.get_content_type()), []).append(leaf)
    unwanted: dict[int, str] = {}
    for choice in {choice for choice, _ in written}:
        plain, html = (written.get((choice, kind), ()) for kind in ("text/plain", "text/html"))
        if plain and html:
            unwanted[choice] = "text/plain" if _is_stub(plain, html) else "text/html"
    for leaf in leaves:
        is_unwanted = unwanted.get(leaf.choice) == leaf.part.get_content_type()
        if leaf.is_text or (leaf.is_body and not is_unwanted):
            yield leaf


def _is_stub(plain: Sequence[_Leaf], html: Sequence[_Leaf]) -> bool:
    """Whether a text only says where to look: `View this in your browser`."""
    enough = _letters(plain) * _SCANT
    marked_up = sum(len(str(leaf.part.get_payload())) for leaf in html)
    return enough < marked_up and enough < _letters(html)


def _letters(leaves: Sequence[_Leaf]) -> int:
    """Count what the words of some parts are written with; addresses are no words."""
    lines = (line.text for leaf in leaves for line in _text(leaf).lines)
    return sum(len(word) for line in lines for word in line.split() if "://" not in word)


def _text(leaf: _Leaf) -> _Text:
    """Give a part's lines."""
    part, file = leaf.part, leaf.file if leaf.is_text else ""
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return _Text([], "utf-8", [])
    try:
        decoded = decode(raw, _charset(part))
    except UnreadableError as error:
        return _Text([], "utf-8", [Problem(f"{file or 'a part of it'} is {error.what}")])
    if part.get_content_subtype() == "html":
        lines = [Line(*one) for one in shown_lines(decoded.text)]
    else:
        lines = [Line(one) for one in decoded.text.split("\n")]
    return _Text(lines, decoded.encoding, list(decoded.problems), file)


_TOKEN = re.compile(r"[\w.:-]{2,40}\Z")


def _charset(part: Message) -> str:
    try:
        charset = part.get_content_charset("")
    except (LookupError, ValueError):
        return ""
    return charset if isinstance(charset, str) and _TOKEN.match(charset) else ""
