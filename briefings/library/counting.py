"""How many briefings each saved view has, and how many of them are unread: kept beside the corpus.

What was counted last is there at once, at a start too. Counting asks each query for all it has,
which is for a worker beside the screen; what asks queries is imported late for the same reason.
"""

from collections.abc import Mapping, Sequence

import msgspec

from briefings.model import ViewCount
from briefings.store.protocols import NO_LIMIT, Cancelled, Narrow, Store

_COUNTS = "view counts"
_UNREAD = Narrow(marks=(("unread", True),))
_Kept = tuple[tuple[str, ...], dict[str, ViewCount]]
"""The sources that were counted in, and the counts by query."""


def counted(store: Store, scope: Sequence[str]) -> Mapping[str, ViewCount]:
    """Give what was counted last in some sources, by query."""
    note = store.corpus.note(_COUNTS)
    where, counts = msgspec.json.decode(note, type=_Kept) if note else ((), {})
    return counts if where == tuple(scope) else {}


def count(
    store: Store, scope: Sequence[str], queries: Sequence[str], cancelled: Cancelled
) -> None:
    """Count the briefings of queries anew and keep that; a count broken off is not kept."""
    from briefings.search import Search

    search, counts = Search(store), {}
    for query in queries:
        answer = search(query, scope, limit=NO_LIMIT, cancelled=cancelled)
        if cancelled():
            return
        unread = store.corpus.within(scope, answer.ids, _UNREAD)
        counts[query] = ViewCount(len(answer), len(unread))
    if counts != counted(store, scope):
        with store.batch():
            store.corpus.set_note(_COUNTS, msgspec.json.encode((scope, counts)).decode())
