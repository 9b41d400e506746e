"""The family names of watches by how they sound, and which of them a word may be."""

from collections.abc import Collection, Iterable, Iterator

from briefings.names.pairs.words import Link, link_by_rule
from briefings.names.spelling.keys import text_keys
from briefings.names.watching.forms import Form
from briefings.names.watching.sighting import STRONG


class FamilyNames:
    """The family names of watched forms, each under the keys of its sounds."""

    def __init__(self) -> None:
        self._forms: dict[str, dict[str, list[Form]]] = {}

    def add(self, form: Form, keys: Iterable[str]) -> None:
        """Keep a form under the keys of its family name."""
        for key in keys:
            self._forms.setdefault(key, {}).setdefault(form.family, []).append(form)

    def near(self, word: str) -> Collection[tuple[str, list[Form]]]:
        """Give the forms that have a key of a word by their family names, each once."""
        met = [self._forms[key] for key in text_keys(word) if key in self._forms]
        if len(met) < 2:
            return met[0].items() if met else ()
        return {family: forms for some in met for family, forms in some.items()}.items()

    def strong(self, word: str) -> Iterator[tuple[Form, Link]]:
        """Give the names a part of a word is a written form of, by a rule: the surest first."""
        joined = ((forms, link_by_rule(family, word)) for family, forms in self.near(word))
        found = [
            (form, one) for forms, one in joined if one and one.score >= STRONG for form in forms
        ]
        yield from sorted(found, key=lambda one: -one[1].score)
