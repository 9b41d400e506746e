"""The watches that one word of a text may meet, weighed: each by what stands beside the word.

A family name that several of them share is weighed once for all whom no word beside it calls.
"""

from collections.abc import Iterator, Sequence

from briefings.names.context import Text
from briefings.names.lists import word_lists
from briefings.names.spelling.cases import nominatives
from briefings.names.spelling.elsewhere import begins_otherwise, is_begun_as, is_itself
from briefings.names.spelling.readings import script_of
from briefings.names.traits import Trait
from briefings.names.watching.beside_family import GIVEN_TRANSCRIBED, is_glued_to_other, one_given
from briefings.names.watching.candidates import Candidate, weigh
from briefings.names.watching.extent import before_service, extent
from briefings.names.watching.foremost import weigh_first
from briefings.names.watching.forms import Form
from briefings.names.watching.preceding import is_called_otherwise
from briefings.names.watching.sighting import LONGEST, Sighting
from briefings.names.watching.whole import as_a_whole
from briefings.text.fold import fold_word
from briefings.text.segment import HYPHENS


def weighed(text: Text, at: int, sightings: Sequence[Sighting]) -> Iterator[Candidate]:
    """Give what sightings of the word at a place come to; nothing of those it speaks against."""
    beside = _beside(text, at) if len(sightings) > 1 else None
    known: dict[tuple[object, ...], Candidate | None] = {}
    for sighting in sightings:
        form = sighting.form
        if _is_no_form(text, at, sighting):
            continue
        if beside is None or not _is_plain(form) or _is_called_one_of(form, beside):
            one = (weigh_first if form.first else weigh)(text, at, sighting)
        else:
            key = (form.family, *sighting[1:])
            if key in known:
                one = _for_another(text, at, known[key], sighting)
            else:
                one = known[key] = weigh(text, at, sighting)
        if one is not None and not (
            form.instead and one.has_other_given and _is_behind_given(text, at)
        ):
            yield one


def _is_behind_given(text: Text, at: int) -> bool:
    """Whether a given name stands before a word, as in scripts with capitals alone is told."""
    if at == 0 or text.has(at, Trait.CASELESS):
        return False
    return text.has(at - 1, Trait.GIVEN) and not text.has(at - 1, Trait.PLACE)


def _is_no_form(text: Text, at: int, sighting: Sighting) -> bool:
    """Whether a word is no form of a name, though it sounds like one.

    Two words that are written as one are not the last of them: `Jong`, of Yo Jong.
    """
    form, word = sighting.form, text.words[at]
    if form.instead:
        return not _may_be_elsewhere(form, text, at)
    if not form.given and begins_otherwise(form.family, word[sighting.begin :]):
        return True
    return bool(form.apart) and word == form.apart.rpartition(" ")[2]


def _may_be_elsewhere(form: Form, text: Text, at: int) -> bool:
    """Whether a word may be another language's name of a place: in its script, or a case of it.

    Where nothing is declined a word that only might be a case of it is another, `Chin`; and so is
    a part of a name with a hyphen, `Lvova-Belova`.
    """
    word, name = text.words[at], form.family
    if script_of(name) != script_of(word):
        return False
    if is_itself(name, word):
        return fold_word(word) not in word_lists("cues").get(f"no place {text.language}", ())
    is_tied = not {*text.gaps[max(0, at - 1) : at + 1]}.isdisjoint(HYPHENS)
    return text.language not in _UNDECLINED and not is_tied and is_begun_as(name, word)


_UNDECLINED = frozenset({"en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "nb"})
"""Languages that put no case ending but -s behind a place's name."""


def _beside(text: Text, at: int) -> list[str] | None:
    """Give the words that may be of the name around a family name, in all their cases.

    None in a script without capitals, where more than these may be of it.
    """
    first, behind = extent(text, at)
    if first == at:
        first = before_service(text, at)
    places = [*range(first, at), *range(at + 1, behind)]
    if _may_be_before(text, first - 1) and (first == at or text.begins(first - 1)):
        places.append(first - 1)
    if behind == at + 1 and text.has(behind, Trait.CAPITAL):
        places.append(behind)
    if any(text.has(place, Trait.CASELESS) for place in (at, *places)):
        return None
    words = [text.words[place] for place in places]
    glued = [place for place in (first - 1, at) if place >= 0 and text.has(place, Trait.INNER)]
    words += [part for place in glued for part in _parts(text.words[place])]
    if text.cases:
        words += [name for word in words for name in nominatives(word, text.cases)]
    return words


def _parts(word: str) -> Iterator[str]:
    """Give what stands before and behind each capital in a word: names that are glued."""
    for at in range(1, min(len(word), LONGEST)):
        if word[at].isupper():
            yield from (word[:at], word[at:])


def _may_be_before(text: Text, at: int) -> bool:
    """Whether a word before all that is surely of a name may be a watched given name still."""
    return at >= 0 and text.has(at, Trait.CAPITAL) and text.linked(at)


def _is_plain(form: Form) -> bool:
    """Whether a name is a family name of one word behind given names."""
    odd = form.article or form.apart or form.whole or form.before or form.first
    return bool(form.given) and not (odd or form.of_syllables)


def _is_called_one_of(form: Form, words: Sequence[str]) -> bool:
    """Whether one of some words may be what the watched person is called."""
    return any(one_given(form, word, GIVEN_TRANSCRIBED) for word in words)


def _for_another(
    text: Text, at: int, one: Candidate | None, sighting: Sighting
) -> Candidate | None:
    """Give what another watch comes to whose given name does not stand there either.

    Only a `Mrs` may speak against the one and not the other, and names that are the same beyond
    doubt as a whole, though not word by word.
    """
    if one is None:
        return None
    span = one.span
    if span.end - span.start == sighting.end - sighting.begin:
        other = is_called_otherwise(text, at, sighting.form)
        blocked = other or is_glued_to_other(text.words[at], sighting)
        return one._replace(sighting=sighting, blocked=blocked, of_other_sex=other)
    is_turned = span.end > text.end(at)
    if one.whole or one.articled or is_turned or as_a_whole(sighting.form, span.of(text.text)):
        return weigh(text, at, sighting)
    return one._replace(sighting=sighting)
