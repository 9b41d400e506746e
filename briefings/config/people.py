"""The file of names merged and split from the screen, edited line by line: comments stay."""

import json
from collections.abc import Iterator
from pathlib import Path

from briefings.config.local import write_lines
from briefings.config.places import shown
from briefings.errors import ConfigError
from briefings.model import Decisions
from briefings.text.sanitise import safe_line

_HEAD = (
    "# Names that are one person's (same: the one, then the name it goes under), and names that",
    "# stand alone (apart). Merged and split from the screen; yours to edit.",
)
_LARGEST = 1_000_000


def read_names(path: Path) -> Decisions:
    """Give what the file says, nothing where there is none. ConfigError for any mistake in it."""
    return _told(path, _lines(path)) if path.exists() else Decisions()


def write_names(path: Path, wanted: Decisions) -> None:
    """Make the file say what is wanted; lines that say it already stay as they are.

    Raises ConfigError where it has a mistake, cannot be edited line by line, or not be written.
    """
    known = read_names(path)
    lines = _lines(path) if path.exists() else list(_HEAD)
    gone = [name for name, _ in set(known.same) - set(wanted.same)]
    for section, names in (("same", gone), ("apart", set(known.apart) - set(wanted.apart))):
        for name in names:
            lines = _without(path, lines, section, name)
    for name, whose in (one for one in wanted.same if one not in known.same):
        lines = _with(lines, "same", f"{_quoted(name)}: {_quoted(whose)}")
    for name in (one for one in wanted.apart if one not in known.apart):
        lines = _with(lines, "apart", f"- {_quoted(name)}")
    said = _told(path, lines)
    if (dict(said.same), set(said.apart)) != (dict(wanted.same), set(wanted.apart)):
        raise _uneditable(path)
    if known != wanted:
        write_lines(path, lines)


def _lines(path: Path) -> list[str]:
    try:
        if path.stat().st_size > _LARGEST:
            raise ConfigError(f"the file has more than {_LARGEST:,} bytes", where=shown(str(path)))
        return path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise ConfigError("cannot be read as UTF-8", where=shown(str(path))) from None


def _told(path: Path, lines: list[str]) -> Decisions:
    # Imported late, as all that needs YAML is.
    from briefings.config.tree import BrokenError, Mistake, Pairs, read_tree

    def refusal(mistake: Mistake) -> ConfigError:
        where = f"{shown(str(path))}:{mistake.mark.line}:{mistake.mark.column}"
        return ConfigError(mistake.what, where=where, advice=mistake.advice)

    try:
        root, mistakes = read_tree("\n".join(lines).encode())
    except BrokenError as error:
        raise refusal(error.mistake) from None
    if mistakes:
        raise refusal(mistakes[0])
    if root is None:
        return Decisions()
    if not isinstance(root, Pairs) or {key.text for key, _ in root.pairs} - {"same", "apart"}:
        what = "only 'same:' and 'apart:' are known here"
        raise refusal(Mistake(root.mark, what, "the lines at its head say what they hold"))
    same, apart = dict[str, str](), list[str]()
    for key, node in root.pairs:
        for name, whose in _entries(node, key.text):
            if not name or (key.text == "same" and not whose):
                raise refusal(Mistake(node.mark, f"no name under '{key.text}:'", "write one"))
            if key.text == "same":
                same[name] = whose
            else:
                apart.append(name)
    return Decisions(tuple(same.items()), tuple(dict.fromkeys(apart)))


def _entries(node: object, section: str) -> Iterator[tuple[str, str]]:
    """Give the names of a section, with the names they go under; empty for what is none."""
    # Imported late, as all that needs YAML is.
    from briefings.config.tree import Items, Pairs, Scalar

    if isinstance(node, Scalar) and not node.text:
        return
    if section == "same" and isinstance(node, Pairs):
        for name, whose in node.pairs:
            yield _plain(name.text), _plain(whose.text) if isinstance(whose, Scalar) else ""
    elif section == "apart" and isinstance(node, Items):
        for item in node.items:
            yield _plain(item.text) if isinstance(item, Scalar) else "", ""
    else:
        yield "", ""


def _plain(text: str) -> str:
    return safe_line(" ".join(text.split()))


def _quoted(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)


def _with(lines: list[str], section: str, entry: str) -> list[str]:
    """Give the lines with an entry at the head of a section, which is begun if need be."""
    head = f"{section}:"
    for at, line in enumerate(lines):
        if line.rstrip() == head:
            return [*lines[: at + 1], f"  {entry}", *lines[at + 1 :]]
    return [*lines, head, f"  {entry}"]


def _without(path: Path, lines: list[str], section: str, name: str) -> list[str]:
    """Give the lines without the one that an entry stands on."""
    # Imported late, as all that needs YAML is.
    from briefings.config.tree import Items, Pairs, Scalar, read_tree

    root = read_tree("\n".join(lines).encode())[0]
    for key, node in root.pairs if isinstance(root, Pairs) else ():
        if key.text != section:
            continue
        heads = [head for head, _ in node.pairs] if isinstance(node, Pairs) else []
        items = node.items if isinstance(node, Items) else ()
        for one in (*heads, *items):
            if isinstance(one, Scalar) and _plain(one.text) == name:
                at = one.mark.line - 1
                kept = [*lines[:at], *lines[at + 1 :]]
                is_last = len(heads) + len(items) == 1
                return [line for line in kept if line.rstrip() != f"{section}:" or not is_last]
    raise _uneditable(path)


def _uneditable(path: Path) -> ConfigError:
    return ConfigError(
        "cannot be edited line by line",
        where=shown(str(path)),
        advice="write each name in a line of its own, below 'same:' or 'apart:'",
    )
