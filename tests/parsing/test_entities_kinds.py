"""What kind of thing a name is taken for; towns, islands, persons and firms are invented."""

import functools

import pytest

from dashboard.model import Article
from dashboard.parsing.analysis import Analyser
from dashboard.parsing.entities import find_entities
from dashboard.parsing.typography import fold


@functools.cache
def analyser():
    return Analyser("auto")


def named(text):
    found = find_entities(analyser().analyse(fold(Article("a", text, ())).article))
    return {text[m.start : m.end]: (m.type, m.entity) for m in found if m.kind == "name"}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("People’s Republic of China", "CN"),
        ("Republic of Korea", "KR"),
        ("Russian Federation", "RU"),
        ("United States of America", "US"),
        ("Kingdom of Spain", "ES"),
    ],
)
def test_an_official_name_is_the_country(name, code):
    assert named(f"They met officials of the {name} on Friday.")[name] == ("LOC", f"country:{code}")


@pytest.mark.parametrize(
    "text",
    [
        "VELLINO, 4 May – The ministers arrived late.",
        "VELLINO, Italy — The ministers arrived late.",
        "Vellino, 4 May - The ministers arrived late.",
        "VELLINO — The ministers arrived. Nobody in Vellino had seen so many cars.",
        "The mayor of Vellino opened the talks. Vellino paid.",
        "The council of Vellino will vote. Two families disagree over Vellino’s bridge.",
        "Ministers met on Vellino, and Vellino’s warnings were heard.",
    ],
)
def test_an_unknown_town_is_a_place(text):
    assert {kind for name, kind in named(text).items() if name.lower() == "vellino"} == {
        ("LOC", "place:vellino")
    }


def test_a_name_with_its_country_behind_it_is_a_place():
    assert named("Flights between Qusaya, Yemen and Cairo resumed.")["Qusaya"][0] == "LOC"


def test_news_in_capitals_before_a_dash_is_no_place():
    assert "UPDATE" not in named("UPDATE — The ministers arrived late.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In April Petra Marwick presented the report.", "Petra Marwick"),
    ],
)
def test_a_month_is_no_given_name(text, name):
    assert name in named(text)


def test_a_city_is_a_person_where_the_article_names_that_person():
    text = "Storr and Austin meet in Kyiv.\nDefense Secretary Karl Austin landed. Austin smiled."
    assert named(text)["Austin"] == ("PER", "per:karl-austin")


def test_an_arabic_name_is_one_person_with_and_without_its_article():
    text = "Omar al-Tarif led them. Tarif died on Sunday. The death of Tarif was confirmed."
    assert named(text)["Tarif"] == ("PER", "per:omar-al-tarif")


def test_a_title_in_capitals_makes_a_person():
    assert named("PRESIDENT RAO: Welcome to the palace.\n")["RAO"][0] == "PER"


def test_the_field_of_an_office_is_no_organisation():
    text = "Deputy Secretary of State Wanda Shore met Foreign Affairs Minister Aldo Brinn."
    assert {name for name, (kind, _) in named(text).items() if kind == "ORG"} == set()


def test_the_committee_of_an_article_that_names_none_is_nobody():
    assert "Committee" not in named("The Committee said on Friday that it would meet again.")


def test_a_headline_in_capitals_does_not_widen_a_name():
    names = named("Secretary Nora Quill Keynote Remarks at the Harbour Forum\n\nShe spoke.")
    assert "Nora Quill" in names


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They signed the Marlow Accords on Friday.", "Marlow Accords", "LAW"),
        ("It followed the Marlow Declaration of May.", "Marlow Declaration", "LAW"),
        ("Leaders gathered for the Marlow Summit.", "Marlow Summit", "EVENT"),
        ("He cited Executive Order 13999 twice.", "Executive Order 13999", "LAW"),
        ("She spoke in the Ada Quist Room of the ministry.", "Ada Quist Room", "FAC"),
        ("They sent him to Warren Elementary in May.", "Warren Elementary", "ORG"),
    ],
)
def test_the_last_word_of_a_name_says_what_it_is(text, name, kind):
    assert named(text)[name][0] == kind


def test_a_body_of_a_university_is_not_the_university():
    text = (
        "The University of Marlow opened. The University of Marlow East Students Choir "
        "Association sang."
    )
    ids = {entity for name, (_, entity) in named(text).items() if name.startswith("University")}
    assert len(ids) == 2


def test_a_city_is_the_surname_of_a_woman_where_it_never_stands_as_a_place():
    text = (
        "Valda Paris, a teacher from Oslo, wrote a letter.\n"
        "Paris said she had waited for years. Nobody answered Paris."
    )
    assert named(text)["Paris"] == ("PER", "per:valda-paris")


def test_the_capitals_inside_a_word_are_its_acronym():
    text = "HarbourBox opened in Oslo. Shares of HarbourBox rose. The firm HB said it was glad."
    assert named(text)["HB"] == named(text)["HarbourBox"]


def test_a_title_behind_a_word_is_no_surname():
    text = "It was done in safety, Olla Chief Executive Sven Tore Holm said in a statement."
    assert "Olla" in named(text)


def test_a_village_of_two_words_is_not_cut_to_a_person():
    text = (
        "Choir and conductor fall out in Lower Tarn\n\nThe choir of Lower Tarn will sing without "
        "its conductor.\n\nThe choir won a prize in 2019. Lower Tarn said through its clerk that "
        "the grant was safe."
    )
    names = named(text)
    assert "Tarn" not in names
    assert names["Lower Tarn"] == ("LOC", "place:lower-tarn")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("In Georgia Mellor said no. Mellor, a lawyer, left Georgia.", {"Mellor"}),
        ("The Finn Aino Korpela won. Korpela smiled.", {"Aino Korpela", "Korpela"}),
    ],
)
def test_a_given_name_may_be_that_of_a_place_or_a_people(text, names):
    assert {name for name, (kind, _) in named(text).items() if kind == "PER"} == names


def test_a_firm_is_one_by_its_short_name_too():
    text = "Callenby Imports Inc. makes chairs. About 40% of Callenby belongs to Jonas Falk, Callenby said."
    assert named(text)["Callenby"] == named(text)["Callenby Imports Inc."]


def test_a_firm_named_in_full_is_not_its_unit():
    found = named(
        "ZGM Grand Inc. has agreed to pay $93 million to buy two hotels. The funds will refit ZGM Grand Air, a charter line "
        "that is a unit of the company. ZGM Grand said the offering won't cover the cost."
    )
    assert found["ZGM Grand"] == found["ZGM Grand Inc."] != found["ZGM Grand Air"]


@pytest.mark.parametrize("behind", ["a Republican, praised", "who is 54, praised"])
def test_a_person_with_a_title_is_no_firm_of_that_name(behind):
    text = f"Sen. Callenby spoke on Monday. Callenby, {behind} Callenby Imports Inc. of Ulm."
    assert named(text)["Callenby"][0] == "PER"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Phoenix Callenby Ltd. made an offer. Phoenix said it would pay $3 a share. Phoenix shares rose.", "ORG"),
        ("Phoenix Callenby Ltd. shut its plant in Phoenix. Phoenix said it would pay $3 a share.", "LOC"),
        ("Phoenix Callenby Ltd. made an offer. The Phoenix firm said it would pay $3 a share.", "LOC"),
    ],
)  # fmt: skip
def test_a_firm_called_like_a_town_is_one_where_nothing_tells_of_the_town(text, kind):
    assert named(text).get("Phoenix", ("LOC",))[0] == kind


def test_the_town_of_a_firm_stays_a_town():
    found = named("Callenby Truck Corp., Callenby, Wis., said it makes trucks.")
    assert [found[one][0] for one in ("Callenby Truck Corp.", "Callenby")] == ["ORG", "LOC"]
