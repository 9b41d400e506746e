"""What a page states of itself beside its text: in JSON-LD, `meta`, `time` and its address."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from briefings.ingest.formats import stamps
from briefings.ingest.formats.lists import lists
from briefings.model import Certainty, DateOrigin, Dating, Precision

_LINKED = 'script[type*="ld+json" i]'
_MOST = 20_000
"""Values of JSON-LD that are looked at."""
_DATED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,60})"')
_NAMES = lists("elements.txt")
_ADDRESS_DAY = re.compile(r"(?<!\d)(20\d\d)([-/]?)([01]?\d)\2([0-3]?\d)(?!\d)")
_UNIVERSAL = re.compile(r"(?:Z|[+-]00:?00|GMT|UTC)\s*\Z")


class Metadata(NamedTuple):
    """What a page states; empty where it states nothing."""

    title: str = ""
    dating: Dating | None = None
    changed: Dating | None = None
    """When it was last changed."""
    publisher: str = ""
    host: str = ""
    """Whose address the page says is its own."""


def read(tree: LexborHTMLParser) -> Metadata:
    """Read what a page states of itself."""
    metas = _metas(tree)
    linked = _linked(tree)
    address = _address(tree, metas)
    title = metas.get("og:title") or _text(linked, "headline") or metas.get("twitter:title", "")
    publisher = next((metas[name] for name in _NAMES["site"] if metas.get(name)), "")
    publisher = publisher or _publisher(linked) or metas.get("application-name", "")
    changed = _changed(metas, linked)
    dating = _dating(tree, metas, linked, address) or changed
    return Metadata(title, dating, changed, publisher, host(address))


def _metas(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.css("meta[content], [itemprop][content], [itemprop][datetime]"):
        attributes = node.attributes
        content = attributes.get("content") or attributes.get("datetime") or ""
        for name in ("property", "name", "itemprop"):
            if attributes.get(name):
                found.setdefault((attributes[name] or "").strip().casefold(), content.strip())
    return found


def _linked(tree: LexborHTMLParser) -> list[dict[str, object]]:
    """Give the objects of a page's JSON-LD, articles first."""
    found: list[dict[str, object]] = []
    for node in tree.css(_LINKED):
        found.extend(_objects(node.text() or ""))
    return sorted(found, key=lambda one: not _is_article(one))


def _objects(text: str) -> Iterator[dict[str, object]]:
    try:
        waiting: list[object] = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        loose = _DATED.search(text)
        if loose:
            yield {"@type": "Article", "datePublished": loose[1]}
        return
    for _ in range(_MOST):
        if not waiting:
            return
        one = waiting.pop(0)
        if isinstance(one, dict):
            yield one
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)


def _is_article(one: dict[str, object]) -> bool:
    kind = str(one.get("@type", ""))
    return any(word in kind for word in ("Article", "Posting", "Report", "Story"))


def _text(linked: Sequence[dict[str, object]], key: str) -> str:
    """Give the first text under a key."""
    values = (one.get(key) for one in linked)
    return next((value for value in values if isinstance(value, str)), "")


def _publisher(linked: Sequence[dict[str, object]]) -> str:
    for one in linked:
        publisher = one.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            return str(publisher["name"])
    return ""


def _address(tree: LexborHTMLParser, metas: dict[str, str]) -> str:
    node = tree.css_first('link[rel="canonical"]')
    return (node.attributes.get("href") if node else "") or metas.get("og:url", "")


def host(address: str) -> str:
    """Give whose address it is, without `www.`; empty for what is no address."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def name_of(publisher: str) -> str:
    """Give who publishes by a name, or by an address that stands for it."""
    return (host(publisher) if "://" in publisher else "") or publisher


def _dating(
    tree: LexborHTMLParser,
    metas: dict[str, str],
    linked: Sequence[dict[str, object]],
    address: str,
) -> Dating | None:
    """Give the day of publication; else that of the address."""
    told = day_of(address)
    stamped = [metas[name] for name in _NAMES["published"] if name in metas]
    stamped += [_text(linked, "datePublished"), _text(linked, "uploadDate")]
    days = {stamp: day for stamp in stamped if (day := stamps.dating(stamp))}
    for stamp, day in days.items():
        return _local(stamp, day, told, days.values())
    return _timed(tree) or told


def _changed(metas: dict[str, str], linked: Sequence[dict[str, object]]) -> Dating | None:
    """Give the day of the last change, which no more than suggests that of publication."""
    changed = [_text(linked, "dateModified"), *(metas.get(name, "") for name in _NAMES["changed"])]
    inferred = (stamps.dating(stamp, Certainty.INFERRED) for stamp in changed)
    return next((one for one in inferred if one), None)


def _local(stamp: str, day: Dating, told: Dating | None, others: Iterable[Dating]) -> Dating:
    """Give the writer's day: of a stamp in universal time, the address may know it better."""
    if told and _UNIVERSAL.search(stamp) and abs(told.start - day.start) == timedelta(days=1):
        day = replace(day, start=told.start, end=told.end)
    differing = dict.fromkeys(
        f"{other.start.isoformat()} is stated too"
        for other in others
        if other.end + timedelta(days=1) < day.start or other.start > day.end + timedelta(days=1)
    )
    return replace(day, conflicts=tuple(differing)) if differing else day


def _timed(tree: LexborHTMLParser) -> Dating | None:
    """Read the `time` elements of a page, where one is marked or all agree."""
    found: list[Dating] = []
    for node in tree.css("time"):
        attributes = node.attributes
        one = stamps.dating(attributes.get("datetime") or node.text() or "")
        if one is None:
            continue
        if "pubdate" in attributes or attributes.get("itemprop") == "datePublished":
            return one
        found.append(one)
    return found[0] if found else None


def day_of(address: str) -> Dating | None:
    """Give the day that an address has in its path, which only suggests that of publication."""
    try:
        found = _ADDRESS_DAY.search(urlsplit(address).path)
        day = date(int(found[1]), int(found[3]), int(found[4])) if found else None
    except ValueError:
        return None
    if day is None:
        return None
    return Dating(day, day, Precision.DAY, DateOrigin.PATH, Certainty.INFERRED)
