"""A notice of a correction is said on everything from its article, and exported with it."""

import dataclasses

import handmade
import pytest

from dashboard.corpus import open_corpus
from dashboard.corpus.export import listed
from dashboard.view import View

NOTICE = "Correction: <i>Ada Lund</i> signed on 4 March, not on 5 March."
SAID = "correction in this article"


def corrected(one):
    text = f"{one.article.text}\n\n{NOTICE}"
    block = dataclasses.replace(
        one.article.blocks[-1], start=len(one.article.text) + 2, end=len(text)
    )
    article = dataclasses.replace(one.article, text=text, blocks=(*one.article.blocks, block))
    return dataclasses.replace(one, article=article)


@pytest.fixture(scope="module")
def noticed(tmp_path_factory):
    first, *others = handmade.HARBOUR
    return handmade.collection(tmp_path_factory.mktemp("noticed"), (corrected(first), *others))


def test_the_article_begins_with_its_notice(open_page, noticed):
    html = open_page(noticed, "article", article="a1").html
    assert "This article carries a correction: </b>Correction: &lt;i&gt;Ada Lund&lt;/i&gt;" in html
    assert "carries a correction" not in open_page(noticed, "article", article="a2").html


@pytest.mark.parametrize("page", ["quotations", "timeline", "articles"])
def test_the_notice_is_said_beside_what_is_from_the_article_alone(open_page, noticed, page):
    assert open_page(noticed, page).words.count(SAID) == 1
    assert "1 article with a correction" in open_page(noticed, "timeline").words


@pytest.mark.parametrize("table", ["articles", "quotations"])
def test_the_notice_is_exported_with_what_is_from_the_article(noticed, table):
    frame = listed(open_corpus(noticed), View(), table)
    assert set(frame.loc[frame["notice"].notna(), "article"]) == {"a1"}
    assert set(frame["notice"].dropna()) == {NOTICE}


def test_events_are_exported_with_how_many_of_their_articles_carry_one(noticed):
    frame = listed(open_corpus(noticed), View(), "timeline").set_index("label")
    assert frame.loc["Ada Lund signs the harbour treaty", "noticed"] == 1
    assert frame.loc["Talks in Port Amsel", "noticed"] == 0
