"""Who spoke: sources without a name, descriptions met again, documents, labels, roles."""

import pytest

from dashboard.model import Article
from dashboard.parsing.analysis import Analyser
from dashboard.parsing.entities import find_entities
from dashboard.parsing.quotations import find_quotations


@pytest.fixture(scope="module")
def quote():
    analyser = Analyser()

    def find(text):
        analysis = analyser.analyse(Article("a", text, ()))
        return find_quotations(analysis, find_entities(analysis))

    return find


def test_an_official_brought_in_before_speaking_keeps_the_whole_description(quote):
    text = (
        "A senior Transport Ministry official looked at the bridge.\n\n"
        "“We are in a different place now,” the official said."
    )
    (found,) = quote(text)
    assert found.role == found.speaker == "senior Transport Ministry official"
    assert (found.affiliation, found.known) == ("Transport Ministry", "inferred")


def test_the_second_official_is_not_the_third(quote):
    text = (
        "A second official said the bridge was old. A third official said it was safe.\n\n"
        "“It will be closed in the spring,” the second official said."
    )
    assert [q.speaker for q in quote(text)] == [
        "second official",
        "third official",
        "second official",
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "An engineer said the bridge was old. The engineer asked not to be named because he works there.",
            "asked not to be named because he works there",
        ),
        (
            "It is closed, said a woman who asked that her name be left out, for fear of losing her job.",
            "asked that her name be left out, for fear of losing her job",
        ),
        (
            "A senior official said the bridge was old. The official spoke on condition that no name be used.",
            "on condition that no name be used",
        ),
        (
            "An aide, speaking on condition of anonymity because the report is secret, said it was old.",
            "on condition of anonymity because the report is secret",
        ),
        (
            "An aide who did not want to be named said he had seen the report.",
            "did not want to be named",
        ),
        (
            "A senior official said the envoy would return, speaking on condition of anonymity.",
            "on condition of anonymity",
        ),
        (
            "An official said, speaking on condition of anonymity because it was early, that it was old.",
            "on condition of anonymity because it was early",
        ),
    ],
)
def test_the_reason_for_having_no_name_is_in_the_sources_words(quote, text, reason):
    found = quote(text)
    assert [q.anonymity_reason for q in found] == [reason]


def test_a_reason_given_by_several_holds_for_each_of_them(quote):
    text = (
        "Two singers confirmed the quarrel. Both asked that their names not be printed because the "
        "choir is small. “He looked at his watch,” one of them said."
    )
    (found,) = quote(text)
    assert (
        found.anonymity_reason == "asked that their names not be printed because the choir is small"
    )


def test_they_are_the_ministers_told_of_last(quote):
    text = (
        "The foreign ministers of Norway, Peru and Kenya met Mara Lindt’s government on Monday. "
        "“We are ready to pay for the bridge,” they said."
    )
    (found,) = quote(text)
    assert found.speaker == "foreign ministers of Norway, Peru and Kenya"


def test_their_statement_is_theirs(quote):
    text = (
        "The ministers of Norway and Peru met in Lima. The bridge is “a danger to us all,” "
        "according to their joint statement."
    )
    (found,) = quote(text)
    assert found.speaker == "ministers of Norway and Peru"


def test_a_document_speaks_as_itself(quote):
    text = "The statement does not name Norway. It says that the bridge must be closed."
    (found,) = quote(text)
    assert (found.speaker, found.speaker_kind) == ("statement", "document")


def test_what_a_document_does_not_say_is_no_refusal(quote):
    assert quote("The report does not say when the bridge will be closed.") == ()


def test_what_their_document_does_not_say_is_no_refusal_of_theirs(quote):
    text = (
        "The foreign ministers of Norway, Peru and Kenya issued a joint statement on Monday. "
        "It says the bridge is old. It does not say who will pay for the bridge."
    )
    assert [q.status for q in quote(text)] == ["said"]


def test_where_a_reason_stands_before_that_it_is_not_part_of_the_words(quote):
    text = (
        "A senior official said, speaking on condition of anonymity, that the envoy would return."
    )
    (found,) = quote(text)
    assert text[found.start : found.end] == "the envoy would return"


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


@pytest.mark.parametrize(
    "text",
    [
        "Bridge workers told to leave the town at once",
        "She was said to be looking at a crane.",
        "* said that the bridge is old.",
    ],
)
def test_where_nobody_says_it_the_speaker_is_unknown(quote, text):
    (found,) = quote(text)
    assert (found.speaker, found.speaker_kind, found.known) == (None, "unknown", "unknown")


def test_words_carried_over_from_nobody_are_not_called_carried(quote):
    (found,) = quote("The stated aim was “to reduce the risk of another fall.”")
    assert (found.speaker, found.known) == (None, "unknown")


def test_data_are_no_named_speaker(quote):
    (found,) = quote("Data: “The level of the river has risen by four metres.”")
    assert found.speaker_kind == "document"


def test_a_thing_does_not_speak_by_the_colon_behind_it(quote):
    text = "Mara Lindt called it safe. Her goal is unchanged: “a new bridge for all of us by the spring.”"
    assert [q.speaker for q in quote(text)][-1] != "goal"


def test_the_one_told_of_does_not_speak_of_himself_as_he(quote):
    text = (
        "“The mayor is a danger to us all,” Mara Lindt said. "
        "By closing the bridge, Peter Hall angered the town. “Instead of helping the town, he has hurt it.”"
    )
    assert [q.speaker for q in quote(text)] == ["Mara Lindt", "Mara Lindt"]


def test_a_title_beside_its_document_is_no_quotation(quote):
    text = (
        "One news report printed ahead of the trip, “Mara Lindt to warn the council over the quarry "
        "this week,” mentions helmets and vests."
    )
    assert quote(text) == ()


def test_a_part_in_marks_of_what_is_told_makes_it_mixed(quote):
    text = "Mara Lindt came. She conveyed “the deep concerns of the council about the bridge,” she told reporters."
    (found,) = quote(text)
    assert found.kind == "mixed"
    assert text[found.start : found.end].startswith("She conveyed “the deep")


def test_a_label_in_capitals_is_written_as_the_text_writes_it(quote):
    text = (
        "The Transport Ministry briefed reporters.\n\n"
        "SENIOR TRANSPORT MINISTRY OFFICIAL: The bridge is old.\n\nPRESIDENT XU: It is safe."
    )
    official, president = quote(text)
    assert official.role == "senior Transport Ministry official"
    assert official.affiliation == "Transport Ministry"
    assert (president.speaker, president.speaker_kind, president.role) == (
        "Xu",
        "person",
        "President",
    )


def test_a_role_told_once_holds_through_the_article(quote):
    text = "“It is safe,” said Mara Lindt, the acting prime minister. “It is new,” Lindt said."
    assert [q.role for q in quote(text)] == ["acting prime minister", "acting prime minister"]


def test_no_date_is_taken_into_a_role(quote):
    (found,) = quote("Last June the spokesman Matthew Hall wrote that the bridge was safe.")
    assert found.role == "spokesman"


def test_the_writers_we_is_nobody_named_before(quote):
    text = "The Harbour Council met the Transport Ministry. We announced that the bridge would be closed."
    assert [(q.speaker, q.known) for q in quote(text)] == [(None, "unknown")]


def test_while_something_goes_on_is_no_cue(quote):
    assert (
        quote("Many lives are still at risk in the region as towns contend with high water.") == ()
    )


def test_officials_counted_by_their_labels_are_unnamed(quote):
    text = "SENIOR PORT OFFICIAL ONE: It is old.\n\nSENIOR PORT OFFICIAL TWO: It is safe."
    assert [(q.speaker, q.speaker_kind) for q in quote(text)] == [
        ("senior port official one", "unnamed"),
        ("senior port official two", "unnamed"),
    ]


def test_yesterday_is_no_part_of_a_role(quote):
    (found,) = quote("Yesterday President Mara Lindt said that the bridge was safe.")
    assert found.role == "President"


@pytest.mark.parametrize(
    ("text", "speaker", "kind", "affiliation"),
    [
        ("Tolls rose, according to a Tidewater analysis.", "Tidewater analysis", "unnamed", "Tidewater"),
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


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Mara Lindt, Treasurer Tom Berg and the Harbour Board said on Monday that the bridge was closed.",
        "The foreign ministers of France, Germany and Italy said the bridge was closed.",
        "Mara Lindt and her father said the bridge was closed.",
    ],
)
def test_several_who_speak_together_are_a_group(quote, text):
    (found,) = quote(text)
    assert found.speaker_kind == "group"
    assert " and " in found.speaker


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


def test_the_turns_of_an_interview_are_their_speakers(quote):
    text = (
        "Tom Berg: Why did you close it?\n\nMara Lindt: It was old.\n\n"
        "Tom Berg: Will it open again?\n\nMara Lindt: In the spring, I hope."
    )
    assert [q.speaker for q in quote(text)] == ["Tom Berg", "Mara Lindt"] * 2


def test_who_asks_is_no_source_and_who_answers_is_the_one_interviewed(quote):
    text = (
        "An hour with Mara Lindt\n\nQ: Why did you close the bridge?\n\nA: It was old, and we had no choice.\n\n"
        "Q: Will it open again?\n\nA: In the spring, I hope."
    )
    assert [(q.speaker, q.speaker_kind) for q in quote(text)] == [
        ("Q", "asker"),
        ("Mara Lindt", "person"),
    ] * 2


@pytest.mark.parametrize(
    "text",
    [
        "“It was old, and we had no choice.”\n\n— Mara Lindt, mayor of Norwick",
        "Mara Lindt (Norwick Trust): “It was old, and we had no choice.”",
        "In the words of Mara Lindt, “it was old, and we had no choice.”",
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
        "Her last book, “The bridge we closed before winter”, came out in May.",
        "She wrote a novel titled “the night they left the port for good” last year.",
    ],
)
def test_a_work_and_its_name_are_no_quotation(quote, text):
    assert not [q for q in quote(text) if q.kind == "direct"]


def test_a_short_answer_behind_a_colon_is_a_quotation(quote):
    (found,) = quote("The answer of the council was short: “We had no choice.”")
    assert found.kind == "direct"


def test_the_statement_is_theirs_who_spoke_in_one(quote):
    text = (
        "The Harbour Board of Norwick said in a statement that the bridge was closed. "
        "Nobody was surprised. The statement said that it would be rebuilt."
    )
    first, second = quote(text)
    assert second.speaker == first.speaker
    assert (first.known, second.known) == ("stated", "inferred")


def test_it_is_theirs_when_the_statement_was(quote):
    text = (
        "The foreign ministers of Norway and Peru met in Lima. The bridge is “a danger to us all,” they said in "
        "a joint statement.\n\nThe statement turns next to the sea. It calls for “respect for the law of the sea.”"
    )
    assert [q.speaker for q in quote(text)] == ["foreign ministers of Norway and Peru"] * 2


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
