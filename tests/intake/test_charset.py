import codecs

import pytest

from dashboard.intake.charset import decode

WORDS = "Die Brücke über die Öve bleibt geschlossen, sagte “Jörn” – für längere Zeit. " * 5


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (WORDS.encode(), "utf-8"),
        (codecs.BOM_UTF8 + WORDS.encode(), "utf-8"),
        (WORDS.encode("cp1252"), "cp1252"),
        (codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), "utf-16-le"),
        (WORDS.encode("utf-16-be"), "utf-16-be"),
        (WORDS.encode("utf-16-le"), "utf-16-le"),
    ],
)
def test_the_text_is_right_in_any_charset(data, encoding):
    decoded = decode(data)
    assert decoded.text == WORDS
    assert decoded.encoding == encoding


def test_chinese_in_gb18030_is_read():
    words = "市长周二表示，第二座码头将在冰融化后开工建设，渔民要求召开听证会。" * 8
    assert decode(words.encode("gb18030")).text == words


@pytest.mark.parametrize(
    ("words", "charset"),
    [
        ("Mr. Peña said that he did not know. " * 5, "cp1252"),
        ("François said that the façade was whole, and the café open. " * 3, "cp1252"),
        ("“It cost £5m,” she said — not yet paid. " * 5, "cp1252"),
        ("Příliš žluťoučký kůň, řekl starosta v úterý odpoledne.", "cp1250"),
        ("Zażółć gęślą jaźń, powiedział burmistrz we wtorek.", "iso8859-2"),
    ],
)
def test_a_few_letters_of_a_name_are_those_that_were_written(words, charset):
    decoded = decode(words.encode(charset))
    assert decoded.text == words
    assert decoded.encoding == charset


def test_an_unusual_encoding_is_named():
    assert decode(WORDS.encode("cp1252")).warnings == ("encoding: cp1252 (detected)",)
    assert decode(WORDS.encode()).warnings == ()


def test_one_damaged_byte_does_not_change_the_charset():
    decoded = decode(WORDS.encode() + b"\xff" + WORDS.encode())
    assert decoded.encoding == "utf-8"
    assert decoded.text.count("\ufffd") == 1
