"""Copies that say more than what they are folded under, and that no unread row leads to."""

from collections.abc import Sequence
from datetime import datetime

import apsw

from briefings.store.sqlite.homes import Within
from briefings.store.standing import instant

_UNREAD = "SELECT ifnull(sum(unread), 0) FROM total WHERE home IN ({homes})"
_UNTOLD = """SELECT copy.id FROM {walk}
    WHERE NOT copy.read AND copy.home IN ({homes}) AND copy.pin = 0
    AND copy.received > ? AND fresh > 0 AND head.read
    ORDER BY copy.day DESC, copy.dated DESC, copy.received DESC, copy.id"""
_FROM_COPIES = """briefing AS copy INDEXED BY arriving CROSS JOIN kin USING (id)
    CROSS JOIN briefing AS head ON head.id = story"""
_FROM_HEADS = """kin INDEXED BY telling CROSS JOIN briefing AS head ON head.id = story
    CROSS JOIN briefing AS copy ON copy.id = kin.id"""
_FEW = 1000
"""Unread copies, up to which each is looked at; of more, first what is read is looked for."""
_EVER = -(1 << 62)


def untold(db: apsw.Connection, homes: Within, since: datetime | None) -> Sequence[str]:
    """Give the ids of such copies in some homes, newest first; with `since`, received later."""
    if not homes.folded:
        return []
    unread: int = db.execute(_UNREAD.format(homes=homes.folded)).get
    if not unread:
        return []
    walk = _FROM_COPIES if unread <= _FEW else _FROM_HEADS
    sql = _UNTOLD.format(walk=walk, homes=homes.folded)
    after = _EVER if since is None else instant(since)
    return [name for (name,) in db.execute(sql, (after,))]
