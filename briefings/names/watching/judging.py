"""How sure a candidate is to be the watched person, and why."""

from collections.abc import Collection

from briefings.model import Reason, ReasonKind, Tier
from briefings.names.pairs.explain import but_for, called_elsewhere, plain_reason
from briefings.names.pairs.parse import parse
from briefings.names.pairs.words import link, most_alone
from briefings.names.spelling.abjads import is_told_by_letters
from briefings.names.spelling.cases import script_with_cases
from briefings.names.spelling.chinese import are_doubtful
from briefings.names.spelling.given import (
    is_given,
    is_given_by_letter,
    is_listed,
    is_plainly_given,
)
from briefings.names.spelling.readings import VOWELS, WITHOUT_VOWELS, script_of
from briefings.names.spelling.romanise import has_article, plain, script
from briefings.names.spelling.stems import before_apostrophe, declined, stems
from briefings.names.traits import Trait, traits_of
from briefings.names.watching.beside_family import why
from briefings.names.watching.candidates import Candidate
from briefings.names.watching.sighting import LEAST_ALONE, STRONG, by_rule
from briefings.names.watching.things import ends_in_any_word

_BESIDE_GIVEN = 0.52
_SPELT, _MARKED, _TRANSCRIBED = 0.8, 0.7, 0.56
_BY_LETTERS, _BY_RARER = 0.95, 0.92
"""Below these a case ending or a rarer reading joins; where a sentence begins any word may."""


def proves(candidate: Candidate) -> bool:
    """Whether a candidate is the full watched name, beyond doubt."""
    if candidate.whole:
        return True
    unsure = candidate.may_be_longer or candidate.may_be_anothers
    if candidate.given is None or candidate.is_shared or unsure:
        return False
    joined = candidate.sighting.link
    if candidate.given.kind is ReasonKind.INITIAL:
        return joined.score >= STRONG
    return by_rule(joined) or _is_transcribed(candidate)


def tier_of(candidate: Candidate, proven: Collection[str]) -> Tier:
    """Give how sure it is; `proven` are family names that stand in the briefing in full."""
    form = candidate.sighting.form
    if form.first:
        is_sure = proven and len(form.family) >= _SHORT
        return Tier.SURE if is_sure else Tier.LIKELY if candidate.titled or proven else Tier.NO
    if candidate.may_be_longer:
        return Tier.MAYBE
    return _tier_of_last(candidate, proven)


def _tier_of_last(candidate: Candidate, proven: Collection[str]) -> Tier:
    """Give the same of a family name that stands last, as most do."""
    joined = candidate.sighting.link
    if candidate.whole:
        return Tier.SURE
    if not by_rule(joined):
        return _tier_of_resemblance(candidate, proven)
    is_exact = joined.kind is ReasonKind.EXACT and candidate.exact_given
    is_other = candidate.extra or candidate.left_out or candidate.form.instead
    same = is_exact and not is_other
    full = Tier.EXACT if same else Tier.SURE
    if candidate.given is not None:
        return Tier.LIKELY if candidate.is_shared or _is_doubtful(candidate) else full
    if _is_given_alone(candidate) and not proven:
        return Tier.MAYBE
    most = _most_alone(candidate, proven)
    if proven:
        return (full if candidate.full else Tier.SURE) if most.joins else most
    alone = full if candidate.full else Tier.LIKELY if _tells_enough(candidate) else Tier.MAYBE
    if _may_be_a_word(candidate):
        most = _less_sure(most, Tier.LIKELY)
    return _less_sure(alone, most)


def _less_sure(one: Tier, other: Tier) -> Tier:
    return other if other.rank > one.rank else one


def _is_doubtful(candidate: Candidate) -> bool:
    """Whether a given name may be another one, or only resembles it: `Li Sangfu`, of Shangfu."""
    if candidate.may_be_anothers:
        return True
    given = candidate.given
    kinds = (given and given.kind, candidate.sighting.link.kind)
    if given is None or ReasonKind.INITIAL in kinds or kinds == (ReasonKind.EXACT,) * 2:
        return False
    written = f"{given.right} {candidate.written}"
    return are_doubtful(parse(candidate.form.name), parse(written))


def _is_given_alone(candidate: Candidate) -> bool:
    """Whether it is a given name as it stands, without the article it is watched with: Rashid."""
    is_bare = candidate.given is None and not candidate.has_other_given and not candidate.titled
    is_bare = is_bare and not candidate.called_so
    return candidate.lacks_article and is_bare and is_plainly_given(candidate.form.family)


_LEAST_ALONE = 3
"""Letters of such a script that are told at all: two of them are `what`, `in` or `not`."""


def _most_alone(candidate: Candidate, proven: Collection[str]) -> Tier:
    """Give the surest tier of a word that tells little, unless it stands there in full as well.

    It tells less behind a prefix, which may be of the word, and more with a watched article, or
    behind an office: `the president Bush`.
    """
    form, written = candidate.sighting.form, candidate.written
    family = form.family
    most = most_alone(family, written)
    if script_of(written) in WITHOUT_VOWELS and len(written) < _LEAST_ALONE:
        return Tier.NO
    is_articled = form.article and has_article(written)
    is_articled = is_articled or (candidate.articled and form.particles)
    is_called = written in proven or candidate.titled or is_articled
    is_called = is_called or (candidate.called_so and len(written) > _LEAST_ALONE)
    if is_called or _is_told_by_capital(family, written):
        return max(most, Tier.LIKELY, key=lambda tier: -tier.rank)
    if candidate.is_prefixed:
        return Tier.LIKELY if most is Tier.EXACT else Tier.MAYBE
    return most


def _is_told_by_capital(family: str, written: str) -> bool:
    """Whether a name watched in a script without vowels stands where a capital tells of names."""
    is_watched_so = script_of(family) in WITHOUT_VOWELS and written[:1].isupper()
    return is_watched_so and is_told_by_letters(family)


def _may_be_a_word(candidate: Candidate) -> bool:
    """Whether what meets a watch of one word may be another word: joined by a rarer reading."""
    if candidate.sighting.form.given:
        return False
    least = _BY_LETTERS if candidate.begins else _BY_RARER
    return candidate.sighting.link.score < least


def _tells_enough(candidate: Candidate) -> bool:
    """Whether a family name alone, nowhere in full in the briefing, may be the watched one's.

    A short one, a place's, a given name, or a form that another reading alone joins may not;
    nor may those but the last where nothing calls somebody so: `Mr Martin`, `Minister Ek`.
    """
    family, joined = candidate.form.family, candidate.sighting.link
    size = len(family) + (sum(map(len, candidate.form.before)) if candidate.articled else 0)
    is_called_so = candidate.called_so and (
        candidate.behind_office or not _may_be_its_given(candidate)
    )
    is_word = candidate.is_word and not (is_called_so or candidate.articled)
    if is_word or _is_any_thing(candidate):
        return False
    is_cut_short = joined.kind is ReasonKind.ENDING and len(joined.left) <= _SHORT
    is_short = size <= _FEW or (is_cut_short and not candidate.articled)
    is_read_so = _is_read_so(candidate, is_called_so=is_called_so)
    score = max(joined.score, _AS_READ) if is_read_so else joined.score
    if is_short and score < _least_of_few(candidate, is_called_so=is_called_so):
        return False
    if is_called_so and size > 1 and (joined.kind is ReasonKind.EXACT or size > _SHORT):
        return score >= _RULED
    if (traits_of(family) | traits_of(candidate.written)) & _NOBODYS:
        return False
    if _is_also_given(candidate) and not (candidate.articled or candidate.form.particles):
        return False
    return size > _SHORT and score >= _RULED


_RULED = 0.94
"""From here a rule joins a word to a name by what each is read as first, or nearly so."""
_AS_READ = 0.95
"""What a rarer reading counts for that is as good."""
_READ_OTHERWISE = 0.915
"""From here it joins words of two scripts by another reading of both."""
_LONG_STEM = 5
"""Sounds of a stem that is no other word by chance, where a sentence begins with it."""


def _is_read_so(candidate: Candidate, *, is_called_so: bool) -> bool:
    """Whether a rarer reading joins a name to how another script or language writes it.

    Of a form in a case it is the likeliest of one of the two, as it is of a name in none.
    Something tells that the word is a name: its capital, what calls it so, or its length.
    """
    family, written = candidate.form.family, candidate.written
    joined, is_other_script = candidate.sighting.link, script_of(family) != script_of(written)
    is_name = candidate.stands_out or is_called_so
    if joined.kind is not ReasonKind.ENDING:
        is_long = max(len(family), len(plain(written))) > _FEW
        return is_other_script and is_name and is_long and joined.score >= _READ_OTHERWISE
    if not (is_other_script or candidate.inflects):
        return False
    is_long = len(joined.left) >= (_FEW if is_name else _LONG_STEM)
    return is_long and _is_of_likeliest(joined.left, family, written)


def _is_of_likeliest(stem: str, family: str, written: str) -> bool:
    """Whether a shared stem is of what the name is read as first, or of what the word is.

    A name is cut of no more than a vowel, and not at all where it is read in a rarer way.
    """
    of_family, of_word, whole = stems(family), stems(written)[0], (stem, "", False)
    if any(one == stem and not ending.strip(VOWELS) for one, ending, _ in of_family[0]):
        return True
    is_whole = any(whole in read for read in of_family)
    return is_whole and any(one[0] == stem and declined(whole, one) for one in of_word)


def _is_any_thing(candidate: Candidate) -> bool:
    """Whether it is a word for things in another script: `Группа`, of the Lindner Group."""
    form = candidate.form
    return script_of(form.family) != script_of(candidate.written) and ends_in_any_word(form.name)


def _least_of_few(candidate: Candidate, *, is_called_so: bool) -> float:
    """Give the least score of a name of four letters, or of one that an ending leaves three of.

    Less is enough where something tells that the word is a name: its capital, what calls it so,
    an apostrophe, a script of one language, a long ending. Other letters of the same script make
    it another.
    """
    written = candidate.written
    folded, family = written.casefold(), candidate.form.family.casefold()
    is_other_script = script_of(family) != script_of(written)
    if candidate.sighting.link.kind is not ReasonKind.ENDING:
        is_name = is_other_script and len(written) > _SHORT and not is_plainly_given(written)
        return 0.95 if is_name else 0.96
    if candidate.has_long_ending or before_apostrophe(folded) or script_with_cases(folded):
        return 0.94
    is_one = is_other_script or folded[:_SHORT] == family[:_SHORT]
    is_name = (candidate.stands_out or is_called_so) and not is_given_by_letter(written)
    return 0.94 if is_one and is_name else 0.96


_FEW = 4
_SHORT = 3
"""Letters of a family name that is a common word as often."""


def _may_be_its_given(candidate: Candidate) -> bool:
    """Whether a name may be watched family name first, so that the last is its given name."""
    form = candidate.form
    return is_listed(form.family) and bool(form.given) and not any(map(is_given, form.given))


def _is_also_given(candidate: Candidate) -> bool:
    """Whether a family name is a given one too: by its letters, or as another spelling of it is.

    In the same letters, or those of another script, it is none for only sounding so: `Rutte` and
    `Рютте`, of no Ruth.
    """
    family, written = candidate.form.family, candidate.written
    kind = candidate.sighting.link.kind
    if kind is ReasonKind.EXACT:
        return is_listed(family)
    is_said = is_listed if kind is ReasonKind.ROMANISATION else is_plainly_given
    return is_listed(family) or is_said(written)


_NOBODYS = Trait.PLACE | Trait.PEOPLE | Trait.PLAIN


def _tier_of_resemblance(candidate: Candidate, proven: Collection[str]) -> Tier:
    """Give the tier of a family name that only resembles the watched one.

    Beside the given name it is a transcription of it; so is the same word where it stands alone.
    Of two Latin letters the other is another name: `Xu`, of no Xi.
    """
    likeness = candidate.sighting.link.score
    given = candidate.given
    if len(candidate.form.family) < _SHORT and candidate.form.family.isascii():
        return Tier.NO
    if candidate.sighting.link.kind is ReasonKind.GIVEN_NAME:
        if candidate.form.is_son and candidate.articled and likeness >= STRONG:
            return Tier.SURE if given is not None else Tier.LIKELY
        return Tier.MAYBE if candidate.full else Tier.NO
    is_near = likeness >= _BESIDE_GIVEN or candidate.form.misspelt_as(candidate.written)
    if given is not None and given.kind is not ReasonKind.INITIAL and is_near:
        return Tier.SURE if _is_transcribed(candidate) else Tier.LIKELY
    if not candidate.full and any(by_rule(link(one, candidate.written)) for one in proven):
        most = _most_alone(candidate, proven)
        return Tier.SURE if most.joins else most
    return Tier.MAYBE if likeness >= LEAST_ALONE else Tier.NO


def _is_transcribed(candidate: Candidate) -> bool:
    """Whether a full name is the watched one in another script, by ear rather than by letters.

    In one script such a difference makes it another person's name, so that it stays likely;
    less so where marks show that another language wrote it its own way: Malúk, of Malook.
    """
    likeness, given = candidate.sighting.link.score, candidate.given
    if given is None or given.kind in (ReasonKind.INITIAL, ReasonKind.SPELLING):
        return False
    written, family = plain(candidate.written), plain(candidate.form.family)
    if script(written) != script(family):
        return likeness >= _TRANSCRIBED
    if are_doubtful(parse(candidate.form.name), parse(f"{given.right} {candidate.written}")):
        return False
    return likeness >= (_MARKED if family.isascii() and not written.isascii() else _SPELT)


def reasons_of(candidate: Candidate) -> tuple[Reason, ...]:
    """Give what joins the watched name to the words of the text."""
    form = candidate.form
    called = (called_elsewhere(form.instead, form.name),) if form.instead else ()
    return (*called, *_reasons_of(candidate)) if called else _reasons_of(candidate)


def _reasons_of(candidate: Candidate) -> tuple[Reason, ...]:
    if candidate.whole:
        return (*candidate.whole, *candidate.extra)
    joined = candidate.sighting.link
    given = candidate.given
    if given is not None and given.kind is joined.kind is ReasonKind.EXACT:
        watched = f"{given.left} {candidate.form.family}"
        written = f"{given.right} {candidate.written}"
        same = plain_reason(ReasonKind.EXACT, watched, written)
        return candidate.extra or (but_for(same, candidate.left_out),)
    found = [given] if given is not None and given.kind is not ReasonKind.EXACT else []
    if joined.kind is not ReasonKind.EXACT or (not found and not candidate.extra):
        found.append(why(joined, candidate.form.family, candidate.written))
    return (*found, *candidate.extra)
