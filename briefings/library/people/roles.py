"""The office somebody is said to hold, in the words that stand beside their name.

A role belongs to the name it touches. `Umerov, and the President's envoy, Witkoff` says nothing
of Umerov: what goes on behind a comma with `and`, or has another name in it or right behind it,
is told of somebody else.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import dropwhile, takewhile

from briefings.model import Briefing, Mention, Span
from briefings.names.context import INFLECTING
from briefings.names.lists import word_lists
from briefings.names.spelling.given import is_listed
from briefings.text.fold import fold_word

_WORD = r"(?:(?:[^\W\d_]\.)+|[^\W_][\w’'‑-]*)"
_BEFORE = re.compile(rf"(?<![\w’'‑-])((?:{_WORD}[ \u00a0]+){{0,11}}{_WORD})(,?)[ \u00a0]+$")
_BEHIND = re.compile(r",\s+((?:[^,.;:()\n\"“”„«»]|(?<=\b[^\W\d_])\.)+)")
_DONE = re.compile(
    "(?:ла|ли|лся|лась|лись|ал|ил|ает|яет|ует|ив|азав|ував|ював|ає|ує|ała|ali|ał|ił|iła|uje|owała)$"
)
"""Endings of what somebody does or did, in languages that put endings to names."""
_REACHES = 130
"""Signs before and behind a name in which its role stands."""
_OFTEN_FIRST = 4
"""Words of an apposition among which its office is."""
_MOST = 6
"""Words behind the office, where names have cases and `of` is not written."""
_LONGEST = 8
"""Words of a role at the most, those that tie left out: what is longer is a headline."""
_TIES = frozenset({"of", "for", "the", "and", "at", "on", "to", "de", "von", "der"})
"""Small words inside an English role, never its first or last."""
_LEFT_OUT = frozenset({"the", "a", "an", "her", "his", "its", "their", "our"})
_OTHERS = frozenset(
    {
        "and", "or", "but", "as", "with", "who", "whose", "while", "which", "including",
        "и", "й", "і", "та", "а", "але", "но", "или", "або", "который", "которая", "який", "яка",
        "който", "която", "чийто", "i", "oraz", "a", "lub", "ale", "który", "która", "którego",
        "který", "která", "ki", "in", "ter", "pa", "вместо", "замість", "zamiast",
    }
)  # fmt: skip
"""Words with which something else than a role goes on behind a comma."""


def role_beside(briefing: Briefing, mention: Mention, named: Sequence[Span]) -> str:
    """Give the role written beside a name, empty where there is none with a word for an office.

    `named` are the spans of all people of the briefing, in text order.
    """
    others = [span for span in named if not span.overlaps(mention.span)]
    return _before(briefing, mention.span, others) or _behind(briefing.text, mention.span, others)


def _before(briefing: Briefing, span: Span, others: Sequence[Span]) -> str:
    text = briefing.text
    begin = max(text.rfind("\n", 0, span.start) + 1, span.start - _REACHES)
    # `Trump's envoy` is a role: a name in the possessive is what the office is of.
    ends = (one.end for one in others if begin < one.end <= span.start)
    begin = max((end for end in ends if text[end : end + 1] not in {"'", "’"}), default=begin)
    found = _BEFORE.search(text, begin, span.start)
    if not found or (found[2] and text[span.end : span.end + 1] not in {",", "."}):
        return ""
    words = found[1].split()
    counted = _as_cases_are if briefing.language in INFLECTING else _as_in_english
    return _without_small(words[len(words) - counted(words) :])


def _as_in_english(words: Sequence[str]) -> int:
    """Count the words at the end that are a role: capitals and what ties them, with an office."""
    count = 0
    for tied, word in enumerate(reversed(words), 1):
        if _is_in(word, "roles"):
            count = tied
        elif fold_word(word) in _TIES:
            if tied == 1 or (
                word == "and"
                and tied < len(words)
                and _is_in(words[-tied - 1], "places", "places")
            ):
                break
        elif word[:1].isupper() or _is_in(word, "things"):
            count = tied if count else 0
        else:
            break
    return count


def _as_cases_are(words: Sequence[str]) -> int:
    """Count the words at the end that are a role: from the first office on, without a verb."""
    count = 0
    for tied, word in enumerate(takewhile(_is_of_a_role, reversed(words)), 1):
        if _is_in(word, "roles"):
            count = tied
        elif tied > count + _MOST:
            break
    return count


def _is_of_a_role(word: str) -> bool:
    does = _is_in(word, "verbs") or (word.islower() and _DONE.search(word))
    return not does and fold_word(word) not in _OTHERS


def _behind(text: str, span: Span, others: Sequence[Span]) -> str:
    """Give the apposition behind a name."""
    found = _BEHIND.match(text, span.end, span.end + _REACHES)
    if not found or text[found.end() : found.end() + 1] not in {",", ".", "\n", ""}:
        return ""
    # One name behind the comma that ends it may be whose role it is.
    if any(found.start() < one.start <= found.end() + len(", ") for one in others):
        return ""
    words = found[1].split()
    if not all(map(_is_of_a_role, words)) or any(map(is_listed, words[1:])):
        return ""
    has_office = any(_is_in(word, "roles") for word in words[:_OFTEN_FIRST])
    return _without_small(words) if has_office else ""


def _without_small(words: Sequence[str]) -> str:
    """Join words without articles before them; empty where they are no role but an address."""
    kept = list(dropwhile(lambda word: fold_word(word) in _LEFT_OUT, words))
    told = [word for word in kept if fold_word(word) not in _TIES]
    if len(told) > _LONGEST or all(_is_in(word, "honorifics") for word in told):
        return ""
    joined = " ".join(kept)
    return joined if joined.count(".") > 1 else joined.rstrip(".")


def _is_in(word: str, section: str, lists: str = "cues") -> bool:
    plain = fold_word(word.removesuffix("'s").removesuffix("’s").rstrip("."))
    listed = _section(lists, section)
    return plain in listed or plain.rpartition("-")[2] in listed


@cache
def _section(lists: str, name: str) -> frozenset[str]:
    listed = word_lists(lists)[name]
    return listed | word_lists("titles")["before"] if name == "roles" else listed
