"""Names that stand once in the news: players behind their position, codes of markets, saints' towns."""

import functools

import pytest

from dashboard.model import Article
from dashboard.parsing.analysis import Analyser
from dashboard.parsing.entities import find_entities
from dashboard.parsing.entities.ner_boundaries import behind_verb
from dashboard.parsing.typography import fold


@functools.cache
def analyser():
    return Analyser("auto")


def names(text):
    mentions = find_entities(analyser().analyse(fold(Article("a", text, ())).article))
    return {(m.type, text[m.start : m.end]) for m in mentions}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Harriers QB Ivo Lund threw the ball.", ("PER", "Ivo Lund")),
        ("Thunder: F Hamid Brellin missed his third start.", ("PER", "Hamid Brellin")),
        ("MEC Brellin urged the public to wait.", ("PER", "Brellin")),
        ("The price of Brent LCOc1 fell on Monday.", ("LOC", "Brent")),
    ],
)
def test_letters_beside_a_name_are_no_part_of_it(text, name):
    assert name in names(text)


def test_a_surname_with_a_hyphen_is_whole():
    text = "Patrick Vella-Brellin won. Vella-Brellin spoke."
    assert {name for _, name in names(text)} == {"Patrick Vella-Brellin", "Vella-Brellin"}


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Hosting Brellin at the fair was a joy.", 8),
        ("They left. Follow Brellin on his way.", 18),
        ("Sterling Brellin won the race.", 0),
        ("They saw Hosting Brellin win.", 9),
    ],
)
def test_a_verb_that_opens_a_sentence_is_no_given_name(text, begins):
    start = text.index("Hosting") if "Hosting" in text else max(text.find("Follow"), 0)
    end = text.index("Brellin") + len("Brellin")
    assert behind_verb(text, start, end, "PER", {"host"}.__contains__) == begins


def test_a_degree_of_heat_is_no_name():
    assert names("Temp rating: 20°F for the bag.") == set()


@pytest.mark.parametrize(
    ("text", "found", "lost"),
    [
        ("Chicago Herons' Joe Hall (29) scores.", ("ORG", "Chicago Herons"), None),
        ("Getty Images Mara Lindt, mayor of Sandport, speaks.", ("PER", "Mara Lindt"), None),
        ("They sent Israel's Vellara tanks north.", ("PRODUCT", "Vellara"), None),
        ("He has chronic harbour disease, or CHD. Mara Lindt says CHD is rare.", ("PER", "Mara Lindt"), ("ORG", "CHD")),
    ],
)  # fmt: skip
def test_credits_machines_and_letters_of_things(text, found, lost):
    assert found in names(text)
    assert lost not in names(text)


def test_a_given_name_goes_by_its_crown():
    text = "Prince Olav spoke on Monday. Olav said that it rained."
    found = find_entities(analyser().analyse(Article("a", text, ())))
    assert {m.name for m in found if m.type == "PER"} == {"Prince Olav"}


def test_a_line_in_another_language_has_no_names_but_known_ones():
    german = "Der neue Vertrag mit der Gemeinde ist nicht fertig und wird für ein Jahr geprüft in Berlin."
    english = "The council of Berlin met, and Ivo Lund of the choir was there to speak about it."
    assert names(f"{english}\n{german}") == {("LOC", "Berlin"), ("PER", "Ivo Lund")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He slept in the Nanowave. The Nanowave was warm.", "Nanowave"),
        ("The Municipal told its traders to close the stalls at nine.", "Municipal"),
        ("It rained.\nHarbour Horror: The crew was left to die in the boat.", "Harbour Horror"),
    ],
)
def test_what_nothing_bears_out_is_no_name(text, name):
    assert name not in {shown for _, shown in names(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ines Vella and Pavle Brellin won the prize.", ("PER", "Pavle Brellin")),
        ("Air Ostra flies to Oslo.", ("ORG", "Air Ostra")),
        (
            "She taught at the University of Wisconsin-Callen for a year.",
            ("ORG", "University of Wisconsin-Callen"),
        ),
        ("The Harbour Workers Bill was read.", ("LAW", "Harbour Workers Bill")),
        ("They walked round Lac Vernet in the rain.", ("LOC", "Lac Vernet")),
        ("Sen. Ivo Lund (D., Ariz.) spoke.", ("LOC", "Ariz")),
        (
            '"It rained," said Ole Brellin, an analyst at the Ostra shipping company.',
            ("PER", "Ole Brellin"),
        ),
        ("He bought an iPad for his son.", ("PRODUCT", "iPad")),
        ("The mayor of Callen, Ind., was asked to go.", ("LOC", "Callen")),
    ],
)
def test_a_rare_name_is_whole_and_of_its_kind(text, name):
    found = names(text)
    assert name in found or name in {shown for _, shown in found}
