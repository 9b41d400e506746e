"""Text to a query, with errors that point at a column."""

import re
from collections.abc import Callable

from briefings.errors import QueryError
from briefings.query.leaf import Token, read_leaf
from briefings.query.nodes import Node, Not, Query, either, every
from briefings.text.sanitise import sanitise

LONGEST = 2000
"""The most code points of a query."""
DEEPEST = 40
"""The most brackets and NOTs inside each other."""


def parse(text: str, *, typing: bool = False) -> Query:
    """Read a query; while `typing`, an unfinished end is passed over.

    Raises QueryError with the column of the mistake and the nearest form that is right.
    """
    safe = sanitise(text).text
    if len(safe) > LONGEST:
        raise QueryError(
            f"a query of {len(safe)} characters",
            column=LONGEST,
            advice=f"{LONGEST} at the most are read",
        )
    return Query(_Reader(safe, typing).read())


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
_OPERATORS = frozenset({"AND", "OR", "NOT"})


def _tokens(text: str) -> list[Token]:
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
    bare, quoted = match["bare"] or "", match["quoted"]
    sign = match["bracket"] or match["minus"] or ""
    if match[0] in _OPERATORS:
        sign = match[0]
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
    )


class _Reader:
    """Reads one query, from its tokens."""

    def __init__(self, text: str, typing: bool) -> None:
        self._text = text
        self._typing = typing
        self._tokens = _tokens(text)
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
            return self._bracketed(token)
        return read_leaf(token, is_last=self._typing and token.end == len(self._text))

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
        form = {"NOT": "NOT word", "-": "-word"}.get(mark, f"one {mark} other")
        raise QueryError(
            f"nothing {side} {mark!r}",
            column=sign.column,
            advice=f"write '{form}', or \"{mark}\" in quotes for the word itself",
        )
