"""The language of an article is that of its text; what its page states only confirms it."""

import pytest

from dashboard.intake.draft import Draft, finish
from dashboard.intake.language import decide_language
from dashboard.intake.webpage import draft_from_page
from dashboard.model import Article

ENGLISH = (
    "The harbour board closed the old quay on Friday and will open it again in the spring. " * 5
)
GERMAN = "Der Hafenrat hat am Freitag den alten Kai gesperrt und will ihn im Frühjahr öffnen. " * 5


@pytest.mark.parametrize(
    ("stated", "prose", "language"),
    [
        ("de", ENGLISH, "en"),
        ("en-US", GERMAN, "de"),
        (None, GERMAN, "de"),
        ("en-GB", ENGLISH, "en"),
        ("German", "Kai", "de"),
        (None, "Kai", None),
    ],
)
def test_the_text_decides_and_what_is_stated_confirms(stated, prose, language):
    assert decide_language(stated, prose, prose) == language


@pytest.mark.parametrize(
    ("lang", "prose", "language"), [("de", ENGLISH, "en"), ("en", GERMAN, "de")]
)
def test_the_attribute_of_a_page_is_not_believed_against_its_text(lang, prose, language):
    page = f"<html lang='{lang}'><body><article><h1>Kai</h1><p>{prose}</p><p>{prose}</p></article></body></html>"
    draft = draft_from_page(page)
    assert isinstance(draft, Draft)
    article = finish(draft)
    assert isinstance(article, Article)
    assert article.language == language
