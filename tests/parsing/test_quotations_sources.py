"""Who spoke: descriptions, documents, roles, datelines."""

import pytest

from dashboard.parsing.quotations.phrases import whole_role


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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Minister for Ports, Mara Lindt, said the gate was shut.", [("the gate was shut", "Mara Lindt")]),
        ("Mara Lindt denied owning the land.", [("owning the land", "Mara Lindt")]),
        ("Mara Lindt reported hearing a ship.", [("hearing a ship", "Mara Lindt")]),
        ("The Sand Front claimed responsibility for the fire.", [("responsibility for the fire", "Sand Front")]),
        ("Mara Lindt described the plan as a waste of money.", [("the plan as a waste of money", "Mara Lindt")]),
        ("Mara Lindt accused the port of hiding a loss.", [("the port of hiding a loss", "Mara Lindt")]),
        ("Mara Lindt argued for years that the land was hers.", [("the land was hers", "Mara Lindt")]),
        ("Mara Lindt said not all of the ships had left.", [("not all of the ships had left", "Mara Lindt")]),
        ("The fire was denied by Mara Lindt, adding that it was a drill.", [("it was a drill", "Mara Lindt")]),
        ("People laughed when she urged voters, “Look at the harbour now.”", [("Look at the harbour now.", None)]),
        ("The number of sailors who said they were tired rose.", [("they were tired", "sailors")]),
        ("A poll of Norwegian voters found that they were tired.", [("they were tired", "poll of Norwegian voters")]),
        ("Mara Lindt is the head of the Sand Council, which says that it is poor.", [("it is poor", "Sand Council")]),
        ("The council’s letter to Mara Lindt said that it was late.", [("it was late", "council")]),
        ("Karl Vey met Jonas Hall. He said Hall was late.", [("Hall was late", "Karl Vey")]),
        ("The film was cut, when, in fact, he responded quickly.", []),
        ("Mara Lindt should always ask about the cost of repairs.", []),
        ("Jonas Vey referred to Karl Hall’s testimony that concluded it was late.", [("it was late", "Karl Hall")]),
        ("Karl Hall met Jonas Vey. Asked whether Jonas Vey was late, he said it was noon.", [("it was noon", "Karl Hall")]),
        ("Karl Hall left the hall that Jonas Vey had built. He said it was late.", [("it was late", "Karl Hall")]),
        ("I suggest you wait for the ferry.", []),
        ("You could say that the ferry was late.", []),
        ("This is not to say that the ferry was late.", []),
        ("Tell us why the ferry was late.", []),
        ("The lamp can be charged using the cable.", []),
        ("Such deals promise to be even better this year.", []),
    ],
)  # fmt: skip
def test_who_says_what_and_what_nobody_says(quote, text, found):
    assert [(text[q.start : q.end], q.speaker) for q in quote(text)] == found


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Jonas Vey praised Mara Lindt for saying that the bridge was old.", "Mara Lindt"),
        ("Jonas Vey left the port after saying that the bridge was old.", "Jonas Vey"),
    ],
)
def test_what_somebody_is_praised_for_saying_is_theirs(quote, text, speaker):
    assert [q.speaker for q in quote(text)] == [speaker]


def test_a_title_with_a_capital_is_its_first_bearers_not_a_guests_or_deputys(quote):
    text = (
        "Secretary of State Mara Lindt met Peru’s Secretary of Foreign Affairs Jonas Vey. "
        "Deputy Secretary Anna Hall was there. The Secretary stressed that the port is safe."
    )
    assert [q.speaker for q in quote(text)] == ["Mara Lindt"]


@pytest.mark.parametrize(
    ("role", "whole"),
    [
        ("Lunda) director-general", "director-general"),
        ("adviser to North Ostra Sen", "adviser"),
        ("head of trade (Ulm)", "head of trade"),
        ("minister of mines", "minister of mines"),
    ],
)
def test_a_role_holds_no_half_of_a_name(role, whole):
    assert whole_role(role) == whole


@pytest.mark.parametrize("rank", ["Lt.", "Sgt.", "Capt.", "Cmdr.", "Det."])
def test_no_sentence_ends_behind_a_rank(quote, rank):
    text = f"“The road is shut,” said {rank} Mara Lindt, who leads the patrol."
    assert [found.speaker for found in quote(text)] == ["Mara Lindt"]


def test_who_spoke_last_may_be_named_in_what_is_told_next(quote):
    text = (
        "Scott Lindt says that he was right. He is also alleging that someone, who he believes to be tied to Tim Vey, "
        "came in. He says that he has footage of somebody who broke Lindt’s own camera."
    )
    last = quote(text)[-1]
    assert (last.speaker, last.known) == ("Scott Lindt or Tim Vey", "ambiguous")


def test_a_newspaper_with_its_name_behind_it_is_no_firm_told_of_before(quote):
    text = (
        "The company Northwind closed. The newspaper Harbour Herald said that the mayor had lied."
    )
    assert [found.speaker for found in quote(text)] == ["Harbour Herald"]


def test_an_office_in_letters_before_a_name_is_whose_name_it_is(quote):
    text = "The provincial MEC, Mara Lindt, said the port is shut. The MEC urged residents to avoid the port."
    assert [found.speaker for found in quote(text)] == ["Mara Lindt", "Mara Lindt"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mara Lindt on Channel 9: “We will win the mill.”", "Mara Lindt"),
        ("Mara Lindt via Chirper: “They lie about the mill.”", "Mara Lindt"),
        ("Mara Lindt to Jonas Falk: “You never saw the mill.”", "Mara Lindt"),
        ("In a note to Channel 9: “We never met her.”", None),
    ],
)
def test_who_stands_before_a_colon_speaks_and_not_where(quote, text, speaker):
    assert [q.speaker for q in quote(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The Health Board fined Northwind Corp. for leaks. “We regret it,” the company said.",
            "Northwind Corp.",
        ),
        ("The Health Board met on Monday. “We regret it,” the company said.", "company"),
        (
            "The Northwind Fund sued the Port Commission. The agency said the suit was late.",
            "agency",
        ),
    ],
)
def test_a_body_is_taken_up_by_what_it_can_be_called(quote, text, speaker):
    assert quote(text)[-1].speaker == speaker


def test_who_made_a_poll_is_no_part_of_what_it_found(quote):
    told = (
        "Jonas Falk's views on trade have taken their toll on Latino support for the mayor and "
        "could hurt other down-ballot candidates this fall"
    )
    source = (
        "according to a poll of 400 registered Latino voters released on Friday by Latino Views, "
        "a public opinion research group."
    )
    text = f"{told}, {source}"
    assert [text[q.start : q.end] for q in quote(text)] == [told]


def test_a_message_that_ended_rumours_was_written(quote):
    text = "Jonas Falk quashed rumors he was planning to write a book by tweeting that “I am done.”"
    assert [q.status for q in quote(text)] == ["said"]


def test_the_title_of_a_classic_is_nobodys_words(quote):
    assert quote("Star of the cult classic “Thelma and Louisa,” Anna Hall spoke.") == ()


def test_what_is_worn_says_its_own_words(quote):
    text = "Jonas Falk wore a hat that said “Make Leeds Great Again.”"
    assert [(q.speaker, q.speaker_kind) for q in quote(text)] == [("hat", "document")]


def test_nobody_goes_on_speaking_where_the_writer_told_of_other_things(quote):
    text = (
        "Last year Mayor Jonas Falk ordered that the port take in “all large” ships.\n\n"
        "The order comes late.\n\nThe change is driven by the law.\n\nThose services are open to "
        "captains and “any other sailor who has been chosen to be among the winners.”"
    )
    assert [q.speaker for q in quote(text)] == ["Jonas Falk", None]


def test_who_is_given_with_an_age_is_who_was_told_of_and_explains(quote):
    text = (
        "At a fair in St. Norwick, Ohio, 62-year-old Brenda Orr also railed against the port, and "
        "explained how much it upset her.\n\nLora Bernst held up a sign. The 57-year-old scientist "
        "says she will not go. But she said she had been there."
    )
    assert [q.speaker for q in quote(text)] == ["Brenda Orr", "Lora Bernst", "Lora Bernst"]
