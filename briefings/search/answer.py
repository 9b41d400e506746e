"""A query answered over a library."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain, groupby

from briefings.model import BlockKind, Hit, Mention, Tier
from briefings.query import Query, parse, watches_asked
from briefings.search.bearers import Bearers
from briefings.search.filters import Searched, is_begun
from briefings.search.forms import Asked, Known, as_known, forms_of, without_left_out
from briefings.search.kin import kin_in
from briefings.search.matching import Matcher
from briefings.search.seeking import Ahead, Found, Seeker
from briefings.search.snippets import made_hit
from briefings.store.protocols import NO_LIMIT, Cancelled


class Answer:
    """The briefings that answer a query: exact ones, then sure, likely and maybe.

    Of the exact ones those with the words in the title come first; each part is newest first.
    More of them are looked for when they are asked for, and where and why one answers too.
    """

    def __init__(
        self,
        store: Searched,
        query: Query,
        asked: Asked,
        seeker: Seeker,
        *,
        typing: bool,
        with_left_out: bool = False,
    ) -> None:
        """Begin with nothing found.

        While `typing`, as long as exact words alone were looked for, hits show those alone. The
        seeker finds what has the words that are left out, too, if it is so `with_left_out`.
        """
        self.by_words = bool(query.words())
        """Whether words or a name were asked for, not properties alone, which have no tier."""
        self.complete = False
        """Whether all is found: nothing was cut off, by a limit or because it was cancelled."""
        self.is_partial = False
        """Whether it ended before other spellings were looked for: enough was found."""
        self._store = store
        self._query = query
        self._asked = asked
        self._typing = typing
        self._with_left_out = with_left_out
        self._matcher: Matcher | None = None
        self._is_rough = False
        self._coming: Iterator[Found | Ahead | None] = seeker.seek()
        self._found: dict[str, Found] = {}
        self._hits: dict[str, Hit | None] = {}
        self._glimpses: dict[str, Hit | None] = {}
        self._awaited: dict[str, bool] = {}
        """Texts too long to be looked through while one types; whether for all of `hit`."""

    def grow(self, count: int, enough: int = NO_LIMIT) -> bool:
        """Look for `count` more; True where any were found.

        With `enough` found, it ends before other spellings are looked for.
        """
        before, self.is_partial = len(self._found), False
        for one in self._coming:
            if isinstance(one, Found):
                self._found.setdefault(one.briefing, one)
                if len(self._found) >= before + count:
                    break
            elif one is None or len(self._found) >= enough:
                self.is_partial = one is not None
                break
        else:
            self.complete = True
        return len(self._found) > before

    @property
    def ids(self) -> tuple[str, ...]:
        """Give the briefings' ids, in order."""
        return tuple(self._found)

    def __len__(self) -> int:
        return len(self._found)

    @property
    def tiers(self) -> tuple[tuple[Tier, int], ...]:
        """Give each tier met with its count, in order."""
        grouped = groupby(self._found.values(), key=lambda one: one.tier)
        return tuple((tier, sum(1 for _ in members)) for tier, members in grouped)

    @property
    def is_rough(self) -> bool:
        """Whether `refine` would let hits show more, or show what no key can wait for."""
        return bool(self._awaited) or not self._is_spelt

    @property
    def _is_spelt(self) -> bool:
        """Whether other spellings were looked for, so that hits show them."""
        every_form = (form for forms in self._asked.values() for form in forms)
        return not self._typing or all(form.is_known for form in every_form)

    def refine(self, cancelled: Cancelled) -> None:
        """Look for other spellings, and look through long texts: hits show them from now on.

        It stops between words, and between the pieces of a text.
        """
        for form in chain.from_iterable(self._asked.values()):
            if not form.is_looked_for(cancelled):
                return
        self._current_matcher()
        matcher = Matcher(self._query, self._asked, cancelled)
        for briefing, is_whole in [*self._awaited.items()]:
            found = self._found[briefing]
            is_brief = not is_whole and matcher.may_be_brief(found.tier)
            hit = self._made(found, matcher, brief=is_brief)
            if cancelled():
                return
            (self._glimpses if is_brief else self._hits)[briefing] = hit
            # All of it may be asked for by now.
            if self._awaited[briefing] is is_whole:
                del self._awaited[briefing]

    def asks_watch(self, name: str) -> bool:
        """Whether a watch is one of those that the query asks for; any is where it names none."""
        asked = watches_asked(self._query.root)
        return not asked or any(is_begun(one, name) for one in asked)

    def hit(self, briefing: str) -> Hit | None:
        """Give where and why a briefing answers; None if it does not.

        While a query is typed that is not known of a long text until it is refined.
        """
        matcher = self._current_matcher()
        found = self._found.get(briefing)
        if found and briefing not in self._hits and not self._awaited.get(briefing):
            hit = self._made(found, matcher, at_once=self._typing)
            if hit is None and self._typing:
                self._awaited[briefing] = True
            else:
                self._hits[briefing] = hit
        return self._hits.get(briefing)

    def glimpses(self, briefings: Sequence[str]) -> Mapping[str, Hit]:
        """Give as much of `hit` of each as a row shows: its line, and no more of what is frequent.

        Their texts are read together, and nothing else of them where the words alone tell it.
        """
        matcher = self._current_matcher()
        found = [self._found[one] for one in briefings if one in self._found]
        by_words = (one for one in found if not one.by_person)
        self._glimpse([one for one in by_words if self._is_unseen(one.briefing)], matcher)
        told = ((one.briefing, self._seen(one.briefing)) for one in found)
        return {one: hit for one, hit in told if hit}

    def _is_unseen(self, briefing: str) -> bool:
        return not any(briefing in some for some in (self._hits, self._glimpses, self._awaited))

    def _seen(self, briefing: str) -> Hit | None:
        known = self._hits.get(briefing) or self._glimpses.get(briefing)
        return known or (None if briefing in self._awaited else self.hit(briefing))

    def _glimpse(self, found: Sequence[Found], matcher: Matcher) -> None:
        if not found:
            return
        those = [one.briefing for one in found]
        texts = self._store.corpus.briefings(those, at_once=self._typing)
        for one in found:
            briefing, is_brief = texts.get(one.briefing), matcher.may_be_brief(one.tier)
            if briefing is None and self._typing:
                self._awaited.setdefault(one.briefing, False)
                continue
            hit = matcher.hit(briefing, one.tier, brief=is_brief) if briefing else None
            (self._glimpses if is_brief else self._hits)[one.briefing] = hit

    def standing_in(self, briefing: str, kinds: Collection[BlockKind]) -> Hit | None:
        """Give as `hit` how a briefing answers by what stands in some kinds of block alone.

        What is left out must not stand in those.
        """
        hit = self.hit(briefing)
        entry = self._store.corpus.entry(briefing)
        if hit is None or entry is None:
            return hit
        inside = [one for one in hit.spans if entry.briefing.standing_at(one.start) in kinds]
        if len(inside) == len(hit.spans) and not self._with_left_out:
            return hit
        found = self._found[briefing]
        if found.by_person:
            return replace(hit, spans=tuple(inside)) if inside else None
        return self._current_matcher().standing_in(
            entry.briefing, found.tier, kinds, is_told=not self._with_left_out
        )

    def _current_matcher(self) -> Matcher:
        """Give what finds the words in a text, as many of them as are known."""
        if self._matcher is None or self._is_rough is self._is_spelt:
            self._is_rough, self._hits, self._glimpses = not self._is_spelt, {}, {}
            asked = as_known(self._asked) if self._is_rough else self._asked
            self._matcher = Matcher(self._query, asked)
        return self._matcher

    def _made(
        self, found: Found, matcher: Matcher, *, brief: bool = False, at_once: bool = False
    ) -> Hit | None:
        """Give the hit of what is found, as `hit` of a matcher; None where there is no text.

        `at_once`: nor where it is longer than a key can wait for.
        """
        corpus, name = self._store.corpus, found.briefing
        if not found.by_person:
            text = corpus.briefings([name], at_once=at_once).get(name)
            return matcher.hit(text, found.tier, brief=brief) if text else None
        entry = corpus.entry(name, at_once=at_once)
        if entry is None:
            return None
        hit = matcher.person(entry.briefing, _settled(entry.mentions, self._store))
        return hit or made_hit(entry.briefing, found.tier, 0.5, (), ())


class Search:
    """Answers queries over one store, as long as it holds the same.

    What answers for a word is kept: it stays so from letter to letter of the next.
    """

    def __init__(self, store: Searched) -> None:
        """Begin with nothing known."""
        self._store = store
        self._told: Known = {}
        self._bearers = Bearers()

    def __call__(
        self,
        query: str | Query,
        scope: Sequence[str],
        *,
        limit: int,
        cancelled: Cancelled | None = None,
        typing: bool = True,
        now: datetime | None = None,
        with_left_out: bool = False,
    ) -> Answer:
        """Answer a query over the sources in `scope`, with `limit` ids to begin with, or none.

        While `typing`, an unfinished end is passed over and the last word may be the beginning
        of one; where exact hits are enough, other spellings are looked for later. Ages are
        counted from `now`, which is this moment unless it is given. Cancelled, it gives what it
        has; `cancelled` that said so once says so until more is asked for. `with_left_out` finds
        what has the words that are left out too: `standing_in` tells where they do not stand.
        Raises QueryError.
        """
        store = self._store
        asked = parse(query, typing=typing) if isinstance(query, str) else query
        forms = forms_of(asked, kin_in(store.index), typing=typing, told=self._told)
        sought = without_left_out(asked) if with_left_out else asked
        seeker = Seeker(
            store, sought, forms, scope, cancelled, now or datetime.now(UTC), self._bearers
        )
        answer = Answer(
            store, asked, forms, seeker, typing=typing, with_left_out=sought is not asked
        )
        if limit:
            answer.grow(limit)
        return answer


def _settled(mentions: Sequence[Mention], store: Searched) -> list[Mention]:
    """Give mentions under the names that the library has settled on."""
    entities = store.corpus.entities()
    return [
        replace(mention, name=entities.get(mention.entity, ("", mention.name))[1])
        for mention in mentions
    ]
