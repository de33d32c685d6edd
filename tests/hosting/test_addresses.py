"""Addresses that a server is known by, as browsers write them."""

import pytest

from dashboard.page.hosting import addresses


@pytest.mark.parametrize(
    ("given", "known"),
    [
        ("news.example", "https://news.example"),
        ("News.Example", "https://news.example"),
        ("https://news.example:443/", "https://news.example"),
        ("https://news.example:8443", "https://news.example:8443"),
        ("http://paper.example:8080", "http://paper.example:8080"),
        ("192.0.2.7", "https://192.0.2.7"),
    ],
)
def test_a_name_is_read_as_an_origin(given, known):
    assert addresses.public_origin(given) == known


@pytest.mark.parametrize(
    "given",
    ["", "*", "*.example", "a b", "ftp://news.example", "news.example/page", "u:p@news.example",
     "news.example:port", "news.example:99999", "-x.example", "news..example", "news.example?q=1"],
)  # fmt: skip
def test_what_is_no_name_is_refused_in_a_sentence(given):
    with pytest.raises(ValueError, match="is no address"):
        addresses.public_origin(given)


@pytest.mark.parametrize(
    ("address", "own"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("::ffff:127.0.0.1", True),
     ("192.0.2.7", False), ("::ffff:192.0.2.7", False), ("localhost", False)],
)  # fmt: skip
def test_only_loopback_is_of_this_computer(address, own):
    assert addresses.is_of_this_computer(address) is own


def test_the_port_that_a_scheme_implies_is_left_out():
    assert addresses.local_origins(80)[0] == "http://127.0.0.1"
    assert addresses.local_origins(8501)[1] == "http://localhost:8501"
