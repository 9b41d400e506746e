"""Text to a query, with errors that point at a column."""

import re
from bisect import bisect_right
from collections.abc import Callable

from briefings.errors import QueryError
from briefings.query.leaf import FIELDS, NEAR, Token, read_leaf
from briefings.query.nodes import Either, Near, Node, Not, Phrase, Query, Word, either, every
from briefings.text.sanitise import sanitise

LONGEST = 2000
"""The most code points of a query."""
DEEPEST = 40
"""The most brackets and NOTs inside each other."""
FARTHEST = 100
"""The most words between two that are near each other."""
MOST_PAIRS = 64
"""The most pairs of words that one `near:` may stand for."""


def parse(text: str, *, typing: bool = False) -> Query:
    """Read a query; while `typing`, an unfinished end is passed over.

    Raises QueryError with the column of the mistake and the nearest form that is right.
    """
    safe = sanitise(text).text
    try:
        return Query(_read(safe, typing))
    except QueryError as error:
        mistake = _advised(error)
        mistake.query = safe
        raise mistake from None


def _advised(mistake: QueryError) -> QueryError:
    """Give a mistake with advice that is none itself.

    Where what is meant is wrong too, that is what this was meant to be.
    """
    try:
        parse(mistake.meant)
    except QueryError as error:
        return QueryError(
            mistake.what, column=mistake.column, meant=error.meant, advice=error.advice
        )
    return mistake


def column_in(text: str, mistake: QueryError) -> int:
    """Give the code point of a text, as it was typed, that a mistake in it points at.

    What is hidden in a text is not in the query that is read.
    """
    if text == mistake.query:
        return mistake.column
    places = range(len(text) + 1)
    return bisect_right(places, mistake.column, key=lambda at: len(sanitise(text[:at]).text)) - 1


def _read(text: str, typing: bool) -> Node | None:
    if len(text) > LONGEST:
        raise QueryError(
            f"a query of {len(text)} characters",
            column=LONGEST,
            advice=f"{LONGEST} at the most are read",
        )
    return _Reader(text, typing).read()


def is_query(text: str) -> bool:
    """Whether some words are plainly a query and no name: a field, OR, a `-` or `=`, or a phrase.

    Brackets alone are none of these, nor are quotes around a nickname or around a name: a name may
    have them.
    """
    if text.isascii() and not _MAY_ASK.search(text):
        return False  # as nearly every name: a list may have ten thousand
    found = tokens(sanitise(text).text)
    is_quoted = all(token.quoted for token in found)
    is_phrase = is_quoted and (len(found) > 1 or any(map(_is_small, found)))
    return is_phrase or any(map(_asks, found))


def _asks(token: Token) -> bool:
    if token.sign:
        return token.sign not in {"(", ")"}
    return token.exact or (token.field.lower() in FIELDS and bool(token.value))


def _is_small(token: Token) -> bool:
    """Whether what is to be found has no capital, as the names of no script with any are."""
    return token.value == token.value.lower()


_MAY_ASK = re.compile(r"""[:="]|(?<!\w)-|AND|OR|NOT""")
_OPENING = '"“„«'
_CLOSING = '"”“»'
_TOKEN = re.compile(
    rf"""\s+
    | (?P<bracket>[()])
    | (?P<minus>-(?=[\w=({_OPENING}]))
    | (?P<field>[A-Za-z]+:)?(?P<exact>=)?
      (?: [{_OPENING}](?P<quoted>[^{_CLOSING}]*)(?P<closed>[{_CLOSING}])?
        | (?P<bare>[^\s(){_OPENING}{_CLOSING}]*) )""",
    re.VERBOSE,
)
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
"""Unicode's full-width forms of ASCII, which has each of them one code point long too."""
_OPERATORS = frozenset({"AND", "OR", "NOT"})


def tokens(text: str) -> list[Token]:
    """Cut a text into what can be read one by one; it need not be a query that can be read.

    The wide signs and letters of a Chinese or Japanese keyboard are read as the narrow ones.
    """
    text = text.translate(_NARROW)
    found = []
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None or match.end() == place:
            place += 1
            continue
        place = match.end()
        if not match[0].isspace():
            found.append(_token(match))
    return found


def _token(match: re.Match[str]) -> Token:
    bare, quoted, text = match["bare"] or "", match["quoted"], match.string
    sign = match["bracket"] or match["minus"] or ""
    if match[0] in _OPERATORS:
        sign = match[0]
    elif (match["field"] or "").lower() == f"{NEAR}:" and quoted is None:
        sign = NEAR
    return Token(
        sign=sign,
        column=match.start(),
        end=match.end(),
        field=(match["field"] or "").removesuffix(":"),
        value=bare if quoted is None else quoted,
        value_column=match.start("bare" if quoted is None else "quoted"),
        exact=match["exact"] is not None,
        quoted=quoted is not None,
        closed=quoted is None or match["closed"] is not None,
        beside=(text[: match.start()][-1:], text[match.end() :][:1]),
    )


class _Reader:
    """Reads one query, from its tokens."""

    def __init__(self, text: str, typing: bool) -> None:
        self._text = text
        self._typing = typing
        self._tokens = tokens(text)
        self._at = 0
        self._depth = 0

    def read(self) -> Node | None:
        """Read it all."""
        root = self._either()
        if self._at < len(self._tokens):
            raise QueryError(
                "a ')' too many",
                column=self._tokens[self._at].column,
                advice="leave it out, or open it with '('",
            )
        if root is None and self._tokens and not self._typing:
            raise QueryError("no word to look for", column=0, advice="write a word or a name")
        return root

    def _next(self) -> str:
        """Give the next token's sign; `end` behind the last, empty for something to find."""
        return self._tokens[self._at].sign if self._at < len(self._tokens) else "end"

    def _either(self) -> Node | None:
        parts = [self._every()]
        while self._next() == "OR":
            sign = self._tokens[self._at]
            if parts[-1] is None:
                self._lacking(sign, "in front of")
            self._at += 1
            parts.append(self._every())
            if parts[-1] is None and not self._unfinished():
                self._lacking(sign, "behind")
        return either(part for part in parts if part)

    def _every(self) -> Node | None:
        parts: list[Node] = []
        while self._next() not in {"end", ")", "OR"}:
            if self._next() == "AND":
                self._and(bool(parts))
                continue
            if self._next() == NEAR:
                self._lacking(self._tokens[self._at], "in front of")
            part = self._unary()
            if part is not None:
                parts.append(part)
        return every(parts)

    def _and(self, has_left: bool) -> None:
        sign = self._tokens[self._at]
        self._at += 1
        if not has_left:
            self._lacking(sign, "in front of")
        if self._next() in {"end", ")", "OR", "AND"} and not self._unfinished():
            self._lacking(sign, "behind")

    def _unary(self) -> Node | None:
        token = self._tokens[self._at]
        self._at += 1
        if token.sign in {"-", "NOT"}:
            return self._negated(token)
        if token.sign == "(":
            return self._nears(self._bracketed(token))
        return self._nears(self._leaf(token))

    def _leaf(self, token: Token) -> Node | None:
        return read_leaf(token, is_last=self._is_last(token))

    def _is_last(self, token: Token) -> bool:
        """Whether a token may still be going on."""
        return self._typing and token.end == len(self._text)

    def _nears(self, part: Node | None) -> Node | None:
        """Read what stands near a part; in a row each is near the one before it."""
        found: list[Node | None] = []
        while self._next() == NEAR:
            sign = self._tokens[self._at]
            self._at += 1
            if part is None:
                self._lacking(sign, "in front of")
            right = self._beside(sign)
            if right is None:
                break
            found.append(either(_pairs(part, right, self._within(sign), sign)))
            part = right
        return every(node for node in found if node) if found else part

    def _beside(self, sign: Token) -> Node | None:
        """Read what stands behind a `near:`; None where the query ends and may go on."""
        if self._next() == "":
            token = self._tokens[self._at]
            self._at += 1
            part = self._leaf(token)
        elif self._next() == "(":
            self._at += 1
            part = self._bracketed(self._tokens[self._at - 1])
        else:
            part = None
        if part is None and not self._unfinished():
            self._lacking(sign, "behind")
        return part

    def _within(self, sign: Token) -> int:
        if sign.value.isdecimal() and len(sign.value) < 4 and 0 <= int(sign.value) <= FARTHEST:
            return int(sign.value)
        raise QueryError(
            f"'{NEAR}:' without a number of words",
            column=sign.value_column,
            advice=f"write one {NEAR}:8 other, with {FARTHEST} at the most",
        )

    def _negated(self, sign: Token) -> Node | None:
        part = None
        if self._next() not in {"end", ")", "OR", "AND"}:
            part = self._deeper(sign, self._unary)
        if part is None and not self._unfinished():
            self._lacking(sign, "behind")
        return Not(part) if part else None

    def _bracketed(self, opening: Token) -> Node | None:
        inner = self._deeper(opening, self._either)
        if self._next() == ")":
            self._at += 1
        elif not self._typing:
            raise QueryError("this '(' is never closed", column=opening.column, advice="add a ')'")
        return inner

    def _deeper(self, token: Token, read: Callable[[], Node | None]) -> Node | None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise QueryError(
                "too many brackets inside each other",
                column=token.column,
                advice=f"{DEEPEST} at the most are read",
            )
        part = read()
        self._depth -= 1
        return part

    def _unfinished(self) -> bool:
        """Whether the query ends here and may go on."""
        return self._typing and self._at >= len(self._tokens)

    def _lacking(self, sign: Token, side: str) -> None:
        mark = sign.sign
        if mark == NEAR:
            mark = f"{NEAR}:"
        form = {"NOT": "NOT word", "-": "-word", f"{NEAR}:": f"one {NEAR}:8 other"}.get(
            mark, f"one {mark} other"
        )
        raise QueryError(
            f"nothing {side} {mark!r}",
            column=sign.column,
            advice=f"write '{form}', or \"{mark}\" in quotes for the word itself",
        )


def _pairs(left: Node | None, right: Node, within: int, sign: Token) -> list[Near]:
    """Give each word on one side of a `near:` with each on the other."""
    ones, others = _near(left, sign), _near(right, sign)
    if len(ones) * len(others) > MOST_PAIRS:
        raise QueryError(
            f"too many words beside '{NEAR}:'",
            column=sign.column,
            advice=f"{MOST_PAIRS} pairs at the most are read",
        )
    return [Near(one, other, within) for one in ones for other in others]


def _near(part: Node | None, sign: Token) -> tuple[Word | Phrase, ...]:
    """Give the words that a part beside a `near:` may be."""
    parts = part.parts if isinstance(part, Either) else (part,)
    found = tuple(one for one in parts if isinstance(one, Word | Phrase) and not one.title)
    if len(found) == len(parts):
        return found
    raise QueryError(
        f"'{NEAR}:' joins words of the text, and words in quotes",
        column=sign.column,
        advice=f"write one {NEAR}:8 other, or (one OR two) {NEAR}:8 other",
    )
