"""What a search finds, in which order, and what it says of each hit."""

import string
from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.errors import QueryError
from briefings.model import Briefing, EntityKind, Hit, ReasonKind, ScanStatus, Span, Tier
from briefings.query import Word, parse
from briefings.search import Answer, document, match_text, search
from briefings.store.memory import MemoryStore
from briefings.store.protocols import Origin
from tests.search.inbox import RECEIVED, SOURCE, briefing, library, mention

RUSSIAN = briefing("General Gherasimov spoke. Gherasimov left.", day=1)
PLAIN = briefing("A word from Herasimov on talks in Lima.", title="Talks in Lima", day=2)
INFLECTED = briefing("Herasimova was seen.\nNobody spoke to Herasimova's men.", day=3)
HEADLINE = briefing("Herasimov resigns\nHe went home.", title="Herasimov resigns", day=1)
GLUED = briefing("We met Ivan Herasimovwho spoke.", split=("Herasimovwho", "Herasimov who"), day=4)
OTHER = briefing("Karasimov is somebody else, in Oslo.", day=5)
ALL = (RUSSIAN, PLAIN, INFLECTED, HEADLINE, GLUED, OTHER)


@pytest.fixture(scope="module")
def store() -> MemoryStore:
    return library(ALL)


def ask(store: MemoryStore, query: str, limit: int = 50, *, typing: bool = False) -> Answer:
    return search(store, query, [SOURCE], limit=limit, typing=typing)


def found(store: MemoryStore, query: str, *, typing: bool = False) -> set[str]:
    return set(ask(store, query, typing=typing).ids)


def ids(*briefings: Briefing) -> set[str]:
    return {one.id for one in briefings}


def words(one: Briefing, spans: Sequence[Span]) -> list[str]:
    return [span.of(one.text) for span in spans]


def hit_of(store: MemoryStore, query: str, one: Briefing) -> Hit:
    hit = ask(store, query).hit(one.id)
    assert hit is not None
    return hit


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
    one = briefing("It was Shqvchenko who said so.")
    assert one.id in found(library([one]), "shevchenko")
    assert one.id in found(library([briefing(slips), one]), "shevchenko")


def test_exact_hits_come_first_titles_before_texts_then_surer_before_less_sure(
    store: MemoryStore,
) -> None:
    answer = ask(store, "herasimov")
    assert answer.ids[:3] == (HEADLINE.id, GLUED.id, PLAIN.id)
    assert {answer.ids[3], answer.ids[4]} == ids(RUSSIAN, INFLECTED)
    assert answer.tiers[:2] == ((Tier.EXACT, 3), (Tier.SURE, 2))
    ranks = [hit.tier.rank for hit in answer.hits]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize("query", ["herasimov", "Gherasimov", "Herasimow", "Герасимов"])
def test_a_name_is_found_in_whatever_spelling_it_is_asked_for(
    store: MemoryStore, query: str
) -> None:
    sure = [hit.briefing for hit in ask(store, query).hits if hit.tier.joins]
    assert set(sure) == ids(RUSSIAN, PLAIN, INFLECTED, HEADLINE, GLUED)


def test_every_hit_says_why_in_the_words_of_the_text(store: MemoryStore) -> None:
    reason = hit_of(store, "herasimov", RUSSIAN).reasons[0]
    assert (reason.kind, reason.left, reason.right) == (
        ReasonKind.ROMANISATION,
        "herasimov",
        "Gherasimov",
    )
    assert reason.rule
    assert hit_of(store, "herasimov", PLAIN).reasons[0].rule == "the same letters"


def test_the_reason_that_says_how_sure_a_hit_is_comes_first(store: MemoryStore) -> None:
    hit = hit_of(store, "general herasimov", RUSSIAN)
    assert hit.tier is Tier.SURE
    assert [reason.right for reason in hit.reasons] == ["Gherasimov", "General"]


def test_spans_are_just_the_words_without_a_possessive(store: MemoryStore) -> None:
    assert words(RUSSIAN, hit_of(store, "herasimov", RUSSIAN).spans) == ["Gherasimov"] * 2
    assert words(INFLECTED, hit_of(store, "herasimov", INFLECTED).spans) == ["Herasimova"] * 2


def test_a_glued_word_is_found_by_either_part_and_by_the_whole(store: MemoryStore) -> None:
    assert GLUED.id in found(store, "who")
    assert GLUED.id in found(store, '"ivan herasimov who spoke"')
    assert GLUED.id in found(store, "herasimovwho")
    assert words(GLUED, hit_of(store, "herasimov", GLUED).spans) == ["Herasimov"]
    assert words(GLUED, hit_of(store, "who", GLUED).spans) == ["who"]


def test_the_snippet_is_one_line_with_its_own_spans() -> None:
    text = "Nothing here.\n" + "Some words before it. " * 9 + "Then Lima. " + "And after. " * 30
    one = briefing(text)
    hit = hit_of(library([one]), "lima", one)
    assert "\n" not in hit.snippet
    assert hit.snippet.startswith("… ")
    assert hit.snippet.endswith(" …")
    assert [span.of(hit.snippet) for span in hit.snippet_spans] == ["Lima"]
    assert len(hit.snippet) < 170


def test_the_snippet_is_of_the_story_where_the_story_has_one() -> None:
    one = briefing("The story is of Lima.\n", folded="More from Lima")
    other = briefing("A story.\n", folded="More from Lima")
    store = library([one, other])
    assert hit_of(store, "more OR lima", one).snippet == "The story is of Lima."
    assert hit_of(store, "lima", other).snippet == "More from Lima"


def test_the_snippet_holds_nothing_of_the_block_beside_it() -> None:
    one = briefing("From Lima it was said.", folded=" More from Oslo")
    assert hit_of(library([one]), "lima", one).snippet == "From Lima it was said."
    assert hit_of(library([one]), "oslo", one).snippet == "More from Oslo"


def test_words_next_to_each_other_are_one_span(store: MemoryStore) -> None:
    assert words(GLUED, hit_of(store, "ivan herasimov", GLUED).spans) == ["Ivan Herasimov"]


@pytest.mark.parametrize(
    ("query", "answers"),
    [
        ("talks lima", [PLAIN]),
        ("talks oslo", []),
        ("lima OR oslo", [PLAIN, OTHER]),
        ("spoke -general", [INFLECTED, GLUED]),
        ("spoke NOT (general OR nobody)", [GLUED]),
        ("-herasimov", [OTHER]),
        ("=Gherasimov", [RUSSIAN]),
        ("=gherasimow", []),
        ("gheras*", [RUSSIAN]),
        ("=herasimov lima", [PLAIN]),
        ('"talks in lima"', [PLAIN]),
        ('"lima in talks"', []),
        ("title:herasimov", [HEADLINE]),
        ("title:gherasimov", [HEADLINE]),
        ("title:home", []),
        ("date:2025-12-02..2025-12-03", [PLAIN, INFLECTED]),
        ("date:<2025-12-02 title:resigns", [HEADLINE]),
        ("date:>2025-12-04", [OTHER]),
        ("date:2024", []),
        ("lang:en oslo", [OTHER]),
        ("lang:uk oslo", []),
        ("is:unread oslo", [OTHER]),
        ("is:read", []),
        ("spoke (is:pinned OR date:2025-12-04)", [GLUED]),
        ("lima OR date:2025-12-05", [PLAIN, OTHER]),
        ("spoke -date:2025-12-04", [RUSSIAN, INFLECTED]),
    ],
)
def test_a_query_means_what_it_says(
    store: MemoryStore, query: str, answers: list[Briefing]
) -> None:
    joined = {hit.briefing for hit in ask(store, query).hits if hit.tier.joins}
    assert joined == ids(*answers)


def test_a_phrase_finds_other_spellings_of_its_names() -> None:
    one = briefing("He saw Andriy Gherasimov there.")
    assert found(library([one]), '"andrii herasimov"') == {one.id}


def test_a_phrase_goes_on_behind_a_possessive() -> None:
    one = briefing("The Kremlin's envoy arrived.")
    hit = match_text(one, (), '"kremlin envoy"')
    assert hit is not None
    assert words(one, hit.spans) == ["Kremlin's envoy"]
    assert found(library([one]), '"kremlin envoy" arrived') == {one.id}


def test_a_phrase_longer_than_the_text_finds_nothing() -> None:
    one = briefing("Herasimov spoke again.")
    assert match_text(one, (), '"Herasimov spoke again and once more"') is None


def test_forms_of_a_given_name_find_each_other() -> None:
    steve, stephen = briefing("Steve Ambler said so."), briefing("Stephen Ambler said so.")
    both = library([steve, stephen])
    assert found(both, "Steve Ambler") == found(both, "Stephen Ambler") == ids(steve, stephen)
    assert ask(both, "Steve Ambler").ids == (steve.id, stephen.id)


def test_another_name_is_maybe_at_most_and_stands_last(store: MemoryStore) -> None:
    tiers = {hit.briefing: hit.tier for hit in ask(store, "herasimov").hits}
    assert tiers.get(OTHER.id, Tier.NO) in {Tier.MAYBE, Tier.NO}


def test_publisher_watch_and_person_ask_about_the_whole_briefing() -> None:
    one = briefing("Lovelace wrote it.", publisher="The Daily Gazette", day=2)
    two = briefing("Ada Lovelace wrote it all.", publisher="Post", day=1)
    mentions = {
        one.id: (mention(one, "Lovelace", "Lovelace", "lovelace"),),
        two.id: (mention(two, "Ada Lovelace", "Ada Lovelace", "ada-lovelace"),),
    }
    store = library([one, two], mentions, {one.id: "Big Names"})
    ada = ("ada-lovelace", "Ada Lovelace")
    store.corpus.set_entities({"lovelace": ada, "ada-lovelace": ada})
    assert found(store, "publisher:gazette") == ids(one)
    assert found(store, 'publisher:"daily gaz"') == ids(one)
    assert found(store, "publisher:unknown") == set()
    assert found(store, "watch:big") == ids(one)
    assert found(store, "is:alert") == ids(one)
    assert found(store, "person:ada") == found(store, "wrote person:ada") == ids(one, two)
    assert found(store, "person:Лавлейс") == set()
    assert found(store, "person:Lovelase") == found(store, "person:lovelace")


def test_a_place_and_a_person_of_one_name_are_told_apart() -> None:
    city = briefing("They met in Austin, far from home.", day=2)
    man = briefing("Mr. Austin met them.", day=1)
    mentions = {
        city.id: (mention(city, "Austin", "Austin", "austin", EntityKind.PLACE),),
        man.id: (mention(man, "Austin", "Austin", "austin"),),
    }
    store = library([city, man], mentions)
    store.corpus.set_entities({"austin": ("austin", "Austin")})
    assert found(store, "place:austin") == found(store, "place:Остин") == ids(city)
    assert found(store, "person:austin") == ids(man)
    assert found(store, "austin -place:austin") == ids(man)


def test_a_place_is_found_where_it_is_named_and_by_words_only_where_nothing_names_it() -> None:
    texts = ("They met in Kharkiv.", "Харькове встретились.", "The Kharkiv hotel burned.")
    town = [briefing(text, day=at + 1) for at, text in enumerate(texts)]
    mentions = {
        town[0].id: (mention(town[0], "Kharkiv", "Kharkiv", "kharkiv", EntityKind.PLACE),),
        town[1].id: (mention(town[1], "Харькове", "Харків", "kharkiv", EntityKind.PLACE),),
    }
    store = library(town, mentions)
    assert found(store, "place:kharkiv") == found(store, "place:Харків") == ids(*town[:2])
    assert found(store, "place:khark") == ids(*town[:2])
    assert found(store, "place:hotel") == ids(town[2])


def test_words_near_each_other_are_found_and_only_those_are_marked() -> None:
    close = briefing("Talks began. The talks in old Lima ended.", day=2)
    far = briefing("Lima was far away, and nobody there knew of any talks at all.", day=1)
    store = library([close, far])
    assert found(store, "talks near:2 lima") == found(store, "lima near:2 talks") == ids(close)
    assert found(store, "talks near:1 lima") == set()
    assert found(store, "talks near:10 lima") == ids(close, far)
    assert found(store, 'talks near:3 "lima ended"') == ids(close)
    assert found(store, "talks near:2 lim", typing=True) == ids(close)
    assert found(store, "talks -talks near:2 lima") == ids(far)
    assert words(close, hit_of(store, "talks near:2 lima", close).spans) == ["talks", "Lima"]
    inside = match_text(far, (), "talks near:2 lima ")
    assert inside is None


def test_near_finds_a_name_in_another_spelling_and_says_so(store: MemoryStore) -> None:
    assert found(store, "general near:0 Herasimov") == ids(RUSSIAN)
    hit = hit_of(store, "general near:0 Herasimov", RUSSIAN)
    assert hit.tier is not Tier.EXACT
    assert ReasonKind.ROMANISATION in {reason.kind for reason in hit.reasons}


def test_ages_are_counted_from_the_moment_of_asking() -> None:
    fresh = briefing("Fresh.", day=6)
    late = briefing("Late but dated early.", day=1)
    undated = briefing("No day at all.")
    long_ago = RECEIVED - timedelta(days=40)
    store = library([fresh, late, undated], received={undated.id: long_ago})

    def asked(query: str) -> set[str]:
        answer = search(store, query, [SOURCE], limit=9, typing=False, now=RECEIVED)
        return set(answer.ids)

    assert asked("received:<3d") == ids(fresh, late)
    assert asked("received:>30d") == ids(undated)
    assert asked(f"received:{RECEIVED:%Y-%m-%d}") == ids(fresh, late)
    assert asked("date:<3d") == ids(fresh)
    assert asked("date:>3d") == ids(late)
    assert asked("older:3d") == ids(late, undated)
    assert asked("-older:3d") == ids(fresh)
    assert asked("older:9999y") == set()


def test_what_came_in_several_files_is_a_copy() -> None:
    twice, once = briefing("Came twice."), briefing("Came once.")
    store = library([twice, once])
    store.corpus.put_origins([Origin("/inbox/b", SOURCE, twice.id, 1, 1, ScanStatus.COPY)])
    assert found(store, "is:copy") == ids(twice)
    assert found(store, "-is:copy") == ids(once)


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
    store.corpus.set_entities({"lovelace": ada, "ada-lovelace": ada})
    answer = ask(store, "ada lovelace")
    assert answer.ids == (two.id, one.id)
    hit = answer.hit(one.id)
    assert hit is not None
    assert (hit.tier, words(one, hit.spans)) == (Tier.LIKELY, ["Lovelace"])
    assert hit.reasons[0].kind is ReasonKind.SURNAME_ONLY
    assert hit.reasons[0].rule == "called Ada Lovelace elsewhere in this library"


def test_only_sources_in_force_are_searched(store: MemoryStore) -> None:
    assert search(store, "herasimov", ["/elsewhere"], limit=9).ids == ()


def test_a_limit_cuts_the_least_sure(store: MemoryStore) -> None:
    whole, cut = ask(store, "herasimov"), ask(store, "herasimov", limit=4)
    assert cut.ids == whole.ids[:4]
    assert (cut.complete, whole.complete) == (False, True)


def test_more_hits_than_one_step_takes_are_all_found() -> None:
    many = [briefing(f"Lima and {number}.", day=1 + number % 9) for number in range(450)]
    answer = ask(library(many), "lima", limit=1000)
    assert len(answer.ids) == len(set(answer.ids)) == 450


def test_a_cancelled_search_gives_what_it_has(store: MemoryStore) -> None:
    answer = search(store, "herasimov", [SOURCE], limit=9, cancelled=lambda: True)
    assert (answer.ids, answer.complete) == ((), False)


def test_a_mistake_is_raised_and_not_answered_by_nothing(store: MemoryStore) -> None:
    with pytest.raises(QueryError):
        ask(store, "titel:herasimov")


def test_nothing_in_particular_is_everything(store: MemoryStore) -> None:
    assert len(search(store, "is:", [SOURCE], limit=9).ids) == len(ALL)


def test_while_typing_each_letter_keeps_what_the_word_will_find(store: MemoryStore) -> None:
    for length in range(1, len("herasimov") + 1):
        assert PLAIN.id in found(store, "herasimov"[:length], typing=True)
    assert PLAIN.id in found(store, '"talks in li', typing=True)
    assert found(store, "li ", typing=True) == set()
    reasons = search(store, "hera", [SOURCE], limit=9).hits[0].reasons
    assert (reasons[0].right, reasons[0].rule) == ("Herasimov", "begins with hera")


@given(
    st.lists(st.sampled_from([*string.ascii_lowercase, "herasimov", "spoke", "lima"]), max_size=3)
)
def test_every_answer_to_words_shows_where_it_is(query: list[str]) -> None:
    store = library(ALL)
    for hit in ask(store, " ".join(query)).hits if query else ():
        assert hit.spans
        assert all(span.of(hit.snippet) for span in hit.snippet_spans)


def test_an_open_briefing_is_searched_by_the_same_rules() -> None:
    for one in ALL:
        library_hit = ask(library([one]), "herasimov").hit(one.id)
        hit = match_text(one, (), "herasimov", typing=False)
        if library_hit is None or not library_hit.tier.joins:
            continue
        assert hit == library_hit
    assert match_text(PLAIN, (), "oslo") is None
    assert match_text(PLAIN, (), "is:read") is None
    assert match_text(PLAIN, (), parse("=lima")) is not None
    assert parse("=lima").root == Word("lima", exact=True)


def test_an_open_briefing_shows_the_person_it_names_by_the_surname() -> None:
    one = briefing("Lovelace wrote it.")
    named = mention(one, "Lovelace", "Ada Lovelace", "ada-lovelace")
    hit = match_text(one, (named,), "ada lovelace ")
    assert hit is not None
    assert words(one, hit.spans) == ["Lovelace"]
    assert match_text(one, (named,), "linda lovelace ") is None


def test_a_document_holds_title_and_words_as_they_are_shown() -> None:
    made = document(GLUED, RECEIVED)
    assert made.text == ("we", "met", "ivan", "herasimov", "who", "spoke", "herasimovwho")
    assert made.title == ("no", "title")
    assert (made.day.isoformat(), made.dated) == ("2025-12-04", True)


def test_an_undated_briefing_stands_under_the_day_received() -> None:
    made = document(briefing("x y"), RECEIVED)
    assert (made.day, made.dated) == (RECEIVED.date(), False)


def test_a_search_that_was_stopped_goes_on_where_it_was() -> None:
    many = [briefing(f"Lima and {number}.", day=1 + number % 9) for number in range(450)]
    store = library(many)
    whole = ask(store, "lima", limit=1000)
    asked = 0

    def is_enough() -> bool:
        nonlocal asked
        asked += 1
        return asked > 600

    answer = search(store, "lima", [SOURCE], limit=1000, cancelled=is_enough)
    steps = 0
    while not answer.complete:
        asked, steps = 0, steps + 1
        answer.grow(1000)
        assert steps < 99
    assert answer.ids == whole.ids
    assert steps > 1


def test_a_search_looks_for_more_only_when_it_is_asked_to() -> None:
    many = [briefing(f"Lima and {number}.", day=1 + number % 9) for number in range(250)]
    answer = ask(library(many), "lima", limit=100)
    assert (len(answer), answer.complete) == (100, False)
    first = answer.ids
    assert answer.grow(100)
    assert answer.ids[:100] == first
    assert answer.grow(1000)
    assert (len(answer), answer.complete) == (250, True)
    assert not answer.grow(1)


def test_the_snippet_says_more_than_the_title_where_the_text_does() -> None:
    one = briefing("Lima talks end\nIn Lima they went home.\n", title="Lima talks end", day=1)
    assert hit_of(library([one]), "lima", one).snippet == "In Lima they went home."
    assert hit_of(library([one]), "end", one).snippet == "Lima talks end"


@pytest.mark.parametrize("asked", ["al-Shamaa", '"Ahmed al-Shamaa"', "ech-Shamaa OR el-Shamaa"])
def test_the_arabic_article_is_met_in_each_of_its_forms(asked: str) -> None:
    met = [
        briefing(f"We met Ahmad {one} there.") for one in ("ash-Shamaa", "аль-Шамаа", "Al Shamaa")
    ]
    other = briefing("We met Ahmad at Shamaa and as Samaa.")
    assert found(library([*met, other]), asked) == ids(*met)
    assert found(library(met), '="al-Shamaa"') == ids(met[2])


def test_two_letters_swapped_may_be_the_name() -> None:
    met = briefing("The minister Tsahkna said it.")
    with_slip = ask(library([met, OTHER]), "Tsakhna")
    assert with_slip.tiers == ((Tier.MAYBE, 1),)
    hit = with_slip.hit(met.id)
    assert hit
    assert "swapped" in hit.reasons[0].rule
