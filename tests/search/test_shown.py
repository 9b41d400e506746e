"""What is said of a hit: reasons, spans and snippet."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.model import ReasonKind, Tier
from briefings.query import Word, parse
from briefings.search import document, match_text
from briefings.store.memory import MemoryStore
from tests.search.inbox import (
    ALL,
    GLUED,
    INFLECTED,
    PLAIN,
    RECEIVED,
    RUSSIAN,
    ask,
    briefing,
    hit_of,
    hits_of,
    library,
    mention,
    words,
)


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


@pytest.mark.parametrize(
    ("query", "part", "whole"),
    [
        ("baradei", "Baradei", "ElBaradei"),
        ("krzyzanowski", "Krzyżanowski", "withWojciechKrzyżanowski"),
        ('"wojciech krzyżanowski"', "WojciechKrzyżanowski", "withWojciechKrzyżanowski"),
        ("кшижановский", "Krzyżanowski", "withWojciechKrzyżanowski"),
    ],
)
def test_a_word_inside_a_longer_one_has_its_tier_place_snippet_and_reason(
    query: str, part: str, whole: str
) -> None:
    text = "He sat withWojciechKrzyżanowski in Warsaw.Mohamed ElBaradei wasnot there."
    one = briefing(text)
    hit = hit_of(library([one]), query, one)
    assert words(one, hit.spans) == [part]
    assert part in hit.snippet
    assert hit.reasons[0].rule == f"a part of {whole}, by its capitals"
    met = match_text(one, (), query)
    assert met is not None
    assert met.spans == hit.spans


def test_a_glued_word_is_shown_where_it_is_asked_for_as_it_is_written() -> None:
    hit = hit_of(library([GLUED]), "herasimovwho", GLUED)
    assert words(GLUED, hit.spans) == ["Herasimovwho"]
    assert hit.reasons[0].rule == "Herasimovwho as it is written"


def test_spans_are_just_the_words_without_a_possessive(store: MemoryStore) -> None:
    assert words(RUSSIAN, hit_of(store, "herasimov", RUSSIAN).spans) == ["Gherasimov"] * 2
    assert words(INFLECTED, hit_of(store, "herasimov", INFLECTED).spans) == ["Herasimova"] * 2


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


@given(
    st.lists(st.sampled_from([*string.ascii_lowercase, "herasimov", "spoke", "lima"]), max_size=3)
)
def test_every_answer_to_words_shows_where_it_is(query: list[str]) -> None:
    store = library(ALL)
    for hit in hits_of(store, " ".join(query)) if query else ():
        assert hit.spans
        assert all(span.of(hit.snippet) for span in hit.snippet_spans)


@given(
    st.lists(st.sampled_from(["lima", "lim", "Lima-Lima", "talks", "oslo.", "\n"]), max_size=90),
    st.sampled_from(["l", "lima", "t", "lima talks", "oslo or lim", "title:l", "=Lima", "tolks"]),
    st.booleans(),
)
def test_a_glimpse_shows_the_line_that_the_whole_hit_shows(
    text: list[str], query: str, is_titled: bool
) -> None:
    story = " ".join(text)
    title = story.split("\n")[0].strip() if is_titled else ""
    one = briefing(story or "nothing", title=title, folded="lima talks lima")
    glimpse = ask(library([one]), query, typing=True).glimpses([one.id]).get(one.id)
    hit = ask(library([one]), query, typing=True).hit(one.id)
    assert (glimpse is None) == (hit is None)
    if glimpse and hit:
        assert glimpse.tier is hit.tier
        assert (glimpse.snippet, glimpse.snippet_spans) == (hit.snippet, hit.snippet_spans)


def test_a_glimpse_of_a_word_met_very_often_does_not_hold_it_all() -> None:
    one = briefing("Some talks on trade took place today. " * 400)
    answer = ask(library([one]), "t", typing=True)
    glimpse, hit = answer.glimpses([one.id])[one.id], answer.hit(one.id)
    assert glimpse is not None
    assert hit is not None
    assert len(hit.spans) > 1000
    assert len(glimpse.spans) < 40
    assert answer.glimpses([one.id]) == {one.id: hit}


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
    assert made.text == "we met ivan herasimov who spoke herasimovwho"
    assert made.title == "no title"
    assert (made.day.isoformat(), made.dated) == ("2025-12-04", True)


def test_the_snippet_says_more_than_the_title_where_the_text_does() -> None:
    one = briefing("Lima talks end\nIn Lima they went home.\n", title="Lima talks end", day=1)
    assert hit_of(library([one]), "lima", one).snippet == "In Lima they went home."
    assert hit_of(library([one]), "end", one).snippet == "Lima talks end"


def test_the_snippet_goes_on_where_a_line_ends_inside_a_sentence() -> None:
    text = "Talks end\nThe envoy Wisniew-\nska came to the\ntown hall.\nIt rained.\n"
    one = briefing(text, day=1, split=("Wisniew-\nska", "Wisniewska"))
    for asked, shown in (("came", "came"), ("wisniewska hall", "Wisniewska|hall")):
        hit = hit_of(library([one]), asked, one)
        assert hit.snippet == "The envoy Wisniewska came to the town hall."
        marked = [span.of(hit.snippet) for span in hit.snippet_spans]
        assert marked == shown.split("|")
