"""The only styles in code: pure functions from values to lines.

`cells` measures and cuts text, `inks` turns a theme into styles, `lines` lays styled runs out,
`words` writes dates and counts, `rows`, `groups` and `bars` draw what a widget shows, and
`filters` is the last thing that stands between a text and the terminal.
"""
