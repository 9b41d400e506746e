"""Lines in small letters, as chats and bad copies have them: `donald trump said`.

A name needs a capital where the others have theirs. In a line that has none a full name may still
be told; one word of it may be any word, and tells somebody only where most of the text is written
so. A line that only goes on with a sentence is no such line.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from briefings.model import Span
from briefings.names.context import LISTED
from briefings.names.lists import word_lists
from briefings.names.spelling.given import is_given, is_listed
from briefings.names.traits import NAMELESS, Trait, traits_of
from briefings.text.named_days import words_of_days
from briefings.text.remembering import of_texts
from briefings.text.segment import is_small, parted

_SPEAKER = re.compile(r"(?:\[[^\]\n]{1,30}\] ?)?[^:>\n]{1,40}[:>] ")
"""Who says a line of a chat: `[12:30] Anna: `, `<anna> `."""
_ENDED = (".", "!", "?", "…", ":", ")", '"', "”")
_SHORT = 24
"""A line of fewer code points was ended by who wrote it, and goes on in no other."""


def small_lines(text: str) -> Iterator[tuple[int, str]]:
    """Give the lines without a capital, behind who says them, with the offset of each."""
    start, is_begun, lines = 0, True, text.split("\n")
    if not (_may_have_speaker(text) or any(map(is_small, lines))):
        return
    for line in lines:
        begin, is_one = 0, False
        if is_small(line):
            is_one = is_begun
        elif _may_have_speaker(line) and (said := _SPEAKER.match(line)):
            begin = said.end()
            is_one = is_small(line[begin:])
        if is_one:
            yield start + begin, line[begin:]
        is_begun = is_one or len(line) < _SHORT or line.rstrip().endswith(_ENDED)
        start += len(line) + 1


@of_texts(4)
def is_all_small(text: str) -> bool:
    """Whether most of what a text says stands in lines without a capital: a note, a chat."""
    small = sum(len(line.split()) for _, line in small_lines(text))
    lines = (len(line.split()) for line in text.split("\n"))
    return 2 * small >= sum(size for size in lines if size > _HEADING)


_HEADING = 3
"""Words of a line that may say when or to whom, above what is said."""


def tells_alone(family: str) -> bool:
    """Whether a family name in small letters tells somebody where nothing stands beside it.

    It is long, no given name, and no common word that is known.
    """
    word, cues = family.casefold(), word_lists("cues")
    if len(word) < _LEAST_ALONE or is_listed(family) or _is_common(word):
        return False
    is_day = any(word in words_of_days(language) for language in LISTED)
    kinds = (cues[f"{kind} {one}"] for kind in ("nouns", "begin") for one in LISTED)
    return not is_day and not any(word in words for words in kinds)


def is_in_address(text: str, at: int) -> bool:
    """Whether what begins at a place is of an address of the web, which names no one: `http://…`."""
    run = _run_before(text, at)
    return "://" in run or run.startswith(_WEB)


def has_article_before(text: str, at: int) -> bool:
    """Whether an article stands before what begins at a place: `the smith` is any."""
    before = text[max(0, at - _LONGEST) : at]
    words = before.split() if before[-1:].isspace() else []
    return bool(words) and words[-1] in word_lists("cues")["articles"]


def tied_before(text: str, span: Span) -> str:
    """Give the word that a handle or a mail address ties before a family name: `ann_`, `ann.`.

    A full stop without a blank behind it may end a sentence, unless a given name stands there.
    """
    found = _TIED.search(_run_before(text, span.start))
    if not found:
        return ""
    word, tie = found.groups()
    is_one = tie == "_" or text[span.end : span.end + 1] == "@" or is_given(word.title())
    return word if is_one else ""


_TIED = re.compile(r"(?<![^\W_])([^\W_]{1,30})([._-])\Z")
_WEB = "www."
_LONGEST = 200
"""Letters of an address that are looked back at."""


def _run_before(text: str, at: int) -> str:
    """Give what stands before a place without a blank."""
    before = text[max(0, at - _LONGEST) : at]
    return before.split()[-1] if before and not before[-1].isspace() else ""


_LEAST_ALONE = 5


def _may_have_speaker(line: str) -> bool:
    """Whether somebody may be said to say a line: most lines of most texts have no such sign."""
    return ": " in line or "> " in line


def with_pairs(text: str, pairs: Mapping[str, Collection[str]]) -> Iterator[tuple[int, str]]:
    """Give the lines that write a given and its family name small, raised, and their offsets.

    `pairs` has the given names of each family name, casefolded. Where other words have capitals
    nothing less tells a name: the letters are the same, and neither word is a common one. So are
    those of a handle or an address: `@ann_doe`, `ann.doe@x.org`.
    """
    start = 0
    for line in text.split("\n"):
        pieces = parted(line)
        words, found = pieces[1::2], False
        for at in range(1, len(words)):
            given, family = words[at - 1], words[at]
            is_pair = given in pairs.get(family, ()) and pieces[2 * at] in _BETWEEN
            if is_pair and not (_is_common(family) or _may_be_verb(given)):
                pieces[2 * at - 1 : 2 * at + 2] = given.title(), " ", family.title()
                found = True
        if found:
            yield start, "".join(pieces)
        start += len(line) + 1


def _may_be_verb(given: str) -> bool:
    return given in word_lists("cues")["verbs that are given names"]


def _is_common(word: str) -> bool:
    return len(word) <= _FEW or bool(traits_of(word) & (NAMELESS | Trait.VERB | Trait.AROUND))


def with_handles(text: str, handles: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """Give the lines with a handle, hashtag or address of two names, raised, and their offsets.

    `handles` are a given and a family name in one, casefolded, with the length of the first.
    """
    start = 0
    for line in text.split("\n"):
        pieces, found = parted(line), False
        for at in range(1, len(pieces), 2):
            size = handles.get(pieces[at], 0)
            if size and (pieces[at - 1][-1:] in _BEFORE or pieces[at + 1].startswith("@")):
                pieces[at] = pieces[at][:size].title() + pieces[at][size:].title()
                found = True
        if found:
            yield start, "".join(pieces)
        start += len(line) + 1


_BEFORE = frozenset("@#")
_BETWEEN = frozenset({" ", "\u00a0", "_", "."})
_FEW = 3


def raised(line: str, is_named: Callable[[str], bool]) -> str:
    """Give a line with capitals where words may be of a watched name, or given names before one.

    A given name before another watched one is none of its name: `i hope jane doe may come`.
    """
    pieces = parted(line)
    small = pieces[1::2]
    words = [word[:1].upper() + word[1:] for word in small]
    named = [
        len(word) == len(one) and is_named(word) for word, one in zip(words, small, strict=True)
    ]
    for at, word in enumerate(words):
        is_name = named[at] or _is_given_before(words, named, at)
        if is_name and not (_is_verb(small, at) or _is_thing(small, at)):
            pieces[2 * at + 1] = word
    return "".join(pieces)


def _is_given_before(words: Sequence[str], named: Sequence[bool], at: int) -> bool:
    """Whether a word is a given name before a family name that is watched."""
    if not is_listed(words[at]) or not any(named[at + 1 : at + 2]):
        return False
    return not (is_listed(words[at + 1]) and any(named[at + 2 : at + 3]))


def _is_verb(words: Sequence[str], at: int) -> bool:
    """Whether a word is rather a verb than a given name: `have to bill`, `can sue`, `they rob`."""
    cues, before = word_lists("cues"), words[max(0, at - 2) : at]
    if words[at] not in cues["verbs that are given names"] or not before:
        return False
    if before[-1] == "to":
        return before[0] in cues["before a verb"]
    # What begins a line asks of somebody: `can mark doe come`.
    is_asked = at < 2 and before[-1] not in cues["before any verb"]
    return not is_asked and before[-1] in cues["before a bare verb"] | cues["before any verb"]


def _is_thing(words: Sequence[str], at: int) -> bool:
    """Whether a word is rather of what is not anybody: `the jack straw`, `in grace park`."""
    cues, before = word_lists("cues"), words[at - 1] if at else ""
    is_place = not cues["places in small letters"].isdisjoint(words[at + 1 : at + 2])
    if before in _ARTICLES:
        return is_place or words[at] in cues["things that are given names"]
    return is_place and before in cues["whither"]


_ARTICLES = frozenset({"a", "an", "the"})
