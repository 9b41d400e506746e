"""Why something cannot be done here and now: told on its key, in the palette and in the keys."""

from collections.abc import Callable, Mapping

from tui.keys import ACTIONS, MAIN, Action, Place, written
from tui.screens import words
from tui.screens.desk import Desk
from tui.screens.views import VIEWS, no_view

_PLACES = {
    Place.ALERTS: "the alerts",
    Place.LIST: "the list",
    Place.READER: "the text",
    Place.NAMES: "the names",
    Place.PANEL: "a window",
}
NAMED = 2
"""Places in which a key acts that are named where it does not; more are no help."""
_OF_AN_ALERT = frozenset({"open", "read_on", "pin", "why"})
"""Actions that need a briefing, or any alert."""
_OF_A_BRIEFING = frozenset(
    {"raw", "zen", "next_name", "previous_name", "copy", "pipe", "outside", "mark", "tag",
     "note", "same_story", "fold"}
)  # fmt: skip
"""Actions that need a briefing, or an alert that is of one."""


class Reasons:
    """What stands against an action, in one short sentence."""

    def __init__(self, desk: Desk) -> None:
        """Judge by what lies on a desk."""
        self._desk = desk
        own: Mapping[str, Callable[[], str]] = {
            "acknowledge": self._no_alert,
            "dismiss": self._no_alert,
            "mute": self._no_watch,
            "card": self._no_name,
            "mark_list": self._no_list,
            "next_match": self._no_match,
            "previous_match": self._no_match,
        }
        views = {f"view_{at}": self._no_view(at) for at in range(len(VIEWS) + 1, 10)}
        self._checks = {
            **dict.fromkeys(_OF_AN_ALERT, self._nothing),
            **dict.fromkeys(_OF_A_BRIEFING, self._no_briefing),
            **own,
            **views,
        }

    def why_not(self, action: Action) -> str:
        """Say why an action cannot be done; empty where it can, as far as can be told at once."""
        desk = self._desk
        if desk.place not in action.places and action.places & MAIN:
            there = " and ".join(_PLACES[place] for place in _PLACES if place in action.places)
            return f"only in {there} · {desk.keymap.shown('next_pane')} goes there"
        check = self._checks.get(action.id)
        return check() if check else ""

    def why_nothing(self, key: str) -> str:
        """Say why a key does nothing here: it acts elsewhere, or nowhere."""
        keymap = self._desk.keymap
        others = [action for action in ACTIONS if key in keymap.keys(action.id)]
        if not others:
            return f"{written(key)} does nothing · {keymap.shown('help')} shows all keys"
        there = [place for place in _PLACES if any(place in one.places for one in others)]
        if self._desk.place is Place.READER:
            on, back = keymap.shown("read_on"), keymap.shown("back")
            return f"{on} reads on · {back} goes back · {written(key)} does nothing in the text"
        if len(there) > NAMED:
            here = _PLACES[self._desk.place]
            return f"{written(key)} does nothing in {here} · {keymap.shown('help')} shows all keys"
        return f"{written(key)} acts in {' and '.join(_PLACES[place] for place in there)} only"

    def acts_now(self, action: Action) -> bool:
        """Whether the footer should offer an action: it can be done, and is of use here."""
        desk = self._desk
        is_main = desk.place is not Place.READER and desk.is_home
        match action.id:
            case "back":
                return not is_main
            case "leave":
                return is_main
            case "undo":
                return desk.has_acted
            case "next_name":
                return bool(desk.groups) and not self.why_not(action)
            case _:
                return not self.why_not(action)

    def _nothing(self) -> str:
        desk = self._desk
        return "" if desk.alert is not None or desk.current is not None else "no briefing is here"

    def _no_briefing(self) -> str:
        swing = self._desk.swing
        return words.no_briefing(self._desk.keymap, swing) if swing else self._nothing()

    def _no_alert(self) -> str:
        desk = self._desk
        alerts = desk.alerts if desk.place is not Place.ALERTS else ()
        if desk.alert is not None or alerts:
            return ""
        return f"no alert here · {desk.keymap.shown('watch')} watches a name"

    def _no_watch(self) -> str:
        mention = self._desk.mention
        if self._desk.alert is not None or (mention is not None and mention.watches):
            return ""
        return "no watch here · in the alerts, or on a watched name"

    def _no_name(self) -> str:
        desk = self._desk
        row = desk.row if desk.place is not Place.ALERTS else None
        chosen = desk.alert
        if chosen or desk.mention is not None or (row is not None and row.names):
            return ""
        return f"no name here · {desk.keymap.shown('next_name')} goes to one"

    def _no_list(self) -> str:
        desk = self._desk
        if desk.panes.briefings.is_on_screen:
            return ""
        return f"the list is not seen here · {desk.keymap.shown('back')} goes back to it"

    def _no_match(self) -> str:
        if self._desk.opened.marks or self._desk.sought:
            return ""
        return f"no search here · {self._desk.keymap.shown('search')} starts one"

    def _no_view(self, at: int) -> Callable[[], str]:
        def check() -> str:
            config = self._desk.library.config
            if at <= len(VIEWS) + len(config.views):
                return ""
            return no_view(at, config, self._desk.keymap.shown("problems"))

        return check
