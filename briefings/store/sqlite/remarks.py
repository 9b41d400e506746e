"""Tags and notes, as state says them, kept beside the briefings they are on."""

from collections.abc import Collection, Mapping, Sequence

import apsw

from briefings.store.protocols import Remark, RemarkKind
from briefings.store.sqlite.values import given, kept

_OF_KIND = """SELECT -day, -dated, -received, b.id FROM remark JOIN briefing AS b USING (id)
    WHERE kind = ?"""


def remark(db: apsw.Connection, remarks: Mapping[Remark, str]) -> None:
    """Mirror what the reader wrote, or took away again."""
    told = [
        (kept(one.briefing), one.kind.value, kept(one.key), kept(text))
        for one, text in remarks.items()
    ]
    written, gone = [row for row in told if row[-1]], [row[:-1] for row in told if not row[-1]]
    db.executemany("INSERT OR REPLACE INTO remark VALUES (?, ?, ?, ?)", written)
    db.executemany("DELETE FROM remark WHERE id = ? AND kind = ? AND key = ?", gone)


def remarks_on(db: apsw.Connection, briefing: str) -> dict[RemarkKind, tuple[str, ...]]:
    """Give what is written on a briefing, by the remarks' keys."""
    found: dict[RemarkKind, tuple[str, ...]] = {}
    sql = "SELECT kind, text FROM remark WHERE id = ? ORDER BY kind, key"
    for kind, text in db.execute(sql, (briefing,)):
        one = RemarkKind(kind)
        found[one] = (*found.get(one, ()), given(text))
    return found


def texts(db: apsw.Connection, kind: RemarkKind) -> Sequence[str]:
    """Give every text of a kind, each once, in order."""
    sql = "SELECT DISTINCT text FROM remark WHERE kind = ?"
    return sorted(given(text) for (text,) in db.execute(sql, (kind.value,)))


def remarked(
    db: apsw.Connection, kind: RemarkKind, wanted: Collection[str] | None
) -> Sequence[str]:
    """Give ids of briefings with a remark of a kind, or of some texts, newest first."""
    if wanted is None:
        rows = set(db.execute(_OF_KIND, (kind.value,)))
    else:
        asked = [(kind.value, kept(text)) for text in wanted]
        rows = {row for one in asked for row in db.execute(f"{_OF_KIND} AND text = ?", one)}
    return [row[-1] for row in sorted(rows)]
