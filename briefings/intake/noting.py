"""What a scan notes of a source: by which days it was revised, and whether that is done."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from msgspec import msgpack

from briefings import __version__
from briefings.intake.watches.watched import stored
from briefings.model import Watch
from briefings.store.protocols import Corpus, Store
from briefings.store.standing import finished_note


def is_round(store: Store, source: str, watches: Sequence[Watch]) -> bool:
    """Whether the last scan of a source came to its end, and nothing has changed since.

    Its days may, and where an age is watched for, today is another day; where a tag or a note is,
    the reader may have written one.
    """
    if store.corpus.note(_loose_note(source)) or not is_tried(store.corpus, source):
        return False
    if days_before(store, source) != tuple(store.corpus.stated_days(source)):
        return False
    return store.corpus.note(_asked_note(source)) == asking(store, watches, datetime.now(UTC))


def is_tried(corpus: Corpus, source: str) -> bool:
    """Whether this version of the program read a source's files to their end, or tried to.

    What broke an older one is tried once more.
    """
    return corpus.note(_tried_note(source)) == __version__


def note_tried(store: Store, source: str) -> None:
    """Note that all files of a source were met by this version of the program."""
    if not is_tried(store.corpus, source):
        with store.batch():
            store.corpus.set_note(_tried_note(source), __version__)


def is_named(store: Store) -> bool:
    """Whether it was looked in all that is stored for who is named, and said who is who.

    And whether all its words can be found by what sounds like them.
    """
    corpus = store.corpus
    return not (corpus.renamed(1) or corpus.unnamed() or store.index.unkeyed(1))


def asking(store: Store, watches: Sequence[Watch], now: datetime) -> str:
    """Give what changes when the watched queries are to be asked again."""
    if not any(watch.query for watch in watches):
        return " "
    # Late: few watch queries, and a look for what is new needs nothing else of searching.
    from briefings.intake.watches.queries import hangs_on_day, hangs_on_remarks
    from briefings.query import parse

    queries = [parse(watch.query) for watch in watches if watch.query]
    day = now.date().isoformat() if any(map(hangs_on_day, queries)) else ""
    acts = str(store.state.serial) if any(map(hangs_on_remarks, queries)) else ""
    return f"{day} {acts}"


def loosen(store: Store, source: str) -> None:
    """Note that something is stored that is not rounded off yet."""
    if not store.corpus.note(_loose_note(source)):
        with store.batch():
            store.corpus.set_note(_loose_note(source), "yes")


def note_round(store: Store, source: str, days: Sequence[date], asked: str) -> None:
    """Note that a source was revised by some days, and when its queries are to be asked again."""
    packed = msgpack.encode([day.toordinal() for day in days]).hex()
    with store.batch():
        store.corpus.set_note(_days_note(source), packed)
        store.corpus.set_note(_asked_note(source), asked)
        store.corpus.set_note(_loose_note(source), "")
        store.corpus.set_note(finished_note(source), "yes")


def glanced(corpus: Corpus, source: str) -> tuple[str, int] | None:
    """Give the fingerprint of a source in which all was as it is stored, and its lines' number.

    None where something was stored since.
    """
    serial, _, told = corpus.note(_glance_note(source)).partition(" ")
    fingerprint, _, count = told.partition(" ")
    return (fingerprint, int(count)) if told and serial == stored(corpus) else None


def note_glance(store: Store, source: str, fingerprint: str, count: int) -> None:
    """Note a fingerprint of a source in which all is as it is stored, in so many lines."""
    with store.batch():
        note = f"{stored(store.corpus)} {fingerprint} {count}"
        store.corpus.set_note(_glance_note(source), note)


def _glance_note(source: str) -> str:
    return f"glanced:{source}"


def _days_note(source: str) -> str:
    return f"days:{source}"


def _loose_note(source: str) -> str:
    return f"loose:{source}"


def _tried_note(source: str) -> str:
    return f"tried:{source}"


def _asked_note(source: str) -> str:
    return f"asked:{source}"


def days_before(store: Store, source: str) -> tuple[date, ...]:
    """Give the stated days by which a source was last revised."""
    packed = store.corpus.note(_days_note(source))
    numbers = msgpack.decode(bytes.fromhex(packed), type=list[int]) if packed else []
    return tuple(date.fromordinal(number) for number in numbers)
