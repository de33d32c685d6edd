"""The main event of an article: the clause of its headline in its own words, else that of its lead."""

import pytest
from telling import event_at, parser

from dashboard.model import Article, Block
from dashboard.parsing.events.event_summary import CLEAR, MAIN_WORTH

LEAD = "Rain fell in Oslo."


def main_of(title, lead=LEAD, kind="article", **credit):
    text, blocks = title, [Block("title", 0, len(title))]
    for paragraph in lead.split("\n"):
        blocks.append(Block("paragraph", len(text) + 2, len(text) + 2 + len(paragraph)))
        text += f"\n\n{paragraph}"
    article = Article("a", text, tuple(blocks), published="2031-03-09", kind=kind, **credit)
    found = parser().parse(article, frozenset({"entities", "dates", "events"})).events
    return {event.label: event for event in found if event.worth == MAIN_WORTH}


@pytest.mark.parametrize(
    ("title", "lead", "label", "day"),
    [
        (
            "Norland sends troops to Oslo harbour",
            "Norland sent 300 troops to the harbour of Oslo on Friday.",
            "Norland sent 300 troops to the harbour of Oslo",
            "2031-03-07",
        ),
        (
            "Bo Park Endorses Ann Lee: ‘I Am Glad’",
            "Bo Park endorsed Ann Lee in Oslo on Friday.",
            "Bo Park endorsed Ann Lee in Oslo",
            "2031-03-07",
        ),
        (
            "Norland picks Lindt Lines for five ferries",
            "Norland's council awarded a contract for five ferries to Lindt Lines on Friday.",
            "Norland’s council awarded a contract for five ferries to Lindt Lines",
            "2031-03-07",
        ),
    ],
)
def test_what_a_headline_tells_is_so_where_the_text_tells_it_and_has_its_words_and_day(
    title, lead, label, day
):
    assert {told: event.first for told, event in main_of(title, lead).items()} == {label: day}


@pytest.mark.parametrize(
    "title",
    [
        "Norland adds five firms to ferry contract",
        "Ann Lee: Norland sent troops to Oslo harbour",
        "Ann Lee just insulted Oslo in the worst way",
        "Oslo raid tests Norland's strategy",
        "Two men charged with forging ferry tickets in Oslo",
    ],
)
def test_what_a_headline_alone_tells_is_no_event(title):
    assert not main_of(title)


@pytest.mark.parametrize(
    ("lead", "label"),
    [
        (
            "Ann Lee said on Friday that Norland was ready for the ferries.",
            "Ann Lee said that Norland was ready for the ferries",
        ),
    ],
)
def test_a_lead_that_reports_words_reports_that_they_were_said(lead, label):
    assert [*main_of("Norland is ready", lead)] == [label]


def test_a_deck_and_a_word_above_the_text_are_no_lead():
    lead = "Ferries to sail soon.\nABSTRACT.\nNorland's council approved five ferries on Friday."
    assert [*main_of("New ferries for Oslo", lead)] == ["Norland’s council approved five ferries"]


def test_a_headline_behind_the_names_of_those_who_claim_it_is_no_main_event():
    assert not [*main_of("Norland and Sudland: Rebels shelled the port of Oslo")]


@pytest.mark.parametrize(
    ("lead", "label"),
    [
        (
            "The Norland Ministry is offering a reward of five million crowns.",
            "Norland Ministry is offering a reward of five million crowns",
        ),
        ("Norland condemns the raid on Oslo.", "Norland condemns the raid on Oslo"),
        ("Norland is growing in Oslo.", None),
        ("The signing marks a milestone in Oslo.", None),
        ("The text was released by Norland.", None),
        (
            "Norland is saddened by the death of Ann Lee.",
            "Norland is saddened by the death of Ann Lee",
        ),
        (
            "Storms go on in Oslo. Today, Norland is imposing a fine of five crowns.",
            "Norland is imposing a fine of five crowns",
        ),
    ],
)
def test_what_a_lead_does_by_saying_so_is_the_main_event(lead, label):
    assert [*main_of("Words for Oslo", lead)] == ([label] if label else [])


@pytest.mark.parametrize(
    ("lead", "label"),
    [
        (
            "On behalf of Norland, I congratulate the people of Peru as you mark your national day.",
            "[Ines Halvorsen] congratulates the people of Peru",
        ),
        (
            "I would like to extend my best wishes to the people of Peru on the 60th anniversary of your republic on May 9.",
            "[Ines Halvorsen] extends best wishes to the people of Peru on the 60th anniversary of its republic",
        ),
        (
            "We offer our condolences to the families of the lost sailors in Oslo.",
            "[Ines Halvorsen] offers condolences to the families of the lost sailors in Oslo",
        ),
    ],
)
def test_who_signs_a_greeting_sends_it_on_the_day_of_the_statement(lead, label):
    found = main_of("Peru Day", lead, byline="Ines Halvorsen, Secretary of State")
    assert {label: event.first for label, event in found.items()} == {label: "2031-03-09"}


def test_the_we_of_a_statement_by_a_spokesperson_is_who_prints_it():
    lead = "Today we celebrate the tenth anniversary of the Harbour Act."
    found = main_of("Harbour Act", lead, byline="Bo Park, Spokesperson", source="Port of Oslo")
    assert [*found] == ["[Port of Oslo] celebrates the tenth anniversary of the Harbour Act"]


def test_whom_a_story_says_was_congratulated_it_does_not_address():
    text = "Ines Halvorsen congratulated Peru on Monday. Your ferry left Oslo on Sunday."
    assert event_at(text, "left", "2031-03-09").participants == ("geonames:3143244",)


def test_whom_a_greeting_addresses_keeps_the_day():
    text = "I congratulate the people of Malta as you celebrate your national day on April 9."
    event = event_at(text, "celebrate", "2031-03-09", "Ines Halvorsen, Secretary of State")
    assert (event.label, event.first) == ("Malta celebrates its national day", "2031-04-09")


@pytest.mark.parametrize(
    "title",
    [
        "Tom Baker heating up",
        "How Norland bought five ferries",
        "Here's why Norland bought five ferries",
        "Norland bought a ferry you can rent",
        "Did Norland buy five ferries?",
        "Every ferry Ann Lee has bought",
        "Norland says ferries are late",
        "7 questions heading into the Norland vote",
    ],
)
def test_a_teaser_a_question_and_mere_words_report_nothing(title):
    assert not main_of(title, "It was late.")


def test_headlines_of_opinion_report_nothing():
    assert not main_of("Norland buys five ferries", kind="opinion")


def test_where_a_headline_names_no_event_the_lead_reports_it():
    lead = "Norland's council approved five ferries for Oslo. Ann Lee left."
    assert [*main_of("New ferries for Oslo", lead)] == [
        "Norland’s council approved five ferries for Oslo"
    ]


def test_the_writers_name_and_office_above_the_text_are_no_lead():
    lead = "Ann Lee, Mayor of Oslo\nNorland's council approved five ferries for Oslo."
    assert [*main_of("New ferries for Oslo", lead)] == [
        "Norland’s council approved five ferries for Oslo"
    ]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ann Lee told the mayor, Bo Park, joined her in Oslo on Monday.", "joined"),
        ("How did Norland vote in Oslo on Monday?", "vote"),
    ],
)
def test_a_clause_that_was_misread_or_asks_stands_alone_badly(text, word):
    assert event_at(text, word).worth < CLEAR


def test_a_not_before_its_subject_denies_and_stays_in_the_label():
    told = event_at("Not the army nor the police fired on Oslo's crowds on Monday.", "fired")
    assert told.status == "denied"
    assert told.label.startswith("Not the army")


@pytest.mark.parametrize(
    ("lead", "label"),
    [
        (
            "Ann Lee was named president of Lindt Lines.",
            "Ann Lee was named president of Lindt Lines",
        ),
        (
            "Lindt Lines took over the Oslo Ferry Company.",
            "Lindt Lines took over the Oslo Ferry Company",
        ),
        ("Ann Lee will speak at the Oslo Forum.", "Ann Lee speaks at Oslo Forum"),
        ("Ann Lee wrote that Norland is late.", "Ann Lee wrote that Norland is late"),
        ("Ann Lee conceded that Norland is late.", "Ann Lee conceded that Norland is late"),
    ],
)
def test_an_everyday_verb_is_the_news_with_what_makes_it_so(lead, label):
    assert label in main_of("Oslo today", lead)


def test_the_lead_tells_the_main_event_where_the_headline_cannot():
    lead = "Northwind reported earnings of ten billion crowns in Oslo."
    assert [*main_of("Northwind sales miss", lead)] == [lead.removesuffix(".")]


def test_who_announces_the_main_event_tells_its_day():
    lead = "Northwind announced on Friday that it was adding five ferries to the fleet in Oslo."
    found = main_of("Northwind adds five ferries to fleet in Oslo", lead)
    assert [event.first for event in found.values()] == ["2031-03-07"]


def test_who_announces_a_death_does_not_tell_its_day():
    lead = "The Roe family announced on Friday that Tilda Roe had died in Oslo."
    found = main_of("Tilda Roe dies in Oslo", lead)
    assert {event.certainty for event in found.values() if event.lemma == "die"} <= {"assumed"}


def test_a_headline_that_is_no_clause_is_not_told_with_its_lead():
    lead = 'Northwind was "pulled into the business," chief Bo Park said Monday in Oslo.'
    found = main_of("Bo Park On Northwind Being ‘Pulled Into Business’", lead)
    assert [*found] == ["Bo Park said Northwind was “pulled into the business”"]


def test_who_said_what_stands_for_itself_tells_no_event_of_its_own():
    lead = "Ines Halvorsen visited Lisbon on 3 March, Tom Baker said on Friday."
    assert set(main_of("A fair in Lisbon", lead)) == {"Ines Halvorsen visits Lisbon"}
    assert event_at(lead, "said").worth < CLEAR < event_at(lead, "visited").worth
    vague = "Ines Halvorsen had wanted to see Lisbon, Tom Baker said on Friday."
    assert event_at(vague, "said").worth >= CLEAR


BEHIND = "The council met in Oslo to talk about the old ferries, their crews and what all of it may cost."


def untitled_main(*paragraphs):
    """Return the main events of a text that has no title, the first line its headline."""
    blocks, text = [], ""
    for paragraph in (*paragraphs, BEHIND, BEHIND):
        blocks.append(Block("paragraph", len(text), len(text) + len(paragraph)))
        text += f"{paragraph}\n\n"
    article = Article("a", text, tuple(blocks), published="2031-03-09", kind="article")
    found = parser().parse(article, frozenset({"entities", "dates", "events"})).events
    return {event.label: event for event in found if event.worth == MAIN_WORTH}


@pytest.mark.parametrize(
    ("headline", "lead", "label"),
    [
        (
            "Lee says her visit to Oslo is private.",
            "Ann Lee sued Bo Park in Oslo on Friday.",
            "Ann Lee sued Bo Park in Oslo",
        ),
        (
            "Park’s Ferry Sinks Off Oslo.",
            "ST. LOUIS — Presumptive Republican presidential nominee Bo Park claimed that Lima has worse ferries than Oslo.",
            "Bo Park claimed that Lima has worse ferries than Oslo",
        ),
        (
            "Lee demands Park resign.",
            "Ann Lee called Wednesday for Mayor Bo Park to resign for closing the port.",
            "Ann Lee called for Mayor Bo Park to resign for closing the port",
        ),
    ],
)
def test_a_first_line_with_a_full_stop_may_be_the_headline(headline, lead, label):
    assert [*untitled_main(headline, lead)] == [label]


def test_a_first_paragraph_in_the_past_is_the_lead_of_a_text_without_a_headline():
    assert [*untitled_main("Ann Lee sued Northwind on Friday.")] == ["Ann Lee sued Northwind"]


@pytest.mark.parametrize(
    ("lead", "label"),
    [
        ("Ann Lee called on Monday for a ban on ferries.", "Ann Lee called for a ban on ferries"),
        (
            "Ann Lee called on Governor Bo Park to close the port on Monday.",
            "Ann Lee called on Governor Bo Park to close the port",
        ),
        (
            "Ann Lee warned that the new fees would hurt Oslo.",
            "Ann Lee warned that the new fees would hurt Oslo",
        ),
        (
            "Ann Lee spoke highly of Bo Park’s work last week.",
            "Ann Lee spoke highly of Bo Park’s work",
        ),
        (
            "Governor Ann Lee vetoed a bill that would ban ferries from Norland.",
            "Ann Lee vetoed a bill that would ban ferries from Norland",
        ),
        (
            "Bo Park handed over $25 million to a group backing Ann Lee.",
            "Bo Park handed over $25 million to a group backing Ann Lee",
        ),
        (
            "The Norland Bank announced plans on Monday to close its branch in Oslo.",
            "Norland Bank announced plans to close its branch in Oslo",
        ),
        (
            "Ann Lee defended Bo Park on Monday, hours after the pilot was charged with theft.",
            "Ann Lee defended Bo Park",
        ),
        (
            "The Oslo Nurses group is calling on Ann Lee to stop the sale of the port.",
            "Oslo Nurses group is calling on Ann Lee to stop the sale of the port",
        ),
        ("Ann Lee is raising money in Oslo for her race.", None),
        ("A new order is imposing itself on Oslo.", None),
        ("Ann Lee wants to ban ferries in Oslo.", None),
        ("Ann Lee believes she has won the race in Oslo.", None),
        ("Ann Lee once defended Bo Park against the mayor of Oslo.", None),
        ("Ann Lee visited Oslo in May 2029 with ten friends.", None),
        ("Why a pilot left Norland.", None),
    ],
)
def test_a_public_act_of_words_is_news_and_a_wish_a_belief_or_what_was_once_is_not(lead, label):
    assert [*main_of("Ferries in the news", lead)] == ([label] if label else [])


def test_a_line_right_below_the_headline_is_a_deck():
    lead = "Ann Lee sued Northwind on Friday."
    text = f"Ferries in court\nMayor says ferries are late.\n\n{lead}"
    spans = ((0, 16), (17, 45), (47, len(text)))
    kinds = ("title", "paragraph", "paragraph")
    blocks = tuple(Block(kind, *span) for kind, span in zip(kinds, spans, strict=True))
    article = Article("a", text, blocks, published="2031-03-09", kind="article")
    found = parser().parse(article, frozenset({"entities", "dates", "events"})).events
    assert [e.label for e in found if e.worth == MAIN_WORTH] == ["Ann Lee sued Northwind"]


def test_no_main_event_is_looked_for_behind_a_lead_that_tells_none():
    lead = f"Oslo is a town of many ferries, and there is no end of them. {BEHIND}\nAnn Lee sold a ferry."
    assert not main_of("The ferries of Oslo", lead)


@pytest.mark.parametrize(
    ("lead", "day", "certainty"),
    [
        (
            "Eight mines were found stashed in an office in Oslo on Friday, Norland police said.",
            "2031-03-07",
            "computed",
        ),
        (
            "Eight mines were found stashed in an office in Oslo on 3 January, Norland police said.",
            "2031-03-09",
            "assumed",
        ),
    ],
)
def test_a_lead_that_does_not_say_when_it_was_said_has_the_recent_day_of_what_was(
    lead, day, certainty
):
    (event,) = main_of("Mines in Oslo", lead).values()
    assert event.label.startswith("Norland police said eight mines were found")
    assert (event.first, event.certainty) == (day, certainty)


@pytest.mark.parametrize(
    ("lead", "label"),
    [
        (
            "Police arrested six people Friday during an inquiry into thefts from the ferry office.",
            "Police arrested six people during an inquiry into thefts from the ferry office",
        ),
        (
            "Two ferrymen have been found unharmed on an islet after two days at sea.",
            "Two ferrymen have been found unharmed on an islet after two days at sea",
        ),
        ("A nurse was glad.", None),
        ("They have arrested six people in the harbour.", None),
        ("Two boats will be sold if the council agrees to the plan.", None),
        (
            "A group of nurses, alarmed that the council is closing wards in Oslo, is urging a delay.",
            None,
        ),
    ],
)
def test_the_whole_clause_of_a_lead_is_the_label_where_it_names_nobody(lead, label):
    assert list(main_of("Ferries, and more", lead)) == ([label] if label else [])


@pytest.mark.parametrize(
    ("title", "lead", "told"),
    [
        (
            "Norland League adds three members",
            "Peru and Malta on Friday became members of the Norland League.",
            True,
        ),
        ("Norland League adds three members", "Rain fell in Oslo on Friday.", False),
        (
            "Five Norlanders arrested over theft",
            "Five Norlanders were asked on Friday about a theft of coins.",
            False,
        ),
        (
            "Trouble at Lindt Lines as Norland's mood sours",
            "The mood at Lindt Lines is of trouble and of Norland.",
            False,
        ),
        (
            "Norland ‘adds ferries to fleet’ of Lindt Lines",
            "The fleet of Lindt Lines has ferries from Norland, a sailor says.",
            False,
        ),
        (
            "Man uses ferries to see Oslo",
            "For a man of Norland, ferries are the way to Oslo.",
            False,
        ),
        (
            "Bo Park will win the Oslo vote",
            "Pollsters of Norland hold that Bo Park is ahead in the Oslo vote.",
            False,
        ),
        (
            "Norland Times: Oslo Raids Highlight Threat Posed by Lindt Lines",
            "The Norland Times has it that the Oslo raids show the threat from Lindt Lines.",
            False,
        ),
        (
            "Lindt Times: Oslo Raids Highlight Threat Posed by Lindt Lines",
            "The Norland Times has it that the Oslo raids show the threat from Lindt Lines.",
            False,
        ),
    ],
)
def test_a_headline_is_the_main_event_where_the_first_paragraph_bears_it_out(title, lead, told):
    assert (title.rpartition(": ")[2] in main_of(title, lead)) is told


@pytest.mark.parametrize(
    ("lead", "label"),
    [
        (
            "Oslo police said on Friday they had found two girls unharmed.",
            "Oslo police said they had found two girls unharmed",
        ),
        ("Witnesses said on Friday two girls were found unharmed.", None),
        (
            "Norland ministries in a joint letter of Friday accused Sudland forces in the south of the sea of holding ferries of the north and of the east, and of keeping hundreds of sailors from their homes.",
            None,
        ),
        (
            "OSLO, Norland (NNA) - A Norland court has found the former mayor Bo Park guilty of bribery.",
            "A Norland court has found the former mayor Bo Park guilty of bribery",
        ),
        (
            "Three ferrymen have been forced to cancel the rest of a journey after thieves broke into a boat in the harbour and stole the whole of the gear, including nets, ropes and two small engines.",
            "Three ferrymen have been forced to cancel the rest of a journey after thieves broke into a boat in the harbour and stole the whole of the gear",
        ),
    ],
)
def test_a_lead_without_a_name_says_who_and_what_all_the_same(lead, label):
    assert [*main_of("Oslo today", lead)] == ([label] if label else [])
