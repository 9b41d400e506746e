"""Whom many watches call by one given name: only what nothing could join to a word is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.model import Watch
from briefings.names.pairs.words import link
from briefings.names.watching.forms import Form
from briefings.names.watching.of_one_given import Called
from briefings.names.watching.sighting import LEAST
from briefings.names.watching.watched import Watched

FAMILIES = (
    "Hakala", "Hakkala", "Hakalainen", "Lindqvist", "Lindkvist", "Ferbenks", "Fairbanks",
    "Ковальчук", "Koval", "George", "Maria", "Li", "Ng", "Öztürk", "Oeztuerk", "الشرع",
    "Sharaa", "Shevchenko", "Schewtschenko", "Шевченко", "Szewczenko", "Tarkhan", "Tarhan",
    "Brandt", "Brand", "Yilmaz", "Ильмаз", "Weiss", "Weiß", "Вайс",
)  # fmt: skip
LETTERS = st.text("abdeghiklmnorstuvyzаеклношь", min_size=1, max_size=9).map(str.capitalize)


@given(st.one_of(st.sampled_from(FAMILIES), LETTERS), st.lists(LETTERS, max_size=20))
def test_nobody_is_left_out_whom_a_word_may_be(word: str, others: list[str]) -> None:
    forms = [Form(0, name, name, ("Ada",)) for name in (*FAMILIES, *others)]
    near = Called(forms).near(word)
    left_out = [form for form in forms if form not in near]
    assert not [form.family for form in left_out if link(form.family, word).score >= LEAST]


@pytest.mark.parametrize(("name", "found"), [("weiss", 1), ("WEISS", 1), ("Weiss ", 0)])
def test_a_family_name_is_found_by_its_letters_capitals_aside(name: str, found: int) -> None:
    assert len(Called([Form(0, "A Weiss", "Weiss", ("A",))]).spelt(name)) == found


def test_of_a_hundred_with_one_given_name_the_one_that_is_written_is_met() -> None:
    stems = [first + second for first in "bdgklmnrst" for second in "aeiou"]
    watches = [
        Watch(f"Ada {stem.capitalize()}{end}", "") for stem in stems for end in ("rov", "ls")
    ]
    watches.append(Watch("Ada Lindqvist", ""))
    watched = Watched(watches)
    for word in ("Lindqvist", "Lindkvist", "Lindqvist"):
        met = [one.form.family for one in watched.look_up_behind("Ada", word)]
        assert met == ["Lindqvist"]
    assert watched.look_up_behind("Ada", "Meeting") == ()
