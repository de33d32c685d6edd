"""What somebody urges, calls for, rules out or warns of, and what a body has found, without any marks."""

import pytest


@pytest.mark.parametrize(
    ("text", "words", "status"),
    [
        ("Mara Lindt urged the council to sell the land.", "the council to sell the land", "said"),
        ("Mara Lindt urged voters not to sign the petition.", "voters not to sign the petition", "said"),
        ("Mara Lindt wrote to the port, urging it to sell the land.", "it to sell the land", "said"),
        ("Mara Lindt urged her firm to “sell the land now.”", "her firm to “sell the land now.", "said"),
        ("Mara Lindt called for a new bridge over the Sand.", "a new bridge over the Sand", "said"),
        ("Mara Lindt called for the mayor to resign.", "the mayor to resign", "said"),
        ("Mara Lindt called on the port to pay.", "the port to pay", "said"),
        ("Mara Lindt will call for a general strike if talks fail.", "a general strike", "expected"),
        ("Mara Lindt warned of floods in the valley.", "floods in the valley", "said"),
        ("Mara Lindt warned against selling the land.", "selling the land", "said"),
        ("Mara Lindt argued against a quick sale, which the port wants.", "a quick sale", "said"),
        ("Mara Lindt ruled out a sale of the land.", "ruled out a sale of the land", "said"),
        ("Mara Lindt refused to rule out a sale of the land.", "rule out a sale of the land", "declined"),
    ],
)  # fmt: skip
def test_what_somebody_urges_is_theirs(quote, text, words, status):
    (found,) = quote(text)
    assert (text[found.start : found.end], found.speaker, found.status) == (words, "Mara Lindt", status)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "speaker", "kind"),
    [
        ("A poll found that most voters oppose the bridge.", "most voters oppose the bridge", "poll", "document"),
        ("A poll by Port University found most voters oppose it.", "most voters oppose it", "Port University", "organisation"),
        ("The court found that the law was broken.", "the law was broken", "court", "organisation"),
        ("Researchers found the boats leaked oil.", "the boats leaked oil", "Researchers", "group"),
        ("New figures show that rents fell.", "rents fell", "New figures", "document"),
    ],
)  # fmt: skip
def test_what_a_body_found_is_told_by_it(quote, text, words, speaker, kind):
    (found,) = quote(text)
    assert (text[found.start : found.end], found.speaker, found.speaker_kind) == (words, speaker, kind)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "The plan calls for a new bridge.",
        "Mara Lindt called for an ambulance.",
        "The tax encouraged firms to move, and it encourages others to wait.",
        "Mara Lindt found that the door was locked.",
        "Mara Lindt showed that the door was locked.",
        "Rain had been called for.",
        "The report found no evidence of fraud.",
    ],
)
def test_what_a_thing_needs_or_somebody_sees_is_no_statement(quote, text):
    assert quote(text) == ()


def test_words_in_marks_go_on_from_who_spoke_and_not_from_a_poll(quote):
    text = "“It is closed,” Mara Lindt said. A survey found that traders wait. “We cannot go on like that.”\n"
    assert [q.speaker for q in quote(text) if q.kind == "direct"] == ["Mara Lindt", "Mara Lindt"]


def test_who_is_asked_to_urge_something_has_not_done_so(quote):
    text = "Mara Lindt asked the port to urge sailors to wait."
    assert [(text[q.start : q.end], q.speaker) for q in quote(text)] == []


def test_who_urges_behind_a_clause_of_being_is_who_said_it(quote):
    text = "Mara Lindt said the road was shut and urged drivers to wait."
    assert [(text[q.start : q.end], q.speaker) for q in quote(text)] == [
        ("the road was shut", "Mara Lindt"),
        ("drivers to wait", "Mara Lindt"),
    ]
