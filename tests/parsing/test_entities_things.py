"""Names of what is no person, body or place: agreements, gatherings, programmes; all are invented."""

import functools

import pytest

from dashboard.model import Article
from dashboard.parsing.analysis import Analyser
from dashboard.parsing.entities import find_entities
from dashboard.parsing.entities.spans import Name
from dashboard.parsing.entities.types import short_for, thing, without_things
from dashboard.parsing.typography import fold


def nothing(_word):
    """Say of every word that the dictionary has it not."""
    return False


@functools.cache
def analyser():
    return Analyser("auto")


def mentions(text):
    return find_entities(analyser().analyse(fold(Article("a", text, ())).article))


def of_bodies(*texts):
    """Return names that a model takes for organisations, one behind the other."""
    found, start = [], 0
    for text in texts:
        found.append(Name(start, start + len(text), "ORG", text))
        start += len(text) + 2
    return found


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ulm Declaration on Migration and Boats", "LAW"),
        ("Harbour Security Agreement", "LAW"),
        ("Outer Harbour Treaty of 1967", "LAW"),
        ("Ulmian Republican Convention", "EVENT"),
        ("Deep Ocean Conference 2022", "EVENT"),
        ("World Day Against Floods", "EVENT"),
        ("Eastern Conference", None),
        ("Ulmian Baptist Convention", None),
        ("Ulmian Episcopal Conference", None),
        ("Conference of Ulmian Mayors", None),
        ("2021 Country Reports on Boats", "WORK"),
        ("Agreement Research Institute", None),
    ],
)
def test_the_head_of_a_name_says_that_it_is_no_body(name, kind):
    assert thing(name.split()) == kind


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Harbour Visa Program", False),
        ("Strategy to Prevent Floods", False),
        ("Presidential Medal of Valour", False),
        ("Regional Cooperation", False),
        ("Regional Cooperation Council", True),
        ("Coordinator for Harbour Boats", False),
        ("Service to Ulm Medal", False),
        ("Ostra Energy", True),
        ("Ulm Program Office", True),
        ("Medal of Valour Society", True),
    ],
)
def test_what_no_type_fits_is_left_out(name, kept):
    assert bool(without_things(name, of_bodies(name), {"regional"}.__contains__)) == kept


def test_the_letters_go_with_what_they_stand_for():
    treaty, letters = of_bodies("Outer Harbour Treaty", "OHT")
    treaty.type = "LAW"
    assert list(short_for([treaty, letters])) == [(letters, treaty)]
    body = of_bodies("Ostra Health Trust")
    assert not list(short_for([treaty, letters, *body]))
    lost = of_bodies("Harbour Visa Program", "HVP")
    assert not without_things("", lost, nothing)


@pytest.mark.parametrize(
    ("text", "name", "of"),
    [
        ("They met the Angolan Foreign Minister Antonio Roe.", "Angolan", "country:AO"),
        ("NATO Foreign Ministers met in Madrid.", "NATO", "org:nato"),
        ("It was signed under E.O. 13846.", "E.O. 13846", "law:executive-order-13846"),
        ("Then Chargé d’Affaires Ostrow will continue.", "Ostrow", "surname:ostrow"),
    ],
)
def test_a_name_ends_before_an_office(text, name, of):
    assert (name, of) in {(text[m.start : m.end], m.entity) for m in mentions(text)}


def test_a_group_named_after_a_town_is_not_the_town():
    found = mentions("In Geneva, she met the Geneva Group on reform. She left Geneva on Monday.")
    assert len({m.entity for m in found if m.name.startswith("Geneva")}) == 2
