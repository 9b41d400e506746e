"""Tags and notes: what the reader writes on briefings.

In state a tag is a setting of a briefing and the tag, a note one of a briefing and a key made of
the note: where two machines note something of one briefing, both notes stay.
"""

from collections.abc import Iterable, Mapping, Sequence

from briefings.errors import UsageError
from briefings.store.flags import NOTE, TAG
from briefings.store.protocols import Setting, State
from briefings.text.digest import blake2b
from briefings.text.fold import fold_tag
from briefings.text.sanitise import safe_line

LONGEST_TAG = 40
LONGEST_NOTE = 2000
"""Code points."""
SET = "yes"
"""The value of a tag that is there."""

_NO_LETTERS = frozenset('"“”„«»*():,')
"""What a query would read as a sign."""


def a_tag(typed: str) -> str:
    """Give a tag as it is kept. UsageError for what is none."""
    tag = fold_tag(safe_line(" ".join(typed.split())))
    if not any(one.isalnum() for one in tag):
        raise UsageError(
            f"{safe_line(typed)!r} is no tag", advice="write a word, such as follow-up"
        )
    if len(tag) > LONGEST_TAG:
        raise UsageError("too long for a tag", advice=f"{LONGEST_TAG} letters at the most")
    if not _NO_LETTERS.isdisjoint(tag):
        raise UsageError(
            f"{tag!r} is no tag", advice="a tag has no quotation marks, brackets, colons or commas"
        )
    return tag


def a_note(typed: str) -> str:
    """Give a note as it is kept, on one line; empty for none. UsageError for one too long."""
    note = safe_line(" ".join(typed.split()))
    if len(note) > LONGEST_NOTE:
        raise UsageError("too long for a note", advice=f"{LONGEST_NOTE} letters at the most")
    return note


def tagging(
    state: State, ids: Iterable[str], tags: Iterable[str], without: Iterable[str]
) -> list[Setting]:
    """Give the settings that tag briefings, and take tags from them: what is so is left out.

    A tag of both is set.
    """
    wanted = {a_tag(tag): "" for tag in without} | {a_tag(tag): SET for tag in tags}
    asked = {f"{one}\n{tag}": value for one in ids for tag, value in wanted.items()}
    there = state.those(TAG, asked)
    return [
        Setting(TAG, target, value)
        for target, value in asked.items()
        if bool(there.get(target)) != bool(value)
    ]


def tagged(settings: Sequence[Setting]) -> str:
    """Say what some settings of tags do, for the label of an act; empty for none."""
    said = []
    for verb, is_on in (("tagged", True), ("untagged", False)):
        tags = [one.target.partition("\n")[2] for one in settings if bool(one.value) is is_on]
        if tags:
            said.append(f"{verb} {', '.join(dict.fromkeys(tags))}:")
    return " ".join(said).replace(": untagged", ", untagged")


def noting(briefing: str, note: str, there: Mapping[str, str]) -> list[Setting]:
    """Give the settings that write a note in place of the notes that are there, by their keys."""
    text = a_note(note)
    key = _key(text)
    gone = [Setting(NOTE, f"{briefing}\n{one}", "") for one in there if one != key or not text]
    if text and key not in there:
        gone.append(Setting(NOTE, f"{briefing}\n{key}", text))
    return gone


def notes_on(state: State, briefing: str) -> dict[str, str]:
    """Give the notes on a briefing by their keys."""
    head = f"{briefing}\n"
    return {one.removeprefix(head): text for one, text in state.under(NOTE, head).items()}


def setting_fault(setting: Setting) -> str:
    """Give what is wrong with a remark that another machine told; empty where nothing is."""
    briefing, sign, key = setting.target.partition("\n")
    if not briefing or not sign or "\n" in key:
        return f"a {setting.kind} is not of two lines"
    if setting.kind == TAG:
        return "" if key and fold_tag(key) == key else "a tag is not folded"
    safe = safe_line(setting.value) == setting.value and len(setting.value) <= LONGEST_NOTE
    return "" if safe else "a note is not one line"


def _key(note: str) -> str:
    return blake2b(note.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
