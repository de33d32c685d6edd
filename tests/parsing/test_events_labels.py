import pytest
from telling import event_at, events_of

from dashboard.parsing.events.labels.wording import present


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("Ines Halvorsen visited Lisbon on Monday.", "visited", "Ines Halvorsen visits Lisbon"),
        (
            "Minister Ines Halvorsen will visit Norway and Latvia June 11.",
            "visit",
            "Ines Halvorsen visits Norway and Latvia",
        ),
        (
            "Ines Halvorsen's trip to Lisbon ended on Monday.",
            "trip",
            "Ines Halvorsen visits Lisbon",
        ),
        ("Tom Baker was arrested in Madrid.", "arrested", "Tom Baker was arrested in Madrid"),
        ("Tom Baker did not sign the treaty.", "sign", "Tom Baker did not sign the treaty"),
        ("Tom Baker refused to sign the treaty.", "sign", "Tom Baker refused to sign the treaty"),
        ("Tom Baker stopped visiting Lisbon.", "visiting", "Tom Baker stopped visiting Lisbon"),
        (
            "From Sunday the embassy will stop issuing visas.",
            "issuing",
            "Embassy will stop issuing visas",
        ),
        (
            "The mayor ordered the guards to close the gate on Monday.",
            "ordered",
            "Mayor ordered the guards to close the gate",
        ),
        (
            "Ines Halvorsen discussed efforts to end the strike on Monday.",
            "discussed",
            "Ines Halvorsen discussed efforts to end the strike",
        ),
        ("The pact was drafted and signed in May.", "signed", "Pact was signed"),
        (
            "Ines Halvorsen and Tom Baker each sold a mill.",
            "sold",
            "Ines Halvorsen and Tom Baker each sold a mill",
        ),
        (
            "Two teachers were freed in the south, a source told the Harbour Post on Tuesday.",
            "told",
            "Source told Harbour Post two teachers were freed in the south",
        ),
        (
            "“This was the fourth time I have lost a boat,” said Tom Baker, 24, from Madrid on Tuesday.",
            "said",
            "Tom Baker said “This was the fourth time I have lost a boat”",
        ),
        (
            "“The people of this town aren’t buying” the bridge, Tom Baker said at a rally last week.",
            "said",
            "Tom Baker said the people of this town aren’t buying the bridge",
        ),
        (
            "LISBON — The house of the pilot will become a school, the mayor of Lisbon said on Monday.",
            "said",
            "Mayor of Lisbon said the house of the pilot will become a school",
        ),
        (
            "The Secretary and Foreign Minister condemned the launches on Monday.",
            "condemned",
            "Secretary and Foreign Minister condemned the launches",
        ),
        (
            "The Foreign Ministers of Chile, India and Japan met in Lisbon on Monday.",
            "met",
            "Foreign Ministers of Chile, India and Japan meet in Lisbon",
        ),
        (
            "The long war will have left Norway weaker.",
            "left",
            "Long war will have left Norway weaker",
        ),
        (
            "Ines Halvorsen will travel to the Republic of Korea (ROK), the Philippines and Laos.",
            "travel",
            "Ines Halvorsen travels to South Korea, Philippines and Laos",
        ),
        (
            "There was a pact signed in May between Norway and Chile.",
            "signed",
            "Pact was signed between Norway and Chile",
        ),
        (
            "On Monday they held the Lisbon Dialogue on Chile, which Kim and I began last year.",
            "Dialogue",
            "Lisbon Dialogue on Chile",
        ),
        (
            "Ines Halvorsen's meeting with her Norwegian counterparts ended on Monday.",
            "meeting",
            "Ines Halvorsen and her Norwegian counterparts meet",
        ),
        (
            "Ines Halvorsen spent time mending the pier on Monday.",
            "mending",
            "Ines Halvorsen mends pier",
        ),
        (
            "Tom Baker was awarded the Lisbon Prize in 1964.",
            "awarded",
            "Tom Baker was awarded the Lisbon Prize",
        ),
        (
            "Norway sold its ships on Monday.",
            "sold",
            "Norway sold its ships",
        ),
        (
            "Ines Halvorsen will travel to Doha, Qatar, on Monday.",
            "travel",
            "Ines Halvorsen travels to Doha",
        ),
        ("The pact was signed in May.", "signed", "Pact was signed"),
        ("The accords were signed in May.", "signed", "Accords were signed"),
        ("In May Norway launched an offensive.", "offensive", "Norway launches offensive"),
        (
            "Experts feared Norway's new offensive in May.",
            "offensive",
            "Norway’s new offensive",
        ),
        (
            "Norway's leaders are due to meet in Lisbon from July 9 to July 11.",
            "meet",
            "Norway’s leaders meet in Lisbon",
        ),
        (
            "He spoke at the meeting of the G7 finance ministers.",
            "meeting",
            "G7 finance ministers meet",
        ),
        (
            "Mr Lee announced a meeting with Tom Baker in Rome.",
            "meeting",
            "Meeting with Tom Baker in Rome",
        ),
        ("The bridge was closed for ten days last June.", "closed", "Bridge was closed"),
        ("At Friday's session most voted for it.", "session", "Session"),
        ("The Lisbon Summit ended on Monday.", "Summit", "Lisbon Summit"),
        (
            "From Sunday the bank will stop selling coins and stamps, and a small shop in Bergen will help.",
            "selling",
            "Bank will stop selling coins and stamps",
        ),
        ("Chile underwent a crisis in May.", "underwent", "Chile underwent a crisis"),
        (
            "Tom Baker spoke on Monday. Baker expects to build a mill next year.",
            "build",
            "[Tom Baker] expects to build a mill",
        ),
        (
            "Ines Halvorsen has been robbed twice in May.",
            "robbed",
            "Ines Halvorsen has been robbed twice",
        ),
        (
            "Perhaps the minister decided not to sell the mill.",
            "decided",
            "Minister perhaps decided not to sell the mill",
        ),
        (
            "Ines Halvorsen met with Tom Baker in Rome.",
            "met",
            "Ines Halvorsen and Tom Baker meet in Rome",
        ),
    ],
)
def test_a_label_is_a_sentence_a_person_would_write(text, word, label):
    assert event_at(text, word).label == label


def test_a_pronoun_gives_way_to_the_name():
    text = "Ines Halvorsen left Oslo. She visited Lisbon on Monday."
    assert event_at(text, "visited").label == "Ines Halvorsen visits Lisbon"


def test_a_statement_before_its_verb_is_in_the_label():
    label = event_at("Steel is “the main culprit,” Ines Halvorsen said last week.", "said").label
    assert label == "Ines Halvorsen said steel is “the main culprit”"


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        (
            "DENARAU, Fiji — Ines Halvorsen on Monday visited the port.",
            "visited",
            "Ines Halvorsen visited the port",
        ),
        (
            "In April, when Baker and Defense Secretary Bo Lund visited Kyiv, it was open.",
            "visited",
            "Baker and Bo Lund visit Kyiv",
        ),
        (
            "Ann praised the talks that Ines Halvorsen was holding on Monday with Tom Baker.",
            "talks",
            "Ines Halvorsen and Tom Baker hold talks",
        ),
        (
            "Ines Halvorsen spoke a day before Tom Baker was due to begin a state visit to Lisbon.",
            "visit",
            "Tom Baker visits Lisbon",
        ),
        ("Norway urged calm over a trip to Lisbon.", "trip", "Trip to Lisbon"),
        (
            "More than a million people there fled their homes in May.",
            "fled",
            "More than a million people fled their homes",
        ),
    ],
)
def test_the_one_who_acts_is_the_one_whom_the_sentence_means(text, word, label):
    assert event_at(text, word).label == label


def test_it_is_not_a_name_that_stands_further_off_than_a_thing():
    text = "Norway is a kingdom. The bridge is old. Three lorries crossed it on Monday."
    assert "country:NO" not in event_at(text, "crossed").participants


def test_what_we_did_is_told_in_our_own_words():
    text = "“Last night we shot down three planes,” Ines Halvorsen said."
    assert event_at(text, "shot").label == "Last night we shot down three planes"


def test_a_century_before_a_noun_dates_nothing():
    told = event_at("Norway restored 17th century churches in Lisbon.", "restored")
    assert (told.certainty, told.first) == ("assumed", "2021-05-12")


def test_what_somebody_was_forced_to_do_has_happened():
    assert event_at("Two million people were forced to flee Norway.", "flee").status == "happened"
    assert event_at("Norway plans to sell the mill.", "sell").status == "planned"


def test_a_label_that_had_to_be_cut_does_not_stand_alone():
    text = "Norland ordered the guard to close " + " beside ".join(
        f"the long bridge of lot {n}" for n in range(20)
    )
    cut = [event for event in events_of(text + ".") if event.label.endswith("…")]
    assert cut
    assert all(len(event.label) <= 201 and event.worth <= 1 for event in cut)


@pytest.mark.parametrize(
    ("lemma", "form"),
    [("visit", "visits"), ("carry", "carries"), ("pass", "passes"), ("be", "is"), ("go", "goes")],
)
def test_verbs_stand_in_the_present(lemma, form):
    assert present(lemma) == form


def test_what_a_speech_is_on_is_not_where_it_was():
    assert event_at("Ines Halvorsen gave a speech on Chile on Monday.", "speech").place is None
    assert (
        event_at("Lee held rallies in Chile, Norway and Peru on Monday.", "rallies").place is None
    )
    assert (
        event_at("Ines Halvorsen gave a speech in Chile on Monday.", "speech").place == "country:CL"
    )


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        (
            "Under Secretary for Trade, Energy, and Growth Ines Halvorsen will travel to Lisbon.",
            "travel",
            "Ines Halvorsen travels to Lisbon",
        ),
        (
            "Ines Halvorsen met with Foreign Minister and Deputy Prime Minister Tom Baker.",
            "met",
            "Ines Halvorsen and Tom Baker meet",
        ),
        (
            "Ines Halvorsen will travel to Rabat and Casablanca, Morocco.",
            "travel",
            "Ines Halvorsen travels to Rabat and Casablanca",
        ),
        (
            "It’s attacked the port of Oslo, and Norway’s ministers met.",
            "met",
            "Norway’s ministers meet",
        ),
        (
            "Baker condemned Norway’s premeditated, unprovoked, and entirely unjustified attack on Chile.",
            "attack",
            "Norway’s attack on Chile",
        ),
        (
            "They prepared for the upcoming June 28-30 Lisbon Summit.",
            "Summit",
            "Lisbon Summit",
        ),
        (
            "Norway launched its invasion of Chile in May.",
            "invasion",
            "Norway launches invasion of Chile",
        ),
        (
            (
                "On May 4, Norway and Chile announced the creation of the Harbour Advisory Group (HAG), "
                "a mechanism aimed at ensuring coordination of their support."
            ),
            "announced",
            "Norway and Chile announced the creation of the Harbour Advisory Group",
        ),
    ],
)
def test_a_label_says_who_and_what_by_name(text, word, label):
    assert event_at(text, word).label == label


def test_a_warning_is_no_label_of_what_came():
    text = "Norway may invade Chile by land. Norway’s invasion of Chile began on Monday."
    event = event_at(text, "invasion")
    assert event.event != event_at(text, "invade ").event
    assert (event.status, event.label) == ("happened", "Norway’s invasion of Chile")


def test_a_speaker_label_is_nobody_whom_a_pronoun_means():
    text = (
        "Tom Baker put out a statement.\n\n"
        "MR HALVORSEN: It was announced that he would travel to Lisbon."
    )
    assert event_at(text, "travel").label == "Tom Baker travels to Lisbon"


def test_the_same_pronoun_goes_on_meaning_the_same_person():
    text = (
        "Ines Halvorsen left for Lisbon. She will meet Kim Lund there. "
        "She will also sign the treaty with Chile."
    )
    assert event_at(text, "sign").label == "Ines Halvorsen signs treaty with Chile"


def test_the_secretary_is_who_acted_in_the_sentence_before():
    text = "Ines Halvorsen arrived in Lisbon. The secretary of state signed the treaty."
    assert event_at(text, "signed").label == "[Ines Halvorsen] signed the treaty"


def test_what_somebody_hosts_is_not_what_it_is_named_after():
    text = "They spoke of the Summit of the Orkneys, which Norway will host in June."
    assert not [event for event in events_of(text) if "hosts Orkneys" in event.label]


def test_a_list_of_adjectives_is_left_out():
    text = "Norland launched a brutal, unprovoked attack on Chile on Monday."
    assert event_at(text, "attack").label == "Norland launches attack on Chile"


def test_the_last_place_of_a_list_is_no_part_of_the_day_behind_it():
    text = "Bo Park will travel to Senegal, Chile, and France July 25-29."
    assert event_at(text, "travel").label == "Bo Park travels to Senegal, Chile and France"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Bo Park spoke yesterday with Chilean Foreign Minister Ines Halvorsen to congratulate her on her new role.",
            "Bo Park speaks with Ines Halvorsen",
        ),
        (
            "Bo Park spoke today with Norwegian Prime Minister and Council Chair Tilda Roe.",
            "Bo Park spoke with Norwegian Prime Minister and Council Chair Tilda Roe",
        ),
    ],
)
def test_whom_somebody_speaks_with_is_on_the_call(text, label):
    event = event_at(text, "spoke")
    assert (event.lemma, event.label) == ("speak_with", label)


def test_the_name_right_behind_what_it_is_stays():
    text = "Rain fell. In March, the aid organization Harbour Defenders identified ten ferries in Oslo."
    label = "Aid organization Harbour Defenders identified ten ferries in Oslo"
    assert event_at(text, "identified").label == label


def test_initials_that_the_text_explains_are_told_in_full():
    text = "The Norwegian Ferry Union (NFU) met in Oslo. NFU, which was founded in 2010, is large."
    assert event_at(text, "founded").label == "Norwegian Ferry Union was founded"


def test_a_dialogue_that_has_no_name_of_its_own_is_told_with_its_parties():
    text = (
        "Rain fell. On May 3, the Governments of Norway and Peru held a Strategic Dialogue in Oslo."
    )
    event = event_at(text, "Dialogue")
    assert event.label == "Governments of Norway and Peru hold Strategic Dialogue in Oslo"
    assert event.worth > 2


def test_no_part_of_a_name_is_left_out():
    text = (
        "Rain fell. Senior delegations representing the United States and Peru met on May 9 "
        "for the first joint U.S.-Peru Strategic and Legal Dialogue."
    )
    assert event_at(text, "Dialogue").label == "First joint U.S.-Peru Strategic and Legal Dialogue"


def test_many_do_not_agree_with_one():
    text = "Rain fell. Northwind feeds 17 million Peruvians, a number that is expected to rise to 19 million in 2022."
    assert event_at(text, "rise").worth < 2


def test_a_table_of_scores_stops_no_label():
    """A long run of words without a part that depends on the verb ended the whole article."""
    text = (
        "Bowling: Lindt 7-0-29-0, de Roe 4-0-25-0, Moor 9-0-49-1, Vey 10-0-41-2, Park 10-0-43-2, Hall 10-0-38-3. "
        "New Norland S. Park c Healey b Flint 44 R. Kallas b S. Ward 8 A. Gunn run out 16 A.de Roe not out 83 "
        "A. Randall lbw b Flint 0 H. Tiller lbw b Flint 1 R. Mahon b Garth 50 U. Hall not out 14 Extras (lb-3 nb-6 "
        "w-7) 16 Total (six wickets, 45.5 overs) 232 Fall of wickets: 1-22 2-78 3-78 4-78 5-81 6-196."
    )
    assert all(len(event.label) < len(text) for event in events_of(text))
