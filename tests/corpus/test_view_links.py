"""A link read against a collection: nothing that it asks for is left out in silence."""

import pytest

from dashboard.corpus.view_links import LinkError, view_of
from dashboard.view import View


@pytest.mark.parametrize(
    "link",
    [
        "speaker=Ada+Quill",
        "?speaker=Ada+Quill",
        "http://127.0.0.1:8501/quotations?speaker=Ada+Quill#top",
        "speaker=Ada%20Quill&source=",
        "http://127.0.0.1:8501/quotations?speaker=Ada+Quill&sort=date&rows=60&shared=0a1b2c.4",
        "http://127.0.0.1:8501/timeline?speaker=Ada+Quill&window=2024-01-01%2F2024-02-01&lanes=place",
    ],
)
def test_a_link_is_read_whole_or_from_its_question_mark(corpus, link):
    assert view_of(corpus, link) == View(speaker=("Ada Quill",))


@pytest.mark.parametrize("link", ["", "?", "http://127.0.0.1:8501/quotations", "text="])
def test_a_link_that_asks_for_nothing_is_everything(corpus, link):
    assert view_of(corpus, link) == View()


@pytest.mark.parametrize(
    ("link", "named"),
    [
        ("published=2024-13-01", "“published=2024-13-01” is not one day or two"),
        ("published=2024-01-01&published=2024-02-31", "2024-01-01 and 2024-02-31"),
        ("referenced=May", "“referenced=May” is not one day or two, as YYYY-MM-DD"),
        ("published=2024-01-01&published=2024-01-02&published=2024-01-03", "not one day or two"),
        ("sourc=A", "there is no filter “sourc” (there are text, source,"),
        ("kind=loud", "“kind=loud” is not direct, indirect or mixed"),
        ("kind=direct&kind=loud", "“kind=loud” is not"),
        ("status=sung", "“status=sung” is not said, expected, denied, declined or unattributed"),
        ("article=bridge&at=12", "there is no filter “article”"),
        ("known=x&named=y", "“named=y” is not named, group, unnamed, document, asker or unknown"),
        ("text=a&text=b", "“text=a and b” is more than one search"),
        ("Ada Quill", "“Ada Quill” is no list of name=value"),
        ("&".join(f"speaker={n}" for n in range(51)), "more than 50 values"),
        ("speaker=" + "x" * 301, "more than 50 values or 300 characters"),
    ],
)
def test_what_cannot_be_read_is_named(corpus, link, named):
    with pytest.raises(LinkError) as error:
        view_of(corpus, link)
    assert named in str(error.value)


def test_an_event_may_be_named_as_links_of_the_page_carry_it(corpus):
    name = corpus.printed_events.offered[0]
    event = corpus.printed_events.id_of(name)
    assert view_of(corpus, View(event=(name,)).to_url()) == View(event=(event,))
    assert view_of(corpus, View(event=(event,)).to_url()) == View(event=(event,))
