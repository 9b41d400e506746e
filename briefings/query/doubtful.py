"""What can be read and may have been meant otherwise: `or` in small letters, and a bar."""

import re
from collections.abc import Sequence

from briefings.errors import QueryError
from briefings.query.leaf import Token
from briefings.query.reader import parse, tokens
from briefings.text.sanitise import sanitise

_JOINING = {
    **dict.fromkeys(("or", "Or", "|"), "OR"),
    **dict.fromkeys(("and", "And"), "AND"),
    **dict.fromkeys(("not", "Not"), "NOT"),
    **dict.fromkeys(("ODER", "OU", "LUB", "VEYA", "ИЛИ", "АБО", "أو", "או"), "OR"),
    **dict.fromkeys(("UND", "ET", "VE", "ORAZ", "И", "ТА", "І"), "AND"),
    **dict.fromkeys(("NICHT", "SAUF", "NIE", "НЕ"), "NOT"),
}
"""What other programs join words by, and what does so here; and what readers of other languages
write in capitals."""
_BAR = "|"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
"""A day, which may be one that is written in the text."""
_WILD = re.compile(r"[^\W\d_]{3,}\?")
"""One word behind which other programs let `?` stand for a letter."""
_MOST = 9
"""What has more words is a sentence that somebody pasted, in which `or` is a word."""


def doubtful(text: str) -> str:
    """Give how a query would be written in which small words or a bar were meant to join others.

    They are words to be found, and stay so. Empty where nothing is in doubt, and for what cannot
    be read.
    """
    safe = sanitise(text).text
    found = tokens(safe)
    if len(found) > _MOST and _BAR not in safe:
        return ""
    parts, place = list[str](), 0
    for at, token in enumerate(found):
        if meant := _meant(found, at, token):
            parts += [safe[place : token.column], meant]
            place = token.end
    meant = " ".join("".join([*parts, safe[place:]]).split())
    return meant if parts and _can_be_read(meant) else ""


def _meant(found: Sequence[Token], at: int, token: Token) -> str:
    """Give what a token was meant to be; empty where it is what it is."""
    if token.sign or token.quoted or token.exact or token.field:
        return ""
    if joining := _JOINING.get(token.value):
        has_left = at > 0 and found[at - 1].sign in {"", ")"}
        has_right = at + 1 < len(found) and found[at + 1].sign in {"", "(", "-"}
        return joining if has_right and (has_left or joining == "NOT") else ""
    if len(found) == 1 and _WILD.fullmatch(token.value):
        return token.value.removesuffix("?") + "*"
    if _DAY.fullmatch(token.value):
        return f"date:{token.value}"
    either = [part for part in token.value.split(_BAR) if part]
    if len(either) < 2:
        return ""
    return f"({' OR '.join(either)})" if len(found) > 1 else " OR ".join(either)


def _can_be_read(text: str) -> bool:
    try:
        return parse(text).root is not None
    except QueryError:
        return False
