"""The phrases of `cues.txt`, ready to be looked up: what tells a page's lines apart."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

_TOKEN = re.compile(r"[^\W_]+|©")


def tokens(line: str) -> list[str]:
    """Cut a line as its phrases are looked up: letters and digits, and the copyright sign."""
    return _TOKEN.findall(line)


class Cues(NamedTuple):
    """Each field is a section of the file, as it is looked up."""

    page: dict[str, tuple[tuple[str, str], ...]]
    """The longest word of what a page says of itself -> its phrases, between blanks, and the
    section of each: boilerplate, page-topic or agency."""
    page_reader: tuple[str, ...]
    """How it speaks to its reader, between blanks."""
    label_with_value: frozenset[str]
    label: frozenset[str]
    teaser: tuple[str, ...]
    picture: frozenset[str]
    picture_agency: frozenset[str]
    agency_name: frozenset[str]
    press: tuple[str, ...]
    """How the names of agencies and papers end."""
    paper: frozenset[str]
    topical: frozenset[str]
    serial: frozenset[str]
    title_label: frozenset[str]
    source_label: frozenset[str]
    rights: tuple[str, ...]
    network: frozenset[str]
    picture_by: tuple[str, ...]
    byline: tuple[str, ...]
    roll_label: frozenset[str]
    """What opens a list of those who were there, or who signed."""
    tags: frozenset[str]
    counter: frozenset[str]
    section: frozenset[str]
    menu: frozenset[str]
    saying: frozenset[str]
    telling: frozenset[str]
    article: frozenset[str]
    person: frozenset[str]
    role: frozenset[str]
    role_before_name: frozenset[str]
    role_of: frozenset[str]
    published: frozenset[str]
    date_word: frozenset[str]
    begins: frozenset[str]
    updated: frozenset[str]
    clock: frozenset[str]
    near_day: frozenset[str]
    ago: frozenset[str]
    span: frozenset[str]
    coming: frozenset[str]
    currency: frozenset[str]
    reporting_before: frozenset[str]
    reporting_after: frozenset[str]
    glued_to_name: tuple[str, ...]
    glued_to_verb: tuple[str, ...]
    pronoun: frozenset[str]
    announced: frozenset[str]
    document: frozenset[str]
    beside_document: frozenset[str]
    field: frozenset[str]
    office: frozenset[str]
    country_code: frozenset[str]
    unfinished: frozenset[str]
    """In small letters only, unlike all others."""


@cache
def cues() -> Cues:
    """Read the phrases, once."""
    sections = _sections()
    sections["agency-name"] += sections["picture-agency"]
    page = _by_longest_word(sections, ("boilerplate", "page-topic", "agency"))
    others = Cues._fields[1:]
    return Cues._make([page, *(_read(name, sections[name.replace("_", "-")]) for name in others)])


def _read(name: str, phrases: list[str]) -> tuple[str, ...] | frozenset[str]:
    """Give the phrases of a field as they are looked up: as beginnings and ends, or whole."""
    if name == "page_reader":
        return tuple(f" {' '.join(tokens(phrase))} " for phrase in phrases)
    signs = _BEFORE_NAME.get(name)
    if signs:
        return tuple(f"{phrase}{sign}" for sign in signs for phrase in phrases)
    return tuple(phrases) if name in _ENDS else frozenset(phrases)


_CEDILLA = str.maketrans("șț", "şţ")
"""Romanian is written with either, often in one text; lines are compared casefolded, in which a
Greek word ends otherwise and a German one has another letter."""
_BEFORE_NAME = {"picture_by": " ", "byline": " :"}
"""What stands between the phrases of a field and a name."""
_ENDS = frozenset({"teaser", "press", "rights", "glued_to_name", "glued_to_verb"})
"""Fields of which a word or a line begins or ends."""


def _sections() -> dict[str, list[str]]:
    """Give the phrases under each heading of the file."""
    found: dict[str, list[str]] = {}
    phrases: list[str] = []
    table = Path(__file__).with_name("cues.txt").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.startswith("["):
            phrases = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            for phrase in filter(None, map(str.strip, line.split("|"))):
                spellings = (phrase, phrase.translate(_CEDILLA), phrase.casefold())
                phrases.extend(dict.fromkeys(spellings))
    return found


def _by_longest_word(
    sections: dict[str, list[str]], chosen: tuple[str, ...]
) -> dict[str, tuple[tuple[str, str], ...]]:
    """Index the phrases of some sections by their longest word, which is the rarest."""
    found: dict[str, list[tuple[str, str]]] = {}
    for section in chosen:
        for phrase in sections[section]:
            words = tokens(phrase)
            found.setdefault(max(reversed(words), key=len), []).append(
                (f" {' '.join(words)} ", section)
            )
    return {word: tuple(begun) for word, begun in found.items()}
