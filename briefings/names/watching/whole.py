"""A whole watched name and a whole one that is written: whether they are the same beyond doubt."""

from functools import lru_cache

from briefings.model import Reason, ReasonKind, Tier
from briefings.names.compare import compare
from briefings.names.pairs.parse import parse
from briefings.names.pairs.words import link
from briefings.names.spelling.korean import families
from briefings.names.watching.forms import Form
from briefings.text.remembering import ROOM

_BEYOND_DOUBT = 0.955


def as_a_whole(form: Form, written: str) -> tuple[Reason, ...]:
    """Give what joins a whole watched name and what is written, beyond doubt."""
    return _joins_whole(form.name, form.given, written) if form.given else ()


@lru_cache(maxsize=ROOM.up_to(1 << 13))
def _joins_whole(name: str, given: tuple[str, ...], written: str) -> tuple[Reason, ...]:
    """Give what joins two whole names beyond doubt, though not each word does by itself.

    So where both words were put into another script by ear. Forms of one given name join no
    family names.
    """
    # Korean names are found whole by their syllables: in any other name one is missing.
    if families(parse(name)) or _is_plainly_other(given, written):
        return ()
    match = compare(name, written)
    if match.tier is not Tier.SURE or match.score < _BEYOND_DOUBT:
        return ()
    family = written.rsplit(maxsplit=1)[-1]
    listed = any(r.kind is ReasonKind.GIVEN_NAME and r.right == family for r in match.reasons)
    return () if listed else match.reasons


def _is_plainly_other(given: tuple[str, ...], written: str) -> bool:
    """Whether a name of two plain words has none that answers a single watched given name."""
    words = written.split()
    if len(given) > 1 or len(words) != 2 or not _TIES.isdisjoint(written):
        return False
    return min(map(len, (*given, *words))) > _INITIALS and all(
        link(given[0], word).score < _ANSWERS for word in words
    )


_TIES = frozenset("-.")
"""What stands in a word that is several, or initials."""
_INITIALS = 2
"""Letters of a word that may be initials."""
_ANSWERS = 0.2
"""Words less alike than this do not answer each other in any two names."""
