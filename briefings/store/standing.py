"""What every engine works out in the same way: where a briefing stands, what its row shows.

The floor above asks `stand` too, for the `Document` it gives an index: corpus and index must
agree about the order.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import chain
from operator import itemgetter

from briefings.model import (
    FOLDED,
    Briefing,
    Certainty,
    Decisions,
    EntityKind,
    Mention,
    Precision,
)
from briefings.store.protocols import (
    PAIRED,
    SHORT,
    Corpus,
    Document,
    Entry,
    RingLine,
    RowName,
    Slot,
    State,
)
from briefings.text.digest import blake2b
from briefings.text.indexed import index_words

LONGEST_WORD = 255
"""Code points of a word that an index keeps; what is longer is indexed by its beginning."""

ID_BYTES = 8
"""Bytes of an id where many are packed: it is sixteen hexadecimal digits."""

Indexed = tuple[Sequence[str], Sequence[str]]
"""The folded words of a briefing's title and text, in order."""

_AGREED = 9
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_RECEIVED = "received"
_VISIBLE = {code: 0x2400 + code for code in range(33)} | {0x7F: 0x2421, 0x85: 0x2424}
_PARTING = re.compile(r"[\x00-\x20\x7f\x85\ud800-\udfff]")
_VISIBLE |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)


def unpacked(ids: bytes | bytearray) -> list[str]:
    """Give ids that are packed, `ID_BYTES` each."""
    digits = ids.hex()
    return [digits[at : at + 2 * ID_BYTES] for at in range(0, len(digits), 2 * ID_BYTES)]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a briefing stands in a list."""

    day: date
    """The first day of its dating, or the day received where that cannot be."""
    dated: bool
    """Whether `day` is the dating's own."""


def stand(briefing: Briefing, received: datetime) -> Standing:
    """Give the sort day of a briefing.

    The undated, and those dated later than the day after they were received, stand under the
    day received (in UTC), behind that day's dated ones.
    """
    today = received.astimezone(UTC).date()
    first = briefing.dating.start if briefing.dating else None
    if first is None or (first - today).days > 1:
        return Standing(today, dated=False)
    return Standing(first, dated=True)


def slot_of(briefing: Briefing, received: datetime) -> Slot:
    """Give where a briefing stands in a list by date."""
    standing = stand(briefing, received)
    return -standing.day.toordinal(), not standing.dated, -instant(received), briefing.id


def instant(moment: datetime) -> int:
    """Give microseconds since 1970."""
    return (moment - _EPOCH) // _MICROSECOND


def moment(microseconds: int) -> datetime:
    """Give back the moment of `instant`."""
    return _EPOCH + microseconds * _MICROSECOND


def finished_note(source: str) -> str:
    """Give the note that is set when the first scan of a source came to its end."""
    return f"finished:{source}"


MADE, ALONE, BESIDE = "made", "alone", "beside"
"""The note that says how an index was made: with its state, or beside one that was there, so that
another index was lost before it. An index of an older version has none.
"""


def last_receipt(corpus: Corpus) -> datetime | None:
    """Give when the last briefings were received; None where none ever were."""
    told = corpus.note(_RECEIVED)
    return moment(int(told)) if told else None


def receive(corpus: Corpus, now: datetime, latest: datetime | None = None) -> datetime:
    """Give when briefings are received that are about to be put.

    It is later than what was received before them, whatever became of the clock, or of the index:
    "since" is asked by the order in which they came. `latest` is a receipt the corpus may not
    know of any more.
    """
    before = [one for one in (last_receipt(corpus), latest) if one is not None]
    receipt = max([now, *(one + _MICROSECOND for one in before)])
    corpus.set_note(_RECEIVED, str(instant(receipt)))
    return receipt


def stated_day(briefing: Briefing) -> date | None:
    """Give the day a briefing states of itself, where it states a day."""
    dating = briefing.dating
    if dating and dating.certainty is Certainty.STATED and dating.precision is Precision.DAY:
        return dating.start
    return None


def agreed(told: Mapping[str, int]) -> str:
    """Give the order of days with slashes on which briefings agree; empty where they do not.

    `told` says how many tell each. One in ten may tell the other: a page quotes somebody else.
    """
    order = max(told, key=lambda one: told[one], default="")
    return order if order and told[order] >= _AGREED * (sum(told.values()) - told[order]) else ""


def is_settled(briefing: Briefing) -> bool:
    """Whether its date is stated, so that other surroundings would not change it."""
    return briefing.dating is not None and briefing.dating.certainty is Certainty.STATED


def is_inferred(briefing: Briefing) -> bool:
    """Whether it has a date, and that date is not stated."""
    return briefing.dating is not None and briefing.dating.certainty is not Certainty.STATED


def lighten(briefing: Briefing) -> Briefing:
    """Leave out what a row does not need."""
    return replace(briefing, text="", blocks=(), edits=(), quotes=())


def date_evidence(briefing: Briefing) -> str:
    """Give the words the date was read from."""
    span = briefing.dating.evidence if briefing.dating else None
    return span.of(briefing.text) if span else ""


def settled(
    mentions: Iterable[Mention], entities: Mapping[str, tuple[str, str]]
) -> tuple[Mention, ...]:
    """Give mentions the ids and names that a library settled on (`Corpus.entities`)."""
    return tuple(_settled(mention, entities) for mention in mentions)


def _settled(mention: Mention, entities: Mapping[str, tuple[str, str]]) -> Mention:
    own = (mention.entity, mention.name)
    who = entities.get(mention.entity, own) if mention.kind is EntityKind.PERSON else own
    return mention if who == own else replace(mention, entity=who[0], name=who[1])


SAME, APART = "same", "apart"
"""The kinds of settings by which the reader decides who is who."""


def decisions(state: State) -> Decisions:
    """Give what the reader decided of who is who, in the order decided."""
    return Decisions(tuple(state.all(SAME).items()), tuple(state.all(APART)))


def row_names(mentions: Iterable[Mention]) -> tuple[RowName, ...]:
    """Give people, and what else is watched: watched first, then by count, then as they come."""
    told: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.where in FOLDED or mention.credited:
            continue
        if mention.is_told:
            told.setdefault(mention.entity, []).append(mention)
    names = [
        (
            entity,
            _short(those),
            len(those),
            any(mention.watches for mention in those),
        )
        for entity, those in told.items()
    ]
    return tuple(sorted(names, key=lambda name: (not name[3], -name[2])))


LOOKED_AT = 32
"""Copies of one story that are looked at for whom they name: a row is drawn in a moment."""


def names_told(
    copies: Iterable[Iterable[RowName]],
) -> tuple[RowName, ...]:
    """Give whom some briefings name, by the names of their rows and in the order of one's."""
    told: dict[str, list[RowName]] = {}
    for name in chain.from_iterable(copies):
        told.setdefault(name[0], []).append(name)
    names = (
        (entity, those[0][1], sum(one[2] for one in those), any(one[3] for one in those))
        for entity, those in told.items()
    )
    return tuple(sorted(names, key=lambda name: (not name[3], -name[2])))


def _short(mentions: Sequence[Mention]) -> str:
    """Give what a row calls somebody: by the family name, as the text has it where it does."""
    if mentions[0].kind is not EntityKind.PERSON:
        return min((mention.text for mention in mentions), key=len)
    named = (one.text for one in mentions if not (one.watches and _is_acronym(one.text)))
    return _family(min(named, key=len, default=mentions[0].name))


def _is_acronym(text: str) -> bool:
    """Whether somebody is watched by an office's letters, too: `HR/VP`."""
    # As in `_family`.
    from briefings.names.watching.forms import is_phrase

    return is_phrase(text)


@lru_cache(maxsize=4096)
def _family(name: str) -> str:
    """Give the family name of a name; of those whom the news names most it is kept."""
    # Imported late because only what is put into a store needs it, and a start puts nothing.
    from briefings.names.pairs.parse import family_name

    return family_name(name)


def row_watches(entry: Entry) -> tuple[str, ...]:
    """Give the names of the watches that ring, each once."""
    return tuple(dict.fromkeys(ring.watch for ring in entry.rings))


def alert_id(briefing: str, watchlist: str, watch: str) -> str:
    """Give the id of the alert of one watch in one briefing; it survives a rebuilt index."""
    digest = blake2b(f"{watchlist}\0{watch}".encode(errors="surrogatepass"), digest_size=4)
    return f"{briefing}:{digest.hexdigest()}"


def ring_lines(entry: Entry) -> tuple[RingLine, ...]:
    """Give what its rings show, with the mentions that ring."""
    briefing = entry.briefing
    return tuple(
        RingLine(
            briefing=briefing.id,
            title=briefing.title,
            date=briefing.dating.start if briefing.dating else None,
            received=ring.received or entry.received,
            ring=ring,
            mentions=entry.rung(ring),
        )
        for ring in entry.rings
    )


def token(word: str) -> str:
    """Give a word as an index keeps it: cut, and with nothing in it that parts words."""
    return word[:LONGEST_WORD].translate(_VISIBLE)


def clean(words: Iterable[str]) -> list[str]:
    """Give words as an index keeps them."""
    given = list(words)
    return given if _are_clean(given) else list(map(token, given))


def _are_clean(words: Collection[str]) -> bool:
    return not _PARTING.search("".join(words)) and max(map(len, words), default=0) <= LONGEST_WORD


def tokens(words: Iterable[str]) -> list[str]:
    """Give the words as an index keeps them, without empty ones."""
    return clean(filter(None, words))


def indexed(
    standing: Standing,
    briefing: str,
    received: datetime,
    words: Indexed,
    pairs: Iterable[tuple[str, str]] = (),
) -> Document:
    """Give what an index is to hold of a briefing, by the folded words of its title and text.

    `pairs` are those neighbours among them that both begin with a capital.
    """
    title, text = words
    each = dict.fromkeys(chain(title, text))
    # Of nearly all texts each word is kept as it is, and those that stand there again are too.
    if "" in each or not _are_clean(each):
        title, text = tokens(title), tokens(text)
        each = dict.fromkeys(chain(title, text))
    return Document(
        id=briefing,
        day=standing.day,
        dated=standing.dated,
        received=received,
        title=" ".join(title),
        text=" ".join(text),
        words=" ".join(each),
        title_starts=" ".join(_starts(dict.fromkeys(title))),
        starts=" ".join(_starts(each)),
        pairs=_paired(list(pairs)),
    )


def _paired(pairs: Sequence[tuple[str, str]]) -> str:
    firsts, seconds = (clean([pair[at] for pair in pairs]) for at in (0, 1))
    return " ".join(map(PAIRED.join, zip(firsts, seconds, strict=True)))


def _starts(words: Iterable[str]) -> dict[str, None]:
    found: dict[str, None] = {}
    for first_letters in _FIRST_LETTERS:
        words = dict.fromkeys(map(first_letters, words))
        found |= words
    return found


_FIRST_LETTERS = [itemgetter(slice(count)) for count in range(SHORT, 0, -1)]


def by_word(names: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Give for each folded word of some entities' names the entities that are called by it."""
    found: dict[str, set[str]] = {}
    for entity, name in names:
        for word in index_words(name):
            found.setdefault(word, set()).add(entity)
    return found
