import pytest

from briefings.text.language import UNKNOWN, hinted, language

SENTENCES = {
    "en": "The minister said on Monday that the talks with the union would be held in the spring.",
    "uk": "Міністр сказав, що переговори з профспілкою відбудуться навесні, але не в столиці.",
    "ru": "Министр сказал, что переговоры с профсоюзом пройдут весной, но не в столице страны.",
    "bg": "Министърът каза, че преговорите със синдиката ще се проведат.",
    "sr": "Министар је рекао да ће преговори са синдикатом бити одржани на пролеће у престоници.",
    "mk": "Министерот рече дека преговорите со синдикатот ќе се одржат на пролет.",
    "be": "Міністр сказаў, што перамовы з прафсаюзам пройдуць вясной, але не ў сталіцы.",
    "kk": "Министр кәсіподақпен келіссөздер көктемде өтетінін айтты, бірақ астанада емес.",
    "pl": "Minister powiedział, że rozmowy ze związkiem odbędą się wiosną, ale nie w stolicy.",
    "cs": "Ministr řekl, že jednání s odbory se uskuteční na jaře, ale ne v hlavním městě.",
    "sk": "Minister povedal, že rokovania s odbormi sa uskutočnia na jar, ale nie tu.",
    "de": "Der Minister sagte, dass die Gespräche mit der Gewerkschaft im Frühjahr stattfinden.",
    "fr": "Le ministre a dit que les pourparlers avec le syndicat auront lieu au printemps.",
    "es": "El ministro dijo que las conversaciones con el sindicato se celebrarán en primavera.",
    "pt": "O ministro disse que as conversas com o sindicato não serão realizadas na primavera.",
    "it": "Il ministro ha detto che i colloqui con il sindacato si terranno in primavera.",
    "ro": "Ministrul a declarat că discuțiile cu sindicatul vor avea loc în primăvară.",
    "hu": "A miniszter szerint a szakszervezettel a tárgyalások tavasszal lesznek, és nem most.",
    "tr": "Bakan, sendika ile görüşmelerin ilkbaharda yapılacağını söyledi.",
    "nl": "De minister zei dat de gesprekken met de vakbond in het voorjaar worden gehouden.",
    "sv": "Ministern sade att samtalen med facket ska hållas under våren och inte i huvudstaden.",
    "el": "Ο υπουργός είπε ότι οι συνομιλίες με το συνδικάτο θα γίνουν την άνοιξη.",
    "ka": "მინისტრმა თქვა, რომ პროფკავშირთან მოლაპარაკებები გაზაფხულზე გაიმართება.",
    "ar": "قال الوزير إن المحادثات مع النقابة ستعقد في الربيع المقبل في العاصمة",
    "zh": "部长说与工会的谈判将于春季在首都举行并且不会推迟因为双方已经同意了全部的条件和时间表",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_is_enough_to_tell_the_language(code: str) -> None:
    assert language(SENTENCES[code]) == code


@pytest.mark.parametrize("text", ["", "Short words here", "12 345,67 " * 50, "Kyiv Paris Oslo"])
def test_under_forty_letters_no_language_is_told(text: str) -> None:
    assert language(text) == "unknown"


def test_a_foreign_name_does_not_change_the_language() -> None:
    text = "The article by Олександр Коваленко was printed on Monday, and the editor was pleased."
    assert language(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "\u241b[31mMarlowe\u241b[0m met others \u241b[0m of the union in Gdynia on Monday morning",
        "\u241b[2J\u241b[1;31mMarlowe met them over peace in Gdynia, as was said to reporters",
    ],
)
def test_codes_for_a_terminal_do_not_change_the_language(text: str) -> None:
    assert language(text) == "en"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "Директором порта Актау назначен Нурлан Сейтов, сообщила пресс-служба во вторник."),
        ("ru", "Компания построила свыше 400 километров «Северного потока»"),
        ("uk", "Кабінет міністрів виділив кошти на ремонт доріг області"),
        ("bg", "Кметът на Русе подаде оставка заради моста над реката"),
        ("sr", "Скупштина усвојила закон о рекама и лукама на Дунаву"),
        ("kk", "Қарағандыда мың орындық жаңа мектеп ашылды, құрылысқа екі жыл кетті"),
    ],
)
def test_a_line_without_a_word_that_tells_is_told_by_its_letters(code: str, text: str) -> None:
    assert language(text) == code


def test_letters_that_stand_alone_are_none_of_the_forty() -> None:
    assert language("\u241b[0m a " * 60 + "the talks in the hall") == "unknown"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("they left the pub", "en"),
        ("mukaan asia selvä", "fi"),
        ("Ministeri matkusti maanantaina Turkuun", "fi"),
        ("Minister sõitis esmaspäeval Tartusse", "et"),
        ("Der Hund und die Katze", "de"),
        ("the dog und die Katze", UNKNOWN),
        ("The Und", UNKNOWN),
        ("on to", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_a_short_text_hints_at_the_language_that_alone_has_its_words(
    text: str, expected: str
) -> None:
    assert hinted(text.split()) == expected


def test_a_particle_of_a_name_hints_at_no_language() -> None:
    assert hinted(["Anna", "von", "der", "Heydenová", "přijela"]) == UNKNOWN
