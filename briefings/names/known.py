"""The id of a name."""

import re

from briefings.text.fold import fold_word


def entity_id(name: str) -> str:
    """Give the id of a name: its words, folded, joined by hyphens."""
    return re.sub(r"[\W_]+", "-", fold_word(name)).strip("-") or name
