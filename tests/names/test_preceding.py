"""What stands before a family name: an article left out, a Mr or a Mrs."""

import pytest

from tests.names.meeting import met


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Haroun al-Rashid", "Then Rashid left.", []),
        ("Haroun al-Rashid", "Then Rashid Khan left.", []),
        ("Haroun al-Rashid", "Then Mr Rashid left.", [("Rashid", "likely")]),
        ("Haroun al-Rashid", "Then al-Rashid left.", [("al-Rashid", "likely")]),
        (
            "Haroun al-Rashid",
            "Haroun al-Rashid came. Rashid left.",
            [("Haroun al-Rashid", "exact"), ("Rashid", "sure")],
        ),
        ("al-Rashid", "Then Rashid left.", []),
        ("al-Rashid", "Then Rashid Khan left.", []),
        ("al-Rashid", "Then Ahmed Rashid left.", [("Ahmed Rashid", "sure")]),
        ("Omar al-Bahrani", "Then Bahrani left.", [("Bahrani", "likely")]),
    ],
)
def test_a_given_name_is_no_family_name_watched_with_an_article(
    name: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert met(name, text) == expected


def test_the_verb_before_a_name_is_no_part_of_it() -> None:
    assert met("al-Rashid", "قال الرشيد اليوم", "ar") == [("الرشيد", "likely")]


@pytest.mark.parametrize(
    ("name", "text", "language", "expected"),
    [
        ("Robert Halloran", "Then Mrs. Halloran left.", "en", []),
        ("Robert Halloran", "Then Mr. Halloran left.", "en", [("Halloran", "likely")]),
        ("Anna Halloran", "Then Mr. Halloran left.", "en", []),
        ("R. Velkov", "Then Mrs. Velkov left.", "en", [("Velkov", "likely")]),
        ("Robert Velkov", "Вчера певица Велкова пела.", "ru", []),
        ("Robert Velkov", "Вчера певца Велкова ждали.", "ru", [("Велкова", "likely")]),
        (
            "Robert Velkov",
            "Роберт Велков уехал. Анна Велкова пела. Велкова сказала.",
            "ru",
            [("Роберт Велков", "sure"), ("Велкова", "likely")],
        ),
    ],
)
def test_a_woman_is_not_the_watched_man_of_her_family_name(
    name: str, text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert met(name, text, language) == expected


@pytest.mark.parametrize(
    ("name", "text", "language", "expected"),
    [
        ("Robert Halloran", "Mr. Halloran came with Mrs. Halloran.", "en", ["likely"]),
        ("Robert Halloran", "President Halloran met first lady Halloran.", "en", ["likely"]),
        ("Robert Halloran", "Then Halloran wrote to Lady Halloran.", "en", ["likely"]),
        ("Robert Halloran", "Then Mr. and Mrs. Halloran left.", "en", ["likely"]),
        ("Robert Halloran", "Then President and Mrs Halloran left.", "en", ["likely"]),
        ("Robert Halloran", "Puis M. et Mme Halloran sont partis.", "fr", ["likely"]),
        ("Robert Halloran", "He saw Robert and Mrs. Halloran leaves.", "en", []),
        ("Robert Velkov", "Вчера певица Велкова пела. Потом Велкова ушла.", "ru", []),
    ],
)
def test_a_husband_is_met_beside_his_wife(
    name: str, text: str, language: str, expected: list[str]
) -> None:
    assert [tier for _, tier in met(name, text, language) if tier != "maybe"] == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Karen Velkov", "Then Mr Velkov left."),
        ("Andrea Velkov", "Then Mrs Velkov left."),
        ("Nino Velkov", "Then Ms Velkov left."),
        ("Evelyn Velkov", "Then Mr Velkov left."),
        ("Marian Velkov", "Wtedy pan Velkov wyszedł."),
        ("Dominique Velkov", "Then Madame Velkov left."),
        ("Sanae Velkov", "Then Mrs Velkov left."),
    ],
)
def test_a_given_name_of_either_is_met_behind_any_title(name: str, text: str) -> None:
    assert met(name, text) == [("Velkov", "likely")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Holovko Case went to court.", "en"),
        ("The Holovko Government fell, they say.", "en"),
        ("They searched the Holovko Office.", "en"),
        ("The FM Holovko said no.", "en"),
        ("Team Holovko celebrated, and Camp Smith did not.", "en"),
        ("The Anti-Holovko protest went on.", "en"),
        ("Wed Holovko chairs the cabinet.", "en"),
        ("Der Fall Holovko wird untersucht.", "de"),
        ("Die Regierung Holovko stürzte gestern.", "de"),
        ("Die Affäre Holovko wird immer größer.", "de"),
    ],
)
def test_what_is_a_persons_or_around_one_is_no_given_name(text: str, language: str) -> None:
    assert met("Ostap Holovko", text, language) == [("Holovko", "likely")]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Court Clears Holovko Of Fraud", [("Holovko", "likely")]),
        ("Voters Reject Holovko Plan", [("Holovko", "likely")]),
        ("Police Arrest Ostap Holovko Over Bribes", [("Ostap Holovko", "exact")]),
        ("POLICE ARREST HOLOVKO OVER BRIBES", [("HOLOVKO", "likely")]),
        ("Police Arrest Anna Holovko Over Bribes", []),
        ("Police Arrest A. Holovko Over Bribes", []),
        ("Zbyslava Holovko Says Talks Fail", []),
        ("Mayor Zbyslava Holovko Wins Vote", []),
        ("Embattled Holovko Resigns", [("Holovko", "likely")]),
        ("Reject Holovko", [("Holovko", "likely")]),
        ("Court Clears Holovko Street.", []),
    ],
)
def test_in_a_heading_a_capital_makes_no_given_name(
    heading: str, expected: list[tuple[str, str]]
) -> None:
    assert met("Ostap Holovko", f"{heading}\n\nThe rest is told below.") == expected


@pytest.mark.parametrize("words", [3, 30, 60])
def test_a_line_longer_than_any_heading_is_none(words: int) -> None:
    line = f"Police Arrest Holovko{' Over Bribes' * (words // 2)}"
    told = met("Ostap Holovko", f"{line}\n\nThe rest is told below.")
    assert told == ([("Holovko", "likely")] if words < 40 else [])


@pytest.mark.parametrize("name", ["Hajnóczy Bálint", "Holovko Ivan"])
def test_a_name_watched_family_name_first_rings_for_the_family_name_alone(name: str) -> None:
    family, given = name.split()
    assert met(name, f"The minister {family} said no.") == [(family, "likely")]
    assert met(name, f"Here {given} {family} said no.") == [(f"{given} {family}", "exact")]
    assert met(name, f"Here {name} said no.") == [(name, "exact")]
    assert met(name, f"Here {given} said no.") == []


@pytest.mark.parametrize("name", ["Ayotunda Marek", "Anna Marek"])
def test_a_family_name_that_is_a_given_one_too_counts_behind_an_office(name: str) -> None:
    assert met(name, "Attorney General Marek filed a suit.") == [("Marek", "likely")]
    assert met(name, "The suit came from Marek.") == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Віцепрезидент Джей Ді Головко заявив це.", "uk", "Джей Ді Головко"),
        ("Вице-президент Джей Ди Головко заявил это.", "ru", "Джей Ди Головко"),
        ("Он видел Эн Эм Головко.", "ru", ""),
    ],
)
def test_initials_are_met_as_they_are_said(text: str, language: str, expected: str) -> None:
    assert met("JD Holovko", text, language) == [(expected, "sure")] * bool(expected)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Holovko Oy posted a loss.", "en"),
        ("Then Holovko AS reported a loss.", "en"),
        ("Gestern meldete Holovko GmbH Verluste.", "de"),
        ("They stayed in Hotel Holovko.", "en"),
        ("On Sunday FC Holovko won.", "en"),
        ("The village of Holovko was flooded.", "en"),
    ],
)
def test_a_firm_a_club_and_a_village_are_nobody(text: str, language: str) -> None:
    assert met("Ostap Holovko", text, language) == []


def test_what_is_said_of_somebody_makes_no_village_of_them() -> None:
    text = "The government of Holovko fell. If Holovko comes, we go. See Holovko on that."
    assert met("Ostap Holovko", text) == [("Holovko", "likely")] * 3


@pytest.mark.parametrize(
    ("name", "text", "language"),
    [
        ("Paul Martin", "Then Mr Martin denied the claim.", "en"),
        ("Paul Martin", "Then President Martin denied it.", "en"),
        ("Otto Winter", "Then Mr. Winter denied it, as every winter.", "en"),
        ("Otto Winter", "Danach kam Minister Winter nach Ulm.", "de"),
        ("Kurt Wolf", "Am Abend kam Herr Wolf nach Gera.", "de"),
        ("Kurt Wolf", "„Das ist falsch“, sagte Wolf.", "de"),
        ("Karin Falk", "The transport secretary Falk resigned.", "en"),
        ("Luc Laurent", "Le ministre Laurent a démenti.", "fr"),
        ("Eva Simon", "“No,” Simon said.", "en"),
        ("Zoe Day", "Then Ms Day left.", "en"),
        ("Lars Ek", "Then Minister Ek left.", "en"),
        ("Dan Oz", "Then Senator Oz denied the charge.", "en"),
        ("Lars Ek", "„Nein“, sagte Ek.", "de"),
    ],
)
def test_a_title_an_office_or_a_verb_of_saying_tells_a_family_name_of_any_letters(
    name: str, text: str, language: str
) -> None:
    assert met(name, text, language) == [(name.rsplit(maxsplit=1)[-1], "likely")]


@pytest.mark.parametrize(
    ("name", "text", "language"),
    [
        ("Paul Martin", "Then Martin came by.", "en"),
        ("Paul Martin", "Then Mr Martin Roth left.", "en"),
        ("Paul Martin", "Martin Roth came. Then Martin said no.", "en"),
        ("Paul Martin", "Then her brother Martin left.", "en"),
        ("Ray Charles", "Then King Charles left.", "en"),
        ("Otto Winter", "Im Winter sagte der Minister nichts.", "de"),
        ("Otto Winter", "Der Winter war kalt.", "de"),
        ("Kurt Wolf", "Der Wolf sagte nichts.", "de"),
        ("Dan Oz", "Then he moved to Oz.", "en"),
        ("Jack London", "Then London said no.", "en"),
        ("Theresa May", "The minister said May would be dry.", "en"),
    ],
)
def test_such_a_family_name_does_not_count_where_it_may_be_anything_else(
    name: str, text: str, language: str
) -> None:
    assert met(name, text, language) == []


@pytest.mark.parametrize(
    ("name", "text", "language"),
    [
        ("Petri Hakala", "Minister a. D. Hakala schwieg dazu.", "de"),
        ("Petri Hakala", "Generalmajor a.D. Hakala sprach in Wien.", "unknown"),
        ("Petri Hakala", "Gestern kam Oberst i. R. Hakala.", "de"),
        ("Dora Hakala", "Gestern kam Major d. R. Hakala.", "de"),
        ("Otto Winter", "Gestern kam Minister a. D. Winter.", "de"),
    ],
)
def test_what_tells_of_service_is_no_initials(name: str, text: str, language: str) -> None:
    assert met(name, text, language) == [(name.rsplit(maxsplit=1)[-1], "likely")]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Petri Hakala", "M. Hakala a quitté la salle de Paris.", ["Hakala"]),
        ("Erik Falk", "« C’est fini », a dit M. Falk.", ["Falk"]),
        ("Petri Hakala", "M. Hakala left the room.", []),
        ("Petri Hakala", "J. Hakala a quitté la salle.", []),
    ],
)
def test_a_french_title_of_one_letter_is_known_in_a_short_text(
    name: str, text: str, expected: list[str]
) -> None:
    assert [written for written, _ in met(name, text, "unknown")] == expected


@pytest.mark.parametrize("name", ["Ng Boon Hui", "Ngo Thi Lan", "Ly Van Minh", "Tam Wing-yan"])
def test_a_family_name_that_stands_first_and_is_no_pinyin_is_met_alone(name: str) -> None:
    family = name.split(maxsplit=1)[0]
    assert met(name, f"Then Minister {family} denied it.") == [(family, "likely")]
    assert met(name, f"Then Minister {family} Kok Wai denied it.") == []


def test_a_name_that_begins_with_al_may_have_a_short_family_name() -> None:
    assert met("Al Fox", "Then Al Fox left.") == [("Al Fox", "exact")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("POLICE NAME HOLOVKO AS SUSPECT", "en"),
        ("WARUM HOLOVKO AB MONTAG FEHLT", "de"),
        ("Minister Holovko Paints Grim Picture", "en"),
        ("Critics Mount Holovko Impeachment Drive", "en"),
        ("The city of Holovko's birth waits.", "en"),
    ],
)
def test_a_verb_or_a_small_word_in_a_heading_makes_no_firm_of_a_name(
    text: str, language: str
) -> None:
    assert [tier for _, tier in met("Ostap Holovko", text, language)] == ["likely"]


@pytest.mark.parametrize(
    ("name", "text", "language"),
    [
        ("E. Horn", "И. Хорн сказал это.", "ru"),
        ("Hans Wolf", "Ein Wolf sagte das.", "de"),
        ("Hans Wolf", "Der alte Wolf sagte das.", "de"),
        ("A B", "Mr B left. B said.", "en"),
        ("Oslo Berg", "Oslo and Kaisa Berg left.", "en"),
    ],
)
def test_a_noun_a_letter_and_a_place_are_nobody(name: str, text: str, language: str) -> None:
    assert met(name, text, language) == []


def test_initials_as_they_are_said_are_of_the_name_where_a_sentence_begins() -> None:
    assert met("JD Holovko", "Джей Ди Головко сказал.", "ru") == [("Джей Ди Головко", "sure")]


@pytest.mark.parametrize(
    ("watched", "text", "language", "expected"),
    [
        ("Ivo Martin", "Prezident Martin odletěl.", "cs", "Martin"),
        ("Ivo Martin", "S prezidentem Martinem jednal.", "cs", "Martinem"),
        ("Ivo Martin", "S premiérom Martinom rokoval.", "sk", "Martinom"),
        ("Ivo Martin", "Predsjednik Martin je stigao.", "hr", "Martin"),
        ("Ivo Martin", "Председник Мартин је стигао.", "sr", "Мартин"),
        ("Ivo Martin", "Premierului Martin i-a spus.", "ro", "Martin"),
        ("Ivo Martin", "Martin miniszterelnökkel tárgyalt.", "hu", "Martin"),
        ("Ivo Martin", "Pääministeri Martin saapui.", "fi", "Martin"),
        ("Ivo Martin", "Ministras Martin išvyko.", "lt", "Martin"),
        ("Ivo Martin", "Cumhurbaşkanı Martin geldi.", "tr", "Martin"),
        ("Ivo Martin", "Ο πρόεδρος Μάρτιν έφτασε.", "el", "Μάρτιν"),
        ("Ivo Martin", "Bundesinnenminister Martin reist ab.", "de", "Martin"),
        ("Petri Hakala", "CDU-Chef Hakala reist nach Kiew.", "de", "Hakala"),
        ("Petri Hakala", "EU-Außenbeauftragter Hakala reist ab.", "de", "Hakala"),
        ("Petri Kallius", "Kallius Angaben zufolge ist es falsch.", "de", "Kallius"),
        ("Petri Kallius", "Unter Kallius Führung ist es besser.", "de", "Kallius"),
        ("Petri Hakala", "Nach Angaben Hakalas ist es falsch.", "de", "Hakala"),
        ("Petri Hakala", "The Martin-Hakala talks failed.", "en", "Hakala"),
        ("Petri Hakala", "A Virtanen-Hakala meeting is planned.", "en", "Hakala"),
    ],
)
def test_an_office_of_any_language_tells_a_family_name(
    watched: str, text: str, language: str, expected: str
) -> None:
    assert met(watched, text, language) == [(expected, "likely")]


@pytest.mark.parametrize(
    ("watched", "text", "language"),
    [
        ("Ivo Martin", "Prezident Martin Novák odletěl.", "cs"),
        ("Ivo Martin", "S prezidentem Martinem Novákem jednal.", "cs"),
        ("Ivo Martin", "Novák Martin elnök elutazott.", "hu"),
        ("Ivo Martin", "Martin Novák elnök elutazott.", "hu"),
        ("Ivo Martin", "Martin király meghalt.", "hu"),
        ("Ivo Martin", "Otec Martin přišel.", "cs"),
        ("Ivo Martin", "Митрополит Мартин сказал.", "ru"),
        ("Ivo Martin", "Regele Martin a murit.", "ro"),
        ("Ivo Martin", "Včera Martina viděli.", "cs"),
        ("Petri Hakala", "CDU-Chefin Anna Hakala reist ab.", "de"),
        ("Petri Hakala", "Karl-Heinz Hakala reist ab.", "de"),
        ("Aino Hakala", "The Anna-Maria Hakala affair went on.", "en"),
        ("Petri Hakala", "Minister Virtanen-Hakala said no.", "en"),
    ],
)
def test_an_office_before_a_whole_name_or_a_kings_tells_none(
    watched: str, text: str, language: str
) -> None:
    assert met(watched, text, language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The president dismissed Umarenko as minister.", "en"),
        ("Umarenko as minister was no choice.", "en"),
        ("Das lehnte Umarenko ab.", "de"),
        ("Umarenko sa stretol s ministrom.", "sk"),
        ("Mr Umarenko as always said no.", "en"),
    ],
)
def test_a_small_word_behind_a_name_is_no_sign_of_a_firm(text: str, language: str) -> None:
    assert met("Oleh Umarenko", text, language) == [("Umarenko", "likely")]


@pytest.mark.parametrize("firm", ["Umarenko AS", "Umarenko Oy", "Umarenko GmbH", "Umarenko AG"])
def test_the_letters_of_a_firm_in_capitals_are(firm: str) -> None:
    assert met("Oleh Umarenko", f"On Monday {firm} posted a loss of millions.", "en") == []


@pytest.mark.parametrize(
    "text",
    [
        "In a letter Martin said that all was well.",
        "After the summer Martin told the press.",
        "At a dinner Martin said nothing.",
    ],
)
def test_an_english_noun_behind_an_article_describes_no_name(text: str) -> None:
    assert met("Paul Martin", text, "en") == [("Martin", "likely")]


@pytest.mark.parametrize(
    ("name", "text", "language"),
    [
        ("Kim Hye Song", "North Korea's Kim vows to expand the arsenal.", "en"),
        ("Xu Wenbo", "Xu, Torp agree truce", "en"),
        ("Xu Wenbo", "Xu and Torp met on the margins of the talks.", "en"),
        ("Xu Wenbo", "Xu met the envoys on Monday.", "en"),
        ("Ole Martin", "Norway's Martin wins vote", "en"),
        ("Ole Martin", "EU's Martin calls for unity", "en"),
        ("Ole Martin", "Martin: Europe will not be intimidated", "en"),
        ("Ole Martin", "Martin: no talks before June", "en"),
        ("Ole Martin", "Martin: nie ma rozmów", "pl"),
        ("Lu Wenbo", "Lu wins vote in Taipei", "en"),
        ("Ole Martin", "Taoiseach Martin met the press.", "en"),
        ("Ole Martin", "High Commissioner Martin condemned the strikes.", "en"),
        ("Ole Martin", "US-Vize Martin hat in Oslo gesprochen.", "de"),
        ("Nicușor Martin", "Romanian President Martin will nominate a minister.", "en"),
    ],
)
def test_a_country_what_is_said_and_who_stands_beside_tell_a_family_name(
    name: str, text: str, language: str
) -> None:
    family = "Martin" if "Martin" in name else name.split(maxsplit=1)[0]
    assert met(name, text, language) == [(family, "likely")]


@pytest.mark.parametrize(
    ("name", "text", "language"),
    [
        ("Kim Hye Song", "Her friend's Kim is a car.", "en"),
        ("Xu Wenbo", "Xu, bad weather and rain.", "en"),
        ("Ole Martin", "Norway's Martin Torp wins vote", "en"),
        ("Ole Martin", "Monday's Martin is a bird.", "en"),
        ("Ole Martin", "MARTIN: the film", "en"),
        ("Ole Grant", "Grant: 500,000 euros", "en"),
        ("Ole Key", "Key: see below.", "en"),
        ("Song Wenbo", "Song wins Eurovision", "en"),
        ("Song Wenbo", "Song and Dance", "en"),
        ("Ban Ye-jin", "Ban wins approval", "en"),
    ],
)
def test_nobody_is_told_by_what_is_not_a_country_or_is_said_of_none(
    name: str, text: str, language: str
) -> None:
    assert met(name, text, language) == []
