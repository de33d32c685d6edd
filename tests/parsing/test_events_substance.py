"""Which whole labels tell of no happening, or say nothing without their text: withheld from the Timeline."""

import pytest
from telling import event_at

CLEAR = 2


@pytest.mark.parametrize(
    ("clear", "unclear", "word"),
    [
        (
            "Ines Halvorsen caught a thief in Lisbon on Monday.",
            "Ines Halvorsen caught wind of a plot in Lisbon on Monday.",
            "caught",
        ),
        (
            "Tom Baker pulled Ines Halvorsen out of a well in Lisbon on Monday.",
            "Tom Baker pulled an Ines Halvorsen on Monday.",
            "pulled",
        ),
        (
            "Northwind’s ferry has risen from the sea of Norway on Monday.",
            "Support for Ines Halvorsen has risen since Monday.",
            "risen",
        ),
        (
            "Ines Halvorsen won the votes of four towns on Monday.",
            "Ines Halvorsen won the votes of four in 10 nurses on Monday.",
            "won",
        ),
        (
            "Northwind conducted a raid on Lisbon on Monday.",
            "Northwind conducted a poll of 900 voters in Lisbon on Monday.",
            "conducted",
        ),
        (
            "On Monday Ines Halvorsen and Tom Baker each sold a mill in Lisbon.",
            "On Monday Ines Halvorsen and Tom Baker each sold what he owned in Lisbon.",
            "sold",
        ),
        (
            "“The fair is the first of its kind,” Ines Halvorsen said of Lisbon on Monday.",
            "It was the first fair of its kind, Ines Halvorsen said on Monday.",
            "said",
        ),
        (
            "Ines Halvorsen finally travelled to Lisbon on Monday.",
            "Ines Halvorsen finally travelled on Monday.",
            "travelled",
        ),
        (
            "Ines Halvorsen released a statement about ferries on Monday.",
            "Ines Halvorsen released a statement on Monday.",
            "released",
        ),
        (
            "Ines Halvorsen offered a raise to Tom Baker on Monday.",
            "Ines Halvorsen offered a similar explanation on Monday.",
            "offered",
        ),
        (
            "Ines Halvorsen hinted at a strike in Lisbon on Monday.",
            "Ines Halvorsen hinted at that in Lisbon on Monday.",
            "hinted",
        ),
        (
            "Mary Halvorsen recited her plans for Lisbon on Monday.",
            "John Baker recited her plans for Lisbon on Monday.",
            "recited",
        ),
        (
            "Ines Halvorsen is expected to win the vote in Lisbon on Monday.",
            "Ines Halvorsen is poised to win the vote in Lisbon on Monday.",
            "win",
        ),
        (
            "Northwind’s nurses have endorsed Ines Halvorsen in October.",
            "Northwind’s nurses were endorsing Ines Halvorsen in October.",
            "endors",
        ),
        (
            "Tom Baker is a man of Lisbon. Tom Baker retired in 2013.",
            "Tom Baker is a veteran of Northwind who retired in 2013.",
            "retired",
        ),
        (
            "The Lisbon Council reported on Monday that Ines Halvorsen had left.",
            "The Lisbon Post reported on Monday that Ines Halvorsen had left.",
            "reported",
        ),
        (
            "“The harbour will never close,” Ines Halvorsen said in August.",
            "“I will never eat them,” Ines Halvorsen said in August.",
            "said",
        ),
        (
            "Ines Halvorsen campaigned in Norway on Monday.",
            "Ines Halvorsen campaigned in the state on Monday.",
            "campaigned",
        ),
        (
            "Ines Halvorsen bought the company Northwind on Monday.",
            "Ines Halvorsen bought the company on Monday.",
            "bought",
        ),
        (
            "The former radio jock Tom Baker endorsed Ines Halvorsen on Monday.",
            "The former radio jock endorsed Ines Halvorsen on Monday.",
            "endorsed",
        ),
        (
            "Tom Baker visited Lisbon in May.",
            "Tom Baker usually visited Lisbon in May.",
            "visited",
        ),
        (
            "Ann Lee arrived in Oslo. Lee spoke to the nurses of Oslo on Monday.",
            "Ann Lee and Bo Lee arrived in Oslo. Lee spoke to the nurses of Oslo on Monday.",
            "spoke",
        ),
        (
            "John Baker left Oslo. He visited Lisbon in 2004.",
            "John Baker left Oslo. Recall David Park, who wept when he visited Lisbon in 2004.",
            "visited",
        ),
        (
            "Tom Baker was posted to Lisbon in May.",
            "Tom Baker had been posted to Lisbon since May.",
            "posted",
        ),
        (
            "The Lisbon Council issued a formal complaint to Northwind on Monday.",
            "The Lisbon Council issued a formal statement on Monday.",
            "issued",
        ),
        (
            "Ines Halvorsen promised Northwind to sell a ferry to all of them in Lisbon and to come back for each.",
            "Ines Halvorsen met them.",
            "m",
        ),
        (
            "Tom Baker said on 2 May that the Lisbon Museum would tell the story of ten sailors.",
            "Tom Baker opened the Lisbon Museum. Tom Baker said on 2 May that it would tell the story of ten sailors.",
            "said",
        ),
        (
            "Tom Baker is a pilot. Kim Lund said on 2 May that Norland’s harbour plan would cost more.",
            "Tom Baker is a pilot. Kim Lund said on 2 May that his harbour plan would cost more.",
            "said",
        ),
        (
            "“It is changing every day,” Tom Baker said in Lisbon.\n\nTom Baker’s loud style has not hurt his standing. But on ferries, he did find himself in trouble two weeks ago, and he also angered ten mayors of Norland on Monday.",
            "“It is changing every day,” Tom Baker said in Lisbon.\n\nPeter Lund’s loud style has not hurt his standing. But on ferries, he did find himself in trouble two weeks ago, and he also angered ten mayors of Norland on Monday.",
            "angered",
        ),
        (
            "Ann Lee won the vote in Norland on Monday, according to the results.",
            "Ann Lee won the vote in Norland on Monday, according to a poll.",
            "won",
        ),
        (
            "Jon Reed was the lone rival of Ann Lee.\n\nThe pressure to drop out grew. Party chairman Peter Lund tweeted Tuesday night Jon Reed considered Ann Lee the “presumptive nominee.”",
            "Jon Reed was the lone rival of Ann Lee.\n\nThe pressure to drop out grew. Party chairman Peter Lund tweeted Tuesday night he considered Ann Lee the “presumptive nominee.”",
            "tweeted",
        ),
        (
            "Tom Baker was told to leave Lisbon on Monday.",
            "Tom Baker was said to be furious with Lisbon on Monday.",
            "was",
        ),
    ],
)
def test_a_label_that_tells_of_no_happening_is_withheld(clear, unclear, word):
    assert event_at(clear, word).worth >= CLEAR > event_at(unclear, word).worth


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The ferry Nordlys caught fire off Bergen on Monday.", "caught"),
        ("Soldiers of Norway came under fire in Lisbon on Monday.", "came"),
        ("Tom Baker tested the water of Lake Maridal on Monday.", "tested"),
        ("Tom Baker blew a hole in the hull of the ferry Nordlys on Monday.", "blew"),
        ("Sailors of Norway jumped ship in Lisbon on Monday.", "jumped"),
        ("Ines Halvorsen crossed the finish line in Lisbon on Monday.", "crossed"),
        ("A dog bit the hand of Tom Baker in Lisbon on Monday.", "bit"),
    ],
)
def test_words_that_are_meant_literally_are_no_figure(text, word):
    assert event_at(text, word).worth >= CLEAR


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        (
            "Tom Baker began conducting raids on Northwind in 2014.",
            "raids",
            "Tom Baker began conducting raids on Northwind",
        ),
        (
            "Having sold the mill in 2014, Tom Baker left Lisbon.",
            "sold",
            "Tom Baker had sold the mill",
        ),
        (
            "Northwind is expected to cut 277 jobs this week -- the first of a total of 600 layoffs.",
            "cut",
            "Northwind is expected to cut 277 jobs",
        ),
        (
            "Northwind was caught in 2014 hiding the ledgers of Lisbon.",
            "caught",
            "Northwind was caught hiding the ledgers of Lisbon",
        ),
        (
            "Ines Halvorsen praised Lisbon in an interview published on Monday.",
            "praised",
            "Ines Halvorsen praised Lisbon in an interview",
        ),
        (
            "Norwegian voters will not pay, officials said on Monday.",
            "said",
            "Officials said Norwegian voters will not pay",
        ),
        (
            "The mayor of Lisbon told Tom Baker he met Ines Halvorsen earlier this week and that both agreed, on Monday.",
            "told",
            "Mayor of Lisbon told Tom Baker he met Ines Halvorsen and that both agreed",
        ),
        (
            "Ines Halvorsen only had two boats in Lisbon and lost every race in 2003.",
            "lost",
            "Ines Halvorsen lost every race",
        ),
        (
            (
                "Ines Halvorsen says Lisbon should be taking additional measures against the floods of the Tagus, and "
                "that she expects the ministry of Norway to announce a plan for the harbours of both countries."
            ),
            "says",
            "Ines Halvorsen says Lisbon should be taking additional measures against the floods of the Tagus",
        ),
        (
            "Northwind assailed Norway for its ferries in the Black Sea _ an area that Peru calls its own _ on Monday.",
            "assailed",
            "Northwind assailed Norway for its ferries in the Black Sea",
        ),
        (
            "Ines Halvorsen announced on Monday that she is leaving Lisbon for good, due next summer.",
            "announced",
            "Ines Halvorsen announced that she is leaving Lisbon for good",
        ),
        (
            "In Lisbon, 603 nurses of Northwind resigned, a fifth more than in May, on Monday.",
            "resigned",
            "603 nurses of Northwind resigned",
        ),
        (
            "Tom Baker lost every contest known as Super Tuesday.",
            "lost",
            "Tom Baker lost every contest known as Super Tuesday",
        ),
        (
            "Tom Baker won his Tuesday vote in Lisbon.",
            "won",
            "Tom Baker won his vote in Lisbon",
        ),
    ],
)
def test_a_label_keeps_its_verb_and_no_day_of_its_text(text, word, label):
    assert event_at(text, word).label == label
