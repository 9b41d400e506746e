"""Whether a name calls somebody: as two names are compared, and as an alert would take it."""

from briefings.match import Match
from briefings.model import Watch
from briefings.names.compare import LONGEST, compare
from briefings.names.context import Text
from briefings.names.gazetteer import Gazetteer
from briefings.text.language import UNKNOWN


def calls(a: str, b: str) -> Match:
    """Compare two names; a family name alone is taken for the whole one where it would ring.

    Reasons go from `a` to `b`, as those of `compare` do.
    """
    verdict = compare(a, b)
    if verdict.tier.joins or _size(a) == _size(b) or 1 not in map(_size, (a, b)):
        return verdict
    if max(len(a), len(b)) > LONGEST:
        return verdict
    is_turned = _size(a) == 1
    whole, word = (b, a) if is_turned else (a, b)
    found = Gazetteer([Watch(whole, "")]).find_in(Text(word, UNKNOWN))
    rung = next((one for one in found if one.tier.joins), None)
    if rung is None:
        return verdict
    turned = (one._replace(left=one.right, right=one.left) for one in rung.reasons)
    return Match(rung.tier, rung.score, rung.reasons if not is_turned else tuple(turned))


def _size(name: str) -> int:
    return len(name.split())
