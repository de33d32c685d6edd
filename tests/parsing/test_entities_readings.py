"""Places and governments told apart, by words alone and with syntax; all sentences are invented."""

import functools

import pytest

from dashboard.model import Article
from dashboard.parsing.analysis import Analyser, by_words
from dashboard.parsing.entities import find_entities, wants_syntax
from dashboard.parsing.entities.metonymy import governments
from dashboard.parsing.typography import fold

CASES = [
    ("Talks were held in Beijing on Monday.", "Beijing", "literal"),
    ("Beijing said the ships must leave.", "Beijing", "metonymic"),
    ("Critics accused Moscow of stalling.", "Moscow", "metonymic"),
    ("Tourists visited Moscow last year.", "Moscow", "literal"),
    ("The treaty was signed by Norway.", "Norway", "metonymic"),
    ("Sanctions against Iran were lifted.", "Iran", "metonymic"),
    ("They live near Madrid with two dogs.", "Madrid", "literal"),
    ("Washington's decision surprised traders.", "Washington", "metonymic"),
    ("Peru's highest mountain is covered in snow.", "Peru", "literal"),
]


@functools.cache
def analyser():
    return Analyser("auto")


def readings(text, **options):
    analysis = analyser().analyse(Article("a", text, ()), **options)
    return {m.name: (m.reading, m.stands_for) for m in find_entities(analysis)}


@pytest.mark.parametrize(("text", "place", "reading"), CASES)
def test_syntax_tells_the_reading(text, place, reading):
    assert readings(text)[place][0] == reading


@pytest.mark.parametrize(("text", "place", "reading"), CASES)
def test_words_alone_tell_the_reading(text, place, reading):
    assert readings(text, wants_syntax=lambda sentence: False)[place][0] == reading


def test_a_capital_that_acts_stands_for_its_country():
    assert readings("Beijing said the ships must leave.")["Beijing"] == ("metonymic", "country:CN")


@pytest.mark.parametrize(
    "text",
    [
        "PARIS, Dec 7 (Reuters) - France has agreed to build two ships.",
        "PARIS (Reuters) - A maker of ships delivered two of them.",
    ],
)
def test_the_place_of_a_dateline_is_a_place(text):
    assert readings(text)["Paris"] == ("literal", None)


def test_a_capital_of_a_state_of_mind_is_its_government():
    text = "The official said Oslo was “realistic and calm” about it."
    assert readings(text)["Oslo"][0] == "metonymic"


def test_a_capital_that_is_a_place_stands_for_nothing():
    assert readings("Talks were held in Beijing.")["Beijing"] == ("literal", None)


def test_syntax_is_asked_for_only_where_a_place_is_in_doubt():
    lines = [
        "They met in Beijing.",
        "Beijing agreed.",
        "The border of China is long.",
        "The mayor of Beijing's old town spoke.",
        "Only Beijing, with its old rival, agreed.",
        "No.",
    ]
    doc = analyser().analyse(Article("a", "\n".join(lines), ())).doc
    wish = by_words(wants_syntax)
    wanted = [s.text.strip() for s in doc.sents if s.text.strip() and wish(s)]
    assert wanted == [lines[3], lines[4]]


@pytest.mark.parametrize("opener", ["After", "As", "Before"])
def test_a_preposition_that_opens_a_clause_leaves_the_place_its_verb(opener):
    text = f"{opener} Sweden joined the alliance, the talks went on."
    assert readings(text, wants_syntax=lambda _: False)["Sweden"][0] == "metonymic"


def test_a_clause_behind_where_has_its_subject():
    text = "It was a summit where Sweden failed to agree."
    assert readings(text, wants_syntax=lambda _: False)["Sweden"][0] == "metonymic"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Oslo said no. Later Oslo refused again.", {"geonames:3143244": "country:NO"}),
        ("Oslo said no. Ministers met in Oslo.", {}),
        ("Oslo said no. Norway will not move.", {}),
    ],
)
def test_a_capital_that_is_never_a_place_is_its_country(text, meant):
    mentions = find_entities(analyser().analyse(fold(Article("a", text, ())).article))
    assert governments(mentions) == meant
