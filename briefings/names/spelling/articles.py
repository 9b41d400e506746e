"""The Arabic article before a name, in the ways it is written: al-Sharaa, ash-Sharaa, эш-Шараа."""

from collections.abc import Mapping

from briefings.match import Match, Reason, ReasonKind, Tier
from briefings.names.pairs.explain import plain_reason
from briefings.names.spelling.readings import latin
from briefings.text.fold import fold_word

_ANYWHERE = ("al", "el", "аль", "эль", "ель", "ал")
_BEFORE: Mapping[str, tuple[str, ...]] = {
    "ch": ("ach", "ech"),
    "dh": ("adh", "edh", "ad", "ed"),
    "sc": ("asch", "esch"),
    "sh": ("ash", "esh", "аш", "эш", "еш"),
    "sz": ("asz", "esz"),
    "th": ("ath", "eth", "at", "et"),
    "d": ("ad", "ed", "ад", "эд"),
    "n": ("an", "en", "ан", "эн"),
    "r": ("ar", "er", "ар", "эр"),
    "s": ("as", "es", "ас", "эс"),
    "t": ("at", "et", "ат", "эт"),
    "z": ("az", "ez", "аз", "эз"),
    "ş": ("eş", "aş"),
    "š": ("aš", "eš"),
}
"""Forms that take the sound of the next word's first letters: the sun letters of Arabic."""
_RULE = "the Arabic article, said like the letter behind it"
_BY_ITSELF = frozenset(_ANYWHERE)
_LEFT_OUT = "the Arabic article is left out"
WRITTEN_AS_ONE = "the Arabic article is written as one with its word"


def articles(word: str, behind: str) -> dict[str, Match]:
    """Give the other forms, folded, of a word that is the article before another; else none."""
    forms, asked = _forms(behind), fold_word(word)
    return {form: _match(word, form) for form in forms if asked in forms and form != asked}


def is_article(word: str, behind: str, *, is_tied: bool) -> bool:
    """Whether a word is the article before another; a blank between ties fewer than a hyphen.

    `As` and `at` are articles too, and English words.
    """
    asked = fold_word(word)
    return asked in _BY_ITSELF or (is_tied and asked in _forms(behind))


def written_as_one(behind: str) -> tuple[str, ...]:
    """Give a word with the article glued to it, in each of its forms of the word's alphabet."""
    forms = (form for form in _forms(behind) if form.isascii() == behind.isascii())
    return tuple(form.capitalize() + behind.lower() for form in forms)


def behind_article(word: str) -> str:
    """Give what stands behind an article in a word written as one with it; empty for none.

    So of `Alsharaa`, and of `Abdulrahman`, which is servant, article and name.
    """
    folded = fold_word(word)
    if folded.endswith(_OF_GOD) and len(folded) >= _LONG_OF_GOD:
        return "Allah"
    start = len(_SERVANT) if folded.startswith(_SERVANT) else 0
    for size in (2, 3, 4):
        behind = folded[start + size :]
        article = folded[start : start + size]
        if len(behind) >= _LEAST and article in (
            *_forms(behind),
            *(_OF_SERVANTS if start else ()),
        ):
            return behind.capitalize()
    return ""


_SERVANT, _OF_SERVANTS = "abd", ("ul", "ol", "ur", "ou")
"""What begins a name as `servant of`, and how the article behind it is written there alone."""


_OF_GOD = ("allah", "ullah", "ollah")
"""What ends a name of which Arabic makes two words: `Nasrallah`."""
_LONG_OF_GOD = 7
_LEAST = 4
"""Letters of a word behind an article written as one with it: fewer are the end of some word."""


def _forms(behind: str) -> tuple[str, ...]:
    first = latin(behind.casefold())
    begun = first[:2] if first[:2] in _BEFORE else first[:1]
    return (*_ANYWHERE, *_BEFORE.get(begun, ()))


def _match(asked: str, form: str) -> Match:
    return Match(Tier.SURE, 0.95, (Reason(ReasonKind.ROMANISATION, asked, form, _RULE),))


def without_article(asked: str, written: str, match: Match) -> Match:
    """Give how a word answers alone, by its own match, that an article was asked for with."""
    left_out = Reason(ReasonKind.ROMANISATION, asked, written, _LEFT_OUT)
    tier = max(match.tier, Tier.SURE, key=lambda tier: tier.rank)
    known = () if match.tier is Tier.EXACT else match.reasons
    return Match(tier, min(match.score, 0.95), (left_out, *known))


def written_as_two(asked: str, written: str) -> Match:
    """Give how two words answer for one: what both are, or an article and its word."""
    told = joined_article(asked, written)
    if is_article(*written.split(" ", 1), is_tied=True):
        return told
    return told._replace(reasons=(plain_reason(ReasonKind.JOINED, asked, written),))


def joined_article(asked: str, written: str) -> Match:
    """Give how an article and its word answer that are written as one."""
    return Match(Tier.SURE, 0.95, (Reason(ReasonKind.JOINED, asked, written, WRITTEN_AS_ONE),))
