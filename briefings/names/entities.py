"""Who is named in a briefing, watched or not, and who is who over many."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from briefings.model import (
    BlockKind,
    Briefing,
    EntityKind,
    Mention,
    Reason,
    ReasonKind,
    Span,
    Tier,
)
from briefings.names.compare import compare
from briefings.names.context import Text, text_of
from briefings.names.gazetteer import Found, Gazetteer
from briefings.names.known import entity_id
from briefings.names.learned.beside import credited
from briefings.names.learned.bodies import bodies
from briefings.names.learned.people import LINKS, Group, People, Run, named, runs
from briefings.names.learned.places import places
from briefings.names.learned.settling import decided, settle
from briefings.names.lists import word_lists
from briefings.names.pairs.explain import plain_reason
from briefings.names.traits import NAMELESS, Trait, traits_of
from briefings.names.unbroken import unbroken
from briefings.names.watching.forms import is_phrase
from briefings.names.watching.things import is_thing
from briefings.text.fold import fold_word

__all__ = ["decided", "entity_id", "find_mentions", "find_watched", "settle"]


def find_mentions(briefing: Briefing, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Give every person named in a briefing, watched or not, in text order, never overlapping.

    Entity ids are the briefing's own: equal full names have equal ids in all briefings, and
    `settle` says who is who over a library. Watched organisations are given too. A word in which
    a line ended is read, and told, as one.
    """
    if whole := unbroken(briefing):
        return whole.back(find_mentions(whole.briefing, gazetteer))
    text = text_of(briefing.text, briefing.language)
    watched: dict[Span, list[Found]] = {}
    for found in gazetteer.find_in(text):
        if found.tier is not Tier.MAYBE:
            watched.setdefault(found.span, []).append(found)
    free = _free(list(runs(text)), sorted(watched))
    people = {span: span.of(briefing.text) for span in watched if not _is_org(watched[span])}
    people.update((run.span, run.written) for run in named(text, briefing, free))
    full = (people[span] for span in sorted(people) if " " in people[span])
    who = People(full, inflects=text.inflects)
    _add_family_names(text, free, people, who)
    _add_listed(text, free, people)
    people.update(_namesakes_of_words(text, people, sorted({*people, *watched})))
    mentions = [
        _mention(briefing, span, who, watched.get(span, []))
        for span in sorted({*people, *watched})
    ]
    return tuple(_with_things(briefing, text, mentions))


def find_watched(briefing: Briefing, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Give the mentions of watched names alone, in text order, at a tenth of the price.

    They ring where those of `find_mentions` do; who is meant beside them is not looked for.
    """
    if whole := unbroken(briefing):
        return whole.back(find_watched(whole.briefing, gazetteer))
    watched: dict[Span, list[Found]] = {}
    for found in gazetteer.find(briefing):
        if found.tier is not Tier.MAYBE:
            watched.setdefault(found.span, []).append(found)
    nobody = People((), inflects=False)
    return tuple(_mention(briefing, span, nobody, watched[span]) for span in sorted(watched))


def _with_things(briefing: Briefing, text: Text, named: list[Mention]) -> list[Mention]:
    """Add bodies and places that no person's or watched name overlaps."""
    found = list(named)
    for kind, spans in (
        (EntityKind.ORG, bodies(text, briefing.publisher or "")),
        (EntityKind.PLACE, places(text)),
    ):
        taken = [one.span for one in found]
        free = _apart([span for span in spans if not _is_country(briefing, span, kind)], taken)
        if free:
            found += [_thing(briefing, span, kind) for span in free]
            found.sort(key=_place)
    return found


def _place(one: Mention) -> tuple[int, int]:
    """Give what mentions are put in order by: as their spans are, at a third of the price."""
    return one.span.start, one.span.end


def with_found(
    briefing: Briefing, own: Sequence[Mention], found: Sequence[tuple[Span, EntityKind]]
) -> tuple[Mention, ...]:
    """Add what the reader's recogniser found where no mention of `own` overlaps it, in text order.

    What it found for a briefing before is taken out first. Of two that overlap the first stays,
    and the longer of those that begin together.
    """
    ours = [one for one in own if not _is_found(one)]
    kinds = dict(reversed(found))
    ahead = sorted(kinds, key=lambda span: (span.start, -span.end))
    kept: list[Span] = []
    for span in _apart(ahead, [one.span for one in ours]):
        if not kept or kept[-1].end <= span.start:
            kept.append(span)
    theirs = [_thing(briefing, one, kinds[one], ReasonKind.RECOGNISER) for one in kept]
    return tuple(sorted([*ours, *theirs], key=_place))


def _is_found(mention: Mention) -> bool:
    """Whether the reader's recogniser found it, and no rule of ours."""
    return any(one.kind is ReasonKind.RECOGNISER for one in mention.reasons)


def _is_country(briefing: Briefing, span: Span, kind: EntityKind) -> bool:
    """Whether what looks like a body is a place with such a word in it."""
    if kind is not EntityKind.ORG:
        return False
    folded = fold_word(span.of(briefing.text))
    return folded in word_lists("places")["places"] and (
        folded not in word_lists("cues")["bodies alone"]
    )


def _apart(spans: list[Span], taken: list[Span]) -> list[Span]:
    """Give the spans that none of those taken overlaps; both are in text order."""
    kept, places = [], [(one.start, one.end) for one in taken]
    for span in spans:
        start, end = span.start, span.end
        at = bisect_left(places, (start, end))
        beside = places[max(0, at - 1) : at + 1]
        overlaps = [begin < end and start < behind for begin, behind in beside]
        if not any(overlaps):
            kept.append(span)
    return kept


def _thing(
    briefing: Briefing, span: Span, kind: EntityKind, by: ReasonKind = ReasonKind.EXACT
) -> Mention:
    """Give a body or a place as it is written: equal names have equal ids."""
    written = " ".join(span.of(briefing.text).split())
    return Mention(
        span=span,
        text=span.of(briefing.text),
        kind=kind,
        entity=entity_id(written),
        name=written,
        where=briefing.standing_at(span.start),
        tier=Tier.EXACT,
        score=1.0,
        reasons=(plain_reason(by, written, written),),
        credited=kind is EntityKind.PERSON and credited(briefing.text, span.start, span.end),
    )


def _is_org(found: Sequence[Found]) -> bool:
    return all(is_phrase(one.watch.name) or is_thing(one.watch.name) for one in found)


def _free(candidates: list[Run], taken: list[Span]) -> list[Run]:
    """Give the runs that no watched name overlaps."""
    kept = []
    at = 0
    for run in candidates:
        while at < len(taken) and taken[at].end <= run.span.start:
            at += 1
        if at == len(taken) or not taken[at].overlaps(run.span):
            kept.append(run)
    return kept


def _add_family_names(text: Text, free: list[Run], people: dict[Span, str], who: People) -> None:
    """Add words that are the family name of somebody named in full, or were one's elsewhere."""
    known = {fold_word(name) for name in people.values() if " " not in name}
    families = {fold_word(name.rsplit(maxsplit=1)[-1]) for name in people.values()}
    for run in free:
        if run.span in people or run.behind - run.first > 1 or _is_of_a_firm(text, run.first):
            continue
        if text.begins(run.first) and text.has_small(text.folded[run.first]):
            continue
        written = fold_word(run.written)
        if text.capital_days and text.is_day(run.first) and written not in families:
            continue
        if written in known or who.of_family_name(run.written):
            people[run.span] = run.written


def _namesakes_of_words(
    text: Text, people: dict[Span, str], taken: list[Span]
) -> Iterator[tuple[Span, str]]:
    """Give words that mean something else too, but are the family name of somebody named here.

    So `May` behind `Theresa May`, where neither a date nor a longer name has it.
    """
    families = {name.rsplit(maxsplit=1)[-1] for name in people.values() if " " in name}
    twofold = {name for name in families if traits_of(name) & NAMELESS}
    for at in text.names if twofold else ():
        written = text.words[at]
        if written not in twofold or not _stands_alone(text, at):
            continue
        span = Span(text.starts[at], text.end(at))
        if _apart([span], taken):
            yield span, written


def _stands_alone(text: Text, at: int) -> bool:
    """Whether a word that means something else stands where a person's name does."""
    before, behind = text.gaps[at - 1] == " ", text.gaps[at] == " "
    if (
        text.has(at, Trait.THING)
        or text.has(at - 1, Trait.NUMBER)
        or text.has(at + 1, Trait.NUMBER)
    ):
        return False
    if behind and text.has(at + 1, Trait.CAPITAL):
        return False
    if before and text.has(at - 1, Trait.CAPITAL):
        return text.has(at - 1, Trait.ROLE)
    if before and text.has(at - 1, Trait.WHITHER):
        return False
    does = behind and text.has(at + 1, Trait.VERB)
    return not text.begins(at) or does or text.possessive(at)


def _is_of_a_firm(text: Text, at: int) -> bool:
    return (
        text.gaps[at] == " "
        and text.has(at + 1, Trait.CAPITAL)
        and text.has(at + 1, Trait.THING)
        and not text.begins(at + 1)
    )


def _add_listed(text: Text, free: list[Run], people: dict[Span, str]) -> None:
    """Add a word that stands in a row with a person before what people do."""
    ends = {span.end for span in people}
    for run in free:
        start = run.span.start
        if not text.text.endswith(_LINKS, 0, start):
            continue
        listed = any(
            text.text.endswith(link, 0, start) and start - len(link) in ends for link in _LINKS
        )
        does = text.has(run.behind, Trait.VERB) and text.gaps[run.behind - 1] == " "
        if listed and does and not text.has(run.first, NAMELESS | Trait.UPPER | Trait.INNER):
            people.setdefault(run.span, run.written)
            ends.add(run.span.end)


_LINKS = tuple(LINKS)


def stands_in(briefing: Briefing, span: Span) -> BlockKind:
    """Give the kind of block by which a watch asks whether it rings for a name."""
    if credited(briefing.text, span.start, span.end):
        return BlockKind.BYLINE
    return briefing.standing_at(span.start)


def _mention(briefing: Briefing, span: Span, who: People, found: Sequence[Found]) -> Mention:
    written = span.of(briefing.text)
    group = who.group(written)
    if group is None and " " not in written:
        fitting = who.of_family_name(written)
        group = fitting[0] if len(fitting) == 1 else None
    best = min(found, key=lambda one: (one.tier.rank, -one.score), default=None)
    name = _name(written, group, best)
    tier, score, reasons = (
        (best.tier, best.score, best.reasons) if best else _joined(name, written)
    )
    return Mention(
        span=span,
        text=written,
        kind=EntityKind.ORG if found and _is_org(found) else EntityKind.PERSON,
        entity=entity_id(name),
        name=name,
        where=briefing.standing_at(span.start),
        tier=tier,
        score=score,
        reasons=reasons,
        watches=tuple(dict.fromkeys(one.watch.name for one in found)),
        credited=credited(briefing.text, span.start, span.end),
    )


def _name(written: str, group: Group | None, best: Found | None) -> str:
    """Give what the named is called: in full as the briefing has it, else as watched."""
    if group is not None:
        return group.name
    if best is not None and " " not in written:
        return best.watch.name
    return written


def _joined(name: str, written: str) -> tuple[Tier, float, tuple[Reason, ...]]:
    """Say what joins an unwatched name to one of its mentions."""
    if fold_word(name) == fold_word(written):
        return Tier.EXACT, 1.0, (plain_reason(ReasonKind.EXACT, name, written),)
    if " " not in written:
        return Tier.SURE, 0.95, (plain_reason(ReasonKind.SURNAME_ONLY, name, written),)
    match = compare(name, written)
    return Tier.SURE, match.score, match.reasons
