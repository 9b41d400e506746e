"""The watches that one word of a text may meet, weighed: each by what stands beside the word.

Where nothing does, a family name is weighed once for all watches that share it.
"""

from collections.abc import Iterator, Sequence

from briefings.names.context import Text
from briefings.names.pairs.words import Link
from briefings.names.traits import Trait
from briefings.names.watching.candidates import Candidate, weigh
from briefings.names.watching.extent import extent
from briefings.names.watching.foremost import weigh_first
from briefings.names.watching.forms import Form
from briefings.names.watching.preceding import is_called_otherwise
from briefings.names.watching.watched import Sighting


def weighed(text: Text, at: int, sightings: Sequence[Sighting]) -> Iterator[Candidate]:
    """Give what sightings of the word at a place come to; nothing of those it speaks against."""
    is_bare = len(sightings) > 1 and _is_bare(text, at)
    known: dict[tuple[str, Link, int, int, bool], Candidate | None] = {}
    for sighting in sightings:
        form = sighting.form
        if not (is_bare and _is_plain(form)):
            one = (weigh_first if form.first else weigh)(text, at, sighting)
        else:
            key = (form.family, sighting.link, sighting.begin, sighting.end, sighting.loose)
            if key in known:
                one = known[key]
                one = one and _for_another(text, at, one, sighting)
            else:
                one = known[key] = weigh(text, at, sighting)
        if one is not None:
            yield one


def _is_bare(text: Text, at: int) -> bool:
    """Whether no word stands beside one that any given name could be."""
    return not (
        text.has(at, Trait.CASELESS)
        or text.has(at + 1, Trait.CAPITAL)
        or (text.has(at - 1, Trait.CAPITAL) and text.linked(at - 1))
        or extent(text, at) != (at, at + 1)
    )


def _is_plain(form: Form) -> bool:
    """Whether a name is a family name of one word behind given names."""
    odd = form.article or form.apart or form.whole or form.before or form.first
    return bool(form.given) and not odd


def _for_another(text: Text, at: int, one: Candidate, sighting: Sighting) -> Candidate:
    """Give the same for another watch: only whose given name it is may differ."""
    other = is_called_otherwise(text, at, sighting.form)
    return one._replace(sighting=sighting, blocked=other, of_other_sex=other)
