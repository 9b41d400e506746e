"""Words that are no names: one of a thing and several of it, and what no name is."""

from collections.abc import Iterator
from functools import lru_cache

from briefings.model import Match, Reason, ReasonKind, Tier
from briefings.names.compare import join_words
from briefings.names.pairs.explain import called_elsewhere
from briefings.names.spelling.elsewhere import (
    begins_otherwise,
    elsewhere,
    is_begun_as,
    may_be_another,
)
from briefings.names.spelling.given import given_classes
from briefings.text.fold import fold_word

_LEAST = 3
"""Letters before an ending, at least; one more where it says little of the word."""
_LEAST_TELLING = 4
_LEAST_ROMANCE = 5
_HISSING = ("s", "x", "z", "ch", "sh")
_GERMAN = tuple(map(fold_word, ("ung", "heit", "keit", "schaft", "ion", "tät")))
_ROMANCE = ("l", "n", "r", "d")
_SHORT = 5
"""Letters up to which a word in small letters that ends with -y is declined by chance."""
_NO_NAMES = frozenset(
    [
        "and",
        "are",
        "but",
        "for",
        "from",
        "had",
        "has",
        "have",
        "hers",
        "him",
        "his",
        "how",
        "its",
        "nor",
        "not",
        "our",
        "she",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "very",
        "was",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "whom",
        "why",
        "with",
        "you",
    ]
)
"""Words that names are spelt like, and that are none."""
_LIKELY, _MAYBE = 0.8, 0.7


@lru_cache(maxsize=1 << 5)
def numbers(folded: str) -> tuple[str, ...]:
    """Give what a folded word may be called where there is one of it, or where several are."""
    longer = (folded + ending for ending in ("s", "es", "en") if _is_several(folded, ending))
    cut = ((folded.removesuffix(ending), ending) for ending in ("s", "es", "en"))
    shorter = (stem for stem, ending in cut if stem != folded and _is_several(stem, ending))
    changed = []
    if folded.endswith("ies") and len(folded) > len("ies") + 1:
        changed.append(folded.removesuffix("ies") + "y")
    elif folded.endswith("y") and len(folded) > _LEAST:
        changed.append(folded.removesuffix("y") + "ies")
    return tuple(dict.fromkeys((*longer, *shorter, *changed)))


def _is_several(stem: str, ending: str) -> bool:
    """Whether several of what a stem calls may be called so with an ending."""
    if ending == "s":
        return len(stem) >= _LEAST and not stem.endswith(_HISSING[:3])
    if ending == "en":
        return len(stem) > _LEAST and stem.endswith(_GERMAN)
    is_romance = stem.endswith(_ROMANCE) and len(stem) >= _LEAST_ROMANCE
    return len(stem) >= _LEAST and (stem.endswith((*_HISSING, "o")) or is_romance)


def answered(asked: str, seen: str) -> Match:
    """Say how one word answers for another, each a name or not.

    A word in small letters may be a name that is typed so, or any word at all.
    """
    found = _sober(asked, seen, join_words(asked, seen))
    if found.tier.joins and begins_otherwise(asked, seen):
        found = found._replace(tier=Tier.MAYBE)
    one, other = fold_word(asked), fold_word(seen)
    if not found.tier.joins:
        found = next(_elsewhere(asked, seen), found)
    if found.tier.joins or not _NO_NAMES.isdisjoint((one, other)):
        return found
    return next(_as_number(asked, seen, one, other), found)


def _elsewhere(asked: str, seen: str) -> Iterator[Match]:
    """Give how a word answers for a place that another language calls so, in a case or not."""
    for name in elsewhere(asked) if may_be_another(asked, seen) else ():
        match = join_words(name, seen) if is_begun_as(name, seen) else None
        if match and match.tier in (Tier.EXACT, Tier.SURE):
            told = match.reasons if match.tier is Tier.SURE else ()
            yield Match(Tier.LIKELY, _LIKELY, (called_elsewhere(asked, name), *told))


def _as_number(asked: str, seen: str, one: str, other: str) -> Iterator[Match]:
    if other not in numbers(one):
        return
    shorter, longer = sorted((one, other), key=len)
    is_told = len(shorter) >= _LEAST_TELLING and not (given_classes(one) or given_classes(other))
    is_name = asked[:1].isupper() and not shorter.endswith(tuple(map(fold_word, _GERMAN)))
    tier, score = (Tier.LIKELY, _LIKELY) if is_told and not is_name else (Tier.MAYBE, _MAYBE)
    ending = longer.removeprefix(shorter.removesuffix("y") if "ies" in longer[-3:] else shorter)
    yield Match(tier, score, (Reason(ReasonKind.ENDING, asked, seen, f"plural ending -{ending}"),))


def _sober(asked: str, seen: str, found: Match) -> Match:
    """Take back what only a name would be, of a word in small letters of the Latin alphabet."""
    if not (asked.isascii() and asked.islower() and seen.isascii()) or found.tier is Tier.EXACT:
        return found
    if not _NO_NAMES.isdisjoint((fold_word(asked), fold_word(seen))):
        return Match(Tier.NO, found.score)
    is_chance = len(asked) <= _SHORT and asked.endswith("y") and not seen.endswith("'s")
    if is_chance and found.tier.joins and found.reasons[0].kind is ReasonKind.ENDING:
        return found._replace(tier=Tier.MAYBE)
    return found
