"""Who speaks where an article told of them before: bodies, offices, people beside each other; names are invented."""

import pytest

from dashboard.parsing.quotations.phrases import whole_role


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
