"""A watched family name met in a text, with what the words beside it say for or against it."""

from functools import lru_cache
from typing import NamedTuple

from briefings.model import Reason, ReasonKind, Span
from briefings.names.context import Text
from briefings.names.pairs.explain import plain_reason
from briefings.names.pairs.parse import parse
from briefings.names.pairs.verdict import are_of_other_syllables, have_other_fathers
from briefings.names.spelling.articles import WRITTEN_AS_ONE, is_article
from briefings.names.spelling.readings import WITHOUT_VOWELS, script_of
from briefings.names.watching.against import (
    is_none,
    lacks_article,
    speaks_against,
    stands_out,
)
from briefings.names.watching.as_word import is_word
from briefings.names.watching.beside_family import (
    behind_small_words,
    given_glued,
    given_reason,
    is_glued_to_other,
)
from briefings.names.watching.called import goes_on, may_be_anothers, may_go_on
from briefings.names.watching.endings import has_long_ending, may_be_longer, may_end_so
from briefings.names.watching.forms import Form
from briefings.names.watching.preceding import (
    before_family,
    is_behind_office,
    is_called_otherwise,
    is_family_name_there,
    is_titled,
)
from briefings.names.watching.reach import may_be_word, reach
from briefings.names.watching.sighting import Sighting, by_rule
from briefings.names.watching.whole import as_a_whole
from briefings.text.indexed import index_words
from briefings.text.remembering import ROOM


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

    behind_office: bool = False
    """Whether it is the first two of these that do."""

    is_word: bool = False
    """Whether it is a common word as often where it stands: `Young people`, `der König`."""

    stands_out: bool = False
    """Whether a capital within a sentence tells that it is a name, and no place's."""

    inflects: bool = False
    """Whether the language of the text puts endings to names."""

    has_long_ending: bool = False
    """Whether an ending of the text's language stands behind it that is seldom another word's."""

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
        return bool(self.extra) and any(one.kind is ReasonKind.SHARED for one in self.extra)

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
        return self.given is not None or bool(self.whole) or not self.sighting.form.given

    @property
    def has_other_given(self) -> bool:
        """Whether a family name watched alone has a given name here, whosever."""
        if self.sighting.form.given:
            return False
        return self.span.end - self.span.start > len(self.written)


def weigh(text: Text, at: int, sighting: Sighting) -> Candidate | None:
    """Weigh a sighting against the words beside it; None where they speak against it."""
    form = sighting.form
    articled = before_family(text, at, sighting)
    if not may_end_so(text, at, sighting) or (form.whole and not articled):
        return None
    first, behind = reach(text, at, sighting, articled)
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
    if given is not None and _is_others(form.name, span.of(text.text)):
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
        may_be_word=may_be_word(text, first, at),
    )


def _by_itself(
    text: Text, at: int, sighting: Sighting, span: Span, *, is_alone: bool
) -> Candidate:
    """Give a sighting with what its own word tells, and the places right beside it.

    What only the tier of some asks for is not told of the others.
    """
    is_ruled = by_rule(sighting.link)
    is_called_so = is_alone and is_ruled and is_family_name_there(text, at)
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
        called_so=is_called_so,
        behind_office=is_called_so and is_behind_office(text, at),
        is_word=is_alone and is_ruled and is_word(text, at, sighting),
        stands_out=is_ruled and stands_out(text, at),
        inflects=text.inflects,
        has_long_ending=has_long_ending(text, at, sighting),
        may_be_longer=may_be_longer(text, at, sighting),
    )


def _span(text: Text, at: int, sighting: Sighting, first: int, behind: int) -> Span:
    """Give where the name stands that begins with a word, or with the family name in a word."""
    start = text.starts[first] if first < at else text.starts[at] + sighting.begin
    end = text.end(behind - 1) if behind > at + 1 else text.starts[at] + sighting.end
    return Span(start, end)


@lru_cache(maxsize=ROOM.up_to(1 << 12))
def _left_out(name: str, written: str) -> tuple[str, ...]:
    """Give the words of a name, but titles, that are not among those written."""
    there = set(index_words(written))
    words = (word.text for word in parse(name).words)
    return tuple(word for word in words if not there.issuperset(index_words(word)))


@lru_cache(maxsize=ROOM.up_to(1 << 12))
def _is_others(name: str, written: str) -> bool:
    """Whether a full name is surely another's: of other syllables, or of another father."""
    a, b = parse(name), parse(written)
    return are_of_other_syllables(a, b) or have_other_fathers(a, b)


def _extra(
    text: Text, at: int, sighting: Sighting, articled: int, *, turned: bool
) -> tuple[Reason, ...]:
    word = text.words[at]
    name = word[sighting.begin : sighting.end]
    found = []
    if sighting.has_s(word):
        ending = word[sighting.end :]
        found.append(Reason(ReasonKind.ENDING, name, word, f"case ending -{ending}"))
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
