"""Who speaks: bodies taken up by a noun, those who speak together, whole roles, reports of reports; names are invented."""

import pytest


def told(quote, text):
    return [(text[q.start : q.end], q.speaker, q.status) for q in quote(text)]


@pytest.mark.parametrize(
    ("lead", "again", "body"),
    [
        ("the Ulm-based pressure group Farmers First", "the group", "Farmers First"),
        ("the Ulm-based pressure group Farmers First", "the pressure group", "Farmers First"),
        ("the Harbour Herald daily", "the daily", "Harbour Herald"),
        ("the Harbour Herald daily", "the paper", "Harbour Herald"),
        ("the news weekly Harbour Mirror", "the magazine", "Harbour Mirror"),
    ],
)
def test_a_body_is_taken_up_by_the_noun_beside_its_name(quote, lead, again, body):
    text = f"The bridge was shut on Friday, {lead} said. The ferry sank, {again} said."
    assert {q.speaker for q in quote(text)} == {body}


def test_a_body_is_not_taken_up_where_two_are_called_so(quote):
    text = (
        "The bridge was shut, the pressure group Farmers First said. The lobby group Harbour Union of Ulm "
        "met. It rained. Snow fell in May. The ferry sank, the group said."
    )
    assert quote(text)[-1].speaker == "group"


@pytest.mark.parametrize(
    ("again", "speaker"),
    [
        ("the three powers", "Norway, Italy and Malta"),
        ("the two powers", "two powers"),
    ],
)
def test_as_many_as_spoke_together_are_taken_up_by_their_number(quote, again, speaker):
    text = f"Norway, Italy and Malta said they were alarmed. “It must stop now,” {again} said."
    assert quote(text)[-1].speaker == speaker


def test_the_bare_noun_takes_up_those_who_were_counted(quote):
    text = (
        "Norway, Italy and Malta said they were alarmed. “It must stop now,” the three powers said. "
        "The powers said a new law was needed."
    )
    assert {q.speaker for q in quote(text)} == {"Norway, Italy and Malta"}


@pytest.mark.parametrize(
    "text",
    [
        "A London - based spokesman of the Velmar National Congress said the city was calm.",
        "A London-based spokesman of the Velmar National Congress said the city was calm.",
    ],
)
def test_a_seat_is_part_of_a_description_and_not_whose_it_is(quote, text):
    (found,) = quote(text)
    assert (found.speaker, found.affiliation) == (
        "London-based spokesman of the Velmar National Congress",
        "Velmar National Congress",
    )


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Ada Monti, chairman of the Organisation for Trade and Fisheries in Asia (OTFA), said it works.",
            "chairman of the Organisation for Trade and Fisheries in Asia",
        ),
        (
            "“It works for us,” said Ada Monti, who is also the Swiss foreign minister.",
            "Swiss foreign minister",
        ),
    ],
)
def test_a_role_is_whole_and_nothing_but_a_role(quote, text, role):
    assert [q.role for q in quote(text)] == [role]


@pytest.mark.parametrize(
    "text",
    [
        "Shares rose after Thursday's announcement that the port had agreed to a sale.",
    ],
)
def test_neither_a_ballot_nor_a_day_speaks(quote, text):
    assert quote(text) == ()


def test_a_day_in_figures_ends_a_dateline(quote):
    text = "ULM 1996-08-30 Factory orders rose in July, the reports showed. The bridge is shut, Mara Lindt said."
    assert text[quote(text)[0].start :].startswith(("Factory", "The bridge"))


@pytest.mark.parametrize("some", ["Nearly a third", "The opposition", "Two-thirds"])
def test_a_share_and_an_opposition_are_groups(quote, some):
    assert [q.speaker_kind for q in quote(f"{some} said the bridge was late.")] == ["group"]


def test_one_of_them_is_no_group(quote):
    assert quote("One in Oslo said the bridge was late.")[0].speaker_kind != "group"


@pytest.mark.parametrize(
    "reported",
    [
        "the bank turned down the plan",
    ],
)
def test_who_adds_something_has_spoken_before(quote, reported):
    text = f"Transport Minister Ana Roe said {reported}, and added that there was no need to wait."
    assert [speaker for _, speaker, _ in told(quote, text)] == ["Ana Roe", "Ana Roe"]


def test_who_says_more_than_a_verb_of_saying_beside_it_is_its_subject(quote):
    text = "Ana Roe said the bank warned that it was late and added that it would pay."
    assert "bank" in (quote(text)[-1].speaker or "")


def test_a_scenario_does_not_say_what_those_fear_for_whom_it_is_one(quote):
    text = "A closed port is the nightmare scenario for shippers and insurers, who say it would block the sound."
    assert [q.speaker for q in quote(text)] == ["shippers and insurers"]


def test_a_datelines_place_does_not_speak_where_its_country_follows(quote):
    text = "NORVIK, Norland 1996-08-31 Ulm-born director Jonas Vey says he lost no sleep over the film."
    assert [q.speaker for q in quote(text)] == ["Jonas Vey"]


@pytest.mark.parametrize(
    ("body", "again", "name"),
    [
        (
            "the Ostra-based pressure group Ferries First",
            "the group",
            "Ferries First",
        ),
    ],
)
def test_a_person_told_of_is_not_the_body_that_tells(quote, body, again, name):
    text = f"Police have arrested ferry owner Ivo Dahl, {body} said on Monday. Dahl was held at home, {again} said."
    said = told(quote, text)
    assert [(words, speaker) for words, speaker, _ in said] == [
        ("Police have arrested ferry owner Ivo Dahl", name),
        ("Dahl was held at home", name),
    ]


@pytest.mark.parametrize("body", ["State radio", "Ulm television", "The tabloid"])
def test_a_broadcaster_is_a_body(quote, body):
    assert [q.speaker_kind for q in quote(f"{body} said the ships had left.")] == ["organisation"]


def test_a_paper_with_the_in_its_name_is_a_body(quote):
    (said,) = quote("The port is late, according to The Harbour Reporter.")
    assert (said.speaker, said.speaker_kind) == ("Harbour Reporter", "organisation")


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("junior foreign office minister", "junior foreign office minister"),
        ("security chief", "security chief"),
        ("wire-service editor", "wire-service editor"),
    ],
)
def test_a_role_keeps_the_words_that_say_of_what_wherever_one_speaks(quote, title, role):
    text = f"The council backed {title} Ivan Lebrun's plan. Lebrun said it would work."
    assert [q.role for q in quote(text)] == [role]


def test_a_role_that_opens_a_sentence_is_whole(quote):
    text = "Environmental justice activist Ida Muss says the pipe would harm the park. Muss said it must stop."
    assert {q.role for q in quote(text)} == {"Environmental justice activist"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Sudland's Interland news agency said the envoys had left.", "Interland"),
        ("The weekly Interland said the envoys had left.", "Interland"),
        ("An Interland news agency said the envoys had left.", "Interland news agency"),
    ],
)
def test_a_news_agency_speaks_by_its_name(quote, text, speaker):
    lead = "Interland reported on Monday that the ports of Ulm were shut. "
    assert quote(lead + text)[-1].speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "“The ferry looks well, it is clearly better,” Jonas Dahl quoted Mara Vey as saying.",
        "“All boats will go to Ulm,” Jonas Dahl quotes port director Mara Vey as saying.",
        "“All boats will go to Ulm,” Mara Vey was quoted as saying by the Harbour Herald.",
    ],
)
def test_who_is_quoted_as_saying_something_speaks(quote, text):
    assert [q.speaker for q in quote(text)] == ["Mara Vey"]


def test_who_a_clause_is_about_is_not_its_source(quote):
    text = "According to the Ostra Highway Patrol, tackle Jamal Wills was arrested last weekend on a road."
    assert [q.speaker for q in quote(text)] == ["Ostra Highway Patrol"]


def test_two_persons_with_offices_are_two(quote):
    text = "Mayor Ana Roe and President Ivo Vey said they would wait."
    assert [q.speaker for q in quote(text)] == ["Ana Roe and Ivo Vey"]


def test_the_comma_behind_a_relative_clause_sets_no_cue_off(quote):
    text = "The Academy of Arts, which hands out honors, said Jack Mann, 40, star of the epic, will host the show."
    assert [q.speaker for q in quote(text)] == ["Academy of Arts"]


def test_to_whom_data_were_sent_did_not_make_them(quote):
    text = "New data the group submitted to the Harbour Department last spring shows the port underestimated it."
    assert "Harbour Department" not in {q.speaker for q in quote(text)}


def test_the_company_is_the_one_whose_spokesman_spoke(quote):
    text = (
        "The order is for Clever Network products and training, Norcraft spokesman Ivo Dahl told the Herald. "
        "Deliveries are due to be completed by 1999, the company said."
    )
    assert [q.speaker for q in quote(text)] == ["Ivo Dahl", "Norcraft"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Similarly another user said it was perfect.", "user"),
        ("Even the mayor said it was late.", "mayor"),
        ("Nearly all voters said it was late.", "Nearly all voters"),
    ],
)
def test_how_a_sentence_goes_on_is_no_part_of_who_speaks(quote, text, speaker):
    assert [q.speaker for q in quote(text)] == [speaker]


def test_a_dateline_behind_a_credit_is_not_who_speaks(quote):
    text = (
        "REUTERS/Per Dahl ULM (Reuters) - Harbour Minister Jens Halm on Monday said he had found the pilots of "
        "the sound ready for a law that seeks to avoid a toll, Ulm radio reported."
    )
    assert quote(text)[-1].speaker == "Jens Halm"


def test_how_long_somebody_warned_does_not_warn(quote):
    text = (
        "General Ole Brank has over the past few weeks repeatedly warned that quays are being sold."
    )
    assert [q.speaker for q in quote(text)] == ["Ole Brank"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("RVR said it feared that the ships would leave.", "organisation"),
        ("The CEO said it was late.", "unnamed"),
        ("Vey’s family said it was late.", "group"),
        ("The suit claims that the port was late.", "document"),
        ("A waitress said it was late.", "unnamed"),
    ],
)
def test_what_kind_of_speaker_a_noun_is(quote, text, kind):
    assert [q.speaker_kind for q in quote(text)] == [kind]


def test_what_somebody_reveals_in_a_clause_is_said(quote):
    (said,) = quote("Ana Roe revealed that the ferry would be sold.")
    assert said.speaker == "Ana Roe"


def test_through_whom_somebody_speaks_is_no_role(quote):
    text = "Bodil Rahn, through a spokeswoman, declined to comment. Rahn said it was late."
    assert {q.role for q in quote(text)} == {None}


def test_a_description_before_the_agency_that_reports_is_none_of_the_words(quote):
    text = "The bridge fell in the night, the official news agency Wayfare said. It was old."
    assert told(quote, text) == [("The bridge fell in the night", "Wayfare", "said")]


def test_a_unit_goes_by_the_name_beside_it(quote):
    text = "Lindhaven Dairy Ltd.'s small ice cream and cheese subsidiary, LD Alpine Creamery, said sales rose."
    assert [(q.speaker, q.speaker_kind) for q in quote(text)] == [
        ("LD Alpine Creamery", "organisation")
    ]


@pytest.mark.parametrize(
    "asked",
    ["called on Jonas Vey to apologise for saying", "told Jonas Vey to stop saying"],
)
def test_what_somebody_is_not_to_say_is_not_the_words_of_who_tells_them(quote, asked):
    text = f"Mara Lindt {asked} that the port was late."
    said = {words: speaker for words, speaker, _ in told(quote, text)}
    assert said["the port was late"] == "Jonas Vey"


def test_who_reacts_behind_marks_speaks(quote):
    text = (
        "Jonas Hall spoke of the port. “Hall said in his speech that sailors are our heroes. What sailors "
        "does he mean, and who are they?” reacted Peter Vey."
    )
    assert [q.speaker for q in quote(text)] == ["Peter Vey"]
