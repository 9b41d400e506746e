"""Names are found in other spellings than the one that is asked for."""

import string
from itertools import product

import pytest

from briefings.model import ReasonKind, Span, Tier
from briefings.query import parse
from briefings.search import match_text
from briefings.search.forms import MOST_MET, forms_of
from briefings.search.kin import Kindred
from briefings.store.memory import MemoryStore
from tests.search.inbox import (
    GLUED,
    HEADLINE,
    INFLECTED,
    OTHER,
    PLAIN,
    RUSSIAN,
    ask,
    briefing,
    found,
    hit_of,
    hits_of,
    ids,
    library,
    mention,
    words,
)
from tests.settled import settled_as


def test_a_spelling_is_found_however_many_words_sound_as_it_does() -> None:
    vowels = "aeiouy"
    crowd = [f"H{a}n{b}t{c}v" for a in vowels for b in vowels for c in vowels]
    many = [briefing(f"Mr. {word} came.") for word in crowd]
    one = briefing("General Gnatov said so.")
    again = [briefing(f"Mrs. {word} came.") for word in crowd]
    assert one.id in found(library([*many, *again, one]), "hnatov")


@pytest.mark.parametrize("query", ["shevchenko", "shevchenko -spam"])
@pytest.mark.parametrize("typing", [True, False])
def test_typing_mistakes_of_a_name_hide_no_spelling_of_it(query: str, typing: bool) -> None:
    letters = string.ascii_lowercase
    slips = [f"Shev{one}chenko Shevch{one}enko Shevchen{one}o S{one}evchenko" for one in letters]
    one = briefing("It was Schewtschenko who said so.")
    other = briefing("Szewczenko spoke, too.")
    store = library([briefing(" ".join(slips)), one, other])
    assert ids(one, other) <= found(store, query, typing=typing)
    opened = f"{one.text} {' '.join(slips)}"
    hit = match_text(briefing(opened), (), query, typing=typing)
    assert hit is not None
    assert Span(7, 20) in hit.spans


def test_what_is_asked_for_good_is_compared_with_all_that_resembles_it() -> None:
    slips = " ".join(f"{one}shevchenko" for one in "bfglmnpr")
    slips += " shemvchenko shenvchenko shervchenko shetvchenko shevcbhenko shevchemnko shevchenbko"
    one = briefing("It was Shuvchenko who said so.")
    assert one.id in found(library([one]), "shevchenko")
    assert one.id in found(library([briefing(slips), one]), "shevchenko")


@pytest.mark.parametrize("query", ["herasimov", "Gherasimov", "Herasimow", "Герасимов"])
def test_a_name_is_found_in_whatever_spelling_it_is_asked_for(
    store: MemoryStore, query: str
) -> None:
    sure = [hit.briefing for hit in hits_of(store, query) if hit.tier.joins]
    assert set(sure) == ids(RUSSIAN, PLAIN, INFLECTED, HEADLINE, GLUED)


def test_a_glued_word_is_found_by_either_part_and_by_the_whole(store: MemoryStore) -> None:
    assert GLUED.id in found(store, "who")
    assert GLUED.id in found(store, '"ivan herasimov who spoke"')
    assert GLUED.id in found(store, "herasimovwho")
    assert words(GLUED, hit_of(store, "herasimov", GLUED).spans) == ["Herasimov"]
    assert words(GLUED, hit_of(store, "who", GLUED).spans) == ["who"]


@pytest.mark.parametrize("typing", [True, False])
def test_a_name_asked_for_as_one_word_is_met_as_two(typing: bool) -> None:
    both, one = briefing("Then Ivan Herasimov came."), briefing("Then Ivan came, and Gerasimov.")
    store = library([both, one])
    assert found(store, "IvanGerasimov", typing=typing) == ids(both)
    told = hit_of(store, "IvanGerasimov", both)
    assert told.tier is Tier.SURE
    assert [reason.kind for reason in told.reasons] == [
        ReasonKind.JOINED,
        ReasonKind.ROMANISATION,
    ]


@pytest.mark.parametrize(
    ("asked", "text"),
    [("YouTube", "Then you tube down the river."), ("MacDonald", "A Mac Donald had.")],
)
def test_a_brand_or_a_surname_with_a_capital_inside_is_not_met_as_two_words(
    asked: str, text: str
) -> None:
    apart, whole = briefing(text), briefing(f"Then {asked} came.")
    store = library([apart, whole])
    assert found(store, asked, typing=False) == ids(whole)
    assert found(store, f"NOT {asked}", typing=False) == ids(apart)


def test_what_begins_as_typed_says_so_though_a_rule_joins_it_too() -> None:
    one = briefing("Then Kahtanim came.")
    hit = match_text(one, (), "kahtani", typing=True)
    assert hit is not None
    assert [reason.rule for reason in hit.reasons] == ["begins with kahtani"]


def test_while_typing_no_word_waits_for_all_that_resemble_it() -> None:
    looked_at: list[int] = []

    def kin(folded: str, most: int) -> Kindred:
        looked_at.append(most)
        return Kindred((), (), [f"wit{folded}{at}" for at in range(most)])

    asked = forms_of(parse("witkoff kushner", typing=True), kin, typing=True)
    assert looked_at == []
    for (form,) in asked.values():
        assert not form.has(Tier.SURE)
    assert looked_at == [MOST_MET, MOST_MET]


def test_while_typing_the_likest_answers_wherever_it_stands_among_many() -> None:
    many = [f"k{a}n{b}t{c}va" for a, b, c in product("aeiou", "aei", "aeiou")]

    def kin(folded: str, most: int) -> Kindred:
        return Kindred((), (*many, "gnatov"), ())

    ((form,),) = forms_of(parse("hnatov", typing=True), kin, typing=True).values()
    assert "gnatov" in form.spellings(Tier.SURE)


def test_where_exact_hits_are_enough_other_spellings_are_looked_for_after_them() -> None:
    both = briefing("General Hnatov spoke. Gnatov said so.")
    store = library([both, briefing("Hnatov came."), briefing("Gnatov alone.")])
    answer = ask(store, "hnatov", 1, typing=True)
    (first,) = (hit for one in answer.ids if (hit := answer.hit(one)))
    assert answer.is_rough
    assert all(reason.right.casefold() == "hnatov" for reason in first.reasons)
    answer.refine(lambda: True)
    assert answer.is_rough
    answer.refine(lambda: False)
    assert not answer.is_rough
    answer.grow(1)
    again = answer.hit(both.id)
    assert again is not None
    assert words(both, again.spans) == ["Hnatov", "Gnatov"]
    assert words(both, hit_of(store, "hnatov", both).spans) == ["Hnatov", "Gnatov"]
    assert not ask(store, "hnatov", 3, typing=True).is_rough


def test_with_enough_found_other_spellings_are_not_looked_for_until_more_is_asked_for() -> None:
    named = [briefing(f"General Hnatov spoke to {number}.") for number in range(3)]
    others = [briefing(f"Gnatov came to {number}.") for number in range(2)]
    store = library([*named, *others])
    whole = ask(store, "hnatov", typing=True)
    for enough, is_partial in ((3, True), (4, False)):
        answer = ask(store, "hnatov", 0, typing=True)
        assert answer.grow(50, enough)
        assert (answer.is_partial, answer.complete) == (is_partial, not is_partial)
        assert answer.ids == whole.ids[: 3 if is_partial else 5]
        assert answer.grow(50) == is_partial
        assert (answer.ids, answer.tiers) == (whole.ids, whole.tiers)
        assert answer.complete
        assert not answer.is_partial


def test_looking_for_other_spellings_ends_in_the_middle_of_a_word_when_nobody_waits() -> None:
    vowels = "aeiouy"
    crowd = " ".join(f"H{a}n{b}t{c}v" for a in vowels for b in vowels for c in vowels)
    store = library([briefing("General Hnatov spoke."), briefing(f"Mr. {crowd} came.")])
    answer = ask(store, "hnatov", 1, typing=True)
    answers = iter([False, *[True] * 9])
    answer.refine(lambda: next(answers))
    assert answer.is_rough
    answer.refine(lambda: False)
    assert not answer.is_rough


def test_a_phrase_finds_other_spellings_of_its_names() -> None:
    one = briefing("He saw Andriy Gherasimov there.")
    assert found(library([one]), '"andrii herasimov"') == {one.id}


def test_forms_of_a_given_name_find_each_other() -> None:
    steve, stephen = briefing("Steve Ambler said so."), briefing("Stephen Ambler said so.")
    both = library([steve, stephen])
    assert found(both, "Steve Ambler") == found(both, "Stephen Ambler") == ids(steve, stephen)
    assert ask(both, "Steve Ambler").ids == (steve.id, stephen.id)


def test_another_name_is_maybe_at_most_and_stands_last(store: MemoryStore) -> None:
    tiers = {hit.briefing: hit.tier for hit in hits_of(store, "herasimov")}
    assert tiers.get(OTHER.id, Tier.NO) in {Tier.MAYBE, Tier.NO}


def test_near_finds_a_name_in_another_spelling_and_says_so(store: MemoryStore) -> None:
    assert found(store, "general near:0 Herasimov") == ids(RUSSIAN)
    hit = hit_of(store, "general near:0 Herasimov", RUSSIAN)
    assert hit.tier is not Tier.EXACT
    assert ReasonKind.ROMANISATION in {reason.kind for reason in hit.reasons}


def test_a_full_name_finds_who_is_called_so_elsewhere_in_the_library() -> None:
    one = briefing("Lovelace wrote it.", day=2)
    two = briefing("Ada Lovelace wrote it all.", day=1)
    stranger = briefing("Linda Lovelace wrote nothing.", day=3)
    mentions = {
        one.id: (mention(one, "Lovelace", "Lovelace", "lovelace"),),
        two.id: (mention(two, "Ada Lovelace", "Ada Lovelace", "ada-lovelace"),),
        stranger.id: (mention(stranger, "Linda Lovelace", "Linda Lovelace", "linda-lovelace"),),
    }
    store = library([one, two, stranger], mentions)
    assert found(store, "ada lovelace") == ids(two)
    ada = ("ada-lovelace", "Ada Lovelace")
    settled_as(store.corpus, {"lovelace": ada, "ada-lovelace": ada})
    answer = ask(store, "ada lovelace")
    assert answer.ids == (two.id, one.id)
    hit = answer.hit(one.id)
    assert hit is not None
    assert (hit.tier, words(one, hit.spans)) == (Tier.LIKELY, ["Lovelace"])
    assert hit.reasons[0].kind is ReasonKind.SURNAME_ONLY
    assert hit.reasons[0].rule == "called Ada Lovelace elsewhere in this library"


def test_while_typing_each_letter_keeps_what_the_word_will_find(store: MemoryStore) -> None:
    for length in range(1, len("herasimov") + 1):
        assert PLAIN.id in found(store, "herasimov"[:length], typing=True)
    assert PLAIN.id in found(store, '"talks in li', typing=True)
    assert found(store, "li ", typing=True) == set()
    hit = ask(store, "hera", typing=True).hit(PLAIN.id)
    assert hit
    reasons = hit.reasons
    assert (reasons[0].right, reasons[0].rule) == ("Herasimov", "begins with hera")


@pytest.mark.parametrize("asked", ["al-Shamaa", '"Ahmed al-Shamaa"', "ech-Shamaa OR el-Shamaa"])
def test_the_arabic_article_is_met_in_each_of_its_forms(asked: str) -> None:
    met = [
        briefing(f"We met Ahmad {one} there.") for one in ("ash-Shamaa", "аль-Шамаа", "Al Shamaa")
    ]
    other = briefing("We met Ahmad at Shamaa and as Samaa.")
    assert found(library(met), asked) == ids(*met)
    assert found(library([*met, other]), '"Ahmed al-Shamaa"') == ids(*met)
    assert found(library(met), '="al-Shamaa"') == ids(met[2])


def test_a_name_is_met_without_its_arabic_article_or_as_one_word_with_it() -> None:
    whole, bare, one = map(
        briefing, ("An al-Shamaa left.", "Then Shamaa left.", "Ashshamaa went.")
    )
    store = library([whole, bare, one])
    hits = hits_of(store, "al-Shamaa")
    assert {hit.briefing: hit.tier for hit in hits} == {
        whole.id: Tier.EXACT,
        bare.id: Tier.SURE,
        one.id: Tier.SURE,
    }
    rules = {hit.briefing: hit.reasons[0].rule for hit in hits}
    assert rules[bare.id] == "the Arabic article is left out"
    assert rules[one.id] == "the Arabic article is written as one with its word"
    assert found(store, '="al-Shamaa"') == ids(whole)


def test_a_name_written_as_one_with_its_article_is_met_as_two_words() -> None:
    two, other, whole, one = map(
        briefing,
        (
            "Then al-Shamaa left.",
            "Then Shamaa left.",
            "Then Ahmad ash-Shamaa left.",
            "Then Ahmad Alshamaa left.",
        ),
    )
    store = library([two, other, whole, one])
    assert found(store, "Alshamaa") == ids(two, whole, one)
    assert found(store, '"Ahmad Alshamaa"') == found(store, '"Ahmed al-Shamaa"') == ids(whole, one)
    assert found(store, "=Alshamaa") == ids(one)
    (reason,) = hit_of(store, "Alshamaa", two).reasons
    assert (reason.left, reason.right) == ("Alshamaa", "al Shamaa")
    assert reason.rule == "the Arabic article is written as one with its word"


def test_two_letters_swapped_may_be_the_name() -> None:
    met = briefing("The minister Tsahkna said it.")
    with_slip = ask(library([met, OTHER]), "Tsakhna")
    assert with_slip.tiers == ((Tier.MAYBE, 1),)
    hit = with_slip.hit(met.id)
    assert hit
    assert "swapped" in hit.reasons[0].rule


def test_a_place_is_found_by_what_other_languages_call_it() -> None:
    ukrainian = briefing("Потяг до Києва спізнився.")
    german = briefing("Der Zug nach Kiew fiel aus.")
    store = library([ukrainian, german, briefing("The train to Kerch was late.")])
    assert found(store, "Kyiv") == found(store, "киев") == ids(ukrainian, german)


def test_a_place_is_no_word_that_only_sounds_like_it() -> None:
    store = library([briefing("The chief of staff left."), briefing("He left Kiew.")])
    told = {hit.tier for hit in hits_of(store, "kiev")}
    assert told == {Tier.SURE, Tier.MAYBE}
