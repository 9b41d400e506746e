"""Names as a library knows them."""

import re
from dataclasses import dataclass

from briefings.text.fold import fold_word


def entity_id(name: str) -> str:
    """Give the id of a name: its words, folded, joined by hyphens."""
    return re.sub(r"[\W_]+", "-", fold_word(name)).strip("-") or name


@dataclass(frozen=True, slots=True)
class Known:
    """A name as some briefings have it."""

    entity: str
    """The briefings' own id."""
    name: str
    """The fullest form there."""
    briefings: int
    """In how many briefings it is named so."""
