"""What settings in state say of briefings and alerts, flagged beside them in the corpus."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from briefings.store.protocols import Corpus, Remark, RemarkKind, Setting, Store
from briefings.store.standing import BESIDE, MADE, last_receipt

PIN, READ, ALERT = "pin", "read", "alert"
"""The kinds of settings of briefings and alerts, by their ids: a pin's target is either's."""
TAG, NOTE = RemarkKind.TAG.value, RemarkKind.NOTE.value
"""The kinds of remarks; a target is a briefing's id and a remark's key, a line each."""
MIRRORED = (READ, PIN, ALERT, TAG, NOTE)
"""The kinds of settings that the corpus mirrors."""
YES, NO = "yes", "no"
"""What is said of a briefing's reading; nothing where it is empty."""


def flag(corpus: Corpus, settings: Sequence[Setting], serial: int, *, whole: bool = False) -> None:
    """Flag what some settings say, or with `whole` all that any do; state had a serial then."""
    pins = {one.target: int(one.value or 0) for one in settings if one.kind == PIN}
    corpus.flag(
        {one.target: _said(one.value) for one in settings if one.kind == READ},
        {name: order for name, order in pins.items() if ":" not in name},
        serial,
        alerts={one.target: one.value for one in settings if one.kind == ALERT},
        kept={name: order > 0 for name, order in pins.items() if ":" in name},
        remarks=_remarks_in(settings),
        whole=whole,
    )


def flag_back(store: Store, briefings: Iterable[str]) -> None:
    """Flag what state says of briefings that are about to be put, where it may know them already.

    An index that was made beside it mirrors of what was there before it no more than comes back.
    """
    if store.corpus.note(MADE) == BESIDE:
        ids = tuple(briefings)
        settings = _mirrored(lambda kind: store.state.under(kind, *ids))
        if settings:
            flag(store.corpus, settings, store.corpus.flagged)


def mirror(store: Store) -> bool:
    """Mirror all anew where state changed beside the corpus; whether it had."""
    corpus, serial = store.corpus, store.state.serial
    if corpus.flagged == serial:
        return False
    if corpus.note(MADE) == BESIDE and last_receipt(corpus) is None:
        flag(corpus, (), serial)
    else:
        flag(corpus, _mirrored(store.state.all), serial, whole=True)
    return True


def _mirrored(said: Callable[[str], Mapping[str, str]]) -> list[Setting]:
    """Give the settings that are mirrored, as something tells those of a kind."""
    return [Setting(kind, *one) for kind in MIRRORED for one in said(kind).items()]


def keep_beside(store: Store, settings: Sequence[Setting]) -> None:
    """Keep settings that flag nothing: a corpus that mirrored all before them does so still.

    Else whoever looks next would mirror all anew, and wait for what is being stored.
    """
    serial = store.state.keep(settings)
    if serial and store.corpus.flagged == serial - 1:
        flag(store.corpus, (), serial)


def _remarks_in(settings: Sequence[Setting]) -> dict[Remark, str]:
    """Give the tags and notes that some settings say, with their texts."""
    found = {}
    for one in settings:
        if one.kind in (TAG, NOTE):
            briefing, _, key = one.target.partition("\n")
            text = key if one.kind == TAG and one.value else one.value
            found[Remark(RemarkKind(one.kind), briefing, key)] = text
    return found


def _said(value: str) -> bool | None:
    """Give whether a briefing is said to be read; None where nothing is said."""
    return value != NO if value else None
