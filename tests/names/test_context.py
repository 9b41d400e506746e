"""A text cut into words, for those who look for names in it."""

from hypothesis import given
from hypothesis import strategies as st

from briefings.names.context import Text

_SIGNS = "aBs1'’ʼ .-_\n\u00e9\u0301\u0436\u4e2d\u05d0"


@given(st.text(alphabet=_SIGNS, max_size=40))
def test_the_words_of_a_text_stand_where_it_has_them_with_the_rest_between(written: str) -> None:
    text = Text(written, "en")
    places = range(len(text))
    words = [written[text.starts[at] : text.end(at)] for at in places]
    gaps = text.gaps[: max(0, len(text) - 1)]
    pieces = [piece for pair in zip(words, [*gaps, ""], strict=False) for piece in pair]
    assert words == text.words
    assert "".join(pieces) in written
    assert all(text.spelt[at].startswith(words[at]) for at in places)
