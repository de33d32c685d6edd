"""What was said, whole and no more: conditions, days, crossheads, clauses; names are invented."""

import pytest


def told(quote, text):
    return [(text[q.start : q.end], q.speaker, q.status) for q in quote(text)]


def test_a_pledge_keeps_its_condition(quote):
    text = (
        "Mara Lindt pledged to set up a council if the party won the next general election, "
        "which must be held by May 1997."
    )
    (found,) = quote(text)
    assert (
        text[found.start : found.end]
        == "to set up a council if the party won the next general election"
    )


def test_a_charge_keeps_whom_it_is_against(quote):
    text = "The union accuses the Harbour Board of hiding a loss."
    assert told(quote, text) == [("the Harbour Board of hiding a loss", "union", "said")]


@pytest.mark.parametrize(
    "text",
    [
        "Norway, Italy and Malta said on Monday they were alarmed by the plan.",
        "Norway, Italy and Malta said Monday they were alarmed by the plan.",
    ],
)
def test_the_day_of_a_saying_is_no_part_of_it(quote, text):
    (found,) = quote(text)
    assert text[found.start : found.end] == "they were alarmed by the plan"


@pytest.mark.parametrize(
    "rest",
    [
        ", director of research at Vey Securities Inc. Canada's bond due 2023 fell to 101.",
        ", in Manila to attend a conference of the port towns.",
    ],
)
def test_what_follows_who_spoke_is_the_writers(quote, rest):
    text = f'Jim Hall came. "We have never been so late in the year," said Hall{rest}'
    assert len(quote(text)) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The mayor left the hall. FERRY FARES AHEAD To avoid long lines, the port will sell tickets, Ana Roe said.",
            "To avoid long lines, the port will sell tickets",
        ),
        (
            "Here is what some towns plan: ULMSTADT There will be no market in May, Ana Roe said.",
            "There will be no market in May",
        ),
        (
            "USS Norland is late, Ana Roe said.",
            "USS Norland is late",
        ),
    ],
)
def test_a_crosshead_in_capitals_is_not_what_somebody_said(quote, text, words):
    assert [(q.speaker, text[q.start : q.end]) for q in quote(text)] == [("Ana Roe", words)]


@pytest.mark.parametrize(
    "text",
    [
        "FILE PHOTO: Bottles labelled “Harbour Fever Serum” are seen on a map.",
        "The date beside the picture must read “Series 2013” to be worth more.",
    ],
)
def test_what_a_thing_bears_was_not_said(quote, text):
    assert quote(text) == ()


def test_a_reader_of_a_banner_sees_its_words(quote):
    assert [q.speaker_kind for q in quote("One banner read “Save the old port now”.")] == [
        "document"
    ]


def test_what_another_says_to_the_contrary_is_no_part(quote):
    text = "Mayor Ana Roe claims the plan would raise the deficit, while the council said taxes would fall."
    assert [words for words, _, _ in told(quote, text)] == [
        "the plan would raise the deficit",
        "taxes would fall",
    ]


def test_who_wears_no_helmet_is_part_of_a_warning(quote):
    text = "Officials said they will work to warn parents about the dangers of cranes to children and adults not wearing helmets."
    assert [words for words, _, _ in told(quote, text)] == [text[len("Officials said ") : -1]]


def test_people_may_call_what_they_want(quote):
    assert [q.speaker for q in quote("Adults in the crowd called “Ships out!” to the mayor.")] == [
        "Adults in the crowd"
    ]


def test_the_number_of_a_question_is_no_label(quote):
    text = "Two: “Is the council planning to leave?”\n\nThree: “We cannot govern in fear of the mayor.”"
    assert {q.speaker for q in quote(text)} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "Norcraft revealed the second production model in its range of ferries.",
        "The mayor wore a coat, revealing just a hint of a red scarf.",
        "Ana Roe has exploited the bank's network, revealing the town's vulnerability to storms.",
    ],
)
def test_what_somebody_shows_is_not_said(quote, text):
    assert quote(text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The zoo said it's looking for a mate for its lonely otter, but has found none.",
            "it's looking for a mate for its lonely otter, but has found none",
        ),
        (  # the past is the cue's own tense
            "The zoo said it's looking for a mate for its lonely otter, but closed for the winter.",
            "it's looking for a mate for its lonely otter",
        ),
    ],
)
def test_a_verb_in_the_tense_of_what_is_said_belongs_to_it(quote, text, words):
    assert [said for said, *_ in told(quote, text)] == [words]


def test_what_relates_to_a_thing_reports_nothing(quote):
    text = (
        "Mara Lindt noted that there were concerns about the port's case, especially as it related to "
        "Harbour Bank."
    )
    assert [said for said, *_ in told(quote, text)] == [
        "there were concerns about the port's case, especially as it related to Harbour Bank"
    ]


def test_a_clause_parted_from_its_subject_is_whole(quote):
    text = (
        "Jonas Hall said the upside of using Mr. Vey, particularly in the general election, would outweigh "
        "any harm."
    )
    assert [said for said, *_ in told(quote, text)] == [
        "the upside of using Mr. Vey, particularly in the general election, would outweigh any harm"
    ]
