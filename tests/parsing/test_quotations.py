"""Who said what: words, speakers, how we know, and whether the words were said."""

import pytest


def said(text, quotations):
    return [(text[q.start : q.end], q.speaker) for q in quotations]


@pytest.mark.parametrize(
    ("text", "kind", "words", "speaker"),
    [
        ("“We will rebuild the bridge,” said Mara Lindt.", "direct", "We will rebuild the bridge", "Mara Lindt"),
        ("Mara Lindt said: “We will rebuild the bridge.”", "direct", "We will rebuild the bridge.", "Mara Lindt"),
        ("Mara Lindt said that the bridge would be rebuilt.", "indirect", "the bridge would be rebuilt", "Mara Lindt"),
        ("The bridge will be rebuilt, Mara Lindt said.", "indirect", "The bridge will be rebuilt", "Mara Lindt"),
        ("The bridge will be rebuilt, according to Mara Lindt.", "indirect", "The bridge will be rebuilt", "Mara Lindt"),
        ("Mara Lindt said the bridge was “a danger to us all.”", "mixed", "the bridge was “a danger to us all.", "Mara Lindt"),
        ("Mara Lindt called the bridge “a danger to us all.”", "mixed", "the bridge “a danger to us all.", "Mara Lindt"),
    ],
)  # fmt: skip
def test_words_and_speaker_of_one_sentence(quote, text, kind, words, speaker):
    (found,) = quote(text)
    assert (found.kind, text[found.start : found.end], found.speaker) == (kind, words, speaker)


def test_a_cue_in_the_middle_parts_one_statement(quote):
    text = "“The bridge,” said Mara Lindt, “will be rebuilt by the spring.” “We promise that.”"
    found = quote(text)
    assert [text[q.start : q.end] for q in found] == [
        "The bridge",
        "will be rebuilt by the spring.",
        "We promise that.",
    ]
    assert len({q.statement for q in found}) == 1


def test_the_next_paragraph_is_carried_on(quote):
    text = (
        "“The bridge is old,” Mara Lindt said.\n\n“It will be closed in the spring, and for good.”"
    )
    first, second = quote(text)
    assert (first.known, second.known) == ("stated", "carried")
    assert second.speaker == "Mara Lindt"
    assert first.statement != second.statement


def test_a_pronoun_takes_the_speaker_of_its_gender(quote):
    text = (
        "Mara Lindt met Peter Hall on the bridge. “It was cold that day,” he said.\n\n"
        "She said the bridge was closed."
    )
    found = quote(text)
    assert [q.speaker for q in found] == ["Peter Hall", "Mara Lindt"]
    assert {q.known for q in found} <= {"inferred", "ambiguous"}


def test_he_added_is_the_unnamed_official_who_spoke_last(quote):
    text = (
        "The bridge will close, according to a senior Transport Ministry official.\n\n"
        "“We have no choice in this,” the official told reporters before Peter Hall’s visit.\n\n"
        "“And we have no money,” he added."
    )
    found = quote(text)
    assert {q.speaker for q in found} == {"senior Transport Ministry official"}
    assert {q.speaker_kind for q in found} == {"unnamed"}


def test_an_unnamed_source_keeps_its_reason(quote):
    text = "“It is a mess,” said an aide, who was not authorised to speak publicly."
    (found,) = quote(text)
    assert (found.speaker, found.speaker_kind) == ("aide", "unnamed")
    assert found.anonymity_reason == "not authorised to speak publicly"


def test_several_names_are_a_group(quote):
    (found,) = quote("Mara Lindt and Peter Hall said the bridge was safe.")
    assert (found.speaker, found.speaker_kind) == ("Mara Lindt and Peter Hall", "group")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Mara Lindt said the bridge was safe.", "said"),
        ("Mara Lindt is expected to say that the bridge is safe.", "expected"),
        ("Mara Lindt denied that the bridge was closed.", "denied"),
        ("“Are we ready? Probably not,” Mara Lindt said.", "said"),
        ("Mara Lindt would not say whether the bridge was safe.", "declined"),
        ("Mara Lindt declined to comment.", "declined"),
        ("Mara Lindt did not respond to a request for comment.", "declined"),
    ],
)
def test_status_of_the_words(quote, text, status):
    (found,) = quote(text)
    assert (found.status, found.speaker) == (status, "Mara Lindt")


def test_titles_and_scare_quotes_are_no_quotations(quote):
    assert quote("Mara Lindt wrote the book “The Old Stone Bridge” about her “quiet” town.") == ()


def test_the_title_of_what_was_written_is_no_quotation(quote):
    assert quote("Mara Lindt wrote “The Old Bridge” in two winters.") == ()
    text = "Mara Lindt wrote: “Close It Now.”"
    assert said(text, quote(text)) == [("Close It Now.", "Mara Lindt")]


def test_as_somebody_puts_it_gives_words_in_marks_to_them(quote):
    text = "The plan, as Mara Lindt put it, is “a slow goodbye”."
    assert said(text, quote(text)) == [("is “a slow goodbye", "Mara Lindt")]
    for text in ("As Mara Lindt put it: “We will wait.”", "As Mara Lindt said, we will wait."):
        (found,) = quote(text)
        assert found.status == "said"
        assert text[found.start : found.end].casefold().startswith("we will wait")


def test_a_question_that_an_answer_follows_is_nobodys_quotation(quote):
    for text in (
        "Asked whether the bridge was safe, Mara Lindt said the bridge was old.",
        "When asked if it would rain, Mara Lindt said the bridge was old.",
    ):
        assert said(text, quote(text)) == [("the bridge was old", "Mara Lindt")]
    text = "Asked by Jonas Vey whether it was safe, Mara Lindt smiled."
    assert said(text, quote(text)) == [("whether it was safe", "Jonas Vey")]


def test_short_paragraphs_of_a_speech_left_open_belong_to_it(quote):
    text = (
        "Mara Lindt said: “The first part is done.\n\n“The second part will follow.\n\n"
        "“The third is hard.”\n\n“Some other words.”"
    )
    assert said(text, quote(text)) == [
        ("The first part is done.", "Mara Lindt"),
        ("The second part will follow.", "Mara Lindt"),
        ("The third is hard.", "Mara Lindt"),
    ]


def test_a_heading_in_marks_is_no_quotation(quote):
    assert quote("‘Main concern’\n\nThe bridge stood empty.") == ()


def test_a_transcript_gives_each_turn_to_its_label(quote):
    text = (
        "Secretary Mara Lindt met the press.\n\nSECRETARY LINDT: The bridge will be closed.\n\n"
        "MS HALL: Is the bridge safe?\n\nSECRETARY LINDT: It is old."
    )
    assert said(text, quote(text)) == [
        ("The bridge will be closed.", "Mara Lindt"),
        ("Is the bridge safe?", "Hall"),
        ("It is old.", "Mara Lindt"),
    ]


def test_offsets_point_at_what_the_reader_sees(quote):
    text = "Mara\u00a0Lindt said the South\u00a0Bridge was “very\u00a0old.”"
    (found,) = quote(text)
    assert text[found.start : found.end] == "the South\u00a0Bridge was “very\u00a0old."
    assert text[found.cue_start : found.cue_end] == "said"
    assert text[found.speaker_start : found.speaker_end] == "Mara\u00a0Lindt"


JUMBLED = "speculate died resolution having resolution stopped reminds March Reported ministers"
"""Words in which a reporting verb has nothing that hangs on it."""


@pytest.mark.parametrize(
    "text", ["", " " * 5000, "(" * 3000, "“" * 300, '" a ' * 2001, "\x00“\x01” said", JUMBLED]
)
def test_hostile_text_is_read_without_an_error(quote, text):
    quote(text)
