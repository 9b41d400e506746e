"""Who is who, fitted in as names come and go: what settling all of them at once gives."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.intake.settling import settle_names
from briefings.model.roll import Known
from briefings.names.learned.settling import settle
from briefings.store.protocols import Store
from briefings.store.sqlite import people
from tests.properties import examples
from tests.store.conftest import ENGINES
from tests.store.making import entry, fill, mention, name

NAMES = (
    "Robert Halloran", "Bob Halloran", "Anna Halloran", "Halloran", "Halloranov", "Халлоран",
    "Роберт Халлоран", "Роберта Халлорана", "Sergey Karimov", "Сергей Каримов", "Karimov",
    "Каримова", "S. Karimov", "Oybek Karimov", "Karimov Sergey", "Jon Haydun", "Joe Hayden",
)  # fmt: skip
"""Of them many are near each other."""

Step = dict[int, list[str]]
"""By the number of a briefing who is named in it now; by nobody it goes."""
STEPS = st.lists(
    st.dictionaries(st.integers(1, 9), st.lists(st.sampled_from(NAMES), max_size=5), min_size=1),
    min_size=1,
    max_size=6,
)


def take(store: Store, step: Step) -> None:
    for number, named in step.items():
        if named:
            fill(store.corpus, [entry(number, mentions=[mention(one) for one in named])])
        else:
            store.corpus.remove([name(number)])
    settle_names(store, lambda: False)


@pytest.mark.parametrize("engine", ENGINES)
@given(steps=STEPS)
@examples(8)
def test_whatever_comes_and_goes_the_people_are_those_of_all_names_settled_at_once(
    engine: str, steps: list[Step]
) -> None:
    with TemporaryDirectory() as folder:
        store = ENGINES[engine](Path(folder) / "library")
        for step in steps:
            take(store, step)
        corpus = store.corpus
        known = [Known(one.entity, one.name, one.briefings) for one in corpus.spellings()]
        assert corpus.entities() == settle(known)
        assert corpus.renamed(1) == {}
        store.close()


def test_somebody_is_called_in_the_letters_of_most_texts(store: Store) -> None:
    """Both spellings are one person's; nothing but the language of the others changes."""
    both = [mention("Robert Halloran"), mention("Роберт Халлоран")]
    called = []
    for number, language in enumerate(("en", "uk", "uk")):
        made = entry(number, mentions=both if number == 0 else ())
        fill(store.corpus, [replace(made, briefing=replace(made.briefing, language=language))])
        settle_names(store, lambda: False)
        called.append({who for _, who in store.corpus.entities().values()})
    assert called == [{"Robert Halloran"}, {"Robert Halloran"}, {"Роберт Халлоран"}]


def test_many_people_are_the_same_one_by_one_and_together(store: Store) -> None:
    named = [f"Ada Number{number}" for number in range(9)]
    fill(store.corpus, [entry(1, mentions=[mention(one) for one in named])])
    settle_names(store, lambda: False)
    some, every = store.corpus.entities(), store.corpus.settled()
    assert {one: some[one] for one in every} == every
    assert [some.get("nobody"), "nobody" in some] == [None, False]
    assert store.corpus.whose([*every, "nobody"]) == every
    assert dict(some) == every


def test_more_people_are_asked_for_than_are_looked_up_one_by_one(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "SOME", 3)
    test_many_people_are_the_same_one_by_one_and_together(store)
