"""Files whose lines are in two encodings: each is read as it was written, and none is repaired."""

import pytest

from briefings.ingest.decoding.decode import decode

FRENCH = ["Première page", "Le port rouvre à Sète, dit la capitainerie.", "Deuxième été là-bas"]
UKRAINIAN = ["Порт знову працює", "Пороми ходитимуть двічі на день.", "Про це сказали у місті"]
CZECH = ["Přístav je otevřen", "Trajekty pojedou dvakrát denně.", "Řekl to mluvčí přístavu"]
GERMAN = [
    "Der Hafen öffnet",
    "Die Fähre fährt täglich über den Fluß.",
    "Das sagte der Bürgermeister",
]


@pytest.mark.parametrize(
    ("lines", "older"),
    [
        (FRENCH, "cp1252"),
        (FRENCH, "iso8859-15"),
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "koi8-u"),
        (CZECH, "cp1250"),
        (CZECH, "iso8859-2"),
        (GERMAN, "cp1252"),
    ],
)
@pytest.mark.parametrize("other", [0, 1, 2])
@pytest.mark.parametrize("declared", ["", "utf-8"])
def test_each_line_is_read_in_its_own_encoding(
    lines: list[str], older: str, other: int, declared: str
) -> None:
    raw = b"\n".join(
        line.encode(older if at == other else "utf-8") for at, line in enumerate(lines)
    )
    found = decode(raw, declared)
    assert found.text == "\n".join(lines)
    assert found.problems[0].what == "1 of its lines is not in UTF-8"


def test_several_lines_in_an_older_encoding_are_counted() -> None:
    raw = b"\n".join([FRENCH[0].encode(), FRENCH[1].encode("cp1252"), FRENCH[2].encode("cp1252")])
    found = decode(b"F\xc3\xaate\n" + raw)
    assert found.text.split("\n") == ["Fête", *FRENCH]
    assert found.problems[0].what == "2 of its lines are not in UTF-8"


def test_one_letter_of_utf8_among_others_is_never_made_a_wrong_one() -> None:
    lines = [FRENCH[0].encode(), *(line.encode("cp1252") for line in FRENCH[1:])]
    for older in (b"\n".join(lines), b"\n".join(lines[::-1])):
        assert "Première page" in decode(older).text


def test_damage_inside_a_line_of_utf8_is_shown_as_that() -> None:
    damaged = UKRAINIAN[1].encode().replace("ь".encode(), b"\xd1", 1)
    found = decode("\n".join([UKRAINIAN[0], "{}", UKRAINIAN[2]]).encode().replace(b"{}", damaged))
    assert found.text.count("�") == 1
    assert found.text.startswith(UKRAINIAN[0])


@pytest.mark.parametrize("lines", [FRENCH, UKRAINIAN, CZECH, GERMAN])
def test_a_file_in_one_older_encoding_is_no_mixture(lines: list[str]) -> None:
    older = {"Р": "cp1251", "П": "cp1251", "P": "cp1250"}.get(lines[0][0], "cp1252")
    older = "cp1252" if lines is FRENCH else older
    found = decode("\n".join([*lines, "- Ні." if older == "cp1251" else "."]).encode(older))
    assert found.text.startswith("\n".join(lines))
    assert found.encoding != "utf-8"


def test_short_lines_of_chinese_that_could_be_utf8_are_not_taken_for_it() -> None:
    text = "\n".join(
        ["小小", "港口重新开放，渡轮周一恢复航行，市长在会议上说。", "码头工人和港口达成协议。"]
    )
    assert decode(text.encode("gb18030")).text == text
