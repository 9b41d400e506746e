"""A watch set when the files are there leads to every briefing that it would have rung in."""

from datetime import UTC, date, datetime

import pytest

from briefings.library.door import keyer
from briefings.library.watches.holders import holders
from briefings.model import Watch
from briefings.names.gazetteer import Gazetteer
from briefings.store.memory import MemoryStore
from briefings.store.standing import Standing, indexed
from briefings.text.indexed import index_words
from tests.names.briefings import briefing
from tests.names.test_korean import SPELT
from tests.names.test_spellings import PEOPLE

KOREAN = [
    [name, *written.split(", ")]
    for name, written in SPELT.items()
    if name in {"Park Geun-hye", "Lee Jae-myung"}
]
SEVERAL = [*PEOPLE[::3], *KOREAN]
"""A third of the people: enough of each script and language."""


def texts(person: list[str]) -> dict[str, str]:
    """Give texts that name somebody, in full and not, in each of their spellings."""
    told = {}
    for name in person:
        told[f"{name} in full"] = f"Yesterday {name} spoke."
        told[f"{name} not in full"] = f"They met {name.split()[-1]} there."
    return told


@pytest.fixture(scope="module")
def store() -> MemoryStore:
    made = MemoryStore(keyer)
    day, received = date(2025, 12, 6), datetime(2025, 12, 6, tzinfo=UTC)
    made.index.put(
        [
            indexed(Standing(day, True), one, received, ((), index_words(text)))
            for person in SEVERAL
            for one, text in texts(person).items()
        ]
    )
    return made


@pytest.mark.parametrize("person", SEVERAL, ids=lambda person: person[0])
def test_no_briefing_is_passed_over(store: MemoryStore, person: list[str]) -> None:
    for name in {person[0], person[0].split()[-1], person[1]}:
        gazetteer = Gazetteer([Watch(name, "")])
        rung = {
            one
            for one, text in texts(person).items()
            if any(found.tier.joins for found in gazetteer.find(briefing(text, _language(text))))
        }
        assert rung <= set(holders(store, name)), name


def _language(text: str) -> str:
    return "en" if text.isascii() else "uk" if "і" in text else "ru" if "о" in text else "pl"


@pytest.mark.parametrize(
    ("name", "text", "language"),
    [
        ("Robert Halloran", "Halloránnal tárgyalt.", "hu"),
        ("Robert Halyoran", "A lap Haljorannak írt.", "hu"),
        ("Aino Lehtinen", "Aino Lehtisen mukaan.", "fi"),
        ("Ostap Holovko", "Hän soitti Golovkolle.", "fi"),
        ("Elnur Aliyar", "Prezident Əliyardan cavab.", "tr"),
        ("Robert Halloran", "Roberto Hallorano teigimu.", "lt"),
        ("Levan Maradze", "შეხვედრა მარაძესთან გაიმართა.", "ka"),
        ("Nikos Halaris", "Η ομιλία του Νίκου Χαλάρη.", "el"),
        ("Donald Halloran", "ما قيل لهالوران عنها.", "ar"),
        ("Donald Halloran", "לא נאמר להלורן דבר.", "he"),
        ("Zoran Halovic", "Pitali su Halovića o tome.", "hr"),
        ("Zhao Yi", "Вчера Чжао И прибыл.", "ru"),
        ("Xu Jinlong", "Sü Ťin-lung nepřiletěl.", "cs"),
    ],
)
def test_a_case_and_small_words_written_as_one_with_a_name_lead_to_it(
    name: str, text: str, language: str
) -> None:
    assert [
        found.watch.name for found in Gazetteer([Watch(name, "")]).find(briefing(text, language))
    ]
    made = MemoryStore(keyer)
    day, received = date(2025, 12, 6), datetime(2025, 12, 6, tzinfo=UTC)
    made.index.put([indexed(Standing(day, True), "met", received, ((), index_words(text)))])
    assert list(holders(made, name)) == ["met"]


def test_a_name_of_letters_that_no_blank_parts_leads_to_where_they_stand_in_a_row() -> None:
    made = MemoryStore(keyer)
    day, received = date(2025, 12, 6), datetime(2025, 12, 6, tzinfo=UTC)
    made.index.put(
        [
            indexed(Standing(day, True), one, received, ((), index_words(text)))
            for one, text in {"met": "外长陈明同来宾通话", "not": "华明会见陈来宾"}.items()
        ]
    )
    assert list(holders(made, "陈明")) == ["met"]
