from pathlib import Path

import pytest

from briefings.errors import UnreadableError
from briefings.ingest.decoding.decode import LIMIT, decode
from tests.text.test_language import SENTENCES

OWN_WORDS = {
    **SENTENCES,
    "pl": "Minister powiedział, że rozmowy zaczną się później: są ważne i będą też w środę.",
    "cs": "Ministr řekl, že jednání se uskuteční příští týden a účast potvrdili všichni členové.",
    "hu": "Az elnök azt mondta, hogy a tárgyalásokat tavasszal folytatják, és őszintén örül.",
    "sv": "Ministern sade att mötet är för sent och att han får åka hem. Många väntar på besked.",
    "fr": "Le président a déclaré qu'après l'été les élections européennes seront très proches.",
}
ENCODINGS = [
    *((code, encoding) for code in ("ru", "bg") for encoding in ("cp1251", "cp866", "iso8859-5")),
    *((code, encoding) for code in ("ru", "uk") for encoding in ("koi8-u", "cp1251")),
    *((code, encoding) for code in ("pl", "cs", "hu") for encoding in ("cp1250", "iso8859-2")),
    *((code, encoding) for code in ("fr", "de", "es", "pt", "sv") for encoding in ("latin-1",)),
    *(
        (code, encoding)
        for code in ("en", "ru", "fr", "zh", "ar")
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32")
    ),
    *((code, encoding) for code in ("en", "ru") for encoding in ("utf-16-le", "utf-16-be")),
]

TONGUES = dict(
    line.split(" ", 1)
    for line in Path(__file__).with_name("tongues.txt").read_text("utf-8").splitlines()
)
"""A paragraph in each of some thirty languages; `tw` is Chinese as it is written in Taiwan."""
_WESTERN = ("de", "fr", "es", "pt", "it", "sv", "da", "fi", "is", "nl", "en")
_WRITTEN = (
    (("uk", "ru", "bg", "be", "sr", "mk"), ("cp1251", "iso8859-5")),
    (("uk", "ru", "bg", "be"), ("koi8-u", "cp866")),
    (("pl", "cs", "sk", "sl", "hr", "hu", "ro"), ("cp1250", "iso8859-2")),
    (_WESTERN, ("cp1252", "iso8859-1", "iso8859-15")),
    (("el",), ("cp1253", "iso8859-7")),
    (("tr",), ("cp1254", "iso8859-9")),
    (("he",), ("cp1255", "iso8859-8")),
    (("ar",), ("cp1256", "iso8859-6")),
    (("fa",), ("cp1256",)),
    (("lt", "lv", "et"), ("cp1257", "iso8859-13")),
)
_SIGNS = (
    ("zh", "gb2312"),
    ("zh", "gb18030"),
    ("tw", "gb18030"),
    ("tw", "big5"),
    ("ja", "shift_jis"),
    ("ja", "euc_jp"),
    ("ja", "iso2022_jp"),
    ("ko", "euc_kr"),
    ("ko", "cp949"),
)
PIECES = [(code, one) for codes, encodings in _WRITTEN for code in codes for one in encodings]


def pieces(code: str, encoding: str, length: int) -> list[bytes]:
    """Cut a paragraph into pieces of so many bytes, without signs that the encoding has not."""
    # The letters with a comma below are newer than these encodings.
    older = TONGUES[code].translate(str.maketrans("șțȘȚ", "şţŞŢ"))
    raw = older.encode(encoding, "ignore")
    cut = (raw[start : start + length] for start in range(0, len(raw) - length + 1, 40))
    return [piece for piece in cut if not piece.isascii()]


@pytest.mark.parametrize(("code", "encoding"), PIECES)
def test_300_bytes_of_any_language_are_read_right_and_without_doubt(
    code: str, encoding: str
) -> None:
    for piece in pieces(code, encoding, 300):
        decoded = decode(piece)
        assert decoded.text == piece.decode(encoding)
        assert decoded.problems == ()


@pytest.mark.parametrize(("code", "encoding"), PIECES)
def test_fewer_bytes_are_read_right_or_said_to_be_a_guess(code: str, encoding: str) -> None:
    for piece in pieces(code, encoding, 60):
        decoded = decode(piece)
        is_guess = any("a guess" in problem.what for problem in decoded.problems)
        assert decoded.text == piece.decode(encoding) or is_guess


@pytest.mark.parametrize(("code", "encoding"), _SIGNS)
def test_signs_of_two_bytes_are_read_right(code: str, encoding: str) -> None:
    for length in (30, 150):
        for start in range(0, len(TONGUES[code]) - length, 15):
            piece = TONGUES[code][start : start + length]
            decoded = decode(piece.encode(encoding))
            assert decoded.text == piece
            assert decoded.problems == () or length == 30


def test_a_few_bad_bytes_leave_the_signs_around_them() -> None:
    raw = TONGUES["zh"].encode("gb18030")
    decoded = decode(raw[:60] + b"\xff\xff" + raw[60:])
    assert decoded.encoding == "gb18030"
    assert "not valid" in decoded.problems[-1].what


def test_letters_of_no_known_language_are_said_to_be_a_guess() -> None:
    noise = " ".join(f"\xd5{letter}\xa4\xde" for letter in "abcdefgh").encode("latin-1")
    assert "a guess" in decode(noise).problems[0].what


@pytest.mark.parametrize(("code", "encoding"), ENCODINGS)
def test_a_sentence_is_decoded_from_every_encoding_of_its_language(
    code: str, encoding: str
) -> None:
    text = f"{OWN_WORDS[code]}\n"
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.problems == ()
    assert not decoded.truncated


def test_the_encoding_is_told() -> None:
    assert decode("Zażółć".encode()).encoding == "utf-8"
    assert decode(OWN_WORDS["ru"].encode("koi8-u")).encoding == "koi8-u"
    assert decode("word".encode("utf-16")).encoding == "utf-16-le"


def test_a_few_bad_bytes_in_utf_8_become_visible_signs_and_a_note() -> None:
    raw = OWN_WORDS["uk"].encode() + b" \xff\xfe " + OWN_WORDS["fr"].encode()
    decoded = decode(raw)
    assert decoded.encoding == "utf-8"
    assert decoded.text == f"{OWN_WORDS['uk']} \ufffd\ufffd {OWN_WORDS['fr']}"
    assert "2 places are not" in decoded.problems[0].what
    assert "1 place is not" in decode(OWN_WORDS["uk"].encode() + b" \xff").problems[0].what


@pytest.mark.parametrize(
    "raw",
    [
        b"\xff\xfe\x81\x8d\x9d\xc3( Marlowe \x80\x81 talks",
        b"\xff\xfethe talks of Marlowe went on",
        b"\xfe\xff" + "Marlowe a dit que les pourparlers seront très longs".encode("cp1252"),
    ],
)
def test_a_mark_of_utf_16_that_lies_is_not_believed_and_told_of(raw: bytes) -> None:
    decoded = decode(raw)
    assert "Marlowe" in decoded.text
    assert "utf-16" in decoded.problems[0].what


@pytest.mark.parametrize("code", ["zh", "en", "ru", "ar"])
def test_a_damaged_text_in_utf_16_stays_one(code: str) -> None:
    raw = OWN_WORDS[code].encode("utf-16")
    assert decode(raw).problems == ()
    assert decode(raw[:-1]).encoding == "utf-16-le"


def test_mixed_encodings_never_raise() -> None:
    mixed = OWN_WORDS["ru"].encode("cp1251") + OWN_WORDS["ru"].encode("cp866") + b"\xd0"
    assert "и" in decode(mixed).text


@pytest.mark.parametrize(
    "raw",
    [
        b"%PDF-1.7 text",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"PK\x03\x04" + b"x" * 40,
        b"\x7fELF" + bytes(64),
        b"\0" * 500,
        bytes(range(256)) * 8,
        bytes(range(4)),
        b"\x7f\x00\x93\xf1",
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(raw: bytes) -> None:
    with pytest.raises(UnreadableError, match="not text"):
        decode(raw)


@pytest.mark.parametrize("raw", [b"a\x00b", b"one \x1b]0; two", b"\x07" * 5 + b" bell"])
def test_a_few_control_characters_are_still_text(raw: bytes) -> None:
    assert decode(raw).encoding == "utf-8"


def test_what_is_longer_than_the_limit_is_cut_between_characters_and_marked() -> None:
    raw = ("я" * (LIMIT // 2)).encode() + "конец".encode()
    assert decode(raw[:LIMIT]).text == "я" * (LIMIT // 2)
    long = decode(b"x" + raw)
    assert long.truncated
    assert long.text == "x" + "я" * (LIMIT // 2 - 1)
    assert long.problems == ()
