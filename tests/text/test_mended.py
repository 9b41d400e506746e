"""Words as the reader sees them, with the marks in them."""

from briefings.model import Briefing, Span, Surroundings
from briefings.text.mended import mended
from tests.reading import read

STORY = (
    "Talks go on\n\nThe minister met the special envoy Jane Marlowewhich took place in Paris. "
    "The envoy Jane Marlowe left with the minister, and Marlowe said that talks took place.\n\n"
    "A commission of the kind had met Anna Wisniew-\nska in the hall of the town, and he "
    "said that Wisniewska would be there again.\n"
)


def at(briefing: Briefing, words: str) -> Span:
    start = briefing.text.index(words)
    return Span(start, start + len(words))


def test_a_glued_name_is_marked_alone_in_words_that_are_split() -> None:
    briefing = read(STORY.encode(), Surroundings())
    name = at(briefing, "Jane Marlowe")
    words, (mark,) = mended(briefing, Span(0, len(briefing.text)), [name])
    assert "Jane Marlowe which took" in words
    assert mark.of(words) == "Jane Marlowe"


def test_a_broken_name_is_marked_whole() -> None:
    briefing = read(STORY.encode(), Surroundings())
    name = at(briefing, "Anna Wisniew-\nska")
    words, (mark,) = mended(briefing, Span(0, len(briefing.text)), [name])
    assert mark.of(words) == "Anna Wisniewska"


def test_marks_behind_what_is_mended_stay_on_their_words() -> None:
    briefing = read(STORY.encode(), Surroundings())
    whole = Span(0, len(briefing.text))
    marks = [at(briefing, "took place in"), at(briefing, "in the hall")]
    words, inside = mended(briefing, whole, marks)
    assert [mark.of(words) for mark in inside] == ["took place in", "in the hall"]
