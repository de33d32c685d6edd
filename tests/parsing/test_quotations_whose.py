"""Whose words are they: a place, another's sentence, a list or a description beside the one who speaks."""

import pytest


@pytest.fixture(scope="module")
def quote(read):
    return read


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # what is set beside a speech in marks carries nothing on
        (("“Your port is amazing,” Jonas Vey assured Anna Lindt, after Lindt assured Vey that most sailors would vote. "
         "“I will not let you down.”"), ["Jonas Vey", "Anna Lindt", "Jonas Vey"]),
        # of whom somebody speaks
        ("Peter Brandt gave a talk that Jonas Hall attended. “You have to learn,” he said of Brandt.", ["Jonas Hall"]),
        # who is credited behind a dash
        (("“I don’t know when it ends,” Anna Lindt said. “You just hope for the best.” — With files from Nora Brandt."),
         ["Anna Lindt", "Anna Lindt"]),
        # a joined verb that is not of the number of the pronoun before it
        ("The girl’s relatives say she will have a better life here and have attempted to portray Jonas Vey as a pawn of the island.",
         ["girl's relatives", "girl's relatives"]),
        # letters behind a name
        ("Prosecutor Anna Lindt QC said that the port was late.", ["Anna Lindt"]),
        # an age alone
        ("Jonas Vey joined the club on Monday. The 56-year-old said that the port was late.", ["Jonas Vey"]),
        (("But those close to the president say Hall has shown fatigue at Kelly’s attempts to shackle him and say that while "
          "Hall is not ready to fire Kelly, he waits."), ["those close to the president", "those close to the president"]),
        # what others tell of somebody's mind
        ("Some aides contend that Mara Lindt has been giving them more rope and that Lindt recognises that the port is late.",
         ["Some aides"]),
        ("Recent councils have, however, recognised that the port is late.", ["Recent councils"]),
        ("Norwick Council met on Monday and have said that the port is late.", ["Norwick Council"]),
        # a broadcaster on which somebody speaks
        ("Later in May on Harbour Radio: “I have never said that we should close the port.”", [None]),
        # of several in a list, the one whose relative clause it is
        ("Candidates like Anna Lindt, who claimed that the port was closed, and Jonas Vey, who waited, lost.",
         ["Anna Lindt"]),
        # a press organ before the name of its reporter
        ("Instead, Anna Lindt, the Echo’s Jonas Vey and Reuters’s Lucia Lopez argued that the plan is childish.",
         ["Anna Lindt, Jonas Vey and Lucia Lopez"]),
        # the sentence behind a sentence in marks has a thing of its own
        ("Anna Lindt was known for her hatred of the mill, voiced in her famous demand in Norwick in 1987: “Mr. Vey, tear down this wall!” Liberals still praise her refusal to wait.",
         ["Anna Lindt"]),
        # what somebody is said to be, behind another verb
        ("Anna Lindt regularly incites violence and is a serial liar, rampant sailor, singer and weaver who has repeatedly pledged to close the port.",
         ["Anna Lindt"]),
        # who is quoted is who speaks, not who quotes
        ("“The port is closed,” Anna Lindt was quoted as saying by the Echo.", ["Anna Lindt"]),
        ("Anna Lindt was quoted by the Echo as saying that the port was closed.", ["Anna Lindt"]),
        # what a body is, before its name
        ("The Israeli newspaper Haaretz noted that “the port does not wait for anybody.”", ["Haaretz"]),
        # a place says nothing by itself
        ("The port of Norwick is old. Norwick said through its clerk that the port was closed.", ["clerk"]),
        # an outlet that passes on what somebody said
        ("“I will wait for them,” Anna Lindt said, according to the Norwick Echo.", ["Anna Lindt"]),
        # a label of what is shown
        ("VIDEO: “Anna and Jonas told me that it was a storm when they knew it was not the storm.”", [None]),
        # a place inside who asks
        ("At the hall in Ho Chi Minh City, a young woman who had been a student in Montana asked Vey what he thought of the port.",
         ["young woman"]),
        # two of one sex, of whom the sentence before tells of the other
        (("Debbie Hall said that it was late. Neera Tan, head of the Harbour Centre, asked Jonas Vey whether he slept. "
         "She said it was early."), ["Debbie Hall", "Neera Tan", "Debbie Hall or Neera Tan"]),
        # a participle behind what is said of another's choice
        ("Even a strategist said Lindt will have to choose whose side she’s on, saying, “At some point, she will have to come out.”",
         ["Even a strategist", "Even a strategist"]),
        # what urges others and promises
        ("Anna Lindt offers reason, urging voters to see the port and promising to close the mill.",
         ["Anna Lindt", "Anna Lindt"]),
        ("Jonas Vey is right about the port, Anna Lindt said Monday. But, the former CEO of Harbour Works added, it is late.",
         ["Anna Lindt", "Anna Lindt"]),
    ],
)  # fmt: skip
def test_words_are_given_to_who_said_them_or_to_nobody(quote, text, speakers):
    assert [q.speaker for q in quote(text)] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "She would have to tell Jonas Vey, who would probably recognize at once that he was not wanted.",
        "Anna Lindt had her staff tell Jonas Vey that the port was closed.",
        "The port posted a video from May, in which Jonas Vey called Norwick “a very old town.”",
        "She closed the port, just as Anna Lindt said she would.",
        "The latest plan to try to stop Anna Lindt from claiming the prize is a classic play for time.",
        "If you do not wait for the port, the Norwick Echo will brand you a liar and a “bad sailor.”",
        "The vote was called by the council to force the port to adopt the rules passed under the “Harbour Law.”",
        "Anna Lindt, who starred in “Parks and Herring” and “Guardians of the Port,” posted the clip on Monday.",
        "Asked if the port was closed, Anna Lindt said yes.",
    ],
)
def test_a_supposition_a_message_and_anothers_video_are_not_what_its_subject_said(quote, text):
    assert not [q for q in quote(text) if q.speaker != "Jonas Vey" or "who would" in text]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Anna Lindt called the mayor “unfit to serve” as captain of the port.",
         "the mayor “unfit to serve” as captain of the port"),
        ("Anna Lindt called him “the most extreme of all” and someone who had “harmed the port” by selling a mill.",
         "him “the most extreme of all” and someone who had “harmed the port” by selling a mill"),
        ("Anna Lindt said she had come to the conclusion that I was fined, not for what I did, but because of who I am.",
         "she had come to the conclusion that I was fined, not for what I did, but because of who I am"),
        ("Anna Lindt has said that her rule has kept the port open, pointing to closed ports in Sandport as the alternative.",
         "her rule has kept the port open"),
        ("Anna Lindt said on Monday, in reference to her first child, a girl born last year, “Next summer she will sail.”",
         "Next summer she will sail."),
        ("Multiple sources close to the talks say it’s the leaders of the port, responding to the strike, who have gone.",
         "it’s the leaders of the port, responding to the strike, who have gone"),
        ("It was late, compared with 23 percent who said using a private port was wrong but not illegal.",
         "using a private port was wrong but not illegal"),
        ("Anna Lindt has repeatedly pledged to defend the port.", "to defend the port"),
    ],
)  # fmt: skip
def test_words_end_with_what_was_said(quote, text, words):
    assert [text[q.start : q.end] for q in quote(text)] == [words]


def test_what_somebody_is_likely_to_say_is_expected(quote):
    text = "Anna Lindt is likely to remind voters of the war by mentioning the fact that she was at the port."
    assert [q.status for q in quote(text)] == ["expected"]


def test_a_role_keeps_its_field(quote):
    assert (
        quote("“It is true,” political scientist Anna Lindt said.")[0].role == "political scientist"
    )


def test_a_role_ends_before_what_its_bearer_does(quote):
    text = "Anna Lindt, the candidate holding the lead in the port, said it was late."
    assert quote(text)[0].role == "candidate"


def test_an_office_with_its_place_is_who_was_just_told_of(quote):
    text = (
        "One month after announcing his support for Jonas Falk, Omar Rube still believes that the "
        "presumptive nominee is unfit to lead. “I stand by it all,” the Florida senator told the Echo."
    )
    assert [q.speaker for q in quote(text)] == ["Omar Rube"]


def test_what_a_plan_is_called_in_marks_does_not_speak_on(quote):
    text = (
        "The so called “Harbour Initiative” was called by the port to force the town to act.\n\n"
        "“Finally establish safety! Yes to the ban” (2015)."
    )
    assert {q.speaker for q in quote(text)} == {None}


def test_what_an_errand_would_take_was_not_asked_for(quote):
    text = (
        "The number of emails that Jonas Falk asked Ruritania to find, which would require a spy."
    )
    assert quote(text) == ()
