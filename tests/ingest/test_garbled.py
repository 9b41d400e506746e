"""Text decoded wrongly once and saved like that: undone where that is sure, and told of."""

import tarfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.ingest.decoding.decode import as_it_is, decode
from briefings.ingest.decoding.garbled import repair
from tests.ingest.test_decode import OWN_WORDS
from tests.properties import examples
from tests.shared import shared

EIGHT_BITS = ("cp1252", "cp1251", "cp1250", "cp866", "koi8-r", "mac_roman")
MORE = {"cs": "Větší stěhování se týká třetí řady.", "es": "Más allá, después: el año próximo."}
TALKS = {
    code: f"{OWN_WORDS[code]} {MORE.get(code, '')}\n" * 4
    for code in ("uk", "ru", "bg", "pl", "cs", "fr", "de", "es", "hu", "sv")
}


def taken_as(raw: bytes, encoding: str) -> str:
    """Read bytes in an encoding as browsers do: a byte it has no letter for is a control."""
    return "".join(
        bytes([code]).decode(encoding, "ignore") or bytes([code]).decode("latin-1") for code in raw
    )


@pytest.mark.parametrize("code", TALKS)
@pytest.mark.parametrize("taken", EIGHT_BITS)
def test_utf_8_that_was_taken_for_an_eight_bit_encoding_is_repaired(code: str, taken: str) -> None:
    garbled = taken_as(TALKS[code].encode(), taken)
    decoded = decode(garbled.encode())
    assert decoded.text == TALKS[code]
    assert f"UTF-8 read as {taken}" in decoded.problems[0].what
    assert as_it_is(garbled.encode()).text == garbled


@pytest.mark.parametrize("code", TALKS)
def test_utf_8_that_was_decoded_twice_is_repaired(code: str) -> None:
    twice = taken_as(taken_as(TALKS[code].encode(), "cp1252").encode(), "cp1252")
    assert decode(twice.encode()).text == TALKS[code]


@pytest.mark.parametrize("code", ["uk", "ru", "bg"])
@pytest.mark.parametrize(
    ("meant", "taken"),
    [
        ("cp1251", "latin-1"),
        ("cp1251", "cp1252"),
        ("cp1251", "cp1250"),
        ("koi8-u", "cp1252"),
        ("cp866", "cp1252"),
        ("koi8-u", "cp1251"),
        ("cp1251", "koi8-u"),
        ("cp866", "cp1251"),
        ("cp1251", "cp866"),
    ],
)
def test_cyrillic_of_one_encoding_taken_for_another_is_repaired(
    code: str, meant: str, taken: str
) -> None:
    raw = TALKS[code].encode(meant, "replace")
    assert decode(taken_as(raw, taken).encode()).text == raw.decode(meant)


@pytest.mark.parametrize("meant", ["cp1250", "iso8859-2"])
@pytest.mark.parametrize("code", ["pl", "cs"])
def test_letters_of_central_europe_taken_for_western_ones_are_repaired(
    code: str, meant: str
) -> None:
    garbled = taken_as(TALKS[code].encode(meant), "cp1252")
    assert decode(garbled.encode()).text == TALKS[code]


def test_one_garbled_apostrophe_is_repaired_and_the_line_beside_it_left_alone() -> None:
    honest = "Le café n’est pas fermé, a dit le préfet."
    decoded = decode(f"{honest}\nHe doesnâ€™t know.".encode())
    assert decoded.text == f"{honest}\nHe doesn’t know."


def test_a_garbled_text_in_a_page_of_honest_letters_is_repaired() -> None:
    garbled = taken_as(TALKS["uk"].encode("cp1251"), "cp1252")
    honest = "Усі права захищені. Підписуйтесь на наш канал."
    assert repair(f"{honest}\n{garbled}\n{honest}") == (
        f"{honest}\n{TALKS['uk']}\n{honest}",
        ("cp1251 read as cp1252",),
    )


@pytest.mark.parametrize(
    "text",
    [
        *OWN_WORDS.values(),
        "AMANHÃ\u00a0 E IRMÃ» À « PÂ° »",
        "Рівне, Рі, ві, вії, Росії\u00a0, ВІ», РІЄ, Сі",
        "ÄÖÜ ÅÄÖ ÆØÅ ÉÈÊ: ÜBERGRÖßE, ÇÃO",
        "10³ m² 5¹ ½ ¾ ¿Qué? a³b x²y",
        "еСММ нАТО оООН",
        "│ А │ Б │\n├───┼───┤\n│ в │ г │",
        "Ngôn ngữ tiếng Việt: Đường Nguyễn Huệ được người dân yêu thích",
        "Það er þíðviðri í Þórshöfn: ÍÐÓTTIR, Þæði. Førøya ì",
    ],
)
def test_an_honest_text_stays_as_it_is(text: str) -> None:
    assert repair(text) is None


@examples(60)
@given(st.lists(st.sampled_from(sorted(OWN_WORDS.values())), min_size=1, max_size=6), st.data())
def test_no_cut_of_honest_texts_is_taken_for_a_garbled_one(
    lines: list[str], given_data: st.DataObject
) -> None:
    text = "\n".join(lines)
    start = given_data.draw(st.integers(0, len(text)))
    assert repair(text[start : start + given_data.draw(st.integers(0, 200))]) is None


@examples(60)
@given(st.text(alphabet="ÃÂâ€™œÐÑР°С‚вЂ в°і»\n a\ufffd\x81\x9d├╨═┴", max_size=60))
def test_a_repair_is_whole_and_ends(text: str) -> None:
    repaired = repair(text)
    if repaired is not None:
        assert 1 <= len(repaired.how) <= 3
        assert repaired.text.count("\n") >= text.count("\n")


def test_no_text_of_the_tuning_data_is_changed() -> None:
    with tarfile.open(shared("watch/docs.tar.gz")) as packed:
        texts = [packed.extractfile(one) for one in packed.getmembers()[::10] if one.isfile()]
        assert [
            one for one in texts if one and repair(one.read().decode("utf-8", "replace"))
        ] == []
