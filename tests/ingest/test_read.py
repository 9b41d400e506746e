from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.errors import UnreadableError
from briefings.model import Briefing, Surroundings
from briefings.text.sanitise import sanitise
from tests.reading import read

SEEDS = sorted(Path(__file__).parent.parent.parent.joinpath("seeds").iterdir())
PIECES = st.sampled_from(
    [
        *" \n\t\r.,:;!?\"'«»“”()-–—•|/\\»>#*0159",
        "\n\n",
        " date 2025-12-06 ",
        "date 2025-13-45",
        "December 5",
        "05.12.2025",
        "3/4/2025",
        "Published: ",
        "Category\n",
        "- he said.",
        "Name Other said: ",
        "(Photo: X)",
        "© 2025",
        "cookies",
        "\x1b]0;",
        "\u202e",
        "\u0301",
        "Міністр сказав",
        "a" * 90,
        "The minister said that the talks would go on in the spring. ",
    ]
)


def well_formed(briefing: Briefing) -> bool:
    """Whether the blocks tile the text and every span lies inside it."""
    text = briefing.text
    ends = [0, *(block.span.end for block in briefing.blocks)]
    starts = [*(block.span.start for block in briefing.blocks), len(text)]
    spans = [edit.span for edit in briefing.edits] + [quote.span for quote in briefing.quotes]
    spans += [span for span in (briefing.title_span, briefing.publisher_span) if span]
    if briefing.dating and briefing.dating.evidence:
        spans.append(briefing.dating.evidence)
    return (
        ends == starts
        and all(block.span.start < block.span.end for block in briefing.blocks)
        and all(0 <= span.start < span.end <= len(text) for span in spans)
        and all(edit.was == edit.span.of(text) for edit in briefing.edits)
        and bool(briefing.title.strip())
        and "\n" not in briefing.title
    )


def reading(raw: bytes) -> Briefing | None:
    try:
        return read(raw, Surroundings())
    except UnreadableError:
        return None


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    briefing = reading(raw)
    assert briefing is None or well_formed(briefing)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_arrangement_of_a_page_is_tiled_by_its_blocks(text: str) -> None:
    briefing = reading(text.encode())
    assert briefing is None or well_formed(briefing)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_offset_into_a_text_leads_to_the_same_place_of_the_raw_one(text: str) -> None:
    briefing = reading(text.encode())
    if briefing is None:
        return
    safe = sanitise(text)
    assert briefing.text == safe.text
    # What is no control, invisible or the end of a line stands where it stood.
    assert briefing.text == text or safe.hidden or "\r" in text


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_the_blocks_of_a_seed_tile_it(path: Path) -> None:
    assert well_formed(read(path.read_bytes(), Surroundings()))


@given(st.text(min_size=1))
def test_equal_bytes_have_one_id(text: str) -> None:
    first, second = reading(text.encode()), reading(text.encode())
    assert (first and first.id) == (second and second.id)


def test_an_id_is_sixteen_hexadecimal_digits_of_the_text() -> None:
    first = read("Zażółć gęślą jaźń".encode(), Surroundings())
    assert len(first.id) == 16
    assert int(first.id, 16) >= 0
    wide = read("Zażółć gęślą jaźń".encode("utf-16"), Surroundings())
    assert wide.id == first.id
    assert read(b"Another text", Surroundings()).id != first.id


@pytest.mark.parametrize("raw", [b"", b" \n\t\r\n ", "\ufeff".encode(), "\u200b\u200b".encode()])
def test_a_file_of_nothing_but_blanks_is_refused_with_the_reason(raw: bytes) -> None:
    with pytest.raises(UnreadableError, match="blanks"):
        read(raw, Surroundings())
