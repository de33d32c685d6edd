"""Where reported words end, and whose they are where a cue stands in the middle of a sentence."""

import pytest


@pytest.fixture(scope="module")
def quote(read):
    """Return the words and speakers of a text."""
    return lambda text: [(text[q.start : q.end], q.speaker) for q in read(text)]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Mayor Mara Lindt made clear that the bridge would close in May.", "the bridge would close in May", "Mara Lindt"),
        ("The board took a decision that engineers say allowed the port to grow.", "allowed the port to grow", "engineers"),
        ("Jonas Vey left. Mara Lindt, whose narrow third place was widely seen as a defeat, said that he had won.", "he had won", "Mara Lindt"),
        ("It was a setback for Jonas Vey, whose lawyers argued that the port was shut.", "the port was shut", "Jonas Vey's lawyers"),
        ("According to the school’s Facebook post, the port was shut.", "the port was shut", "school"),
        ("A friend of the old union, Mara Lindt says the port was shut.", "the port was shut", "Mara Lindt"),
        ("Mara Lindt, when asked whether the port is safe, said it was shut.", "it was shut", "Mara Lindt"),
        ("Jonas Vey spoke in Oslo. As for Tom Hall, he said it was late.", "it was late", "Tom Hall"),
        ("Mara Lindt, an engineer who advised the port, said the bridge was shut.", "the bridge was shut", "Mara Lindt"),
        ("Mara Lindt told the podcast Deep Water that her firm would wait.", "her firm would wait", "Mara Lindt"),
        ("“I never wanted it,” Mara Lindt said on an episode of the podcast Harbour Light released on Monday.", "I never wanted it", "Mara Lindt"),
        ("The union’s chairman, Jonas Vey — “I am tired of this,” he said — left the meeting early.", "I am tired of this", "Jonas Vey"),
        ("“We will close the old bridge in June,” Mara Lindt said", "We will close the old bridge in June", "Mara Lindt"),
        ("The tide (higher than in 1953, according to Mara Lindt) rose.", "higher than in 1953", "Mara Lindt"),
        ("Traffic fell, according to Mara Lindt, a member of the board.", "Traffic fell", "Mara Lindt"),
        ("The ferry was full, Mara Lindt said, speaking on condition of anonymity.", "The ferry was full", "Mara Lindt"),
        ("Mara Lindt accused him of being “a danger” in all talks on the port.", "being “a danger” in all talks on the port", "Mara Lindt"),
        ("Mara Lindt accused him of being “a danger” on Monday.", "being “a danger", "Mara Lindt"),
        ("Mara Lindt recalled the long winter of 1953.", "the long winter of 1953", "Mara Lindt"),
        ("The mayor’s response was: “The bridge is old and nobody will mend it this year.”", "The bridge is old and nobody will mend it this year.", "mayor"),
        ("Mara Lindt predicted a long winter in Sandport.", "a long winter in Sandport", "Mara Lindt"),
        ("Mara Lindt said the bridge was safe, a claim that the engineers of the port reject.", "the bridge was safe", "Mara Lindt"),
        ("Mara Lindt said the mill had no choice, drawing criticism from the council.", "the mill had no choice", "Mara Lindt"),
        ("Mara Lindt said the bridge was safe, although she declined to show the report.", "the bridge was safe", "Mara Lindt"),
        ("The minister stressed that the port is safe and dry and underscored the need for new cranes.", "the port is safe and dry", "minister"),
        ("The minister noted ongoing efforts to open the port and reiterated the importance of peace.", "ongoing efforts to open the port", "minister"),
        ("The minister stressed the importance of steady talks to end the strike.", "the importance of steady talks to end the strike", "minister"),
        ("Mara Lindt demanded the resignation of the board.", "the resignation of the board", "Mara Lindt"),
        ("Mara Lindt stressed that the port is safe and briefed the board on the tolls.", "the port is safe", "Mara Lindt"),
        ("Mara Lindt left early, saying she was ashamed of those who voted against her and calling them rude.", "she was ashamed of those who voted against her", "Mara Lindt"),
        ("The minister recalled plans announced during the first summit and looked forward to further work.", "plans announced during the first summit", "minister"),
        ("The minister urged residents to stay calm, follow the rules, and call for help.", "residents to stay calm, follow the rules, and call for help", "minister"),
        ("The rent is low because according to Mara Lindt, the roof leaks more than others.", "the roof leaks more than others", "Mara Lindt"),
        ("Every policy will be costed, Mara Lindt said, swiping at Vey whose budget failed.", "Every policy will be costed", "Mara Lindt"),
        ("According to Mara Lindt, 34, after the war the small shops grew steadily.", "after the war the small shops grew steadily", "Mara Lindt"),
        ("(AFX)The mayor left the port early, Mara Lindt said.", "The mayor left the port early", "Mara Lindt"),
        ("Mara Lindt called it “the best bridge in the land”—and walked on.", "it “the best bridge in the land", "Mara Lindt"),
    ],
)  # fmt: skip
def test_words_end_where_the_writer_goes_on(quote, text, words, speaker):
    assert quote(text) == [(words, speaker)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Voters said the port was safe, and more than half of the traders said it was cheap.",
            [("the port was safe", "Voters"), ("it was cheap", "more than half of the traders")],
        ),
        (
            "Mara Lindt argued that the plan was sound, while Jonas Vey argued that it was not.",
            [("the plan was sound", "Mara Lindt"), ("it was not", "Jonas Vey")],
        ),
        (
            "Mara Lindt stressed the danger of floods that threaten the port and urged the town to pay.",
            [
                ("the danger of floods that threaten the port", "Mara Lindt"),
                ("the town to pay", "Mara Lindt"),
            ],
        ),
        (
            "Mara Lindt said the day before the flood came, the port had closed its gates.",
            [("the day before the flood came, the port had closed its gates", "Mara Lindt")],
        ),
        (
            "Mara Lindt said her father was well, adding that he would stay in Sandport.",
            [("her father was well", "Mara Lindt"), ("he would stay in Sandport", "Mara Lindt")],
        ),
    ],
)
def test_what_another_says_is_no_part_of_the_words_before(quote, text, found):
    assert quote(text) == found


@pytest.mark.parametrize(
    ("text", "parts", "speaker"),
    [
        ("Part of the problem in detecting leaks, say experts like Mara Lindt, is the ground itself.",
         ["Part of the problem in detecting leaks", "is the ground itself"], "experts like Mara Lindt"),
        ("What worries the port, Mara Lindt said, are floods.", ["What worries the port", "are floods"], "Mara Lindt"),
        ("The bridge, engineers told the council, will last.", ["The bridge", "will last"], "engineers"),
        ("The contrast with Sandport, said Mara Lindt, would be clear.",
         ["The contrast with Sandport", "would be clear"], "Mara Lindt"),
        ("The bridge, an engineer said, “is not safe”.", ["The bridge", "is not safe"], "engineer"),
        ("The bridge, said an engineer, “is not safe.”", ["The bridge", "is not safe."], "engineer"),
        ("The bridge, the engineers told the council, “is not safe.”", ["The bridge", "is not safe."], "engineers"),
        ("What matters, Mara Lindt said, “is the harbour.”", ["What matters", "is the harbour."], "Mara Lindt"),
        ('"The mine," said Bo Ekdahl, who has led the town since 2010, "is closed."',
         ["The mine", "is closed."], "Bo Ekdahl"),
        ("Fishermen fear for their income: “We are no enemies of the whale,” Mara Lindt said on Monday, “but we eat.”",
         ["We are no enemies of the whale", "but we eat."], "Mara Lindt"),
        ("Mara Lindt left the hall. Jonas Vey disagreed: Norway, Lindt said, “watches the house burn.”",
         ["Norway", "watches the house burn."], "Mara Lindt"),
        ("Mara Lindt told the court that Jonas Vey, 52, had “every chance” on the night of the storm.",
         ["Jonas Vey, 52, had “every chance” on the night of the storm"], "Mara Lindt"),
    ],
)  # fmt: skip
def test_a_cue_may_part_a_subject_from_its_verb(quote, text, parts, speaker):
    assert quote(text) == [(part, speaker) for part in parts]


def test_who_is_told_something_does_not_speak(quote):
    text = "The site, Mara Lindt told the Port Gazette, was not ready."
    assert [speaker for _, speaker in quote(text)] == ["Mara Lindt", "Mara Lindt"]


@pytest.mark.parametrize(
    "text",
    [
        "According to early results of polls made for Mara Lindt, majorities of voters in Malta, Cyprus and Estonia want to wait.",
    ],
)  # fmt: skip
def test_a_source_at_the_head_of_a_clause_ends_at_its_comma(quote, text):
    words = [words for words, _ in quote(text)]
    assert any(w.startswith("majorities") and w.endswith("want to wait") for w in words)
    assert not any(w.startswith("The board") for w in words)


@pytest.mark.parametrize(
    "text",
    [
        "The talks, which began in “the long hall”, go on.",
        "The offer goes back to “a quiet word”, and the deal begins with “a handshake”.",
    ],
)
def test_things_that_begin_and_go_do_not_speak(quote, text):
    assert quote(text) == []


def test_a_show_that_somebody_tells_something_is_no_quotation(quote):
    text = "“I could hardly hear,” Mara Lindt told Harbour Radio’s “Today” on Monday."
    assert quote(text) == [("I could hardly hear", "Mara Lindt")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Traffic fell, according to documents Mara Lindt gave to the United Nations.", "Mara Lindt"),
        ("One in three said the port was old.", "one in three"),
        ("An auditor said the port was old.", "auditor"),
    ],
)  # fmt: skip
def test_a_paper_is_its_givers_and_a_share_is_whole(quote, text, speaker):
    assert [one for _, one in quote(text)] == [speaker]


def test_who_merely_saw_a_copy_does_not_speak_in_it(quote):
    text = "The port would close, according to a copy of the order seen by the Washington Post."
    ((_, speaker),) = quote(text)
    assert speaker.startswith("copy of the order")


def test_a_refusal_is_told_once(quote):
    assert quote("Mara Lindt declined to say whether she would run again.") == [
        ("declined to say whether she would run again", "Mara Lindt")
    ]
    assert quote("The ministry has yet to comment on the report.") == [
        ("has yet to comment on the report", "ministry")
    ]


def test_a_question_put_to_somebody_is_not_their_words(read):
    (found,) = read("Mara Lindt was asked whether the tunnel would flood.")
    assert (found.speaker, found.speaker_kind) == (None, "asker")


def test_what_nobody_tells_inside_what_is_said_is_told_once(quote):
    text = "Mara Lindt said she was told to wait for the ferry."
    assert quote(text) == [("she was told to wait for the ferry", "Mara Lindt")]


def test_the_other_of_two_keeps_the_article(quote):
    text = "Two singers left. “She saw it,” one of them said. “She did not,” the other said."
    assert quote(text)[1] == ("She did not", "the other")
    assert quote(text.replace("“She did not,” the other said.", "The other said it fell."))[1] == (
        "it fell",
        "the other",
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Mara Lindt wrote on X that the deal was “dead,” adding in a later post: “I tried.”",
            [("the deal was “dead", "Mara Lindt"), ("I tried.", "Mara Lindt")],
        ),
        (
            "An official, granted anonymity to discuss private talks, said Mara Lindt had “overplayed her hand.”",
            [("Mara Lindt had “overplayed her hand.", "official")],
        ),
        (
            "“I was told: ‘Wait outside,’” Mara Lindt recalled.",
            [("I was told: ‘Wait outside,’", "Mara Lindt")],
        ),
        (
            "Mara Lindt told Harbour Radio on Tuesday morning: “I won’t resign,” and hung up.",
            [("I won’t resign", "Mara Lindt")],
        ),
    ],
)  # fmt: skip
def test_marks_close_what_is_said_before_the_writer_goes_on(quote, text, found):
    assert quote(text) == found


def test_they_are_several_named_together_before(read):
    text = "Mara Lindt and Jonas Vey met on Monday. They said they would meet again."
    (found,) = read(text)
    assert (found.speaker, found.speaker_kind) == ("Mara Lindt and Jonas Vey", "group")
    assert found.known == "inferred"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Mara Lindt spoke. China, she said, was ready to talk.", ["China", "was ready to talk"]),
        ("Rents in Brest, according to Mara Lindt, doubled.", ["Rents in Brest", "doubled"]),
    ],
)
def test_a_subject_before_its_cue_is_part_of_what_is_said(quote, text, pieces):
    assert [words for words, _ in quote(text)] == pieces


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "Mara Lindt admitted “one or two mistakes” in the accounts of the bridge.",
            "“one or two mistakes” in the accounts of the bridge",
            "Mara Lindt",
        ),
        (
            "Mara Lindt introduced Tom Berg as “a fighter for us all.”",
            "Tom Berg as “a fighter for us all.",
            "Mara Lindt",
        ),
        (
            "Mara Lindt defended Tom Berg as a “very decent man.”",
            "Tom Berg as a “very decent man.",
            "Mara Lindt",
        ),
    ],
)
def test_an_object_of_which_a_part_is_quoted_is_whole(quote, text, words, speaker):
    assert quote(text) == [(words, speaker)]


def test_what_is_described_as_something_begins_behind_as(quote):
    text = "Mara Lindt will pay by a new toll, which she described as “making sure that all of us pay.”"
    assert ("making sure that all of us pay.", "Mara Lindt") in quote(text)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "For people of that age, Mara Lindt said, the noise was hard to bear.",
            ["For people of that age", "the noise was hard to bear"],
        ),
        (
            "Even if the bridge is closed in May, Mara Lindt said, “we will not be alone.”",
            ["Even if the bridge is closed in May", "we will not be alone."],
        ),
    ],
)
def test_an_opening_before_a_cue_between_commas_is_said_too(quote, text, pieces):
    assert [words for words, _ in quote(text)] == pieces


def test_a_passive_behind_a_clause_does_not_report_it(quote):
    text = (
        "Tom Berg defended the bridge as a “very fine thing” on Monday, hours after he was charged."
    )
    assert [words for words, _ in quote(text)] == ["the bridge as a “very fine thing"]


@pytest.mark.parametrize("when", ["Thursday morning", "last Wednesday", "on Monday"])
def test_a_time_is_nobody(quote, when):
    assert [who for _, who in quote(f"“We will wait,” said {when}.")] == [None]


def test_words_that_go_on_behind_their_speakers_description_are_one_statement(quote):
    text = (
        "“The bridge,” said Mara Lindt, the mayor of Norwick, “is a danger to us all.” "
        "Peter Vey, a former welder, disagreed."
    )
    assert quote(text) == [("The bridge", "Mara Lindt"), ("is a danger to us all.", "Mara Lindt")]


def test_words_with_two_cues_stand_once_with_the_nearer_one(quote):
    text = "Mara Lindt noted the mayor’s statement that it would be sent within days."
    assert quote(text) == [("it would be sent within days", "mayor")]


def test_a_cue_between_subject_and_verb_may_say_where_and_when(quote):
    text = "The tunnel, Mara Lindt explained earlier at the hearing, was badly built."
    assert quote(text) == [("The tunnel", "Mara Lindt"), ("was badly built", "Mara Lindt")]


def test_a_part_of_a_sentence_about_a_thing_carries_no_speech_on(quote):
    text = (
        "Mara Lindt said the bridge was old. "
        "That phrase goes back to “the roaring days of the old harbour” in the town."
    )
    assert quote(text)[1:] == [("the roaring days of the old harbour", None)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lindt told the forum she was “fully against the war” because it cost too much.", ["she was “fully against the war” because it cost too much"]),
        ("Mara Lindt (R-S.C.) said that claim smacked of envy, because the bridge stands.", ["that claim smacked of envy"]),
        ("The fire broke out around 8:30 p.m. in front of 131 West 23rd Street, according to Mara Lindt.", ["The fire broke out around 8:30 p.m. in front of 131 West 23rd Street"]),
        ("In an interview on “Late Night News,” Mara Lindt (R-Wis.) said the recent spate of police shootings demands that all engage in “more listening.”", ["the recent spate of police shootings demands that all engage in “more listening."]),
    ],
)  # fmt: skip
def test_a_clause_is_found_where_the_syntax_misses_it(quote, text, words):
    assert [one for one, _ in quote(text)] == words


def test_a_pronoun_before_a_cue_between_commas_belongs_to_its_clause(quote):
    text = "The mill has new lamps. That, Mara Lindt says, lets the weavers work at night."
    assert [words for words, _ in quote(text)] == ["That", "lets the weavers work at night"]


def test_the_article_of_a_new_study_is_no_end_of_what_it_reports(quote):
    text = "And researchers have now found one such mill's grain dust directly for the first time, a new study reports."
    assert [speaker for _, speaker in quote(text)] == ["new study"]
    assert quote(text)[0][0].endswith("for the first time")


def test_a_lead_that_tells_when_is_a_piece_of_what_is_said(quote):
    text = "By 2040, planners say, the port will hold a million people."
    assert quote(text) == [
        ("By 2040", "planners"),
        ("the port will hold a million people", "planners"),
    ]


def test_what_somebody_is_accused_of_stays_with_who_says_so(quote):
    text = "Prosecutors said the mayor is guilty and took bribes from builders."
    assert quote(text) == [("the mayor is guilty and took bribes from builders", "Prosecutors")]


@pytest.mark.parametrize("lead", ["In a statement", "On Monday", "In an interview"])
def test_a_lead_that_tells_where_or_when_it_was_said_is_no_piece_of_it(quote, lead):
    text = f"{lead}, planners said, the port will hold a million people."
    assert quote(text) == [("the port will hold a million people", "planners")]


def test_a_pledge_ends_where_its_speaker_urges_something(quote):
    text = "The board pledged to help and urged residents to stay calm."
    assert quote(text) == [("to help", "board"), ("residents to stay calm", "board")]


def test_a_word_in_marks_at_the_end_of_a_sentence_is_not_who_speaks_next(quote):
    text = "The envoy spoke of regions that call themselves “free.” Participants expressed their shared hope for peace."
    assert "free." not in [words for words, _ in quote(text)]


def test_who_stands_in_brackets_before_a_name_does_not_speak(quote):
    text = "Mara Early runs the firm. While the list is light on titles (only three games have been announced), Early says there is a chance of more."
    assert [speaker for _, speaker in quote(text)] == ["Mara Early"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“Go now,” Jonas Vey says to Mara Lindt on camera, who responds: “We will go today.”", ["Jonas Vey", "Mara Lindt"]),
        ("The deal, announced Friday, would last four years.", ["deal"]),
        ("Mara Lindt, a nurse and critic who says the bridge is shut, left.", ["Mara Lindt"]),
        ("Mara Lindt is a critic who says the bridge is shut.", ["Mara Lindt"]),
        ("Jonas Vey met a critic who says the bridge is shut.", ["critic"]),
    ],
)  # fmt: skip
def test_who_answers_and_whom_an_aside_names_are_told_apart(quote, text, speakers):
    assert [speaker for _, speaker in quote(text)] == speakers


@pytest.mark.parametrize(
    "words",
    [
        "it agreed to buy kilns of Mersora Inc. of Southport, Conn.",
        "it has agreed to sell tiles to Mersora Co., a firm based in Greenville, Pa.",
    ],
)
def test_words_end_behind_the_state_of_a_town(quote, words):
    text = f"Norwell Inc. said {words}\n\nThe utility will grow."
    assert [(found.rstrip("."), speaker) for found, speaker in quote(text)] == [
        (words.rstrip("."), "Norwell Inc.")
    ]
