"""Headlines in capitals are read as sentences; all persons and bodies are invented."""

import functools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.model import Article
from dashboard.parsing.analysis import Analyser
from dashboard.parsing.entities import find_entities
from dashboard.parsing.entities.capitals import as_sentences
from dashboard.parsing.typography import fold

BODY = "\n\nThe council of Ulmby said that a mall would open. The Harbour Commission had agreed."


@functools.cache
def analyser():
    return Analyser("auto")


def names(text):
    found = find_entities(analyser().analyse(fold(Article("a", text, ())).article))
    return {text[m.start : m.end] for m in found if m.kind == "name"}


@pytest.mark.parametrize(
    ("headline", "sentence"),
    [
        (
            "Harbour Commission Agrees That Mall Can Open in Ulmby",
            "Harbour Commission agrees that mall can open in Ulmby",
        ),
        ("Police Chief Says the Fresh Probe Is Over", "Police Chief says the fresh probe is over"),
        ("Jane Brown Opens the New Oak Ridge Mall", "Jane Brown opens the new Oak Ridge Mall"),
        ("United Nations Warns of Famine in India", "United Nations warns of famine in India"),
        ("Mayor Roe: Council Opens Malls", "Mayor Roe: Council opens malls"),
    ],
)
def test_a_headline_is_written_as_a_sentence_would_be(headline, sentence):
    read = as_sentences(headline + BODY, {"fresh", "probe", "famine", "new", "brown"}.__contains__)
    assert read == sentence + BODY


@pytest.mark.parametrize(
    "text",
    [
        "Ministry of the Interior\n\nA short note on the interior.",
        "The Council Agreed That the Mall Would Open.\n\nThe mall will open.",
        "Mayor Roe opened the Harbour mall on Monday\n\nThe Mall of Ulmby is new.",
    ],
)
def test_short_lines_and_sentences_stay_as_they_are(text):
    assert as_sentences(text, str.islower) == text


def test_common_words_of_a_headline_are_no_names():
    text = (
        "Council Orders Fatal Shooting Inquiry at Personal Request of Mayor\n\n"
        "The council of Ulmby ordered an inquiry into the shooting. Mayor Jane Roe had asked for it."
    )
    assert names(text) == {"Ulmby", "Jane Roe"}


@given(st.text(alphabet="Aab \n.:’é-", max_size=80))
def test_the_text_keeps_its_length_and_its_letters(text):
    read = as_sentences(text, str.islower)
    assert len(read) == len(text)
    assert read.lower() == text.lower()
