"""Transcripts and interviews: turns by their labels, and what in them is no statement."""

import pytest

from dashboard.model import Article
from dashboard.parsing.parser import Parser


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


def test_who_is_named_in_an_answer_does_not_give_the_next_one(quote):
    text = (
        "An hour in town\n\nQ: Why did you close it?\n\nA: It was old, as Mara Lindt found.\n\n"
        "Q: Will it open again?\n\nA: In the spring, I hope."
    )
    assert {q.speaker for q in quote(text)} == {None}


def test_who_answers_is_the_one_interviewed_and_questions_are_no_statements(quote):
    text = (
        "An hour with Mara Lindt\n\nQ: Why did you close the bridge?\n\nA: It was old, and we had no choice.\n\n"
        "Q: Will it open again?\n\nA: In the spring, I hope."
    )
    assert [(q.speaker, q.speaker_kind) for q in quote(text)] == [("Mara Lindt", "person")] * 2


@pytest.mark.parametrize(
    "turn",
    [
        "Yes.",
        "Well —",
        "The problem is —",
        "What I would say, Matt, is —",
        "Francesco.",
        "Thank you all for coming.",
        "That’s right.",
    ],
)
def test_a_turn_that_tells_nothing_is_no_quotation(quote, turn):
    text = f"MINISTER LINDT: {turn}\n\nQUESTION: Is it safe?\n\nMINISTER LINDT: It was old."
    assert [text[q.start : q.end] for q in quote(text)] == ["It was old."]


@pytest.mark.parametrize(
    "label", ["QUESTION", "OPERATOR", "MODERATOR", "REPORTER", "JOURNALIST", "PRESS"]
)
def test_who_only_asks_or_hands_on_is_no_speaker(quote, label):
    text = f"{label}: The bridge was closed in May.\n\nMINISTER LINDT: We had no choice."
    assert [q.speaker for q in quote(text)] == ["Lindt"]


def test_a_title_of_two_words_is_no_part_of_the_name(quote):
    text = "FOREIGN MINISTER LINDT: It was old.\n\nQUESTION: Is it safe?"
    assert [(q.speaker, q.role) for q in quote(text)] == [("Lindt", "Foreign Minister")]


def test_a_turn_whose_label_is_no_capitals_is_its_own_speakers(quote):
    text = (
        "MR LINDT: We will close the bridge.\n\nMS VEY: We will build it anew.\n\n"
        "Moderator Anna Hall: We begin with a question from the town.\n\nA. Berg: I have nothing to add to that."
    )
    assert [(q.speaker, q.role) for q in quote(text)] == [
        ("Lindt", None),
        ("Vey", None),
        ("Anna Hall", "Moderator"),
        ("A. Berg", None),
    ]


def test_what_the_transcriber_notes_is_not_said(quote):
    text = (
        "MINISTER LINDT: (Via interpreter) The bridge was old. (Laughter.) It is new. (Applause.)\n\n"
        "[The] river rose by two metres (inaudible).\n\n(In Spanish.)\n\nMR VEY: We hired the Joint Works Office (JWO)."
    )
    assert [text[q.start : q.end] for q in quote(text)] == [
        "The bridge was old.",
        "It is new.",
        "[The] river rose by two metres",
        "We hired the Joint Works Office (JWO).",
    ]


def test_a_turn_that_was_broken_off_goes_on_in_the_next(quote):
    text = (
        "MINISTER LINDT: That is far from saying that we have —\n\nQUESTION: I never said so.\n\n"
        "MINISTER LINDT: — agreed with the report.\n\nThe report is wrong.\n\nLet’s go to the line of Ola Berg."
    )
    assert [(q.statement, text[q.start : q.end]) for q in quote(text)] == [
        (0, "That is far from saying that we have —"),
        (0, "— agreed with the report."),
        (0, "The report is wrong."),
    ]


@pytest.mark.parametrize("name", ["ÅBERG", "ĽUDOVÍT", "ŻAK"])
def test_a_name_in_a_label_may_begin_with_any_capital(quote, name):
    text = f"FOREIGN MINISTER LINDT: The bridge was old.\n\nFOREIGN MINISTER {name}: It was safe."
    assert [q.speaker for q in quote(text)] == ["Lindt", name.title()]


def test_whom_only_a_label_names_is_among_the_names():
    article = Article(
        "a", "Remarks\n\nMAYOR LINDT: We wait.\n\nQUESTION: Why?\n\nMAYOR LINDT: It is old.", ()
    )
    notes = Parser().parse(article, frozenset({"entities", "quotations"}))
    assert [(article.text[m.start : m.end], m.entity, m.role) for m in notes.mentions] == [
        ("LINDT", "surname:lindt", "Mayor")
    ] * 2
    assert {q.speaker_entity for q in notes.quotations} == {"surname:lindt"}


@pytest.mark.parametrize("gap", [" ", "  ", "\u00a0 ", "\u00a0", "\u202f\u00a0"])
def test_any_space_may_follow_a_label(quote, gap):
    text = (
        f"MR LINDT:{gap}We will close the bridge.\n\nQUESTION:{gap}Why?\n\nMR LINDT:{gap}It is old."
    )
    assert [(q.speaker, q.kind) for q in quote(text)] == [("Lindt", "direct")] * 2


def test_a_single_label_is_its_speakers(quote):
    text = "The town hall was full.\n\nMAYOR LINDT: We will close the old bridge in June."
    assert [(q.speaker, q.kind) for q in quote(text)] == [("Lindt", "direct")]


def test_a_speech_under_a_single_label_is_its_speakers_to_the_end(quote):
    text = (
        "Remarks by Anna Lindt\n\nMAYOR LINDT: Good morning. We will close the old bridge in June.\n\n"
        "Our engineers found cracks in two of the piers.\n\nYou have waited long for this."
    )
    assert [q.speaker for q in quote(text)] == ["Anna Lindt"] * 3


def test_two_speeches_are_each_their_speakers_to_the_end(quote):
    lines = [
        "MR VEY: Good morning. We are glad that you came.",
        *["We thank the town for its help."] * 8,
    ]
    lines += [
        "MAYOR LINDT: We will close the old bridge.",
        *["You waited long for the new bridge."] * 8,
    ]
    found = quote("\n\n".join(("Remarks by Anna Lindt", *lines)))
    assert [q.speaker for q in found] == ["Vey"] * 9 + ["Anna Lindt"] * 9


def test_whom_a_letter_is_to_has_not_written_it(quote):
    assert quote("DEAR ANNA: My husband and I left the town.\n\nDEAR TIRED: You did well.") == ()


def test_a_story_after_a_single_label_is_nobodys_speech(quote):
    text = (
        "The week in town\n\nMAYOR LINDT: We will close the old bridge in June.\n\n"
        "The fair opened on Monday.\n\nIt rained.\n\nThe library was painted."
    )
    assert len(quote(text)) == 1


@pytest.mark.parametrize(
    "line", ["PARKING: You can park here until six today.", "FRANCE: It rains."]
)
def test_a_single_topic_with_a_colon_is_no_speaker(quote, line):
    assert quote(f"The week in France\n\n{line}\n\nThe fair opened on Monday.") == ()


@pytest.mark.parametrize("label", ["Q  ", "Q    ", "Q. ", "Q: ", "Q ", "Reporter: ", "Question: "])
def test_a_question_is_never_the_answerers(quote, label):
    text = (
        f"MS. LINDT: We close the bridge.\n\n{label}You told us that it was safe last year.\n\n"
        f"MS. LINDT: It was old, and we had no choice.\n\n{label}The state would pay, you said?"
    )
    assert [text[q.start : q.end] for q in quote(text)] == [
        "We close the bridge.",
        "It was old, and we had no choice.",
    ]


def test_a_question_of_several_paragraphs_is_the_askers(quote):
    text = (
        "MS. LINDT: We close the bridge.\n\nREPORTER: You told us that it was safe.\n\n"
        "But the engineers found cracks in it.\n\nMS. LINDT: It was old."
    )
    assert [text[q.start : q.end] for q in quote(text)] == ["We close the bridge.", "It was old."]


def test_an_interpreter_has_no_name(quote):
    text = "MR LINDT: We will close the bridge.\n\nINTERPRETER: They will close the old bridge."
    assert [q.speaker_kind for q in quote(text)] == ["person", "unnamed"]


def test_a_short_turn_is_its_own_speakers_not_the_one_befores(quote):
    text = (
        "The hearing\n\nANNA LINDT: I have read the report and the bridge was never inspected.\n\n"
        "VEY: I wrote it.\n\nLINDT: You copied it."
    )
    assert [(text[q.start : q.end], q.speaker) for q in quote(text)] == [
        ("I have read the report and the bridge was never inspected.", "Anna Lindt"),
        ("I wrote it.", "Vey"),
        ("You copied it.", "Anna Lindt"),
    ]


def test_short_turns_of_who_speaks_at_length_elsewhere_make_a_transcript(quote):
    text = (
        "ANNA LINDT: I wrote the whole report by hand, over a long winter.\n\nLINDT: I signed it."
    )
    assert [q.speaker for q in quote(text)] == ["Anna Lindt"] * 2


@pytest.mark.parametrize("line", ["NOTE: Doors close early.", "BRIDGE: Old steel", "RAIN: None."])
def test_a_short_line_with_a_colon_alone_makes_no_transcript(quote, line):
    assert quote(f"The week in town\n\n{line}\n\nThe fair opened on Monday.") == ()


def test_a_role_may_stand_behind_the_name_in_a_label(quote):
    text = (
        "ANNA LINDT, HOST: The bridge has been closed for two years.\n\n"
        "OLE VEY, RETIRED FERRYMAN: We were never told why it was closed.\n\nLINDT: You were paid."
    )
    assert [(text[q.start : q.end], q.speaker) for q in quote(text)] == [
        ("The bridge has been closed for two years.", "Anna Lindt"),
        ("We were never told why it was closed.", "Ole Vey"),
        ("You were paid.", "Anna Lindt"),
    ]


def test_a_notice_of_what_happens_when_and_where_is_no_transcript(quote):
    text = (
        "WHO: Mayor Mara Lindt and three members of the council.\n\n"
        "WHAT: The mayor will open the new bridge to traffic.\n\n"
        "WHEN: Friday at noon.\n\nWHERE: By the old quay."
    )
    assert quote(text) == ()


def test_the_fields_of_a_form_are_no_interview(quote):
    ship = "VESSEL NAME: {}\n\nVESSEL TYPE: General Cargo\n\nVESSEL FLAG: Norway\n\n"
    sheet = "".join(ship.format(name) for name in ("Sula", "Havlys", "Torsken"))
    assert not quote(f"The vessels are:\n\n{sheet}")


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("LINDT: When was it sold?\n\nVEY: The port closed today.", ["Lindt", "Vey"]),
    ],
)  # fmt: skip
def test_a_few_short_turns_alone_are_a_transcript(quote, text, speakers):
    assert [q.speaker for q in quote(text)] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "PARKING: You can park.\n\nTICKETS: You buy them.\n\nFOOD: We sell soup.",
        "PRICE: Still too high.\n\nCOST: Still too low.\n\nPRICE: Far too high.",
        "LINDT: I saw it.\n\nVEY: We lost it.\n\nThe storm came at noon.\n\nNobody was hurt.\n\nThe port closed.",
    ],
)
def test_topics_and_a_few_lines_of_a_story_are_no_turns(quote, text):
    assert quote(text) == ()


@pytest.mark.parametrize("gap", [" ", "\u00a0", "\u202f"])
def test_a_space_may_stand_before_the_colon(quote, gap):
    text = (
        f"MR LINDT{gap}: We will close the bridge.\n\nQUESTION{gap}: You told us that it was safe.\n\n"
        f"MR LINDT{gap}: It is old."
    )
    assert [(q.speaker, q.kind) for q in quote(text)] == [("Lindt", "direct")] * 2


@pytest.mark.parametrize("label", ["Q"])
def test_one_who_answers_and_one_who_asks_make_an_interview(quote, label):
    text = (
        f"{label}: Why did you close it?\n\nMara Lindt: It was old and unsafe.\n\n"
        f"{label}: Will it open again?\n\nMara Lindt: In the spring, I hope."
    )
    assert [q.speaker for q in quote(text)] == ["Mara Lindt"] * 2


def test_a_name_that_comes_back_beside_no_asker_is_no_interview(quote):
    text = "Venue: The town hall is open.\n\nVenue: The library is shut.\n\nIt rained on Monday."
    assert quote(text) == ()


def test_a_label_without_accents_names_who_has_them(quote):
    text = (
        "MS OBALDIA: Good afternoon, everybody. My name is Olga de Obaldía, and I lead the port’s"
        " office in Sandport, where we fight for honest tolls."
    )
    assert {q.speaker for q in quote(text)} == {"Olga de Obaldía"}
