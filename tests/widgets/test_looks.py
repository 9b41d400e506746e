"""Themes, people's colours, and what may reach the terminal."""

import re
from datetime import date

import pytest
from rich.console import Console
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.color import Color
from textual.theme import Theme
from textual.widget import Widget

from briefings.model import BlockKind, Summary
from tests.widgets import examples as ex
from tests.widgets.stage import Stage
from tui.paint.filters import Guard, NoColour, colourless
from tui.paint.inks import HUES, People, inks
from tui.paint.lines import over
from tui.themes import CONTRAST, DARK, LIGHT, NONE, TERMINAL, THEMES, choose
from tui.widgets.alerts import AlertsPane
from tui.widgets.briefing_list import BriefingList
from tui.widgets.notice import Notice
from tui.widgets.reader import Reader
from tui.widgets.search_bar import SearchBar
from tui.widgets.status_line import ActionLine, StatusLine

BY_NAME = {theme.name: theme for theme in THEMES}
WORDS = ["text", "dim", "accent", "alert", "good", "wrong", "match"]
GROUNDS = ["ink-ground", "ink-soft", "ink-bar"]


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours by WCAG 2.2, from 1 to 21."""
    dark, light = sorted(_luminance(Color.parse(colour)) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    parts = [part / 255 for part in colour.rgb]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_is_measured_as_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("name", "least"), [(DARK, 4.5), (LIGHT, 4.5), (CONTRAST, 7.0)])
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_word_stands_out_from_every_ground(name: str, least: float, ground: str) -> None:
    colours = BY_NAME[name].variables
    drawn = [f"ink-{word}" for word in WORDS] + [f"person-{hue}" for hue in HUES]
    too_faint = {
        ink: round(contrast(colours[ink], colours[ground]), 2)
        for ink in drawn
        if contrast(colours[ink], colours[ground]) < least
    }
    assert not too_faint
    assert contrast(colours["ink-cursor"], colours["ink-cursor-text"]) >= least
    assert contrast(colours["ink-match"], colours["ink-match-text"]) >= least


def test_no_two_people_s_colours_are_one_colour() -> None:
    for name in (DARK, LIGHT, CONTRAST, TERMINAL):
        colours = BY_NAME[name].variables
        assert len({colours[f"person-{hue}"] for hue in HUES}) == len(HUES)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_a_theme_without_colours_of_its_own_tells_by_weight(theme: Theme) -> None:
    styles = inks(theme.variables, bare=theme.ansi)
    watched, other = (styles.person("blue", watched=one) for one in (True, False))
    assert colourless(watched) != colourless(other)
    assert watched.bold
    assert watched.underline
    assert styles.cursor != styles.text
    assert styles.match_current != styles.match


@pytest.mark.parametrize(
    ("asked", "no_color", "chosen"),
    [
        ("auto", False, DARK),
        ("light", False, LIGHT),
        ("terminal", False, TERMINAL),
        ("nord", False, "nord"),
        ("light", True, NONE),
    ],
)
def test_the_theme_asked_for_is_the_one_taken(asked: str, no_color: bool, chosen: str) -> None:
    assert choose(asked, no_color=no_color) == chosen


def test_a_person_has_one_colour_for_ever() -> None:
    assert People().hue("lindqvist") == People({"okafor": "red"}).hue("lindqvist")


def test_a_watch_s_colour_goes_first() -> None:
    assert People({"lindqvist": "Yellow"}).hue("lindqvist") == "yellow"
    assert People({"lindqvist": "sparkling"}).hue("lindqvist") == People().hue("lindqvist")


def test_watched_people_are_kept_apart() -> None:
    names = [f"Person{at}" for at in range(len(HUES))]
    people = People.of([ex.group(name, ex.alert(name)) for name in names])
    assert len({people.hue(name.casefold()) for name in names}) == len(HUES)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_line_under_the_cursor_has_one_ground(theme: Theme) -> None:
    styles = inks(theme.variables, bare=theme.ansi)
    drawn = over([("!", styles.alert), (" ", styles.good), ("words", styles.text)], styles.cursor)
    assert len({(style.color, style.bgcolor, style.reverse) for _, style in drawn}) == 1


def test_control_characters_become_visible() -> None:
    segments = [Segment("a\x1b]0;owned\x07b\x9bc\x7f"), Segment("fine", Style(bold=True))]
    kept = Guard().apply(segments, Color(0, 0, 0))
    assert "".join(segment.text for segment in kept) == "a␛]0;owned␇b\ufffdc␡fine"
    assert kept[1].style == Style(bold=True)


def test_what_textual_itself_sends_passes_the_guard() -> None:
    control = Segment("\x1b[H", None, [(ControlType.HOME,)])
    assert Guard().apply([control], Color(0, 0, 0)) == [control]


def test_without_colour_weight_and_links_stay() -> None:
    style = Style(color="red", bgcolor="blue", bold=True, meta={"offset": (1, 2)})
    (kept,) = NoColour().apply([Segment("x", style)], Color(0, 0, 0))
    assert kept.style is not None
    assert kept.style.color is None
    assert kept.style.bgcolor is None
    assert kept.style.bold
    assert kept.style.meta == {"offset": (1, 2)}


COLOUR_CODE = re.compile(r"\x1b\[(?:[0-9;]*;)?(?:3[0-9]|4[0-9]|9[0-7]|10[0-7])[;m]")


async def test_with_no_colour_no_colour_code_is_written_and_every_sign_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    status, alerts, briefings, reader = StatusLine(), AlertsPane(), BriefingList(), Reader()
    bar, actions = SearchBar(), ActionLine()
    stage = Stage(status, alerts, briefings, reader, bar, actions, theme=NONE, no_colour=True)
    async with stage.run_test(size=(80, 60)) as pilot:
        made = ex.briefing((BlockKind.BODY, "The envoy met Lindqvist."), title="Talks")
        page = ex.page(made, ex.mention(made.text, "Lindqvist", "lindqvist", watched=True))
        alerts.show([ex.group("Lindqvist", ex.alert("Lindqvist"))])
        briefings.show(ex.listing("One", "Two"))
        reader.show(page)
        reader.select(page.mentions[0])
        bar.show("lind", "1 of 2", 2)
        actions.show([("/", "search")])
        status.show(Summary(date(2025, 12, 6), 2, 2, 1, 1, 1), "done")
        await pilot.pause()
        console = Console(color_system="truecolor", force_terminal=True)
        written = "".join(
            strip.render(console)
            for widget in stage.screen.walk_children(Widget)
            for strip in widget.render_lines(widget.size.region)
        )
    assert COLOUR_CODE.search(written) is None
    for sign in ("●", "!", "▌", "Lindqvist 1/1", "\x1b[1;7m"):
        assert sign in written


async def test_people_look_the_same_in_list_alerts_and_text() -> None:
    alerts, briefings, reader = AlertsPane(), BriefingList(), Reader()
    async with Stage(alerts, briefings, reader).run_test(size=(80, 60)) as pilot:
        made = ex.briefing((BlockKind.BODY, "The envoy met Lindqvist."), title="Talks")
        page = ex.page(made, ex.mention(made.text, "Lindqvist", "lindqvist", watched=True))
        groups = [ex.group("Lindqvist", ex.alert("Lindqvist"))]
        for pane in (alerts, briefings, reader):
            pane.people = People({"lindqvist": "orange"})
        alerts.show(groups)
        briefings.show(ex.listing("One", "Two"))
        reader.show(page)
        await pilot.pause()
        colours = {
            part.style.color
            for pane in (alerts, briefings, reader)
            for strip in pane.render_lines(pane.size.region)
            for part in strip
            if part.text.startswith("Lindqvist") and part.style is not None
        }
    assert len(colours) == 1


async def test_another_theme_is_seen_at_once_everywhere() -> None:
    status, alerts, briefings, reader = StatusLine(), AlertsPane(), BriefingList(), Reader()
    notice = Notice("words")
    widgets = (status, alerts, briefings, reader, notice)
    stage = Stage(*widgets)
    async with stage.run_test(size=(80, 60)) as pilot:
        alerts.show([ex.group("Lindqvist", ex.alert("Lindqvist"))])
        briefings.show(ex.listing("One", "Two"))
        reader.show(ex.page(ex.briefing((BlockKind.BODY, "Words."), title="Talks")))
        await pilot.pause()
        for theme in (LIGHT, TERMINAL, CONTRAST):
            stage.theme = theme
            await pilot.pause()
            ground = Color.parse(BY_NAME[theme].variables["ink-ground"]).rich_color
            for widget in widgets[1:]:
                strips = widget.render_lines(widget.size.region)
                grounds = {part.style.bgcolor for part in strips[-1] if part.style}
                assert grounds == {ground}
