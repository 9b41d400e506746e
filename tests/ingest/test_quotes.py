import pytest

from briefings.model import BlockKind, Certainty, Surroundings
from tests.reading import read

PROSE = "The minister said that the talks would go on, and that nobody had left the hall. " * 2
WORDS = "We will go on with the talks until the spring"


def quotes(*lines: str) -> list[tuple[str, str | None]]:
    text = "\n\n".join(("Talks go on in the capital", PROSE, *lines, PROSE))
    briefing = read(text.encode(), Surroundings())
    for quote in briefing.quotes:
        assert (quote.certainty is Certainty.STATED) == (quote.speaker is not None)
    return [(quote.span.of(briefing.text), quote.speaker) for quote in briefing.quotes]


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        (f'"{WORDS}," Marlowe said.', "Marlowe"),
        (f'"{WORDS}," said Jane Marlowe.', "Jane Marlowe"),
        (f'"{WORDS}," Foreign Minister Jane Marlowe added.', "Jane Marlowe"),
        (f'"{WORDS}," said Prime Minister Jane Marlowe on Monday.', "Jane Marlowe"),
        (f'"{WORDS}," said J. Marlowe in the hall.', "J. Marlowe"),
        (f'"{WORDS}." Marlowe said on Monday that he had left.', None),
        (f"„{WORDS},” je še povedal.", None),
        (f'"{WORDS}," he emphasized.', None),
        (f'"{WORDS}," the minister explained.', None),
        (f'"{WORDS}," according to the official, who had met Marlowe.', None),
        (f'"{WORDS}."', None),
        (f"«{WORDS}», — заявив Петренко.", "Петренко"),
        (f"«{WORDS}», — зазначив Президент України.", None),
        (f"«{WORDS}», — сказал министр.", None),
        (f"„{WORDS}“, sagte Bürgermeisterin Kowalski.", "Kowalski"),
        (f"« {WORDS} », a déclaré le maire.", None),
        (f'Jane Marlowe said: "{WORDS}."', "Jane Marlowe"),
        (f"Мер Петренко заявив: «{WORDS}».", "Петренко"),
        (f'She said: "{WORDS}."', None),
        (f'Marlowe said that Petrenko had told her: "{WORDS}."', None),
        (f"„{WORDS}”, powiedział Kowalski.", "Kowalski"),
        (f"“{WORDS},” Marlowe's deputy said.", None),
    ],
)
def test_a_speaker_is_a_name_beside_a_verb_of_saying_or_nobody(
    line: str, speaker: str | None
) -> None:
    ((words, found),) = quotes(line)
    assert WORDS in words
    assert found == speaker


def test_a_term_in_quotation_marks_is_no_quote() -> None:
    assert quotes('They spoke of the "coalition of the willing" and its "plan" again.') == []


@pytest.mark.parametrize(
    ("below", "speaker"),
    [
        ("- Marlowe stated.", "Marlowe"),
        ("- he added.", None),
        ("— зазначив Петренко.", "Петренко"),
    ],
)
def test_a_paragraph_that_the_next_line_gives_away_is_a_quote(
    below: str, speaker: str | None
) -> None:
    assert quotes(f"{WORDS}.", below) == [(f"{WORDS}.", speaker)]


def test_a_paragraph_that_is_announced_is_a_quote() -> None:
    lines = ("Marlowe himself made a statement on this:", f"{WORDS}.")
    assert quotes(*lines) == [(f"{WORDS}.", "Marlowe")]
    briefing = read("\n\n".join((PROSE, *lines, PROSE)).encode(), Surroundings())
    assert briefing.kind_at(briefing.text.index(WORDS)) is BlockKind.QUOTE


def test_a_list_that_is_announced_is_no_quote() -> None:
    assert (
        quotes("The minister said the following were there:", "• Jane Marlowe and her six men")
        == []
    )


@pytest.mark.parametrize("after", ["", ".", " …", ", — ,"])
def test_a_quote_may_be_followed_by_no_word(after: str) -> None:
    assert quotes(f"“{WORDS},”{after}") == [(f"“{WORDS},”", None)]


@pytest.mark.parametrize(
    ("line", "spoken", "speaker"),
    [
        (
            "– Nie będzie zgody – powiedział Kowalski. Rada milczy.",
            ["Nie będzie zgody"],
            "Kowalski",
        ),
        ("— Ми не погодимося, — сказав Петренко.", ["Ми не погодимося"], "Петренко"),
        ("– Этого не будет, – заявила министр.", ["Этого не будет"], None),
        ("- We stay here - said Marlowe.", ["We stay here"], "Marlowe"),
        ("— No habrá acuerdo —dijo Marlowe—.", ["No habrá acuerdo"], "Marlowe"),
        (
            "– Ми чекаємо, – сказав Петренко. – Часу ще вдосталь.",
            ["Ми чекаємо", "Часу ще вдосталь."],
            "Петренко",
        ),
    ],
)
def test_what_a_line_with_a_dash_speaks_is_no_word_of_the_paragraph_before(
    line: str, spoken: list[str], speaker: str | None
) -> None:
    assert quotes(f"{WORDS}.", line) == [(words, speaker) for words in spoken]


@pytest.mark.parametrize(
    "line",
    [
        "- the bridge - closed since Monday",
        "- Marlow, 20 November - officials said that all was well",
        "- The minister – who said no – went home",
        "– The town – said to be calm since the week before – waits",
    ],
)
def test_an_item_of_a_list_is_not_spoken(line: str) -> None:
    assert quotes(line, "- the road - open") == []


def test_a_word_of_time_before_a_speaker_is_no_part_of_the_name() -> None:
    assert quotes(f"Пізніше Петренко пояснив: «{WORDS}».")[0][1] == "Петренко"


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        (f'"{WORDS}," said mission chief Per-Olof Rask.', "Per-Olof Rask"),
        (f'"{WORDS}", afirmou o ministro Rui Falcato.', "Rui Falcato"),
        (f"„{WORDS}“, uvedla mluvčí fakultní nemocnice Veronika Nová.", "Veronika Nová"),
        (f'"{WORDS}", zei Kamerlid Farida el Bouazzati.', "Farida el Bouazzati"),
        (f"„{WORDS}“, sagte Polizeisprecherin Antje Rosendahl.", "Antje Rosendahl"),
        (f"„{WORDS}“, каза Стармър.", "Стармър"),
        (f"„{WORDS}”, jak podkreślił Marcin Nowak.", "Marcin Nowak"),
        (f'"{WORDS}," je poudaril Kovač.', "Kovač"),
        # The office that the role is of, whoever was told, and whose ship it was, did not speak.
        (f"„{WORDS}” – napisał szef Rady Europejskiej.", None),
        (f"«{WORDS}», — додала прем'єр Великої Британії.", None),
        (f'"{WORDS}," he told Smith.', None),
        (f'"{WORDS}," the minister told Reuters.', None),
        (f'"{WORDS}", señaló la portavoz de Cruz Roja.', None),
        (f"„{WORDS}“, řekl Radiožurnálu vedoucí ústavu.", None),
        (f'"{WORDS}", sakė Seimo narys.', None),
    ],
)
def test_who_spoke_is_told_from_their_role_their_office_and_who_was_told(
    line: str, speaker: str | None
) -> None:
    ((_, found),) = quotes(line)
    assert found == speaker


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('"He has to go," Marlowe said.', [('"He has to go,"', "Marlowe")]),
        ('They stood there. "We stay here," Marlowe said.', [('"We stay here,"', "Marlowe")]),
        ('"He has to go," he said.', []),
        ('The plan is called "Green Wall," Marlowe said.', []),
        (f"”{WORDS},” sade Lindgren.", [(f"”{WORDS},”", "Lindgren")]),
    ],
)
def test_a_short_sentence_is_a_quote_where_somebody_is_named_for_it(
    line: str, found: list[tuple[str, str]]
) -> None:
    assert quotes(line) == found


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        (f"«{WORDS}», — заявив прокурор Андрій Шевчук.", "Андрій Шевчук"),
        (f"«{WORDS}», — сказав прокурор Андрій Шевченко журналістам.", "Андрій Шевченко"),
        (f"«{WORDS}», — ответил депутат Иван Петров.", "Иван Петров"),
        (f"«{WORDS}», — заявив адвокат Олега Шевчука.", None),
        (f"«{WORDS}», — заявив речник Збройних Сил.", None),
        (f"«{WORDS}», — сказал депутат Государственной Думы.", None),
        (f"«{WORDS}», — сказал адвокат Ильи Петрова.", None),
        (f"«{WORDS}», каза министър Иван Стоянов.", "Иван Стоянов"),
        (f"„{WORDS},“ řekla ministryně Alena Malá.", "Alena Malá"),
        (f"„{WORDS}”, odpowiedziała ministra Anna Wrona.", "Anna Wrona"),
        (f"„{WORDS}“, kritisierte Jürgen Thamm.", "Jürgen Thamm"),
        (f"«{WORDS}», replicó el diputado Juan Ortega.", "Juan Ortega"),
        (f'"{WORDS}," said trader Peter Lowndes.', "Peter Lowndes"),
    ],
)
def test_the_bearer_of_a_role_spoke_and_not_what_the_role_is_of(
    line: str, speaker: str | None
) -> None:
    assert [who for _, who in quotes(PROSE, line)] == [speaker]


def test_who_speaks_in_turn_in_minutes_is_named_by_the_labels_of_the_lines() -> None:
    said = quotes(
        f"MR. SMITH: {WORDS}.",
        "THE MAYOR: That nobody can say before the spring, I am afraid.",
        "Sen. Jane O'Neill: And who is going to pay for it, may I ask?",
        "Herr Müller: Wir werden die Brücke bis zum Frühjahr fertig bauen.",
        "The committee heard Oleh Brandt on Monday.",
        "OLEH BRANDT: I was not asked about any of that before.",
    )
    speakers = ["Smith", None, "Jane O'Neill", "Müller", "Oleh Brandt"]
    assert [speaker for _, speaker in said] == speakers
    assert said[0][0] == f"{WORDS}."


@pytest.mark.parametrize(
    "lines",
    [
        ("WASHINGTON: The president left for the coast.", "MOSCOW: The ministry gave no reason."),
        ("Director: Steven Marlowe and his many friends", "Editor: Jane Petrenko and many others"),
        ("MR. SMITH: We will go on with the work.", "It was the only thing that he said."),
        ("Mayor: opens the meeting at nine", "Chairman: speaks of the bridge at ten"),
    ],
)
def test_other_labels_make_no_minutes(lines: tuple[str, ...]) -> None:
    assert quotes(*lines) == []
