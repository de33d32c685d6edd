"""Who spoke: descriptions, documents, roles, datelines."""

import pytest


def test_a_document_speaks_as_itself(quote):
    text = "The statement does not name Norway. It says that the bridge must be closed."
    (found,) = quote(text)
    assert (found.speaker, found.speaker_kind) == ("statement", "document")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The bridge, said Mara Lindt, was “a danger to us all.”", "Mara Lindt"),
        (
            "Mara Lindt met Peter Hall. Talks between the towns, she went on, “should go on.”",
            "Mara Lindt",
        ),
        (
            "Peter Hall spoke first. “I am here,” he said. Norway’s minister Ola Berg, he noted, “left early.”",
            "Peter Hall",
        ),
        ("Mara Lindt’s deputy, Casimir Vole, says that the bridge is old.", "Casimir Vole"),
        ("The document, said Price, is meant to cover threats old and new.", "Price"),
    ],
)
def test_the_speaker_of_a_cue_set_between_commas(quote, text, speaker):
    assert {q.speaker for q in quote(text)} == {speaker}


def test_a_thing_does_not_speak_by_the_colon_behind_it(quote):
    text = "Mara Lindt called it safe. Her goal is unchanged: “a new bridge for all of us by the spring.”"
    assert [q.speaker for q in quote(text)][-1] != "goal"


def test_the_one_told_of_does_not_speak_of_himself_as_he(quote):
    text = (
        "“The mayor is a danger to us all,” Mara Lindt said. "
        "By closing the bridge, Peter Hall angered the town. “Instead of helping the town, he has hurt it.”"
    )
    assert [q.speaker for q in quote(text)] == ["Mara Lindt", "Mara Lindt"]


def test_a_part_in_marks_of_what_is_told_makes_it_mixed(quote):
    text = "Mara Lindt came. She conveyed “the deep concerns of the council about the bridge,” she told reporters."
    (found,) = quote(text)
    assert found.kind == "mixed"
    assert text[found.start : found.end].startswith("She conveyed “the deep")


def test_a_role_told_once_holds_through_the_article(quote):
    text = "“It is safe,” said Mara Lindt, the acting prime minister. “It is new,” Lindt said."
    assert [q.role for q in quote(text)] == ["acting prime minister", "acting prime minister"]


def test_no_date_is_taken_into_a_role(quote):
    (found,) = quote("Last June the spokesman Matthew Hall wrote that the bridge was safe.")
    assert found.role == "spokesman"


def test_while_something_goes_on_is_no_cue(quote):
    assert (
        quote("Many lives are still at risk in the region as towns contend with high water.") == ()
    )


def test_yesterday_is_no_part_of_a_role(quote):
    (found,) = quote("Yesterday President Mara Lindt said that the bridge was safe.")
    assert found.role == "President"


@pytest.mark.parametrize(
    ("text", "speaker", "kind", "affiliation"),
    [
        ("Tolls rose, according to a Tidewater analysis.", "Tidewater", "organisation", None),
        ("A statement by the ministry said the bridge was closed.", "ministry", "organisation", None),
        ("The ministry’s statement said the bridge was closed.", "ministry", "organisation", None),
        ("The bridge is old, according to a summary of the report.", "summary of the report", "document", None),
        ("The data are new, the report said.", "report", "document", None),
    ],
)  # fmt: skip
def test_behind_a_document_stands_its_owner_or_nobody(quote, text, speaker, kind, affiliation):
    text = f"Tidewater Corporation met in Lima. {text}" if "Tidewater" in text else text
    found = quote(text)[-1]
    assert (found.speaker_kind, found.affiliation is not None) == (kind, affiliation is not None)
    assert found.speaker.split()[-1] == speaker.split()[-1]


def test_two_appositions_are_one_person(quote):
    text = "“It is closed,” said the mayor of Norwick, a former engineer with thirty years in the county’s service, Mara Lindt."
    assert quote(text)[0].speaker == "Mara Lindt"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ana Reyes, a senior official on the sea and other matters, said the bridge was closed.", "senior official"),
        ("Ana Reyes, an adviser on bridges, said the bridge was closed.", "adviser on bridges"),
        ("Ana Reyes, a spokeswoman for the port on Monday, said the bridge was closed.", "spokeswoman for the port"),
    ],
)  # fmt: skip
def test_a_role_ends_before_what_is_spoken_of(quote, text, role):
    (found,) = quote(text)
    assert found.role == role


def test_who_is_quoted_as_saying_something_speaks(quote):
    assert (
        quote("The Norwick Echo quoted Lindt as saying: “The bridge is closed.”")[0].speaker
        == "Lindt"
    )


def test_a_sentence_with_will_in_what_is_said_is_said(quote):
    assert quote("Critics say it never will.")[0].status == "said"


@pytest.mark.parametrize(
    "text",
    [
        "“It was old, and we had no choice.”\n\n— Mara Lindt, mayor of Norwick",
    ],
)
def test_a_name_beside_the_words_is_their_speaker(quote, text):
    (found,) = quote(text)
    assert (found.speaker, found.kind) == ("Mara Lindt", "direct")


def test_who_the_paragraph_before_tells_of_speaks(quote):
    text = (
        "“I am here,” said Tom Berg.\n\nMara Lindt said nothing at first, and then she rose.\n\n"
        "“It was old, and we had no choice but to close it.”"
    )
    assert quote(text)[-1].speaker == "Mara Lindt"


@pytest.mark.parametrize(
    "text",
    [
        "She wrote a novel titled “the night they left the port for good” last year.",
    ],
)
def test_a_work_and_its_name_are_no_quotation(quote, text):
    assert not [q for q in quote(text) if q.kind == "direct"]


def test_a_short_answer_behind_a_colon_is_a_quotation(quote):
    (found,) = quote("The answer of the council was short: “We had no choice.”")
    assert found.kind == "direct"


def test_a_surname_that_two_people_bear_says_so(quote):
    text = (
        "Mayor Karla Voss met Anders Voss, a farmer. Both left early.\n\n"
        "“The bridge will stay shut until somebody mends it,” Voss said."
    )
    (found,) = quote(text)
    assert (found.speaker, found.speaker_entity, found.known) == (
        "Voss",
        "surname:voss",
        "ambiguous",
    )


def test_a_countrys_minister_is_who_the_article_names_as_such(quote):
    text = (
        "Spanish Foreign Minister Marta Oliva came on Monday. "
        "Spain’s foreign minister said the bridge was old."
    )
    assert [(q.speaker, q.known) for q in quote(text)] == [("Marta Oliva", "inferred")]


def test_what_stands_beside_a_name_is_its_role_later_too(quote):
    text = "Peter Vey, a former welder, was there. “It is the best we have,” Vey said."
    assert [q.role for q in quote(text)] == ["former welder"]


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian Foreign Minister Per Aasgard said the cod was safe.",
        "Foreign Minister Per Aasgard left. Aasgard said the talks went well.",
    ],
)
def test_a_name_right_before_the_verb_is_who_speaks(quote, text):
    assert [q.speaker for q in quote(text)] == ["Per Aasgard"]


def test_an_office_and_an_aide_are_somebodys(quote):
    text = "Mara Lindt will stay, her office said. “She is well,” her spokesman added."
    office, spokesman = (q for q in quote(text) if q.status == "said")
    assert (office.speaker, office.affiliation) == ("Mara Lindt's office", "Mara Lindt")
    assert (spokesman.speaker, spokesman.affiliation) == ("spokesman", "Mara Lindt")


def test_what_people_were_told_of_belongs_to_their_description(quote):
    text = "The port will close, according to two people briefed on the plan."
    assert [q.role for q in quote(text)] == ["two people briefed on the plan"]


def test_what_others_call_somebody_in_marks_is_no_role(quote):
    text = "“I will debate Secretary Lindt,” said Paul Hagen. Mara Lindt said it was late."
    assert [q.role for q in quote(text)] == [None, None]


def test_a_thing_beside_a_name_is_no_role(quote):
    found = quote(
        "The levy, said Mara Lindt, will stay. The bridge (so the engineer Paul Hagen says) is safe."
    )
    assert {q.role for q in found} == {None}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"She would be good. One of the best of the whole board," Rep. Elijah E. Vole (D-Md.) said in a phone interview.', "Elijah E. Vole"),
        ('"This is a big year for us!" Vole’s niece, state Del. Marcia "Cia" Berg (D-Newton), shouted to the crowd.', "Berg"),
    ],
)  # fmt: skip
def test_a_party_and_a_nickname_beside_a_name_part_no_cue_from_its_words(quote, text, speaker):
    assert [q.speaker for q in quote(text)] == [speaker]


def test_who_is_set_beside_a_dateline_speaks_on_behind_words_in_marks(quote):
    text = (
        "PARIS (Reuters) - France’s president, Luc Brandt, warned on Thursday that “the time for talk is over” "
        "and vowed to send ships."
    )
    assert [q.speaker for q in quote(text)] == ["Luc Brandt"] * 2


@pytest.mark.parametrize(
    ("opening", "speaker"),
    [
        ("OSLO (Reuters) - Police", "Police"),
        ("OSLO (Reuters) - A spokesman for the union", "A spokesman for the union"),
        ("OSLO/BERGEN (Reuters) - Mayor Mara Lindt", "Mayor Mara Lindt"),
        ("Oslo, Norway (CNN) — Mara Lindt", "Mara Lindt"),
        ("Oslo (AFP) – An official", "An official"),
        ("Sandport, Nov. 3 — Mara Lindt", "Mara Lindt"),
        ("Nov 3 - Mara Lindt", "Mara Lindt"),
    ],
)
def test_a_dateline_is_no_part_of_who_speaks(quote, opening, speaker):
    text = f"{opening} said on Monday that the strike would end."
    (found,) = quote(text)
    assert text[found.speaker_start : found.speaker_end] == speaker


def test_a_dateline_hides_no_clause_before_its_cue(quote):
    text = (
        "CHISINAU, Moldova — More than 250,000 people have crossed into Moldova from Ukraine since the "
        "war began, President Mara Lindt said on Sunday, and her country cannot carry the burden alone."
    )
    assert [text[q.start : q.end] for q in quote(text)] == [
        "More than 250,000 people have crossed into Moldova from Ukraine since the war began",
        "and her country cannot carry the burden alone",
    ]


def test_a_name_that_dashes_set_apart_is_no_dateline(quote):
    text = "Vorn — the leader of the Salt Union — said on Monday that the strike would end."
    (found,) = quote(text)
    assert text[found.speaker_start : found.speaker_end] == "Vorn"


def test_a_body_set_beside_its_description_speaks(quote):
    text = (
        "The tunnel’s operator, Nordveg, said it had followed all rules. "
        "It did not immediately respond to a request for comment."
    )
    first, second = quote(text)
    assert [(q.speaker, q.speaker_kind) for q in (first, second)] == [
        ("Nordveg", "organisation")
    ] * 2
    assert text[second.cue_start : second.cue_end] == "did not immediately respond"


def test_she_is_who_said_it_rather_than_who_is_told_of(quote):
    text = "Opposition leader Kari Lunde demanded that Helga Strand resign. She said it was late."
    assert [q.speaker for q in quote(text)] == ["Kari Lunde", "Kari Lunde"]


def test_a_family_name_that_two_bear_first_is_either_ones(quote):
    text = "Chen Lifang and Chen Guo met in May. “It was raining,” Chen said."
    (found,) = quote(text)
    assert (found.speaker, found.known) == ("Chen", "ambiguous")


def test_a_name_beside_its_description_is_stated(quote):
    text = "The mayor of Sandport, Mara Lindt, said the bridge was “a danger to us”; she wants to close it."
    (found,) = quote(text)
    assert (found.speaker, found.known) == ("Mara Lindt", "stated")


def test_what_somebody_calls_something_is_no_part_of_their_name(quote):
    text = "The firm blamed weak demand and what chief executive Bernd Kessel called “a storm of costs”."
    (found,) = quote(text)
    assert text[found.speaker_start : found.speaker_end] == "chief executive Bernd Kessel"


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("“We were at home!” shouted her brother, Rui.", "Rui", "brother"),
        ("“We were at home!” shouted his sister, Rosa Prado.", "Rosa Prado", "sister"),
        ("“We were at home!” shouted Hall’s brother.", "Hall's brother", "Hall's brother"),
    ],
)
def test_whose_relative_shouts_does_not_shout(quote, text, speaker, role):
    (found,) = quote(f"Ida Vey came home late.\n\n{text}")
    assert (found.speaker, found.role) == (speaker, role)


def test_he_is_not_who_was_just_she(quote):
    text = "Joana Prates and Mikael Sund spoke. “I am tired,” she said. “I am not,” he replied."
    assert [q.speaker for q in quote(text)] == ["Joana Prates", "Mikael Sund"]


@pytest.mark.parametrize(
    ("text", "who", "kind"),
    [
        ("Two others said the bridge was old.", "Two others", "group"),
        ("Two others familiar with the plan said the bridge was old.", None, "unnamed"),
        ("Two other officials said the bridge was old.", "Two other officials", "unnamed"),
        ("Those in the hall said the bridge was old.", "Those in the hall", "group"),
        ("Those officials said the bridge was old.", "officials", "unnamed"),
        ("Everyone said the bridge was old.", "Everyone", "group"),
        (
            "The Reuters investigation found that the bridge was old.",
            "Reuters investigation",
            "document",
        ),
        (
            "A federal investigation found that the bridge was old.",
            "federal investigation",
            "document",
        ),
    ],
)
def test_several_who_are_not_described_are_a_group(quote, text, who, kind):
    (one,) = quote(text)
    assert one.speaker_kind == kind
    assert who in (None, one.speaker)
