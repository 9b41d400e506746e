"""Who is who in a library, brought up to what its briefings name."""

from collections import Counter
from collections.abc import Mapping

from briefings.model.roll import Placed
from briefings.names.learned.sameness import keys_of
from briefings.names.learned.settling import decided, fit
from briefings.store.protocols import Cancelled, Store
from briefings.store.standing import decisions

SOME = 1000
"""Names that are fitted in by one transaction."""
_SCRIPT = "script"
_SCRIPTS = {
    **dict.fromkeys(("uk", "ru", "be", "bg", "mk"), "cyrillic"),
    **dict.fromkeys(("ar", "fa"), "arabic"),
    **dict.fromkeys(("hi", "bn", "th", "ko", "ja", "zh"), "other"),
    "el": "greek",
    "hy": "armenian",
    "he": "hebrew",
    "ka": "georgian",
}
"""What a language is written in that is not Latin letters, as `names.spelling.romanise` says."""


def settle_names(store: Store, cancelled: Cancelled) -> None:
    """Say of the names that changed whose they are; broken off, the rest is said the next time."""
    steps = 0
    while not cancelled():
        with store.batch():
            if not _settle_some(store):
                break
        steps += 1
    if steps:
        decide_names(store)


def _settle_some(store: Store) -> bool:
    """Fit in some names; whether there were any."""
    corpus = store.corpus
    asked, script = corpus.renamed(SOME), _script(corpus.languages())
    again = () if corpus.note(_SCRIPT) == script else corpus.homes()
    if not asked and not again:
        return False
    were = {one.known.entity: one.known for one in corpus.placed(asked)}
    changed = {entity: one for entity, one in asked.items() if one != were.get(entity)}
    placed: tuple[Placed, ...] = fit(corpus, changed, script, again)
    forms = {one.known.entity: one.known.name for one in placed if one.known.entity in changed}
    corpus.settle(asked, placed, {one: keys_of(name) for one, name in forms.items()})
    corpus.set_note(_SCRIPT, script)
    return True


def decide_names(store: Store) -> None:
    """Say who is who after the reader decided something, without comparing names again."""
    said = decisions(store.state)
    if said.same or said.apart or store.corpus.decided():
        store.corpus.decide(decided(store.corpus.settled(), said))


def _script(languages: Mapping[str, int]) -> str:
    """Give what most of a library's texts are written in, Latin where there is none."""
    counts = Counter[str]()
    for language, count in languages.items():
        counts[_SCRIPTS.get(language, "latin")] += count
    return max(counts, key=lambda script: (counts[script], script == "latin"), default="latin")
