"""Whom watches call by one given name, and of whom a word behind it may be the family name."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from unicodedata import normalize

from briefings.names.pairs.words import are_far
from briefings.names.spelling.given import declined_classes, given_classes
from briefings.names.spelling.readings import WITHOUT_VOWELS, first_bones, script_of
from briefings.names.watching.forms import Form

_FEW = 8
"""So many are compared with a word one by one."""


class Called:
    """The forms of watched names that one given name stands in."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self.forms = tuple(forms)

    def near(self, word: str) -> Sequence[Form]:
        """Give those whose family name a rule or a likeness may join to a word: the rest none."""
        if len(self.forms) < _FEW or script_of(word) in WITHOUT_VOWELS:
            return self.forms
        bones = first_bones(word)
        # Of many thousand names the same few score are far from a word, and asked for most.
        return [form for form, own in self._bones if own is None or not are_far(own, bones)]

    def spelt(self, name: str) -> Sequence[Form]:
        """Give those whose family name has the very letters of a name."""
        return self._by_letters.get(_letters(name), ())

    @cached_property
    def _bones(self) -> Sequence[tuple[Form, str | None]]:
        """Give each with the bones by which words are far from it; None where a list may tell."""
        return [
            (form, None if _hangs_on_lists(form.family) else first_bones(form.family))
            for form in self.forms
        ]

    @cached_property
    def _by_letters(self) -> dict[str, list[Form]]:
        found: dict[str, list[Form]] = {}
        for form in self.forms:
            found.setdefault(_letters(form.family), []).append(form)
        return found


def _hangs_on_lists(family: str) -> bool:
    """Whether what joins a word to a family name may be no likeness of their sounds."""
    is_bare = script_of(family) in WITHOUT_VOWELS
    return is_bare or bool(given_classes(family)) or bool(declined_classes(family))


def _letters(name: str) -> str:
    return normalize("NFC", name).casefold()
