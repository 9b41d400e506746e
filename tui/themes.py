"""The themes: every colour the program draws in, as variables that `tui.paint` reads.

In `briefings-dark` and `briefings-light` every word stands out from its ground by 4.5 to 1 or
more, in `briefings-contrast` by 7 to 1 (WCAG 2.2, 1.4.3 and 1.4.6). `briefings-terminal` takes
the sixteen colours of the terminal, `briefings-none` takes none.
"""

from textual.theme import Theme

DARK = "briefings-dark"
LIGHT = "briefings-light"
CONTRAST = "briefings-contrast"
TERMINAL = "briefings-terminal"
NONE = "briefings-none"

_HUES = ("blue", "pink", "green", "orange", "purple", "red", "cyan", "yellow", "teal", "brown")
_INKS = [
    "text",
    "ground",
    "dim",
    "accent",
    "alert",
    "good",
    "wrong",
    "frame",
    "soft",
    "bar",
    "cursor",
    "cursor-text",
    "match",
    "match-text",
]


def _variables(inks: str, people: str) -> dict[str, str]:
    """Pair the colours, in the order of `_INKS` and `_HUES`, with the names of variables."""
    given = {f"ink-{name}": colour for name, colour in zip(_INKS, inks.split(), strict=True)}
    hues = {f"person-{hue}": colour for hue, colour in zip(_HUES, people.split(), strict=True)}
    return {
        **given,
        **hues,
        "border": given["ink-accent"],
        "border-blurred": given["ink-frame"],
        # Textual's own style sheets ask for these two in a theme of the terminal's colours.
        "ansi-background": given["ink-ground"],
        "ansi-foreground": given["ink-text"],
    }


def _theme(name: str, variables: dict[str, str], *, dark: bool, ansi: bool = False) -> Theme:
    return Theme(
        name=name,
        primary=variables["ink-accent"],
        secondary=variables["person-blue"],
        accent=variables["person-purple"],
        warning=variables["ink-alert"],
        error=variables["ink-wrong"],
        success=variables["ink-good"],
        foreground=variables["ink-text"],
        background=variables["ink-ground"],
        surface=None if ansi else variables["ink-soft"],
        panel=None if ansi else variables["ink-bar"],
        dark=dark,
        ansi=ansi,
        variables=variables,
    )


THEMES = (
    _theme(
        DARK,
        _variables(
            "#dde3ee #2b303b #a3adc0 #88c0d0 #ebcb8b #a9cf8e #ef9a9f #5b667c #39414f #363d4b "
            "#88c0d0 #20242c #ebcb8b #20242c",
            "#8db4e8 #e8a5cf #a9cf8e #eab07f #c3aaf0 #f29a9f #7fcbdc #e6cd85 #7dcfb6 #d0b49f",
        ),
        dark=True,
    ),
    _theme(
        LIGHT,
        _variables(
            "#23272e #fbfaf7 #5b6270 #0f6480 #8a5300 #33691e #b3261e #b4bac4 #e9ebee #e4e7eb "
            "#0f6480 #ffffff #8a5300 #ffffff",
            "#1f5fae #a3246f #33691e #96480a #6a3fb0 #b3261e #0b6673 #765b00 #0a6b55 #7a4a2b",
        ),
        dark=False,
    ),
    _theme(
        CONTRAST,
        _variables(
            "#ffffff #000000 #d0d0d0 #5ee0ff #ffd84d #8cff8c #ffa0a0 #a8a8a8 #1c1c1c #1c1c1c "
            "#ffffff #000000 #ffd84d #000000",
            "#8fc4ff #ff9fdc #8cff8c #ffb870 #d6b8ff #ffa0a0 #5ee0ff #ffe27a #6ff0cf #e8c8ac",
        ),
        dark=True,
    ),
    _theme(
        TERMINAL,
        _variables(
            "ansi_default ansi_default ansi_default ansi_cyan ansi_yellow ansi_green ansi_red "
            "ansi_default ansi_default ansi_default ansi_default ansi_default ansi_yellow "
            "ansi_default",
            "ansi_blue ansi_bright_magenta ansi_green ansi_bright_red ansi_magenta ansi_red "
            "ansi_cyan ansi_yellow ansi_bright_cyan ansi_bright_blue",
        ),
        dark=True,
        ansi=True,
    ),
    _theme(
        NONE,
        _variables(" ".join(["ansi_default"] * 14), " ".join(["ansi_default"] * 10)),
        dark=True,
        ansi=True,
    ),
)
"""Register each with `App.register_theme`."""

DEFAULTS = THEMES[0].variables
"""For `App.get_theme_variable_defaults`: the variables above, for themes that lack them."""


def choose(asked: str, *, no_color: bool) -> str:
    """Give the theme to begin with: `asked` is a configuration's `theme`.

    `auto` is dark; a bare name (`light`) stands for ours (`briefings-light`); any other name is
    given back as it is. With `no_color` it is always `briefings-none`.
    """
    if no_color:
        return NONE
    if asked in ("", "auto"):
        return DARK
    ours = f"briefings-{asked}"
    return ours if any(theme.name == ours for theme in THEMES) else asked
