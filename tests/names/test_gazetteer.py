from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from briefings.model import Tier
from briefings.names.gazetteer import Gazetteer
from briefings.names.traits import Trait, traits_of
from tests.names.briefings import briefing, watch
from tests.names.meeting import find, met


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("He met Holovko there.", "en", [("Holovko", "exact")]),
        ("He met Golovko there.", "en", [("Golovko", "sure")]),
        ("He met HOLOVKO there.", "en", [("HOLOVKO", "exact")]),
        ("He met General Ostap Holovko there.", "en", [("Ostap Holovko", "exact")]),
        ("It was Holovko's idea.", "en", [("Holovko", "sure")]),
        ("It was Holovko’s idea.", "en", [("Holovko", "sure")]),
        ("With Ostap Holovkowhich he met.", "en", [("Ostap Holovko", "sure")]),
        ("So HolovkoAnd then.", "en", [("Holovko", "sure")]),
        ("The reportedHolovko plan.", "en", [("Holovko", "sure")]),
        ("Вчера Головко заявил.", "ru", [("Головко", "sure")]),
        ("Он встретил Головку.", "ru", [("Головку", "sure")]),
        ("He met H0lovko there.", "en", []),
        ("He met Hоlovko there.", "en", [("Hоlovko", "sure")]),
        ("He met holovko there.", "en", []),
        ("Ihor-Holovko talks.", "en", [("Ihor-Holovko", "exact")]),
    ],
)
def test_a_watched_family_name_is_met_in_every_written_form(
    text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert met("Holovko", text, language) == expected
    assert Gazetteer([watch("Holovko")]).may_name(text) or not expected


def test_a_text_without_any_word_of_a_watched_name_is_passed_over() -> None:
    assert not Gazetteer([watch("Holovko")]).may_name("He met Umerov there, and said so.")
    assert not Gazetteer([]).may_name("He met Holovko there.")


@pytest.mark.parametrize(
    ("text", "may", "rings"),
    [
        ("He met Holleran there.", False, True),
        ("He met Haloran there.", True, True),
        ("He met Hellerin there.", False, False),
    ],
)
def test_a_word_that_only_resembles_a_name_makes_a_text_worth_a_look_beside_a_given_name(
    text: str, may: bool, rings: bool
) -> None:
    named = text.replace("He met ", "He met Ann ")
    assert Gazetteer([watch("Halloran")]).may_name(text) is may
    assert bool(find(watch("Ann Halloran"), named)) is rings
    assert may or not find(watch("Halloran"), text)


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("Oleh Ivanov met Olha.", False),
        ("Oleh's man came, and Oleh.", False),
        ("Oleh Derkachen came.", True),
        ("Derkachenko came.", True),
    ],
)
def test_a_given_name_makes_a_text_worth_a_look_only_before_what_may_be_the_family_name(
    text: str, may: bool
) -> None:
    assert Gazetteer([watch("Oleh Derkachenko")]).may_name(text) is may
    assert bool(find(watch("Oleh Derkachenko"), text)) is may


@pytest.mark.parametrize(
    ("watched", "text", "language", "expected"),
    [
        ("Merz", "Im März tagte der Rat.", "de", []),
        ("Merz", "Im März tagte der Rat.", "unknown", []),
        ("Мерц", "IM MÄRZ TAGTE DER RAT.", "de", []),
        ("Merz", "Im März sprach Merz.", "de", [("Merz", "exact")]),
        ("Merz", "Friedrich März sprach.", "de", [("Friedrich März", "sure")]),
        ("August", "Im August sprach er.", "de", [("August", "exact")]),
        ("Mai", "It met in May and left.", "en", []),
        ("May", "It was May who left.", "en", [("May", "exact")]),
        ("Marsh", "Mars a été froid.", "fr", []),
        ("Mars", "Mars a été froid.", "fr", [("Mars", "exact")]),
        ("Березен", "Березень був холодний.", "uk", []),
        ("Sereda", "Вчора бачили Середу в місті.", "uk", [("Середу", "sure")]),
        ("Liutyi", "Лютий заявив, що прийде.", "uk", [("Лютий", "sure")]),
    ],
)
def test_a_month_or_weekday_is_no_spelling_of_another_name(
    watched: str, text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert met(watched, text, language) == expected


def test_an_ending_counts_only_in_a_language_that_has_endings() -> None:
    assert met("Karpov", "They saw Karpova on stage.", "en") == []
    assert met("Karpov", "Widzieli Karpova na scenie.", "pl") == [("Karpova", "sure")]


def test_a_family_name_alone_is_likely_and_sure_where_the_full_name_stands() -> None:
    alone = "He met Holovko there."
    both = "He met Ostap Holovko there. Later Golovko left."
    assert met("Ostap Holovko", alone) == [("Holovko", "likely")]
    assert met("Ostap Holovko", both) == [("Ostap Holovko", "exact"), ("Golovko", "sure")]


def test_an_initial_and_the_family_name_are_the_full_name() -> None:
    text = "He met O. Holovko there. Then Holovko left."
    assert met("Ostap Holovko", text) == [("O. Holovko", "sure"), ("Holovko", "sure")]


def test_initials_with_a_hyphen_are_of_the_name_behind_them() -> None:
    text = "Apologies: J.-L. Durand"
    assert met("Jean-Luc Durand", text) == [("J.-L. Durand", "sure")]


def test_a_form_of_the_given_name_is_the_given_name() -> None:
    assert met("Bob Halloran", "He met Robert J. Halloran.") == [("Robert J. Halloran", "sure")]


@pytest.mark.parametrize("other", ["Anna Halloran", "Zorvan Halloran", "A. Halloran"])
def test_another_given_name_turns_a_watch_off(other: str) -> None:
    assert met("Robert Halloran", f"He met {other} there.") == []


def test_a_woman_is_not_a_man_in_a_case() -> None:
    assert met("Jan Novák", "Přišla Jana Nováková.", "cs") == []
    assert met("Jan Novák", "Včera viděli Jana Nováka.", "cs") == [("Jana Nováka", "sure")]


def test_the_family_name_may_stand_first() -> None:
    assert met("Robert Halloran", "He met Halloran Robert there.") == [("Halloran Robert", "sure")]


def test_an_alias_rings_like_the_name() -> None:
    assert met(watch("Ostap Holovko", aliases=("Grom",)), "They call him Grom.") == [
        ("Grom", "exact")
    ]


def test_a_family_name_in_the_name_of_a_firm_does_not_ring() -> None:
    assert met("Halloran", "He works at Halloran Tower today.") == []


def test_acronyms_and_phrases_are_matched_as_they_are() -> None:
    assert met("SBU", "The SBU said that sbu is a word.") == [("SBU", "exact")]
    text = "A man of the Ministry of Ore said."
    assert met("Ministry of Ore", text) == [("Ministry of Ore", "exact")]


def test_a_name_written_by_ear_in_another_script_is_the_name() -> None:
    text = "Вчора Даниел Хейдън заяви. После Хейдън отиде."
    assert met("Daniel Hayden", text, "bg") == [("Даниел Хейдън", "sure"), ("Хейдън", "sure")]
    assert met("Daniel Hayden", "Вчора Хейдън заяви.", "bg") == []


def test_a_name_of_the_same_script_that_differs_by_ear_is_likely_at_most() -> None:
    assert met("Rustam Umerov", "He met Rustam Umarov there.") == [("Rustam Umarov", "likely")]


def test_a_watched_given_name_is_seen_where_any_word_may_be_capital() -> None:
    assert met("Zvonko Tsolov", "Translation: Zvonko Tsolov", "bg") == [("Zvonko Tsolov", "exact")]


def test_a_word_that_only_another_reading_joins_is_likely_at_most() -> None:
    assert met("Michel", "Jutro, Myślę, on przyjedzie.", "pl") == [("Myślę", "likely")]
    assert met("Michel", "Widział Michela wczoraj.", "pl") == [("Michela", "sure")]


def test_initials_behind_the_family_name_are_its_own() -> None:
    assert met("Ostap Holovko", "Редактор Головко О. П. приехал.", "ru") == [
        ("Головко О. П", "sure")
    ]
    assert met("Ostap Holovko", "Пришла Головко О. Петренко.", "ru") == [("Головко", "likely")]


def test_a_name_with_its_particle_written_as_one_is_the_name() -> None:
    assert met("Naim ul Haddad", "Адвокат Наимул Хаддад приехал.", "ru") == [
        ("Наимул Хаддад", "sure")
    ]


def test_a_firm_of_two_names_and_an_acronym_are_nobody() -> None:
    assert met("Robert Halloran", "They sold Halloran & Sons.") == []
    assert met("Robert Nato", "The NATO chief met Robert Nato.") == [("Robert Nato", "exact")]


@pytest.mark.parametrize(
    ("watched", "text", "language"),
    [
        ("Simon Halloran", "Вчера Саймън Халоран заяви.", "bg"),
        ("Michael Oduber", "Вчера Майкъл Одубер заяви.", "bg"),
        ("Saif Ul Darook", "Advokát Saif Darúk přijel.", "cs"),
        ("Joe Halloran", "Mluvil s Joem Halloranem.", "cs"),
        ("Ostap Zahorsky", "Srečal je Ostapa Zahorskega.", "sl"),
    ],
)
def test_a_whole_name_is_sure_where_each_word_of_it_only_sounds_alike(
    watched: str, text: str, language: str
) -> None:
    assert [tier for _, tier in met(watched, text, language)] == ["sure"]


def test_the_word_for_whose_somebody_is_stands_outside_the_name() -> None:
    text = "Obhájce Blatkové Robert Halloran přijel."
    assert met("Robert Halloran", text, "cs") == [("Robert Halloran", "exact")]


def test_an_initial_behind_another_given_name_is_that_of_another() -> None:
    assert met("Robert Halloran", "He met Anna R. Halloran there.") == []
    assert met("R. Halloran", "He met Robert J. Halloran there.") == [
        ("Robert J. Halloran", "sure")
    ]


def test_a_family_name_that_is_another_given_names_form_is_nobodys() -> None:
    assert met("Robert Michel", "Widział Roberta Michała wczoraj.", "pl") == []


def test_a_resembling_name_is_maybe_at_most() -> None:
    assert met("Umerov", "He met Umarov there.") == []


_ONSETS = st.sampled_from([*"bdfghklmnprstvz", "br", "dr", "gr", "kr", "tr"])
_SYLLABLES = st.tuples(_ONSETS, st.sampled_from("aeiou")).map("".join)
_CALLED = (
    st.tuples(
        st.lists(_SYLLABLES, min_size=2, max_size=3).map("".join), st.sampled_from("lnrkmst")
    )
    .map("".join)
    .map(str.capitalize)
    .filter(lambda name: traits_of(name) == Trait.CAPITAL)
)
WRITTEN = [
    ("{} {}", ""),
    ("{}\u00a0{}", ""),
    ("{0[0]}. {1}", ""),
    ("{} Q. {}", ""),
    ("{1} {0}", ""),
    ("{} {}", "'s"),
    ("{} {}", "’s"),
    ("{} {}", "which"),
    ("{} {}", "And"),
    ("{} {}", "-led"),
    ("{} {}", "”"),
    ("{} {}", ",'"),
    ("{} {}", "—"),
    ("{} {}", "**"),
]
AROUND = ["He met {} there.", "{} came.", "The pro-{} men", "It was “{} then", "**{}", "Gen. {},"]


@example("Babal", "Brabrabrak", ("{} {}", "which"), "He met {} there.")
@given(_CALLED, _CALLED, st.sampled_from(WRITTEN), st.sampled_from(AROUND))
def test_a_span_is_exactly_the_name_whatever_is_written_around_it(
    first: str, family: str, written: tuple[str, str], around: str
) -> None:
    assume(first[:3] != family[:3])
    name = written[0].format(first, family)
    text = around.format(name + written[1])
    assert [span for span, _ in met(f"{first} {family}", text)] == [name]


PIECES = """
Holovko Golovko Ostap Robert Halloran Hallorans Anna General Holovkowhich SBU holovko
O. of Ministry Ore , - 's and met the Головко
"""
_WORDS = st.sampled_from([*PIECES.split(), "\n"])


@given(st.lists(_WORDS, max_size=30).map(" ".join))
def test_spans_never_overlap_and_lie_in_the_text(text: str) -> None:
    names = ("Ostap Holovko", "Holovko", "Robert Halloran", "SBU", "Ministry of Ore")
    found = Gazetteer([watch(name) for name in names]).find(briefing(text, "ru"))
    spans = sorted({one.span for one in found})
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert [one.span for one in found] == sorted(one.span for one in found)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Der Chef sagte, dass Holovkos Vertrag endet.", "de", [("Holovko", "likely")]),
        ("Der Chef sagte, dass Ostap Holowkos Reise endet.", "de", [("Ostap Holowko", "sure")]),
        ("Hamnen sade att Holovkos avtal upphör.", "sv", [("Holovko", "likely")]),
        ("De haven zei dat Holovkos contract eindigt.", "nl", [("Holovko", "likely")]),
        ("The port said that Holovkos left.", "en", []),
        ("Der Chef sagte, dass Igor Holovkos kam.", "de", []),
    ],
)
def test_an_s_behind_a_name_is_its_genitive_where_the_language_has_one(
    text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert met("Ostap Holovko", text, language) == expected


def test_a_genitive_says_so_and_a_given_name_with_an_s_is_a_family_name() -> None:
    (found,) = find("Ostap Holovko", "Der Chef sagte, dass Holovkos Vertrag endet.", "de")
    assert "case ending -s" in [reason.rule for reason in found.reasons]
    assert met("Jane William", "Der Chef sagte, dass Williams kam.", "de") == []
    assert met("Anna Peters", "Der Chef sagte, dass Peters kam.", "de") == [("Peters", "likely")]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Later Lindner-Vogt went home.", "de", [("Lindner-Vogt", "likely")]),
        ("Вчера Линднер-Фогт сказал.", "ru", [("Линднер-Фогт", "likely")]),
        ("LINDNER-VOGT, Konrad", "de", [("LINDNER-VOGT, Konrad", "sure")]),
        ("Then Lindner-\nVogt went.", "en", [("Lindner-\nVogt", "likely")]),
        ("He met Konrad Lindner–Vogt.", "en", [("Konrad Lindner–Vogt", "exact")]),
        ("He met Hans Lindner-Vogt.", "en", []),
    ],
)
def test_a_family_name_of_two_words_is_met_whole(
    text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert met("Konrad Lindner-Vogt", text, language) == expected


@pytest.mark.parametrize(
    ("watched", "text", "expected"),
    [
        ("Greta von der Lohen", "Von der Lohen spoke.", [("Von der Lohen", "likely")]),
        ("Greta von der Lohen", "Then VON DER LOHEN spoke.", [("VON DER LOHEN", "likely")]),
        ("Greta von der Lohen", "Учора фон дер Логен прийшла.", [("фон дер Логен", "likely")]),
        ("Greta von der Lohen", "Hans von der Lohen spoke.", []),
        ("Anton van Brandt", "Van Brandt wrote it.", [("Van Brandt", "likely")]),
        ("Anton van Brandt", "Brandt wrote it.", [("Brandt", "likely")]),
        ("Anton Brandt", "Van Brandt wrote it.", []),
        ("Omar al-Bahrani", "Bahrani went home.", [("Bahrani", "likely")]),
        ("Omar bin Rashid", "Rashid went home.", []),
    ],
)
def test_particles_belong_to_the_family_name_and_may_be_left_out(
    watched: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert met(watched, text, "unknown") == expected


def test_a_given_name_in_the_polish_locative_is_the_one_of_another_language() -> None:
    text = "O Aleksandrze Hrabowiczu mówiono."
    assert met("Oleksandr Hrabovych", text, "pl") == [("Aleksandrze Hrabowiczu", "sure")]


@pytest.mark.parametrize(
    ("name", "text", "spelling", "rest"),
    [
        ("Marta Oliveira-Kestrel", "He met Marta Kestrel.", "Marta Kestrel", "Oliveira"),
        ("Issa Gombo Tchakari", "He met Issa TCHAKARI.", "Issa TCHAKARI", "Gombo"),
        ("Marta de la Torre", "He met Marta Torre.", "Marta Torre", "de, la"),
    ],
)
def test_a_name_that_lacks_a_word_is_sure_and_says_which(
    name: str, text: str, spelling: str, rest: str
) -> None:
    (found,) = find(name, text)
    assert (found.span.of(text), found.tier) == (spelling, Tier.SURE)
    assert found.reasons[-1].rule == f"the same letters; only one has {rest}"


@pytest.mark.parametrize("written", ["Marta Oliveira Kestrel", "Marta Oliveira\u2011Kestrel"])
def test_a_name_with_all_its_words_is_exact_whatever_ties_them(written: str) -> None:
    assert met("Dr. Marta Oliveira-Kestrel", f"He met {written}.") == [(written, "exact")]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Petri Hakala", "PJ Hakala left.", [("PJ Hakala", "sure")]),
        ("Petri Juhani Hakala", "PJ Hakala left.", [("PJ Hakala", "sure")]),
        ("Petri Juhani Hakala", "PK Hakala left.", []),
        ("Petri Hakala", "AJ Hakala left.", []),
        ("Marta de la Torre", "He met Marta Delatorre.", [("Marta Delatorre", "sure")]),
        ("Marta de la Torre", "He met Anna Delatorre.", []),
        ("Hans von Brandt", "He met Hans Vonbrandt.", [("Hans Vonbrandt", "sure")]),
        ("Petri Hakala", "Mount Hakala is high.", []),
        ("Petri Hakala", "Hakala Shipping and Hakala Foods grew.", []),
        ("Petri Hakala", "Critics Mount Hakala Impeachment Drive", [("Hakala", "likely")]),
    ],
)
def test_initials_and_particles_written_as_one_are_met_and_what_is_named_so_is_not(
    name: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert met(name, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chiang Kai-shek came. Chiang left.", [("Chiang Kai-shek", "exact"), ("Chiang", "sure")]),
        ("Chiang Kai-shek met Chiang Wei-kuo. Chiang left.", [("Chiang Kai-shek", "exact")]),
        ("Chiang Wei-kuo came. Chiang left.", []),
    ],
)
def test_a_family_name_that_stands_first_is_sure_behind_the_whole_name_and_nobody_elses(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert met("Chiang Kai-shek", text) == expected
