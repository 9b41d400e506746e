"""Which format a file has: by the end of its name, by its folder, by its first bytes."""

import re
from enum import Enum
from os.path import basename, dirname

from briefings.ingest.formats import columns


class Format(Enum):
    """A format that can be read, and the module that does."""

    TEXT = "plain"
    MARKDOWN = "markdown"
    HTML = "html"
    CHAT = "telegram"
    SAVED = "saved"
    MAIL = "mail"
    MBOX = "mbox"
    FEED = "feed"
    JSON = "records"
    TABLE = "table"
    GZIP = "gzipped"
    ZIP = "zipped"
    PDF = "pdf"
    OFFICE = "office"
    SUBTITLES = "subtitles"
    CALENDAR = "calendar"

    @property
    def module(self) -> str:
        """Give the module that reads it, beside this one."""
        return str(self.value)

    @property
    def is_plain(self) -> bool:
        """Whether it is read as the text it is, with no parser that hostile bytes could break."""
        return self in {Format.TEXT, Format.MARKDOWN, Format.SUBTITLES}

    @property
    def holds_many(self) -> bool:
        """Whether a file of it may hold more stories than one."""
        return not self.is_plain and self not in {
            Format.HTML,
            Format.SAVED,
            Format.MAIL,
            Format.PDF,
            Format.OFFICE,
        }

    @property
    def holds_documents(self) -> bool:
        """Whether documents may be attached to it, so that its module reads it alone too."""
        return self in {Format.MAIL, Format.MBOX}

    @property
    def unpacks(self) -> bool:
        """Whether more may come out of it than its bytes are, so that its module needs room."""
        return self in {Format.GZIP, Format.ZIP, Format.OFFICE, Format.MAIL, Format.MBOX}

    @property
    def is_whole(self) -> bool:
        """Whether more is needed than one story's length: for other stories, or for its end."""
        return self.holds_many or self in {Format.PDF, Format.OFFICE}


_BY_SUFFIX = {
    "txt": Format.TEXT,
    "text": Format.TEXT,
    "md": Format.MARKDOWN,
    "markdown": Format.MARKDOWN,
    "mdown": Format.MARKDOWN,
    "html": Format.HTML,
    "htm": Format.HTML,
    "xhtml": Format.HTML,
    "mht": Format.SAVED,
    "mhtml": Format.SAVED,
    "eml": Format.MAIL,
    "mbox": Format.MBOX,
    "mbx": Format.MBOX,
    "rss": Format.FEED,
    "atom": Format.FEED,
    "rdf": Format.FEED,
    "xml": Format.FEED,
    "json": Format.JSON,
    "jsonl": Format.JSON,
    "ndjson": Format.JSON,
    "csv": Format.TABLE,
    "tsv": Format.TABLE,
    "gz": Format.GZIP,
    "zip": Format.ZIP,
    "pdf": Format.PDF,
    "docx": Format.OFFICE,
    "odt": Format.OFFICE,
    "ics": Format.CALENDAR,
    "vtt": Format.SUBTITLES,
    "srt": Format.SUBTITLES,
}
_SAMPLE = 1024
_HTML = re.compile(rb"\s*(?:<!--.{0,400}?-->\s*)?<(?:!doctype\s+html|html[\s>])", re.I | re.S)
_CHAT = re.compile(rb'<title>Exported Data</title>.{0,700}?class="page_wrap"', re.S)
"""In the head of a page that a messenger exports."""
_FEED = re.compile(
    rb"\s*(?:<\?xml.{0,200}?>\s*)?(?:<!--.{0,400}?-->\s*)?<(?:rss|feed|rdf:RDF)\b", re.S
)
_MBOX = re.compile(rb"From \S{1,200} .{0,20}\b\w{3} \w{3} [ \d]\d \d\d:\d\d")
_MAGIC = (
    (re.compile(rb"%PDF-"), Format.PDF),
    (re.compile(rb"\x1f\x8b"), Format.GZIP),
    (
        re.compile(
            rb"PK\x03\x04(?:.{26}mimetype|.*?(?:\[Content_Types\]\.xml|_rels/\.rels))", re.S
        ),
        Format.OFFICE,
    ),
    (re.compile(rb"PK\x03\x04"), Format.ZIP),
)
"""How files begin that are no text, whatever they are called."""
_RECORD = re.compile(rb'\s*(?:\[\s*)?\{\s*"')
_FIELD = re.compile(rb'"([A-Za-z_ -]{1,40})"\s*:')
_LEAST_KNOWN = 2
_MAIL = re.compile(
    rb"(?:[A-Za-z][\w-]{1,40}:[ \t][^\r\n]{0,998}\r?\n(?:[ \t][^\r\n]{0,998}\r?\n){0,40}){0,20}?"
    rb"(?:Message-I[dD]|Received|Return-Path|MIME-Version|Delivered-To):[ \t]"
)


def recognise(name: str, raw: bytes) -> Format:
    """Give a file's format; plain text where nothing says otherwise.

    `name` may be a whole path: a file in `cur` or `new` of a Maildir is a mail.
    """
    _, dot, suffix = basename(name).rpartition(".")
    known = _BY_SUFFIX.get(suffix.casefold()) if dot else None
    if known is Format.HTML and _CHAT.search(raw[:_SAMPLE]):
        return Format.CHAT
    if known and known is not Format.TEXT:
        return known
    sample = raw[:_SAMPLE].removeprefix(b"\xef\xbb\xbf")
    if sample.lstrip()[:1] != b"<":
        return _unmarked(name, sample) if known is None else _as_text(sample)
    if _HTML.match(sample):
        return Format.CHAT if _CHAT.search(sample) else Format.HTML
    return Format.FEED if _FEED.match(sample) else Format.TEXT


def _as_text(sample: bytes) -> Format:
    """Tell mail that bears the name of a text, which may be packed for its way, and calendars."""
    if sample.startswith(b"BEGIN:VCALENDAR"):
        return Format.CALENDAR
    if _MBOX.match(sample):
        return Format.MBOX
    return Format.MAIL if _MAIL.match(sample) else Format.TEXT


def _unmarked(name: str, sample: bytes) -> Format:
    """Tell mail, and what is packed, by the folder and the first bytes."""
    if basename(dirname(name)) in {"cur", "new"} and _MAIL.match(sample):
        return Format.MAIL
    for magic, kind in _MAGIC:
        if magic.match(sample):
            return kind
    return _named_inside(sample) if (known := _as_text(sample)) is Format.TEXT else known


def _named_inside(sample: bytes) -> Format:
    """Tell records and tables whose fields have names from a text."""
    if _RECORD.match(sample):
        return Format.JSON if _is_record(sample) else Format.TEXT
    return Format.TABLE if _is_table(sample) else Format.TEXT


def _is_record(sample: bytes) -> bool:
    """Whether what looks like JSON has a field that is a title or a text."""
    names = [one.decode() for one in _FIELD.findall(sample)]
    return b"jsonfeed.org" in sample or columns.are_of_a_story(names)


def _is_table(sample: bytes) -> bool:
    """Whether the first line names columns: of two at least the meaning is known."""
    line, end, _ = sample.partition(b"\n")
    try:
        names = re.split(r'"?[,;\t|]"?', line.decode("utf-8").strip('"\r '))
    except UnicodeDecodeError:
        return False
    known = sum(bool(columns.meaning(name)) for name in names)
    return bool(end) and known >= _LEAST_KNOWN and columns.are_of_a_story(names)
