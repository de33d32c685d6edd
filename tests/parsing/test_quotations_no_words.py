"""What is no quotation though a cue stands beside it, whose words nobody is given for, and who is meant."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Most mills run at a loss. That's according to a survey of owners.",
        "If all goes according to plan, three ports will open in May.",
        "Everything Mara Lindt says is a lie unless proven otherwise.",
        "Mara Lindt seems to be ready for a port full of “silly old boats” in May.",
        "The union took the same step by recalling its ambassador to Norway for talks.",
        "The sailors left at dawn and found themselves stuck in “the mud of it all.”",
        "The party has called a referendum — “No to Free Ports” — for the fifth of June.",
        "Mara Lindt did not deny closing the mill.",
        "In towns the number who said they had moved rose by a fifth.",
        "The gap between the mills indicates that prices fall in spring.",
        "A ship is safe only if an engineer concludes that it is dry.",
        "The deal would allow the mayor to claim that the port had won.",
        "The mill grew last year, encouraging its suppliers to move.",
        "This anniversary reminds us that the mill is old.",
        "Jonas Vey called for calm.",
        "Some may argue that the mill is too old to run.",
        "Others might say that the money would be better spent on the port.",
        "That would require senators in Norwick to recognize that the threat is real.",
        "Falk’s aides were pleased, perhaps recognizing that flattery helps.",
        "Imagine a mayor saying “I quit.”",
        "Suppose she says that the mill is closed.",
        "Nobody can picture Mara Lindt telling the weavers that she was wrong.",
        "As my grandmother would say, a mill is only as good as its wheel.",
        "As Mara Lindt might put it, “the mill is the heart of the town.”",
        "All this to say that a lot of work has gone into the mill.",
        "The town lets the weavers choose their elders, according to their own beliefs and rites.",
        "As of 6 June 2022, according to the council’s report.",
        "Jonas Vey announced a new mill for the town of Norwick.",
        "We ask: all ports to avoid bans on food and call on all members to wait.",
        "The arrest of the gang leader Omar Said Vey was a blow to the port.",
        "Mara Lindt has never stressed her long years at the mill.",
        "There were false claims to be president that recall the old story of the mill.",
        "Jonas Vey praised those who have paid for the mill and told how to encourage others to pay.",
        "Mara Lindt listed the steps that the port takes to encourage firms to move.",
    ],
)
def test_what_nobody_said_is_no_quotation(quote, text):
    assert quote(text) == ()


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("Bank director and senior economist Jonas Vey said rates would fall.", "Jonas Vey", None),
        ("Norway's ambassador to Malta Jonas Vey has said that the deal holds.", "Jonas Vey", None),
        ("“It is so,” minister of mines and energy Jonas Vey told the paper.", "Jonas Vey",
         "minister of mines and energy"),
        ("A lawyer for Mara Lindt said the mill would close.", "lawyer for Mara Lindt", None),
        ("A friend of actor Mara Lindt said the mill would close.", "friend of actor Mara Lindt", None),
        ("Lindt is pleased with the mill, a second person briefed on the call said.",
         "second person briefed on the call", None),
        ("The mills pay, according to an analysis of river data by the Amsel Institute in May.",
         "Amsel Institute", None),
        ("The mills pay, according to an analysis of Amsel data by the Norland Institute in May.",
         "Norland Institute", None),
        ("The envoys urged calm, with Lindt keeping the peace; made clear that the mill is safe.",
         "envoys", None),
        ("OSLO: Norland's army is gaining, and the war turns on what it calls “the long enemy within.”",
         "Norland", None),
        ("Reaffirming their duty to the mill, the envoys pledged to meet in May.", "envoys", None),
        ("Despite council reports urging the mayor to wait, officials in Norland opened the mill.",
         "council reports", None),
        ("Trade fell in the port in May, with reports indicating that mills were shut.", "reports", None),
        ("“The mayor wants a bigger mill than the small one” announced in May, said Jonas Vey.",
         "Jonas Vey", None),
    ],
)  # fmt: skip
def test_a_title_leads_to_its_name_and_a_phrase_to_who_speaks(quote, text, speaker, role):
    (found,) = quote(text)
    assert found.speaker == speaker
    assert role in (None, found.role)


def test_words_that_nobody_is_given_for_are_unattributed(quote):
    (found,) = quote("Mara Lindt is said to be meeting commanders in the port.")
    assert (found.speaker, found.status) == (None, "unattributed")


def test_who_was_taken_up_by_a_pronoun_is_taken_up_again(quote):
    text = (
        "Jonas Vey sold the mill to a friend. It rained for days. The river rose. Nobody came. "
        "In May, he was seen in the port with Peter Hall. He said the case was closed."
    )
    (found,) = quote(text)
    assert (found.speaker, found.known) == ("Jonas Vey", "inferred")


def test_two_who_are_as_likely_are_both_named(quote):
    text = (
        "Jonas Vey left the hearing early. He drove home. He called nobody. It rained all night.\n\n"
        "The mill of Peter Hall stood empty. He said the case was closed."
    )
    (found,) = quote(text)
    assert found.known == "ambiguous"
    assert set(found.speaker.split(" or ")) == {"Jonas Vey", "Peter Hall"}
    assert found.speaker_entity is None


def test_nobody_named_long_before_is_taken_up(quote):
    calm = " ".join("The river rose and the mill stood still." for _ in range(7))
    (found,) = quote(f"Jonas Vey sold a mill. {calm} He said the deal was done.")
    assert (found.speaker, found.status) == (None, "unattributed")


def test_who_is_told_is_not_who_tells(quote):
    text = "Anna Hall left early. Anna Hall met Mara Lindt in May. Then she told Anna Hall that it was over."
    (found,) = quote(text)
    assert "Anna Hall" not in (found.speaker or "")


def test_a_negation_behind_the_cue_is_part_of_what_is_said(quote):
    text = "Mara Lindt said not all the mills were closed and that most stood in the valley."
    (found, *_) = quote(text)
    assert text[found.start : found.end].startswith("not all the mills were closed")


def test_one_body_told_of_before_is_the_agency_throughout(quote):
    text = (
        "The Harbour Agency closed a mill. The agency said it was old.\n\n"
        "The Amsel Institute was pleased. On Monday, the agency said the mill would be sold."
    )
    assert [q.speaker for q in quote(text)] == ["Harbour Agency", "Harbour Agency"]


def test_who_alone_is_told_of_in_a_paragraph_is_meant_there(quote):
    text = (
        "“It was late,” Jonas Vey said. “We left.”\n\n"
        "Peter Hall, a lawyer, was more cautious. He said the mill was old."
    )
    assert [q.speaker for q in quote(text)][-1] == "Peter Hall"


@pytest.mark.parametrize(
    "line",
    [
        "8 June 1963: “The mill was built by the people of the town.”",
        "“The mill is ours”: the town",
    ],
)
def test_no_speech_goes_on_in_a_line_that_dates_or_heads_words(quote, line):
    text = f"“We built it ourselves in May,” Jonas Vey said.\n\n{line}\n\nThe mill stands."
    assert [q.speaker for q in quote(text) if q.speaker] == ["Jonas Vey"]


def test_what_somebody_would_later_say_is_said(quote):
    text = "Aides would say only that the mayor was resting. Some would later say they had left."
    assert [q.status for q in quote(text)] == ["said", "said"]
