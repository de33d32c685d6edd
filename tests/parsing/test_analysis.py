"""The shared reading: character for character, sentences within lines, syntax where asked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.model import Article, Block
from dashboard.parsing.analysis import LONGEST, Analyser, always

TEXT = "He came. She went to Paris. They said “no”.\n\nAnother one. And two."
SENTENCES = ["He came.", "She went to Paris.", "They said “no”.", "Another one.", "And two."]


@pytest.fixture(scope="module")
def analyser():
    return Analyser()


@pytest.mark.parametrize(
    "wants_syntax",
    [always, lambda sentence: False, lambda sentence: "“" in sentence.text],
    ids=["everywhere", "nowhere", "in one sentence"],
)
def test_sentences_are_the_same_wherever_syntax_is_asked_for(analyser, wants_syntax):
    doc = analyser.analyse(Article("a", TEXT, ()), wants_syntax=wants_syntax).doc
    assert [sentence.text.strip() for sentence in doc.sents] == SENTENCES


def test_syntax_stands_only_where_it_was_asked_for(analyser):
    article = Article("a", TEXT, ())
    doc = analyser.analyse(article, wants_syntax=lambda sentence: "“" in sentence.text).doc
    labels = {token.text: token.dep_ for token in doc}
    assert labels["They"] == "nsubj"
    assert labels["went"] == ""


def test_names_do_not_cross_lines(analyser):
    doc = analyser.analyse(Article("a", "A visit to New\nYork City Council", ())).doc
    assert not any("\n" in name.text for name in doc.ents)


@settings(deadline=None)
@given(st.text(max_size=120))
def test_tokens_cover_any_text_character_for_character(analyser, text):
    doc = analyser.analyse(Article("a", text, ())).doc
    assert len(doc.text) == len(text)
    starts = [sentence.start_char for sentence in doc.sents]
    assert starts == sorted(set(starts))


def test_a_list_without_end_is_cut(analyser):
    doc = analyser.analyse(Article("a", ", ".join(["Lund", "Berg"] * 500), ())).doc
    assert max(len(sentence) for sentence in doc.sents) <= LONGEST


def test_a_batch_gives_what_single_articles_give(analyser):
    articles = [Article(str(n), TEXT[n:], ()) for n in range(4)]
    for article, read in zip(articles, analyser.analyse_all(articles), strict=True):
        alone = analyser.analyse(article).doc
        assert [(t.text, t.dep_, t.ent_type_) for t in read.doc] == [
            (t.text, t.dep_, t.ent_type_) for t in alone
        ]


def test_a_run_without_spaces_does_not_stall_the_tokeniser(analyser):
    text = "He said “" + "“" * 50_000 + " and left."
    doc = analyser.analyse(Article("a", text, ())).doc
    assert len(doc.text) == len(text)
    assert [token.text for token in doc][-3:] == ["and", "left", "."]


def test_a_sentence_ends_in_a_mark_and_none_begins_small_behind_an_abbreviation():
    text = "The fire broke out around 8:30 p.m. in front of 131 West 23rd Street, said Hall."
    assert len([*Analyser().analyse(Article("a", text, ())).doc.sents]) == 1


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("They met at the club at Lower Ostra, N.J. Tomas Hall, the former chair, came.", 2),
        ("He spoke in Ostra, Ill. Hall gave a total of ten crowns.", 2),
        ("The Ostra, N.J. Boat Club closed.", 1),
        ("She moved to Ostra, N.J. in May.", 1),
    ],
)
def test_a_sentence_may_begin_behind_a_state_where_something_is(analyser, text, number):
    assert len(analyser.analyse(Article("a", text, ())).sentences) == number


def test_no_sentence_runs_from_a_caption_into_its_credit(analyser):
    text = "Lena Holt greets the crew on Thursday night Getty Images\n\nThe pier opened."
    credit = text.index("Getty")
    blocks = Block("caption", 0, credit - 1), Block("credit", credit, credit + 12)
    for read in (blocks, ()):
        found = analyser.analyse(Article("a", text, read)).sentences
        words = [text[start:end] for start, end in found]
        assert ("Lena Holt greets the crew on Thursday night" in words) == bool(read)
        assert ("Getty Images" in words) == bool(read)
