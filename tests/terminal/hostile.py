"""Documents, file names and watches written to command the terminal that shows them."""

from pathlib import Path

ESC = "\x1b"
COMMANDS = {
    "clear the screen": f"{ESC}[2J{ESC}[3J",
    "print everything in one colour": f"{ESC}[38;5;213;48;5;17m",
    "scroll a part": f"{ESC}[3;7r",
    "report the cursor": f"{ESC}[6n",
    "set the icon and the title": f"{ESC}]0;OWNED{ESC}\\",
    "set the title": f"{ESC}]2;OWNED\x07",
    "set a colour of the palette": f"{ESC}]4;1;rgb:ff/00/00\x07",
    "link": f"{ESC}]8;;http://owned.example/{ESC}\\here{ESC}]8;;{ESC}\\",
    "notify": f"{ESC}]9;OWNED\x07",
    "write to the clipboard": f"{ESC}]52;c;T1dORUQ=\x07",
    "notify otherwise": f"{ESC}]777;notify;OWNED;now\x07",
    "show an inline file": f"{ESC}]1337;File=inline=1:AAAA\x07",
    "define keys": f"{ESC}P1;2|17/6c730d{ESC}\\",
    "run a command of the application": f"{ESC}_Gf=100;OWNED{ESC}\\",
    "send a private message": f"{ESC}^OWNED{ESC}\\",
    "start a string": f"{ESC}XOWNED{ESC}\\",
    "reset": f"{ESC}c",
    "leave the alternate screen": f"{ESC}[?1049l",
    "follow the mouse": f"{ESC}[?1005h",
    "save and restore": f"{ESC}7{ESC}8",
    "choose another set of letters": f"{ESC}(0lqqk{ESC}(B\x0e\x0f",
    "do all that in C1": "\x9b2J\x9d2;OWNED\x9c\x90q\x9c\x9fOWNED\x9c\x9eOWNED\x9c\x98OWNED\x9c",
    "ring, go back and overwrite": "\x07safe\x08\x08\x08\x08evil\rOWNED\x0b\x0c\x00\x7f",
    "split a command at a line's end": f"before {ESC}\n]2;OWNED\x07 after {ESC}[\n31m",
    "never end a string": f"{ESC}]2;OWNED and the words after it stay",
}
"""What a terminal would do, and the characters that would make it."""

MARKUP = r"[bold]loud[/x] [@click=app.quit]press[/] [link=http://owned.example] [$x] \[ [[["

NAMES = {
    "title": f"name{ESC}]2;OWNED\x07.txt",
    "colour": f"name{ESC}[31m.txt",
    "line": "name\nwith a line.txt",
    "c1": "name\x9d2;OWNED\x9c.txt",
    "right to left": "name\u202etxt.exe.txt",
    "markup": "name[@click=app.quit][bold].txt",
    "option": "--config.txt",
    "bad UTF-8": "name\udcff\udc9b.txt",
}

CONFIGURATION = r"""
sources: [inbox]
old_after: never
watchlists:
  - name: "list\e]2;OWNED\a[@click=app.quit]"
    watch:
      - Tarasenko
      - name: "Bondar\e[31mchuk"
      - name: "[bold]Melnyk[/x]"
"""


def document(number: int, command: str) -> str:
    """Give a briefing with a command in its date line, title, names, body and end."""
    return (
        f" date 2025-03-{number % 28 + 1:02} Title {number} {command} goes on about Tarasenko\n\n"
        f"First {command} words of {number} by Ivan{command} Tarasenko and Oleh Bondar{command}.\n"
        f"Then [bold]Melnyk[/x] said {number}: {MARKUP}\n\n"
        f"\u201cWe hear you,\u201d said Tara{command}senko. Searchable{number} stays.\n\n{command}"
    )


def make_inbox(folder: Path) -> Path:
    """Write a configuration and its inbox into a folder; give the configuration's path."""
    inbox = folder / "inbox"
    inbox.mkdir()
    for number, command in enumerate(COMMANDS.values()):
        text = document(number, command)
        (inbox / f"command-{number:02}.txt").write_text(text, encoding="utf-8", newline="")
    bytewise = b" date 2025-04-01 Single bytes\n\nSeen \x9b2J and \x9d2;OWNED\x9c by Tarasenko.\n"
    (inbox / "bytes.txt").write_bytes(bytewise)
    for number, name in enumerate(NAMES.values()):
        text = f" date 2025-05-{number + 1:02} Named oddly {number}\n\nTarasenko came {number}.\n"
        (inbox / name).write_text(text, encoding="utf-8")
    configuration = folder / "config.yaml"
    configuration.write_text(CONFIGURATION, encoding="utf-8")
    return configuration
