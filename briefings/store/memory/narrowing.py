"""Whether a briefing has the properties that a list is narrowed to."""

from collections.abc import Mapping

from briefings.store.protocols import Entry, Narrow
from briefings.store.standing import stand


def is_narrow(entry: Entry, marks: Mapping[str, bool], narrow: Narrow) -> bool:
    """Whether a briefing, which has some marks and lacks the others, is as is asked."""
    dating = entry.briefing.dating
    if any(marks[mark] is not wanted for mark, wanted in narrow.marks):
        return False
    spoken = entry.briefing.language
    if any((spoken in languages) is not wanted for languages, wanted in narrow.languages):
        return False
    publisher = entry.briefing.publisher or ""
    if any((publisher in names) is not wanted for names, wanted in narrow.publishers):
        return False
    ringing = {ring.watch for ring in entry.rings}
    if any(ringing.isdisjoint(names) is wanted for names, wanted in narrow.watches):
        return False
    if (narrow.start or narrow.end) and dating is None:
        return False
    standing = stand(entry.briefing, entry.received)
    return (
        (narrow.start is None or dating is None or dating.end >= narrow.start)
        and (narrow.end is None or standing.day <= narrow.end or not standing.dated)
        and (narrow.listed_until is None or standing.day <= narrow.listed_until)
        and (narrow.received_from is None or entry.received >= narrow.received_from)
        and (narrow.received_until is None or entry.received <= narrow.received_until)
    )
