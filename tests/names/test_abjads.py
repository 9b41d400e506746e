"""Names in Arabic and Hebrew script, and the Arabic article in every script."""

import pytest

from briefings.model import ReasonKind, Tier
from tests.names.meeting import find, met


def test_in_a_script_without_capitals_a_short_word_is_nobody_without_the_given_name() -> None:
    text = "او می‌گوید که می آید و ترزا می نخست وزیر بود."
    assert met("Theresa May", text, "fa") == [("ترزا می", "sure")]


@pytest.mark.parametrize(
    ("watched", "name", "text", "language"),
    [
        ("Ahmed al-Sharaa", "Sharaa", "Then {} left.", "en"),
        ("Ahmed al-Sharaa", "Шараа", "{} уехал.", "ru"),
        ("Ahmed al-Sharaa", "El Sharaa", "{} again.", "en"),
        ("Ahmed al-Sharaa", "ash-Sharaa", "Then {} left.", "en"),
        ("Ahmed al-Sharaa", "Alsharaa", "Then {} left.", "en"),
        ("Ahmed al-Sharaa", "Аш-Шараа", "{} уехал.", "ru"),
        ("Zuhair al-Tabbani", "Tabbani", "Then {} left.", "en"),
        ("Zuhair al-Tabbani", "Al-Tabbani", "President {} left.", "en"),
        ("Zuhair al-Tabbani", "Ettabbani", "Then {} left.", "fr"),
        ("Zuhair al-Tabbani", "Альтаббани", "Тогда {} уехал.", "ru"),
        ("Fuad El Qorfi", "al-Qorfi", "Then {} left.", "en"),
        ("Fuad El Qorfi", "Elqorfi", "Then {} left.", "en"),
        ("Fuad El Qorfi", "Корфи", "Тогда {} уехал.", "ru"),
        ("Фуад эль-Корфи", "El-Qorfi", "Then {} left.", "en"),
        ("Samir al-Rashid", "Al-Rashid", "Then {} left.", "en"),
        ("Amal al-Suwaidi", "Suwaidi", "He came as {} left.", "en"),
        ("Ahmed Alsharaa", "al-Sharaa", "Then {} left.", "en"),
        ("Ahmed Alsharaa", "El-Sharaa", "Then {} left.", "en"),
        ("Ahmed Alsharaa", "Ash-Sharaa", "Then {} left.", "en"),
        ("Ahmed Alsharaa", "аш-Шараа", "Тогда {} уехал.", "ru"),
    ],
)
def test_a_family_name_with_the_arabic_article_is_likely_in_each_of_its_forms(
    watched: str, name: str, text: str, language: str
) -> None:
    assert met(watched, text.format(name), language) == [(name, "likely")]


def test_a_watch_of_one_word_with_the_article_meets_it_written_as_one() -> None:
    found = find("al-Sharaa", "Then Alsharaa left.")
    told = [(one.kind, one.left, one.right) for one in found[0].reasons]
    assert (found[0].tier, told) == (Tier.SURE, [(ReasonKind.JOINED, "al Sharaa", "Alsharaa")])


@pytest.mark.parametrize(
    ("watched", "text"),
    [
        ("Ahmed al-Sharaa", "Then Fuad Al-Sharaa left."),
        ("Tara Gore", "Then Al Gore left."),
        ("Ahmed al-Sharaa", "At Sharaa Tower he said so."),
        ("Ahmed Alsharaa", "Then Sharaa left."),
        ("Robert Elwood", "Then Wood left for El Dorado."),
    ],
)
def test_the_article_makes_nobody_of_another_name(watched: str, text: str) -> None:
    assert met(watched, text) == []


@pytest.mark.parametrize(
    ("watched", "text", "found"),
    [
        ("Sergey Lavrov", "التقى الوزير الروسي سيرغي لافروف نظيره", [("سيرغي لافروف", "sure")]),
        ("Sergey Lavrov", "وقال لافروف إن موسكو مستعدة", [("لافروف", "likely")]),
        ("Putin", "وأضاف بوتين أن المحادثات كانت مفيدة", [("بوتين", "sure")]),
        ("Vladimir Putin", "اجتماع بين ترامب وبوتين", [("بوتين", "likely")]),
        ("Vladimir Putin", "اتصل ببوتين ثم أرسل رسالة لبوتين", [("بوتين", "likely")] * 2),
        ("Ahmed al-Sharaa", "وأكد الشرع ذلك", [("الشرع", "likely")]),
        ("George Bush", "قال جورج بوش ثم غادر بوش", [("جورج بوش", "sure"), ("بوش", "sure")]),
        ("Sergey Lavrov", "לברוב אמר כי מוסקבה מוכנה", [("לברוב", "likely")]),
        ("Donald Trump", "ראש הממשלה שוחח עם טראמפ", [("טראמפ", "likely")]),
        ("Putin", "המכתב לפוטין הגיע, ופוטין ענה", [("פוטין", "likely")] * 2),
        ("Recep Tayyip Erdogan", "רג'פ טאיפ ארדואן אמר", [("רג'פ טאיפ ארדואן", "sure")]),
        ("Hakan Dogan", "הקאן דואן אמר", [("הקאן דואן", "sure")]),
        ("George Halloran", "ג׳ורג׳ הלורן אמר", [("ג׳ורג׳ הלורן", "sure")]),
        ("Joe Churchill", "ג׳ו צ׳רצ׳יל אמר", [("ג׳ו צ׳רצ׳יל", "sure")]),
        ("Benjamin Netanyahu", "הפגישה שנתניהו השתתף בה", [("נתניהו", "likely")]),
    ],
)
def test_a_name_is_met_in_scripts_that_leave_vowels_out(
    watched: str, text: str, found: list[tuple[str, str]]
) -> None:
    assert met(watched, text, "ar") == found


@pytest.mark.parametrize("watched", ["Imran Khan", "Kan", "May", "Lee", "Nixon", "Bush", "Wylie"])
@pytest.mark.parametrize(
    "text",
    [
        "كان ذلك بين المدينة والبحر، ولا يزال كل شيء مع الناس في هذه الأيام",
        "הוא אמר כי כן, זה מה שיש לנו היום, ולא כל אחד בא לכאן",
    ],
)
def test_common_words_of_such_scripts_ring_for_no_short_name(watched: str, text: str) -> None:
    assert met(watched, text, "ar") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قال الرئيس بوش اليوم", [("بوش", "likely")]),
        ("قال بوش اليوم", []),
        ("الرئيس كان في القاهرة", []),
    ],
)
def test_a_short_name_behind_an_office_rings_in_scripts_without_capitals(
    text: str, found: list[tuple[str, str]]
) -> None:
    told = [*met("Bush", text, "ar"), *met("Kan", text, "ar")]
    assert told == found


@pytest.mark.parametrize(
    ("watched", "text", "language", "expected"),
    [
        ("Egon Shoiga", "أمس وصل شويغا إلى دمشق.", "ar", [("شويغا", "likely")]),
        ("سامر فيدان", "Міністр говорив із Самером Фіданом.", "uk", [("Самером Фіданом", "sure")]),
        ("سامر فيدان", "Подякував Самеру Фіданові.", "uk", [("Самеру Фіданові", "sure")]),
    ],
)
def test_a_name_with_or_without_vowels_is_met_whatever_case_it_is_in(
    watched: str, text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert met(watched, text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال كوبو إن بلاده لا تقبل.", [("كوبو", "likely")]),
        ("وأضاف كوبو أن الاجتماع انتهى.", [("كوبو", "likely")]),
        ("الوزير الفرنسي كوبو في المدينة", [("كوبو", "likely")]),
        ("وصل كوبو إلى المدينة", []),
    ],
)
def test_a_short_name_is_told_by_a_verb_of_saying_or_an_office_before_it(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert met("Marcel Kobo", text, "ar") == expected


def test_a_name_of_three_letters_is_told_by_no_verb() -> None:
    assert met("George Bush", "قال بوش إن الأمر صحيح", "ar") == []
