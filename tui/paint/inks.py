"""The styles everything is drawn with, made from a theme's variables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from zlib import crc32

from rich.style import Style
from textual.color import Color, ColorParseError

from briefings.model import AlertGroup

HUES = ("blue", "pink", "green", "orange", "purple", "red", "cyan", "yellow", "teal", "brown")
"""The colours of people, by name; a theme gives each as the variable `person-<hue>`."""

_OTHER_NAMES = {"magenta": "purple", "violet": "purple", "grey": "brown", "gray": "brown"}

FALLBACKS = {
    "ink-text": "foreground",
    "ink-ground": "background",
    "ink-dim": "foreground",
    "ink-accent": "primary",
    "ink-alert": "warning",
    "ink-good": "success",
    "ink-wrong": "error",
    "ink-frame": "foreground",
    "ink-soft": "surface",
    "ink-bar": "panel",
    "ink-cursor": "primary",
    "ink-cursor-text": "background",
    "ink-match": "warning",
    "ink-match-text": "background",
    **{f"person-{hue}": "foreground" for hue in HUES},
}
"""The variables of a theme that are read here, and what stands in for them in a theme that has
no such variable."""


@dataclass(frozen=True)
class Inks:
    """One style for each thing that is drawn; all but those under `over` name their ground.

    With no colours to draw with (`bare`), weight, underline and reversal carry everything.
    """

    variables: Mapping[str, str]
    bare: bool = False
    """Whether the theme has the terminal's own colours, or none."""
    people: dict[str, Style] = field(init=False)
    """Style by hue, without a ground."""

    def __post_init__(self) -> None:
        hues = {hue: Style(color=self._color(f"person-{hue}").rich_color) for hue in HUES}
        object.__setattr__(self, "people", hues)

    def _color(self, name: str) -> Color:
        for variable in (name, FALLBACKS[name]):
            try:
                return Color.parse(self.variables[variable])
            except (KeyError, ColorParseError):
                continue
        return Color.parse("ansi_default")

    def _on(self, ink: str, ground: str = "ink-ground") -> Style:
        return Style(color=self._color(ink).rich_color, bgcolor=self._color(ground).rich_color)

    @cached_property
    def colourless(self) -> bool:
        """Whether people have no colour of their own."""
        return self._color("person-blue").ansi == -1

    @cached_property
    def text(self) -> Style:
        """Plain words."""
        return self._on("ink-text")

    @cached_property
    def strong(self) -> Style:
        """Titles not yet read, headings, the title of a page."""
        return self.text + Style(bold=True)

    @cached_property
    def dim(self) -> Style:
        """Secondary words."""
        return self._on("ink-dim") + Style(dim=self.bare)

    @cached_property
    def slanted(self) -> Style:
        """What a derived title and a caption add: no weight and no colour."""
        return Style(italic=True)

    @cached_property
    def accent(self) -> Style:
        """What is new, and the frame that has the focus."""
        return self._on("ink-accent") + Style(bold=self.colourless)

    @cached_property
    def alert(self) -> Style:
        """What rings."""
        return self._on("ink-alert") + Style(bold=self.bare)

    @cached_property
    def good(self) -> Style:
        """What is pinned, or well."""
        return self._on("ink-good")

    @cached_property
    def wrong(self) -> Style:
        """What went wrong."""
        return self._on("ink-wrong") + Style(bold=self.bare)

    @cached_property
    def frame(self) -> Style:
        """The frame of a pane without the focus."""
        return self._on("ink-frame") + Style(dim=self.bare)

    @cached_property
    def frame_title(self) -> Style:
        """The words in that frame."""
        return self.dim

    @cached_property
    def focus_title(self) -> Style:
        """The words in the frame that has the focus."""
        return self.accent + Style(bold=True, reverse=self.colourless)

    @cached_property
    def cursor(self) -> Style:
        """Laid over the line under the cursor of the pane that has the focus."""
        if self.bare:
            # Reversed, a colour would be the ground of its cell alone.
            return self.text + Style(reverse=True, dim=False)
        return self._on("ink-cursor-text", "ink-cursor")

    @cached_property
    def soft(self) -> Style:
        """Laid over the other lines of what is under the cursor; only a ground."""
        if self.bare:
            return Style()
        return Style(bgcolor=self._color("ink-soft").rich_color)

    @cached_property
    def bar_ground(self) -> Style:
        """Laid over words that stand in the top and bottom lines of the screen."""
        ground = Style(reverse=True, dim=False) if self.colourless else Style()
        return ground + Style(bgcolor=self._color("ink-bar").rich_color)

    @cached_property
    def match(self) -> Style:
        """Laid over words that answer a query."""
        if self.bare:
            return Style(underline=True, bold=True)
        return Style(color=self._color("ink-match").rich_color, underline=True, bold=True)

    @cached_property
    def match_current(self) -> Style:
        """Laid over the one of them that `n` went to, and over the name under the cursor."""
        if self.bare:
            return Style(reverse=True, bold=True, dim=False)
        return self._on("ink-match-text", "ink-match") + Style(bold=True)

    @cached_property
    def selection(self) -> Style:
        """Laid over what the mouse has selected."""
        return Style(reverse=True)

    def person(self, hue: str, *, watched: bool) -> Style:
        """Give what is laid over a person's name; a watched one shows without colour too."""
        weight = Style(bold=watched or None, underline=watched or self.colourless or None)
        return self.people[hue] + weight


@lru_cache(maxsize=32)
def _inks(variables: tuple[tuple[str, str], ...], bare: bool) -> Inks:
    return Inks(dict(variables), bare)


def inks(variables: Mapping[str, str], *, bare: bool = False) -> Inks:
    """Give the styles for a theme's variables (`App.theme_variables`); cached."""
    wanted = {*FALLBACKS, *FALLBACKS.values()}
    return _inks(tuple((name, variables[name]) for name in wanted if name in variables), bare)


class People:
    """Which hue each person has: the one a watch gives them, else one by their id, for ever."""

    def __init__(self, chosen: Mapping[str, str] | None = None) -> None:
        """Take hues by entity id; unknown names of colours count as none."""
        self._chosen: dict[str, str] = {}
        for entity, colour in (chosen or {}).items():
            hue = _OTHER_NAMES.get(colour.casefold(), colour.casefold())
            if hue in HUES:
                self._chosen[entity] = hue

    @classmethod
    def of(cls, groups: Iterable[AlertGroup]) -> "People":
        """Take the colours that watches give to those they ring for.

        Of the others, no two who are watched share one as long as there are enough.
        """
        chosen: dict[str, str] = {}
        plain: list[str] = []
        for group in sorted(groups, key=lambda each: (each.watch.watchlist, each.watch.name)):
            if group.watch.colour:
                chosen.update(dict.fromkeys(group.entities, group.watch.colour))
            else:
                plain += group.entities[:1]
        people = cls(chosen)
        for entity in dict.fromkeys(plain):
            people._keep_apart(entity)
        return people

    def _keep_apart(self, entity: str) -> None:
        if entity in self._chosen:
            return
        taken = set(self._chosen.values())
        first = HUES.index(self.hue(entity))
        free = (hue for hue in HUES[first:] + HUES[:first] if hue not in taken)
        self._chosen[entity] = next(free, HUES[first])

    def hue(self, entity: str) -> str:
        """Give the name of a person's colour."""
        chosen = self._chosen.get(entity)
        return chosen or HUES[crc32(entity.encode("utf-8", "surrogatepass")) % len(HUES)]
