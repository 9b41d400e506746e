"""The names of the corpus, counted as briefings come and go."""

from collections import Counter
from collections.abc import Collection, Iterable
from itertools import groupby
from operator import itemgetter

import apsw

from briefings.model import Briefing, EntityKind, Mention
from briefings.store.protocols import Entry, SpellingCount
from briefings.store.sqlite import blobs
from briefings.store.sqlite.rings import retell_rings
from briefings.store.sqlite.values import day_of, ordinal

Form = tuple[str, str, int, str, int]
"""Entity, kind, 1 for what a briefing calls it or 0 for a form as written, that form, a home."""
Named = tuple[str, str, int, int, int | None]
"""Entity, kind, the row of a briefing that names it, how often, and the day of that."""


def named_in(row: int, entry: Entry) -> list[Named]:
    """Give who is named in a briefing."""
    dating = entry.briefing.dating
    day = ordinal(dating.start) if dating else None
    mentioned = Counter((mention.entity, str(mention.kind)) for mention in entry.in_story)
    return [(entity, kind, row, count, day) for (entity, kind), count in mentioned.items()]


def put_named(db: apsw.Connection, named: Iterable[Named]) -> None:
    """Write down who is named in briefings."""
    # In order: a row beside the last one is put in many times as fast.
    rows = sorted(named, key=itemgetter(0, 1, 2))
    db.executemany("INSERT INTO named VALUES (?, ?, ?, ?, ?)", rows)


def name_later(
    db: apsw.Connection, named: Iterable[tuple[Briefing, tuple[Mention, ...]]]
) -> Counter[Form]:
    """Write down who is named in briefings that waited for it; give the forms to count."""
    sql = """SELECT key, home, entry, old FROM briefing JOIN unnamed USING (key)
        JOIN body USING (key) WHERE id = ?"""
    added = Counter[Form]()
    fresh: list[Named] = []
    for briefing, mentions in named:
        for row, home, packed, old in list(db.execute(sql, (briefing.id,))):
            before = blobs.entry(packed, old=bool(old))
            if before.briefing != briefing:
                continue
            entry = before.naming(mentions)
            watched = any(mention.watches for mention in mentions)
            db.execute(
                "UPDATE briefing SET light = ?, watched = ? WHERE key = ?",
                (blobs.pack_light(entry), watched, row),
            )
            db.execute("UPDATE body SET entry = ? WHERE key = ?", (blobs.pack_entry(entry), row))
            db.execute("DELETE FROM unnamed WHERE key = ?", (row,))
            added.subtract(unname_entry(db, row, home, before))
            added.update(forms(entry.in_story, home))
            fresh += named_in(row, entry)
            if before.rings:
                retell_rings(db, row, home, before, entry)
    put_named(db, fresh)
    return added


def unname_entry(db: apsw.Connection, row: int, home: int, entry: Entry) -> Counter[Form]:
    """Strike out who was named in a briefing; give the forms to count no more."""
    those = {(mention.entity, str(mention.kind)) for mention in entry.in_story}
    db.executemany(
        "DELETE FROM named WHERE entity = ? AND kind = ? AND key = ?",
        ((entity, kind, row) for entity, kind in those),
    )
    return forms(entry.in_story, home)


def forms(mentions: Iterable[Mention], home: int) -> Counter[Form]:
    """Count the forms of a briefing's mentions, and once what it calls each."""
    counted = Counter[Form]()
    called: dict[tuple[str, str], str] = {}
    for mention in mentions:
        key = (mention.entity, str(mention.kind))
        called.setdefault(key, mention.name)
        counted[(*key, 0, mention.text, home)] += 1
    counted.update((*key, 1, name, home) for key, name in called.items())
    return counted


def count_forms(db: apsw.Connection, added: Counter[Form], taken: Counter[Form]) -> None:
    """Add to the counts of forms, and take away."""
    change = Counter(added)
    change.subtract(taken)
    changed = [(form, count) for form, count in sorted(change.items()) if count]
    renamed = {form[0] for form, _ in changed if form[1] == EntityKind.PERSON and form[2]}
    db.executemany("INSERT OR IGNORE INTO renamed VALUES (?)", ((one,) for one in sorted(renamed)))
    db.executemany(
        """INSERT INTO form VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET n = n + excluded.n""",
        ((*form, count) for form, count in changed),
    )
    db.executemany(
        """DELETE FROM form WHERE entity = ? AND kind = ? AND called = ? AND form = ?
        AND home = ? AND n <= 0""",
        (form for form, count in changed if count < 0),
    )


def spelling_counts(
    db: apsw.Connection, homes: str | None, entities: Collection[str] | None
) -> list[SpellingCount]:
    """Give every name, by entity and kind; of the briefings of some homes, or of all.

    With `entities`, of those alone: they are few.
    """
    only = "1" if entities is None else f"entity IN ({','.join('?' * len(entities))})"
    values = tuple(entities or ())
    where = f"WHERE {only}" if homes is None else f"WHERE {only} AND home IN ({homes})"
    told: dict[tuple[str, str], tuple[list[tuple[str, int]], list[tuple[str, int]]]] = {}
    rows = db.execute(
        f"""SELECT entity, kind, called, form, sum(n) AS times FROM form {where}
        GROUP BY entity, kind, called, form ORDER BY entity, kind, times DESC, form""",
        values,
    )
    for key, members in groupby(rows, lambda row: (row[0], row[1])):
        told[key] = ([], [])
        for _, _, called, form, count in members:
            told[key][called].append((form, count))
    within = where if homes is None else f"JOIN briefing AS b USING (key) {where}"
    sums = db.execute(
        f"""SELECT entity, kind, count(*), min(named.day), max(named.day)
        FROM named {within} GROUP BY entity, kind ORDER BY entity, kind""",
        values,
    )
    return [
        SpellingCount(
            name=told[entity, kind][1][0][0],
            kind=EntityKind(kind),
            entity=entity,
            briefings=briefings,
            first=day_of(first),
            last=day_of(last),
            spellings=tuple(told[entity, kind][0]),
        )
        for entity, kind, briefings, first, last in sums
    ]
