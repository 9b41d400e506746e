"""A watched family name met in a text, with what the words beside it say for or against it."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from briefings.model import Reason, ReasonKind, Span, Tier
from briefings.names.compare import compare
from briefings.names.context import Text
from briefings.names.pairs.explain import plain_reason
from briefings.names.pairs.parse import parse
from briefings.names.pairs.verdict import are_of_other_syllables
from briefings.names.pairs.words import link
from briefings.names.spelling.articles import WRITTEN_AS_ONE, is_article
from briefings.names.spelling.given import is_listed
from briefings.names.spelling.korean import families
from briefings.names.spelling.readings import WITHOUT_VOWELS, script_of
from briefings.names.traits import Trait
from briefings.names.watching.against import (
    is_none,
    lacks_article,
    speaks_against,
    stands_out,
)
from briefings.names.watching.as_word import is_word
from briefings.names.watching.beside_family import (
    GIVEN_LEAST,
    behind_small_words,
    given_glued,
    given_reason,
    is_glued_to_other,
    one_given,
)
from briefings.names.watching.called import goes_on, may_be_anothers, may_go_on
from briefings.names.watching.endings import may_be_longer, may_end_so
from briefings.names.watching.entries import is_entry
from briefings.names.watching.extent import alone, before_initials, extent, is_heading
from briefings.names.watching.forms import Form
from briefings.names.watching.preceding import (
    before_family,
    is_called_otherwise,
    is_family_name_there,
    is_titled,
)
from briefings.names.watching.watched import STRONG, Sighting, by_rule
from briefings.text.indexed import index_words
from briefings.text.remembering import ROOM

_BEYOND_DOUBT = 0.955


class Candidate(NamedTuple):
    """A sighting with what stands beside it."""

    sighting: Sighting
    written: str
    """The family name as the text has it."""
    span: Span
    given: Reason | None
    """What joins a given name or initial, where one matches."""
    exact_given: bool
    extra: tuple[Reason, ...]
    """Reasons that concern the words around the name."""
    blocked: bool
    """Whether another given name stands there: another person of that family name."""
    begins: bool = False
    """Whether a sentence begins with it, and nothing in the text writes it with a capital else;
    of a watch of one word.
    """
    whole: tuple[Reason, ...] = ()
    """What joins the whole name to the whole watched one, where that is beyond doubt."""

    articled: bool = False
    """Whether an article, a particle or a tied word stands before it: nobody's given name."""

    titled: bool = False
    """Whether an office stands before it, in a script without capitals, or a `Mr`.

    Of a family name that stands first: whether anything tells that it is one.
    """

    called_so: bool = False
    """Whether a title, an office or a verb of saying tells that it is a family name."""

    is_word: bool = False
    """Whether it is a common word as often where it stands: `Young people`, `der König`."""

    stands_out: bool = False
    """Whether a capital within a sentence tells that it is a name, and no place's."""

    of_other_sex: bool = False
    """Whether a `Mrs` before it blocks it, of a man who is watched, or a `Mr`."""

    may_be_anothers: bool = False
    """Whether the given name may be another's, though a rule joins it: Pekka, of Petri."""

    left_out: tuple[str, ...] = ()
    """Words of the watched name that are not there: `Oliveira`, of Marta Oliveira Kestrel."""

    may_be_longer: bool = False
    """Whether what is glued to it may be the end of another family name: `Hornby`, of no Horn."""

    may_be_word: bool = False
    """Whether the given name before it may be any word that a sentence begins with: `Ask X`."""

    @property
    def form(self) -> Form:
        """The name that was sighted."""
        return self.sighting.form

    @property
    def is_shared(self) -> bool:
        """Whether the family name stands behind another's given name: `Joe and Jill Biden`."""
        return any(one.kind is ReasonKind.SHARED for one in self.extra)

    @property
    def is_prefixed(self) -> bool:
        """Whether small words are written as one with it, as Arabic and Hebrew write some."""
        return self.sighting.begin > 0 and script_of(self.written) in WITHOUT_VOWELS

    @property
    def lacks_article(self) -> bool:
        """Whether it is watched with an Arabic article that the text leaves out."""
        return lacks_article(self.form, self.written, self.articled)

    @property
    def full(self) -> bool:
        """Whether the full watched name stands here."""
        return not self.form.given or self.given is not None or bool(self.whole)

    @property
    def has_other_given(self) -> bool:
        """Whether a family name watched alone has a given name here, whosever."""
        return not self.form.given and self.span.end - self.span.start > len(self.written)


def weigh(text: Text, at: int, sighting: Sighting) -> Candidate | None:
    """Weigh a sighting against the words beside it; None where they speak against it."""
    form = sighting.form
    articled = before_family(text, at, sighting)
    if not may_end_so(text, at, sighting) or (form.whole and not articled):
        return None
    first, behind = _reach(text, at, sighting, articled)
    if goes_on(text, max(at, behind - 1), form):
        return None
    may_be_longer_name = may_go_on(text, first, max(at, behind - 1), form)
    small, called = behind_small_words(text, at - articled - 1, sighting)
    first = at - articled - 1 if called else min(first, at - articled)
    span = _span(text, at, sighting, first, behind)
    others = [*range(first, at - articled), *range(at + 1, behind)]
    if not others and speaks_against(text, at, sighting, articled):
        return None
    given, exact, blocked = given_reason(text, at, sighting, others)
    if called:
        span, given, exact, blocked = Span(span.start + small, span.end), called, False, False
    if given is None and (glued := given_glued(text.words[at], sighting)):
        span, given, blocked = Span(text.starts[at], span.end), glued, False
    blocked = blocked or (given is None and is_glued_to_other(text.words[at], sighting))
    if given is None and is_none(text, at, sighting, others):
        return None
    if given is not None and _is_of_other_syllables(form.name, span.of(text.text)):
        given, blocked = None, True
    of_other_sex = not others and is_called_otherwise(text, at, form)
    is_whole = others and (given is None or not by_rule(sighting.link))
    whole = as_a_whole(form, span.of(text.text)) if is_whole else ()
    return _by_itself(text, at, sighting, span, is_alone=not others)._replace(
        given=given,
        exact_given=exact,
        left_out=_left_out(form.name, span.of(text.text)) if exact else (),
        extra=_extra(text, at, sighting, articled, turned=behind > at + 1),
        blocked=(blocked and not whole) or of_other_sex,
        whole=whole,
        articled=articled > 0,
        of_other_sex=of_other_sex,
        may_be_anothers=may_be_longer_name or may_be_anothers(text, at, given, sighting),
        may_be_word=_may_be_word(text, first, at),
    )


def _by_itself(
    text: Text, at: int, sighting: Sighting, span: Span, *, is_alone: bool
) -> Candidate:
    """Give a sighting with what its own word tells, and the places right beside it.

    What only the tier of some asks for is not told of the others.
    """
    is_ruled = by_rule(sighting.link)
    is_in_case = is_ruled and sighting.link.kind is ReasonKind.ENDING
    return Candidate(
        sighting=sighting,
        written=text.words[at][sighting.begin : sighting.end],
        span=span,
        given=None,
        exact_given=False,
        extra=(),
        blocked=False,
        begins=is_alone and not sighting.form.given and text.begins(at) and not text.is_inside(at),
        titled=is_titled(text, at),
        called_so=is_alone and is_ruled and is_family_name_there(text, at),
        is_word=is_alone and is_ruled and is_word(text, at, sighting),
        stands_out=is_in_case and stands_out(text, at),
        may_be_longer=may_be_longer(text, at, sighting),
    )


def _span(text: Text, at: int, sighting: Sighting, first: int, behind: int) -> Span:
    """Give where the name stands that begins with a word, or with the family name in a word."""
    start = text.starts[first] if first < at else text.starts[at] + sighting.begin
    end = text.end(behind - 1) if behind > at + 1 else text.starts[at] + sighting.end
    return Span(start, end)


def _reach(text: Text, at: int, sighting: Sighting, articled: int) -> tuple[int, int]:
    """Give the first word and the one behind the last of the name around a family name.

    `articled` words before it are of the family name itself.
    """
    first, behind = extent(text, at) if sighting.begin == 0 else (at, at + 1)
    if articled and sighting.form.before:
        first = min(first, extent(text, at - articled)[0])
    if first == at:
        first = before_initials(text, at, sighting.form.given)
    if at - articled <= first and behind == at + 1:
        first, behind = _beyond(text, at, sighting, at - articled)
    if first < at and _names_nobody(text, first, at, sighting.form):
        first = at
    if first < at or text.has(at, Trait.CASELESS):
        first = _called(text, first, at, sighting.form)
    if 0 < first < at and _is_watched_given(text, first - 1, sighting.form):
        first -= 1
    return first, behind


def _is_watched_given(text: Text, at: int, form: Form) -> bool:
    """Whether a watched given name begins a sentence before the rest; `O` is a word there."""
    may_be = len(text.words[at]) > 1 and text.has(at, Trait.CAPITAL) and text.linked(at)
    return may_be and text.begins(at) and one_given(form, text.words[at], STRONG) is not None


def _names_nobody(text: Text, first: int, at: int, form: Form) -> bool:
    """Whether words before a family name may owe their capitals to where they stand.

    So in a heading, `Police Arrest X Over Bribes`, and where a sentence begins and nothing goes
    on behind the name: `Ask X.` What is no given name as it is written may be any word.
    """
    places = range(first, at)
    # Most names have a given name that is listed, and no line has to be gone through.
    if any(_is_named(text, place) for place in places):
        return False
    is_call = _may_be_word(text, first, at) and not text.gaps[at].startswith(", ")
    is_line = at - first > 1 and alone(text, first, at)
    if not (
        is_call or is_line or (is_heading(text, at) and not _is_plainly_called(text, first, at))
    ):
        return False
    return not any(one_given(form, text.words[place], GIVEN_LEAST) for place in places)


def _is_named(text: Text, at: int) -> bool:
    return text.has(at, Trait.INITIAL | Trait.PARTICLE) or is_listed(text.words[at])


def _may_be_word(text: Text, first: int, at: int) -> bool:
    """Whether what stands before a family name may be any word that a sentence begins with.

    None does where somebody does something, `X said`: that is who has both names.
    """
    if first == at or any(_is_named(text, place) for place in range(first, at)):
        return False
    does = text.has(at + 1, Trait.VERB) or not text.has(at + 1, Trait.CAPITAL)
    goes_on = text.gaps[at] in _BLANKS and does
    return not goes_on and text.begins(first) and not text.is_inside(first)


_BLANKS = frozenset({" ", "\u00a0"})


def _is_plainly_called(text: Text, first: int, at: int) -> bool:
    """Whether a name begins there by what stands around it: `Mayor Ann X`, `Ann X Says`."""
    is_behind_office = text.linked(first - 1) and text.has(first - 1, Trait.ROLE)
    begins = first == at - 1 and text.begins(first)
    return is_behind_office or (begins and text.has(at + 1, Trait.VERB))


def as_a_whole(form: Form, written: str) -> tuple[Reason, ...]:
    """Give what joins a whole watched name and what is written, beyond doubt."""
    return _joins_whole(form.name, form.given, written) if form.given else ()


@lru_cache(maxsize=ROOM.up_to(1 << 13))
def _joins_whole(name: str, given: tuple[str, ...], written: str) -> tuple[Reason, ...]:
    """Give what joins two whole names beyond doubt, though not each word does by itself.

    So where both words were put into another script by ear. Forms of one given name join no
    family names.
    """
    # Korean names are found whole by their syllables: in any other name one is missing.
    if families(parse(name)) or _is_plainly_other(given, written):
        return ()
    match = compare(name, written)
    if match.tier is not Tier.SURE or match.score < _BEYOND_DOUBT:
        return ()
    family = written.rsplit(maxsplit=1)[-1]
    listed = any(r.kind is ReasonKind.GIVEN_NAME and r.right == family for r in match.reasons)
    return () if listed else match.reasons


@lru_cache(maxsize=ROOM.up_to(1 << 12))
def _left_out(name: str, written: str) -> tuple[str, ...]:
    """Give the words of a name, but titles, that are not among those written."""
    there = set(index_words(written))
    words = (word.text for word in parse(name).words)
    return tuple(word for word in words if not there.issuperset(index_words(word)))


@lru_cache(maxsize=ROOM.up_to(1 << 12))
def _is_of_other_syllables(name: str, written: str) -> bool:
    return are_of_other_syllables(parse(name), parse(written))


def _is_plainly_other(given: tuple[str, ...], written: str) -> bool:
    """Whether a name of two plain words has none that answers a single watched given name."""
    words = written.split()
    if len(given) > 1 or len(words) != 2 or not _TIES.isdisjoint(written):
        return False
    return min(map(len, (*given, *words))) > _INITIALS and all(
        link(given[0], word).score < _ANSWERS for word in words
    )


_TIES = frozenset("-.")
"""What stands in a word that is several, or initials."""
_INITIALS = 2
"""Letters of a word that may be initials."""
_ANSWERS = 0.2
"""Words less alike than this do not answer each other in any two names."""


def _called(text: Text, first: int, at: int, form: Form) -> int:
    """Give where the name begins: at the watched given name, if what is before it is nobody's.

    In a language with cases the word before may say whose the named one is: `advokát Holovkové
    Robert Halloran`.
    """
    if text.has(at, Trait.CASELESS):
        start = _shortest(text, first, at, form)
        is_servant = start and text.words[start - 1] == _SERVANT and text.linked(start - 1)
        return start - 1 if is_servant and start < at else start
    if first < at and one_given(form, text.words[first], STRONG):
        return first
    known = Trait.GIVEN | Trait.INITIAL | Trait.PARTICLE
    for place in range(first + 1, at):
        if text.has(place, Trait.GIVEN) or one_given(form, text.words[place], STRONG):
            is_other = any(text.has(before, known) for before in range(first, place))
            return first if is_other or text.gaps[place - 1] == "-" else place
    return first


_SERVANT = "\u0639\u0628\u062f"
"""Arabic for `servant of`, which no name ends with: a given name goes on behind it."""


def _shortest(text: Text, first: int, at: int, form: Form) -> int:
    """Give where the name begins in a script without capitals, where nothing tells what is one.

    It is the nearest from which on the words are the watched name; else what is called so.
    """
    runs = enumerate(longer_runs(text, at), start=1)
    return next((at - size for size, run in runs if as_a_whole(form, run)), first)


def longer_runs(text: Text, at: int) -> Iterator[str]:
    """Give the words that end with the one at a place, from two on, as far as one name may reach.

    In a script without capitals any of them may be its first.
    """
    for first in range(at - 1, max(-1, at - _MOST_WORDS), -1):
        if not text.linked(first):
            return
        yield text.text[text.starts[first] : text.end(at)]


_MOST_WORDS = 5


def _beyond(text: Text, at: int, sighting: Sighting, start: int) -> tuple[int, int]:
    """Give how far a name reaches where only the watched given name tells that it does.

    So behind a colon, where any word may begin with a capital, and where the given name or
    initials stand behind the family name, which begins at `start`.
    """
    alone = (at, at + 1)
    before, behind = at - 1, at + 1
    if sighting.begin == 0 and text.has(before, Trait.CAPITAL) and text.linked(before):
        given, _, _ = given_reason(text, at, sighting, [before])
        is_part = text.gaps[before] == "-" or text.possessive(before)
        if given is not None and given.kind is not ReasonKind.INITIAL and not is_part:
            return before, behind
    is_word = sighting.end == len(text.words[at])
    if is_word and is_entry(text, start, at):
        return at, behind + 1
    is_whole = is_word and text.gaps[at] in {" ", "\u00a0", ", "}
    if is_whole and text.has(behind, Trait.CAPITAL):
        given, _, _ = given_reason(text, at, sighting, [behind])
        if given is not None and given.kind in _WRITTEN_SO and _ends_there(text, behind):
            return at, behind + 1
        # A single one may be somebody else's second given name: `Mary L. Trump`.
        is_first = text.has(behind, Trait.INITIAL) and text.has(behind + 1, Trait.INITIAL)
        if given is not None and is_first and text.linked(behind):
            return at, behind + 1
    return alone


_WRITTEN_SO = frozenset({ReasonKind.EXACT, ReasonKind.ROMANISATION, ReasonKind.ENDING})


def _ends_there(text: Text, at: int) -> bool:
    """Whether no name goes on behind a given name, which would be its own."""
    return not (text.linked(at) and text.has(at + 1, Trait.CAPITAL))


def _extra(
    text: Text, at: int, sighting: Sighting, articled: int, *, turned: bool
) -> tuple[Reason, ...]:
    word = text.words[at]
    name = word[sighting.begin : sighting.end]
    found = []
    if sighting.has_s(word):
        found.append(Reason(ReasonKind.ENDING, name, word, "case ending -s"))
    elif name != word:
        rest = word[: sighting.begin] or word[sighting.end :]
        found.append(Reason(ReasonKind.GLUED, name, word, f'"{rest}" is glued to the name'))
    elif text.possessive(at):
        found.append(plain_reason(ReasonKind.POSSESSIVE, name, text.spelt[at]))
    if lacks_article(sighting.form, name, articled):
        whole = f"{sighting.form.article}-{sighting.form.family}"
        found.append(Reason(ReasonKind.ROMANISATION, whole, name, _LEFT_OUT))
    if sighting.form.apart:
        found.append(_as_one(sighting.form))
    elif sighting.form.whole:
        written = " ".join((*text.words[at - articled : at], name))
        found.append(Reason(ReasonKind.JOINED, sighting.form.whole, written, WRITTEN_AS_ONE))
    if turned:
        found.append(plain_reason(ReasonKind.ORDER, sighting.form.name, name))
    return tuple(found)


_LEFT_OUT = "the article is not always written"


def _as_one(form: Form) -> Reason:
    """Give why a family name is two words of the watched name."""
    article, _, family = form.apart.partition(" ")
    if is_article(article, family, is_tied=True):
        return Reason(ReasonKind.JOINED, form.apart, form.family, WRITTEN_AS_ONE)
    return plain_reason(ReasonKind.JOINED, form.apart, form.family)
