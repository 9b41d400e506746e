"""What a name would ring for before it is watched."""

from itertools import product
from pathlib import Path

import pytest

from briefings.config import load
from briefings.errors import UsageError
from briefings.library import Library, open_library
from briefings.model import Config, ReasonKind, Spelling, Tier, Watch, words_left_open
from briefings.names.compare import compare
from tests.conftest import ROOT


def made(folder: Path, **texts: str) -> Library:
    """Give a library of some texts, scanned."""
    inbox = folder / "in"
    inbox.mkdir()
    for name, text in texts.items():
        (inbox / f"{name}.txt").write_text(text, encoding="utf-8")
    library = open_library(Config("", (str(inbox),), ()), folder / "data")
    for _ in library.scan():
        pass
    return library


def caught(found: tuple[Spelling, ...]) -> list[tuple[str, int, str]]:
    return [(one.text, one.briefings, one.tier.value) for one in found if one.tier.joins]


def missed(found: tuple[Spelling, ...]) -> list[str]:
    return [one.text for one in found if not one.tier.joins]


def test_every_spelling_of_a_family_name_is_told_with_its_briefings(tmp_path: Path) -> None:
    with made(
        tmp_path,
        a="He met Holovko there. Holovko left.",
        b="It was Golovko's idea, said Golovko.",
        c="Вчера Головко заявил, что приедет.",
        d="He thanked Holovkowhich he rarely does.",
        e="They saw holovkos and Holubko.",
    ) as library:
        found = library.try_watch("Holovko")
        assert caught(found) == [
            ("Holovko", 1, "exact"),
            ("Golovko", 1, "sure"),
            ("Holovkowhich", 1, "sure"),
            ("Головко", 1, "sure"),
        ]
        assert missed(found) == ["Holubko"]
        assert all(one.reasons for one in found)
        assert found[1].sentence == "It was Golovko's idea, said Golovko."
        assert library.page(found[1].briefing) is not None


def test_a_full_name_is_told_apart_from_the_family_name_alone(tmp_path: Path) -> None:
    with made(
        tmp_path,
        a="Minister Ostap Holovko came. Holovko left.",
        b="They asked Golovko again.",
        c="Anna Holovko sang.",
    ) as library:
        found = library.try_watch("Ostap Holovko")
        assert caught(found) == [("Ostap Holovko", 1, "exact"), ("Golovko", 1, "likely")]
        assert "Holovko" in missed(found)


def test_a_place_is_tried_by_what_other_languages_call_it_and_by_no_word_that_sounds_so(
    tmp_path: Path,
) -> None:
    with made(
        tmp_path,
        a="Der Zug fuhr nach Kiew ab.",
        b="Він поїхав до Києва вчора.",
        c="The Chief of Staff, a Kafa man, left.",
    ) as library:
        found = library.try_watch("Kyiv")
        assert caught(found) == [("Kiew", 1, "sure"), ("Києва", 1, "sure")]
        assert "Chief" not in missed(found)


def test_every_form_is_told_among_hundreds_of_words_with_the_same_consonants(
    tmp_path: Path,
) -> None:
    unlike = ["Lye", "Leyye", "Lieye"]
    vowels = ["".join(some) for n in (2, 3, 4, 5) for some in product("aiu", repeat=n)]
    words = [f"L{one}" for one in vowels]
    assert len(words) > 300
    lines = "\n\n".join(f"He met {one} there." for one in [*words, *unlike])
    with made(tmp_path, a=lines) as library:
        found = library.try_watch("Lai")
        ringing = {one.text for one in found if one.tier.joins}
        assert all(compare("Lai", one).tier.joins for one in unlike)
        assert {"Lai", *unlike} <= ringing


def test_a_word_that_is_too_frequent_to_look_into_is_told_as_open(tmp_path: Path) -> None:
    often = {f"n{at:02}": f" date 2025-12-20 No {at}\n\nthey drink ly {at}." for at in range(55)}
    with made(tmp_path, old=" date 2025-12-01 Old\n\nSaw Ly there.", **often) as library:
        found = library.try_watch("Li")
        (left,) = [one for one in found if one.is_open]
        assert (left.text, left.briefings, left.tier) == ("ly", 56, Tier.MAYBE)
        assert 0 < left.looked_into < left.briefings
        assert words_left_open(found).startswith("and 1 more word that may be it")
        assert words_left_open(found).endswith(": ly (56)")


def test_many_misspellings_beside_the_given_name_are_each_told(tmp_path: Path) -> None:
    wrong = [f"Tremp{one}le" for one in "aeiouy"] + ["Trimple", "Trample", "Tromple", "Trumple"]
    texts = {f"n{at}": f"Irma {one} came." for at, one in enumerate(wrong)}
    alone = {f"a{at}": f"They saw {one}wski." for at, one in enumerate(wrong)}
    with made(tmp_path, **texts, **alone) as library:
        found = library.try_watch("Irma Tremple")
        ringing = {one.text for one in found if one.rings}
        there = {
            f"Irma {one}" for one in wrong if compare("Irma Tremple", f"Irma {one}").tier.joins
        }
        assert len(there) > 5
        assert there <= ringing


def test_a_misspelling_in_more_briefings_than_are_read_at_once_hides_no_other(
    tmp_path: Path,
) -> None:
    often = {f"n{at:02}": f"Irma Trumple said so {at} times." for at in range(40)}
    with made(tmp_path, old=" date 2025-12-01 Old\n\nIrma Tromple came.", **often) as library:
        found = library.try_watch("Irma Tremple")
        told = {one.text: one.briefings for one in found if one.rings}
        assert told == {"Irma Trumple": 40, "Irma Tromple": 1}


def test_an_initial_proves_no_word_that_merely_resembles_the_name(tmp_path: Path) -> None:
    with made(tmp_path, a="Then O. Helofkin came.", b="Ostap Holovko left.") as library:
        for name in ("Ostap Holovko", "O. Holovko"):
            assert "O. Helofkin" not in {one[0] for one in caught(library.try_watch(name))}


def test_two_neighbouring_letters_swapped_are_a_near_miss(tmp_path: Path) -> None:
    with made(tmp_path, a="Minister Ostap Tremple came.", b="Tremple left.") as library:
        for name in ("Termple", "Trepmle", "Irma Trepmle"):
            found = library.try_watch(name)
            assert (caught(found), missed(found)[:1]) == ([], ["Tremple"]), name
            assert "swapped" in found[0].reasons[0].rule


def test_what_a_watch_must_not_ring_for_is_not_caught(tmp_path: Path) -> None:
    with made(tmp_path, a="He met Ostap Holovko.", b="He met Anna Golovko.") as library:
        library.watch("Holovko")
        assert [one[0] for one in caught(library.try_watch("holovko"))] == ["Holovko", "Golovko"]
        library.undo()
        library.watch("Holovko", ["Anna Golovko"])
        assert [one[0] for one in caught(library.try_watch("holovko"))] == ["Holovko"]


def test_what_an_older_briefing_would_ring_for_is_told(tmp_path: Path) -> None:
    day = " date 2025-12-{:02} Report {}\n\n"
    others = {
        f"other{at}": day.format(20 + at, at) + "Oleg Gnatov, a coach, said so." for at in range(6)
    }
    meant = {"old": day.format(1, "old") + "General Gnatov said the front holds."}
    with made(tmp_path, **others, **meant) as library:
        (found,) = [one for one in library.try_watch("Andrii Hnatov") if one.tier.joins]
        assert (found.text, found.sentence) == ("Gnatov", "General Gnatov said the front holds.")


def test_the_spelling_that_is_written_most_often_is_told_with_its_reason(tmp_path: Path) -> None:
    day = " date 2025-12-{:02} Report {}\n\n"
    often = {f"n{at}": day.format(at, at) + f"Ostap Holovko, {at}, said so." for at in range(1, 5)}
    newest = {"last": day.format(29, "last") + "Minister O. Holovko came."}
    with made(tmp_path, **often, **newest) as library:
        (found, initial) = library.try_watch("Ostap Holovko")
        assert (found.text, found.briefings, found.tier) == ("Ostap Holovko", 4, Tier.EXACT)
        assert [why.kind for why in found.reasons] == [ReasonKind.EXACT]
        assert found.sentence.startswith("Ostap Holovko")
        assert (initial.text, initial.briefings) == ("O. Holovko", 1)


def test_each_spelling_of_the_given_name_is_told_with_its_own_briefings(tmp_path: Path) -> None:
    with made(
        tmp_path,
        a="Вчера Васил Гриценко заявил, что приедет.",
        b="Вчера Василь Гриценко заявил, что приедет. Позже Василий Гриценко уехал.",
        c="Вчера Василий Гриценко заявил, что приедет. И Гриценко приехал.",
        d="Вчера Гриценко заявил, что приедет.",
        e="Вчера Пётр Гриценко заявил, что приедет.",
    ) as library:
        told = {one.text: one.briefings for one in library.try_watch("Vasyl Hrytsenko")}
        assert {text: told[text] for text in told if text.startswith("Вас")} == {
            "Васил Гриценко": 1,
            "Василь Гриценко": 1,
            "Василий Гриценко": 2,
        }
        assert told["Гриценко"] == 2


def test_a_spelling_is_told_by_phrases_where_its_script_has_no_capitals(tmp_path: Path) -> None:
    with made(
        tmp_path, a="أحمد الشرع قال اليوم.", b="قال الشرع اليوم.", c="أحمد الشرع قال أمس."
    ) as library:
        told = {one.text: one.briefings for one in library.try_watch("أحمد الشرع")}
        assert (told["أحمد الشرع"], told["الشرع"]) == (2, 1)


def test_a_given_name_whose_last_syllable_is_small_is_told_whole(tmp_path: Path) -> None:
    with made(tmp_path, a="Then Kim Jong-un came.", b="Kim Jong-un left.") as library:
        found = library.try_watch("Kim Jong Un")
        assert [(one.text, one.briefings) for one in found if one.rings] == [("Kim Jong-un", 2)]


def test_a_full_name_in_small_letters_is_told_with_its_given_name(tmp_path: Path) -> None:
    with made(tmp_path, a="we saw ostap holovko there", b="Ostap Holovko came.") as library:
        told = {one.text: one.briefings for one in library.try_watch("Ostap Holovko")}
        assert told == {"Ostap Holovko": 1, "ostap holovko": 1}


def test_a_watched_query_is_tried_by_a_search(tmp_path: Path) -> None:
    made(tmp_path, a="Holovko met Rutte there.", b="Rutte was alone.").close()
    query = Watch("holovko near:3 rutte", "all", query="holovko near:3 rutte")
    config = Config("", (str(tmp_path / "in"),), (query,))
    with open_library(config, tmp_path / "data") as library:
        (found,) = library.try_watch(query.name)
        assert (found.briefings, found.tier, found.sentence) == (
            1,
            Tier.EXACT,
            "Holovko met Rutte there.",
        )


def test_acronyms_and_phrases_are_tried_as_they_are(tmp_path: Path) -> None:
    with made(tmp_path, a="The SBU said so.", b="A sbu is none.") as library:
        assert caught(library.try_watch("SBU")) == [("SBU", 2, "exact")]


def test_nothing_is_caught_where_the_name_is_not_there(tmp_path: Path) -> None:
    with made(tmp_path, a="Nobody came.") as library:
        assert library.try_watch("Holovko") == ()


def test_a_source_that_is_not_in_force_does_not_count(tmp_path: Path) -> None:
    with made(tmp_path, a="He met Holovko.", b="She met Holovko.") as library:
        config = library.config
    one = str(tmp_path / "in" / "a.txt")
    with open_library(config, tmp_path / "data", paths=[one]) as narrowed:
        for _ in narrowed.scan():
            pass
        assert caught(narrowed.try_watch("Holovko")) == [("Holovko", 1, "exact")]


@pytest.mark.parametrize("name", ["xy", "a" * 500, "والي", "Ab\u0301" * 50])
def test_a_strange_name_gets_an_answer(name: str, tmp_path: Path) -> None:
    with made(tmp_path, a="He met Holovko.") as library:
        assert caught(library.try_watch(name)) == []


@pytest.mark.parametrize("name", ["", " ", "x", "12", "🙂🙂", "\u0301" * 50])
def test_what_is_no_name_is_refused(name: str, tmp_path: Path) -> None:
    with made(tmp_path, a="He met Holovko.") as library, pytest.raises(UsageError):
        library.try_watch(name)


def test_each_caught_spelling_of_the_seeds_rings_where_it_says(tmp_path: Path) -> None:
    with open_library(load(ROOT / "config.yaml"), tmp_path) as library:
        for _ in library.scan():
            pass
        found = library.try_watch("Hnatov")
        assert {one[0] for one in caught(found)} == {"Hnatov", "Gnatov"}
        ringing = {one.briefing for one in library.alerts() if one.watch == "Hnatov"}
        assert {one.briefing for one in found if one.tier.joins} <= ringing
        kinds = {reason.kind for one in found if one.tier is Tier.SURE for reason in one.reasons}
        assert kinds == {ReasonKind.ROMANISATION}


def test_a_korean_name_is_told_whole_in_the_letters_of_each_country(tmp_path: Path) -> None:
    with made(
        tmp_path,
        a="There Kim Jong-un came.",
        b="Вчера Ким Чен Ына ждали в Москве.",
        c="Там был Ким Ченын.",
        d="There Kim Jong Il came.",
    ) as library:
        assert caught(library.try_watch("Kim Jong Un")) == [
            ("Kim Jong-un", 1, "exact"),
            ("Ким Чен Ына", 1, "sure"),
            ("Ким Ченын", 1, "sure"),
        ]


def test_a_thing_is_told_in_the_letters_and_endings_in_which_it_rings(tmp_path: Path) -> None:
    with made(
        tmp_path,
        a="He stood outside the Excelsior hotel, and left.",
        b="They own two Excelsior hotels.",
        d="She left the Excelsior hotel.",
        c="The Ghost Secretary said that a ghost fleet sails.",
    ) as library:
        assert caught(library.try_watch("Excelsior hotel")) == [
            ("Excelsior hotel", 3, "exact"),
        ]
        assert caught(library.try_watch("ghost fleet")) == [("ghost fleet", 1, "exact")]


def test_an_acronym_is_told_in_the_letters_of_another_script(tmp_path: Path) -> None:
    with made(tmp_path, a="The DBK said no.", b="ДБК затримала двох людей.") as library:
        assert caught(library.try_watch("DBK")) == [("DBK", 1, "exact"), ("ДБК", 1, "likely")]


def test_a_thing_is_found_behind_many_places_of_its_first_word_alone(tmp_path: Path) -> None:
    other = "The excelsior cup was won by nobody. " + "It rained all day in the town. " * 9
    story = "\n\n".join([*[other] * 9, "He left the Excelsior hotel."])
    with made(tmp_path, a=story) as library:
        assert caught(library.try_watch("Excelsior hotel")) == [("Excelsior hotel", 1, "exact")]


def test_a_chinese_name_is_tried_as_each_language_writes_it(tmp_path: Path) -> None:
    with made(
        tmp_path,
        a="Вчера Чжао И прибыл в Москву.",
        b="Ministr Čao I přiletěl do Brna.",
        c="Сюй Цзиньлун и Сюй Цзиньлуна.",
    ) as library:
        assert caught(library.try_watch("Zhao Yi")) == [
            ("Чжао И", 1, "sure"),
            ("Čao I", 1, "likely"),
        ]
        spelt = {one.text for one in library.try_watch("Xu Jinlong") if one.rings}
        assert spelt >= {"Сюй Цзиньлун", "Сюй Цзиньлуна"}
