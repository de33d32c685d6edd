"""Small collections: made of articles written here, with annotations that need no model."""

import dataclasses
import shutil

import pytest
from sameness import tables_of
from tolls import ARTICLE

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import add
from dashboard.corpus.store import Store
from dashboard.model import Article, Block


def _make_article(text, *, title="A headline", **fields):
    """Return an article with a title block and one paragraph."""
    whole = f"{title}\n\n{text}"
    blocks = (Block("title", 0, len(title)), Block("paragraph", len(title) + 2, len(whole)))
    identity = fields.pop("id")
    article = Article(identity, whole, blocks, title=title, language="en")
    return dataclasses.replace(article, **fields)


NEWS = (
    _make_article(
        "Mayor Ada Quill opened the new bridge on Monday. “The bridge is safe,” Quill said.",
        id="bridge",
        title="Bridge opens in Norwich",
        source="The Norwich Post",
        published="2024-03-05",
    ),
    _make_article(
        "Ada Quill denied on Tuesday that the bridge was late. France and Germany paid for it.",
        id="late",
        title="Quill defends the bridge",
        source="Harbour News",
        published="2024-03-06",
    ),
    _make_article(
        "A café in Paris closed. “We had no choice,” said its owner, Bram Oost.",
        id="cafe",
        title="Café closes",
        source=None,
        published=None,
    ),
    _make_article("Ein Text auf Deutsch.", id="deutsch", title="Titel", language="de"),
)


@pytest.fixture(scope="session")
def make_article():
    """The function that makes an article of a few sentences."""
    return _make_article


@pytest.fixture(scope="session")
def news():
    """The four articles of the collection."""
    return NEWS


@pytest.fixture(scope="session")
def corpus(tmp_path_factory):
    """A collection of four articles; the German one is kept but not parsed."""
    path = tmp_path_factory.mktemp("corpus")
    add(Store(path), NEWS)
    return open_corpus(path)


@pytest.fixture(scope="module")
def tolls(tmp_path_factory):
    """The article in a collection of its own."""
    path = tmp_path_factory.mktemp("tolls")
    add(Store(path), [ARTICLE])
    return path


@pytest.fixture
def parsed(tolls):
    """The tables of the article as it is parsed."""
    return tables_of(tolls)


@pytest.fixture
def store(tolls, tmp_path):
    """That collection, for a test to change."""
    return Store(shutil.copytree(tolls, tmp_path / "c"))
