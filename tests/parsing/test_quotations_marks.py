"""The quotation-mark machine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.model import Article
from dashboard.parsing.syntax.transcripts import find_turns, printed_regions


def inside(text):
    return [text[r.start : r.end] for r in printed_regions(Article("a", text, ()))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Yes,” she said.", ["Yes,"]),
        ('"Yes," she said. "Now."', ["Yes,", "Now."]),
        ("``Yes,'' she said.", ["Yes,"]),
        ("''Yes,'' she said.", ["Yes,"]),
        ("«Oui», dit-elle.", ["Oui"]),
        ("″Yes,″ she said. ″Now.″", ["Yes,", "Now."]),
        ('" Yes , " she said . " Now . "', [" Yes , ", " Now . "]),
        ('"Yes," she said. " Now. "Then he left.', ["Yes,", " Now. "]),
        (
            '"We have no more funds, "said Lindt, who leads the port." It is late. "',
            ["We have no more funds, ", " It is late. "],
        ),
        (
            '"I told him, "go home." He left," she said.',
            ['I told him, "go home." He left,'],
        ),
        ("„Ja“, sagte sie.", ["Ja"]),
        ("“He called it ‘a mess,’ twice,” she said.", ["He called it ‘a mess,’ twice,"]),
        ('"He called it “a mess” twice," she said.', ["He called it “a mess” twice,"]),
    ],
)
def test_every_kind_of_mark_is_paired(text, words):
    assert inside(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"It is closed, said Lindt. "We had no choice," she added.', ["We had no choice,"]),
        ('The "bridge. Lindt said: "It is old." She added: "So am I."', ["It is old.", "So am I."]),
        ('"Yes," she said. It is 6" wide. "No," he said.', ["Yes,", "No,"]),
        ("“We go, she said. “We stay.”", ["We stay."]),
    ],
)
def test_a_straight_mark_that_lost_its_partner_spoils_nothing(text, words):
    assert inside(text) == words


def test_a_picture_line_in_capitals_is_no_turn():
    assert find_turns("FILE PHOTO: The bridge is closed.\nFILE PHOTO: The bridge is open.") == []


def test_a_mark_left_open_runs_to_the_end_of_its_line_only():
    text = "“One thing first.\n“Then another,” she said."
    assert inside(text) == ["One thing first.", "Then another,"]


def test_an_odd_mark_does_not_spoil_the_next_line():
    text = 'The pipe is 5" wide and old.\n"We know," she said.'
    assert inside(text) == ["We know,"]


def test_an_apostrophe_opens_nothing():
    assert inside("The sailors' pay and the ship's log don't match, 'tis true.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('He said "the word "free" means "nothing" now."', 'the word "free" means "nothing" now.'),
        ('"She told me "go home" and I went," he said.', 'She told me "go home" and I went,'),
        ('"Why did he write "never"?" she asked.', 'Why did he write "never"?'),
    ],
)
def test_straight_marks_inside_straight_marks_are_nested(text, words):
    assert inside(text) == [words]


def test_marks_of_markup_are_no_quotation_marks():
    assert inside('See <a href="x y z">the “new” page</a>.') == ["new"]


def test_turns_of_a_transcript_are_regions_with_labels():
    text = "MR HALL: Good morning.\n\nQUESTION: Is it done?\n\nMR HALL: It is.\n\nMore follows."
    turns = find_turns(text)
    assert [t.inner for t in turns] == ["Good morning.", "Is it done?", "It is.", "More follows."]
    assert [text[slice(*t.label)] for t in turns if t.label] == [
        "MR HALL",
        "QUESTION",
        "MR HALL",
        "MR HALL",
    ]


def test_a_list_of_data_is_no_transcript():
    assert find_turns("VESSEL NAME: Dora\nVESSEL TYPE: Tanker\n") == []


@given(st.text(alphabet="ab .,?!“”\"'‘’«»`\n", max_size=80))
def test_regions_are_ordered_apart_and_within_one_line(text):
    last = 0
    for region in printed_regions(Article("a", text, ())):
        assert last <= region.outer_start <= region.start <= region.end <= region.outer_end
        assert "\n" not in text[region.outer_start : region.outer_end]
        last = region.outer_end


@pytest.mark.parametrize(
    "text",
    [
        "“We will wait, Mara Lindt said, and then we go,” Jonas Vey recalled.",
        "“It is old, Vey said, and it is new, Lindt said, so we wait.”",
        "“We will wait, he said, and then we go.”",
    ],
)
def test_a_cue_inside_what_somebody_tells_parts_nothing(text):
    assert len(inside(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        '"The harbour is closed,"said Mara Lindt. "It will open on Monday."',
        "“The harbour is closed,”said Mara Lindt. “It will open on Monday.”",
        'Mara Lindt said,"The harbour is closed. It will open on Monday."',
    ],
)
def test_a_space_lost_beside_a_mark_hides_no_cue(quote, text):
    assert {(q.speaker, q.kind) for q in quote(text)} == {("Mara Lindt", "direct")}
