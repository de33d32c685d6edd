"""Persons behind an office and names in headlines in capitals; all persons and bodies are invented."""

import functools

import pytest

from dashboard.model import Article
from dashboard.parsing.analysis import Analyser
from dashboard.parsing.entities import find_entities
from dashboard.parsing.entities.roles import without_titles
from dashboard.parsing.entities.spans import Name
from dashboard.parsing.typography import fold


@functools.cache
def analyser():
    return Analyser("auto")


def names(text):
    found = find_entities(analyser().analyse(fold(Article("a", text, ())).article))
    return {(m.type, text[m.start : m.end]) for m in found if m.kind in ("name", "credit")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They met Norwegian Foreign Minister Per Aasgard on Monday.", "Per Aasgard"),
        ("The bridge is old, said spokesman Ulvar Brekkeson of the council.", "Ulvar Brekkeson"),
        ("She thanked Minister of Trade and Cooperation Lindiwe Mabasotho.", "Lindiwe Mabasotho"),
        ("He thanked Special Advisor for Disability Rights Saara Minkola.", "Saara Minkola"),
        ("It was signed by Secretary of Homeland Security Brekkeson.", "Brekkeson"),
        ("The Ambassador to Armenia Lynne Tracyson came.", "Lynne Tracyson"),
        ("It was in Senate Foreign Relations Chair Brekkeson’s letter.", "Brekkeson"),
    ],
)
def test_an_office_shows_that_a_rare_name_is_a_person(text, name):
    assert ("PER", name) in names(text)


def test_a_counselor_is_an_office():
    found = names("She met Minister Counselor Lee Annson in Oslo.")
    assert ("PER", "Lee Annson") in found
    assert not [name for _, name in found if "Counselor" in name]


def test_a_centre_named_after_a_president_is_no_person():
    assert ("PER", "Lincoln Center") not in names("They saw President Lincoln Center opened.")
    assert ("PER", "Brekke Offices") not in names("The President Brekke Offices opened.")


def test_a_headline_in_capitals_shows_nobody_behind_an_office():
    text = "Foreign Minister Visits Old Harbour\n\nIt rained."
    assert not [name for kind, name in names(text) if kind == "PER"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Trade Department Announces Changes to Entry Rules\n\nIt rained.", "Trade Department"),
        ("United States Announces Commitments at Ocean Talks\n\nIt rained.", "United States"),
    ],
)
def test_a_headlines_verb_is_no_part_of_a_name(text, name):
    assert name in {found for _, found in names(text)}


def test_a_headlines_own_words_are_no_name():
    text = "The Mass Sentencing of Opposition Activists in Peru\n\nIt rained all day in Lima."
    assert {name for _, name in names(text)} == {"Peru", "Lima"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He spoke as AU Chair about grain.", "AU"),
        ("We thank our NATO Allies for their help.", "NATO"),
        ("On this World Water Day, we speak of rivers.", "World Water Day"),
        ("Drugmakers Pfizer and Moderna want approval.", "Pfizer"),
        (
            "Two of them went to St. Ulm Children’s Research Hospital.",
            "St. Ulm Children’s Research Hospital",
        ),
    ],
)
def test_edges_of_names(text, name):
    assert name in {found for _, found in names(text)}


def test_a_body_named_by_a_list_of_fields_is_one():
    text = "Lisa Brandt leads the Bureau of Democracy, Human Rights, and Labor in Lima."
    assert ("ORG", "Bureau of Democracy, Human Rights, and Labor") in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The statement was released by the Governments of Norway and Peru on Monday.", ("LOC", "Norway")),
        ("We, the Foreign Ministers of the Governments of Norway, Peru and Kenya, met.", ("LOC", "Norway")),
        ("The Brekke administration left in May.", ("PER", "Brekke")),
        ("They met at Hotel Bristol on Monday.", ("FAC", "Hotel Bristol")),
        ("They met at the Park Meridian Hotel on Monday.", ("FAC", "Park Meridian Hotel")),
        ("Director General for Asian and Oceanian Affairs Bureau Mori Takehiro spoke.", ("ORG", "Asian and Oceanian Affairs Bureau")),
        ("UK Minister of State for Middle East, North Africa and Asia James Brandt came.", ("LOC", "Middle East")),
    ],
)  # fmt: skip
def test_what_stands_behind_offices_and_in_titles_is_whole(text, name):
    assert name in names(text)


def test_a_treaty_and_a_war_have_one_name():
    text = "The UN Charter holds. The United Nations Charter was signed after the Second World War. World War II was long."
    found = find_entities(analyser().analyse(fold(Article("a", text, ())).article))
    assert [m.name for m in found] == ["UN Charter", "UN Charter", "World War II", "World War II"]


def test_a_name_that_many_have_names_nothing_without_whose():
    text = "Norway and Peru held a Strategic Dialogue on their National Day."
    assert {name for _, name in names(text)} == {"Norway", "Peru"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Good morning. Ministers Hayamoto, Hagihara, Secretary Lund, welcome.", "Hayamoto"),
        ("He met President Ferdinand Lund, Jr. and his aide.", "Ferdinand Lund"),
        ("Secretary Brandt Selects Members of the Policy Board\n\nBrandt has it.", "Brandt"),
    ],
)
def test_a_person_has_neither_verb_nor_numeral_nor_title_of_several(text, name):
    persons = {found for kind, found in names(text) if kind == "PER"}
    assert name in persons
    assert not persons & {"Jr.", "Jr", f"{name} Travels", f"{name} Meet", f"Ministers {name}"}


def test_an_office_that_is_spoken_to_is_nobodys_name():
    text = (
        "The Prime Minister of Estonia Kaja Lund spoke.\n\nPRIME MINISTER LUND: Thank you. And Prime"
        " Minister, thank you.\n\nQUESTION: Madam Secretary, welcome to the show."
    )
    persons = {name for kind, name in names(text) if kind == "PER"}
    assert not persons & {"Prime Minister", "PRIME MINISTER", "Madam"}


def test_an_address_of_a_page_and_a_lone_letter_are_no_names():
    text = "Join at zoom.us/j/1617289259?pwd=VnA1Q1ZIS0IrNlZFN0FHV2FGT0l5QT09. Nor do I. Yes."
    assert names(text) == set()


def test_a_wave_of_an_illness_is_no_town():
    assert not names("The Delta wave was hard. Beds were short for Delta treatment.")


def test_half_of_europe_is_no_town():
    assert ("LOC", "Central") not in names("Our neighbours in Central and Eastern Europe know.")


def test_a_known_body_is_itself_before_the_title_of_its_envoy():
    text = "She spoke with partners, including the United Nations Special Representative on Peace."
    found = find_entities(analyser().analyse(fold(Article("a", text, ())).article))
    assert "org:un" in {m.entity for m in found}


def test_who_is_called_on_is_no_place():
    assert names("Let’s go to Endale Getuhun.\n\nQUESTION: Yes, thank you.") == {
        ("PER", "Endale Getuhun")
    }


def test_a_paper_that_is_asked_is_no_person():
    found = names("Can we have David Charter of the Times, please. The Times asked.")
    assert found == {("PER", "David Charter"), ("ORG", "Times")}


def test_a_city_is_known_with_a_typographic_apostrophe():
    assert names("He flew to N’Djamena on Monday.") == {("LOC", "N’Djamena")}


def test_a_telephone_number_is_no_name():
    assert names("Dial +16692545252,,1617289259# on Monday.") == set()


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Harbour Ministry Envoy Roe", [("PER", "Roe")]),
        ("Harbour Council General Per Aas", [("PER", "Per Aas")]),
        ("Harbour Council General Staff", [("ORG", "Harbour Council General Staff")]),
        ("Ulmland Envoy Roe", [("PER", "Roe")]),
        ("Foreign Policy Advisor Roe", [("PER", "Roe")]),
    ],
)
def test_a_person_behind_a_title_is_no_body(text, pieces):
    names = without_titles(text, [Name(0, len(text), "ORG", text)])
    assert [(n.type, n.text) for n in names] == pieces
    assert all(text[n.start : n.end] == n.text for n in names)


def test_a_first_lady_has_her_given_name_and_what_she_is_called():
    text = "President Jonas Falk met First Lady Mara Falk. Mrs. Falk left. The first lady smiled."
    found = find_entities(analyser().analyse(Article("a", text, ())))
    assert [(text[m.start : m.end], m.name) for m in found] == [
        ("Jonas Falk", "Jonas Falk"),
        ("Mara Falk", "Mara Falk"),
        ("Falk", "Mara Falk"),
        ("The first lady", "Mara Falk"),
    ]


def test_a_political_action_committee_is_named_whole_or_not_at_all():
    text = "Our Harbours PAC paid. A super PAC and Mara Lindt of Our Harbours PAC did not."
    assert names(text) == {("ORG", "Our Harbours PAC"), ("PER", "Mara Lindt")}


def persons(text):
    found = find_entities(analyser().analyse(Article("a", text, ())))
    return {text[m.start : m.end]: m.name for m in found if m.type == "PER"}


def test_two_who_share_a_surname_are_two():
    text = "The parents, Khizar and Ghazal Varn, left. Mr. Varn slept. Later Ms. Varn woke."
    found = find_entities(analyser().analyse(Article("a", text, ())))
    assert [m.name for m in found] == ["Khizar Varn", "Ghazal Varn", "Mr. Varn", "Ms. Varn"]
    assert persons("At noon Bill and Hilda Falk came.")["Bill"] == "Bill Falk"
    assert "Vey Falk" not in persons("At noon Vey and Hilda Falk met Peter Vey.").values()


def test_a_given_name_of_another_makes_no_couple():
    text = "Hilda Falk won. At noon Hilda and Tom Varn came. Symbol-Gwen and Ilse Varn stayed."
    assert {"Hilda Varn", "Gwen Varn"}.isdisjoint(persons(text).values())


def test_a_wife_is_no_mister():
    text = "His wife, Shirin Dal, and Omid Dal came. Mr. Dal slept."
    assert persons(text)["Dal"] == "Omid Dal"


def test_nobody_is_named_inside_the_title_of_a_work():
    text = 'The cult classic "Thelma and Louisa," ran. Anna Hall read the book "Mara" in Leeds.'
    assert names(text) == {("PER", "Anna Hall"), ("WORK", "Mara"), ("LOC", "Leeds")}


def test_a_surname_without_a_title_is_who_of_a_couple_is_named_in_full():
    text = "Mike and Jane Roberton came. Roberton spoke. Mr. Roberton left."
    found = find_entities(analyser().analyse(Article("a", text, ())))
    assert [m.name for m in found] == [
        "Mike Roberton",
        "Jane Roberton",
        "Jane Roberton",
        "Mike Roberton",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“No,” said Skip Varn, a longtime Falk loyalist and dean.", ("PER", "Skip Varn")),
        ("They sued AG Varn over it.", ("PER", "Varn")),
    ],
)
def test_who_stands_by_somebody_or_bears_a_title_in_letters_is_a_person(text, found):
    assert found in names(text)


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("Tarik Osman left. King Osman met the mayor.", ["Tarik Osman", "King Osman"]),
        ("Tarik Osman left. King Tarik met the mayor.", ["Tarik Osman", "Tarik Osman"]),
    ],
)
def test_the_one_name_of_a_king_is_no_surname(text, met):
    found = find_entities(analyser().analyse(Article("a", text, ())))
    assert [m.name for m in found if m.type == "PER"] == met
