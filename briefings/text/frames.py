"""Two texts that have in common what stands around their stories, and tell two.

A site puts the same words under each of its stories, a sender under each mail, and on a first day
no count can tell: nothing has recurred yet. But such words speak of nothing that the stories speak
of. What reprints have in common speaks of what each of them begins and ends with, however that
was worded again.
"""

import re
from collections.abc import Sequence, Set
from functools import lru_cache

from briefings.text.contrary import sentences_of
from briefings.text.remembering import ROOM, of_texts
from briefings.text.shingles import LONGEST, shingles

_HELD = 0.5
"""The share of a sentence's runs that stand in the other text where both have it."""
_ALIKE = 0.1
"""The share of runs up to which what either has alone is no version of the other's."""
_SAME = 0.5
"""The share of its long words from which it is one, too."""
_SPOKEN = 8
"""Of so many words that one has alone, one may stand in what both have, by chance."""
_TOLD = 3
"""Words that each has alone, at least; one of them says what is spoken of."""
_WORD = re.compile(r"[^\W\d_]{6,}")
"""A word long enough to say what is spoken of."""
_STEM = 5
"""Letters by which it is known in another form."""


def share_a_frame(left: str, right: str) -> bool:
    """Whether what two texts have in common speaks of nothing that either tells alone.

    Of a long text as much is looked at as its runs tell of.
    """
    left, right = left[:LONGEST], right[:LONGEST]
    own, other = sentences_of(left), sentences_of(right)
    mine, others = _apart(own, frozenset(other)), _apart(other, frozenset(own))
    if not (mine and others):
        return False
    runs, beside = _runs(left), _runs(right)
    mine = [one for one in mine if not _stands_in(one, beside)]
    others = [one for one in others if not _stands_in(one, runs)]
    alone = {*mine, *others}
    both = _stems([one for one in (*own, *other) if one not in alone])
    return (
        # A round-up that begins with what another ends with has a story of that.
        (own[0] in mine) == (other[0] in others)
        and _speak_apart(mine, both)
        and _speak_apart(others, both)
        and not _are_alike(" ".join(mine), " ".join(others))
    )


def _apart(sentences: Sequence[str], there: Set[str]) -> list[str]:
    return [one for one in sentences if one not in there]


def _stands_in(sentence: str, runs: Set[int]) -> bool:
    own = _of_sentence(sentence)
    return len(own & runs) >= _HELD * len(own)


@lru_cache(maxsize=ROOM.up_to(1 << 13))
def _of_sentence(sentence: str) -> frozenset[int]:
    """Give a sentence's runs: those of a long text are asked for beside each text near it."""
    return shingles(sentence)


def _speak_apart(sentences: Sequence[str], both: Set[str]) -> bool:
    own = _stems(sentences)
    is_told = bool(own) and sum(len(one.split()) for one in sentences) >= _TOLD
    return is_told and _SPOKEN * len(own & both) <= len(own)


def _stems(sentences: Sequence[str]) -> frozenset[str]:
    return frozenset().union(*map(_of_words, sentences))


@lru_cache(maxsize=ROOM.up_to(1 << 13))
def _of_words(sentence: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(sentence))


def _are_alike(left: str, right: str) -> bool:
    own, other = shingles(left), shingles(right)
    one, two = _stems([left]), _stems([right])
    return len(own & other) >= _ALIKE * min(len(own), len(other)) or len(one & two) >= _SAME * min(
        len(one), len(two)
    )


@of_texts(64)
def _runs(text: str) -> frozenset[int]:
    """Give a text's runs; of many texts one is asked for often."""
    return shingles(text)
