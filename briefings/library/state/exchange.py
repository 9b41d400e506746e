"""State as lines of JSON: told to another machine, or taken from one."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from briefings.errors import UsageError
from briefings.export.safety import json_line
from briefings.intake.watches.past import AGED, FEET, HEIR, LATE, PAST, RANG, SINCE
from briefings.library.state.knowing import KNOWN
from briefings.library.state.mirrors import WRITTEN
from briefings.library.state.remarking import setting_fault
from briefings.library.state.visits import VISIT
from briefings.library.watches import muting
from briefings.library.watches.muting import MUTE
from briefings.library.watches.on_alert import TOLD
from briefings.library.watches.settings import NOT, WATCH, WHERE
from briefings.model import AlertState, BlockKind
from briefings.store.flags import ALERT, NOTE, PIN, READ, TAG
from briefings.store.outliving import HEARD, RECEIVED, UNDATED
from briefings.store.protocols import Deed, Setting, State
from briefings.store.standing import moment

_OF_HERE = frozenset(
    {
        VISIT,
        KNOWN,
        WRITTEN,
        TOLD,
        SINCE,
        AGED,
        FEET,
        HEARD,
        HEIR,
        LATE,
        PAST,
        RANG,
        RECEIVED,
        UNDATED,
    }
)
"""Kinds that are of one machine."""
_HEX = re.compile(r"[0-9a-f]{32}")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_UNREAD = "it is cut short, or of another program"
_KEYS = ["id", "author", "at", "label", "settings"]


class _UnlikeError(ValueError):
    """What is no record of this program; its text says why."""


def exported(state: State) -> Iterator[str]:
    """Give what was done, a line each; where the reader was left, visits and files stay here."""
    for deed in state.deeds():
        settings = [one for one in deed.settings if one.kind not in _OF_HERE]
        if settings:
            yield json_line(
                {
                    "id": deed.id,
                    "author": deed.author,
                    "at": moment(deed.at).isoformat(),
                    "label": deed.label,
                    "settings": [
                        {"kind": one.kind, "target": one.target, "value": one.value}
                        for one in settings
                    ],
                }
            )


def read(lines: Iterable[str], where: str) -> Iterator[Deed]:
    """Read such lines. UsageError, with the line's number, for one that is none of ours."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _deed(json.loads(line))
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
                fault = str(error) if isinstance(error, _UnlikeError) else _UNREAD
                raise UsageError(
                    f"not a line of `state export`: {fault}",
                    where=f"{where}:{number}",
                    advice="nothing was taken in",
                ) from None


def _deed(record: dict[str, object]) -> Deed:
    if not isinstance(record, dict) or list(record) != _KEYS:
        raise _UnlikeError(f"its fields are not {', '.join(_KEYS)}")
    name, author, at, label, settings = record.values()
    texts = (name, author, at, label)
    if not all(isinstance(one, str) for one in texts) or not isinstance(settings, list):
        raise _UnlikeError("a field is not of its kind")
    if not _HEX.fullmatch(str(name)):
        raise _UnlikeError("the id is not 32 hexadecimal digits")
    then = datetime.fromisoformat(str(at)) - _EPOCH
    return Deed(
        str(name),
        str(author),
        then // timedelta(microseconds=1),
        str(label),
        tuple(_setting(one) for one in settings),
    )


def _setting(record: dict[str, object]) -> Setting:
    kind, target, value = record["kind"], record["target"], record["value"]
    if not all(isinstance(one, str) for one in (kind, target, value)):
        raise _UnlikeError("a setting is not of text")
    found = Setting(str(kind), str(target), str(value))
    _check(found)
    return found


def _check(setting: Setting) -> None:
    """Refuse what this program could not have written: it would be read at every start."""
    if setting.kind == PIN and setting.value and not setting.value.isdecimal():
        raise _UnlikeError("a pin is not a number")
    if setting.kind == ALERT and setting.value:
        AlertState(setting.value)
    if setting.kind == WHERE:
        _ = [BlockKind(one) for one in setting.value.split(",") if setting.value]
        if setting.target.count("\n") != 1:
            raise _UnlikeError("where a watch rings is not of two lines")
    if setting.kind == NOT and setting.target.count("\n") != 2:
        raise _UnlikeError("a struck name is not of three lines")
    if setting.kind in (TAG, NOTE) and (fault := setting_fault(setting)):
        raise _UnlikeError(fault)
    if setting.kind == MUTE and (fault := muting.setting_fault(setting)):
        raise _UnlikeError(fault)
    if setting.kind in (READ, WATCH) and "\n" in setting.target:
        raise _UnlikeError("a line break in a name")
