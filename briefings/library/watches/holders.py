"""The briefings that hold a word like a watched name: found by the index, and to be read again."""

from collections.abc import Iterator, Sequence

from briefings.model import Tier, Watch
from briefings.names.compare import compare_words
from briefings.names.gazetteer import Gazetteer
from briefings.names.pairs.parse import parse
from briefings.names.pairs.words import link, link_by_rule
from briefings.names.spelling import syllables
from briefings.names.spelling.abjads import prefixes
from briefings.names.spelling.cases import declensions, in_cases, nominatives
from briefings.names.spelling.elsewhere import elsewhere
from briefings.names.spelling.keys import is_listed, keys, longer_keys, text_keys
from briefings.names.spelling.readings import WITHOUT_VOWELS, readings, script_of, skeleton
from briefings.names.spelling.rough import LEAST_NEAR, likest
from briefings.names.watching.sighting import LEAST, by_rule
from briefings.store.protocols import NO_LIMIT, Near, Phrase, Store, Words
from briefings.text.fold import fold_word
from briefings.text.indexed import index_words
from briefings.text.segment import is_lone

TELLING = 4
"""Letters from which the last word of a name is enough to look for it."""

GLUED = 1000
"""Words that begin with a watched name and are looked at, at most."""

BESIDE = 2
"""Words between a given name and a family name, at most."""


def holders(store: Store, name: str) -> Sequence[str]:
    """Give ids of briefings that hold a word like the last of a name, or one glued to it.

    A text may give a family name alone, and the whole name holds it too; of a short one all words
    are looked for, since it may be joined to another (`Jong Un`, `Jongun`). What is less like it
    counts where a given name stands beside it, as in a text. Letters that are words of their own
    stand in a row.
    """
    folded = index_words(name)
    if any(map(is_lone, folded)):
        return store.index.find(Phrase(tuple((word,) for word in folded)), limit=NO_LIMIT)
    telling = folded[-1:] if folded and len(folded[-1]) >= TELLING else folded
    forms = Gazetteer([Watch(name, "")]).forms
    joined = {fold_word(form.family) for form in forms if form.first or "-" in form.family}
    # A name may be watched with its family name first.
    joined.update(folded[:1] if any(form.family in name.split()[:1] for form in forms) else ())
    words = (*telling, *joined, *_elsewhere(name))
    terms = {term for word in words for term in _like(store, word)}
    terms.update(term for word in words for term in _in_cases(store, word))
    terms.update(term for word in words for term in _prefixed(store, word))
    found = list(store.index.find(Words(tuple(sorted(terms))), limit=NO_LIMIT)) if terms else []
    for form in forms:
        given = {term for one in form.given for term in _like(store, fold_word(one))}
        loose = _likely(store, fold_word(form.family)) - terms if given else set()
        if loose:
            beside = Near(Words(tuple(sorted(given))), Words(tuple(sorted(loose))), BESIDE)
            found += store.index.find(beside, limit=NO_LIMIT)
    if of_family := syllables.families(parse(name)):
        begun = set(syllables.beginnings(parse(name)))
        begun.update(
            term for one in syllables.given(parse(name)) for term in _beginning(store, one)
        )
        whole = Near(Words(of_family), Words(tuple(sorted(begun))), BESIDE)
        found += store.index.find(whole, limit=NO_LIMIT)
    return found


def _elsewhere(name: str) -> Iterator[str]:
    """Give the last words of what a body or a place is called in other languages."""
    for other in map(index_words, elsewhere(name)):
        yield from other[-1:] if len(other[-1]) >= TELLING else other


def _beginning(store: Store, word: str) -> set[str]:
    """Give the words that begin with one."""
    return {word, *(term.word for term in store.index.beginning(word, GLUED))}


def _like(store: Store, word: str) -> set[str]:
    """Give the words that may be a watched one, and those glued to it."""
    whole = text_keys(word)
    by_rule = {key for key in keys(word) if key in whole or is_listed(key)}
    found = set(store.index.sharing(sorted(by_rule), NO_LIMIT))
    near = store.index.sharing([key for key in keys(word) if key not in by_rule], NO_LIMIT)
    found.update(likest(word, near, NO_LIMIT, least=LEAST_NEAR))
    terms = {term for term in found if compare_words(word, term).tier is not Tier.NO}
    return terms | _beginning(store, word)


def _in_cases(store: Store, word: str) -> set[str]:
    """Give the words that are a watched one in a case, in a language whose texts alone tell it."""
    if len(word) < TELLING:
        return set()
    wanted = {skeleton(reading) for form in in_cases(word) for reading in readings(form)[:1]}
    return {
        term
        for term in store.index.sharing(sorted(wanted), NO_LIMIT)
        if any(_is_by_rule(word, name) for of in declensions() for name in nominatives(term, of))
    }


def _prefixed(store: Store, word: str) -> set[str]:
    """Give the words that are a watched one behind small words written as one with it."""
    bones = {skeleton(reading).removeprefix("a") for reading in readings(word)}
    wanted = {small + some for small in _SMALL for some in bones}
    return {
        term
        for term in store.index.sharing(sorted(wanted), NO_LIMIT)
        if script_of(term) in WITHOUT_VOWELS
        and any(_is_by_rule(word, term[size:]) for size in prefixes(term))
    }


_SMALL = tuple(
    first + second
    for first in ("", "a", "V", "S", "K")
    for second in ("", "P", "l", "K", "m", "S")
)
"""The consonants of Arabic and Hebrew small words, as keys have them (`abjads.prefixes`)."""


def _is_by_rule(word: str, term: str) -> bool:
    joined = link_by_rule(word, term)
    return joined is not None and by_rule(joined)


def _likely(store: Store, word: str) -> set[str]:
    """Give the words that may be a family name where a given name stands beside them."""
    wanted = (*keys(word), *longer_keys(word))
    near = store.index.sharing(wanted, NO_LIMIT)
    return {term for term in near if link(word, term).score >= LEAST}
