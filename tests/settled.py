"""Who is who, as a test wants it settled."""

from collections.abc import Mapping

from briefings.model.roll import Known, Placed, Who
from briefings.store.protocols import Corpus


def settled_as(corpus: Corpus, people: Mapping[str, Who]) -> None:
    """Settle names as of some people, whatever the rules say."""
    placed = (Placed(Known(one, one, 1), who[0], who) for one, who in people.items())
    corpus.settle(dict.fromkeys(corpus.settled(), None), placed, {})
