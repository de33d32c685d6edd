"""Who did not answer: refusals to comment, and what is none."""

import pytest


def refused(text, quotations):
    return [(text[q.start : q.end], q.speaker) for q in quotations if q.status == "declined"]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Neither Anna Hall nor Peter Vey responded to a request for comment.",
            "responded to a request for comment",
            "Anna Hall and Peter Vey",
        ),
        ("Neither company would comment.", "would comment", "company"),
        ("Mara Lindt would not say when.", "would not say when", "Mara Lindt"),
        ("None of the banks would comment on the loans.", "would comment on the loans", "banks"),
        (
            "Anna Hall’s office and the ministry both declined to comment.",
            "declined to comment",
            "Anna Hall's office and ministry",
        ),
        (
            "A lawyer for the bank could not be reached for comment.",
            "could not be reached for comment",
            "lawyer for the bank",
        ),
        ("Jonas Falk declined an interview.", "declined an interview", "Jonas Falk"),
        (
            "Petra Lind refused several requests for an interview.",
            "refused several requests for an interview",
            "Petra Lind",
        ),
        ("The company has not answered our letter.", "has not answered our letter", "company"),
    ],
)
def test_who_gave_no_answer(quote, text, words, who):
    assert refused(text, quote(text)) == [(words, who)]


@pytest.mark.parametrize(
    "text",
    [
        "Both Anna Hall and Peter Vey responded to a request for comment.",
        "Jonas Vey did not respond to the treatment and died in May.",
        "Asked why the bridge fell, the minister did not reply to the question.",
        "The voters did not respond to the appeal.",
        "The press asked questions, but Jonas Vey did not respond in kind.",
        "The teacher, Petra Lind, could not be reached at the school.",
        "The rules help with employers who refuse to give their workers a day of rest.",
        "Petra Lind declined an offer from the port, and refused the keys.",
    ],
)
def test_an_answer_or_a_deed_not_done_is_no_refusal(quote, text):
    assert refused(text, quote(text)) == []


@pytest.mark.parametrize(
    "denial", ["denied it", "has denied the charges", "denied it again in May"]
)
def test_what_others_said_is_denied_without_words_of_ones_own(quote, denial):
    text = f"The bank lied, Mara Lindt said. Jonas Vey {denial}. A court denied it."
    (_, found) = quote(text)
    assert (text[found.start : found.end], found.speaker, found.status) == (
        denial,
        "Jonas Vey",
        "denied",
    )


def test_who_is_only_expected_to_deny_something_has_not_denied_it(quote):
    assert quote("Jonas Vey is expected to deny the charges on Friday.") == ()


def test_what_a_document_does_not_say_is_no_refusal(quote):
    assert quote("The report does not say when the bridge will be closed.") == ()


def test_what_their_document_does_not_say_is_no_refusal_of_theirs(quote):
    text = (
        "The foreign ministers of Norway, Peru and Kenya issued a joint statement on Monday. "
        "It says the bridge is old. It does not say who will pay for the bridge."
    )
    assert [q.status for q in quote(text)] == ["said"]


@pytest.mark.parametrize(
    "text",
    [
        "Mara Lindt has yet to say whether she will run.",
        "Mara Lindt would neither confirm nor deny that she had met him.",
    ],
)
def test_what_was_neither_said_nor_denied_is_no_statement(quote, text):
    assert [(q.speaker, q.status) for q in quote(text)] == [("Mara Lindt", "declined")]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Neither Mara Lindt nor Jonas Vey would say who paid.", "declined"),
        ("Mara Lindt is not expected to say that the ships will leave.", None),
        ("Mara Lindt is expected to say that the ships will leave.", "expected"),
    ],
)
def test_what_nobody_said_or_will_say_is_no_statement(quote, text, status):
    assert [q.status for q in quote(text)] == ([status] if status else [])


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Mara Lindt may announce that the bridge is unsafe.", "expected"),
        ("Mara Lindt said the court then will review the case.", "said"),
        (
            "Mara Lindt reported on Monday, based on the count, if it rains, the fair will be moved.",
            "said",
        ),
        ("Voters were more likely to say that the bridge is unsafe.", "said"),
        ("Voters are likely to say that the bridge is unsafe.", "expected"),
        ("Mara Lindt had to admit that the bridge was unsafe.", "said"),
        ("Mara Lindt might announce on Friday that the bridge will close.", "expected"),
        ("If asked, Mara Lindt would say that the bridge was unsafe.", "expected"),
        ("Mara Lindt would say that the bridge was unsafe.", "said"),
        ("Mara Lindt could only say that the bridge was old.", "said"),
        ("Mara Lindt could be heard saying that the bridge was old.", "said"),
        ("Mara Lindt might leave the party, Jonas Vey said on Friday.", "said"),
    ],
)
def test_what_may_be_said_is_not_said(quote, text, status):
    assert [q.status for q in quote(text)] == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Mara Lindt stopped short of saying that the bridge was unsafe.", None),
        ("Mara Lindt may say that the bridge is unsafe.", None),
        ("Voters may listen and conclude that the bridge is unsafe.", None),
        ("Mara Lindt will have to explain that the bridge is unsafe.", None),
        ("Mara Lindt needs to continue to emphasize that the bridge is old.", None),
        ("Mara Lindt failed to say that the bridge was unsafe.", None),
        ("Mara Lindt failed to say when the bridge would open.", None),
        ("Mara Lindt was unable to confirm that the bridge was unsafe.", None),
        ("Mara Lindt hesitated to say that the bridge was unsafe.", "declined"),
        ("Mara Lindt did not hesitate to say that the bridge was unsafe.", "said"),
        ("Mara Lindt never hesitated to say that the bridge was unsafe.", "said"),
        ("Mara Lindt has not hesitated to call the plan “a disgrace”.", "said"),
        ("Mara Lindt cannot claim that she won the vote.", None),
        ("Mara Lindt can't say that the bridge is safe.", None),
        ("The strike will end provided Mara Lindt says that the bridge is safe.", "expected"),
        ("Mara Lindt denied having said that the bridge was safe.", None),
        ("Mara Lindt denies ever having called the mayor “a thief”.", None),
        ("Having said that the bridge was safe, Mara Lindt left.", "said"),
        ("Mara Lindt will deny that she took bribes.", "expected"),
        ("Mara Lindt is expected to deny that she took bribes.", "expected"),
        ("Mara Lindt denied that she took bribes.", "denied"),
        ("Mara Lindt was not able to confirm that the bridge was unsafe.", None),
        ("Without saying that the bridge was unsafe, Mara Lindt left the hall.", None),
        ("Mara Lindt avoided saying that the bridge was unsafe.", None),
        ("Mara Lindt refrained from saying that the bridge was unsafe.", None),
        ("Mara Lindt did not refrain from saying that the bridge was unsafe.", "said"),
        ("Mara Lindt managed to say that the bridge was unsafe.", "said"),
        ("The council begged Mara Lindt to say that the bridge was unsafe.", "expected"),
        ("Asked whether Mara Lindt said that the bridge was unsafe, Jonas Vey left.", None),
        (
            "“Much depends on the port – whether the port’s willing to wait,” Mara Lindt said.",
            "said",
        ),
        ("Asked whether the bridge was unsafe, Jonas Vey said that it was old.", "said"),
        ("Jonas Vey was reluctant to reveal that the bridge was unsafe.", None),
        ("Only time will tell if the bridge is safe.", None),
        ("Jonas Vey will say whatever helps the party.", None),
        ("The club ruled out Mara Lindt for the match.", None),
        ("Some members have called Mara Lindt to say that they will not vote.", "said"),
        ("Jonas Vey talks about “spoiling the whole party”.", "said"),
        ("The council voted to demand that Mara Lindt leave.", "said"),
    ],
)
def test_what_somebody_was_kept_from_saying_is_not_said(quote, text, status):
    assert [q.status for q in quote(text)] == ([status] if status else [])


def test_what_somebody_asks_if_another_said_is_not_said(quote):
    text = "Mara Lindt asked if Jonas Vey had said that the bridge was unsafe."
    assert [(q.speaker, q.status) for q in quote(text)] == [
        ("Mara Lindt", "said"),
    ]


def test_a_negation_behind_the_verb_is_part_of_what_is_said(quote):
    (found,) = quote("Mara Lindt said not all the barges were saved.")
    assert found.status == "said"


@pytest.mark.parametrize(
    "text",
    [
        "The companies have not disclosed how many barges would be needed.",
        "Mara Lindt has not yet said whether she will sign the bill.",
        "The police did not estimate how many barges were lost.",
        "Mara Lindt did not deny sending the letters.",
        "The ministry has not indicated that it will reopen the bridge.",
        "No one else will be so foolish as to admit what the port has lost.",
    ],
)
def test_who_has_not_said_something_neither_declined_nor_denied(quote, text):
    assert [q.status for q in quote(text)] == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“I will go,” said not Tilda Roe but Bo Wick.", "Bo Wick"),
        ("“The bridge is old,” said not the mayor but Bo Wick.", "Bo Wick"),
        ("“The port is safe,” Tilda Roe did say, not Bo Wick.", "Tilda Roe"),
        ("“The port is safe,” said not Tilda Roe.", None),
    ],
)
def test_words_are_not_given_to_who_is_said_not_to_have_said_them(quote, text, who):
    assert [q.speaker for q in quote(text)] == [who]


@pytest.mark.parametrize(
    ("text", "speaker", "status"),
    [
        ("Mara Lindt forced Jonas Vey to admit that the firm had lied.", "Jonas Vey", "said"),
        ("Mara Lindt asked Jonas Vey to say that the firm had lied.", "Jonas Vey", "expected"),
        ("Mara Lindt called Jonas Vey to say that the firm had lied.", "Mara Lindt", "said"),
    ],
)
def test_who_is_asked_or_made_to_say_something_is_its_speaker(quote, text, speaker, status):
    assert [(q.speaker, q.status) for q in quote(text)] == [(speaker, status)]


def test_words_for_what_somebody_promised_to_fight_were_said(quote):
    text = "Mara Lindt also promised to reject “bad trade deals and unfair practices”."
    assert [q.status for q in quote(text)] == ["said"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Jonas Falk declined to comment and senators later said the remark was late.",
            "declined to comment",
        ),
        (
            "Several delegates didn't respond to requests for comment or passed along a memo.",
            "didn't respond to requests for comment",
        ),
        (
            "The bank refused to comment on the loans and the boats.",
            "refused to comment on the loans and the boats",
        ),
    ],
)
def test_a_refusal_ends_before_another_deed(quote, text, words):
    assert [found for found, _ in refused(text, quote(text))] == [words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mara Lindt denied any role in the deal.", "denied any role in the deal"),
        ("Mara Lindt denied knowledge of the plan.", "denied knowledge of the plan"),
        (
            "Mara Lindt denied a report that she had left.",
            "denied a report that she had left",
        ),
        ("Mara Lindt denied the rumors on Monday.", "denied the rumors on Monday"),
    ],
)
def test_what_is_denied_without_a_clause_is_a_denial(quote, text, words):
    assert [(text[q.start : q.end], q.status) for q in quote(text)] == [(words, "denied")]


def test_a_question_that_leads_to_an_answer_is_no_part_of_it(quote):
    text = "Jonas Falk spoke. Asked whether he would run, Falk said, “I don't know.”"
    assert [text[q.start : q.end] for q in quote(text)] == ["I don't know."]


def test_who_asks_for_something_next_did_not_speak_before(quote):
    text = "Staff may not “talk about the boss.” Jonas Falk asked them to sign it."
    assert not any(q.speaker == "Jonas Falk" and q.kind == "direct" for q in quote(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Although the agency declined to comment and Senate aides later left, it stayed.",
            "declined to comment",
        ),
        (
            "Jonas Falk would not say whether he would face Sen. Ted Roe in May.",
            "would not say whether he would face Sen. Ted Roe in May",
        ),
    ],
)
def test_a_refusal_ends_with_its_clause(quote, text, words):
    assert [found for found, _ in refused(text, quote(text))] == [words]


def test_a_deed_beside_a_denial_is_not_denied(quote):
    text = "Jonas Falk spoke. He denied the charges and counter-accused her of battery."
    assert "counter-accused her of battery" not in {text[q.start : q.end] for q in quote(text)}


def test_who_fears_and_warns_has_warned(quote):
    text = (
        "But some Democratic strategists fear that Lindt has already missed a unique opportunity "
        "and warn that counting on voters is not a reliable strategy."
    )
    assert [q.status for q in quote(text)] == ["said"]
