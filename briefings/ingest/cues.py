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
    tags: frozenset[str]
    counter: frozenset[str]
    section: frozenset[str]
    menu: frozenset[str]
    saying: frozenset[str]
    role: frozenset[str]
    role_of: frozenset[str]
    published: frozenset[str]
    date_word: frozenset[str]
    updated: frozenset[str]
    clock: frozenset[str]
    coming: frozenset[str]
    currency: frozenset[str]
    reporting_before: frozenset[str]
    reporting_after: frozenset[str]
    glued_to_name: tuple[str, ...]
    glued_to_verb: tuple[str, ...]
    pronoun: frozenset[str]
    announced: frozenset[str]


@cache
def cues() -> Cues:
    """Read the phrases, once."""
    sections = _sections()
    return Cues(
        page=_by_longest_word(sections, ("boilerplate", "page-topic", "agency")),
        page_reader=tuple(f" {' '.join(tokens(line))} " for line in sections["page-reader"]),
        label_with_value=frozenset(sections["label-with-value"]),
        label=frozenset(sections["label"]),
        teaser=tuple(sections["teaser"]),
        picture=frozenset(sections["picture"]),
        picture_agency=frozenset(sections["picture-agency"]),
        agency_name=frozenset((*sections["agency-name"], *sections["picture-agency"])),
        press=tuple(sections["press"]),
        paper=frozenset(sections["paper"]),
        topical=frozenset(sections["topical"]),
        serial=frozenset(sections["serial"]),
        title_label=frozenset(sections["title-label"]),
        source_label=frozenset(sections["source-label"]),
        rights=tuple(sections["rights"]),
        network=frozenset(sections["network"]),
        picture_by=tuple(f"{phrase} " for phrase in sections["picture-by"]),
        byline=tuple(f"{phrase} " for phrase in sections["byline"])
        + tuple(f"{phrase}:" for phrase in sections["byline"]),
        tags=frozenset(sections["tags"]),
        counter=frozenset(sections["counter"]),
        section=frozenset(sections["section"]),
        menu=frozenset(sections["menu"]),
        saying=frozenset(sections["saying"]),
        role=frozenset(sections["role"]),
        role_of=frozenset(sections["role-of"]),
        published=frozenset(sections["published"]),
        date_word=frozenset(sections["date-word"]),
        updated=frozenset(sections["updated"]),
        clock=frozenset(sections["clock"]),
        coming=frozenset(sections["coming"]),
        currency=frozenset(sections["currency"]),
        reporting_before=frozenset(sections["reporting-before"]),
        reporting_after=frozenset(sections["reporting-after"]),
        glued_to_name=tuple(sections["glued-to-name"]),
        glued_to_verb=tuple(sections["glued-to-verb"]),
        pronoun=frozenset(sections["pronoun"]),
        announced=frozenset(sections["announced"]),
    )


def _sections() -> dict[str, list[str]]:
    """Give the phrases under each heading of the file."""
    found: dict[str, list[str]] = {}
    phrases: list[str] = []
    table = Path(__file__).with_name("cues.txt").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.startswith("["):
            phrases = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            phrases.extend(phrase.strip() for phrase in line.split("|"))
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
