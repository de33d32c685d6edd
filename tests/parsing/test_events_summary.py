"""Which mentions of one article are one event: merged only when sure. All names are invented."""

import pytest
from telling import event_at


def are_one(text, first, second):
    return event_at(text, first).event == event_at(text, second).event


LATER = " Ferries ran on time. Trains ran on time. "
"""Between two sentences, so that the later is not told right behind the first."""


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "The Lund Composite Index fell 1.2% on Friday." + LATER + "Harbour Steel fell 1.4%.",
            "fell 1.2",
            "fell 1.4",
        ),
        (
            "Norland fined Minister Ada Quill on Friday."
            + LATER
            + "Norland fined Minister Ivo Lund.",
            "fined Minister Ada",
            "fined Minister Ivo",
        ),
        (
            "Quill flew to Oslo in a small plane on Friday." + LATER + "Quill flew home.",
            "flew to",
            "flew home",
        ),
        (
            "Three people died in the flood on Friday." + LATER + "“He died in my arms,” she said.",
            "died in the",
            "died in my",
        ),
        (
            "Harbour Steel said on Friday that it will close a mill."
            + LATER
            + "Harbour Steel said that orders rose.",
            "said on",
            "said that orders",
        ),
        (
            "The county cut the number of boats." + LATER + "It reduced the number of quays.",
            "cut the",
            "reduced",
        ),
        (
            "Nobody moved to a new town in 2012."
            + LATER
            + "Quill moved to the town of Riga in 2006.",
            "moved to a",
            "moved to the",
        ),
        (
            "Quill won Riga and Bergen on Tuesday." + LATER + "Quill won Bergen on Tuesday.",
            "won Riga",
            "won Bergen on",
        ),
        (
            "Police cleared a camp in Riga."
            + LATER
            + "Police have repeatedly cleared camps in Riga.",
            "cleared a",
            "repeatedly",
        ),
        (
            "Quill was spotted heading to a gym." + LATER + "Quill was spotted buying bread.",
            "spotted heading",
            "spotted buying",
        ),
        (
            "Quill endorsed Lund in May." + LATER + "Quill endorsed a handful of other writers.",
            "endorsed Lund",
            "endorsed a",
        ),
        (
            "Officials said on Monday that Quill will meet Lund in Riga."
            + LATER
            + "An official said late Monday that Quill will meet any minister in Riga.",
            "said on",
            "said late",
        ),
    ],
)
def test_two_verbs_of_one_kind_are_two_events_where_who_or_what_differs(text, first, second):
    assert not are_one(text, first, second)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Quill attacked Park on Friday." + LATER + "Lund’s attacks came later.", "attacked", "attacks came"),
        ("Quill filed suit on Friday." + LATER + "A clerk wrote so in a filing.", "filed", "filing"),
        ("An agent in charge spoke first." + LATER + "Quill was charged on Friday.", "charge spoke", "charged"),
        ("Quill offered an explanation." + LATER + "That was in Quill’s bid for mayor.", "offered", "bid"),
    ],
)  # fmt: skip
def test_a_noun_of_the_class_alone_is_not_the_deed(text, first, second):
    assert not are_one(text, first, second)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Three people died in the flood." + LATER + "The deaths shocked Oslo.", "died", "deaths"),
        ("The court ruled on Friday that the mill may stay open." + LATER + "The court’s ruling came late.", "ruled", "ruling"),
        ("Quill was fired on Friday." + LATER + "Park fired Quill by letter.", "fired on", "fired Quill"),
    ],
)  # fmt: skip
def test_the_deed_told_of_again_is_the_same(text, first, second):
    assert are_one(text, first, second)


def test_who_is_named_as_one_thing_and_as_another_is_named_twice():
    text = "Bo Park was revealed as a donor on Monday. When Bo Park was revealed as a delegate, Ann Lee left."
    assert (
        event_at(text, "revealed as a donor").event
        != event_at(text, "revealed as a delegate").event
    )
