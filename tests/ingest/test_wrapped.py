"""Paragraphs that a mailer, an editor or a printer broke to a width."""

from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.ingest.parts import layout
from briefings.model import Briefing, Surroundings, TitleKind
from briefings.names.entities import find_watched
from briefings.names.gazetteer import Gazetteer
from tests.names.briefings import watch
from tests.reading import read

SENTENCE = (
    "The minister said on Friday that the talks with the delegation led by Oleh Marchuk would "
    "go on in Geneva next week."
)
STORY = (
    f"{SENTENCE} Observers of the Organization for Security and Co-operation were expected, and "
    "so were Jane Doe and Richard Roe of the Red Cross, who had been there since spring."
)
TONGUES = {
    "uk": "Міністр заявив у п'ятницю, що переговори з Олегом Марчуком триватимуть у Женеві "
    "наступного тижня, а спостерігачі з Організації з безпеки приїдуть у неділю вранці.",
    "de": "Der Minister sagte am Freitag, dass die Gespräche mit der Delegation unter der Leitung "
    "von Oleh Marchuk in der kommenden Woche in Genf fortgesetzt werden sollen.",
    "ar": "قال وزير الخارجية يوم الجمعة إن المحادثات مع الوفد برئاسة أوليغ مارتشوك ستستمر في جنيف "
    "الأسبوع المقبل ولم يقل من سيشارك فيها وكان من المتوقع أن يأتي مراقبون أيضا من المنظمة.",
}


def of(text: str) -> Briefing:
    return read(text.encode(), Surroundings())


def paragraphs(text: str) -> list[str]:
    return [" ".join(part.text.split()) for part in layout.cut(text).parts]


@given(st.integers(50, 110), st.integers(1, 4), st.sampled_from(["", "  ", "    "]))
def test_a_paragraph_broken_to_any_width_is_one(width: int, times: int, indent: str) -> None:
    words = " ".join([STORY] * times)
    lines = wrap(
        words, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )
    assert paragraphs("\n".join(lines)) == [words]


@pytest.mark.parametrize("tongue", TONGUES)
@pytest.mark.parametrize("width", [60, 72])
def test_so_it_is_in_other_languages(tongue: str, width: int) -> None:
    assert paragraphs("\n".join(wrap(TONGUES[tongue], width))) == [TONGUES[tongue]]


def test_a_narrow_column_with_words_broken_at_its_edge_is_one_paragraph() -> None:
    column = (
        "The minister said on Friday\nthat the talks with the dele-\ngation led by Oleh Mar-\n"
        "chuk would go on in Geneva\nnext week. Observers would\ncome, too.\n"
    )
    found = of(column)
    assert len(found.blocks) == 1
    assert found.title.startswith("The minister said on Friday that the talks with the delegation")


def test_the_title_of_a_wrapped_paragraph_is_derived_from_its_first_sentence() -> None:
    for width in (60, 72, 80):
        found = of("\n".join(wrap(STORY, width)))
        assert found.title_kind is TitleKind.DERIVED
        assert SENTENCE.startswith(found.title.rstrip("…"))
        assert len(found.title) > width


@pytest.mark.parametrize("title", ["Talks to go on in Geneva", "Minister sees Marchuk in Geneva"])
def test_a_line_above_a_wrapped_paragraph_that_had_room_stays_the_title(title: str) -> None:
    found = of("\n".join([title, *wrap(STORY, 72)]))
    assert (found.title, found.title_kind) == (title, TitleKind.STATED)


def test_a_line_that_ends_a_word_early_before_a_name_goes_on() -> None:
    text = (
        "Officials left the capital on Saturday night without speaking to\n"
        "reporters. Nobody in the delegation believed that the head of the\n"
        "office had been dismissed. A spokesman for Oleh\n"
        "Marchuk said so."
    )
    assert paragraphs(text) == [" ".join(text.split())]


def test_two_lines_in_a_script_without_capitals_go_on_where_the_first_holds_a_stop() -> None:
    text = "وصل الوزير إلى جنيف صباح يوم الأحد مع وفد كبير. وقال الوزير إن\nالمحادثات ستستمر غدا."
    assert len(paragraphs(text)) == 1


def test_lines_that_somebody_ended_stay_apart() -> None:
    lines = [
        "Storm damages the pier of the old harbour in the night",
        "Minister sees the delegation of the farmers in Geneva",
        "Observers expected at the border before the end of May",
        "Harbour wall repaired before winter, the mayor declares",
    ]
    assert paragraphs("\n".join(lines)) == lines
    speakers = [f"{who}: {SENTENCE}"[:70] for who in ("MR. ROE", "QUESTION", "MS. DOE")]
    assert paragraphs("\n".join(speakers)) == speakers


@pytest.mark.parametrize(
    "headlines",
    [
        "council passes the budget for the next year\nstorm hits the north and all the valleys\n"
        "police hold three men over the raid now",
        "المجلس يقر ميزانية الدولة للعام المقبل\nعاصفة شديدة تضرب شمال البلاد والوديان\n"
        "الشرطة توقف ثلاثة مشتبهين في السرقة",
    ],
)
def test_headlines_without_capitals_stay_apart(headlines: str) -> None:
    assert paragraphs(f"{STORY}\n\n{headlines}\n\n{STORY}")[1:-1] == headlines.split("\n")


def test_items_of_a_list_are_parts_with_the_lines_they_go_on_in() -> None:
    items = [f"- {SENTENCE}", "- Jane Doe of the Red Cross was there."]
    lines = [line for item in items for line in wrap(item, 60, subsequent_indent="  ")]
    assert paragraphs("\n".join(lines)) == items
    assert of("\n".join(lines)).title.startswith("The minister said")


@pytest.mark.parametrize("end", ["Jane\n", "Jane\n  ", "", "Jane Mar-\n"])
def test_a_name_that_a_line_end_breaks_is_met_whole(end: str) -> None:
    begun = "The minister said on Friday that the talks would go on with the head of it, "
    rest = "chuk" if end.endswith("-\n") else "Marchuk"
    name = f"{end}{rest}" if end else "Jane Marchuk"
    found = of(
        f"{begun}{name}, in Geneva and in Vienna, as long as there was anything to say\nof it."
    )
    (met,) = find_watched(found, Gazetteer([watch("Jane Marchuk")]))
    assert met.text.split() == ["Jane", "Marchuk"]
    assert met.span.of(found.text) == name
