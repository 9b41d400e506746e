"""Case endings that a text's language or a word's script tells, behind names of any."""

import pytest

from briefings.model import ReasonKind
from briefings.names.spelling.cases import SCRIPTS, languages, nominatives
from briefings.text.language import language as language_of_text
from tests.names.meeting import find, met


@pytest.mark.parametrize(
    ("language", "watched", "text", "expected"),
    [
        ("hu", "Ostap Derkach", "Az elnök Derkachnak írt.", "Derkachnak"),
        ("hu", "Robert Halloran", "Halloránnal tárgyalt.", "Halloránnal"),
        ("hu", "Robert Halloran", "A lap Halloranékat bírálta.", "Halloranékat"),
        ("hu", "Anna Vargha", "Vargha Annával beszélt.", "Vargha Annával"),
        ("hu", "Pavel Koslova", "Koslovának adták.", "Koslovának"),
        ("fi", "Robert Halloran", "Toimittaja kysyi Halloranilta.", "Halloranilta"),
        ("fi", "Robert Halloran", "Robert Halloranin hallitus.", "Robert Halloranin"),
        ("fi", "Aino Lehtinen", "Aino Lehtisen mukaan.", "Aino Lehtisen"),
        ("fi", "Ostap Holovko", "Hän soitti Holovkolle.", "Holovkolle"),
        ("fi", "Ostap Holovko", "Hän uskoo Holovkoon.", "Holovkoon"),
        ("et", "Robert Halloran", "Ta kohtus Halloraniga.", "Halloraniga"),
        ("et", "Robert Halloran", "Robert Hallorani sõnul.", "Robert Hallorani"),
        ("tr", "Elnur Hallaran", "Elnur Hallaranla görüş.", "Elnur Hallaranla"),
        ("tr", "Elnur Hallaran", "Prezident Hallarandan cavab.", "Hallarandan"),
        ("lt", "Robert Halloran", "Roberto Hallorano teigimu.", "Roberto Hallorano"),
        ("lt", "Ostap Derkachevsky", "Derkačevskio teigimu.", "Derkačevskio"),
        ("lt", "Rasa Gintauta", "Rasos Gintautos teigimu.", "Rasos Gintautos"),
        ("lv", "Robert Halloran", "Roberts Hallorans uzstājās.", "Roberts Hallorans"),
        ("lv", "Robert Halloran", "Runa par Hallorana plānu.", "Hallorana"),
        ("sq", "Arben Hallora", "Takoi Arben Hallorën.", "Arben Hallorën"),
        ("el", "Nikos Halaris", "Η ομιλία του Νίκου Χαλάρη.", "Νίκου Χαλάρη"),
        ("el", "Petros Karavos", "Η ομιλία του Πέτρου Καράβου.", "Πέτρου Καράβου"),
        ("hy", "Aram Karapyan", "Արամ Կարապյանը եկավ։", "Արամ Կարապյանը"),
        ("hy", "Aram Karapyan", "Հանդիպեց Կարապյանին։", "Կարապյանին"),
        ("ka", "Boris Derkachov", "გუშინ ბორის დერკაჩოვმა თქვა.", "ბორის დერკაჩოვმა"),
        ("ka", "Levan Maradze", "შეხვედრა მარაძესთან გაიმართა.", "მარაძესთან"),
        ("ka", "Levan Maradze", "ლევან მარაძის თქმით.", "ლევან მარაძის"),
        ("hr", "Robert Halloran", "Halloranov ministar je otišao.", "Halloranov"),
        ("sr", "Ostap Derkach", "Деркачев министар је отишао.", "Деркачев"),
        ("sr", "Pavel Koslovsky", "Srbija je pozvala Koslovskog.", "Koslovskog"),
        ("sl", "Aino Lehtaner", "Lehtanerjeva vlada je padla.", "Lehtanerjeva"),
        ("cs", "Ostap Hico", "Hicovi hrozí pád vlády.", "Hicovi"),
        ("cs", "Karel Husk", "Huskova vláda padla.", "Huskova"),
        ("sk", "Peter Hallorini", "Halloriniho hovorca mlčí.", "Halloriniho"),
        ("cs", "Robert Halloran", "Hallorana čeká hlasování.", "Hallorana"),
    ],
)
def test_a_name_is_met_in_the_cases_of_the_texts_language(
    language: str, watched: str, text: str, expected: str
) -> None:
    assert [name for name, _ in met(watched, text, language)] == [expected]


@pytest.mark.parametrize(
    ("language", "watched", "text"),
    [
        ("en", "Robert Halloran", "He met Halloranin there."),
        ("fi", "Robert Halloran", "Anna Halloranin hallitus."),
        ("hu", "Robert Halloran", "Halloran Annával beszélt."),
        ("hu", "Péter Nagy", "Nagyon fontos a döntés."),
        ("et", "Robert Hall", "Hallil oli kiire."),
        ("hr", "Marko Ivan", "Ivanović je stigao u Zagreb."),
        ("cs", "Jan Hora", "Horákova vláda padla."),
        ("bg", "Petar Boris", "Борисов поиска оставка."),
        ("lt", "Donald Trump", "Trumpai tariant, viskas gerai."),
        ("lt", "Donald Trump", "Trumpa istorija."),
        ("en", "Wang Xi", "The visit of Wang Xu ended."),
        ("el", "Nikos Halaris", "Η ομιλία του Κώστα Χαλάρη."),
        ("hy", "Aram Karapyan", "Երեկ Վահե Կարապյանը եկավ։"),
        ("ka", "Levan Maradze", "გიორგი მარაძემ თქვა."),
        ("ka", "Boris Derkachov", "ეს საქართველოში მოხდა და საკმაოდ მძიმე იყო."),
    ],
)
def test_an_ending_makes_nobody_of_other_words_and_other_people(
    language: str, watched: str, text: str
) -> None:
    assert met(watched, text, language) == []


def test_the_reason_names_the_ending() -> None:
    (found,) = find("Ostap Derkach", "Az elnök Derkachnak írt.", "hu")
    assert (found.reasons[0].kind, found.reasons[0].rule) == (
        ReasonKind.ENDING,
        "case ending -nak",
    )


def test_the_full_name_makes_its_cases_sure() -> None:
    text = "Ostap Holovko saapui. Kirje Holovkolle."
    assert met("Ostap Holovko", text, "fi") == [("Ostap Holovko", "exact"), ("Holovkolle", "sure")]


@pytest.mark.parametrize("of", sorted(languages() | SCRIPTS))
@pytest.mark.parametrize("word", ["", "a", "აა", "ααα", "xx", "ș" * 300])
def test_a_word_too_short_for_an_ending_is_a_case_of_nothing_shorter(of: str, word: str) -> None:
    assert all(len(name) >= 3 for name in nominatives(word, of))


def test_greek_articles_are_no_initials_of_the_name_behind_them() -> None:
    assert met("Nikos Halaris", "Ο Νίκος Χαλάρης μίλησε.", "el") == [("Νίκος Χαλάρης", "sure")]
    assert met("Nikos Halaris", "Ο Χαλάρης μίλησε.", "el") == [("Χαλάρης", "likely")]


def test_greek_letters_that_are_one_sound_are_so_under_their_mark() -> None:
    assert met("Ivan Rubinov", "Ήρθε ο Ρούμπινοφ.", "el") == [("Ρούμπινοφ", "likely")]


def test_what_is_surely_glued_is_not_the_whole_word_misspelt() -> None:
    text = "With Babal Brabrabrakwhich he met."
    assert [name for name, _ in met("Babal Brabrabrak", text)] == ["Babal Brabrabrak"]


@pytest.mark.parametrize(
    ("watched", "text", "language", "expected"),
    [
        ("Zoran Halovic", "Danas je Halović govorio.", "hr", "Halović"),
        ("Zoran Halovic", "Pitali su Halovića o tome.", "hr", "Halovića"),
        ("Zoran Bozicic", "Питали су Божичића о томе.", "sr", "Божичића"),
        ("Jan Ruzicka", "Včera mluvil s Růžičkou.", "cs", "Růžičkou"),
        ("Karol Lodynski", "Wczoraj Łodyński wyjechał.", "pl", "Łodyński"),
        ("Karol Lodynski", "Braci Łodyńskich pamiętają.", "pl", "Łodyńskich"),
        ("Karol Lodynski", "Вчера братьев Лодыньских обвинили.", "ru", "Лодыньских"),
        ("Ivan Patin", "Прыехаў Іван Паціна брат.", "be", "Іван Паціна"),
    ],
)
def test_a_name_watched_without_its_marks_is_met_with_them(
    watched: str, text: str, language: str, expected: str
) -> None:
    assert [name for name, _ in met(watched, text, language)] == [expected]


def test_marks_make_two_names_of_two_that_both_have_some() -> None:
    assert met("Zoran Köhlar", "Gestern sprach Kőhlar.", "de") != [("Kőhlar", "exact")]


@pytest.mark.parametrize(
    ("watched", "text", "expected"),
    [
        ("Mark Rutta", "Today Rutta said so.", [("Rutta", "likely")]),
        ("Mark Petro", "Today Petro left early.", []),
        ("Mark Ruth", "Today Rutte said so.", []),
        ("Mark Rutta", "Рютта прибыл в город.", [("Рютта", "likely")]),
        ("Mark Petro", "Петро прибыл в город.", []),
    ],
)
def test_a_family_name_that_only_sounds_like_a_given_one_counts_alone(
    watched: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert met(watched, text) == expected


@pytest.mark.parametrize(
    ("watched", "text", "expected"),
    [
        ("Wang Jinpeng", "The visit of Wang Jipeng ended.", [("Wang Jipeng", "likely")]),
        ("Wang Jinpeng", "The visit of Wang Jinmeng ended.", []),
        ("Wang Qian", "The visit of Wang Qin ended.", [("Wang Qin", "likely")]),
        ("Anna Halovan", "The visit of Wang Jipeng ended.", []),
    ],
)
def test_a_letter_may_be_wrong_in_a_chinese_name_and_leaves_a_doubt(
    watched: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert met(watched, text) == expected


@pytest.mark.parametrize(
    ("watched", "text", "language", "expected"),
    [
        ("Donald Halloran", "التقى بدونالد هالوران أمس.", "ar", "دونالد هالوران"),
        ("Donald Halloran", "نفى ذلك لدونالد هالوران.", "ar", "دونالد هالوران"),
        ("Victor Halloran", "اجتمع وفيكتور هالوران أمس.", "ar", "فيكتور هالوران"),
        ("Abdel Karim el-Halouri", "استقبل عبد الكريم الحلوري نظيره.", "ar", "عبد الكريم الحلوري"),
        ("Donald Halloran", "הוא נפגש בדונלד הלורן.", "he", "דונלד הלורן"),
    ],
)
def test_small_words_written_as_one_with_a_given_name_are_none_of_it(
    watched: str, text: str, language: str, expected: str
) -> None:
    assert [name for name, _ in met(watched, text, language)] == [expected]


@pytest.mark.parametrize(
    ("watched", "text", "expected"),
    [
        ("Li Wenqi", "Вчера Ли Вэньци приехал.", "Ли Вэньци"),
        ("Wang Jinping", "Встреча с Ван Цзиньпином прошла.", "Ван Цзиньпином"),
        ("Wang Youxia", "Вчера Ван Юся приехал.", "Ван Юся"),
    ],
)
def test_pinyin_is_met_as_palladius_writes_it_in_cyrillic(
    watched: str, text: str, expected: str
) -> None:
    assert [name for name, _ in met(watched, text, "ru")] == [expected]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Minister spotkał się z Holovkiem.", "lt", "Holovkiem"),
        ("Ministr jednal s Lavryniukem.", "fi", "Lavryniukem"),
        ("Prevod: sastao se s Lavryniukom.", "hu", "Lavryniukom"),
    ],
)
def test_a_quotation_of_a_slavic_text_in_another_has_its_own_cases(
    text: str, language: str, expected: str
) -> None:
    assert [
        span
        for span, _ in met(("Ostap Holovko", "Ostap Lavryniuk")["Lav" in text], text, language)
    ] == [expected]


@pytest.mark.parametrize(
    ("watched", "text", "language", "expected"),
    [
        ("Raja Tamme", "Раи Тамме в списке нет.", "ru", "Раи Тамме"),
        ("Raja Tamme", "С Раей Тамме он не говорил.", "ru", "Раей Тамме"),
        ("Raja Tamme", "З Раєю Тамме він не говорив.", "uk", "Раєю Тамме"),
        ("Raja Tamme", "Он увидел Раю Тамме.", "ru", "Раю Тамме"),
        ("Mia Tamme", "С Мией Тамме он не говорил.", "ru", "Мией Тамме"),
        ("Maja Tamme", "С Майей Тамме он не говорил.", "ru", "Майей Тамме"),
        ("Zoja Tamme", "З Зоєю Тамме він не говорив.", "uk", "Зоєю Тамме"),
        ("Freya Tamme", "Он увидел Фрею Тамме.", "ru", "Фрею Тамме"),
        ("Giorgia Tamme", "З Джорджею Тамме він не говорив.", "uk", "Джорджею Тамме"),
        ("Robert Fuco", "რობერტ ფუცოს შეხვდა.", "ka", "რობერტ ფუცოს"),
        ("Giorgia Tamme", "ჯორჯია თამე თბილისში ჩავიდა.", "ka", "ჯორჯია თამე"),
        ("Recep Tayyip Demir", "Ο Ταγίπ Ντεμίρ ήρθε.", "el", "Ταγίπ Ντεμίρ"),
        ("Ali Yerlidağ", "Ο Αλί Γερλίνταγ ήρθε.", "el", "Αλί Γερλίνταγ"),
    ],
)
def test_a_given_name_in_a_case_or_as_another_alphabet_hears_it_is_the_watched_one(
    watched: str, text: str, language: str, expected: str
) -> None:
    assert met(watched, text, language) == [(expected, "sure")]


@pytest.mark.parametrize(
    ("watched", "text", "language"),
    [
        ("Raja Tamme", "С Катей Тамме он не говорил.", "ru"),
        ("Raja Tamme", "С Ритой Тамме он не говорил.", "ru"),
        ("Zoja Tamme", "З Галею Тамме він не говорив.", "uk"),
        ("Mia Tamme", "С Леей Тамме он не говорил.", "ru"),
        ("Robert Fuco", "მარკ ფუცო თბილისში ჩავიდა.", "ka"),
        ("Recep Tayyip Demir", "Ο Μπιλάλ Ντεμίρ ήρθε.", "el"),
    ],
)
def test_another_given_name_in_a_case_is_another_person(
    watched: str, text: str, language: str
) -> None:
    assert met(watched, text, language) == []


@pytest.mark.parametrize(
    ("watched", "text", "language", "expected"),
    [
        ("Maia Bandu", "Prezidentka Banduová prišla.", "sk", "Banduová"),
        ("Maia Bandu", "Stretol sa s Banduovou.", "sk", "Banduovou"),
        ("Maia Bandu", "Banduovej poďakoval.", "sk", "Banduovej"),
        ("Giulia Peroni", "Peroniové poděkoval.", "cs", "Peroniové"),
        ("Anna Tabata", "Tabatová přijela do Prahy.", "cs", "Tabatová"),
        (
            "Anna von der Heyden",
            "Predsedníčka von der Heydenová prišla.",
            "sk",
            "von der Heydenová",
        ),
        ("Kaja Tammas", "Tammasszal tárgyalt a miniszter.", "hu", "Tammasszal"),
        ("Olaf Scharz", "Scharzcal tárgyalt a miniszter.", "hu", "Scharzcal"),
        ("Ivo Mučić", "Mučićcsal tárgyalt a miniszter.", "hu", "Mučićcsal"),
    ],
)
def test_czech_and_hungarian_put_their_endings_behind_any_family_name(
    watched: str, text: str, language: str, expected: str
) -> None:
    assert met(watched, text, language) == [(expected, "likely")]


@pytest.mark.parametrize(
    ("watched", "text"),
    [
        ("Martin Horvat", "Horvatová přišla."),
        ("Martin Horvat", "Martin Horvat mlčel. Jeho žena Horvatová přišla."),
        ("Maia Bandu", "Bandulová přišla."),
        ("Anna Tabata", "Tabasová přišla."),
    ],
)
def test_a_woman_of_his_family_name_is_not_he(watched: str, text: str) -> None:
    assert not any("ová" in name for name, _ in met(watched, text, "cs"))


@pytest.mark.parametrize(
    ("watched", "text", "expected"),
    [
        ("Kaja Tammas", "Kaja Tammasszal beszélt.", ["Kaja Tammasszal"]),
        ("Maia Bandu", "Maia Bandunak adta.", ["Maia Bandunak"]),
        ("Emil Mabron", "Emil Mabronnal beszélt.", ["Emil Mabronnal"]),
        ("Maria Villa", "Maria Villalta dijo que no.", []),
        ("Juan Marti", "Juan Martínez dijo que no.", []),
        ("John Richard", "John Richardson said no.", []),
        ("Maia Bandu", "Maia Bandulescu a plecat.", []),
        ("Kaja Tammas", "Tammasszal beszélt.", []),
    ],
)
def test_behind_the_given_name_a_case_of_any_language_is_met_in_a_text_too_short_to_tell_one(
    watched: str, text: str, expected: list[str]
) -> None:
    assert [name for name, _ in met(watched, text, "unknown")] == expected


@pytest.mark.parametrize(
    ("watched", "text", "language", "written"),
    [
        ("Robert Crump", "Учора слова Крампа викликали суперечки.", "uk", "Крампа"),
        ("Robert Crump", "Крампу ответили на следующий день.", "ru", "Крампу"),
        ("Robert Crump", "Вчера у Крампа было много гостей.", "ru", "Крампа"),
        ("Robert Crump", "Juče su uveče reči Krampa izazvale spor.", "sr", "Krampa"),
        ("Robert Crump", "Χθες τα λόγια του Κραμπ προκάλεσαν αντιδράσεις.", "el", "Κραμπ"),
        ("Robert Blunt", "Всички чуха думите на Блант в събота.", "bg", "Блант"),
        ("Ferdinand Gerz", "Вчера вечером слова Герца вызвали споры.", "ru", "Герца"),
        ("Olaf Stolz", "Wczoraj słowa Stolza wywołały spory.", "pl", "Stolza"),
    ],
)
def test_a_case_of_what_another_language_hears_in_a_name_rings_alone(
    watched: str, text: str, language: str, written: str
) -> None:
    assert met(watched, text, language) == [(written, "likely")]


@pytest.mark.parametrize(
    ("watched", "text", "language"),
    [
        ("Robert Crump", "Later the Krampa left.", "en"),
        ("Robert Stone", "Стану президентом, сказал он.", "ru"),
        ("Robert Lump", "Лампа погасла вчера вечером.", "ru"),
        ("Michel Varnier", "Vse šole so v Varnetu zaprte.", "sl"),
        ("Josep Morrell", "Адрес редакции: Москва, Моровая улица.", "ru"),
    ],
)
def test_a_word_that_is_like_a_case_of_a_name_by_chance_alone_does_not_ring(
    watched: str, text: str, language: str
) -> None:
    assert met(watched, text, language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Michali sõnul ei ole valitsusel plaani makse tõsta, vaid kulusid kärbitakse.", "et"),
        ("Michalin mukaan hallitus ei aio nostaa veroja, vaan leikkaa menoja.", "fi"),
    ],
)
def test_a_family_name_that_is_a_given_one_too_rings_where_its_bearer_is_quoted(
    text: str, language: str
) -> None:
    assert [tier for _, tier in met("Kristen Michal", text, language)] == ["likely"]


@pytest.mark.parametrize(
    "text",
    [
        "Ministeri tapasi maanantaina presidentti Robert Halloranin.",
        "Ministeri keskusteli puhelimitse Halloranin ja Varnierin kanssa, kertoo hallitus.",
        "Minister kohtus Halloraniga.",
    ],
)
def test_a_finnish_or_estonian_text_without_small_words_has_its_cases(text: str) -> None:
    language = language_of_text(text)
    assert [written.split()[-1][:8] for written, _ in met("Robert Halloran", text, language)] == [
        "Halloran"
    ]


@pytest.mark.parametrize(
    ("watched", "text", "language", "expected"),
    [
        ("Kirill", "Generál Igor Kirillov byl zabit.", "cs", []),
        ("Boris Marek", "Bojko Borisov je rekao ne.", "hr", []),
        ("Robert Halek", "Halekov poslanec odišiel.", "sk", [("Halekov", "likely")]),
    ],
)
def test_a_family_name_made_of_a_given_one_is_not_what_is_anothers(
    watched: str, text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert met(watched, text, language) == expected
