"""What a mail or a page left in a text that was copied out of its source: `=E2=80=9C`, `&quot;`.

Only a text that is full of it is read as it was meant: one that writes of such signs is not.
"""

import re
from html import unescape
from quopri import decodestring

_TIMES = 3
"""So often a text has them that came with them."""
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9A-Fa-f]{2,5}|[A-Za-z]{2,8});")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,80}>")
_QUOTED = re.compile(r"=(?:[0-9A-F]{2}|\r?\n)")
_BEYOND = re.compile(r"=[89A-F][0-9A-F]")


def undo(text: str) -> tuple[str, str]:
    """Give a text without such signs, and in words what they were; no words where it has none."""
    if text.count("=") >= _TIMES and (plain := _unquoted(text)):
        return plain, "quoted-printable"
    if text.count("&") >= _TIMES and len(_ENTITY.findall(text)) >= _TIMES:
        # One by one: in `?a=1&copy=2` there is none.
        plain = _ENTITY.sub(lambda one: unescape(one[0]), text)
        if plain != text and not _TAG.search(text):
            return plain, "HTML entities"
    return text, ""


def _unquoted(text: str) -> str:
    """Give a text that was quoted-printable; empty where it was not, wholly."""
    signs = len(_QUOTED.findall(text))
    if signs < _TIMES or signs < text.count("=") or not _BEYOND.search(text):
        return ""
    try:
        return decodestring(text.encode()).decode()
    except UnicodeDecodeError:
        return ""
