import pytest

from dashboard.intake.identity import article_id, canonical_address, web_address


@pytest.mark.parametrize(
    "copy",
    [
        "https://www.baycourier.example/town/pier?utm_source=mail&fbclid=1",
        "http://baycourier.example/town/pier/#comments",
        "https://m.baycourier.example/town/pier",
        "https://amp.baycourier.example/town/pier?amp=1",
        "https://www.baycourier.example/town/pier/amp/",
        "https://www.baycourier.example:443/town/pier/print",
    ],
)
def test_copies_have_one_address(copy):
    assert canonical_address(copy) == "https://baycourier.example/town/pier"


def test_what_names_the_article_stays_in_the_address():
    assert canonical_address("https://a.example/x?b=2&id=7") == "https://a.example/x?b=2&id=7"


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "", None, "http://[bad"],
)
def test_only_web_addresses_are_kept(url):
    assert web_address(url) is None


def test_the_id_is_sixteen_hex_digits_of_address_or_words():
    assert article_id(None, "One  word.") == article_id(None, "One\nword.")
    assert article_id("https://a.example/x", "One") == article_id("https://a.example/x", "Two")
    assert len(article_id(None, "One")) == 16
