"""Which labels could stand in print: the others are withheld from the Timeline; persons are invented."""

import pytest
from telling import event_at

from dashboard.parsing.events.labels import headline, tidy
from dashboard.parsing.events.labels.printable import is_torn

CLEAR = 2


@pytest.mark.parametrize(
    ("told", "pointing", "word"),
    [
        (
            "Ines Halvorsen praised the painter Tom Baker on Monday.",
            "Ines Halvorsen praised the old painter on Monday.",
            "praised",
        ),
        (
            "Ines Halvorsen backed a study of Lake Inari on Monday.",
            "Ines Halvorsen backed that gloomy study of ice on Monday.",
            "backed",
        ),
        (
            "Norway’s navy left Syria in 2014.",
            "Norway’s navy left the country in 2014.",
            "left",
        ),
    ],
)
def test_what_only_its_text_tells_of_is_no_label(told, pointing, word):
    assert event_at(told, word).worth >= CLEAR > event_at(pointing, word).worth


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Parties will meet in Oslo in June.", "meet"),
        ("The same ones toppled Norway’s government on Monday.", "toppled"),
        ("The administration announced aid to Norway on Monday.", "announced"),
        ("About 42 were hurt in Oslo on Monday.", "hurt"),
        ("Around 26,000 workers retired on Monday.", "retired"),
        ("A national space programme was founded by Tom Baker in 2020.", "founded"),
    ],
)
def test_a_label_says_who_acts(text, word):
    assert event_at(text, word).worth < CLEAR
    clear = "The Lindt administration announced aid to Norway on Monday."
    assert event_at(clear, "announced").worth >= CLEAR
    assert event_at("Police arrested Tom Baker in Oslo on Monday.", "arrested").worth >= CLEAR


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The ministry of Norway said its forces downed thirty Danish drones on Monday.", "downed"),
        ("“Norway arrested Tom Baker on Monday,” Ines Halvorsen said.", "arrested"),
        ("Norway’s army fired on Tom Baker on Monday, according to a report.", "fired"),
        ("Tom Baker claims that bombs fell when he visited Oslo in 2014.", "visited"),
        ("Norway was instrumental in founding the Lake Institute in 2012.", "founding"),
    ],
)
def test_what_a_source_says_or_what_completes_another_verb_is_no_happening(text, word):
    assert event_at(text, word).worth < CLEAR
    plain = "Norway’s forces downed thirty Danish drones on Monday."
    assert event_at(plain, "downed").worth >= CLEAR


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Norway is spending more money in Denmark than in Sweden this week.", "spending"),
        ("No food from Norway has reached Lindt Island since 2 May.", "reached"),
        ("A study by Oslo University found this week that Norway’s lakes freeze late.", "found"),
        ("Ines Halvorsen spent nine years in France from 1990 to 1999.", "spent"),
        ("Norway outranks Denmark this year in births.", "outranks"),
        ("They saw Lund’s fifth victory on Monday.", "victory"),
        ("Lee lives in the east of Lund County, which was burned in a wildfire in 2014.", "burned"),
    ],
)
def test_how_things_are_and_what_was_not_are_no_happenings(text, word):
    assert event_at(text, word).worth < CLEAR


def test_a_list_is_told_to_its_end_or_not_at_all():
    cut = "On Monday Ines Halvorsen hosted Tom Baker, Bo Park and the mayor of Lund in Oslo."
    event = event_at(cut, "hosted")
    assert all(name in event.label for name in ("Baker", "Park", "Lund")) or event.worth < CLEAR


def test_whose_a_vote_is_goes_into_print_without_its_mark():
    assert event_at("Norway’s elections on 2 June 2022 were calm.", "elections").label == (
        "Norway elections"
    )


@pytest.mark.parametrize(
    "label",
    [
        "The Medium is the Message’: the light festival",
        "Lakes froze by 2016—Norway,Sweden and others",
        "Ann Lee was freed on the condition that each pay within",
        "All paid for Ann Lee",
        "OSLO, AFX) – Ann Lee left",
        "Whose parents were born in Oslo",
        "Ann Lee said “They’re not for sale”",
        "Ann Lee said “We are not winning, but”",
        'Ann Lee told Oslo’s "Today “I was late”',
        "Ann Lee tweeted about",
        "Ann Lee saw the raid for what it",
        "Ann Lee upset Ferry Man’ fans by leaving",
        "Ann Lee sat down with to discuss the war",
        "Lund beat Malmö on Sunday night Getty Images",
    ],
)
def test_a_label_that_is_not_whole_is_torn(label):
    assert is_torn(label)
    assert not is_torn("US frees Ann Lee from ‘the tower’, workers’ union says")


def test_marks_of_a_headline_are_those_of_print():
    assert (
        headline("lee out of 'the dance' after 'hard' day")
        == "Lee out of ‘the dance’ after ‘hard’ day"
    )
    assert headline("Lee's workers' rights") == "Lee’s workers’ rights"


def test_a_label_leaves_days_to_its_date_and_marks_to_words():
    assert (
        tidy("Norway condemns the raid of today on Lund")
        == "Norway condemns the raid of today on Lund"
    )
    assert tidy("Norway mourns victims of yesterday's flood") == "Norway mourns victims of flood"
    assert tidy('Ann Lee said troops remain "for') == "Ann Lee said troops remain"


@pytest.mark.parametrize(
    ("clear", "unclear", "word"),
    [
        (
            "Ines Halvorsen was sacked by Oslo United in 2018.",
            "The Norwegian boss was sacked by Oslo United in 2018.",
            "sacked",
        ),
        (
            "The bridge was opened by Tom Baker, who died in 2012.",
            "The bridge was opened by Tom Baker, the heir of Odd Brekke, who died in 2012.",
            "died",
        ),
        (
            "Norland’s rocket Solveig launched from Peru in 2020.",
            "Norland sent a rocket to Mars that launched from Peru in 2020.",
            "launched",
        ),
        (
            "Norway is imposing sanctions on Northwind today.",
            "Norway is imposing sanctions today.",
            "imposing",
        ),
        (
            "Ines Halvorsen will travel to Peru on May 20 to attend the Lima Forum.",
            "Ines Halvorsen will travel to Peru on May 20 to expand cooperation with Lima.",
            "attend|expand",
        ),
    ],
)
def test_a_label_names_who_did_it_and_to_whom(clear, unclear, word):
    right, _, wrong = word.partition("|")
    assert event_at(clear, right).worth >= CLEAR > event_at(unclear, wrong or right).worth


def test_a_noun_in_a_heading_is_no_verb():
    text = "Third Harbour Partners Meeting on Oslo\n\nNorway welcomed partners on Monday."
    assert event_at(text, "Meeting").worth < CLEAR


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ada Quill stood beside his brother, who died in Oslo on Monday.", "died"),
        ("Norway's mayors on Monday had congratulated him.", "congratulated"),
    ],
)
def test_what_is_cut_short_or_of_nobody_known_stays_out_of_print(text, word):
    assert event_at(text, word).worth < CLEAR


@pytest.mark.parametrize(
    ("clear", "unclear", "word"),
    [
        (
            "Norland on Monday killed two sailors and hurt 20 nurses in Oslo.",
            "Norland on Monday killed two sailors and hurt 20 others in Oslo.",
            "hurt",
        ),
        (
            "Ada Quill and Tom Baker left for Oslo on Monday, the police said.",
            "Ada Quill and Tom Baker left for Oslo on Monday, the newspaper said.",
            "left",
        ),
        (
            "Northwind Ltd., a rival of Norland Air, fell by half on Monday.",
            "Northwind Ltd., expected earnings for the winter fell by half on Monday.",
            "fell",
        ),
        (
            "Norland urged both sides on Monday to build something that lasts.",
            "Norland urged both sides on Monday to build something that lasts for years.",
            "urged",
        ),
        (
            "Ada Quill told Norland Air on Monday that Oslo was calm.",
            "Ada Quill told Norland Air on Monday.",
            "told",
        ),
        (
            "Ada Quill left Oslo on Monday, accusing Tom Baker.",
            "Ada Quill left Oslo on Monday, accusing Tom Baker of burning the ferry.",
            "accusing",
        ),
        (
            "Tom Baker met a friend of Ada Quill, who died in 2019.",
            "Tom Baker met a friend of Ada Quill’s who died in 2019.",
            "died",
        ),
        (
            "Ada Quill won the vote in Oslo on Monday, according to early returns.",
            "Ada Quill won the vote in Oslo on Monday, according to Tom Baker.",
            "won",
        ),
        (
            "The harbour fees set off a fight in Oslo, Ada Quill said on Monday.",
            "The harbour fees set off a fight in Oslo on Monday: Ada Quill said she is sure that Tom Baker lied.",
            "said",
        ),
        (
            "Ada Quill praised Oslo on Monday.",
            "OSLO — Ada Quill praised this struggling town on Monday.",
            "praised",
        ),
    ],
)
def test_a_label_that_lacks_a_part_of_its_sentence_stays_out_of_print(clear, unclear, word):
    assert event_at(clear, word).worth >= CLEAR > event_at(unclear, word).worth


def test_a_label_does_not_run_on_over_a_dateline():
    text = "Mayor Ada Quill of Oslo said on Monday BERGEN – The bridge had been shut."
    assert event_at(text, "said").worth < CLEAR


def test_a_deal_that_only_explains_a_name_is_no_event():
    text = "Ada Quill praised the Lima Pact, the 1994 deal with Norway and Chile."
    assert event_at(text, "deal").worth < CLEAR


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Northwind sold its Sunday Mirror to a bank",
            "Northwind sold its Sunday Mirror to a bank",
        ),
        ("Lee read his Sunday Times column aloud", "Lee read his Sunday Times column aloud"),
        ("Lee won his Tuesday primary", "Lee won his primary"),
        ("Holm won last year and this year in Oslo", "Holm won last year and this year in Oslo"),
        (
            "Holm met Lee on Monday, Tuesday and Friday",
            "Holm met Lee on Monday, Tuesday and Friday",
        ),
        ("Holm won last year and left Oslo", "Holm won and left Oslo"),
    ],
)
def test_a_label_keeps_a_day_in_a_name_and_days_joined(text, label):
    assert tidy(text) == label
