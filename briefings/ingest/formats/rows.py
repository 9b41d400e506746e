"""One row of a table, or one record, made a story by the names of its fields."""

import re
from collections.abc import Sequence

from briefings.ingest.formats import columns, metadata, stamps
from briefings.ingest.formats.extract import Extract
from briefings.ingest.formats.html import fragment
from briefings.ingest.formats.sheet import Sheet, one_line
from briefings.model import BlockKind
from briefings.text.digest import blake2b

_TAG = re.compile(r"</?(?:p|br|div|span|a|b|i|em|strong|h[1-6]|ul|ol|li|img|table)\b[^>]{0,500}>")


def story(fields: Sequence[tuple[str, str]]) -> Extract | None:
    """Give the story that named values tell; None where they hold neither title nor text.

    Of several names with one meaning the best is taken. Fields without a known meaning stand
    under the text, each on a line with its name: a name may be in them.
    """
    best: dict[str, str] = {}
    for name, value in sorted(fields, key=lambda field: columns.rank(field[0])):
        meaning = columns.meaning(name)
        if meaning and value.strip():
            best.setdefault(meaning, value)
    if "title" not in best and "text" not in best:
        return None
    sheet = Sheet()
    sheet.entitle(shown(best.get("title", "")))
    if author := one_line(best.get("author", "")):
        sheet.add(author, BlockKind.BYLINE)
    stamp, address = best.get("date", ""), best.get("address", "")
    dating = stamps.dating(stamp)
    if stamp and (dating is None or "/" in stamp):
        # The rules read it as they read the days of a page, by its publisher's other ones.
        sheet.add(f"Date: {one_line(stamp)}", BlockKind.HEADER)
    sheet.add(shown(best.get("text", "")))
    others = [
        f"{one_line(name)}: {one_line(value)}"
        for name, value in fields
        if value.strip() and not columns.meaning(name)
    ]
    sheet.add("\n".join(others))
    whole = "\n".join(value for _, value in fields)
    return sheet.extract(
        key=best.get("key", "")
        or address
        or blake2b(whole.encode("utf-8", "replace"), digest_size=8).hexdigest(),
        dating=dating or metadata.day_of(address),
        publisher=metadata.name_of(best.get("publisher", "")) or metadata.host(address),
    )


def shown(value: str) -> str:
    """Give what a value shows: HTML without its tags, other text as it is."""
    return fragment(value) if _TAG.search(value) else value
