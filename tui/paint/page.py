"""A line of the reader: words in the style of their paragraph, with what stands out laid over."""

import itertools
from collections.abc import Sequence
from enum import StrEnum

from rich.style import Style

from tui.paint.inks import Inks
from tui.paint.lines import Run

Overlay = tuple[int, int, Style]
"""A style laid over the columns from the first up to the second; later ones lie on top."""


class Role(StrEnum):
    """How a paragraph is drawn."""

    PLAIN = "plain"
    STRONG = "strong"
    DIM = "dim"
    CAPTION = "caption"
    QUOTE = "quote"
    DERIVED = "derived"


def ground(role: Role, inks: Inks) -> Style:
    """Give the style of a paragraph's words."""
    match role:
        case Role.STRONG:
            return inks.strong
        case Role.DERIVED:
            return inks.strong + inks.slanted
        case Role.DIM:
            return inks.dim
        case Role.CAPTION:
            return inks.dim + inks.slanted
        case _:
            return inks.text


def lead(words: str, role: Role, inks: Inks) -> list[Run]:
    """Draw what stands before a line: the bar of a quotation, the name of a fold, an indent."""
    return [(words, inks.accent if role is Role.QUOTE else inks.dim)] if words else []


def line(shown: str, role: Role, overlays: Sequence[Overlay], inks: Inks) -> list[Run]:
    """Draw one line; the columns of the overlays are code points of `shown`."""
    base = ground(role, inks)
    if not overlays:
        return [(shown, base)] if shown else []
    runs: list[Run] = []
    ends = {0, len(shown)}
    for start, end, _ in overlays:
        ends.update((max(0, start), min(len(shown), end)))
    edges = sorted(edge for edge in ends if 0 <= edge <= len(shown))
    for at, end in itertools.pairwise(edges):
        style = base
        for first, last, ink in overlays:
            if first < end and at < last:
                style += ink
        runs.append((shown[at:end], style))
    return runs
