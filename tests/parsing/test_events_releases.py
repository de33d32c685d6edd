"""Labels of what press releases tell: offices, long lists, journeys, and what was held."""

import pytest
from telling import event_at


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("Signed in late 2019, the pact ends today.", "Signed", "Pact was signed"),
        (
            "Norland, annexed by Chile in 1938, was freed in 1945.",
            "annexed",
            "Norland was annexed by Chile",
        ),
        (
            "The law was last changed by Norland in 2012.",
            "changed",
            "Law was last changed by Norland",
        ),
        (
            "Tom Baker, a pilot and one of the best of Chile, was fired from the airline on Monday.",
            "fired",
            "Tom Baker was fired from the airline",
        ),
        (
            "Tom Baker investigated the death of Ann Lee, a case Bo Park brought up as odd in a letter.",
            "investigated",
            "Tom Baker investigated the death of Ann Lee",
        ),
        (
            'Tom Baker investigated the circumstances surrounding the death of Ann Lee, an incident Bo Park brought up as "very fishy" in an interview with Chile Radio.',
            "investigated",
            "Tom Baker investigated the circumstances surrounding the death of Ann Lee",
        ),
        (
            "Raids in Chad and Niger that have killed hundreds of people went on.",
            "killed",
            "Raids in Chad and Niger have killed hundreds of people",
        ),
        (
            "We condemn the missile launch conducted by Norland on May 3, 2021.",
            "launch",
            "Norland’s missile launch",
        ),
        (
            "Over 740,000 people were forced to flee to Lisbon in 2017.",
            "flee",
            "Over 740,000 people were forced to flee to Lisbon",
        ),
        (
            "Ines Halvorsen will travel to Mexico City May 20 to open a fair.",
            "travel",
            "Ines Halvorsen travels to Mexico City",
        ),
        (
            "Ines Halvorsen will travel to Chile, Peru and Ecuador May 20-21.",
            "travel",
            "Ines Halvorsen travels to Chile, Peru and Ecuador",
        ),
        (
            "Today, Acting Secretary for Democracy, Human Rights, and Labor Ines Halvorsen hosted a forum.",
            "forum",
            "Ines Halvorsen hosts forum",
        ),
        (
            "The Governments of Colombia, Costa Rica, Ecuador, Panama, and the United States held a dialogue.",
            "dialogue",
            "Governments of Colombia, Costa Rica, Ecuador, Panama, and the United States hold dialogue",
        ),
        (
            "The guard sent boats to Chile, Peru, Cuba, Brazil and Panama on Monday.",
            "sent",
            "Guard sent boats to Chile, Peru, Cuba, Brazil and Panama",
        ),
        (
            "The ministry released the Joint Fish Plan (JFP), a four-year plan for all, on Monday.",
            "released",
            "Ministry released the Joint Fish Plan",
        ),
        (
            "Ines Halvorsen will travel to Lisbon next week for three days of talks, her second visit to the town.",
            "travel",
            "Ines Halvorsen travels to Lisbon",
        ),
        ("Norland signed, on Monday, the pact.", "signed", "Norland signed the pact"),
        (
            "Norland Ambassador at Large for Free Trade Ines Halvorsen will visit Oslo on May 20.",
            "visit",
            "Ines Halvorsen visits Oslo",
        ),
        (
            "Ann Lee met today with Republic of Korea (ROK) Foreign Minister Tom Baker in Lisbon.",
            "met",
            "Ann Lee and Tom Baker meet",
        ),
        (
            "Ines Halvorsen spoke with Kim Lund today about shared concerns that Chile may raid the port.",
            "spoke",
            "Ines Halvorsen speaks with Kim Lund",
        ),
        (
            "In November 2020, these men and their employer, Bay Harbour Ltd, were fined in Oslo.",
            "fined",
            "Men and Bay Harbour Ltd were fined in Oslo",
        ),
        (
            "Last night, two Americans, Tom Baker and Kim Lund, were released.",
            "released",
            "Tom Baker and Kim Lund were released",
        ),
        (
            "Ann Lee discussed Norland’s May 4 missile test with Chilean Ministry of Foreign Affairs Director Kim Lund.",
            "test",
            "Norland’s missile test",
        ),
        (
            "Ann Lee said on Monday that Norland was pulling back its ships.",
            "pulling",
            "Norland was pulling back its ships",
        ),
        (
            "Ines Halvorsen will travel to Lisbon for meetings with Tom Baker on May 20.",
            "meetings",
            "Ines Halvorsen and Tom Baker meet",
        ),
    ],
)
def test_a_label_names_who_and_where_in_full(text, word, label):
    assert event_at(text, word).label == label


def test_a_year_sees_nothing():
    assert event_at("The past year witnessed a first visit to Lisbon.", "witnessed").worth < 1


def test_what_is_said_of_its_time_is_no_part_of_who_meets():
    text = "They spoke of plans for the upcoming Chilean ministers' meeting in Lisbon."
    assert event_at(text, "meeting").label == "Chilean ministers meet in Lisbon"


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        (
            "Peru commended Fiji for joining the Outer Sea Alliance in 2020.",
            "joining",
            "Fiji joins Outer Sea Alliance",
        ),
        (
            "They spoke of Mara Lindt, a nurse who was found dead on May 3.",
            "found",
            "Mara Lindt was found dead",
        ),
        (
            "Special Envoy for Peace Ines Halvorsen will travel to Lisbon on June 3.",
            "travel",
            "Ines Halvorsen travels to Lisbon",
        ),
    ],
)
def test_who_did_it_is_who_is_named(text, word, label):
    assert event_at(text, word).label == label


def test_whom_one_meets_on_a_journey_is_another_event():
    text = (
        "Ines Halvorsen will travel to Lisbon. She will also meet with a group of nurses in Lisbon."
    )
    assert event_at(text, "travel").event != event_at(text, "meet").event


def test_who_speaks_to_somebody_by_name_makes_a_call():
    assert (
        event_at("Ines Halvorsen spoke to Foreign Minister Bo Park on Monday.", "spoke").lemma
        == "speak_with"
    )
